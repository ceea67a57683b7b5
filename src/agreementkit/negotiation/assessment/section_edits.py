"""The differences of a section in both views as edits: what is silent, what is tracked, whose."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from attrs import evolve, field, frozen

from agreementkit.comparing.alignment import common_subsequence
from agreementkit.model.redline import Change
from agreementkit.negotiation.alignment.sections import Section, SectionChange, SectionMatch
from agreementkit.negotiation.assessment.diff import (
    DiffUnit,
    Hunk,
    SectionDiff,
    context_of,
    sentence_at,
    tokens_of,
)
from agreementkit.negotiation.assessment.edit import ChangeAuthor, Edit, EditKind
from agreementkit.negotiation.assessment.sent_changes import SentChanges
from agreementkit.negotiation.assessment.view import ReturnedView
from agreementkit.ooxml.reading import Concealment, Line, Revision, TextRun
from agreementkit.text.confusables import find_confusables
from agreementkit.text.normalisation import normalise_typography

Edits = tuple[tuple[Edit, ...], tuple[Edit, ...]]
"""Those of the base, which are silent, and those of the offer."""


def section_edits(
    id_: str, base: ReturnedView, offer: ReturnedView, notes: Mapping[str, str]
) -> Edits:
    """The edits of a section of ours.

    Args:
        id_: of the section.
        base: the returned file with every change rejected.
        offer: the same with every change accepted.
        notes: the text of each note, by which note it is.
    """
    silent, offered = _kept_section_edits(id_, base, offer, notes)
    base_match, offer_match = base.matches.get(id_), offer.matches[id_]
    moved = base_match is not None and base_match.fate is SectionChange.MOVED
    if base_match is not None and moved:
        silent = (_moved_section(id_, base, base_match, tracked=False), *silent)
    if offer_match.fate is SectionChange.MOVED:
        offered = (_moved_section(id_, offer, offer_match, tracked=not moved), *offered)
    return silent, offered


def _kept_section_edits(
    id_: str, base: ReturnedView, offer: ReturnedView, notes: Mapping[str, str]
) -> Edits:
    if id_ not in base.record:
        return (), _reply_only_edits(id_, offer, notes)
    if not base.differs(id_) and not offer.differs(id_):
        return (), ()
    # What a tracked change struck out is found where our words still stand.
    base_diff = base.diff(id_) if base.differs(id_) else base.aligned(id_)
    if offer.lost(id_):
        silent, _ = edits_between(base_diff, base_diff, notes)
        deleted = _deleted_section(id_, offer, base=None if base.lost(id_) else base)
        return (_deleted_section(id_, base),) if base.lost(id_) else silent, (deleted,)
    silent, offered = edits_between(base_diff, offer.diff(id_), notes)
    return (_deleted_section(id_, base),) if base.lost(id_) else silent, offered


def _reply_only_edits(id_: str, offer: ReturnedView, notes: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits of a section that we put in with our reply, under which nothing stands."""
    if offer.lost(id_):
        return (_deleted_section(id_, offer),)
    nothing = SectionDiff(ours=(), theirs=(), pairs=(), hunks=())
    _, offered = edits_between(nothing, offer.diff(id_), notes)
    return offered


def with_edits_in_sent_changes(edits: Edits, pending: Edits) -> Edits:
    """The edits of a section, with those inside of changes of a draft that are still pending.

    Args:
        edits: as they show where every change is rejected.
        pending: as they show where the changes that we sent are accepted, and no other.
    """
    silent, offered = edits
    told = Counter((each.kind, each.before, each.after) for each in silent)
    found = list[Edit]()
    for each in pending[0]:
        key = (each.kind, each.before, each.after)
        if told[key]:
            told[key] -= 1
        else:
            found.append(evolve(each, note=each.note or _IN_SENT_CHANGE))
    known = {_spot(each): each for each in pending[1]}
    return (*silent, *found), tuple(
        _as_pending(each, known.get(_spot(each), each)) for each in offered
    )


def _as_pending(offered: Edit, pending: Edit) -> Edit:
    """An edit of the offer, tracked by whom it is tracked on both sides."""
    if not pending.tracked:
        return evolve(offered, tracked=False, by=())
    return evolve(offered, by=offered.by or pending.by)


def with_settled_changes(edits: Edits, sent: SentChanges) -> Edits:
    """The edits of a section, with a note at each that comes of a change of ours settled for good.

    Args:
        edits: of a section of a reply.
        sent: the changes that it was sent with.
    """
    silent, offered = edits
    return silent, tuple(
        evolve(each, note=each.note or _SETTLED)
        if each.tracked and not each.by and sent.settled(each.before, each.after)
        else each
        for each in offered
    )


_SETTLED = "It comes of a change that we sent, and that was accepted or rejected for good."


def _spot(each: Edit) -> tuple[str, EditKind, str, str, str]:
    return each.where, each.kind, each.before, each.after, each.lead


_IN_SENT_CHANGE = "It stands inside a tracked change that we sent, as if we had written it so."


def new_edits(
    match: SectionMatch, bases: Iterable[ReturnedView | None], offer: ReturnedView
) -> Edits:
    """The edits of a section that we did not send: it was put in, silently or not.

    Args:
        match: what the offer has.
        bases: the returned file with every change rejected, and where there were changes when
            it was sent, with those accepted and every other rejected.
        offer: the same with every change accepted.
    """
    if match.returned is None or match.fate is SectionChange.SPLIT:
        # What was cut off a section of ours is told there.
        return (), ()
    text = _text(match.returned)
    silent = any(
        other.returned is not None and _key(other.returned) == _key(match.returned)
        for base in bases
        if base
        for other in base.new_sections
    )
    edit = Edit(
        where=_where(match.returned, offer),
        kind=EditKind.INSERTED,
        after=text,
        sentence_after=text,
        tracked=not silent,
        by=() if silent else _authors_of_lines(match.returned.lines, Change.INSERTED),
        disguises=find_confusables(text),
        note=match.why,
    )
    return ((edit,) if silent else ()), (edit,)


def _deleted_section(id_: str, view: ReturnedView, base: ReturnedView | None = None) -> Edit:
    """A section that is not there; tracked where, all rejected, it is what we sent.

    Args:
        id_: of the section.
        view: in which it is not there.
        base: in which it still is.
    """
    match = view.matches[id_]
    ours = view.record[id_].section
    # The text of one that was merged is told where it stands now.
    text = ours.title if match.fate is SectionChange.MERGED else _text(ours)
    still_there = base.matches[id_].returned if base else None
    tracked = base is not None and not base.differs(id_)
    return Edit(
        where=view.sent_numbers.get(id_, id_),
        kind=EditKind.DELETED,
        before=text,
        sentence_before=text,
        tracked=tracked,
        by=_authors_of_lines(still_there.lines, Change.DELETED) if still_there and tracked else (),
        note=match.why,
    )


def _moved_section(id_: str, view: ReturnedView, match: SectionMatch, *, tracked: bool) -> Edit:
    lines = match.returned.lines if match.returned else ()
    after = view.sent_numbers.get(match.related_id) or match.related_id
    ours = list(view.record)
    before = ours[ours.index(id_) - 1]
    return Edit(
        where=view.sent_numbers.get(id_, id_),
        kind=EditKind.MOVED,
        before=f"behind {view.sent_numbers.get(before, before)}",
        after=f"behind {after}" if after else "at the top",
        tracked=tracked,
        by=_authors_of_lines(lines, Change.INSERTED) if tracked else (),
        note=match.why,
    )


def _where(section: Section, view: ReturnedView) -> str:
    number = view.numbers.get(section.id, "")
    return number or section.title or section.id


def _text(section: Section) -> str:
    return "\n".join(line.text for line in section.lines if line.text.strip())


def _key(section: Section) -> str:
    return normalise_typography(_text(section)).strip()


# Differences inside a section, put into words.


def edits_between(
    base: SectionDiff,
    offer: SectionDiff,
    notes: Mapping[str, str],
) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """What was changed silently in a section, and all that was changed.

    An edit is tracked where, with every change rejected, our words stand in its place: for
    then a tracked change alone can have made it.

    Args:
        base: the section with every change rejected, against ours.
        offer: the same with every change accepted.
        notes: the text of each note, by which note it is.
    """
    silent = tuple(_EditBuilder(base, notes).edit(each) for each in base.hunks)
    builder = _EditBuilder(offer, notes)
    attribution = _ChangeAttribution(base)
    offered = tuple(
        builder.edit(each, tracked=not attribution.is_silent(each), by=attribution.by(each, offer))
        for each in offer.hunks
    )
    return silent, offered


@frozen
class _EditBuilder:
    """One view's differences put into words."""

    diff: SectionDiff
    notes: Mapping[str, str]
    _pairs: Sequence[tuple[int, int]] = field(init=False)
    """Units of theirs with those of ours that they are, in their order."""

    @_pairs.default
    def _in_their_order(self) -> Sequence[tuple[int, int]]:
        return sorted((j, i) for i, j in self.diff.pairs)

    def edit(
        self,
        each: Hunk,
        *,
        tracked: bool = False,
        by: tuple[ChangeAuthor, ...] = (),
    ) -> Edit:
        ours, theirs = self._units(each)
        before, after = self._words(each, ours, theirs)
        lead, tail, was, now = self._context(each, ours, theirs)
        return Edit(
            where=self._where(each, ours),
            kind=each.kind,
            before=before,
            after=after,
            lead=lead,
            tail=tail,
            sentence_before=was,
            sentence_after=now,
            tracked=tracked,
            by=by,
            disguises=find_confusables(after)
            if each.kind is not EditKind.MISLEADING_FORMAT
            else (),
            note=_note(each, theirs, ours),
            stands_in=each.note.partition(" ")[0],
        )

    def _units(self, each: Hunk) -> tuple[DiffUnit | None, DiffUnit | None]:
        ours = None if each.ours is None else self.diff.ours[each.ours]
        theirs = None if each.theirs is None else self.diff.theirs[each.theirs]
        return ours, theirs

    def _words(self, each: Hunk, ours: DiffUnit | None, theirs: DiffUnit | None) -> tuple[str, str]:
        if each.note:
            return "", self.notes.get(each.note, each.note)
        if each.kind is EditKind.NUMBER and ours and theirs:
            return ours.lines[0].number, theirs.lines[0].number
        if each.token_hunk is None:
            return ours.text if ours else "", theirs.text if theirs else ""
        after = (
            theirs.texts[each.cell][slice(*each.token_hunk.after)]
            if theirs and each.cell < len(theirs.texts)
            else ""
        )
        if each.kind is EditKind.MISLEADING_FORMAT:
            return after, after
        before = (
            ours.texts[each.cell][slice(*each.token_hunk.before)]
            if ours and each.cell < len(ours.texts)
            else ""
        )
        return before, after

    def _context(
        self,
        each: Hunk,
        ours: DiffUnit | None,
        theirs: DiffUnit | None,
    ) -> tuple[str, str, str, str]:
        """Context in front and behind, and the sentences before and after."""
        if each.token_hunk is None or theirs is None or ours is None:
            return "", "", ours.text if ours else "", theirs.text if theirs else ""
        our_text = ours.texts[each.cell] if each.cell < len(ours.texts) else ""
        their_text = theirs.texts[each.cell] if each.cell < len(theirs.texts) else ""
        now = sentence_at(their_text, *each.token_hunk.after)
        if each.kind is EditKind.MISLEADING_FORMAT or each.note:
            return (*context_of(their_text, *each.token_hunk.after), now, now)
        return (
            *context_of(their_text, *each.token_hunk.after),
            sentence_at(our_text, *each.token_hunk.before),
            now,
        )

    def _where(self, each: Hunk, ours: DiffUnit | None) -> str:
        if ours is None:
            return self._after(each)
        if ours.row and each.token_hunk is not None:
            return f"{ours.where}, column {each.cell + 1}"
        return ours.where

    def _after(self, each: Hunk) -> str:
        """A place that we have no number for is named by what stands in front of it."""
        pairs = self._pairs
        at = bisect_right(pairs, each.theirs or 0, key=itemgetter(0))
        return f"after {self.diff.ours[pairs[at - 1][1]].where}" if at else "at the top"


_MISLEADING_FORMATS = {
    Concealment.HIDDEN: "The words are hidden: nobody sees them on paper or on the screen.",
    Concealment.WHITE: "The words have the colour of the paper.",
    Concealment.TINY: "The words are too small to be read.",
    Concealment.SYMBOL: "The font prints other signs than the letters that are there.",
    Concealment.OFF_PAGE: "The words stand outside of the page.",
    Concealment.REVERSED: "The letters run from right to left: they read backwards.",
    Concealment.STRUCK: "The words look struck out, and are not deleted.",
}


def _note(each: Hunk, theirs: DiffUnit | None, ours: DiffUnit | None) -> str:
    if each.looks:
        return " ".join(
            _MISLEADING_FORMATS[look] for look in sorted(each.looks, key=[*Concealment].index)
        )
    if each.kind is EditKind.REFERENCE and each.words:
        return "It shows our number, and leads to another place."
    if each.kind is EditKind.NUMBER:
        return "Its own number is not the one that its place gives."
    if each.note:
        return f"It stands in a new {each.note.split()[0]}."
    if each.kind is EditKind.LEVEL and ours and theirs:
        return f"Its style was {ours.lines[0].style}, and is {theirs.lines[0].style or 'the plain one'}."
    return ""


# What lies under tracked changes: whether our words still do, and who laid what over them.


class _ChangeAttribution:
    """What lies under the tracked changes of a section."""

    def __init__(self, base: SectionDiff) -> None:
        self.base = base
        self.counterparts = dict(base.pairs)
        # By what they can be the same change as: a section may have thousands of either.
        self._notes = {each.note for each in base.hunks}
        self._new_words = {each.words for each in base.hunks if each.ours is None}
        self._by_unit = defaultdict[int, list[Hunk]](list)
        for each in base.hunks:
            if each.ours is not None:
                self._by_unit[each.ours].append(each)

    def is_silent(self, each: Hunk) -> bool:
        """Whether it was changed silently at a place, so that no tracked change alone did it."""
        if each.note:
            return each.note in self._notes
        if each.ours is None:
            return each.words in self._new_words
        return any(_hunks_overlap(each, other) for other in self._by_unit.get(each.ours, ()))

    def by(self, each: Hunk, offer: SectionDiff) -> tuple[ChangeAuthor, ...]:
        """Whose tracked change it is; nobody's where none shows it."""
        if self.is_silent(each):
            return ()
        inserted = authors_of(self._insertions_at(each, offer), Change.INSERTED)
        deleted = authors_of(self._deletions_at(each), Change.DELETED)
        found = {by.author: by for by in (*deleted, *inserted)}
        return tuple(found.values())

    def _insertions_at(self, each: Hunk, offer: SectionDiff) -> Iterator[Revision]:
        if each.theirs is None:
            return
        unit = offer.theirs[each.theirs]
        if each.token_hunk is None:
            yield from _revisions_of(unit)
        elif each.cell < len(unit.text_runs):
            yield from _revisions_inside(unit.text_runs[each.cell], each.token_hunk.after)

    def _deletions_at(self, each: Hunk) -> Iterator[Revision]:
        counterpart = None if each.ours is None else self.counterparts.get(each.ours)
        if counterpart is None or each.ours is None:
            return
        unit = self.base.theirs[counterpart]
        if each.token_hunk is None:
            yield from _revisions_of(unit)
            return
        if each.cell >= len(unit.texts):
            return
        our_tokens = tokens_of(self.base.ours[each.ours].texts[each.cell])
        their_tokens = tokens_of(unit.texts[each.cell])
        first, last = each.token_hunk.tokens
        for our_place, their_place in common_subsequence(
            [word for word, _, _ in our_tokens], [word for word, _, _ in their_tokens]
        ):
            if first <= our_place < last:
                yield from _revisions_inside(
                    unit.text_runs[each.cell], their_tokens[their_place][1:]
                )


def _hunks_overlap(one: Hunk, other: Hunk) -> bool:
    """Whether two differences of one unit of ours touch each other."""
    if EditKind.MISLEADING_FORMAT in (one.kind, other.kind):
        return one.kind is other.kind and one.words == other.words
    if {EditKind.LEVEL, EditKind.NUMBER} & {one.kind, other.kind}:
        return one.kind is other.kind
    if one.note or other.note:
        return one.note == other.note
    if one.token_hunk is None or other.token_hunk is None:
        return True
    if one.cell != other.cell:
        return False
    (a, b), (c, d) = one.token_hunk.tokens, other.token_hunk.tokens
    return a < d and c < b if a < b and c < d else a <= d and c <= b


def _revisions_of(unit: DiffUnit) -> Iterator[Revision]:
    for cell in unit.text_runs:
        for run in cell:
            yield from run.revisions
    for line in unit.lines:
        yield from line.mark


def _revisions_inside(runs: Sequence[TextRun], place: tuple[int, int]) -> Iterator[Revision]:
    """The changes of the runs that share a character with a place, or hold it."""
    at = 0
    for run in runs:
        start, at = at, at + len(run.text)
        if start < place[1] and place[0] < at:
            yield from run.revisions


def _authors_of_lines(lines: Sequence[Line], change: Change) -> tuple[ChangeAuthor, ...]:
    """Who inserted or deleted some lines, as far as their tracked changes say."""
    runs = (run for line in lines for run in line.text_runs)
    revisions = [each for run in runs for each in run.revisions]
    marks = [each for line in lines for each in line.mark]
    return authors_of([*revisions, *marks], change)


def authors_of(revisions: Iterable[Revision], change: Change) -> tuple[ChangeAuthor, ...]:
    """Whose the changes of one kind are, each person once with the first time of theirs."""
    found: dict[str, ChangeAuthor] = {}
    for each in revisions:
        if each.change is change:
            found.setdefault(each.author, ChangeAuthor(author=each.author, when=each.when))
    return tuple(found.values())
