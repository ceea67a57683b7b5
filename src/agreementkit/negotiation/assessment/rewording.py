"""Words without figures that came into text that binds, or went out of it.

No rule knows what every word does to a duty, and the lists of those that do are never complete
(`weakening`). So a change of words is asked about unless it is known to do nothing: another
figure in the place of ours, which the ladder judges; other signs, spaces and capital letters;
another spelling; "shall" for "must"; a party's own name for what the agreement calls it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import shorten

from attrs import frozen

from agreementkit.checking.grading import roles_of
from agreementkit.checking.times_and_dates import written_dates
from agreementkit.model.agreement import Agreement, Employer
from agreementkit.model.document import Blank, Figure, TermUse
from agreementkit.model.pack import Pack
from agreementkit.negotiation.assessment.diff import DiffUnit, Hunk, SectionDiff
from agreementkit.negotiation.assessment.edit import Edit, EditKind
from agreementkit.negotiation.assessment.weakening import Weakening, WeakeningKind
from agreementkit.negotiation.figures.rungs import Rung
from agreementkit.negotiation.figures.slot_alignment import SlotMove, locate_slots
from agreementkit.text.normalisation import normalise_typography
from agreementkit.text.obligations import find_obligations


@frozen(kw_only=True)
class Rewording:
    """Other words in text that binds, of which no rule knows what they do."""

    where: str
    """As people name the place: `7.2(a)`, `after 7.2(b)`."""
    before: str
    """The words of ours that went; empty where none did."""
    after: str
    """The words that came in; empty where none did."""
    sentence: str = ""
    """As it came back; empty where it is gone."""

    @property
    def phrase(self) -> str:
        """The words in a few more: `“should” came in for “must”`."""
        before, after = _quoted(self.before), _quoted(self.after)
        if not before:
            return f"{after} came in"
        return f"{after} came in for {before}" if after else f"{before} went"


_MOST_PHRASES = 3
_LONGEST_QUOTE = 160


def _quoted(words: str) -> str:
    short = shorten(words, _LONGEST_QUOTE, placeholder=" …")
    return f"“{short}”" if short else ""


def questions_about(rewordings: Iterable[Rewording], told: Sequence[Weakening]) -> Iterator[str]:
    """What a person is to be asked about them: one question for each place.

    Args:
        rewordings: of a clause.
        told: what is known to be weaker, and is no question any more.

    >>> [*questions_about([Rewording(where="7.1", before="", after="where reasonable")], [])]
    ['7.1: does it still bind as it did? “where reasonable” came in.']
    """
    places: dict[str, list[Rewording]] = {}
    for each in rewordings:
        if not any(_tells(weakening, each) for weakening in told):
            places.setdefault(each.where, []).append(each)
    for where, found in places.items():
        words = "; ".join(each.phrase for each in found)
        if len(found) > _MOST_PHRASES:
            words = f"it now reads {_quoted(found[-1].sentence)}"
        stop = "" if words.endswith(".”") else "."
        yield f"{where}: does it still bind as it did? {words}{stop}"


def _tells(weakening: Weakening, each: Rewording) -> bool:
    """Whether what is known to be weaker is all that the other words do."""
    if weakening.where not in ("", each.where):
        return False
    if each.after:
        whole = weakening.words if weakening.before else weakening.after
        return each.after.lower() in whole.lower()
    gone = weakening.kind is WeakeningKind.GONE
    return each.before in (weakening.before if gone else weakening.words)


# Which differences are other words in text that binds.

_WITHIN = (EditKind.WORDS, EditKind.CELL, EditKind.REFERENCE)
_WHOLE = (EditKind.INSERTED, EditKind.DELETED, EditKind.ROW_DELETED)


def rewordings_in(
    diff: SectionDiff,
    edits: Sequence[Edit],
    moves: Iterable[SlotMove],
    *,
    pack: Pack,
    names: Mapping[str, str],
) -> Iterator[Rewording]:
    """Every change of words in a clause or schedule that no rule can call harmless.

    A heading, and a definition in which nobody must do anything, bind nobody. Nor does what
    fills a blank, or a new row of a table, unless it says that somebody must do something.

    Args:
        diff: what differs in the section.
        edits: the same differences as edits, in the same order.
        moves: the figures that moved in it: what stands in their places is told there.
        pack: the clauses, with who can bear a duty and what each choice prints.
        names: the parties by their own names (`party_names`).
    """
    read, roles = [each for each in moves if _is_read(each)], roles_of(pack)
    for hunk, edit in zip(diff.hunks, edits, strict=True):
        if not _binds(hunk, edit, diff, roles):
            continue
        went, came = _words_of(hunk, edit, diff, read, pack)
        if _compared(went, names) != _compared(came, names):
            yield Rewording(
                where=edit.where,
                before=edit.before.strip(),
                after=edit.after.strip(),
                sentence=edit.sentence_after,
            )


def _binds(hunk: Hunk, edit: Edit, diff: SectionDiff, roles: Mapping[str, str]) -> bool:
    """Whether a difference is one of words, in a text that may bind somebody."""
    ours = None if hunk.ours is None else diff.ours[hunk.ours]
    theirs = None if hunk.theirs is None else diff.theirs[hunk.theirs]
    if any(unit.heading for unit in (ours, theirs) if unit):
        return False
    fills = hunk.kind is EditKind.ROW_INSERTED or (
        hunk.kind is EditKind.CELL and not _cell(ours, hunk.cell).strip()
    )
    if fills or (ours and _defines(ours)):
        return any(
            find_obligations(text, roles=roles, foreign=True)
            for text in (edit.before, edit.after, edit.sentence_before, edit.sentence_after)
        )
    return hunk.kind in (*_WITHIN, *_WHOLE)


def _cell(unit: DiffUnit | None, cell: int) -> str:
    return unit.texts[cell] if unit and cell < len(unit.texts) else ""


_MEANS = re.compile(r"[”\"] (?:means?|includes?|has|have)\b")


def _defines(unit: DiffUnit) -> bool:
    """Whether it only says what a term means; one that names a term in passing does more."""
    return bool(_MEANS.search(unit.text)) and any(
        isinstance(span, TermUse) and span.defining for cell in unit.spans for span in cell
    )


# Which of the words say something else than a figure.


def _words_of(
    hunk: Hunk, edit: Edit, diff: SectionDiff, read: Sequence[SlotMove], pack: Pack
) -> tuple[str, str]:
    """The words that went and those that came, without what the ladder tells of a figure."""
    if hunk.token_hunk is None or hunk.note or hunk.ours is None or hunk.theirs is None:
        return edit.before, edit.after
    unit, theirs = diff.ours[hunk.ours], _cell(diff.theirs[hunk.theirs], hunk.cell)
    slots = [*_slots_at(unit, hunk.cell, hunk.token_hunk.before)]
    if not slots:
        return edit.before, edit.after
    went = _without(_cell(unit, hunk.cell), hunk.token_hunk.before, [place for place, _ in slots])
    moved = [move for _, slot in slots for move in read if move.parameter == slot.parameter]
    _, new_amounts, places = locate_slots(unit.spans[hunk.cell], theirs)
    kept = [each.kept for each in places if any(each.span is slot for _, slot in slots)]
    told = [each for each in (*kept, *(new_amounts if moved else ())) if each]
    came = _bag(_without(theirs, hunk.token_hunk.after, [(each.start, each.end) for each in told]))
    for move in moved:
        came -= _bag(_printed(move, pack))
    dated = any(isinstance(move.value, date) for move in moved)
    if dated or any(isinstance(slot, Blank) for _, slot in slots):
        came -= _bag(_dates(theirs[slice(*hunk.token_hunk.after)]))
    return went, " ".join(came.elements())


def _bag(text: str) -> Counter[str]:
    return Counter(_WORD.findall(normalise_typography(text).lower()))


def _printed(move: SlotMove, pack: Pack) -> str:
    """What a choice or a flag that was read prints; empty of a number and of a date."""
    match move.value:
        case bool():
            return "yes" if move.value else "no"
        case str():
            named = (
                parameter.words.get(move.value, "")
                for clause in pack.clauses.values()
                for parameter in clause.parameters
                if (parameter.name, parameter.label) == (move.parameter, move.label)
            )
            return next(named, "")
        case _:
            return ""


def _dates(text: str) -> str:
    return " ".join(each.text for each in written_dates(" ".join(text.split())))


def _is_read(move: SlotMove) -> bool:
    """Whether it is known where a value now lies; a date lies on no ladder and is plain."""
    return move.rung not in (Rung.NO_LADDER, Rung.UNREAD) or isinstance(move.value, date)


_Place = tuple[int, int]


def _slots_at(unit: DiffUnit, cell: int, place: _Place) -> Iterator[tuple[_Place, Figure | Blank]]:
    """The values of ours that a place touches, with their places."""
    at = 0
    for span in unit.spans[cell] if cell < len(unit.spans) else ():
        start, at = at, at + len(span.text)
        if (
            isinstance(span, Figure | Blank)
            and span.parameter
            and start <= place[1]
            and place[0] <= at
        ):
            yield (start, at), span


def _without(text: str, place: _Place, taken: Iterable[_Place]) -> str:
    """The words of a place that lie in none of the others."""
    kept = [*text[slice(*place)]]
    for start, end in taken:
        for at in range(max(start, place[0]), min(end, place[1])):
            kept[at - place[0]] = " "
    return "".join(kept)


# What is the same of two words that say the same.

_WORD = re.compile(r"\w+(?:['-]\w+)*|[%£$€]")
_SPELLINGS = {
    "shall": "must",
    "judgment": "judgement",
    "acknowledgment": "acknowledgement",
    "fulfill": "fulfil",
    "fulfillment": "fulfilment",
    "enroll": "enrol",
    "enrollment": "enrolment",
    "center": "centre",
    "centers": "centres",
    "labor": "labour",
    "behavior": "behaviour",
    "favor": "favour",
    "endeavor": "endeavour",
    "license": "licence",
    "licenses": "licences",
    "practise": "practice",
    "program": "programme",
    "programs": "programmes",
}
_Z = re.compile(r"(?<=\w{3})(?:iz|yz)(?=(?:e[srd]?|ing|ations?|ers?)\Z)")


def _compared(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    plain = normalise_typography(text).lower()
    for name, role in names.items():
        plain = re.sub(rf"\b(?:the )?{re.escape(name)}\b", role, plain)
    words = _WORD.findall(plain)
    return tuple(
        _Z.sub(lambda found: found.group().replace("z", "s"), _SPELLINGS.get(word, word))
        for word in words
    )


def party_names(agreement: Agreement) -> Mapping[str, str]:
    """What the parties are called by name and in the text, each with what it is compared as.

    One of several unions is not "the Union".
    """
    employer = agreement.employer
    own = employer.name if isinstance(employer, Employer) else employer
    names = {own.lower(): "employer", "employer": "employer"}
    if len(agreement.unions) == 1:
        names |= {agreement.unions[0].lower(): "union", "union": "union"}
    return names
