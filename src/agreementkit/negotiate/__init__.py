"""What happens to a draft after it is sent: it comes back, is read, graded and answered.

With `drafting`, the one room that may string the stages together.
"""
