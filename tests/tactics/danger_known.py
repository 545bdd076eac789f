"""Texts beside which the words of danger were written: each is found, or stays silent, without fail."""

VIOLENCE = """
He put his hands around my throat last night and squeezed.
he had both hands round my neck and i couldnt breathe
She grabbed me by the throat and pushed me against the fridge.
dad choked me until everything went black
My ex strangled me in 2019 and the doctor still writes it down every time.
He pressed his forearm on my windpipe.
He held a pillow over my face until I stopped moving.
He pushed my head under water in the bath.
He knelt on my chest and laughed.
He has a gun in the house and the kids know where.
hes got a gun
He showed me the gun again tonight and asked if I was still leaving.
My brother keeps a loaded pistol in the glovebox.
She held a knife to my throat.
He came at me with a knife in the kitchen
he pulled a knife on my sister
He's standing in the hallway with an axe in his hand.
R. has a knife.
My stepdad sleeps with a machete by the bed since I said I would go.
He threatened me with a hammer.
Threatened us both with his hunting rifle when we came for the boxes.
He said he was going to kill me.
he keeps saying hes gonna kill me if i leave
She told me she would kill the kids and then herself.
He texted: I will kill you.
"I'm going to kill you and nobody will find your body."
ill kill u if u ever speak to him again
I swear I will slit your throat
He swore he would murder my mum if she helped me.
My husband threatened to kill us all.
They threatened to kill my daughter.
I think he is going to kill me.
I am scared he will kill me one day.
He nearly killed me on Sunday.
I fear for my life when he drinks.
If I can't have you no one will.
he said if he cant have me nobody can
You will never leave this house alive.
He told me I won't get out of here alive
You're dead.
ur dead when i get there
You are a dead woman walking.
He wants me dead.
I will put you in the ground.
Next time I will finish it.
He is outside the door right now.
hes banging on my door and screaming my name
He's trying to break in through the back window
I'm hiding in the bathroom, he is smashing things.
I locked myself in the bedroom because he was coming at me.
He kicked down the door last night.
He won't let me leave the house.
He locked me in the cellar for a day.
He beat me unconscious.
my father beats me up whenever he loses money
She pushed me down the stairs while I was pregnant.
He punched me in the stomach, I am five months along.
He threw me out of the moving car.
He broke my jaw.
He knocked me out cold.
He tried to run me over in the car park.
He drove straight at me.
He poured petrol over me and held up his lighter.
He said he'd burn the house down with us inside.
He tried to poison me, I could taste it in the tea.
She said she'd drive us all off a bridge.
He cut the brakes on my car.
You won't live to see Christmas.
Say goodbye to your kids.
He said there is a bullet with my name on it.
I will throw acid in your face.
He shot at my car.
my uncle stabbed me in the arm
Mark has a gun and he is drunk.
He hit me in the head with a bottle until I passed out.
He said he would take the children into the car and drive into a tree.
He dug a grave behind the shed and told me it was mine.
She wants to kill me, she said so to my aunt.
He wont stop choking me during fights
he put a belt around my neck
He told my sister he would shoot me the day the papers come.
"""

SUICIDE = """
I want to die.
i just want to die
I don't want to live anymore
i wanna kill myself
I have been thinking about killing myself.
I want to end it all.
I keep thinking about ending my life.
I could end my own life and nobody would care.
Everyone would be better off without me.
My kids would be better off if I was dead.
There is no reason to live.
I have nothing left to live for.
Life is not worth living.
I feel suicidal tonight.
I think about suicide every day.
I wish I was dead.
i wish i would not wake up tomorrow
I hope I never wake up.
I have enough pills saved up.
I took all the tablets.
I took an overdose in spring and nobody knows.
I wrote goodbye letters to the children.
I stood on the bridge and wanted to jump.
I want to jump in front of a train.
I am going to hang myself.
I started cutting myself again.
I cut my wrists last night
thoughts of hurting myself all day
He says he will kill himself if I don't come back.
she threatened to kill herself if i hang up
hes going to hang himself and its my fault
If you leave me I will kill myself.
He sent a picture of pills and wrote that he is going to end his life.
He told me to kill myself.
"Go kill yourself, no one would miss you."
kys
if i died tomorrow nobody would notice
i cant go on living
I wish I had never been born
I'd rather be dead than go back.
"""

SILENT = """
I nearly died laughing when the dog took the sausage.
I'm dying of laughter, send me that again.
I could kill for a coffee.
My feet are killing me after the market.
This heat is killing me.
The suspense is killing me lol
We watched a thriller. The man has a gun and chases her over the roof.
In the film he puts his hands around her throat.
I'm reading a crime novel where she threatened to kill her husband.
He was killed in the war, my great-grandfather.
Her smile is to die for.
That cake was to die for.
Drop dead gorgeous, my aunt said about the coat.
He has never threatened to kill me.
He doesn't have a gun.
I don't want to die, I want to see the sea again.
I am not suicidal.
I have no thoughts of killing myself.
My boss will kill me if I miss the deadline.
Mum is going to kill me when she sees my haircut haha
She's going to kill me if I tell anyone about the surprise party.
I bought a new bread knife for the kitchen.
He has a knife set from his grandmother.
We ate with knife and fork like adults.
She grabbed a knife and cut the cake into twelve.
My son got a nerf gun for his birthday.
I need the glue gun for the costume.
My friend has a massage gun and swears by it.
The police officer had a gun on his belt, the kids stared.
I had a lump in my throat.
My throat hurts and my neck is stiff.
The doctor put her hands around my throat to feel the glands.
The physio had her hands on my neck and it cracked.
The song choked me up.
I choked on a peanut.
He put a scarf around my neck because it was cold.
He gave me a hug and put his arm around my neck.
I want to end it with him.
I want to end this chapter of my life.
I ended things by text.
We ended the call and I slept.
I don't want to live here anymore.
I don't want to live with him any more.
I can't do this anymore.
I want to take my life back.
The plant died.
My grandmother died on Tuesday.
His grandfather killed himself in 1970, he told me once.
They talked about suicide prevention at the training.
It would be career suicide to say that.
We saw Suicide Squad with the boys.
I cut myself shaving.
I cut my finger on the tin.
She is outside in the garden planting roses right now.
The plumber is at the door.
The postman was outside the door.
The children are hiding in the wardrobe, we play hide and seek.
Shoot me a message when you are home.
I'll shoot you an email.
I'll kill you at chess tonight.
The boss fight killed me three times.
He bombed the interview.
My phone is dead.
The battery died.
You are dead to me, he wrote.
I was dead tired.
She broke my heart.
He broke my favourite cup.
The baby kicked me in the ribs all night.
My toddler hit me in the face with a spoon.
She beat me at tennis.
They beat us three nil.
The wine knocked me out.
He won't let me leave a review.
My manager won't let me leave early.
I locked myself out of the flat.
I jumped off the train at the last stop.
I jumped off the cliff into the sea on holiday with my cousins.
I'm killing myself over this essay.
I was so embarrassed I wanted to die.
I counted the tablets for mum's dosette box.
I wrote a farewell letter to my colleague who retires.
He will bury you in paper, my lawyer says.
She burned the lasagne.
They poured petrol into the mower.
My neighbour goes hunting and has a rifle for it.
He stabbed his potato and said nothing.
I shot twelve photos of the lake.
The shot went into the goal at the last minute.
He threatened to call my mother.
He threatened to take me to court.
She said she would tell everyone.
He was outside the school again on Monday.
He sent flowers.
I had a quiet day.
Nobody died, I told myself.
I felt dead inside at the party.
He says I am killing him with my silence.
You are killing me, she wrote under the funny picture.
This job will put me in an early grave.
I dreamt that he strangled me.
"""
