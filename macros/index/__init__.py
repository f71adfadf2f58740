"""What the plan implies: every relation in both directions, and what became of former ids."""
