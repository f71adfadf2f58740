"""PDF files with a text layer: characters, ruled tables, lines joined into paragraphs."""
