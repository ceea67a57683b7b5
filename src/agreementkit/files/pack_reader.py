"""One reading of one folder of clauses: every file, every fault."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from agreementkit.errors import Fault, InputError, PackError
from agreementkit.files.clause import read_clause
from agreementkit.files.consistency import pack_faults
from agreementkit.files.lines import located
from agreementkit.files.places import line_in
from agreementkit.files.sector import sector_faults, sector_from
from agreementkit.files.shapes import (
    LawsFile,
    PackFile,
    RulesFile,
    SectorFile,
    SourcesFile,
    TermsFile,
)
from agreementkit.files.source import parse_toml, read_text
from agreementkit.files.strict import structured
from agreementkit.model import Area, Clause, DefinedTerm, Pack, Sector, Strategy
from agreementkit.model.template import Inlines, Run
from agreementkit.text import ReadingError, parse_inlines

__all__ = ["PackReader"]

T = TypeVar("T")

FORMAT = 1

_NOTHING = Pack(
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

    def __init__(self, folder: Path, under: Pack | None) -> None:
        self.folder = folder
        self.under = under or _NOTHING
        self.alone = under is None
        self.faults: list[Fault] = []
        self.whole = True
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
        under = self.under
        areas = {area.id for area in (*under.strategy.areas, under.strategy.framework)}
        if self.folder.name in areas and any(self.folder.glob("[!.]*.md")):
            message = "this is the folder of one area, and your clauses are the folder above it"
            remedy = f"name {self.folder.parent} instead"
            raise PackError([Fault(file=str(self.folder), message=message, remedy=remedy)])
        about = self.table("pack.toml", PackFile, needed=self.alone)
        strategy = self.table("strategy.toml", Strategy, needed=self.alone)
        laws = self.table("law.toml", LawsFile)
        sources = self.table("sources.toml", SourcesFile)
        rules = self.table("rules.toml", RulesFile)
        terms = self.terms()
        sectors = {sector.id: sector for sector in self.sectors()}
        clauses = {clause.id: self.adapted(clause) for clause in self.clauses()}
        if about and about.format != FORMAT:
            message = f"this pack has format {about.format}, and this agreementkit reads {FORMAT}"
            remedy = "upgrade agreementkit: pip install --upgrade agreementkit"
            self.fault("pack.toml", message, remedy, "format")
        pack = Pack(
            id=about.id if about else self.folder.name,
            title=about.title if about else self.folder.name,
            strategy=strategy or under.strategy,
            parts=(about and about.parts) or under.parts,
            clauses={**under.clauses, **clauses},
            terms={**under.terms, **terms},
            laws={**under.laws, **(laws.laws if laws else {})},
            sources={**under.sources, **(sources.sources if sources else {})},
            sectors={**under.sectors, **sectors},
            bundles={**under.bundles, **(about.bundles if about else {})},
            rules=(*under.rules, *(rules.rules if rules else ())),
        )
        if self.whole:
            self.faults += pack_faults(pack, unread=self.files.keys() - clauses.keys())
        if self.faults:
            faults = [self.placed(fault) for fault in self.faults]
            raise PackError(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))
        if not self.files and not any((about, laws, sources, rules, terms, sectors)):
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
            return evolve(fault, file=str(path), line=fault.line or line_in(path, fault.key))
        return evolve(fault, file=str(path)) if self.alone else fault

    def adapted(self, clause: Clause) -> Clause:
        """A clause that remembers which one it replaces, where it does."""
        replaced = self.under.clauses.get(clause.id)
        if replaced is None:
            return clause
        return evolve(clause, adapted_from=f"{self.under.id}: {clause.id}@{replaced.version}")

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
            self.whole = False
            return None
        if wrong:
            self.faults += located(wrong, text, file=name)
            self.whole = False
        return value

    def terms(self) -> Mapping[str, DefinedTerm]:
        """The defined terms, under both forms of their names."""
        found = self.table("terms.toml", TermsFile)
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
        except ReadingError as error:
            self.fault("terms.toml", error.message, error.remedy, name)
            return (Run(text=text),)

    def clauses(self) -> Iterator[Clause]:
        """Every clause of the folder that can be read."""
        for path in sorted(self.folder.glob("[!.]*.md")):
            if path.read_bytes().startswith((b"+++", BOM_UTF8 + b"+++")):
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

    def sectors(self) -> Iterator[Sector]:
        """Every sector of the folder that can be read."""
        for path in sorted(self.folder.glob("sectors/[!.]*.toml")):
            found = self.table(f"sectors/{path.name}", SectorFile)
            if found is not None:
                for keys, fault in sector_faults(found, path.stem):
                    key = ".".join(map(str, keys))
                    self.fault(f"sectors/{path.name}", fault.message, fault.remedy, key)
                yield sector_from(found)
