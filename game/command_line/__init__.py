"""The command line: one thin function a command; each imports what it needs when it runs."""
