import type { WordTable } from './word-table.ts'

export const en: WordTable = {
  lang: 'en',
  hello: 'hi|hello|hey|hi there|hello there|good morning|good evening|good afternoon',
  thanks: 'thanks|thank you|thx|thanks a lot|thank you very much|great thanks|perfect thanks|ok thanks',
  person: {
    alone:
      'human|person|agent|operator|representative|real person|live agent|support agent|human please|a person|agent please|operator please|customer service|customer service please|customer support|real person please|somebody real please',
    speak: 'talk|talking|speak|speaking|chat|chatting|connect|transfer|contact|contacting|reach|switch|put|hand',
    want: 'want|need|get|give|call|switch|fetch|prefer|help|assistance|bring',
    who: 'person|human|humans|agent|someone|somebody|anybody|anyone|representative|operator|staff|employee|advisor|adviser|manager|colleague|support|customer service|team member|member',
    between: 'a|an|the|me|some|real|live|actual|support|to|with|from|your|help|in|human|of',
    phrases:
      'asking for a human|asking for a person|not a robot|not a machine|not a bot|dont want a bot|stop the bot|to customer service|to customer support|to support|with support|i can talk to|i can speak to|i can speak with|i could talk to|any humans here|any people here|is anyone there|is anybody there|is someone there|someone _ call me|somebody _ call me|somebody from your team|someone from your team|can a person|can a human',
    not: 'about a|about the|my friend|contact the courier|for a person|for someone|their',
  },
  mood: {
    frustrated:
      'useless|ridiculous|worst|unacceptable|fed up|sick of|sick and tired|waste of time|waste of my time|not helping|doesn t help|does not help|third time i|third time asking|third time already|the third time|fourth time i|again and again|over and over|you _ scam*|is a scam|scammers|angry|furious|annoyed|annoying|wtf|disappoint*|already told|already said|already gave|nobody _ answer*|nobody _ repl*|no one _ answer*|no one _ repl*|stupid|had enough|what a joke|is a joke|terrible service|terrible at|this is terrible|awful service|a disgrace|disgraceful|pathetic|want my money back|give me my money|same answer|not what i asked|stop repeating|do you even|are you even|never again|horrible service|incompetent',
    weary:
      'still no|still not|still nothing|still waiting|been waiting|never|again|how many times|honestly|weeks|nobody',
    confused:
      'don t understand|do not understand|didn t understand|can t understand|don t get it|do not get it|do you mean|what does that mean|i m lost|i am lost|confus*|makes no sense|make no sense|doesn t make sense|no idea|not clear|unclear|not sure i follow|don t follow|explain that|explain it|explain more|more simply|in plain english|plain words|simple words|supposed to do|i m stuck|what now|= huh|= what|= wait what|= eh|= sorry what|= pardon',
    urgent:
      'asap|as soon as possible|it s urgent|it is urgent|this is urgent|very urgent|really urgent|urgently|help immediately|need _ immediately|must _ immediately|reply immediately|answer immediately|immediately please|need _ right now|must _ right now|help right now|change _ right now|order right now before|reply right now|answer right now|help right away|need _ right away|reply right away|need _ today|need _ tonight|need _ tomorrow|need _ by tomorrow|need _ in an hour|by tomorrow morning|is tomorrow and|cannot wait|can t wait|no time|hurry|an emergency|in a hurry|leave* in _ hour|leave* in _ hours|leaving in|closes in|sorted today|quickly please|please quickly|ends tonight|leave today|leaves today|fly tomorrow',
    calm: 'no hurry|no rush|not urgent|stupid question|urgent delivery|express|emergency exit|emergency exits|available right now|mean for',
  },
  says: {
    frustrated: 'I am sorry this has been tiresome.',
    confused: 'Sorry, that was not clear. Let us go step by step.',
    urgent: 'I see that time is short.',
    message: 'Leave a message',
    writeMessage: 'Write your message here. A person will read all of it and answer in this conversation.',
  },
}
