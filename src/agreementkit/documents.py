"""Documents before they are files, Word files as they read, redlines, and what is written and linted.

>>> from agreementkit.documents import Document, Paragraph
>>> Document.__name__, Paragraph.__name__
('Document', 'Paragraph')
"""

from typing import TYPE_CHECKING

from agreementkit._lazy import attach

if TYPE_CHECKING:
    from agreementkit.comparing.clause_changes import (
        ClauseChange as ClauseChange,
        ClauseChangeKind as ClauseChangeKind,
        clause_changes as clause_changes,
    )
    from agreementkit.errors import printable as printable, printable_name as printable_name
    from agreementkit.files.last_output import write_outputs as write_outputs
    from agreementkit.files.output import (
        is_private as is_private,
        safe_name as safe_name,
        write_whole as write_whole,
    )
    from agreementkit.markup.html import html_page as html_page
    from agreementkit.markup.markdown import markdown_text as markdown_text
    from agreementkit.model.copies import HeaderFragment as HeaderFragment, HouseStyle as HouseStyle
    from agreementkit.model.document import (
        Author as Author,
        Blank as Blank,
        Bullet as Bullet,
        Citation as Citation,
        ClauseHeading as ClauseHeading,
        Comment as Comment,
        Document as Document,
        DocumentBlock as DocumentBlock,
        Figure as Figure,
        Heading as Heading,
        Layout as Layout,
        Note as Note,
        Paragraph as Paragraph,
        PartHeading as PartHeading,
        PrivateDocument as PrivateDocument,
        Reference as Reference,
        ScheduleHeading as ScheduleHeading,
        Shade as Shade,
        SignatureBlock as SignatureBlock,
        Span as Span,
        Table as Table,
        TermUse as TermUse,
        Unconfirmed as Unconfirmed,
        text_of as text_of,
    )
    from agreementkit.model.redline import (
        Change as Change,
        Changed as Changed,
        ChangedRow as ChangedRow,
        ChangedTable as ChangedTable,
        Deleted as Deleted,
        Inserted as Inserted,
        MarkedBlock as MarkedBlock,
        MarkedSpan as MarkedSpan,
        NotCompared as NotCompared,
        Redline as Redline,
        RejectedInsertion as RejectedInsertion,
        RevisionMark as RevisionMark,
        Unchanged as Unchanged,
    )
    from agreementkit.ooxml.dangers import Danger as Danger
    from agreementkit.ooxml.fields import FieldUse as FieldUse
    from agreementkit.ooxml.reading import (
        Alternative as Alternative,
        CellPosition as CellPosition,
        Concealment as Concealment,
        Line as Line,
        ReadComment as ReadComment,
        Reading as Reading,
        Reformatting as Reformatting,
        Revision as Revision,
        StoryType as StoryType,
        TextRun as TextRun,
        TrackedChange as TrackedChange,
        UnexpectedContent as UnexpectedContent,
        Unread as Unread,
        UnreadKind as UnreadKind,
    )
    from agreementkit.word.redline import redline_bytes as redline_bytes
    from agreementkit.word.references import (
        ReferenceUse as ReferenceUse,
        references as references,
    )
    from agreementkit.word.word_source import BinaryFile as BinaryFile, WordSource as WordSource
    from agreementkit.word.writer import private_word_bytes as private_word_bytes

__all__, __getattr__, __dir__ = attach(
    __name__,
    {
        "comparing.clause_changes": ["ClauseChange", "ClauseChangeKind", "clause_changes"],
        "errors": ["printable", "printable_name"],
        "files.last_output": ["write_outputs"],
        "files.output": ["is_private", "safe_name", "write_whole"],
        "markup.html": ["html_page"],
        "markup.markdown": ["markdown_text"],
        "model.copies": ["HeaderFragment", "HouseStyle"],
        "model.document": [
            "Author",
            "Blank",
            "Bullet",
            "Citation",
            "ClauseHeading",
            "Comment",
            "Document",
            "DocumentBlock",
            "Figure",
            "Heading",
            "Layout",
            "Note",
            "Paragraph",
            "PartHeading",
            "PrivateDocument",
            "Reference",
            "ScheduleHeading",
            "Shade",
            "SignatureBlock",
            "Span",
            "Table",
            "TermUse",
            "Unconfirmed",
            "text_of",
        ],
        "model.redline": [
            "Change",
            "Changed",
            "ChangedRow",
            "ChangedTable",
            "Deleted",
            "Inserted",
            "MarkedBlock",
            "MarkedSpan",
            "NotCompared",
            "Redline",
            "RejectedInsertion",
            "RevisionMark",
            "Unchanged",
        ],
        "ooxml.fields": ["FieldUse"],
        "ooxml.dangers": ["Danger"],
        "ooxml.reading": [
            "Alternative",
            "CellPosition",
            "Concealment",
            "Line",
            "ReadComment",
            "Reading",
            "Reformatting",
            "Revision",
            "StoryType",
            "TextRun",
            "TrackedChange",
            "UnexpectedContent",
            "Unread",
            "UnreadKind",
        ],
        "word.redline": ["redline_bytes"],
        "word.references": ["ReferenceUse", "references"],
        "word.word_source": ["BinaryFile", "WordSource"],
        "word.writer": ["private_word_bytes"],
    },
)
