"""Compose, check and write strung together, for one agreement or many.

What few need stands in modules of its own, loaded when asked for: concessions, gaps,
the proof of a pack, redlines, the appendix, SARIF.
"""
