"""Who can stand in a sentence, on which side, in the words that people use.

An agreement defines its own names. These are the others: both sides together and staff,
whom nobody defines, and the names that other people's texts give to each side. Each is a
regular expression, read without regard to capitals.
"""

from collections.abc import Mapping

__all__ = ["EVERYWHERE", "FOREIGN", "ONLY_AN_EMPLOYER", "PAPER", "TECHNOLOGY"]

_THE = r"(?:the|this|our|each|every|an?|any|no|either|neither)"

_STAFF = (
    r"(?:(?:(?:affected|bargaining unit|displaced|individual|new|permanent|police) )?employees?|workers?|staff(?! (?:side|council|association|representatives?|forum)\b)"
    r"|(?:members?|pieces?) of (?:police )?staff|members? of the (?:bargaining )?unit"
    r"|(?:police )?officers|colleagues?|applicants?)"
)

EVERYWHERE: Mapping[str, str] = {
    "joint": (
        r"(?:(?:the )?(?:signatory |social |two )?(?:parties|partners|signatories)"
        r"|(?:each|either|neither|every) (?:party|side)|both (?:parties|sides)|(?:the )?two sides)"
    ),
    "staff": _STAFF,
}
"""Names that every agreement uses without defining them."""

_BODIES = (
    r"(?:administration|agency|authority|bank|board|business|charity|city|college|commission|company"
    r"|constabulary|corporation|council|county|department|district|division|employer|enterprise"
    r"|establishment|executive|firm|force|foundation|group|hospital|institution|management|ministry"
    r"|municipality|network|newspaper|office|operator|organi[sz]ation|platform|provider|publisher"
    r"|school|service|state|studio|trust|undertaking|university)"
)
_MANAGER = (
    r"(?:managers?|directors?|directorates?|supervisors?|heads?|chiefs?|chief officers?|executives?"
    r"|controllers?|superintendents?|administrators?)"
)
_OFFICER = (
    r"(?:(?:data protection|chief|senior|responsible|information|reporting|appointing|nominated"
    r"|designated|authorising|accountable|deputy|lead) )+(?:officers?|owners?|officials?)"
)
_GROUP = r"(?:team|board|office|department|directorate)s?"

FOREIGN: Mapping[str, str] = {
    "joint": (
        r"(?:(?:the |an? )?(?:\w+ ){0,2}(?:joint|labou?r-management) (?:\w+ ){0,3}"
        r"(?:committee|council|body|group|forum)"
        r"|management and (?:the )?unions?)"
    ),
    "union": (
        r"(?:(?:\w+ )?(?:unions?|guild|local|brotherhood|federation)"
        r"|(?:the )?works councils?|(?:the )?(?:trade union|staff|employee|workers[’']?) side|staff side"
        r"|(?:the )?staff (?:council|association|forum)"
        r"|(?:\w+[’']? ){0,2}(?:representatives?|stewards?|delegates?)|shop stewards?"
        r"|(?:the )?trade union (?:side|organi[sz]ations?)|branch officers?)"
    ),
    "employer": (
        rf"(?:employers?|management|human resources|hr|we|{_THE} (?:\w+ )?{_BODIES}(?! side\b)"
        rf"|(?:\w+ ){{0,2}}{_MANAGER}(?: of (?:\w+ ){{0,2}}?\w+)?"
        rf"|{_OFFICER}|(?:the )?system owners?|(?:the )?chief constables?"
        r"|police and crime commissioners?|(?:the )?secretary of state|the home office"
        rf"|(?:\w+ ){{1,3}}{_GROUP}|cafcass(?: cymru)?|hm prison and probation service|hmpps)"
    ),
    "staff": (
        r"(?:you|users?|volunteers?|contractors|individuals?|grievants?|personnel|members(?! of\b)|everyone"
        r"|postholders?)"
    ),
}
"""What other people's texts call each side."""

ONLY_AN_EMPLOYER = (
    r"(?:laid off|dismissed|made (?:\w+ )?redundant|disciplined|terminated|discharged|demoted"
    r"|downgraded|suspended|furloughed|penali[sz]ed|sacked)"
)
"""What can be done to staff by nobody but their employer, so that no one need be named."""

PAPER = (
    r"(?:nothing|(?:the |this |these |any |an? )?(?:(?:terms?|provisions?|requirements?|parts?|purpose|object|scope) of )?"
    r"(?:the |this |these |any )?(?:\w+ )?(?:accord|agreement|annex|article|clause|(?:policy )?document|paragraph"
    r"|policy|provisions?|schedule|section|terms?)(?: \d+(?:\.\d+)*)?)"
)
"""A text, which owes nobody anything."""

TECHNOLOGY = (
    r"(?:(?:the |these |such |new )*(?:ai|artificial intelligence|automation|digitali[sz]ation"
    r"|technolog(?:y|ies)|innovation|machines|chatbots|change|programme|project|initiative)s?)"
)
"""What a forecast is about: it promises nothing that "AI will change jobs"."""
