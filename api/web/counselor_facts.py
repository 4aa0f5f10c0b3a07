"""Facts and proofs as they are noted at the desk: from a form to a case of a rule pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from api.http.language import Language
from recommender.assistance.rules.result import Eligibility
from recommender.assistance.rules.vocabulary import FactKind, Vocabulary

FACT, PROOF, UNTIL = "fact.", "proof.", "until."
LONGEST: Final = 40


@dataclass(frozen=True)
class FactField:
    """One fact to note: `kind` is ``yes_no``, ``word``, ``date``, ``number`` or ``region``."""

    name: str
    label: str
    kind: str
    value: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProofField:
    """One proof to note; `expires`: it counts only with its last day."""

    name: str
    label: str
    seen: bool
    expires: bool
    until: str


def noted_in(form: Mapping[str, object], vocabulary: Vocabulary) -> dict[str, str]:
    """Return what was noted, by the names of the form; what no rule can name is left out."""
    known = {
        *(FACT + name for name in vocabulary.facts),
        *(PROOF + name for name in vocabulary.proofs),
        *(UNTIL + name for name in vocabulary.proofs),
    }
    return {
        name: value.strip()[:LONGEST]
        for name, value in form.items()
        if name in known and isinstance(value, str) and value.strip()
    }


def case_of(noted: Mapping[str, str]) -> str:
    """Return what was noted as a case of a rule pack (YAML)."""
    facts = {n.removeprefix(FACT): v for n, v in noted.items() if n.startswith(FACT)}
    proofs: list[Any] = []
    for name in (n.removeprefix(PROOF) for n in noted if n.startswith(PROOF)):
        until = noted.get(UNTIL + name)
        proofs.append({"proof": name, "valid_until": until} if until else name)
    return yaml.safe_dump({"facts": facts, "proofs": proofs}, allow_unicode=True)


def fact_fields(
    results: Iterable[Eligibility],
    noted: Mapping[str, str],
    vocabulary: Vocabulary,
    language: Language,
) -> tuple[FactField, ...]:
    """Return the facts that rules ask for, and those that were noted already."""
    names = _named("fact", FACT, results, noted)
    facts = (vocabulary.facts[name] for name in names if name in vocabulary.facts)
    return tuple(
        FactField(
            name=FACT + one.name,
            label=one.zh if language == "zh" else one.en,
            kind="word" if one.kind is FactKind.WORD else one.kind.value,
            value=noted.get(FACT + one.name, ""),
            words=one.words,
        )
        for one in facts
    )


def proof_fields(
    results: Iterable[Eligibility],
    noted: Mapping[str, str],
    vocabulary: Vocabulary,
    language: Language,
) -> tuple[ProofField, ...]:
    """Return the proofs that rules ask for, and those that were noted already."""
    names = _named("proof", PROOF, results, noted)
    proofs = (vocabulary.proofs[name] for name in names if name in vocabulary.proofs)
    return tuple(
        ProofField(
            name=one.name,
            label=one.zh if language == "zh" else one.en,
            seen=PROOF + one.name in noted,
            expires=one.expires,
            until=noted.get(UNTIL + one.name, ""),
        )
        for one in proofs
    )


def _named(
    kind: str, prefix: str, results: Iterable[Eligibility], noted: Mapping[str, str]
) -> Iterator[str]:
    told = [name.removeprefix(prefix) for name in noted if name.startswith(prefix)]
    asked = [one.name for result in results for one in result.missing if one.kind == kind]
    yield from dict.fromkeys((*told, *asked))
