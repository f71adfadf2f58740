"""Lines of Chinese text: joined, wrapped, broken where a reader would break them."""
