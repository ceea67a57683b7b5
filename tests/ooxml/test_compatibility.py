"""The elements that Word shows, in reading order."""

from agreementkit.ooxml.compatibility import shown_descendants
from agreementkit.ooxml.xml import declarations, name, parsed

PART = f"""<w:body {declarations("w", "mc")}><w:p><w:r/><mc:AlternateContent>
<mc:Choice Requires="other"><w:t/></mc:Choice><mc:Fallback><w:tab/><w:br/></mc:Fallback>
</mc:AlternateContent></w:p><w:tbl><w:tr/></w:tbl></w:body>"""


def shown(*closed: str) -> str:
    names = {name(each) for each in closed}
    found = shown_descendants(parsed(PART.encode()), lambda each: each.tag not in names)
    return " ".join(str(each.tag).rpartition("}")[2] for each in found)


def test_what_is_shown_comes_in_reading_order_without_the_other_alternatives() -> None:
    assert shown() == "p r tab br tbl tr"


def test_an_element_that_is_not_entered_comes_alone() -> None:
    assert shown("p") == "p tbl tr"
    assert shown("p", "tbl") == "p tbl"
