"""Pictures of a record, drawn by templates as inline SVG, each with its text twin."""
