"""The comments of a returned file, each with the section in whose text it hangs."""

from collections.abc import Iterator

from agreementkit.negotiate.finding import match_sections
from agreementkit.negotiate.match import Match
from agreementkit.negotiate.sent import Sent
from agreementkit.word.reading import ReadComment, Reading

__all__ = ["Beside"]


class Beside:
    """What was said in the margin, by section.

    Args:
        sent: our own record.
        reading: the returned file.
    """

    def __init__(self, sent: Sent, reading: Reading) -> None:
        places = dict(self._places(sent, reading)) if reading.comments else {}
        found: dict[str, list[ReadComment]] = {}
        loose: list[ReadComment] = []
        for comment in reading.comments:
            id_ = "" if comment.line is None else places.get(comment.line, "")
            found.setdefault(id_, []).append(comment) if id_ else loose.append(comment)
        self.comments = {id_: tuple(each) for id_, each in found.items()}
        self.loose = tuple(loose)

    def _places(self, sent: Sent, reading: Reading) -> Iterator[tuple[int, str]]:
        """The section of each line of the file as it stands, changes and all."""
        for match in match_sections(sent, reading.marked).matches:
            yield from _lines(match, reading)


def _lines(match: Match, reading: Reading) -> Iterator[tuple[int, str]]:
    if match.returned is None:
        return
    at = match.returned.start
    for line in match.returned.lines:
        while reading.marked[at] is not line:
            at += 1
        yield at, match.returned.id
        at += 1
