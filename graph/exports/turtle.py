"""Turtle, RDF 1.1: all layers, sorted, for every RDF tool."""

from __future__ import annotations

from graph.exports.base import Exporter
from graph.turtle import write_store, write_store_12

EXPORTER = Exporter(
    ".ttl", "text/turtle", "RDF for people and RDF tools, sorted", write_store, write_store_12
)
