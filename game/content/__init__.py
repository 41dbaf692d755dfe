"""From YAML to a program: reading with places, the format, the formula language, checks, compile.

The only package that knows YAML and pydantic. May import `game.model`.
"""
