"""What may be received: some sixty kinds of file, each with the right answer and nothing wrong recorded."""

import shutil
from pathlib import Path

import pytest
from attrs import evolve

from agreementkit import InvalidError, Negotiation, RefusedError, read_word
from agreementkit.documents import Alternative, ReadComment, Unread, UnreadKind
from agreementkit.model.ledger import Received
from agreementkit.negotiation import ClauseState, NotReceivedError, ObjectionKind
from agreementkit.negotiation.decision import Stamp
from agreementkit.negotiation.intake.our_side import parts_beside_text, private_notes
from agreementkit.negotiation.margin import MarginNotes
from agreementkit.negotiation.send import reply
from agreementkit.negotiation.state import open_state
from tests.negotiation.counterparty_edits import returned, swapped
from tests.negotiation.test_negotiation import PACK, US, begun, decided
from tests.other_files import NOT_WORD, zipped

from .handed_in import (
    NOTE,
    OLD,
    RIGHT,
    SOON,
    WRONG,
    described,
    edited,
    minutes,
    one_round,
    sent,
    two_rounds,
    with_comment,
    without_mark,
)


@pytest.fixture(scope="session")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Negotiations after one draft and after two."""
    place = tmp_path_factory.mktemp("rounds")
    for name, make in (("one", one_round), ("two", two_rounds)):
        (place / name).mkdir()
        make(place / name)
    return place


def copied(rounds: Path, name: str, place: Path) -> Negotiation:
    shutil.copytree(rounds / name / "talks", place / "talks")
    return Negotiation(folder=place / "talks", pack=PACK)


@pytest.fixture
def one(rounds: Path, tmp_path: Path) -> Negotiation:
    return copied(rounds, "one", tmp_path)


@pytest.fixture
def two(rounds: Path, tmp_path: Path) -> Negotiation:
    return copied(rounds, "two", tmp_path)


def handed(negotiation: Negotiation, data: bytes, name: str = "From HR.docx") -> Path:
    path = negotiation.folder.parent / name
    path.write_bytes(data)
    return path


def kept(negotiation: Negotiation) -> dict[str, bytes]:
    """Every file of the record, as it lies there."""
    folder = negotiation.folder
    found = (path for path in folder.rglob("*") if path.is_file() and path.name[0] != ".")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def refused(negotiation: Negotiation, path: Path, *, anyway: bool = False) -> NotReceivedError:
    before = kept(negotiation)
    with pytest.raises(NotReceivedError) as caught:
        negotiation.receive(path, by=US, when=SOON, anyway=anyway)
    assert kept(negotiation) == before
    assert all(fault.file == path.name for fault in caught.value.faults)
    return caught.value


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_file_is_refused_and_is_taken_anyway_only_where_that_does_no_harm(
    one: Negotiation, kind: str
) -> None:
    kinds, can_be_taken, make = WRONG[kind]
    path = handed(one, make(one))
    error = refused(one, path)
    assert (error.kinds, error.anyway) == (kinds, can_be_taken)
    if can_be_taken:
        one.receive(path, by=US, when=SOON, anyway=True)
        entry = one.log[-1]
        assert isinstance(entry, Received)
        assert entry.despite == kinds
    else:
        assert refused(one, path, anyway=True).kinds == kinds


@pytest.mark.parametrize("kind", OLD)
def test_an_old_file_is_known_by_its_round(two: Negotiation, kind: str) -> None:
    kinds, make = OLD[kind]
    path = handed(two, make(two))
    error = refused(two, path)
    assert (error.kinds, error.anyway) == (kinds, True)
    two.receive(path, by=US, when=SOON, anyway=True)
    old = "earlier-round" in kinds
    assert two.log[-1].answers == two.state.drafts[0 if old else 1].draft  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", NOT_WORD)
def test_what_is_no_word_file_is_told_what_it_is(one: Negotiation, kind: str) -> None:
    reason, data = NOT_WORD[kind]
    before = kept(one)
    for anyway in (False, True):
        with pytest.raises(RefusedError) as caught:
            one.receive(handed(one, data), by=US, when=SOON, anyway=anyway)
        assert caught.value.reason == reason
    assert kept(one) == before


@pytest.mark.parametrize("kind", RIGHT)
def test_a_right_file_is_taken(one: Negotiation, kind: str) -> None:
    one.receive(handed(one, RIGHT[kind](one)), by=US, when=SOON)
    assert one.log[-1].despite == ()  # type: ignore[union-attr]


@pytest.mark.parametrize("make", [edited, lambda n, r: without_mark(edited(n, r))])
def test_an_answer_to_the_last_round_is_taken_with_our_mark_or_without(
    two: Negotiation, make: object
) -> None:
    two.receive(handed(two, make(two, 2)), by=US, when=SOON)  # type: ignore[operator]
    assert two.log[-1].answers == two.state.drafts[1].draft  # type: ignore[union-attr]


def test_an_answer_is_known_by_its_words_where_mark_and_cover_are_gone(two: Negotiation) -> None:
    data = returned(
        without_mark(edited(two, 2)), lambda xml: xml.replace("Round 2, Draft 2", "Our comments")
    )
    two.receive(handed(two, data), by=US, when=SOON)
    assert two.log[-1].answers == two.state.drafts[1].draft  # type: ignore[union-attr]


def test_a_file_that_was_touched_in_every_line_has_our_words_still(one: Negotiation) -> None:
    data = returned(sent(one), lambda xml: xml.replace("e ", "e  "))
    one.receive(handed(one, data), by=US, when=SOON)


def test_notes_are_found_in_what_stands_in_no_line(one: Negotiation) -> None:
    [draft] = one.state.drafts
    reading = read_word(edited(one))
    unread = evolve(reading, unread=(Unread(kind=UnreadKind.CHART, part="c.xml", words=NOTE),))
    other = Alternative(part="word/document.xml", line=None, read="Ours.", other=NOTE)
    for each in (unread, evolve(reading, alternatives=(other,))):
        [found] = private_notes(one.state, draft, each, ())
        assert found.message.startswith("what is not in the text holds our private note “The ")
        assert (found.place, found.final) == ("", False)


def test_a_comment_that_hangs_nowhere_is_named_without_a_place(one: Negotiation) -> None:
    [draft] = one.state.drafts
    comment = ReadComment(author="HR", initials="", when=None, paragraphs=(NOTE,))
    above = evolve(comment, paragraphs=("Look.",), line=0, replies=(comment,))
    reading = evolve(read_word(edited(one)), comments=(above,))
    [found] = private_notes(one.state, draft, reading, ())
    assert (found.place, found.final) == ("", True)


def test_what_we_said_in_the_name_of_a_union_may_come_back(one: Negotiation) -> None:
    one.receive(handed(one, edited(one)), by=US, when=SOON)
    version = evolve(one.state.agreement.version, side="UNISON Kent")
    before = open_state(one.folder, PACK)
    named = evolve(before, agreement_read=evolve(before.agreement, version=version))
    reply(named, Stamp(when=SOON, by=US), MarginNotes(say={"scope": "We can meet on this."}))
    one.receive(handed(one, edited(one, 2)), by=US, when=SOON)


def test_folders_and_pictures_in_a_file_are_no_text() -> None:
    data = zipped(word__media__=b"", word__a_png=NOTE.encode(), word__a_emf=b"\x01\x00\x00")
    assert list(parts_beside_text(data)) == [("word/a.png", b"")]


def test_a_private_name_alone_can_be_told_to_be_nothing(one: Negotiation) -> None:
    path = handed(one, edited(one), "PRIVATE-from-HR.docx")
    error = refused(one, path)
    assert (error.kinds, error.anyway) == (("private",), True)
    one.receive(path, by=US, when=SOON, anyway=True)


def test_the_report_on_a_return_is_no_return(one: Negotiation) -> None:
    one.receive(handed(one, edited(one)), by=US, when=SOON)
    assert refused(one, handed(one, one.report(), "report.docx")).kinds == ("private",)


def test_what_was_received_is_known_again_under_other_bytes(one: Negotiation) -> None:
    data = with_comment(edited(one), "Why?", "Force HR")
    one.receive(handed(one, data), by=US, when=SOON)
    with pytest.raises(InvalidError, match="received already"):
        one.receive(handed(one, data, "again.docx"), by=US, when=SOON)
    again = handed(one, described(data, "Saved again"), "again.docx")
    assert refused(one, again).kinds == ("as-received",)
    other = handed(one, returned(data, swapped("written notice", "notice")), "newer.docx")
    one.receive(other, by=US, when=SOON)


def test_a_comment_is_named_so_that_it_is_found(one: Negotiation) -> None:
    kinds, _, make = WRONG["a colleague's comment with our notes"]
    [fault] = refused(one, handed(one, make(one))).faults
    assert kinds == ("private-notes",)
    assert fault.key.endswith("Notice of new systems")
    assert "the comment by Jane Q Officer that begins “We would take 13 …”" in fault.message
    assert fault.remedy == "delete that comment in Word, save, and receive the file again"


def test_a_comment_that_we_sent_ourselves_comes_back_as_it_should(one: Negotiation) -> None:
    one.receive(handed(one, edited(one)), by=US, when=SOON)
    one.reply(by=US, when=SOON, comments={"scope": "We can meet on this."})
    one.receive(handed(one, edited(one, 2)), by=US, when=SOON)


def test_a_reason_of_ours_may_be_in_their_own_words(tmp_path: Path) -> None:
    negotiation = one_round(tmp_path)
    negotiation.park(["scope"], decided())
    said = with_comment(edited(negotiation), decided().because, "Force HR")
    path = handed(negotiation, said)
    error = refused(negotiation, path)
    assert (error.kinds, error.anyway) == (("private-notes",), True)
    assert "our reason “They offered a …”" in error.faults[0].message


def test_what_they_have_from_an_earlier_file_is_no_note_any_more(one: Negotiation) -> None:
    kinds, _, make = WRONG["notes in the text"]
    leaked = make(one)
    one.receive(handed(one, leaked), by=US, when=SOON, anyway=True)
    one.receive(handed(one, with_comment(leaked, NOTE, "Force HR")), by=US, when=SOON)
    assert one.state.receipts[0].despite == kinds
    assert one.state.receipts[1].despite == ()


def test_few_of_our_words_are_counted_clause_by_clause(one: Negotiation) -> None:
    error = refused(one, handed(one, minutes("Minutes")))
    assert error.faults[0].message == "this has the words of 0 of 8 clauses of sent/round-1.docx"


def test_a_wrong_file_that_was_taken_strikes_nothing_out(one: Negotiation) -> None:
    one.receive(handed(one, minutes("Minutes")), by=US, when=SOON, anyway=True)
    facts = [each.facts for each in one.state.clauses.values() if each.ours]
    assert {each.fate for each in facts if each} == {"unsure"}
    assert {each.lost for each in facts if each} == {()}


def test_old_words_are_not_what_we_sent_last(two: Negotiation) -> None:
    old = handed(two, returned(sent(two, 1), swapped("live work", "some work")))
    two.receive(old, by=US, when=SOON, anyway=True)
    clauses = two.state.clauses
    assert clauses["advance-notice"].state is ClauseState.COUNTERED
    assert clauses["advance-notice"].facts.fate == "changed"  # type: ignore[union-attr]
    assert clauses["disputes"].state is ClauseState.TABLED
    assert two.state.last_receipt is None
    with pytest.raises(InvalidError, match="nothing has come back for what we sent last"):
        two.reply(by=US, when=SOON)


def test_nothing_has_come_back_before_anything_was_sent(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    with pytest.raises(InvalidError, match="nothing was sent yet"):
        negotiation.receive(handed(negotiation, minutes()), by=US, when=SOON)


def test_every_kind_is_met_here_and_explained_in_the_reference() -> None:
    met = {kind for kinds, _, _ in WRONG.values() for kind in kinds}
    met |= {kind for kinds, _ in OLD.values() for kind in kinds}
    assert met == set(ObjectionKind)
    page = Path(__file__).parent.parent.parent.parent / "docs/reference/errors.md"
    table = page.read_text("utf-8").split("## A file that is no return")[1]
    assert all(f"| `{kind}` |" in table for kind in ObjectionKind)
