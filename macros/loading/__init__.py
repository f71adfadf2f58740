"""From the bytes of data/plan.yml to a checked plan, or every fault in it at once."""
