import type { WordTable } from './word-table.ts'

export const de: WordTable = {
  lang: 'de',
  hello: 'hallo|guten tag|guten morgen|guten abend|moin|hi|servus|grüezi|grüß gott|guten tag zusammen',
  thanks: 'danke|vielen dank|danke schön|danke sehr|dankeschön|besten dank|super danke|ok danke|danke dir|danke ihnen',
  robot:
    'bist du ein mensch|bist du ein bot|bist du ein roboter|bist du echt|sind sie ein mensch|sind sie ein bot|sind sie ein roboter|spreche ich mit einem bot|spreche ich mit einem roboter|spreche ich mit einem menschen|spreche ich gerade mit|schreibe ich mit einem bot|schreibe ich mit einem menschen|ist das ein bot|ist das hier ein bot|bist du eine ki|sind sie eine ki|bist du eine maschine',
  person: {
    alone:
      'mensch|mitarbeiter|mitarbeiterin|berater|kundenberater|kundendienst|kundenservice|support|operator|einen menschen bitte|mensch bitte|mitarbeiter bitte|echter mensch|echte person|einen mitarbeiter bitte|kundenservice bitte|hotline',
    speak:
      'sprechen|spreche|reden|rede|verbinden|verbinde|verbindet|verbinden sie|weiterleiten|leite|leiten|chatten|schreiben|telefonieren|unterhalten|durchstellen|kontaktieren|erreichen|erreiche',
    want: 'möchte|will|brauche|bitte|wünsche|verlange|hätte|gib|geben|holen|hol|schick|schicken',
    who: 'mensch|menschen|mitarbeiter|mitarbeiterin|mitarbeitern|jemand|jemandem|jemanden|berater|beraterin|person|kundenservice|kundendienst|support|kundenberater|kollegen|kollegin|chef|vorgesetzten|operator|agenten|personal|servicemitarbeiter',
    between:
      'ich|mit|einen|einem|einer|eine|ein|echten|echter|echte|richtigen|mir|gern|gerne|den|dem|der|vom|von|lieber|nur|eurem|ihrem',
    verbLast: true,
    filler:
      'ich|mir|mich|du|sie|kann|könnte|könnten|kannst|können|darf|würde|gern|gerne|lieber|bitte|hallo|danke|hier|da|jetzt|sofort|mal|doch|nur|endlich|einfach|einen|einem|einer|eine|ein|den|dem|der|die|das|vom|von|zu|zum|mit|an|echten|echter|echte|echtes|richtigen|lebenden|statt|kein|keinen|nicht|bot|roboter|maschine|und|oder|ist|gibt|es|ihr|ihrem|eurem|euer|team|laden|wer|als|aus|auch|denn|so|bei|für|irgendwer|irgendjemand|haben|habe|hat|bekomme|bekommen|kriege|holt|holen|hol|ruf|rufen|ruft|anrufen|antworten|antwortet|helfen|hilft|übernehmen|übernimmt|zurückrufen|nehmen|wäre|möglich|sein|werden|werde|gleich|persönlich|direkt|echt|echtem|euch|ihnen|uns|dazu|dran',
    phrases:
      'keinen bot|nicht mit einem bot|nicht mit einer maschine|keine maschine|kein roboter mehr|genug vom bot|ist da jemand|ist jemand da|ist hier jemand|ist da wer|jemand aus _ team|jemanden aus _ team|jemand vom team|kann mich jemand anrufen|kann mir jemand helfen|kann mir bitte jemand|hilft mir hier jemand|kann jemand übernehmen|mensch übernehmen|mit wem kann ich|an wen kann ich mich|ein mensch antworten|ein mensch helfen|einen menschen dran|menschliche hilfe|mit einer maschine reden|nicht mit maschinen|nicht mit robotern|keine roboter|persönlich sprechen|persönlichen kontakt|persönlichen ansprechpartner|ansprechpartner bitte|mit ihrem chef|mit dem chef|ihren vorgesetzten|ruft mich an|rufen sie mich an|stell* mich durch|verbind* mich',
    not: 'für eine person|pro person|für jemanden|für jemand anderen|an jemanden verschenken|personen auf|mitarbeiterrabatt|den kurier|der fahrer|mit dem fahrer|meine freundin',
  },
  mood: {
    frustrated:
      'nutzlos|unbrauchbar|lächerlich|unverschämt*|frechheit|unmöglich von|inakzeptabel|nicht akzeptabel|reicht _ jetzt|mir reicht s|mir reicht es|es reicht|jetzt reicht|schnauze voll|nase voll|satt|hab genug|habe genug|genervt|nervt|nervig|ärger mich|ärgere mich|ärgerlich|verärgert|wütend|stinksauer|sauer|zeitverschwendung|hilft mir nicht|hilft nicht weiter|hilft überhaupt nicht|dritte mal|drittes mal|dritten mal|zum dritten|vierte mal|zum vierten|schon wieder|immer wieder dasselbe|immer noch keine antwort|keiner antwortet|niemand antwortet|antwortet keiner|antwortet niemand|niemand meldet|keiner meldet|meldet sich niemand|meldet sich keiner|reagiert niemand|keine reaktion|ignoriert|abzocke|abgezockt|betrug|betrüger*|verarscht|verarsche|verarschen|lügt|gelogen|lügner|saftladen|mistladen|drecksladen|scheiß*|mist|verdammt*|verflucht|zum kotzen|katastrophe|katastrophal|albtraum|alptraum|furchtbar*|schrecklich*|grauenhaft|miserabel|mieser|miese|schlechter service|schlechtester|schlechteste|peinlich|enttäusch*|nie wieder|nie mehr|bestelle nie|kaufe nie|anwalt|verbraucherschutz|anzeige|schlechte bewertung|ein stern|geld zurück sofort|sofort mein geld|will mein geld|gebt mir mein geld|mein geld zurück|bereits gesagt|schon gesagt|schon geschrieben|schon erklärt|bereits erklärt|bereits geschickt|hab ich schon|dieselbe antwort|die gleiche antwort|gleiche antwort|falsche antwort|dumm|blöd*|idiot*|unfähig|inkompetent|verstehst mich nicht|verstehen mich nicht|versteht mich nicht|verstehst du überhaupt|kein bock|keine lust mehr|geduld|am ende|macht mich wahnsinnig|treibt mich|was soll das|was soll der|wie oft noch|wie oft muss ich|wie oft soll ich|wie lange noch|ernsthaft|soll das ein witz|ein witz|schlechter scherz|im stich|hingehalten|hinhalten|vertröstet|unterirdisch|zumutung|kundenfreundlich ist anders',
    weary: 'immer noch|noch immer|seit wochen|seit tagen|warte|wieder|niemand|keiner|wochen|ehrlich|endlich',
    confused:
      'versteh* nicht|verstehe das nicht|versteh das nicht|nicht verstanden|versteh nur bahnhof|verstehe nur bahnhof|kapier* nicht|nicht kapiert|blicke nicht|blick nicht|nicht durchgeblickt|was meinst du|was meinen sie|was bedeutet das|was heißt das|was soll ich|was muss ich jetzt|was muss ich nun|was mache ich jetzt|was mach ich jetzt|was jetzt|und jetzt|wie jetzt|wie meinst|wie meinen|verwirr*|durcheinander|unklar|nicht klar|ergibt keinen sinn|macht keinen sinn|keine ahnung|keinen plan|komme nicht mit|komm nicht mit|nicht folgen|zu kompliziert|zu schwierig|einfacher erklären|anders erklären|erklär* _ einfacher|nochmal erklären|noch einmal erklären|noch mal erklären|nicht schlau|bin verloren|ratlos|weiß nicht weiter|weiß nicht was|weiß nicht wie das gemeint|weiß nicht welche|welchen knopf|welcher knopf|was denn nun|ja was denn|hä|= wie bitte|= häh|= was|= wie|= bitte|widersprich*|widerspruch|blicke da|steh auf dem schlauch|stehe auf dem schlauch',
    urgent:
      'dringend|eilt|eilig|in eile|so schnell wie möglich|schnellstmöglich|schnellstens|asap|sofort hilfe|sofort helfen|sofort brauchen|brauche _ sofort|brauche es sofort|muss sofort|umgehend|unverzüglich|auf der stelle|notfall|keine zeit|wenig zeit|zeit läuft|läuft die zeit|kann nicht warten|duldet keinen|spätestens morgen|spätestens heute|bis morgen früh|bis heute abend|noch heute|heute noch|in letzter minute|letzte minute|schnelle antwort|schnell bitte|bitte schnell|beeil*|in einer stunde|in _ minuten|vor feierabend|bevor _ verschickt|bevor es losgeht|sonst zu spät|zu spät sonst|wird knapp|zeitlich knapp|drängt',
    soon: 'morgen|heute|heute abend|heute nachmittag|übermorgen|am samstag|am sonntag|am freitag|am montag|bis freitag|bis samstag|bis montag|wochenende|diese woche|in _ stunden|in _ tagen|morgen früh',
    need: 'hochzeit|feier|party|beerdigung|flug|fliege|fliegen|zug|abreise|fahre|fahren|reise|urlaub|geburtstag|vorstellungsgespräch|abschluss|taufe|konzert|rechtzeitig|brauche|prüfung|marathon|lauf|stornier*|stoppen|stoppt|ändern',
    calm: 'nicht dringend|nicht eilig|eilt nicht|keine eile|dumme frage|blöde frage|expresslieferung|express|expressversand|eilzustellung|eilversand|eilzuschlag|notausgang|heute geöffnet|heute offen|habt ihr heute|wann habt ihr|öffnungszeiten|schnelle lieferung|wie schnell|schnellversand|satt grün|sattes|satter|mist verpasst|blöd gefragt|was heißt das etikett|hochzeitsschuhe|partyschuhe|anzeige im|in der anzeige|werbeanzeige|laufschuhe|zu schwierig für kinder',
  },
  says: {
    frustrated: 'Es tut mir leid, dass das so mühsam war.',
    confused: 'Entschuldigung, das war nicht klar. Gehen wir Schritt für Schritt vor.',
    urgent: 'Ich sehe, dass es eilt.',
    message: 'Nachricht hinterlassen',
    writeMessage: 'Schreib deine Nachricht hier. Ein Mensch liest sie ganz und antwortet in diesem Chat.',
  },
}
