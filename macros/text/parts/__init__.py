"""Parts of a text: spans, sentences, numbered points, quotations, titles, and what changed between two."""
