"""Dates, deadlines and terms: which words state them, and which days they mean."""
