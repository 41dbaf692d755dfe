"""The format of a pack: one dataclass a kind of document, with the meaning of every field."""
