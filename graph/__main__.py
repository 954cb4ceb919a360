"""``python -m graph`` is the command ``triplewire``."""

from graph.cli import main

main()
