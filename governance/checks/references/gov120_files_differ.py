"""GOV120: two files that state one field of one thing differently."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._said import called
from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.model.differences import Difference, differences
from governance.model.resolution import Model
from governance.words.quoting import VALUE, cut


def find(model: Model) -> Iterator[Finding]:
    """Fields of one thing that two files state differently, at the second; the first is what counts."""
    for difference in differences(model):
        yield Finding(
            at=difference.second,
            message=_message(difference),
            help=Text(
                "correct one of the two, or delete this one; what two texts say differently is written under `states`",
                "ret den ene, eller slet denne; det, som to tekster siger forskelligt, skrives under `states`",
            ),
            related=((Text("said otherwise here, and this takes precedence", "sagt anderledes her, og det går forud"), difference.first),),
            about=(difference.thing,),
        )


def _message(difference: Difference) -> Text:
    thing, key, other, values = called(difference.thing), difference.field, difference.first.model.id, difference.written
    if values is None:
        return Text(
            f"`{key}` of {thing.en} is stated otherwise here than in the model `{other}`, which takes precedence",
            f"`{key}` for {thing.da} er angivet anderledes her end i modellen `{other}`, som går forud",
        )
    first, second = (cut(value, VALUE) for value in values)
    return Text(
        f"`{key}` of {thing.en} is `{second}` here, but `{first}` in the model `{other}`, which takes precedence",
        f"`{key}` for {thing.da} er `{second}` her, men `{first}` i modellen `{other}`, som går forud",
    )


CHECK = Check(
    code="GOV120",
    severity=Severity.ERROR,
    title=Text("Two files that differ", "To filer, der ikke stemmer"),
    finds=Text(
        "A field of one thing that two files state differently: what one says of a body, seat, chair, rule, case, contribution or task "
        "and the other, which elaborates it, says otherwise. Lists of relations, tasks and seats add up, and what one file says not to "
        "be stated the other may state.",
        "En oplysning om én ting, som to filer angiver forskelligt: det, den ene siger om et organ, en plads, en formand, en regel, en "
        "sag, et bidrag eller en opgave, og som den anden, der uddyber, siger anderledes. Lister over relationer, opgaver og pladser "
        "lægges sammen, og det, som den ene fil siger ikke er angivet, må den anden angive.",
    ),
    why=Text(
        "Only one of the two can count, and whoever wrote the other believes that theirs does.",
        "Kun den ene kan gælde, og den, der har skrevet den anden, tror, at det er den.",
    ),
    remedy=Text(
        "Say it in one of the files only. Where two texts disagree, write what each of them says under `states`.",
        "Sig det kun i den ene fil. Er to tekster uenige, så skriv under `states`, hvad hver af dem siger.",
    ),
    example="",
    find=find,
)
