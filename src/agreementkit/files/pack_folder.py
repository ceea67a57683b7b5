"""A folder of clauses to a `Pack`, or to every fault of every file in it.

`load_pack` says which folder is read, what it lies over, and when it is read again. The
keys of each file come next, then one reading of one folder (`PackReader`), then what the
reading needs: sectors, the lines of keys in files that are no more than values, and the place
where the clauses lie that come with agreementkit.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from agreementkit.errors import Fault, InputError, PackError
from agreementkit.files.clause_file import read_clause, split_clause
from agreementkit.files.consistency import pack_faults, unknown
from agreementkit.files.private_overlay import FOLDER, PrivateFile, with_private
from agreementkit.files.structuring import structured
from agreementkit.files.toml_source import (
    Placed,
    key_lines,
    line_of,
    located,
    parse_toml,
    read_text,
)
from agreementkit.model.agreement import Employer, Sector
from agreementkit.model.clause import FACT_CHOICES, Clause
from agreementkit.model.pack import Area, DefinedTerm, Law, Pack, Part, Source, Strategy, WordRule
from agreementkit.model.template import Inlines, Run
from agreementkit.text.clause_markup import MarkupError, parse_inlines

T = TypeVar("T")

_FORMAT = 1

_READ = ("[!.]*.toml", "[!.]*/[!.]*.md", "sectors/[!.]*.toml", f"{FOLDER}/[!.]*.toml")
"""Without hidden files: editors leave locks and halves behind under such names."""

_kept: dict[Path, tuple[object, Pack | None, Pack]] = {}
"""By folder: what its files were like, the pack under it, and the pack itself."""


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
    absolute = place.absolute()  # the same name in another folder is another pack
    try:
        alone = folder is None or (place / "strategy.toml").is_file()
        # Read again only when a file has changed, so that edits are seen at once.
        seen = _fingerprint(absolute)
    except OSError as error:
        message = f"the folder cannot be read ({(error.strerror or 'unknown reason').lower()})"
        fault = Fault(file=str(place), message=message, remedy="check its name, and try again")
        raise PackError([fault]) from None
    under = None if alone else load_pack()
    kept = _kept.get(absolute)
    if kept and kept[0] == seen and kept[1] is under:
        return kept[2]
    pack = PackReader(place, under).pack()
    _kept[absolute] = (seen, under, pack)
    return pack


def _fingerprint(folder: Path) -> object:
    files = sorted(path for pattern in _READ for path in folder.glob(pattern))
    return tuple((path, (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files)


# ---
# The keys of each file, as they stand in TOML.


@frozen(kw_only=True)
class _PackFile:
    """`pack.toml`."""

    format: int
    id: str
    title: str
    bundles: Mapping[str, tuple[str, ...]] = {}
    parts: tuple[Part, ...] = ()


@frozen(kw_only=True)
class _TermEntry:
    """One defined term, its meaning still as written."""

    name: str
    plural: str = ""
    means: str = ""
    defined_in: str = ""
    side: str = ""


@frozen(kw_only=True)
class _TermsFile:
    """`terms.toml`."""

    terms: tuple[_TermEntry, ...]


@frozen(kw_only=True)
class _LawsFile:
    """`law.toml`."""

    laws: Mapping[str, Law]


@frozen(kw_only=True)
class _SourcesFile:
    """`sources.toml`."""

    sources: Mapping[str, Source]


@frozen(kw_only=True)
class _RulesFile:
    """`rules.toml`."""

    rules: tuple[WordRule, ...]


@frozen(kw_only=True)
class _EmployerEntry:
    """One employer in a sector's directory."""

    name: str
    legal_name: str
    jurisdiction: str = ""
    policing_body: str = ""
    unions: tuple[str, ...] = ()
    machinery: str = ""
    verified: bool = False
    note: str = ""


@frozen(kw_only=True)
class _SectorFile:
    """`sectors/<id>.toml`."""

    id: str
    title: str
    unions: tuple[str, ...]
    machinery: str
    jurisdiction: str
    crown: bool
    pay_remit: bool
    workforce: str
    employers: tuple[_EmployerEntry, ...]
    law: tuple[str, ...] = ()
    verified: bool = False
    note: str = ""


# ---
# One reading of one folder.

_EMPTY = Pack(
    id="",
    title="",
    strategy=Strategy(
        id="",
        title="",
        source="",
        areas=(),
        framework=Area(id="", title="", topics=()),
    ),
    parts=(),
    clauses={},
    terms={},
    laws={},
    sources={},
    sectors={},
    bundles={},
)


class PackReader:
    """One reading of one folder; gathers faults instead of stopping at the first."""

    def __init__(self, folder: Path, base: Pack | None) -> None:
        self.folder = folder
        self.base = base or _EMPTY
        self.alone = base is None
        self.faults: list[Fault] = []
        self.complete = True
        """False once a file could not be read: every use of its names would seem wrong."""
        self.files: dict[str, str] = {}
        """The file of every clause, also of one that could not be read, by id."""

    def pack(self) -> Pack:
        """The folder's pack, laid over the one under it.

        Raises:
            PackError: with every fault of every file.
        """
        if not self.folder.is_dir():
            message, remedy = "there is no such folder", "name your folder of clauses"
            if self.folder.is_file():
                message = "this is a file, and clauses lie in a folder"
                remedy = "name the folder that holds your folders of clauses"
            raise PackError([Fault(file=str(self.folder), message=message, remedy=remedy)])
        base = self.base
        areas = {area.id for area in (*base.strategy.areas, base.strategy.framework)}
        if self.folder.name in areas and any(self.folder.glob("[!.]*.md")):
            message = "this is the folder of one area, and your clauses are the folder above it"
            remedy = f"name {self.folder.parent} instead"
            raise PackError([Fault(file=str(self.folder), message=message, remedy=remedy)])
        about = self.table("pack.toml", _PackFile, needed=self.alone)
        strategy = self.table("strategy.toml", Strategy, needed=self.alone)
        laws = self.table("law.toml", _LawsFile)
        sources = self.table("sources.toml", _SourcesFile)
        rules = self.table("rules.toml", _RulesFile)
        terms = self.terms()
        sectors = {sector.id: sector for sector in self.sectors()}
        clauses = {clause.id: self.adapted(clause) for clause in self.clauses()}
        clauses |= self.private({**base.clauses, **clauses})
        if about and about.format != _FORMAT:
            message = f"this pack has format {about.format}, and this agreementkit reads {_FORMAT}"
            remedy = "upgrade agreementkit: pip install --upgrade agreementkit"
            self.fault("pack.toml", message, remedy, "format")
        pack = Pack(
            id=about.id if about else self.folder.name,
            title=about.title if about else self.folder.name,
            strategy=strategy or base.strategy,
            parts=(about and about.parts) or base.parts,
            clauses={**base.clauses, **clauses},
            terms={**base.terms, **terms},
            laws={**base.laws, **(laws.laws if laws else {})},
            sources={**base.sources, **(sources.sources if sources else {})},
            sectors={**base.sectors, **sectors},
            bundles={**base.bundles, **(about.bundles if about else {})},
            rules=(*base.rules, *(rules.rules if rules else ())),
        )
        if self.complete:
            self.faults += pack_faults(pack, unread=self.files.keys() - clauses.keys())
        if self.faults:
            faults = [self.placed(fault) for fault in self.faults]
            raise PackError(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))
        if not self.files and not any((about, laws, sources, rules, terms, sectors, clauses)):
            message = "there are no clauses in this folder"
            remedy = "name the folder that holds your folders of clauses"
            raise PackError([Fault(file=str(self.folder), message=message, remedy=remedy)])
        return pack

    def fault(self, file: str, message: str, remedy: str, key: str = "") -> None:
        """Note a fault that has no line of its own."""
        self.faults.append(Fault(file=file, key=key, message=message, remedy=remedy))

    def placed(self, fault: Fault) -> Fault:
        """A fault with its line and the whole path of its file, where the file is of this folder."""
        path = self.folder / fault.file
        if path.is_file():
            return evolve(fault, file=str(path), line=fault.line or _line_in(path, fault.key))
        return evolve(fault, file=str(path)) if self.alone else fault

    def adapted(self, clause: Clause) -> Clause:
        """A clause that remembers which one it replaces, where it does."""
        replaced = self.base.clauses.get(clause.id)
        if replaced is None:
            return clause
        return evolve(clause, adapted_from=f"{self.base.id}: {clause.id}@{replaced.version}")

    def table(self, name: str, kind: type[T], *, needed: bool = False) -> T | None:
        """A TOML file as a `kind`; None where it is not there, or has faults."""
        path = self.folder / name
        if not needed and not path.is_file():
            return None
        try:
            text = read_text(path)
            value, wrong = structured(parse_toml(text, name), kind)
        except InputError as error:
            self.faults += [evolve(fault, file=name) for fault in error.faults]
            self.complete = False
            return None
        if wrong:
            self.faults += located(wrong, text, file=name)
            self.complete = False
        return value

    def terms(self) -> Mapping[str, DefinedTerm]:
        """The defined terms, under both forms of their names."""
        found = self.table("terms.toml", _TermsFile)
        terms: dict[str, DefinedTerm] = {}
        for entry in found.terms if found else ():
            term = DefinedTerm(
                name=entry.name,
                plural=entry.plural,
                means=self.meaning(entry.name, entry.means),
                defined_in=entry.defined_in,
                side=entry.side,
            )
            for form in filter(None, (entry.name, entry.plural)):
                if form in terms:
                    message = f'"{form}" is defined twice'
                    self.fault("terms.toml", message, "take one of them out", entry.name)
                terms[form] = term
        return terms

    def meaning(self, name: str, text: str) -> Inlines:
        """What a term means, as nodes."""
        try:
            return parse_inlines(text) if text else ()
        except MarkupError as error:
            self.fault("terms.toml", error.message, error.remedy, name)
            return (Run(text=text),)

    def clauses(self) -> Iterator[Clause]:
        """Every clause of the folder that can be read."""
        for path in sorted(self.folder.glob("[!.]*.md")):
            if path.is_file() and _begins_like_a_clause(path):
                message = "a clause lies in the folder of its area, and this one lies in none"
                self.fault(path.name, message, f"move it, for example to framework/{path.name}")
        for path in sorted(self.folder.glob("[!.]*/[!.]*.md")):
            shown = f"{path.parent.name}/{path.name}"
            clause, faults = read_clause(path, shown)
            self.faults += faults
            first = self.files.setdefault(path.stem, shown)
            if first != shown:
                message = f"another file has the same clause id: {first}"
                self.fault(shown, message, "give one of the two files another name")
            elif clause is not None:
                yield clause

    def private(self, clauses: Mapping[str, Clause]) -> dict[str, Clause]:
        """The clauses of which the folder keeps a ladder or notes of our own, with these."""
        made: dict[str, Clause] = {}
        for path in sorted(self.folder.glob(f"{FOLDER}/[!.]*.toml")):
            name = f"{FOLDER}/{path.name}"
            ours = self.table(name, PrivateFile)
            clause = clauses.get(path.stem)
            if clause is None and path.stem not in self.files:
                fault = unknown("clause", path.stem, clauses)
                self.fault(name, fault.message, fault.remedy)
            elif clause is not None and ours is not None:
                made[path.stem], wrong = with_private(clause, ours)
                for keys, fault in wrong:
                    self.fault(name, fault.message, fault.remedy, ".".join(map(str, keys)))
        return made

    def sectors(self) -> Iterator[Sector]:
        """Every sector of the folder that can be read."""
        for path in sorted(self.folder.glob("sectors/[!.]*.toml")):
            found = self.table(f"sectors/{path.name}", _SectorFile)
            if found is not None:
                for keys, fault in _sector_faults(found, path.stem):
                    key = ".".join(map(str, keys))
                    self.fault(f"sectors/{path.name}", fault.message, fault.remedy, key)
                yield _sector(found)


def _sector(found: _SectorFile) -> Sector:
    """The sector with its directory; what holds for all its employers passed on."""
    return Sector(
        id=found.id,
        title=found.title,
        unions=found.unions,
        machinery=found.machinery,
        workforce=found.workforce,
        employers=tuple(
            Employer(
                name=employer.name,
                legal_name=employer.legal_name,
                jurisdiction=employer.jurisdiction or found.jurisdiction,
                crown=found.crown,
                pay_remit=found.pay_remit,
                policing_body=employer.policing_body,
                unions=employer.unions,
                machinery=employer.machinery,
                verified=employer.verified,
            )
            for employer in found.employers
        ),
    )


def _sector_faults(found: _SectorFile, stem: str) -> Iterator[Placed]:
    """What is wrong with a sector's file, apart from its types.

    Args:
        found: the keys of the file.
        stem: the file's name without its ending.
    """
    if found.id != stem:
        remedy = f'write id = "{stem}", or give the file another name'
        yield ("id",), Fault(message=f'the file is called "{stem}"', remedy=remedy)
    if not found.employers:
        fault = Fault(message="the sector has no employer", remedy="add one under [[employers]]")
        yield ("employers",), fault
    known = FACT_CHOICES["jurisdiction"]
    if found.jurisdiction not in known:
        yield ("jurisdiction",), unknown("jurisdiction", found.jurisdiction, known)
    for number, employer in enumerate(found.employers):
        if employer.jurisdiction and employer.jurisdiction not in known:
            path = ("employers", number, "jurisdiction")
            yield path, unknown("jurisdiction", employer.jurisdiction, known)


def _line_in(path: Path, key: str) -> int | None:
    """The line of a key; None where it has none.

    Args:
        path: the file, which has been read before.
        key: the dotted key; in `terms.toml`, the term.
    """
    if not key:
        return None
    text = read_text(path)
    if path.name == "terms.toml":
        entry = re.search(rf"^\s*name\s*=\s*[\"']{re.escape(key)}[\"']", text, re.MULTILINE)
        return text.count("\n", 0, entry.end()) + 1 if entry else None
    keys = tuple(int(part) if part.isdecimal() else part for part in key.split("."))
    if path.suffix != ".md":
        return line_of(keys, key_lines(text))
    head, _, _ = split_clause(text)
    line = line_of(keys, key_lines(head))
    return None if line is None else line + 1


# ---
# Where the clauses lie that come with agreementkit.

# Packaged in a wheel, beside `src` in a checkout. An editable install leaves a stale copy where
# `importlib.resources` cannot see it, so the two places are tried by path, the packaged one
# first.

_PACKAGE = Path(__file__).resolve().parent.parent


def bank_folder() -> Path:
    """The folder of the clauses that come with agreementkit.

    Raises:
        PackError: the installation is incomplete.
    """
    for folder in (_PACKAGE / "_clauses", _PACKAGE.parent.parent / "clauses"):
        if (folder / "pack.toml").is_file():
            return folder
    raise PackError(
        [
            Fault(
                message="the clauses that come with agreementkit are not there",
                remedy="install it again: pip install --force-reinstall agreementkit",
            ),
        ],
    )


def _begins_like_a_clause(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(6).startswith((b"+++", BOM_UTF8 + b"+++"))
