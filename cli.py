"""The entry of the command line, which is in govcheck/."""

from govcheck.program import main

if __name__ == "__main__":
    main()
