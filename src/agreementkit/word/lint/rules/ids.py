"""Ids that must be one thing's own, and controls that must hold something.

[MS-DOCX] 2.6.2.3 (paragraph ids); ISO/IEC 29500-1, 17.5.2 (content controls).
"""

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.xml import PARAGRAPH_ID, attribute, name
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile

_HOLDS = [name(tag) for tag in ("t", "delText", "drawing", "pict", "object", "sym")]


@rule(Severity.ERROR, "Two paragraphs have the same id")
def paragraph_id_repeated(file: WordFile) -> FoundPlaces:
    """Replies to comments, and programs that compare, know a paragraph by its id."""
    for story in file.stories:
        seen: dict[str, str] = {}
        for element in story.root.iter(name("p"), name("tr")):
            id_ = element.get(PARAGRAPH_ID)
            if id_ is not None and id_ in seen:
                yield (
                    story.place(element),
                    f"the paragraph has the id {id_}, as has {seen[id_]}",
                    "open the file in Word and save it again: Word gives each its own",
                )
            elif id_ is not None:
                seen[id_] = story.place(element)


@rule(Severity.ERROR, "Two content controls have the same id")
def control_id_repeated(file: WordFile) -> FoundPlaces:
    """Word calls the file damaged, or gives one of them another id."""
    seen: dict[str, str] = {}
    for story in file.stories:
        for element in story.root.iter(name("sdt")):
            for own in element.findall(f"{name('sdtPr')}/{name('id')}"):
                id_ = attribute(own, "val") or ""
                if id_ in seen:
                    yield (
                        story.place(element),
                        f"the content control has the id {id_}, as has the one at {seen[id_]}",
                        "open the file in Word and save it again: Word gives each its own",
                    )
                else:
                    seen[id_] = story.place(element)


@rule(Severity.ERROR, "A content control is empty")
def control_empty(file: WordFile) -> FoundPlaces:
    """Nobody can see an empty control, nor click into it."""
    for story in file.stories:
        for element in story.root.iter(name("sdt")):
            content = element.find(name("sdtContent"))
            if content is None or not any(True for _ in content.iter(*_HOLDS)):
                yield (
                    story.place(element),
                    "there is a content control with nothing in it",
                    "write something in it, or delete it (Developer, Design Mode)",
                )
