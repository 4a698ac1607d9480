"""Write the Thai word list that line breaking uses, from PyThaiNLP's list (CC0 1.0).

Usage: pip download --no-deps pythainlp && python scripts/thai_words.py pythainlp-*.whl
"""

from __future__ import annotations

import gzip
import re
import sys
import zipfile
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src/tui/languages/thai_words.gz"
SOURCE = "pythainlp/corpus/words_th.txt"
WORD = re.compile("[\u0e01-\u0e4e]{2,}")


def main(wheel: str) -> None:
    """Write every word of Thai letters alone, sorted, one a line, in TIS-620 (one byte a letter), gzipped."""
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read(SOURCE).decode("utf-8").splitlines()
    words = sorted({line.strip() for line in lines if WORD.fullmatch(line.strip())})
    packed = gzip.compress("\n".join(words).encode("tis-620"), compresslevel=9, mtime=0)
    TARGET.write_bytes(packed)
    print(f"{len(words)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
