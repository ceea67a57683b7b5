"""`agreementkit negotiation`: a draft sent, what came back, what was decided, and the answer."""
