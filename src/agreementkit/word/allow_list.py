"""What a shared copy may hold: its parts' form, elements, attributes, styles, fields and words.

`Allowed` is what differs from copy to copy, `texts_of` what a document puts on a page, and
`markup_faults` compares one part with both and with the subset of the schema that we write.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from agreementkit.ooxml.colour import is_readable
from agreementkit.ooxml.xml import NAMESPACES
from agreementkit.word import schema_subset
from agreementkit.word.literal_markup import Leaf, Tag, form_faults, paragraphs_in, tag, tags
from agreementkit.word.markup_writer import LANGUAGE
from agreementkit.word.schema_subset import (
    FAMILIES,
    SPACES,
    WITH_CHANGES,
    WITH_COMMENTS,
    Rules,
    family,
)


def _authors(value: "tuple[Author, ...]") -> tuple[Author, ...]:
    return tuple(value)


@frozen(kw_only=True)
class Allowed:
    """What one copy may hold beside its text. Nothing is the least, and the default."""

    title: str
    """The title in its properties, exactly."""
    language: str = LANGUAGE
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


_FIELD = re.compile(
    rf"PAGE|NUMPAGES|(?:REF|PAGEREF) (?:{schema_subset.ANCHOR})(?: \\[rnwhp])*"
    r'|TOC(?: \\[nhzu]| \\o "\d-\d"| \\t "(?:[\w -]+,\d,?)+")*',
)
_TOC_STYLE = re.compile(r"([\w -]+),\d")
_INK = re.compile(r"[0-9A-F]{6}|auto")
_WITH_WORDS = frozenset({"document", "header", "footer", "comments"})
"""Kinds of part that put words on a page."""


@frozen(kw_only=True)
class PermittedContent:
    """What a part's markup is compared with."""

    allowed: Allowed
    styles: frozenset[str]
    """Ids and names of the styles that the package's own style part defines."""
    words: Collection[str] | None = field(default=None, repr=False)
    """The texts that it may hold; None where they are not known."""


def markup_faults(name: str, xml: str, permitted: PermittedContent) -> Iterator[str]:
    """Everything in one part that is outside the allow-list, in words."""
    kind = family(name)
    paragraphs = paragraphs_in(xml)
    yield from form_faults(xml, paragraphs)
    rules = _rules(kind, comments=permitted.allowed.comments, tracked=permitted.allowed.tracked)
    roots = 0
    for written in sorted(tags(xml)):
        each = tag(written)
        if each is None:
            yield "a comment, an instruction to programs or markup in a form that is not ours"
            continue
        roots += any(key.startswith("xmlns") for key, _ in each.attributes)
        yield from _tag_faults(each, rules, permitted)
    if roots != 1:
        yield "namespaces are declared more than once"
    yield from _text_faults(kind, (leaf for each in paragraphs for leaf in each), permitted)
    if permitted.words is not None and kind in _WITH_WORDS:
        yield from _unknown_paragraphs(
            paragraphs, permitted.words, tracked=permitted.allowed.tracked
        )


@cache
def _rules(kind: str, *, comments: bool, tracked: bool) -> Rules:
    rules = dict(FAMILIES[kind])
    if tracked and kind in ("document", "header", "footer"):
        rules.update(WITH_CHANGES)
    if comments and kind == "document":
        rules.update(WITH_COMMENTS)
    return rules


def _tag_faults(each: Tag, rules: Rules, permitted: PermittedContent) -> Iterator[str]:
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
        elif not _fits(rules[each.name][key], value, permitted):
            yield f"the value of {key} of {each.name}"


def _fits(rule: str, value: str, permitted: PermittedContent) -> bool:
    match rule:
        case schema_subset.STYLE:
            return value in permitted.styles
        case schema_subset.AUTHOR:
            return value in {author.name for author in permitted.allowed.authors}
        case schema_subset.INITIALS:
            return value in {author.initials for author in permitted.allowed.authors}
        case schema_subset.WORDS:
            return permitted.words is None or value in permitted.words
        case schema_subset.INK:
            return _INK.fullmatch(value) is not None and is_readable(value)
        case _:
            return re.fullmatch(rule, value) is not None


def _text_faults(kind: str, leaves: Iterable[Leaf], permitted: PermittedContent) -> Iterator[str]:
    wanted = {
        "dc:title": permitted.allowed.title,
        "dc:language": permitted.allowed.language,
        "dc:identifier": permitted.allowed.identifier,
    }
    for name, text in leaves:
        if kind == "properties":
            if not text or text != wanted[name]:
                yield f"the property {name}"
        elif name.endswith("nstrText") and not _is_field(text.strip(), permitted):
            yield "a field that is not one of ours"


def _is_field(instruction: str, permitted: PermittedContent) -> bool:
    named = _TOC_STYLE.findall(instruction)
    return _FIELD.fullmatch(instruction) is not None and permitted.styles.issuperset(
        name.removeprefix(",") for name in named
    )


# What the package says of its parts.


def content_type_faults(xml: str, names: frozenset[str]) -> Iterator[str]:
    """What is wrong with the content types of a package with these members."""
    for written in sorted(tags(xml)):
        each = tag(written)
        attributes = dict(each.attributes) if each else {}
        match (each and each.name, tuple(attributes)):
            case "Types", ("xmlns",) | ():
                good = attributes.get("xmlns", NAMESPACES["ct"]) == NAMESPACES["ct"]
            case "Default", ("Extension", "ContentType"):
                good = (
                    schema_subset.DEFAULT_TYPES.get(attributes["Extension"])
                    == attributes["ContentType"]
                )
            case "Override", ("PartName", "ContentType"):
                good = _type_of(attributes["PartName"]) == attributes["ContentType"]
                good = good and attributes["PartName"].removeprefix("/") in names
            case _:
                good = False
        if not good:
            yield "a content type that is not one of ours"


def _type_of(part: str) -> str | None:
    for pattern, kind in schema_subset.PART_TYPES.items():
        if found := re.fullmatch(pattern, part):
            return found.expand(kind)
    return None


def relationship_faults(name: str, xml: str, names: frozenset[str]) -> Iterator[str]:
    """What is wrong with one part's relationships in a package with these members."""
    folder = name.partition("_rels/")[0]
    for written in sorted(tags(xml)):
        each = tag(written)
        attributes = dict(each.attributes) if each else {}
        match (each and each.name, tuple(sorted(attributes))):
            case "Relationships", ("xmlns",) | ():
                good = attributes.get("xmlns", NAMESPACES["pr"]) == NAMESPACES["pr"]
            case "Relationship", ("Id", "Target", "Type"):
                good = _is_allowed_relationship(attributes, folder, names)
            case _:
                good = False
        if not good:
            yield "a relationship that is not one of ours, or leads out of the file"


def _is_allowed_relationship(
    attributes: Mapping[str, str], folder: str, names: frozenset[str]
) -> bool:
    target = attributes["Target"]
    path = target.removeprefix("/") if target.startswith("/") else folder + target
    wanted = schema_subset.TARGETS.get(attributes["Type"])
    known = wanted is not None and re.fullmatch(wanted, path) is not None and path in names
    return known and re.fullmatch(schema_subset.RELATIONSHIP_ID, attributes["Id"]) is not None


# The words.

_MOST_JOINED = 8


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
            found.update(_texts_in_block(block))
    # A text of several lines is put on the page line by line.
    lines = {line for text in found if "\n" in text for line in text.split("\n")}
    return frozenset(found | lines)


def _texts_in_block(block: DocumentBlock) -> Iterator[str]:
    match block:
        case PartHeading() | ScheduleHeading():
            yield from (block.number, block.title, f"{block.number} {block.title}")
        case ClauseHeading():
            yield from (block.number, block.title, f"{block.number}{block.title}")
            yield from _texts_in_comments(block.comments)
        case Paragraph():
            yield text_of(block.spans)
            yield from _texts_in_comments(block.comments)
        case Bullet() | Note():
            yield text_of(block.spans)
        case Heading():
            yield block.text
        case Table():
            yield from (block.caption, *block.header)
            yield from (text_of(cell) for row in block.rows for cell in row)
        case _:
            yield from (block.party, block.heading)


def _texts_in_comments(comments: Iterable[Comment]) -> Iterator[str]:
    for comment in comments:
        yield from comment.text
        yield from _texts_in_comments(comment.replies)


def _unknown_paragraphs(
    paragraphs: Iterable[tuple[Leaf, ...]],
    known: Collection[str],
    *,
    tracked: bool,
) -> Iterator[str]:
    """What is wrong with each paragraph whose text is not among those known.

    Args:
        paragraphs: the texts of a part.
        known: what it may say, paragraph by paragraph (`texts_of`).
        tracked: whether paragraphs may hold an old text and a new one, so that only
            their pieces can be looked up.
    """
    lines = "\n".join(known) if tracked else ""
    lengths = sorted({len(each) for each in known if each})
    for leaves in paragraphs:
        pieces = [text for name, text in leaves if not name.endswith("nstrText")]
        text = "".join(pieces)
        if text in known or not text:
            continue
        # Looking through all lines is the dearest, and a piece is mostly a whole one.
        if tracked and all(piece in known or piece in lines for piece in pieces):
            continue
        if not _is_joined(text, known, lengths):
            yield "a paragraph that the document does not have"


def _is_joined(text: str, known: Collection[str], lengths: Sequence[int]) -> bool:
    """Whether a text is a few known ones, one after another.

    Args:
        text: the text.
        known: the others; looked up, never gone through.
        lengths: how long they are, each once, the shortest first: no other place is tried.
    """
    reached, last = {0}, {0}
    for _ in range(_MOST_JOINED):
        last = {
            at + length
            for at in last
            for length in lengths[: bisect_right(lengths, len(text) - at)]
            if text[at : at + length] in known
        } - reached
        if len(text) in last:
            return True
        reached |= last
    return False
