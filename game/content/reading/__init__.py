"""Reading a pack: files, YAML with places, typed documents, and what a pack inherits.

`read_draft` in `game.content.reading.draft` is the way in. Nothing here raises for what an author
wrote: whatever is wrong comes back as findings, all of them at once.
"""
