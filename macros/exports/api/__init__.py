"""The API: what the plan says as JSON files, described by OpenAPI."""
