"""The search index and the records that it is made of."""
