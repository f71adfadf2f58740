"""What an amending document orders, and what the orders make of a text."""
