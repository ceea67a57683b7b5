"""What counts as a leak, what does not, and what cannot be looked through."""

import base64
import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import agreementkit as ak
from agreementkit.text import encodings
from agreementkit.text.leaks import RUN, Private, gate_text, leaks_in_bytes, leaks_in_text, prepared
from agreementkit.text.pieces import Pieces
from agreementkit.text.squeeze import squeezed

NOTE = "Settle for thirteen weeks if the Chief refuses to move beyond that"


def ready(*private: str, shared: tuple[str, ...] = ()) -> Private:
    return prepared(frozenset(private), frozenset(shared))


def begins(text: str, private: Private) -> set[str]:
    return {leak.begins for leak in leaks_in_text(text, private)}


@given(st.integers(0, len(squeezed(NOTE)) - RUN), st.text(max_size=40), st.text(max_size=40))
def test_any_run_of_a_note_is_found_wherever_it_begins_and_whatever_is_around(
    start: int, before: str, behind: str
) -> None:
    run = squeezed(NOTE)[start : start + RUN]
    # A stray tag or accent could touch the run itself.
    text = f"{before.encode('ascii', 'ignore').decode().replace('<', '')} {run} .{squeezed(behind)}"
    assert begins(text, ready(NOTE)) == {"Settle for thirteen"}


def test_a_shorter_run_is_no_leak() -> None:
    assert not begins(squeezed(NOTE)[: RUN - 2], ready(NOTE))


def test_what_may_be_shared_is_no_leak_and_the_rest_of_the_note_is() -> None:
    private = ready(NOTE, shared=("It says: settle for thirteen weeks if the Chief",))
    assert not begins("We settle for thirteen weeks if the Chief agrees", private)
    assert begins("if the Chief refuses to move beyond", private)


def test_a_run_where_shared_texts_meet_is_no_leak() -> None:
    pieces = ("at the end of a week", "Settle for thirteen", "weeks", "if the Chief refuses it")
    private = ready(NOTE, shared=pieces)
    assert not begins("Settle for thirteen weeks, if the Chief refuses it.", private)


def test_a_phrase_that_a_clause_has_too_is_no_leak() -> None:
    text = "The branch committee must answer."
    assert begins(text, ready("branch committee")) == {"branch committee"}
    assert not begins(text, ready("branch committee", shared=(text,)))


def test_a_short_text_is_found_whole_across_words_and_written_backwards() -> None:
    private = ready("regional organiser")
    assert begins("the RegionalOrganiser agrees", private)
    assert begins("resinagro lanoiger", private)
    assert not begins("the regional office", private)


def test_a_very_short_text_is_found_as_words_alone() -> None:
    private = ready("ten days", "ok")
    assert begins("within ten days of it", private) == {"ten days"}
    assert not begins("often daysh, ten of days, ok", private)


def test_a_short_text_that_shared_pieces_make_up_is_no_leak() -> None:
    shared = ("the regional", "organiser decides")
    assert not begins("ask the regional organiser", ready("regional organiser", shared=shared))


def test_markdown_and_html_pass_or_are_refused() -> None:
    assert gate_text("<p>nothing</p>", ready(NOTE)) == "<p>nothing</p>"
    with pytest.raises(ak.LeakError, match="begins “Settle for thirteen”") as caught:
        gate_text(f"<p>{NOTE[:30]}<b>{NOTE[30:]}</b></p>", ready(NOTE))
    assert "weeks" not in str(caught.value)


def test_the_way_is_named() -> None:
    [leak] = leaks_in_text(base64.b64encode(NOTE.encode()).decode(), ready(NOTE))
    assert str(leak) == "a private text that begins “Settle for thirteen” (base64)"


def test_escapes_of_programs_are_read() -> None:
    assert begins("".join(f"\\u{ord(c):04x}" for c in NOTE), ready(NOTE))
    assert begins("é" + "".join(f"%{ord(c):02x}" for c in NOTE) + "%ff", ready(NOTE))


def test_what_is_packed_too_deep_is_a_finding() -> None:
    data = NOTE.encode()
    for _ in range(8):
        data = zlib.compress(data)
    found = leaks_in_bytes(data, ready(NOTE))
    assert any("cannot be looked through" in str(leak) for leak in found)


def test_what_is_packed_too_large_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "_LARGEST", 1000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", b"x" * 2000)
    assert any(leak.begins == "" for leak in leaks_in_bytes(buffer.getvalue(), ready(NOTE)))
    assert any(leak.begins == "" for leak in leaks_in_bytes(zlib.compress(b"y" * 2000), ready()))


def test_a_broken_package_is_looked_through_member_by_member() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", NOTE.encode() * 400)
        package.writestr("b", bytes(range(256)) * 60)
    data = buffer.getvalue()
    cut = data[: data.rindex(b"PK\x01\x02")]
    assert leaks_in_bytes(b"\xff" * 9000 + cut, ready(NOTE))


def test_bytes_that_are_no_text_hold_nothing() -> None:
    assert not leaks_in_bytes(bytes(range(256)) * 40, ready(NOTE))


@given(st.binary(max_size=400))
def test_bytes_by_chance_are_no_leak(data: bytes) -> None:
    assert not leaks_in_bytes(data, ready(NOTE))


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)


def test_pieces_explain_only_what_they_make_up() -> None:
    shared = Pieces.of(["inwriting", "within", "", "workingdays"])
    assert shared.explains("writingwithin10working")
    assert not shared.explains("writingwithout10working")
    assert not shared.explains("elephantswithin10working")


def test_what_is_encoded_too_often_ends() -> None:
    text = NOTE
    for _ in range(3):
        text = base64.b64encode(text.encode()).decode()
    assert begins(text, ready(NOTE))
    for _ in range(4):
        text = base64.b64encode(text.encode()).decode()
    assert not begins(text, ready(NOTE))


def test_a_run_within_one_piece_is_explained() -> None:
    assert Pieces.of(["atleasttwentyweeksbefore"]).explains("twentyweeks")
