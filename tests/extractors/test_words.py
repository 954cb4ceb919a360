"""Word lists: one file each, several of them as one set."""

import pytest

from extractors.words import words


def test_a_list_has_its_entries_without_comments() -> None:
    assert "pledge" in words("planning_verbs")
    assert not any("#" in word or word != word.strip() for word in words("planning_verbs"))


def test_several_lists_are_one_set() -> None:
    both = words("planning_verbs", "obliging_verbs")
    assert both == words("planning_verbs") | words("obliging_verbs")
    assert both is words("planning_verbs", "obliging_verbs")


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        words("no_such_list")
