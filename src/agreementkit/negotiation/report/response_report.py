"""The response report: what a returned file does to each clause, worst first, for our side."""

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from agreementkit.model.agreement import Version
from agreementkit.model.document import (
    Bullet,
    Document,
    Layout,
    Paragraph,
    PrivateDocument,
    Shade,
    Spans,
    Table,
)
from agreementkit.model.ledger import ClauseFacts
from agreementkit.model.template import Run
from agreementkit.negotiation.assessment.edit import ChangeAuthor, Edit, EditKind, MisleadingText
from agreementkit.negotiation.assessment.effects import PlacedConfusable, ReferenceChange, Weakening
from agreementkit.negotiation.assessment.response import (
    ClauseResponse,
    DraftIdentity,
    Response,
    Verdict,
)

# ---
# What is found in a returned file, said in sentences: an edit, a cost, an oddity.

_KIND = {
    EditKind.INSERTED: "put in",
    EditKind.DELETED: "taken out",
    EditKind.MOVED: "moved",
    EditKind.ROW_INSERTED: "row put in",
    EditKind.ROW_DELETED: "row taken out",
    EditKind.LEVEL: "level or style changed",
    EditKind.NUMBER: "number changed",
    EditKind.MISLEADING_FORMAT: "look changed",
    EditKind.REFERENCE: "reference changed",
}
_WHOLE = (EditKind.INSERTED, EditKind.DELETED, EditKind.ROW_INSERTED, EditKind.ROW_DELETED)


def describe_edits(clause: ClauseResponse) -> Iterator[str]:
    """Every edit of a clause: the silent ones first, each once."""
    yield from (describe_edit(edit) for edit in clause.base)
    silent = {(edit.where, edit.before, edit.after) for edit in clause.base}
    for edit in clause.offer:
        if edit.tracked or (edit.where, edit.before, edit.after) not in silent:
            yield describe_edit(edit)


def describe_edit(edit: Edit) -> str:
    """One edit in a sentence: where, the words with what stands around them, and whose.

    >>> edit = Edit(where="7.2", kind=EditKind.WORDS, before="26", after="8",
    ...             lead="at least ", tail=" weeks")
    >>> print(describe_edit(edit))
    7.2: “at least 26 weeks” became “at least 8 weeks”. No tracked change shows it.
    """
    note = f" {capitalised(edit.note).rstrip('.')}." if edit.note else ""
    return f"{edit.where}: {_sentence(_describe_change(edit))} {_whose(edit)}{note}"


def _sentence(words: str) -> str:
    """Words with a full stop, unless they end in one that is quoted."""
    return words if words.endswith((".", ".”")) else f"{words}."


def capitalised(words: str) -> str:
    """Words as a sentence begins with them."""
    return words[:1].upper() + words[1:]


def _describe_change(edit: Edit) -> str:
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


def _person(by: ChangeAuthor) -> str:
    return by.author or "somebody without a name"


def describe_costs(clause: ClauseResponse) -> Iterator[str]:
    """What the return of a clause costs: coverage, duties, terms, references."""
    for topic in clause.coverage:
        if topic.falls:
            yield f"{topic.title} falls from {topic.before} to {topic.after}."
        else:
            rest = ", ".join(topic.left)
            yield f"{topic.title} stays {topic.after}, and rests on fewer clauses: {rest}."
        yield from (f"{capitalised(each.place)}: {each.after}." for each in topic.words)
    yield from map(_weakened, clause.weakened)
    for term in clause.terms:
        leaning = f" {len(term.used_in)} clauses lean on it." if term.used_in else ""
        now = f"now reads: {_quoted(term.after)}" if term.after else "is gone"
        yield f"The definition of “{term.term}” {_sentence(now)}{leaning}"
    yield from map(_reference, clause.references)


def _weakened(each: Weakening) -> str:
    words = f", by {_quoted(each.words)}" if each.words else ""
    where = f"{each.where}: " if each.where else ""
    if not each.before:
        return capitalised(f"{where}{each.kind.phrase}: {_quoted(each.after)}")
    return capitalised(f"{where}a duty is {each.kind.phrase}{words}: {_quoted(each.before)}")


def _reference(each: ReferenceChange) -> str:
    now = f"now says {each.after}" if each.after else "is gone"
    return f"{each.where}: the reference to {each.before} {now}."


def describe_concealment(clause: ClauseResponse) -> Iterator[str]:
    """What a reader would not see: disguised characters, hidden words."""
    yield from map(_confusable, clause.disguises)
    yield from map(_misleading, clause.looks)


def _confusable(each: PlacedConfusable) -> str:
    return f"{each.where}: {each.confusable.words}."


def _misleading(each: MisleadingText) -> str:
    looks: Iterable[str] = (str(look) for look in each.looks)
    return f"{each.where}: {_quoted(each.words)} is {' and '.join(looks)}."


_POOR = 5
"""Standings from the worst that are shaded as poor; those after it are fair."""
_GOOD = (Verdict.BETTER,)
_HEADER = ("Clause", "What they changed", "Where it lies", "What it costs", "What to answer")
_IDENTITY_NOTES = {
    DraftIdentity.OTHER: "The file carries the mark of another draft than the one it is compared with.",
    DraftIdentity.NONE: "The file carries no mark of ours: it was saved by a program, or a person, "
    "that left it out. It is compared with the last draft sent.",
}


@frozen(kw_only=True)
class ReportRow:
    """One clause or section of a report, each column in sentences."""

    clause: str
    place: str
    """Its number and title."""
    standing: Verdict
    changes: tuple[str, ...]
    lies: tuple[str, ...]
    costs: tuple[str, ...]
    answers: tuple[str, ...]
    """What our notes say: private."""


def report_rows(response: Response) -> tuple[ReportRow, ...]:
    """A row for each clause and section that is not as we sent it, worst first."""
    return tuple(map(_row, response.changed))


def _row(each: ClauseResponse) -> ReportRow:
    changes = [*describe_edits(each), *describe_concealment(each)]
    if each.question:
        changes.insert(0, f"To be asked: {each.question}")
    changes += [
        f"{comment.author} says in the margin: {' '.join(comment.paragraphs)}"
        for comment in each.comments
    ]
    lies = tuple(f"{capitalised(slot.phrase)}." for slot in each.slots)
    answers = each.advice.words if each.advice else ()
    return ReportRow(
        clause=each.clause,
        place=f"{each.number} {each.title}".strip(),
        standing=each.standing,
        changes=tuple(changes),
        lies=lies,
        costs=tuple(describe_costs(each)),
        answers=tuple(words for words in answers if words not in lies),
    )


def headlines(response: Response) -> Iterator[str]:
    """What stands before the rows: the whole return in a few sentences."""
    if said := _IDENTITY_NOTES.get(response.draft_identity):
        yield said
    if response.authors:
        yield f"Changes and comments stand in the names of {', '.join(response.authors)}."
    counts = Counter(each.standing for each in (*response.clauses, *response.outside))
    told = [f"{counts[each]} {each.phrase}" for each in Verdict if counts[each]]
    yield f"{capitalised('; '.join(told))}."
    silent = len(response.silent)
    if silent:
        changes = "1 change was" if silent == 1 else f"{silent} changes were"
        yield f"{changes} made without tracking."
    for each in response.below_red_line:
        yield f"{capitalised(f'{each.number} {each.title}'.strip())} is below our red line."
    for topic in response.falls:
        yield f"{topic.title} falls from {topic.before} to {topic.after}."
    yield from _manual_checks(response)


def _manual_checks(response: Response) -> Iterator[str]:
    """What a person must look at in the file itself."""
    for unread in response.unread:
        words = f": “{unread.words}”" if unread.words else ""
        yield f"Not read, so look at it in Word: {unread.kind} in {unread.part}{words}."
    for other in response.alternatives:
        yield (
            f"Two texts stand at one place, and programs differ in which they show: "
            f"“{other.read}” and “{other.other}”."
        )
    for danger in response.dangers:
        yield f"With care: {danger}."
    for comment in response.comments:
        yield f"{comment.author} says in the margin: {' '.join(comment.paragraphs)}"


def response_report(response: Response, *, employer: str, unions: Iterable[str]) -> PrivateDocument:
    """The report as a paper for our own side.

    Args:
        response: what came back.
        employer: who sent it.
        unions: ours.
    """
    made = report_rows(response)
    blocks: list[Paragraph | Bullet | Table] = [
        Bullet(spans=_plain(words)) for words in headlines(response)
    ]
    if made:
        table = Table(
            caption="What came back, worst first",
            header=_HEADER,
            rows=tuple(map(_cells, made)),
            widths=(12, 27, 14, 20, 27),
            shades=tuple((_shade(row.standing), None, None, None, None) for row in made),
        )
        blocks.append(table)
    same = [each for each in response.clauses if not each.changed]
    if same:
        names = ", ".join(f"{each.number} {each.title}".strip() for each in same)
        blocks.append(Paragraph(spans=_plain(f"As we sent them: {names}.")))
    return PrivateDocument(
        document=Document(
            title=f"What came back from {employer}",
            parties=(employer, *unions),
            version=Version(number=response.round or 1, status="round"),
            layout=Layout.TABLE,
            blocks=tuple(blocks),
        ),
    )


def _cells(row: ReportRow) -> tuple[Spans, ...]:
    first = (Run(text=f"{row.place}: ", bold=True), Run(text=f"{row.standing.phrase}."))
    rest = (row.changes, row.lies, row.costs, row.answers)
    return (first, *(_plain("\n".join(each) or "Nothing.") for each in rest))


def _shade(standing: Verdict) -> Shade:
    if standing in _GOOD:
        return Shade.GOOD
    return Shade.POOR if standing.place < _POOR else Shade.FAIR


def _plain(words: str) -> Spans:
    return (Run(text=words),)


# ---
# What a receipt found about a clause, in a few words: for the picture, the status and the log.


def describe_facts(facts: ClauseFacts) -> str:
    """What came back for a clause, worst first.

    >>> describe_facts(ClauseFacts(title="Scope")), describe_facts(ClauseFacts(title="Scope", silent=2))
    ('Unchanged', 'Changed without tracking (2)')
    """
    bad = [*describe_losses(facts)]
    figures = [f"{each.label}: {each.sent} to {each.offered or 'none'}" for each in facts.figures]
    if bad:
        return "; ".join((*bad, *figures))
    if not facts.altered:
        return "Moved, unchanged" if facts.fate == "moved" else "Unchanged"
    first = {"new": "New from them", "unsure": "Not found for sure"}.get(facts.fate, "Countered")
    return "; ".join((first, *figures))


def describe_losses(facts: ClauseFacts) -> Iterator[str]:
    """What is bad about it: changed silently, struck out, below our fallback, a topic lost."""
    if facts.silent:
        yield f"Changed without tracking ({facts.silent})"
    if facts.fate == "deleted":
        yield "Struck out"
    if facts.below:
        yield "Below our fallback"
    if facts.lost:
        yield f"Topic lost: {', '.join(facts.lost)}"
