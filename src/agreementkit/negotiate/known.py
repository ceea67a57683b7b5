"""What the sections that we sent are known by, ready to be looked up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from agreementkit.negotiate.alike import Rarity, body_words, known_text, plain_title, words_of
from agreementkit.negotiate.record import SentSection
from agreementkit.negotiate.section import Section, SectionKind
from agreementkit.word.reading import Line

__all__ = ["Known", "names_on"]

_FEW = 4
"""Words that a line must have to tell where it comes from."""
_BODY = "_b"
_TAG = "agk:"


def names_on(line: Line) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The names of bookmarks on headings, of controls, and of bookmarks on first paragraphs."""
    heads = frozenset(name for name in line.bookmarks if not name.endswith(_BODY))
    bodies = frozenset(name.removesuffix(_BODY) for name in line.bookmarks if name.endswith(_BODY))
    return heads, frozenset(tag.removeprefix(_TAG) for tag in line.tags), bodies


class Known:
    """The sections of the main text, by their places in `sections`."""

    def __init__(self, record: Sequence[SentSection]) -> None:
        self.front = [each for each in record if each.section.kind is SectionKind.FRONT]
        self.outside = [each for each in record if each.section.kind is SectionKind.OUTSIDE]
        apart = (SectionKind.FRONT, SectionKind.OUTSIDE)
        self.sections: Sequence[Section] = [
            each.section for each in record if each.section.kind not in apart
        ]
        self.by_name: Mapping[str, int] = {
            name: at for at, each in enumerate(self.sections) for name in names_on(each.lines[0])[0]
        }
        self.heads = [words_of([each.title]) for each in self.sections]
        self.bodies = [body_words(each.lines) for each in self.sections]
        self.rarity = Rarity([*map(frozenset.union, self.heads, self.bodies)])
        self.titles: Mapping[str, tuple[int, ...]] = self._places(title=True)
        self.texts: Mapping[str, tuple[int, ...]] = self._places(title=False)
        self.own_words: Sequence[int] = [
            self.owners(each.lines[1:])[at] for at, each in enumerate(self.sections)
        ]
        self.cover = self.front[0].section.lines
        self.lines_of: Sequence[frozenset[str]] = [
            frozenset(known_text(line.text) for line in each.lines[1:]) for each in self.sections
        ]
        self.lines = frozenset[str]().union(*self.lines_of)
        self.firsts: Mapping[str, int] = {
            known_text(each.lines[1].text): at
            for at, each in enumerate(self.sections)
            if len(each.lines) > 1
        }

    def _places(self, *, title: bool) -> Mapping[str, tuple[int, ...]]:
        """The sections with each title, or with each line of some length below it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(self.sections):
            if title:
                found[plain_title(each.title)].append(at)
                continue
            for line in each.lines[1:]:
                text = known_text(line.text)
                if text.count(" ") >= _FEW - 1 and at not in found[text]:
                    found[text].append(at)
        return {text: tuple(places) for text, places in found.items()}

    def owners(self, lines: Iterable[Line]) -> Counter[int]:
        """How many words of some lines are, to the letter, those of one section alone."""
        owners = Counter[int]()
        for line in lines:
            text = known_text(line.text)
            owner = self.owner(text)
            if owner is not None:
                owners[owner] += text.count(" ") + 1
        return owners

    def of_body(self, text: str) -> bool:
        """Whether a line can stand below a heading alone."""
        return (text in self.texts or text in self.firsts) and text not in self.titles

    def owner(self, text: str) -> int | None:
        """The one section that has a line below its heading; None where none or several have."""
        places = self.texts.get(text, ())
        return places[0] if len(places) == 1 else None
