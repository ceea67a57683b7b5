"""The style ids of the base template, shared by whatever writes and reads.

Ids, never names: looking a style up by name is what makes others slow.
"""

__all__ = [
    "BLANK",
    "BODY",
    "CLAUSE_HEADING",
    "CLAUSE_TEXT",
    "COVER_LABEL",
    "COVER_PARTY",
    "COVER_VERSION",
    "DEFINED_TERM",
    "FOOTER",
    "HEADER",
    "LEVELS",
    "PART_HEADING",
    "SCHEDULE_HEADING",
    "SIGNATURE_END",
    "SIGNATURE_LINE",
    "SIGNATURE_PARTY",
    "TABLE",
    "TABLE_HEADING",
    "TABLE_TEXT",
    "TITLE",
    "TOC_CLAUSE",
    "TOC_HEADING",
    "TOC_PART",
]

BODY = "Normal"
TITLE = "Title"
COVER_LABEL = "CoverLabel"
COVER_PARTY = "CoverParty"
COVER_VERSION = "CoverVersion"
TOC_HEADING = "TOCHeading"
TOC_PART = "TOC1"
TOC_CLAUSE = "TOC2"
PART_HEADING = "Heading1"
CLAUSE_HEADING = "Heading2"
LEVELS = {2: "ClauseLevel2", 3: "ClauseLevel3", 4: "ClauseLevel4"}
CLAUSE_TEXT = "ClauseText"
SCHEDULE_HEADING = "ScheduleHeading"
SIGNATURE_PARTY = "SignatureParty"
SIGNATURE_LINE = "SignatureLine"
SIGNATURE_END = "SignatureEnd"
TABLE = "AgreementTable"
TABLE_HEADING = "TableHeading"
TABLE_TEXT = "TableText"
HEADER = "Header"
FOOTER = "Footer"
DEFINED_TERM = "DefinedTerm"
BLANK = "Blank"
