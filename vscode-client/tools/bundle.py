"""Puts the server and the pure Python packages that it needs into `bundled/`.

One folder serves every platform and every Python from 3.10 on, so nothing compiled may get in.
numpy is left out: it comes from the interpreter that the user selects.
"""

import re
import shutil
import subprocess
import sys
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from typing import cast

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CLIENT = Path(__file__).resolve().parent.parent
ROOT = CLIENT.parent
BUNDLED = CLIENT / "bundled"
PACKAGES = BUNDLED / "packages"

FROM_THE_INTERPRETER = {"numpy"}
PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
PLATFORMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))

# What only tests, manual pages and pip need; pip also notes the path of this machine.
UNUSED = (
    *("bin", "share", "isympy.py", "**/__pycache__", "**/tests", "sympy/**/benchmarks"),
    *(f"*.dist-info/{name}" for name in ("direct_url.json", "INSTALLER", "RECORD", "REQUESTED")),
)
COMPILED = re.compile(r"\.(so|pyd|dll|dylib|exe|pyc|a|lib)$")


def main() -> None:
    """Build `bundled/` anew and say its size."""
    shutil.rmtree(BUNDLED, ignore_errors=True)
    PACKAGES.mkdir(parents=True)
    install_own_packages()
    install_requirements()
    trim()
    for script in ("start.py", "start_installed.py"):
        shutil.copy(CLIENT / "tools" / script, BUNDLED)
    refuse_conflicts()
    refuse_compiled_files()
    size = sum(file.stat().st_size for file in files())
    names = ", ".join(f"{name} {version}" for name, version in sorted(installed().items()))
    sys.stdout.write(f"bundled {names}: {size / 1e6:.1f} MB before packing\n")


def install_own_packages() -> None:
    """Install the wheel of this repository, so that the bundle holds what is released."""
    pip("install", "--no-deps", "--no-compile", "--target", str(PACKAGES), str(ROOT))


def install_requirements() -> None:
    """Go on until every requirement of every bundled package is there, on every platform.

    pip weighs the conditions of requirements on the machine that it runs on, so a newer Python
    would leave out `exceptiongroup`, which 3.10 needs.
    """
    while missing := {str(needed) for needed in requirements() if needed.name not in installed()}:
        pip(
            *("install", "--no-deps", "--no-compile", "--target", str(PACKAGES)),
            *("--only-binary", ":all:", "--platform", "any"),
            *("--implementation", "py", "--python-version", PYTHONS[0]),
            *sorted(missing),
        )


def requirements() -> set[Requirement]:
    """Return what the bundled packages ask for, without conditions, numpy excepted."""
    return {
        Requirement(f"{canonicalize_name(needed.name)}{needed.specifier}")
        for metadata in PACKAGES.glob("*.dist-info/METADATA")
        for line in head(metadata).get_all("Requires-Dist", [])
        if applies_somewhere(needed := Requirement(line), extras(metadata))
        and canonicalize_name(needed.name) not in FROM_THE_INTERPRETER
    }


def extras(metadata: Path) -> tuple[str, ...]:
    """Return the extras of which the requirements count; only our own package has one."""
    return ("", "server") if metadata.parent.name.startswith("neurogebra-") else ("",)


def applies_somewhere(needed: Requirement, extras: tuple[str, ...]) -> bool:
    """Tell whether any supported Python on any platform meets the condition."""
    if needed.marker is None:
        return True
    base = cast("dict[str, str]", default_environment())
    return any(
        needed.marker.evaluate(
            {
                **base,
                "extra": extra,
                "python_version": python,
                "python_full_version": f"{python}.0",
                "sys_platform": sys_platform,
                "platform_system": system,
                "os_name": os_name,
            }
        )
        for extra in extras
        for python in PYTHONS
        for sys_platform, system, os_name in PLATFORMS
    )


def installed() -> dict[str, str]:
    """Return the bundled packages and their versions, named as pip compares them."""
    heads = [head(metadata) for metadata in PACKAGES.glob("*.dist-info/METADATA")]
    return {canonicalize_name(one["Name"]): one["Version"] for one in heads}


def head(metadata: Path) -> Message:
    """Read the metadata of one bundled package."""
    return HeaderParser().parsestr(metadata.read_text("utf-8"))


def trim() -> None:
    """Delete what the server never reads."""
    for pattern in UNUSED:
        for path in list(PACKAGES.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def refuse_conflicts() -> None:
    """Exit if a bundled package is not the version that another one asks for."""
    versions = installed()
    conflicts = [
        f"{needed}, but {versions[needed.name]} is bundled"
        for needed in requirements()
        if not needed.specifier.contains(versions[needed.name])
    ]
    if conflicts:
        sys.exit("; ".join(conflicts))


def refuse_compiled_files() -> None:
    """Exit if a file would serve only one platform or one Python."""
    compiled = [str(file.relative_to(BUNDLED)) for file in files() if COMPILED.search(file.name)]
    if compiled:
        sys.exit(f"not pure Python: {', '.join(compiled)}")


def files() -> list[Path]:
    """Return every bundled file."""
    return [path for path in BUNDLED.rglob("*") if path.is_file()]


def pip(*arguments: str) -> None:
    """Run one pip command; raises `CalledProcessError` when it fails."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", *arguments]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
