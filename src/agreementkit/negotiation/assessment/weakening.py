"""Duties of a clause that are less than they were, sentence by sentence, with the words quoted."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from agreementkit.checking.grading import GradedClause, grade_statements, statements
from agreementkit.comparing.alignment import similarity
from agreementkit.model.document import ClauseHeading, Paragraph
from agreementkit.model.obligation import Modality, Obligation
from agreementkit.model.template import Run
from agreementkit.negotiation.assessment.diff import DiffUnit, SectionDiff, bag_of_words
from agreementkit.negotiation.assessment.effects import Weakening, WeakeningKind
from agreementkit.text import modals
from agreementkit.text.confusables import without_confusables
from agreementkit.text.disclaimers import find_disclaimer
from agreementkit.text.normalisation import mask_numbers, normalise_typography
from agreementkit.text.obligations import split_sentences

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


@frozen(kw_only=True)
class _Sentence:
    """A sentence with what it obliges to."""

    text: str
    key: str
    """What it has in common with itself in other figures."""
    duties: tuple[Obligation, ...]
    bag: Counter[str]
    """How often each of its words stands in it."""


def weakenings(
    before: GradedClause,
    after: GradedClause | None,
    gone: Collection[str] = (),
) -> tuple[Weakening, ...]:
    """Everything by which a clause binds the employer's side less, or ours more.

    A sentence in which only figures moved is still there: they are told elsewhere.

    Args:
        before: the clause as we sent it.
        after: as it came back; None where it is gone.
        gone: its paragraphs that nothing stands for.
    """
    ends = tuple(" ".join(text.split()) for text in gone)
    ours, theirs = _sentences(before), _sentences(after) if after else {}
    lost = [each for key, each in ours.items() if key not in theirs]
    fresh = [each for key, each in theirs.items() if key not in ours]
    found: list[Weakening] = []
    for place, each in enumerate(lost):
        # An item of a list has its lead-in in common with every other.
        near = _near(fresh, place, len(lost))
        fellow = None if each.text.endswith(ends) else _nearest(each, near)
        if fellow is not None:
            fresh.remove(fellow)
        found += _weaker(each, fellow)
    for each in fresh:
        found += _added(each)
    return (*found, *_disclaimers(before, after))


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
            said = tuple(duties.get(text, ()))
            found.setdefault(key, _Sentence(text=text, key=key, duties=said, bag=bag_of_words(key)))
    return found


def _near(fresh: Sequence[_Sentence], place: int, of: int) -> Sequence[_Sentence]:
    """The new sentences that are worth a look: all of them, or in a flood those about there."""
    middle = place * len(fresh) // of
    return fresh[max(0, middle - _NEIGHBOURS) : middle + _NEIGHBOURS]


def _nearest(sentence: _Sentence, fresh: Sequence[_Sentence]) -> _Sentence | None:
    """The new sentence that has most words in common; None where none has enough."""
    alike = [(similarity(sentence.bag, other.bag), -place) for place, other in enumerate(fresh)]
    most, place = max(alike, default=(0.0, 0))
    return fresh[-place] if most > _REWORDED else None


def _weaker(before: _Sentence, after: _Sentence | None) -> Iterator[Weakening]:
    """In what way each duty or right of a sentence is less in the one that stands for it."""
    found: dict[tuple[WeakeningKind, str], tuple[Obligation, Obligation | None]] = {}
    for duty, now in _counterparts(before.duties, after.duties if after else ()):
        if _matters(duty):
            for way in _ways(duty, now, after):
                found.setdefault(way, (duty, now))
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
    left = list(theirs)
    for duty in ours:
        words = {*duty.action.lower().split()}
        now = max(left, key=lambda each: len(words & {*each.action.lower().split()}), default=None)
        if now is not None:
            left.remove(now)
        yield duty, now


def _ways(
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
    seen = _SECOND_VERB.search(sentence.text)
    told = [words.lower() for words in now.softeners]
    if seen and not _SECOND_VERB.search(was.sentence) and seen[1].lower() not in told:
        yield WeakeningKind.SOFTENED, seen[1]


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
    for words in _new(was.softeners, now.softeners):
        yield WeakeningKind.SOFTENED, words
    for words in _new(was.carve_outs, now.carve_outs):
        yield WeakeningKind.CARVED_OUT, words
    if was.side in ("employer", "joint") and not now.side:
        yield WeakeningKind.UNNAMED, now.subject or now.duty
    if was.timing and not now.timing and was.modality in _FIRM and now.modality in _FIRM:
        yield WeakeningKind.UNTIMED, was.timing


def _new(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    known = [words.lower() for words in before]
    yield from (words for words in after if words.lower() not in known)


def _escapes(
    sentence: _Sentence, was: Obligation | None = None
) -> Iterator[tuple[WeakeningKind, str]]:
    """Words that take the force out of a sentence in which nobody is said to do anything."""
    known = [words.lower() for words in was.weakening] if was else []
    for seen in modals.find_weakeners(sentence.text.lower()):
        if seen.group() not in known:
            soft = seen.lastgroup == "softener"
            kind = WeakeningKind.SOFTENED if soft else WeakeningKind.CARVED_OUT
            yield kind, sentence.text[slice(*seen.span())]


def _added(sentence: _Sentence) -> Iterator[Weakening]:
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


# ---
# What a returned section binds people to: its paragraphs as statements, and its grade.


def grade_returned_clause(
    ours: GradedClause,
    differences: SectionDiff,
    styles: Mapping[str, str],
) -> GradedClause:
    """The grade of a clause as it came back.

    A statement that is word for word ours is read as ours, and any other as the employer's.

    Args:
        ours: the clause as we sent it.
        differences: the clause as it came back against it.
        styles: what the returned file calls each of our styles that it does not call as we do.
    """
    blocks = _paragraphs(differences, styles)
    return grade_statements(
        ours.heading,
        tuple(statements(blocks)),
        ours.roles,
        own=frozenset(ours.statements),
    )


def _paragraphs(differences: SectionDiff, styles: Mapping[str, str]) -> Iterator[Paragraph]:
    """What came back, each paragraph at the level that its style has with us.

    One in another style is at the level of ours for which it stands, else of that before it.
    """
    fellows = {j: i for i, j in differences.pairs}
    levels = {
        styles.get(unit.lines[0].style, unit.lines[0].style): unit.level
        for unit in differences.ours
        if unit.level is not None
    }
    last = 0
    for j, unit in enumerate(differences.theirs):
        if unit.row or unit.heading:
            continue
        mine = differences.ours[fellows[j]] if j in fellows else None
        level = mine.level if mine else None
        last = levels.get(unit.lines[0].style, last if level is None else level)
        yield _paragraph(unit, last, mine)


def grade_new_section(
    heading: ClauseHeading, units: Iterable[DiffUnit], roles: Mapping[str, str]
) -> GradedClause:
    """The grade of a section that we did not send.

    Args:
        heading: what it is called.
        units: its lines.
        roles: who can bear a duty.
    """
    blocks = (_paragraph(unit, 0) for unit in units if not unit.row and not unit.heading)
    return grade_statements(heading, tuple(statements(blocks)), roles, own=frozenset())


def _paragraph(unit: DiffUnit, level: int, ours: DiffUnit | None = None) -> Paragraph:
    """A paragraph as it reads; in our own letters where a reader would see no difference."""
    text = without_confusables(unit.text)
    if ours and normalise_typography(text).strip() == normalise_typography(ours.text).strip():
        text = ours.text
    return Paragraph(spans=(Run(text=text),), level=level)
