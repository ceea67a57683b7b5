"""Changes that stood in a draft may be accepted or rejected; nothing else is explained by them."""

from collections.abc import Iterable
from datetime import datetime

from hypothesis import given, strategies as st

from agreementkit import Document, Version
from agreementkit.documents import Change, Line, Revision, TextRun
from agreementkit.negotiation.alignment.sent_draft import Baseline
from agreementkit.negotiation.assessment.accepted_changes import (
    AcceptedChange,
    accepted_changes,
    marked_ranges,
    without_accepted_changes,
)

WHEN = datetime.fromisoformat("2027-01-15T10:00")
OURS = Revision(change=Change.INSERTED, author="Union side", when=WHEN)
GONE = Revision(change=Change.DELETED, author="Union side", when=WHEN)
THEIRS = Revision(change=Change.INSERTED, author="Employer side", when=WHEN)

WAYS = {(): 1, (OURS,): 2, (GONE,): 2, (THEIRS,): 2, (THEIRS, GONE): 2}
revisions = st.sampled_from([*WAYS])
stretches = st.builds(
    TextRun,
    text=st.text("ab ", min_size=1, max_size=4),
    revisions=revisions,
)


def line(*pieces: TextRun, mark: tuple[Revision, ...] = ()) -> Line:
    text = "".join(piece.text for piece in pieces)
    return Line(text=text, style="", text_runs=pieces, mark=mark)


def plain(texts: Iterable[str]) -> list[Line]:
    """Lines without any change."""
    return [Line(text=words, style="") for words in texts]


lines = st.lists(
    st.builds(lambda pieces, mark: line(*pieces, mark=mark), st.lists(stretches), revisions),
    max_size=5,
).map(lambda made: [*made, line(TextRun(text="end"))])


def there(revisions: tuple[Revision, ...]) -> bool:
    return all(each.change is not Change.INSERTED for each in revisions)


@given(lines, st.data())
def test_whatever_is_chosen_is_explained(marked: list[Line], data: st.DataObject) -> None:
    text = ""
    for each in marked:
        for words, about in [(s.text, s.revisions) for s in each.text_runs] + [("\n", each.mark)]:
            if not about or data.draw(st.booleans()):
                text += words
    assert accepted_changes(marked, plain(text[:-1].split("\n"))) is not None


@given(lines)
def test_what_is_as_it_was_takes_nothing_for_accepted(marked: list[Line]) -> None:
    text = ""
    for each in marked:
        for words, about in [(s.text, s.revisions) for s in each.text_runs] + [("\n", each.mark)]:
            text += words if there(about) else ""
    assert accepted_changes(marked, plain(text[:-1].split("\n"))) == ()


@given(lines, st.sampled_from("xyz"))
def test_a_letter_that_nobody_tracked_is_never_explained(marked: list[Line], odd: str) -> None:
    assert accepted_changes(marked, plain(f"{odd}{line.text}" for line in marked)) is None


def test_it_says_what_was_accepted() -> None:
    marked = [
        line(TextRun(text="in "), TextRun(text="26", revisions=(GONE,)), TextRun(text=" weeks")),
        line(TextRun(text="now", revisions=(OURS,)), mark=(OURS,)),
        line(TextRun(text="end")),
    ]
    assert accepted_changes(marked, plain(["in 26 weeks", "end"])) == ()
    assert accepted_changes(marked, plain(["in  weeks", "end"])) == (
        AcceptedChange(words="26", revision=GONE, as_intended=True),
    )
    assert accepted_changes(marked, plain(["in 26 weeks", "now", "end"])) == (
        AcceptedChange(words="now", revision=OURS, as_intended=True),
        AcceptedChange(words="\n", revision=OURS, as_intended=True),
    )


def test_their_own_insertion_put_in_for_good_is_told() -> None:
    struck = TextRun(text="may", revisions=(THEIRS, GONE))
    marked = [line(TextRun(text="it "), struck)]
    assert accepted_changes(marked, plain(["it may"])) == (
        AcceptedChange(words="may", revision=THEIRS, as_intended=False),
    )


@given(lines)
def test_every_line_belongs_to_one_that_stands(marked: list[Line]) -> None:
    ranges = marked_ranges(marked)
    assert [place for each in ranges for place in each] == [*range(len(marked))]
    assert len(ranges) == sum(there(each.mark) for each in marked)


def test_what_is_inserted_at_the_very_end_goes_with_the_last() -> None:
    added = line(TextRun(text="new", revisions=(OURS,)), mark=(OURS,))
    assert marked_ranges([line(TextRun(text="a")), added]) == (range(2),)
    assert marked_ranges([added]) == ()


def view(marked: list[Line], change: Change) -> list[str]:
    """The lines with every change accepted, or every one rejected, which leaves out `change`."""
    text = ""
    for each in marked:
        for words, about in [(s.text, s.revisions) for s in each.text_runs] + [("\n", each.mark)]:
            text += "" if any(r.change is change for r in about) else words
    return text[:-1].split("\n")


def below(marked: list[Line]) -> Baseline:
    lines = [Line(text=words, style="") for words in view(marked, Change.INSERTED)]
    text = Document(title="", parties=(), version=Version(), blocks=())
    return Baseline(document=text, lines=tuple(lines), marked=tuple(marked))


ALL_OURS = st.lists(
    st.builds(
        lambda pieces: line(*pieces),
        st.lists(
            st.builds(
                TextRun,
                text=st.text("abc", min_size=1, max_size=4),
                revisions=st.sampled_from([(), (OURS,), (GONE,)]),
            ),
        ),
    ),
    max_size=5,
)


@given(ALL_OURS)
def test_when_all_of_ours_is_accepted_it_stands_as_we_sent_it(marked: list[Line]) -> None:
    sent = below([*marked, line(TextRun(text="end"))])
    came = [Line(text=words, style="") for words in view([*sent.marked], Change.DELETED)]
    lines, _ = without_accepted_changes(sent, came)
    assert lines == sent.lines


@given(ALL_OURS, st.data())
def test_what_else_was_changed_is_still_there(marked: list[Line], data: st.DataObject) -> None:
    sent = below([*marked, line(TextRun(text="end"))])
    place = data.draw(st.integers(0, len(sent.lines) - 1))
    came = [*sent.lines]
    came[place] = Line(text=came[place].text + "x", style="")
    lines, taken = without_accepted_changes(sent, came)
    assert lines == tuple(came)
    assert taken == ()


def test_a_change_of_their_own_is_not_ours_to_explain() -> None:
    sent = below([line(TextRun(text="it "), TextRun(text="may", revisions=(THEIRS, GONE)))])
    came = [Line(text="it may", style="")]
    assert without_accepted_changes(sent, came) == ((*came,), ())


def test_beside_a_silent_change_one_that_was_accepted_is_still_known() -> None:
    new = TextRun(text=" now", revisions=(OURS,))
    sent = below([line(TextRun(text="a"), new), line(TextRun(text="b")), line(TextRun(text="c"))])
    came = [Line(text=words, style="") for words in ("a now", "x", "c")]
    lines, taken = without_accepted_changes(sent, came)
    assert [each.text for each in lines] == ["a", "x", "c"]
    assert [each.words for each in taken] == [" now"]


def test_a_paragraph_of_ours_that_was_accepted_is_no_silent_one() -> None:
    added = line(TextRun(text="new", revisions=(OURS,)), mark=(OURS,))
    sent = below([line(TextRun(text="a")), added, line(TextRun(text="b"))])
    came = [Line(text=words, style="") for words in ("a", "new", "b")]
    lines, taken = without_accepted_changes(sent, came)
    assert [each.text for each in lines] == ["a", "b"]
    assert {each.words for each in taken} == {"new", "\n"}


def test_more_than_was_sent_is_explained_by_nothing() -> None:
    sent = [line(TextRun(text="a"), TextRun(text=""))]
    assert accepted_changes(sent, plain(["a"])) == ()
    assert accepted_changes(sent, plain(["a", "b"])) is None
    assert accepted_changes(sent, plain(["b"])) is None


def test_what_is_still_struck_out_is_as_we_want_it_though_its_insertion_is_lost() -> None:
    sent = [line(TextRun(text="it "), TextRun(text="may", revisions=(THEIRS, GONE)))]
    back = line(TextRun(text="it "), TextRun(text="may", revisions=(GONE,)))
    assert accepted_changes(sent, [back]) == (
        AcceptedChange(words="may", revision=THEIRS, as_intended=True),
    )
    live = line(TextRun(text="it may"))
    assert accepted_changes(sent, [live]) == (
        AcceptedChange(words="may", revision=THEIRS, as_intended=False),
    )


def test_numbers_below_a_paragraph_that_was_accepted_are_in_doubt() -> None:
    added = line(TextRun(text="new", revisions=(OURS,)), mark=(OURS,))
    sent = below([line(TextRun(text="a")), added, line(TextRun(text="b"))])
    came = [
        Line(text=words, style="", number=number)
        for words, number in (("a", "1.1"), ("new", "1.2"), ("b", "1.3"))
    ]
    lines, _ = without_accepted_changes(sent, came)
    assert [(each.text, each.number) for each in lines] == [("a", "?"), ("b", "?")]
    same, _ = without_accepted_changes(sent, [came[0], came[2]])
    assert [each.number for each in same] == ["1.1", "1.3"]
