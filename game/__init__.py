"""Handshake: a strategy and policy simulation whose every number can be questioned.

Nothing runs at import. `python -m game` (or the command `handshake`) starts the command line.
"""

__version__ = "0.1.0"
