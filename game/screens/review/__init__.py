"""The after-action review: what a game that is over was worth, to whom, and why.

`judging` asks for it in the thread, the quick part first and the turning points after that;
`screen` shows its pages one at a time. What is shown is data of `game.reports.gathering`.
"""
