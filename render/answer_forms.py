"""The forms in which answers about money are given."""

from __future__ import annotations

from governance.diagnostics import Lang
from governance.funding.account import Account
from governance.funding.split import Split
from render.text.terminal import Style


def account_in(account: Account, format_: str, lang: Lang, style: Style) -> str:
    """An account as text, json, csv or svg."""
    if format_ == "svg":
        from render.pictures.drawing.svg import svg
        from render.pictures.flow import flow
        from render.pictures.flow_page import compose

        return svg(compose(flow(account, lang)))
    from render.data import budget_data

    if format_ == "json":
        from render.data.json_encoding import dumps

        return dumps(budget_data.json(account))
    if format_ == "csv":
        return budget_data.table_csv(account, lang)
    from render.text import budget_text

    return budget_text.text(account, lang, style)


def split_in(split: Split, format_: str, lang: Lang, style: Style) -> str:
    """A split as text, json or csv."""
    from render.data import split_data

    if format_ == "json":
        from render.data.json_encoding import dumps

        return dumps(split_data.json(split))
    if format_ == "csv":
        return split_data.table_csv(split)
    from render.text import split_text

    return split_text.text(split, lang, style)
