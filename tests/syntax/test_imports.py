import pytest
from neurogebra_lsp.syntax.imports import uses_neurogebra


@pytest.mark.parametrize(
    "text",
    [
        "import neurogebra",
        "x = 1\r\nimport numpy as np, neurogebra as ng\r\n",
        "from neurogebra import Value",
        "if True:\n    from neurogebra.core.autograd import Value\n",
        "x = 1; import neurogebra",
        "# neurogebra\nimport  neurogebra",
        "from\tneurogebra import (",
    ],
)
def test_an_import_is_seen(text: str):
    assert uses_neurogebra(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "import numpy as np",
        "# import neurogebra",
        "x = 1  # from neurogebra import Value",
        "from neurogebras import x",
        "import my_neurogebra",
        "neurogebra = 1",
        "import numpy\nneurogebra = 2",
        "from . import x as neurogebra_",
    ],
)
def test_what_is_no_import_is_not(text: str):
    assert not uses_neurogebra(text)


def test_a_hostile_line_costs_little():
    assert not uses_neurogebra("import" * 200_000 + " neurogebr" * 100_000)
    assert not uses_neurogebra("neurogebra imports " * 50_000)
