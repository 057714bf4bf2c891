"""The rules' numbers: every constant a scenario may change, with the plan's starting value."""

from __future__ import annotations

from pydantic import Field

from spacerace_game.spec.base import Count, Money, Points, Quarters, Rate, Share, Spec


class AttentionNumbers(Spec):
    """What the chief can push in a quarter."""

    per_turn: Count = 5
    most: Count = 7
    """With all deputies."""
    carried: Count = 2
    """How much may be kept for the next turn."""
    open_program: Count = 1
    bureau: Count = 1
    """To move a design to another bureau, or to set two on one goal and to end that."""
    close_program: Count = 1
    freeze: Count = 1
    flight: Count = 1
    series: Count = 1
    leader: Count = 1
    treatment: Count = 1
    source: Count = 1
    tender: Count = 1
    reform: Count = 2
    pledge: Count = 2
    warn: Count = 2
    series_flights: Count = 8
    """Most flights in one series."""
    series_quarters: Quarters = 8
    """How far ahead a series may reach."""


class MoneyNumbers(Spec):
    """How the purse behaves. Shares of a side's own may stand in its faction."""

    rest_cut: Share = 500_000
    """Share of the lost rest that comes off next year's neutral grant."""
    upkeep: Share = 120_000
    """Share of the last four quarters' mean spending that payroll and plants take first."""
    grant_least: Rate = 750_000
    """A year's grant against the last, at least."""
    grant_most: Rate = 1_600_000
    grant_most_crisis: Rate = 2_000_000
    agency_factor: Rate = 1_500_000
    """What a civil agency multiplies the grant by."""
    agency_quarters: Quarters = 4
    """For so long a new agency works slowly."""
    agency_slow: Share = 200_000
    agency_military: Points = -100
    force_military: Points = 150
    ministry_support: Points = -80
    mothball: Share = 50_000
    """What a mothballed program costs a quarter, against its normal rate."""


class WorkNumbers(Spec):
    """Programs, funding and people's speed."""

    hold: Share = 500_000
    crash: Rate = 1_500_000
    beyond: Share = 500_000
    """What money above the normal rate is worth."""
    starve_below: Share = 500_000
    starve_waste: Share = 150_000
    crash_quality: Share = 20_000
    """Quality lost in a quarter of crash funding."""
    engineers_per_million_year: Count = 12
    leader_least: Rate = 800_000
    leader_most: Rate = 1_250_000
    bureau_extra: Share = 200_000
    """What each further design takes from a bureau's speed."""
    bureau_least: Share = 200_000
    """The least that is left of a bureau's speed, however many designs it has."""
    bureau_light: Money = 10_000
    """Designs cheaper than this are no burden on a bureau."""
    race_speed: Share = 100_000
    """What a second bureau on the same goal adds to the speed."""
    race_quality: Share = 100_000
    """Share of suspected faults that the choice between two designs removes."""
    race_rivalry: Points = 50
    """Rivalry a quarter of both bureaus in a race."""
    race_support: Points = -40
    """What the loser's patron makes of a race that is ended by order."""
    quarrel_rivalry: Points = 10
    """Rivalry a quarter of bureaus on one vehicle whose leads quarrel, up to `quarrel_most`."""
    quarrel_most: Points = 400
    rivalry_cools: Points = 5
    """What a quarter without cause takes off a bureau's rivalry."""
    rivalry_slow: Share = 250_000
    """What full rivalry (100 points) takes from the speed; a unified ministry halves it."""
    imitation: Share = 60_000
    """Speed gained where another bureau of one's own has built something alike and shares its drawings."""
    trl_steps: tuple[Share, ...] = (0, 20_000, 30_000, 80_000, 120_000, 300_000)
    """Share of a technology's price that the step to level 1, 2, … 6 takes; the sum to 6 is 55 %."""
    ground_trl: Count = 6
    """The highest level research can reach; the rest is flown."""
    freeze_trl: Count = 4
    """The lowest level at which a design can be frozen."""
    raw_faults: Count = 2
    """Suspected faults that each missing level below six adds."""
    shown_discount: Share = 250_000
    """What a rival's shown success takes off the way to level six."""
    stolen_discount: Share = 400_000
    """What stolen papers take off it."""
    published_discount: Share = 500_000
    """What it takes off if the rival announces its flights and showed the feat `published_quarters` ago."""
    published_quarters: Quarters = 8
    second_faults: Count = 1
    """Suspected faults fewer in each component of a design for what a rival has already shown."""
    hire_price: Money = 20
    hire_most: Share = 80_000
    """Of the engineers there are, a quarter."""
    school_price: Share = 10_000
    """What an education order costs a year, of the neutral grant."""
    school_growth: Share = 15_000
    """Growth of the workforce a quarter that it brings in the end."""
    school_quarters: Quarters = 20
    """Until its first classes graduate; a year without money is a year later."""
    neglect: Share = 40_000
    """Engineers lost in a quarter in which money fell, where they can leave."""
    haste_over: Share = 150_000
    """Growth of a quarter above which newcomers slow the others."""
    haste_slow: Share = 100_000
    haste_quarters: Quarters = 2
    learning: Share = 120_000
    """How much cheaper a vehicle gets with each doubling, to half."""


class FaultClass(Spec):
    """Suspected faults of one weight."""

    count: Count
    kills: Share
    """Chance that the fault, if it is there, ends a flight."""


class ReliabilityNumbers(Spec):
    """Suspected faults and ground tests."""

    first_stage: tuple[FaultClass, ...] = (
        FaultClass(count=2, kills=20),
        FaultClass(count=3, kills=8),
        FaultClass(count=4, kills=3),
        FaultClass(count=6, kills=1),
    )
    upper_stage: tuple[FaultClass, ...] = (
        FaultClass(count=1, kills=20),
        FaultClass(count=1, kills=8),
        FaultClass(count=2, kills=3),
        FaultClass(count=3, kills=1),
    )
    spacecraft: tuple[FaultClass, ...] = (
        FaultClass(count=1, kills=12),
        FaultClass(count=2, kills=5),
        FaultClass(count=2, kills=2),
    )
    floor: Share = 20_000
    """Chance of losing a flight that nothing removes."""
    present_raw: Share = 900_000
    present_mature: Share = 400_000
    mature_trl: Count = 8
    ground_removes: tuple[Share, ...] = (0, 300_000, 500_000, 700_000, 850_000)
    """Share of faults that each level of ground test removes: none, engines, firings, whole stage, all-up."""
    ground_price: tuple[Rate, ...] = (1_000_000, 1_100_000, 1_300_000, 1_600_000, 2_200_000)
    ground_quarters: tuple[Quarters, ...] = (0, 1, 2, 4, 6)
    found_by_failure: Share = 700_000
    fix_price: Share = 40_000
    """Of the development price."""
    fix_quarters: Quarters = 1
    idle_quarters: Quarters = 4
    """After a pause longer than this a fault comes back under suspicion."""
    idle_suspicion: Share = 200_000


class FlightNumbers(Spec):
    """Flight rules, pads and results."""

    scrub: tuple[Share, ...] = (350_000, 150_000, 0)
    """Chance of a scrub under conservative, standard and aggressive rules."""
    kill_factor: tuple[Rate, ...] = (850_000, 1_000_000, 1_300_000)
    scrub_days: Count = 21
    escape: Share = 800_000
    """Chance that a crew with an escape system survives a loss on ascent."""
    partial: Share = 400_000
    turnaround_days: Count = 14
    """Least days between two flights from one pad."""
    crew_worst: Rate = 1_600_000
    """What a crew with no skill makes of the risk of a manual phase."""
    crew_best: Rate = 500_000
    """What a crew with a skill of a hundred makes of it."""
    training_quarters: Quarters = 3
    """Time to train for a spacecraft; without it a crew's skill counts half."""
    training_price: Money = 100
    """A quarter and head."""
    experience: Count = 8
    """Skill that each flight adds, three times at most."""
    rest_days: Count = 120
    """How long a crew rests after a flight."""
    inquiry_quarters: Quarters = 3
    """How long the hardware that killed a crew stays on the ground."""
    rescue: Share = 600_000
    """Chance to fetch a stranded crew with a ship that is nearly ready."""
    rescue_days: Count = 60
    lift_margin: Share = 100_000
    """How far what a mission asks may lie above what a vehicle is computed to do: the model's own error."""


class PoliticsNumbers(Spec):
    """Support, fear, prestige and surprise."""

    support_start: Points = 500
    military_start: Points = 500
    drift: Share = 50_000
    """How far support drifts towards the leader's disposition in a quarter."""
    fear_drift: Share = 50_000
    first_support: Count = 8
    """A first is worth its prestige divided by this in support."""
    second_support: Count = 16
    failure_support: Count = 20
    fear_per_first: Count = 6
    crew_lost: Points = -100
    crew_lost_hidden: Points = -40
    crew_lost_found: Points = -140
    before_prestige: Rate = 1_250_000
    """What a feat announced beforehand is worth."""
    outdone: Share = 400_000
    """What a feat outdone by a greater one still earns."""
    week_below: Points = 200
    crisis_from: Points = 500
    week_support: Points = -40
    week_fear: Points = 80
    alarm_support: Points = -80
    crisis_support: Points = -120
    hearing: Points = 250
    dismissal: Points = 100
    dismissal_quarters: Quarters = 2
    warn_expect: Share = 400_000
    warn_fear: Points = 60
    warn_support: Points = -30
    warn_quarters: Quarters = 6
    requirement_met: Points = 80
    requirement_late: Points = -40
    civil_use: Points = -60
    civil_first: Points = 40
    pledge_support: Points = 550
    """Support from which a pledge may be made; fear or a crisis serve as well."""
    pledge_fear: Points = 350
    pledge_most: Count = 2
    pledge_lean: Share = 600_000
    pledge_lean_support: Points = 40
    pledge_kept: Points = 100
    pledge_slip: Points = -60
    pledge_missed: Points = -150
    pledge_dropped: Points = -80
    pledge_bound: Share = 800_000
    demand_accept: Points = 30
    demand_done: Points = 40
    demand_missed: Points = -60
    demand_refused: Points = -30


class IntelligenceNumbers(Spec):
    """Sources, errors and secrecy."""

    date_error: Count = 8
    """Quarters of error at quality nought."""
    date_gain: Count = 14
    """Quality that takes a quarter off the error."""
    bias: Share = 250_000
    """Largest bias of a campaign, halved by each hard evidence."""
    announced: Count = 40
    """Quality of what is announced or seen by anyone."""
    secrecy_quality: Count = 10
    """What each level of secrecy takes from the quality of what rivals see."""
    secrecy_slow: Share = 25_000
    """What each level of secrecy takes from one's own speed."""
    secrecy_imitation: Share = 330_000
    """What each level of secrecy takes from what one's own bureaus learn from each other."""
    source_price: tuple[Money, ...] = (2_000, 8_000, 25_000, 60_000)
    """A year, of agents, listening posts, overflights and satellites."""
    source_quality: tuple[Count, ...] = (5, 10, 20, 40)
    overflights_since: Count = 1955
    """The year from which an aircraft can fly high enough."""
    evidence_most: Count = 4
    """How often hard evidence can halve a bias."""
    evidence_years: Count = 1
    """Years of satellite pictures that are one piece of hard evidence."""
    agency_leaning: Share = 500_000
    """How far, of the error, the cautious agency estimates later and the alarmed one earlier."""
    papers: Share = 40_000
    """Hazard a quarter that agents bring the papers of a technology one works on and a rival knows better."""
    papers_secrecy: Share = 250_000
    """What each level of the rival's secrecy takes from it."""
    shot_down: Share = 60_000
    """Chance a quarter that an overflight is shot down."""
    shot_down_support: Points = -60


class CaptureNumbers(Spec):
    """The scramble for people, papers and hardware."""

    own_zone: Count = 4
    closing_zone: Count = 3
    shared_zone: Count = 2
    rival_zone: Count = 1
    stay_people: Count = 4
    third_hand: Count = 2
    offer_price: tuple[Money, ...] = (50, 200, 500)
    """A head, for a bare, a fair and the best offer."""
    offer_trust: tuple[Points, ...] = (300, 450, 600)
    seize_trust: Points = 150
    seize_family: Points = -50
    best_dossier: Count = 2
    targets: Count = 3
    """What a team can handle in a beat."""


class TreatmentNumbers(Spec):
    """One way of treating captives."""

    access: Share
    trust_year: Points
    leaks: Share
    """Share of the distrust (100 − trust) that becomes the chance of a leak, per 50 quarters."""
    trl_most: Count = 9


class CaptiveNumbers(Spec):
    """What captives give and cost."""

    integrate: TreatmentNumbers = TreatmentNumbers(access=100, trust_year=8, leaks=100)
    isolate: TreatmentNumbers = TreatmentNumbers(access=35, trust_year=-3, leaks=0, trl_most=4)
    parallel: TreatmentNumbers = TreatmentNumbers(access=70, trust_year=2, leaks=50)
    teach: Share = 10_000
    """Growth of one's own engineers a quarter where captives teach."""
    teach_quarters: Quarters = 20
    leader_trust: Points = 700
    surface: Share = 10_000
    """Chance a year per point of dossier that it surfaces."""
    surface_support: Points = -60
    home_saves: Money = 100
    output_base: Share = 400_000
    output_trust: Share = 600_000
    german_trl: Count = 6
    """Nothing captured lifts a technology above this."""


class VerdictNumbers(Spec):
    """Weights of the five columns."""

    firsts: Share = 350_000
    knowledge: Share = 200_000
    shield: Share = 150_000
    people: Share = 150_000
    legacy: Share = 150_000


class Numbers(Spec):
    """All the numbers of the rules."""

    attention: AttentionNumbers = Field(default_factory=AttentionNumbers)
    money: MoneyNumbers = Field(default_factory=MoneyNumbers)
    work: WorkNumbers = Field(default_factory=WorkNumbers)
    reliability: ReliabilityNumbers = Field(default_factory=ReliabilityNumbers)
    flights: FlightNumbers = Field(default_factory=FlightNumbers)
    politics: PoliticsNumbers = Field(default_factory=PoliticsNumbers)
    intelligence: IntelligenceNumbers = Field(default_factory=IntelligenceNumbers)
    capture: CaptureNumbers = Field(default_factory=CaptureNumbers)
    captives: CaptiveNumbers = Field(default_factory=CaptiveNumbers)
    verdict: VerdictNumbers = Field(default_factory=VerdictNumbers)
