"""What counts as a Chinese character in patterns, in one place: names of streets and towns hold rare ones too."""

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
"""Ranges for a class of a regular expression: with extension A (㮾梨街道) and those beyond the first plane (𬒈)."""
