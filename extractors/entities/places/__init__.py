"""Which place is meant: cities, regions and waters by name, told apart by what is around them.

``table`` holds what is known of places that are no territories, ``surroundings`` what a document
says of where it is, ``choice`` decides between places of one name, ``states`` between a country
and a state of one name. In doubt nothing is chosen: a wrong id is worse than none.
"""
