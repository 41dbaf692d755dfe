"""The terminal game: plain lines, friendly to a screen reader."""
