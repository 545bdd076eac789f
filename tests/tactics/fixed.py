"""What is fixed of the catalogue: code, slug, whether help comes first, name, export label.

Entries keep slugs, addresses and catalogue lines keep codes, exports carry labels. So a line here is
only ever added; the letter of a code is that of the group.
"""

from typing import NamedTuple

GROUPS = {
    "a": "Pull-back contact",
    "b": "Through other people and reputation",
    "c": "Reality, blame, provocation",
    "d": "Pressure and threat",
    "e": "Presence, surveillance, property",
    "f": "Money and systems",
    "g": "Children, family, faith",
}

FOUNDING = """
flying-monkeys infiltration unannounced-visits urgent-meeting legal-threats portrayed-unstable
smear-campaign hoovering-apology fake-improvement best-for-children occasion-bait guilt-tripping
""".split()  # noqa: SIM905 (read more easily as plain lines)

_TABLE = """
a1 | hoovering-apology | - | Hoovering apology | Unwanted contact: apology or reconciliation request
a2 | love-bombing | - | Love bombing | Unwanted contact: repeated affectionate messages
a3 | fake-improvement | - | Claimed change | Unwanted contact: claims of change
a4 | intermittent-kindness | - | Intermittent kindness | Alternating hostile and friendly contact
a5 | casual-check-in | - | As-if-nothing message | Unwanted contact: casual
a6 | nostalgia-bait | - | Nostalgia hook | Unwanted contact: reference to past relationship
a7 | occasion-bait | - | Holiday / birthday distress | Unwanted contact on significant date
a8 | emergency-bait | - | Illness / emergency bait | Contact citing illness or emergency
a9 | pretext-contact | - | Pretext | Contact under practical pretext
ab | gifts | - | Gifts with strings | Unwanted gifts or deliveries
ac | new-account-contact | - | Block evasion | Contact by new account after block
ad | contact-flooding | - | Barrage | Repeated contact (count/period)
af | silent-treatment | - | Punishing silence | Withholding of necessary communication
b1 | flying-monkeys | - | Flying monkeys | Contact through third parties
b2 | smear-campaign | - | Smear campaign | False or damaging statements to others
b3 | portrayed-unstable | - | Portraying you as unstable | Allegations about mental health or fitness
b4 | triangulation | - | Triangulation | Use of third persons to provoke
b5 | infiltration | - | Infiltration | Approach to my contacts or places
b6 | isolation | - | Cutting off support | Interference with support network
b7 | workplace-interference | - | Work or study interference | Interference with employment or study
b8 | impersonation | help | Impersonation | Impersonation
c1 | gaslighting | - | Gaslighting | Denial or contradiction of recorded events
c2 | darvo | - | DARVO | Denial with counter-allegation
c3 | guilt-tripping | - | Guilt-tripping | Pressure through guilt
c4 | victim-posture | - | Playing the victim | Public statements of victimhood
c5 | provocation-bait | - | Baiting | Provocation
c6 | circular-argument | - | Endless argument | Excessive argumentative correspondence
c7 | verbal-abuse | - | Insults and degradation | Abusive language
d1 | urgent-meeting | - | Demand for urgent meeting | Demands for meeting
d2 | legal-threats | - | Legal threats | Threats of legal action
d3 | litigation-abuse | - | Litigation abuse | Repeated or meritless proceedings
d4 | false-reports | help | False reports | Reports to authorities (with outcome)
d5 | threats | help | Threats of harm | Threats (exact words)
d6 | self-harm-threat | help | Suicide / self-harm threat | Self-harm statements linked to contact
d7 | exposure-threat | help | Blackmail / exposure | Threat to disclose private information
e1 | unannounced-visits | help | Unannounced visit | Attendance at home/work/other place
e2 | following-watching | help | Following or watching | Following / surveillance in person
e3 | digital-monitoring | help | Digital monitoring | Suspected electronic monitoring
e4 | property-interference | help | Property damage or trespass | Damage / trespass
e5 | life-invasion | - | Life invasion | Repeated intrusion into daily life
f1 | economic-abuse | - | Economic abuse | Financial control or withholding
f2 | bureaucratic-block | - | Bureaucratic obstruction | Obstruction of documents or consent
f3 | professional-manipulation | - | Manipulating professionals | Communications with professionals
g1 | best-for-children | - | "Best for the children" guilt | Contact citing children's interests
g2 | child-messenger | - | Child as messenger or spy | Messages via child
g3 | counter-parenting | - | Counter-parenting | Interference with parenting arrangements
g4 | withholding-children | help | Withholding children or pets | Failure to return / denial of time
g5 | alienation-claim | - | Alienation claim | Allegation of alienation
g6 | family-leverage | - | Family role and inheritance leverage | Family pressure / inheritance threat
g7 | faith-community-pressure | - | Community or faith pressure | Community pressure to resume contact
"""


class Fixed(NamedTuple):
    code: str
    slug: str
    help_first: str
    name: str
    export_label: str


TACTICS = [Fixed(*line.split(" | ")) for line in _TABLE.strip().splitlines()]
