"""The repository of a site: what it starts with, and the engine that it keeps as a wheel."""
