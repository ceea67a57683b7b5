"""What a copy may hold beside its text, and only where it was allowed."""

import importlib
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.documents import Author, Bullet, ClauseHeading, Comment, Heading
from agreementkit.packs import Run
from agreementkit.text.leaks import prepared
from agreementkit.word.allow_list import Allowed, texts_of
from agreementkit.word.gate import gate, guarded_word_bytes, private_texts_in
from tests.word.house_style.branch_template import branch_template, jpeg, png, segment
from tests.word_files import members

from .planted_leaks import Members, packed, with_entry

NOTHING = prepared(frozenset(), frozenset())
UNION = Author(name="Union side", initials="US")
MARK = 'w:author="Union side" w:date="2027-01-15T09:30:00Z"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CHANGES = (
    f'<w:p><w:pPr><w:rPr><w:ins w:id="901" {MARK}/></w:rPr></w:pPr>'
    f'<w:moveFromRangeStart w:id="904" w:name="move1" {MARK}/><w:moveFromRangeEnd w:id="904"/>'
    f'<w:ins w:id="902" {MARK}><w:r><w:t>Kent</w:t></w:r></w:ins>'
    f'<w:del w:id="903" {MARK}><w:r><w:delText xml:space="preserve">Chief</w:delText></w:r></w:del>'
    "</w:p>"
)

LEADS = (
    '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/comments" Target="comments.xml"/><Relationship Id="rId8" Type="http://'
    'schemas.microsoft.com/office/2011/relationships/commentsExtended"'
    ' Target="/word/commentsExtended.xml"/></Relationships>'
)


def changed(word: bytes, **parts: str) -> bytes:
    """A draft with markup put before the end of its main part."""
    held: Members = dict(members(word))
    main = held["word/document.xml"].decode()
    held["word/document.xml"] = main.replace("<w:sectPr>", f"{parts['body']}<w:sectPr>").encode()
    return packed(held)


def commented(word: bytes, *, author: str = "Union side") -> bytes:
    held: Members = dict(members(word))
    paragraph = '<w:p w14:paraId="0000000A"><w:r><w:annotationRef/></w:r><w:r><w:t>Please say why.</w:t></w:r></w:p>'
    held["word/comments.xml"] = (
        f'<w:comments {W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w:comment w:id="1" w:author="{author}" w:date="2027-01-15T09:30:00Z" w:initials="US">'
        f"{paragraph}</w:comment></w:comments>"
    ).encode()
    held["word/commentsExtended.xml"] = (
        f'<w15:commentsEx {W15}><w15:commentEx w15:paraId="0000000A" w15:done="0"/></w15:commentsEx>'
    ).encode()
    for name, old, new in (
        (
            "word/document.xml",
            "<w:sectPr>",
            (
                '<w:p><w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>'
                '<w:r><w:commentReference w:id="1"/></w:r></w:p><w:sectPr>'
            ),
        ),
        (
            "[Content_Types].xml",
            "</Types>",
            "".join(
                f'<Override PartName="/word/{part}.xml" ContentType="{KINDS}.{part}+xml"/>'
                for part in ("comments", "commentsExtended")
            )
            + "</Types>",
        ),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            LEADS,
        ),
    ):
        held[name] = held[name].decode().replace(old, new).encode()
    return packed(held)


def test_comments_pass_where_they_are_allowed_in_the_name_that_is(
    word: bytes, document: ak.Document
) -> None:
    allowed = Allowed(title=document.title, comments=True, authors=(UNION,))
    data = commented(word)
    texts = texts_of(document) | {"Please say why."}
    assert gate(data, NOTHING, allowed=allowed, document_texts=texts) is data
    with pytest.raises(ak.LeakError, match="a paragraph that the document does not have"):
        gate(data, NOTHING, allowed=allowed, document_texts=texts_of(document))
    with pytest.raises(ak.LeakError, match="the value of w:author of w:comment"):
        gate(commented(word, author="J Smith"), NOTHING, allowed=allowed)
    with pytest.raises(ak.LeakError, match="the part itself"):
        gate(data, NOTHING, allowed=Allowed(title=document.title))


def test_changes_pass_where_they_are_allowed(word: bytes, document: ak.Document) -> None:
    data = changed(word, body=CHANGES)
    texts = texts_of(document)
    allowed = Allowed(title=document.title, tracked=True, authors=(UNION,))
    assert gate(data, NOTHING, allowed=allowed, document_texts=texts) is data
    with pytest.raises(ak.LeakError, match="the element w:ins"):
        gate(data, NOTHING, allowed=Allowed(title=document.title))
    other = changed(word, body=CHANGES.replace("Chief", "Elephant"))
    with pytest.raises(ak.LeakError, match="a paragraph that the document does not have"):
        gate(other, NOTHING, allowed=allowed, document_texts=texts)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<w:p><w:pPr><w:pStyle w:val="Nobody"/></w:pPr></w:p>', "the value of w:val of w:pStyle"),
        ('<w:p><w:r><w:rPr><w:color w:val="nonsense"/></w:rPr></w:r></w:p>', "of w:color"),
        ('<w:p><w:r w:rsidR="00A1B2C3"/></w:p>', "the attribute w:rsidR of w:r"),
        ('<w:p w:x="1" w:x="2"/>', "not well formed"),
        ("<w:object/>", "the element w:object"),
        ('<w:p xmlns:w="urn:other"/>', "the namespace w"),
        ("<w:p><w:r><w:instrText> PAGE &amp; </w:instrText></w:r></w:p>", "a field"),
        ("<w:p><w:r><w:t>a\u00a0&#160;</w:t></w:r></w:p>", "by its number"),
    ],
)
def test_markup_that_is_not_ours_is_named(
    word: bytes, document: ak.Document, body: str, said: str
) -> None:
    with pytest.raises(ak.LeakError, match=said):
        gate(changed(word, body=body), NOTHING, allowed=Allowed(title=document.title))


@pytest.mark.parametrize("ink", ["auto", "1F2A44", "000000"])
def test_ink_that_can_be_read_passes(word: bytes, document: ak.Document, ink: str) -> None:
    data = changed(word, body=f'<w:p><w:r><w:rPr><w:color w:val="{ink}"/></w:rPr></w:r></w:p>')
    assert gate(data, NOTHING, allowed=Allowed(title=document.title)) is data


def test_a_part_of_a_house_style_passes_by_its_digest_alone(
    word: bytes, document: ak.Document
) -> None:
    held: Members = dict(members(word))
    logo = png()
    held["word/media/logo.png"] = logo
    data = packed(held)
    digest = sha256(logo).hexdigest()
    allowed = Allowed(title=document.title, parts={"word/media/logo.png": digest})
    assert gate(data, NOTHING, allowed=allowed) is data
    with pytest.raises(ak.LeakError, match=r"word/media/logo\.png"):
        gate(data, NOTHING, allowed=Allowed(title=document.title))


NOTE = "We settle at thirteen weeks if the Chief is pressed hard"
DIRTY_PICTURES = {
    "a remark": png(more=[(b"tEXt", b"Comment\0" + NOTE.encode())]),
    "a packed remark": png(more=[(b"zTXt", b"Comment\0\0" + zlib.compress(NOTE.encode()))]),
    "an international remark": png(more=[(b"iTXt", b"A\0\0\0en\0\0" + NOTE.encode())]),
    "one that is packed": png(
        more=[(b"iTXt", b"A\0\1\0en\0\0" + zlib.compress(NOTE.encode()))],
    ),
    "a profile's name": png(more=[(b"iCCP", NOTE.encode() + b"\0\0" + zlib.compress(b"x"))]),
    "EXIF in two bytes a letter": png(more=[(b"eXIf", NOTE.encode("utf-16-le"))]),
    "a remark that is not packed as it says": png(more=[(b"zTXt", b"A\0\0" + NOTE.encode())]),
    "the end of a PNG": png(tail=NOTE.encode()),
    "a JPEG's remark": jpeg(segment(0xFE, NOTE.encode())),
    "a JPEG's EXIF": jpeg(segment(0xE1, b"Exif\0\0" + NOTE.encode())),
    "a JPEG's XMP": jpeg(segment(0xE1, f"http://ns.adobe.com/xap/1.0/\0<x>{NOTE}</x>".encode())),
    "the end of a JPEG": jpeg(tail=NOTE.encode()),
}


@pytest.mark.parametrize("place", DIRTY_PICTURES)
def test_a_picture_that_holds_more_than_the_picture_is_refused_by_either_wall(
    word: bytes, document: ak.Document, place: str
) -> None:
    name, picture = "word/media/logo", DIRTY_PICTURES[place]
    held: Members = {**members(word), name: picture}
    allowed = Allowed(title=document.title, parts={name: sha256(picture).hexdigest()})
    with pytest.raises(ak.LeakError, match="a picture that holds more than the picture"):
        gate(packed(held), NOTHING, allowed=allowed)
    private = prepared(frozenset({NOTE}), frozenset())
    assert {(found, str(leak)) for found, leak in private_texts_in(held, private)} == {
        (name, "a private text that begins “We settle at”")
    }


def test_a_draft_in_a_house_style_passes_with_its_logo_and_with_no_other(
    document: ak.Document,
) -> None:
    style = ak.house_style(branch_template())
    data = guarded_word_bytes(document, prepared(frozenset({NOTE}), frozenset()), style)
    assert set(style.media) <= {name.removeprefix("word/media/") for name in members(data)}
    dirty = dict.fromkeys(style.media, DIRTY_PICTURES["a remark"])
    with pytest.raises(ak.LeakError, match="a picture that holds more than the picture"):
        guarded_word_bytes(document, NOTHING, evolve(style, media=dirty))


def test_what_draws_a_picture_is_not_read() -> None:
    private = prepared(frozenset({NOTE}), frozenset())
    for picture in (png(more=[(b"IDAT", NOTE.encode())]), jpeg()):
        assert not list(private_texts_in({"word/media/logo.png": picture}, private))


def test_what_a_screen_reader_says_must_be_known(word: bytes, document: ak.Document) -> None:
    data = changed(
        word,
        body='<w:p><w:r><w:drawing><wp:docPr id="1" name="Logo" descr="Our badge"/>'
        "</w:drawing></w:r></w:p>",
    )
    held: Members = dict(members(data))
    space = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    held["word/document.xml"] = held["word/document.xml"].replace(
        b"<w:document ", f"<w:document {space} ".encode()
    )
    data = packed(held)
    texts = texts_of(document)
    allowed = Allowed(title=document.title, words=("Our badge",))
    assert gate(data, NOTHING, allowed=allowed, document_texts=texts) is data
    with pytest.raises(ak.LeakError, match="the value of descr of wp:docPr"):
        gate(data, NOTHING, allowed=Allowed(title=document.title), document_texts=texts)


def test_a_missing_part_and_a_part_that_is_no_text_are_named(
    word: bytes, document: ak.Document
) -> None:
    held: Members = dict(members(word))
    del held["word/styles.xml"]
    held["word/header1.xml"] = b"<w:hdr>\xff</w:hdr>"
    with pytest.raises(ak.LeakError) as caught:
        gate(packed(held), NOTHING, allowed=Allowed(title=document.title))
    said = {fault.key: fault.message for fault in caught.value.faults}
    assert "a part that every copy has is missing" in said["word/styles.xml"]
    assert "UTF-8" in said["word/header1.xml"]


def test_texts_of_a_document_are_all_that_it_can_say(document: ak.Document) -> None:
    when = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)
    reply = Comment(author=UNION, when=when, text=["a reply"])
    comment = Comment(author=UNION, when=when, text=["a remark"], replies=(reply,))
    blocks = (
        Heading(text="a heading"),
        Bullet(spans=(Run(text="an item"),)),
        ClauseHeading(clause="scope", number="7", title="Scope", comments=(comment,)),
    )
    said = texts_of(evolve(document, front=blocks))
    assert {"a heading", "an item", "a remark", "a reply", "7Scope"} <= said


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("odd", ["<Odd/>", "words", "<?odd?>", '<a b="1" b="1"/>'])
def test_what_wires_the_parts_holds_nothing_else(
    word: bytes, document: ak.Document, part: str, odd: str
) -> None:
    held: Members = dict(members(word))
    held[part] = held[part].replace(b"</", odd.encode() + b"</")
    with pytest.raises(ak.LeakError) as caught:
        gate(packed(held), NOTHING, allowed=Allowed(title=document.title))
    assert part in {fault.key for fault in caught.value.faults}


def test_a_part_of_another_kind_has_no_content_type_of_ours(
    word: bytes, document: ak.Document
) -> None:
    held: Members = dict(members(word))
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/word/vba.bin" ContentType="a"/></Types>'
    )
    with pytest.raises(ak.LeakError, match="a content type that is not one of ours"):
        gate(packed(held), NOTHING, allowed=Allowed(title=document.title))


def test_a_package_that_readers_refuse_or_read_otherwise_is_refused(
    word: bytes, document: ak.Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module("agreementkit.word.gate")

    def refuses(data: bytes) -> Mapping[str, bytes]:
        raise ak.RefusedError([], reason="size")

    allowed = Allowed(title=document.title)
    for reader, said in ((refuses, "readers refuse it .size"), (lambda data: {}, "otherwise")):
        monkeypatch.setattr(module, "open_package", reader)
        with pytest.raises(ak.LeakError, match=said):
            gate(word, NOTHING, allowed=allowed)


def _with_directory(word: bytes, change: Callable[[bytearray, int], None]) -> bytes:
    data = bytearray(word)
    change(data, int.from_bytes(word[-6:-2], "little"))
    return bytes(data)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d, at: d.__setitem__(at, 0), "the directory is broken"),
        (lambda d, at: d.__setitem__(at + 42, 9), "something stands before it"),
        (lambda d, at: d.__setitem__(14, d[14] ^ 1), "its own header differs"),
        (lambda d, at: d.__setitem__(30, 65), "another name"),
        (lambda d, at: (d.__setitem__(14, d[14] ^ 1), d.__setitem__(at + 16, d[14])), "not what"),
        (lambda d, at: d.__setitem__(len(d) - 12, 1), "between the members and the directory"),
        (lambda d, at: d.__setitem__(len(d) - 10, 0), "between the package's directory and"),
    ],
)
def test_a_directory_that_does_not_tell_all_is_refused(
    word: bytes, document: ak.Document, change: Callable[[bytearray, int], None], said: str
) -> None:
    with pytest.raises(ak.LeakError, match=said):
        gate(_with_directory(word, change), NOTHING, allowed=Allowed(title=document.title))


def test_members_may_be_stored_and_nothing_may_follow_what_is_packed(
    word: bytes, document: ak.Document
) -> None:
    allowed = Allowed(title=document.title)
    stored = with_entry(word, compress_type=0)
    assert gate(stored, NOTHING, allowed=allowed) is stored
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        first = package.infolist()[0]
    size, place = first.compress_size, 30 + len(first.filename)
    data = bytearray(word[: place + size] + b"odd" + word[place + size :])
    at = int.from_bytes(word[-6:-2], "little") + 3
    for field in (18, at + 20):
        data[field : field + 4] = (size + 3).to_bytes(4, "little")
    data[-6:-2] = at.to_bytes(4, "little")
    with pytest.raises(ak.LeakError, match="something stands behind what is packed in it"):
        gate(bytes(data), NOTHING, allowed=allowed)
