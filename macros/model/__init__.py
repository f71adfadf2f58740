"""What a plan may hold: its kinds of value and objects and their words for editors."""
