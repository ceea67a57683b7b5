"""Duties of a clause that are less than they were, sentence by sentence, with the words quoted."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from agreementkit.checking.grading import GradedClause
from agreementkit.comparing.alignment import similarity
from agreementkit.model.obligation import Modality, Obligation
from agreementkit.negotiation.assessment.diff import DiffUnit, bag_of_words
from agreementkit.negotiation.assessment.edit import Edit
from agreementkit.text import modals
from agreementkit.text.disclaimers import find_disclaimer
from agreementkit.text.normalisation import mask_numbers, normalise_typography
from agreementkit.text.obligations import split_sentences


class WeakeningKind(StrEnum):
    """In what way a duty is less than it was."""

    REVERSED = "reversed"
    """What was forbidden is now to be done, or the other way round."""
    GONE = "gone"
    SOFTENED = "softened"
    """Words that lower what is owed came in: "where practicable", "should"."""
    CARVED_OUT = "carved out"
    """Words that let the one who owes it out came in: "subject to operational need"."""
    BEARER_SHIFTED = "turned round"
    """The union or staff must now do what the employer had to."""
    PERMITTED = "freed"
    """"Must" has become "may"."""
    UNTIMED = "untimed"
    """It no longer says when."""
    UNNAMED = "unnamed"
    """It no longer says who on the employer's side must do it."""
    BURDEN = "burden"
    """A new duty of the union or of staff."""
    DISCLAIMED = "taken back"
    """A sentence takes back all that the clause says."""

    @property
    def phrase(self) -> str:
        """The same in plain words, as they stand behind the place."""
        return _PHRASES[self]


_PHRASES = {
    WeakeningKind.REVERSED: "turned into its opposite",
    WeakeningKind.GONE: "gone",
    WeakeningKind.SOFTENED: "softened",
    WeakeningKind.CARVED_OUT: "with a way out of it",
    WeakeningKind.BEARER_SHIFTED: "turned round onto the union or staff",
    WeakeningKind.PERMITTED: "no longer a duty",
    WeakeningKind.UNTIMED: "no longer at a fixed time",
    WeakeningKind.UNNAMED: "no longer anybody's by name",
    WeakeningKind.BURDEN: "a new duty on our side",
    WeakeningKind.DISCLAIMED: "taken back by another sentence",
}


@frozen(kw_only=True)
class Weakening:
    """A duty that is less than it was."""

    kind: WeakeningKind
    before: str
    """The sentence as we sent it; empty for a new burden."""
    after: str
    """The sentence that stands for it now; empty where none does."""
    words: str
    """The words that did it; of a duty that is gone, the verb that bound."""
    where: str = ""
    """The number of its paragraph as we sent it, else as it came back."""
    was: Obligation | None = None
    now: Obligation | None = None

    @property
    def phrase(self) -> str:
        """What was done, where, and by which words: `7.1: softened, by “should”`."""
        where = f"{self.where}: " if self.where else ""
        gone = self.kind in (WeakeningKind.GONE, WeakeningKind.UNTIMED)
        words = f"“{self.before}”" if self.kind is WeakeningKind.GONE else f"“{self.words}”"
        return f"{where}{self.kind.phrase}{':' if gone else ', by'} {words}"


# Sentence by sentence: which stands for which, and what is less in it.

_REWORDED = 0.5
"""How much of its words a sentence keeps where it is reworded rather than gone."""
_NEIGHBOURS = 100
"""How many new sentences on either side of a place are looked at: more than any clause has."""
_FIRM = (Modality.MUST, Modality.MUST_NOT)
_SECOND_VERB = re.compile(
    r"\b(?:and|or|but) (may|might|should|could|need not|will (?:endeavour|seek|aim|try) to)\b",
    re.IGNORECASE,
)
"""A second verb of the same subject that binds nobody."""


def weakenings(
    before: GradedClause,
    after: GradedClause | None,
    deleted: Collection[str] = (),
) -> tuple[Weakening, ...]:
    """Everything by which a clause binds the employer's side less, or ours more.

    A sentence in which only figures moved is still there: they are told elsewhere.

    Args:
        before: the clause as we sent it.
        after: as it came back; None where it is gone.
        deleted: its paragraphs that nothing stands for.
    """
    deleted_texts = tuple(" ".join(text.split()) for text in deleted)
    ours, theirs = _sentences(before), _sentences(after) if after else {}
    lost = [each for key, each in ours.items() if key not in theirs]
    added = [each for key, each in theirs.items() if key not in ours]
    found: list[Weakening] = []
    for place, each in enumerate(lost):
        # An item of a list has its lead-in in common with every other.
        nearby = _near(added, place, len(lost))
        counterpart = None if each.text.endswith(deleted_texts) else _nearest(each, nearby)
        if counterpart is not None:
            added.remove(counterpart)
        found += _weaker(each, counterpart)
    for each in added:
        found += _new_burdens(each)
    return (*found, *_disclaimers(before, after))


@frozen(kw_only=True)
class _Sentence:
    """A sentence with what it obliges to."""

    text: str
    key: str
    """What it has in common with itself in other figures."""
    duties: tuple[Obligation, ...]
    word_counts: Counter[str]
    """How often each of its words stands in it."""


def _sentences(clause: GradedClause) -> dict[str, _Sentence]:
    """Its sentences, each once; an item of a list with the lead-in that it needs."""
    found: dict[str, _Sentence] = {}
    for statement in clause.statements:
        duties: dict[str, list[Obligation]] = {}
        for duty in clause.duties_in(statement):
            duties.setdefault(duty.sentence, []).append(duty)
        for sentence in split_sentences(statement):
            text = " ".join(sentence.split())
            key = normalise_typography(mask_numbers(text)).rstrip(";. ")
            obligations = tuple(duties.get(text, ()))
            found.setdefault(
                key,
                _Sentence(text=text, key=key, duties=obligations, word_counts=bag_of_words(key)),
            )
    return found


def _near(added: Sequence[_Sentence], place: int, of: int) -> Sequence[_Sentence]:
    """The new sentences that are worth a look: all of them, or in a flood those about there."""
    middle = place * len(added) // of
    return added[max(0, middle - _NEIGHBOURS) : middle + _NEIGHBOURS]


def _nearest(sentence: _Sentence, added: Sequence[_Sentence]) -> _Sentence | None:
    """The new sentence that has most words in common; None where none has enough."""
    ranked = [
        (similarity(sentence.word_counts, other.word_counts), -place)
        for place, other in enumerate(added)
    ]
    most, place = max(ranked, default=(0.0, 0))
    return added[-place] if most > _REWORDED else None


def _weaker(before: _Sentence, after: _Sentence | None) -> Iterator[Weakening]:
    """In what way each duty or right of a sentence is less in the one that stands for it."""
    found: dict[tuple[WeakeningKind, str], tuple[Obligation, Obligation | None]] = {}
    for duty, now in _counterparts(before.duties, after.duties if after else ()):
        if _matters(duty):
            for weakening in _weakened_by(duty, now, after):
                found.setdefault(weakening, (duty, now))
    for (kind, words), (was, now) in found.items():
        yield Weakening(
            kind=kind,
            before=before.text,
            after=after.text if after else "",
            words=words,
            was=was,
            now=now,
        )


def _matters(duty: Obligation) -> bool:
    """Whether our side loses something with it: a duty of the employer's, or a right of ours."""
    if duty.side in ("union", "staff"):
        return duty.modality is Modality.MAY
    return duty.modality in _FIRM


def _counterparts(
    ours: Sequence[Obligation],
    theirs: Sequence[Obligation],
) -> Iterator[tuple[Obligation, Obligation | None]]:
    """Each statement of a sentence of ours, with the one that now stands for it.

    They stand in one order where there are as many; else the nearest counts, each once.
    """
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
        return
    remaining = list(theirs)
    for duty in ours:
        words = {*duty.action.lower().split()}
        now = max(
            remaining, key=lambda each: len(words & {*each.action.lower().split()}), default=None
        )
        if now is not None:
            remaining.remove(now)
        yield duty, now


def _weakened_by(
    was: Obligation,
    now: Obligation | None,
    sentence: _Sentence | None,
) -> Iterator[tuple[WeakeningKind, str]]:
    if sentence is None:
        yield WeakeningKind.GONE, was.duty
        return
    if now is None:
        yield WeakeningKind.PERMITTED, was.duty
        yield from _escapes(sentence, was)
        return
    yield from _changed_modality(was, now)
    yield from _lowered(was, now)
    found = _SECOND_VERB.search(sentence.text)
    softeners = [words.lower() for words in now.softeners]
    if found and not _SECOND_VERB.search(was.sentence) and found[1].lower() not in softeners:
        yield WeakeningKind.SOFTENED, found[1]


def _changed_modality(was: Obligation, now: Obligation) -> Iterator[tuple[WeakeningKind, str]]:
    """A verb that binds somebody else, the other way, or nobody."""
    ours = was.side in ("union", "staff")
    if now.burdens_union_side and (not ours or now.modality is Modality.MUST_NOT):
        yield WeakeningKind.BEARER_SHIFTED, f"{now.subject} {now.duty}"
    elif was.modality in _FIRM and now.modality in _FIRM and was.modality is not now.modality:
        yield WeakeningKind.REVERSED, now.duty
    elif was.modality in _FIRM and now.modality is Modality.MAY:
        yield WeakeningKind.PERMITTED, now.duty


def _lowered(was: Obligation, now: Obligation) -> Iterator[tuple[WeakeningKind, str]]:
    """Words that came in, or went, beside the verb."""
    for words in _words_added(was.softeners, now.softeners):
        yield WeakeningKind.SOFTENED, words
    for words in _words_added(was.carve_outs, now.carve_outs):
        yield WeakeningKind.CARVED_OUT, words
    if was.side in ("employer", "joint") and not now.side:
        yield WeakeningKind.UNNAMED, now.subject or now.duty
    if was.timing and not now.timing and was.modality in _FIRM and now.modality in _FIRM:
        yield WeakeningKind.UNTIMED, was.timing


def _words_added(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    known = [words.lower() for words in before]
    yield from (words for words in after if words.lower() not in known)


def _escapes(
    sentence: _Sentence, was: Obligation | None = None
) -> Iterator[tuple[WeakeningKind, str]]:
    """Words that take the force out of a sentence in which nobody is said to do anything."""
    known = [words.lower() for words in was.weakening] if was else []
    for found in modals.find_weakeners(sentence.text.lower()):
        if found.group() not in known:
            soft = found.lastgroup == "softener"
            kind = WeakeningKind.SOFTENED if soft else WeakeningKind.CARVED_OUT
            yield kind, sentence.text[slice(*found.span())]


def _new_burdens(sentence: _Sentence) -> Iterator[Weakening]:
    """What a new sentence puts on our side, or lets the employer out of."""
    for duty in sentence.duties:
        if duty.burdens_union_side:
            kind, words = WeakeningKind.BURDEN, f"{duty.subject} {duty.duty}"
        elif duty.modality is Modality.MAY and duty.side not in ("union", "staff"):
            kind, words = WeakeningKind.CARVED_OUT, duty.duty
        else:
            continue
        yield Weakening(kind=kind, before="", after=sentence.text, words=words, now=duty)
    if not sentence.duties:
        for kind, words in _escapes(sentence):
            if kind is WeakeningKind.CARVED_OUT:
                yield Weakening(kind=kind, before="", after=sentence.text, words=words)


def _disclaimers(before: GradedClause, after: GradedClause | None) -> Iterator[Weakening]:
    words = find_disclaimer(" ".join(after.statements)) if after else ""
    if after and words and not find_disclaimer(" ".join(before.statements)):
        holds = next((text for text in after.statements if words in text), words)
        yield Weakening(kind=WeakeningKind.DISCLAIMED, before="", after=holds, words=words)


def with_paragraph_numbers(
    weakenings: Iterable[Weakening],
    ours: Iterable[DiffUnit],
    edits: tuple[Edit, ...],
) -> Iterator[Weakening]:
    """The same, each with the place of its sentence where we have one.

    Args:
        weakenings: of a section.
        ours: its units as we sent it.
        edits: what was done to it.
    """
    texts = [(" ".join(unit.text.split()), unit.where) for unit in ours]
    for weak in weakenings:
        places = [
            (len(text), where)
            for text, where in texts
            if weak.before and text and (text in weak.before or weak.before in text)
        ]
        places += [
            (0, edit.where) for edit in edits if not weak.before and weak.after in edit.after
        ]
        yield evolve(weak, where=max(places, default=(0, ""))[1])
