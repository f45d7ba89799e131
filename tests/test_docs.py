"""The pages for people say what is true: links lead somewhere, tests exist, code runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/catalogue/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pictures_are_there(page: Path):
    text = page.read_text(encoding="utf-8")
    pictures = re.findall(r'src="(?!https?:)([^"]+)"', text)
    assert [picture for picture in pictures if not (page.parent / picture).exists()] == []


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("docs/catalogue/*.md")), ids=lambda page: page.name
)
def test_entries_that_a_page_of_the_catalogue_names_are_there(page: Path):
    for target, name in re.findall(r"\]\((\w+\.md)#(\w+)\)", page.read_text(encoding="utf-8")):
        assert f"\n## {name}\n" in (page.parent / target).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_exist(page: Path):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = re.findall(
        r"`make ([a-z ]+)`|^ +make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {word for pair in named for words in pair for word in words.split()} <= targets


def test_every_test_that_a_page_names_exists():
    for page in PAGES:
        for file, _, name in re.findall(
            r"`(tests/[\w/]+\.py)(::(\w+))?`", page.read_text(encoding="utf-8")
        ):
            assert (ROOT / file).exists(), (page.name, file)
            assert name in (ROOT / file).read_text(encoding="utf-8"), (page.name, name)


def test_every_file_that_a_page_names_exists():
    paths = (ROOT, ROOT / "server/neurogebra_lsp", ROOT / "neurogebra")
    for page in PAGES:
        for name in re.findall(
            r"`([a-z_]+/[\w/]+\.(?:py|toml|md))`", page.read_text(encoding="utf-8")
        ):
            assert any((path / name).exists() for path in paths), (page.name, name)


def test_the_code_of_the_readme_prints_what_it_says(capsys: pytest.CaptureFixture[str]):
    (code,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    exec(code, {})
    said = [comment.partition(",")[0] for comment in re.findall(r"# (.*)", code)]
    assert capsys.readouterr().out.splitlines() == said
