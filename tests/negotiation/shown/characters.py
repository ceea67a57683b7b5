"""Letters, breaks and spaces that are there and are not what they seem."""

from .kind import shows
from .sheet import FIGURE, NOTICE, PROVISO, Sheet

_INSTEAD_OF_A_SPACE = {
    "a line separator for a space": ("\u2028", "the line breaks"),
    "a paragraph separator for a space": ("\u2029", "the paragraph breaks"),
    "a next-line sign for a space": ("\u0085", "nothing, or a box"),
    "a braille blank for a space": ("\u2800", "a gap that is no space"),
    "a Hangul filler for a space": ("\u3164", "a gap that is no space"),
    "an ideographic space for a space": ("\u3000", "a wide gap"),
    "many spaces for one": (" " * 400, "the word stands elsewhere"),
}
_IN_A_WORD = {
    "a space without width in a word": ("\u200b", "nothing: no search finds the word"),
    "a joiner in a word": ("\u034f", "nothing: no search finds the word"),
    "a variation selector in a word": ("\ufe0f", "nothing: no search finds the word"),
    "a tag character in a word": ("\U000e0041", "nothing: no search finds the word"),
    "a letter of private use in a word": ("\ue000", "whatever the font has there"),
    "a sign that turns a word round": ("\u202e", "the letters run backwards"),
    "an isolate in a word": ("\u2067", "the letters run backwards"),
    "a stroke through each letter": ("\u0336", "the word looks deleted"),
    "a circle round a letter": ("\u20dd", "a ring"),
}


def _for_a_space(name: str, sign: str, seen: str) -> None:
    @shows(name, seen)
    def _(sheet: Sheet) -> None:
        sheet.words("written notice", f"written{sign}notice")


def _inside(name: str, sign: str, seen: str) -> None:
    @shows(name, seen)
    def _(sheet: Sheet) -> None:
        sheet.words("written notice", f"wri{sign}tten notice")


for _name, (_sign, _seen) in _INSTEAD_OF_A_SPACE.items():
    _for_a_space(_name, _sign, _seen)
for _name, (_sign, _seen) in _IN_A_WORD.items():
    _inside(_name, _sign, _seen)


@shows("a figure in full-width digits", "a wide figure")
def _(sheet: Sheet) -> None:
    sheet.words(FIGURE, "１３", NOTICE)


@shows("a figure in raised digits", "a small figure, like a note's")
def _(sheet: Sheet) -> None:
    sheet.words(FIGURE, "¹³", NOTICE)


@shows("a letter for a digit", "l3 weeks")
def _(sheet: Sheet) -> None:
    sheet.words(FIGURE, "l3", NOTICE)


def _break(name: str, markup: str, seen: str, at: str = "it before any contract") -> None:
    @shows(name, seen)
    def _(sheet: Sheet) -> None:
        sheet.before(sheet.run(at), f"<w:r>{markup}</w:r>")


_break("a page's end inside a sentence", '<w:br w:type="page"/>', "the sentence is cut")
_break("forty pages' ends inside a sentence", '<w:br w:type="page"/>' * 40, "empty pages")
_break("a column's end inside a sentence", '<w:br w:type="column"/>', "the sentence is cut")
_break("a line's end inside a sentence", "<w:br/>", "the sentence is cut")
_break("a carriage return inside a sentence", "<w:cr/>", "the sentence is cut")
_break("a line's end past what floats", '<w:br w:type="textWrapping" w:clear="all"/>', "a gap")
_break("a tab inside a sentence", "<w:tab/>", "a gap")
_break(
    "a placed tab inside a sentence",
    '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>',
    "the words are pushed to the margin",
)
_break(
    "words under another number",
    "<w:br/><w:tab/>",
    "a paragraph of its own",
    " A System is used once",
)
_break(
    "a soft hyphen inside a word",
    "<w:softHyphen/>",
    "a hyphen at a line's end",
    "efore a New System",
)
_break("the number of the page put in", "<w:pgNum/>", "a number", "before a New System")
_break("the year put in", "<w:yearLong/>", "the year in which it is read")


@shows("an empty line put in before a proviso", "the proviso stands apart", clause="status-quo")
def _(sheet: Sheet) -> None:
    sheet.before(sheet.run("sign,", PROVISO), "<w:r><w:br/><w:br/><w:br/></w:r>")


@shows("words turned round by markup", "13 weeks reads 31")
def _(sheet: Sheet) -> None:
    markup = f'<w:bdo w:val="rtl"><w:r><w:t>{FIGURE}</w:t></w:r></w:bdo>'
    sheet.instead(sheet.run(FIGURE), markup)


@shows("words set in the other direction by markup", "the words stand in another order")
def _(sheet: Sheet) -> None:
    markup = '<w:dir w:val="rtl"><w:r><w:t xml:space="preserve">at least 13 </w:t></w:r></w:dir>'
    sheet.words("at least 13\N{NO-BREAK SPACE}", "at least 13 ", NOTICE)
    sheet.instead(sheet.run("at least 13 "), markup)


@shows("a digit as a sign of a font", "another digit")
def _(sheet: Sheet) -> None:
    sheet.instead(sheet.run("1"), '<w:r><w:sym w:font="Arial" w:char="0032"/></w:r>')


@shows("a digit as a sign of Wingdings", "a picture")
def _(sheet: Sheet) -> None:
    sheet.instead(sheet.run("1"), '<w:r><w:sym w:font="Wingdings" w:char="F031"/></w:r>')
