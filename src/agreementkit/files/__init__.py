"""Folders and TOML files to packs and agreements, and back."""

from agreementkit.files.agreement_file import agreement_from, read_agreement
from agreementkit.files.consistency import pack_faults
from agreementkit.files.issued import issued_faults
from agreementkit.files.output import safe_name, write_whole
from agreementkit.files.pack_folder import load_pack
from agreementkit.files.schema import agreement_schema
from agreementkit.files.starter import starter_file

__all__ = [
    "agreement_from",
    "agreement_schema",
    "issued_faults",
    "load_pack",
    "pack_faults",
    "read_agreement",
    "safe_name",
    "starter_file",
    "write_whole",
]
