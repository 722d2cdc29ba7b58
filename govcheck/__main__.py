"""`python -m govcheck`."""

from govcheck.program import main

if __name__ == "__main__":
    main()
