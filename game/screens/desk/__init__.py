"""The desk: the open question on paper, the map beside it, indicators and their futures below."""
