"""What it was worth: goals, trade-offs, behaviour that must hold."""
