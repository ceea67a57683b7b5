"""Hypothesis strategies for the entries of a ledger, with whatever people type into them."""

from datetime import datetime
from decimal import Decimal

from hypothesis import strategies as st

from agreementkit import Position, Provision
from agreementkit.documents import Paragraph
from agreementkit.model.ledger import Entry
from agreementkit.model.values import Value
from agreementkit.negotiation import (
    Agreed,
    AgreedText,
    ClauseFacts,
    Closed,
    DraftKind,
    FigureFact,
    KeptFile,
    Moved,
    Outcome,
    Packaged,
    Parked,
    Received,
    Replaced,
    Sent,
    Side,
    Started,
    Tabled,
    Taken,
    Undone,
    Withdrawn,
)
from agreementkit.packs import Run

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
WORDS = TEXTS.filter(str.strip)
NAMES = st.from_regex(r"(sent/|received/)?[a-z0-9][a-z0-9.-]{0,12}", fullmatch=True)
DIGESTS = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
FILES = st.builds(KeptFile, name=NAMES, sha256=DIGESTS)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
WHEN = st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2036-01-01"))
ROUNDS = st.integers(1, 9)
FIGURES = st.builds(
    FigureFact,
    parameter=TEXTS,
    label=TEXTS,
    sent=TEXTS,
    offered=TEXTS,
    rung=TEXTS,
)
FACTS = st.builds(
    ClauseFacts,
    title=TEXTS,
    number=TEXTS,
    fate=st.sampled_from(["same", "changed", "deleted", "moved", "new", "unsure"]),
    changed=st.booleans(),
    silent=st.integers(0, 99),
    below=LISTS,
    figures=st.lists(FIGURES, max_size=2),
    lost=LISTS,
    weakened=st.integers(0, 9),
)
AGREED = st.builds(
    AgreedText,
    words=st.sampled_from(Side),
    round=ROUNDS,
    fingerprint=DIGESTS,
)
PARAGRAPHS = st.builds(
    Paragraph,
    spans=st.tuples(st.builds(Run, text=TEXTS)),
    clause=TEXTS,
    level=st.integers(0, 4),
    number=TEXTS,
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.integers(-(10**12), 10**12),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(Decimal),
    st.booleans(),
    TEXTS,
    st.dates(),
    LISTS,
)
PROVISIONS = st.builds(
    Provision,
    clause=TEXTS,
    position=st.sampled_from([None, *Position]),
    settings=st.dictionaries(TEXTS, VALUES, max_size=3),
)


def _of(kind: type[Entry], /, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Entry]:
    return st.builds(kind, when=WHEN, by=WORDS, **fields)


STARTS = _of(
    Started,
    negotiation=TEXTS,
    employer=TEXTS,
    unions=LISTS,
    agreement=FILES,
    text=TEXTS,
    own_clauses=TEXTS,
)

LATER = st.one_of(
    _of(Replaced, because=WORDS, agreement=FILES, text=TEXTS, approved_by=TEXTS),
    _of(
        Sent,
        round=ROUNDS,
        draft=TEXTS,
        kind=st.sampled_from(DraftKind),
        file=FILES,
        record=FILES,
        clauses=st.dictionaries(TEXTS, TEXTS, max_size=3),
    ),
    _of(
        Received,
        round=ROUNDS,
        answers=TEXTS,
        file=FILES,
        original=TEXTS,
        facts=st.dictionaries(TEXTS, FACTS, max_size=3),
        despite=LISTS,
    ),
    _of(Undone, because=WORDS, receipt=NAMES),
    _of(
        Moved,
        because=WORDS,
        provisions=st.lists(PROVISIONS, max_size=2),
        approved_by=TEXTS,
    ),
    _of(
        Taken,
        because=WORDS,
        clause=TEXTS,
        round=ROUNDS,
        changes=st.lists(st.integers(1, 9), max_size=3),
        words=LISTS,
        blocks=st.lists(PARAGRAPHS, max_size=2),
        provisions=st.lists(PROVISIONS, max_size=1),
        approved_by=TEXTS,
    ),
    _of(Tabled, because=WORDS, clauses=LISTS),
    _of(
        Agreed,
        because=WORDS,
        clauses=st.dictionaries(TEXTS, AGREED, max_size=2),
        approved_by=TEXTS,
    ),
    _of(Parked, because=WORDS, clauses=LISTS),
    _of(Withdrawn, because=WORDS, clauses=LISTS, approved_by=TEXTS),
    _of(Packaged, because=WORDS, name=TEXTS, clauses=LISTS),
    _of(
        Closed,
        because=WORDS,
        outcome=st.sampled_from(Outcome),
        open=LISTS,
        approved_by=TEXTS,
    ),
)

LEDGERS = st.builds(lambda first, rest: (first, *rest), STARTS, st.lists(LATER, max_size=5))
"""Entries as a ledger holds them: one start, and then anything."""

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["is", "clause", "position", "settings", "when", "by", "name", "x"]),
            inner | st.sampled_from(["Sent", "Moved", "KeptFile", "Document", "Run"]),
            max_size=4,
        )
    ),
    max_leaves=8,
)
"""What a hostile or a broken file could hold."""
