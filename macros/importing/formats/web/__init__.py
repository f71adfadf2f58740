"""Saved web pages: the article, and the facts beside it."""
