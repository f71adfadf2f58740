"""What changed between two plans, two wordings or two built sites."""
