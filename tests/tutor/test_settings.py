"""Settings: read if good, said if not."""

from __future__ import annotations

from pathlib import Path

from tests.tutor.building import places, write
from tutor.settings import Settings


def load(tmp_path: Path, text: str) -> Settings:
    paths = places(tmp_path)
    write(paths.config / "settings.toml", text)
    return Settings.load(paths)


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert Settings.load(places(tmp_path)) == Settings()


def test_good_values_count(tmp_path: Path) -> None:
    assert load(tmp_path, 'device = "auto"\nascii = true\neditor = "hx"') == Settings(device="auto", ascii=True, editor="hx")


def test_each_bad_value_is_one_sentence_and_the_others_count(tmp_path: Path) -> None:
    found = load(tmp_path, 'device = "tpu"\nthem = "dark"\nascii = 1\nsplit = false')
    assert found == Settings(split=False)
    assert len(found.problems) == 3
    assert "device must be cpu, cuda or auto; cpu is used" in found.problems[0]
    assert "Did you mean theme?" in found.problems[1]
    assert "ascii must be true or false" in found.problems[2]


def test_a_file_that_is_no_toml_is_named_with_its_line(tmp_path: Path) -> None:
    found = load(tmp_path, "ascii = true\nwhat")
    assert found == Settings()
    assert "settings.toml:2 is not TOML" in found.problems[0]
