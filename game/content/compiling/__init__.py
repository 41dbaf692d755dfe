"""From typed documents to a program: names, units, orders and cross-references."""
