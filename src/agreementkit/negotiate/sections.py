"""The edits of a whole section: inside it, and what became of it as a whole."""

from collections.abc import Mapping

from agreementkit.model.redline import Change
from agreementkit.negotiate.differences import Differences
from agreementkit.negotiate.edit import Edit, EditKind
from agreementkit.negotiate.edits import edits
from agreementkit.negotiate.match import Fate, Match
from agreementkit.negotiate.section import Section
from agreementkit.negotiate.under import whole
from agreementkit.negotiate.view import View
from agreementkit.text.disguises import disguises
from agreementkit.text.evened import evened

__all__ = ["Edits", "new_edits", "section_edits"]

Edits = tuple[tuple[Edit, ...], tuple[Edit, ...]]
"""Those of the base, which are silent, and those of the offer."""


def section_edits(id_: str, base: View, offer: View, notes: Mapping[str, str]) -> Edits:
    """The edits of a section of ours.

    Args:
        id_: of the section.
        base: the returned file with every change rejected.
        offer: the same with every change accepted.
        notes: the text of each note, by which note it is.
    """
    silent, offered = _inside(id_, base, offer, notes)
    was, now = base.matches.get(id_), offer.matches[id_]
    moved = was is not None and was.fate is Fate.MOVED
    if was is not None and moved:
        silent = (_moved(id_, base, was, tracked=False), *silent)
    if now.fate is Fate.MOVED:
        offered = (_moved(id_, offer, now, tracked=not moved), *offered)
    return silent, offered


def _inside(id_: str, base: View, offer: View, notes: Mapping[str, str]) -> Edits:
    if id_ not in base.record:
        return (), _offered_alone(id_, offer, notes)
    if not base.differs(id_) and not offer.differs(id_):
        return (), ()
    # What a tracked change struck out is found where our words still stand.
    under = base.differences(id_) if base.differs(id_) else base.beside(id_)
    if offer.lost(id_):
        silent, _ = edits(under, under, notes)
        lost = _gone(id_, offer, under=None if base.lost(id_) else base)
        return (_gone(id_, base),) if base.lost(id_) else silent, (lost,)
    silent, offered = edits(under, offer.differences(id_), notes)
    return (_gone(id_, base),) if base.lost(id_) else silent, offered


def _offered_alone(id_: str, offer: View, notes: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits of a section that we put in with our reply, under which nothing stands."""
    if offer.lost(id_):
        return (_gone(id_, offer),)
    nothing = Differences(ours=(), theirs=(), pairs=(), found=())
    _, offered = edits(nothing, offer.differences(id_), notes)
    return offered


def new_edits(match: Match, base: View, offer: View) -> Edits:
    """The edits of a section that we did not send: it was put in, silently or not.

    Args:
        match: what the offer has.
        base: the returned file with every change rejected.
        offer: the same with every change accepted.
    """
    if match.returned is None or match.fate is Fate.SPLIT:
        # What was cut off a section of ours is told there.
        return (), ()
    text = _text(match.returned)
    silent = any(
        other.returned is not None and _key(other.returned) == _key(match.returned)
        for other in base.strange
    )
    edit = Edit(
        where=_where(match.returned, offer),
        kind=EditKind.INSERTED,
        after=text,
        sentence_after=text,
        tracked=not silent,
        by=() if silent else whole(match.returned.lines, Change.INSERTED),
        disguises=disguises(text),
        note=match.why,
    )
    return ((edit,) if silent else ()), (edit,)


def _where(section: Section, view: View) -> str:
    number = view.numbers.get(section.id, "")
    return number or section.title or section.id


def _gone(id_: str, view: View, under: View | None = None) -> Edit:
    """A section that is not there; tracked where, all rejected, it is what we sent.

    Args:
        id_: of the section.
        view: in which it is not there.
        under: in which it still is.
    """
    match = view.matches[id_]
    ours = view.record[id_].section
    # The text of one that was merged is told where it stands now.
    text = ours.title if match.fate is Fate.MERGED else _text(ours)
    there = under.matches[id_].returned if under else None
    tracked = under is not None and not under.differs(id_)
    return Edit(
        where=view.sent_numbers.get(id_, id_),
        kind=EditKind.DELETED,
        before=text,
        sentence_before=text,
        tracked=tracked,
        by=whole(there.lines, Change.DELETED) if there and tracked else (),
        note=match.why,
    )


def _moved(id_: str, view: View, match: Match, *, tracked: bool) -> Edit:
    lines = match.returned.lines if match.returned else ()
    after = view.sent_numbers.get(match.with_) or match.with_
    ours = list(view.record)
    before = ours[ours.index(id_) - 1]
    return Edit(
        where=view.sent_numbers.get(id_, id_),
        kind=EditKind.MOVED,
        before=f"behind {view.sent_numbers.get(before, before)}",
        after=f"behind {after}" if after else "at the top",
        tracked=tracked,
        by=whole(lines, Change.INSERTED) if tracked else (),
        note=match.why,
    )


def _text(section: Section) -> str:
    return "\n".join(line.text for line in section.lines if line.text.strip())


def _key(section: Section) -> str:
    return evened(_text(section)).strip()
