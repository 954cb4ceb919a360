"""Who is one and the same across articles: profiles in, an ``Identity`` out.

``identify`` is pure: it sees what each document knows of its entities and what a reviewer decided,
and answers the same whatever the order of the documents.
"""
