/** Estonian: words that visitors of shops and help pages use for the same thing, one group a line. */
export const et = `
tagasimaks hüvit raha
tagast tagasta saata vaheta
vaheta asenda vahet asend
muut muuda redigeer uuenda paranda kohanda
osta ostm ost tellim telli
tühist katkest lõpeta peata loobu
kustut eemald sulge
tarne kohale saada transport kull jõua saabu
pakk paki saadetis
jälgi staatus olek asukoht
hiline viivit kaua
hind hinna maksumus tasu kulu palju
soodus allahind odav kood kupong
arve kviitung tšekk
makse maksa tasu maksmi
kaart krediit
raha summa sularaha
palk töötasu sissetulek
viis võimalus meetod
tellimus liige liikme uudiskiri
laos saadaval
toode toote kaup
suurus mõõt
katki kahjust defekt viga
kadunud kaota puudu varasta
pood kauplus
lahti avatud lahtioleku
konto kasutaja profiil
registreer loo loomi luua
login logi sisse
parool salasõna
unusta taasta lähtesta
taasta lähtesta
kiri meil email post
telefon helista number mobiil
aadress koht asu
inimene klienditeenindaja nõustaja töötaja teenindaja
rääki vestle suhtle kontakt
abi aita tugi
klient kliendi
kaebus kaeba pretensioon
arvamus hinnang tagasiside
probleem viga tõrge mure rike
teata teavita
lahenda paranda tõrkeotsing
kontrolli vaata kuva
otsi leida leia
näita kuva loend
paigalda installi seadista häälesta konfigureeri
luba aktiveeri lülita
keela blokeeri väljalülit
kiir ruttu
pilt foto
video film
fail dokument
jaga edasta
salvesta varunda ekspor
lisa lisami
halda haldami
turva kaitse
käivita alusta
säte sätted suvand
tere hei hommikust päevast
headaega tsau nägemist hüvasti
aitäh tänan tänud
vabanda andesta
laps lapsed
töö amet
loo loomi uus uue lisa
uuenda versioon täienda
ühenda seo liitu
litsents tellimus
postkast kiri meil
administraator admin halda
koosolek kohtumi
kopeeri teisalda migreeri
ei saa viga probleem tõrge
import eksport allalaadi
prindi printer
seade seadme arvuti
sait veeb leht internet
rakendus programm tarkvara äpp
rühm grupp meeskond
link viide
külali väline
reegel poliitika
juurdepääs luba õigus
põhjus miks
firma ettevõte ettevõtte äri asutus
töötaja personal inimest inimesed
head_aega nägemist tsau headaega
tere hei hommikust päevast õhtust tsau
kink kingitus
värv toon
riided rõivas
jalats jalanõu king saapa
otsas läbimüüdud laos
järele_tulla kättesaamine väljasta
kuidas_läheb enesetunne tunned
nimi kutsuta
ilus kena
inetu kole
kurb õnnetu
rõõm õnnelik rõõmus tore
vihane pahane kuri
rumal loll
tark nutikas
väsinud uni magama
nali naljakas
igav tüütu
ilm ilmaennustus vihm temperatuur torm
linn maa riik koht
vabrik tootja
kulud tulud käive
arst haigla tervis
auto sõiduk
lend lennuk
reis puhkus
restoran söök toit nälg
`
