"""The sections that stand in no clause: cover, contents, headers, footers, notes, boxes."""

from collections.abc import Iterator, Sequence

from agreementkit.compare.sequence import heaviest
from agreementkit.negotiate.matching.alike import known_text, plain_title
from agreementkit.negotiate.matching.cutting import OF_CONTENTS, Stretch, in_body
from agreementkit.negotiate.matching.known import Known
from agreementkit.negotiate.matching.match import Fate, How, Match
from agreementkit.negotiate.matching.record import SentSection
from agreementkit.negotiate.matching.section import Section, SectionKind
from agreementkit.word.reading import Line, Place

__all__ = ["front_matches", "outside_matches"]


def front_matches(known: Known, front: Stretch) -> Iterator[Match]:
    """The cover and the contents."""
    ours = {known_text(line.text) for line in known.front[1].section.lines}
    ours |= {plain_title(text) for text in ours}
    cover = {known_text(line.text) for line in known.cover}
    start = next(
        (
            place
            for place, (_, line) in enumerate(front)
            if (text := known_text(line.text)) not in cover
            and (line.style.startswith(OF_CONTENTS) or {text, plain_title(text)} & ours)
        ),
        len(front),
    )
    # Whatever their heading says now, its style tells that it is theirs.
    while start and front[start - 1][1].style.startswith(OF_CONTENTS):
        start -= 1
    for each, stretch in zip(known.front, (front[:start], front[start:]), strict=True):
        yield _match(each, stretch)


def _match(ours: SentSection, stretch: Stretch) -> Match:
    if not stretch:
        return Match(fate=Fate.DELETED, sent=ours.section, why="Its words are not there.")
    return Match(
        fate=Fate.STAYS,
        sent=ours.section,
        returned=_section(ours.section.kind, ours.section.id, stretch),
        how=How.PLACE,
    )


def _section(kind: SectionKind, id_: str, stretch: Stretch) -> Section:
    lines = tuple(line for _, line in stretch)
    return Section(kind=kind, id=id_, lines=lines, start=stretch[0][0])


def outside_matches(known: Known, lines: Sequence[Line]) -> Iterator[Match]:
    """Headers, footers, notes and text boxes, each with that of ours which stood there.

    Programs number these parts anew and write some twice, so only place and words count.
    """
    groups = [*_groups(lines)]
    left = [each.section for each in known.outside]
    numbers = iter(range(1, len(groups) + 1))
    for stretch in sorted(groups, key=_empty):
        place, text = stretch[0][1].place, _text(stretch)
        here = [each for each in left if each.lines[0].place is place]
        best = max(here, key=lambda each: _common(each, text), default=None)
        if best is not None:
            left.remove(best)
            found = _section(SectionKind.OUTSIDE, best.id, stretch)
            yield Match(fate=Fate.STAYS, sent=best, returned=found, how=How.PLACE)
            continue
        twin = next((each.section.id for each in known.outside if _words(each.section) == text), "")
        id_ = f"new {place} {next(numbers)}"
        yield Match(
            fate=Fate.COPIED if twin else Fate.NEW,
            returned=_section(SectionKind.OUTSIDE, id_, stretch),
            with_=twin,
            why=f"It says the same as the {place} that we sent."
            if twin
            else f"We sent no such {place}.",
        )
    for gone in left:
        yield Match(fate=Fate.DELETED, sent=gone, why=f"The {gone.id} is not there.")


def _groups(lines: Sequence[Line]) -> Iterator[Stretch]:
    found: dict[tuple[str, Place, str], list[tuple[int, Line]]] = {}
    for at, line in enumerate(lines):
        if not in_body(line):
            found.setdefault((line.part, line.place, line.note), []).append((at, line))
    yield from map(tuple, found.values())


def _text(stretch: Stretch) -> tuple[str, ...]:
    return tuple(text for _, line in stretch if (text := known_text(line.text)))


def _empty(stretch: Stretch) -> bool:
    return not _text(stretch)


def _words(section: Section) -> tuple[str, ...]:
    return tuple(text for line in section.lines if (text := known_text(line.text)))


def _common(section: Section, text: Sequence[str]) -> int:
    ours = _words(section)
    same = heaviest(range(len(ours)), range(len(text)), lambda i, j: float(ours[i] == text[j]))
    return sum(1 for _ in same)
