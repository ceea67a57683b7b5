"""What no sentence may say about the law: one small check for each trap.

A text is statements, one a line. A check returns the sentences that fall into its trap,
and nothing where the text is right. The numbers are those of the tests.
"""

import re
from functools import cache

from agreementkit.text import split_sentences

_ASSESSMENTS = ("data protection impact assessment", "equality impact assessment", "safety assess")
_SUPPLIER = (
    r"\b(?:suppliers?|contractors?|subcontractors?|bidders?|outside bod(?:y|ies)|contract)\b"
)
_NOT_THE_EMPLOYER = r"(?:(?!\bemployer\b).)*?"


@cache
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(each for line in text.splitlines() for each in split_sentences(line))


def found(text: str, wrong: str, *, unless: str = r"(?!)") -> list[str]:
    """The sentences in which the first pattern is found and the second is not."""
    return [
        each
        for each in sentences(text)
        if re.search(wrong, each, re.IGNORECASE) and not re.search(unless, each, re.IGNORECASE)
    ]


def binding_without_a_statement(text: str) -> list[str]:
    """2: such words are not the statement that section 179 asks for."""
    return found(text, r"legally binding|binding in law|in full force|full legal|binding contract")


def industrial_action_promised(text: str) -> list[str]:
    """3: a promise of peace may meet section 180."""
    return found(
        text,
        r"\b(?:industrial (?:action|peace)|strik(?:e|es|ing)|disrupt\w*|stoppages?|normal working"
        r"|work[- ]to[- ]rule|overtime ban|peace (?:clause|obligation))\b",
        unless=r"^nothing in this agreement (?:limits|restricts)[^,;]*$",
    )


def replaced_data_law_cited(text: str) -> list[str]:
    """4: Article 22, section 14 and sections 49 and 50 are gone."""
    return found(text, r"(?<!old )\bart(?:icles?|s?\.)? ?22\b") + found(
        text,
        r"\bs(?:ections?|s?\.) ?(?:14|49|50)\b.*\b(?:Data Protection Act|DPA)\b",
    )


def ban_ascribed_to_law(text: str) -> list[str]:
    """5: Articles 22A to 22D set safeguards and forbid little."""
    law = r"(?:\barticles? 22[A-D]|\bthe law\b|\bGDPR\b|\bData Protection Act\b)"
    forbids = r"\b(?:forbids?|prohibits?|bans?|outlaws?|unlawful|not allow)\b"
    made = r"\b(?:automated|Systems?|decisions?)\b"
    return found(text, rf"{law}.*{forbids}.*{made}|{made}.*{forbids}.*{law}", unless="not a ban")


def law_enforcement_rules_for_staff(text: str) -> list[str]:
    """7: Part 3 is for operational data; staff data falls under the UK GDPR."""
    return found(
        text,
        r"\bPart 3\b|law enforcement (?:processing|purposes)|sections? 50[A-D]|competent authorit",
    )


def adverse_effect_as_the_test(text: str) -> list[str]:
    """8: adverse effect is the test of section 50A, and not of Article 22A."""
    decision = r"(?:\barticles? 22|\bautomated\b|\bsignificant\b)"
    return found(
        text,
        rf"\badverse(?:ly)?\b.*{decision}|{decision}.*\badverse(?:ly)?\b",
        unless=r"not that of article 22A",
    )


def consent_as_lawful_basis(text: str) -> list[str]:
    """9: an employee's consent is weak."""
    return found(text, r"\bconsent\b.*\b(?:lawful|legal) basis\b", unless=r"\bnot\b")


def assessments_merged(text: str) -> list[str]:
    """10: three duties, three triggers, three documents."""
    merged = found(
        text,
        r"\b(?:combined?|single|one document|joint|same document|in place of|instead of"
        r"|counts? as|serves? as|part of)\b",
        unless=r"\bmust not\b",
    )
    return [s for s in merged if sum(name in s.lower() for name in _ASSESSMENTS) > 1]


def equality_assessment_as_a_legal_duty(text: str) -> list[str]:
    """11: in England no rule expressly demands one."""
    eia = r"(?:equality impact assessment|\bEIA\b)"
    return found(
        text,
        rf"{eia}.*\b(?:legally required|mandatory|compulsory|statutory|(?:required )?by law"
        r"|required (?:by|under)|law requires|under section 149)\b"
        r"|(?:\blaw\b|section 149|Equality Act 2010|legally).*"
        rf"\b(?:requires?|required|obliges?|demands?)\b.*{eia}",
        unless=r"\bno (?:rule|law)\b|\bnot (?:legally )?require|\bWales\b",
    )


def union_views_as_a_legal_duty(text: str) -> list[str]:
    """12: Article 35(9) asks for views only where appropriate."""
    return found(
        text,
        r"(?=.*\barticle 35\b)(?=.*\b(?:requires?|required|obliges?|under|demands?)\b)"
        r"(?=.*\b(?:unions?|representatives?|views|consult\w*)\b)",
        unless=r"where appropriate|in addition to|goes? further",
    )


def crown_sent_to_law_without_it(text: str) -> list[str]:
    """13: section 188 and the enforcement of disclosure leave Crown staff out."""
    return found(
        text,
        r"\bsections? 18(?:[34589])\b|\b(?:and|to) 18(?:[589])\b|Central Arbitration Committee"
        r"|\bCAC\b",
    )


def old_protective_award(text: str) -> list[str]:
    """14: the most is 180 days."""
    return found(text, r"(?=.*\b(?:award|protected period|protective)\b)(?=.*\b90\b)")


def future_redundancy_trigger(text: str) -> list[str]:
    """14: the law does not yet count across the organisation."""
    return found(
        text,
        r"(?=.*redundan)(?=.*(?:organisation[- ]wide|across (?:the|its) (?:whole )?(?:organisation"
        r"|establishments)|all (?:its )?establishments))",
        unless=r"\bwill\b|not in force|expected|due in",
    )


def act_of_2025_without_a_date(text: str) -> list[str]:
    """15: its parts come into force one by one."""
    return found(text, r"Employment Rights Act 2025", unless=r"\bas at \d{1,2} \w+ 20\d\d\b")


def supplier_bound_to_a_union(text: str) -> list[str]:
    """16: such a term is void under sections 186 and 187."""
    deal = r"\b(?:recognis|negotiat|consult|bargain|deal)\w*\b"
    adopt = r"\b(?:adopt|keep|be bound by) this agreement\b"
    return found(
        text,
        rf"{_SUPPLIER}{_NOT_THE_EMPLOYER}(?:{deal}{_NOT_THE_EMPLOYER}\bunions?\b|{adopt})"
        rf"|\bunions?\b.*{deal}.*\bby \w+ {_SUPPLIER}",
        unless=r"\bmay not require\b|\bvoid\b|\bno term\b|\bforbids\b",
    )


def body_that_employs_nobody(text: str) -> list[str]:
    """17: these bodies speak for employers, or for nobody who works for a force."""
    return found(
        text,
        r"National Police Chiefs|\bNPCC\b|Association of Police and Crime|\bAPCC\b|Home Office"
        r"|Secretary of State for the Home|Police\.?AI\b|College of Policing|Police Staff Council"
        r"|National Police Service",
    )


def whole_team_covered(text: str) -> list[str]:
    """19: police officers work in the same teams, and are outside."""
    return found(
        text,
        r"\b(?:everyone|anyone|everybody|all who|whole team)\b.*"
        r"\b(?:as an employee|is covered|are covered|is an employee)\b",
    )


def register_ascribed_to_section_181(text: str) -> list[str]:
    """21: that section gives information on request, and hedged."""
    return found(text, r"\bsection 181\b", unless=r"on request|in addition to|goes? further")


def secrecy_without_limits(text: str) -> list[str]:
    """21: what may be kept back is said in the same breath."""
    return found(text, r"must not (?:keep back|withhold|hide|leave out)", unless=r"except|unless")


def public_register_relied_on(text: str) -> list[str]:
    """22: no public register lists the systems of a back office."""
    return found(
        text,
        r"\bATRS\b|Algorithmic Transparency|Police\.?AI\b|\b(?:public|national|published) regist",
    )


def covenant_misnamed(text: str) -> list[str]:
    """23: it has one exact title."""
    title = r"\bthe (?-i:Covenant for Using Artificial Intelligence \(AI\) in Policing)(?!\w)"
    return found(text, r"\b(?-i:Covenant)\b", unless=title)


def covenant_as_law(text: str) -> list[str]:
    """23: due regard is not law."""
    return found(
        text,
        r"\b(?-i:Covenant)\b.*\b(?:requires?|obliges?|binds?|binding|law|duty)\b"
        r"|\b(?:required|bound|obliged) by the (?-i:Covenant)\b",
    )


def commissioner_without_successor(text: str) -> list[str]:
    """24: the Information Commission takes over."""
    return found(text, r"\bInformation Commissioner\b", unless=r"\bInformation Commission\b")


def unwritten_code_relied_on(text: str) -> list[str]:
    """24: the guidance was a draft and the code unwritten."""
    return found(
        text,
        r"\b(?:code(?: of practice)?|guidance) on (?:artificial|automated|AI\b|ADM\b)"
        r"|Recruitment Rewired|\bADM (?:guidance|code)",
    )


def foreign_or_unenacted_text(text: str) -> list[str]:
    """25: texts of the European Union and the TUC are models only."""
    return found(
        text,
        r"\bAI Act\b|\bAnnex III\b|\bDirective\b|\bDigital Omnibus\b|\bTUC\b|\bEU\b|\bEuropean Union\b"
        r"|Regulation and Employment Rights\) Bill|(?<!UK )\bGDPR\b",
    )
