"""The definitions that an agreement needs, and no others."""

from collections.abc import Iterable
from string import ascii_lowercase

from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.documents import (
    Blank,
    ClauseHeading,
    Figure,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    SignatureBlock,
    TermUse,
)
from agreementkit.model.document import spans_in
from agreementkit.packs import DefinedTerm, Part
from agreementkit.testing import agreements
from tests.small_pack import (
    BOROUGH,
    agreed,
    blocks_of,
    clause,
    flag,
    line,
    lines,
    number,
    pack_of,
    term,
)

DEFINITIONS = clause("definitions", "In this agreement:\n\n{insert definitions}")


def defined(text: str, *terms: DefinedTerm) -> list[str]:
    """The definitions of an agreement whose other clause has this text."""
    pack = pack_of(DEFINITIONS, clause("only", text), terms=terms)
    return lines(ak.compose(agreed(pack), pack), "definitions")[1:]


SYSTEM = term("System", "a tool that uses [[Data]]", plural="Systems")
DATA = term("Data", "what is kept on a [[Person]]")
PERSON = term("Person", "anyone alive")
UNUSED = term("Unused", "nothing at all")


def test_a_term_is_defined_where_it_is_used_and_not_where_it_is_not() -> None:
    assert defined("1. A [[Person]] is told.", PERSON, UNUSED) == ["“Person” means anyone alive."]


def test_the_terms_of_a_meaning_are_defined_as_well() -> None:
    assert defined("1. A [[System]] is named.", SYSTEM, DATA, PERSON) == [
        "“Data” means what is kept on a Person.",
        "“Person” means anyone alive.",
        "“System” means a tool that uses Data.",
    ]


def test_terms_that_define_each_other_are_each_defined_once() -> None:
    ring = (term("Egg", "what a [[Hen]] lays"), term("Hen", "what lays an [[Egg]]"))
    assert defined("1. An [[Egg]] is laid.", *ring) == [
        "“Egg” means what a Hen lays.",
        "“Hen” means what lays an Egg.",
    ]


def test_definitions_stand_in_alphabetical_order_whatever_their_capitals() -> None:
    terms = [term(name, "a thing") for name in ("Zoo", "ACAS", "apple", "Bee")]
    said = defined("1. [[Zoo]], [[Bee]], [[apple]] and [[ACAS]] meet.", *terms)
    assert [each.split("”")[0] for each in said] == ["“ACAS", "“apple", "“Bee", "“Zoo"]


def test_a_plural_is_defined_under_its_singular_and_once() -> None:
    assert defined("1. A [[System]] is one of many [[Systems]].", SYSTEM, DATA, PERSON)[-1] == (
        "“System” means a tool that uses Data."
    )


def test_a_term_that_a_clause_defines_itself_is_left_to_that_clause() -> None:
    own = term("Register", defined_in="only")
    assert defined("1. [[=Register]] means a list. The [[Register]] is open.", own) == []


def test_a_clause_that_defines_a_term_quotes_it() -> None:
    pack = pack_of(clause("only", "1. [[=Register]] means a list."), terms=[term("Register")])
    document = ak.compose(agreed(pack), pack)
    assert lines(document, "only") == ["1.1 “Register” means a list."]
    [use] = [s for s in spans_in(document.blocks) if isinstance(s, TermUse)]
    assert use == TermUse(text="Register", term="Register", defining=True)


def test_a_unit_that_is_a_defined_term_reads_as_the_term_and_is_defined() -> None:
    day = term("Working Day", "a day that is not a Sunday", plural="Working Days")
    reply = clause(
        "only",
        "1. Within {short}, or {long}, it replies.",
        parameters=[
            number("short", "working days", opening=1),
            number("long", "working days", opening=20),
        ],
    )
    pack = pack_of(DEFINITIONS, reply, terms=[day])
    document = ak.compose(agreed(pack), pack)
    assert lines(document, "only") == ["2.1 Within 1 Working Day, or 20 Working Days, it replies."]
    assert lines(document, "definitions")[1:] == [
        "“Working Day” means a day that is not a Sunday.",
    ]
    figures = [s for s in spans_in(blocks_of(document, "only")) if isinstance(s, Figure)]
    assert [figure.term for figure in figures] == ["Working Day", "Working Day"]


def test_a_meaning_can_name_a_fact_and_a_clause() -> None:
    who = term("Council", "the council that {machinery} names under clause {@only}")
    assert defined("1. The [[Council]] meets.", who) == [
        "“Council” means the council that the local council of both sides names under clause 2.",
    ]


def test_a_meaning_that_refers_to_a_clause_left_out_has_a_blank() -> None:
    pack = pack_of(
        DEFINITIONS,
        clause("only", "1. The [[Council]] meets."),
        clause("pay"),
        terms=[term("Council", "the council under clause {@pay}")],
    )
    document = ak.compose(agreed(pack, pack["definitions"].at(), pack["only"].at()), pack)
    assert lines(document, "definitions")[1] == (
        "“Council” means the council under clause [Pay: not in this agreement]."
    )
    assert [blank.target for _, blank in document.blanks()] == ["pay"]


def test_each_definition_is_a_paragraph_of_the_clause_without_a_number() -> None:
    pack = pack_of(DEFINITIONS, clause("only", "1. A [[Person]] is told."), terms=[PERSON])
    last = blocks_of(ak.compose(agreed(pack), pack), "definitions")[-1]
    assert isinstance(last, Paragraph)
    assert (last.clause, last.level, line(last)) == (
        "definitions",
        0,
        "“Person” means anyone alive.",
    )


def test_nothing_is_defined_where_no_clause_has_the_place_for_it() -> None:
    pack = pack_of(clause("only", "1. A [[Person]] is told."), terms=[PERSON])
    document = ak.compose(agreed(pack), pack)
    uses = [span for span in spans_in(document.blocks) if isinstance(span, TermUse)]
    assert [use.defining for use in uses] == [False]


def test_a_blank_in_a_meaning_is_found() -> None:
    pack = pack_of(
        DEFINITIONS,
        clause("only", "1. The [[Council]] meets."),
        terms=[term("Council", "{machinery}")],
        machinery="",
    )
    assert [blank for _, blank in ak.compose(agreed(pack), pack).blanks()] == [
        Blank(label="Bargaining machinery", parameter="machinery"),
    ]


# Numbers stand in the text as Word's own multilevel list will count them.


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


# Who makes the agreement, and where they sign.


PARTIES = clause("parties", "Between:\n\n{insert parties}\n\n1. It binds {employer} and {unions}.")
EXECUTION = clause("execution", "1. The parties sign:\n\n{insert execution}")
NAMES = ["The Borough of Ashby", "The Ashby Library Trust", "UNISON", "GMB"]
SIGNERS = ["the Borough of Ashby", "the Ashby Library Trust", "UNISON", "GMB"]


def signers(document: ak.Document) -> list[str]:
    return [block.party for block in document.blocks if isinstance(block, SignatureBlock)]


def many(pack: ak.Pack) -> ak.Agreement:
    return agreed(pack, unions=("UNISON", "GMB"), other_employers=("The Ashby Library Trust",))


def test_the_parties_are_the_employers_and_then_the_unions() -> None:
    pack = pack_of(PARTIES, EXECUTION)
    document = ak.compose(many(pack), pack)
    assert list(document.parties) == NAMES
    assert lines(document, "parties")[:-1] == ["Between:", *NAMES]


def test_within_a_sentence_a_legal_name_begins_small() -> None:
    pack = pack_of(PARTIES, EXECUTION)
    assert lines(ak.compose(many(pack), pack), "parties")[-1] == (
        "2.1 It binds the Borough of Ashby and the Ashby Library Trust and UNISON and GMB."
    )


def test_a_legal_name_without_an_article_stays_as_it_is() -> None:
    pack = pack_of(PARTIES)
    named = evolve(agreed(pack), employer=evolve(BOROUGH, legal_name="Ashby Borough Council"))
    assert lines(ak.compose(named, pack), "parties")[-1] == (
        "1.1 It binds Ashby Borough Council and UNISON."
    )


def test_each_party_signs_once_in_the_clause_that_has_the_place_for_it() -> None:
    pack = pack_of(PARTIES, EXECUTION)
    document = ak.compose(many(pack), pack)
    assert signers(document) == SIGNERS
    assert [b for b in blocks_of(document, "execution") if isinstance(b, SignatureBlock)] == [
        SignatureBlock(party=name, clause="execution") for name in SIGNERS
    ]


def test_the_parties_sign_before_the_schedules_where_no_clause_has_the_place() -> None:
    pack = pack_of(PARTIES)
    document = ak.compose(many(pack), pack)
    assert signers(document) == SIGNERS
    kinds = [type(block) for block in document.blocks]
    assert kinds.index(ScheduleHeading) == kinds.index(SignatureBlock) + len(NAMES)


def test_the_parties_sign_even_where_a_condition_takes_the_place_away() -> None:
    one = clause(
        "execution",
        "1. It is so.\n2. {when ballot} After a ballot:\n\n   {insert execution}",
        parameters=[flag("ballot")],
    )
    pack = pack_of(one)
    for ballot in (True, False):
        document = ak.compose(agreed(pack, one.at(ballot=ballot)), pack)
        assert signers(document) == ["the Borough of Ashby", "UNISON"]


def test_an_agreement_without_clauses_still_has_its_parties_and_schedules() -> None:
    pack = pack_of(PARTIES)
    document = ak.compose(evolve(agreed(pack), provisions=()), pack)
    assert signers(document) == ["the Borough of Ashby", "UNISON"]
    assert list(document.clauses()) == []
    assert sum(isinstance(block, ScheduleHeading) for block in document.blocks) == 2


def test_two_clauses_can_name_the_parties_and_each_keeps_its_own_text() -> None:
    again = clause("reminder", "1. Again:\n\n{insert parties}\n\n2. That is all.")
    pack = pack_of(PARTIES, again)
    document = ak.compose(agreed(pack), pack)
    assert [heading.clause for heading, _ in document.clauses()] == ["parties", "reminder"]
    assert lines(document, "parties")[1:3] == ["The Borough of Ashby", "UNISON"]
    assert lines(document, "reminder") == [
        "2.1 Again:",
        "The Borough of Ashby",
        "UNISON",
        "2.2 That is all.",
    ]


def test_an_employer_outside_the_directory_signs_with_its_own_legal_name() -> None:
    pack = pack_of(PARTIES)
    trust = ak.Employer(name="Trust", legal_name="The Ashby Trust", jurisdiction="wales")
    document = ak.compose(evolve(agreed(pack), employer=trust), pack)
    assert document.parties == ("The Ashby Trust", "UNISON")


# Parts: named clauses first, then the area's others, and nothing lost or doubled.


BANK = ak.load_pack()


def outline(document: ak.Document) -> list[str]:
    """The titles of Parts with the clauses that follow each."""
    shown = []
    for block in document.blocks:
        if isinstance(block, PartHeading):
            shown.append(f"{block.number}: {block.title}")
        elif isinstance(block, ClauseHeading):
            shown.append(block.clause)
    return shown


def composed(*parts: Part) -> list[str]:
    pack = pack_of(
        clause("delta"),
        clause("alpha"),
        clause("beta"),
        clause("gamma", area="openness"),
        parts=parts,
    )
    return outline(ak.compose(agreed(pack), pack))


def test_a_part_has_the_clauses_it_names_and_then_the_others_of_its_area_by_id() -> None:
    assert composed(
        Part(title="Openness", area="openness"),
        Part(title="Framework", area="framework", clauses=["delta"]),
    ) == ["Part 1: Openness", "gamma", "Part 2: Framework", "delta", "alpha", "beta"]


def test_a_clause_that_a_later_part_names_waits_for_it() -> None:
    assert composed(
        Part(title="Framework", area="framework"),
        Part(title="End", clauses=["alpha", "gamma"]),
    ) == ["Part 1: Framework", "beta", "delta", "Part 2: End", "alpha", "gamma"]


def test_clauses_of_no_part_stand_in_a_last_one() -> None:
    assert composed(Part(title="Openness", area="openness")) == [
        "Part 1: Openness",
        "gamma",
        "Part 2: Further clauses",
        "alpha",
        "beta",
        "delta",
    ]


def test_a_part_without_clauses_is_left_out_and_takes_no_number() -> None:
    assert composed(
        Part(title="Nothing", clauses=["elsewhere"]),
        Part(title="All", clauses=["alpha", "beta", "delta", "gamma"]),
    ) == ["Part 1: All", "alpha", "beta", "delta", "gamma"]


def test_a_clause_that_two_parts_take_stands_in_the_first_and_once() -> None:
    assert composed(
        Part(title="First", area="framework", clauses=["beta", "beta"]),
        Part(title="Second", area="framework", clauses=["beta"]),
        Part(title="Openness", area="openness"),
    ) == ["Part 1: First", "beta", "alpha", "delta", "Part 2: Openness", "gamma"]


PARTS = st.lists(
    st.builds(
        Part,
        title=st.just("A part"),
        area=st.sampled_from(["", "framework", "openness"]),
        clauses=st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "omega"])),
    ),
)


@given(PARTS)
def test_whatever_the_parts_every_clause_stands_once(parts: Iterable[Part]) -> None:
    shown = [each for each in composed(*parts) if not each.startswith("Part ")]
    assert sorted(shown) == ["alpha", "beta", "delta", "gamma"]


@given(st.data())
def test_every_provision_of_any_agreement_stands_once(data: st.DataObject) -> None:
    agreement = data.draw(agreements(BANK))
    headings = [heading.clause for heading, _ in ak.compose(agreement, BANK).clauses()]
    assert sorted(headings) == [provision.clause for provision in agreement.provisions]
