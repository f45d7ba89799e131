"""Writes `THIRD_PARTY_NOTICES.txt`: the licence of every package that the extension carries.

The JavaScript packages are those that the bundler read, which it notes in `out/licences.txt`; the
Python packages are those in `bundled/`. A package without a licence text, or under a licence that
is not listed here, stops the build.
"""

import re
import sys
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

CLIENT = Path(__file__).resolve().parent.parent
NOTICES = CLIENT / "THIRD_PARTY_NOTICES.txt"
JAVASCRIPT = CLIENT / "out" / "licences.txt"
LINE = f"\n{'-' * 72}\n"

#: Licences under which code may be passed on inside the extension.
ACCEPTED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0"),
        *("ISC", "MIT", "PSF-2.0"),
    }
)
HEADING = re.compile(r"^\S+ \S+ \(([^)]+)\)$", re.M)


def main() -> None:
    """Write the file, or say what must not be carried."""
    pieces = JAVASCRIPT.read_text("utf-8").split(LINE)
    pieces += [
        notice(metadata)
        for metadata in sorted((CLIENT / "bundled" / "packages").glob("*.dist-info"))
        if not metadata.name.startswith("neurogebra-")
    ]
    if refused := [piece.split("\n")[0] for piece in pieces if not accepted(piece)]:
        sys.exit(f"not a licence to pass on: {', '.join(refused)}")
    NOTICES.write_text(LINE.join(pieces), "utf-8")
    sys.stdout.write(f"notices of {len(pieces)} packages\n")


def accepted(piece: str) -> bool:
    """Tell whether a notice names a licence that is listed, or a choice with one."""
    named = HEADING.match(piece)
    return named is not None and any(
        name.strip(" ()") in ACCEPTED for name in re.split(r" OR ", named[1])
    )


def notice(metadata: Path) -> str:
    """Return the name, the version, the licence and its text of one Python package."""
    head = HeaderParser().parsestr((metadata / "METADATA").read_text("utf-8"))
    texts = [
        file.read_text("utf-8", "replace").strip()
        for file in sorted(metadata.rglob("*"))
        if file.is_file() and re.match(r"licen[cs]e|copying|notice", file.name, re.I)
    ]
    if not texts:
        sys.exit(f"{metadata.name} carries no licence text")
    return f"{head['Name']} {head['Version']} ({licence(head)})\n\n" + "\n\n".join(texts) + "\n"


def licence(head: Message) -> str:
    """Return the short name of a licence: as an expression, a word, or from its classifier."""
    stated = head["License-Expression"] or head["License"]
    if stated and "\n" not in stated:
        return str(stated)
    classifiers = [str(line) for line in head.get_all("Classifier", [])]
    found = [line for line in classifiers if line.startswith("License :: OSI Approved ::")]
    return found[0].rpartition(" :: ")[2].removesuffix(" License") if found else "unknown"


if __name__ == "__main__":
    main()
