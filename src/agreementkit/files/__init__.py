"""Folders and TOML files to packs and agreements, and back."""
