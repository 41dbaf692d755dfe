"""Layout: widgets, and boxes that place them by what their words need. Nothing has a position."""
