"""The parts of an incident that are facts and leave traces: harm, things, reports, and how often."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from apps.journal.incidents import choices
from apps.journal.incidents.fields import Field, Part

_REPORT = (
    Field("agency", "line", _("Told to")),
    Field("on", "day", _("On")),
    Field("reference", "line", _("Number they gave")),
    Field("officer", "line", _("Who took it")),
    Field("badge", "line", _("Their number")),
    Field("said", "text", _("What they said")),
    Field("outcome", "line", _("What came of it")),
    Field("has_copy_asked", "yes", _("I asked for a copy")),
)

_KEPT = (
    Field("shows", "line", _("What it shows")),
    Field("where", "line", _("Where it is kept, and who touched it")),
    Field("taken", "day", _("Since")),
    Field("whole", "one", _("All of it, or a part?"), choices=choices.WHOLE),
)

PARTS: Final = (
    Part(
        "body",
        "facts",
        _("Threat, force, injury"),
        _("Only what you want to write. You can stop at any line."),
        (
            Field(
                "threat",
                "one",
                _("Was there a threat?"),
                _("Also one that was only hinted at."),
                choices=choices.THREATS,
            ),
            Field("threat_of", "line", _("What was threatened?")),
            Field("threat_to", "line", _("Against whom?")),
            Field("has_weapon", "yes", _("A weapon, or a thing used as one")),
            Field(
                "weapon",
                "line",
                _("Which?"),
                _("Police and helplines ask for this first, to know how dangerous it is."),
            ),
            Field("force", "text", _("What was done to your body?")),
            Field("body", "some", _("Where on the body?"), choices=choices.BODY),
            Field(
                "has_strangulation",
                "yes",
                _("Pressure on the neck, or no air"),
                _("Harm from this can show later. A doctor can check, also when nothing is seen."),
            ),
            Field("injury", "line", _("What could be seen or felt after?")),
            Field("care", "line", _("Care you looked for")),
            Field("clinician", "line", _("Doctor or nurse, and where")),
        ),
    ),
    Part(
        "things",
        "facts",
        _("Things, money, devices"),
        _("Damage, loss, costs, and what happened with a phone or an account."),
        (
            Field("property_what", "line", _("What was damaged, taken or withheld?")),
            Field("property_amount", "line", _("What is it worth?"), _("A rough figure is fine.")),
            Field("property_proof", "line", _("What shows it?"), _("A receipt, a photo, a bill.")),
            Field("device", "line", _("Which device?")),
            Field("online_account", "line", _("Which account?")),
            Field("app", "line", _("Which app?")),
            Field(
                "how_known",
                "line",
                _("How do you know?"),
                _("A guess is written down too, as a guess."),
            ),
            Field("is_suspected", "yes", _("I think so, I am not sure")),
        ),
    ),
    Part(
        "told",
        "facts",
        _("Reports and orders"),
        _("What was told to police, a court, a doctor, a school, a landlord."),
        (
            Field(
                "reports",
                "rows",
                _("Reports"),
                _("Numbers and names make it possible to ask again later."),
                columns=_REPORT,
                each=_("Report"),
            ),
            Field(
                "clause",
                "clause",
                _("Which point of an order or agreement?"),
                _("Those of your plan. Its words are kept here as they stand today."),
                link="clause_id",
            ),
            Field(
                "order",
                "line",
                _("Order or agreement in force, and which point of it"),
                _("If this may go against it, the clause helps a lawyer."),
            ),
        ),
    ),
    Part(
        "kept",
        "facts",
        _("What you keep that shows it"),
        _("Screenshots, letters, parcels, photos. Keep them as they came."),
        (
            Field(
                "kept",
                "rows",
                _("Kept"),
                _("So that it can be found again."),
                columns=_KEPT,
                each=_("Thing"),
            ),
        ),
    ),
    Part(
        "more",
        "facts",
        _("How long, how often, and more"),
        _("Several messages or calls over some time can be one record."),
        (
            Field(
                "count", "line", _("How many?"), _("For example 31 calls. One number is enough.")
            ),
            Field("until_day", "day", _("Until which day?")),
            Field("until_time", "time", _("Until what time?")),
            Field(
                "memory_anchor",
                "line",
                _("What was it near in time?"),
                _("“The week after Ana's birthday.” It helps when the day is not sure."),
            ),
            Field(
                "part_of",
                "entry",
                _("Does it belong to an earlier one?"),
                _("Then they can be read one after the other."),
            ),
            Field(
                "is_ordinary",
                "yes",
                _("Nothing wrong here: ordinary or kind contact"),
                _("Good days belong in a journal too. A record with both is a fair one."),
            ),
            Field("flags", "some", _("What else is true of it?"), choices=choices.FLAGS),
        ),
    ),
)
