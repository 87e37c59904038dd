import type { WordTable } from './word-table.ts'

export const en: WordTable = {
  lang: 'en',
  hello: 'hi|hello|hey|hi there|hello there|good morning|good evening|good afternoon',
  thanks: 'thanks|thank you|thx|thanks a lot|thank you very much|great thanks|perfect thanks|ok thanks',
  robot:
    'are you a robot|are you a bot|are you human|are you a human|are you a person|are you a real person|are you real|am i talking to a|am i speaking to a|am i chatting with a|is this a bot|is this a robot|is this a real person|is this a person|is this a human|are you an ai|is this an ai|are you automated',
  person: {
    alone:
      'human|person|agent|operator|representative|real person|live agent|support agent|human please|a person|agent please|operator please|customer service|customer service please|customer support|real person please|somebody real please',
    speak: 'talk|talking|speak|speaking|chat|chatting|connect|transfer|contact|contacting|reach|switch|put|hand',
    want: 'want|need|get|give|call|switch|fetch|prefer|help|assistance|bring',
    who: 'person|human|humans|agent|someone|somebody|anybody|anyone|representative|operator|staff|employee|advisor|adviser|manager|colleague|support|customer service|team member|member',
    between: 'a|an|the|me|some|real|live|actual|support|to|with|from|your|help|in|human|of',
    filler:
      "i|i'd|i'll|you|u|we|can|could|would|may|will|must|should|like|love|rather|just|now|please|pls|plz|to|a|an|the|is|are|be|there|here|any|some|do|have|has|let|my|your|with|from|in|at|on|of|or|and|it|this|that|who|works|work|not|no|bot|bots|robot|machine|computer|answer|write|take|over|handle|deal|see|available|online|today|only|one|thanks|hi|hello|want|get|pass|forward|through|chat|line|care|shop|store|team|service|desk|customer|actually|instead|enough|of|don't|t|d|ll|s|wanna|gonna|gimme|possible|somehow|ok|okay",
    phrases:
      'asking for a human|asking for a person|not a robot|not a machine|not a bot|dont want a bot|stop the bot|to customer service|to customer support|to support|with support|i can talk to|i can speak to|i can speak with|i could talk to|any humans here|any people here|is anyone there|is anybody there|is someone there|someone _ call me|somebody _ call me|somebody from your team|someone from your team|can a person|can a human|real person there|human there|put a human|put a person|put someone on|in person chat|live person|live agent|live chat with people|agent take over|human take over|person take over|someone take over|take over from the bot|someone from support|someone from the shop|someone from the store|somebody from the store|somebody from support|someone in charge|somebody in charge|get your manager|get me a manager|your manager|your supervisor|a supervisor|human answer|human being|actual human|actual person|real human|sick of the bot|no more bot|robot someone|call me back|human support|human help|human assistance|to customer care|to an employee',
    not: 'about a|about the|my friend|contact the courier|for a person|for someone|their',
  },
  mood: {
    frustrated:
      'useless|ridiculous|unacceptable|fed up|sick of|sick and tired|waste of time|waste of my time|not helping|doesn t help|does not help|third time i|third time asking|third time already|the third time|fourth time i|again and again|over and over|you _ scam*|is a scam|scammers|angry|furious|annoyed|annoying|wtf|disappoint*|already told|already said|already gave|nobody _ answer*|nobody _ repl*|no one _ answer*|no one _ repl*|stupid|had enough|what a joke|is a joke|terrible service|terrible at|this is terrible|awful service|a disgrace|disgraceful|pathetic|want my money back|give me my money|same answer|not what i asked|stop repeating|do you even|are you even|never again|horrible service|incompetent|losing patience|losing my patience|lost my patience|running out of patience|enough is enough|last straw|wits end|driving me mad|driving me crazy|driving me nuts|pissed off|frustrat*|irritat*|fuming|livid|outrag*|appalling|shocking service|dreadful|horrendous|nightmare|disaster|shambles|rubbish service|garbage|trash|crap|ignored|ignoring me|keep ignoring|no reply|no response|not one reply|no one responds|nobody responds|nobody cares|no one cares|one star|bad review|lawyer|consumer protection|report you|never buying|chargeback|rip off|ripped off|thieves|cheated|can t answer anything|doesn t understand me|don t understand me|stupid bot|dumb|pointless|no help|no use|zero help|seriously|how many more times|how many times do i|keep asking|keep telling|already explained|already sent|explain this over|wrong answer again|lousy|hopeless|rude|liar|liars|lied|lying to me|broken promise*|bad service|poor service|not good enough|last time i order from you|last time i shop|last time i buy here|never order from you|never buy from|never shop here|tired of waiting|tired of this|worst service|worst customer|worst shop|worst store|worst company|worst experience|worst support|worst ever',
    weary:
      'still no|still not|still nothing|still waiting|been waiting|never|again|how many times|honestly|weeks|nobody',
    confused:
      'don t understand|do not understand|didn t understand|can t understand|don t get it|do not get it|do you mean|what does that mean|i m lost|i am lost|confus*|makes no sense|make no sense|doesn t make sense|no idea|not clear|unclear|not sure i follow|don t follow|explain that|explain it|explain more|more simply|in plain english|plain words|simple words|supposed to do|i m stuck|what now|= huh|= what|= wait what|= eh|= sorry what|= pardon|don t see what|don t see how|don t know what to do|don t know what you|do not know what to do|which _ do you mean|what exactly do you|mixed up|too complicated|too hard|can t tell|cannot tell|i don t follow|didn t get|didn t get that|can you rephrase|rephrase|say that again|come again|lost me|you lost me|puzzled|baffled|bewildered|not following|over my head|doesn t add up|meaning of this|easier words|how do you mean|not getting it|hard to follow|what are you talking about|what are you saying|what did you just|so complicated',
    urgent:
      'asap|as soon as possible|it s urgent|it is urgent|this is urgent|very urgent|really urgent|urgently|help immediately|need _ immediately|must _ immediately|reply immediately|answer immediately|immediately please|need _ right now|must _ right now|help right now|change _ right now|order right now before|reply right now|answer right now|help right away|need _ right away|reply right away|need _ today|need _ tonight|need _ tomorrow|need _ by tomorrow|need _ in an hour|by tomorrow morning|is tomorrow and|cannot wait|can t wait|no time|hurry|an emergency|in a hurry|leave* in _ hour|leave* in _ hours|leaving in|closes in|sorted today|quickly please|please quickly|ends tonight|leave today|leaves today|fly tomorrow|this minute|straight away|straightaway|time is running|running out of time|out of time|short of time|pressed for time|last minute|time sensitive|time critical|at once|quick as you can|quickly as possible|soon as you can|as fast as you can|quick answer|quick reply|top priority|won t make it|too late otherwise|before it s too late|before it ships|in a rush',
    soon: 'tomorrow|tonight|today|this evening|this morning|this afternoon|in _ hour|in _ hours|in _ minutes|before _ pm|by noon|by tonight|by tomorrow|by friday|by monday|in _ days',
    need: 'needed|wedding|party|funeral|flight|fly|flying|plane|train|leaves|leaving|travel*|birthday|interview|prom|graduation|ceremony|christening|concert|i need|we need|need it|need them|need the|need my|i must|we must|i leave|we leave|stop the',
    calm: 'no hurry|no rush|not urgent|stupid question|urgent delivery|express|emergency exit|emergency exits|available right now|mean for|rush fee|rush delivery|rush order|last minute deal*|confused sizing|my fault|garbage bag|trash bag|are you open|do you open|open on|opening hours',
  },
  says: {
    frustrated: 'I am sorry this has been tiresome.',
    confused: 'Sorry, that was not clear. Let us go step by step.',
    urgent: 'I see that time is short.',
    message: 'Leave a message',
    writeMessage: 'Write your message here. A person will read all of it and answer in this conversation.',
  },
}
