"""An agreement and a pack to a document, and to the copies that go beside it."""
