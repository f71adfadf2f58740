"""From the plan to site/: build beside it, check, exchange."""
