"""Find pay that lies far above what the occupation pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import median

from features.parsed import Span
from recommender.assistance.legality.ad import Ad
from recommender.assistance.legality.rules import EasyPayRule, PayRule, filled
from recommender.assistance.legality.wording import finding_of
from recommender.domain.legality import Finding, PayReference
from recommender.domain.posting import JobPosting


def find_pay_far_above(ad: Ad, reference: PayReference | None, rule: PayRule) -> Iterator[Finding]:
    """Yield a finding where even the least pay of an ad is far above the occupation's.

    Parameters
    ----------
    ad
        The ad.
    reference
        Of its occupation; ``None`` gives no finding, and so does one of too few postings.
    rule
        How far is far, and how few is too few.
    """
    pay = ad.least_pay_cny_month
    if reference is None or pay is None or reference.n_postings < rule.minimum_postings:
        return
    factor = rule.easy_factor if rule.easy.search(ad.whole) else rule.factor
    if pay < factor * reference.median_cny_month:
        return
    if ad.asks_much or rule.unless_in_ad.search(ad.whole):
        return
    why = filled(
        rule.why,
        pay=f"{pay:,.0f}",
        median=f"{reference.median_cny_month:,.0f}",
        n=reference.n_postings,
        times=f"{pay / reference.median_cny_month:.1f}",
    )
    yield Finding(
        rule="pay_far_above",
        severity=rule.severity,
        field=ad.pay_field,
        start=ad.pay_start,
        end=ad.pay_start + len(ad.pay_text),
        text=ad.pay_text,
        why_zh=why.zh,
        why_en=why.en,
        rewrite_zh=rule.rewrite.zh,
        rewrite_en=rule.rewrite.en,
        to_confirm=True,
    )


def find_pay_too_easy(ad: Ad, easy: EasyPayRule) -> Iterator[Finding]:
    """Yield a finding where work at home that asks for nothing pays very much.

    Parameters
    ----------
    ad
        The ad; one that is found for its words by the same rule is the caller's to leave out.
    easy
        How much is very much.
    """
    pay = ad.least_pay_cny_month
    if pay is None or pay < easy.least_cny_month or ad.asks_much:
        return
    if easy.home.search(ad.whole) and easy.easy.search(ad.whole):
        place = ad.pay_start, ad.pay_start + len(ad.pay_text)
        yield finding_of(easy.rule, ad.pay_field, Span(*place, ad.pay_text))


def pay_references(postings: Iterable[JobPosting]) -> dict[str, PayReference]:
    """Return what each occupation pays, by its code: the median of the middles of the ranges.

    Parameters
    ----------
    postings
        Those without an occupation or without pay are left out; a floor or a ceiling alone
        counts as it stands.
    """
    middles: dict[str, list[float]] = {}
    for posting in postings:
        bounds = [posting.salary_min_cny_month, posting.salary_max_cny_month]
        known = [bound for bound in bounds if bound is not None]
        if posting.occupation_code and known:
            middles.setdefault(posting.occupation_code, []).append(sum(known) / len(known))
    return {
        code: PayReference(
            occupation_code=code, n_postings=len(values), median_cny_month=median(values)
        )
        for code, values in middles.items()
    }
