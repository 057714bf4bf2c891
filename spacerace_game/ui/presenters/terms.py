"""What the game's words mean: short texts for tooltips, each with further words to follow."""

from __future__ import annotations

from spacerace_game.ui.say import say

TERMS: dict[str, str] = {
    "money": "What you may spend freely this year: the [[grant]] paid out by the quarter, and what [[pledges|pledge]] "
    "bring. Little of what is left at the year's end is kept.",
    "customers": "Money of the armed forces, tied to their [[requirements|requirement]] and to hardware they want. It pays "
    "military work first; it cannot buy science.",
    "grant": "The year's civil money. It follows the country's economy, then [[support]], [[fear]], and what crises and "
    "promises did. Press the number to see its parts.",
    "support": "How many in the government stand behind you, 0 to 100. It moves the [[grant]]; when it stays low you are "
    "heard, and in the end dismissed. Firsts raise it; flights that fail lower it, if less so where "
    "only insiders hear of them, and so do broken [[pledges|pledge]] and a [[surprise]].",
    "fear": "How afraid the country is of the other side, 0 to 100. A frightened country gives more. A [[surprise]] raises "
    "it, time and success calm it.",
    "prestige": "What the world thinks of you: the sum of what [[milestones|milestone]] were worth. It counts in the [[verdict]].",
    "attention": "What you can attend to yourself in a quarter. Most orders take some of it; outstanding managers without "
    "a [[program]] add to it, and a little can be carried over.",
    "program": "A funded line of work on a technology, vehicle, spacecraft or facility. It has a funding level, perhaps a "
    "leader and a [[bureau]], and it wants engineers.",
    "bureau": "A design bureau or centre with its own strengths. Two bureaus on one goal are faster and quarrel: [[rivalry]].",
    "rivalry": "What bureaus have against each other. It slows shared work.",
    "pledge": "A [[milestone]] promised by a date, for money now. Kept, it pays; broken, it costs [[support]].",
    "milestone": "A first worth remembering. Being first earns most; coming second something, and nothing takes the shine off "
    "what nobody has done.",
    "surprise": "Being beaten unprepared is a shock. Its size is what the first was worth, less what your [[intelligence]] "
    "expected, more the further ahead your public believed itself.",
    "intelligence": "You never see the rival's work, only [[estimates|estimate]]. Sources cost money, take risks and err.",
    "estimate": "The day by which an agency believes the rival can do something, give or take an error. Agencies disagree; "
    "you choose whom to publish.",
    "requirement": "What a customer wants by a date, for example a missile of a range. Promised and met it pays, promised and "
    "missed it costs.",
    "readiness": "Technology readiness level, 1 to 9. Work on the ground brings it to 6; levels 7 to 9 come only by flying.",
    "fault": "Something in a design that may be wrong. Nobody knows until it strikes; tests find it, failures show it, and "
    "what is shown can be fixed.",
    "odds": "The chance that all goes well. What you see is exactly what is drawn.",
    "article": "One built rocket, with a number. Its luck is its own: waiting changes your readiness, not its fate.",
    "series": "Several flights of one kind ordered together for the [[attention]] of one.",
    "flight rules": "Conservative rules scrub more and risk less; aggressive ones fly.",
    "captive": "Someone brought from Germany. How you treat them decides what they give and what it costs.",
    "trust": "How far a captive trusts you, and you them. It makes work better and leaks rarer.",
    "offer": "What a field team may promise: bare terms, fair terms, the best terms; or nothing, by force, in your own zone.",
    "leaning": "Whom a person would rather go with, all else equal.",
    "access": "How easily your teams work at a site: best in your own zone.",
    "secrecy": "How closed the program is, 0 to 3. It hides failures and slows the work.",
    "custom": "When flights are announced: before, after, or never. Only a reform changes it.",
    "demand": "A feat that the leader would like by a day. It can be promised or refused.",
    "reservation": "What the government would rather not have done, such as a first on a rocket of the armed forces. Whoever "
    "does it all the same loses [[support]]; it is void once anybody has done it in public.",
    "verdict": "How the campaign is judged, in five columns: firsts, [[knowledge]], people, [[shield]] and legacy.",
    "shield": "What the armed forces asked for and got, in time or late. A [[crisis]] takes from it. One of the five columns "
    "of the [[verdict]].",
    "crisis": "A rival's first so great and so little expected that the country felt caught unprepared: the worst [[surprise]]. "
    "It costs [[support]] and takes from the [[shield]], and it brings money for some time.",
    "hindsight": "Whoever rewinds knows fates. Such a campaign goes on, marked.",
    "delta-v": "The change of speed a rocket can make: what decides where it can go.",
    "deputies": "Outstanding managers and directors who lead no program: each adds to your [[attention]].",
    "knowledge": "Data and samples brought home: one of the five columns of the [[verdict]].",
    "crew": "Those who fly. Selection, training, rest and experience count where a phase is flown by hand.",
    "hold": "Half speed at less than half the price. Nothing is lost but time.",
    "crash": "Faster, at a price that grows more than the speed, and with haste that leaves [[faults|fault]] behind.",
}


def term_text(term: str) -> str:
    """What a term means, or an empty string.

    >>> term_text("fear").startswith("How afraid")
    True
    """
    found = TERMS.get(term.casefold()) or TERMS.get(term.casefold().removesuffix("s"))
    return say(found) if found else ""
