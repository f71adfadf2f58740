"""From a source to the draft of a plan; nothing here knows the format of the file."""
