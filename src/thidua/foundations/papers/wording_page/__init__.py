"""Pages on which an agency keeps its own wording of papers."""
