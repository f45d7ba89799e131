"""Every attribute that the table of the core package names is one that its class has."""

from __future__ import annotations

import dataclasses
import importlib

import pytest
from neurogebra_lsp.worker import tables

HOMES = {
    "Value": "neurogebra.core.autograd",
    "Tensor": "neurogebra.core.tensor",
    "Expression": "neurogebra.core.expression",
    "MathForge": "neurogebra.core.forge",
} | dict.fromkeys(("Trainer", "Epoch", "Sgd", "Momentum", "Adam"), "neurogebra.core.trainer")
#: What only instances have.
KEPT_BY_INSTANCES = {
    "Expression": {"name", "trainable_params", "metadata"},
    "Trainer": {"expression", "optimizer", "history"},
}


@pytest.mark.parametrize("name", tables.CORE_ATTRIBUTES)
def test_every_attribute_of_the_table_exists(name: str) -> None:
    cls = getattr(importlib.import_module(HOMES[name]), name)
    fields = {f.name for f in dataclasses.fields(cls)} if dataclasses.is_dataclass(cls) else set()
    there = set(dir(cls)) | fields | KEPT_BY_INSTANCES.get(name, set())
    assert tables.CORE_ATTRIBUTES[name] - there == set()
