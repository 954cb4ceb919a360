"""What tests of several folders share."""

import shutil
from pathlib import Path

import pytest

from tests.commandline import ROOT, triplewire


@pytest.fixture(scope="session")
def seed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``seeds/`` and what ``triplewire build seeds`` makes of it, to be read only.

    Tests that write take a copy (``workplace``).
    """
    folder = tmp_path_factory.mktemp("seed")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    done = triplewire("build", "seeds", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def workplace(seed_folder: Path, tmp_path: Path) -> Path:
    """A copy of ``seed_folder`` that a test may change."""
    return shutil.copytree(seed_folder, tmp_path / "workplace")
