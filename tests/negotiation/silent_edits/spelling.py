"""Edits inside a stretch of words: letters, digits, words, punctuation, and what hides among them."""

import re
from collections.abc import Callable
from random import Random

from tests.negotiation.silent_edits.editable_draft import NothingToDoError, Paper

from .edit import Truth, at, kind
from .xml import texts

__all__ = ["CHANGES", "Change", "changed"]

Change = Callable[[str, Random], str]
"""From words to other words."""
CHANGES: dict[str, Change] = {}
"""The changes by name, for tracked edits of the same kinds."""


def change(name: str) -> Callable[[Change], Change]:
    """A kind of edit that changes one stretch of words, anywhere in the file."""

    def added(of: Change) -> Change:
        CHANGES[name] = of
        kind(name)(lambda paper: changed(paper, of))
        return of

    return added


def changed(paper: Paper, of: Change, *kinds: str) -> Truth:
    """Words changed at some spot of some kind of place."""
    for _ in range(200):
        spot = paper.spot(*kinds)
        text = paper.random.choice(texts(spot.paragraph))
        before = text.text or ""
        try:
            after = of(before, paper.random)
        except NothingToDoError:
            continue
        assert after != before
        text.text = after
        return at(f"{spot.kind}: {before!r} to {after!r}", spot.place)
    raise NothingToDoError


def one_of(pattern: str, text: str, random: Random) -> "re.Match[str]":
    """Some place where a pattern fits."""
    found = list(re.finditer(pattern, text))
    if not found:
        raise NothingToDoError
    return random.choice(found)


def put(text: str, found: "re.Match[str]", instead: str) -> str:
    """The text with other words where a pattern fitted."""
    return text[: found.start()] + instead + text[found.end() :]


def _other(of: str, but: str, random: Random) -> str:
    return random.choice([each for each in of if each != but])


_SMALL = "abcdefghijklmnopqrstuvwxyz"


@change("a letter changed")
def _(text: str, random: Random) -> str:
    found = one_of("[a-z]", text, random)
    return put(text, found, _other(_SMALL, found[0], random))


@change("a letter dropped")
def _(text: str, random: Random) -> str:
    return put(text, one_of("[A-Za-z]", text, random), "")


@change("a letter added")
def _(text: str, random: Random) -> str:
    found = one_of("[a-z]", text, random)
    return put(text, found, found[0] + random.choice(_SMALL))


@change("two letters swapped")
def _(text: str, random: Random) -> str:
    found = one_of(r"(?=([a-z])(?!\1)([a-z]))..", text, random)
    return put(text, found, found[0][::-1])


@change("a digit changed")
def _(text: str, random: Random) -> str:
    found = one_of("[0-9]", text, random)
    return put(text, found, _other("0123456789", found[0], random))


@change("a digit added")
def _(text: str, random: Random) -> str:
    found = one_of("[0-9]", text, random)
    return put(text, found, found[0] + random.choice("0123456789"))


@change("a figure changed")
def _(text: str, random: Random) -> str:
    found = one_of(r"[0-9]+", text, random)
    return put(text, found, str(int(found[0]) + random.choice([1, 2, 10, 90])))


@change("a figure for a word")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Aa]ny|[Ee]ach|[Ee]very|[Aa]ll)\b", text, random)
    return put(text, found, str(random.randint(2, 9)))


@change("punctuation in a figure")
def _(text: str, random: Random) -> str:
    found = one_of(r"(?<=[0-9])[,.](?=[0-9])|(?<=[0-9])(?=[0-9])", text, random)
    return put(text, found, {",": ".", ".": ","}.get(found[0], random.choice(".,")))


@change("a unit changed")
def _(text: str, random: Random) -> str:
    units = ["hours", "days", "weeks", "months", "years"]
    found = one_of(r"\b(?:Working Days|hours|days|weeks|months|years)\b", text, random)
    return put(text, found, random.choice([each for each in units if each != found[0]]))


@change("Working Days made days")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r"\bWorking Days?\b", text, random), "days")


@change("a not dropped")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r" not\b| no\b", text, random), "")


@change("a not added")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b(?:must|may|does|do|is|are)\b(?! not)", text, random)
    return put(text, found, f"{found[0]} not")


@change("must made may")
def _(text: str, random: Random) -> str:
    found = one_of(r"\bmust\b", text, random)
    weak = ["may", "should", "will", "will seek to", "must, where practicable,"]
    return put(text, found, random.choice(weak))


@change("and made or")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b(?:and|or)\b", text, random)
    return put(text, found, {"and": "or", "or": "and"}[found[0]])


@change("Union made Employer")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b(?:Union|Employer|Committee)\b", text, random)
    others = {"Union", "Employer", "Committee"} - {found[0]}
    return put(text, found, random.choice(sorted(others)))


_WORDS = ("reasonable", "new", "normally", "possible", "Committee", "about", "the", "and", "only")


@change("a word added")
def _(text: str, random: Random) -> str:
    found = one_of(r" ", text, random)
    return put(text, found, f" {random.choice(_WORDS)} ")


@change("a word dropped")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r" [A-Za-z]+\b|\b[A-Za-z]+ ", text, random), "")


@change("a word replaced")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b[A-Za-z]{2,}\b", text, random)
    return put(text, found, random.choice([each for each in _WORDS if each != found[0]]))


@change("a word doubled")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b[A-Za-z]+\b", text, random)
    return put(text, found, f"{found[0]} {found[0]}")


@change("two words swapped")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b([A-Za-z]+) (?!\1\b)([A-Za-z]+)\b", text, random)
    return put(text, found, f"{found[2]} {found[1]}")


@change("a sentence dropped")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r" [A-Z][^.]+\.$", text, random), "")


@change("a sentence added")
def _(text: str, random: Random) -> str:
    return put(
        text, one_of(r"\.$", text, random), ". This does not apply where it would cause delay."
    )


@change("a comma put in")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r"(?<=[a-z]) (?=[a-z])", text, random), ", ")


@change("a comma taken out")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r",(?= )", text, random), "")


@change("a full stop for a comma")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r",(?= )", text, random), ".")


@change("a capital made small")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b[A-Z]", text, random)
    return put(text, found, found[0].lower())


@change("a small letter made a capital")
def _(text: str, random: Random) -> str:
    found = one_of(r"\b[a-z]", text, random)
    return put(text, found, found[0].upper())


@change("a space put into a word")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r"(?<=[a-z])(?=[a-z])", text, random), " ")


@change("a space taken out")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r"(?<=[a-z]) (?=[a-z])", text, random), "")
