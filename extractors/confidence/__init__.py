"""How sure a fact is: ``signs`` seen when it was read, which ``model`` weighs.

The weights come from facts that people read and judged right or wrong (``tools/calibrate.py``).
"""
