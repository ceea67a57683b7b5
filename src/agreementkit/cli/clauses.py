"""`agreementkit clauses`: what there is to choose from, and each clause in full."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from rich.table import Table
from rich.text import Text

from agreementkit import Agreement, Clause, Fault, InvalidError, Pack, Parameter, Position, compose
from agreementkit.cli.exits import Exit
from agreementkit.cli.inputs import read_pack, resolve_name
from agreementkit.cli.output import results_console, show_json, show_paragraph, show_table
from agreementkit.documents import Paragraph, SignatureBlock, Table as TextTable, text_of
from agreementkit.packs import Sector, as_toml


def clauses(
    clause: str | None = None,
    /,
    *,
    area: str | None = None,
    topic: str | None = None,
    sector: str | None = None,
    notes: bool = False,
    pack: Path | None = None,
    json: bool = False,
) -> Exit:
    """List the clauses, or show one in full with its positions, sources and text.

    Parameters
    ----------
    clause
        The id of one clause.
    area
        Only the clauses of this area.
    topic
        Only the clauses that bear on this topic.
    sector
        Only the clauses that have something to say in this sector; the text is shown
        as it reads there.
    notes
        Show our private notes on the clause as well. Not for sharing.
    pack
        A folder of your own clauses, laid over the model clauses.
    json
        Print JSON instead of a table.
    """
    found = read_pack(pack)
    place = None if sector is None else resolve_name(sector, found.sectors, "sector")
    if clause is not None:
        chosen = [
            resolve_name(
                clause, found.clauses, "clause", {c.title: c.id for c in found.clauses.values()}
            )
        ]
    else:
        areas = {each.id: each for each in (*found.strategy.areas, found.strategy.framework)}
        topics = {each.id: each for each in found.strategy.topics}
        wanted = areas if area is None else {resolve_name(area, areas, "area").id}
        about = None if topic is None else resolve_name(topic, topics, "topic").id
        speaking = found.clauses if place is None else _texts(found, place)
        chosen = [
            each
            for each in found.clauses.values()
            if each.area in wanted
            and (about is None or about in each.topics)
            and speaking.get(each.id)
        ]
    if json:
        show_json([_plain(each) for each in chosen])
    elif clause is not None:
        _show(chosen[0], found, place)
        if notes:
            _show_notes(chosen[0])
    else:
        _list(chosen)
    return Exit.FINE


def _list(chosen: list[Clause]) -> None:
    counted = "1 clause" if len(chosen) == 1 else f"{len(chosen)} clauses"
    table = Table(title=counted, title_justify="left")
    table.add_column("Clause", no_wrap=True)
    table.add_column("Title, and our positions")
    table.add_column("Topics", no_wrap=True)
    by_area = sorted(chosen, key=lambda clause: clause.area)
    for area, inside in groupby(by_area, key=lambda clause: clause.area):
        table.add_section()
        table.add_row(Text(f"Area {area}", style="bold"), "", "")
        for clause in inside:
            ladders = [f"  {each.name} {_short_ladder(each)}" for each in clause.parameters]
            title = "\n".join([clause.title, *ladders])
            table.add_row(clause.id, title, "\n".join(clause.topics) or "none")
    show_table(table)


def _short_ladder(parameter: Parameter) -> str:
    """The three positions as a list has room for them: "26 / 17 / 13"; a dash for none."""
    shown = []
    for position in Position:
        match parameter.at(position):
            case None:
                shown.append("-")
            case bool(value):
                shown.append("yes" if value else "no")
            case tuple(items):
                shown.append(f"{len(items)} items")
            case value:
                # Blanks in a choice let a narrow column break it.
                shown.append(str(value).replace("-", " "))
    return " / ".join(shown)


def _show(clause: Clause, pack: Pack, sector: Sector | None) -> None:
    show_paragraph(f"{clause.title} ({clause.id}, version {clause.version})", style="bold")
    show_paragraph(clause.summary)
    for name, ids in (
        ("Topics", clause.topics),
        ("Needs", clause.needs),
        ("Sources", clause.sources),
    ):
        show_paragraph(f"{name}: {', '.join(ids) or 'none'}", hang=2)
    if clause.parameters:
        _title("Values")
        for parameter in clause.parameters:
            show_paragraph(f"{parameter.name}: {parameter.label} ({parameter.kind})", hang=4)
            show_paragraph(_ladder(parameter), indent=2, hang=2)
            show_paragraph(f"from {', '.join(parameter.source)}", indent=2, hang=2)
    _title("Text")
    place = sector or next(iter(pack.sectors.values()), None)
    if place is None:
        message = "the clauses come without a sector, so there is no employer to show the text for"
        raise InvalidError([Fault(message=message, remedy="add a file to the folder sectors")])
    for block in _texts(pack, place)[clause.id]:
        _show_block(block)


def _show_notes(clause: Clause) -> None:
    _title("Private notes")
    notes = clause.negotiating
    for title, words in (
        ("Why", notes.why),
        ("Fall back when", notes.fallback_when),
        ("In return for", notes.in_return_for),
        ("Who approves", notes.approval),
        ("They will say", notes.they_will_say),
        ("Our answer", notes.our_answer),
    ):
        if words:
            show_paragraph(f"{title}: {words}", hang=2)


def _title(words: str) -> None:
    results_console().print()
    show_paragraph(words, style="bold")


def _ladder(parameter: Parameter) -> str:
    """Our positions on a value, such as "opening 26; target 17; fallback 13"."""
    held = [
        f"{position} {as_toml(value)}"
        for position in Position
        if (value := parameter.at(position)) is not None
    ]
    return "; ".join(held) or "no value of our own: set one in the agreement file"


_ShownBlock = Paragraph | TextTable | SignatureBlock


def _texts(pack: Pack, sector: Sector) -> Mapping[str, list[_ShownBlock]]:
    """Each clause as it reads among all the others, at opening, for a sector's first employer."""
    agreement = Agreement(
        sector=sector.id,
        employer=sector.employers[0].name,
        unions=sector.unions,
        provisions=pack.bundle("full"),
    )
    return {
        heading.clause: [block for block in blocks if isinstance(block, _ShownBlock)]
        for heading, blocks in compose(agreement, pack).clauses()
    }


def _show_block(block: _ShownBlock) -> None:
    if isinstance(block, Paragraph):
        indent = 3 * max(block.level - 2, 0)
        hang = len(block.number) + 1 if block.number else 0
        show_paragraph(text_of(block.spans), label=block.number, indent=indent, hang=hang)
    elif isinstance(block, TextTable):
        for row in (block.header, *([text_of(cell) for cell in row] for row in block.rows)):
            show_paragraph(" | ".join(row), hang=2)
    else:
        show_paragraph(f"[Here signs: {block.party}]", hang=2)


def _plain(clause: Clause) -> dict[str, object]:
    return {
        "id": clause.id,
        "version": clause.version,
        "title": clause.title,
        "area": clause.area,
        "topics": list(clause.topics),
        "needs": list(clause.needs),
        "excludes": list(clause.excludes),
        "summary": clause.summary,
        "parameters": {
            parameter.name: {
                "kind": str(parameter.kind),
                "label": parameter.label,
                **{
                    str(position): as_toml(value)
                    for position in Position
                    if (value := parameter.at(position)) is not None
                },
            }
            for parameter in clause.parameters
        },
    }
