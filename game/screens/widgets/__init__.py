"""Widgets: what screens are put together from. Each says what it is, and works by keyboard."""
