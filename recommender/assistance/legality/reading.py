"""Read and check the rules; a mistake is shown with its line and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from re import Pattern
from typing import Final

import yaml
from pydantic import ValidationError

from recommender.assistance.legality.document import (
    DocumentWritten,
    FactWritten,
    RuleWritten,
    SayingWritten,
)
from recommender.assistance.legality.rules import (
    EasyPayRule,
    PayRule,
    RequiredFact,
    Rule,
    RuleBook,
    Saying,
)
from recommender.domain.posting import JobPosting
from recommender.errors import LegalityRulesInvalid

RULES_FILE: Final = Path(__file__).resolve().parents[3] / "data" / "legality" / "rules.yaml"
_PIECE: Final = re.compile(r"(?<!\?P)<([a-z_]+)>")
_BLANKS: Final = re.compile(r"\{(\w*)\}")
_PAY_BLANKS: Final = frozenset({"pay", "median", "n", "times"})
Path_ = tuple[str | int, ...]


@cache
def default_rules() -> RuleBook:
    """Return the rules in ``data/legality/rules.yaml``, read once."""
    return read_rules(RULES_FILE.read_text(encoding="utf-8"), RULES_FILE.name)


def read_rules(text: str, file: str) -> RuleBook:
    """Return the rules written in a text.

    Parameters
    ----------
    text
        YAML, in the form ``docs/legality.md`` describes.
    file
        Its name, to be shown.

    Raises
    ------
    LegalityRulesInvalid
        With the line and what to do.
    """
    reader = _Reader(text, file)
    return reader.book()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.file = file
        try:
            self.root = yaml.compose(text, Loader=yaml.SafeLoader)
            self.written = DocumentWritten.model_validate(yaml.safe_load(text))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line = mark.line + 1 if mark else 1
            raise self._at_line(
                line,
                "不是 YAML：检查缩进和引号",
                f"no YAML: {error.problem}; check indents, quotes",
            ) from error
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise self._fault(
                first["loc"],
                f"{where}：{first['msg']}；各键的写法见 docs/legality.md",
                f"{where}: {first['msg']}; docs/legality.md shows every key",
            ) from error

    def _at_line(self, line: int, zh: str, en: str) -> LegalityRulesInvalid:
        return LegalityRulesInvalid(file=self.file, line=line, detail_zh=zh, detail_en=en)

    def _fault(self, path: Sequence[str | int], zh: str, en: str) -> LegalityRulesInvalid:
        return self._at_line(_line(self.root, path), zh, en)

    def book(self) -> RuleBook:
        """Return the rules, compiled."""
        self._check_ids()
        written = self.written
        pay, required = written.pay_far_above, written.required
        for language in ("zh", "en"):
            self._check_blanks(
                ("pay_far_above", "why", language), getattr(pay.why, language), _PAY_BLANKS
            )
        rules = tuple(self._rule(rule, ("rules", i)) for i, rule in enumerate(written.rules))
        return RuleBook(
            rules=rules,
            easy_pay=self._easy_pay(rules),
            required_clause=self._clause(required.clause, ("required", "clause")),
            required=tuple(
                self._required(fact, ("required", "facts", i))
                for i, fact in enumerate(required.facts)
            ),
            pay=PayRule(
                pay.severity,
                pay.factor,
                pay.easy_factor,
                self._pattern(pay.easy, ("pay_far_above", "easy")),
                pay.minimum_postings,
                self._pattern(pay.unless_in_ad, ("pay_far_above", "unless_in_ad")),
                _said(pay.why),
                _said(pay.rewrite),
            ),
        )

    def _easy_pay(self, rules: Sequence[Rule]) -> EasyPayRule:
        easy, path = self.written.pay_too_easy, ("pay_too_easy",)
        rule = next((rule for rule in rules if rule.id == easy.rule), None)
        if rule is None:
            raise self._fault(
                (*path, "rule"), f"没有规则 {easy.rule}", f"there is no rule {easy.rule}"
            )
        home = self._pattern(easy.home, (*path, "home"))
        return EasyPayRule(
            rule, easy.least_cny_month, home, self._pattern(easy.easy, (*path, "easy"))
        )

    def _check_ids(self) -> None:
        seen: set[str] = set()
        for i, rule in enumerate(self.written.rules):
            path = ("rules", i)
            if rule.id in seen:
                raise self._fault(
                    (*path, "id"),
                    f"{rule.id} 出现两次，请改名",
                    f"{rule.id} stands twice; rename one",
                )
            seen.add(rule.id)
        for i, rule in enumerate(self.written.rules):
            if rule.instead_of is not None and rule.instead_of not in seen:
                raise self._fault(
                    ("rules", i, "instead_of"),
                    f"没有规则 {rule.instead_of}，现有：{'、'.join(sorted(seen))}",
                    f"there is no rule {rule.instead_of}; there are {', '.join(sorted(seen))}",
                )

    def _rule(self, written: RuleWritten, path: Path_) -> Rule:
        self._check_rule(written, path)
        clause = written.clause
        return Rule(
            id=written.id,
            severity=written.severity,
            clause=self._clause(clause, (*path, "clause")) if clause else None,
            also=tuple(
                self._clause(name, (*path, "also", i)) for i, name in enumerate(written.also)
            ),
            facts=frozenset(written.facts),
            says=self._maybe(written.says, (*path, "says")),
            hints=written.hints,
            patterns=self._patterns(written.patterns, (*path, "patterns")),
            exceptions=self._patterns(written.exceptions, (*path, "except")),
            kinds=frozenset(written.kinds),
            unless_in_ad=self._maybe(written.unless_in_ad, (*path, "unless_in_ad")),
            instead_of=written.instead_of,
            where=self._maybe(written.where, (*path, "where")),
            to_confirm=written.confirm,
            hold=written.hold,
            notice=_said(written.notice) if written.notice else None,
            why=_said(written.why),
            rewrite=_said(written.rewrite),
            finds=written.finds,
            leaves=written.leaves,
        )

    def _check_rule(self, rule: RuleWritten, path: Path_) -> None:
        """Refuse what would be said wrongly, or never."""
        if rule.severity == "unlawful" and rule.clause is None:
            raise self._fault(
                path,
                f"{rule.id} 定为 unlawful 却没有 clause：写明条款，或改为 discouraged",
                f"{rule.id} is unlawful without a clause: name one, or make it discouraged",
            )
        if "age" in rule.facts and rule.severity == "unlawful":
            raise self._fault(
                (*path, "severity"),
                "年龄要求不得定为 unlawful：国家法律没有这样规定，改为 discouraged",
                "age limits are never unlawful nationally: make it discouraged",
            )
        if rule.hold != (rule.severity == "unlawful") and rule.severity != "suspicious":
            raise self._fault(
                path,
                f"{rule.id}：unlawful 都要写 hold: true，discouraged 和 incomplete 都不得写",
                f"{rule.id}: what is unlawful has hold: true, what is discouraged or incomplete never",
            )
        if rule.patterns and not rule.hints:
            raise self._fault(
                (*path, "patterns"),
                f"{rule.id} 有 patterns 却没有 hints：列出必然出现的字",
                f"{rule.id} has patterns but no hints: list words one of which always stands there",
            )
        if rule.instead_of is None and not (rule.patterns or rule.facts):
            raise self._fault(
                path,
                f"{rule.id} 什么也查不到：写 patterns 或 facts",
                f"{rule.id} can find nothing: give it patterns or facts",
            )
        for language in ("zh", "en"):
            self._check_blanks(
                (*path, "rewrite", language), getattr(rule.rewrite, language), {"text"}
            )
            if rule.notice is not None:
                self._check_blanks(
                    (*path, "notice", language), getattr(rule.notice, language), set()
                )

    def _check_blanks(self, path: Path_, sentence: str, known: frozenset[str] | set[str]) -> None:
        for name in _BLANKS.findall(sentence):
            if name not in known:
                listed = ", ".join(f"{{{blank}}}" for blank in sorted(known))
                raise self._fault(
                    path,
                    f"没有空位 {{{name}}}，可用：{listed}",
                    f"no blank {{{name}}}; there are {listed}",
                )

    def _required(self, written: FactWritten, path: Path_) -> RequiredFact:
        for i, name in enumerate(written.fields):
            if name not in JobPosting.model_fields:
                raise self._fault(
                    (*path, "fields", i), f"岗位没有字段 {name}", f"a posting has no field {name}"
                )
        return RequiredFact(
            written.id,
            written.fields,
            self._patterns(written.cues, (*path, "cues")),
            self._patterns(written.elsewhere, (*path, "elsewhere")),
            _said(written.why),
            _said(written.rewrite),
        )

    def _clause(self, name: str, path: Path_) -> Saying:
        clauses = self.written.clauses
        if name not in clauses:
            raise self._fault(
                path,
                f"clauses 里没有 {name}，现有：{'、'.join(clauses)}",
                f"clauses has no {name}; there are {', '.join(clauses)}",
            )
        return _said(clauses[name])

    def _patterns(self, sources: Sequence[str], path: Path_) -> tuple[Pattern[str], ...]:
        return tuple(self._pattern(source, (*path, i)) for i, source in enumerate(sources))

    def _maybe(self, source: str | None, path: Path_) -> Pattern[str] | None:
        return None if source is None else self._pattern(source, path)

    def _pattern(self, source: str, path: Path_) -> Pattern[str]:
        try:
            pattern = re.compile(_expanded(source, self.written.words))
        except KeyError as error:
            name, words = error.args[0], self.written.words
            raise self._fault(
                path,
                f"words 里没有 <{name}>，现有：{'、'.join(words)}",
                f"words has no <{name}>; there are {', '.join(words)}",
            ) from None
        except re.error as error:
            raise self._fault(
                path,
                f"正则有误（{error.msg}）：检查括号和反斜杠",
                f"the pattern is wrong ({error.msg}): check brackets and backslashes",
            ) from error
        if pattern.search(""):
            raise self._fault(
                path,
                "这个正则在空文本里也能匹配：至少要有一个字",
                "the pattern matches an empty text: it needs at least one word",
            )
        return pattern


def _expanded(source: str, words: Mapping[str, str]) -> str:
    """Return a pattern with its pieces put in; a piece may hold others defined before it."""
    before = None
    while source != before:
        before, source = source, _PIECE.sub(lambda piece: words[piece[1]], source)
    return source


def _said(written: SayingWritten) -> Saying:
    return Saying(written.zh, written.en)


def _line(root: yaml.Node | None, path: Sequence[str | int]) -> int:
    """Return the line, from 1, of the node that a path leads to, or as far as it leads."""
    nodes = list(_along(root, path))
    return nodes[-1].start_mark.line + 1 if nodes else 1


def _along(node: yaml.Node | None, path: Sequence[str | int]) -> Iterator[yaml.Node]:
    if node is None:
        return
    yield node
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == part), None)
            if found is None:
                return
            key, node = found
            yield key
        elif (
            isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value)
        ):
            node = node.value[part]
        else:
            return
    if isinstance(node, yaml.ScalarNode):
        yield node
