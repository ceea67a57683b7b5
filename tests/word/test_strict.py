"""Files of the strict kind (ISO/IEC 29500-1) are read as the common kind is."""

import re

import agreementkit as ak
from agreementkit.ooxml.xml import without_strict_names
from tests.ooxml.packages import document, packed, small
from tests.word_files import members

_COMMON = re.compile(
    rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/([\w-]+)"
)


def strict(data: bytes) -> bytes:
    """A draft as Word saves it in the strict kind: other namespaces and types of relationship."""
    return packed(
        {
            name: _COMMON.sub(
                lambda found: (
                    b"http://purl.oclc.org/ooxml/%s/%s"
                    % (found[1], re.sub(rb"-(.)", lambda c: c[1].upper(), found[2]))
                ),
                part,
            )
            for name, part in members(data).items()
        }
    )


def test_a_draft_of_ours_reads_the_same_when_it_is_saved_strict(word: bytes) -> None:
    saved = strict(word)
    assert saved != packed(members(word))
    assert ak.read_word(saved) == ak.read_word(word)


def test_an_address_in_the_text_is_left_as_it_is() -> None:
    words = "See http://purl.oclc.org/ooxml/wordprocessingml/main."
    body = document(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
    assert without_strict_names(body) == body
    [line] = ak.read_word(small(**{"word/document.xml": body})).accepted
    assert line.text == words
