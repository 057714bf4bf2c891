"""The rules' numbers: every constant a scenario may change, with its default."""

from __future__ import annotations

from pydantic import Field

from spacerace_game.spec.base import Count, Day, Id, Points, Price, Quarters, Rate, Share, Spec
from spacerace_game.spec.missions import System


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
    institute: Count = 1
    """Founding an institute in Germany, or moving it home."""
    source: Count = 1
    tender: Count = 1
    reform: Count = 2
    pledge: Count = 2
    pledge_change: Count = 1
    """To ask for the rest, announce a slip or drop a pledge."""
    sizing: Count = 1
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
    institution_since: Count = 1955
    """The first year in which an agency, a force or a ministry can be founded by reform."""
    force_military: Points = 150
    ministry_support: Points = -80
    mothball: Share = 50_000
    """What a mothballed program costs a quarter, against its normal rate."""
    mothball_quality: Share = 20_000
    """Quality that a mothballed design loses in a year, where it has no fixed fault to lose."""
    crisis_quarters: Quarters = 4
    """Over so many quarters a crisis pays its extra grant: the shock in per cent of the year's grant."""


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
    bureau_light: Price = 30_000
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
    early_slow: Share = 100_000
    """How much longer research takes for each year by which it is ahead of the year in which a technology is ripe."""
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
    hire_price: Price = 20
    hire_most: Share = 80_000
    """Of the engineers there are, a quarter."""
    school_price: Share = 20_000
    """What an education order costs a year, of the neutral grant."""
    school_growth: Share = 5_000
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
    ground_price: tuple[Rate, ...] = (1_000_000, 1_010_000, 1_070_000, 1_190_000, 1_400_000)
    ground_quarters: tuple[Quarters, ...] = (0, 1, 2, 2, 4)
    lesson: Share = 50_000
    """Share of each suspected fault that a lesson of a technology removes from hardware that stands and needs it, for
    each level by which the technology can rise no more on the ground."""
    found_by_failure: Share = 700_000
    fix_price: Share = 60_000
    """Of the development price."""
    fix_quarters: Quarters = 2
    fix_holds: Share = 700_000
    """Chance that the first remedy holds; otherwise the repair takes as long once more."""
    idle_suspicion: Share = 200_000
    """How far a removed fault comes back under suspicion: in a year in mothballs, or after a pause in flying."""
    pause_quarters: Quarters = 4
    """A vehicle that has not flown for longer brings a removed fault back."""


class FlightNumbers(Spec):
    """Flight rules, pads and results."""

    scrub: tuple[Share, ...] = (350_000, 150_000, 0)
    """Chance of a scrub under conservative, standard and aggressive rules."""
    kill_factor: tuple[Rate, ...] = (850_000, 1_000_000, 1_300_000)
    scrub_days: Count = 21
    hold_price: Share = 100_000
    """Of operations and spacecraft, for each scrub that is held on the pad: crews, propellants, repairs."""
    minor_systems: tuple[System, ...] = ("power", "control", "thermal", "radio")
    """Systems of a spacecraft that a crew can lose and live."""
    press_on: Share = 250_000
    """Share of failures in a minor system that a crew told to press on works around."""
    home_early: Share = 900_000
    """Chance that a crew told to come home early survives a failure in a minor system."""
    halt_quarters: Quarters = 2
    """How long a series halted after a loss waits at most for its cause to be found and removed."""
    pad_blast: Share = 60_000
    """Share of the losses by a stage that burns from lift-off, or by bad luck on ascent, that happen on the pad."""
    pad_repair_days: Count = 270
    pad_repair_price: Share = 500_000
    """Of the pad's share of the price of its complex."""
    escape: Share = 800_000
    """Chance that a crew with an escape system survives a loss on ascent."""
    partial: Share = 400_000
    crew_worst: Rate = 1_600_000
    """What a crew with no skill makes of the risk of a manual phase."""
    crew_best: Rate = 500_000
    """What a crew with a skill of a hundred makes of it."""
    training_quarters: Quarters = 3
    """Time to train for a spacecraft; without it a crew's skill counts half."""
    training_price: Price = 100
    """A quarter and head."""
    experience: Count = 8
    """Skill that each flight adds, three times at most."""
    rest_days: Count = 120
    """How long a crew rests after a flight."""
    inquiry_quarters: Quarters = 3
    """How long the hardware that killed a crew stays on the ground."""
    stand_down: Quarters = 1
    """How long a vehicle stays on the ground after a loss on ascent, until the board has reported."""
    rescue: Share = 600_000
    """Chance to fetch a stranded crew with a ship that is nearly ready."""
    rescue_days: Count = 60
    same_days: Count = 30
    """Days by which a recorded flight may move and still be the same flight with the same fate."""
    lift_margin: Share = 100_000
    """How far what a mission asks may lie above what a vehicle is computed to do: the model's own error."""


class PoliticsNumbers(Spec):
    """Support, fear, prestige and surprise."""

    support_start: Points = 500
    military_start: Points = 500
    drift: Share = 100_000
    """How far support drifts towards the leader's disposition in a quarter."""
    fear_drift: Share = 50_000
    first_support: Count = 8
    """A first is worth its prestige divided by this in support."""
    second_support: Count = 16
    failure_support: Count = 20
    """A failure everybody saw costs the hoped-for prestige divided by this in support."""
    failure_hidden: Count = 40
    """One that was kept quiet costs it divided by this: those who paid for it know."""
    fear_per_first: Count = 6
    crew_lost: Points = -100
    crew_lost_hidden: Points = -40
    crew_lost_found: Points = -140
    found_out: Share = 15_000
    """Chance a quarter that a hidden loss comes out; it adds up."""
    before_prestige: Rate = 1_250_000
    """What a feat announced beforehand is worth."""
    outdone: Share = 400_000
    """What a feat outdone by a greater one still earns."""
    calm_below: Points = 100
    """A smaller surprise than this costs nobody sleep."""
    week_below: Points = 200
    crisis_from: Points = 500
    week_support: Points = -40
    week_fear: Points = 80
    alarm_support: Points = -80
    crisis_support: Points = -140
    lead_weight: Rate = 2_000_000
    """Points of believed lead for each point of prestige, within 50 either way."""
    lead_drift: Share = 250_000
    """How far the public's belief in its lead moves towards the truth in a quarter."""
    triumph_feat: Id = "crewed-landing"
    """The feat after which a public fears nothing any more: triumph empties the purse."""
    hearing: Points = 250
    """Support under which the chief is heard, which takes an attention each quarter."""
    dismissal: Points = 100
    dismissal_quarters: Quarters = 2
    dismissal_prestige: Points = -500
    dismissal_attention: Quarters = 4
    """For so long a successor has one attention less."""
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
    pledge_worth: Points = 100
    """What a milestone must be worth to whoever is first, to be worth a pledge."""
    pledge_days: Count = 365
    """How far ahead a pledge's date must lie, and how long before it a slip must be announced."""
    pledge_lean: Share = 600_000
    pledge_lean_support: Points = 40
    pledge_request: Share = 500_000
    """What one request brings of the rest that a lean estimate left out."""
    pledge_request_support: Points = -50
    pledge_late: Share = 500_000
    """What a missed pledge still pays, against its mean tranche."""
    pledge_grace: Quarters = 8
    """For so long a missed pledge goes on before it counts as dropped."""
    pledge_error: Quarters = 4
    """How well a public pledge tells the rivals the date."""
    decree: Share = 600_000
    """What a secret decree puts on paper of the honest estimate."""
    decree_least: Share = 700_000
    """At least so much of a decree's paper arrives; how much is drawn."""
    decree_penalty: Share = 666_667
    """What a secret decree's slips and breaks cost, against a public pledge's."""
    pledge_kept: Points = 100
    pledge_slip: Points = -60
    pledge_missed: Points = -150
    pledge_dropped: Points = -80
    pledge_lapsed: Points = -160
    """What a missed pledge costs whose grace runs out before anybody has said that it is given up."""
    pledge_bound: Share = 800_000
    demand_accept: Points = 30
    demand_done: Points = 40
    demand_missed: Points = -60
    demand_refused: Points = -30
    demand_odds: Share = 250_000
    """Chance that an occasion makes the leader ask for a feat."""
    demand_front: Share = 250_000
    """What being in front adds to it, and what an open decree adds."""
    demand_ahead: Quarters = 5
    """So long before the occasion the leader asks."""
    demand_answer: Quarters = 1
    """Turns until no answer counts as a refusal."""


class MilitaryNumbers(Spec):
    """Customers, their requirements, and the bomb whose weight nobody knows."""

    tender_accept: Points = 30
    """Interest for promising a requirement; being late with it then costs double."""
    tender_decline: Points = -20
    """Interest for declining one; nothing is owed then, and meeting it is worth half."""
    tender_quarters: Quarters = 4
    """How long after a requirement is posted it may be answered."""
    drift: Share = 20_000
    """How far customers' interest returns to its middle in a quarter."""
    late_quarters: Quarters = 8
    """For so long a late requirement costs interest."""
    deterrence_km: Count = 5_500
    """Range of the requirement that, once met, is deterrence."""
    watch_quarter: Share = 50_000
    """Share of customers' money that moves from missiles to watching in each quarter after deterrence."""
    watch_most: Share = 600_000
    bomb_year: Count = 1951
    """The year of the first forecast."""
    bomb_guess: Count = 5_000
    """The first forecast, kilograms."""
    bomb_error: Count = 2_000
    """Its error either way, kilograms; it narrows every year."""
    bomb_sharp: Count = 150
    """The error of the last forecast."""
    bomb_least: Count = 1_400
    bomb_most: Count = 3_000
    """Between these the truth is drawn, the lighter of two draws, kilograms."""
    bomb_light: Count = 2_000
    """What a light missile can carry, kilograms."""
    size_since: Count = 1950
    size_until: Count = 1956
    """After this year a first sizing decision is late."""
    size_late: Points = -60
    both_price: Share = 600_000
    """What developing for both weights at once adds to the price of each sized missile."""
    overweight: Points = -80
    """Interest lost where a finished light missile cannot carry the bomb."""
    heavy_cap: Points = 700
    """The most interest where only the heavy missile was chosen."""
    heavy_cap_since: Count = 1963


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
    secrecy_slow: Share = 50_000
    """What each level of secrecy takes from one's own speed."""
    secrecy_imitation: Share = 330_000
    """What each level of secrecy takes from what one's own bureaus learn from each other."""
    secrecy_interest: Points = -60
    """Interest that customers lose for each level by which secrecy over their rockets is loosened by order."""
    source_price: tuple[Price, ...] = (2_000, 8_000, 25_000, 60_000)
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
    offer_price: tuple[Price, ...] = (55, 110, 120)
    """A head, for a bare, a fair and the best offer."""
    offer_trust: tuple[Points, ...] = (300, 450, 600)
    seize_trust: Points = 150
    seize_family: Points = -50
    """What a seized group trusts less still: its families were there."""
    seize_leaning: Count = 1
    """What every other specialist's leaning loses for good each time a team seizes people."""
    best_dossier: Count = 2
    """What the best offer, which asks no questions, adds to the dossier of whoever has one."""
    thing_offer: Count = 2
    """Things ask for no offer; a team that carries them off weighs as if it had made this one."""
    targets: Count = 3
    """What a team can handle in a beat."""
    wish_unknown: Share = 166_667
    """Share of what lies in Germany that a side's first wish list leaves out."""
    wish_wrong: Share = 166_667
    """Share that the first wish list has at the wrong place."""
    deny: Share = 250_000
    """Chance to destroy something, for each point of access; in one's own zone it is certain."""
    suspect: Count = 6
    """A dossier from which a screened person or group waits for a judgement."""
    checked: Share = 500_000
    """What screening leaves of the dossier of those who are no suspects."""
    court_support: Points = 10
    """What handing a suspect to a court gives."""
    institute_price: Price = 300
    institute_leaning: Count = 2
    """What working at home in Germany adds to everybody's leaning."""
    institute_trust: Points = 40
    """What trust gains in a year at the institute."""
    institute_rounds: Count = 2
    """Rounds that the institute's plant puts together from captured parts in a quarter."""
    court_trust: Points = 100
    """So much trust weighs one against a rival's covert bid for someone at the institute."""
    closing_since: Day = 16_709
    """From this day, 1945-10-01, the Allies may force an institute to close."""
    closing_first: Share = 50_000
    """Chance of that in the first quarter."""
    closing_more: Share = 80_000
    """What each later quarter adds to that quarter's chance."""
    closing_left: Share = 333_333
    """Share of people who stay behind after a forced closure."""
    move_left: Share = 500_000
    """Of the quarter's chance of closure: the chance that someone is missed when all are moved in one night."""
    move_trust: Points = -100


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
    parallel_speed: Share = 100_000
    """What two teams on one goal add to the speed of German technologies in the discipline."""
    parallel_rivalry: Points = 100
    """What the first parallel team of a discipline adds to the rivalry of the bureaus that work in it."""
    teach: Share = 10_000
    """Growth of one's own engineers a quarter where integrated captives teach."""
    teach_quarters: Quarters = 20
    """For so long there is something to teach in a discipline."""
    leader_trust: Points = 700
    surface: Share = 10_000
    """Chance a year per point of dossier that it surfaces, for integrated captives."""
    surface_support: Points = -60
    """What a surfaced past costs, in full from a suspect's dossier on, below that in proportion."""
    home_saves: Price = 100
    """A year's keep of a named captive or of ten people in a group; sending them home saves it."""
    unpaid_trust: Points = -20
    """What a quarter without pay does to trust."""
    broken_contract: Points = -20
    """What a year in isolation takes more from those who had the best offer."""
    output_base: Share = 400_000
    output_trust: Share = 600_000
    help: Count = 30
    """Speed, ppm, that a tenth of a point of output adds to German technologies of its disciplines."""
    help_most: Share = 400_000
    hearsay_trl: Count = 5
    """What leaks or is told by those who went home lifts no technology above this: the last proof is one's own."""
    leak_error: Share = 333_333
    """What a leak takes off a rival's error about every date, where there is no technology to leak."""
    leak_quarters: Quarters = 4
    """For so long after such a leak secrecy counts one less."""
    paper: Count = 600
    """Of a design on paper, ppm, that a tenth of a point of output in isolation draws in a quarter."""
    adopt_quarters: Quarters = 2
    """What an adopted design takes off a program at its normal rate; one for each program."""
    adopt_trust: Points = 100
    shelve_trust: Points = -50
    design_waits: Points = -5
    """What each quarter takes from their trust in which a finished design lies unanswered."""
    pride: Share = 100_000
    """How much slower a chief designer works who was made to adopt a captive's design."""
    pride_quarters: Quarters = 4
    debrief: Share = 200_000
    """Chance that a rival debriefs someone sent home."""
    debrief_leaning: Share = 100_000
    """What each point of their leaning to that rival adds."""
    cooling: Quarters = 4
    """Quarters off secret work that make what they know one level old."""
    german_trl: Count = 6
    """Nothing captured lifts a technology above this."""


class VerdictNumbers(Spec):
    """The five columns: weights, what counts in each, and how far above the real side a column can stand."""

    firsts: Share = 350_000
    knowledge: Share = 200_000
    shield: Share = 150_000
    people: Share = 150_000
    legacy: Share = 150_000
    most: Rate = 2_000_000
    """The most a column can show, against what the side really did."""
    data_up: Points = 10
    """What a sounding of the upper air brings home when all its phases end well."""
    data_range: Points = 2
    data_orbit: Points = 40
    data_beyond: Points = 120
    """Escape, the Moon and the planets."""
    data_crew: Points = 300
    """What a full flight beyond Earth's orbit with a crew brings home: hands choose better, and carry more."""
    data_full: Count = 3
    """So many flights of a kind bring the whole of it."""
    data_repeat: Share = 100_000
    """What each later flight of that kind still brings."""
    requirement: Points = 100
    """A customer's requirement met in time."""
    requirement_late: Points = 50
    crisis: Points = 50
    """Taken off the shield for each crisis: a country caught unprepared."""
    people_base: Points = 5_000
    """Where people stand before anyone is lost, and before captives are counted."""
    life_crew: Points = 120
    """Taken off for each member of a crew who died."""
    life_ground: Points = 5
    """Taken off for each death on the ground."""
    treated: tuple[Points, ...] = (500, 1_000, 300, 800, 800)
    """What the mean captive adds, by treatment: none, integrated, isolated, in a parallel team, sent home."""
    people_least: Points = 100
    """Below this the standing of people does not fall."""
    school: Points = 50
    """What schools founded add to the legacy, each time."""


class Numbers(Spec):
    """All the numbers of the rules."""

    attention: AttentionNumbers = Field(default_factory=AttentionNumbers)
    money: MoneyNumbers = Field(default_factory=MoneyNumbers)
    work: WorkNumbers = Field(default_factory=WorkNumbers)
    reliability: ReliabilityNumbers = Field(default_factory=ReliabilityNumbers)
    flights: FlightNumbers = Field(default_factory=FlightNumbers)
    politics: PoliticsNumbers = Field(default_factory=PoliticsNumbers)
    military: MilitaryNumbers = Field(default_factory=MilitaryNumbers)
    intelligence: IntelligenceNumbers = Field(default_factory=IntelligenceNumbers)
    capture: CaptureNumbers = Field(default_factory=CaptureNumbers)
    captives: CaptiveNumbers = Field(default_factory=CaptiveNumbers)
    verdict: VerdictNumbers = Field(default_factory=VerdictNumbers)
