"""The core: a compiled program of array arithmetic that plays one game or a hundred thousand.

May import numpy and the standard library, nothing else: no files, no clock, no YAML, no
printing. A state is a matrix of (rows, games); one game in a batch equals that game alone, bit
for bit.
"""
