"""``triplewire serve``: the map, a SPARQL 1.1 endpoint and a page for each entity and claim.

Queries of strangers run in processes of their own over a snapshot of the graph, where each can be
ended at its limit without harm to the others; nothing that is served can change the store.
"""
