"""The edge to MkDocs from this side: what it is given, what it makes, what it says."""
