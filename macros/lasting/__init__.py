"""Addresses that were published and must go on answering."""
