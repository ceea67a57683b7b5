"""One clause file to one `Clause`, or to every fault it has.

A header in TOML stands between two lines of `+++`, and below it the text, which
`agreementkit.text` reads. Whether what a clause names is there, `consistency` finds.
"""

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve, frozen

from agreementkit.errors import Fault, InputError
from agreementkit.files.structuring import structured
from agreementkit.files.toml_source import Placed, located, parse_toml, read_text
from agreementkit.model.clause import Clause, Notes, Parameter
from agreementkit.text.clause_markup import parse_clause_body

_FENCE = "+++"


@frozen(kw_only=True)
class _Header:
    """What stands between the two lines of `+++`."""

    version: int
    title: str
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    summary: str
    negotiating: Notes
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    parameters: Mapping[str, object] = {}


def read_clause(path: Path, shown: str) -> tuple[Clause | None, list[Fault]]:
    """The clause in a file, with every fault of its header and its text.

    Args:
        path: the file; its stem is the clause's id, its folder the area.
        shown: how messages name the file.
    """
    try:
        head, body_text, body_line = split_clause(read_text(path))
        table = parse_toml(head, shown, first_line=2)
    except InputError as error:
        return None, [evolve(fault, file=shown) for fault in error.faults]
    header, placed = structured(table, _Header)
    if header is not None and header.version < 1:
        fault = Fault(message=f"there is no version {header.version}", remedy="write version = 1")
        placed.append((("version",), fault))
    parameters, more = _parameters(table.get("parameters", {}))
    body, faults = parse_clause_body(body_text, first_line=body_line)
    all_faults = [
        *located([*placed, *more], head, file=shown, first_line=2),
        *(evolve(fault, file=shown) for fault in faults),
    ]
    if header is None or all_faults:
        return None, all_faults
    return (
        Clause(
            id=path.stem,
            version=header.version,
            title=_apostrophes(header.title),
            area=path.parent.name,
            topics=header.topics,
            needs=header.needs,
            excludes=header.excludes,
            sources=header.sources,
            summary=header.summary,
            negotiating=header.negotiating,
            parameters=parameters,
            body=body,
            file=shown,
        ),
        [],
    )


def split_clause(text: str) -> tuple[str, str, int]:
    """A clause file's header, which begins on line 2; its text; and the line of that.

    Raises:
        InputError: there is no header.
    """
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
    if len(fences) < 2 or fences[0] > 0:
        message = "a clause file begins with its header between two lines of +++"
        remedy = "write +++ alone on the first line, the header below it, and +++ again"
        raise InputError([Fault(line=1, message=message, remedy=remedy)])
    end = fences[1]
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _parameters(tables: object) -> tuple[tuple[Parameter, ...], list[Placed]]:
    made: list[Parameter] = []
    faults: list[Placed] = []
    for name, table in tables.items() if isinstance(tables, Mapping) else ():
        if not isinstance(table, Mapping):
            remedy = f"write [parameters.{name}] on a line of its own, and its keys below"
            fault = Fault(message="expected a table of keys", remedy=remedy)
            faults.append((("parameters", name), fault))
            continue
        parameter, wrong = structured({**_typographic(table), "name": name}, Parameter)
        if "name" in table:
            message, remedy = "the heading gives the name already", "take this line out"
            wrong.append((("name",), Fault(message=message, remedy=remedy)))
        faults += [(("parameters", name, *path), fault) for path, fault in wrong]
        if parameter is not None:
            made.append(parameter)
    return tuple(made), faults


def _apostrophes(text: str) -> str:
    """Straight apostrophes as the draft prints them."""
    return text.replace("'", "’")


def _typographic(table: Mapping[str, object]) -> Mapping[str, object]:
    """A parameter's table with the words that print made typographic."""
    changed = dict(table)
    if isinstance(label := table.get("label"), str):
        changed["label"] = _apostrophes(label)
    if isinstance(words := table.get("words"), Mapping):
        changed["words"] = {
            k: _apostrophes(v) if isinstance(v, str) else v for k, v in words.items()
        }
    return changed
