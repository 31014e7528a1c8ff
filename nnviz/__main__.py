"""`python -m nnviz` is the command `nnviz`."""

from nnviz.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
