"""What a clause or an agreement must say so as not to fall into a trap of the law.

A check takes statements, one a line, and returns what is wrong with them as a whole.
"""

import re

from .law_traps import found, sentences

_GAIN = (
    r"\bmust\b.*\b(?:pay|give|return|cut)\b.*\b(?:every Net Saving|the share|the supplement"
    r"|skills payment|old pay|new grade|full-time week)\b"
)
_CORPORATIONS = (
    "Chief Constable of",
    "Commissioner of Police of the Metropolis",
    "City of London Corporation",
    "Common Council of the City of London",
    "Police and Crime Commissioner for",
    "Police, Fire and Crime Commissioner for",
    "Mayor's Office for Policing and Crime",
    r".+ Combined Authority, acting by the Mayor of",
    "Secretary of State for Justice",
    "Children and Family Court Advisory and Support Service",
    "Welsh Ministers",
)


def missing(text: str, *patterns: str) -> list[str]:
    """The patterns that no sentence of a text has."""
    return [pattern for pattern in patterns if not found(text, pattern)]


def enforceability_left_unsaid(text: str) -> list[str]:
    """1: silence means not enforceable; either choice is said, and the parts are named."""
    unnamed = found(
        text,
        r"\b(?:parts?|some|certain)\b.*\blegally enforceable",
        unless=r"\bclauses? \d|\bSchedule \d",
    )
    return unnamed + missing(text, r"\bintend\b.*\blegally enforceable", r"\bsection 179\b")


def contract_terms_not_apt(text: str) -> list[str]:
    """2: terms reach contracts by a unit of their own, which lists what is apt."""
    listed = [line for line in text.splitlines() if "part of each Employee’s contract" in line]
    if not listed:
        return missing(text, r"\bno term of it is part of a contract of employment")
    unfit = r"polic(?:y|ies)|procedure|Status Quo|Committee|section 179|agreement (?:is|forms)\b"
    return [s for s in listed if len(listed) == 1 or re.search(unfit, s)]


def ban_not_said_to_be_negotiated(text: str) -> list[str]:
    """5: an outright ban on automated decisions is a gain, and says so."""
    banned = found(text, r"must not (?:let|allow) a System (?:to )?(?:make|take|decide)\b")
    return banned if missing(text, r"\b(?:negotiated|agreed?) these limits\b") else []


def review_without_power(text: str) -> list[str]:
    """6: authority, competence, time, information, before effect; and no sign-off."""
    return missing(
        text,
        r"\bauthority\b",
        r"\b(?:training|competence)\b",
        r"\btime\b",
        r"\binformation\b",
        r"\bbefore a decision takes effect\b",
        r"\bnot a sign-off\b",
    )


def consent_without_a_choice(text: str) -> list[str]:
    """9: consent counts only if it is free, can be withdrawn and has an equal alternative."""
    asked = found(
        text,
        r"\b(?:Employees?|who)\b.*\b(?:consent(?:s|ed)?|opt-in|opts? in|freely chosen)\b",
        unless=r"\bthe Union with their written consent\b",
    )
    choice = (
        r"\bfree(?:ly)?\b",
        r"works as well|\bthe same work\b",
        r"withdraw|changes their mind",
    )
    return asked if missing(text, *choice) else []


def assessments_missing(text: str) -> list[str]:
    """10: each of the three has somebody who must write it."""
    write = r"must (?:write|complete) an? (?:written )?"
    return missing(
        text,
        rf"{write}Data Protection Impact Assessment\b(?! (?:and|or))",
        rf"{write}Equality Impact Assessment\b(?! (?:and|or))",
        rf"{write}safety assessment\b(?! (?:and|or))",
    )


def consultation_not_said_to_be_agreed(text: str) -> list[str]:
    """12: to see and answer every assessment is more than Article 35 gives."""
    given = found(text, r"\bmust give\b.*\bthe Union\b.*\b(?:draft|assessment)\b")
    said = r"\bagree\b.*\bin addition to Article 35\b"
    return given if missing(text, said) else []


def crown_redundancy_talks_missing(text: str) -> list[str]:
    """13: Crown staff have by agreement what section 188 gives to others."""
    return missing(
        text,
        r"\b20 or more\b",
        r"\b30 days\b",
        r"\b45 days\b.*\b100 or more\b",
        r"\bmust consult the Union with a view to agreement\b",
        r"\bmust give the Union in writing the reasons\b",
    )


def crown_disclosure_without_a_remedy(text: str) -> list[str]:
    """13: where no award can be had, the agreement itself makes disclosure bite."""
    return missing(text, r"\b(?:until|once) the Union holds (?:a|the) complete\b")


def name_that_cannot_contract(text: str) -> list[str]:
    """17: the party is the corporation, and not a force, agency or association."""
    corporation = rf"The (?:{'|'.join(_CORPORATIONS)})\b.*"
    return [name for name in text.splitlines() if not re.fullmatch(corporation, name)]


def successor_unnamed(text: str) -> list[str]:
    """18: commissioners are to go, and forces may merge."""
    return missing(
        text,
        r"“Employer” means .+\bany body that takes its place\b",
        r"\bmust ask that body in writing to adopt this agreement\b",
        r"\badopts this agreement is the Employer\b",
    )


def police_officers_covered(text: str) -> list[str]:
    """19: police officers are no workers in this law, and may join no union."""
    covered = [s for s in sentences(text) if s.startswith("This agreement covers")]
    outside = [s.partition("excluding")[2] for s in covered]
    inside = [s.partition("excluding")[0] for s in covered]
    if any("police officers" in s for s in outside) and not found(
        "\n".join(inside),
        r"\b(?:police officers|constables|cadets)\b",
    ):
        return []
    return covered or ["nobody is said to be covered"]


def gain_without_approval(text: str) -> list[str]:
    """20: where government approves pay, a gain depends on the approval."""
    condition = (
        r"\bduty to \w+ (?:it|that part)\b.*\bdepends on\b.*\bapproval\b"
        r"|\bneeds (?:outside )?approval\b.*\bmust (?:obtain|apply)\b"
    )
    return found(text, _GAIN) if missing(text, condition) else []


def payment_before_approval(text: str) -> list[str]:
    """20: where government approves pay, no day for payment runs before the approval."""
    if not found(text, _GAIN) or found(text, r"\bof approval instead\b"):
        return []
    return found(text, r"\bmust pay\b.*\bwithin \d+", unless=r"approval|needs none")


def approval_without_a_general_rule(text: str) -> list[str]:
    """20: a term that needs approval takes effect on approval."""
    return missing(text, r"\bterm needs approval\b", r"\btakes effect on approval\b")


def secrecy_not_measured_by_section_182(text: str) -> list[str]:
    """21: a register goes further than section 181, so secrecy is measured by section 182."""
    return missing(text, r"\bmust not (?:withhold|keep back)\b.*\bexcept\b.*\bsection 182\b")


def register_not_our_own(text: str) -> list[str]:
    """22: the register is the agreement's own schedule, of every system."""
    return missing(text, r"\bRegister of every System\b.*\bSchedule 1\b")


def commissioner_not_defined_for_the_future(text: str) -> list[str]:
    """24: the definition takes in the Information Commission and whoever follows."""
    return missing(text, r"\bInformation Commission\b", r"\btakes over\b|\breplaces\b")
