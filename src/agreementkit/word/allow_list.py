"""The allow-list for one part: its form, its elements, attributes, styles, fields, text."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from attrs import field, frozen

from agreementkit.word.allowed import Allowed
from agreementkit.word.oxml import permitted
from agreementkit.word.oxml.lexical import Leaf, Tag, odd_forms, paragraphs_in, tag, tags
from agreementkit.word.oxml.permitted import FAMILIES, SPACES, WITH_CHANGES, WITH_COMMENTS, family
from agreementkit.word.said import odd_words

__all__ = ["Known", "odd_markup"]

_NAME = r"agk_[0-9a-f]{12}(?:_b|_old)?|_Toc\d{6,10}"
_FIELD = re.compile(
    rf"PAGE|NUMPAGES|(?:REF|PAGEREF) (?:{_NAME})(?: \\[rnwhp])*"
    r'|TOC(?: \\[nhzu]| \\o "\d-\d"| \\t "(?:[\w -]+,\d,?)+")*',
)
_TOC_STYLE = re.compile(r"([\w -]+),\d")
_LEAST_CONTRAST = 4.5
_SPOKEN = frozenset({"document", "header", "footer", "comments"})
"""Kinds of part that put words on a page."""


@frozen(kw_only=True)
class Known:
    """What a part's markup is compared with."""

    allowed: Allowed
    styles: frozenset[str]
    """Ids and names of the styles that the package's own style part defines."""
    words: Collection[str] | None = field(default=None, repr=False)
    """The texts that it may hold; None where they are not known."""


def odd_markup(name: str, xml: str, known: Known) -> Iterator[str]:
    """Everything in one part that is outside the allow-list, in words."""
    kind = family(name)
    paragraphs = paragraphs_in(xml)
    yield from odd_forms(xml, paragraphs)
    rules = _rules(kind, comments=known.allowed.comments, tracked=known.allowed.tracked)
    roots = 0
    for written in sorted(tags(xml)):
        each = tag(written)
        if each is None:
            yield "a comment, an instruction to programs or markup in a form that is not ours"
            continue
        roots += any(key.startswith("xmlns") for key, _ in each.attributes)
        yield from _odd_tag(each, rules, known)
    if roots != 1:
        yield "namespaces are declared more than once"
    yield from _odd_leaves(kind, (leaf for each in paragraphs for leaf in each), known)
    if known.words is not None and kind in _SPOKEN:
        yield from odd_words(paragraphs, known.words, tracked=known.allowed.tracked)


@cache
def _rules(kind: str, *, comments: bool, tracked: bool) -> Mapping[str, Mapping[str, str]]:
    rules = dict(FAMILIES[kind])
    if tracked and kind in ("document", "header", "footer"):
        rules.update(WITH_CHANGES)
    if comments and kind == "document":
        rules.update(WITH_COMMENTS)
    return rules


def _odd_tag(each: Tag, rules: Mapping[str, Mapping[str, str]], known: Known) -> Iterator[str]:
    if each.name not in rules:
        yield f"the element {each.name}"
        return
    for key, value in each.attributes:
        prefix, _, local = key.partition(":")
        if prefix == "xmlns":
            if SPACES.get(local) != value:
                yield f"the namespace {local}"
        elif key not in rules[each.name]:
            yield f"the attribute {key} of {each.name}"
        elif not _fits(rules[each.name][key], value, known):
            yield f"the value of {key} of {each.name}"


def _fits(rule: str, value: str, known: Known) -> bool:
    match rule:
        case permitted.STYLE:
            return value in known.styles
        case permitted.AUTHOR:
            return value in {author.name for author in known.allowed.authors}
        case permitted.INITIALS:
            return value in {author.initials for author in known.allowed.authors}
        case permitted.WORDS:
            return known.words is None or value in known.words
        case permitted.INK:
            return value == "auto" or _contrast(value) >= _LEAST_CONTRAST
        case _:
            return re.fullmatch(rule, value) is not None


def _contrast(colour: str) -> float:
    """A colour's contrast with white paper, by the Web Content Accessibility Guidelines 2.2."""
    if re.fullmatch(r"[0-9A-F]{6}", colour) is None:
        return 0
    shares = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _odd_leaves(kind: str, held: Iterable[Leaf], known: Known) -> Iterator[str]:
    wanted = {
        "dc:title": known.allowed.title,
        "dc:language": known.allowed.language,
        "dc:identifier": known.allowed.identifier,
    }
    for name, text in held:
        if kind == "properties":
            if not text or text != wanted[name]:
                yield f"the property {name}"
        elif name.endswith("nstrText") and not _is_field(text.strip(), known):
            yield "a field that is not one of ours"


def _is_field(instruction: str, known: Known) -> bool:
    named = _TOC_STYLE.findall(instruction)
    return _FIELD.fullmatch(instruction) is not None and known.styles.issuperset(
        name.removeprefix(",") for name in named
    )
