"""What the judging says of an edited draft, held against the truth."""

from collections.abc import Callable
from functools import cache

from attrs import frozen

import agreementkit as ak
from agreementkit import Response, read_word
from agreementkit.negotiation import ClauseResponse, SectionKind
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from tests.negotiation.silent_edits.outside_body import OUTSIDE

from .drafts import Draft, drafts
from .edit import Edit
from .whole_clauses import NEW

__all__ = ["Verdict", "found", "judged", "offered", "silently"]


@cache
def _pack() -> ak.Pack:
    return ak.load_pack()


@cache
def _sent(name: str) -> SentDraft:
    draft = next(each for each in drafts() if each.name == name)
    return read_sent_draft(draft.document, draft.data)


def judged(draft: Draft, data: bytes) -> Response:
    """A file judged against a draft."""
    return assess(_sent(draft.name), read_word(data), draft.agreement, _pack())


@frozen(kw_only=True)
class Verdict:
    """The truth and what was found."""

    edit: Edit
    found: frozenset[str]

    @property
    def right(self) -> bool:
        return self.found in self.edit.truth.places

    def __str__(self) -> str:
        """What is needed to make the edit again and to look for the fault."""
        edit = self.edit
        right = " or ".join(str(sorted(each)) for each in edit.truth.places)
        return (
            f"seed {edit.seed}, {edit.kind}, in the draft {edit.draft.name!r}: {edit.truth.what}\n"
            f"    right: {right}; found: {sorted(self.found)}"
        )


def found(edit: Edit) -> Verdict:
    """The verdict on an edit: where something was changed silently."""
    return Verdict(edit=edit, found=silently(judged(edit.draft, edit.data)))


def silently(response: Response) -> frozenset[str]:
    """Where something was changed silently, by the names that the truth uses."""
    return _places(response, lambda each: bool(each.base))


def offered(response: Response) -> frozenset[str]:
    """Where something differs with every change accepted."""
    return _places(response, lambda each: bool(each.offer))


def _places(response: Response, which: Callable[[ClauseResponse], bool]) -> frozenset[str]:
    every = (*response.clauses, *response.outside)
    return frozenset(_name(each) for each in every if which(each))


def _name(each: ClauseResponse) -> str:
    if each.clause:
        return each.clause
    return OUTSIDE if each.kind is SectionKind.OUTSIDE else NEW
