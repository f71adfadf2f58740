"""A unit's progress as a spreadsheet: it goes out with empty columns and comes back filled."""
