"""Rules of decision as they are meant: plain values, made of what a file or a command line says.

Two rules that say the same are equal, wherever they are written. How a rule counts is in governance/decisions/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal, TypedDict, dataclass_transform

from governance.diagnostics import Text
from governance.model.written import Locus, label_of
from governance.schema import base, decision

if TYPE_CHECKING:
    from governance.model.statements import Force

Of = Literal["seats", "serving", "present", "cast"]
Effect = Literal["as_no", "as_yes", "left_out"]
Tie = Literal["chair", "rejected", "status_quo"]
Open = Literal["quorum", "tie", "vacancy", "absence", "abstention", "recusal"]
_OPEN: tuple[Open, ...] = ("quorum", "tie", "vacancy", "absence", "abstention", "recusal")
"""What a text may leave open in so many words (`not_stated`)."""
RuleKind = Literal["unanimity", "majority", "weighted", "at_least", "no_objection", "all_of", "any_of"]
EVENTS: tuple[Open, ...] = ("vacancy", "absence", "abstention", "recusal")


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value:
    """Fields that are given by name, or have their defaults; never set again. Equal where they are, wherever they stand in the files.

    As a frozen dataclass is; but the code that `dataclass` writes for nine classes took a tenth of the time in which a command starts.
    """

    _compared: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        annotations = {name: type_ for one in reversed(cls.__mro__) for name, type_ in vars(one).get("__annotations__", {}).items()}
        cls._compared = tuple(name for name, type_ in annotations.items() if name != "where" and not type_.startswith("ClassVar"))

    def __init__(self, **fields: object) -> None:
        for name, value in fields.items():
            if value is not getattr(type(self), name, self):
                object.__setattr__(self, name, value)  # through `__dict__` it would take twice the memory

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: what is meant does not change")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(getattr(self, name) == getattr(other, name) for name in self._compared)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self._compared)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


class Quorum(Value):
    """Who must be there before anything can be decided: a number, a share, named seats, or all of these."""

    count: int | None = None
    share: Fraction | None = None
    of: Literal["seats", "serving"] | None = None
    seats: tuple[str, ...] = ()
    """Ids of seats of the body."""
    clause: str = ""
    assumed: Text | None = None
    note: Text | None = None
    force: Force | None = None
    where: Locus | None = None
    """Where it is written; None where it is asked about and not written."""


class RuleBase(Value):
    """What every rule of decision has: what is counted, and what a missing or withheld vote does."""

    rule: ClassVar[RuleKind]
    of: Of | None = None
    """The denominator: all voting seats, those that are filled, those present, or the votes cast."""
    quorum: Quorum | None = None
    tie: Tie | None = None
    vacancy: Effect | None = None
    absence: Effect | None = None
    abstention: Effect | None = None
    recusal: Effect | None = None
    open: frozenset[Open] = frozenset()
    """What the text says that it does not say."""
    written: Rule | None = None
    """The rule of the written procedure, where that has one of its own."""
    written_text: Text | None = None
    """What the text says of the written procedure, where the same rule counts in it."""
    changed_by: tuple[str, ...] = ()
    """Labels of those who change this rule, several together."""
    clause: str = ""
    assumed: Text | None = None
    note: Text | None = None
    force: Force | None = None
    where: Locus | None = None
    """Where it is written; None where it is asked about and not written."""

    @property
    def parts(self) -> tuple[Rule, ...]:
        """The rules that it is made of."""
        return ()

    @property
    def has_written(self) -> bool:
        """Whether the text has a written procedure."""
        return self.written is not None or self.written_text is not None

    def effect(self, event: Open) -> Effect | None:
        """How a vote counts that is missing in one way; None where the text does not say it."""
        found: dict[Open, Effect | None] = {
            "vacancy": self.vacancy,
            "absence": self.absence,
            "abstention": self.abstention,
            "recusal": self.recusal,
        }
        return found[event]

    def at(self, *steps: str | int) -> Locus:
        """The place of a field of it. Only a rule that is written has one."""
        assert self.where is not None, "a rule that is only asked about stands nowhere"
        return self.where._replace(path=(*self.where.path, *steps))


class Unanimity(RuleBase):
    """Everybody must agree."""

    rule: ClassVar[RuleKind] = "unanimity"


class Majority(RuleBase):
    """More than a share, or at least a share, must be for it: more than half, but at least any other share, unless `strict` says it."""

    rule: ClassVar[RuleKind] = "majority"
    threshold: Fraction | None = None
    strict: bool | None = None


class Weighted(RuleBase):
    """Votes have weights: a share of all of them is needed, or (above 1) a weight."""

    rule: ClassVar[RuleKind] = "weighted"
    threshold: Fraction
    strict: bool = False
    weights: Mapping[str, Fraction] | None = None
    """The weight of each seat, of several alike the weight of one."""
    key: str | None = None
    """The id of the key that holds the weights, by member, seat or appointing party, as the rule's file writes it."""

    @property
    def key_id(self) -> str | None:
        """The id of that key in its own file: without the import that it comes from."""
        return self.key.rpartition(".")[2] if self.key is not None else None


class AtLeast(RuleBase):
    """A number of votes must be for it."""

    rule: ClassVar[RuleKind] = "at_least"
    count: int


class NoObjection(RuleBase):
    """It is adopted unless somebody objects: one of the seats of `veto`, or, where that is None, any voting seat."""

    rule: ClassVar[RuleKind] = "no_objection"
    veto: tuple[str, ...] | None = None


class AllOf(RuleBase):
    """Every one of several rules must be met."""

    rule: ClassVar[RuleKind] = "all_of"
    rules: tuple[Rule, ...] = ()

    @property
    def parts(self) -> tuple[Rule, ...]:
        """The rules that it is made of."""
        return self.rules


class AnyOf(RuleBase):
    """One of several rules must be met."""

    rule: ClassVar[RuleKind] = "any_of"
    rules: tuple[Rule, ...] = ()

    @property
    def parts(self) -> tuple[Rule, ...]:
        """The rules that it is made of."""
        return self.rules


Rule = Unanimity | Majority | Weighted | AtLeast | NoObjection | AllOf | AnyOf
Written = (
    decision.Unanimity | decision.Majority | decision.Weighted | decision.AtLeast | decision.NoObjection | decision.AllOf | decision.AnyOf
)
"""A rule as it is written."""


def within(rule: Rule) -> Iterator[Rule]:
    """The rule, every rule within it, and those of their written procedures, outermost first."""
    stack = [rule]
    while stack:
        one = stack.pop()
        yield one
        if one.written is not None:
            stack.append(one.written)
        stack.extend(reversed(one.parts))


def made_of(rule: Rule) -> Iterator[Rule]:
    """The rule and the rules that it is made of, outermost first, without those of written procedures."""
    yield rule
    for part in rule.parts:
        yield from made_of(part)


class Reader:
    """Makes rules of what is written: on a day (None: whatever it says of days), with places and clauses where it stands in a file."""

    def __init__(
        self,
        holds: Callable[[base.Span | None], bool],
        clause: Callable[[Locus], str],
        labels: Callable[[list[str]], tuple[str, ...]],
    ) -> None:
        self.holds = holds
        self.clause = clause
        self.labels = labels

    def rule(self, spec: Written, at: Locus | None = None) -> Rule:
        """The rule that `spec` says; `at` is where it stands."""
        inner = spec.written
        common = _Common(
            of=spec.of,
            quorum=None if spec.quorum is None or isinstance(spec.quorum, str) else self.quorum(spec.quorum, _within(at, "quorum")),
            tie=None if spec.tie == "not_stated" else spec.tie,
            vacancy=_effect(spec.vacancy),
            absence=_effect(spec.absence),
            abstention=_effect(spec.abstention),
            recusal=_effect(spec.recusal),
            open=_open(spec),
            written=None if inner is None or isinstance(inner, str | base.LangMap) else self.rule(inner, _within(at, "written")),
            written_text=label_of(inner) if isinstance(inner, str | base.LangMap) else None,
            changed_by=self.labels(spec.changed_by) if spec.changed_by else (),
            clause=self.clause(at) if at is not None else ", ".join(spec.source or ()),
            assumed=label_of(spec.assumed),
            note=label_of(spec.note),
            force=spec.force,
            where=at,
        )
        return self.kind(spec, at, common)

    def kind(self, spec: Written, at: Locus | None, common: _Common) -> Rule:
        """What is particular to each kind of rule."""
        match spec:
            case decision.Unanimity():
                return Unanimity(**common)
            case decision.Majority():
                return Majority(threshold=spec.threshold, strict=spec.strict, **common)
            case decision.Weighted():
                return Weighted(threshold=spec.threshold, strict=spec.strict, weights=spec.weights, key=spec.key, **common)
            case decision.AtLeast():
                return AtLeast(count=spec.count, **common)
            case decision.NoObjection():
                return NoObjection(veto=None if spec.veto is None else tuple(dict.fromkeys(spec.veto)), **common)
            case decision.AllOf():
                return AllOf(rules=self.rules(spec.rules, at), **common)
            case decision.AnyOf():
                return AnyOf(rules=self.rules(spec.rules, at), **common)

    def rules(self, specs: list[Written], at: Locus | None) -> tuple[Rule, ...]:
        """The rules that a rule is made of, those that hold."""
        return tuple(self.rule(spec, _within(at, "rules", number)) for number, spec in enumerate(specs) if self.holds(spec.valid))

    def quorum(self, spec: decision.Quorum, at: Locus | None) -> Quorum:
        """Who must be there."""
        return Quorum(
            count=spec.count,
            share=spec.share,
            of=spec.of,
            seats=tuple(dict.fromkeys(spec.seats or ())),
            clause=self.clause(at) if at is not None else "",
            assumed=label_of(spec.assumed),
            note=label_of(spec.note),
            force=spec.force,
            where=at,
        )


class _Common(TypedDict):
    of: Of | None
    quorum: Quorum | None
    tie: Tie | None
    vacancy: Effect | None
    absence: Effect | None
    abstention: Effect | None
    recusal: Effect | None
    open: frozenset[Open]
    written: Rule | None
    written_text: Text | None
    changed_by: tuple[str, ...]
    clause: str
    assumed: Text | None
    note: Text | None
    force: Force | None
    where: Locus | None


def _within(at: Locus | None, *steps: str | int) -> Locus | None:
    return None if at is None else Locus(at.model, (*at.path, *steps), at.entity)


def _open(spec: Written) -> frozenset[Open]:
    """What a rule says that its text does not say. Of as good as every rule nothing, so all their sets are one."""
    found = [field for field in _OPEN if getattr(spec, field) == "not_stated"]
    return frozenset(found) if found else RuleBase.open


def _effect(effect: decision.Effect | None) -> Effect | None:
    return None if effect == "not_stated" else effect


ASKED = Reader(holds=lambda span: True, clause=lambda at: "", labels=tuple)
"""Reads a rule that somebody asks about, which stands in no file."""
