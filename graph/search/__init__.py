"""Looking things up by name: an index of labels and aliases beside the ledger of a store.

It follows from the documents as the RDF does, changes in the ledger's own transactions, and is
made anew from them where it is missing or was made by another version.
"""
