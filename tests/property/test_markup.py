"""No value is ever read as markup, and no text makes the reader fail or lose a word."""

import re

from hypothesis import given, strategies as st

from agreementkit import Agreement, Clause, Employer, Pack, Parameter, compose
from agreementkit.documents import Blank, Figure, Paragraph
from agreementkit.model.document import spans_in
from agreementkit.model.template import conditions, inline_nodes, inserts
from agreementkit.packs import Area, Notes, Part, Run, Sector, Strategy
from agreementkit.text import MarkupError, parse_clause_body, parse_inlines

MARKUP = "ab1 .)(\n\t{}[]=@|-*_`'\"<>#\\!&;:+~^/"
PIECES = [
    *("1. ", "2. ", "10. ", "1) ", "   ", "    ", "\n", "\n\n", "\t", "word ", "must "),
    *("{a}", "{when a}", "{when not a=b}", "{insert x}", "[[T]]", "[[=T]]", "{@c}", "{law k}"),
    *("| a | b |\n", "|---|---|\n", "*", "**", "_", "`", "```\n", "- ", "> ", "# ", "<b>", "&amp;"),
    *("![x](y)", "[x](y)", "[x]: y\n", "\\", "  \n", "---\n", "===\n", "\r", "\r\n", "\x00", "{"),
]
texts = st.one_of(
    st.text(),
    st.text(MARKUP),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)
values = st.one_of(st.text(), st.text(MARKUP), st.sampled_from(PIECES)).filter(str.strip)

BODY, FAULTS = parse_clause_body("1. It is {said}.\n2. {items}\n3. All of {items}, as {said}.")
CLAUSE = Clause(
    id="saying",
    version=1,
    title="Saying",
    area="framework",
    summary="You are told.",
    body=BODY,
    negotiating=Notes(why="…", approval="branch"),
    parameters=(
        Parameter(name="said", kind="text", label="What is said", source=["proposal"]),
        Parameter(
            name="items",
            kind="list",
            label="Items",
            range=(1, 9),
            better="higher",
            source=["proposal"],
        ),
    ),
)
PACK = Pack(
    id="small",
    title="A small pack",
    strategy=Strategy(
        id="motion",
        title="Motion",
        source="motion",
        areas=(),
        framework=Area(id="framework", title="Framework", topics=()),
    ),
    parts=(Part(title="All", area="framework"),),
    clauses={"saying": CLAUSE},
    terms={},
    laws={},
    sources={},
    sectors={
        "police": Sector(
            id="police",
            title="Police staff",
            unions=["UNISON"],
            machinery="the council",
            workforce="all staff",
            employers=(),
        ),
    },
    bundles={},
)
FORCE = Employer(name="A force", legal_name="The Chief Constable", jurisdiction="wales")


@given(said=values, items=st.lists(values, min_size=1, max_size=4))
def test_a_value_stands_in_the_text_exactly_as_it_was_given(said: str, items: list[str]) -> None:
    agreement = Agreement(
        sector="police",
        employer=FORCE,
        unions=["UNISON"],
        provisions=[CLAUSE.at(said=said, items=items)],  # type: ignore[arg-type]
    )
    [(_, blocks)] = list(compose(agreement, PACK).clauses())
    figures = [span.text for span in spans_in(blocks[:-1]) if isinstance(span, Figure)]
    assert figures == [said, *items]
    assert not [span for span in spans_in(blocks) if isinstance(span, Blank)]
    # Around them stands what the clause has, and nothing that a value brought with it.
    [*_, last] = blocks
    assert isinstance(last, Paragraph)
    assert [type(span) for span in last.spans] == [Run, Figure, Run, Figure, Run]
    assert last.spans[3].text == said


def test_the_clause_of_this_test_is_well_formed() -> None:
    assert FAULTS == ()


@given(texts, st.integers(1, 500))
def test_any_text_can_be_read_and_every_line_named_lies_within_it(text: str, first: int) -> None:
    blocks, faults = parse_clause_body(text, first_line=first)
    rows = len(re.split(r"\r\n?|\n", text))
    named = [fault.line for fault in faults]
    named += [line for line, _ in (*inline_nodes(blocks), *conditions(blocks), *inserts(blocks))]
    for line in named:
        assert line is not None
        assert first <= line < first + rows
    for fault in faults:
        assert fault.message
        assert fault.remedy


@given(texts)
def test_text_without_a_fault_has_lost_no_word(text: str) -> None:
    blocks, faults = parse_clause_body(text)
    if not faults:
        kept = str(blocks)
        markup = {"when", "not", "insert", "law"}
        assert blocks
        assert all(word in kept for word in re.findall(r"[A-Za-z]+", text) if word not in markup)


@given(texts)
def test_no_sign_of_the_language_is_left_over_in_the_words(text: str) -> None:
    blocks, faults = parse_clause_body(text)
    if not faults:
        words = [node.text for _, node in inline_nodes(blocks) if isinstance(node, Run)]
        assert not [text for text in words if re.search(r"[{}*`|]|\[\[|\]\]", text)]


@given(st.text(st.characters(categories=("L", "N", "Zs"))), st.integers(1, 500))
def test_plain_words_are_read_as_they_are(text: str, first: int) -> None:
    blocks, faults = parse_clause_body(f"1. A{text}", first_line=first)
    assert faults == ()
    [(line, node)] = inline_nodes(blocks)
    assert line == first
    assert isinstance(node, Run)
    assert node.text.split() == f"A{text}".split()


@given(texts)
def test_the_meaning_of_a_term_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        nodes = parse_inlines(text)
    except MarkupError:
        return
    assert all(node.text for node in nodes if isinstance(node, Run))
