"""An invented vocabulary for the benchmark: short lists, multiplied by regular inflection.

Nothing is taken from a corpus. Some of the words exist nowhere; for measuring, a word only has to
look like one: plain letters, everyday lengths, many words that share a beginning.
"""

# ruff: noqa: SIM905 - a list is read and corrected more easily as plain lines of words

from typing import Final

COMMON: Final = """
the and I to a of in it was that my with on for not is me at but had as this so again then there
when be have from one what we all up out about by no if or more like some she he her him an after
day little still into been am who which over two only before how long down back now are off could
would did were well very here than too while because something nothing home evening morning
""".split()

NOUNS: Final = """
apple apron arm autumn bag balcony bank basket bath bean bed bell bench berry bird blanket boat
bone book boot bottle bowl branch bread bridge broom brother bucket bus button cabin cake candle
card carpet cart cat cellar chain chair cheese cherry circle clock cloth cloud coat coffee coin
corner cotton cousin cup cupboard curtain cushion daughter dish dog door dream drawer dress
driver drum duck egg elbow envelope farm feather fence fern ferry field finger fire flag floor
flour flower folder forest fork friend fruit garden gate glass glove goat grain grass gull hall
hammer hand harbour hat hedge herb hill hinge honey hook horse hour house ink island jacket jar
jug jumper kettle key kitchen kitten knee ladder lake lamp lane leaf lemon letter lid light line
loaf lock map market meadow meal melon milk mill minute mirror moment moon moss mountain
mug napkin neck needle neighbour nest night noise note onion orchard oven owl page paint pan
paper parcel park path pea pear pebble pencil pepper piano picture pillow pipe plan plant plate
pocket poem pond pot potato pump puzzle queue quilt radio rain raisin ribbon river road roof
room root rope rose rug saddle sail salad sand saw scarf school screw sea seat seed shadow shed
shelf shell shirt shoe shop shoulder sister sky sleeve smoke snail soap sock sofa song
soup spoon square stair stamp star station steam step stone stool storm story stove straw stream
street string sugar suitcase sun table tailor tea tent thread ticket tile timber toast tool tower
towel town train tray tree tunnel umbrella uncle valley vase voice wagon wall washer
water wave weather week wheel whistle willow wind window wing winter wire wood wool yard
""".split()

VERBS: Final = """
accept add agree allow answer appear argue arrange arrive ask bake balance bark boil borrow bounce
breathe brighten brush burn call carry change chase check clean clear climb close collect comb
complain consider cook copy count cover crack cross cycle dance decide deliver describe dream
drift dry dust earn empty enjoy enter explain fail fasten fetch fill finish float flow fold follow
gather glance glow greet guess hammer happen hesitate hope hurry imagine iron join juggle jump
kick knock label land last laugh lean learn lift listen load look manage mark measure melt mend
mention mind mix move murmur need nod notice offer open order pack paint park pass paste pause
peel phone pick place plant play point polish pour practise press promise pull push question rain
reach rehearse relax remain remember remind repair reply rest return ring rinse rush sail search
settle shout sigh smile sneeze soak sort sound stay stretch study talk taste test thank tidy touch
train travel tremble trust try turn twist type wait walk wander warm wash watch water wave weigh
whisper whistle wish wonder work wrap yawn
""".split()

ADJECTIVES: Final = """
able ample awake bare bitter blank blunt bold brave breezy brief bright brisk broad brown calm
careful cautious cheap cheerful chilly clever cloudy clumsy coarse cold common cool crisp crooked
curious damp dark dear deep dense distant dizzy drowsy dusty eager early earnest easy even exact
faint fair faithful familiar fierce firm flat foggy fond frank free fresh friendly full fuzzy
gentle glad golden graceful grand grateful great grey gruff handy happy harsh hasty heavy hollow
honest humble hungry idle keen kind large late lazy level light likely lively lonely loose loud
lucky mellow messy mild misty modest moist muddy narrow nasty neat nimble noisy odd open ordinary
pale patient peaceful plain playful pleasant polite poor precise pretty prompt proud pure quaint
quick quiet rapid rare ready rich ripe rough round rusty salty scarce secret serious shabby shaky
sharp short shy silent silly sincere sleepy slender slight slow sly smooth soft solid sore sour
spare steady steep stern sticky stiff strange strict sturdy sudden sweet tall tame tender tense
thick thin tidy tight timid tiny tired tough usual vague vast vivid warm weak weary welcome wet
wide wild windy wise wooden worthy young
""".split()

HEADS: Final = """
apple attic barn beach birch brick canal cloud copper corn day dusk earth field flax frost garden
glass harbour hay hill ivy kitchen lake linen maple marsh meadow mill moon moss night oak ocean
paper pine rain reed river rye salt sand shore silver slate star stone sun tea thyme twig willow
""".split()

TAILS: Final = """
bank basket bench boat book bowl bridge cloth corner cup door drawer fold garden gate hook house
jar key lamp lane leaf light line path plate road roof room rope seat shed shelf side smoke song
step table trail walk wall ware way window work yard
""".split()

MOODS: Final = (
    "steady", "tired", "lighter", "on edge", "calm", "low", "good", "restless", "hopeful", "flat",
    "content", "sleepy", "torn", "grateful", "tense", "better than yesterday", "fine", "missing it",
    "quiet", "busy", "a bit lost", "peaceful", "annoyed", "warm", "doubtful", "relieved", "clear",
)  # fmt: skip
