"""Which words bear out what the data file says: of roles, of quotes, of what later documents did."""
