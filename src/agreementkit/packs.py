"""What packs hold beside their clauses, and the rules that check agreements.

>>> import agreementkit as ak
>>> ak.load_pack().strategy.areas[0].id
'transparency'
"""

from typing import TYPE_CHECKING

from agreementkit._lazy import attach

if TYPE_CHECKING:
    from agreementkit.checking.grading import roles_of as roles_of
    from agreementkit.checking.rule import (
        Case as Case,
        Example as Example,
        Found as Found,
        Marks as Marks,
        Rule as Rule,
        Sentence as Sentence,
        Wording as Wording,
    )
    from agreementkit.checking.selection import (
        installed_rules as installed_rules,
        known_rules as known_rules,
        selected as selected,
    )
    from agreementkit.files.pack_folder import bank_folder as bank_folder
    from agreementkit.model.agreement import Origin as Origin, Sector as Sector
    from agreementkit.model.clause import Notes as Notes
    from agreementkit.model.pack import (
        Area as Area,
        DefinedTerm as DefinedTerm,
        Law as Law,
        Part as Part,
        Source as Source,
        Strategy as Strategy,
        Topic as Topic,
        WordRule as WordRule,
    )
    from agreementkit.model.template import (
        ClauseMark as ClauseMark,
        Condition as Condition,
        FactMark as FactMark,
        Grid as Grid,
        Insert as Insert,
        LawMark as LawMark,
        PlainParagraph as PlainParagraph,
        Run as Run,
        Slot as Slot,
        TermMark as TermMark,
        Unit as Unit,
    )
    from agreementkit.model.values import (
        Kind as Kind,
        Value as Value,
        as_toml as as_toml,
        did_you_mean as did_you_mean,
    )

__all__, __getattr__, __dir__ = attach(
    __name__,
    {
        "checking.grading": ["roles_of"],
        "checking.rule": ["Case", "Example", "Found", "Marks", "Rule", "Sentence", "Wording"],
        "checking.selection": ["installed_rules", "known_rules", "selected"],
        "files.pack_folder": ["bank_folder"],
        "model.agreement": ["Origin", "Sector"],
        "model.clause": ["Notes"],
        "model.pack": [
            "Area",
            "DefinedTerm",
            "Law",
            "Part",
            "Source",
            "Strategy",
            "Topic",
            "WordRule",
        ],
        "model.template": [
            "ClauseMark",
            "Condition",
            "FactMark",
            "Grid",
            "Insert",
            "LawMark",
            "PlainParagraph",
            "Run",
            "Slot",
            "TermMark",
            "Unit",
        ],
        "model.values": ["Kind", "Value", "as_toml", "did_you_mean"],
    },
)
