"""A mistake planted for each check of a whole clause, and right words beside it."""

from collections.abc import Callable

from . import law_traps_in_clauses as whole

Check = Callable[[str], list[str]]

STATEMENT = (
    "The Employer and the Union do not intend this agreement to be legally enforceable."
    " This is their statement for section 179 of the 1992 Act."
)
PARTS = (
    "The Employer and the Union intend certain terms, clauses 4 and 9, to be legally enforceable."
    "\nThis is their statement for section 179 of the 1992 Act."
)
CONTRACT = "From that day, the terms on these matters are part of each Employee’s contract: "
BAN = "The Employer must not let a System make a Significant Decision."
REVIEW = (
    "“Review” means a fresh judgement, not a sign-off, by a person with the authority, training,"
    " time and information to overrule it, before a decision takes effect."
)
OPT_IN = "An Employee may give a free opt-in."
DPIA = "The Project Sponsor must write a Data Protection Impact Assessment of each System."
EIA = "The Equality Lead must write an Equality Impact Assessment of each System."
SAFETY = "The Project Sponsor must complete a written safety assessment of its risks."
DRAFT = "At least 15 days before approval, the Employer must give the Union the whole draft."
CROWN = (
    "If the Employer proposes 20 or more redundancies, it must consult the Union with a view to"
    " agreement.\nIt must start 30 days before, or 45 days if it proposes 100 or more.\n"
    "It must give the Union in writing the reasons and numbers."
)
SUCCESSOR = (
    "“Employer” means the Commissioner, and any body that takes its place under this clause.\n"
    "Before a move, the Employer must ask that body in writing to adopt this agreement.\n"
    "A body that adopts this agreement is the Employer of those who move to it."
)
COVERS = "This agreement covers all police staff, including police community support officers"
SHARE = "The Employer must give 35% of every Net Saving to Employees."
WAITS = "If it needs approval, the duty to give it depends on the approval."

CLAUSES: dict[Check, tuple[list[str], list[str]]] = {
    whole.enforceability_left_unsaid: (
        [
            "This agreement is binding on both sides.",
            STATEMENT.replace("section 179", "the law"),
            PARTS.replace("clauses 4 and 9, ", ""),
        ],
        [STATEMENT, PARTS],
    ),
    whole.contract_terms_not_apt: (
        [
            "This agreement is binding.",
            "This agreement is part of each Employee’s contract of employment.",
            f"{CONTRACT}pay; and\n{CONTRACT}the disciplinary procedure.",
        ],
        [
            f"{CONTRACT}pay and hours; and\n{CONTRACT}redeployment.",
            "No term of it is part of a contract of employment.",
        ],
    ),
    whole.ban_not_said_to_be_negotiated: (
        [BAN, f"{BAN} The law sets these limits."],
        [
            f"{BAN} The parties have negotiated these limits.",
        ],
    ),
    whole.review_without_power: (
        [
            "“Review” means that a manager signs the result off.",
            *(REVIEW.replace(w, "rank") for w in ("authority", "training", "information")),
            REVIEW.replace(" time", "").replace("not a sign-off, ", ""),
            REVIEW.replace("before a decision takes effect", "within a year"),
        ],
        [REVIEW],
    ),
    whole.consent_without_a_choice: (
        [
            "The Employer may scan the face of an Employee who has given consent.",
            f"{OPT_IN} An Employee may withdraw it.",
            f"{OPT_IN} The Employer must give others the same work.",
        ],
        [
            f"{OPT_IN} It may be withdrawn. The Employer must give others the same work and pay.",
            "An Employee, or the Union with their written consent, may ask for reasons.",
        ],
    ),
    whole.assessments_missing: (
        [
            f"{EIA} {SAFETY}",
            f"{DPIA} {EIA}",
            f"{SAFETY} {DPIA.replace(' of', ' and Equality Impact Assessment of')}",
        ],
        [f"{DPIA} {EIA} {SAFETY}"],
    ),
    whole.consultation_not_said_to_be_agreed: (
        [DRAFT, f"{DRAFT} This is the duty in Article 35."],
        [f"{DRAFT} The parties agree these rights in addition to Article 35 of the UK GDPR."],
    ),
    whole.crown_redundancy_talks_missing: (
        ["The Employer must also meet its duties.", CROWN.replace("45 days", "40 days")],
        [CROWN],
    ),
    whole.crown_disclosure_without_a_remedy: (
        ["The Employer must give the Union the information that section 181 describes."],
        ["No notice period starts until the Union holds the complete pack."],
    ),
    whole.name_that_cannot_contract: (
        ["Kent Police", "HM Prison and Probation Service", "The Home Office", "Cafcass Cymru"],
        [
            "The Chief Constable of Kent Police",
            "The Secretary of State for Justice acting through HM Prison and Probation Service",
        ],
    ),
    whole.successor_unnamed: (
        ["“Employer” means the Police and Crime Commissioner for Kent."]
        + [
            "\n".join(SUCCESSOR.splitlines()[:n] + SUCCESSOR.splitlines()[n + 1 :])
            for n in range(3)
        ],
        [SUCCESSOR],
    ),
    whole.police_officers_covered: (
        [
            f"{COVERS}.",
            f"{COVERS} and police officers, and excluding special constables.",
            "The Employer must keep this agreement.",
        ],
        [f"{COVERS}, and excluding police officers and cadets."],
    ),
    whole.gain_without_approval: (
        [SHARE, f"{SHARE} Approval is good."],
        [f"{SHARE} {WAITS}", "The Employer must pay each bill within 20 days."],
    ),
    whole.payment_before_approval: (
        [f"{SHARE} {WAITS} The Employer must pay it within 40 Working Days."],
        [
            f"{SHARE} {WAITS} The Employer must pay it within 40 Working Days of approval.",
            "The Employer must pay each bill within 20 days.",
        ],
    ),
    whole.approval_without_a_general_rule: (
        ["The Employer must apply for approval."],
        ["Where a term needs approval, the Employer must apply. It takes effect on approval."],
    ),
    whole.secrecy_not_measured_by_section_182: (
        ["The Employer must not withhold anything except what it finds confidential."],
        ["The Employer must not withhold anything except on a ground in section 182 of the Act."],
    ),
    whole.register_not_our_own: (
        ["The Employer must keep a Register of each System with effect on the public."],
        ["The Employer must keep one Register of every System, in the form of Schedule 1."],
    ),
    whole.commissioner_not_defined_for_the_future: (
        ["the Information Commissioner", "the Information Commission"],
        ["the Information Commissioner, the Information Commission, or a body that takes over"],
    ),
}
"""For each check: what it must find, and what it must let pass."""
