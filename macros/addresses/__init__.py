"""The address contract: where everything is published, and the ledger that keeps it."""
