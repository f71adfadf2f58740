"""The plan file as text: its canonical form, and new objects put in their place."""
