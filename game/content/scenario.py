"""A scenario: a pack that was read, checked and compiled. What the rest of the house works with."""

from dataclasses import dataclass, replace

from game.content.format.happening import Event
from game.content.format.judging import Check, Judgement, Observation, Person
from game.content.format.lines import Policy, Theory
from game.content.format.model import Auxiliary, Model, Stock
from game.content.format.pack import Entry, Pack, Source
from game.content.format.plan import Map
from game.content.format.play import Decision, Instrument
from game.model.expressions import Expression
from game.model.program import LineOfPlay, Parameter, Program


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything in a pack, typed and resolved; no YAML and no pydantic needed to use it.

    `program`, `lines` and `rivals` are what the model plays; the documents hold the words.
    """

    pack: Pack
    sources: dict[str, Source]
    model: Model
    instruments: dict[str, Instrument]
    decisions: dict[str, Decision]
    events: dict[str, Event]
    people: dict[str, Person]
    catalogue: dict[str, Entry]  #: what the evidence tells of, for coverage
    judgement: Judgement
    policies: dict[str, Policy]
    theories: dict[str, Theory]
    checks: dict[str, Check]
    observed: tuple[Observation, ...]
    map: Map | None
    words: dict[str, dict[str, str]]  #: language -> text id -> text
    lessons: dict[str, str]  #: file name -> Markdown
    program: Program
    lines: dict[str, LineOfPlay]
    rivals: dict[str, tuple[Parameter, ...]]  #: theory -> parameters it sets otherwise
    formulas: dict[str, Expression]  #: of checks and lenses, by path: `checks.x.value`
    ancestors: tuple[str, ...] = ()  #: ids of the packs that it extends, nearest first

    def under(self, theory: str | None) -> Program:
        """Return the program under a theory, or as the pack has it.

        Raises:
            KeyError: there is no such theory.
        """
        if theory is None:
            return self.program
        otherwise = {parameter.id: parameter for parameter in self.rivals[theory]}
        parameters = tuple(otherwise.get(p.id, p) for p in self.program.parameters)
        return replace(self.program, parameters=parameters)

    def quantity(self, name: str) -> Stock | Auxiliary:
        """Return the stock or auxiliary of a name.

        Raises:
            KeyError: there is neither.
        """
        return self.model.stocks.get(name) or self.model.auxiliaries[name]
