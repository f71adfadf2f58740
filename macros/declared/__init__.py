"""What the model declares, in words and for programs: field tables, names, JSON Schema."""
