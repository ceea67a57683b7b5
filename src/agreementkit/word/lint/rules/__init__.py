"""Every rule of the lint, in the order in which findings are shown: one file a family."""

from agreementkit.word.lint.rule import LintRule
from agreementkit.word.lint.rules import (
    bookmarks,
    comments,
    contrast,
    definitions,
    fields,
    headings,
    ids,
    layout,
    links,
    lists,
    pictures,
    properties,
    revisions,
    rows,
    spaces,
    tables,
    typography,
)

SOUNDNESS: tuple[LintRule, ...] = (
    rows.cell_without_paragraph,
    rows.row_short,
    revisions.deleted_text_live,
    revisions.annotation_id_repeated,
    revisions.annotation_id_shared,
    fields.field_unbalanced,
    bookmarks.bookmark_unclosed,
    bookmarks.bookmark_repeated,
    bookmarks.target_missing,
    comments.comment_unreferenced,
    comments.comment_missing,
    definitions.list_missing,
    definitions.style_missing,
    ids.paragraph_id_repeated,
    ids.control_id_repeated,
    ids.control_empty,
    properties.core_property_repeated,
    spaces.space_lost,
)
"""Whether Word, and whoever else reads the file, makes of it what was meant."""

ACCESSIBILITY: tuple[LintRule, ...] = (
    properties.title_missing,
    properties.language_missing,
    properties.language_unknown,
    headings.heading_order,
    headings.heading_style,
    headings.heading_typed,
    headings.headings_missing,
    tables.table_header,
    tables.table_merged,
    tables.table_cell_empty,
    tables.table_nested,
    pictures.picture_undescribed,
    pictures.picture_of_text,
    links.link_wording,
    contrast.contrast_low,
    contrast.colour_alone,
    typography.text_small,
    typography.text_justified,
    typography.text_capitals,
    typography.text_underlined,
    typography.text_animated,
    lists.list_typed,
    layout.text_box,
    layout.frame_floating,
    layout.paragraph_empty,
    layout.widow_control_off,
    fields.field_uncached,
    fields.field_updates_on_opening,
)
"""Whether everybody can read it, with whatever they read."""

RULES: tuple[LintRule, ...] = (*SOUNDNESS, *ACCESSIBILITY)
