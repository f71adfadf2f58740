"""Characters: which may stand in a plan, their variants, how they are read, numerals, escaping."""
