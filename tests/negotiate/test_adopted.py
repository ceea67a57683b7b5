"""Changes that stood in a draft may be accepted or rejected; nothing else is explained by them."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from agreementkit.model.redline import Change
from agreementkit.negotiate.adopted import Adopted, before_each, adopted
from agreementkit.word.reading import Line, Revision, Stretch

WHEN = datetime.fromisoformat("2027-01-15T10:00")
OURS = Revision(change=Change.INSERTED, author="Union side", when=WHEN)
GONE = Revision(change=Change.DELETED, author="Union side", when=WHEN)
THEIRS = Revision(change=Change.INSERTED, author="Employer side", when=WHEN)

WAYS = {(): 1, (OURS,): 2, (GONE,): 2, (THEIRS,): 2, (THEIRS, GONE): 2}
revisions = st.sampled_from([*WAYS])
stretches = st.builds(
    Stretch,
    text=st.text("ab ", min_size=1, max_size=4),
    revisions=revisions,
)


def line(*pieces: Stretch, mark: tuple[Revision, ...] = ()) -> Line:
    text = "".join(piece.text for piece in pieces)
    return Line(text=text, style="", stretches=pieces, mark=mark)


lines = st.lists(
    st.builds(lambda pieces, mark: line(*pieces, mark=mark), st.lists(stretches), revisions),
    max_size=5,
).map(lambda made: [*made, line(Stretch(text="end"))])


def there(revisions: tuple[Revision, ...]) -> bool:
    return all(each.change is not Change.INSERTED for each in revisions)


@given(lines, st.data())
def test_whatever_is_chosen_is_explained(marked: list[Line], data: st.DataObject) -> None:
    text = ""
    for each in marked:
        for words, about in [(s.text, s.revisions) for s in each.stretches] + [("\n", each.mark)]:
            if not about or data.draw(st.booleans()):
                text += words
    assert adopted(marked, text[:-1].split("\n")) is not None


@given(lines)
def test_what_is_as_it_was_takes_nothing_for_accepted(marked: list[Line]) -> None:
    text = ""
    for each in marked:
        for words, about in [(s.text, s.revisions) for s in each.stretches] + [("\n", each.mark)]:
            text += words if there(about) else ""
    assert adopted(marked, text[:-1].split("\n")) == ()


@given(lines, st.sampled_from("xyz"))
def test_a_letter_that_nobody_tracked_is_never_explained(marked: list[Line], odd: str) -> None:
    assert adopted(marked, [f"{odd}{line.text}" for line in marked]) is None


def test_it_says_what_was_accepted() -> None:
    marked = [
        line(Stretch(text="in "), Stretch(text="26", revisions=(GONE,)), Stretch(text=" weeks")),
        line(Stretch(text="now", revisions=(OURS,)), mark=(OURS,)),
        line(Stretch(text="end")),
    ]
    assert adopted(marked, ["in 26 weeks", "end"]) == ()
    assert adopted(marked, ["in  weeks", "end"]) == (Adopted(words="26", revision=GONE),)
    assert adopted(marked, ["in 26 weeks", "now", "end"]) == (
        Adopted(words="now", revision=OURS),
        Adopted(words="\n", revision=OURS),
    )


def test_their_own_insertion_put_in_for_good_is_told() -> None:
    struck = Stretch(text="may", revisions=(THEIRS, GONE))
    marked = [line(Stretch(text="it "), struck)]
    assert adopted(marked, ["it may"]) == (Adopted(words="may", revision=THEIRS),)


@given(lines)
def test_every_line_belongs_to_one_that_stands(marked: list[Line]) -> None:
    ranges = before_each(marked)
    assert [place for each in ranges for place in each] == [*range(len(marked))]
    assert len(ranges) == sum(there(each.mark) for each in marked)


def test_what_is_inserted_at_the_very_end_goes_with_the_last() -> None:
    added = line(Stretch(text="new", revisions=(OURS,)), mark=(OURS,))
    assert before_each([line(Stretch(text="a")), added]) == (range(2),)
    assert before_each([added]) == ()
