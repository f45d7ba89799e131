"""notebookDocument/did…: the cells of a notebook, in its order, as one program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lsprotocol import types

from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.client import Versions
from neurogebra_lsp.syntax import cells
from neurogebra_lsp.text import Document, Encoding, Home, Program


@dataclass(slots=True)
class _Text:
    """The text of a cell."""

    doc: Document
    version: int  #: as the client counts
    is_python: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: the address of its text, and whether that is code."""

    uri: str
    is_code: bool = True


@dataclass(slots=True)
class Notebook:
    """The cells of one notebook as the client has them."""

    uri: str
    cells: list[_Cell]
    texts: dict[str, _Text] = field(default_factory=dict)

    def program(self, version: int) -> Program:
        """Its code cells as one program."""
        found = [
            (cell.uri, self.texts[cell.uri])
            for cell in self.cells
            if cell.is_code and cell.uri in self.texts
        ]
        found = [(uri, text) for uri, text in found if text.is_python]
        whole, starts = cells.joined([text.doc.text for _, text in found])
        homes = tuple(
            Home(uri, start, start + len(text.doc.lines), cells.margin(text.doc.text))
            for (uri, text), start in zip(found, starts, strict=True)
        )
        return Program(self.uri, version, whole, homes)

    @property
    def versions(self) -> Versions:
        """The versions of the texts of its cells."""
        return {uri: text.version for uri, text in self.texts.items()}

    def change(self, event: types.NotebookDocumentChangeEvent, encoding: Encoding) -> bool:
        """Take in what changed; whether that may be another program."""
        changed = event.cells
        if changed is None:
            return False
        if changed.structure is not None:
            self._restructure(changed.structure)
        for cell in changed.data or ():
            self._replace(cell)
        for one in changed.text_content or ():
            self.edit(one.document, one.changes, encoding)
        return bool(
            changed.structure
            or changed.text_content
            or any(cell.execution_summary is None for cell in changed.data or ())
        )

    def open(self, texts: Sequence[types.TextDocumentItem]) -> None:
        """Take in the texts of cells."""
        for text in texts:
            doc = Document(text.uri, 1, text.text)
            is_python = str(getattr(text.language_id, "value", text.language_id)) == "python"
            self.texts[text.uri] = _Text(doc, text.version, is_python)

    def edit(
        self,
        document: types.VersionedTextDocumentIdentifier,
        changes: Sequence[types.TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> None:
        """Take in the changes of one text."""
        text = self.texts.get(document.uri)
        if text is not None:
            for change in changes:
                text.doc = convert.from_lsp_change(text.doc, change, encoding)
            text.version = document.version

    def _restructure(self, structure: types.NotebookDocumentCellChangeStructure) -> None:
        """Insert, remove and move cells; one that moves may be closed and opened at once."""
        for closed in structure.did_close or ():
            self.texts.pop(closed.uri, None)
        self.open(structure.did_open or ())
        start, removed = structure.array.start, structure.array.delete_count
        self.cells[start : start + removed] = map(_cell, structure.array.cells or ())

    def _replace(self, cell: types.NotebookCell) -> None:
        for index, known in enumerate(self.cells):
            if known.uri == cell.document:
                self.cells[index] = _cell(cell)


def _cell(cell: types.NotebookCell) -> _Cell:
    return _Cell(cell.document, cell.kind == types.NotebookCellKind.Code)


def of_notebook(params: types.DidOpenNotebookDocumentParams) -> Notebook:
    """A notebook that was opened."""
    opened = Notebook(params.notebook_document.uri, [*map(_cell, params.notebook_document.cells)])
    opened.open(params.cell_text_documents)
    return opened


def of_text(text: types.TextDocumentItem) -> Notebook | None:
    """A notebook whose cells the client sends as one text, as some do; None for any other text."""
    if not text.uri.partition("#")[0].endswith(".ipynb"):
        return None
    opened = Notebook(text.uri, [_Cell(text.uri)])
    opened.open([text])
    return opened
