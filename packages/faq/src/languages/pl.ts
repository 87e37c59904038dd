/** Polish: words that visitors of shops and help pages use for the same thing, one group a line. */
export const pl = `
zwrot zwróc refund oddać pieniąd
zwrot zwróc odesł wymian
wymian wymien zamien zamian zastąp
zmien zmian edyt modyfik aktualiz popraw dostos
kup kupi zakup zamów naby
zamów zamówien
anul odwoł rezygn przerw zatrzym zakończ
usun usuw skasuj wykasuj zamkn
dostaw wysył przesył dorecz wysłać dotrze przyjdzie
paczk przesył
śledz śledzen status gdzie
opóźn spóźn długo wolno
cena koszt opłat ceny ile
tani rabat zniżk promoc kod kupon bon
faktur rachun paragon
płat zapłac płac przelew
kart kredyt
pieniąd gotówk kwot
metod opcj sposób możliw
subskryp abonament członk newsletter
dostępn magazyn
produkt artykuł towar
rozmiar wymiar wielkość
uszkodz zepsut wad pęknię
zgub brak zagin utrac kradz
sklep salon
godzin otwart czynn
konto kont profil użytkownik
rejestr zarejestr utwórz tworzen założ
logow zalogow login
hasł pin
zapomn odzysk przywr reset
przywr odzysk resetow
mail email wiadomoś poczt
telefon komórk numer dzwon
adres miejsc
człowiek konsultant agent osob pracownik
rozmaw porozmaw kontakt czat
pomoc pomóc wsparc
klient konsument
skarg reklam zażal
opini ocen recenz komentarz
problem błąd usterk awari
zgłos zgłasz powiadom inform
napraw rozwiąz rozwiązyw
sprawdz zobacz zweryfik weryfik wyświetl
szuk znajdź wyszuk znaleź
pokaż wyświetl list
instal konfigur ustaw skonfigur
włącz aktyw zezw umożliw
wyłącz dezaktyw blok zablok
szybk prędk
zdjęc obraz
wideo film
plik dokument
udostęp przekaż przesł
zapis kopi eksport
doda dodaw
zarządz administr
bezpiecz ochron ryzyk
używ użyć korzyst
uruchom start rozpocz
ustawien opcj
lot samolot
podróż wakac urlop
samochód auto
cześć hej witaj dzień
pa żegnaj widzenia
dzięk dzieku dziekuje
przepr wybacz
dziecko dziec
prac zatrudn
utworz tworzen nowy dodaj dodaw
aktualiz wersj uaktual
połącz łącz podłącz dołącz
licenc subskryp plan
skrzynk poczt odbiorcz
administr admin zarządz
spotkan zebran
folder katalog
kopi duplik przenies migr przenosz
nie można problem błąd udaje niepowodz
import eksport pobier pobran
druk drukar
urządz komputer
witryn stron internet web
aplikac program oprogram
grup zespół
link łącz odnośnik
gość zewnętrz
reguł zasad
dostęp uprawn zezw
przyczyn dlaczego powód
firma przedsiębior spółka
pracownik personel
prezent upomin
kolor odcień
ubran odzież
buty but obuw kozaki
wyprzedan niedostępn stan
odebrać odbiór
jak_się_masz samopoczuc
jak_się_nazywasz imię nazyw
do_widzenia żegnaj narazie
dobranoc spać sen zmęczon
ładn piękn śliczn
brzydk szpetn
smutn nieszczęśliw
szczęśliw wesoł radosn
zły wściekł zdenerw
głup idiot
mądr inteligent sprytn
żart śmieszn dowcip
nudn nuda
pogod deszcz temperatur
miast kraj miejsc
lekarz szpital zdrow
jedzen głodn restaurac posiłek
kocha lub lubi
nienawidz nieznos
ślub żona mąż
przyjaciel kolega kumpel
robot maszyna człowiek
wiek lat urodziny
szef twórca stworz
`
