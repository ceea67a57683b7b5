"""The statements of a sentence: each part of it in which one verb says what someone is to do."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from agreementkit.text import verbs
from agreementkit.text.foreign import read_foreign_statement
from agreementkit.text.reading import Verb, main_verb, read_statement
from agreementkit.text.subjects import Bearer, People

__all__ = ["Statement", "statements"]

_JOINED = re.compile(r"(?:;|,? (?:and|but|while|whereas)) ", re.IGNORECASE)


@frozen(kw_only=True)
class Statement:
    """Part of a sentence in which one verb says what someone is to do."""

    start: int
    end: int
    verb: Verb
    bearer: Bearer
    inherits: bool = False
    """Whether it has no subject of its own, and so that of the statement before it."""


def statements(sentence: str, who: People, *, foreign: bool, spoken_of: str) -> Iterator[Statement]:
    """Each statement of a sentence that says what someone is to do, in order."""
    duty = verbs.foreign_duty() if foreign else verbs.duty()
    for start, end in _parts(sentence, who, duty):
        part = sentence[start:end]
        reader = read_foreign_statement if foreign else read_statement
        if found := reader(part, who, duty, spoken_of):
            verb, bearer = found
            after = part[verb.end :]
            inherits = not part[: verb.start] and not verbs.participle().match(after)
            yield Statement(start=start, end=end, verb=verb, bearer=bearer, inherits=inherits)


def _parts(sentence: str, who: People, duty: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the parts of a sentence stand that each have someone who must do something."""
    first = main_verb(sentence, who, duty)
    starts = [0]
    if first is not None:
        taken = first.end()
        for joiner in _JOINED.finditer(sentence, taken):
            if joiner.start() < taken:
                continue
            named = who.listed.match(sentence, joiner.end())
            at = named.end() + 1 if named else joiner.end()
            if verb := duty.match(sentence, at):
                starts.append(joiner.end())
                taken = verb.end()
    return pairwise([*starts, len(sentence)])
