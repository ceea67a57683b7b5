"""One clause file to one `Clause`, or to every fault it has."""

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve, frozen

from agreementkit.errors import Fault, InputError
from agreementkit.files.lines import key_lines, line_of
from agreementkit.files.source import parse_toml, read_text
from agreementkit.files.strict import Placed, structured
from agreementkit.model import Clause, Notes, Parameter
from agreementkit.text import parse_body

__all__ = ["read_clause"]

FENCE = "+++"


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
        text = read_text(path)
        lines = text.split("\n")
        end = lines.index(FENCE, 1) if lines[0] == FENCE and FENCE in lines[1:] else 0
        if not end:
            return None, [_no_header(shown)]
        head = "\n".join(lines[1:end])
        table = parse_toml(head, shown, first_line=2)
    except InputError as error:
        return None, [evolve(fault, file=shown) for fault in error.faults]
    header, placed = structured(table, _Header)
    parameters, more = _parameters(table.get("parameters", {}))
    body, faults = parse_body("\n".join(lines[end + 1 :]), first_line=end + 2)
    where = key_lines(head)
    all_faults = [
        *(_at(shown, where, entry) for entry in (*placed, *more)),
        *(evolve(fault, file=shown) for fault in faults),
    ]
    if header is None or all_faults:
        return None, all_faults
    return (
        Clause(
            id=path.stem,
            version=header.version,
            title=header.title,
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


def _parameters(tables: object) -> tuple[tuple[Parameter, ...], list[Placed]]:
    made: list[Parameter] = []
    faults: list[Placed] = []
    for name, table in tables.items() if isinstance(tables, Mapping) else ():
        named = {"name": name, **table} if isinstance(table, Mapping) else table
        parameter, wrong = structured(named, Parameter)
        faults += [(("parameters", name, *path), fault) for path, fault in wrong]
        if parameter is not None:
            made.append(parameter)
    return tuple(made), faults


def _at(shown: str, where: dict[tuple[str | int, ...], int], placed: Placed) -> Fault:
    path, fault = placed
    line = line_of(path, where)
    key = ".".join(map(str, path))
    return evolve(fault, file=shown, line=1 if line is None else line + 1, key=key)


def _no_header(shown: str) -> Fault:
    return Fault(
        file=shown,
        line=1,
        message="a clause file begins with its header between two lines of +++",
        remedy="write +++ alone on the first line, the header below it, and +++ again",
    )
