"""What a page says, one kind of fact a module: found by its mark-up, compared with the plan."""
