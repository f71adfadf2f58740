"""What the usual stack is given."""
