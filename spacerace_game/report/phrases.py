"""The phrases of the report, by what they tell. Everything that could be wrong stands in braces, as a claim.

Phrases of one kind say the same thing with the same claims, so any of them may serve. A phrase names no number, no
date and no side of its own.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str, ...]] = {
    # ---- who was first ------------------------------------------------------------------------------------
    "first": (
        "{who} was first, on {day}.",
        "It was done on {day}, by {who}.",
        "On {day} it fell to {who}.",
        "{adjective} engineers got there before anybody else, on {day}.",
        "The date is {day} and the credit belongs to {who}.",
        "{who} had it on {day}, ahead of all others.",
        "Nobody had done it until {who} did, on {day}.",
        "{day} was the day, and the flight was {adjective}.",
        "The log of {day} is {adjective}, and it is the earliest there is.",
        "It came to {who} on {day}.",
    ),
    "first-same": (
        "{who} was first, on {day}, as in the history we know.",
        "On {day}, the real day to the letter, {who} did it.",
        "The day was {day} and the side {who}: here the two histories are one.",
        "{adjective} engineers did it on {day}, exactly when they really did.",
        "Of {day} both histories tell the same, and both name {who}.",
        "Nothing had moved this one from its place: {day}, {who}.",
        "{who} kept history's appointment on {day}.",
        "Neither the winner nor the date had changed: {who}, {day}.",
        "For {who} it was {day}, which is also what the reference books say.",
        "{day} brought it to {who}, on time by the calendar of our own past.",
        "A reader of real chronicles will find {who} and {day} where they belong.",
        "It happened as it happened: {who}, on {day}.",
    ),
    "first-secret": (
        "No newspaper printed a word of it.",
        "Nobody outside the project was told.",
        "It was done in silence and stayed a secret.",
    ),
    "first-new": (
        "{who} did on {day} what nobody really did while the record runs.",
        "For {day} the real chronicle has no entry to set beside this one, which is due to {who}.",
        "What {who} achieved on {day} has no counterpart in our past.",
    ),
    "earlier": (
        "That is {span} ahead of reality, where it came on {real}.",
        "Reality took {span} longer and got there on {real}.",
        "In our own past the day was {real}; here it fell {span} sooner.",
        "The same side did it in reality, too, but {span} later, on {real}.",
        "The real world had to wait for it until {real}, {span} more.",
        "Against the real date of {real}, {span} had been gained.",
        "It came {span} before its time, which would have been {real}.",
        "{real} is the day in our books, {span} after this.",
        "We remember it for {real}; take {span} off and one has the date of this campaign.",
        "With {span} in hand over the real {real}, nobody could call it slow.",
        "The calendar of reality shows {real}, and so the lead comes to {span}.",
    ),
    "later": (
        "That is {span} behind reality, where it came on {real}.",
        "The same side had really done it {span} sooner, on {real}.",
        "In our own past the day was {real}; here it took {span} more.",
        "Reality had it on {real}, and had it {span} earlier.",
        "By then {span} had gone by since {real}, its real day.",
        "Against the real date of {real}, {span} had been lost.",
        "It came {span} after its time, which would have been {real}.",
        "{real} is the day in our books; add {span} and one has this one.",
        "The real flight of {real} was {span} old by that reckoning.",
        "History did not need those last {span}: it was finished on {real}.",
        "Its real day, {real}, had passed {span} before.",
    ),
    "other-earlier": (
        "In reality {other} did it, on {real}, {span} after this.",
        "The name in our books is that of {other}, and the day {real}, {span} later.",
        "We connect it with {other} and with {real}; that would have been {span} too late here.",
        "{other}, whose day it was in reality on {real}, had been forestalled by {span}.",
        "Reality gave it to {other}, {span} later, on {real}.",
        "Had things gone as they really went, {other} would have had it {span} afterwards, on {real}.",
        "It had been meant for {other}, one might say: {real} is the real date, {span} on.",
    ),
    "other-later": (
        "In reality {other} did it, on {real}, {span} before this.",
        "The name in our books is that of {other}, and the day {real}, {span} earlier.",
        "We connect it with {other} and with {real}; the prize lay unclaimed for {span} beyond that.",
        "Reality gave it to {other}, {span} sooner, on {real}.",
        "Of {other}, who really did it on {real}, nothing had been seen, not even {span} later.",
        "It was {other} who really took it, on {real}; {span} after that date the place was still free.",
        "The real winner was {other}, with {span} to spare, on {real}.",
    ),
    "other-same": (
        "In reality {other} did it on that very day.",
        "The day is the real one and the winner is not: our books name {other}.",
    ),
    # ---- what flew ----------------------------------------------------------------------------------------
    "flown": (
        "It rode on the {vehicle}, number {serial} of its line.",
        "The {vehicle} that flew it bore the number {serial}, and {odds} had been its chance of full success.",
        "The engineers had given {odds} to the {vehicle} on the pad.",
        "A chance of {odds} had stood in the papers for the {vehicle}.",
        "What stood on the pad was the {vehicle}, article {serial}.",
        "Full success had been reckoned at {odds} for this {vehicle}, the article numbered {serial}.",
        "The work was done by the {vehicle}, article number {serial}.",
        "Before the launch the {vehicle} was held good for {odds}.",
        "{odds} was what the reliability men allowed the {vehicle}.",
        "The {vehicle} carried it; its serial number was {serial}.",
    ),
    "crew-one": (
        "Aboard was {crew}.",
        "The pilot's name was {crew}.",
        "{crew} made the flight.",
        "It was {crew} who went.",
        "The seat had been given to {crew}.",
        "From then on people would know the name of {crew}.",
    ),
    "crew-many": (
        "Aboard were {crew}.",
        "The crew: {crew}.",
        "{crew} flew it together.",
        "It was {crew} who went.",
        "Those who had been chosen were {crew}.",
    ),
    "other-vehicle": (
        "In reality the {vehicle} carried it.",
        "Our history used the {vehicle} for it.",
        "Another machine, the {vehicle}, has the honour in reality.",
        "What really flew was the {vehicle}.",
        "Readers of real history will miss the {vehicle} here.",
    ),
    # ---- why it differed ----------------------------------------------------------------------------------
    "attempt-one": (
        "One flight had failed before it, on {day}.",
        "It had been tried once without success, on {day}.",
        "The first try, on {day}, had come to nothing.",
        "A flight of {day} had failed at it.",
    ),
    "attempt-one-yet": (
        "It came so soon in spite of a flight that had failed at it, on {day}.",
        "Not even the loss of a flight for it, on {day}, had held it up for long.",
        "A failure on {day} had not kept it from coming early.",
        "That the first try had failed, on {day}, makes so early a date the more remarkable.",
    ),
    "attempts-yet": (
        "It came so soon although {count} flights before it had failed, the last on {day}.",
        "Not even {count} flights that came to nothing, the last of them on {day}, had kept it back.",
        "The early date had been won in spite of {count} failures, most recently on {day}.",
        "Behind so early a day lay {count} failed flights all the same; the last fell on {day}.",
    ),
    "attempts": (
        "It had not come at the first try: {count} flights before it had failed, the last on {day}.",
        "Behind it lay {count} flights that came to nothing, the last of them on {day}.",
        "There had been {count} flights for the same purpose without success, most recently on {day}.",
        "Time had gone into {count} flights that failed; the last fell on {day}.",
        "The road to it had cost {count} flights, of which the last was lost on {day}.",
    ),
    "finding": (
        "The inquiry's finding had been “{fault}”.",
        "The report on it read “{fault}”.",
        "“{fault}” stood in the report.",
        "Those who picked through the telemetry had written down “{fault}”.",
        "On the sheet where the cause is entered stood “{fault}”.",
    ),
    "begun-earlier": (
        "Work on the {vehicle} had begun in {month}, {span} before its start in the record.",
        "The {vehicle} owed its head start to an order of {month}, given {span} sooner than the record's.",
        "The program for the {vehicle} had been open since {month}; the record opens it {span} after that.",
        "Somebody had signed for the {vehicle} in {month}, {span} ahead of the recorded order.",
    ),
    "begun-later": (
        "Work on the {vehicle} had begun only in {month}, {span} after its start in the record.",
        "The {vehicle} had been ordered in {month}; the order of the record is {span} older.",
        "Until {month} no program for the {vehicle} existed, and that was {span} lost against the record.",
        "The {vehicle} had been left waiting for its order until {month}, {span} beyond the recorded one.",
    ),
    "begun-earlier-yet": (
        "It cannot have been for want of an early start: work on the {vehicle} had begun in {month}, {span} before its "
        "start in the record.",
        "And yet the {vehicle} had been ordered in {month}, {span} sooner than the record has it.",
        "A head start on the {vehicle}, begun in {month} and {span} ahead of the record, had been thrown away.",
        "All this although the program for the {vehicle} had been open since {month}, {span} before the recorded one.",
    ),
    "begun-later-yet": (
        "It came so soon in spite of a late start: work on the {vehicle} had begun only in {month}, {span} after its "
        "start in the record.",
        "And yet the {vehicle} had been ordered only in {month}, {span} later than the record has it.",
        "A late start on the {vehicle}, begun in {month} and {span} behind the record, had been made good.",
        "All this although there had been no program for the {vehicle} until {month}, {span} past the recorded order.",
    ),
    "led": (
        "{person} led the work on the {vehicle}.",
        "The {vehicle} was in the charge of {person}.",
        "Answerable for the {vehicle} was {person}.",
        "At the head of the {vehicle} program stood {person}.",
    ),
    "led-other": (
        "The {vehicle} was led by {person}, whom reality gave to {other}.",
        "{person}, who in reality worked for {other}, led the work on the {vehicle}.",
        "At the head of the {vehicle} program stood {person}, who really went to {other}.",
    ),
    "slipped": (
        "The flight had been put off {count}, until {day} at the last.",
        "Its date had moved {count}, in the end to {day}.",
    ),
    # ---- the others ---------------------------------------------------------------------------------------
    "follow": (
        "{who} followed on {day}.",
        "{who} came after, {span} later.",
        "It was {span} before {who} could say the same.",
        "The {adjective} answer came on {day}.",
        "{who} drew level on {day}, {span} behind.",
        "For {who} the day was {day}.",
        "Second was {who}, on {day}.",
    ),
    "follow-together": (
        "{who} shared in it the same day.",
        "It was done together with {who}.",
    ),
    "never-followed": (
        "Against “{title}” the {adjective} column stays empty to the end.",
        "{who} never did it; “{title}” remained a thing of others.",
        "“{title}” is missing from the {adjective} list for good.",
        "There is no {adjective} entry under “{title}”.",
        "As for {who}, “{title}” was left to others.",
    ),
    "surprise-week": (
        "In {month} it made a bad week for {who}.",
        "{who} read of it in {month} with some annoyance.",
        "The {adjective} newspapers of {month} were unkind about it for a week.",
        "It was taken badly by {who} in {month}, but not for long.",
    ),
    "surprise-alarm": (
        "For {who} the month of {month} was one of alarm.",
        "{who} had not seen it coming, and in {month} there was alarm.",
        "The {adjective} public took fright in {month}.",
        "In {month} questions were asked of {who} that had no good answer.",
    ),
    "surprise-crisis": (
        "For {who} it brought on a crisis, in {month}.",
        "{who} was wholly unprepared; what followed in {month} was a crisis.",
        "The {adjective} crisis of {month} began with this.",
    ),
    # ---- chapter openings ---------------------------------------------------------------------------------
    "flights": (
        "{who} flew {flown} times between {since} and {until}, {succeeded} of them with full success.",
        "From {since} to {until} the {adjective} flag flew on {flown} rockets, and {succeeded} did all they were for.",
        "Between {since} and {until} the {adjective} ranges counted {flown} launches and {succeeded} full successes.",
        "The {adjective} log for {since} to {until} has {flown} flights in it and marks {succeeded} as full successes.",
    ),
    "flights-record": (
        "The real record of that time has {flown} flights, {succeeded} of them full successes.",
        "In reality there were {flown} flights, and {succeeded} went as intended.",
        "Set beside it the real log: {flown} flights, with {succeeded} in order.",
        "For comparison, reality: {flown} flights, of which {succeeded} succeeded wholly.",
    ),
    "flights-single": (
        "{who} flew once between {since} and {until}, on {day}.",
        "A single flight, on {day}, is all that {who} had to show from {since} to {until}.",
        "Between {since} and {until} one {adjective} rocket left the ground, on {day}.",
    ),
    "flights-none": (
        "Nothing {adjective} flew between {since} and {until}.",
        "From {since} to {until} the {adjective} pads stayed empty.",
        "{who} launched nothing from {since} to {until}.",
    ),
    "money": (
        "It cost {who} {money} {unit}.",
        "{who} paid {money} {unit} for it.",
        "The bill for {who} came to {money} {unit}.",
        "On the {adjective} side {money} {unit} were spent.",
        "{money} {unit} went through the {adjective} books.",
    ),
    "prestige": (
        "When {until} was over, {who} led in the eyes of the world, with {points} points of prestige.",
        "At the end of {until} the world thought most of {who}: {points} points of prestige.",
        "By the close of {until} no prestige was greater than the {points} points of {who}.",
        "{who} ended {until} with the highest standing, {points} points.",
    ),
    "prestige-second": (
        "{who} had {points}.",
        "For {who} it was {points}.",
        "The figure for {who} is {points}.",
        "{who} stood at {points}.",
    ),
    "support-low": (
        "At home, support for the {adjective} program had sunk to {points}.",
        "The {adjective} program had {points} points of support left at home.",
        "Of support at home the {adjective} program kept {points} points.",
    ),
    "support-high": (
        "At home, support for the {adjective} program stood at {points}.",
        "The {adjective} program could count on {points} points of support at home.",
        "With {points} points of support behind it, the {adjective} program had few enemies at home.",
    ),
    # ---- Germany ------------------------------------------------------------------------------------------
    "scramble-side": (
        "{who} brought {people} people home from Germany who are known by name, and {lots} loads and teams besides.",
        "Of what lay in Germany {who} took {lots} loads and teams; of people whose names one knew, {people}.",
        "The {adjective} field teams came back with {people} names and {lots} loads and teams.",
    ),
    "captured-same": (
        "{person} went to {who}, as in reality; by the calendar of this campaign that was in {month}.",
        "{who} had {person} here from {month} on: the side is history's own, the month only this campaign's.",
        "In this campaign it was {month} when {person} came to {who}, the side that really had this name on its rolls.",
        "As to whose {person} would be, history kept to its course: {who}, here from {month} on.",
        "The record and the campaign agree that {person} fell to {who}; {month} is only the campaign's date for it.",
        "{person} ended with {who} in both histories, in this one from {month}.",
    ),
    "captured-other": (
        "{person} came to {who} here, in {month}; in reality it was {other} that had this name.",
        "{who} got {person}, whom reality gave to {other}; here that was in {month}.",
        "In {month} of this campaign {person} chose {who} and not, as we know it, {other}.",
        "That {person} came to {who}, in {month} here, is one of the great differences: {other} really had that "
        "signature.",
        "{other} lost {person} to {who}, against the record; this campaign dates it to {month}.",
    ),
    "captured-new": (
        "{person} came to {who} here, in {month}, and in reality to neither side.",
        "{who} found a use for {person} in {month} of this campaign, which nobody did in reality.",
        "In {month} of this campaign {person}, whom neither side really took, came to {who}.",
    ),
    "captured-lost": (
        "{person}, in reality won by {other}, went to no one.",
        "Nobody obtained {person}, whom {other} really had.",
        "{person} stayed out of it, where reality has the name on the rolls of {other}.",
    ),
    # ---- people -------------------------------------------------------------------------------------------
    "died": (
        "{person} died in {month}.",
        "In {month} {person} died.",
        "{month} brought the death of {person}.",
        "They buried {person} in {month}.",
    ),
    "died-same": (
        "{person} died on {day}, as in reality.",
        "On {day} {person} died, as the history we know has it.",
        "{day} brought the death of {person}, here as there.",
        "The death of {person}, on {day}, is history's own.",
    ),
    "died-same-year": (
        "{person} died in {day}; our own books know the year alone.",
        "In {day} {person} died, as in reality, where no day of it is known.",
        "{day} brought the death of {person}, on a day that our own books do not give.",
    ),
    "died-really": (
        "Reality has another day for it, {day}.",
        "In reality it was on {day}.",
        "The real date is {day}.",
        "Our own books give {day}.",
    ),
    "died-really-year": (
        "In reality it was in {day}.",
        "The real year is {day}.",
        "Our own books say {day}, and know no day.",
    ),
    "outlived-year": (
        "Real history had already buried {person}, in {day}.",
        "In reality {person} did not live beyond {day}.",
        "{person} was spared the real end in {day}.",
    ),
    "outlived": (
        "Real history had already buried {person}, on {day}.",
        "In reality {person} did not live beyond {day}.",
        "{person} was spared the real end of {day}.",
        "That {person} still worked after {day} is something reality did not grant.",
    ),
    "crew-lost": (
        "On {day} the flight of the {vehicle} killed {crew}.",
        "{crew} died on {day}, flying on the {vehicle}.",
        "The {vehicle} launched on {day} did not bring back {crew}.",
        "The worst day was {day}: with the {vehicle} went {crew}.",
    ),
    "crew-lived": (
        "In reality {person} lived.",
        "Nothing of the kind befell {person} in the history we know.",
        "Our own past let {person} grow older.",
        "{person} survives in reality.",
    ),
    "crew-died-really": (
        "Reality, too, was hard on {person}, who died on {day}.",
        "In our own past {person} died on {day}.",
        "{person} would really have died on {day}.",
    ),
    "crew-died-really-year": (
        "Reality, too, was hard on {person}, who died in {day}.",
        "In our own past {person} died in {day}.",
        "{person} would really have died in {day}.",
    ),
    # ---- failures -----------------------------------------------------------------------------------------
    "worst-failure": (
        "The failure that was talked about came on {day}, when the {vehicle} was lost: “{fault}”.",
        "The loss of the {vehicle} on {day} went down as “{fault}”.",
        "On {day} the {vehicle} failed, and the finding was “{fault}”.",
        "The {vehicle} of {day} ended in pieces; the word for it was “{fault}”.",
        "What brought down the {vehicle} on {day} was entered as “{fault}”.",
    ),
    "unlikely-failure": (
        "It had been given {odds}.",
        "Before the launch {odds} had seemed certain enough.",
        "Nobody likes to lose a flight that stood at {odds}.",
    ),
    # ---- politics -----------------------------------------------------------------------------------------
    "promise-made": (
        "In {month} {who} pledged itself to “{title}”.",
        "{who} gave its word in {month}: “{title}”.",
        "The pledge of {month} read “{title}”, and it was {adjective}.",
        "“{title}” was promised by {who} in {month}.",
    ),
    "promise-kept": (
        "The pledge of “{title}” was kept in {month}.",
        "{who} kept its word on “{title}” in {month}.",
        "In {month} the {adjective} promise of “{title}” was made good.",
    ),
    "promise-kept-late": (
        "The pledge of “{title}” was kept in {month}, past its day.",
        "{who} made good “{title}” in {month}, later than promised.",
        "It was {month} and too late when the {adjective} pledge of “{title}” was honoured.",
    ),
    "promise-missed": (
        "The day set for “{title}” passed in {month}, and {who} had not kept it.",
        "{who} missed its own date for “{title}” in {month}.",
        "In {month} the {adjective} pledge of “{title}” fell due and was not met.",
    ),
    "promise-dropped": (
        "In {month} {who} let the pledge of “{title}” drop.",
        "“{title}” was given up by {who} in {month}.",
        "The {adjective} promise of “{title}” was withdrawn in {month}.",
    ),
    "dismissed": (
        "In {month} the {adjective} chief was dismissed.",
        "The {adjective} program changed hands in {month}: its chief had to go.",
        "{month} cost the {adjective} chief the post.",
    ),
    "hearing": (
        "In {month} the {adjective} chief was called to account.",
        "The {adjective} chief stood before a hearing in {month}.",
        "{month} saw the {adjective} chief summoned.",
    ),
    "leak": (
        "Through {person} some of what {who} knew about “{title}” reached {other} in {month}.",
        "In {month} a secret of “{title}” went from {who} to {other}, by way of {person}.",
    ),
    # ---- what did not happen ------------------------------------------------------------------------------
    "passed-later": (
        "The real day of “{title}”, {real}, came and went; here it was done on {day}.",
        "“{title}”, which {other} really had on {real}, had to wait until {day}.",
        "On {real} the real world saw “{title}”; this one did not before {day}.",
        "{real} is in our books for “{title}”, and {day} in those of this campaign.",
        "Nothing happened on {real}, the real date of “{title}”: that came on {day}.",
        "For “{title}” one would have had to look past {real} as far as {day}.",
    ),
    "passed-never": (
        "The real day of “{title}”, {real}, came and went, and it was never done.",
        "“{title}”, which {other} really had on {real}, did not come in this history at all.",
        "On {real} the real world saw “{title}”; this one never did.",
        "{real} is in our books for “{title}”; here the page is blank.",
        "Of “{title}”, a thing of {real} in reality, there is nothing to tell.",
        "What {other} did on {real}, “{title}”, was left undone here by all.",
        "No one in this campaign reached “{title}”, which bears the date {real} in ours.",
    ),
    # ---- the end ------------------------------------------------------------------------------------------
    "end-firsts": (
        "Of {all} that were reached, {who} was first to {count}.",
        "{who} was first to {count} of the {all} that were reached.",
    ),
    "end-none-reached": ("None of the milestones was reached.", "Nobody reached any of the milestones."),
    "end-one-reached": (
        "One milestone was reached, and {who} was first to it.",
        "{who} was first to the only milestone that was reached.",
    ),
    "end-real": (
        "In reality the count for {who} up to the same day is {count}.",
        "By the same day {who} really had {count}.",
        "The real figure for {who} is {count}.",
    ),
    "end-median": (
        "The milestone in the middle of the list came {span} {direction} than it really did.",
        "Put in order of their lag, the milestones have their middle {span} {direction} than reality.",
    ),
    "end-median-none": ("The milestone in the middle of the list came on its real day.",),
    "end-tau": (
        "Kendall's measure puts the agreement of their order with the real one at {tau}; one is the same order and "
        "nought none at all.",
    ),
    "end-winners": ("{same} of {told} went to the side that has them in reality.",),
    "end-points": (
        "{who} ends at {points} points, where history is a hundred.",
        "The verdict on {who} is {points}.",
        "For {who} the reckoning comes to {points}.",
    ),
}
