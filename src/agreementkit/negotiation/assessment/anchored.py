"""What hangs in a clause of a returned file and is no part of its words: notes, boxes, pictures.

It binds nobody once the words alone are agreed, and a reader of the file cannot know that.
"""

from collections.abc import Iterator, Mapping

from agreementkit.model.redline import Change
from agreementkit.negotiation.alignment.sections import is_main_text
from agreementkit.ooxml.reading import Line, Reading, StoryType

OWN_FIELDS = frozenset({"REF", "PAGEREF", "TOC", "PAGE", "NUMPAGES"})
"""What our own writer writes."""
_LINKS = frozenset({"HYPERLINK"})
"""Whose words are words like any others, wherever they lead."""


def anchored(reading: Reading, sections: Mapping[int, str]) -> Mapping[str, tuple[str, ...]]:
    """What hangs in each section, each thing once and in a few words, by the id of the section.

    Args:
        reading: the returned file.
        sections: the section of each line of its main text, by the place in `Reading.marked`.
    """
    holders = _holders(reading, sections)
    found: dict[str, dict[str, None]] = {}
    for place, words in (*_notes_and_boxes(reading, holders), *_in_lines(reading)):
        if clause := holders.get(place):
            found.setdefault(clause, {})[words] = None
    return {clause: tuple(words) for clause, words in found.items()}


def _holders(reading: Reading, sections: Mapping[int, str]) -> Mapping[int, str]:
    """The section that each line stands or hangs in: a box follows the line that holds it."""
    holders: dict[int, str] = {}
    last = ""
    for place, line in enumerate(reading.marked):
        if is_main_text(line):
            last = sections.get(place, "")
        if not line.part:
            holders[place] = last
    return holders


def _notes_and_boxes(reading: Reading, holders: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    notes: dict[str, list[str]] = {}
    for line in reading.marked:
        if line.note and (words := _standing(line)):
            notes.setdefault(line.note, []).append(words)
    for place in holders:
        line = reading.marked[place]
        if line.place is StoryType.TEXT_BOX and (words := _standing(line)):
            yield place, f"in a text box: “{words}”"
        for run in line.text_runs:
            if run.note in notes:
                kind = run.note.split()[0]
                article = "an" if kind == StoryType.ENDNOTE else "a"
                yield place, f"in {article} {kind}: “{' '.join(notes[run.note])}”"


def _standing(line: Line) -> str:
    """The words of a line with every change accepted."""
    kept = (
        run.text
        for run in line.text_runs
        if all(each.change is not Change.DELETED for each in run.revisions)
    )
    return " ".join("".join(kept).split())


def _in_lines(reading: Reading) -> Iterator[tuple[int, str]]:
    """What stands in a line and is no word of it: a picture, a formula, a live field."""
    for each in reading.unread:
        if each.line is not None:
            yield each.line, f"{each.kind}: “{each.words}”" if each.words else str(each.kind)
    for other in reading.alternatives:
        if other.line is not None:
            yield other.line, f"two texts at one place: “{other.read}” and “{other.other}”"
    for place, line in enumerate(reading.marked):
        for use in line.fields:
            if use.kind not in OWN_FIELDS | _LINKS:
                yield place, f"a live field: {' '.join(use.instruction.split())[:80]}"
