"""placeholder"""

from governance.accounts.account import Account
from governance.diagnostics import Lang


def draw(account: Account, lang: Lang) -> str:
    """x"""
    return ""
