"""An agreement file to an `Agreement`, or to every fault it has with its line.

The table is brought up to the present format; its keys are made typed values; the names in
it are looked up in the pack; and what is left is an agreement. All faults are told at once,
so each step goes on as far as it can where another found something wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from attrs import evolve, field, fields_dict, frozen

from agreementkit.errors import AgreementFileError, Fault, InputError, InvalidError
from agreementkit.files.consistency import unknown
from agreementkit.files.structuring import MOVE_UP, day_from, structured
from agreementkit.files.toml_source import (
    Placed,
    decoded_text,
    forbidden_values,
    key_lines,
    located,
    parse_toml,
    read_text,
)
from agreementkit.model.agreement import (
    TITLE,
    Acceptance,
    Agreement,
    ClauseComment,
    Employer,
    Origin,
    Sector,
    System,
    Version,
    headcount_fault,
)
from agreementkit.model.clause import FACT_CHOICES, Bundle, Clause, Position, Provision
from agreementkit.model.pack import Pack
from agreementkit.model.template import FactMark, inline_nodes
from agreementkit.model.values import Kind, Value, did_you_mean

Step = Callable[[Mapping[str, object]], Mapping[str, object]]

_STEPS: tuple[Step, ...] = ()

FORMAT = len(_STEPS) + 1
"""The format that this version writes."""


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
    they_accept: tuple[str, ...] = ()
    comments: tuple[ClauseComment, ...] = ()
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
    try:
        text = read_text(Path(path))
    except InputError as error:
        raise AgreementFileError(error.faults) from None
    return _agreement_in_text(text, Path(path), pack)


def agreement_from_bytes(data: bytes, path: Path, pack: Pack) -> Agreement:
    """The agreement in the bytes of a file, wherever that lies now; see `read_agreement`."""
    try:
        text = decoded_text(data, path)
    except InputError as error:
        raise AgreementFileError(error.faults) from None
    return _agreement_in_text(text, path, pack)


def _agreement_in_text(text: str, path: Path, pack: Pack) -> Agreement:
    try:
        _refuse_other_files(path, text)
        table = parse_toml(text, str(path))
    except InputError as error:
        raise AgreementFileError(error.faults) from None
    return agreement_from(table, pack, file=str(path), text=text)


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
    placed = placed or list(forbidden_values(table))
    if placed:
        raise _refused(placed, file, text)
    shaped, placed = _structured_file(table, pack)
    placed += _name_faults(table, pack)
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
        they_accept=shaped.they_accept,
        comments=shaped.comments,
        version=shaped.version,
        accepted=shaped.accept,
        origin=Origin(file=file, lines=key_lines(text)) if file else None,
    )


def _refused(placed: Iterable[Placed], file: str, text: str) -> AgreementFileError:
    faults = located(placed, text, file=file)
    return AgreementFileError(sorted(faults, key=lambda fault: fault.line or 0))


def _structured_file(
    table: Mapping[str, object], pack: Pack
) -> tuple[_AgreementFile | None, list[Placed]]:
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
            provision = Provision(
                clause=id_, position=position, settings=_settings(values, pack[id_])
            )
            provision.must_fit(pack[id_].parameters)
        except InvalidError as error:
            faults += [_at_its_key(pack[id_], fault) for fault in error.faults]
        if len(faults) == wrong:
            yield id_, provision


def _settings(values: Mapping[str, object], clause: Clause) -> Mapping[str, Value]:
    """Our own figures; numbers and dates from JSON become what they would be from TOML."""
    days = {each.name for each in clause.parameters if each.kind is Kind.DATE}
    exact = {name: _exact(value) for name, value in values.items() if name != "position"}
    for name in days & exact.keys():
        exact[name] = day_from(str(exact[name])) or exact[name]
    # Any plain value goes in here; must_fit judges each against its parameter.
    return cast("Mapping[str, Value]", exact)


def _exact(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, float) else value


def _at_its_key(clause: Clause, fault: Fault) -> Placed:
    """A fault of the model, in its place in the file."""
    name = fault.key.removeprefix(f"clauses.{clause.id}.")
    remedy = fault.remedy
    if clause.parameter(name) is None and name in fields_dict(_AgreementFile):
        remedy = MOVE_UP
    return ("clauses", clause.id, name), Fault(message=fault.message, remedy=remedy)


# ---
# Whether the names in it lead anywhere, and agree with one another.


def _name_faults(table: Mapping[str, object], pack: Pack) -> Iterator[Placed]:
    """Names that lead nowhere. Read from the raw table, so that one fault hides no other."""
    sector = table.get("sector")
    if isinstance(sector, str) and sector in pack.sectors:
        yield from _employer_faults(table, pack.sectors[sector])
    elif isinstance(sector, str):
        yield ("sector",), unknown("sector", sector, pack.sectors)
    details = table.get("employer_details")
    if isinstance(details, Mapping) and isinstance(place := details.get("jurisdiction"), str):
        known = FACT_CHOICES["jurisdiction"]
        if place not in known:
            yield ("employer_details", "jurisdiction"), unknown("jurisdiction", place, known)
    if table.get("unions") == []:
        fault = Fault(message="no trade union signs", remedy='name one at least: unions = ["…"]')
        yield ("unions",), fault
    yield from _confirmed_faults(table, pack)
    yield from _comment_faults(table, pack)
    name = table.get("bundle", "default")
    names = ["full", *pack.bundles]
    if isinstance(name, str) and name not in names:
        yield ("bundle",), unknown("bundle", name, names)
    yield from _choice_faults(table, pack, pack.bundle(str(name)) if name in names else None)
    accepted = table.get("accept")
    for number, entry in enumerate(accepted if isinstance(accepted, list | tuple) else ()):
        clause = entry.get("clause") if isinstance(entry, Mapping) else None
        if isinstance(clause, str) and clause.strip() and clause not in pack:
            yield ("accept", number, "clause"), unknown("clause", clause, pack.clauses)


def _confirmed_faults(table: Mapping[str, object], pack: Pack) -> Iterator[Placed]:
    facts = {
        node.name
        for clause in pack.clauses.values()
        for _, node in inline_nodes(clause.body)
        if isinstance(node, FactMark)
    }
    for fact in _texts(table.get("confirmed")):
        if fact not in facts:
            yield ("confirmed",), unknown("statement of fact", fact, facts)


def _comment_faults(table: Mapping[str, object], pack: Pack) -> Iterator[Placed]:
    comments = table.get("comments")
    for number, comment in enumerate(comments if isinstance(comments, list | tuple) else ()):
        about = comment.get("clause") if isinstance(comment, Mapping) else None
        if isinstance(about, str) and about not in pack:
            yield ("comments", number, "clause"), unknown("clause", about, pack.clauses)


def _employer_faults(table: Mapping[str, object], sector: Sector) -> Iterator[Placed]:
    employer = table.get("employer")
    names = [known.name for known in sector.employers]
    if not isinstance(employer, str) or employer in names or "employer_details" in table:
        return
    message = f'the sector\'s directory has no employer called "{employer}"'
    other = "For another body, add its legal_name and jurisdiction under [employer_details]"
    remedy = f"{did_you_mean(employer, names)} {other}"
    yield ("employer",), Fault(message=message, remedy=remedy)


def _choice_faults(
    table: Mapping[str, object],
    pack: Pack,
    bundle: Bundle | None,
) -> Iterator[Placed]:
    """What is added, left out or given values, against what there is."""
    included, left_out = _texts(table.get("include")), _texts(table.get("leave_out"))
    accepted = _texts(table.get("they_accept"))
    for key, ids in (("include", included), ("leave_out", left_out), ("they_accept", accepted)):
        for id_ in ids:
            if id_ not in pack:
                yield (key,), unknown("clause", id_, pack.clauses)
    own = table.get("clauses")
    for id_ in left_out:
        if id_ not in pack:
            continue
        if id_ in included:
            message = f'"{id_}" is both added and left out'
            fault = Fault(message=message, remedy="take it out of include, or out of leave_out")
            yield ("leave_out",), fault
        elif isinstance(own, Mapping) and id_ in own:
            message = f'"{id_}" has values here and is also left out'
            remedy = f"delete this table, or take {id_} out of leave_out"
            yield ("clauses", id_), Fault(message=message, remedy=remedy)
        elif bundle is not None and id_ not in bundle:
            message = f'"{id_}" is left out, but the agreement does not hold it anyway'
            fault = Fault(message=message, remedy=f'take "{id_}" out of leave_out')
            yield ("leave_out",), fault


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list | tuple) else ()
    return list(dict.fromkeys(item for item in items if isinstance(item, str)))


# ---
# Earlier formats.
#
# One pure step for each format that there has been: step n takes a table of format n and
# gives one of format n + 1. Steps are never edited once released.


def upgraded(
    table: Mapping[str, object],
    steps: tuple[Step, ...] = _STEPS,
) -> tuple[Mapping[str, object], list[Placed]]:
    """The table in the present format, with what stands in the way.

    Args:
        table: an agreement file as plain values.
        steps: the upgrade steps, oldest first.

    >>> upgraded({"format": 9})[1][0][1].remedy
    'upgrade agreementkit: pip install --upgrade agreementkit'
    """
    newest = len(steps) + 1
    held = table.get("format")
    if type(held) is not int:
        return table, []
    if held > newest:
        fault = Fault(
            message=f"the file has format {held}, and this agreementkit reads up to {newest}",
            remedy="upgrade agreementkit: pip install --upgrade agreementkit",
        )
        return table, [(("format",), fault)]
    if held < 1:
        fault = Fault(message=f"there is no format {held}", remedy=f"write format = {newest}")
        return table, [(("format",), fault)]
    for number, step in enumerate(steps[held - 1 :], held):
        table = {**step(table), "format": number + 1}
    return table, []


# ---
# Files that are not agreements, though somebody took them for one.

_PACK_FILES = (
    "issued.toml",
    "law.toml",
    "pack.toml",
    "rules.toml",
    "sources.toml",
    "strategy.toml",
    "terms.toml",
)
_STARTER_REMEDY = "agreementkit new kent.toml --sector police writes one to begin from"


def _refuse_other_files(path: Path, text: str) -> None:
    """Say what a file is, where it plainly is something else than an agreement.

    Args:
        path: the file.
        text: what it holds.

    Raises:
        InputError: it is a clause, a file of a pack, JSON, or empty.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        message, remedy = "nothing is written in this file", _STARTER_REMEDY
    elif lines[0].strip() == "+++":
        message = "this is a clause, not an agreement"
        remedy = (
            "name an agreement file; to use the clause, name the folder that its area's folder "
            "lies in with --pack"
        )
    elif path.name in _PACK_FILES:
        message = "this file belongs to a folder of clauses, and is no agreement"
        remedy = f"name an agreement file, and this folder with --pack; {_STARTER_REMEDY}"
    elif lines[0].lstrip().startswith("{"):
        message = "this is JSON, and an agreement file is TOML"
        remedy = f"write each entry as name = value on a line of its own; {_STARTER_REMEDY}"
    else:
        return
    raise InputError([Fault(file=str(path), message=message, remedy=remedy)])
