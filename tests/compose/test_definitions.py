"""The definitions that an agreement needs, and no others."""

import agreementkit as ak
from agreementkit.model import DefinedTerm
from agreementkit.model.document import Blank, Figure, Paragraph, TermUse, spans_in

from .small_pack import agreed, blocks_of, clause, line, lines, number, pack_of, term

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
