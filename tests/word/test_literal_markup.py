"""A part as the characters that it is: what has not our form is known by it."""

from agreementkit.word.literal_markup import form_faults, tag


def test_a_tag_in_a_form_that_is_not_ours_is_none() -> None:
    assert tag('<a b="1" b="2"/>') is None
    assert tag('</a b="1">') is None
    assert tag("<a b='1'>") is None


def test_a_part_begins_and_ends_with_its_root() -> None:
    assert form_faults("<a/>", ()) == ()
    assert form_faults("\ufeff<a/>", ()) == ("something stands before or behind its root element",)
