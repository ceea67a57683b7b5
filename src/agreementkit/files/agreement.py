"""An agreement file to an `Agreement`, or to every fault it has with its line."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from attrs import evolve, field, frozen

from agreementkit.errors import AgreementFileError, Fault, InputError, InvalidError
from agreementkit.files.lines import key_lines, line_of
from agreementkit.files.source import parse_toml, read_text
from agreementkit.files.strict import Placed, structured
from agreementkit.files.upgrade import upgraded
from agreementkit.model import (
    Agreement,
    Bundle,
    Employer,
    Pack,
    Position,
    Provision,
    Sector,
    System,
    Value,
    Version,
)
from agreementkit.model.agreement import TITLE
from agreementkit.model.nearest import did_you_mean

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
    sector: str
    employer: str
    unions: tuple[str, ...]
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
    version: Version = field(factory=Version)
    clauses: Mapping[str, object] = {}
    systems: tuple[System, ...] = ()


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
    table, old = upgraded(table)
    shaped, placed = structured(table, _AgreementFile)
    placed = [*old, *placed, *_name_faults(table, pack)]
    settings = dict(_provisions(table, pack, placed))
    if shaped is None or placed:
        lines = key_lines(text)
        faults = [
            evolve(fault, file=file, line=line_of(path, lines), key=".".join(map(str, path)))
            for path, fault in placed
        ]
        raise AgreementFileError(sorted(faults, key=lambda fault: fault.line or 0))
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
    for id_ in shaped.leave_out:
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
        systems=shaped.systems,
        version=shaped.version,
    )


def _name_faults(table: Mapping[str, object], pack: Pack) -> Iterator[Placed]:
    """Names that lead nowhere. Read from the raw table, so that one fault hides no other."""
    sector = table.get("sector")
    if isinstance(sector, str) and sector in pack.sectors:
        yield from _employer_faults(table, pack.sectors[sector])
    elif isinstance(sector, str):
        yield ("sector",), _unknown("sector", sector, pack.sectors)
    bundle = table.get("bundle", "default")
    names = ["full", *pack.bundles]
    if bundle in names:
        yield from _choice_faults(table, pack, pack.bundle(str(bundle)))
    elif isinstance(bundle, str):
        yield ("bundle",), _unknown("bundle", bundle, names)


def _employer_faults(table: Mapping[str, object], sector: Sector) -> Iterator[Placed]:
    employer = table.get("employer")
    names = [known.name for known in sector.employers]
    if not isinstance(employer, str) or employer in names or "employer_details" in table:
        return
    message = f'the sector\'s directory has no employer called "{employer}"'
    other = "For another body, add its legal_name and jurisdiction under [employer_details]"
    remedy = f"{did_you_mean(employer, names)} {other}"
    yield ("employer",), Fault(message=message, remedy=remedy)


def _choice_faults(table: Mapping[str, object], pack: Pack, bundle: Bundle) -> Iterator[Placed]:
    """What is added, left out or given values, against what there is."""
    included = _texts(table.get("include"))
    for id_ in included:
        if id_ not in pack:
            yield ("include",), _unknown("clause", id_, pack.clauses)
    left_out = _texts(table.get("leave_out"))
    for id_ in left_out:
        if id_ not in pack:
            yield ("leave_out",), _unknown("clause", id_, pack.clauses)
        elif id_ not in bundle and id_ not in included:
            message = f'"{id_}" is left out, and the bundle does not hold it'
            yield ("leave_out",), Fault(message=message, remedy="take it out of leave_out")
    own = table.get("clauses")
    for id_ in own if isinstance(own, Mapping) else ():
        if id_ in left_out:
            message = f'"{id_}" has values here and is also left out'
            remedy = "take it out of leave_out, or delete this table"
            yield ("clauses", id_), Fault(message=message, remedy=remedy)


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _unknown(what: str, name: str, known: "Mapping[str, object] | list[str]") -> Fault:
    return Fault(message=f'no {what} is called "{name}"', remedy=did_you_mean(name, known))


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
            faults.append((here, _unknown("clause", id_, pack.clauses)))
            continue
        if not isinstance(values, Mapping):
            remedy = f"write [clauses.{id_}] on a line of its own, and the values below it"
            faults.append((here, Fault(message="expected a table of values", remedy=remedy)))
            continue
        clause, wrong = pack[id_], len(faults)
        # Any plain value goes in here; must_fit judges each against its parameter.
        settings = cast("dict[str, Value]", dict(values))
        position = None
        if "position" in settings:
            position, found = structured(settings.pop("position"), Position)
            faults += [((*here, "position"), fault) for _, fault in found]
        try:
            provision = Provision(clause=id_, position=position, settings=settings)
            provision.must_fit(clause.parameters)
        except InvalidError as error:
            faults += [
                (tuple(f.key.split(".")), Fault(message=f.message, remedy=f.remedy))
                for f in error.faults
            ]
        if len(faults) == wrong:
            yield id_, provision
