"""Each report is data first, then text, CSV or JSON."""
