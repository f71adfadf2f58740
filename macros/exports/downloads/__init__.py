"""Files to take away: papers, tables, calendars, the offline copy."""
