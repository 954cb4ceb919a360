"""Ids for named entities from a reconciliation service that the user names: the one online extra.

The Reconciliation Service API of the W3C Entity Reconciliation Community Group, as OpenRefine's
services speak it: version 0.2 (Final Community Group Report, 10 April 2023) and, where a service
offers nothing else, the 1.0 draft. Nothing here runs unless a service is named.
"""
