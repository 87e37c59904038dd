import type { WordTable } from './word-table.ts'

export const pl: WordTable = {
  lang: 'pl',
  hello: 'cześć|dzień dobry|hej|witam|dobry wieczór|siema',
  thanks: 'dziękuję|dzięki|super dzięki|dziękuję bardzo|wielkie dzięki',
  person: {
    alone:
      'człowiek|konsultant|agent|operator|konsultanta|żywy człowiek|konsultanta poproszę|operator proszę|obsługa klienta|obsługa klienta proszę|człowieka|prawdziwa osoba|ktoś prawdziwy proszę',
    speak:
      'rozmawiać|porozmawiać|pogadać|rozmowa|rozmowę|połącz*|przełącz*|przekieruj*|przekierować|przekaż|kontakt|skontaktować',
    want: 'chcę|proszę|poproszę|potrzebuję|dajcie|daj|zawołaj|wolę',
    who: 'człowiekiem|człowieka|konsultantem|konsultanta|agentem|osobą|osobę|kimś|pracownikiem|pracownika|operatorem|doradcą|kierownikiem|obsługą|wsparciem|koledze|ludźmi',
    between: 'o|z|ze|do|kontakt|rozmowę|żywym|żywego|prawdziwym|prawdziwą|pomocy|na|mnie|mi',
    phrases:
      'nie chcę bota|koniec z botem|nie robota|nie bota|nie maszyna|nie maszynę|są tu _ ludzie|jest tam ktoś|ktoś _ do mnie zadzwonić|ktoś z _ zespołu|odpowiedzieć człowiek|pomoc* człowieka|czy mogę z kimś|z obsługą klienta',
    not: 'o rabacie|do kuriera|dla',
  },
  mood: {
    frustrated:
      'bezużyteczn*|beznadziejn*|beznadzieja|okropna obsługa|okropny sklep|okropne|skandal|skandaliczn*|oszustwo|oszuści|trzeci raz pyta*|trzeci raz pisz*|trzeci raz prosz*|już trzeci raz|po raz trzeci|czwarty raz pyta*|ile można|dość tego|tego dość|mam dość tego|mam dość czekania|serdecznie dosyć|serdecznie dość|mam już dość|mam już dosyć|niedopuszczaln*|wściekł*|wkurz*|denerwuj*|nikt _ odpowiada|nikt _ odpisuje|nikt _ nie odpowiada|nikt _ nie odpisuje|to śmieszne|to jest śmieszne|żenad*|żenując*|rozczarowan*|najgorsz*|strata czasu|stratą czasu|tę samą odpowiedź|to samo w kółko|już _ podałem|już _ podałam|już _ mówiłem|już _ mówiłam|już _ pisałem|nie o to pytałem|nie o to pytałam|przestań|czy wy w ogóle|czy ktoś w ogóle|chcę zwrotu pieniędzy|oddajcie|kpina',
    weary: 'ciągle|dalej nie|nadal nie|wciąż nie|wciąż|już|czekam|tygodnie|miesiąc|szczerze|ile razy|nikt',
    confused:
      'nie rozumiem|nie zrozumiałem|nie zrozumiałam|nie łapię|nie nadążam|nie ogarniam|masz na myśli|macie na myśli|pogubi*|zagubi*|bez sensu|nie ma sensu|zagmatwan*|niejasn*|niezrozumiał*|nie mam pojęcia|wyjaśnić prościej|prościej|prostymi słowami|co ja mam|co mam teraz|nie wiem jak to|nie wiem o co|o co chodzi|o co w tym|skomplikowan*|= że co|= co|= czekaj co|= jak to|= słucham',
    urgent:
      'to pilne|bardzo pilne|sprawa pilna|pilnie|jak najszybciej|natychmiastow* pomoc|pomóżcie natychmiast|muszę natychmiast|natychmiast zmienić|proszę natychmiast|natychmiast proszę|od razu proszę|szybką odpowiedź|odpisać szybko|szybko odpisać|odpowiedzcie szybko|pospiesz*|pośpiesz*|potrzebuję _ na jutro|potrzebuję _ dziś|potrzebuję _ dzisiaj|załatwić jeszcze dziś*|potrzebuję _ jeszcze dziś*|muszę _ jeszcze dziś*|być jeszcze dziś|odjeżdża za|wyjeżdża* za|wylatuj* za|zamykają za|za chwilę wyjeżdżam|nie ma czasu|nie mam czasu|nie może czekać|nie mogę czekać|nagły wypadek|nagła sytuacja|awaryjna sytuacja|kończy się dziś|jutro mam',
    calm: 'nie spieszy|niepilne|głupie pytanie|pilnej dostawy|pilna dostawa|ekspresow*|wyjścia awaryjnego',
  },
  says: {
    frustrated: 'Przykro mi, że to takie męczące.',
    confused: 'Przepraszam, to było niejasne. Po kolei.',
    urgent: 'Widzę, że jest mało czasu.',
    message: 'Zostaw wiadomość',
    writeMessage: 'Napisz tutaj wiadomość. Człowiek przeczyta ją w całości i odpowie w tej rozmowie.',
  },
}
