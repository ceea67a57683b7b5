"""A returned file judged against what we sent: three questions for each clause of ours.

Base: with every tracked change rejected, is it what we sent? Offer: what does it say with
every change accepted? Grade: what does that come to, by our ladder and our strategy?
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import is_
from typing import TypedDict

from attrs import evolve

from agreementkit.checking.grading import GradedClause, graded, roles_of
from agreementkit.drafting.concession import TopicLoss
from agreementkit.model.agreement import Agreement
from agreementkit.model.coverage_report import Grade
from agreementkit.model.document import ClauseHeading
from agreementkit.model.pack import Pack
from agreementkit.negotiation.alignment.align import (
    align_sections,
    section_comments,
    sections_of_lines,
)
from agreementkit.negotiation.alignment.sections import (
    Section,
    SectionChange,
    SectionKind,
    SectionMatch,
)
from agreementkit.negotiation.alignment.sent_draft import Baseline, SentDraft, sections_with_blocks
from agreementkit.negotiation.assessment.accepted_changes import (
    without_accepted_changes,
    without_rejected_insertions,
    without_settled_changes,
)
from agreementkit.negotiation.assessment.coverage import (
    grade_new_section,
    grade_returned_clause,
    topic_losses,
)
from agreementkit.negotiation.assessment.diff import SectionDiff, returned_units
from agreementkit.negotiation.assessment.edit import Edit, EditKind, MisleadingText
from agreementkit.negotiation.assessment.effects import (
    Renumbering,
    dangling_references,
    misleading_lines,
    misleading_text,
    placed_confusables,
    reference_changes,
    section_slot_moves,
    term_changes,
)
from agreementkit.negotiation.assessment.forged import ForgedMark, forged_marks
from agreementkit.negotiation.assessment.numbering import possible_numberings, sent_numbers
from agreementkit.negotiation.assessment.remarks import (
    made_by_opening,
    new_comments,
    reformatted_by_section,
)
from agreementkit.negotiation.assessment.response import (
    ClauseResponse,
    Response,
    advice_on,
    verdict_of,
)
from agreementkit.negotiation.assessment.rewording import Rewording, party_names, rewordings_in
from agreementkit.negotiation.assessment.section_edits import (
    Edits,
    new_edits,
    section_edits,
    with_edits_in_sent_changes,
    with_settled_changes,
)
from agreementkit.negotiation.assessment.sent_changes import (
    sent_changes,
    with_sent_changes_accepted,
)
from agreementkit.negotiation.assessment.typed_numbers import without_typed_numbers
from agreementkit.negotiation.assessment.unexpected import unexpected_in
from agreementkit.negotiation.assessment.view import ReturnedView, is_harmless
from agreementkit.negotiation.assessment.weakening import (
    Weakening,
    weakenings,
    with_paragraph_numbers,
)
from agreementkit.negotiation.figures.slot_alignment import SlotMove
from agreementkit.ooxml.reading import ReadComment, Reading, Reformatting, UnexpectedContent

NUMBERING = "numbering"
"""What the answer calls the file's own rules of counting."""
_CLAUSE_KINDS = (SectionKind.CLAUSE, SectionKind.SCHEDULE)


def assess(sent: SentDraft, reading: Reading, agreement: Agreement, pack: Pack) -> Response:
    """What a returned file comes to, clause by clause. It decides nothing and moves nothing.

    Args:
        sent: our own record of the draft; the file is compared with this alone.
        reading: the returned file as it was read.
        agreement: what the draft was composed from.
        pack: the clauses that it was made from, with our notes.

    Raises:
        InvalidError: our record is none of a draft of an agreement.

    >>> import agreementkit as ak
    >>> from agreementkit.negotiation.alignment.sent_draft import read_sent_draft
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("framework"))
    >>> document = ak.compose(agreement, pack)
    >>> file = ak.word_bytes(document)
    >>> assess(read_sent_draft(document, file), ak.read_word(file), agreement, pack).changed
    ()
    """
    untyped = without_typed_numbers(reading, sent.lines)
    reading = untyped.reading
    assessment = _Assessment(sent, reading, agreement, pack)
    judged = tuple(assessment.responses())
    losses = _once(loss for each in judged for loss in each.coverage)
    responses = tuple(evolve(each, verdict=verdict_of(each)) for each in judged)
    responses = tuple(evolve(each, advice=advice_on(each, agreement, pack)) for each in responses)
    return Response(
        draft=reading.identifier,
        round=sent.document.version.round,
        authors=tuple(sorted(_authors(reading))),
        clauses=tuple(each for each in responses if each.kind in _CLAUSE_KINDS),
        outside=tuple(
            each
            for each in responses
            if each.kind not in _CLAUSE_KINDS and (each.changed or each.comments)
        ),
        coverage=losses,
        unread=reading.unread,
        alternatives=reading.alternatives,
        dangers=reading.dangers,
        comments=assessment.comments.unplaced,
        forged=assessment.forged_outside(judged),
        unexpected=assessment.unexpected.elsewhere,
        new_comments=assessment.new_comments(assessment.comments.unplaced),
        reformatted=len(assessment.reformatted.get("", ())),
        protection=assessment.protection,
        typed_numbers=untyped.count,
        tracking_off=assessment.tracking_off,
    )


def _once(losses: Iterator[TopicLoss]) -> tuple[TopicLoss, ...]:
    return tuple({loss.id: loss for loss in losses}.values())


def _authors(reading: Reading) -> Iterator[str]:
    yield from {
        *(change.author for change in reading.changes),
        *(each.author for each in reading.reformatted if not made_by_opening(each, reading)),
        *(comment.author for comment in reading.comments),
    }


def _same_on_both_sides(reading: Reading) -> bool:
    """Whether accepting all is rejecting all: looks, notes, numbers and references too."""
    return reading.accepted == reading.rejected and all(
        one is other
        or (one.text_runs, one.number, one.fields) == (other.text_runs, other.number, other.fields)
        for one, other in zip(reading.accepted, reading.rejected, strict=True)
    )


def _numbering(base: ReturnedView, offer: ReturnedView) -> ClauseResponse:
    """The file's own rules of counting, where they print other numbers throughout."""
    silent, offered = (
        tuple(
            Edit(
                where=NUMBERING,
                kind=EditKind.NUMBER,
                before=each.expected,
                after=each.printed,
                tracked=view is offer and each.style not in base.misnumbered_styles,
                note="Every number of this kind prints otherwise: how the file counts was changed.",
            )
            for each in view.misnumbered_styles.values()
        )
        for view in (base, offer)
    )
    return ClauseResponse(
        clause=NUMBERING,
        section=NUMBERING,
        kind=SectionKind.OUTSIDE,
        title="How the file counts",
        base=silent,
        offer=offered,
    )


def _shown_in_place(response: ClauseResponse) -> Iterator[Edit]:
    """Words that some program shows in place of those in the text: no tracked change shows them."""
    for each in response.unexpected:
        if each.shown:
            yield Edit(
                where=response.number or response.title,
                kind=EditKind.WORDS,
                before=each.words,
                after=each.shown,
                note=f"Programs differ in which they show: {each.what}.",
            )


def _is_told(each: UnexpectedContent, looks: Iterable[MisleadingText]) -> bool:
    """Whether words that do not look like what they are have been told already."""
    words = each.words.strip()
    return bool(words) and any(words in look.words for look in looks)


class _Beside(TypedDict):
    """What stands beside the words of a section."""

    comments: tuple[ReadComment, ...]
    new_comments: tuple[ReadComment, ...]
    reformatted: tuple[Reformatting, ...]
    forged: tuple[ForgedMark, ...]
    unexpected: tuple[UnexpectedContent, ...]


class _Assessment:
    """All that is known of a return while its sections are gone through."""

    def __init__(self, sent: SentDraft, reading: Reading, agreement: Agreement, pack: Pack) -> None:
        self.sent = sent
        self.reading = reading
        self.pack = pack
        self.names = party_names(agreement)
        self.record = {each.section.id: each for each in sections_with_blocks(sent)}
        self.numbers = sent_numbers(sent)
        offer = align_sections(sent, reading.accepted)
        same = _same_on_both_sides(reading)
        one = len(reading.accepted) == len(reading.marked)
        one = one and all(map(is_, reading.accepted, reading.marked))
        whole = offer if one else align_sections(sent, reading.marked)
        marked = () if same else possible_numberings(whole)
        self.offer = ReturnedView(self.record, self.numbers, offer, other_numberings=marked)
        self.base = self._base(same=same)
        self.sent_changes = sent_changes(sent)
        self._accepted_view: ReturnedView | None = None
        self.pending = self._pending()
        self.notes = {
            line.note: line.text for line in reading.accepted if line.note and line.text.strip()
        }
        places = sections_of_lines(whole, reading.marked)
        self.comments = section_comments(reading, places)
        self.reformatted = reformatted_by_section(reading, places)
        self.forged = forged_marks(sent, reading, places)
        self.unexpected = unexpected_in(reading, sent.reading, places)
        self.graded_before = graded(sent.document, pack)
        self.graded_after = dict(self._grade_returned())
        self.lost_topics: dict[str, list[TopicLoss]] = {}
        for id_, loss in topic_losses(self.graded_before, self.graded_after, pack):
            self.lost_topics.setdefault(id_, []).append(loss)

    def new_comments(self, comments: Iterable[ReadComment]) -> tuple[ReadComment, ...]:
        """Those of some comments that did not stand in the file that we sent."""
        return new_comments(comments, self.sent.reading.comments)

    @property
    def protection(self) -> str:
        """What the file lets a reader do, where ours let them do something else."""
        ours = self.sent.reading.protection
        return self.reading.protection if self.reading.protection != ours else ""

    @property
    def tracking_off(self) -> bool:
        """Whether Track Changes was switched off: what is typed next shows nowhere."""
        return self.sent.reading.tracking and not self.reading.tracking

    def _beside(self, id_: str) -> _Beside:
        """What is said of a section, and not in its words."""
        comments = self.comments.by_section.get(id_, ())
        return {
            "comments": comments,
            "new_comments": self.new_comments(comments),
            "reformatted": self.reformatted.get(id_, ()),
            "forged": self.forged.get(id_, ()),
            "unexpected": self.unexpected.by_section.get(id_, ()),
        }

    def _base(self, *, same: bool) -> ReturnedView:
        """The returned file with every change rejected, beside what stood under ours.

        A change of ours that was accepted is none of theirs: there it stands as we sent it.
        """
        baseline = self.sent.baseline
        if baseline is None:
            if same:
                return self.offer
            alignment = align_sections(self.sent, self.reading.rejected)
            return ReturnedView(
                self.record, self.numbers, alignment, self.offer, self._other_numberings()
            )
        base_draft = evolve(
            self.sent, document=baseline.document, lines=baseline.lines, baseline=None
        )
        lines, _ = without_accepted_changes(baseline, self.reading.rejected)
        record = {each.section.id: each for each in sections_with_blocks(base_draft)}
        alignment = align_sections(base_draft, lines)
        return ReturnedView(
            record, sent_numbers(base_draft), alignment, self.offer, self._other_numberings()
        )

    def _pending(self) -> ReturnedView | None:
        """The returned file as it would be if nobody had marked anything since we sent it.

        The changes that we sent are accepted in it, and each that is still pending shows its
        words, which neither side of the file gives away. None where we sent no changes.
        """
        baseline = self.sent.baseline
        if baseline is None:
            return None
        lines = with_sent_changes_accepted(self.reading, self.sent_changes)
        lines = without_settled_changes(self.sent.lines, baseline.marked, lines)
        alignment = align_sections(self.sent, lines)
        return ReturnedView(
            self.record, self.numbers, alignment, self.offer, self._other_numberings()
        )

    def _other_numberings(self) -> tuple[Mapping[str, str], ...]:
        """Other numbers that references may have where every change is rejected."""
        return (*self.offer.other_numberings, self.offer.numbers)

    def accepted_view(self, baseline: Baseline) -> ReturnedView:
        """The same beside our own text, as if every change in it had been accepted for good."""
        if self._accepted_view is None:
            lines = [*without_rejected_insertions(baseline, self.reading.rejected)]
            alignment = align_sections(self.sent, lines)
            numberings = self._other_numberings()
            self._accepted_view = ReturnedView(
                self.record, self.numbers, alignment, self.offer, numberings
            )
        return self._accepted_view

    def _edits(self, id_: str) -> Edits:
        """The edits of a section, silent and all."""
        edits = self._edits_outside_sent_changes(id_)
        if self.pending is not None:
            returned = self.pending.matches[id_].returned
            if returned is not None and self.sent_changes.are_in(returned.lines):
                pending = section_edits(id_, self.pending, self.offer, self.notes)
                edits = with_edits_in_sent_changes(edits, pending)
            edits = with_settled_changes(edits, self.sent_changes)
        return edits

    def _edits_outside_sent_changes(self, id_: str) -> Edits:
        """The edits that show once every change is rejected, or all of ours accepted for good.

        In a reply some sections come back as they stood under our changes, and some with our
        changes accepted. Each is held against whichever of the two it is nearer to.
        """
        edits = section_edits(id_, self.base, self.offer, self.notes)
        in_base = id_ in self.base.record
        if self.sent.baseline is None or (in_base and not edits[0]):
            return edits
        accepted_view = self.accepted_view(self.sent.baseline)
        if accepted_view.lost(id_):
            return edits
        accepted_edits = section_edits(id_, accepted_view, self.offer, self.notes)
        return (
            min(edits, accepted_edits, key=lambda each: len(each[0])) if in_base else accepted_edits
        )

    def _grade_returned(self) -> Iterator[tuple[str, GradedClause]]:
        """The clauses as they came back, graded."""
        styles = self.offer.labels.styles
        for id_, ours in self.graded_before.items():
            if self.offer.matches[id_].fate is SectionChange.MERGED:
                yield id_, grade_returned_clause(ours, self.offer.remains_of(id_), styles)
            elif not self.offer.lost(id_):
                same = not self.offer.differs(id_)
                yield (
                    id_,
                    ours if same else grade_returned_clause(ours, self.offer.aligned(id_), styles),
                )

    def responses(self) -> Iterator[ClauseResponse]:
        """Every section that stands or stood, in the order of the returned file."""
        for match in self.offer.alignment.matches:
            if match.sent is not None:
                yield self._sent_section(match.sent.id, match)
            elif not is_harmless(match):
                yield self._new_section(match)
        if self.base.misnumbered_styles or self.offer.misnumbered_styles:
            yield _numbering(self.base, self.offer)

    def _sent_section(self, id_: str, match: SectionMatch) -> ClauseResponse:
        ours = self.record[id_].section
        number = self.numbers.get(id_, "")
        now = self.offer.numbers.get(id_, "")
        response = ClauseResponse(
            clause=id_,
            section=match.returned.id if match.returned else "",
            kind=ours.kind,
            number=number,
            title=ours.title,
            fate=match.fate,
            related_id=match.related_id,
            basis=match.basis,
            sure=match.sure,
            question="" if match.sure else match.why,
            numbers=(Renumbering(before=number, after=now),)
            if number and now and number != now
            else (),
            **self._beside(id_),
            grade_before=self.graded_before[id_].grade if id_ in self.graded_before else Grade.NONE,
            grade_after=self.graded_after[id_].grade if id_ in self.graded_after else Grade.NONE,
            coverage=tuple(self.lost_topics.get(id_, ())),
        )
        silent, offered = self._edits(id_)
        silent = (*silent, *_shown_in_place(response))
        if not silent and not offered:
            return response
        diff = self.offer.diff(id_)
        lost = self.offer.lost(id_)
        slots = () if lost else tuple(section_slot_moves(diff, id_, self.pack))
        # In front of what differs inside of a section may stand that it has moved.
        inside = offered[len(offered) - len(diff.hunks) :]
        looks = tuple(() if lost else misleading_text(diff, inside))
        return evolve(
            response,
            base=silent,
            offer=offered,
            slots=slots,
            rewordings=()
            if lost or ours.kind not in _CLAUSE_KINDS
            else tuple(self._rewordings(diff, inside, slots)),
            weakened=tuple(with_paragraph_numbers(self._weakened(id_, diff), diff.ours, offered)),
            references=tuple(
                dangling_references(id_, self.sent.document, self.offer)
                if lost
                else reference_changes(diff, self.offer.numbers, self.offer.sections_by_bookmark)
            ),
            terms=tuple(term_changes(diff, self.sent.document)),
            disguises=tuple(
                placed_confusables((*silent, *(each for each in offered if each.tracked)))
            ),
            looks=looks,
            unexpected=tuple(each for each in response.unexpected if not _is_told(each, looks)),
        )

    def _rewordings(
        self, diff: SectionDiff, edits: tuple[Edit, ...], slots: tuple[SlotMove, ...]
    ) -> Iterator[Rewording]:
        return rewordings_in(diff, edits, slots, pack=self.pack, names=self.names)

    def _weakened(self, id_: str, diff: SectionDiff) -> tuple[Weakening, ...]:
        if id_ not in self.graded_before:
            return ()
        deleted = [
            diff.ours[each.ours].text
            for each in diff.hunks
            if each.kind is EditKind.DELETED and each.ours is not None
        ]
        return weakenings(self.graded_before[id_], self.graded_after.get(id_), deleted)

    def _new_section(self, match: SectionMatch) -> ClauseResponse:
        returned = match.returned
        silent, offered = new_edits(match, (self.base, self.pending), self.offer)
        id_ = returned.id if returned else ""
        number = self.offer.numbers.get(id_, "")
        return ClauseResponse(
            clause="",
            section=id_,
            kind=returned.kind if returned else SectionKind.OUTSIDE,
            number=number,
            title=returned.title if returned else "",
            fate=match.fate,
            related_id=match.related_id,
            basis=match.basis,
            sure=match.sure,
            question="" if match.sure else match.why,
            base=silent,
            offer=offered,
            weakened=self._burdens_in(returned, number) if returned and offered else (),
            **self._beside(id_),
            disguises=tuple(placed_confusables(offered)),
            looks=tuple(misleading_lines(returned, number)) if returned else (),
        )

    def forged_outside(self, judged: Sequence[ClauseResponse]) -> tuple[ForgedMark, ...]:
        """What stands in our name, and in no section that was judged."""
        placed = {each.id for each in judged}
        return tuple(
            mark for id_, marks in self.forged.items() if id_ not in placed for mark in marks
        )

    def _burdens_in(self, section: Section, number: str) -> tuple[Weakening, ...]:
        """What a section of theirs puts on our side, or takes back."""
        heading = ClauseHeading(clause=section.id, number=number, title=section.title)
        roles = roles_of(self.pack)
        nothing = grade_new_section(heading, (), roles)
        return weakenings(nothing, grade_new_section(heading, returned_units(section.lines), roles))
