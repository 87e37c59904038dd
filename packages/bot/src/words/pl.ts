import type { WordTable } from './word-table.ts'

export const pl: WordTable = {
  lang: 'pl',
  hello: 'cześć|dzień dobry|hej|witam|dobry wieczór|siema',
  thanks: 'dziękuję|dzięki|super dzięki|dziękuję bardzo|wielkie dzięki',
  robot:
    'jesteś robotem|jesteś botem|jesteś człowiekiem|czy jesteś prawdziwym człowiekiem|czy rozmawiam z|czy to bot|czy to robot|czy to człowiek|jesteś sztuczną inteligencją|jesteś ai',
  person: {
    alone:
      'człowiek|konsultant|agent|operator|konsultanta|żywy człowiek|konsultanta poproszę|operator proszę|obsługa klienta|obsługa klienta proszę|człowieka|prawdziwa osoba|ktoś prawdziwy proszę',
    speak:
      'rozmawiać|porozmawiać|pogadać|rozmowa|rozmowę|połącz*|przełącz*|przekieruj*|przekierować|przekaż|kontakt|skontaktować',
    want: 'chcę|proszę|poproszę|potrzebuję|dajcie|daj|zawołaj|wolę',
    who: 'człowiekiem|człowieka|konsultantem|konsultanta|agentem|osobą|osobę|kimś|pracownikiem|pracownika|operatorem|doradcą|kierownikiem|obsługą|wsparciem|koledze|ludźmi',
    between: 'o|z|ze|do|kontakt|rozmowę|żywym|żywego|prawdziwym|prawdziwą|pomocy|na|mnie|mi',
    filler:
      'ja|mi|mnie|czy|jest|są|tu|tam|tutaj|mogę|mógłbym|mogłabym|może|mógłby|możecie|możesz|chciałbym|chciałabym|wolałbym|wolałabym|muszę|proszę|poprosić|dzięki|hej|cześć|z|ze|do|na|o|i|lub|nie|żadnego|bot|bota|botem|robot|robota|robotem|maszyna|maszyną|automatem|to|tego|tym|tylko|teraz|już|po prostu|prawdziwy|prawdziwego|prawdziwym|żywy|żywego|żywym|waszego|waszym|wasz|u|was|kto|który|pracuje|sklepu|zespołu|działu|niech|żeby|odpowiedział|odpowie|odpisze|napisał|napisze|zajmie|się|zajął|przejmie|przejąć|przekazać|dostać|uzyskać|wezwać|dość|koniec|biurem|czat|czacie|linii|dostępny|wolny|macie',
    phrases:
      'nie chcę bota|koniec z botem|nie robota|nie bota|nie maszyna|nie maszynę|są tu _ ludzie|jest tam ktoś|ktoś _ do mnie zadzwonić|ktoś z _ zespołu|odpowiedzieć człowiek|pomoc* człowieka|czy mogę z kimś|z obsługą klienta|prawdziwy człowiek|żywy człowiek|kogoś z obsługi|kogoś ze sklepu|kogoś z zespołu|ktoś ze sklepu do mnie|konsultant może przejąć|człowiek może przejąć|zajmie się tym człowiek|odpowiedział człowiek|zawołaj* kierownik*|kierownika|przełożon*|dość robota|dość bota|czat z ludźmi|czat z człowiekiem|waszego pracownika|oddzwoń*|pomoc konsultanta|z działem obsługi|biurem obsługi|kimś kto u was|przekazać to pracownikowi|pracownikowi przekazać',
    not: 'o rabacie|do kuriera|dla',
  },
  mood: {
    frustrated:
      'bezużyteczn*|beznadziejn*|beznadzieja|okropna obsługa|okropny sklep|okropne|skandal|skandaliczn*|oszustwo|oszuści|trzeci raz pyta*|trzeci raz pisz*|trzeci raz prosz*|już trzeci raz|po raz trzeci|czwarty raz pyta*|ile można|dość tego|tego dość|mam dość tego|mam dość czekania|serdecznie dosyć|serdecznie dość|mam już dość|mam już dosyć|niedopuszczaln*|wściekł*|wkurz*|denerwuj*|nikt _ odpowiada|nikt _ odpisuje|nikt _ nie odpowiada|nikt _ nie odpisuje|to śmieszne|to jest śmieszne|żenad*|żenując*|rozczarowan*|strata czasu|stratą czasu|tę samą odpowiedź|to samo w kółko|już _ podałem|już _ podałam|już _ mówiłem|już _ mówiłam|już _ pisałem|nie o to pytałem|nie o to pytałam|przestań|czy wy w ogóle|czy ktoś w ogóle|chcę zwrotu pieniędzy|oddajcie|kpina|tracę cierpliwość|straciłem cierpliwość|straciłam cierpliwość|kończy mi się cierpliwość|cierpliwość się skończyła|ile jeszcze|dość już|szlag|doprowadza|zły jestem|jestem zły|jestem zła|jestem wściekły|zirytowan*|irytuj*|sfrustrowan*|frustruj*|oburzon*|oburzając*|koszmar|koszmarn*|katastrofa|tragedia|tragiczna|dramat|porażka|śmieci|badziewie|ignoruj*|zignorowa*|olewa*|bez odpowiedzi|brak odpowiedzi|zero odpowiedzi|nikogo nie obchodzi|jedną gwiazdkę|złą opinię|negatywną opinię|prawnik*|prawnika|rzecznik*|uokik|nigdy więcej|już nic nie kupię|złodzieje|oszukal*|oszukują|naciągacze|na nic|nic nie umie|nie rozumiesz mnie|głupi bot|głupi robot|debil*|idiot*|żadnej pomocy|zero pomocy|niewiarygodne|nie wierzę|serio|poważnie|ile razy mam|ile razy jeszcze|w kółko|już tłumaczył*|już wysłał*|zmęczon* tym|szkoda gadać|szkoda słów|nieuprzejm*|kłamc*|kłamiecie|obiecywal*|słaba obsługa|kiepska obsługa|fatalna*|fatalnie|tak się nie traktuje|do niczego|wstyd|najgorsza obsługa|najgorszy sklep|najgorszy serwis|najgorsza firma|najgorsze doświadczenie',
    weary: 'ciągle|dalej nie|nadal nie|wciąż nie|wciąż|już|czekam|tygodnie|miesiąc|szczerze|ile razy|nikt',
    confused:
      'nie rozumiem|nie zrozumiałem|nie zrozumiałam|nie łapię|nie nadążam|nie ogarniam|masz na myśli|macie na myśli|pogubi*|zagubi*|bez sensu|nie ma sensu|zagmatwan*|niejasn*|niezrozumiał*|nie mam pojęcia|wyjaśnić prościej|prostymi słowami|co ja mam|co mam teraz|nie wiem jak to|nie wiem o co|o co chodzi|o co w tym|= że co|= co|= czekaj co|= jak to|= słucham|nie wiem co robić|nie wiem co mam|dalej nie wiem|nie widzę co|o który|o którą|o które chodzi|czego dokładnie|pomieszał*|pomyliło mi|za trudne|zbyt trudne|zbyt skomplikowane|nie kojarzę|nie czaję|nie kumam|nie jarzę|powtórz|innymi słowami|trudno zrozumieć|o czym mówisz|o czym ty|co to znaczy że|jak to rozumieć|nie do końca rozumiem|co miałeś na myśli|powiedz prościej|napisz prościej|za skomplikowane|takie skomplikowane|jaśniej proszę',
    urgent:
      'to pilne|bardzo pilne|sprawa pilna|pilnie|jak najszybciej|natychmiastow* pomoc|pomóżcie natychmiast|muszę natychmiast|natychmiast zmienić|proszę natychmiast|natychmiast proszę|od razu proszę|szybką odpowiedź|odpisać szybko|szybko odpisać|odpowiedzcie szybko|pospiesz*|pośpiesz*|potrzebuję _ na jutro|potrzebuję _ dziś|potrzebuję _ dzisiaj|załatwić jeszcze dziś*|potrzebuję _ jeszcze dziś*|muszę _ jeszcze dziś*|być jeszcze dziś|odjeżdża za|wyjeżdża* za|wylatuj* za|zamykają za|za chwilę wyjeżdżam|nie ma czasu|nie mam czasu|nie może czekać|nie mogę czekać|nagły wypadek|nagła sytuacja|awaryjna sytuacja|kończy się dziś|jutro mam|niezwłocznie|czas ucieka|czas się kończy|czas nagli|kończy się czas|na ostatnią chwilę|ostatnia chwila|termin mija|szybkie pytanie|szybka odpowiedź|szybko proszę|proszę szybko|czym prędzej|bezzwłocznie|nie zdążę|bo będzie za późno|priorytet|na cito|na już|spieszy mi się|śpieszy mi się|pali się|proszę _ w tej chwili|zająć od razu|anulować w tej chwili',
    soon: 'jutro|na jutro|dziś|dzisiaj|dziś wieczorem|dzisiaj wieczorem|wieczorem|za _ godziny|za _ godzin|za godzinę|za _ minut|zaraz|za _ dni|do piątku|pojutrze',
    need: 'potrzebuję|potrzebny|potrzebne|potrzebna|ślub|wesele|impreza|imprezę|pogrzeb|lot|lecę|lecimy|samolot|pociąg|wyjeżdżam|wyjeżdżamy|wyjazd|urodziny|rozmowa kwalifikacyjna|studniówka|zatrzymać|wstrzymać|chrzciny|komunia|koncert|muszę mieć',
    calm: 'nie spieszy|niepilne|głupie pytanie|pilnej dostawy|pilna dostawa|ekspresow*|wyjścia awaryjnego|trudne dla dzieci|worek na śmieci|od razu po|na ostatnią chwilę wyprzedaż|otwarte|otwieracie|czynne',
  },
  says: {
    frustrated: 'Przykro mi, że to takie męczące.',
    confused: 'Przepraszam, to było niejasne. Po kolei.',
    urgent: 'Widzę, że jest mało czasu.',
    message: 'Zostaw wiadomość',
    writeMessage: 'Napisz tutaj wiadomość. Człowiek przeczyta ją w całości i odpowie w tej rozmowie.',
  },
}
