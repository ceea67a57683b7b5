"""Finders for rules that read sentences: a pattern, and the words that make it worth trying."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from attrs import frozen

from agreementkit.check.case import Case
from agreementkit.check.rule import Found

__all__ = ["NEVER", "ClauseFinder", "SentenceFinder", "anyone", "quoted", "says"]

NEVER = r"(?!)"
"""The pattern that nothing has."""
_MOST = 90
"""Letters of a quotation before its middle is left out."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # At import a hundred patterns would cost more than a draft does.
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=16384)
def _search(pattern: str, text: str) -> re.Match[str] | None:
    # Remembered, since drafts repeat most of their sentences.
    return _compiled(pattern).search(text)


def anyone(_: Case) -> bool:
    """Every agreement."""
    return True


@frozen(kw_only=True)
class SentenceFinder:
    """Finds the sentences that have one pattern and not another."""

    words: tuple[str, ...]
    """In lower case; a sentence with none of them is not looked at."""
    wrong: str
    """The pattern; capitals do not matter. What it matches is quoted."""
    message: str
    """What is wrong; `{words}` stands for the quotation."""
    remedy: str
    """The edit."""
    beside: tuple[str, ...] = ()
    """Further words; where there are any, a sentence must have one of these as well."""
    unless: str = NEVER
    """A pattern that makes the sentence right."""
    among: Callable[[Case], bool] = anyone
    """The agreements that are looked at."""

    def __call__(self, case: Case) -> Iterator[Found]:
        """Each passage once a clause."""
        seen = set()
        if not self.among(case):
            return
        for sentence in case.wording.having(self.words, self.beside):
            found = _search(self.wrong, sentence.text)
            if found is None or _search(self.unless, sentence.text):
                continue
            quote = quoted(found.group() or sentence.text)
            # A lead-in stands in the statement of each of its items.
            if (sentence.clause, quote) not in seen:
                seen.add((sentence.clause, quote))
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=self.message.replace("{words}", quote),
                    remedy=self.remedy,
                )


@frozen(kw_only=True)
class ClauseFinder:
    """Finds the clauses that say one thing and lack another, each once."""

    said: SentenceFinder
    lacks: tuple[str, ...]
    """Patterns; a clause is right if it has every one of them."""

    def __call__(self, case: Case) -> Iterator[Found]:
        """The first passage of each clause."""
        seen = set()
        for found in self.said(case):
            if found.clause and found.clause not in seen:
                seen.add(found.clause)
                whole = "\n".join(case.clauses[found.clause].statements)
                if not all(says(whole, pattern) for pattern in self.lacks):
                    yield found


def says(text: str, pattern: str) -> bool:
    """Whether a text has a pattern, whatever its capitals and blanks.

    >>> says("Nothing in\N{NO-BREAK SPACE}this", "in this")
    True
    """
    return _search(pattern, text.replace("\N{NO-BREAK SPACE}", " ")) is not None


def quoted(words: str) -> str:
    """Words in quotation marks, a long passage without its middle.

    >>> quoted("must not strike")
    '"must not strike"'
    """
    words = words.strip(" ,;")
    if len(words) > _MOST:
        head, tail = words[: _MOST // 2], words[-_MOST // 2 :]
        words = f"{head.rsplit(' ', 1)[0]} … {tail.split(' ', 1)[-1]}"
    return f'"{words}"'
