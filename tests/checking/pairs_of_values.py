"""The rules that hold the values of one clause against those of another."""

from agreementkit import Provision
from agreementkit.packs import DefinedTerm
from tests.checking.pair import Pair
from tests.small_pack import choice, clause, flag, number, pack_of

PACK = clause(
    "information-pack",
    "1. Wait {lead}.",
    parameters=[number("lead", "working days", opening=25)],
)
NOTICE = clause("advance-notice", "1. Tell {notice} before.", parameters=[number(opening=4)])
GAIN = clause("gain-share", "1. Pay {pct}.", parameters=[number("pct", "percent", opening=60)])
RETURN = clause(
    "reinvestment-share",
    "1. Return {pct}.",
    parameters=[number("pct", "percent", opening=45)],
)
ACCESS = clause("worker-data-access", "1. In {days}.", parameters=[number("days", "days")])
RETENTION = clause(
    "data-retention",
    "1. Keep {days}.",
    parameters=[number("days", "days", opening=13)],
)
HEARING = clause(
    "no-discipline-by-data",
    "1. Show {see} before.",
    parameters=[number("see", "working days", opening=10)],
)
PAY = clause(
    "pay-protection",
    "1. Pay for {months}.",
    parameters=[number("months", "months", opening=48)],
)
TERM = clause(
    "review-and-term",
    "1. Lasts {term}.\n2. {when survives} Some survives.",
    parameters=[number("term", "months", opening=36), flag("survives", on=False)],
)
SCOPE = clause(
    "scope",
    "1. All.\n2. {when all_departments} Each team.\n3. {when existing} Old systems.",
    parameters=[flag("all_departments", on=True), flag("existing", on=True)],
)
STATUS = clause(
    "legal-status",
    "1. It binds.\n2. {when mode=incorporated} In contracts.",
    parameters=[
        choice("mode", **{"incorporated": "all", "incorporated-jobs-pay": "jobs", "honour": "none"})
    ],
)
DISPUTES = clause("disputes", "1. The Union must mediate within 5 days.")
MOVES = clause("redeployment", "1. Try it for {trial}.", parameters=[number("trial", opening=3)])
UNION = DefinedTerm(name="Union", defined_in="parties", side="union")


def own(clause: str, **values: int | bool | str) -> Provision:
    """A provision with figures of its own."""
    return Provision(clause=clause, settings=values)


PAIRS = {
    "lead-over-notice": Pair(
        pack=pack_of(PACK, NOTICE),
        short=("information-pack", "advance-notice"),
        holds=(own("information-pack", lead=20), "advance-notice"),
        says=(
            "clause 2 (Information pack)",
            (
                "the pack is due 25 working days before talks, which is longer than the 4 weeks of "
                "notice in clause 1 (Advance notice) (5 working days counted as 1 week)"
            ),
            (
                "make lead shorter under [clauses.information-pack], or notice longer under "
                "[clauses.advance-notice]"
            ),
        ),
    ),
    "shares-over-whole": Pair(
        pack=pack_of(GAIN, RETURN),
        short=("gain-share", "reinvestment-share"),
        holds=(own("gain-share", pct=55), "reinvestment-share"),
        says=(
            "clause 1 (Gain share)",
            (
                "employees have 60% of each net saving, and 45% is returned under clause 2 "
                "(Reinvestment share): together 105%, more than the whole"
            ),
            "lower pct under [clauses.gain-share] or [clauses.reinvestment-share]",
        ),
    ),
    "shares-remainder": Pair(
        pack=pack_of(GAIN, RETURN),
        short=(own("gain-share", pct=35), "reinvestment-share"),
        holds=(own("gain-share", pct=55), "reinvestment-share"),
        says=(
            "clause 1 (Gain share)",
            (
                "employees have 35% of each net saving, and 45% is returned under clause 2 "
                "(Reinvestment share): the other 20% is left to the Employer"
            ),
            (
                "raise pct under [clauses.gain-share] or [clauses.reinvestment-share], or leave it "
                "as room for the talks"
            ),
        ),
    ),
    "notice-under-statute": Pair(
        pack=pack_of(NOTICE),
        values={"headcount": 99},
        short=("advance-notice",),
        holds=(own("advance-notice", notice=5),),
        says=(
            "clause 1 (Advance notice)",
            (
                "the notice is 4 weeks, and headcount is 99: for 20 to 99 posts, section 188 of the "
                "Trade Union and Labour Relations (Consolidation) Act 1992 has consultation begin at "
                "least 30 days before the first dismissal; Crown staff are outside that section"
            ),
            "make notice 30 days or longer under [clauses.advance-notice]",
        ),
    ),
    "data-access-late": Pair(
        pack=pack_of(ACCESS),
        short=(own("worker-data-access", days=31),),
        holds=(own("worker-data-access", days=30),),
        says=(
            "clause 1 (Worker data access)",
            (
                "an employee may wait 31 days for their data, longer than 30 days, and the law itself "
                "gives about a month"
            ),
            "make days 30 days or shorter under [clauses.worker-data-access]",
        ),
    ),
    "evidence-deleted": Pair(
        pack=pack_of(RETENTION, HEARING),
        short=("data-retention", "no-discipline-by-data"),
        holds=(own("data-retention", days=14), "no-discipline-by-data"),
        says=(
            "clause 1 (Data retention)",
            (
                "data is kept for 13 days, shorter than the 10 working days to see it before a "
                "hearing in clause 2 (No discipline by data) (5 working days counted as 7 days): "
                "what would clear a member may be deleted first"
            ),
            (
                "make days longer under [clauses.data-retention], or see shorter under "
                "[clauses.no-discipline-by-data]"
            ),
        ),
    ),
    "pay-protection-outlasts-term": Pair(
        pack=pack_of(PAY, TERM),
        short=("pay-protection", "review-and-term"),
        holds=("pay-protection", own("review-and-term", survives=True)),
        says=(
            "clause 1 (Pay protection)",
            (
                "pay is protected for 48 months, longer than the term of 36 months in clause 2 "
                "(Review and term), where survives is false"
            ),
            "write survives = true under [clauses.review-and-term], or make term as long as months",
        ),
    ),
    "scope-narrowed": Pair(
        pack=pack_of(SCOPE),
        short=(own("scope", all_departments=False),),
        holds=("scope",),
        says=(
            "clause 1 (Scope)",
            (
                "not every department is bound: at Politico the employer argued that the team was "
                "outside the agreement, and it took an arbitrator's award in 2025 to settle it "
                "(source g3)"
            ),
            "write all_departments = true under [clauses.scope]",
        ),
    ),
    "union-promise-enforceable": Pair(
        pack=pack_of(STATUS, DISPUTES, terms=[UNION]),
        short=(own("legal-status", mode="incorporated-jobs-pay"), "disputes"),
        holds=(own("legal-status", mode="honour"), "disputes"),
        says=(
            "clause 1 (Disputes)",
            (
                'it binds the Union\'s side, "The Union must mediate within 5 days.", while mode is '
                '"incorporated-jobs-pay" in clause 2 (Legal status): in 2017 Royal Mail obtained an '
                "injunction against its union on a promise to mediate (source r1)"
            ),
            (
                "put a clause of your own in its place that binds the Employer alone, or write "
                'mode = "honour" under [clauses.legal-status]'
            ),
        ),
    ),
    "trial-too-short": Pair(
        pack=pack_of(MOVES),
        short=("redeployment",),
        holds=(own("redeployment", trial=4),),
        says=(
            "clause 1 (Redeployment)",
            (
                "the trial in a new post is 3 weeks, shorter than the 4 weeks of section 138 "
                "of the Employment Rights Act 1996"
            ),
            "make trial 4 weeks or longer under [clauses.redeployment]",
        ),
    ),
    "one-sided-move": Pair(
        pack=pack_of(MOVES, PAY),
        short=("redeployment",),
        holds=("redeployment", "pay-protection"),
        says=(
            "clause 1 (Redeployment)",
            (
                "staff may have to move and no clause protects their pay, which is a one-sided trade: "
                "at Bank of Ireland, staff gave flexibility in return for limits on AI (source g11)"
            ),
            'add "pay-protection"',
        ),
    ),
}
