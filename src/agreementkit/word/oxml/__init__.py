"""Raw WordprocessingML: the only room that names a tag. ISO/IEC 29500-1, chapter 17.

Each function gives one element as text, its children in the order that the schema
wants. Text is escaped in one place (`run.escaped`), and nowhere else.
"""
