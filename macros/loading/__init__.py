"""From the bytes of a plan file to values with their places, and every fault on the way."""
