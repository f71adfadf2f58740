"""What a page shows, chosen and counted."""
