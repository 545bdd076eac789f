"""Texts written after the words of danger and never used to change them: they only measure."""

VIOLENCE = """
It happened so fast, his thumbs were on my throat and the room went grey.
My voice is still hoarse from when he choked me on Thursday.
she wrapped the charger cable round my neck n pulled
He lifted me off the floor by my neck.
Papa held my face under the water till I stopped kicking.
He covered my nose and mouth with his hand and counted.
my boyfriend strangles me during arguments and says its a joke
He always carries a knife now.
He put the gun on the table between us and asked me again.
His brother showed me a pistol and smiled.
he hit my arm with a hammer
She cornered me in the kitchen, knife in hand.
I saw the handle of a gun in his waistband.
He stabbed the pillow next to my head.
The kids saw him hold a knife to me.
He fired two shots at our front door.
Amir came to my workplace with a machete.
I got a message: "I will kill you and your mother".
he told the neighbours he would kill me if he sees me with someone
hell kill me if he finds this
My ex husband is going to kill me, please somebody believe me.
She keeps threatening to kill my children.
im gonna put a bullet in ur head
He said I would not live to see the verdict.
You will die in this house, he says.
He says he'd rather see me dead than divorced.
My father said he will slaughter me for leaving.
He told my son that mum will be dead soon.
next time you won't wake up, he said
He threatened me with death in front of the imam.
I'll burn your house with you in it.
The only way you leave is in a coffin.
i hear him outside the bedroom door he has the axe
He's outside, he's been hammering on the door for an hour and won't stop.
I locked myself in the car, she is beating the windows with a bat.
I'm hiding in the garage from my brother.
he smashed the door down and dragged me out by my hair
He has locked me in the house and taken the phone.
My husband won't let me leave the room.
They are holding me at my uncle's place against my will.
She punched me in the head until I fell.
He threw me down the stairs, I lost the baby.
he beat me so badly i couldnt see out of one eye
I was beaten unconscious on Easter Sunday.
He banged my head against the tiles again and again.
He broke three of my ribs with his boot.
He dragged me behind the car.
He tried to push me off the balcony.
My ex tried to run me off the road this morning.
he drove at 180 and said now we both die
She messed with the brakes, the mechanic found it.
He threw petrol through the letterbox.
He set the bed on fire with me in it.
my mother in law put rat poison in my food
He said he would throw acid on me if I remarried.
He kicks me in the stomach because he doesn't want the baby.
He knocked me unconscious and put me to bed.
I am scared for my life and for the kids' lives.
he almost killed me last winter and nobody knows
He made me kneel and held the rifle to the back of my head.
He squeezed until I wet myself and saw stars.
She swung a bottle at my head.
He said one call to his cousins and I disappear.
He has hired somebody to kill me.
"""

SUICIDE = """
I want to be dead. Not later, tonight.
I have a plan and I have the pills.
Nobody needs me, I should just kill myself.
There's no point living like this.
I keep googling how to die without pain.
i tried to end my life in march
I cut my arms again, long sleeves all week
sometimes i think about driving off the bridge
My daughter would be happier without me.
I just don't want to exist.
wish i was never born
I can't live with this pain any more and I don't want to.
I took too many sleeping tablets last night and woke up anyway.
i think of suicide when he texts
I'm ready to die.
I have nothing to live for since the kids went with him.
She says if I go she'll slit her wrists.
he will kill himself he says and leave a letter with my name in it
My son told me he wants to die because of his father.
If you block me I swear I'll kill myself.
He stood on the roof and called me, he said he would jump.
my ex took an overdose and texted me a picture of the empty box
He told me the world would be better without me.
Die already, nobody wants you here.
kill yourself you ugly cow
I want to fall asleep and not wake up.
I wrote my goodbyes.
Life isn't worth living with them.
"""

SILENT = """
Killing time at the station with a bad coffee.
She killed the mood with one sentence.
I'm dead, that meme is too good.
My legs are dead after the climb.
If I hear that ringtone again I'll scream.
He dropped dead of a heart attack in 1998, my granddad.
The doctor pressed on my neck and asked if it hurts.
I wore my new scarf around my neck.
I nearly choked when I saw the bill.
We put a collar around the cat's neck.
He breathes down my neck about the invoices.
It was a pain in the neck to cancel.
I had butterflies and a dry throat.
There was a knife missing from the drawer, it was in the sink.
He gave me his knife to cut the rope.
I carry a pocket knife for apples.
My uncle is a butcher and has sharp knives.
Please bring scissors and tape.
She hammered the nail in and hung the picture.
He shoots weddings on weekends.
We had a shoot-out in the football final.
I shot up in bed, it was only the dishwasher.
He jumped the gun and told everyone.
She stuck to her guns in the meeting.
The sheriff in the western had two guns and no lines.
I saw a film about a man who hides a body.
In my book the brother poisons the king.
We played a murder mystery at Anna's birthday.
My team murdered theirs on Saturday.
The exam was murder.
I'm drowning in paperwork.
I drowned my sorrows in ice cream.
The kids tried to drown the rubber duck.
He smothered his chips in ketchup.
She smothers me with advice.
I burned the toast and set off the alarm.
We set the table outside.
The barbecue caught fire for a second.
Somebody set off fireworks at two.
I was fired in spring.
He hit the road at six.
I hit my head on the shelf.
She kicked me under the table to make me stop talking.
My son kicked me off the sofa.
The horse threw me and I bruised my hip.
He broke his arm skiing.
I broke the door handle.
They pushed us out of the car park because it closed.
He ran over my foot with the trolley.
He drove into the garage door, the bumper is gone.
My phone fell in front of the bus and survived.
She's outside, I can hear her laughing with the neighbour.
He came to the door with a letter and left.
He rang the bell for ten minutes and went away.
My ex drove past the house.
He follows me on three apps.
He took my phone and read everything.
He screamed at me in the car.
He called me forty times.
He threw a plate at the wall.
He said he hates me.
He wants to take the house.
He says I will die alone.
He says nobody will ever love me.
He wrote that I killed our marriage.
He said that I am dead weight.
She said I was killing her with my coldness.
My mother says I will be the death of her.
I'd die for my kids.
I love that dress to death.
I was bored to death.
Scared to death of spiders, me.
I worried myself to death over nothing.
You only live once.
I don't want to live in the past.
I wish I were taller.
I wish I was there with you.
I wish he would never call again.
I want this day to be over.
I can't go on holiday this year.
I could sleep for a week.
I hope I wake up early tomorrow.
I took my pills and went to bed.
The pharmacist counted the tablets twice.
I ended the lease.
I ended up crying in the car, and then I ate.
I cut him off.
I cut the ribbon at the opening.
I left a note for the milkman.
I wrote her a goodbye card, she moves to Leeds.
The bridge was closed so we walked.
I stood on the platform and ate a sandwich.
The train was late again.
I will jump in the shower and call you.
I jumped when the door slammed.
I hurt my wrist.
He has never laid a hand on me.
He didn't threaten to kill anyone.
The therapist asked whether I feel suicidal and I do not.
I don't think about dying any more.
The talk at school was about self-esteem and phones.
Nobody was hurt.
A calm day, we baked bread.
"""
