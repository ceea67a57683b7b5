"""Words in places that some programs show and others do not."""

from tests.negotiation.silent_edits.editable_draft import MAIN

from .kind import shows
from .sheet import FIGURE, PROVISO, Sheet

_WORDS = "This clause does not apply where the Employer decides."
_OPEN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _alternative(name: str, inside: str, seen: str, words: str = FIGURE) -> None:
    @shows(name, seen)
    def _(sheet: Sheet) -> None:
        markup = f"<w:r><mc:AlternateContent>{inside}</mc:AlternateContent></w:r>"
        sheet.instead(sheet.run(words), markup)


_alternative(
    "another figure for newer programs",
    f'<mc:Choice Requires="w16se"><w:t>8</w:t></mc:Choice><mc:Fallback><w:t>{FIGURE}</w:t></mc:Fallback>',
    "8 in Word",
)
_alternative(
    "another figure for older programs",
    f'<mc:Choice Requires="w14"><w:t>{FIGURE}</w:t></mc:Choice><mc:Fallback><w:t>8</w:t></mc:Fallback>',
    "8 in other programs",
)
_alternative(
    "a figure that newer programs do not show",
    f'<mc:Choice Requires="w16se"/><mc:Fallback><w:t>{FIGURE}</w:t></mc:Fallback>',
    "no figure in Word",
)
_alternative(
    "a figure that older programs do not show",
    f'<mc:Choice Requires="w14"><w:t>{FIGURE}</w:t></mc:Choice>',
    "no figure in other programs",
)
_alternative(
    "a figure for programs that nobody knows",
    f'<mc:Choice Requires="z"><w:t>8</w:t></mc:Choice><mc:Fallback><w:t>{FIGURE}</w:t></mc:Fallback>',
    "8 in such a program",
)


@shows("a chunk of another format", "another clause, once Word opens it")
def _(sheet: Sheet) -> None:
    sheet.part("word/chunk1.htm", f"<html><body><p>{_WORDS}</p></body></html>", "text/html")
    number = sheet.link("aFChunk", "chunk1.htm")
    following = sheet.paragraph("In the notice, the Project Sponsor")
    sheet.before(following, f'<w:altChunk r:id="{number}"/>')


@shows("a document within the document", "another file's clause")
def _(sheet: Sheet) -> None:
    number = sheet.link("subDocument", "file:///other.docx", outside=True)
    sheet.over(f'<w:subDoc r:id="{number}"/>')


@shows("words as a formula", "where practicable")
def _(sheet: Sheet) -> None:
    sheet.before(
        sheet.run(),
        '<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">where practicable </m:t>'
        "</m:r></m:oMath>",
    )


@shows("a formula of its own", "an equation between two paragraphs")
def _(sheet: Sheet) -> None:
    sheet.before(
        sheet.run(), "<m:oMathPara><m:oMath><m:r><m:t>8&lt;13</m:t></m:r></m:oMath></m:oMathPara>"
    )


@shows("a fraction for the figure", "1 over 3")
def _(sheet: Sheet) -> None:
    sheet.instead(
        sheet.run(FIGURE),
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den>"
        "</m:f></m:oMath>",
    )


@shows("small words over a duty", "may, over must")
def _(sheet: Sheet) -> None:
    sheet.instead(
        sheet.run("must"),
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="20"/><w:hpsRaise'
        ' w:val="20"/><w:hpsBaseText w:val="24"/><w:lid w:val="en-GB"/></w:rubyPr><w:rt><w:r><w:t>'
        "may</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>must</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    )


@shows("a word in an element that Word ignores", "the word is gone in Word")
def _(sheet: Sheet) -> None:
    words = '<w:r><w:t xml:space="preserve">written </w:t></w:r>'
    sheet.instead(sheet.run(), f"<z:x>{words}</z:x>")


@shows("a word in an element that nobody knows", "whatever a program does with it")
def _(sheet: Sheet) -> None:
    words = '<w:r><w:t xml:space="preserve">written </w:t></w:r>'
    sheet.instead(sheet.run(), f"<w:nothing>{words}</w:nothing>")


@shows("words that Word alone leaves out of an ignored element", "where practicable in others")
def _(sheet: Sheet) -> None:
    words = '<w:r><w:t xml:space="preserve">where practicable </w:t></w:r>'
    sheet.before(sheet.run(), f"<z:x>{words}</z:x>")


@shows("half a figure in an element inside the text", "1 for 13")
def _(sheet: Sheet) -> None:
    sheet.instead(sheet.run(FIGURE), "<w:r><w:t>1<w:x>3</w:x></w:t></w:r>")


@shows("deleted words that are no deleted text", "programs differ")
def _(sheet: Sheet) -> None:
    words = '<w:r><w:t xml:space="preserve">written </w:t></w:r>'
    mark = 'w:id="933" w:author="HR" w:date="2027-02-01T09:00:00Z"'
    sheet.instead(sheet.run(), f"<w:del {mark}>{words}</w:del>")


@shows("deleted text that is in no deletion", "programs differ")
def _(sheet: Sheet) -> None:
    markup = '<w:r><w:delText xml:space="preserve">written </w:delText></w:r>'
    sheet.instead(sheet.run(), markup)


@shows("a hidden look, tracked as a change of looks", "the word is gone")
def _(sheet: Sheet) -> None:
    change = (
        '<w:rPrChange w:id="931" w:author="HR" w:date="2027-02-01T09:00:00Z"><w:rPr/></w:rPrChange>'
    )
    sheet.look(f"<w:vanish/>{change}")


def _separator(role: str) -> None:
    @shows(f"words in the line over {role}s", "words at the foot of a page", clause="")
    def _(sheet: Sheet) -> None:
        sheet.xml(
            f"word/{role}s.xml",
            f'<w:{role}s><w:{role} w:type="separator" w:id="-1"><w:p><w:r><w:t>{_WORDS}</w:t></w:r>'
            f'</w:p></w:{role}><w:{role} w:type="continuationSeparator" w:id="0"><w:p><w:r>'
            f"<w:continuationSeparator/></w:r></w:p></w:{role}></w:{role}s>",
            f"{_OPEN}.{role}s+xml",
        )
        sheet.link(f"{role}s", f"{role}s.xml")


_separator("footnote")
_separator("endnote")


@shows("a footnote of one point", "a note that nobody sees")
def _(sheet: Sheet) -> None:
    sheet.xml(
        "word/footnotes.xml",
        f'<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>{_WORDS}'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>",
        f"{_OPEN}.footnotes+xml",
    )
    sheet.link("footnotes", "footnotes.xml")
    sheet.before(sheet.run(), '<w:r><w:footnoteReference w:id="2"/></w:r>')


@shows("a footnote's mark of one's own", "an asterisk", clause="status-quo")
def _(sheet: Sheet) -> None:
    sheet.xml(
        "word/footnotes.xml",
        '<w:footnotes><w:footnote w:id="2"><w:p/></w:footnote></w:footnotes>',
        f"{_OPEN}.footnotes+xml",
    )
    sheet.link("footnotes", "footnotes.xml")
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    sheet.before(sheet.run("widen", PROVISO), mark)


@shows("a glossary of blocks", "words at one click", clause="")
def _(sheet: Sheet) -> None:
    sheet.xml(
        "word/glossary/document.xml",
        '<w:glossaryDocument><w:docParts><w:docPart><w:docPartPr><w:name w:val="P1"/></w:docPartPr>'
        f"<w:docPartBody><w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p></w:docPartBody></w:docPart>"
        "</w:docParts></w:glossaryDocument>",
        f"{_OPEN}.document.glossary+xml",
    )
    sheet.link("glossaryDocument", "glossary/document.xml")


@shows("a range that one may edit", "whoever is named may type there")
def _(sheet: Sheet) -> None:
    sheet.before(sheet.run(), '<w:permStart w:id="7" w:edGrp="everyone"/><w:permEnd w:id="7"/>')


@shows("a second main part", "the other text, in some programs", clause="")
def _(sheet: Sheet) -> None:
    other = sheet.source(MAIN).replace("at least 13", "at least 8")
    sheet.part("word/document2.xml", other, f"{_OPEN}.document.main+xml")
    sheet.link("officeDocument", "word/document2.xml", "")


@shows("a second part of styles", "whichever a program takes", clause="")
def _(sheet: Sheet) -> None:
    other = sheet.source("word/styles.xml")
    name = '<w:name w:val="Clause Level 3"/>'
    other = other.replace(name, f"{name}<w:rPr><w:vanish/></w:rPr>")
    sheet.part("word/styles2.xml", other, f"{_OPEN}.styles+xml")
    sheet.link("styles", "styles2.xml")


@shows("a second part of numbers", "whichever a program takes", clause="")
def _(sheet: Sheet) -> None:
    other = sheet.source("word/numbering.xml").replace("%1.%2", "%2")
    sheet.part("word/numbering2.xml", other, f"{_OPEN}.numbering+xml")
    sheet.link("numbering", "numbering2.xml")
