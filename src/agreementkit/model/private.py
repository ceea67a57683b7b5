"""What our side keeps to itself: every text of a pack and an agreement, field by field.

The decision is data. `COLUMNS` names each field that can hold text, and a test fails
when a new one is in no column. What a shared copy may never hold follows from it.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, StrEnum, auto
from functools import cache, lru_cache

from attrs import fields, has

from agreementkit.model.agreement import Acceptance, Addressed, Agreement, System, Version
from agreementkit.model.clause import Clause, Notes
from agreementkit.model.document import SIGNED_FOR, SIGNED_WITH
from agreementkit.model.kind import UNITS
from agreementkit.model.origin import Origin
from agreementkit.model.pack import DefinedTerm, Law, Pack, Part, Source
from agreementkit.model.parameter import Parameter
from agreementkit.model.provision import Bundle, Provision
from agreementkit.model.sector import Employer, Sector
from agreementkit.model.shared import Shared
from agreementkit.model.strategy import Area, Strategy, Topic
from agreementkit.model.template import (
    ClauseMark,
    Condition,
    FactMark,
    Grid,
    Insert,
    LawMark,
    Plain,
    Run,
    Slot,
    TermMark,
    Unit,
)
from agreementkit.model.word_rule import WordRule

__all__ = ["COLUMNS", "Column", "private_texts", "shared_texts"]


class Column(StrEnum):
    """Who may read a text."""

    PRIVATE = auto()
    """Our own side alone, always."""
    CHOSEN = auto()
    """Both sides where it is on the table; our own side alone where it is not."""
    SHARED = auto()
    """Both sides: it prints, or may."""
    NEITHER = auto()
    """A name, a code or a public fact that tells nothing by itself."""


_P, _C, _S, _N = Column.PRIVATE, Column.CHOSEN, Column.SHARED, Column.NEITHER

COLUMNS: Mapping[type, Mapping[str, Column]] = {
    # What a pack holds by id is walked by itself; the ids tell nothing.
    Pack: {
        "id": _N,
        "title": _N,
        "clauses": _N,
        "terms": _N,
        "laws": _N,
        "sources": _N,
        "sectors": _N,
        "bundles": _N,
    },
    Strategy: {"id": _N, "title": _N, "source": _P},
    Area: {"id": _N, "title": _N},
    Topic: {"id": _N, "title": _N, "means": _P, "words": _N},
    Part: {"title": _S, "area": _N, "clauses": _N},
    Clause: {
        "id": _N,
        "title": _S,
        "area": _N,
        "summary": _C,
        "topics": _N,
        "needs": _N,
        "excludes": _N,
        "sources": _N,
        "adapted_from": _P,
        "file": _P,
    },
    Notes: {
        "why": _P,
        "approval": _P,
        "fallback_when": _P,
        "in_return_for": _P,
        "they_will_say": _P,
        "our_answer": _P,
    },
    Parameter: {
        "name": _N,
        "label": _S,
        "better": _N,
        "choices": _N,
        "words": _C,
        "source": _N,
        "opening": _C,
        "target": _C,
        "fallback": _C,
    },
    DefinedTerm: {"name": _S, "plural": _S, "defined_in": _N, "side": _N},
    Law: {"cite": _S, "says": _P, "jurisdiction": _N, "status": _N, "link": _N, "note": _P},
    Source: {"title": _P, "grade": _N, "link": _P, "note": _P},
    # Who the public bodies are, and how they bargain, is public.
    Sector: {"id": _N, "title": _N, "unions": _N, "machinery": _N, "workforce": _N},
    Employer: {
        "name": _N,
        "legal_name": _N,
        "jurisdiction": _N,
        "policing_body": _N,
        "unions": _N,
        "machinery": _N,
    },
    Run: {"text": _C},
    TermMark: {"text": _C},
    Slot: {"name": _N},
    ClauseMark: {"target": _N},
    LawMark: {"key": _N},
    FactMark: {"name": _N},
    Condition: {"name": _N, "value": _N},
    Insert: {"name": _N},
    Unit: {},
    Plain: {},
    Grid: {},
    Agreement: {
        "sector": _N,
        "employer": _S,
        "unions": _S,
        "title": _S,
        "other_employers": _S,
        "workforce": _S,
        "machinery": _S,
        "confirmed": _N,
    },
    Bundle: {},
    Addressed: {"clause": _N, "text": _S},
    Acceptance: {"rule": _N, "clause": _N, "reason": _P},
    Origin: {"file": _P, "lines": _N},
    WordRule: {
        "id": _N,
        "message": _P,
        "remedy": _P,
        "must_not": _N,
        "must": _N,
        "patterns": _N,
        "unless": _N,
        "clause_has": _N,
        "words": _N,
        "also_words": _N,
        "text_has": _N,
        "clause": _N,
        "sectors": _N,
        "employer": _N,
        "title": _P,
        "why": _P,
        "mend": _P,
        "laws": _N,
        "fails": _P,
        "holds": _P,
        "agreement_file": _P,
    },
    Provision: {"clause": _N, "settings": _S},
    System: {
        "name": _S,
        "purpose": _S,
        "supplier": _S,
        "decides": _S,
        "people": _S,
        "owner": _S,
        "status": _S,
    },
    Version: {"status": _S, "side": _S},
}
"""Every field that can hold text, by the class that has it."""

_INLINE = (Run, Slot, TermMark, ClauseMark, LawMark, FactMark)
_FEWEST_WORDS = 5
"""A piece of a line left out that is shorter than this is everybody's language."""

_COMPOSED = frozenset(
    {
        *("not in this agreement", "not yet confirmed by the Employer", "means", "none"),
        *("To be completed by the Employer", "Further clauses", "items, listed in the clause"),
        *("No system had been entered when this draft was made.", SIGNED_FOR.strip(), "between"),
        *("This is the register under clause", "as it stands at the date of this agreement."),
        *("This table lists each key term in the clauses. If it differs from a clause,",),
        *("the clause prevails.", "This agreement has no negotiable values.", "Schedule", "Part"),
        *("System and supplier", "Purpose", "What it decides", "Whose work or data"),
        *("Owner and status",),
        *("Clause", "What is agreed", "Value", "Contents", "Register of AI systems", "Key terms"),
        *(*SIGNED_WITH, "Page", "of", "and", "Yes", "No"),
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    },
)
"""What composing and writing add of their own, so that it explains a run where texts meet."""


def private_texts(agreement: Agreement, pack: Pack, shared: Shared) -> frozenset[str]:
    """Every text that a shared copy of an agreement may not hold.

    Notes, sources, what we say of the law; and whatever of the clauses, positions and
    employers is not on the table. Where a line is interrupted by a value, the pieces
    count by themselves.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.
        shared: what both sides may see of it.

    >>> import agreementkit as ak
    >>> from agreementkit.compose import share
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    >>> why = pack["scope"].negotiating.why
    >>> why in private_texts(agreement, pack, share(agreement, pack))
    True
    """
    on_the_table = shared_texts(shared)
    found = set()
    for kind, name, text in (*_texts_of_pack(_Same(pack)), *_texts(agreement)):
        column = COLUMNS[kind][name]
        if column is Column.PRIVATE or (
            column is Column.CHOSEN and text not in on_the_table and _tells(kind, text)
        ):
            found.add(text)
    return frozenset(found)


class _Same:
    """A pack by what it is and not by what it holds, which would take long to compare."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.pack is other.pack

    def __hash__(self) -> int:
        return id(self.pack)


@lru_cache(maxsize=2)
def _texts_of_pack(same: _Same) -> tuple[tuple[type, str, str], ...]:
    """A pack never changes, so its texts are walked once and kept with it."""
    return tuple(_texts(same.pack))


def _tells(kind: type, text: str) -> bool:
    return kind is not Run or len(text.split()) >= _FEWEST_WORDS


def shared_texts(shared: Shared) -> frozenset[str]:
    """Every text that a shared copy may be made from; not all of it prints."""
    units = {word for unit in UNITS for word in (unit.value, unit.removesuffix("s"))}
    return frozenset(text for _, _, text in _texts(shared)) | units | _COMPOSED


def _texts(value: object) -> Iterator[tuple[type, str, str]]:
    """Every text in a value, with the class and the field that hold it."""
    kind: type = type(value)
    for name in _names(kind):
        held = getattr(value, name)
        if isinstance(held, str) and not isinstance(held, Enum):
            if held:
                yield kind, name, held
        elif isinstance(held, Mapping):
            yield from _inside(kind, name, held.values())
        elif isinstance(held, tuple):
            yield from _inside(kind, name, held)
        elif has(type(held)):
            yield from _texts(held)


def _inside(kind: type, name: str, held: Iterable[object]) -> Iterator[tuple[type, str, str]]:
    """The texts in a list; the nodes of a line join to the pieces between its values."""
    line: list[str] = []
    for item in held:
        if isinstance(item, str):
            yield kind, name, item
        elif isinstance(item, _INLINE):
            line.append(item.text if isinstance(item, Run | TermMark) else "\n")
        elif isinstance(item, tuple):
            yield from _inside(kind, name, item)
        elif has(type(item)):
            yield from _texts(item)
    for piece in "".join(line).split("\n"):
        if text := " ".join(piece.split()):
            yield Run, "text", text


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
