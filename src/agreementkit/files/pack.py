"""A folder of clauses to a `Pack`, or to every fault of every file at once."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from agreementkit.errors import Fault, InputError, PackError
from agreementkit.files.clause import read_clause
from agreementkit.files.consistency import pack_faults
from agreementkit.files.lines import key_lines, line_of
from agreementkit.files.locate import bank_folder
from agreementkit.files.source import parse_toml, read_text
from agreementkit.files.strict import structured
from agreementkit.model import (
    Clause,
    DefinedTerm,
    Employer,
    Law,
    Pack,
    Part,
    Sector,
    Source,
    Strategy,
)
from agreementkit.text import ReadingError, parse_inlines

__all__ = ["load_pack"]

T = TypeVar("T")


@frozen(kw_only=True)
class _PackFile:
    format: int
    id: str
    title: str
    bundles: Mapping[str, tuple[str, ...]] = {}
    parts: tuple[Part, ...] = ()


@frozen(kw_only=True)
class _Term:
    name: str
    plural: str = ""
    means: str = ""
    defined_in: str = ""
    side: str = ""


@frozen(kw_only=True)
class _Terms:
    terms: tuple[_Term, ...]


@frozen(kw_only=True)
class _Laws:
    laws: Mapping[str, Law]


@frozen(kw_only=True)
class _Sources:
    sources: Mapping[str, Source]


@frozen(kw_only=True)
class _Employer:
    name: str
    legal_name: str
    jurisdiction: str = ""
    policing_body: str = ""
    verified: bool = False
    note: str = ""


@frozen(kw_only=True)
class _Sector:
    id: str
    title: str
    unions: tuple[str, ...]
    machinery: str
    jurisdiction: str
    crown: bool
    pay_remit: bool
    workforce: str
    employers: tuple[_Employer, ...]
    law: tuple[str, ...] = ()
    verified: bool = False
    note: str = ""


_kept: dict[Path, tuple[object, Pack]] = {}


def load_pack(folder: Path | str | None = None) -> Pack:
    """The project's own clauses, or a folder of your own laid over them.

    Args:
        folder: a pack of your own. With a `strategy.toml` it stands alone; without
            one it lies over the project's clauses: a clause of the same id replaces
            theirs and remembers what it was adapted from.

    Raises:
        PackError: with every fault of every file at once.

    >>> pack = load_pack()
    >>> pack["advance-notice"].area
    'framework'
    """
    place = bank_folder() if folder is None else Path(folder)
    # Read again only when a file has changed, so that edits are seen at once.
    seen = _fingerprint(place)
    if place in _kept and _kept[place][0] == seen and (place / "strategy.toml").exists():
        return _kept[place][1]
    alone = folder is None or (place / "strategy.toml").is_file()
    pack = _Reader(place, None if alone else load_pack()).pack()
    _kept[place] = (seen, pack)
    return pack


def _fingerprint(folder: Path) -> object:
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".toml"))
    return tuple((path, (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files)


class _Reader:
    """One reading of one folder; gathers faults instead of stopping at the first."""

    def __init__(self, folder: Path, under: Pack | None) -> None:
        self.folder = folder
        self.under = under
        self.faults: list[Fault] = []

    def pack(self) -> Pack:
        if not self.folder.is_dir():
            fault = Fault(
                file=str(self.folder),
                message="there is no such folder",
                remedy="name the folder that holds your clauses",
            )
            raise PackError([fault])
        under = self.under
        about = self.table("pack.toml", _PackFile, needed=under is None)
        if about is not None and about.format != 1:
            self.faults.append(
                Fault(
                    file="pack.toml",
                    key="format",
                    message=f"this pack has format {about.format}, and this agreementkit reads 1",
                    remedy="upgrade agreementkit",
                ),
            )
        strategy = self.table("strategy.toml", Strategy, needed=under is None)
        laws = self.table("law.toml", _Laws)
        sources = self.table("sources.toml", _Sources)
        terms = self.terms()
        clauses = {clause.id: clause for clause in self.clauses()}
        sectors = {sector.id: sector for sector in self.sectors()}
        if under is not None:
            strategy = strategy or under.strategy
            for id_, clause in clauses.items():
                if id_ in under.clauses:
                    origin = f"{under.id}: {id_}@{under.clauses[id_].version}"
                    clauses[id_] = evolve(clause, adapted_from=origin)
        if strategy is None:
            raise PackError(self.faults)
        pack = Pack(
            id=about.id if about else self.folder.name,
            title=about.title if about else self.folder.name,
            strategy=strategy,
            parts=(about.parts if about else ()) or (under.parts if under else ()),
            clauses={**(under.clauses if under else {}), **clauses},
            terms={**(under.terms if under else {}), **terms},
            laws={**(under.laws if under else {}), **(laws.laws if laws else {})},
            sources={**(under.sources if under else {}), **(sources.sources if sources else {})},
            sectors={**(under.sectors if under else {}), **sectors},
            bundles={**(under.bundles if under else {}), **(about.bundles if about else {})},
        )
        faults = [*self.faults, *pack_faults(pack)]
        if faults:
            raise PackError(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))
        return pack

    def table(self, name: str, kind: type[T], *, needed: bool = False) -> T | None:
        path = self.folder / name
        if not needed and not path.is_file():
            return None
        try:
            text = read_text(path)
            value, placed = structured(parse_toml(text, name), kind)
        except InputError as error:
            self.faults += [evolve(fault, file=name) for fault in error.faults]
            return None
        lines = key_lines(text) if placed else {}
        for keys, fault in placed:
            where = line_of(keys, lines)
            self.faults.append(
                evolve(fault, file=name, line=where, key=".".join(map(str, keys))),
            )
        return value

    def terms(self) -> Mapping[str, DefinedTerm]:
        found = self.table("terms.toml", _Terms)
        terms: dict[str, DefinedTerm] = {}
        for raw in found.terms if found else ():
            try:
                means = parse_inlines(raw.means) if raw.means else ()
            except ReadingError as error:
                self.faults.append(
                    Fault(
                        file="terms.toml",
                        key=raw.name,
                        message=error.message,
                        remedy=error.remedy,
                    ),
                )
                continue
            term = DefinedTerm(
                name=raw.name,
                plural=raw.plural,
                means=means,
                defined_in=raw.defined_in,
                side=raw.side,
            )
            terms |= {form: term for form in (raw.name, raw.plural) if form}
        return terms

    def clauses(self) -> Iterator[Clause]:
        for path in sorted(self.folder.glob("*/*.md")):
            clause, faults = read_clause(path, f"{path.parent.name}/{path.name}")
            self.faults += faults
            if clause is not None:
                yield clause

    def sectors(self) -> Iterator[Sector]:
        for path in sorted(self.folder.glob("sectors/*.toml")):
            raw = self.table(f"sectors/{path.name}", _Sector)
            if raw is None:
                continue
            yield Sector(
                id=raw.id,
                title=raw.title,
                unions=raw.unions,
                machinery=raw.machinery,
                workforce=raw.workforce,
                employers=tuple(
                    Employer(
                        name=employer.name,
                        legal_name=employer.legal_name,
                        jurisdiction=employer.jurisdiction or raw.jurisdiction,
                        crown=raw.crown,
                        pay_remit=raw.pay_remit,
                        policing_body=employer.policing_body,
                        verified=employer.verified,
                    )
                    for employer in raw.employers
                ),
            )
