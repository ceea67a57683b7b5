"""The drafts that are edited: several sectors and positions, made once for all tests."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from attrs import evolve, frozen

import agreementkit as ak
from agreementkit.reports import ClauseComment

from .package import members

__all__ = ["Draft", "drafts"]


@frozen(kw_only=True)
class Draft:
    """A draft as it was sent, with all that is needed to judge what comes back."""

    name: str
    agreement: ak.Agreement
    document: ak.Document
    data: bytes
    parts: Mapping[str, bytes]
    """Its members by name."""


@cache
def drafts() -> tuple[Draft, ...]:
    """Short and long ones, with and without systems in the register and comments."""
    return tuple(_draft(name, agreement) for name, agreement in _agreements(ak.load_pack()))


def _draft(name: str, agreement: ak.Agreement) -> Draft:
    document = ak.compose(agreement, ak.load_pack())
    data = ak.word_bytes(document)
    return Draft(
        name=name,
        agreement=agreement,
        document=document,
        data=data,
        parts=members(data),
    )


def _agreements(pack: ak.Pack) -> list[tuple[str, ak.Agreement]]:
    police = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=pack.bundle("default"),
        commencement=date(2027, 4, 1),
    )
    remarked = evolve(
        police,
        position="target",
        systems=[
            ak.System(name="Rota planner", purpose="Drafts rotas for control rooms"),
            ak.System(
                name="Call triage",
                purpose="Sorts calls by urgency",
                supplier="Not yet chosen",
                people="Contact-centre staff",
            ),
        ],
        comments=[
            ClauseComment(clause="advance-notice", text="We cannot do with less."),
            ClauseComment(clause="scope", text="Please name any system left out.\nAll of them."),
        ],
    )
    probation = ak.Agreement(
        sector="probation",
        employer=pack.sectors["probation"].employers[0].name,
        unions=pack.sectors["probation"].unions[:2],
        position="fallback",
        provisions=pack.bundle("framework"),
        commencement=date(2027, 9, 1),
        systems=[ak.System(name="Case notes", purpose="Writes up interviews")],
    )
    few = ("parties", "scope", "definitions", "advance-notice", "human-decision", "disputes")
    cafcass = ak.Agreement(
        sector="cafcass",
        employer=pack.sectors["cafcass"].employers[0].name,
        unions=pack.sectors["cafcass"].unions[:1],
        position="target",
        provisions=ak.Bundle(pack[id_].at() for id_ in few),
    )
    return [
        ("police, all that is usual, opening", police),
        ("police, register and comments, target", remarked),
        ("probation, framework, fallback", probation),
        ("Cafcass, few clauses, blanks", cafcass),
    ]
