"""The game in the terminal: a briefing, numbered orders, the end of the turn."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path

import typer

from spacerace_game.cli.common import fail
from spacerace_game.cli.press import print_page
from spacerace_game.cli.tables import view_lines
from spacerace_game.engine.facts import GrantMade
from spacerace_game.play.session import Need, Session
from spacerace_game.report.epilogue import epilogue
from spacerace_game.spec.base import text_for
from spacerace_game.spec.dates import iso
from spacerace_game.spec.orders import AnswerDecision, Order
from spacerace_game.spec.stories import Choice
from spacerace_game.words.conditions import condition_words
from spacerace_game.words.facts import Teller
from spacerace_game.words.refusals import refusal_sentence

HELP = """commands:
  end            end the quarter             go     carry on until something needs you
  orders         kinds of order open now     KIND   list the orders of a kind, for example open-program
  N              give order N of the list    undo   take the last order back
  desk           where things stand          paper  the newspaper; “turn” for the other side's, or “paper SIDE”
  back N         go back N quarters (1 if no number is given), with hindsight
  quit           stop; the campaign is kept
"""


class Table:
    """The conversation at the terminal for one human side."""

    def __init__(self, session: Session, side: str) -> None:
        self.session, self.side = session, side
        self.teller = Teller(session.rules)
        self.listed: tuple[Order, ...] = ()

    def brief(self) -> None:
        """Last quarter's news, and what waits."""
        session = self.session
        view = session.view(self.side)
        typer.echo(f"\n=== {iso(view.period.first)} to {iso(view.period.last)}: {self.teller.name(self.side)} ===")
        for fact in session.facts:
            if fact.side in (self.side, "") and (not isinstance(fact, GrantMade) or view.period.opens_year):
                told = self.teller.tell(fact, view)
                if told:
                    typer.echo(textwrap.fill(told, 100, initial_indent="- ", subsequent_indent="  "))
        page = session.newspaper(self.side)
        if page is not None:
            print_page(page)
        for need in session.needs(self.side):
            self._need(need)

    def _need(self, need: Need) -> None:
        if need.code == "decision":
            rules = self.session.rules
            story = rules.storylets[rules.storylet_index[need.ids[0]]]
            typer.echo(f"\n* {story.title}")
            typer.echo(textwrap.fill(text_for(story.text, self.side), 100))
            for choice in story.choices:
                price = f" ({choice.price / 1000:g} M)" if choice.price else ""
                default = " [if nobody answers]" if choice.id == story.default else ""
                closed = self._closed(story.id, choice)
                text = f"{text_for(choice.text, self.side)}{price}{default}{closed}"
                typer.echo(textwrap.fill(text, 100, initial_indent="    - ", subsequent_indent="      "))
            typer.echo("  (list the answers with: answer)")
        elif need.code == "suspect":
            name = self.teller.name(need.ids[0])
            typer.echo(f"* {name} waits for your judgement on what the files say (judge-suspect).")
        elif need.code == "teams":
            typer.echo("* Field teams can be sent through Germany this quarter (send-team).")
        elif need.code == "idle":
            typer.echo("* No program is open: the engineers have nothing to do (open-program).")
        elif need.code == "grant":
            typer.echo("* A new year's grant has been made.")
        elif need.code == "over":
            self._epilogue()

    def _epilogue(self) -> None:
        """How it ended, what became of the people, and decisions with what came of them."""
        made = epilogue(self.session.state, self.session.told, self.side, {})
        told = [f"{made.title}. {made.text}", *made.sums]
        told += [f"{one.name} ({one.role}). {one.text}" for one in made.fates]
        told += [f"{one.title}, {one.when}: {one.chosen} {one.came}" for one in made.recalled]
        typer.echo("* The campaign is over.")
        for text in told:
            typer.echo(textwrap.fill(text, 100))

    def _closed(self, storylet: str, choice: Choice) -> str:
        """Why a choice cannot be taken now, in brackets, or an empty text."""
        refusal = self.session.desk(self.side).why_not(AnswerDecision(storylet=storylet, choice=choice.id))
        if refusal is None:
            return ""
        if refusal.code == "choice-locked" and choice.requires is not None:
            return f" [closed: open only if {condition_words(self.teller, choice.requires)}]"
        named = replace(refusal, ids=tuple(self.teller.name(one) for one in refusal.ids))
        return f" [closed: {refusal_sentence(named).rstrip('.')}]"

    def run(self) -> None:
        """Reads commands until the player stops or the campaign ends."""
        typer.echo(HELP)
        self.brief()
        while not self.session.state.over:
            try:
                line = input("> ").strip()
            except (EOFError, KeyboardInterrupt):
                return
            if line == "quit":
                return
            self._obey(line)

    def _obey(self, line: str) -> None:
        session, side = self.session, self.side
        if line in ("end", "go"):
            if line == "end":
                session.end_turn()
            else:
                session.carry_on()
            self.listed = ()
            self.brief()
        elif line == "orders":
            options = session.options(side)
            desk = session.desk(side)
            typer.echo(
                f"attention {desk.attention}; given: {', '.join(o.kind for o in session.orders(side)) or 'none'}"
            )
            for kind in options:
                if options[kind]:
                    typer.echo(f"  {kind}: {len(options[kind])}")
        elif line in session.options(side):
            self.listed = session.options(side)[line]
            for number, order in enumerate(self.listed, 1):
                typer.echo(f"  {number:3} {self._order(order)}")
        elif line.isdigit():
            self._give(int(line))
        elif line == "undo":
            undone = session.undo(side)
            typer.echo(f"taken back: {self._order(undone)}" if undone else "there is nothing to take back")
        elif line == "turn":
            self._paper(self._other())
        elif line.split()[:1] == ["paper"]:
            self._paper(line.removeprefix("paper").strip() or self.side)
        elif line.split()[:1] == ["back"]:
            self._back(line.removeprefix("back").strip() or "1")
        elif line == "desk":
            view_lines(session.view(side))
        else:
            typer.echo(HELP)

    def _back(self, turns: str) -> None:
        if not turns.isdigit():
            typer.echo(f"{turns!r} is no number of quarters; write for example: back 4")
            return
        try:
            self.session.rewind(int(turns))
        except ValueError as error:
            typer.echo(str(error))
            return
        typer.echo("You know now what nobody could know. The campaign goes on marked “with hindsight”.")
        self.listed = ()
        self.brief()

    def _other(self) -> str:
        return next((side for side in self.session.rules.side_index if side != self.side), self.side)

    def _paper(self, side: str) -> None:
        if side not in self.session.rules.side_index:
            typer.echo(f"there is no side {side!r}; there are {', '.join(self.session.rules.side_index)}")
            return
        page = self.session.newspaper(self.side, side)
        if all(paper.side != side for paper in self.session.rules.scenario.papers):
            typer.echo(f"{self.teller.name(side)} has no newspaper in this scenario")
        elif page is None:
            typer.echo("no newspaper has come out yet")
        else:
            print_page(page)

    def _give(self, number: int) -> None:
        if not 1 <= number <= len(self.listed):
            typer.echo(f"there is no order {number} in the list")
            return
        order = self.listed[number - 1]
        refusal = self.session.give(self.side, order)
        typer.echo(f"given: {self._order(order)}" if refusal is None else f"refused: {refusal_sentence(refusal)}")

    def _order(self, order: Order) -> str:
        if isinstance(order, AnswerDecision):
            rules = self.session.rules
            story = rules.storylets[rules.storylet_index[order.storylet]]
            choice = next(one for one in story.choices if one.id == order.choice)
            return f"{story.title}: {text_for(choice.text, self.side)}"
        parts = []
        for name, value in order.model_dump(exclude={"kind"}, exclude_none=True).items():
            if isinstance(value, str):
                parts.append(self.teller.name(value))
            elif isinstance(value, tuple) and value and isinstance(value[0], str):
                parts.append(", ".join(self.teller.name(one) for one in value))
            elif name == "flights":
                parts.append(f"{len(value)} flights from {iso(value[0]['day'])}")
            elif name == "day":
                parts.append(iso(value))
            elif not isinstance(value, tuple):
                parts.append(f"{name} {value}")
        return f"{order.kind}: {'; '.join(parts)}"


def play_in_terminal(session: Session, path: Path) -> None:
    """Plays a session until the player stops; says where it is kept."""
    humans = session.humans
    if not humans:
        fail("this campaign has no human side; open one that has")
    try:
        Table(session, humans[0]).run()
    finally:
        session.close()
        typer.echo(f"kept in {path}")
