"""The static API: the types of its answers, the answers, and its description."""
