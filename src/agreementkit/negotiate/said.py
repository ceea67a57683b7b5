"""What is found in a returned file, said in sentences: an edit, a cost, an oddity."""

from collections.abc import Iterable, Iterator

from agreementkit.negotiate.edit import By, Edit, EditKind, LooksOdd
from agreementkit.negotiate.response import ClauseResponse, Disguised, ReferenceChange, Weakening

__all__ = ["costs_said", "edit_said", "edits_said", "oddities_said", "opened"]

_KIND = {
    EditKind.INSERTED: "put in",
    EditKind.DELETED: "taken out",
    EditKind.MOVED: "moved",
    EditKind.ROW_INSERTED: "row put in",
    EditKind.ROW_DELETED: "row taken out",
    EditKind.LEVEL: "level or style changed",
    EditKind.NUMBER: "number changed",
    EditKind.LOOK: "look changed",
    EditKind.REFERENCE: "reference changed",
}
_WHOLE = (EditKind.INSERTED, EditKind.DELETED, EditKind.ROW_INSERTED, EditKind.ROW_DELETED)


def edits_said(clause: ClauseResponse) -> Iterator[str]:
    """Every edit of a clause: the silent ones first, each once."""
    yield from (edit_said(edit) for edit in clause.base)
    silent = {(edit.where, edit.before, edit.after) for edit in clause.base}
    for edit in clause.offer:
        if edit.tracked or (edit.where, edit.before, edit.after) not in silent:
            yield edit_said(edit)


def edit_said(edit: Edit) -> str:
    """One edit in a sentence: where, the words with what stands around them, and whose.

    >>> edit = Edit(where="7.2", kind=EditKind.WORDS, before="26", after="8",
    ...             lead="at least ", tail=" weeks")
    >>> print(edit_said(edit))
    7.2: “at least 26 weeks” became “at least 8 weeks”. No tracked change shows it.
    """
    note = f" {opened(edit.note).rstrip('.')}." if edit.note else ""
    return f"{edit.where}: {_sentence(_did(edit))} {_whose(edit)}{note}"


def _sentence(words: str) -> str:
    """Words with a full stop, unless they end in one that is quoted."""
    return words if words.endswith((".", ".”")) else f"{words}."


def opened(words: str) -> str:
    """Words as a sentence begins with them."""
    return words[:1].upper() + words[1:]


def _did(edit: Edit) -> str:
    said = _KIND.get(edit.kind, "")
    if edit.kind in _WHOLE:
        return f"{said}: {_quoted(edit.after or edit.before)}"
    if edit.kind is EditKind.MOVED and edit.before and edit.after:
        return f"moved from {edit.before} to {edit.after}"
    before, after = (
        f"{edit.lead}{words}{edit.tail}".strip() if words else ""
        for words in (edit.before, edit.after)
    )
    around = f"{edit.lead}{edit.tail}".strip()
    if before and after:
        change = f"{_quoted(before)} became {_quoted(after)}"
    elif before:
        change = f"{_quoted(edit.before.strip())} is gone from {_quoted(before)}"
    elif after:
        change = f"{_quoted(edit.after.strip())} came in: {_quoted(after)}"
    else:
        change = _quoted(around) if around else ""
    return ": ".join(part for part in (said, change) if part) or "changed"


def _quoted(words: str) -> str:
    return f"“{words.strip()}”"


def _whose(edit: Edit) -> str:
    if not edit.tracked:
        return "No tracked change shows it."
    people = ", ".join(_person(by) for by in edit.by)
    return f"Tracked by {people}." if people else "Tracked."


def _person(by: By) -> str:
    return by.author or "somebody without a name"


def costs_said(clause: ClauseResponse) -> Iterator[str]:
    """What the return of a clause costs: coverage, duties, terms, references."""
    for topic in clause.coverage:
        if topic.falls:
            yield f"{topic.title} falls from {topic.before} to {topic.after}."
        else:
            rest = ", ".join(topic.left)
            yield f"{topic.title} stays {topic.after}, and rests on fewer clauses: {rest}."
        yield from (f"{opened(each.place)}: {each.after}." for each in topic.words)
    yield from map(_weakened, clause.weakened)
    for term in clause.terms:
        leaning = f" {len(term.leaning)} clauses lean on it." if term.leaning else ""
        now = f"now reads: {_quoted(term.after)}" if term.after else "is gone"
        yield f"The definition of “{term.term}” {_sentence(now)}{leaning}"
    yield from map(_reference, clause.references)


def _weakened(each: Weakening) -> str:
    words = f", by {_quoted(each.words)}" if each.words else ""
    where = f"{each.where}: " if each.where else ""
    if not each.before:
        return opened(f"{where}{each.kind.phrase}: {_quoted(each.after)}")
    return opened(f"{where}a duty is {each.kind.phrase}{words}: {_quoted(each.before)}")


def _reference(each: ReferenceChange) -> str:
    now = f"now says {each.after}" if each.after else "is gone"
    return f"{each.where}: the reference to {each.before} {now}."


def oddities_said(clause: ClauseResponse) -> Iterator[str]:
    """What a reader would not see: disguised characters, hidden words."""
    yield from map(_disguised, clause.disguises)
    yield from map(_odd, clause.looks)


def _disguised(each: Disguised) -> str:
    return f"{each.where}: {each.disguise.words}."


def _odd(each: LooksOdd) -> str:
    looks: Iterable[str] = (str(look) for look in each.looks)
    return f"{each.where}: {_quoted(each.words)} is {' and '.join(looks)}."
