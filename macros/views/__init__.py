"""What pages show of the index: chosen, ordered and counted here, so that templates only print."""
