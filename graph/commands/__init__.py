"""The commands of ``triplewire``, one a module. Each exports ``command``.

The modules import nothing heavy at the top: ``triplewire --help`` reads them all.
"""
