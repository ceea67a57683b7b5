"""The schedules: the register of systems, and the key terms in one table."""

from collections import Counter

from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.documents import Blank, Figure, Paragraph, Reference, ScheduleHeading, Table
from agreementkit.model.document import spans_in
from agreementkit.testing import agreements, systems
from tests.small_pack import agreed, clause, flag, line, number, pack_of, rows

BANK = ak.load_pack()
TRIAGE = ak.System(
    name="Triage",
    purpose="Sorts calls",
    supplier="Acme",
    decides="The order of calls",
    people="Call handlers",
    owner="Head of calls",
    status="in use",
    confirmed=True,
)


def schedule(document: ak.Document, id_: str) -> list[str]:
    """The paragraphs of a schedule."""
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, ScheduleHeading):
            here = found.setdefault(block.id, [])
        elif found and isinstance(block, Paragraph):
            here.append(line(block))
    return found[id_]


def test_the_two_schedules_are_numbered_and_stand_last() -> None:
    pack = pack_of(clause("only"))
    blocks = ak.compose(agreed(pack), pack).blocks
    headings = [b for b in blocks if isinstance(b, ScheduleHeading)]
    assert [(h.number, h.title, h.id) for h in headings] == [
        ("Schedule 1", "Register of AI systems", "schedule-register"),
        ("Schedule 2", "Key terms", "schedule-key-terms"),
    ]
    after = blocks[blocks.index(headings[0]) :]
    assert {block.clause for block in after} == {None}


def test_a_system_stands_in_the_register_with_all_that_is_known_of_it() -> None:
    pack = pack_of(clause("only"))
    document = ak.compose(agreed(pack, systems=(TRIAGE,)), pack)
    assert rows(document, "Register of AI systems") == [
        (
            "Triage (Acme)",
            "Sorts calls",
            "The order of calls",
            "Call handlers",
            "Head of calls; in use",
        ),
    ]


def test_what_is_not_known_of_a_system_is_left_to_the_employer() -> None:
    pack = pack_of(clause("only"))
    document = ak.compose(agreed(pack, systems=(ak.System(name="Triage", purpose=""),)), pack)
    ask = "To be completed by the Employer"
    name = "Triage [not yet confirmed by the Employer]"
    assert rows(document, "Register of AI systems") == [(name, ask, ask, ask, ask)]


@given(st.lists(systems(), min_size=1, max_size=5))
def test_a_line_of_the_register_is_marked_until_it_is_confirmed(entries: list[ak.System]) -> None:
    pack = pack_of(clause("only"))
    document = ak.compose(agreed(pack, systems=tuple(entries)), pack)
    marked = [
        row[0].endswith("[not yet confirmed by the Employer]")
        for row in rows(document, "Register of AI systems")
    ]
    assert marked == [not entry.confirmed for entry in entries]
    assert len(document.unconfirmed()) == marked.count(True)


@given(st.lists(systems(), min_size=1, max_size=5))
def test_every_system_has_one_row_without_an_empty_cell(entries: list[ak.System]) -> None:
    pack = pack_of(clause("only"))
    document = ak.compose(agreed(pack, systems=tuple(entries)), pack)
    table = rows(document, "Register of AI systems")
    assert [row[0].split(" [")[0].split(" (")[0] for row in table] == [
        entry.name for entry in entries
    ]
    assert all(all(row) for row in table)


def test_a_register_without_systems_says_so() -> None:
    pack = pack_of(clause("only"))
    document = ak.compose(agreed(pack), pack)
    assert schedule(document, "schedule-register") == [
        "This is the register as it stands at the date of this agreement.",
        "No system had been entered when this draft was made.",
    ]
    assert [b.caption for b in document.blocks if isinstance(b, Table)] == []


def test_the_register_names_the_clause_that_it_stands_under() -> None:
    pack = pack_of(clause("only"), clause("system-register"))
    document = ak.compose(agreed(pack), pack)
    assert schedule(document, "schedule-register")[0] == (
        "This is the register under clause 2 as it stands at the date of this agreement."
    )


def test_key_terms_have_each_value_with_the_number_of_its_clause() -> None:
    pack = pack_of(
        clause("alpha", "1. {notice} and {reply}.", parameters=[number(), number("reply", "days")]),
        clause("beta", "1. {notice}.", parameters=[number()]),
    )
    agreement = agreed(pack, pack["alpha"].at(notice=26, reply=1), pack["beta"].at(notice=4))
    document = ak.compose(agreement, pack)
    assert rows(document, "Key terms") == [
        ("1", "Amount of notice", "26 weeks"),
        ("1", "Amount of reply", "1 day"),
        ("2", "Amount of notice", "4 weeks"),
    ]
    assert schedule(document, "schedule-key-terms") == [
        (
            "This table lists each key term in the clauses. "
            "If it differs from a clause, the clause prevails."
        ),
    ]


def test_key_terms_leave_out_a_value_that_no_unit_in_the_text_depends_on() -> None:
    one = clause(
        "only",
        "1. It is so.\n"
        "2. {when pilots} Pilots need {notice}.\n"
        "   1. {when updates} Updates as well.\n",
        parameters=[flag("pilots"), flag("updates"), number()],
    )
    pack = pack_of(one)

    def labels(**values: bool | int) -> list[str]:
        document = ak.compose(agreed(pack, one.at(notice=4, **values)), pack)
        return [label for _, label, _ in rows(document, "Key terms")]

    assert labels(pilots=False, updates=True) == ["Whether pilots"]
    assert labels(pilots=True, updates=False) == [
        "Whether pilots",
        "Whether updates",
        "Amount of notice",
    ]


def test_a_value_that_is_used_twice_stands_in_the_key_terms_once() -> None:
    one = clause("only", "1. {notice}.\n2. {notice} again.", parameters=[number()])
    pack = pack_of(one)
    document = ak.compose(agreed(pack, one.at(notice=26)), pack)
    assert rows(document, "Key terms") == [("1", "Amount of notice", "26 weeks")]


def test_key_terms_without_any_value_say_so() -> None:
    pack = pack_of(clause("only"))
    assert schedule(ak.compose(agreed(pack), pack), "schedule-key-terms") == [
        "This agreement has no negotiable values.",
    ]


@given(st.data())
def test_each_value_that_prints_is_a_key_term_exactly_once(data: st.DataObject) -> None:
    document = ak.compose(data.draw(agreements(BANK)), BANK)
    tables = [b for b in document.blocks if isinstance(b, Table) and b.caption == "Key terms"]
    held: Counter[tuple[str, str]] = Counter()
    for row in (row for table in tables for row in table.rows):
        [reference] = row[0]
        [value] = row[-1]
        assert isinstance(reference, Reference)
        assert isinstance(value, Figure | Blank)
        held[reference.target, value.parameter] += 1
    printed = {
        (heading.clause, span.parameter)
        for heading, blocks in document.clauses()
        for span in spans_in(blocks)
        if isinstance(span, Figure | Blank) and BANK[heading.clause].parameter(span.parameter)
    }
    assert printed <= held.keys()
    assert set(held.values()) <= {1}


def test_a_long_list_is_counted_in_the_table_and_read_in_its_clause() -> None:
    def rows_with(items: list[str]) -> list[tuple[str, ...]]:
        parameter = ak.Parameter(
            name="items",
            kind="list",
            label="Items",
            range=(1, 9),
            better="higher",
            opening=items,
            source=["proposal"],
        )
        pack = pack_of(clause("only", "1. Hold:\n   1. {items}", parameters=[parameter]))
        return rows(ak.compose(agreed(pack), pack), "Key terms")

    assert rows_with(["one", "two"]) == [("1", "Items", "one and two")]
    assert rows_with(["a long item of many words"] * 6) == [
        ("1", "Items", "6 items, listed in the clause"),
    ]
