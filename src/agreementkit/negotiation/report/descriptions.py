"""What was found and what was done, in plain English: for the reports, the status and the log."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from attrs import evolve

from agreementkit.model.clause import Provision
from agreementkit.model.ledger import (
    Act,
    Agreed,
    AgreedText,
    ClauseFacts,
    DraftKind,
    Entry,
    Moved,
    ObjectionKind,
    Outcome,
    Packaged,
    Parked,
    Received,
    Replaced,
    Sent,
    Side,
    Started,
    Tabled,
    Taken,
    Undone,
    Withdrawn,
)
from agreementkit.model.values import as_toml
from agreementkit.negotiation.assessment.edit import (
    COUNTING,
    ChangeAuthor,
    Edit,
    EditKind,
    MisleadingText,
)
from agreementkit.negotiation.assessment.effects import PlacedConfusable, ReferenceChange
from agreementkit.negotiation.assessment.forged import ForgedKind, ForgedMark
from agreementkit.negotiation.assessment.response import ClauseResponse
from agreementkit.negotiation.assessment.unexpected import OFF_THE_PAGES
from agreementkit.negotiation.assessment.weakening import Weakening
from agreementkit.ooxml.reading import ReadComment, UnexpectedContent

# What is found in a returned file: an edit, what it costs, what a reader would not see.

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
    """Every edit of a clause, each once: words first, and the silent ones of them."""
    silent = {(edit.where, edit.before, edit.after) for edit in clause.base}
    others = (
        edit
        for edit in clause.offer
        if edit.tracked or (edit.where, edit.before, edit.after) not in silent
    )
    # A number or a level buries no words.
    every = sorted((*clause.base, *others), key=lambda edit: edit.kind in COUNTING)
    yield from map(describe_edit, every)


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
    kind = _KIND.get(edit.kind, "")
    if edit.kind in _WHOLE:
        return f"{kind}: {_quoted(edit.after or edit.before)}"
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
    return ": ".join(part for part in (kind, change) if part) or "changed"


def _quoted(words: str) -> str:
    return f"“{words.strip()}”"


def _whose(edit: Edit) -> str:
    if not edit.tracked:
        return "No tracked change shows it."
    people = ", ".join(_person(by) for by in edit.by)
    return f"Tracked by {people}." if people else "Tracked."


def _person(by: ChangeAuthor) -> str:
    return by.author or "somebody without a name"


def describe_comment(comment: ReadComment, longest: int = 0) -> str:
    """Who says what in the margin, and of which words: of replaced ones each version apart.

    Args:
        comment: as it was read.
        longest: characters of what is said; 0 leaves it whole.

    >>> said = ReadComment(author="HR", initials="H", when=None, paragraphs=("Too long.",),
    ...                    words="2026 weeks", words_before="26 weeks", words_after="20 weeks")
    >>> describe_comment(said)
    'HR says in the margin, of “20 weeks” (before: “26 weeks”): Too long.'
    """
    said = " ".join(" ".join(comment.paragraphs).split())
    after, before = comment.words_after, comment.words_before
    about = _said_of(after or before or comment.words)
    if after and before:
        about += f" (before: {_quoted(shortened(before, _SPANNED))})"
    who = comment.author or "Somebody without a name"
    return f"{who} says in the margin{about}: {shortened(said, longest) if longest else said}"


_SPANNED = 60
"""Characters of what a comment is about."""


def _said_of(words: str) -> str:
    return f", of {_quoted(shortened(words, _SPANNED))}" if words.strip() else ""


def shortened(words: str, longest: int) -> str:
    """Words on one line, cut where a word ends.

    >>> shortened("We cannot agree to this.", 12)
    'We cannot…'
    """
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rpartition(' ')[0] or line[: longest - 1]}…"


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


def describe_reformatted(clause: ClauseResponse) -> Iterator[str]:
    """The tracked changes of how a clause looks, by whom and of what."""
    counts = Counter((each.author, each.of) for each in clause.reformatted)
    for (author, of), count in counts.items():
        times = f" ({count} places)" if count > 1 else ""
        yield f"Formatted otherwise: {of}{times}. Tracked by {author or 'somebody without a name'}."


def describe_concealment(clause: ClauseResponse) -> Iterator[str]:
    """What a reader would not see, or would see otherwise: disguises, hidden words, boxes."""
    yield from map(_confusable, clause.disguises)
    yield from map(_misleading, clause.looks)
    place = clause.number or clause.title
    yield from (describe_unexpected(each, place) for each in clause.unexpected)


def describe_unexpected(each: UnexpectedContent, place: str = "") -> str:
    """Something that no draft of ours has, in a sentence.

    Args:
        each: the thing.
        place: where it stands, as people name it; empty for the file as a whole.

    >>> from agreementkit.ooxml.reading import UnexpectedContent
    >>> found = UnexpectedContent(what="superscript or subscript", part="", words="2")
    >>> print(describe_unexpected(found, "7"))
    7: superscript or subscript: “2”. Our draft has none there.
    """
    said = f", by {each.said_in}" if each.said_in else ""
    words = f": {_quoted(each.words)}" if each.words else ""
    shown = f" Some programs show {_quoted(each.shown)} there." if each.shown else ""
    where = f"{place}: " if place else "In the file: "
    ours = "" if each.what == OFF_THE_PAGES else " Our draft has none there."
    return f"{where}{each.what}{said}{words}.{ours}{shown}"


def _confusable(each: PlacedConfusable) -> str:
    return f"{each.where}: {each.confusable.words}."


def _misleading(each: MisleadingText) -> str:
    looks: Iterable[str] = (str(look) for look in each.looks)
    return f"{each.where}: {_quoted(each.words)} is {' and '.join(looks)}."


_FORGED = {
    ForgedKind.INSERTED: "“{words}” is put in by a tracked change in our name that we did not write",
    ForgedKind.DELETED: "“{words}” is struck out by a tracked change in our name that we did not write",
    ForgedKind.FORMATTED: "the look of “{words}” is changed by a tracked change in our name that we "
    "did not write",
    ForgedKind.COMMENT: "a comment stands in our name that we did not write: “{words}”",
    ForgedKind.COMMENT_ALTERED: "a comment of ours says other words than we wrote: “{sent}” "
    "became “{words}”",
    ForgedKind.COMMENT_MOVED: "a comment of ours stood beside “{sent}”, and stands beside “{words}”",
    ForgedKind.COMMENT_GONE: "a comment of ours was taken out: “{sent}”",
}
_END = "the end of a paragraph"


def describe_forged(mark: ForgedMark) -> str:
    """What stands in our name and was not written so by us, in a sentence.

    >>> print(describe_forged(ForgedMark(kind="comment", author="Union side", words="Agreed.")))
    A comment stands in our name that we did not write: “Agreed.”
    """
    words, sent = (" ".join(text.split()) or _END for text in (mark.words, mark.sent))
    said = _FORGED[mark.kind].format(words=words, sent=sent).replace(f"“{_END}”", _END)
    return _sentence(capitalised(said))


# What a receipt found about a clause, in a few words.


def describe_facts(facts: ClauseFacts) -> str:
    """What came back for a clause, worst first.

    >>> describe_facts(ClauseFacts(title="Scope")), describe_facts(ClauseFacts(title="Scope", silent=2))
    ('Unchanged', 'Changed without tracking (2)')
    """
    bad = [*describe_losses(facts)]
    figures = [f"{each.label}: {each.sent} to {each.offered or 'none'}" for each in facts.figures]
    beside = [*_beside_the_words(facts)]
    if bad:
        return "; ".join((*bad, *figures, *beside))
    if not facts.altered:
        same = "Moved, unchanged" if facts.fate == "moved" else "Unchanged"
        return "; ".join((same, *beside))
    first = {"new": "New from them", "unsure": "Not found for sure"}.get(facts.fate, "Countered")
    return "; ".join((first, *figures, *beside))


def _beside_the_words(facts: ClauseFacts) -> Iterator[str]:
    if facts.reformatted:
        yield f"formatted otherwise ({facts.reformatted})"
    yield from (f"in the margin, {said}" for said in facts.comments)


def describe_losses(facts: ClauseFacts) -> Iterator[str]:
    """What is bad about it: changed silently, struck out, below our fallback, weakened, a topic lost.

    With other words in a duty, which a person must read.
    """
    if facts.silent:
        yield f"Changed without tracking ({facts.silent})"
    if facts.forged:
        yield f"In our name, and not ours ({facts.forged})"
    if facts.fate == "deleted":
        yield "Struck out"
    if facts.below:
        yield "Below our fallback"
    if facts.weakened:
        yield f"Weakened ({facts.weakened})"
    if facts.reworded:
        yield f"Other words in a duty, to be read ({facts.reworded})"
    if facts.unexpected:
        yield f"To be looked at in Word ({facts.unexpected})"
    if facts.lost:
        yield f"Topic lost: {', '.join(facts.lost)}"


# What was done in a negotiation: the lines of the log.

_ENDINGS = {Outcome.AGREED: "with an agreement", Outcome.NO_AGREEMENT: "without an agreement"}
POSSESSIVES = {Side.OURS: "our", Side.THEIRS: "their"}


def describe_entry(entry: Entry) -> str:
    """What was done, then the reason and the approval where there are any.

    >>> from datetime import datetime
    >>> parked = Parked(when=datetime(2027, 2, 1), by="Branch secretary",
    ...                 because="Wait for the budget", clauses=["gain-share"])
    >>> describe_entry(parked)
    'Set aside gain-share. Reason: Wait for the budget.'
    """
    because = getattr(entry, "because", "")
    approved = getattr(entry, "approved_by", "")
    parts = [f"{capitalised(_describe_act(entry))}."]
    if because:
        parts.append(f"Reason: {because if because.endswith(('.', '?', '!')) else f'{because}.'}")
    if approved:
        parts.append(f"Approved by: {approved.rstrip('.')}.")
    return " ".join(parts)


def about(act: Act, clause: str) -> Act:
    """What an act says of one of its clauses alone.

    Args:
        act: what was decided, of one clause or of many.
        clause: the id of one of them.
    """
    match act:
        case Moved():
            return evolve(act, provisions=[p for p in act.provisions if p.clause == clause])
        case Agreed():
            return evolve(act, clauses={clause: act.clauses[clause]}, provisions=())
        case Tabled() | Parked() | Withdrawn():
            return evolve(act, clauses=[clause])
        case _:
            return act


def _describe_act(entry: Entry) -> str:  # noqa: C901, PLR0911, PLR0912 - one answer a kind
    match entry:
        case Started():
            return f"began the negotiation with {entry.employer} for {_list(entry.unions)}"
        case Replaced():
            return f"put a new agreement file in place of the one before ({entry.agreement.name})"
        case Sent():
            what = "a draft" if entry.kind is DraftKind.DRAFT else "a reply over their text"
            number = len(entry.left_out)
            without = f", without {number} of their things" if number else ""
            return f"wrote {what} to send, round {entry.round} ({entry.file.name}){without}"
        case Received():
            despite = f", although {describe_despite(entry.despite)}" if entry.despite else ""
            what = _describe_received(entry)
            return f"received “{entry.original}” in round {entry.round}{despite}: {what}"
        case Undone():
            return f"undid the receipt of {entry.receipt}: it counts no longer"
        case Moved():
            return f"moved our position: {'; '.join(map(_position, entry.provisions))}"
        case Taken():
            return f"took into our text of {entry.clause}: {'; '.join(entry.words)}"
        case Tabled():
            return f"put on the table again, in our words: {_list(entry.clauses)}"
        case Agreed():
            return f"agreed provisionally: {'; '.join(_agreed(entry.clauses))}"
        case Parked():
            return f"set aside {_list(entry.clauses)}"
        case Withdrawn():
            return f"took off the table: {_list(entry.clauses)}"
        case Packaged(clauses=()):
            return f"dissolved the package “{entry.name}”"
        case Packaged():
            return f"tied together as the package “{entry.name}”: {_list(entry.clauses)}"
        case _:
            left = f"; not agreed: {_list(entry.open)}" if entry.open else ""
            return f"closed the negotiation {_ENDINGS[entry.outcome]}{left}"


_DESPITE: Mapping[str, str] = {
    ObjectionKind.PRIVATE: "its name says that it is private",
    ObjectionKind.NOTES: "it holds notes of ours",
    ObjectionKind.OUR_COMMENT: "somebody of our side has written into its margin",
    ObjectionKind.AS_SENT: "it is, byte for byte, a file that we sent",
    ObjectionKind.AS_RECEIVED: "it says word for word what came back before",
    ObjectionKind.FEW_WORDS: "it has almost none of our clauses",
    ObjectionKind.OTHER_EMPLOYER: "its cover names another employer",
    ObjectionKind.OTHER_NEGOTIATION: "it was made from a draft that this negotiation did not send",
    ObjectionKind.EARLIER_ROUND: "it was made from the draft of an earlier round",
}


def describe_despite(kinds: Iterable[str]) -> str:
    """What spoke against a file that was taken all the same.

    >>> describe_despite(["as-sent", "earlier-round"])
    'it is, byte for byte, a file that we sent, and it was made from the draft of an earlier round'
    """
    return ", and ".join(_DESPITE.get(kind, kind) for kind in kinds)


def _describe_received(entry: Received) -> str:
    told = {id_: each for id_, each in entry.facts.items() if not each.as_sent}
    if ObjectionKind.FEW_WORDS in entry.despite:
        return "nobody can say from it what became of our clauses"
    if not told and not entry.outside:
        return "nothing is changed"
    inside = (f"{id_}: {describe_facts(each)}" for id_, each in told.items())
    return ". ".join((*inside, *(words.rstrip(".") for words in entry.outside)))


def _position(each: Provision) -> str:
    own = ", ".join(f"{name} = {as_toml(value)}" for name, value in each.settings)
    where = each.position or "the position of the whole agreement"
    return f"{each.clause} is now at {where}{own and f', with {own}'}"


def _agreed(clauses: Mapping[str, AgreedText]) -> Iterable[str]:
    """The clauses that are agreed in our words, and those in theirs."""
    by_side = sorted(clauses.items(), key=lambda item: item[1].words)
    for side, named in groupby(by_side, key=lambda item: item[1].words):
        yield f"{_list(id_ for id_, _ in named)} in {POSSESSIVES[side]} words"


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
