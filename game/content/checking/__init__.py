"""The linter: what is not wrong enough to stop a pack, and still not as it should be."""
