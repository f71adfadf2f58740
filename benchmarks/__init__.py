"""How fast this project makes a site, beside others that make one of the same plan: ``make bench``."""
