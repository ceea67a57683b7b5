"""The style ids and widths of the base template, shared by whatever writes and reads.

Ids, never names: looking a style up by name is what makes others slow.
"""

from agreementkit.model.document import Shade

WIDTH = 9026
"""Between the margins of an upright page, in twentieths of a point."""
WIDE = 13958
"""The same on a page that lies on its side."""

BODY = "Normal"
TITLE = "Title"
COVER_LABEL = "CoverLabel"
COVER_PARTY = "CoverParty"
COVER_VERSION = "CoverVersion"
COVER_RESERVATION = "CoverReservation"
PAPER_TITLE = "PaperTitle"
PAPER_HEADINGS = {1: "PaperHeading1", 2: "PaperHeading2"}
BULLET = "ListBullet"
NOTE = "Aside"
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
HEADER_WIDE = "HeaderWide"
FOOTER_WIDE = "FooterWide"
COMMENT_TEXT = "CommentText"
DEFINED_TERM = "DefinedTerm"
BLANK = "Blank"

FILLS = {None: None, Shade.GOOD: "D9EAD3", Shade.FAIR: "FFF2CC", Shade.POOR: "F4CCCC"}
"""The colours of cells, pale enough for black words on them."""
