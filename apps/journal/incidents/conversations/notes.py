"""What stands in a thread but was not written by anybody: the app's own notes. Pure."""

import re
from typing import Final

_LONGEST: Final = 200

# One line in sharp brackets is the app's, in every language; <3 and the like are not.
_BRACKETED: Final = re.compile(r"<[^<>\n]{4,120}>\Z")
_SPOKEN: Final = re.compile(
    r"(?:(?:image|video|gif|sticker|audio|document|media|contact card|photo|voice message)"
    r" (?:omitted|weggelassen|omitid[oa]|absente?|omess[oa]|weggelaten)"
    r"|(?:bild|video|audio|sticker|gif|dokument) weggelassen"
    r"|(?:imagen|imagem|v\u00eddeo|video|audio|\u00e1udio|sticker|gif|documento|foto)"
    r" (?:omitid[oa]|ocult[oa]|omess[oa])"
    r"|(?:image|vid\u00e9o|audio|sticker|gif|document) absente?"
    r"|(?:afbeelding|video|audio|sticker|gif|document) weggelaten"
    r"|immagine omessa|medien ausgeschlossen|null"
    r"|(?:this|you deleted this) message(?: was deleted(?: by admin [^\n]{1,60})?)?"
    r"|message deleted|deleted message|message unsent|[^\n:]{1,60} unsent a message"
    r"|(?:diese nachricht wurde|du hast diese nachricht) gel\u00f6scht"
    r"|(?:se elimin\u00f3|eliminaste) este mensaje"
    r"|(?:ce message a \u00e9t\u00e9|vous avez) supprim\u00e9(?: ce message)?"
    r"|(?:mensagem apagada|esta mensagem foi apagada|voc\u00ea apagou esta mensagem)"
    r"|(?:questo messaggio \u00e8 stato eliminato|hai eliminato questo messaggio)"
    r"|(?:dit bericht is verwijderd|je hebt dit bericht verwijderd)"
    r"|(?:missed |silenced |declined )?(?:group )?(?:voice|video|audio|phone) call"
    r"(?:[.,:] ?[^\n]{1,40}| \([^\n()]{1,40}\)| at [^\n]{1,20})?"
    r"|missed call(?:[.,:]? [^\n]{1,40})?|no answer|call ended"
    r"|verpasster? (?:sprach|video)anruf|llamada (?:perdida|de voz perdida)"
    r"|appel (?:vocal |vid\u00e9o )?manqu\u00e9|chiamata (?:vocale )?persa"
    r"|waiting for this message(?:\. [^\n]{1,80})?"
    r"|[^\n<>]{1,100} \((?:file attached|datei angeh\u00e4ngt|archivo adjunto|fichier joint"
    r"|arquivo anexado|file allegato|bestand bijgevoegd)\))[.!]?\Z",
    re.IGNORECASE,
)


def is_note(words: str) -> bool:
    """Whether these words are an app's note about a file, a call or a deleted message."""
    if len(words) > _LONGEST:
        return False
    plain = words.replace("\u200e", "").replace("\u200f", "").strip()
    return bool(_BRACKETED.match(plain) or _SPOKEN.match(plain))
