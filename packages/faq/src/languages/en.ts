/** English: words that visitors of shops and help pages use for the same thing, one group a line. */
export const en = `
refund reimburs rebat repay compensat money
return exchange refund replac swap back
replac exchange swap substitut switch
change edit modif updat alter adjust amend correct switch
buy purchas order shop acquir bought
cancel stop terminat abort revok undo withdraw
delet remov eras clos deactivat unregister cancel
deliver ship arriv dispatch send receiv transport courier arrival
parcel package shipment box
track trace follow locat status progress where
delay late overdue slow wait long
price cost charg fee tariff expens much
cheap discount sale promo coupon voucher deal offer code
bill invoic receipt statement
pay payment paid checkout transaction spend spent afford
card credit debit visa
cash money fund dollar amount sum
salary wage incom paycheck paid earn
balance account saving
method option way mode possibil mean
subscri member newsletter plan
stock availab inventory
product item articl goods merchandis stuff
size fit measur dimension big large
original genuin authentic fake real counterfeit
expir valid date
broken damag defect fault torn crack broke
lost missing stolen misplac lose steal theft
shop store outlet branch market
open hours clos time
account profil user login
register signup sign enrol join creat registration
login signin logon access enter
password passcode pin credential
forgot forget lost recover reset restor retriev
email mail message
phone telephon mobil cell call number
address locat street place
upgrad improv premium
person human agent representativ operator advis executiv staff someone
talk speak chat contact convers communicat discuss tell
help assist support aid guid
customer client consumer shopper
complain claim grievanc dissatisf
review feedback comment opinion rating testimonial think
problem issue error trouble fault bug fail wrong
report notif inform tell
fix repair solv resolv troubleshoot
check verif see view look confirm inspect examin
find search locat lookup seek
show display list view present
install setup set configur
enabl activat allow permit accept start
disabl deactivat block stop prevent
quick fast speed soon rapid
photo pictur image
video clip film movie
file document data
share forward send
save store backup keep export download
copy duplicat
delay late
safe secur trust protect
risk danger hazard harm threat
flight plane fly airlin
trip travel journey tour abroad
vacation holiday pto leave off
luggage baggag suitcas bag
car vehicl auto drive
gas fuel petrol
reserv book table seat
restaurant dinner meal food lunch eat
recip cook make bake
weather rain temperatur forecast sunny
calendar schedul appointment meeting agenda event
remind reminder remember forget
task chore todo
song music track listen play
translat say language speak word
definition mean defin
number count calculat math plus minus times
sick ill diseas virus infect catch caught contract
doctor physician medical hospital
drug medicin medicat treat cure therap
symptom sign
child kid son daughter baby children
parent mother father famil mom dad
work job employ profession career occupation
die death dead died deceas
pet animal dog cat
prevent avoid protect precaution reduc safeguard
spread transmit transmission contagious pass
hello hi hey greet morning evening welcom
bye goodby later see leav
thank thanks grateful appreciat
sorry apolog pardon
love like ador fond
hate dislike
friend buddy pal mate
marry marri wife husband boyfriend girlfriend date spouse
joke funny humor laugh kidding haha lol hilarious
boring bored dull
smart clever intelligen genius brilliant
stupid dumb idiot fool
beautiful pretty attractiv hot sexy gorgeous cute handsom
old age young birthday born
boss creator maker owner creat made built develop
robot bot machin computer artificial human real person
male female boy girl man woman gender guy
happy glad joy cheerful
sad unhappy depress upset cry miserabl
angry mad annoy furious irritat frustrat
tired sleepy exhaust sleep bed night nap rest
hungry starv food eat thirst
good great nice excellent awesome amazing wonderful fantastic cool fine
bad awful terribl worst horribl suck
right correct true accurat
wrong incorrect false mistake
live resid home hous stay
name call named
answer respons reply
question ask quer
understand comprehend clear grasp
begin start commenc launch open run
end finish complet over done
country nation state abroad international
limit maximum cap restrict most
need requir must necessary have
get obtain receiv retriev gain acquir
give provid grant offer
use using utiliz employ
make create generat build produc
add insert append includ put attach
choos select pick
move transfer migrat wire shift
connect link join pair
hide conceal private invisible
sort arrang organi order
merg combin join unite
split separat divid
highlight mark flag label tag
write compos type draft
read open
mute silent silence quiet
invit guest
alert notif alarm
multipl several many simultaneous various
same identical equal
differ other another alternativ
all every each entire whole
people person user individual other
website site page web online internet
app application program softwar tool servic
computer pc laptop device desktop
link url
folder director
group team
post tweet publish
cannot cant unable fail impossible
declin reject denied refus
fraud unauthori suspicious scam
freez block lock suspend
loan mortgag borrow
interest rate apr percent
tax taxes irs
insur coverag policy
currenc convert exchang
reward point loyalt bonus
transaction histor purchas spend
recent last latest previous
applic apply request
request ask demand
hotel room lodg accommodat
taxi uber cab ride
direction route way navigat
distance far mile close near
bus train subway transit
passport visa
calori nutrition health diet fitness
ingredient contain made
substitut replac instead alternativ
suggest recommend advice advis tip idea
expir last spoil fresh
warrant guarant
seller vendor dealer distribut reseller sell franchis
zip postal postcode pincode
urgent immediat asap now
clean disinfect wash saniti
school universit student teacher class colleg
test diagnos
recover cure heal better
contact touch near exposur
status update happen progress
meaning sense signif purpose
reason why cause because
where location located place city town
when date time day
who whose person name
year month week day
tire wheel
repeat again
volum loud sound
joke story
lonel alone
bye leav goodnight
kill murder die suicid
world univers earth planet
drunk alcohol drink beer
sing dance perform
rude mean nasty
crazy insane nuts weird
bored nothing
busy free avail
sync synchron
licens subscription
mailbox inbox mail
admin administr manag
copy duplicat move migrat
import upload
print printer
guest external
report statistic
rule polic
access permission
hour schedul open
ugly hideous unattractive disgusting
proud brilliant clever
confus puzzl unclear sense
wait moment minute second brb
annoy bother irritat
missed miss
jok kidding serious
sleep_now go_to_bed hit_the_sack sleep
shut_up quiet silence hush
how_are_you feeling doing
who_are_you yourself introduc
what_can_you_do abilit capab skill
never_mind forget cancel
see_you bye later
no_idea know unsure
hold_on wait
well_done great good job
sick_of tired fed annoy
gift present
worker staff employee personnel
company firm business enterprise organization organisation
warehouse depot stock
colour color shade
clothes clothing garment apparel
shoes footwear boots sneakers
sold_out unavailab stock
how_much price cost
pick_up collect pickup
drop_off return
chargeback dispute
break broke broken
choose chose chosen
drive drove driven
eat ate eaten
fly flew flown flight
forget forgot forgotten
grow grew grown
lose lost losing
meet met
pay paid
ring rang rung
sell sold sale
send sent
sleep slept asleep
speak spoke spoken speech
spend spent
steal stole stolen
teach taught
throw threw thrown
understand understood
wear wore worn
win won winner
write wrote written
acct account
addr address
info information detail
msg message text
pic picture photo
pwd password
qty quantity amount
appt appointment
asap urgent
pls please
tel telephone phone
delivery deliver shipping shipment
decide decision
choose choice option
arrive arrival
refuse refusal
apply application
long length
wide width
weigh weight heavy
deep depth
cold chill cool freez
free gratis complimentary nothing
allow permit let allowed may
eligible qualify entitled
shipping postage freight
`
