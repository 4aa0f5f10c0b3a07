"""Keep what a seeker deleted out of everything that is matched with.

A profile that is read from the store passes here first: what was deleted leaves its fields.
What is only derived later is left out where it is derived, by the profile's `deleted_tags`:
skills of past work here, occupations in `link_wishes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recommender.domain.seeker import HeldCertificate, SeekerProfile
from recommender.domain.tag import TagKind, tag_id
from recommender.explanation.names import skill_name
from recommender.ports import Store
from recommender.retrieval.arrays import skill_rows
from recommender.retrieval.columns import SeekerColumns
from recommender.retrieval.dictionaries import certificate_codes, skill_codes
from recommender.retrieval.seeker_columns import LinkedWish, seeker_columns, seeker_skills


def with_deleted_tags(store: Store, seekers: Sequence[SeekerProfile]) -> list[SeekerProfile]:
    """Return stored profiles without what their seekers deleted."""
    deleted = store.deleted_tags.of_many([seeker.id for seeker in seekers])
    return [
        without(seeker, [one.tag for one in deleted[seeker.id]]) if seeker.id in deleted else seeker
        for seeker in seekers
    ]


def without(seeker: SeekerProfile, tags: Iterable[str]) -> SeekerProfile:
    """Return a profile without these tags in its fields, and with them in `deleted_tags`."""
    deleted = frozenset(tags)
    negated, constraints = seeker.negated, seeker.constraints
    silent = {
        name: None
        for name in type(constraints).model_fields
        if tag_id("constraint", name) in deleted
    }
    said_no = {
        "titles": _words("refused_work", negated.titles, deleted),
        "skills": _words("lacks_skill", negated.skills, deleted),
        "certificates": _words("lacks_certificate", negated.certificates, deleted),
    }
    return seeker.model_copy(
        update={
            "deleted_tags": tuple(sorted(deleted)),
            "skills": tuple(_skills(seeker.skills, deleted)),
            "certificates": tuple(c for c in seeker.certificates if not _gone(c, deleted)),
            "constraints": constraints.model_copy(update=silent),
            "negated": negated.model_copy(update=said_no),
        }
    )


def kept_skills(seeker: SeekerProfile) -> tuple[str, ...]:
    """Return the codes of `seeker_skills` without those that were deleted."""
    found = seeker_skills(seeker)
    return tuple(c for c in found if tag_id("skill", c) not in seeker.deleted_tags)


def tagged_columns(
    seekers: Sequence[SeekerProfile],
    linked: Sequence[LinkedWish],
    refused: Sequence[Sequence[str]],
) -> SeekerColumns:
    """Return `seeker_columns` without the skills that were deleted."""
    columns = seeker_columns(seekers, linked, refused)
    if not any(seeker.deleted_tags for seeker in seekers):
        return columns
    return replace(columns, skills=skill_rows([kept_skills(seeker) for seeker in seekers]))


def certificate_tags(certificate: HeldCertificate) -> tuple[str, ...]:
    """Return the tags of a certificate: its codes, or its name where it has none."""
    name = f"{certificate.name}{certificate.level or ''}"
    codes = certificate_codes([name]) or (certificate.name,)
    return tuple(tag_id("certificate", code) for code in codes)


def _gone(certificate: HeldCertificate, deleted: frozenset[str]) -> bool:
    return deleted.issuperset(certificate_tags(certificate))


def _skills(words: Sequence[str], deleted: frozenset[str]) -> Iterable[str]:
    """Yield words of skills; of one that names several, those names that were not deleted."""
    for word in words:
        codes = skill_codes((word,))
        kept = [code for code in codes if tag_id("skill", code) not in deleted]
        if codes and len(kept) < len(codes):
            yield from (skill_name(code).zh for code in kept)
        elif codes or tag_id("skill", word) not in deleted:
            yield word


def _words(kind: TagKind, words: Sequence[str], deleted: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if tag_id(kind, word) not in deleted)
