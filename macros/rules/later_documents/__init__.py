"""What a document that amends the plan says of measures without new words for them: moved, paused, stopped, resumed."""
