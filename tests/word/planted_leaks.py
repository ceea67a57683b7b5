"""One leak for each place in which words can be hidden in a Word file."""

import base64
import codecs
import gzip
import io
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable, Mapping

SECRET = "Settle for thirteen weeks if the Chief refuses to move beyond that"
"""What the tests plant; none of it stands in any draft."""

Members = dict[str, bytes]
Plant = Callable[[Members], None]

_MAIN, _TYPES = "word/document.xml", "[Content_Types].xml"
_AT = "<w:sectPr>"


def packed(members: Mapping[str, bytes]) -> bytes:
    """Members as a package in our own form."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, data)
    return buffer.getvalue()


def _into(part: str, xml: str, at: str = _AT) -> Plant:
    def plant(members: Members) -> None:
        text = members[part].decode()
        assert at in text
        members[part] = text.replace(at, xml + at, 1).encode()

    return plant


def _paragraph(*texts: str, properties: str = "") -> str:
    runs = "".join(f"<w:r>{properties}<w:t>{text}</w:t></w:r>" for text in texts)
    return f"<w:p>{runs}</w:p>"


def _said(text: str) -> Plant:
    return _into(_MAIN, _paragraph(text))


def _new_part(name: str, data: bytes) -> Plant:
    def plant(members: Members) -> None:
        members[name] = data

    return plant


def _swapped(part: str, old: str, new: str) -> Plant:
    def plant(members: Members) -> None:
        text = members[part].decode()
        assert old in text
        members[part] = text.replace(old, new, 1).encode()

    return plant


def _nested(data: bytes) -> bytes:
    return packed({"word/document.xml": data})


_HALF = len(SECRET) // 2
_ENTITIES = "".join(f"&#{ord(letter)};" for letter in SECRET)
_HEX_ENTITIES = "".join(f"&#x{ord(letter):x};" for letter in SECRET)
_WIDE = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in SECRET)
_CYRILLIC = SECRET.translate(str.maketrans("eotcp", "еотср"))
_B64 = base64.b64encode(SECRET.encode()).decode()
_JPEG = b"\xff\xd8\xff\xe1\x00\x80Exif\x00\x00" + SECRET.encode() + b"\xff\xd9"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64 + zlib.compress(SECRET.encode())
_DELETED = (
    '<w:p><w:del w:id="1" w:author="Union" w:date="2027-01-01T00:00:00Z">'
    f"<w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>"
)
_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> '
    f'QUOTE "{SECRET}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_COMMENT = (
    f'<w:comments {_W}><w:comment w:id="1" w:author="Union" w:initials="U">'
    f"{_paragraph(SECRET)}</w:comment></w:comments>"
)
_UNDERSCORED = SECRET.replace(" ", "_")

IN_MEMBERS: Mapping[str, tuple[str, Plant]] = {
    "body": (_MAIN, _said(SECRET)),
    "split over runs": (_MAIN, _into(_MAIN, _paragraph(*SECRET))),
    "split over paragraphs": (
        _MAIN,
        _into(_MAIN, _paragraph(SECRET[:_HALF]) + _paragraph(SECRET[_HALF:])),
    ),
    "split by a field": (
        _MAIN,
        _into(
            _MAIN,
            f"<w:p><w:r><w:t>{SECRET[:_HALF]}</w:t></w:r><w:r><w:instrText> PAGE </w:instrText>"
            f"</w:r><w:r><w:t>{SECRET[_HALF:]}</w:t></w:r></w:p>",
        ),
    ),
    "hidden text": (
        _MAIN,
        _into(_MAIN, _paragraph(SECRET, properties="<w:rPr><w:vanish/></w:rPr>")),
    ),
    "white text": (
        _MAIN,
        _into(_MAIN, _paragraph(SECRET, properties='<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')),
    ),
    "tiny text": (
        _MAIN,
        _into(_MAIN, _paragraph(SECRET, properties='<w:rPr><w:sz w:val="2"/></w:rPr>')),
    ),
    "deleted text": (_MAIN, _into(_MAIN, _DELETED)),
    "field code": (_MAIN, _into(_MAIN, _FIELD)),
    "header": ("word/header1.xml", _into("word/header1.xml", _paragraph(SECRET), "</w:hdr>")),
    "footer": ("word/footer1.xml", _into("word/footer1.xml", _paragraph(SECRET), "</w:ftr>")),
    "comment": ("word/comments.xml", _new_part("word/comments.xml", _COMMENT.encode())),
    "comment author": (
        "word/comments.xml",
        _new_part(
            "word/comments.xml",
            f'<w:comments {_W}><w:comment w:id="1" w:author="{SECRET}"/></w:comments>'.encode(),
        ),
    ),
    "property": (
        "docProps/core.xml",
        _into(
            "docProps/core.xml",
            f"<dc:description>{SECRET}</dc:description>",
            "</cp:coreProperties>",
        ),
    ),
    "custom property": (
        "docProps/custom.xml",
        _new_part("docProps/custom.xml", f"<Properties><p>{SECRET}</p></Properties>".encode()),
    ),
    "alternative text": (_MAIN, _into(_MAIN, f'<wp:docPr id="1" descr="{SECRET}"/>')),
    "table caption": (_MAIN, _into(_MAIN, f'<w:tblCaption w:val="{SECRET}"/>')),
    "bookmark": (
        _MAIN,
        _into(_MAIN, f'<w:bookmarkStart w:id="9999" w:name="{_UNDERSCORED}"/>'),
    ),
    "style name": (
        "word/styles.xml",
        _into(
            "word/styles.xml",
            f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{SECRET}"/></w:style>',
            "</w:styles>",
        ),
    ),
    "custom XML": ("customXml/item1.xml", _new_part("customXml/item1.xml", SECRET.encode())),
    "embedded package": (
        "word/embeddings/a.docx",
        _new_part("word/embeddings/a.docx", _nested(_paragraph(SECRET).encode())),
    ),
    "package in a package": (
        "word/embeddings/a.zip",
        _new_part("word/embeddings/a.zip", _nested(_nested(SECRET.encode()))),
    ),
    "numeric entities": (_MAIN, _said(_ENTITIES)),
    "hexadecimal entities": (_MAIN, _said(_HEX_ENTITIES)),
    "zero-width marks": (_MAIN, _said("\N{ZERO WIDTH SPACE}".join(SECRET))),
    "soft hyphens": (_MAIN, _said("\N{SOFT HYPHEN}".join(SECRET))),
    "direction marks": (_MAIN, _said("\N{RIGHT-TO-LEFT MARK}".join(SECRET))),
    "tag characters": (_MAIN, _said("".join(chr(0xE0000 + ord(c)) for c in SECRET))),
    "full-width letters": (_MAIN, _said(_WIDE)),
    "Cyrillic look-alikes": (_MAIN, _said(_CYRILLIC)),
    "accents": (_MAIN, _said(SECRET.replace("e", "e\N{COMBINING ACUTE ACCENT}"))),
    "letters set apart": (_MAIN, _said(" ".join(SECRET))),
    "UTF-16": ("word/a.xml", _new_part("word/a.xml", f"<a>{SECRET}</a>".encode("utf-16"))),
    "UTF-16 without a mark": (
        "word/a.bin",
        _new_part("word/a.bin", b"\x01" + SECRET.encode("utf-16-be")),
    ),
    "UTF-32": ("word/a.bin", _new_part("word/a.bin", SECRET.encode("utf-32-le"))),
    "base64": (_MAIN, _said(_B64)),
    "base64 for addresses": (
        _MAIN,
        _said(base64.urlsafe_b64encode(f"~~~{SECRET}".encode()).decode()),
    ),
    "base64 in lines": (
        _MAIN,
        _said("\n".join(_B64[i : i + 24] for i in range(0, len(_B64), 24))),
    ),
    "base64 with a beginning of its own": (_MAIN, _said("x" + _B64)),
    "hexadecimal digits": (_MAIN, _said(SECRET.encode().hex())),
    "hexadecimal digits in pairs": (_MAIN, _said(SECRET.encode().hex(" "))),
    "percent signs": (_MAIN, _said(urllib.parse.quote(SECRET, safe="").replace("e", "%65"))),
    "written backwards": (_MAIN, _said(SECRET[::-1])),
    "ROT13": (_MAIN, _said(codecs.encode(SECRET, "rot13"))),
    "picture data": ("word/media/a.jpeg", _new_part("word/media/a.jpeg", _JPEG)),
    "compressed stream in an OLE file": ("word/a.bin", _new_part("word/a.bin", _OLE)),
    "stream without a header": (
        "word/a.bin",
        _new_part("word/a.bin", b"\0\1" + zlib.compress(SECRET.encode(), wbits=-15)),
    ),
    "gzip": ("word/a.bin", _new_part("word/a.bin", b"x" + gzip.compress(SECRET.encode()))),
    "compressed, then base64": (
        _MAIN,
        _said(base64.b64encode(zlib.compress(SECRET.encode())).decode()),
    ),
    "member name": (f"word/{_UNDERSCORED}.xml", _new_part(f"word/{_UNDERSCORED}.xml", b"<a/>")),
    "document variable": (
        "word/settings.xml",
        _into(
            "word/settings.xml",
            f'<w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars>',
            "</w:settings>",
        ),
    ),
    "revision id": (_MAIN, _into(_MAIN, f'<w:p w:rsidR="{_UNDERSCORED}"/>')),
    "control tag": (_MAIN, _into(_MAIN, f'<w:tag w:val="{SECRET}"/>')),
    "control alias": (_MAIN, _into(_MAIN, f'<w:alias w:val="{SECRET}"/>')),
    "XML comment": (_MAIN, _into(_MAIN, f"<!-- {SECRET} -->")),
    "processing instruction": (_MAIN, _into(_MAIN, f"<?note {SECRET}?>")),
    "character data": (
        _MAIN,
        _into(_MAIN, f"<w:p><w:r><w:t><![CDATA[{SECRET}]]></w:t></w:r></w:p>"),
    ),
    "attribute": (_MAIN, _into(_MAIN, f'<w:p w:note="{SECRET}"/>')),
    "namespace": (_MAIN, _into(_MAIN, f'<w:p xmlns:x="urn:{_UNDERSCORED}"/>')),
    "text outside runs": (_MAIN, _into(_MAIN, f"<w:p>{SECRET}</w:p>")),
    "relationship target": (
        "word/_rels/document.xml.rels",
        _into(
            "word/_rels/document.xml.rels",
            f'<Relationship Id="rId90" Type="x" Target="http://a/{_UNDERSCORED}"/>',
            "</Relationships>",
        ),
    ),
    "content type": (
        _TYPES,
        _into(_TYPES, f'<Default Extension="{_UNDERSCORED}" ContentType="a"/>', "</Types>"),
    ),
}
"""By hiding place: the part that must be named, and what plants the leak."""


PACKED: frozenset[str] = frozenset(
    {
        *("embedded package", "package in a package", "compressed stream in an OLE file"),
        *("stream without a header", "gzip", "compressed, then base64"),
        *("base64", "base64 for addresses", "base64 in lines"),
        *("base64 with a beginning of its own", "hexadecimal digits"),
        *("hexadecimal digits in pairs", "percent signs", "written backwards", "ROT13"),
    },
)
"""The hiding places in which the words do not stand as words: none of our writers packs or
encodes a text, so the allow-list refuses these, and nothing decodes them."""


def with_comment(data: bytes) -> bytes:
    """A package with a comment of its own."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.comment = SECRET.encode()
    return buffer.getvalue()


def with_entry(data: bytes, **marks: object) -> bytes:
    """A package whose first member's entry is changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            copy = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            copy.create_system = 0
            copy.compress_type = zipfile.ZIP_DEFLATED
            for key, value in marks.items():
                setattr(copy, key, value)
            new.writestr(copy, old.read(entry))
    return buffer.getvalue()


IN_BYTES: Mapping[str, Callable[[bytes], bytes]] = {
    "zip comment": with_comment,
    "trailing bytes": lambda data: data + SECRET.encode(),
    "leading bytes": lambda data: SECRET.encode() + data,
    "extra field": lambda data: with_entry(
        data, extra=b"\xfe\xca" + len(SECRET).to_bytes(2, "little") + SECRET.encode()
    ),
    "member comment": lambda data: with_entry(data, comment=SECRET.encode()),
}
"""By hiding place outside every member: what plants the leak."""
