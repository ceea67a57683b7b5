"""A negotiation from a script: what goes out, what comes in, and what nobody conceded."""

import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import (
    Decision,
    InputError,
    InvalidError,
    LeakError,
    Negotiation,
    RefusedError,
    read_word,
    start_negotiation,
)
from agreementkit.documents import ClauseHeading, Reading
from agreementkit.negotiation import (
    ClauseState,
    DraftIdentity,
    DraftKind,
    Moved,
    NotReceivedError,
    Outcome,
    SectionChange,
    Sent,
    Side,
    Verdict,
)
from agreementkit.negotiation.state import record_of
from tests.negotiation.counterparty_edits import (
    deleted,
    inserted,
    moved,
    returned,
    swapped,
    tracked,
)

US = "Branch secretary"
WHEN = datetime.fromisoformat("2027-01-15T10:00")
PACK = ak.load_pack()
KENT = """format = 1
sector = "police"
employer = "Kent Police"
unions = ["UNISON"]
leave_out = [{}]
{}
"""
KEPT = (
    *("parties", "definitions", "scope", "advance-notice", "information-pack"),
    *("no-compulsory-redundancy", "disputes", "execution-and-schedules"),
)
NOTICE = "at least 26\N{NO-BREAK SPACE}weeks"
LATER = "They offered a pilot at the station in return."


def decided(**more: str) -> Decision:
    return Decision(when=WHEN, by=US, because=LATER, **more)


def begun(folder: Path, more: str = "") -> Negotiation:
    """A negotiation over a few clauses."""
    left = [p.clause for p in PACK.bundle("default") if p.clause not in KEPT]
    file = folder / "kent.toml"
    file.write_text(KENT.format(", ".join(f'"{id_}"' for id_ in left), more), encoding="utf-8")
    return start_negotiation(folder / "talks", file, PACK, by=US, when=WHEN)


@pytest.fixture
def negotiation(tmp_path: Path) -> Negotiation:
    return begun(tmp_path)


def came(negotiation: Negotiation, *edits: object) -> Path:
    """The file that we sent last, with something done to it."""
    last = negotiation.state.drafts[-1]
    data = (negotiation.folder / last.file.name).read_bytes()
    path = negotiation.folder.parent / f"back-{last.round}.docx"
    path.write_bytes(returned(data, *edits))  # type: ignore[arg-type]
    return path


def words(reading: Reading, side: str) -> list[str]:
    return [line.text for line in getattr(reading, side)]


def test_what_we_send_is_what_our_record_says_and_carries_its_mark(
    negotiation: Negotiation,
) -> None:
    path = negotiation.send(by=US, when=WHEN)
    [draft] = negotiation.state.drafts
    assert path == negotiation.folder / draft.file.name
    sent = record_of(negotiation.state, draft)
    assert read_word(path.read_bytes()).identifier == draft.draft
    assert sent.document.version.round == 1
    assert sent.baseline is None
    assert draft.kind is DraftKind.DRAFT
    assert {"scope", "advance-notice", "schedule-key-terms"} <= {*draft.clauses}


def test_a_file_that_comes_back_untouched_changes_nothing(negotiation: Negotiation) -> None:
    sent = negotiation.send(by=US, when=WHEN)
    response = negotiation.receive(sent, by=US, when=WHEN, anyway=True)
    assert (response.draft_identity, response.round, response.changed) == (
        DraftIdentity.SAME,
        1,
        (),
    )
    assert {each.state for each in negotiation.state.clauses.values()} == {ClauseState.TABLED}


def test_what_they_change_is_countered_and_nothing_is_agreed_by_itself(
    negotiation: Negotiation,
) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, tracked("26\N{NO-BREAK SPACE}weeks", "8 weeks", inside=NOTICE))
    response = negotiation.receive(back, by=US, when=WHEN)
    assert response.of("advance-notice").verdict is Verdict.BELOW_RED_LINE  # type: ignore[union-attr]
    states = {id_: each.state for id_, each in negotiation.state.clauses.items()}
    assert states.pop("advance-notice") is ClauseState.COUNTERED
    assert set(states.values()) == {ClauseState.TABLED}
    assert negotiation.response == response


def test_a_reply_takes_in_nothing_of_theirs_that_nobody_accepted(negotiation: Negotiation) -> None:
    first = words(read_word(negotiation.send(by=US, when=WHEN).read_bytes()), "accepted")
    back = came(
        negotiation,
        tracked("26\N{NO-BREAK SPACE}weeks", "8 weeks", inside=NOTICE),
        swapped("touches live work", "touches only live work"),
    )
    negotiation.receive(back, by=US, when=WHEN)
    path = negotiation.reply(by=US, when=WHEN)
    reply = read_word(path.read_bytes())
    covers = ("Draft", "Round")
    for side in ("accepted", "rejected"):
        now = [line for line in words(reply, side) if not any(each in line for each in covers)]
        was = [line for line in first if not any(each in line for each in covers)]
        assert now == was
    assert {change.author for change in reply.changes} == {
        "Force HR",
        "Employer side (not tracked)",
        "Union side",
    }
    draft = negotiation.state.drafts[-1]
    assert (draft.kind, draft.round, reply.identifier) == (DraftKind.REPLY, 2, draft.draft)


def test_our_counter_stands_over_theirs_in_our_name(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, tracked("26\N{NO-BREAK SPACE}weeks", "8 weeks", inside=NOTICE))
    negotiation.receive(back, by=US, when=WHEN)
    negotiation.move(["advance-notice"], decided(), to="target")
    reply = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
    [line] = [each for each in reply.marked if "8 weeks" in each.text and not each.cell]
    assert [(s.text, [r.author for r in s.revisions]) for s in line.text_runs if s.revisions] == [
        ("26\N{NO-BREAK SPACE}weeks", ["Force HR"]),
        ("8 weeks", ["Force HR", "Union side"]),
        ("17\N{NO-BREAK SPACE}weeks", ["Union side"]),
    ]
    assert isinstance(negotiation.log[-2], Moved)


def test_a_point_that_is_accepted_stands_and_its_figure_is_ours(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, tracked("26\N{NO-BREAK SPACE}weeks", "20 weeks", inside=NOTICE))
    negotiation.receive(back, by=US, when=WHEN)
    negotiation.agree(["advance-notice"], decided(), words="theirs")
    reply = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
    for side in ("accepted", "rejected"):
        assert any("at least 20 weeks" in line for line in words(reply, side))
    figures = [line.text for line in reply.accepted if line.cell]
    assert figures.count("20\N{NO-BREAK SPACE}weeks") == 1
    assert negotiation.state.clauses["advance-notice"].state is ClauseState.AGREED
    response = negotiation.receive(
        negotiation.folder / negotiation.state.drafts[-1].file.name,
        by=US,
        when=WHEN,
        anyway=True,
    )
    assert response.changed == ()
    assert negotiation.state.clauses["advance-notice"].state is ClauseState.AGREED
    again = read_word(negotiation.send(by=US, when=WHEN).read_bytes())
    assert any("at least 20 weeks" in line for line in words(again, "accepted"))
    assert again.changes == ()


def test_a_red_line_is_not_crossed_by_agreeing_without_a_name(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, tracked("26\N{NO-BREAK SPACE}weeks", "8 weeks", inside=NOTICE))
    negotiation.receive(back, by=US, when=WHEN)
    with pytest.raises(InvalidError, match="red line"):
        negotiation.agree(["advance-notice"], decided(), words="theirs")
    negotiation.agree(["advance-notice"], decided(approved_by="Branch committee"), words="theirs")
    assert negotiation.state.clauses["advance-notice"].state is ClauseState.AGREED


def test_our_words_can_be_agreed_too_and_then_stand_still(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    negotiation.receive(came(negotiation, swapped("live work", "real work")), by=US, when=WHEN)
    negotiation.agree(["scope", "advance-notice"], decided(), words={"scope": Side.OURS})
    reply = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
    assert any("live work" in line for line in words(reply, "accepted"))
    assert not any("real work" in line for line in words(reply, "accepted"))


NEW = inserted("Efficiency", behind="must give the Union at least", style="Heading2")


def test_a_clause_of_theirs_comes_in_only_when_it_is_agreed(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    text = "The Employer may buy any System without further talks."
    end = "A System is used once it touches live work"
    back = came(
        negotiation,
        inserted(text, behind=end),
        inserted("Efficiency", behind=end, style="Heading2"),
    )
    response = negotiation.receive(back, by=US, when=WHEN)
    [new] = [
        each for each in response.clauses if each.fate in (SectionChange.NEW, SectionChange.SPLIT)
    ]
    assert new.id.startswith("round-1-new-")
    reply = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
    assert not any(text in line for side in ("accepted", "rejected") for line in words(reply, side))
    assert any(text in line for line in words(reply, "marked"))


def test_their_new_clause_agreed_has_a_number_and_stays(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(
        negotiation,
        inserted("Pilots may last a year.", behind="This table lists", style="ClauseLevel2"),
        inserted("Pilots", behind="This table lists", style="Heading2"),
    )
    response = negotiation.receive(back, by=US, when=WHEN)
    new = [each.id for each in response.clauses if each.fate is SectionChange.NEW]
    if new:
        negotiation.agree(new, decided(), words="theirs")
        reply = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
        assert any("Pilots may last a year." in line for line in words(reply, "rejected"))


def test_a_clause_that_they_strike_out_is_back_in_our_reply(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    before = [heading.title for heading, _ in _last(negotiation).clauses()]
    back = came(negotiation, moved("Scope", "Definitions", before="Disputes"))
    response = negotiation.receive(back, by=US, when=WHEN)
    assert response.of("scope").fate is SectionChange.MOVED  # type: ignore[union-attr]
    negotiation.reply(by=US, when=WHEN)
    assert [heading.title for heading, _ in _last(negotiation).clauses()] == before


def test_a_move_that_is_agreed_stands_and_shows_no_change(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    before = [heading.clause for heading, _ in _last(negotiation).clauses()]
    negotiation.receive(
        came(negotiation, moved("Scope", "Definitions", before="Disputes")), by=US, when=WHEN
    )
    negotiation.agree(["scope"], decided(), words="theirs")
    reply = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
    after = [heading.clause for heading, _ in _last(negotiation).clauses()]
    assert after != before
    assert after.index("scope") == after.index("disputes") - 1
    titles = [line.text for line in reply.marked if line.anchor and line.level]
    assert titles.count("Scope") == 1


def test_a_move_that_nobody_agreed_to_is_answered_where_the_clause_stood(
    negotiation: Negotiation,
) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(
        negotiation,
        swapped("technology teams included", "technology teams excluded"),
        moved("Scope", "Definitions", before="Disputes"),
    )
    negotiation.receive(back, by=US, when=WHEN)
    reply = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
    [line] = [each for each in reply.marked if "excluded" in each.text]
    assert [(s.text, len(s.revisions)) for s in line.text_runs if s.revisions] == [
        ("included", 1),
        ("excluded", 2),
        ("included", 1),
    ]


def _last(negotiation: Negotiation) -> ak.Document:
    return record_of(negotiation.state, negotiation.state.drafts[-1]).document


def test_changes_of_ours_that_they_accept_are_not_silent(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, tracked("26\N{NO-BREAK SPACE}weeks", "8 weeks", inside=NOTICE))
    negotiation.receive(back, by=US, when=WHEN)
    negotiation.move(["advance-notice"], decided(), to="target")
    path = negotiation.reply(by=US, when=WHEN)
    final = _all_accepted(path.read_bytes())
    clean = negotiation.folder.parent / "accepted.docx"
    clean.write_bytes(final)
    response = negotiation.receive(clean, by=US, when=WHEN)
    assert response.silent == ()


def _all_accepted(data: bytes) -> bytes:
    """The same file in which every change of ours has been accepted for good."""

    def accept(xml: str) -> str:
        xml = re.sub(r"<w:del (?:(?!</w:del>).)*</w:del>", "", xml)
        xml = re.sub(r"<w:(?:ins|del|moveTo|moveFrom) [^>]*/>", "", xml)
        return re.sub(r"</?w:ins(?: [^>]*)?>", "", xml)

    return returned(data, accept)


def test_a_change_of_their_own_that_they_accept_is_silent(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, tracked("touches live work", "touches only live work"))
    negotiation.receive(back, by=US, when=WHEN)
    negotiation.reply(by=US, when=WHEN)

    def adopt(xml: str) -> str:
        start = xml.index(">only </w:delText>")
        opens = xml.rindex("<w:ins ", 0, start)
        shut = xml.index("</w:ins>", start) + len("</w:ins>")
        return f"{xml[:opens]}{_live(xml[opens:shut])}{xml[shut:]}"

    response = negotiation.receive(came(negotiation, adopt), by=US, when=WHEN)
    assert [each.clause for each in response.changed] == ["definitions"]
    assert response.silent


def _live(xml: str) -> str:
    """Runs with no change about them."""
    for tag in ("ins", "del"):
        xml = re.sub(rf"</?w:{tag}(?: [^>]*)?>", "", xml)
    return xml.replace("w:delText", "w:t")


def test_comments_of_both_sides_stay_and_ours_are_addressed_to_them(
    negotiation: Negotiation,
) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, tracked("26\N{NO-BREAK SPACE}weeks", "8 weeks", inside=NOTICE))
    negotiation.receive(back, by=US, when=WHEN)
    negotiation.reply(by=US, when=WHEN, comments={"advance-notice": "We can talk\nabout 20 weeks."})
    again = came(negotiation, tracked("live work", "any work"))
    negotiation.receive(again, by=US, when=WHEN)
    with pytest.raises(InvalidError, match='no clause "nowhere"'):
        negotiation.reply(by=US, when=WHEN, comments={"nowhere": "?"})
    path = negotiation.reply(by=US, when=WHEN, comments={"scope": "Thank you."})
    said = read_word(path.read_bytes()).comments
    assert [(each.author, each.paragraphs) for each in said] == [
        ("Union side", ("Thank you.",)),
        ("Union side", ("We can talk", "about 20 weeks.")),
    ]


def test_no_reason_of_ours_goes_out(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    negotiation.receive(came(negotiation, tracked("live work", "any work")), by=US, when=WHEN)
    negotiation.move(["advance-notice"], decided(), to="target")
    with pytest.raises(LeakError):
        negotiation.reply(by=US, when=WHEN, comments={"scope": f"Because {LATER}"})
    assert len(negotiation.state.drafts) == 1
    path = negotiation.reply(by=US, when=WHEN)
    with zipfile.ZipFile(path) as members:
        assert not any(LATER.encode() in members.read(name) for name in members.namelist())


def test_what_cannot_be_replied_to_or_read_is_said(
    negotiation: Negotiation, tmp_path: Path
) -> None:
    with pytest.raises(InvalidError, match="nothing was sent yet"):
        negotiation.receive(_draft(tmp_path), by=US, when=WHEN)
    assert negotiation.response is None
    sent = negotiation.send(by=US, when=WHEN)
    with pytest.raises(InvalidError, match="nothing has come back"):
        negotiation.reply(by=US, when=WHEN)
    with pytest.raises(InvalidError, match="nothing has come back"):
        negotiation.report()
    with pytest.raises(InputError, match="could not be read"):
        negotiation.receive(tmp_path / "none.docx", by=US, when=WHEN)
    pdf = tmp_path / "a.docx"
    pdf.write_bytes(b"%PDF-1.7")
    with pytest.raises(RefusedError):
        negotiation.receive(pdf, by=US, when=WHEN)
    assert negotiation.state.receipts == ()
    negotiation.receive(sent, by=US, when=WHEN, anyway=True)
    with pytest.raises(InvalidError, match="received already"):
        negotiation.receive(sent, by=US, when=WHEN, anyway=True)


def _draft(folder: Path) -> Path:
    path = folder / "other.docx"
    text = ak.compose(
        ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"]), PACK
    )
    return ak.write_word(text, path)


def test_a_file_without_our_mark_is_compared_with_the_last_draft(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)

    def other(xml: str) -> str:
        return xml.replace(negotiation.state.drafts[-1].draft, "0" * 32)

    data = (negotiation.folder / negotiation.state.drafts[-1].file.name).read_bytes()
    path = negotiation.folder.parent / "other.docx"
    path.write_bytes(returned(data, other, part="docProps/core.xml"))
    with pytest.raises(NotReceivedError, match="did not send"):
        negotiation.receive(path, by=US, when=WHEN)
    response = negotiation.receive(path, by=US, when=WHEN, anyway=True)
    assert (response.draft_identity, response.changed) == (DraftIdentity.OTHER, ())
    none = returned(
        data, lambda xml: xml.replace("dc:identifier", "dc:nothing"), part="docProps/core.xml"
    )
    path.write_bytes(none)
    response = negotiation.receive(path, by=US, when=WHEN, anyway=True)
    assert response.draft_identity is DraftIdentity.NONE


def test_the_other_acts_are_there_too(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    negotiation.receive(came(negotiation, tracked("live work", "any work")), by=US, when=WHEN)
    negotiation.package("notice for scope", ["advance-notice", "scope"], decided())
    assert [*negotiation.state.packages] == ["notice for scope"]
    negotiation.package("notice for scope", [], decided())
    assert negotiation.state.packages == {}
    negotiation.park(["scope"], decided())
    negotiation.table(["scope"], decided())
    negotiation.withdraw(["information-pack"], decided(approved_by="Branch committee"))
    states = {id_: each.state for id_, each in negotiation.state.clauses.items()}
    assert states["scope"] is ClauseState.TABLED
    assert states["information-pack"] is ClauseState.WITHDRAWN
    text = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
    assert "Information before talks" not in words(text, "accepted")
    assert read_word(_report(negotiation)).accepted
    assert "Withdrawn" in negotiation.picture()
    assert negotiation.verify().holds
    negotiation.close(decided(), outcome="no-agreement")
    assert negotiation.state.outcome is Outcome.NO_AGREEMENT


def _report(negotiation: Negotiation) -> bytes:
    last = negotiation.folder / negotiation.state.drafts[-1].file.name
    negotiation.receive(last, by=US, when=WHEN, anyway=True)
    return negotiation.report()


def test_deleted_paragraphs_are_in_the_reply_as_theirs(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(negotiation, deleted("must give the Union written notice"))
    negotiation.receive(back, by=US, when=WHEN)
    reply = read_word(negotiation.reply(by=US, when=WHEN).read_bytes())
    for side in ("accepted", "rejected"):
        assert any("must give the Union written notice" in line for line in words(reply, side))


def test_the_record_of_a_reply_is_what_its_file_says(negotiation: Negotiation) -> None:
    negotiation.send(by=US, when=WHEN)
    back = came(
        negotiation,
        tracked("26\N{NO-BREAK SPACE}weeks", "8 weeks", inside=NOTICE),
        moved("Scope", "Definitions", before="Disputes"),
    )
    negotiation.receive(back, by=US, when=WHEN)
    negotiation.agree(["scope"], decided(), words="theirs")
    path = negotiation.reply(by=US, when=WHEN)
    entry = negotiation.log[-1]
    assert isinstance(entry, Sent)
    sent = record_of(negotiation.state, entry)
    read = read_word(path.read_bytes())
    assert sent.lines == read.accepted
    assert sent.baseline is not None
    assert sent.baseline.lines == read.rejected
    headings = [b for b in sent.document.blocks if isinstance(b, ClauseHeading)]
    assert [each.number for each in headings] == [str(n) for n in range(1, len(headings) + 1)]
    assert evolve(sent, new_prefix="x") != sent
