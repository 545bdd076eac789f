"""Sentences of journals that tell of nobody: the check finds nothing in them."""

ORDINARY = """\
I slept badly and woke up at 4:30.
Nothing happened today, and that was good.
Mum came by with soup and we watched TV.
On Monday I walked home in the rain.
My sister rang in the evening and we laughed a lot.
He said he would be there at 5 pm, and then he was not.
The police officer was kind and wrote everything down.
I paid £45 for the taxi and £12.50 for lunch.
We had 3 meetings, 2 calls and 1 argument.
In March the flat was cold, in April it was warm.
I don't know why I still answer.
Then he shouted that I was LAZY and left.
She sent 17 messages before noon.
Work was fine. Lunch was late. Dinner was quiet.
The kids were at school until three.
I read on the internet that it takes 21 days.
WhatsApp showed two blue ticks and nothing else.
My solicitor will write to the court next week.
The Family Court sent a letter about the hearing.
Social Services called twice this month.
"Come home," he said. "Please."
At night I think of all the things I should have said.
It was the 3rd time in 2 weeks.
Between 2019 and 2023 we moved four times.
My English is better than my French.
Christmas was hard, Easter was easier.
I bought bread, milk and 2 kg of apples.
The doctor said to rest, so I rested.
Dear diary, today I did not cry.
We drove 120 miles and stopped once.
He always says the same: nobody else would want me.
Everyone looked at me and I looked at the floor.
I am proud that I said no.
Her lawyer is expensive and mine is free.
Sometimes I miss the dog more than the house.
First came the flowers, then the silence.
The bus was late, as always.
Will you ever stop? I asked.
May I be calm today.
I hope that grace and patience will come with time.
The bill was 230 euros and I had to mark the page.
My boss asked if I was OK and I said yes.
On the phone his voice was soft again.
I blocked him on Instagram, Facebook and TikTok.
The GP gave me tablets for 14 days.
Running helps. Writing helps. Sleep helps most.
He threw a plate at the wall and it broke.
Our case is at the top of the pile, they said.
I was born tired, I think.
The number of messages went from 40 to 3.
What I felt: fear, then relief, then hunger.
- went to the shops
- called nobody
Grandma's stew was good and Dad washed up.
In the street a man was singing.
Ten minutes down the road there is a park.
I wrote 2 pages, about 500 words in all.
My appointment is at 10:15 on Thursday, 14 May 2026.
Ich habe heute gut geschlafen und mit meiner Mutter gekocht.
Hier j'ai dormi longtemps et le matin était calme.
Ayer no pasó nada y me sentí tranquila.
God, I am tired of the same Old Story.
Nothing from him since Sunday, 12 days ago.
When the Police came, he smiled and was polite.
I ate toast, watched Netflix and went to bed at 10.
""".splitlines()
