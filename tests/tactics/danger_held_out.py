"""Texts written after the words of danger and never used to change them: they measure, and nothing else."""

VIOLENCE = """
I told him I was leaving and he went for my throat.
Every time she is angry she grabs my neck and squeezes.
he strangled me unconscious on my birthday
My eyes were full of red dots after he choked me, the nurse photographed them.
His knee was on my neck and I thought of the kids.
he tightened my scarf until i saw black
She sat on my chest and put a pillow over my face.
He keeps two rifles in the bedroom since the divorce papers.
He has got hold of a gun from a friend in Leeds
mum says dad came home with a gun and she is locked in the bathroom
he drew a knife when i packed my bag
The knife was at my throat and he was whispering.
She went at him with a kitchen knife and then turned to me.
he sharpens the axe outside my window at night
My brother chased me down the stairs with a hammer.
He put a bullet on my pillow.
He said this bullet is for your mother.
text from him: im outside with a knife
i will come and kill you all tonight
He told our pastor that he will kill me rather than let me go.
"One of us will die and it won't be me."
My dad says he will cut my throat if I marry him.
You are dead if you go to court.
If he finds out where I live he will kill me.
I'm sure he is going to kill us both this time.
his mother says he was talking about killing me and the baby
He's threatening to shoot me and then the dog.
He promised to bury me in the woods behind his parents' farm.
I won't let you live, he says, every single evening.
They want to kill me for the honour of the family.
My life is in danger.
He's in the flat, he is breaking everything, the police don't come.
he broke the door down and hes looking for me
I am hiding under the bed at my aunt's and he is in the yard with his brothers.
He took the keys, the door is locked, I can't get out.
he locks me in the bedroom every night
She won't let me out.
Someone is climbing onto my balcony, it's him.
He hit me with the iron, my head is bleeding.
He kicked me until I stopped moving.
he slammed my head into the sink
She broke my nose with the remote.
I passed out when he hit me.
He beats me with the cable every week.
My boyfriend pushed me out of the window, first floor, luckily.
He jumped on my stomach.
He ran me over with his van and said his foot slipped.
He drives at trees and laughs until I beg.
He loosened the wheels on my car, the garage confirmed it.
There was petrol all over the stairs and he stood with matches.
He burned me with the stove plate.
she tried to set me on fire
He tried to poison the kids and himself.
He says he'll make it look like an accident.
He told me to choose which child dies.
He googled how to hide a body, I saw it.
He pulled me by the hair to the edge of the balcony.
If I can't have her, no one can, he told my cousin.
I am in fear of my life.
He swore on his mother's grave to end my life.
he held me under in the pool till i swallowed water
My stepfather wants me dead and says it at dinner.
"""

SUICIDE = """
I just want to be dead.
lately i think about killing myself every night
I don't want to live. I really don't.
I've written the letters and I know which bridge.
I bought a rope.
I almost stepped in front of the train today.
I took thirty paracetamol an hour ago.
i feel like there is no reason to be alive
The kids deserve better, they'd be better off if I died.
I'm having suicidal thoughts again.
I planned my suicide for Sunday.
i cut too deep this time
Nobody would miss me if I was gone.
I pray for death.
I want it to end, I want my life to end.
She rang and said she had swallowed all her tablets because of me.
He's going to kill himself tonight and says it's my fault.
my girlfriend says she will cut her wrists if i leave
He is on the roof, he says he'll jump if I don't come.
Mum tried to hang herself when I moved out.
He keeps sending me pictures of the noose.
you should kill yourself
He told me to go and die.
Some days I wish I had died in the accident.
I can't keep living like this, I'd rather be dead.
what's the point of being alive
"""

SILENT = """
My boss is going to kill me for the typo.
These shoes are murder.
I'd kill for your hair.
She absolutely killed that solo.
Time of death for my laptop: 14:02.
I'm dying for a wee.
He was dead right about the tyres.
The battery on the smoke alarm is dead.
I died inside when I waved at the wrong person.
He is a dead ringer for my cousin.
The doctor looked into my throat and said it is a cold.
My neck is sore from the pillow.
He held my hand under the table.
I put a pillow over my ears because of the fireworks.
I choked with laughter at the office party.
The dog grabbed me by the sleeve.
She hung a chain around her own neck and danced.
The baby had the cord around his neck at birth, he is fine now.
He bought new kitchen knives in the sale.
I keep a torch and a hammer by the bed for power cuts.
The plumber had a wrench in his hand and a kind face.
He pointed at the map.
My brother has an air rifle for tin cans.
Water pistols at the school fete, everyone soaked.
She came at me with a hug.
He came with a bottle of wine.
He ran after me with the umbrella I forgot.
The photographer shot us in the garden.
The nurse gave me a shot in the arm.
He fired our accountant.
There was a bomb disposal team in the news.
A crime podcast about a strangler put me to sleep.
The villain locked them in the tower and I fell asleep before the end.
We watched a film where he burns the house down.
He is outside right now washing the car.
She is downstairs with the kids.
Dad is at the door, he forgot his hat.
The removal men are in the house right now and I can hear them laugh.
The cat wants to get in through the window.
The neighbour is banging on the wall because of our music.
I locked myself in the bathroom for ten quiet minutes with a book.
They won't let me leave the queue.
The teacher wouldn't let us go home before the bell.
I'm locked in at work until six.
My team got beaten up and down the pitch.
I beat him at darts.
The waves knocked me over.
She knocked me out of the tournament.
I got hit by a ball in the face at training.
The toddler head-butted me in the mouth.
The cold hits you in the face when you leave the station.
He broke his leg on the stairs.
He broke his word again.
I broke three ribs falling off my bike.
She pushed me on the swing.
He drove straight to work.
He threw water on the plants.
I poured boiling water over the tea.
We burned incense in the house.
The chicken poisoned half the wedding party.
He slipped a note into my bag.
He threatened to sell the car.
He said he'd make my life hell.
He said I'd pay for this.
She said it would end badly.
He said I was dead to the family.
He told everyone I am unstable.
He wants my half of the house.
I'm afraid of his letters.
I'm scared of losing the kids.
He cried and said he can't live without me.
He says life without me is empty.
I want to go to sleep.
I don't want to wake up early tomorrow.
I wish I could stop worrying.
I'm tired of living out of boxes.
I ended my gym membership.
I want to end the meeting on time.
We talked about death at the funeral, gently.
I took two painkillers and lay down.
I saved the pills the vet gave us for the next flare-up.
My grandfather took his own life in the war, nobody spoke of it.
I read an article about suicide rates among farmers.
I cut my thumb on a can.
I burned myself on the oven.
I harmed nobody.
I walked in front of the bus stop twice before I found it.
He jumped off the roof of the shed into the snow with the kids.
I am not going to kill myself, I promised my sister and I mean it.
He never threatened me with a weapon.
I don't fear for my life any more.
Today was ordinary and good.
"""
