"""The project's list of bad inputs, row by row: each is refused, flagged or read as it says."""

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PureWindowsPath

import pytest
from attrs import evolve, frozen

import agreementkit as ak
from agreementkit import Response, read_word
from agreementkit.documents import Concealment, StoryType, safe_name, write_whole
from agreementkit.negotiation.alignment.sent_draft import read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.ooxml.dangers import dangers
from agreementkit.ooxml.package import open_package
from agreementkit.text import ConfusableKind
from agreementkit.word import word_source
from agreementkit.word.references import references
from tests.negotiation.counterparty_edits import Edit, returned
from tests.ooxml.markup import come, control, drawing, gone, old_box, package, paragraph, row, run
from tests.ooxml.test_dangers import FLAGGED
from tests.ooxml.test_numbering import CLAUSES, PACK, use
from tests.ooxml.test_package import READ, REFUSED
from tests.word.test_reader import sides

from .test_references import CLAUSE, field, target

ROWS = range(1, 57)


@frozen(kw_only=True)
class Expect:
    """What becomes of a row's inputs: reasons of refusal, kinds of flag, and how many are read."""

    refused: frozenset[str] = frozenset()
    flagged: frozenset[str] = frozenset()
    read: int = 0


def refused(*reasons: str, read: int = 0) -> Expect:
    return Expect(refused=frozenset(reasons), read=read)


def flagged(*kinds: str) -> Expect:
    return Expect(flagged=frozenset(kinds))


def tracked_text(_: Path) -> None:
    assert sides(paragraph(run("a") + come("b") + gone("c"))) == (["ab"], ["ac"])
    assert len(read_word(package(paragraph(come("b") + gone("c")))).changes) == 2


def moved_text_marks_and_rows(_: Path) -> None:
    moved = paragraph(gone("b").replace("w:del ", "w:moveFrom ").replace("w:del>", "w:moveFrom>"))
    assert sides(moved) == ([""], ["b"])
    assert sides(paragraph(run("a"), mark="del") + paragraph(run("b"))) == (["ab"], ["a", "b"])
    table = f"<w:tbl>{row(paragraph(run('a')))}{row(paragraph(come('b')), mark='ins')}</w:tbl>"
    assert sides(table) == (["a", "b"], ["a"])


def hidden_text(_: Path) -> None:
    assert looks(run("not", "<w:vanish/>")) == {Concealment.HIDDEN}
    secret = '<w:style w:type="paragraph" w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'
    read = read_word(package(paragraph(run("not"), style="S"), styles=secret))
    assert read.accepted[0].text == "not"
    assert read.accepted[0].looks == {Concealment.HIDDEN}


def text_that_nobody_sees(_folder: Path) -> None:
    assert looks(run("not", '<w:color w:val="FFFFFF"/>')) == {Concealment.WHITE}
    assert looks(run("not", '<w:sz w:val="4"/>')) == {Concealment.TINY}
    box = old_box(paragraph(run("not")), 'style="position:absolute;left:-2000pt"')
    [_, line] = read_word(package(paragraph(box))).accepted
    assert line.text == "not"
    assert line.looks == {Concealment.OFF_PAGE}


def a_clause_in_a_control_a_box_or_a_smart_tag(_folder: Path) -> None:
    words = "The Employer must not."
    smart = f"<w:smartTag><w:smartTagPr/>{run(words)}</w:smartTag>"
    for inside in (control(paragraph(run(words))), paragraph(control(run(words)), smart)):
        assert words in read_word(package(inside)).accepted[0].text
    for box in (drawing(paragraph(run(words))), old_box(paragraph(run(words)))):
        [_, line] = read_word(package(paragraph(box))).accepted
        assert (line.text, line.place) == (words, StoryType.TEXT_BOX)


def alternatives_that_differ(_: Path) -> None:
    choice = f'<mc:Choice Requires="wps">{run("must")}</mc:Choice>'
    both = f"{choice}<mc:Fallback>{run('may')}</mc:Fallback>"
    read = read_word(package(paragraph(f"<mc:AlternateContent>{both}</mc:AlternateContent>")))
    assert [(found.read, found.other) for found in read.alternatives] == [("must", "may")]


def letters_in_disguise(word: str, kind: ConfusableKind) -> Callable[[Path], None]:
    """That a word is read as it is, and named in the clause where it stands."""

    def proof(_: Path) -> None:
        found = judged(
            lambda xml: xml.replace(">The Employer must not ", f">The Employer {word} not ", 1)
        )
        assert found.silent
        [disguise, *_rest] = [
            each.confusable for clause in found.clauses for each in clause.disguises
        ]
        assert disguise.kind is kind

    return proof


def letters_of_a_symbol_font(_: Path) -> None:
    assert looks('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>') == {Concealment.SYMBOL}
    assert looks(run("not", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')) == {
        Concealment.SYMBOL
    }


def a_not_that_went_without_tracking(_: Path) -> None:
    found = judged(lambda xml: xml.replace(">The Employer must not ", ">The Employer must ", 1))
    [edit] = found.silent
    assert (edit.before, edit.after, edit.tracked) == ("not", "", False)


def looks(inside: str) -> frozenset[Concealment]:
    """How the one line of a file looks."""
    return read_word(package(paragraph(inside))).accepted[0].looks


def judged(edit: Edit) -> Response:
    """The model draft after an edit of its main part, against what we sent."""
    sent = ak.compose(whole(), PACK)
    data = ak.word_bytes(sent)
    return assess(read_sent_draft(sent, data), read_word(returned(data, edit)), whole(), PACK)


def whole() -> ak.Agreement:
    """The model agreement for one force."""
    return evolve(agreement(), provisions=PACK.bundle("default"))


def a_cached_number_that_is_wrong(_: Path) -> None:
    body = target(CLAUSE) + paragraph(field(rf"REF {CLAUSE} \r \h", run("2")))
    [found] = references(read_word(package(body, numbering=CLAUSES + use(1, 1))).accepted)
    assert found.wrong


def characters_that_word_cannot_hold(_: Path) -> None:
    for character in ("\x0b", "\x00", "\ufffe", "\ud800"):
        with pytest.raises(ak.InvalidError, match=f"holds the character U\\+{ord(character):04X}"):
            ak.word_bytes(ak.compose(agreement(unions=[f"Uni{character}son"]), PACK))


def a_title_that_is_too_long(_: Path) -> None:
    composed = ak.compose(agreement(), PACK)
    assert ak.word_bytes(evolve(composed, title="x" * 255))
    with pytest.raises(ak.InvalidError, match="the title has 256 characters") as caught:
        ak.word_bytes(evolve(composed, title="x" * 256))
    assert len(str(caught.value)) < 200


def toml_as_editors_spoil_it(folder: Path) -> None:
    text = 'format = 1\nsector = "police"\nemployer = "Kent Police"\nunions = ["UNISON"]\n'
    file = folder / "a.toml"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        file.write_bytes(text.encode(encoding))
        assert list(ak.read_agreement(file, PACK).unions) == ["UNISON"]
    for spoilt in (text.replace('"police"', "“police”"), text + 'title = "a\\qb"\n'):
        file.write_text(spoilt, "utf-8")
        with pytest.raises(ak.AgreementFileError) as caught:
            ak.read_agreement(file, PACK)
        assert all(fault.remedy for fault in caught.value.faults)


def no_export_of_cells(_: Path) -> None:
    """Nothing of ours writes a table for a spreadsheet; what first does needs this row."""
    source = Path(ak.__file__).parent
    spreadsheets = ("import csv", "from csv ", "openpyxl", "xlsxwriter", "excel-tab", "text/csv")
    assert [
        (path.name, word)
        for path in source.rglob("*.py")
        for word in spreadsheets
        if word in path.read_text("utf-8")
    ] == []


def a_folder_or_a_path_to_another_computer(folder: Path) -> None:
    assert reason_of(folder) == "unreadable"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_source, "Path", PureWindowsPath)
        assert reason_of(r"\\server\share\branch.docx") == "network"
        assert reason_of("//server/share/branch.docx") == "network"


def names_that_windows_does_not_take(_: Path) -> None:
    assert safe_name("CON", ".docx") == "con-file.docx"
    assert safe_name("a:b", ".docx") == "a-b.docx"
    assert safe_name("a.", "") == "a"
    assert len(safe_name("x" * 300, ".docx")) <= 140


def a_file_that_word_has_open(folder: Path) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = write_whole(folder / "draft.docx", b"old")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", locked)
        with pytest.raises(ak.OutputError, match="close it in Word"):
            write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def agreement(unions: Iterable[str] = ("UNISON",)) -> ak.Agreement:
    return ak.Agreement(sector="police", employer="Kent Police", unions=list(unions))


TABLE: Mapping[int, Expect | Callable[[Path], None]] = {
    **dict.fromkeys(range(1, 6), refused("dtd")),
    **dict.fromkeys(range(6, 9), refused("size")),
    9: refused("corrupt"),
    10: refused("overlap"),
    **dict.fromkeys((11, 12), refused("count")),
    13: refused("nesting"),
    14: flagged("remote-template"),
    15: flagged("remote-picture"),
    **dict.fromkeys((16, 17), refused("macro")),
    **dict.fromkeys((18, 19), flagged("field")),
    20: flagged("embedded"),
    21: flagged("alt-chunk"),
    **dict.fromkeys((22, 23), refused("path")),
    24: a_folder_or_a_path_to_another_computer,
    25: refused("duplicate"),
    26: Expect(read=1),
    27: refused("corrupt"),
    28: Expect(read=1),
    29: Expect(read=2),
    30: refused(
        *("corrupt", "empty", "text", "pdf", "rtf", "old-word", "other-program"),
        *("lock-file", "mail", "zip", "shortcut", "web-page"),
    ),
    31: refused("web-page"),
    **dict.fromkeys((32, 33), refused("encrypted")),
    34: refused("corrupt"),
    35: refused("program", read=1),
    36: refused("malformed"),
    37: refused("encoding", read=1),
    38: refused("strict", read=2),
    39: tracked_text,
    40: moved_text_marks_and_rows,
    41: hidden_text,
    42: text_that_nobody_sees,
    43: a_clause_in_a_control_a_box_or_a_smart_tag,
    44: alternatives_that_differ,
    45: letters_in_disguise("mu\N{CYRILLIC SMALL LETTER DZE}t", ConfusableKind.LOOK_ALIKE),
    46: letters_in_disguise("mu\N{ZERO WIDTH SPACE}st", ConfusableKind.UNSEEN),
    47: letters_in_disguise("\u0441\u0430\u0440\u0435", ConfusableKind.LOOK_ALIKE),
    48: letters_of_a_symbol_font,
    49: a_cached_number_that_is_wrong,
    50: a_not_that_went_without_tracking,
    51: characters_that_word_cannot_hold,
    52: a_title_that_is_too_long,
    53: toml_as_editors_spoil_it,
    54: no_export_of_cells,
    55: names_that_windows_does_not_take,
    56: a_file_that_word_has_open,
}


def of(cases: Iterable[str], number: int) -> list[str]:
    """The cases that bear a row's number."""
    return [case for case in cases if case.partition(" ")[0] == str(number)]


def reason_of(data: object) -> str:
    with pytest.raises(ak.RefusedError) as caught:
        read_word(data)  # type: ignore[arg-type]
    assert all(fault.remedy for fault in caught.value.faults)
    return caught.value.reason


def test_no_row_is_missing() -> None:
    assert sorted(TABLE) == list(ROWS)


@pytest.mark.parametrize("number", TABLE)
def test_each_row_behaves_as_the_list_says(number: int, tmp_path: Path) -> None:
    match TABLE[number]:
        case Expect() as expect:
            refusals = {reason_of(REFUSED[case][1]()) for case in of(REFUSED, number)}
            assert refusals == expect.refused
            found = {
                danger.kind
                for case in of(FLAGGED, number)
                for danger in dangers(open_package(FLAGGED[case][0]))
            }
            assert found == expect.flagged
            read = [read_word(READ[case]()) for case in of(READ, number)]  # type: ignore[arg-type]
            assert len(read) == expect.read
            assert refusals or found or read
        case proof:
            proof(tmp_path)
