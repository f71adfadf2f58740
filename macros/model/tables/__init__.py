"""Tables as issued: their grid, what a row says, which objects rows are, and how rows are cited."""
