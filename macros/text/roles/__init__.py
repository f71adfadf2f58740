"""Bodies, and which words say who has which part."""
