"""Words to begin from: each is offered, changed by the writer, and only then kept."""

from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.fields import Words


class Beginning(NamedTuple):
    """`code` stands in an address and is never a word. `belongs` is a situation, or whom it is for."""

    code: str
    belongs: str
    title: Words
    text: Words


WORDS: Final = (
    Beginning(
        "b1",
        "between",
        _("When a message is passed on"),
        _("I know you mean well. Please do not pass messages to me, and none from me either."),
    ),
    Beginning(
        "b2",
        "between",
        _("When somebody asks how I am, for them"),
        _("I am fine, thank you. I would like what I tell you to stay with you."),
    ),
    Beginning(
        "b3",
        "between",
        _("When somebody wants to make peace"),
        _("I have thought about this for a long time. It is decided. Let us talk about you."),
    ),
    Beginning(
        "c1",
        "child",
        _("For a small child, up to six"),
        _("The grown-ups live apart. It is not because of you. You are loved, and I am here."),
    ),
    Beginning(
        "c2",
        "child",
        _("For a child of seven to eleven"),
        _(
            "I do not talk with them at the moment, because we could not talk without hurting. You did "
            "nothing wrong. You may love us both, and you never have to carry messages."
        ),
    ),
    Beginning(
        "c3",
        "child",
        _("For somebody of twelve or older"),
        _(
            "I have decided to keep apart, and I have my reasons. You need not choose a side. You can "
            "ask me, and I will tell you what I can. If you are asked about me, you may say: ask them."
        ),
    ),
    Beginning("r1", "reply", _("Received"), _("I have received your message of Monday.")),
    Beginning(
        "r2",
        "reply",
        _("A time, as agreed"),
        _("Handover is on Friday at 5 pm at the school, as agreed."),
    ),
    Beginning(
        "r3",
        "reply",
        _("A no, without a reason"),
        _("That does not work for me. I will keep to what we have agreed."),
    ),
    Beginning(
        "r4",
        "reply",
        _("Only in writing"),
        _("Please write to me by e-mail about the children. I answer within two days."),
    ),
    Beginning(
        "r5",
        "reply",
        _("To another office"),
        _("Please send this to my lawyer. I will not answer it here."),
    ),
    Beginning(
        "d1",
        "door",
        _("Through the closed door"),
        _("I am not opening. Please go. If you stay, I will call the police."),
    ),
    Beginning(
        "d2",
        "door",
        _("When somebody else is sent"),
        _("I cannot talk about this. Have a good day."),
    ),
)

TELLINGS: Final = (
    Beginning(
        "t1",
        "friend",
        _("To a friend"),
        _(
            "I want you to hear this from me. I have ended contact with them, and it is better for me. "
            "You may hear other stories. You need not do anything. It helps if you tell them nothing "
            "about me."
        ),
    ),
    Beginning(
        "t2",
        "family",
        _("To somebody in the family"),
        _(
            "I have decided to have no contact for now. I do not ask you to take sides. Please do not "
            "pass on messages, and please do not say where I am or how I live."
        ),
    ),
    Beginning(
        "t3",
        "employer",
        _("At work"),
        _(
            "For private reasons I have ended contact with somebody who may call or come here. Please "
            "tell nobody when I work, and let me know if anybody asks. I prefer not to say more."
        ),
    ),
    Beginning(
        "t4",
        "school",
        _("At school or nursery"),
        _(
            "Something has changed in our family. Only these people may collect the children. Please call "
            "me first if anybody else comes. I will bring the papers that you need."
        ),
    ),
    Beginning(
        "t5",
        "neighbour",
        _("To a neighbour"),
        _(
            "There is somebody I no longer see. If they ring or ask about me, please say nothing and send "
            "me a message. Thank you."
        ),
    ),
)

_BY_CODE: Final = {beginning.code: beginning for beginning in (*WORDS, *TELLINGS)}


def of_code(code: str) -> Beginning | None:
    return _BY_CODE.get(code)
