"""Scenes that need an answer: storylets, the leader's wishes, customers' tenders, the size of the missile."""

from __future__ import annotations

from typing import Any

from spacerace_game.spec.base import text_for
from spacerace_game.spec.orders import AnswerDecision
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import day, money, points, quarters_left, signed
from spacerace_game.ui.presenters.ways import showing, way_state, way_title, ways_to
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop
from spacerace_game.ui.screens.house import PageSheet
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Sheet, Text
from spacerace_game.words.conditions import condition_words


class Story(PageSheet):
    """A storylet on paper, with its choices."""

    name = "story"
    wide = 760

    def __init__(self, campaign: Campaign, story: str) -> None:
        super().__init__(campaign)
        self.story = campaign.rules.storylets[campaign.rules.storylet_index[story]]

    def build(self) -> Widget:
        """The text, the choices with price and lock."""
        campaign, story = self.campaign, self.story
        pending = next(
            (one for one in campaign.view.own.pending if campaign.rules.storylets[one.storylet].id == story.id), None
        )
        text = text_for(story.text, campaign.side)
        buttons: list[Widget] = []
        reasons: list[str] = []
        for choice in story.choices:
            order = AnswerDecision(storylet=story.id, choice=choice.id)
            lock = campaign.why_not(order)
            if lock and choice.requires is not None:
                met = {one.id for one, seen in zip(campaign.rules.storylets, campaign.view.own.seen) if seen}
                what = condition_words(campaign.teller, choice.requires, campaign.side, met)
                lock = say("Open only if {what}.", what=what)
            words = text_for(choice.text, campaign.side)
            if choice.id == story.default:
                words = say("{choice}  (if nobody answers)", choice=words)
            price = money(choice.price) if choice.price else ""
            button = Button(words, self._take(order), f"choice-{choice.id}", lock=lock, grow=1, price=price)
            reasons.append(lock)
            buttons.append(button)
        # Where one thing stands against all of them, as when it was answered, it is said once.
        common = reasons[0] if len(set(reasons)) == 1 else ""
        choices: list[Widget] = [
            Column(button, Text(lock, "small", "warn"), gap=1) if lock and not common else button
            for button, lock in zip(buttons, reasons, strict=True)
        ]
        if common:
            choices.append(Text(common, "small", "warn"))
        when = ""
        if pending is not None:
            left = pending.due - campaign.view.turn
            when = (
                say("It is decided this quarter, by you or by default.")
                if left <= 0
                else say("It can wait: {left}.", left=quarters_left(left + 1))
            )
        return Panel(
            story.title,
            Sheet(Text(text, "document" if campaign.style == "constructivist" else "news"), key="paper"),
            Column(*choices, gap=6),
            Text(when, "small", "soft"),
            Flow(Button(say("Later"), Pop, "later")),
        )

    def first_focus(self) -> str:
        """The first choice that is open."""
        for choice in self.story.choices:
            if not self.campaign.why_not(AnswerDecision(storylet=self.story.id, choice=choice.id)):
                return f"choice-{choice.id}"
        return f"choice-{self.story.choices[0].id}"

    def _take(self, order: AnswerDecision) -> Any:
        def taken() -> Any:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Decided: {what}", what=self.campaign.line(order)))
            self.app.play("no" if refused else "stamp")
            return None if refused else Pop()

        return taken


class Answer(PageSheet):
    """A wish, a tender or the sizing decision, with the answers there are."""

    name = "answer"
    wide = 680
    KINDS = {"demand": "answer-demand", "tender": "answer-tender", "sizing": "size-missile"}

    def __init__(self, campaign: Campaign, what: str, about: str = "") -> None:
        super().__init__(campaign)
        self.what, self.about = what, about

    def build(self) -> Widget:
        """What is asked, and what may be answered."""
        campaign = self.campaign
        title, text = self._asked()
        orders = [one for one in campaign.options[self.KINDS[self.what]] if self._fits(one)]
        buttons: list[Widget] = []
        for number, order in enumerate(orders):
            marks = "◆" * campaign.attention(order)
            buttons.append(Button(campaign.line(order), self._give(order), f"answer-{number}", grow=1, price=marks))
            effect = self._effect(order)
            if effect:
                buttons.append(Text(effect, "small", "soft"))
        if not buttons:
            buttons.append(Text(say("It has been answered, or cannot be answered now."), "italic", "soft"))
        return Panel(
            title,
            Sheet(Text(text, "document")),
            *self._ways(),
            Column(*buttons, gap=6),
            Flow(Button(say("Later"), Pop, "later")),
        )

    def _ways(self) -> list[Widget]:
        """How what is asked for could be done, and what it still takes."""
        campaign, rules = self.campaign, self.campaign.rules
        if self.what == "demand":
            missions: tuple[int, ...] = tuple(rules.milestone_missions[rules.milestone_index[self.about]])
        elif self.what == "tender":
            missions = showing(rules, next(one.feat for one in rules.scenario.requirements if one.id == self.about))
        else:
            return []
        ways = ways_to(campaign, missions)
        if not ways:
            return [Text(say("No machine of ours could do it; none is known that is strong enough."), "small", "warn")]
        rows: list[Widget] = [Text(say("How it could be done"), "strong")]
        for one in ways[:2]:
            rows.append(Text(way_title(campaign, one), "small"))
            rows.append(Text(way_state(campaign, one), "small", "good" if one.ready else "warn"))
        return rows

    def _effect(self, order: Any) -> str:
        """What an answer does now and later, in points."""
        numbers = self.campaign.rules.numbers
        politics, military = numbers.politics, numbers.military
        if order.kind == "answer-tender" and order.answer == "accept":
            return say(
                "Military interest {now} now, {met} when it is met; {late} for each quarter that it is late.",
                now=signed(military.tender_accept),
                met=signed(politics.requirement_met),
                late=signed(2 * politics.requirement_late),
            )
        if order.kind == "answer-tender":
            return say(
                "Military interest {now} now. Nothing is owed, and meeting it all the same brings {met}.",
                now=signed(military.tender_decline),
                met=signed(politics.requirement_met // 2),
            )
        if order.kind == "answer-demand" and order.answer == "accept":
            return say(
                "Support {now} now, {done} when it is done by the day, {missed} when it is not.",
                now=signed(politics.demand_accept),
                done=signed(politics.demand_done),
                missed=signed(politics.demand_missed),
            )
        return say("Support {now} now.", now=signed(politics.demand_refused)) if order.kind == "answer-demand" else ""

    def first_focus(self) -> str:
        """The first answer."""
        return "answer-0"

    def _fits(self, order: Any) -> bool:
        return not self.about or self.about in (getattr(order, "milestone", ""), getattr(order, "requirement", ""))

    def _asked(self) -> tuple[str, str]:
        campaign, rules = self.campaign, self.campaign.rules
        if self.what == "demand":
            place = rules.milestone_index[self.about]
            wish = next((one for one in campaign.view.own.wishes if one.milestone == place), None)
            occasion = rules.sides[campaign.view.side].occasions[wish.occasion].title if wish else ""
            by = day(wish.by) if wish else ""
            text = say(
                "For {occasion} the leader would like to have this to show, by {by}: {what}.\n\nPromised and done, it raises support; promised and missed, it costs more than a refusal.",
                occasion=occasion,
                by=by,
                what=campaign.name(self.about),
            )
            return say("The leader asks"), text
        if self.what == "tender":
            wanted = next(one for one in rules.scenario.requirements if one.id == self.about)
            text = say("{text}\n\nDue on {day}.", text=wanted.text, day=day(wanted.due))
            return wanted.title, text
        own = campaign.view.own
        known = (
            say("The bomb has been weighed: {n:,} kg.", n=own.bomb)
            if own.bomb
            else say(
                "The physicists expect {n:,} kg, give or take {error:,}.", n=own.forecast, error=own.forecast_error
            )
            if own.forecast
            else say("The physicists will not say yet.")
        )
        text = say(
            "{known}\n\nA missile for the heavy bomb is late and great: it can lift a spacecraft too. One for the light bomb is sooner and cheaper, and useless for anything larger. Two side by side cost twice.",
            known=known,
        )
        return say("For which bomb is the missile sized?"), text

    def _give(self, order: Any) -> Any:
        def given() -> Any:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Ordered: {order}", order=self.campaign.line(order)))
            return None if refused else Pop()

        return given


__all__ = ["Answer", "Story", "points"]
