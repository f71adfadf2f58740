"""For those who read: pages and their heads, from templates that only print."""
