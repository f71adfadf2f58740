"""What the peers are given besides the prepared pages: templates, macros, configurations."""
