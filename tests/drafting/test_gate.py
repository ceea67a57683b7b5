"""No shared copy leaves without passing the gate, in any form; and nothing is left behind."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

import agreementkit as ak
from agreementkit.cli.app import main
from agreementkit.documents import Paragraph
from agreementkit.drafting import draft
from agreementkit.packs import Run
from agreementkit.reports import ClauseComment
from agreementkit.testing import agreements

PACK = ak.load_pack()
SECRET = "Settle for thirteen weeks if they open the ledger, and not before"
SHARED = [copy for copy in ak.Copy if not copy.private]
FORMS = list(ak.Form)


def with_secret(pack: ak.Pack) -> ak.Pack:
    """The model clauses with one private note more."""
    scope = pack["scope"]
    noted = evolve(scope, negotiating=evolve(scope.negotiating, why=SECRET))
    return evolve(pack, clauses={**pack.clauses, "scope": noted})


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip such as the gate is there for: every copy quotes a note."""
    real = draft.compose_copy

    def slip(*given: object) -> object:
        made = real(*given)  # type: ignore[arg-type]
        quoted = Paragraph(spans=(Run(text=f"Remember: {SECRET.lower()}."),))
        if isinstance(made, ak.Document):
            return evolve(made, blocks=(*made.blocks, quoted))
        return made

    monkeypatch.setattr("agreementkit.drafting.draft.compose_copy", slip)


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize("copy", SHARED)
@pytest.mark.parametrize("form", FORMS)
def test_a_slip_stops_the_draft_and_does_not_repeat_the_secret(
    agreement: ak.Agreement,
    pack: ak.Pack,
    copy: ak.Copy,
    form: ak.Form,
) -> None:
    with pytest.raises(ak.LeakError) as caught:
        ak.draft(agreement, with_secret(pack), copy=copy, options=ak.DraftOptions(form=form))
    said = str(caught.value)
    assert "begins “Settle for thirteen”" in said
    assert "open the ledger" not in said


@pytest.mark.usefixtures("careless")
def test_the_private_copy_may_quote_notes(agreement: ak.Agreement, pack: ak.Pack) -> None:
    made = ak.draft(agreement, with_secret(pack), copy="negotiator")
    assert made.word


@pytest.mark.usefixtures("careless")
def test_the_command_line_says_so_with_code_4_and_leaves_no_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("agreementkit.cli.inputs.load_pack", lambda: with_secret(PACK))
    Path("kent.toml").write_text(ak.starter_file(PACK, "police", "Kent Police"), encoding="utf-8")
    for more in ((), ("--copy", "all", "-o", "out"), ("--as", "html")):
        assert main(["draft", "kent.toml", *more]) == 4
        assert "a private text that begins “Settle for thirteen”" in capsys.readouterr().err
        assert [path.name for path in tmp_path.iterdir()] == ["kent.toml"]


@settings(max_examples=12)
@given(agreement=agreements(PACK), other=agreements(PACK))
@pytest.mark.parametrize("copy", SHARED)
@pytest.mark.parametrize("form", FORMS)
def test_no_honest_copy_is_refused(
    copy: ak.Copy,
    form: ak.Form,
    agreement: ak.Agreement,
    other: ak.Agreement,
) -> None:
    beside = ak.DraftOptions(form=form, since=other, response=other)
    assert ak.draft(agreement, PACK, copy=copy, options=beside).data


@pytest.mark.parametrize("sector", sorted(PACK.sectors))
@pytest.mark.parametrize("position", list(ak.Position))
@pytest.mark.parametrize("copy", SHARED)
def test_no_copy_of_the_whole_bank_is_refused(
    sector: str,
    position: ak.Position,
    copy: ak.Copy,
) -> None:
    found = PACK.sector(sector)
    agreement = ak.Agreement(
        sector=sector,
        employer=found.employers[0].name,
        unions=found.unions,
        position=position,
        provisions=PACK.bundle("full"),
        comments=[ClauseComment(clause="scope", text="We can talk about this one.")],
        version=ak.Version(round=2, without_prejudice=True, subject_to_contract=True),
    )
    assert ak.draft(agreement, PACK, copy=copy).data


def test_a_file_for_our_side_would_not_pass_as_anyone_elses(
    agreement: ak.Agreement,
    pack: ak.Pack,
    document: ak.Document,
) -> None:
    from agreementkit.word.gate import allowed_for, gate

    private = draft.private_in(agreement, pack, ak.DraftOptions())
    ours = ak.draft(agreement, pack, copy="negotiator").word
    with pytest.raises(ak.LeakError) as caught:
        gate(ours, private, allowed=allowed_for(document))
    places = {fault.key for fault in caught.value.faults}
    assert {"docProps/custom.xml", "word/comments.xml", "word/document.xml"} <= places


def test_a_text_of_several_lines_is_so_on_the_page_and_passes(pack: ak.Pack) -> None:
    purpose = "Sorts calls.\nThen lists them."
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        systems=[ak.System(name="Triage", purpose=purpose)],
    )
    data = ak.draft(agreement, pack).word
    assert purpose in [line.text for line in ak.read_word(data).accepted]


NOTE = PACK["advance-notice"].negotiating.fallback_when
TYPED: dict[str, dict[str, object]] = {
    "a comment": {"comments": [ClauseComment(clause="scope", text=NOTE)]},
    "a line of a comment": {"comments": [ClauseComment(clause="scope", text=f"Hello.\n{NOTE}")]},
    "a comment that goes on": {"comments": [ClauseComment(clause="scope", text=f"So: {NOTE}!")]},
    "the title": {"title": NOTE},
    "part of the title": {"title": f"On AI: {NOTE[:60]}"},
    "a system’s purpose": {"systems": [ak.System(name="Triage", purpose=f"Sorts. {NOTE}")]},
    "what a system decides": {"systems": [ak.System(name="Triage", purpose="x", decides=NOTE)]},
    "who is covered": {"workforce": NOTE},
}


@pytest.mark.parametrize("place", TYPED)
@pytest.mark.parametrize("form", [ak.Form.WORD, ak.Form.HTML])
def test_a_note_that_an_officer_writes_into_the_agreement_is_stopped_and_named(
    agreement: ak.Agreement, place: str, form: ak.Form
) -> None:
    written = evolve(agreement, **TYPED[place])  # type: ignore[arg-type]
    options = ak.DraftOptions(form=form)
    with pytest.raises(ak.LeakError, match="the note “fallback_when” of advance-notice"):
        ak.draft(written, PACK, options=options)


def test_what_an_officer_writes_may_use_the_words_of_clauses_parties_and_titles(
    agreement: ak.Agreement,
) -> None:
    words = " ".join(PACK[id_].summary for id_ in ("advance-notice", "scope", "disputes"))
    written = evolve(
        agreement,
        title="Collective agreement on artificial intelligence, and what goes with it",
        machinery=PACK.sector("police").machinery,
        comments=[ClauseComment(clause="scope", text=f"Chief Constable of Kent Police: {words}")],
        systems=[ak.System(name="Triage", purpose=words)],
    )
    assert ak.draft(written, PACK).word
