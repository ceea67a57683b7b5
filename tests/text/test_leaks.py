"""What counts as a leak, and what does not."""

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.text.leaks import RUN, Pieces, Private, gate_text, leaks_in_text, prepared
from agreementkit.text.normalisation import alphanumerics

NOTE = "Settle for thirteen weeks if the Chief refuses to move beyond that"


def ready(*private: str, shared: tuple[str, ...] = ()) -> Private:
    return prepared(frozenset(private), frozenset(shared))


def begins(text: str, private: Private) -> set[str]:
    return {leak.begins for leak in leaks_in_text(text, private)}


@given(st.integers(0, len(alphanumerics(NOTE)) - RUN), st.text(max_size=40), st.text(max_size=40))
def test_any_run_of_a_note_is_found_wherever_it_begins_and_whatever_is_around(
    start: int, before: str, behind: str
) -> None:
    run = alphanumerics(NOTE)[start : start + RUN]
    # A stray tag or accent could touch the run itself.
    text = f"{before.encode('ascii', 'ignore').decode().replace('<', '')} {run} .{alphanumerics(behind)}"
    assert begins(text, ready(NOTE)) == {"Settle for thirteen"}


def test_a_shorter_run_is_no_leak() -> None:
    assert not begins(alphanumerics(NOTE)[: RUN - 2], ready(NOTE))


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


def test_a_short_text_is_found_whole_across_words() -> None:
    private = ready("regional organiser")
    assert begins("the RegionalOrganiser agrees", private)
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


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    assert alphanumerics(alphanumerics(text)) == alphanumerics(text)


@given(st.text())
def test_a_text_by_chance_is_no_leak(text: str) -> None:
    assert not leaks_in_text(text, ready(NOTE))


WRITTEN = {
    "capitals": NOTE.upper(),
    "full-width letters": "".join(chr(ord(c) + 0xFEE0) if c > " " else c for c in NOTE),
    "letters with noughts between them": "\0".join(NOTE),
    "entities": "".join(f"&#{ord(c)};" for c in NOTE),
    "runs": "".join(f"<w:r><w:t>{c}</w:t></w:r>" for c in NOTE),
    "rows of a table": "".join(f"<tr><td>{word}</td></tr>" for word in NOTE.split()),
    "an attribute": f'<img alt="{NOTE}">',
    "a deletion in pieces": "".join(f"<w:delText>{word}</w:delText>x" for word in NOTE.split()),
    "a comment in the markup": f"<p><!-- {NOTE} --></p>",
    "no-break spaces": NOTE.replace(" ", "\N{NO-BREAK SPACE}"),
    "unseen marks": "\N{WORD JOINER}".join(NOTE),
    "look-alikes": NOTE.replace("e", "\N{CYRILLIC SMALL LETTER IE}"),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_however_a_note_is_set_it_reads_the_same(way: str) -> None:
    assert begins(f"<p>Before.</p>{WRITTEN[way]}<p>After.</p>", ready(NOTE)) == {
        "Settle for thirteen"
    }


def test_pieces_explain_only_what_they_make_up() -> None:
    shared = Pieces.of(["inwriting", "within", "", "workingdays"])
    assert shared.explains("writingwithin10working")
    assert not shared.explains("writingwithout10working")
    assert not shared.explains("elephantswithin10working")


def test_a_run_within_one_piece_is_explained() -> None:
    assert Pieces.of(["atleasttwentyweeksbefore"]).explains("twentyweeks")
