/** German: words that visitors of shops and help pages use for the same thing, one group a line. */
export const de = `
rückerstattung erstatt rückzahl zurückzahl geld rückvergüt
retour rücksend zurücksend zurückgeb rückgabe umtausch
umtausch austausch ersetz ersatz tauschen wechsel
änder bearbeit aktualis anpass wechsel umstell korrigier ändere modifiz
kauf kaufen erwerb bestell order besorg
storn abbrech abbruch beend kündig widerruf widerrufen stopp annullier
lösch entfern beseitig tilgen schliess
liefer versand versend zustell schick senden sendung ankomm kommt ankunft
paket päckchen sendung lieferung
verfolg track status aufenthalt nachverfolg
verspät verzöger spät langsam dauert lange
preis kosten kostet gebühr tarif teuer
billig günstig rabatt angebot gutschein aktion ermässig code
rechnung beleg quittung faktur
zahl bezahl zahlung begleich überweis
karte kreditkarte
geld betrag summe bargeld
gehalt lohn einkommen verdien
methode option art weise möglichkeit
abo abonnement mitglied newsletter
verfügbar lager vorrätig bestand
produkt artikel ware gegenstand
grösse mass passform abmess gross
defekt kaputt beschädig fehlerhaft schad
verlor fehlt fehlend vermiss gestohlen
laden geschäft filiale shop
öffnungszeiten geöffnet uhrzeit offen
konto profil benutzer account
registrier anmeld beitret erstell einricht
anmeld login einlogg einwähl
passwort kennwort pin zugangsdaten
vergess verlor zurücksetz wiederherstell
zurücksetz wiederherstell rückgängig reset
mail email nachricht
telefon handy anruf anrufen nummer rufen
adresse anschrift ort wohnort
mensch person mitarbeiter berater agent vertreter jemand
sprechen sprich reden rede unterhalt chat kontakt plauder erzähl sag
hilfe helfen hilf unterstütz assist beistand
kunde kundin verbraucher
beschwer reklam klage
bewert rezension feedback kommentar meinung
problem fehler störung schwierig fehlgeschlagen
melden bericht mitteil informier
beheb reparier lös behebung fehlerbehebung problembehandlung
prüf überprüf kontroll ansehen anzeig sehen
find such ermittel
zeig anzeig darstell liste
install einricht konfigur setup bereitstell festleg
aktivier einschalt erlaub zulass ermöglich
deaktivier ausschalt abschalt sperr blockier verhinder
erlaub gestatt zulass genehmig
schnell rasch bald
bild foto grafik
video film clip
datei dokument unterlagen
teilen freigeb freigabe weiterleit
speicher sicher backup export
hinzufüg ergänz zufügen
verwalt administr steuer
einstell option konfigur
sicher schutz vertrau gefahr risiko
zugriff zugang berecht
starten start beginn öffnen
nutz verwend gebrauch benutz einsatz
anleit vorgehensweise wie schritte
flug flugzeug
reise urlaub ferien
auto wagen fahrzeug
reserv buchen buchung
restaurant essen mahlzeit hunger hungrig
wetter regen temperatur
kalender termin besprech
erinner gedächtnis
aufgabe arbeit
lied musik
überset sprache sprechen
krank übel unwohl
arzt doktor mediz
kind kinder sohn tochter baby
eltern mutter vater mama papa familie bruder schwester geschwister
arbeit job beruf
sterben tot tod
tier haustier hund katze
hallo hi hey grüss servus guten moin willkommen
tschüss bye wiedersehen ciao verabschied bis
danke dank vielen
entschuldig leid verzeih sorry
liebe lieb mag mögen gern vergött
hass hasse
freund kumpel kamerad freundschaft
heirat verlob ehe ehefrau ehemann hochzeit
witz scherz spass lustig komisch lach haha lol
langweil öde
klug schlau intellig genie gescheit
dumm blöd doof idiot
schön hübsch attraktiv sexy süss heiss
alt alter geburtstag gebor jahre
chef schöpfer entwickler erfinder gehör gemacht geschaffen boss
roboter bot maschine computer mensch künstlich echt real
mann frau junge mädchen männlich weiblich geschlecht
froh glücklich fröhlich freu heiter
traurig unglücklich deprimier weinen
wütend sauer böse verärger ärger nerv
müde schlaf schläfr bett nacht erschöpf
gut super toll prima klasse grossartig fantastisch ausgezeichnet cool wunderbar
schlecht schrecklich furchtbar schlimm mies
richtig korrekt recht stimmt wahr
falsch unrecht irr
wohn leben lebst zuhause daheim heim
name heissen heisst nenn
antwort erwider reagier
frage fragen
versteh begreif verstand kapier
denk mein glaub finde halten hältst
können kannst fähig imstande
beschäftig zeit los
bin zurück wieder
vermiss fehl
ja klar genau okay
nein nicht nie
still ruhe schweig mund leise
kündig entlass feuer gefeuert
weltherrschaft welt herrsch
sing singen
erstell anleg neu hinzufüg generier
update aktualisier upgrade neuer
verbind anschliess verknüpf koppel
synchron abgleich
lizenz abonnement plan
postfach mailbox posteingang mail
administrator admin verwalt
besprechung meeting termin
ordner verzeichnis
kopier duplizier übertrag verschieb migrier
nicht kann fehlt fehler schlägt funktioniert unmöglich problem
import export herunterlad download
drucker druck
gerät computer rechner pc handy
website seite webseite internet
app anwendung programm software
gruppe team
link verknüpfung url
gast extern
bericht report statistik
regel richtlinie
warum grund ursache weshalb wieso
tag datum zeit wann
wo ort standort
hässlich unattraktiv abstoss
warte moment sekunde minute augenblick gleich
verwirr unklar sinn verstehe
wahnsinn unglaublich toll super
firma unternehmen betrieb gesellschaft
mitarbeiter angestellt personal beschäftigt
geschenk präsent
farbe farbton
kleidung klamotten kleider bekleidung
schuh stiefel sneaker
ausverkauft vergriffen verfügbar
abhol selbstabholung
wie_geht befinden fühlst
wer_bist vorstell
bis_später tschüss bis_bald
halt_den_mund ruhe
stadt land ort
gehen geht ging gegangen
nehmen nimmt nahm genommen
geben gibt gab gegeben
kommen kommt kam gekommen
essen isst ass gegessen
sprechen spricht sprach gesprochen
finden fand gefunden
bekommen bekam erhalten erhalte erhält
senden sandte gesendet gesandt schick
schreiben schrieb geschrieben
lesen liest las gelesen
schlafen schläft schlief geschlafen
fahren fährt fuhr gefahren fahrt
verlieren verlor verloren verlust
brechen gebrochen bruch
tragen trägt trug getragen
treffen trifft traf getroffen
helfen hilft half geholfen
sehen sieht sah gesehen
sterben stirbt starb gestorben
wissen weiss wusste kennen
ziehen zog gezogen
bringen brachte gebracht
denken dachte gedacht
kostenlos gratis umsonst kostenfrei
`
