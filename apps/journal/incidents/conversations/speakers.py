"""What can be the name of somebody who speaks, and what is only a word before a colon. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from apps.journal.incidents.conversations.stamps import read_stamp

_NUMBER: Final = re.compile(r"[+(0][0-9 ()./-]{5,22}[0-9]\Z")
_ADDRESS: Final = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,100}\Z")
_NEVER: Final = frozenset('"\u201c\u201d\u201e\u00ab\u00bb?!;,/\\=<>{}[]|*_#^`\u2026')

# Words that are only written before a colon where somebody speaks.
_CERTAIN_WORDS: Final = """
    me i you him her he she they them us we ich du er sie moi je toi lui elle yo él ella io eu ik
    jij hij zij я أنا אני 我 mum mom mam mama mommy mummy dad daddy papa nan gran granny grandma grandpa
"""
# Words for people that a list of facts may begin a line with as well.
_PEOPLE_WORDS: Final = """
    mother father ex husband wife partner brother sister aunt auntie uncle son daughter cousin
"""
# Words that people write before a colon, and that are not somebody's name.
_LABEL_WORDS: Final = """
    note notes nb ps pps re fw fwd aw wg to from cc bcc date sent subject warning caution update
    edit todo tip hint time place where when what why who how which address phone tel mobile
    email e-mail mail web website example reminder remember question answer q a important
    attention result results reason reasons summary conclusion fact facts background title
    chapter part section page day today tomorrow yesterday tonight morning afternoon evening
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december pros cons plan agenda list groceries
    shopping hardware total amount price cost location link links source sources case number
    name names order step steps option options rule rules goal goals lesson status type
    anyway also plus but and so then ok okay fine sorry please look listen honestly seriously
    basically actually finally first second third next last one two three thing things problem
    truth spoiler translation quote breakfast lunch dinner http https www ftp mailto sms
    evidence witness witnesses police hinweis achtung frage antwort datum betreff von an merke
    heute gestern morgen fazit nota fecha asunto para de objet remarque oggetto data assunto
    opmerking onderwerp
"""
_SMALL_WORDS: Final = """
    de da di do dos del della der den van von vom zu zur ter ten la le el al bin ibn bint ben
    y e und and of the
"""
_CERTAIN: Final = frozenset(_CERTAIN_WORDS.split())
_PEOPLE: Final = _CERTAIN.union(_PEOPLE_WORDS.split())
_LABELS: Final = frozenset(_LABEL_WORDS.split())
_SMALL: Final = frozenset(_SMALL_WORDS.split())


def is_name(name: str) -> bool:
    """Whether this looks like a name, a number or an address, as far as its form can tell."""
    if _is_reached_by(name):
        return True
    words = name.split()
    if not 1 <= len(words) <= 4 or len(name) > 40 or not _has_only_name_signs(name):
        return False
    if is_label(name):
        return False
    return name.casefold() in _PEOPLE or all(_is_part_of_name(word, words) for word in words)


def is_contact(name: str, *, most_words: int = 1) -> bool:
    """Whether this can be a name in an address book, where people write "alex work" too."""
    is_short = len(name.split()) <= most_words and len(name) <= 40
    return is_name(name) or (is_short and _has_only_name_signs(name))


def recurring(names: Iterable[str]) -> frozenset[str]:
    """Those that come more than once, casefolded."""
    counted = Counter(name.casefold() for name in names)
    return frozenset(name for name, times in counted.items() if times > 1)


def is_certain(name: str) -> bool:
    """Whether one line alone is enough, because nothing but a person is called this."""
    return name.casefold() in _CERTAIN or _is_reached_by(name)


def is_label(name: str) -> bool:
    """Whether this begins with a word that is written before a colon and is nobody's name."""
    return name.split()[0].casefold().strip(".") in _LABELS


def _is_reached_by(name: str) -> bool:
    # A day can look like a number: 05.11.2026.
    is_number = _NUMBER.match(name) is not None and read_stamp(name) is None
    return is_number or _ADDRESS.match(name) is not None


def _has_only_name_signs(name: str) -> bool:
    # Behind U+2600 everything without letters is a picture, and some people are saved as a heart.
    has_sign = any(sign.isalpha() or sign > "\u2600" for sign in name)
    return has_sign and _NEVER.isdisjoint(name)


def _is_part_of_name(word: str, words: list[str]) -> bool:
    letters = [sign for sign in word if sign.isalnum()]
    if not letters:
        return True
    if word in _SMALL:
        return word != words[0]
    return letters[0].isalpha() and not letters[0].islower()
