"""Tables of a source: their cells, what each column holds, and the table and tasks of the data."""
