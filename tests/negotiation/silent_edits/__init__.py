"""Single edits that leave no trace of tracking, made in the XML of a draft, with the truth of each.

Nothing here uses the library's own reader: the truth must not come from what it is to prove.
"""
