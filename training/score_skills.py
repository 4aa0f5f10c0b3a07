"""Count right, wrong and missed findings of skills and certificates in one labelled sentence.

The rules are those of ``tests/gold/skills``: overlap and code decide whether a finding is
right; polarity, level and offsets are counted among the right ones; what is found in an
optional span is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal

Kind = Literal["skill", "certificate"]
Polarity = Literal["asked", "preferred", "held", "negated"]


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """What stands in a sentence; half-open offsets.

    Parameters
    ----------
    start, end
        Where it stands.
    kind
        ``skill`` or ``certificate``.
    codes
        Codes that are right; none where the table has no code for it.
    polarity
        ``asked``, ``preferred`` or ``negated`` in ads, ``held`` or ``negated`` of a person.
    level
        Level said, if any.
    optional
        Neither asked for nor wrong.
    """

    start: int
    end: int
    kind: Kind
    codes: frozenset[str]
    polarity: Polarity
    level: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader found; half-open offsets."""

    start: int
    end: int
    kind: Kind
    code: str
    polarity: Polarity
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted of one kind in one sentence.

    Parameters
    ----------
    right, wrong
        Findings; several of one code in one span are one.
    spans, found
        Spans that count, and those of them with a right finding.
    polarity, level, offsets
        Right findings with the polarity, the level and the offsets of their span.
    negated, negated_as_held
        Negated spans that were found, and those of them taken for held or asked for.
    without_code
        Spans that count and that no code fits; they are missed by any reader.
    """

    right: int = 0
    wrong: int = 0
    spans: int = 0
    found: int = 0
    polarity: int = 0
    level: int = 0
    offsets: int = 0
    negated: int = 0
    negated_as_held: int = 0
    without_code: int = 0

    def row(self) -> list[int]:
        """Return the counts in the order of their names."""
        return [int(getattr(self, field.name)) for field in fields(self)]


COUNTED = tuple(field.name for field in fields(Counts))


def count_findings(
    spans: Sequence[LabelledSpan], findings: Sequence[Finding], kind: Kind
) -> Counts:
    """Count the findings of one kind in one sentence.

    Parameters
    ----------
    spans
        Its labels, of both kinds.
    findings
        What a reader found, of both kinds.
    kind
        The kind to count.
    """
    asked = [s for s in spans if s.kind == kind and not s.optional]
    optional = [s for s in spans if s.kind == kind and s.optional]
    right: dict[tuple[LabelledSpan, str], Finding] = {}
    wrong = 0
    for finding in (f for f in findings if f.kind == kind):
        span = _span_of(finding, asked, right)
        if span is not None:
            right.setdefault((span, finding.code), finding)
        elif not any(_overlap(finding, other) for other in optional):
            wrong += 1
    found = {span for span, _ in right}
    negated = [(span, f) for (span, _), f in right.items() if span.polarity == "negated"]
    return Counts(
        right=len(right),
        wrong=wrong,
        spans=len(asked),
        found=len(found),
        polarity=sum(span.polarity == f.polarity for (span, _), f in right.items()),
        level=sum(span.level == f.level for (span, _), f in right.items()),
        offsets=sum((s.start, s.end) == (f.start, f.end) for (s, _), f in right.items()),
        negated=len({span for span, _ in negated}),
        negated_as_held=len({span for span, f in negated if f.polarity != "negated"}),
        without_code=sum(not span.codes for span in asked),
    )


def _span_of(
    finding: Finding,
    spans: Sequence[LabelledSpan],
    right: dict[tuple[LabelledSpan, str], Finding],
) -> LabelledSpan | None:
    """Return the span a finding is right for, one not found yet before others."""
    fitting = [s for s in spans if _overlap(finding, s) and finding.code in s.codes]
    new = [span for span in fitting if (span, finding.code) not in right]
    return next(iter(new or fitting), None)


def _overlap(finding: Finding, span: LabelledSpan) -> bool:
    return finding.start < span.end and span.start < finding.end
