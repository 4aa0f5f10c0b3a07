"""The Chinese side of the training data: classes, their names, ad titles, translations.

Ad titles carry machine-given codes, so they are split by class: titles of six classes in
ten may be trained on, those of one in ten choose among recipes, and those of three in ten
are only ever measured. Whatever the class, only titles of the fitting half are used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from features.occupation.aliases import load_extra_aliases
from features.occupation.csco import OccupationClass, load_classes, load_silver_titles
from features.occupation.titles import clean_title
from training.encoder.concepts import Concept, bucket
from training.occupations import in_fitting_half

_UNSEEN_BUCKETS = 3
_CHOOSING_BUCKET = 3
_NAME_CHARS = 40
_DEFINITION_CHARS = 60
_MOST_TASKS = 4


def titles_never_seen(code: str) -> bool:
    """Tell whether titles of a class are only ever measured."""
    return bucket(code) < _UNSEEN_BUCKETS


def titles_choose(code: str) -> bool:
    """Tell whether titles of a class choose among recipes."""
    return bucket(code) == _CHOOSING_BUCKET


def titles_kept_aside(code: str) -> bool:
    """Tell whether no title of a class is trained on."""
    return titles_never_seen(code) or titles_choose(code)


def summary(occupation: OccupationClass) -> str:
    """Return name and start of the definition, as the linker embeds it."""
    return f"{occupation.name}：{occupation.definition[:_NAME_CHARS]}"


def read_csco() -> list[Concept]:
    """Return the classes with their Chinese names; the definition and tasks describe them."""
    ours = defaultdict(list)
    for alias, code in load_extra_aliases():
        ours[code].append(alias)
    taken = {alias.lower() for alias, _ in load_extra_aliases()}
    return [
        Concept(
            occupation.code,
            tuple(
                dict.fromkeys(
                    [
                        occupation.name,
                        *(a for a in occupation.aliases if a.lower() not in taken),
                        *(a for a in ours[occupation.code] if not a.isascii()),
                    ]
                )
            ),
            _descriptions(occupation),
        )
        for occupation in load_classes()
    ]


def english_names() -> dict[str, list[str]]:
    """Return the English names on our list of aliases by class code."""
    names = defaultdict(list)
    for alias, code in load_extra_aliases():
        if alias.isascii():
            names[code].append(alias)
    return dict(names)


def trainable_titles() -> dict[str, list[str]]:
    """Return cleaned ad titles by class code, of the classes and the half to train on."""
    titles = defaultdict(list)
    for title, code in load_silver_titles():
        allowed = in_fitting_half(title) and not titles_kept_aside(code)
        if allowed and (clean := clean_title(title)):
            titles[code].append(clean)
    return dict(titles)


def translations(
    pairs: Iterable[tuple[str, str]], kept_aside: Iterable[tuple[str, str]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return groups of Chinese and English names that translate each other.

    Our pairs, and the English names of Chinese classes. No text of either side of the
    pairs `kept_aside` for measuring is in them.
    """
    aside = {text.lower() for pair in kept_aside for text in pair}
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]]
    groups = [((zh,), (en,)) for zh, en in pairs]
    english = english_names()
    groups += [(concept.names, tuple(english.get(concept.key, ()))) for concept in read_csco()]
    without = [
        (
            tuple(zh for zh in chinese if zh.lower() not in aside),
            tuple(en for en in names if en.lower() not in aside),
        )
        for chinese, names in groups
    ]
    return [(chinese, names) for chinese, names in without if chinese and names]


def _descriptions(occupation: OccupationClass) -> tuple[str, ...]:
    texts = [summary(occupation)]
    if occupation.definition:
        texts.append(occupation.definition[:_DEFINITION_CHARS])
    return (*texts, *(task[:_NAME_CHARS] for task in occupation.tasks[:_MOST_TASKS]))
