"""RDF from elsewhere, in graphs of its own beside those of the documents.

What is imported is kept whole in the ledger, the engine is told of it as it is of the documents.
No triple stands in two graphs there, so that nothing is counted twice: what a document says stands
with the document only, what several imports say in the first of their graphs by name. When the one
goes, the other's triple takes its place.
"""
