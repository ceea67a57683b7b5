"""The sentences of an agreement, found by the words in them.

Every rule that reads words asks for the few sentences that hold one of its own, so that
a hundred rules cost little more than one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from attrs import frozen

from agreementkit.model import Document
from agreementkit.model.document import Paragraph, text_of
from agreementkit.text import split_sentences

__all__ = ["Sentence", "Wording"]

_WORD = re.compile(r"\w+|[/(\[]")


@frozen(kw_only=True)
class Sentence:
    """One sentence, with the clause and the statement that it stands in."""

    text: str
    """With single blanks."""
    clause: str
    statement: int
    """Which of the clause's statements it is part of, from 0."""


@frozen
class _Read:
    """A sentence of a clause: which statement it is part of, its text, and its words."""

    statement: int
    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        return _words(self.text)


@frozen
class _Passage:
    """What one clause says: its words, and its sentences once somebody asks for them."""

    statements: tuple[str, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        return _words("\n".join(self.statements))

    @cached_property
    def sentences(self) -> tuple[_Read, ...]:
        return tuple(
            _Read(number, text)
            for number, statement in enumerate(self.statements)
            for each in split_sentences(statement)
            if (text := " ".join(each.split()))
        )


@frozen(kw_only=True)
class Wording:
    """The sentences of all clauses, by their words."""

    statements: Mapping[str, tuple[str, ...]]
    """Each clause's, by its id."""

    @cached_property
    def _passages(self) -> tuple[tuple[str, _Passage], ...]:
        return tuple((clause, _read(texts)) for clause, texts in self.statements.items())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order of the text."""
        return tuple(
            Sentence(text=read.text, clause=clause, statement=read.statement)
            for clause, passage in self._passages
            for read in passage.sentences
        )

    def having(self, words: Iterable[str], beside: Iterable[str] = ()) -> Iterator[Sentence]:
        """The sentences that hold one of the words, in the order of the text.

        Args:
            words: in lower case; `/`, `(` and `[` count as words.
            beside: where there are any, a sentence must hold one of these as well.
        """
        wanted, also = frozenset(words), frozenset(beside)
        for clause, passage in self._passages:
            if passage.words.isdisjoint(wanted) or (also and passage.words.isdisjoint(also)):
                continue
            for read in passage.sentences:
                if read.words.isdisjoint(wanted) or (also and read.words.isdisjoint(also)):
                    continue
                yield Sentence(text=read.text, clause=clause, statement=read.statement)

    def number(self, sentence: Sentence, document: Document) -> str:
        """The number of a sentence's paragraph, with those above it: `7.2(a)`."""
        wholes = iter(self.statements[sentence.clause][: sentence.statement + 1])
        whole, found = next(wholes), ""
        numbers: dict[int, str] = {}
        for block in document.blocks:
            if block.clause != sentence.clause or not isinstance(block, Paragraph):
                continue
            numbers = {level: n for level, n in numbers.items() if level < block.level}
            numbers[block.level] = block.number
            # A lead-in is no statement by itself, so not every paragraph has one of its own.
            if whole.endswith(text_of(block.spans).strip()):
                found = "".join(numbers.values())
                following = next(wholes, None)
                if following is None:
                    return found
                whole = following
        return found


@lru_cache(maxsize=1024)
def _read(statements: tuple[str, ...]) -> _Passage:
    """A clause as it is read; remembered, since most drafts repeat most clauses."""
    return _Passage(statements)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
