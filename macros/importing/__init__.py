"""A notice as an office has it, read into a transcription and the draft of a plan."""
