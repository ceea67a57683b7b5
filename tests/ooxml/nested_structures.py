"""Random Word files of everything in everything, with the words of each view known beforehand.

The words are written down while the markup is made, paragraph by paragraph and box by box, so
that what a reader finds can be judged without another reader.
"""

from collections.abc import Callable, Iterator
from random import Random

from attrs import define, evolve, field, frozen

from .markup import char, drawing, old_box, package

__all__ = ["ACCEPTED", "MARKED", "REJECTED", "Block", "Flow", "Made", "Side", "made", "shown"]


@frozen
class State:
    """Which changes something lies in."""

    inserted: bool = False
    deleted: bool = False


Side = Callable[[State], bool]
"""Whether something is there, on one side of the changes."""
MARKED: Side = lambda _: True  # noqa: E731
ACCEPTED: Side = lambda state: not state.deleted  # noqa: E731
REJECTED: Side = lambda state: not state.inserted  # noqa: E731


@define(eq=False)
class Block:
    """A paragraph: its words in order, and the text boxes that hang on it."""

    mark: State
    words: list[tuple[str, State]] = field(factory=list)
    boxes: "list[Flow]" = field(factory=list)


@define(eq=False)
class Cells:
    """A table, cell by cell."""

    cells: "list[Flow]" = field(factory=list)


Flow = list[Block | Cells]
"""Text that runs by itself: the main text, a box, a cell, a note, a comment."""


def shown(flow: Flow, side: Side) -> Iterator[str]:
    """The words of a text on one side of its changes, in order.

    A paragraph whose mark is gone runs on into the next one of the same text. Boxes follow
    the line that they hang on.
    """
    words: list[str] = []
    boxes: list[Flow] = []
    for node in (*flow, Cells()):
        if isinstance(node, Block):
            words += [word for word, state in node.words if side(state)]
            boxes += node.boxes
        if isinstance(node, Cells) or side(node.mark):
            yield from words
            for box in boxes:
                yield from shown(box, side)
            words, boxes = [], []
        if isinstance(node, Cells):
            for cell in node.cells:
                yield from shown(cell, side)


@frozen(kw_only=True, eq=False)
class Made:
    """A file, and what a reader must find in it."""

    data: bytes
    parts: dict[str, str]
    """Its markup, to look at."""
    body: Flow
    header: Flow
    notes: dict[str, Flow]
    """By kind and number, in their order in the file."""
    comments: dict[str, Flow]
    unread: frozenset[str]
    """Words that nothing shows, or that are shown elsewhere than in a line."""
    places: dict[str, Block]
    """The paragraphs in which some of those stand."""
    bookmarks: dict[str, Block]
    tags: dict[str, Block]


@define(eq=False)
class Writer:
    """What a random file is made by, piece by piece.

    Args:
        chance: what decides.
        most: words, about.
    """

    chance: Random
    most: int
    words: int = 0
    ids: int = 0
    depth: int = 0
    in_field: bool = False
    """Whether a field is open in the text that is being made."""
    endless: bool = False
    """Whether a field has begun in it that never ends."""
    aside_text: bool = False
    """Whether it is a header, a note or a comment, on which neither of the last two hang."""
    unread: set[str] = field(factory=set)
    places: dict[str, Block] = field(factory=dict)
    bookmarks: dict[str, Block] = field(factory=dict)
    tags: dict[str, Block] = field(factory=dict)
    notes: dict[str, Flow] = field(factory=dict)
    note_texts: dict[str, str] = field(factory=dict)
    comments: dict[str, Flow] = field(factory=dict)
    comment_texts: dict[str, str] = field(factory=dict)
    waiting: list[Callable[[Block], None]] = field(factory=list)
    """What the next paragraph of the text belongs to."""

    def word(self) -> str:
        self.words += 1
        return f"w{self.words}q"

    def number(self) -> int:
        self.ids += 1
        return self.ids

    def maybe(self, chance: float) -> bool:
        return self.chance.random() < chance

    def who(self) -> str:
        return f'w:id="{self.number()}" w:author="{self.chance.choice("AB")}"'

    # What holds words.

    def run(self, block: Block, state: State, *, hidden: bool = False) -> str:
        """A run with one word or two.

        Args:
            block: the paragraph that it is in.
            state: its changes.
            hidden: whether its words are in an instruction, and so not shown.
        """
        properties = self.chance.choice(
            (
                *("", "", "", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"),
                f"<w:rPr><w:i/><w:rPrChange {self.who()}><w:rPr/></w:rPrChange></w:rPr>",
            )
        )
        tag = "delText" if state.deleted and self.maybe(0.8) else "t"
        between = self.chance.choice(("", "", "<w:tab/>", "<w:br/>", "<w:softHyphen/>"))
        found = []
        for _ in range(1 + bool(between)):
            word = self.word()
            found.append(f'<w:{tag} xml:space="preserve">{word} </w:{tag}>')
            if hidden:
                self.unread.add(word)
            else:
                block.words.append((word, state))
        return f"<w:r>{properties}{between.join(found)}</w:r>"

    def aside(self, block: Block | None = None) -> str:
        """A word that no line shows, where it is enough that it is told."""
        word = self.word()
        self.unread.add(word)
        if block:
            self.places[word] = block
        return word

    def own_text(self, make: Callable[[], str]) -> str:
        """A text that runs by itself: no field and no bookmark of another text goes on in it."""
        outer = self.in_field, self.endless, self.waiting
        self.in_field, self.endless, self.waiting = False, False, []
        self.depth += 1
        xml = make()
        self.depth -= 1
        self.in_field, self.endless, self.waiting = outer
        return xml

    def box(self, block: Block, state: State, *, hidden: bool) -> str:
        """What a text box holds."""
        flow: Flow = []
        xml = self.own_text(lambda: self.blocks(flow, state, most=2, hidden=hidden))
        block.boxes.append(flow)
        return xml

    def apart(self, flow: Flow) -> str:
        """What a header, a note or a comment says."""
        depth, self.depth, self.aside_text = self.depth, 3, True
        xml = self.own_text(lambda: self.blocks(flow, State(), most=2))
        self.depth, self.aside_text = depth, False
        return xml

    # What stands in a paragraph.

    def inlines(self, block: Block, state: State, *, most: int = 3, hidden: bool = False) -> str:
        self.depth += 1
        many = self.chance.randint(0 if self.depth == 2 else 1, most)
        found = "".join(self.inline(block, state, hidden=hidden) for _ in range(many))
        self.depth -= 1
        return found

    def inline(self, block: Block, state: State, *, hidden: bool = False) -> str:
        if self.depth > 7 or self.words > self.most or self.maybe(0.35):
            return self.run(block, state, hidden=hidden)
        kind = self.chance.choice((*WRAPPERS, *TRACKED, *PIECES))
        if kind in WRAPPERS:
            return WRAPPERS[kind].format(self.inlines(block, state, hidden=hidden))
        if kind in TRACKED:
            inner = evolve(state, **TRACKED[kind])
            return f"<w:{kind} {self.who()}>{self.inlines(block, inner, hidden=hidden)}</w:{kind}>"
        return PIECES[kind](self, block, state, hidden)

    def control(self, block: Block, state: State, hidden: bool) -> str:
        tag = f"agk:{self.number()}"
        before = len(block.words)
        inside = self.inlines(block, state, hidden=hidden)
        if len(block.words) > before:
            self.tags[tag] = block
        return (
            f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
            f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )

    def bookmark(self, block: Block, state: State, hidden: bool) -> str:
        number = self.number()
        self.bookmarks[f"b{number}"] = block
        inside = self.inlines(block, state, hidden=hidden)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>{inside}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def complex_field(self, block: Block, state: State, hidden: bool) -> str:
        tag = "delInstrText" if state.deleted and self.maybe(0.8) else "instrText"
        code = f"<w:r><w:{tag}> REF x </w:{tag}></w:r>"
        outer, self.in_field = self.in_field, True
        told = self.inlines(block, state, most=2, hidden=True) if self.maybe(0.3) else ""
        result = self.inlines(block, state, hidden=hidden)
        self.in_field = outer
        return f"{char('begin')}{code}{told}{char('separate')}{result}{char('end')}"

    def stray_mark(self, block: Block, state: State, hidden: bool) -> str:
        """A beginning without an end, or the other way about: they must reach nobody else."""
        if self.in_field or self.endless:
            return self.run(block, state, hidden=hidden)
        self.endless = self.maybe(0.3)
        # A middle or an end never follows that beginning: they would belong to it.
        return char("begin") if self.endless else char(self.chance.choice(("end", "separate")))

    def new_box(self, block: Block, state: State, hidden: bool) -> str:
        return drawing(self.box(block, state, hidden=hidden))

    def vml_box(self, block: Block, state: State, hidden: bool) -> str:
        xml = old_box(self.box(block, state, hidden=hidden))
        return xml.replace("w:pict>", "w:object>") if self.maybe(0.3) else xml

    def two_boxes(self, block: Block, state: State, hidden: bool) -> str:
        shapes = "".join(
            f"<v:shape><v:textbox><w:txbxContent>{self.box(block, state, hidden=hidden)}"
            "</w:txbxContent></v:textbox></v:shape>"
            for _ in range(2)
        )
        return f"<w:r><w:pict><v:group>{shapes}</v:group></w:pict></w:r>"

    def box_for_all(self, block: Block, state: State, hidden: bool) -> str:
        """A box as Word saves it: anew, and for older programs, which it may tell more."""
        inside = self.box(block, state, hidden=hidden)
        other = inside
        if self.maybe(0.5):
            other = f"<w:p><w:r><w:t>{self.aside()}</w:t></w:r></w:p>"
        new, old = drawing(inside), old_box(other)
        bare = slice(len("<w:r>"), -len("</w:r>"))
        more = self.run_inside(block, state, hidden)
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new[bare]}</mc:Choice>'
            f"<mc:Fallback>{old[bare]}</mc:Fallback></mc:AlternateContent>{more}</w:r>"
        )

    def run_inside(self, block: Block, state: State, hidden: bool) -> str:
        """More of a run, after what hangs on it."""
        whole = self.run(block, state, hidden=hidden)
        return whole[whole.index("<w:t ") if "<w:t " in whole else whole.index("<w:delT") : -6]

    def alternative(self, block: Block, state: State, hidden: bool) -> str:
        inside = self.inlines(block, state, hidden=hidden)
        other = f"<w:r><w:t>{self.aside()}</w:t></w:r>"
        first, last = ("w14", inside), other
        if self.maybe(0.3):
            first, last = ("odd", other), inside
        return (
            f'<mc:AlternateContent><mc:Choice Requires="{first[0]}">{first[1]}</mc:Choice>'
            f"<mc:Fallback>{last}</mc:Fallback></mc:AlternateContent>"
        )

    def ruby(self, block: Block, state: State, hidden: bool) -> str:
        above = f"<w:rt><w:r><w:t>{self.aside(block)}</w:t></w:r></w:rt>"
        base = f"<w:rubyBase>{self.inlines(block, state, most=2, hidden=hidden)}</w:rubyBase>"
        more = self.run_inside(block, state, hidden)
        return f"<w:r><w:ruby><w:rubyPr/>{above}{base}</w:ruby>{more}</w:r>"

    def formula(self, block: Block, _state: State, _hidden: bool) -> str:
        return f"<m:oMath><m:r><m:t>{self.aside(block)}</m:t></m:r></m:oMath>"

    def picture(self, block: Block, _state: State, _hidden: bool) -> str:
        return (
            f'<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="{self.aside(block)}"/>'
            '<a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="1" descr="x.png"/>'
            "</pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def unknown(self, block: Block, _state: State, _hidden: bool) -> str:
        return f"<odd:thing>{self.aside(block)} <w:r><w:t>{self.aside()}</w:t></w:r></odd:thing>"

    def note(self, block: Block, state: State, hidden: bool) -> str:
        if self.aside_text or len(self.notes) > 4:
            return self.run(block, state, hidden=hidden)
        kind = self.chance.choice(("footnote", "endnote"))
        number = self.number()
        flow: Flow = []
        text = self.apart(flow)
        self.notes[f"{kind} {number}"] = flow
        self.note_texts[f"{kind} {number}"] = f'<w:{kind} w:id="{number}">{text}</w:{kind}>'
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    def comment(self, block: Block, state: State, hidden: bool) -> str:
        inside = self.inlines(block, state, hidden=hidden)
        if self.aside_text or len(self.comments) > 3:
            return inside
        id_ = str(self.number())
        flow: Flow = []
        text = self.apart(flow)
        self.comments[id_] = flow
        self.comment_texts[id_] = f'<w:comment w:id="{id_}" w:author="{id_}">{text}</w:comment>'
        return (
            f'<w:commentRangeStart w:id="{id_}"/>{inside}<w:commentRangeEnd w:id="{id_}"/>'
            f'<w:r><w:commentReference w:id="{id_}"/></w:r>'
        )

    # Paragraphs and tables.

    def blocks(self, flow: Flow, state: State, *, most: int = 4, hidden: bool = False) -> str:
        self.depth += 1
        found = ""
        for _ in range(self.chance.randint(1, most)):
            if self.depth > 5 or self.words > self.most or self.maybe(0.5):
                found += self.paragraph(flow, state, hidden=hidden)
            else:
                kind = self.chance.choice([*BLOCKS])
                found += BLOCKS[kind](self, flow, state, hidden)
        self.depth -= 1
        return found

    def paragraph(
        self,
        flow: Flow,
        state: State,
        *,
        hidden: bool = False,
        first: str = "",
        last: str = "",
    ) -> str:
        tracked = self.chance.choice(("", "", "", "", *TRACKED))
        mark = evolve(state, **TRACKED[tracked]) if tracked else state
        block = Block(mark)
        flow.append(block)
        for belongs in self.waiting:
            belongs(block)
        self.waiting.clear()
        own = f"<w:rPr><w:{tracked} {self.who()}/></w:rPr>" if tracked else ""
        style = self.chance.choice(("", '<w:pStyle w:val="Top"/>', '<w:keepNext w:val="0"/>'))
        inside = self.inlines(block, state, hidden=hidden)
        return f"<w:p><w:pPr>{style}{own}</w:pPr>{first}{inside}{last}</w:p>"

    def block_control(self, flow: Flow, state: State, hidden: bool) -> str:
        tag = f"agk:{self.number()}"
        self.waiting.append(lambda block: self.tags.__setitem__(tag, block))
        inside = self.blocks(flow, state, most=2, hidden=hidden)
        return (
            f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
            f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )

    def block_wrapper(self, flow: Flow, state: State, hidden: bool) -> str:
        return f"<w:customXml>{self.blocks(flow, state, most=2, hidden=hidden)}</w:customXml>"

    def block_change(self, flow: Flow, state: State, hidden: bool) -> str:
        """Paragraphs and tables that came or went as a whole, as some programs write it."""
        tracked = self.chance.choice([*TRACKED])
        inside = self.blocks(flow, evolve(state, **TRACKED[tracked]), most=2, hidden=hidden)
        return f"<w:{tracked} {self.who()}>{inside}</w:{tracked}>"

    def block_comment(self, flow: Flow, state: State, hidden: bool) -> str:
        """A comment that begins and ends between paragraphs."""
        number = self.number()
        start, end = (f'<w:commentRange{each} w:id="{number}"/>' for each in ("Start", "End"))
        return f"{start}{self.blocks(flow, state, most=2, hidden=hidden)}{end}"

    def block_bookmark(self, flow: Flow, state: State, hidden: bool) -> str:
        number = self.number()
        self.waiting.append(lambda block: self.bookmarks.__setitem__(f"b{number}", block))
        inside = self.blocks(flow, state, most=2, hidden=hidden)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>{inside}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def block_alternative(self, flow: Flow, state: State, hidden: bool) -> str:
        inside = self.blocks(flow, state, most=2, hidden=hidden)
        other = f"<w:p><w:r><w:t>{self.aside()}</w:t></w:r></w:p>"
        return (
            f'<mc:AlternateContent><mc:Choice Requires="wps">{inside}</mc:Choice>'
            f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
        )

    def long_field(self, flow: Flow, state: State, hidden: bool) -> str:
        """A field whose result goes on over paragraphs and tables, as a table of contents does."""
        code = f"{char('begin')}<w:r><w:instrText> TOC </w:instrText></w:r>{char('separate')}"
        outer, self.in_field = self.in_field, True
        inside = self.paragraph(flow, state, hidden=hidden, first=code)
        inside += self.blocks(flow, state, most=2, hidden=hidden)
        inside += self.paragraph(flow, state, hidden=hidden, last=char("end"))
        self.in_field = outer
        return inside

    def table(self, flow: Flow, state: State, hidden: bool) -> str:
        found = Cells()
        flow.append(found)
        rows = "".join(self.row(found, state, hidden) for _ in range(self.chance.randint(1, 2)))
        return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>{rows}</w:tbl>'

    def row(self, table: Cells, state: State, hidden: bool) -> str:
        properties = ""
        if self.maybe(0.3):
            tracked = self.chance.choice(("ins", "del"))
            state = evolve(state, **TRACKED[tracked])
            properties = f"<w:trPr><w:{tracked} {self.who()}/></w:trPr>"
        cells = "".join(self.cell(table, state, hidden) for _ in range(self.chance.randint(1, 2)))
        return self.wrapped(f"<w:tr>{properties}{cells}</w:tr>")

    def cell(self, table: Cells, state: State, hidden: bool) -> str:
        properties = ""
        if self.maybe(0.2):
            tracked = self.chance.choice(("ins", "del"))
            state = evolve(state, **TRACKED[tracked])
            properties = f"<w:tcPr><w:cell{tracked.title()} {self.who()}/></w:tcPr>"
        flow: Flow = []
        table.cells.append(flow)
        inside = self.blocks(flow, state, most=2, hidden=hidden)
        inside += self.paragraph(flow, state, hidden=hidden)
        return self.wrapped(f"<w:tc>{properties}{inside}</w:tc>")

    def wrapped(self, xml: str) -> str:
        """A row or a cell, which may stand in something that is looked through."""
        if self.maybe(0.6):
            return xml
        form = self.chance.choice(
            (
                "<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>",
                "<w:customXml>{0}</w:customXml>",
                (
                    '<mc:AlternateContent><mc:Choice Requires="w14">{0}</mc:Choice>'
                    "</mc:AlternateContent>"
                ),
                "<mc:AlternateContent><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
                '<w:customXml mc:ProcessContent="odd:y"><odd:y>{0}</odd:y></w:customXml>',
                '<w:bookmarkStart w:id="0" w:name="c"/>{0}<w:bookmarkEnd w:id="0"/>',
            )
        )
        return form.format(xml)


WRAPPERS = {
    "hyperlink": '<w:hyperlink w:anchor="x">{0}</w:hyperlink>',
    "smartTag": '<w:smartTag w:element="x">{0}</w:smartTag>',
    "customXml": '<w:customXml w:element="x"><w:customXmlPr/>{0}</w:customXml>',
    "simple field": '<w:fldSimple w:instr=" REF x ">{0}</w:fldSimple>',
    "direction": '<w:dir w:val="rtl">{0}</w:dir>',
    "turned": '<w:bdo w:val="rtl">{0}</w:bdo>',
    "control": "<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>",
    "newer": "<w:newer>{0}</w:newer>",
    "looked into": '<w:smartTag mc:ProcessContent="odd:y"><odd:y>{0}</odd:y></w:smartTag>',
    "permitted": '<w:permStart w:id="1"/>{0}<w:permEnd w:id="1"/>',
    "moved from here": '<w:moveFromRangeStart w:id="1"/>{0}<w:moveFromRangeEnd w:id="1"/>',
}
TRACKED = {
    "ins": {"inserted": True},
    "del": {"deleted": True},
    "moveTo": {"inserted": True},
    "moveFrom": {"deleted": True},
}
_Inline = Callable[[Writer, Block, State, bool], str]
PIECES: dict[str, _Inline] = {
    "own control": Writer.control,
    "bookmark": Writer.bookmark,
    "field": Writer.complex_field,
    "stray mark": Writer.stray_mark,
    "box": Writer.new_box,
    "old box": Writer.vml_box,
    "two boxes": Writer.two_boxes,
    "box for all": Writer.box_for_all,
    "alternative": Writer.alternative,
    "ruby": Writer.ruby,
    "formula": Writer.formula,
    "picture": Writer.picture,
    "unknown": Writer.unknown,
    "note": Writer.note,
    "comment": Writer.comment,
}
_Block = Callable[[Writer, Flow, State, bool], str]
BLOCKS: dict[str, _Block] = {
    "control": Writer.block_control,
    "wrapper": Writer.block_wrapper,
    "change": Writer.block_change,
    "comment": Writer.block_comment,
    "bookmark": Writer.block_bookmark,
    "alternative": Writer.block_alternative,
    "field": Writer.long_field,
    "table": Writer.table,
    "another table": Writer.table,
}


def made(seed: int, most: int = 40) -> Made:
    """A random file.

    Args:
        seed: the same file for the same one.
        most: words, about; it stops nesting when there are so many.
    """
    writer = Writer(Random(seed), most)
    body: Flow = []
    header: Flow = []
    parts = {"body": writer.own_text(lambda: writer.blocks(body, State()))}
    writer.most += most // 2
    parts["header1"] = writer.apart(header)
    for kind in ("footnote", "endnote"):
        texts = [text for key, text in writer.note_texts.items() if key.startswith(kind)]
        if writer.maybe(0.2):
            lost = f"<w:p><w:r><w:t>{writer.aside()}</w:t></w:r></w:p>"
            texts.append(f'<w:{kind} w:id="9999">{lost}</w:{kind}>')
        if texts:
            parts[f"{kind}s"] = "".join(texts)
    if writer.comment_texts:
        parts["comments"] = "".join(writer.comment_texts.values())
    return Made(
        data=package(**parts),
        parts=parts,
        body=body,
        header=header,
        notes=writer.notes,
        comments=writer.comments,
        unread=frozenset(writer.unread),
        places=writer.places,
        bookmarks=writer.bookmarks,
        tags=writer.tags,
    )
