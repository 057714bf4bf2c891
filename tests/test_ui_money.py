"""Money on the screens: one reckoning of what the orders so far leave, wherever it is shown."""

from __future__ import annotations

from pathlib import Path

from spacerace_game.spec.orders import SendTeam, UseSource
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.parts import breakdown
from spacerace_game.ui.presenters.units import money
from spacerace_game.ui.screens.house import page
from tests.window_helpers import begin, entry_of, window


def offers(campaign: Campaign, most: int) -> list[SendTeam]:
    """Teams sent to recruit with what they may promise; what they promise is a bill of this quarter."""
    given: list[SendTeam] = []
    while len(given) < most:
        found = [
            o for o in campaign.options["send-team"] if isinstance(o, SendTeam) and o.task == "recruit" and o.offer
        ]
        if not found:
            break
        assert campaign.give(found[0]) == ""
        given.append(found[0])
    return given


def test_what_a_team_has_promised_is_missing_from_every_number_of_what_is_left(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    before = {what: sum(amount for _, amount in campaign.parts(what)) for what in ("purse", "customers")}
    assert offers(campaign, 6)
    assert campaign.desk.owed
    after = {what: sum(amount for _, amount in campaign.parts(what)) for what in ("purse", "customers")}
    assert sum(after.values()) == sum(before.values()) - sum(sum(bill) for bill, _ in campaign.desk.owed)
    app.open(page("budget", campaign))
    app.guarded_paint()
    for head, figure, what in (("head-money", "purse", "purse"), ("head-tied", "customers", "customers")):
        shown = {entry_of(app, name).widget.value for name in (head, figure)}  # type: ignore[attr-defined]
        _, parts, whole, _ = breakdown(campaign, what)
        assert shown == {whole} == {money(sum(amount for _, amount, _ in parts))}


def test_the_purse_says_how_much_of_the_customers_bill_it_bears(tmp_path: Path, rules: Rules) -> None:
    campaign = begin(window(tmp_path), rules, "usa")
    campaign.session.state.sides[0].tied = 0
    campaign.touch()
    assert offers(campaign, 1)
    bill = campaign.desk.committed().military
    assert campaign.desk.purses().over == bill > 0
    assert dict(campaign.parts("purse"))["customers beyond their money"] == -bill
    assert sum(amount for _, amount in campaign.parts("customers")) == 0
    assert f"{money(bill)} falls on free money" in breakdown(campaign, "purse")[3]


def test_a_source_that_is_run_counts_too(tmp_path: Path, rules: Rules) -> None:
    campaign = begin(window(tmp_path), rules, "usa")
    order = next(o for o in campaign.options["use-source"] if isinstance(o, UseSource) and o.run)
    before = campaign.desk.purses()
    assert campaign.give(order) == ""
    after = campaign.desk.purses()
    left = [sum(amount for _, amount in (*one.free, *one.customers)) for one in (before, after)]
    assert left[1] == left[0] - sum(sum(bill) for bill, _ in campaign.desk.owed) < left[0]


def test_what_a_million_is_is_said_where_money_is_explained(tmp_path: Path, rules: Rules) -> None:
    for side, dear in (("usa", False), ("ussr", True)):
        app = window(tmp_path)
        campaign = begin(app, rules, side)
        budget = page("budget", campaign)
        app.open(budget)
        app.guarded_paint()
        for told in (budget.term("money"), breakdown(campaign, "purse")[3], budget.help()[1]):
            assert rules.scenario.unit in told
            assert ("of American prices" in told) is dear
        assert rules.scenario.unit not in budget.term("fear")
