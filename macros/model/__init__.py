"""What a plan may hold: its kinds of value and objects, their words for editors, which words of a text bear out a role."""
