"""Programs of the Makefile that are no part of the engine."""
