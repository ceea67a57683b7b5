"""Drawings: which numbers put them out of sight."""

import pytest

from agreementkit.documents import Concealment
from agreementkit.ooxml.drawing import frame_of, is_unseen
from agreementkit.ooxml.xml import declarations, parsed

OFF_PAGE = frozenset({Concealment.OFF_PAGE})


def looks(extent: str = 'cx="914400" cy="914400"', offset: str = "0") -> frozenset[Concealment]:
    at = f"<wp:posOffset>{offset}</wp:posOffset>"
    drawing = (
        f"<w:drawing {declarations('w', 'wp')}><wp:anchor><wp:positionH>{at}</wp:positionH>"
        f"<wp:extent {extent}/></wp:anchor></w:drawing>"
    )
    return frame_of(parsed(drawing.encode())).looks


@pytest.mark.parametrize(
    ("extent", "found"),
    [
        ('cx="0" cy="914400"', OFF_PAGE),
        ('cx=" 0 " cy="914400"', OFF_PAGE),
        ('cx="914400"', OFF_PAGE),
        ('cx="none" cy="914400"', frozenset()),
        ('cx="2pt" cy="914400"', OFF_PAGE),
        ('cx="1in" cy="25mm"', frozenset()),
        (f'cx="{"9" * 14}" cy="914400"', frozenset()),
        ('cx="914400" cy="914400"', frozenset()),
    ],
)
def test_a_drawing_without_size_shows_nothing(extent: str, found: frozenset[Concealment]) -> None:
    assert looks(extent) == found


@pytest.mark.parametrize(
    ("offset", "found"),
    [
        ("914400", frozenset()),
        (" 914400 ", frozenset()),
        ("27273042316900", OFF_PAGE),
        ("-27273042316900", OFF_PAGE),
        ("far", frozenset()),
        ("9" * 5000, frozenset()),
    ],
)
def test_a_drawing_may_lie_as_far_out_as_there_are_coordinates(
    offset: str, found: frozenset[Concealment]
) -> None:
    assert looks(offset=offset) == found


@pytest.mark.parametrize(
    ("amount", "unseen"),
    [('amt="0"', True), ('amt="4999"', True), ('amt="5000"', False), ("", False)],
)
def test_ink_is_whole_where_nothing_thins_it(amount: str, unseen: bool) -> None:
    """20.1.8.4: without an amount the picture is as it was."""
    drawing = (
        f"<w:drawing {declarations('w', 'wp', 'a')}><wp:inline>"
        f'<wp:extent cx="914400" cy="914400"/><a:alphaModFix {amount}/></wp:inline></w:drawing>'
    )
    assert is_unseen(parsed(drawing.encode())) is unseen
