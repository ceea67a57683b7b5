"""The clause language, the grammar of obligations, figures as people write them, characters that deceive.

>>> from agreementkit.text import find_amounts
>>> find_amounts("within eight weeks")[0].unit
'weeks'
"""

from typing import TYPE_CHECKING

from agreementkit._lazy import attach

if TYPE_CHECKING:
    from agreementkit.model.obligation import (
        GradeReason as GradeReason,
        Modality as Modality,
        Obligation as Obligation,
        RoleSpan as RoleSpan,
        SemanticRole as SemanticRole,
    )
    from agreementkit.model.pack import TopicEvidence as TopicEvidence
    from agreementkit.text.clause_markup import (
        MarkupError as MarkupError,
        parse_clause_body as parse_clause_body,
        parse_inlines as parse_inlines,
    )
    from agreementkit.text.confusables import (
        Confusable as Confusable,
        ConfusableCharacter as ConfusableCharacter,
        ConfusableKind as ConfusableKind,
        find_confusables as find_confusables,
    )
    from agreementkit.text.disclaimers import find_disclaimer as find_disclaimer
    from agreementkit.text.obligations import (
        each_obligation as each_obligation,
        find_obligations as find_obligations,
        grade_of as grade_of,
        split_sentences as split_sentences,
    )
    from agreementkit.text.quantities import Amount as Amount, find_amounts as find_amounts
    from agreementkit.text.topics import find_topics as find_topics

__all__, __getattr__, __dir__ = attach(
    __name__,
    {
        "model.obligation": ["GradeReason", "Modality", "Obligation", "RoleSpan", "SemanticRole"],
        "model.pack": ["TopicEvidence"],
        "text.clause_markup": ["MarkupError", "parse_clause_body", "parse_inlines"],
        "text.confusables": [
            "Confusable",
            "ConfusableCharacter",
            "ConfusableKind",
            "find_confusables",
        ],
        "text.disclaimers": ["find_disclaimer"],
        "text.obligations": [
            "each_obligation",
            "find_obligations",
            "grade_of",
            "split_sentences",
        ],
        "text.quantities": ["Amount", "find_amounts"],
        "text.topics": ["find_topics"],
    },
)
