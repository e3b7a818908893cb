"""`klauselwerk` and `python -m pipeline`: the command line, interruptible from its first moment."""

import os
import signal
import sys


def main() -> int:
    """Run the command line; while it is still loading an interrupt ends it at once, for nothing is begun yet."""
    signal.signal(signal.SIGINT, _leave)
    from pipeline.cli import main as run

    return run()


def _leave(number: int, frame: object) -> None:
    os.write(2, b"klauselwerk: interrupted before anything was begun\n")
    os._exit(130)


if __name__ == "__main__":
    sys.exit(main())
