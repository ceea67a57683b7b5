"""The grammar grades at least this well, and the page that says how well is not stale."""

from collections import Counter

import pytest

from agreementkit import Grade

from .labelled import FOREIGN, Half, half_of, read_labelled
from .own_style import own_statements, twins_in_half
from .scores import PAGE, Score, main, page, scores
from .tricks import TRICKS

OWN = [score for score in scores() if score.name == "our own style"]
WEAKENED = [score for score in scores() if score.name.startswith("ours, weakened")]
OTHERS = [score for score in scores() if score.name == "all other styles"]


def at_least(value: float | None, floor: float) -> bool:
    return value is not None and value >= floor


@pytest.mark.parametrize("score", OWN, ids=lambda score: score.half)
def test_our_own_style_is_read_almost_without_fault(score: Score) -> None:
    assert score.agreement >= 0.98
    for grade in Grade:
        assert at_least(score.precision(grade), 0.97)
        assert at_least(score.recall(grade), 0.98)


@pytest.mark.parametrize("score", WEAKENED, ids=lambda score: score.half)
def test_no_trick_is_taken_for_a_duty(score: Score) -> None:
    assert score.precision(Grade.OPERATIVE) is None
    assert score.agreement >= 0.995


@pytest.mark.parametrize("score", OTHERS, ids=lambda score: score.half)
def test_other_styles_are_read_well(score: Score) -> None:
    for grade in Grade:
        assert at_least(score.precision(grade), 0.95)
        assert at_least(score.recall(grade), 0.95)


@pytest.mark.parametrize("name", FOREIGN)
def test_each_style_is_read_well_on_its_own(name: str) -> None:
    for score in scores():
        if score.name == name:
            assert score.agreement >= 0.9


def test_the_labelled_sets_are_large_and_balanced() -> None:
    records = [record for name in FOREIGN for record in read_labelled(name)]
    assert len(records) >= 300
    assert len({record.text for record in records}) == len(records)
    counts = Counter(record.label for record in records)
    assert min(counts.values()) >= 0.9 * max(counts.values())
    halves = Counter(half_of(record.text) for record in records)
    assert min(halves.values()) >= 0.4 * len(records)


def test_tricks_held_out_are_as_many_as_those_tuned_on() -> None:
    halves = Counter(half_of(trick.name) for trick in TRICKS)
    assert min(halves.values()) >= 0.4 * len(TRICKS)
    tuned, held = ({t.name for t, _ in twins_in_half(half)} for half in Half)
    assert not tuned & held


def test_our_own_style_has_every_grade() -> None:
    counts = Counter(record.label for record in own_statements())
    assert counts[Grade.OPERATIVE] > counts[Grade.NONE] > counts[Grade.ASPIRATIONAL] > 100


def test_precision_and_recall_are_what_they_say() -> None:
    none, aspirational, operative = Grade
    counts = {(operative, operative): 3, (operative, none): 1, (none, operative): 2}
    score = Score(name="", half=Half.TUNE, counts=counts)
    assert (score.size, score.agreement) == (6, 0.5)
    assert (score.precision(operative), score.recall(operative)) == (0.6, 0.75)
    assert (score.precision(aspirational), score.recall(aspirational)) == (None, None)


def test_the_page_shows_the_scores_of_this_source() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "run make scores"


def test_the_command_prints_the_scores_and_writes_them_into_the_page(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = PAGE.read_text(encoding="utf-8")
    main()
    assert PAGE.read_text(encoding="utf-8") == before
    printed = capsys.readouterr().out
    precision_and_recall, on_the_page = printed.split("\n\n", 1)
    assert "| all other styles | held out |" in precision_and_recall
    assert on_the_page.strip() in before
