"""Models and answers -> text, JSON, SARIF, ... Reads no files and decides nothing."""
