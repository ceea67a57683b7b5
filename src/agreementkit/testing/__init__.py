"""Hypothesis strategies for users' tests and ours."""

from agreementkit.testing.strategies import (
    agreements,
    bundles,
    parameters,
    provisions,
    systems,
    values,
    versions,
)

__all__ = ["agreements", "bundles", "parameters", "provisions", "systems", "values", "versions"]
