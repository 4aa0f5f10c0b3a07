"""Which ads a steward must see first, and what a person who is shown one is told."""

from __future__ import annotations

from recommender.assistance.legality.ad import ad_of_posting
from recommender.assistance.legality.reading import default_rules
from recommender.assistance.legality.rules import RuleBook
from recommender.assistance.legality.wording import find_wording
from recommender.domain.legality import AdNotice, Finding
from recommender.domain.posting import JobPosting


def grounds_to_hold(posting: JobPosting, book: RuleBook | None = None) -> tuple[Finding, ...]:
    """Return what a posting is held back for until a steward has seen it.

    Parameters
    ----------
    posting
        As it was imported; about 0.2 ms each.
    book
        The rules; by default those of ``data/legality/rules.yaml``.
    """
    book = book or default_rules()
    found = find_wording(ad_of_posting(posting), book, book.holding)
    return tuple(finding for finding in found if finding.hold)


def ad_notices(
    posting: JobPosting, language: str = "zh", book: RuleBook | None = None
) -> tuple[AdNotice, ...]:
    """Return what a person who is shown a posting is told of its wording, once a rule.

    The words themselves are not repeated: what an ad asks of age or origin is quoted nowhere.

    Parameters
    ----------
    posting
        As it was imported.
    language
        ``zh`` or ``en``.
    book
        As for `grounds_to_hold`.
    """
    book = book or default_rules()
    found = {f.rule for f in find_wording(ad_of_posting(posting), book, book.noticed)}
    return tuple(
        AdNotice(
            rule=rule.id,
            severity=rule.severity,
            text=rule.notice.zh if language.startswith("zh") else rule.notice.en,
        )
        for rule in book.noticed
        if rule.id in found and rule.notice is not None
    )
