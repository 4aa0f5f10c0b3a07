"""Check an ad."""

from __future__ import annotations

from collections.abc import Iterator

from recommender.assistance.legality.ad import Ad, ad_of_posting
from recommender.assistance.legality.completeness import find_missing
from recommender.assistance.legality.pay import find_pay_far_above, find_pay_too_easy
from recommender.assistance.legality.reading import default_rules
from recommender.assistance.legality.rules import RuleBook
from recommender.assistance.legality.wording import find_wording
from recommender.domain.legality import SEVERITIES, Finding, PayReference
from recommender.domain.posting import JobPosting


def screen(
    posting: JobPosting, reference: PayReference | None, book: RuleBook | None = None
) -> tuple[Finding, ...]:
    """Return what a posting is found for, the gravest first (well under 1 ms).

    Parameters
    ----------
    posting
        As it was imported.
    reference
        What its occupation pays, ``None`` if that is not known.
    book
        The rules; by default those of ``data/legality/rules.yaml``.
    """
    return screen_ad(ad_of_posting(posting), reference, book)


def screen_ad(
    ad: Ad, reference: PayReference | None = None, book: RuleBook | None = None
) -> tuple[Finding, ...]:
    """Return what an ad is found for, the gravest first, then in the order of the text.

    Parameters
    ----------
    ad
        From a posting or from bare text.
    reference, book
        As for `screen`.
    """
    book = book or default_rules()
    return tuple(sorted(_findings(ad, reference, book), key=_place))


def _findings(ad: Ad, reference: PayReference | None, book: RuleBook) -> Iterator[Finding]:
    worded = list(find_wording(ad, book))
    yield from worded
    if all(finding.rule != book.easy_pay.rule.id for finding in worded):
        yield from find_pay_too_easy(ad, book.easy_pay)
    yield from find_pay_far_above(ad, reference, book.pay)
    yield from find_missing(ad, book)


def _place(finding: Finding) -> tuple[int, bool, int]:
    return SEVERITIES.index(finding.severity), finding.field != "title", finding.start
