"""The readers of formats: each makes a source of a file."""
