"""Numbers stand in the text as Word's own multilevel list will count them."""

from string import ascii_lowercase

from hypothesis import given
from hypothesis import strategies as st

import agreementkit as ak
from agreementkit.model import Part
from agreementkit.model.document import Paragraph, PartHeading
from agreementkit.testing import agreements

from .small_pack import agreed, blocks_of, clause, flag, lines, pack_of

PACK = ak.load_pack()


def numbers(text: str, **values: bool) -> list[str]:
    """The numbers of a clause that is the first of its agreement."""
    one = clause("only", text, parameters=[flag("extra")])
    pack = pack_of(one)
    document = ak.compose(agreed(pack, one.at(**values)), pack)
    return [b.number for b in blocks_of(document, "only") if isinstance(b, Paragraph)]


def nested(count: int, depth: int) -> str:
    """So many units under one at each level above."""
    text = "".join(f"{'   ' * level}1. A thing:\n" for level in range(depth))
    return text + "".join(f"{'   ' * depth}{n}. It is so.\n" for n in range(1, count + 1))


def test_after_z_comes_aa_and_after_zz_comes_aaa() -> None:
    [_, *letters] = numbers(nested(54, 1))
    assert letters[:26] == [f"({letter})" for letter in ascii_lowercase]
    assert letters[26:52] == [f"({letter * 2})" for letter in ascii_lowercase]
    assert letters[52:] == ["(aaa)", "(bbb)"]


def test_roman_numbers_go_on_for_as_long_as_word_counts() -> None:
    [_, _, *roman] = numbers(nested(99, 2))
    assert " ".join(roman[:16]) == (
        "(i) (ii) (iii) (iv) (v) (vi) (vii) (viii) (ix) (x) (xi) (xii) (xiii) (xiv) (xv) (xvi)"
    )
    some = {
        19: "xix",
        24: "xxiv",
        40: "xl",
        49: "xlix",
        50: "l",
        88: "lxxxviii",
        90: "xc",
        99: "xcix",
    }
    assert {place: roman[place - 1] for place in some} == {
        place: f"({each})" for place, each in some.items()
    }


def test_the_first_level_counts_on_past_an_unnumbered_paragraph() -> None:
    assert numbers("1. One.\n\nBetween.\n\n1. Two.\n2. Three.") == ["1.1", "", "1.2", "1.3"]


def test_each_level_begins_again_under_the_next_unit_above() -> None:
    text = "1. A:\n   1. B:\n      1. C.\n      2. D.\n   2. E:\n      1. F.\n2. G:\n   1. H."
    assert numbers(text) == ["1.1", "(a)", "(i)", "(ii)", "(b)", "(i)", "1.2", "(a)"]


def test_a_unit_left_out_leaves_no_gap() -> None:
    text = "1. One.\n2. {when extra} Two.\n   1. Under it.\n3. Three."
    assert numbers(text, extra=True) == ["1.1", "1.2", "(a)", "1.3"]
    assert numbers(text, extra=False) == ["1.1", "1.2"]


def test_clauses_are_numbered_on_through_the_parts() -> None:
    pack = pack_of(
        clause("beta"),
        clause("alpha"),
        clause("gamma", area="openness"),
        parts=[Part(title="First", area="framework"), Part(title="Second", area="openness")],
    )
    document = ak.compose(agreed(pack), pack)
    assert [(h.number, h.clause) for h, _ in document.clauses()] == [
        ("1", "alpha"),
        ("2", "beta"),
        ("3", "gamma"),
    ]
    assert lines(document, "gamma") == ["3.1 The Employer must tell the Union."]


@given(st.data())
def test_no_number_of_any_agreement_is_skipped_or_used_twice(data: st.DataObject) -> None:
    document = ak.compose(data.draw(agreements(PACK)), PACK)
    headings = [heading.number for heading, _ in document.clauses()]
    assert headings == [str(n) for n in range(1, len(headings) + 1)]
    parts = [b.number for b in document.blocks if isinstance(b, PartHeading)]
    assert parts == [f"Part {n}" for n in range(1, len(parts) + 1)]
    for heading, blocks in document.clauses():
        second = [b.number for b in blocks if isinstance(b, Paragraph) and b.level == 2]
        assert second == [f"{heading.number}.{n}" for n in range(1, len(second) + 1)]
