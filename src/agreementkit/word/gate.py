"""The gate: a finished package opened again, and refused for what may not cross the table.

Two walls, each of which would do alone if nobody ever made a mistake. The first looks
for our private texts, however they are hidden. The second does not know what is private:
it knows what a shared copy is made of, and refuses everything else.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from agreementkit.errors import Fault, LeakError, RefusedError
from agreementkit.ooxml.styles import style_names
from agreementkit.text.leaks import Private, leaks_in_bytes, leaks_in_text
from agreementkit.word.allow_list import Known, odd_markup
from agreementkit.word.allowed import Allowed
from agreementkit.word.envelope import walked
from agreementkit.word.opening import opened
from agreementkit.word.oxml.lexical import odd_forms
from agreementkit.word.oxml.permitted import family
from agreementkit.word.oxml.tree import well_formed
from agreementkit.word.oxml.wiring import odd_relationships, odd_types
from agreementkit.word.package import base_parts

__all__ = ["gate"]

_TYPES = "[Content_Types].xml"
_STYLES = "word/styles.xml"
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
        document_texts: what its paragraphs may say (`agreementkit.word.said.texts_of`);
            None does not compare them.

    Raises:
        LeakError: the package holds a private text, or any part, element, attribute,
            style, author or property that is not on the list; with all of them at once.
    """
    archive = walked(data)
    found = {_odd(place, what): None for place, what in archive.odd}
    if archive.odd:
        # Whatever lies outside the members is in the bytes alone.
        found |= {_leak("", str(leak)): None for leak in leaks_in_bytes(data, private)}
    else:
        for place, leak in _leaks(archive.members, private):
            found[_leak(place, leak)] = None
        for place, what in _outside(data, archive.members, allowed, document_texts):
            found[_odd(place, what)] = None
    if found:
        raise LeakError(found)
    return data


def _odd(place: str, what: str) -> Fault:
    message = f"this copy holds what none of ours does: {what}"
    return Fault(key=place, message=message, remedy=_REMEDY)


def _leak(place: str, what: str) -> Fault:
    return Fault(key=place, message=f"this copy holds {what}", remedy=_PRIVATE_REMEDY)


def _leaks(members: Mapping[str, bytes], private: Private) -> Iterator[tuple[str, str]]:
    """The first wall."""
    base = base_parts()
    for name, part in members.items():
        yield from ((name, str(leak)) for leak in leaks_in_text(name, private))
        if base.get(name) != part:
            yield from ((name, str(leak)) for leak in leaks_in_bytes(part, private))


def _outside(
    data: bytes,
    members: Mapping[str, bytes],
    allowed: Allowed,
    document_texts: Collection[str] | None,
) -> Iterator[tuple[str, str]]:
    """The second wall."""
    try:
        if dict(opened(data)) != members:
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
    known = Known(
        allowed=allowed,
        styles=_styles(members.get(_STYLES, b"")),
        words=None if document_texts is None else {*document_texts, *allowed.words},
    )
    for name, part in members.items():
        yield from ((name, what) for what in _odd_part(name, part, names, known))


def _odd_part(name: str, part: bytes, names: frozenset[str], known: Known) -> Iterator[str]:
    if base_parts().get(name) == part or known.allowed.parts.get(name) == _digest(part):
        return
    kind = family(name)
    wired = name == _TYPES or name.endswith(".rels")
    beside = kind in ("comments", "threads") and not known.allowed.comments
    if (not kind and not wired) or beside:
        yield "the part itself"
        return
    try:
        xml = part.decode()
    except UnicodeDecodeError:
        yield "text that is not in UTF-8"
        return
    if not well_formed(part):
        yield "markup that is not well formed"
    elif wired:
        yield from odd_forms(xml, ())
        odd = odd_types(xml, names) if name == _TYPES else odd_relationships(name, xml, names)
        yield from odd
    else:
        yield from odd_markup(name, xml, known)


@lru_cache(maxsize=64)
def _digest(part: bytes) -> str:
    return sha256(part).hexdigest()


@lru_cache(maxsize=16)
def _styles(part: bytes) -> frozenset[str]:
    return style_names(part)
