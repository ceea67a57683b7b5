"""Every reply: accepting all gives our next text, rejecting all what stood below theirs."""

import random
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from os import environ
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import Decision, Negotiation, read_word
from agreementkit.documents import Change
from agreementkit.negotiation import DraftIdentity
from agreementkit.negotiation.state import record_of, response_to
from tests.negotiation.counterparty_edits import (
    Edit,
    cut,
    deleted,
    inserted,
    moved,
    put_in,
    restyled,
    returned,
    swapped,
    tracked,
)
from tests.word_files import Office, Run, office, soffice, validator

from .test_negotiation import US, WHEN, begun, decided

__all__ = ["office", "soffice", "validator"]

NIGHTLY = "AGREEMENTKIT_NIGHTLY" in environ
MANY = 100 if NIGHTLY else 6
HARD = "\N{NO-BREAK SPACE}"
EDITS: Sequence[Callable[[], Edit]] = (
    lambda: tracked(f"26{HARD}weeks", "8 weeks", inside=f"at least 26{HARD}weeks"),
    lambda: tracked("live work", "some work"),
    lambda: swapped("written notice", "notice"),
    lambda: swapped("The Employer must keep", "The Employer should keep"),
    lambda: deleted("must give the Union written notice"),
    lambda: cut("The Employer must do so in every department"),
    lambda: inserted("The Employer may decide otherwise.", behind="must give the Union written"),
    lambda: put_in("Nothing here binds anybody.", behind="must give the Union written"),
    lambda: moved("Scope", "Definitions", before="Disputes"),
    lambda: restyled("The Employer must do so in every department", "ClauseLevel3"),
    lambda: inserted("Pilots", behind="must give the Union written", style="Heading2"),
)
"""What an employer does to our draft; some of it is not there to be done in every round."""


@pytest.fixture(scope="session")
def replies(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Negotiation]:
    """Negotiations that have each been replied to, twice, after random edits and decisions."""
    return [_played(tmp_path_factory.mktemp("talks"), seed) for seed in range(MANY)]


def _played(folder: Path, seed: int) -> Negotiation:
    chance = random.Random(seed)
    negotiation = begun(folder)
    negotiation.send(by=US, when=WHEN)
    for round_ in (1, 2):
        back = folder / f"back-{round_}.docx"
        last = negotiation.folder / negotiation.state.drafts[-1].file.name
        back.write_bytes(_edited(last.read_bytes(), chance))
        response = negotiation.receive(back, by=US, when=WHEN)
        approved = Decision(when=WHEN, by=US, because="It is the price.", approved_by="Branch")
        for each in response.clauses:
            known = negotiation.state.clauses.get(each.id)
            if each.changed and known and known.state.value == "countered":
                _decide(negotiation, each.id, chance, approved)
        negotiation.reply(by=US, when=datetime.fromisoformat(f"2027-02-0{round_}T10:00"))
    return negotiation


def _decide(negotiation: Negotiation, id_: str, chance: random.Random, approved: Decision) -> None:
    match chance.choice(["theirs", "ours", "nothing", "park"]):
        case "theirs":
            negotiation.agree([id_], approved, words="theirs")
        case "ours" if negotiation.state.clauses[id_].ours:
            negotiation.agree([id_], approved, words="ours")
        case "park":
            negotiation.park([id_], decided())
        case _:
            pass


def _edited(data: bytes, chance: random.Random) -> bytes:
    for make in chance.sample(EDITS, k=4):
        try:
            after = returned(data, make())
            read_word(after)
        except (AssertionError, StopIteration, ValueError, IndexError, ak.RefusedError):
            # What was done the round before leaves no room for this.
            continue
        data = after
    return data


def _sides(negotiation: Negotiation) -> tuple[bytes, ak.Document, ak.Document]:
    state = negotiation.state
    entry = state.drafts[-1]
    sent = record_of(state, entry)
    assert sent.baseline is not None
    return (
        (negotiation.folder / entry.file.name).read_bytes(),
        sent.document,
        sent.baseline.document,
    )


def test_our_reader_finds_both_texts_in_every_reply(replies: Sequence[Negotiation]) -> None:
    for negotiation in replies:
        data, ours, below = _sides(negotiation)
        read = read_word(data)
        for lines, document in ((read.accepted, ours), (read.rejected, below)):
            plain = read_word(ak.word_bytes(document)).accepted
            assert [(line.text, line.style) for line in lines] == [
                (line.text, line.style) for line in plain
            ]


def test_libreoffice_finds_both_texts_in_every_reply(
    office: Office,
    replies: Sequence[Negotiation],
) -> None:
    for negotiation in replies:
        data, ours, below = _sides(negotiation)
        for action, document in (("accept", ours), ("reject", below)):
            assert office.sees(data, action) == office.sees(ak.word_bytes(document), action), action


def test_the_sdk_finds_nothing_in_any_reply(
    validator: Run,
    replies: Sequence[Negotiation],
    tmp_path: Path,
) -> None:
    for place, negotiation in enumerate(replies[:6]):
        path = tmp_path / f"{place}.docx"
        path.write_bytes(_sides(negotiation)[0])
        done = validator(str(path))
        assert done.returncode == 0, done.stdout


def test_a_reply_that_comes_back_untouched_changes_nothing(replies: Sequence[Negotiation]) -> None:
    for negotiation in replies:
        last = negotiation.folder / negotiation.state.drafts[-1].file.name
        response = negotiation.receive(last, by=US, when=WHEN, anyway=True)
        assert [each.id for each in response.changed] == []


def test_a_reply_that_libreoffice_has_saved_comes_back_unchanged(
    soffice: Run,
    replies: Sequence[Negotiation],
    tmp_path: Path,
) -> None:
    for place, negotiation in enumerate(replies[:3]):
        state = negotiation.state
        entry = state.drafts[-1]
        (tmp_path / str(place)).mkdir()
        soffice(
            *("--convert-to", "docx", "--outdir", str(tmp_path / str(place))),
            str(negotiation.folder / entry.file.name),
        )
        [saved] = (tmp_path / str(place)).iterdir()
        response = response_to(state, entry, read_word(saved.read_bytes()))
        assert response.draft_identity is DraftIdentity.SAME
        assert [(each.id, each.base, each.offer) for each in response.changed] == []


def test_what_follows_from_a_deleted_clause_is_nobodys_edit(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    draft = negotiation.send(by=US, when=WHEN)
    back = tmp_path / "back.docx"
    back.write_bytes(returned(draft.read_bytes(), struck_clause("Scope")))
    negotiation.receive(back, by=US, when=WHEN)
    reply = read_word(negotiation.reply(by=US, when=WHEN))
    theirs = [each for each in reply.changes if each.author != "Union side"]
    assert {each.author for each in theirs} == {"Force HR"}
    assert all(each.change is Change.DELETED for each in theirs)
    # But for the numbers of references, which count what our reply has.
    struck, shown = (
        re.sub(r"[\d\s]+", "", "".join(each.text for each in changes))
        for changes in (read_word(back).changes, theirs)
    )
    assert struck == shown


def test_what_nobody_tracked_has_no_date_and_the_cover_is_our_own(tmp_path: Path) -> None:
    negotiation = begun(tmp_path, "[version]\ndated = 2027-01-10")
    draft = negotiation.send(by=US, when=WHEN)
    back = tmp_path / "back.docx"
    back.write_bytes(returned(draft.read_bytes(), swapped("written notice", "notice")))
    negotiation.receive(back, by=US, when=WHEN)
    reply = read_word(negotiation.reply(by=US, when=datetime.fromisoformat("2027-02-03T10:00")))
    dates = {(each.author, each.when) for each in reply.changes if each.author != "Union side"}
    assert dates == {("Employer side (not tracked)", None)}
    cover = [line.text for line in reply.accepted[:8]]
    assert any("Round 2" in line and "3 February 2027" in line for line in cover)
    assert [line.text for line in reply.rejected[:8]] == cover


def struck_clause(title: str) -> Edit:
    """A whole clause struck out with tracking, each run and each paragraph's end."""

    def edit(xml: str) -> str:
        paragraphs = re.findall(r"<w:p>.*?</w:p>", xml, flags=re.DOTALL)
        first = next(
            place
            for place, each in enumerate(paragraphs)
            if title in each and 'w:val="Heading2"' in each
        )
        end = next(n for n in range(first + 1, len(paragraphs)) if "Heading" in paragraphs[n])
        for number, each in enumerate(paragraphs[first:end]):
            xml = xml.replace(each, _struck_paragraph(each, number), 1)
        return xml

    return edit


def _struck_paragraph(xml: str, number: int) -> str:
    who = f'w:id="91{number}" w:author="Force HR" w:date="2027-02-01T09:30:00Z"'

    def struck(run: re.Match[str]) -> str:
        inside = run[0].replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        inside = inside.replace("w:instrText", "w:delInstrText")
        return f"<w:del {who}>{inside}</w:del>"

    runs = re.sub(r"<w:r>.*?</w:r>", struck, xml, flags=re.DOTALL)
    return runs.replace("</w:pPr>", f"<w:rPr><w:del {who}/></w:rPr></w:pPr>", 1)
