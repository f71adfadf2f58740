"""What a plan may hold: its kinds of value and objects, their words for editors, and ways to walk them."""
