"""What each paragraph is in the notice as a whole: title, addressee, section, measure, annex."""
