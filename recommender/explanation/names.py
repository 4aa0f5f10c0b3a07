"""Names of places, certificates and skills in both languages, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from features.region.areas import region_name
from features.taxonomy import read_rows

Kind = Literal["certificates", "skills", "benefits"]

# 注册会计师 is who somebody is; what they hold is its certificate.
_IS_ALSO_A_JOB: Final = re.compile(r"[师员工]$")


class Name(NamedTuple):
    """One thing's name in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the name in `language`: Chinese for ``zh``, English for any other."""
        return self.zh if is_chinese(language) else self.en


def is_chinese(language: str) -> bool:
    """Whether `language` is Chinese, such as ``zh`` or ``zh-CN``."""
    return language.startswith("zh")


def place_name(code: str | None) -> Name | None:
    """Return the name of a region, ``None`` where there is no such code."""
    zh = region_name(code) if code else None
    return Name(zh, region_name(code, "en") or zh) if code and zh else None


def certificate_name(code: str) -> Name:
    """Return the name of a certificate of the dictionary; `KeyError` for any other."""
    zh, en = _names("certificates.csv")[code]
    return Name(f"{zh}证书" if _IS_ALSO_A_JOB.search(zh) else zh, en)


def skill_name(code: str) -> Name:
    """Return the name of a skill of the dictionary; `KeyError` for any other."""
    return _names("skills.csv")[code]


def translated(words: Sequence[str], kind: Kind, language: str) -> tuple[str, ...]:
    """Return names as records hold them, in `language`; what no dictionary knows stays as it is.

    Parameters
    ----------
    words
        Chinese names, a level after them in brackets (``普通话水平测试等级证书（二级乙等）``).
    kind
        Of which dictionary they are.
    language
        ``zh`` or ``en``.
    """
    if is_chinese(language):
        return tuple(words)
    english = {name.zh: name.en for name in _names(f"{kind}.csv").values()}
    return tuple(_translated(word, english) for word in words)


def _translated(word: str, english: Mapping[str, str]) -> str:
    if word in english:
        return english[word]
    name, bracket, level = word.partition("（")
    return f"{english[name]} ({level.rstrip('）')})" if bracket and name in english else word


def quoted(text: str) -> Name:
    """Return words as an ad or a person has them, between quotation marks."""
    return Name(f"“{text}”", f"“{text}”")


def either(names: Sequence[str], language: str, *, most: int | None = None) -> str:
    """Return names of which any will do; at most `most` of them."""
    return ("或" if is_chinese(language) else " or ").join(names[:most])


def counted(names: Sequence[str], language: str) -> dict[str, str]:
    """Return names of certificates in a list, with the words that depend on how many they are."""
    one = len(names) == 1
    return {
        "names": in_list(names, language),
        "all": "" if one else "都",
        "certificates": "certificate" if one else "certificates",
        "these": "this certificate" if one else "these certificates",
        "it": "it" if one else "them",
    }


@cache
def _names(table: str) -> dict[str, Name]:
    return {row["code"]: Name(row["name_zh"], _spoken(row["name_en"])) for row in read_rows(table)}


def _spoken(name: str) -> str:
    """Return ``Teaching licence (kindergarten)`` for ``Teaching licence: kindergarten``."""
    head, colon, tail = name.partition(": ")
    return f"{head} ({tail})" if colon else name


def in_list(names: Sequence[str], language: str, *, most: int | None = None) -> str:
    """Return names as one says them one after another.

    Parameters
    ----------
    names
        In the language of the sentence.
    language
        ``zh`` or ``en``.
    most
        Names spoken at most; that there are more is said. ``None`` speaks all of them.
    """
    said = list(names if most is None else names[:most])
    more = len(said) < len(names)
    if is_chinese(language):
        return "、".join(said) + ("等" if more else "")
    if more:
        said.append("more")
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
