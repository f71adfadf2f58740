"""What the text says of units, documents, deadlines and targets, entered into its measures."""
