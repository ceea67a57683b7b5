"""An agreement file to an `Agreement`, or to every fault it has with its line."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from attrs import evolve, field, fields_dict, frozen

from agreementkit.errors import AgreementFileError, Fault, InputError, InvalidError
from agreementkit.files.lines import Placed, key_lines, located
from agreementkit.files.names import name_faults, unknown
from agreementkit.files.others import refuse_other_files
from agreementkit.files.plain import oddities
from agreementkit.files.source import parse_toml, read_text
from agreementkit.files.strict import MOVE_UP, structured
from agreementkit.files.upgrade import upgraded
from agreementkit.model import (
    Acceptance,
    Agreement,
    Bundle,
    Clause,
    Employer,
    Pack,
    Position,
    Provision,
    System,
    Value,
    Version,
)
from agreementkit.model.agreement import TITLE, Addressed, headcount_fault
from agreementkit.model.origin import Origin

__all__ = ["agreement_from", "read_agreement"]


@frozen(kw_only=True)
class _Details:
    """What the directory does not know of an employer outside it."""

    legal_name: str
    jurisdiction: str
    crown: bool = False
    pay_remit: bool = False


@frozen(kw_only=True)
class _AgreementFile:
    """The keys of an agreement file."""

    format: int
    sector: str = field(metadata={"example": '"police"'})
    employer: str = field(metadata={"example": '"Kent Police"'})
    unions: tuple[str, ...] = field(metadata={"example": '["UNISON"]'})
    employer_details: _Details | None = None
    other_employers: tuple[str, ...] = ()
    title: str = TITLE
    position: Position = Position.OPENING
    bundle: str = "default"
    include: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    commencement: date | None = None
    workforce: str = ""
    machinery: str = ""
    headcount: int | None = None
    version: Version = field(factory=Version)
    clauses: Mapping[str, object] = {}
    systems: tuple[System, ...] = ()
    confirmed: tuple[str, ...] = ()
    comments: tuple[Addressed, ...] = ()
    accept: tuple[Acceptance, ...] = ()


def read_agreement(path: Path | str, pack: Pack) -> Agreement:
    """The agreement in a TOML file.

    Args:
        path: the file, in UTF-8 or UTF-16.
        pack: the clauses it may name.

    Raises:
        AgreementFileError: with every fault of the file, each with its line.

    >>> import tempfile
    >>> from agreementkit import load_pack
    >>> file = Path(tempfile.mkdtemp(), "kent.toml")
    >>> _ = file.write_text('''
    ... format = 1
    ... sector = "police"
    ... employer = "Kent Polise"
    ... unions = ["UNISON"]
    ... ''')
    >>> read_agreement(file, load_pack())  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    agreementkit.errors.AgreementFileError: ...kent.toml:4, employer: the sector's directory has no employer called "Kent Polise"
        To mend it: did you mean "Kent Police"? For another body, add its legal_name and jurisdiction under [employer_details]
    """
    shown = str(path)
    try:
        text = read_text(Path(path))
        refuse_other_files(Path(path), text)
        table = parse_toml(text, shown)
    except InputError as error:
        raise AgreementFileError(error.faults) from None
    return agreement_from(table, pack, file=shown, text=text)


def agreement_from(
    table: Mapping[str, object],
    pack: Pack,
    *,
    file: str = "",
    text: str = "",
) -> Agreement:
    """The agreement in plain values, such as a web form's; see `read_agreement`."""
    table, placed = upgraded(table)
    # Nothing true can be said of a file of a newer format, or with what no file can hold.
    placed = placed or list(oddities(table))
    if placed:
        raise _refused(placed, file, text)
    shaped, placed = _shaped(table, pack)
    placed += name_faults(table, pack)
    settings = dict(_provisions(table, pack, placed))
    if shaped is None or placed:
        raise _refused(placed, file, text)
    details = shaped.employer_details
    employer = details and Employer(
        name=shaped.employer,
        legal_name=details.legal_name,
        jurisdiction=details.jurisdiction,
        crown=details.crown,
        pay_remit=details.pay_remit,
    )
    bundle = pack.bundle(shaped.bundle)
    for id_ in shaped.include:
        bundle += Provision(clause=id_)
    for id_ in set(shaped.leave_out):
        bundle -= id_
    return Agreement(
        title=shaped.title,
        sector=shaped.sector,
        employer=employer or shaped.employer,
        other_employers=shaped.other_employers,
        unions=shaped.unions,
        position=shaped.position,
        provisions=bundle | Bundle(settings.values()),
        commencement=shaped.commencement,
        workforce=shaped.workforce,
        machinery=shaped.machinery,
        headcount=shaped.headcount,
        systems=shaped.systems,
        confirmed=shaped.confirmed,
        comments=shaped.comments,
        version=shaped.version,
        accepted=shaped.accept,
        origin=Origin(file=file, lines=key_lines(text)) if file else None,
    )


def _refused(placed: Iterable[Placed], file: str, text: str) -> AgreementFileError:
    faults = located(placed, text, file=file)
    return AgreementFileError(sorted(faults, key=lambda fault: fault.line or 0))


def _shaped(table: Mapping[str, object], pack: Pack) -> tuple[_AgreementFile | None, list[Placed]]:
    shaped, placed = structured(table, _AgreementFile)
    posts = table.get("headcount")
    if type(posts) is int and (fault := headcount_fault(posts)):
        placed.append((("headcount",), fault))
    for number, (path, fault) in enumerate(placed):
        if len(path) == 1 and path[0] in pack:
            remedy = f"write [clauses.{path[0]}] for the values of that clause"
            placed[number] = path, evolve(fault, remedy=remedy)
    return shaped, placed


def _provisions(
    table: Mapping[str, object],
    pack: Pack,
    faults: list[Placed],
) -> Iterator[tuple[str, Provision]]:
    """The provisions under `[clauses]`; faults are added to the list."""
    own = table.get("clauses")
    for id_, values in own.items() if isinstance(own, Mapping) else ():
        here = ("clauses", id_)
        if id_ not in pack:
            faults.append((here, unknown("clause", id_, pack.clauses)))
            continue
        if not isinstance(values, Mapping):
            remedy = f"write [clauses.{id_}] on a line of its own, and the values below it"
            faults.append((here, Fault(message="expected a table of values", remedy=remedy)))
            continue
        wrong = len(faults)
        position = None
        if "position" in values:
            position, found = structured(values["position"], Position)
            faults += [((*here, "position"), fault) for _, fault in found]
        try:
            provision = Provision(clause=id_, position=position, settings=_settings(values))
            provision.must_fit(pack[id_].parameters)
        except InvalidError as error:
            faults += [_moved(pack[id_], fault) for fault in error.faults]
        if len(faults) == wrong:
            yield id_, provision


def _settings(values: Mapping[str, object]) -> Mapping[str, Value]:
    """Our own figures; a number from JSON becomes as exact as one from TOML."""
    exact = {
        name: Decimal(str(value)) if isinstance(value, float) else value
        for name, value in values.items()
        if name != "position"
    }
    # Any plain value goes in here; must_fit judges each against its parameter.
    return cast("Mapping[str, Value]", exact)


def _moved(clause: Clause, fault: Fault) -> Placed:
    """A fault of the model, in its place in the file."""
    name = fault.key.removeprefix(f"clauses.{clause.id}.")
    remedy = fault.remedy
    if clause.parameter(name) is None and name in fields_dict(_AgreementFile):
        remedy = MOVE_UP
    return ("clauses", clause.id, name), Fault(message=fault.message, remedy=remedy)
