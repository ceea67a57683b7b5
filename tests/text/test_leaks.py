"""What counts as a leak, and what does not."""

import pytest
from attrs import evolve
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
    private = ready("ten geese", "ok")
    assert begins("within ten geese of it", private) == {"ten geese"}
    assert not begins("often geesey, ten of geese, ok", private)


def test_a_single_word_is_looked_for_where_words_are_and_not_among_tags() -> None:
    private = ready("Footer", "Bluebird")
    assert not begins('<w:p><w:pStyle w:val="Footer"/></w:p>', private)
    assert begins("<p>Ask for Bluebird.</p>", private) == {"Bluebird"}


def test_figures_and_labels_alone_say_nothing_and_a_list_of_them_does() -> None:
    briefly = ("19 weeks", "1 April 2027", "Round 2", "At least 28 days", "Clause 7(a)")
    text = "; ".join(briefly)
    assert not begins(text, ready(*briefly))
    ladder = "26 weeks, then 20 weeks, then 13 weeks"
    assert begins(f"They say {ladder}.", ready(ladder))
    assert begins("They accept 13 weeks.", ready("accept 13 weeks"))


def test_what_composing_makes_explains_a_reason_that_quotes_it_and_no_long_note() -> None:
    quote = "at least fourteen full weeks ahead of rollout"
    said = f"They want {quote}, and we can live with it"
    private = evolve(ready(said), composed=(f"Time runs {quote}.",))
    assert begins(f"Time runs {quote}.", private)
    private = evolve(private, reasons=frozenset({said}))
    assert not begins(f"Time runs {quote}.", private)
    assert begins("we want … and we can live with it", evolve(private, composed=())) == set()
    assert begins(said, private)


def test_what_composing_makes_explains_a_short_note() -> None:
    private = ready("Live triage", "the live triage desk")
    assert len(begins("Live triage: the live triage desk.", private)) == 2
    private = evolve(private, composed=("Live triage", "All of the live triage desk."))
    assert not begins("Live triage: the live triage desk.", private)


def test_the_message_names_the_note_that_is_meant() -> None:
    short, long = "regional organiser", "Ask the regional organiser before anyone settles"
    sources = {short: "the note “approval” of pay", long: "the note “why” of scope"}
    private = evolve(ready(short, long), sources=sources)
    [leak] = leaks_in_text("the Regional Organiser", private)
    assert str(leak) == (
        "a private text that begins “regional organiser” (the note “approval” of pay)"
    )
    twice = "Before that, ask the regional organiser before anyone settles"
    private = evolve(ready(long, twice), sources={long: "one note", twice: "another"})
    [leak] = leaks_in_text("ask the regional organiser before anyone settles.", private)
    assert leak.source == "one note, and 1 more"


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
