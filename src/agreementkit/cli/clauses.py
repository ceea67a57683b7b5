"""`agreementkit clauses`: what there is to choose from, and each clause in full."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.table import Table
from rich.text import Text

from agreementkit import Agreement, Clause, Pack, Position, compose
from agreementkit.cli.exits import Exit
from agreementkit.cli.reading import read_pack
from agreementkit.cli.show import results, show_json
from agreementkit.model.document import Paragraph, text_of
from agreementkit.model.kind import as_written

__all__ = ["clauses"]


def clauses(
    clause: str | None = None,
    *,
    area: str | None = None,
    pack: Annotated[Path | None, Parameter(name="--pack")] = None,
    json: Annotated[bool, Parameter(negative="")] = False,
) -> Exit:
    """List the clauses, or show one in full with its values and our notes.

    Parameters
    ----------
    clause
        The id of one clause.
    area
        Only the clauses of this area.
    pack
        A folder of your own clauses, laid over the model clauses.
    json
        Print JSON instead of a table.
    """
    found = read_pack(pack)
    if clause is not None:
        chosen = [found[clause]]
    else:
        chosen = [each for each in found.clauses.values() if area in (None, each.area)]
    if json:
        show_json([_plain(each) for each in chosen])
    elif clause is not None:
        _show(chosen[0], found)
    else:
        _list(chosen)
    return Exit.FINE


def _list(chosen: list[Clause]) -> None:
    table = Table(title=f"{len(chosen)} clauses", title_justify="left")
    for heading in ("Clause", "Title", "Area", "Topics"):
        table.add_column(heading, overflow="fold")
    for clause in chosen:
        table.add_row(clause.id, clause.title, clause.area, ", ".join(clause.topics) or "-")
    results().print(table)


def _show(clause: Clause, pack: Pack) -> None:
    out = results()
    out.print(Text(f"{clause.title} ({clause.id}, version {clause.version})", style="bold"))
    out.print(Text(clause.summary))
    for name, ids in (("Topics", clause.topics), ("Needs", clause.needs)):
        out.print(Text(f"{name}: {', '.join(ids) or '-'}"))
    if clause.parameters:
        table = Table(title="Values", title_justify="left")
        for heading in ("Name", "What it is", *Position):
            table.add_column(heading, overflow="fold")
        for parameter in clause.parameters:
            ladder = [parameter.at(position) for position in Position]
            shown = ["-" if value is None else as_written(value) for value in ladder]
            table.add_row(parameter.name, f"{parameter.label} ({parameter.kind})", *shown)
        out.print(table)
    out.print()
    for paragraph in _text(clause, pack):
        out.print(Text(paragraph))
    out.print(Text("\nPrivate notes", style="bold"))
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
            out.print(Text(f"{title}: {words}"))


def _text(clause: Clause, pack: Pack) -> list[str]:
    """The clause as it reads among all the others, at opening, for the first employer."""
    sector = next(iter(pack.sectors.values()))
    agreement = Agreement(
        sector=sector.id,
        employer=sector.employers[0].name,
        unions=sector.unions,
        provisions=pack.bundle("full"),
    )
    for heading, blocks in compose(agreement, pack).clauses():
        if heading.clause == clause.id:
            return [
                f"{'   ' * max(block.level - 2, 0)}{block.number} {text_of(block.spans)}".strip(
                    "\n",
                )
                for block in blocks
                if isinstance(block, Paragraph)
            ]
    return []


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
                    str(position): as_written(value)
                    for position in Position
                    if (value := parameter.at(position)) is not None
                },
            }
            for parameter in clause.parameters
        },
    }
