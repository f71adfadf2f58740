"""A preview of the site on this machine: what is asked for is made, and what is saved is shown."""
