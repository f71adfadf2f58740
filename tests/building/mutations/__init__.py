"""Faults put into a finished site: what goes out wrong must be reported by the build."""
