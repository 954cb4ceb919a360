"""Every figure of extraction in one table, beside its goal and what others reach.

``python -m tools.bench`` (or ``make bench``) extracts from the texts of development sets that lie
outside this project, hands the results to the scorers that lie with them, and prints one table.
A module a set: its texts, how its scorer is fed, and which of the printed figures count.
"""
