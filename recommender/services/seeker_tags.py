"""Show a seeker what the system derived of them, and let them delete it."""

from __future__ import annotations

from collections.abc import Iterator

from features.occupation.csco import class_names
from recommender.domain.seeker import SeekerProfile
from recommender.domain.tag import DeletedTag, SeekerTags, Tag, tag_id
from recommender.errors import NotFound
from recommender.explanation.names import certificate_name, skill_name
from recommender.explanation.tag_names import CONSTRAINT_NAMES
from recommender.ports import Clock, Store, TitleLinker
from recommender.retrieval.dictionaries import certificate_codes, skill_codes
from recommender.services.drop_tags import (
    certificate_tags,
    kept_skills,
    with_deleted_tags,
)
from recommender.services.link_occupations import link_wishes


def seeker_tags(
    store: Store, linker: TitleLinker, seeker_id: str, *, language: str = "zh"
) -> SeekerTags:
    """Return all tags a seeker is matched by, and those that were deleted.

    Raises
    ------
    NotFound
        Nobody has that id.
    """
    (seeker,) = with_deleted_tags(store, [store.seekers.get(seeker_id)])
    deleted = store.deleted_tags.of_many([seeker_id]).get(seeker_id, [])
    tags = (
        *_occupations(seeker, linker),
        *_skills(seeker, language),
        *_certificates(seeker, language),
        *_constraints(seeker, language),
        *_denials(seeker),
    )
    return SeekerTags(tags=tuple(dict.fromkeys(tags)), deleted=tuple(deleted))


def delete_tag(
    store: Store,
    linker: TitleLinker,
    clock: Clock,
    seeker_id: str,
    tag: str,
    *,
    language: str = "zh",
) -> SeekerTags:
    """Delete a tag for good and return what is left; deleting it again changes nothing.

    Whatever is read of the person later, nothing is matched by it any more.

    Raises
    ------
    NotFound
        Nobody has that id, or the person has no such tag.
    """
    known = seeker_tags(store, linker, seeker_id, language=language)
    if tag in {deleted.tag for deleted in known.deleted}:
        return known
    if tag not in {one.id for one in known.tags}:
        raise NotFound(kind="tag", id=tag)
    with store.transaction() as tx:
        tx.seekers.get(seeker_id)
        tx.deleted_tags.add(DeletedTag(seeker_id=seeker_id, tag=tag, at=clock.now()))
        tx.seekers.touch_many([seeker_id])
    return seeker_tags(store, linker, seeker_id, language=language)


def _occupations(seeker: SeekerProfile, linker: TitleLinker) -> Iterator[Tag]:
    (linked,) = link_wishes(linker, [seeker])
    for code, confidence in linked:
        yield Tag(
            id=tag_id("occupation", code),
            kind="occupation",
            name=class_names().get(code, code),
            confidence=round(confidence, 4),
        )


def _skills(seeker: SeekerProfile, language: str) -> Iterator[Tag]:
    for code in kept_skills(seeker):
        name = skill_name(code).in_language(language)
        yield Tag(id=tag_id("skill", code), kind="skill", name=name)
    for word in seeker.skills:
        if not skill_codes((word,)):
            yield Tag(id=tag_id("skill", word), kind="skill", name=word)


def _certificates(seeker: SeekerProfile, language: str) -> Iterator[Tag]:
    for held in seeker.certificates:
        codes = certificate_codes([f"{held.name}{held.level or ''}"])
        names = [certificate_name(code).in_language(language) for code in codes] or [held.name]
        for tag, name in zip(certificate_tags(held), names, strict=True):
            if tag not in seeker.deleted_tags:
                yield Tag(id=tag, kind="certificate", name=name)


def _constraints(seeker: SeekerProfile, language: str) -> Iterator[Tag]:
    for name, value in seeker.constraints:
        if value is not None:
            spoken = CONSTRAINT_NAMES[name].in_language(language)
            yield Tag(id=tag_id("constraint", name), kind="constraint", name=spoken, value=value)


def _denials(seeker: SeekerProfile) -> Iterator[Tag]:
    for word in seeker.negated.titles:
        yield Tag(id=tag_id("refused_work", word), kind="refused_work", name=word)
    for word in seeker.negated.skills:
        yield Tag(id=tag_id("lacks_skill", word), kind="lacks_skill", name=word)
    for word in seeker.negated.certificates:
        yield Tag(id=tag_id("lacks_certificate", word), kind="lacks_certificate", name=word)
