"""Fields: whole, and with a result already there, since not every reader computes it.

ISO/IEC 29500-1, 17.16.
"""

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.fields import WITHOUT_RESULT, fields_in_part
from agreementkit.ooxml.properties import has_on
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile


@rule(Severity.ERROR, "A field begins and does not end, or the other way about")
def field_unbalanced(file: WordFile) -> FoundPlaces:
    """Word swallows the text up to the next end, or calls the file damaged."""
    for story in file.stories:
        for each in fields_in_part(story.root):
            if each.fault:
                yield (
                    story.place(each.start),
                    each.fault,
                    "delete the field and insert it again (Insert, Quick Parts, Field)",
                )


@rule(Severity.ERROR, "A field has no result")
def field_uncached(file: WordFile) -> FoundPlaces:
    """Outside Word, and in Word until it computes, nothing stands where the field is."""
    for story in file.stories:
        for each in fields_in_part(story.root):
            shows = not each.kind or each.kind in WITHOUT_RESULT or each.result.strip()
            if not shows and not each.fault:
                yield (
                    story.place(each.start),
                    f"the field {each.kind} shows nothing",
                    "select it in Word, press F9, and save the file",
                )


@rule(Severity.WARNING, "Word asks whether to update the fields when it opens the file")
def field_updates_on_opening(file: WordFile) -> FoundPlaces:
    """Whoever opens the file meets a question that they cannot judge."""
    if has_on(file.settings, "updateFields"):
        yield (
            "the file’s settings",
            "Word will ask whether to update the fields when it opens the file",
            "update the fields now (Ctrl+A, F9) and save the file",
        )
