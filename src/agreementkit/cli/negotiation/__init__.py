"""`agreementkit negotiation`: a draft sent, what came back, what was decided, and the answer."""

from agreementkit.cli.negotiation.group import negotiation

__all__ = ["negotiation"]
