"""Folders and TOML files to packs and agreements, and back."""

from agreementkit.files.agreement import agreement_from, read_agreement
from agreementkit.files.pack import load_pack

__all__ = ["agreement_from", "load_pack", "read_agreement"]
