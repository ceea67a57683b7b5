"""Documents to Word files and back.

No lxml object ever leaves this room; a document of python-docx is taken and given at its surface.
"""
