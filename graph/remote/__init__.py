"""A graph that lives behind a SPARQL 1.1 endpoint: Oxigraph, Fuseki, GraphDB, Virtuoso and others.

Spoken are the SPARQL 1.1 Protocol (query and update) and the SPARQL 1.1 Graph Store HTTP Protocol
(W3C Recommendations of 2013), and nothing that one product alone knows but the ways to ask for the
union of all graphs (see ``graph.remote.union``). What a server answers is text from outside: its
size is bounded, it is parsed and never executed, and no redirect is followed.
"""
