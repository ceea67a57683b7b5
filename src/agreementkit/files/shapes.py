"""The keys of each file of a pack, as they stand in TOML."""

from collections.abc import Mapping

from attrs import frozen

from agreementkit.model import Law, Part, Source, WordRule

__all__ = [
    "EmployerEntry",
    "LawsFile",
    "PackFile",
    "RulesFile",
    "SectorFile",
    "SourcesFile",
    "TermEntry",
    "TermsFile",
]


@frozen(kw_only=True)
class PackFile:
    """`pack.toml`."""

    format: int
    id: str
    title: str
    bundles: Mapping[str, tuple[str, ...]] = {}
    parts: tuple[Part, ...] = ()


@frozen(kw_only=True)
class TermEntry:
    """One defined term, its meaning still as written."""

    name: str
    plural: str = ""
    means: str = ""
    defined_in: str = ""
    side: str = ""


@frozen(kw_only=True)
class TermsFile:
    """`terms.toml`."""

    terms: tuple[TermEntry, ...]


@frozen(kw_only=True)
class LawsFile:
    """`law.toml`."""

    laws: Mapping[str, Law]


@frozen(kw_only=True)
class SourcesFile:
    """`sources.toml`."""

    sources: Mapping[str, Source]


@frozen(kw_only=True)
class RulesFile:
    """`rules.toml`."""

    rules: tuple[WordRule, ...]


@frozen(kw_only=True)
class EmployerEntry:
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
class SectorFile:
    """`sectors/<id>.toml`."""

    id: str
    title: str
    unions: tuple[str, ...]
    machinery: str
    jurisdiction: str
    crown: bool
    pay_remit: bool
    workforce: str
    employers: tuple[EmployerEntry, ...]
    law: tuple[str, ...] = ()
    verified: bool = False
    note: str = ""
