"""What was written is read again by other programs than those that wrote it, and compared with the plan."""
