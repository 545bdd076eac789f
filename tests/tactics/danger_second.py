"""Texts written after the words of danger and left as they were: they measure, and change nothing."""

VIOLENCE = """
Woke up with his fingers digging into my neck, I thought that was it.
he choked me in front of the kids again
My wife squeezed my throat and only stopped when the neighbour knocked.
He got me in a headlock and I blacked out.
she pressed a cushion on my face while i was sleeping
I still see the marks on my neck where he held me.
He strangled me with the phone cable.
Last summer he tried to drown me in the lake.
there is a gun in the drawer and he told me its for me
He put the barrel to my forehead and clicked.
Dad waved the shotgun around at dinner.
my bf pointed a pistol at me bc i wanted to go home
He was waiting in the car park with a crowbar.
she ran after me with the bread knife
The blade was against my cheek the whole drive.
He cleans his rifle every time I mention the lawyer.
He turned up at work with a knife in his jacket.
my cousin came at my mum with an axe
Got a voicemail: you're a dead woman, you hear me?
"ill come over there and stab u"
He whispered that he would kill me in my sleep.
i know he is going to kill me, its only when
She says she'll have me killed if I go to the police.
They said they would shoot my brother if I testify.
He promised my father he would kill me for the shame I brought.
One day I'm gonna kill you, he says it like the weather.
He will murder us, the children too.
Told me I'd be dead by Friday.
he threatend to kill me 3 times this week
If you talk, I cut your throat.
He said nobody would ever find my body up there.
I'm terrified he will kill the baby.
if i cant have the kids nobody will
You're not leaving here alive, that's what he said.
He wrote that he has a bullet for each of us.
You'll be dead before the divorce is through.
He says he will end me.
I have had death threats from his brother.
He's downstairs smashing everything and I can't get out.
my ex is outside my house right now with his mates and wont go
Hiding in the closet writing this, he's looking for me.
She is kicking my bedroom door in.
he broke in through the kitchen window at 2
Someone is trying to get in, I think it is him.
I barricaded myself in the kids' room because he came home drunk.
he took my keys and wont let me out of the flat
He tied me to the bed and went to work.
They keep me locked up here, my phone is hidden.
He hit me until I was unconscious.
my stepfather beat me half to death with a belt
He stamped on my head.
She shoved me down the cellar steps.
he kicked me in the belly, im 7 months
I was thrown against the wall so hard I passed out.
He fractured my skull two years ago.
He grabbed the wheel and steered us into the oncoming lane.
he nearly ran me over, on purpose, in front of the school
Someone cut my brake line. We both know who.
He poured lighter fluid on my bed.
She threw boiling water at me.
he set fire to my flat while i slept
He said he'd burn us in our beds.
He put something in my drink, I woke up in hospital.
"I'll drive us both into the river, then we're together forever."
I honestly think I won't survive this marriage.
He choked our son.
He held my baby over the balcony and said choose.
He shot our dog in front of me and said you're next.
You're next, bitch.
My mother came into my room with a hammer at night.
He told the kids mummy will be in a coffin soon.
He has already bought the gun, his sister told me.
he says he'll slash my face so no man looks at me again
Be careful, he said, people fall off balconies.
I am afraid for my life.
"""

SUICIDE = """
I can't stop thinking about dying.
i dont want to be alive anymore
Most nights I pray that I don't wake up.
I want to kill myself and I don't know who to tell.
I've been saving my sleeping tablets.
everyones life would be easier if i was gone
Suicide feels like the only way out.
Tonight I'm going to do it, the note is written.
I wrote the kids a goodbye note and then tore it up.
i have no reason to keep living
I swallowed a whole pack of paracetamol.
im gonna kms
I look at the train tracks and think how easy it would be to step in front of one.
I cut myself on purpose yesterday.
i started self harming again because of the messages
He keeps saying he'll hang himself if I file.
My mother threatened to take her own life if I move out.
she says shes gonna kill herself and its on me
he sent me a photo of a rope and said this is what you made me do
Dad told me he'd shoot himself if I don't pick up.
"do the world a favour and kill yourself"
He says I should just die.
I'd be better off dead.
I wish I could go to sleep and never wake up.
I don't want to be here any more. Anywhere. On this earth.
what is the point of living
I was on the bridge again tonight.
I think about ending it.
I nearly drove into a tree on purpose.
I'm so tired, I want it all to be over forever.
would anyone even notice if i was dead
I feel like killing myself when he writes like that.
My sister tried to kill herself on Sunday because of him.
I am suicidal and ashamed of it.
"""

SILENT = """
I was dying to see you.
He's dead to me now and that is fine.
This job is killing me slowly but the pay is good.
My mother will kill me for the state of this kitchen lol.
I killed the tomato plants, sorry.
We killed it at karaoke.
He killed the engine and we sat there.
The silence was killing me.
My back is killing me today.
I would kill for a full night of sleep.
I could murder a curry.
He shot me a look.
He shot the photos for the wedding.
Shoot, I forgot the milk.
A shot of espresso and off we went.
He took a shot at the goal.
The flu shot hurt.
I bought a knife sharpener.
He has a knife collection from Japan, he cooks well.
Dad carved the roast with the good knife.
Can you hand me the scissors?
The axe is in the shed, we split wood on Saturday.
We saw a gun in the museum.
Kids with water guns everywhere, I got soaked.
The documentary is about a woman whose husband tried to kill her.
In the series he hides a gun under the bed.
Book club: everyone hated the chapter where she drowns.
She played dead in the school play.
Choking hazard, it said on the box.
I almost choked on my tea.
He got choked up when he spoke about dad.
The necklace sits high on my neck.
I have a sore throat.
He put his arm around my shoulders.
The hairdresser touched my neck and I jumped.
My sister put her cold hands on my neck and we laughed.
He is outside with the dog.
He's at the door with the shopping, hang on.
They are upstairs doing homework.
The cat is hiding under the bed.
I hid the presents in the wardrobe.
We are locked in negotiations.
I locked the door and went to bed.
The lock is broken, the landlord comes on Thursday.
He kicked the ball through the kitchen window.
The kids are banging pots.
My boss won't let me go on leave in May.
He beat me at cards again.
She beats me to the shower every morning.
He hit me up for money again.
The news hit me hard.
It hit me in the face how small the flat is.
The door hit me in the head, stupid wind.
He knocked on the door and left a letter.
That song knocks me out.
The pills from the dentist knocked me out.
I fell down the stairs carrying laundry.
He drove me to the station.
He drives me up the wall.
I ran over a nail.
He ran me through the numbers.
The brakes on my bike squeak.
We burned the old letters in the garden.
He burned me a CD in 2004.
Food poisoning, all night.
He is poisoning the children against me.
He threatened to stop paying.
He threatened to leave.
She threatened me with a lawyer.
I am scared of him.
I fear he will come to the christening.
He said he would ruin me.
He said I would regret it.
He wrote: you will be sorry.
He destroyed my laptop.
He wants full custody.
If I can't have chocolate I can at least have tea.
No one got out of the meeting alive, it was four hours.
I made it home alive, the traffic was awful.
Grandma is 90 and very much alive.
I will not be here tomorrow, I am at the dentist.
I don't want to be here, the party is loud.
I don't want to live with my parents any more.
I want to end the contract.
It was the end of my life as a married woman, and the start of something.
I ended it last night and he cried.
Life insurance came in the post.
I took my tablets with breakfast.
The vet gave the dog tablets.
I cut myself on a tin.
I cut my hair to my chin.
I hurt myself at the gym.
I could jump for joy.
I jumped off the bus.
We walked over the bridge at night, it was beautiful.
My uncle died by suicide when I was small, and today is his day.
They had a poster about suicide prevention.
I was mortified and wanted to die.
I would rather die than eat that again, haha.
The goodbye party for my colleague was sweet.
I said goodbye to my old flat.
I want to disappear into the woods for a week with a tent.
I feel dead tired but calm.
I never wanted to die, I wanted it to stop.
He never hit me.
The lawyer asked if he ever threatened to kill me and I said no.
I am safe, he does not know where I live.
I feel alive again.
"""
