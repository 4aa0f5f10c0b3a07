"""Find wording that a rule speaks of, and leave what only looks like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from features.parsed import Span
from features.protected_wording import ProtectedDemand, may_demand, protected_demands
from features.text import quote
from recommender.assistance.legality.ad import Ad
from recommender.assistance.legality.rules import Rule, RuleBook, filled
from recommender.domain.legality import Finding

Stretch = tuple[int, int]


def find_wording(ad: Ad, book: RuleBook, among: Sequence[Rule] | None = None) -> Iterator[Finding]:
    """Yield what the wording of an ad is found for, rule by rule within each field.

    Parameters
    ----------
    ad
        The ad.
    book
        The rules.
    among
        Those of them that are tried; by default all.
    """
    rules = [r for r in (book.words if among is None else among) if _holds(r, ad)]
    hinted = [rule for rule in rules if any(hint in ad.whole for hint in rule.hints)]
    demanding = may_demand(ad.whole)
    for field, text, folded in ad.folded:
        demands = protected_demands(text, is_title=field == "title") if demanding else []
        # Few ads hold a hint at all: looking at the whole first makes it twice as quick.
        for rule in rules if demands else hinted:
            for start, end in stretches(rule, folded, demands):
                yield finding_of(book.stand_in(rule, ad.whole), field, quote(text, start, end))


def stretches(rule: Rule, folded: str, demands: Sequence[ProtectedDemand]) -> list[Stretch]:
    """Return the half-open stretches of a folded text that a rule finds, none overlapping.

    Parameters
    ----------
    rule
        The rule.
    folded
        Text from `features.text.fold`.
    demands
        What `protected_demands` found in it.
    """
    found = [
        (demand.start, demand.end)
        for demand in demands
        if demand.fact in rule.facts
        and (rule.says is None or rule.says.search(folded[demand.start : demand.end]))
    ]
    if any(hint in folded for hint in rule.hints):
        found += [m.span() for pattern in rule.patterns for m in pattern.finditer(folded)]
    if not found:
        return []
    spared = [m.span() for pattern in rule.exceptions for m in pattern.finditer(folded)]
    return list(_joined(s for s in found if s[0] < s[1] and not _overlaps(s, spared)))


def _holds(rule: Rule, ad: Ad) -> bool:
    if rule.kinds and ad.kind not in rule.kinds:
        return False
    if rule.where is not None and not rule.where.search(ad.whole):
        return False
    return rule.unless_in_ad is None or not rule.unless_in_ad.search(ad.whole)


def _overlaps(stretch: Stretch, others: Iterable[Stretch]) -> bool:
    return any(stretch[0] < end and start < stretch[1] for start, end in others)


def _joined(found: Iterable[Stretch]) -> Iterator[Stretch]:
    start, end = -1, -1
    for first, last in sorted(found):
        if first >= end:
            if end > 0:
                yield start, end
            start = first
        end = max(end, last)
    if end > 0:
        yield start, end


def finding_of(rule: Rule, field: str, span: Span) -> Finding:
    """Return the finding that a rule makes of a span of a field.

    Parameters
    ----------
    rule
        Which.
    field
        Name of the field.
    span
        The words and their place in it.
    """
    rewrite = filled(rule.rewrite, text=span.text)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        clause=rule.clause.zh if rule.clause else "",
        clause_en=rule.clause.en if rule.clause else "",
        also=tuple(clause.zh for clause in rule.also),
        also_en=tuple(clause.en for clause in rule.also),
        field=field,
        start=span.start,
        end=span.end,
        text=span.text,
        why_zh=rule.why.zh,
        why_en=rule.why.en,
        rewrite_zh=rewrite.zh,
        rewrite_en=rewrite.en,
        to_confirm=rule.to_confirm,
        hold=rule.hold,
    )
