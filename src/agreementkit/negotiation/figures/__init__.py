"""Where a value that was offered lies: read with its unit, and placed on our ladder."""
