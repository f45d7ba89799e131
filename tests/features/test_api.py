"""The table of what users call is what the package has."""

from __future__ import annotations

import inspect

import pytest
from neurogebra_lsp.features import api

import neurogebra


@pytest.mark.parametrize("cls", api.CLASSES.values(), ids=lambda cls: cls.name)
def test_every_member_exists_with_its_signature(cls: api.Class) -> None:
    real = getattr(neurogebra, cls.name)
    for member in cls.members:
        if not member.is_method:
            continue
        parameters = list(inspect.signature(getattr(real, member.name)).parameters)[1:]
        told = [
            word.partition("=")[0].strip().lstrip("*")
            for word in member.signature.partition("(")[2].rstrip(")").split(",")
            if word.strip()
        ]
        assert told == parameters, member.name
