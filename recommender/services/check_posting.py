"""Check ads: bare texts, a posting that is stored, or all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from features.occupation.similarity import UNKNOWN_CODE, int_to_code
from features.progress import Progress, silent
from recommender.assistance.legality import (
    Ad,
    ad_of_text,
    default_rules,
    screen,
    screen_ad,
)
from recommender.assistance.legality.pay import pay_references
from recommender.domain.legality import SEVERITIES, Finding, PayReference, Severity
from recommender.domain.posting import JobPosting
from recommender.errors import InvalidInput
from recommender.ports import Store, TableView, TitleLinker
from recommender.retrieval.columns import PostingColumns

References = Mapping[str, PayReference]
LONGEST_AD: Final = 20_000
_PAGE: Final = 5_000
_TOLD_EVERY: Final = 500
# Below it the occupation of a title is a guess, and so would be the comparison of pay.
_SURE: Final = 0.6
_TITLE: Final = re.compile(
    r"(?:招聘?|聘请?|岗位(?:名称)?[:：])\s*(?P<title>[\u4e00-\u9fffA-Za-z]{2,12}?)"
    r"(?=[0-9一二两三四五六七八九十]+\s?[名人位个]|[，,。；;、（(\s]|$)"
)


def stored_references(store: Store) -> dict[str, PayReference]:
    """Return what each occupation pays by the open postings that are stored.

    Parameters
    ----------
    store
        Read page by page, about 40 µs a posting.
    """
    return pay_references(_open_postings(store))


def check_stored(
    store: Store, posting_id: str, references: References | None = None
) -> tuple[Finding, ...]:
    """Return what a stored posting is found for.

    Parameters
    ----------
    store
        Where it is.
    posting_id
        Which.
    references
        As `stored_references` gives them; read anew by default.

    Raises
    ------
    NotFound
        There is no such posting.
    """
    posting = store.postings.get(posting_id)
    return check_draft(posting, stored_references(store) if references is None else references)


def check_draft(posting: JobPosting, references: References) -> tuple[Finding, ...]:
    """Return what a posting that need not be stored is found for.

    Parameters
    ----------
    posting
        By its fields.
    references
        As `stored_references` or `indexed_references` give them.
    """
    return screen(posting, references.get(posting.occupation_code or ""))


def indexed_references(view: TableView[PostingColumns]) -> dict[str, PayReference]:
    """Return what each occupation pays by the index: as `stored_references`, without a read.

    Parameters
    ----------
    view
        Of open postings; some 10 ms for a hundred thousand.
    """
    columns = view.columns
    low, high = columns.salary_min, columns.salary_max
    middle = np.where(np.isnan(low), high, np.where(np.isnan(high), low, (low + high) / 2))
    rows = np.flatnonzero(view.alive & (columns.occupation != UNKNOWN_CODE) & ~np.isnan(middle))
    rows = rows[np.argsort(columns.occupation[rows], kind="stable")]
    codes, starts = np.unique(columns.occupation[rows], return_index=True)
    parts = np.split(middle[rows], starts[1:])
    return {
        code: PayReference(
            occupation_code=code, n_postings=len(part), median_cny_month=float(np.median(part))
        )
        for number, part in zip(codes.tolist(), parts, strict=True)
        if (code := int_to_code(number)) is not None
    }


def count_stored(store: Store, progress: Progress = silent) -> dict[tuple[Severity, str], int]:
    """Return how many open postings each rule finds something in, the gravest first.

    Parameters
    ----------
    store
        Where they are; about 0.5 ms a posting.
    progress
        Told ``("check", done, total)`` postings.
    """
    references = stored_references(store)
    total = store.postings.count(status="open")
    counts: Counter[tuple[Severity, str]] = Counter()
    for done, posting in enumerate(_open_postings(store), 1):
        findings = screen(posting, references.get(posting.occupation_code or ""))
        counts.update({(finding.severity, finding.rule) for finding in findings})
        if done % _TOLD_EVERY == 0 or done == total:
            progress("check", done, max(done, total))
    ordered = sorted(counts, key=lambda found: (SEVERITIES.index(found[0]), -counts[found]))
    return {found: counts[found] for found in ordered}


def check_texts(
    texts: Sequence[str],
    references: Callable[[], References] = dict,
    linker: Callable[[], TitleLinker | None] = lambda: None,
) -> list[tuple[Finding, ...]]:
    """Return what each bare text is found for; a blank one is found for nothing.

    Parameters
    ----------
    texts
        One ad each.
    references
        Gives what `stored_references` does; asked only where an ad names its pay. By
        default there are none and pay is not compared.
    linker
        Asked for only where the pay of an ad could be far above what its occupation pays;
        without one pay is not compared.

    Raises
    ------
    InvalidInput
        A text is too long for an ad.
    """
    ads = [_ad(text) for text in texts]
    compared = _references(ads, references, linker)
    return [
        screen_ad(ad, compared.get(place)) if ad is not None else () for place, ad in enumerate(ads)
    ]


def _open_postings(store: Store) -> Iterator[JobPosting]:
    after = ""
    while page := store.postings.page(after_id=after, limit=_PAGE, status="open"):
        yield from page
        after = page[-1].id


def _ad(text: str) -> Ad | None:
    if len(text) > LONGEST_AD:
        raise InvalidInput(
            detail_zh=f"一条广告最多 {LONGEST_AD} 个字，这条有 {len(text)} 个；多条请用 --file，每行一条",
            detail_en=f"an ad has at most {LONGEST_AD} characters, this one {len(text)}; "
            "for several use --file, one a line",
        )
    return ad_of_text(text) if text.strip() else None


def _references(
    ads: Sequence[Ad | None],
    open_references: Callable[[], References],
    open_linker: Callable[[], TitleLinker | None],
) -> dict[int, PayReference]:
    """Return the reference of each ad whose pay could be too high, by its place."""
    rule = default_rules().pay
    if not any(ad is not None and ad.least_pay_cny_month for ad in ads):
        return {}
    references = open_references()
    usable = [r for r in references.values() if r.n_postings >= rule.minimum_postings]
    if not usable:
        return {}
    least = rule.factor * min(reference.median_cny_month for reference in usable)
    titles = {
        place: title
        for place, ad in enumerate(ads)
        if ad is not None and (ad.least_pay_cny_month or 0) >= least and (title := _title(ad))
    }
    linker = open_linker() if titles else None
    if linker is None:
        return {}
    found = linker.link(list(titles.values()), 1)
    return {
        place: references[candidates[0].code]
        for place, candidates in zip(titles, found, strict=True)
        if candidates and candidates[0].confidence >= _SURE and candidates[0].code in references
    }


def _title(ad: Ad) -> str | None:
    found = _TITLE.search(ad.whole)
    return found["title"] if found else None
