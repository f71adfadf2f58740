"""What one paragraph tells by itself: its number, its heading, whether it says who is to act."""
