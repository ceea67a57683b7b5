"""What a shared copy may hold: its parts' form, elements, attributes, styles, fields and words.

`Allowed` is what differs from copy to copy, `texts_of` what a document puts on a page, and
`odd_markup` compares one part with both and with the subset of the schema that we write.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from attrs import field, frozen

from agreementkit.model.document import (
    Author,
    Bullet,
    ClauseHeading,
    Comment,
    Document,
    DocumentBlock,
    Heading,
    Note,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    Table,
    text_of,
)
from agreementkit.model.fixed_wording import WRITTEN
from agreementkit.model.values import text_tuple
from agreementkit.ooxml.xml import Leaf, Tag, form_faults, paragraphs_in, tag, tags
from agreementkit.word import schema_subset
from agreementkit.word.schema_subset import FAMILIES, SPACES, WITH_CHANGES, WITH_COMMENTS, family


def _authors(value: "tuple[Author, ...]") -> tuple[Author, ...]:
    return tuple(value)


@frozen(kw_only=True)
class Allowed:
    """What one copy may hold beside its text. Nothing is the least, and the default."""

    title: str
    """The title in its properties, exactly."""
    language: str = "en-GB"
    identifier: str = ""
    """The identifier in its properties, exactly; empty where it may have none."""
    authors: tuple[Author, ...] = field(default=(), converter=_authors)
    """In whose names comments and changes may stand."""
    comments: bool = False
    """Whether it may hold comments."""
    tracked: bool = False
    """Whether it may hold tracked changes."""
    parts: Mapping[str, str] = field(factory=dict)
    """Parts of a house style by member name, each with its SHA-256 in hexadecimal digits."""
    words: tuple[str, ...] = field(default=(), converter=text_tuple)
    """Texts beside the document's own, such as what a screen reader says of a logo."""


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
    yield from form_faults(xml, paragraphs)
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
        case schema_subset.STYLE:
            return value in known.styles
        case schema_subset.AUTHOR:
            return value in {author.name for author in known.allowed.authors}
        case schema_subset.INITIALS:
            return value in {author.initials for author in known.allowed.authors}
        case schema_subset.WORDS:
            return known.words is None or value in known.words
        case schema_subset.INK:
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


_MOST = 8


def texts_of(*documents: Document) -> frozenset[str]:
    """Every text that a draft of some documents may have as a paragraph, or in one.

    A draft that shows changes is made of two: the old text and the new.
    """
    found = set(WRITTEN)
    for document in documents:
        version = document.version
        found |= {document.title, str(version), f"{document.title}{version}"}
        found |= {*document.parties, *version.reservations}
        for block in (*document.front, *document.blocks):
            found.update(_said(block))
    # A text of several lines is put on the page line by line.
    lines = {line for text in found if "\n" in text for line in text.split("\n")}
    return frozenset(found | lines)


def _said(block: DocumentBlock) -> Iterator[str]:
    match block:
        case PartHeading() | ScheduleHeading():
            yield from (block.number, block.title, f"{block.number} {block.title}")
        case ClauseHeading():
            yield from (block.number, block.title, f"{block.number}{block.title}")
            yield from _commented(block.comments)
        case Paragraph():
            yield text_of(block.spans)
            yield from _commented(block.comments)
        case Bullet() | Note():
            yield text_of(block.spans)
        case Heading():
            yield block.text
        case Table():
            yield from (block.caption, *block.header)
            yield from (text_of(cell) for row in block.rows for cell in row)
        case _:
            yield from (block.party, block.heading)


def _commented(comments: Iterable[Comment]) -> Iterator[str]:
    for comment in comments:
        yield from comment.text
        yield from _commented(comment.replies)


def odd_words(
    paragraphs: Iterable[tuple[Leaf, ...]],
    known: Collection[str],
    *,
    tracked: bool,
) -> Iterator[str]:
    """What is said of each paragraph whose text is not among those known.

    Args:
        paragraphs: the texts of a part.
        known: what it may say, paragraph by paragraph (`texts_of`).
        tracked: whether paragraphs may hold an old text and a new one, so that only
            their pieces can be looked up.
    """
    lines = "\n".join(known) if tracked else ""
    for leaves in paragraphs:
        said = [text for name, text in leaves if not name.endswith("nstrText")]
        text = "".join(said)
        if text in known or not text or _joins(text, known, _MOST):
            continue
        if not (tracked and all(piece in lines for piece in said)):
            yield "a paragraph that the document does not have"


def _joins(text: str, known: Collection[str], most: int) -> bool:
    """Whether a text is a few known ones, one after another."""
    if text in known:
        return True
    return most > 1 and any(
        text[:cut] in known and _joins(text[cut:], known, most - 1) for cut in range(1, len(text))
    )
