"""Settings for web servers that serve the site."""
