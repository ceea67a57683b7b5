"""The gate: a finished package opened again, and refused for what may not cross the table.

Two walls. The first knows what a shared copy is made of, and refuses everything else without
asking what it says: any part, element, attribute, property or paragraph that our writer does
not write, a picture that holds more than the picture, a byte between the package's members.
So words can stand as text and as the values of attributes, and nowhere besides. There the
second wall looks for our private texts, however they are spaced, spelt or split.

A shared copy goes out by `guarded_word_bytes`, `guarded_redline_bytes` or
`guarded_reply_bytes`, and in no other way.
"""

import struct
import zlib
from collections.abc import Collection, Generator, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from attrs import evolve, field, frozen

from agreementkit.errors import Fault, LeakError, RefusedError
from agreementkit.model.copies import HouseStyle
from agreementkit.model.document import Author, ClauseHeading, Comment, Document, Paragraph
from agreementkit.model.redline import Redline
from agreementkit.ooxml.opc import CONTENT_TYPES
from agreementkit.ooxml.package import open_package
from agreementkit.ooxml.styles import style_names
from agreementkit.text.leaks import Leak, Private, leaks_in_text
from agreementkit.word import parts as part_names
from agreementkit.word.allow_list import (
    Allowed,
    PermittedContent,
    content_type_faults,
    markup_faults,
    relationship_faults,
    texts_of,
)
from agreementkit.word.literal_markup import form_faults, is_well_formed
from agreementkit.word.package_writer import assembled, base_parts, packed
from agreementkit.word.redline import redline_parts
from agreementkit.word.schema_subset import family
from agreementkit.word.writer import shared_parts

_OWN = (part_names.MAIN, part_names.CORE_PROPERTIES)
"""Parts that are ours in every style, and are looked at element by element."""


def guarded_word_bytes(
    text: Document,
    private: Private,
    style: HouseStyle | None = None,
    identifier: str = "",
) -> bytes:
    """A document as a Word file that holds nothing private and nothing unknown.

    Args:
        text: what to write.
        private: what the file may not hold.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; it says nothing of
            what the file holds. Empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        LeakError: the finished file holds what may not go out; nothing is returned.
    """
    return _guarded(
        shared_parts(text, identifier),
        style,
        private,
        evolve(allowed_for(text), identifier=identifier),
        texts_of(text),
    )


def guarded_redline_bytes(
    redline: Redline,
    private: Private,
    style: HouseStyle | None = None,
    identifier: str = "",
) -> bytes:
    """A redline as a Word file that holds nothing private and nothing unknown.

    Args:
        redline: what to write; the author of its own mark may stand in the file, those of
            the new comments, and no other.
        private: what the file may not hold.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; it says nothing of
            what the file holds. Empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        LeakError: the finished file holds what may not go out; nothing is returned.
    """
    allowed = allowed_for(redline.new)
    # One side makes the whole redline: a change in anyone else's name is not of its making.
    authors = dict.fromkeys((*allowed.authors, redline.mark.author))
    return _guarded(
        redline_parts(redline, identifier),
        style,
        private,
        evolve(allowed, authors=tuple(authors), tracked=True, identifier=identifier),
        texts_of(redline.old, redline.new),
    )


def guarded_reply_bytes(  # noqa: PLR0913 - each is a wall of its own
    redline: Redline,
    private: Private,
    *,
    theirs: Document,
    others: Collection[Author],
    earlier: Collection[Document] = (),
    style: HouseStyle | None = None,
    identifier: str = "",
) -> bytes:
    """A reply as a Word file: our changes over theirs, and nothing private or unknown.

    Args:
        redline: what to write (`agreementkit.comparing.three_way`).
        private: what the file may not hold.
        theirs: the other side's text as it came back, with its comments.
        others: in whose names the other side's changes and comments stand, as its file
            has them. Beside these and the author of the redline's own mark nobody may
            stand in the file.
        earlier: texts that stood between rounds before, whose words may be struck out in
            the other side's file.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; it says nothing of
            what the file holds. Empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        LeakError: the finished file holds what may not go out, or a comment in the other
            side's name that it did not make; nothing is returned.
    """
    made_by_them = {*_comments_of(theirs)}
    ours = redline.mark.author
    if any(
        author != ours and (author, text) not in made_by_them
        for author, text in _comments_of(redline.new)
    ):
        raise LeakError([_NOT_THEIRS])
    return _guarded(
        redline_parts(redline, identifier),
        style,
        private,
        evolve(
            allowed_for(redline.new),
            authors=tuple(dict.fromkeys((ours, *others))),
            tracked=True,
            identifier=identifier,
        ),
        texts_of(redline.old, theirs, redline.new, *earlier),
    )


_NOT_THEIRS = Fault(
    key=part_names.COMMENTS,
    message="this copy holds a comment in the other side's name that its own file does not have",
    remedy="make it a comment of ours, or take it out",
)


def _guarded(
    parts: Mapping[str, str],
    style: HouseStyle | None,
    private: Private,
    allowed: Allowed,
    texts: Collection[str],
) -> bytes:
    """Parts as a package that has passed the gate."""
    members = assembled(parts, style)
    if style is not None:
        # What a house style brings was cleaned when it was read; nothing else may differ.
        plain = assembled(parts, None)
        house = {
            name: sha256(data).hexdigest()
            for name, data in members.items()
            if name not in _OWN and plain.get(name) != data
        }
        allowed = evolve(allowed, parts=house)
    return gate(packed(members), private, allowed=allowed, document_texts=texts)


def allowed_for(text: Document) -> Allowed:
    """What a document's file may hold beside its text, in the plain style."""
    return Allowed(
        title=text.title,
        authors=tuple(dict.fromkeys(author for author, _ in _comments_of(text))),
        comments=any(True for _ in _comments(text)),
    )


def _comments(text: Document) -> Iterator[Comment]:
    for block in (*text.front, *text.blocks):
        if isinstance(block, ClauseHeading | Paragraph):
            yield from block.comments


def _comments_of(text: Document) -> Iterator[tuple[Author, tuple[str, ...]]]:
    """Whose every comment and reply is, and what it says."""
    for comment in _comments(text):
        for each in (comment, *comment.replies):
            yield each.author, each.text


# What is refused, and with which words.

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff")
"""How PNG and JPEG begin; what reads them is loaded for them alone."""
_REMEDY = "do not send this file; say to whoever looks after agreementkit what this message says"
_PRIVATE_REMEDY = (
    "take these words out of the text that the employer gets, or, if they may be shared, out of "
    "our notes"
)


def gate(
    data: bytes,
    private: Private,
    *,
    allowed: Allowed,
    document_texts: Collection[str] | None = None,
) -> bytes:
    """The same bytes, if nothing in them may stay on our side.

    Args:
        data: a finished Word file (.docx).
        private: what must not be found (`agreementkit.text.leaks.prepared`).
        allowed: what this copy may hold beside its text.
        document_texts: what its paragraphs may say (`agreementkit.word.allow_list.texts_of`);
            None does not compare them.

    Raises:
        LeakError: the package holds any part, element, attribute, style, author or
            property that is not on the list, or a private text; with all of them at once.
    """
    archive = _read_archive(data)
    found = {_unknown_fault(place, what): None for place, what in archive.faults}
    if not archive.faults:
        for place, what in _allow_list_faults(data, archive.members, allowed, document_texts):
            found[_unknown_fault(place, what)] = None
    for place, leak in private_texts_in(archive.members, private):
        found[_leak_fault(place, leak)] = None
    if archive.faults:
        # Whatever lies outside the members is in the bytes alone.
        for leak in leaks_in_text(data.decode("utf-8", "ignore"), private):
            found[_leak_fault("", leak)] = None
    if found:
        raise LeakError(found)
    return data


def gate_private_texts(data: bytes, private: Private) -> bytes:
    """The same bytes, if the second wall finds nothing: for a file that passed the first elsewhere.

    Args:
        data: a finished Word file (.docx).
        private: what must not be found.

    Raises:
        LeakError: the file is not whole, or holds a private text.
    """
    archive = _read_archive(data)
    found = {_unknown_fault(place, what): None for place, what in archive.faults}
    for place, leak in private_texts_in(archive.members, private):
        found[_leak_fault(place, leak)] = None
    if found:
        raise LeakError(found)
    return data


def _unknown_fault(place: str, what: str) -> Fault:
    message = f"this copy holds what none of ours does: {what}"
    return Fault(key=place, message=message, remedy=_REMEDY)


def _leak_fault(place: str, leak: Leak) -> Fault:
    return Fault(key=place, message=f"this copy holds {leak}", remedy=_PRIVATE_REMEDY)


# The first wall: nothing that our writer does not write.


def _allow_list_faults(
    data: bytes,
    members: Mapping[str, bytes],
    allowed: Allowed,
    document_texts: Collection[str] | None,
) -> Iterator[tuple[str, str]]:
    """The first wall: what is not on the list, with where it stands."""
    try:
        if dict(open_package(data)) != members:
            yield "", "bytes that another reader reads otherwise"
    except RefusedError as error:
        # Why is said part by part below, where it can be.
        yield "", f"something for which readers refuse it ({error.reason})"
    names = frozenset(members)
    yield from (
        (name, "a part that every copy has is missing")
        for name in base_parts()
        if name not in names
    )
    permitted = PermittedContent(
        allowed=allowed,
        styles=_style_names(members.get(part_names.STYLES, b"")),
        words=None if document_texts is None else {*document_texts, *allowed.words},
    )
    for name, part in members.items():
        yield from ((name, what) for what in _part_faults(name, part, names, permitted))


def _part_faults(
    name: str, part: bytes, names: frozenset[str], permitted: PermittedContent
) -> Iterator[str]:
    if base_parts().get(name) == part:
        return
    if permitted.allowed.parts.get(name) == _digest(part):
        if name.startswith(part_names.MEDIA) and not _is_clean(part):
            yield "a picture that holds more than the picture"
        return
    kind = family(name)
    about_parts = name == CONTENT_TYPES or name.endswith(".rels")
    uninvited = kind in ("comments", "threads") and not permitted.allowed.comments
    if (not kind and not about_parts) or uninvited:
        yield "the part itself"
        return
    try:
        xml = part.decode()
    except UnicodeDecodeError:
        yield "text that is not in UTF-8"
        return
    if not is_well_formed(part):
        yield "markup that is not well formed"
    elif about_parts:
        yield from form_faults(xml, ())
        if name == CONTENT_TYPES:
            yield from content_type_faults(xml, names)
        else:
            yield from relationship_faults(name, xml, names)
    else:
        yield from markup_faults(name, xml, permitted)


@lru_cache(maxsize=64)
def _digest(part: bytes) -> str:
    return sha256(part).hexdigest()


@lru_cache(maxsize=16)
def _is_clean(part: bytes) -> bool:
    # Only a house style has pictures, and reading one takes long to import.
    from agreementkit.word.house_style.images import is_clean

    return is_clean(part)


_style_names = lru_cache(maxsize=16)(style_names)


# The second wall: no private text.


def private_texts_in(
    members: Mapping[str, bytes],
    private: Private,
) -> Iterator[tuple[str, Leak]]:
    """The second wall: every private text in a package, with the part in which it stands.

    Args:
        members: the parts by name. The names are looked through too.
        private: what must not be found.
    """
    base = base_parts()
    for name, part in members.items():
        yield from ((name, leak) for leak in private.found_in(name, markup=True))
        if base.get(name) != part:
            for text in _texts(part):
                yield from ((name, leak) for leak in leaks_in_text(text, private))


def _texts(part: bytes) -> Iterator[str]:
    """A part as text; of a picture only what does not draw."""
    if part.startswith(_PICTURES):
        from agreementkit.word.house_style.images import texts_in_picture

        yield from texts_in_picture(part)
    else:
        yield part.decode("utf-8", "ignore")


# The layout of the zip file: every byte belongs to a member, or says where one is.

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NEW_YEAR_1980 = 0x21
_OWNER_ONLY = 0o600 << 16
"""What Python's own writer puts where no attributes are given, on every machine."""
_LARGEST_MEMBER = 64_000_000


@frozen(kw_only=True)
class _Archive:
    """What was found in a package, and what should not be there."""

    members: Mapping[str, bytes] = field(repr=False)
    faults: tuple[tuple[str, str], ...]
    """What is wrong with its bytes, with the member where it was found; empty where nothing is."""


def _read_archive(data: bytes) -> _Archive:
    """A package read from end to end; what is wrong with its bytes, with its place.

    Readers of zip files pass over whatever their directory does not point at. This one
    walks from the first byte to the last, and knows each of them.
    """
    members: dict[str, bytes] = {}
    faults: list[tuple[str, str]] = []
    try:
        for place, what in _archive_faults(data, members):
            faults.append((place, what))
    except (struct.error, zlib.error, UnicodeDecodeError):
        faults.append(("", "the package is not whole"))
    return _Archive(members=members, faults=tuple(faults))


def _archive_faults(data: bytes, members: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        yield "", "the package has no directory"
        return
    *_, entries, size, start, comment = _END.unpack_from(data, end)
    if comment or end + _END.size != len(data):
        yield "", "something stands behind the package's end, or a comment in it"
    if start + size != end:
        yield "", "something stands between the package's directory and its end"
    place = start
    at = 0
    for _ in range(entries):
        entry = _CENTRAL.unpack_from(data, place)
        if entry[0] != b"PK\x01\x02":
            yield "", "the directory is broken"
            return
        name = data[place + _CENTRAL.size :][: entry[12]].decode("ascii")
        place += _CENTRAL.size + sum(entry[12:15])
        if name in members or entry[-1] != at:
            yield name, "the package holds it twice, or something stands before it"
        yield from _entry_faults(name, entry)
        at = yield from _member_faults(data, name, entry, members)
    if place != end or at != start:
        yield "", "something stands between the members and the directory, or behind it"


def _entry_faults(name: str, entry: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    _, _, system, _, _, flags, method, time, date = entry[:9]
    if any(entry[13:15]):
        yield name, "the directory holds an extra field or a comment"
    if (time, date) != (0, _NEW_YEAR_1980):
        yield name, "it carries a date other than 1 January 1980"
    if system or any(entry[15:17]) or entry[17] not in (0, _OWNER_ONLY):
        yield name, "it carries marks of the machine that wrote it"
    if flags or method not in (0, 8):
        yield name, "it is encrypted, or packed in a way that is not ours"


def _member_faults(
    data: bytes,
    name: str,
    entry: tuple[int, ...],
    members: dict[str, bytes],
) -> Generator[tuple[str, str], None, int]:
    """Reads one member; returns where the next must begin."""
    at, crc, packed, size = entry[-1], *entry[9:12]
    local = _LOCAL.unpack_from(data, at)
    if local[2:9] != (*entry[5:9], crc, packed, size) or local[10]:
        yield name, "its own header differs from the directory, or holds an extra field"
    begin = at + _LOCAL.size + int(local[9])
    if data[at + _LOCAL.size : begin] != name.encode():
        yield name, "its own header has another name"
    begin += int(local[10])
    raw = data[begin : begin + int(packed)]
    part = raw
    if entry[6]:
        stream = zlib.decompressobj(-15)
        part = stream.decompress(raw, _LARGEST_MEMBER)
        if stream.unused_data or not stream.eof:
            yield name, "something stands behind what is packed in it"
    if zlib.crc32(part) != crc or len(part) != size:
        yield name, "it is not what the directory says"
    members[name] = part
    return begin + int(packed)
