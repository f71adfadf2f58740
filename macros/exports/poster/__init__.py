"""The poster of the plan as files, and the pictures that previews of links show."""
