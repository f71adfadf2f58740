"""What a document that amends the plan says without new words for it: of measures, of units, of how long it is in force."""
