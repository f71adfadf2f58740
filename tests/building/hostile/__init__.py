"""Hostile words in every text field of a plan, and what becomes of them in every file of the site."""
