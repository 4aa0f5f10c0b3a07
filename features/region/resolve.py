"""Settle which division a row of place names means, from the outermost inwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from features.region.areas import all_regions, city_of, common_region, region, within
from features.region.forms import Form, Kind
from features.region.tokens import Token

# Short names that two well-known places share although only one is a city.
_NO_PREFERENCE = frozenset({"211300", "152200"})


def lies_in(form: Form, code: str, outer: str) -> bool:
    """Tell whether a candidate lies (or, under its old name, lay) strictly inside `outer`."""
    inside_now = code != outer and within(code, outer)
    return inside_now or (code, outer) in form.also_in


def choose(form: Form, near: str | None) -> str | None:
    """Return the one division a name means by itself, ``None`` if that is not certain.

    Parameters
    ----------
    form
        What the name may stand for.
    near
        Code of the place the text belongs to; it settles a name that several places share.
    """
    codes = form.codes
    local = _local(codes, near)
    if form.kind is Kind.CONTEXT:
        return local[0] if len(local) == 1 else None
    if len(codes) == 1:
        return codes[0]
    preferred = _preferred(codes, form.kind)
    if len(local) == 1 and preferred in (None, local[0]):
        return local[0]
    return None if local and preferred not in local else preferred


def _local(codes: Iterable[str], near: str | None) -> list[str]:
    """Return the candidates in the same city as `near`."""
    if near is None or region(near) is None:
        return []
    around = city_of(near)
    return [code for code in codes if within(code, around)]


def holder_of(codes: Iterable[str]) -> str | None:
    """Return the one of these divisions that holds all the others."""
    several = tuple(codes)
    return next((c for c in several if all(within(other, c) for other in several)), None)


def _preferred(codes: tuple[str, ...], kind: Kind) -> str | None:
    """Return the candidate that holds all others, or for a short name the only big one."""
    holder = holder_of(codes)
    if holder is not None:
        return holder
    if kind is not Kind.SHORT:
        return None
    for level in ("province", "city"):
        big = [c for c in codes if all_regions()[c].level == level]
        if len(big) == 1 and big[0] not in _NO_PREFERENCE:
            return big[0]
    return None


@dataclass(slots=True)
class Resolver:
    """Reads place tokens one by one and keeps the division they have led to.

    Parameters
    ----------
    near
        Code of the place the text belongs to, or ``None``.
    """

    near: str | None = None
    code: str | None = None
    start: int = -1
    end: int = -1
    conflict: bool = False
    _first: Form | None = None
    _pending: Form | None = None
    _several: bool = False
    _zone_seen: bool = False

    def read(self, token: Token) -> None:
        """Take the next token into account."""
        if self.code is None:
            self._begin(token)
        elif not self._is_consistent(token):
            self._contradict(token)

    def _begin(self, token: Token) -> None:
        """Start from the first name that is certain, or that makes an earlier one certain."""
        code = choose(token.form, self.near)
        if code is None:
            if self._pending is None and token.form.codes and token.form.kind is not Kind.CONTEXT:
                self._pending, self.start, self.end = token.form, token.start, token.end
            return
        if self._pending is not None:
            inner = [c for c in self._pending.codes if lies_in(self._pending, c, code)]
            if len(inner) == 1 and token.adjacent:
                code = inner[0]
                self.code, self.end = code, token.end
                return
        self.code, self.start, self.end = code, token.start, token.end
        self._first, self._zone_seen = token.form, token.form.is_zone

    def _is_consistent(self, token: Token) -> bool:
        """Refine by a name inside the division, or accept one that repeats or holds it."""
        assert self.code is not None
        form = token.form
        inside = [code for code in form.codes if lies_in(form, code, self.code)]
        if inside:
            self._refine(token, inside)
            return True
        if any(within(self.code, code) for code in form.codes):
            self._zone_seen |= form.kind is Kind.CONTEXT
            if token.adjacent:
                self.end = token.end
            return True
        if form.kind is Kind.CONTEXT:
            self._zone_seen = True
        return form.kind in (Kind.CONTEXT, Kind.TOWNSHIP) or not self._districts_exist(token)

    def _districts_exist(self, token: Token) -> bool:
        """Tell whether the division has districts at all; 东莞·东城区 names a street there."""
        assert self.code is not None
        held = all_regions()[self.code]
        if held.level != "city" or all_regions()[token.form.codes[0]].level != "district":
            return True
        return any(other[:4] == self.code[:4] and other != self.code for other in all_regions())

    def _refine(self, token: Token, inside: list[str]) -> None:
        """Move inwards when exactly one candidate is left."""
        self._first = None
        self._zone_seen |= token.form.is_zone
        if self._several or (self._zone_seen and token.form.kind is Kind.TOWNSHIP):
            return
        if len(inside) > 1:
            inside = _local(inside, self.near) or inside
        holder = holder_of(inside)
        if holder is not None:
            self.code, self.end = holder, token.end

    def _contradict(self, token: Token) -> None:
        """Join districts of one city into the city; anything else is no longer certain."""
        assert self.code is not None
        if self._reread(token):
            return
        siblings = [c for c in token.form.codes if city_of(c) == city_of(self.code)]
        is_district = all_regions()[self.code].level == "district"
        if is_district and len(siblings) == 1:
            if token.adjacent and not token.is_doubtful:
                joint = common_region([self.code, siblings[0]])
                self.code, self.end, self._several = joint, token.end, True
            return
        if token.is_doubtful and (is_district or not _is_big(token.form)):
            return
        if token.adjacent or (token.form.kind is Kind.FULL and _is_big(token.form)):
            self.conflict = True

    def _reread(self, token: Token) -> bool:
        """Read the first name as the other place of that name: 海南·共和县 is in Qinghai."""
        if self._first is None or not token.adjacent:
            return False
        form = token.form
        inner = {c for outer in self._first.codes for c in form.codes if lies_in(form, c, outer)}
        if len(inner) != 1:
            return False
        self.code, self.end, self._first = inner.pop(), token.end, None
        return True


def _is_big(form: Form) -> bool:
    """Tell whether a name means a whole city or province whichever place it is."""
    return all(all_regions()[code].level != "district" for code in form.codes)
