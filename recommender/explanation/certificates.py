"""Which certificates a posting asks for, and how a person stands to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Final, Literal

from features.certificates import certificate_covers
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.names import certificate_name, quoted
from recommender.explanation.pair import AskedCertificate, Standing
from recommender.retrieval.dictionaries import certificate_codes, certificates_held
from recommender.retrieval.seeker_columns import ANY_CERTIFICATE, held_names

By = Literal["law", "ad", "helps"]

# Of what the dictionary does not know, only this is surely a certificate (没证也行 is none).
_CERTIFICATE: Final = re.compile(r"^[^，,。；;]{1,16}(?:资格|执业|操作|上岗|作业|等级|许可)证书?$")


class Holder:
    """How one person stands to certificates.

    Parameters
    ----------
    seeker
        Who says what they hold and what they do not; silence is neither.
    """

    def __init__(self, seeker: SeekerProfile) -> None:
        names = seeker.negated.certificates
        self._held = certificates_held(held_names(seeker))
        self._held_names = frozenset(c.name for c in seeker.certificates)
        self._lacking = frozenset(certificate_codes(names))
        self._has_none = ANY_CERTIFICATE in names

    def standing(self, code: str) -> Standing:
        """Return how the person stands to a certificate of the dictionary."""
        if code in self._held:
            return "held"
        return "lacking" if self._has_none or code in self._lacking else "open"

    def standing_to_name(self, name: str) -> Standing:
        """Return how the person stands to a certificate the dictionary does not know."""
        if name in self._held_names:
            return "held"
        return "lacking" if self._has_none else "open"


def asked_certificates(
    seeker: SeekerProfile, legal: Sequence[str], required: Sequence[str], preferred: Sequence[str]
) -> tuple[AskedCertificate, ...]:
    """Return what is asked for, each thing once.

    A certificate that stands for another takes its place where the person stands to both
    alike: of 电工作业证 by law and 低压电工作业证 in the ad, the second is spoken of, as one
    the law asks for. Holding the wider one is no reason where the ad asks for more: with
    驾驶证B2 nobody meets an ad for A2 by holding 机动车驾驶证.

    Parameters
    ----------
    seeker
        The person.
    legal
        Codes of what the law asks for.
    required, preferred
        What the ad asks for, and prefers, as it words it.
    """
    holder = Holder(seeker)
    by_code: dict[str, By] = dict.fromkeys(certificate_codes(preferred), "helps")
    by_code |= dict.fromkeys(certificate_codes(required), "ad")
    by_code |= dict.fromkeys(legal, "law")
    for narrow, wide in _nested(by_code):
        if by_code.get(narrow, "helps") == "helps" or wide not in by_code:
            continue
        if holder.standing(narrow) == holder.standing(wide):
            by_code[narrow] = _stronger(by_code[narrow], by_code.pop(wide))
        elif holder.standing(wide) == "held":
            del by_code[wide]
    found = [
        AskedCertificate(certificate_name(code), by, holder.standing(code))
        for code, by in by_code.items()
    ]
    others = dict.fromkeys(n for n in required if _CERTIFICATE.match(n) and not known(n))
    found += [
        AskedCertificate(quoted(name), "ad", holder.standing_to_name(name)) for name in others
    ]
    return tuple(found)


def legal_certificates(seeker: SeekerProfile, legal: Sequence[str]) -> tuple[AskedCertificate, ...]:
    """Return what the law asks for, by itself, as the gate judges it."""
    holder = Holder(seeker)
    return tuple(
        AskedCertificate(certificate_name(code), "law", holder.standing(code)) for code in legal
    )


def known(name: str) -> bool:
    """Whether the dictionary knows a certificate of that name."""
    return bool(certificate_codes((name,)))


def _nested(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of which the first stands for the second."""
    return [(a, b) for a, b in permutations(codes, 2) if b in certificate_covers(a)]


def _stronger(first: By, second: By) -> By:
    order: tuple[By, ...] = ("law", "ad", "helps")
    return min(first, second, key=order.index)
