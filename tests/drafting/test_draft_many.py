"""Many agreements, one after another or over any executor: the results are the same."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.testing import agreements

BANK = ak.load_pack()


@pytest.fixture(scope="module")
def several(agreement: ak.Agreement, pack: ak.Pack) -> list[ak.Agreement]:
    """The model agreement for twenty forces, at different positions."""
    forces = list(ak.for_each_employer(agreement, pack))[:20]
    return [each.at(list(ak.Position)[n % 3]) for n, each in enumerate(forces)]


@pytest.fixture(scope="module")
def one_by_one(several: list[ak.Agreement], pack: ak.Pack) -> list[ak.Draft]:
    return [ak.draft(each, pack) for each in several]


def test_drafts_come_in_the_order_of_their_agreements(
    several: list[ak.Agreement],
    one_by_one: list[ak.Draft],
    pack: ak.Pack,
) -> None:
    assert list(ak.draft_many(several, pack)) == one_by_one
    assert list(ak.draft_many(several[::-1], pack)) == one_by_one[::-1]


def test_threads_make_the_same_drafts(
    several: list[ak.Agreement],
    one_by_one: list[ak.Draft],
    pack: ak.Pack,
) -> None:
    with ThreadPoolExecutor(4) as executor:
        assert list(ak.draft_many(several, pack, executor=executor)) == one_by_one


def test_processes_make_the_same_drafts(
    several: list[ak.Agreement],
    one_by_one: list[ak.Draft],
    pack: ak.Pack,
) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert list(ak.draft_many(several, pack, executor=executor)) == one_by_one


def test_no_note_of_ours_is_sent_to_an_executor(
    several: list[ak.Agreement],
    one_by_one: list[ak.Draft],
    pack: ak.Pack,
) -> None:
    sent: list[bytes] = []

    class Far(ThreadPoolExecutor):
        """An executor on a machine that is not ours: what it gets, it gets as bytes."""

        def submit(self, work: Any, /, *given: Any, **named: Any) -> Any:
            sent.append(pickle.dumps((work, given, named)))
            return super().submit(work, *given, **named)

    with Far(1) as executor:
        assert list(ak.draft_many(several, pack, executor=executor)) == one_by_one
    assert sent
    for clause in pack.clauses.values():
        assert not any(clause.negotiating.why.encode() in each for each in sent), clause.id
    for work in map(pickle.loads, sent):
        travelled = work[0].keywords["pack"]
        assert not [
            known
            for clause in travelled.clauses.values()
            for known in clause.parameters
            if (known.opening, known.target, known.fallback) != (None, None, None)
        ]


def noted(pack: ak.Pack, note: str) -> ak.Pack:
    """The model clauses with a note of our own."""
    clause = pack["advance-notice"]
    made = evolve(clause, negotiating=evolve(clause.negotiating, fallback_when=note))
    return evolve(pack, clauses={**pack.clauses, clause.id: made})


def test_an_executor_and_none_agree_on_what_may_go_out(
    agreement: ak.Agreement, pack: ak.Pack
) -> None:
    note = "We can fall to seventeen weeks if they open the training budget"
    written = evolve(agreement, title=f"On AI: {note}")
    with ThreadPoolExecutor(1) as executor:
        for one in (None, executor):
            assert len(list(ak.draft_many([agreement], noted(pack, "26 weeks"), executor=one))) == 1
            assert len(list(ak.draft_many([written], pack, executor=one))) == 1
            with pytest.raises(ak.LeakError, match="the note “fallback_when” of advance-notice"):
                list(ak.draft_many([written], noted(pack, note), executor=one))


def test_a_file_that_comes_back_broken_is_refused(
    agreement: ak.Agreement, pack: ak.Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "agreementkit.drafting.draft._copy_bytes", lambda *_: b"what is this, a package?"
    )
    with ThreadPoolExecutor(1) as executor, pytest.raises(ak.LeakError, match="no directory"):
        list(ak.draft_many([agreement], pack, executor=executor))


def test_a_faulty_agreement_comes_out_of_another_process_with_all_its_faults(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    faulty = evolve(agreement, employer="Kent Polise", unions=())
    with (
        ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor,
        pytest.raises(ak.InvalidError) as caught,
    ):
        list(ak.draft_many([faulty], pack, executor=executor))
    assert [fault.key for fault in caught.value.faults] == ["employer", "unions"]


@pytest.mark.parametrize("place", [0, 1, 9, 19])
def test_the_drafts_before_a_faulty_agreement_come_whole(
    several: list[ak.Agreement],
    one_by_one: list[ak.Draft],
    pack: ak.Pack,
    place: int,
) -> None:
    faulty = [*several[:place], evolve(several[place], unions=()), *several[place + 1 :]]
    with ThreadPoolExecutor(2) as executor:
        drafts = ak.draft_many(faulty, pack, executor=executor)
        assert [next(drafts) for _ in range(place)] == one_by_one[:place]
        with pytest.raises(ak.InvalidError, match="no trade union"):
            next(drafts)


def test_nothing_to_draft_gives_no_drafts(pack: ak.Pack) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert list(ak.draft_many([], pack, executor=executor)) == []
    assert list(ak.draft_many([], pack)) == []


def test_a_draft_is_made_when_it_is_asked_for_and_not_before(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    taken = []

    def agreements() -> Iterator[ak.Agreement]:
        for each in (agreement, evolve(agreement, unions=())):
            taken.append(each)
            yield each

    drafts = ak.draft_many(agreements(), pack)
    assert taken == []
    assert next(drafts).agreement == agreement
    assert taken == [agreement]
    with pytest.raises(ak.InvalidError):
        next(drafts)


def test_for_each_employer_gives_the_forty_three_forces_and_changes_nothing_else(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    each = list(ak.for_each_employer(agreement, pack))
    directory = [employer.name for employer in pack.sector("police").employers]
    assert [one.employer for one in each] == directory
    assert len(set(directory)) == 43
    assert {evolve(one, employer="") for one in each} == {evolve(agreement, employer="")}
    parties = {ak.compose(one, pack).parties for one in each}
    assert len(parties) == 43


@given(st.data())
def test_for_each_employer_does_not_care_whose_pattern_it_is(data: st.DataObject) -> None:
    agreement = data.draw(agreements(BANK))
    other = evolve(agreement, employer=BANK.sector(agreement.sector).employers[-1].name)
    assert list(ak.for_each_employer(agreement, BANK)) == list(ak.for_each_employer(other, BANK))


def test_for_each_employer_of_an_unknown_sector_is_refused(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    with pytest.raises(ak.InvalidError, match='did you mean "police"'):
        list(ak.for_each_employer(evolve(agreement, sector="polise"), pack))


def test_each_employer_signs_alone(agreement: ak.Agreement, pack: ak.Pack) -> None:
    joint = evolve(agreement, other_employers=["The Police and Crime Commissioner for Kent"])
    assert {each.other_employers for each in ak.for_each_employer(joint, pack)} == {()}
