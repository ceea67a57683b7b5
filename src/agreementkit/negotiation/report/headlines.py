"""What stands before the rows of a report: the whole return in ten lines, and what matters first.

A tired reader stops there. So the counts come first, then the worst clauses with the words that
make them so, then what else is changed; what is only odd about the file comes last.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import evolve

from agreementkit.negotiation.alignment.sections import SectionKind
from agreementkit.negotiation.assessment.assess import NUMBERING
from agreementkit.negotiation.assessment.edit import COUNTING, Edit, EditKind
from agreementkit.negotiation.assessment.response import (
    ClauseResponse,
    DraftIdentity,
    Response,
    Verdict,
    untracked_changes,
)
from agreementkit.negotiation.assessment.weakening import Weakening
from agreementkit.negotiation.figures.rungs import Rung
from agreementkit.negotiation.report.descriptions import (
    capitalised,
    describe_comment,
    describe_forged,
    describe_unexpected,
    shortened,
)
from agreementkit.ooxml.reading import UnexpectedContent

_NAMED = 5
"""How many clauses are named with their words; the others are counted."""
_TOGETHER = 3
"""How many clauses are named of those of which the very same is to be said."""
_LONGEST = 60
"""Characters of the words of one side."""
_WEIGHTY = re.compile(
    r"\d|\b(?:must|shall|will|should|may|can|cannot|not|no|never|only|unless|except)\b",
    re.IGNORECASE,
)
"""Figures, and what makes or unmakes a duty."""
_PROTECTIONS = {
    "readOnly": "it may only be read",
    "comments": "only comments can be made",
    "forms": "only its forms can be filled in",
    "trackedChanges": "every change is tracked",
}
_OTHER_MARK = "The file carries the mark of another draft than the one it is compared with."
_NO_MARK = (
    "The file carries no mark of ours: it was saved by a program, or a person, that left it out. It "
    "is compared with the last draft sent."
)


def headlines(response: Response) -> Iterator[str]:
    """The whole return in a few sentences, what matters first."""
    if response.draft_identity is DraftIdentity.OTHER:
        # All that follows may come of it.
        yield _OTHER_MARK
    counts = Counter(each.verdict for each in (*response.clauses, *response.outside))
    counted = [f"{counts[each]} {each.phrase}" for each in Verdict if counts[each]]
    if response.unexpected:
        counted.append(f"{len(response.unexpected)} unexpected in the file itself")
    yield f"{capitalised('; '.join(counted))}."
    if response.silent:
        yield f"{untracked_changes(len(response.silent))}."
    if response.forgeries:
        yield _forged_in_our_name(len(response.forgeries))
    yield from _worst(response)
    yield from (
        f"{topic.title} falls from {topic.before} to {topic.after}." for topic in response.falls
    )
    yield from (f"{said}" for said in _outside(response))
    if response.authors:
        yield f"Changes and comments stand in the names of {', '.join(response.authors)}."
    if response.draft_identity is DraftIdentity.NONE:
        yield _NO_MARK
    if response.typed_numbers:
        yield _typed(response.typed_numbers)
    yield from (f"With care: {danger}." for danger in response.dangers)


def _worst(response: Response) -> Iterator[str]:
    """The worst clauses with their words; those of which the very same is to be said, together."""
    alike: dict[str, list[ClauseResponse]] = {}
    for each in response.changed:
        alike.setdefault(_said(each), []).append(each)
    named = dict([*alike.items()][:_NAMED])
    for said, every in named.items():
        more = f" and {len(every) - _TOGETHER} more" if len(every) > _TOGETHER else ""
        yield f"{', '.join(map(_place, every[:_TOGETHER]))}{more}: {said}"
    if others := [each for said, every in alike.items() if said not in named for each in every]:
        yield f"Below, {len(others)} more: {_listed(others)}."


def _forged_in_our_name(count: int) -> str:
    what = "tracked change or comment stands" if count == 1 else "tracked changes or comments stand"
    it = "it" if count == 1 else "them"
    return (
        f"{count} {what} in our name, and we did not send {it} so. If no colleague of yours typed "
        "into the file, ask them in writing who did."
    )


def describe_outside(response: Response) -> tuple[str, ...]:
    """What a return holds in no clause, each thing in a sentence: for the record."""
    rows = (f"{_place(each)}: {_said(each)}" for each in response.outside if each.changed)
    return (*rows, *_outside(response))


def _outside(response: Response) -> Iterator[str]:
    """What is said or set in the file and hangs in no section."""
    yield from (shortened(describe_unexpected(each), 2 * _LONGEST) for each in response.unexpected)
    yield from map(describe_forged, response.forged)
    yield from (f"In no clause: {describe_comment(each)}" for each in response.new_comments)
    if response.reformatted:
        yield f"Outside the clauses, {response.reformatted} changes of looks are tracked."
    if response.protection:
        allowed = _PROTECTIONS.get(response.protection, response.protection)
        yield f"The file is protected, and was not when we sent it: {allowed}."
    if response.tracking_off:
        yield (
            "Track Changes is switched off in the file, and was on when we sent it: what is typed "
            "into it next shows nowhere."
        )


def _typed(count: int) -> str:
    stand = (
        "The number of 1 paragraph stands"
        if count == 1
        else f"The numbers of {count} paragraphs stand"
    )
    right = "It is the right one" if count == 1 else "They are the right ones"
    return (
        f"{stand} in the file as typed text, as some programs leave it. {right}, and nothing keeps "
        "it so: count again when a clause comes in or goes out."
    )


def _place(each: ClauseResponse) -> str:
    if each.kind is SectionKind.OUTSIDE and each.id != NUMBERING:
        return capitalised(each.id)
    return capitalised(f"{each.number} {each.title}".strip() or each.id)


def _listed(others: Iterable[ClauseResponse]) -> str:
    """What the others are, by what is to be said of them."""
    counts = Counter(each.verdict for each in others)
    return "; ".join(f"{counts[each]} {each.phrase}" for each in Verdict if counts[each])


# What makes a clause what it is said to be, in a few words.


def _said(each: ClauseResponse) -> str:
    """What it is, by which words, and whether they say something about it, in a sentence."""
    words = next(_reasons(each), "")
    commented = each.verdict is Verdict.COMMENTED
    parts = (each.verdict.phrase if not commented else "", words)
    beside = "; with a comment of theirs" if each.new_comments and not commented else ""
    whole = f"{': '.join(part for part in parts if part)}{beside}"
    return whole if whole.endswith((".", "?", "!", "…", ".”")) else f"{whole}."


def _reasons(each: ClauseResponse) -> Iterator[str]:
    """What is worst about a clause, the worst first."""
    match each.verdict:
        case Verdict.BELOW_RED_LINE | Verdict.SILENT | Verdict.AT_FALLBACK | Verdict.BETTER:
            yield from _figures(each)
        case Verdict.COVERAGE_LOST:
            yield from (f"{loss.title} falls" for loss in each.coverage if loss.falls)
        case Verdict.WEAKENED:
            yield from map(_weakened, each.weakened)
        case Verdict.UNSURE:
            yield from each.questions
            yield from (_odd(found) for found in each.unexpected)
        case Verdict.DEFINITION:
            yield from (f"“{term.term}”" for term in each.terms)
        case Verdict.COMMENTED:
            first, *others = each.new_comments
            more = f" ({len(others)} more)" if others else ""
            yield f"{shortened(describe_comment(evolve(first, words='')), 2 * _LONGEST)}{more}"
        case Verdict.REFORMATTED:
            authors = dict.fromkeys(found.author or "somebody" for found in each.reformatted)
            yield f"tracked by {', '.join(authors)}"
        case _:
            pass
    if edits := sorted(each.base or each.offer, key=_weight):
        more = f", and {len(edits) - 1} more" if len(edits) > 1 else ""
        yield f"{_in_short(edits[0])}{more}"


def _odd(each: UnexpectedContent) -> str:
    return f"{each.what}, over {_quoted(each.words)}" if each.words else each.what


def _figures(each: ClauseResponse) -> Iterator[str]:
    below = [move for move in each.slots if move.rung is Rung.BELOW_FALLBACK]
    untracked = ", without tracking" if each.base and below else ""
    for move in below or each.slots:
        yield f"{move.sent or 'nothing'} became {move.offered or 'nothing'}{untracked}"


def _weakened(each: Weakening) -> str:
    by = f" by {_quoted(each.words)}" if each.words else ""
    return f"{each.kind.phrase}{by}: {_quoted(each.before or each.after)}"


def _weight(edit: Edit) -> int:
    """How much a reader must know of an edit first: 0 of figures and of what makes a duty."""
    if edit.kind in COUNTING:
        return 3
    if edit.kind in (EditKind.MOVED, EditKind.REFERENCE):
        return 2
    return 0 if _WEIGHTY.search(f"{edit.before} {edit.after}") else 1


def _in_short(edit: Edit) -> str:
    if edit.kind is EditKind.MISLEADING_FORMAT:
        return f"{_quoted(edit.after)} looks otherwise. {edit.note}"
    if edit.kind is EditKind.LEVEL:
        return f"level or style of {edit.where}"
    before, after = _quoted(edit.before), _quoted(edit.after)
    if edit.before and edit.after:
        return f"{before} became {after}"
    if edit.before:
        return f"{before} is gone"
    return f"{after} came in" if edit.after else edit.where


def _quoted(words: str) -> str:
    return f"“{shortened(words, _LONGEST)}”"
