"""What a reader can search for, and the files that bring it to the reader's browser."""
