"""Each rule with an edit that breaks it, and what is then said."""

from attrs import field as attr, frozen

from .edits import (
    CORE,
    HEADER_ROW,
    STYLES,
    TEXT,
    VML,
    WHOLE_FIELD,
    Edit,
    add,
    bookmark,
    cell,
    comments,
    control,
    drawing,
    field,
    p,
    r,
    row,
    style,
    swap,
    table,
)

DATED = 'w:author="A" w:date="2027-01-01T00:00:00Z"'
FIRST_WORDS = "“Planted words stand here.”"
ANOTHER = "paragraph 12, “Scope”"


def _several(edits: Edit | tuple[Edit, ...]) -> tuple[Edit, ...]:
    return edits if isinstance(edits, tuple) else (edits,)


@frozen
class Fault:
    """An edit, and what the rule says of it."""

    rule: str
    edits: tuple[Edit, ...] = attr(converter=_several)
    place: str
    """What the place holds."""
    says: str
    """What the message holds."""


def bold(words: str) -> str:
    return p(r(words, "<w:b/>"))


SOUNDNESS = [
    Fault(
        "cell-without-paragraph",
        add(table(HEADER_ROW, row(cell(""), cell()))),
        "table 2, row 2, column 1",
        "does not end in a paragraph",
    ),
    Fault(
        "cell-without-paragraph",
        add(
            table(
                HEADER_ROW,
                row(cell(p() + table(HEADER_ROW).replace(p(r("After the table.")), "")), cell()),
            )
        ),
        "table 2, row 2, column 1",
        "does not end in a paragraph",
    ),
    Fault(
        "row-short",
        add(table(HEADER_ROW, row(cell()))),
        "table 2, row 2",
        "take up 1 of the table’s 2 columns",
    ),
    Fault(
        "deleted-text-live",
        add(p(r() + f'<w:del w:id="90" {DATED}>{r("Live words")}</w:del>')),
        FIRST_WORDS,
        "“Live words” stands in a deletion as live text",
    ),
    Fault(
        "annotation-id-repeated",
        add(p(f'<w:ins w:id="90" {DATED}>{r()}</w:ins><w:ins w:id="90" {DATED}>{r()}</w:ins>')),
        FIRST_WORDS[:-1] + "Planted",
        "a change has the id 90, as has the one at paragraph",
    ),
    Fault(
        "annotation-id-repeated",
        add(p(bookmark(90, "one")) + p(bookmark(90, "two"))),
        FIRST_WORDS,
        "a bookmark has the id 90, as has the one at paragraph",
    ),
    Fault(
        "annotation-id-shared",
        add(p(bookmark(90, "one") + f'<w:ins w:id="90" {DATED}>{r()}</w:ins>')),
        "Planted words",
        "the bookmark has the id 90, which a tracked change has as well",
    ),
    Fault("field-unbalanced", add(p(r() + field("begin", "code"))), FIRST_WORDS, "never ends"),
    Fault(
        "field-unbalanced",
        add(p(r() + field("end"))),
        FIRST_WORDS,
        "end stands without its beginning",
    ),
    Fault(
        "field-unbalanced",
        add(p(r() + field("separate"))),
        FIRST_WORDS,
        "middle stands without its beginning",
    ),
    Fault(
        "field-unbalanced",
        add(p(r() + field("begin", "code", "separate", "separate", "result", "end"))),
        "“Planted words stand here.1”",
        "two middles",
    ),
    Fault(
        "bookmark-unclosed",
        add(p(bookmark(90, "planted", end=False))),
        FIRST_WORDS,
        "“planted” begins and never ends",
    ),
    Fault(
        "bookmark-unclosed",
        add(p(bookmark(90, "planted", start=False))),
        FIRST_WORDS,
        "ends that has not begun",
    ),
    Fault(
        "bookmark-repeated",
        add(p(bookmark(90, "planted")) + p(bookmark(91, "Planted"))),
        FIRST_WORDS,
        "“Planted” stands here and at paragraph",
    ),
    Fault(
        "target-missing",
        add(p(r() + field(*WHOLE_FIELD, code=r"REF nowhere \r \h"))),
        "Planted words",
        "“nowhere”, and there is none",
    ),
    Fault(
        "target-missing",
        add(p(r() + field(*WHOLE_FIELD, code='PAGEREF "nowhere"'))),
        "Planted words",
        "“nowhere”, and there is none",
    ),
    Fault(
        "target-missing",
        add(p(r() + field(*WHOLE_FIELD, code=r'HYPERLINK \l "nowhere"', result="Notice period"))),
        "Planted words",
        "“nowhere”, and there is none",
    ),
    Fault(
        "target-missing",
        add(p(f'<w:hyperlink w:anchor="nowhere">{r()}</w:hyperlink>')),
        FIRST_WORDS,
        "“nowhere”, and there is none",
    ),
    Fault(
        "comment-unreferenced", comments(90), "the comments, paragraph 1", "no place in the text"
    ),
    Fault(
        "comment-missing",
        add(p(r() + '<w:r><w:commentReference w:id="90"/></w:r>')),
        FIRST_WORDS,
        "the comment 90, which is not there",
    ),
    Fault(
        "list-missing",
        add(p("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')),
        FIRST_WORDS,
        "the list 90, which is not defined",
    ),
    Fault(
        "list-missing",
        (
            swap(
                "</w:numbering>",
                '<w:num w:numId="90"><w:abstractNumId w:val="91"/></w:num></w:numbering>',
                "word/numbering.xml",
            ),
            style("Counted", '<w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr>'),
        ),
        "a style “Counted”",
        "the list 90, which is not defined",
    ),
    Fault("style-missing", add(p(style="Nowhere")), FIRST_WORDS, "“Nowhere”, which is not defined"),
    Fault(
        "style-missing",
        style("Orphan", "", base="Nowhere"),
        "a style “Orphan”",
        "“Nowhere”, which is not defined",
    ),
    Fault(
        "style-missing",
        swap(
            '<w:pStyle w:val="ClauseLevel4"/>', '<w:pStyle w:val="Nowhere"/>', "word/numbering.xml"
        ),
        "a list",
        "“Nowhere”, which is not defined",
    ),
    Fault(
        "paragraph-id-repeated",
        add(
            2
            * p().replace(
                "<w:p>",
                '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="1A2B3C4D">',
            )
        ),
        FIRST_WORDS,
        "1A2B3C4D, as has paragraph",
    ),
    Fault(
        "control-id-repeated",
        add(control(90, p()) + control(90, p())),
        FIRST_WORDS,
        "the id 90, as has the one at paragraph",
    ),
    Fault("control-empty", add(control(90, p("<w:r/>"))), "paragraph", "with nothing in it"),
    Fault(
        "core-property-repeated",
        swap("</cp:coreProperties>", "<dc:language>en-GB</dc:language></cp:coreProperties>", CORE),
        "the file’s properties",
        "language stands 2 times",
    ),
    Fault(
        "space-lost",
        add(p(r() + "<w:r><w:t> and more</w:t></w:r>")),
        "Planted words stand here. and more",
        "drops the blank at the edge of “ and more”",
    ),
    Fault(
        "space-lost",
        add(p(r() + '<w:r><w:t xml:space="default">more </w:t></w:r>')),
        "Planted words",
        "“more ”",
    ),
]

ACCESSIBILITY = [
    Fault(
        "title-missing",
        swap("<dc:title>An agreement on AI</dc:title>", "", CORE),
        "the file’s properties",
        "no title",
    ),
    Fault(
        "title-missing",
        swap("<dc:title>An agreement on AI</dc:title>", "<dc:title> </dc:title>", CORE),
        "the file’s properties",
        "no title",
    ),
    Fault(
        "language-missing",
        (swap('<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>', "", STYLES),),
        "the default style",
        "which language",
    ),
    Fault(
        "language-unknown",
        swap('<w:lang w:val="en-GB"', '<w:lang w:val=""', STYLES),
        "paragraph 1, “An agreement on AI”, and",
        "none is set",
    ),
    Fault(
        "language-unknown",
        add(p(r(TEXT, '<w:lang w:val="und"/>'))),
        FIRST_WORDS,
        "“und”, which is no language",
    ),
    Fault(
        "heading-order",
        add(p("", '<w:outlineLvl w:val="3"/>', "Heading2")),
        FIRST_WORDS,
        "of level 4 stands after one of level 2",
    ),
    Fault(
        "heading-order",
        swap('<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="1"/>', STYLES),
        "“The agreement”",
        "of level 2 stands as the first of the document",
    ),
    Fault(
        "heading-style",
        (style("Looks", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'), add(p(style="Looks"))),
        FIRST_WORDS,
        "the style “Looks”, none of Word’s own",
    ),
    Fault("heading-style", add(p("", '<w:outlineLvl w:val="1"/>')), FIRST_WORDS, "“Clause Text”"),
    Fault("heading-typed", add(bold("Planted words") + p()), "“Planted words”", "made bold"),
    Fault(
        "headings-missing",
        (
            add(40 * p()),
            swap('<w:outlineLvl w:val="0"/>', "", STYLES),
            swap('<w:outlineLvl w:val="1"/>', "", STYLES),
        ),
        "the body of the document",
        "paragraphs and no heading",
    ),
    Fault(
        "table-header",
        add(table(row(cell(), cell()), row(cell(), cell()))),
        "table 2",
        "not marked as a header row",
    ),
    Fault(
        "table-header",
        add(table(HEADER_ROW, row(cell(), cell()), HEADER_ROW)),
        "table 2, row 3",
        "stands below rows that are not",
    ),
    Fault(
        "table-merged",
        add(table(HEADER_ROW, row(cell(properties='<w:gridSpan w:val="2"/>')))),
        "table 2, row 2, column 1",
        "merged",
    ),
    Fault(
        "table-merged",
        add(table(HEADER_ROW, row(cell(), cell(p("<w:r/>"), "<w:vMerge/>")))),
        "table 2, row 2, column 2",
        "merged",
    ),
    Fault(
        "table-cell-empty",
        add(table(HEADER_ROW, row(cell(), cell(p("<w:r/>"))))),
        "table 2, row 2, column 2",
        "the cell is empty",
    ),
    Fault(
        "table-cell-empty",
        add(
            table(
                HEADER_ROW, row(cell(), cell(p("<w:r/>"), '<w:shd w:val="clear" w:fill="FF0000"/>'))
            )
        ),
        "table 2, row 2, column 2",
        "only its colour says something",
    ),
    Fault(
        "table-nested",
        add(table(HEADER_ROW, row(cell(table(HEADER_ROW)), cell()))),
        "table 3",
        "inside a cell of another",
    ),
    Fault("picture-undescribed", add(p(r() + drawing())), FIRST_WORDS, "no alternative text"),
    Fault(
        "picture-undescribed",
        add(p(r() + f"<w:r><w:pict {VML}><v:shape><v:imagedata/></v:shape></w:pict></w:r>")),
        FIRST_WORDS,
        "no alternative text",
    ),
    Fault(
        "picture-of-text",
        add(p(r() + drawing(names='descr="Screenshot of the policy"'))),
        FIRST_WORDS,
        "its alternative text calls it so",
    ),
    Fault(
        "picture-of-text",
        add(p(r() + drawing(names=f'descr="{"word " * 60}"'))),
        FIRST_WORDS,
        "299 letters long",
    ),
    Fault(
        "picture-of-text",
        add(p(r() + drawing(names='descr="A map"', size=36_000 * 200))),
        FIRST_WORDS,
        "more than half a page",
    ),
    Fault(
        "picture-of-text",
        add(
            p(
                r()
                + f'<w:r><w:pict {VML}><v:shape alt="Draft"><v:textpath/></v:shape></w:pict></w:r>'
            )
        ),
        FIRST_WORDS,
        "WordArt",
    ),
    Fault(
        "link-wording",
        add(p(r() + f'<w:hyperlink w:anchor="_top">{r("Click here.")}</w:hyperlink>')),
        "Planted words",
        "says only “Click here.”",
    ),
    Fault(
        "link-wording",
        add(p(r() + f'<w:hyperlink w:anchor="_top">{r("www.example.org/a")}</w:hyperlink>')),
        "Planted words",
        "a bare address, “www.example.org/a”",
    ),
    Fault(
        "link-wording",
        add(p(r() + '<w:hyperlink w:anchor="_top"/>')),
        FIRST_WORDS,
        "no words",
    ),
    Fault(
        "link-wording",
        add(p(r() + field(*WHOLE_FIELD, code='HYPERLINK "https://example.org"', result="here"))),
        "Planted words",
        "says only “here”",
    ),
    Fault(
        "contrast-low",
        add(p(r(TEXT, '<w:color w:val="888888"/>'))),
        FIRST_WORDS,
        "#888888 on #FFFFFF: 3.54 to 1, where 4.5 is the least",
    ),
    Fault(
        "colour-alone",
        add(p(r() + r(" Red words.", '<w:color w:val="C00000"/>'))),
        "Planted words",
        "“Red words.” differs",
    ),
    Fault(
        "text-small", add(p(r(TEXT, '<w:sz w:val="23"/>'))), FIRST_WORDS, "11.5 points, where 12"
    ),
    Fault(
        "text-small",
        swap('<w:sz w:val="20"/>', '<w:sz w:val="19"/>', STYLES),
        "header 1, paragraph 1",
        "9.5 points, where 10",
    ),
    Fault("text-justified", add(p("", '<w:jc w:val="both"/>')), FIRST_WORDS, "justified"),
    Fault(
        "text-capitals",
        add(p(r(TEXT, "<w:caps/>"))),
        FIRST_WORDS,
        "“Planted words stand here.” is in capitals",
    ),
    Fault(
        "text-capitals",
        add(p(r("You MUST NOT DO THIS again."))),
        "“You MUST NOT DO THIS again.”",
        "“MUST NOT DO THIS” is in capitals",
    ),
    Fault(
        "text-underlined",
        add(p(r() + r(" at once", '<w:u w:val="single"/>'))),
        "Planted words",
        "“at once” is set apart by underlining alone",
    ),
    Fault(
        "text-animated",
        add(p(r(TEXT, '<w:effect w:val="blinkBackground"/>'))),
        FIRST_WORDS,
        "“blinkBackground”",
    ),
    *(
        Fault("list-typed", add(p(r(f"{mark} planted"))), f"“{mark} planted”", f"“{mark}” typed")
        for mark in ("1.", "1)", "2.3.", "(a)", "(iv)", "b)", "b.", "•", "-", "–")
    ),
    Fault("list-typed", add(p(r("2.3 Planted"))), "“2.3 Planted”", "“2.3” typed"),
    Fault(
        "list-typed",
        add(p(r("1.\tplanted"), '<w:numPr><w:numId w:val="0"/></w:numPr>', "ClauseLevel2")),
        "“1. planted”",
        "“1.” typed",
    ),
    Fault(
        "text-box",
        add(
            p(
                r()
                + f"<w:r><w:pict {VML}><v:shape><v:textbox><w:txbxContent>{p()}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        ),
        FIRST_WORDS,
        "a text box",
    ),
    Fault(
        "frame-floating",
        add(p("", '<w:framePr w:w="2000" w:hAnchor="margin"/>')),
        FIRST_WORDS,
        "a frame of its own",
    ),
    Fault(
        "frame-floating",
        add(table(HEADER_ROW, row(cell(), cell()), properties='<w:tblpPr w:tblpX="10"/>')),
        "table 2",
        "flows round the table",
    ),
    Fault("paragraph-empty", add(p("<w:r/>") + p()), "paragraph", "empty"),
    Fault(
        "widow-control-off", add(p("", '<w:widowControl w:val="0"/>')), FIRST_WORDS, "stand alone"
    ),
    Fault(
        "field-uncached",
        add(p(r() + field("begin", "code", "end"))),
        FIRST_WORDS,
        "PAGE shows nothing",
    ),
    Fault(
        "field-uncached",
        add(p(r() + '<w:fldSimple w:instr=" DATE "/>')),
        FIRST_WORDS,
        "DATE shows nothing",
    ),
    Fault(
        "field-updates-on-opening",
        swap(
            "<w:defaultTabStop",
            '<w:updateFields w:val="true"/><w:defaultTabStop',
            "word/settings.xml",
        ),
        "the file’s settings",
        "ask whether to update",
    ),
]
