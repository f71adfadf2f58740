"""What a page says of itself to machines: its head, its trail, its structured data."""
