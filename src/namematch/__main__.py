"""`python -m namematch` is the command line."""

import sys

from namematch.cli import main

if __name__ == "__main__":
    sys.exit(main())
