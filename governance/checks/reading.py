"""GOV0xx: what the reader reports. No functions here, only what each means."""

from __future__ import annotations

from governance.checks.check import Check
from governance.diagnostics import Severity, Text


def _rule(code: str, title: Text, finds: Text, why: Text, remedy: Text, example: str) -> Check:
    return Check(code=code, severity=Severity.ERROR, title=title, finds=finds, why=why, remedy=remedy, example=example)


_TRUST = Text("A program must not guess what a governance paper says.", "Et program må ikke gætte, hvad et styringsdokument siger.")

READING: tuple[Check, ...] = (
    _rule(
        "GOV001",
        Text("Not YAML", "Ikke YAML"),
        Text(
            "The file breaks the rules of YAML, so nothing of it can be read.",
            "Filen følger ikke YAML's regler, så intet af den kan læses.",
        ),
        _TRUST,
        Text(
            "Look at the place and the line above it: indentation, colons, quotes, brackets.",
            "Se på stedet og linjen over: indrykning, kolon, anførselstegn, parenteser.",
        ),
        "bodies: {board: [}\n",
    ),
    _rule(
        "GOV002",
        Text("Key written twice", "Nøgle skrevet to gange"),
        Text("The same key twice in one mapping; only the first is read.", "Den samme nøgle to gange samme sted; kun den første læses."),
        Text(
            "Other readers of YAML keep the last without a word, and half a body is lost.",
            "Andre læsere af YAML beholder den sidste uden et ord, og et halvt organ går tabt.",
        ),
        Text("Delete one, or give it another name.", "Slet den ene, eller giv den et andet navn."),
        "parties:\n  kl: {name: KL}\n  kl: {name: KL again}\n",
    ),
    _rule(
        "GOV003",
        Text("Unknown key", "Ukendt nøgle"),
        Text("A key that the language does not have at this place.", "En nøgle, som modelsproget ikke har på dette sted."),
        Text(
            "A misspelt key would otherwise be a statement that nobody reads.", "En stavefejl ville ellers være et udsagn, som ingen læser."
        ),
        Text("Correct it; free data belongs under `meta`.", "Ret den; frie data hører til under `meta`."),
        "parties:\n  kl: {nam: KL}\n",
    ),
    _rule(
        "GOV004",
        Text("Wrong kind of value", "Forkert slags værdi"),
        Text("A value that the key cannot have.", "En værdi, som nøglen ikke kan have."),
        _TRUST,
        Text("Write it in the form that the message names.", "Skriv den i den form, som meddelelsen nævner."),
        "bodies:\n  board: {level: political, seats: {kl: {count: several}}}\n",
    ),
    _rule(
        "GOV005",
        Text("Missing key", "Manglende nøgle"),
        Text("Something that must be said is not.", "Noget, der skal siges, står der ikke."),
        _TRUST,
        Text(
            "Add the key; `not_stated` is a value where the source does not say.",
            "Tilføj nøglen; `not_stated` er en værdi, hvor kilden ikke siger det.",
        ),
        "bodies:\n  board: {name: Board}\n",
    ),
    _rule(
        "GOV006",
        Text("Unknown version", "Ukendt version"),
        Text(
            "The file says that it is written in a version of the language that this program does not know.",
            "Filen siger, at den er skrevet i en version af sproget, som programmet ikke kender.",
        ),
        Text("Reading it by other rules could change what it means.", "At læse den efter andre regler kunne ændre dens betydning."),
        Text("Install a newer govcheck, or write the file in version 1.", "Installer en nyere govcheck, eller skriv filen i version 1."),
        "govcheck: 99\n",
    ),
    _rule(
        "GOV007",
        Text("Not UTF-8", "Ikke UTF-8"),
        Text("The file has bytes that are not UTF-8.", "Filen har bytes, der ikke er UTF-8."),
        Text("In another encoding æ, ø and å turn into something else.", "I en anden tegnkodning bliver æ, ø og å til noget andet."),
        Text("Save the file as UTF-8.", "Gem filen som UTF-8."),
        "",
    ),
    _rule(
        "GOV008",
        Text("Empty file", "Tom fil"),
        Text("The file says nothing.", "Filen siger intet."),
        Text(
            "An empty model holds together, and is hardly what was meant.", "En tom model hænger sammen, og er næppe det, der var meningen."
        ),
        Text("Start with the line `govcheck: 1`, or delete the file.", "Begynd med linjen `govcheck: 1`, eller slet filen."),
        "",
    ),
    _rule(
        "GOV009",
        Text("File too large", "For stor fil"),
        Text("The file is larger than 50 MiB and is not read.", "Filen er større end 50 MiB og læses ikke."),
        Text("No governance paper is; a mistaken path often is.", "Intet styringsdokument er det; en forkert sti er det ofte."),
        Text("Divide the model, and import one file from another.", "Del modellen, og importér den ene fil fra den anden."),
        "",
    ),
    _rule(
        "GOV010",
        Text("Nested too deep", "For dybt indlejret"),
        Text("Values stand in values more than 100 deep.", "Værdier står i værdier mere end 100 niveauer ned."),
        Text("No statement of the language goes so deep; an attack does.", "Intet udsagn i sproget går så dybt; det gør et angreb."),
        Text("Correct the indentation or the brackets.", "Ret indrykningen eller parenteserne."),
        "meta: " + "[" * 101 + "]" * 101 + "\n",
    ),
    _rule(
        "GOV011",
        Text("Aliases out of hand", "Aliasser løbet løbsk"),
        Text(
            "Aliases that stand for more than 100,000 values together, or for something that they stand in themselves.",
            "Aliasser, der tilsammen står for mere end 100.000 værdier, eller for noget, de selv står i.",
        ),
        Text("A few lines can so fill any memory.", "Nogle få linjer kan således fylde al hukommelse."),
        Text("Write the values out.", "Skriv værdierne ud."),
        "meta: &m {a: *m}\n",
    ),
    _rule(
        "GOV012",
        Text("Imports in a circle", "Importer i ring"),
        Text(
            "A file imports another that, directly or through others, imports it.",
            "En fil importerer en anden, der direkte eller gennem andre importerer den.",
        ),
        Text("Then no file is the one to read first.", "Så er der ingen fil, der kan læses først."),
        Text("Move what both need into a third file.", "Flyt det, som begge har brug for, til en tredje fil."),
        "",
    ),
    _rule(
        "GOV013",
        Text("Missing import", "Manglende import"),
        Text("An imported file that is not there or cannot be read.", "En importeret fil, der ikke findes eller ikke kan læses."),
        Text("Everything that refers to it hangs in the air.", "Alt, der henviser til den, hænger i luften."),
        Text(
            "Correct the path; it counts from the folder of the importing file.", "Ret stien; den regnes fra den importerende fils mappe."
        ),
        "imports: {other: no_such_file.yaml}\n",
    ),
    _rule(
        "GOV014",
        Text("Two models with one id", "To modeller med samme id"),
        Text(
            "Two files that are read together have the same `id`; only the first is used.",
            "To filer, der læses sammen, har samme `id`; kun den første bruges.",
        ),
        Text("`id.thing` would mean two things.", "`id.ting` ville betyde to ting."),
        Text("Give one of them another id.", "Giv en af dem et andet id."),
        "",
    ),
    _rule(
        "GOV015",
        Text("YAML beyond the language", "YAML ud over sproget"),
        Text(
            "Tags, merge keys (`<<`), keys that are not text, or several documents in a file.",
            "Tags, flettenøgler (`<<`), nøgler, der ikke er tekst, eller flere dokumenter i en fil.",
        ),
        Text("They mean different things to different readers.", "De betyder forskelligt for forskellige læsere."),
        Text("Write it out in plain keys and values.", "Skriv det ud med almindelige nøgler og værdier."),
        "meta: !!set {a, b}\n",
    ),
    _rule(
        "GOV016",
        Text("Not an id", "Ikke et id"),
        Text(
            "An id with other letters than a-z, digits and underscores, or that does not begin with a letter.",
            "Et id med andre tegn end a-z, tal og understreger, eller som ikke begynder med et bogstav.",
        ),
        Text(
            "Ids are typed on command lines and stand in references with dots; names may have any letters.",
            "Id'er skrives på kommandolinjer og står i henvisninger med punktummer; navne må have alle bogstaver.",
        ),
        Text(
            "Write æ, ø, å as ae, oe, aa in the id, and the real letters under `name`.",
            "Skriv æ, ø, å som ae, oe, aa i id'et, og de rigtige bogstaver under `name`.",
        ),
        "parties:\n  Læsø: {name: Læsø}\n",
    ),
    _rule(
        "GOV017",
        Text("Not in force then", "Gælder ikke da"),
        Text("With --as-of: the model's period does not include that day.", "Med --as-of: modellens periode omfatter ikke den dag."),
        Text("What has ended must never answer for later.", "Det, der er ophørt, må aldrig svare for senere."),
        Text("Ask at a date within the period.", "Spørg til en dato i perioden."),
        "",
    ),
)
