"""Pictures -> files: laid out by Graphviz, written as SVG, PNG, PDF, DOT, Mermaid, D2 and HTML."""
