"""Small packs whose clauses are conceded, and what that costs."""

import agreementkit as ak
from agreementkit.packs import DefinedTerm
from tests.small_pack import agreed, number, pack_of

UNION = DefinedTerm(name="Union", defined_in="parties", side="union")
BINDS = "1. The Employer must tell the Union at least {notice} before."
WEEKS = number(opening=4, target=3, fallback=2)
FIRM = ak.Parameter(
    name="firm",
    kind="flag",
    label="Whether it is firm",
    better=True,
    opening=True,
    target=True,
    fallback=False,
    source=["proposal"],
)
FIRM_TEXT = (
    "1. {when firm} The Employer must tell the Union within 5 days.\n"
    "2. {when not firm} The Employer will endeavour to tell the Union within 5 days.\n"
    "3. {when not firm} The Union must keep what it is told secret within 2 days.\n"
    "4. {when not firm} The Union may answer within 2 days.\n"
)


def cost(*clauses: ak.Clause, **moves: str | None) -> ak.Concession:
    """What the moves cost in an agreement on all the clauses, `_` standing for `-` in ids."""
    pack = pack_of(*clauses, terms=[UNION])
    given = {id_.replace("_", "-"): to for id_, to in moves.items()}
    return ak.concede(agreed(pack), pack, given)
