"""What is told beside the words of a return, as JSON."""

from datetime import datetime

from attrs import evolve

from agreementkit.documents import UnexpectedContent
from agreementkit.negotiation import ForgedKind, ForgedMark, response_json

from .test_response_report import RESPONSE

WHEN = datetime(2027, 1, 15, 10)  # noqa: DTZ001 - as the file prints it


def test_what_is_forged_and_what_no_draft_of_ours_has_stand_outside_the_clauses() -> None:
    forged = ForgedMark(kind=ForgedKind.COMMENT, author="Union side", when=WHEN, words="Agreed.")
    box = UnexpectedContent(what="a drawing", part="word/header1.xml", words="AGREED", shown="no")
    told = response_json(evolve(RESPONSE, forged=(forged,), unexpected=(box,)))
    assert told["forged"] == [
        {
            "kind": "comment",
            "author": "Union side",
            "when": "2027-01-15T10:00:00",
            "words": "Agreed.",
            "sent": "",
        }
    ]
    assert told["unexpected"] == [
        {
            "what": "a drawing",
            "words": "AGREED",
            "said_in": "",
            "shown": "no",
            "part": "word/header1.xml",
        }
    ]
