"""All that users read of the domain: one table for each concept, in Danish and English.

Each module is a concept. The keys of a table are those of the language (`schema/`), as `Literal`s of their own, so that this
package stands just above `diagnostics` and everybody may read from it; a test holds each table against the schema.
"""
