"""What may be received: all that speaks against taking a file for what the other side sent back."""
