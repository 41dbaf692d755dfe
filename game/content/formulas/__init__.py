"""The formula language: from a line of text to a resolved tree, with units and bounds.

`reading.read_formula` is the door. A formula is read by hand-written code (`tokens`, `parsing`),
never by Python's own reader, so that nothing but arithmetic can be said in one. May import
`game.model` and `game.content.findings`; only `units` knows pint, and imports it late.
"""
