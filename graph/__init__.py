"""Facts to a graph: RDF, a store, questions, exports, the map and the command line. Never spaCy."""
