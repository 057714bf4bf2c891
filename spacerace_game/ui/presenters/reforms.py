"""Reforms and secrecy: what each would change, in the scenario's own numbers."""

from __future__ import annotations

from spacerace_game.engine.money import agency_factor
from spacerace_game.engine.steps.work import school_bill
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import money, percent, quarters, signed
from spacerace_game.ui.say import say


def reform_words(campaign: Campaign, reform: str) -> str:
    """What a reform brings and costs, in a sentence or two; nothing for one that is not known."""
    numbers = campaign.rules.numbers
    purse, politics, work = numbers.money, numbers.politics, numbers.work
    index = campaign.rules.side_index[campaign.side]
    slow = say("For {time} all work is {n} slower.", time=quarters(purse.agency_quarters), n=percent(purse.agency_slow))
    if reform == "announce-before":
        return say(
            "Everybody watches: a feat is worth {feat}, and a failure costs {n} times the support.",
            feat=percent(politics.before_prestige),
            n=f"{politics.failure_hidden / max(1, politics.failure_support):g}",
        )
    if reform == "announce-after":
        return say("What fails need not be told; a feat is worth its plain prestige.")
    if reform == "schools":
        return say(
            "Costs {money} a year. After {time} the first classes graduate, and in the end the country’s engineers grow by {n} more a quarter.",
            money=money(school_bill(campaign.rules, index, campaign.view.period.year).civil),
            time=quarters(work.school_quarters),
            n=percent(work.school_growth, 1),
        )
    if reform == "civil-agency":
        return say(
            "The grant becomes {n} of what it is; flights are announced beforehand; military interest {military}. {slow}",
            n=percent(agency_factor(campaign.rules, index)),
            military=signed(purse.agency_military),
            slow=slow,
        )
    if reform == "space-force":
        return say("Military interest {military}. {slow}", military=signed(purse.force_military), slow=slow)
    if reform == "ministry":
        return say(
            "Rivalry between bureaus does half the harm; support {support}. {slow}",
            support=signed(purse.ministry_support),
            slow=slow,
        )
    return ""


def secrecy_words(campaign: Campaign) -> list[str]:
    """What each level of secrecy does, a line for each."""
    numbers = campaign.rules.numbers.intelligence
    level = campaign.desk.side.secrecy
    lines = [
        say(
            "Each level makes all work {slow} slower, and what the rival sees of it {n} points poorer.",
            slow=percent(numbers.secrecy_slow),
            n=numbers.secrecy_quality,
        )
    ]
    if level:
        lines.append(say("Each level given up moves military interest by {n}.", n=signed(numbers.secrecy_interest)))
    return lines
