from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runners.client import Client
from tests.runners.tools import Place, hosted


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Client]]:
    """A place with a host that one module's tests share."""
    place = Place(tmp_path_factory.mktemp("shared"))
    with hosted(place) as client:
        yield place, client


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Client]]:
    """The same, with a host that has no layers but limits: as on a system that has none of them."""
    place = Place(tmp_path_factory.mktemp("bare"))
    with hosted(place, off=("namespaces", "landlock", "seccomp")) as client:
        yield place, client


@pytest.fixture(scope="module")
def landlocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Client]]:
    """The same, with Landlock, seccomp and limits, as where an ordinary user may not make namespaces."""
    place = Place(tmp_path_factory.mktemp("landlocked"))
    with hosted(place, off=("namespaces",)) as client:
        yield place, client
