"""A mistake planted for each check of a sentence, and right words beside it."""

from collections.abc import Callable

from . import law_traps as one

Check = Callable[[str], list[str]]

SENTENCES: dict[Check, tuple[list[str], list[str]]] = {
    one.binding_without_a_statement: (
        ["This agreement is legally binding.", "It stays in full force for 3 years."],
        ["This agreement binds the Employer and the Union in honour only."],
    ),
    one.industrial_action_promised: (
        [
            "The Union must not call a strike while the Disputes Procedure runs.",
            "The parties agree that there must be no disruption to the service.",
            "Nothing in this agreement limits industrial action, except a stoppage at night.",
        ],
        ["Nothing in this agreement limits the freedom to take industrial action."],
    ),
    one.replaced_data_law_cited: (
        [
            "This adds to Article 22 of the UK GDPR.",
            "This adds to section 14 of the Data Protection Act 2018.",
            "This adds to sections 49 and 50 of the Data Protection Act 2018.",
            "This adds to ss.49-50 DPA 2018.",
        ],
        [
            "They go further than Article 22A of the UK GDPR and Articles 22B to 22D.",
            "This adds to section 50A of the Data Protection Act 2018.",
            "This adds to section 14 of the Equality Act 2010.",
        ],
    ),
    one.ban_ascribed_to_law: (
        [
            "Article 22A of the UK GDPR forbids automated decisions on Employees.",
            "Automated dismissal is prohibited: decisions of a System are unlawful under Article 22C.",
            "The law bans Systems that decide on pay.",
        ],
        ["They go further than Article 22A of the UK GDPR, and take away no right under it."],
    ),
    one.law_enforcement_rules_for_staff: (
        ["The Employer must keep to Part 3 of the Data Protection Act 2018 for rotas."],
        ["This clause adds to Article 15 of the UK GDPR."],
    ),
    one.adverse_effect_as_the_test: (
        ["A decision is significant if it has an adverse effect on an Employee."],
        [
            "Its test is adverse effect, not that of Article 22A.",
            "The Employer must help Employees.",
        ],
    ),
    one.consent_as_lawful_basis: (
        ["The Employee’s consent is the lawful basis for this use."],
        ["Consent is a safeguard, and not the Employer’s lawful basis."],
    ),
    one.assessments_merged: (
        [
            "A Data Protection Impact Assessment counts as the Equality Impact Assessment.",
            "The Employer must make a single safety assessment and equality impact assessment.",
        ],
        [
            "The Employer must not offer a safety assessment in place of an Equality Impact Assessment.",
            "The Employer must write an Equality Impact Assessment and a safety assessment.",
        ],
    ),
    one.equality_assessment_as_a_legal_duty: (
        [
            "The Employer must make the legally required Equality Impact Assessment.",
            "An Equality Impact Assessment is mandatory.",
            "Section 149 of the Equality Act 2010 requires an Equality Impact Assessment.",
        ],
        [
            "In England no rule expressly demands an equality impact assessment.",
            "The parties agree this clause in addition to section 149 of the Equality Act 2010.",
        ],
    ),
    one.union_views_as_a_legal_duty: (
        ["As Article 35 of the UK GDPR requires, the Employer must seek the views of the Union."],
        [
            "The parties agree these rights of the Union in addition to Article 35 of the UK GDPR.",
            "Under Article 35, where appropriate, the views of representatives are sought.",
        ],
    ),
    one.crown_sent_to_law_without_it: (
        [
            "The Employer must meet its duties under section 188 of the 1992 Act.",
            "The Union may complain to the Central Arbitration Committee.",
        ],
        [
            "The ground must be one in section 182 of the 1992 Act.",
            "It must start 45 days before, if it proposes 100 or more redundancies.",
        ],
    ),
    one.old_protective_award: (
        ["A tribunal may make a protective award of up to 90 days’ pay."],
        ["The most is a protective award of 180 days’ pay.", "It runs for 90 days."],
    ),
    one.future_redundancy_trigger: (
        ["The law counts redundancies across the organisation."],
        ["Section 29 will add a redundancy trigger counted across the whole organisation."],
    ),
    one.act_of_2025_without_a_date: (
        ["The Employer must keep to section 28 of the Employment Rights Act 2025."],
        ["As at 23 November 2026, section 28 of the Employment Rights Act 2025 is not in force."],
    ),
    one.supplier_bound_to_a_union: (
        [
            "The Supplier must recognise the Union.",
            "The Employer must not sign a contract unless it makes the Supplier consult the Union.",
            "The Employer must not choose a bidder that does not deal with a trade union.",
            "The contract must make the Supplier adopt this agreement.",
            "The Union must be consulted by each Supplier.",
        ],
        [
            "The Employer must meet the Union to negotiate on the terms to ask of a Supplier.",
            "Before it signs a contract, the Employer must consult the Union.",
            "A contract must let the Employer give the Union all that this agreement requires.",
        ],
    ),
    one.body_that_employs_nobody: (
        ["“Employer” means the National Police Chiefs’ Council.", "PoliceAI", "The Home Office"],
        ["“Employer” means the Chief Constable of Kent Police."],
    ),
    one.whole_team_covered: (
        ["Everyone who works in a team that uses a System counts as an Employee."],
        ["The Employer must treat an agency worker whom it directs as an Employee."],
    ),
    one.register_ascribed_to_section_181: (
        ["Section 181 of the 1992 Act entitles the Union to the Register."],
        ["The Register goes further than section 181 of the 1992 Act."],
    ),
    one.secrecy_without_limits: (
        ["The Employer must not withhold anything from the Union."],
        ["The Employer must not keep back an item except as clause 7 allows."],
    ),
    one.public_register_relied_on: (
        ["An entry in the ATRS counts as an entry.", "The PoliceAI register holds the Systems."],
        ["The Employer must keep one Register of every System that it uses."],
    ),
    one.covenant_misnamed: (
        [
            "It keeps to the Covenant for Using Artificial Intelligence in Policing.",
            "It keeps to the NPCC Covenant on AI.",
        ],
        ["Some are in the Covenant for Using Artificial Intelligence (AI) in Policing."],
    ),
    one.covenant_as_law: (
        ["The Covenant for Using Artificial Intelligence (AI) in Policing binds the Employer."],
        ["Some are in the Covenant for Using Artificial Intelligence (AI) in Policing."],
    ),
    one.commissioner_without_successor: (
        ["The Employer must tell the Information Commissioner."],
        ["It means the Information Commissioner or the Information Commission."],
    ),
    one.unwritten_code_relied_on: (
        ["The Employer must keep to the code of practice on automated decisions."],
        ["“Relevant Law” means the law and statutory codes in force at the time."],
    ),
    one.foreign_or_unenacted_text: (
        [
            "The Employer must inform the Union as the EU AI Act requires.",
            "This adds to Article 22A of the GDPR.",
            "The Employer must make the assessment in the TUC bill.",
        ],
        ["This adds to Article 22A of the UK GDPR."],
    ),
}
"""For each check: what it must find, and what it must let pass."""
