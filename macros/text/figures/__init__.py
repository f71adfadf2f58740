"""Which figure of a text belongs to what."""
