"""News text to facts. Knows language (spaCy), never RDF.

``extractors.extract.extract(documents)`` streams an ``Extraction`` for each document;
``extractors.extract.fingerprint()`` names the code and the model that made it. Importing this
package is cheap: spaCy comes with the module ``extract``.
"""

from extractors.facts import Document, Entity, Evidence, Extraction, Fact, Mention

__all__ = ["Document", "Entity", "Evidence", "Extraction", "Fact", "Mention"]
