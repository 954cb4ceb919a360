"""``make bench-graph``: the store and its questions beside their goals, and beside rdflib's.

Every figure is measured in the run that prints it: ours and rdflib's, each in a process of its own,
on the same made-up graph (see ``tools.made_graph``).
"""
