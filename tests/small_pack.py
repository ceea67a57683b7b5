"""A pack of one's own in a few lines: clauses from their text, and one employer."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

import agreementkit as ak
from agreementkit.documents import Paragraph, Table, text_of
from agreementkit.model.document import DocumentBlock, Spans
from agreementkit.packs import Area, DefinedTerm, Notes, Part, Sector, Strategy, Topic
from agreementkit.text import parse_clause_body, parse_inlines

NBSP = "\N{NO-BREAK SPACE}"
BOROUGH = ak.Employer(name="Ashby", legal_name="The Borough of Ashby", jurisdiction="england")
STRATEGY = Strategy(
    id="small",
    title="Small strategy",
    source="Conference",
    areas=(Area(id="openness", title="Openness", topics=(Topic(id="telling", title="Telling"),)),),
    framework=Area(id="framework", title="Framework", topics=(Topic(id="talks", title="Talks"),)),
)
EMPLOYER = DefinedTerm(name="Employer", defined_in="parties", side="employer")


def clause(
    id_: str,
    text: str = "1. The Employer must tell the Union.",
    *,
    title: str = "",
    area: str = "framework",
    parameters: Iterable[ak.Parameter] = (),
    topics: Iterable[str] = (),
    needs: Iterable[str] = (),
    excludes: Iterable[str] = (),
) -> ak.Clause:
    """A clause from its text."""
    body, faults = parse_clause_body(text)
    assert not faults, [str(fault) for fault in faults]
    return ak.Clause(
        id=id_,
        version=1,
        title=title or id_.replace("-", " ").capitalize(),
        area=area,
        summary="You are told.",
        body=body,
        negotiating=Notes(why="It is fair.", approval="branch committee"),
        topics=tuple(topics),
        needs=tuple(needs),
        excludes=tuple(excludes),
        parameters=tuple(parameters),
    )


def term(name: str, means: str = "", *, plural: str = "", defined_in: str = "") -> DefinedTerm:
    """A term, from the text of its meaning."""
    return DefinedTerm(
        name=name,
        plural=plural,
        means=parse_inlines(means) if means else (),
        defined_in=defined_in,
    )


def pack_of(
    *clauses: ak.Clause,
    terms: Iterable[DefinedTerm] = (),
    parts: Iterable[Part] = (),
    employers: Iterable[ak.Employer] = (BOROUGH,),
    machinery: str = "the local council of both sides",
) -> ak.Pack:
    """A pack of these clauses, of the sector `local`."""
    forms: Mapping[str, DefinedTerm] = {
        form: each for each in (EMPLOYER, *terms) for form in (each.name, each.plural) if form
    }
    return ak.Pack(
        id="small",
        title="Small pack",
        strategy=STRATEGY,
        parts=tuple(parts),
        clauses={each.id: each for each in clauses},
        terms=forms,
        laws={},
        sources={},
        sectors={
            "local": Sector(
                id="local",
                title="Local councils",
                unions=["UNISON"],
                machinery=machinery,
                workforce="all staff",
                employers=tuple(employers),
            ),
        },
        bundles={},
    )


def agreed(pack: ak.Pack, *provisions: ak.Provision, **values: Any) -> ak.Agreement:
    """An agreement on all the pack's clauses, or on the provisions given."""
    plain = ak.Agreement(
        sector="local",
        employer="Ashby",
        unions=["UNISON"],
        provisions=provisions or pack.bundle("full"),
    )
    return evolve(plain, **values)


def number(name: str = "notice", kind: str = "weeks", **values: int | None) -> ak.Parameter:
    """A number from 0 to 100: higher is better."""
    return ak.Parameter(
        name=name,
        kind=kind,
        label=f"Amount of {name}",
        range=(0, 100),
        better="higher",
        opening=values.get("opening"),
        target=values.get("target"),
        fallback=values.get("fallback"),
        source=["proposal"],
    )


def flag(name: str, *, on: bool | None = None) -> ak.Parameter:
    """A flag, with one value at all positions or none."""
    return ak.Parameter(
        name=name,
        kind="flag",
        label=f"Whether {name}",
        better=True,
        opening=on,
        target=on,
        fallback=on,
        source=["proposal"],
    )


def choice(name: str, **words: str) -> ak.Parameter:
    """A choice from some words, best first, without a value."""
    return ak.Parameter(
        name=name,
        kind="choice",
        label=f"Choice of {name}",
        choices=tuple(words),
        words=words,
        source=["proposal"],
    )


def listed(name: str = "items") -> ak.Parameter:
    """A list of up to nine texts, without a value."""
    return ak.Parameter(
        name=name,
        kind="list",
        label=f"List of {name}",
        range=(0, 9),
        better="higher",
        source=["proposal"],
    )


def lines(document: ak.Document, clause: str) -> list[str]:
    """Each paragraph of a clause as it prints, number first."""
    return [line(block) for block in blocks_of(document, clause) if isinstance(block, Paragraph)]


def line(paragraph: Paragraph) -> str:
    """A paragraph as it prints."""
    return " ".join(filter(None, (paragraph.number, words(paragraph.spans))))


def words(spans: Spans) -> str:
    """Some spans as they read, every blank an ordinary one."""
    return text_of(spans).replace(NBSP, " ")


def blocks_of(document: ak.Document, clause: str) -> tuple[DocumentBlock, ...]:
    """The blocks under a clause's heading."""
    return {heading.clause: blocks for heading, blocks in document.clauses()}[clause]


def rows(document: ak.Document, caption: str) -> list[tuple[str, ...]]:
    """The rows of the table of that caption, as they read."""
    [table] = [b for b in document.blocks if isinstance(b, Table) and b.caption == caption]
    return [tuple(words(cell) for cell in row) for row in table.rows]
