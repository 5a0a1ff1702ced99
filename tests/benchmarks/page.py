"""docs/benchmarks.md out of what the benchmarks print: each block of the page is the output of the command it names.

Usage: page.py [WORD…]        (only blocks whose command has one of the words; all of them unless told)

A block begins with `<!-- bench_cold.py 7 -->` and ends with `<!-- end -->`; the words between blocks are written by
hand. Commands run at the top of the repository, one after the other.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
BLOCK = re.compile(r"<!-- (?P<command>bench_\w+\.py[^>]*?) -->\n(?P<printed>.*?)<!-- end -->", re.DOTALL)


def filled(text: str, printed: Callable[[str], str], words: Sequence[str] = ()) -> str:
    """The page with new blocks; those that no word asks for stay."""

    def made(block: re.Match[str]) -> str:
        command = block["command"]
        if words and not any(word in command for word in words):
            return block[0]
        return f"<!-- {command} -->\n{printed(command).strip()}\n<!-- end -->"

    return BLOCK.sub(made, text)


def run(command: str) -> str:
    """What a benchmark prints."""
    print(command, file=sys.stderr, flush=True)
    script, *arguments = command.split()
    file = Path(__file__).with_name(script)
    made = subprocess.run([sys.executable, file, *arguments], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    return made.stdout


def main(words: Sequence[str]) -> None:
    PAGE.write_text(filled(PAGE.read_text("utf8"), run, words), "utf8")


if __name__ == "__main__":
    main(sys.argv[1:])
