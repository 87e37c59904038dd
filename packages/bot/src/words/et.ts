import type { WordTable } from './word-table.ts'

export const et: WordTable = {
  lang: 'et',
  hello: 'tere|hei|tervist|tere päevast|tere hommikust|tere õhtust|tsau',
  thanks: 'aitäh|tänan|suur aitäh|tänud|aitäh teile|suur tänu',
  robot:
    'oled sa robot|kas sa oled robot|kas sa oled inimene|oled sa inimene|kas sa oled päris|kas te olete robot|kas te olete inimene|kas ma räägin robotiga|kas ma räägin inimesega|kas see on robot|oled sa tehisintellekt|kas ma räägin päris inimesega',
  person: {
    alone:
      'inimene|klienditeenindaja|operaator|inimest palun|päris inimene|päris inimene palun|operaator palun|klienditeenindajat palun|klienditeenindus|klienditeenindus palun|klienditugi|teenindaja|inimest|keegi päris palun',
    speak: 'rääkida|räägi|räägin|räägiksin|vestelda|ühenda|ühendada|ühendust|suuna|suunake|andke|kontakt',
    want: 'soovin|tahan|saaksin|saan|kutsu|kutsuge|palun|vajan|tahaks|tahaksin',
    who: 'inimesega|inimest|inimese|klienditeenindajaga|klienditeenindajat|klienditeeninduse|klienditeenindusega|kellegagi|operaatoriga|töötajaga|teenindajaga|teenindaja|juhatajaga|konsultandiga|kolleegile|klienditoega|klienditoe',
    between: 'ma|pärist|päris|elava|ühe|abi|mind|mõne|teie',
    verbLast: true,
    filler:
      'ma|mind|mulle|mul|sa|te|teie|teil|kas|on|oleks|võimalik|saab|saaks|võiks|võiksin|palun|aitäh|tere|siin|seal|mõni|mõne|üks|üht|ühte|pärast|päris|päriselt|elus|elava|elavat|mitte|robot|robotit|robotist|robotiga|masin|masinat|aitab|ja|või|ainult|nüüd|kohe|kui|see|selle|seda|sellega|las|laske|et|kes|töötab|poest|poe|poes|vastaks|vastab|vastata|tegeleks|tegeleb|tegeleda|kirjutab|kirjutaks|kirjutada|üle|võtta|võtaks|liinile|parem|pigem|hoopis|vaja|on vaja|abi|lihtsalt|jutule|telefonile|edastada|anda|vestlus|vestlust|eelistan|tõeline|meeskonnast',
    phrases:
      'mitte robotit|mitte robot|mitte masinat|ei taha robotit|lõpeta robot|kutsu* _ inimene|kas keegi on seal|mõni inimene ka on|kas siin on inimesi|keegi _ mulle helistada|keegi teie meeskonnast|abi _ inimeselt|kas inimene saaks|andke mulle inimene|anna mulle inimene|päris inimene on|inimene liinile|teie töötaja palun|kedagi klienditoest|keegi poest kirjutab|las inimene|inimene vastaks|inimene tegeleb|teenindaja saaks|teenindaja võiks|kutsu* juhataja|juhatajat|juhatusega|vestlus inimes*|robotist|piisab robotist|aitab robotist|elus inimene|elusat inimest|päris inimesele|kellegi teie|klienditoega|ülemus*|töötajale edastada|kellelegi edastada',
    not: 'läbi soodustuse|kulleri kontakt*|kontole',
  },
  mood: {
    frustrated:
      'kasutu|kasutud|naeruväärne|milline jama|täielik jama|täitsa jama|jama teenindus|vihane|vihaseks|närvi|lõpuks ometi|vastake ometi|kolmandat korda küsin|kolmandat korda kirjutan|juba kolmandat korda|kolmandat korda palun|neljandat korda küsin|mitmendat korda|keegi _ ei vasta|keegi _ vasta|vastuvõetamatu|lubamatu|tüdinud|kõrini|pettus|petturid|pettunud|halvim teenindus|kohutav teenindus|te olete kohutavad|kohutav pood|ajaraiskamine|aja raiskamine|sama vastust|pole mingit abi|ei aita üldse|kas te üldse|kas sa üldse|juba ütlesin|juba kirjutasin|juba andsin|ma ei küsinud seda|ärge korrake|ära korda|tahan oma raha tagasi|häbi|mõttetu|loll|ei kannata enam|kannatus katkeb|kannatus katkema|kannatus on otsas|kannatus katkes|aitab juba|nüüd aitab|kaua võib|viimane piisk|ajab hulluks|ajate hulluks|ajab marru|marus|pahane|ärrit*|frustr*|nördinud|solvav|hirmus teenindus|õudne|õudusunenägu|katastroof|täielik katastroof|rämps|saast|ignoreer*|maha vaikinud|ei vastata|ei vasta keegi|ühtegi vastust|vastust ei tule|kedagi ei huvita|ühe tärni|ühe tärniga|halva arvustuse|advokaat*|tarbijakaitse*|enam kunagi|mitte iial|ei telli enam|ei osta enam|vargad|petsite|petate|ei oska midagi|ei oska mitte midagi|saa minust aru|loll robot|tobe|rumal robot|mitte mingit kasu|kasu pole|pole kasu|uskumatu|tõsiselt või|mitu korda veel|mitu korda pean|ikka ja jälle|juba seletasin|juba saatsin|väsinud teie|väsinud sellest|nii küll|ebaviisakas|valetate|valetasite|vilets teenindus|halb teenindus|kehv teenindus|lootusetu|kõige halvem teenindus|kõige halvem pood|kõige halvem kogemus',
    weary: 'ikka veel|ikka|juba|ootan|mitu korda|nädalat|kuu aega|ausalt|mitte keegi',
    confused:
      'ei saa aru|ei saanud aru|ei mõista|ei taipa|ei taibanud|ei saa pihta|mida see tähendab|mida sa mõtled|mida te mõtlete|segadus*|segane|segaseks|arusaamatu*|midagi aru|pole aimugi|ei tea kuidas see|lihtsamalt|lihtsate sõnadega|mida ma nüüd|mis ma nüüd|kuhu ma vajutama|= ah|= mida|= oot mida|= kuidas|= mis|ma ei tea mida teha|ei tea mida teha|ei saa sellest|millist _ mõtled|millist _ mõtlete|mida täpselt|läksin sassi|liiga keeruline|liiga raske|ei suuda eristada|ei jälgi|ei jõua järge|öelge teisiti|ütle teisiti|sõnasta ümber|korda palun|veel kord palun|imelik jutt|hämming*|raske aru saada|raske jälgida|millest sa räägid|millest te räägite|ebaselge*|ei ole selge|pole selge|mis mõttes|mida sa ütlesid',
    urgent:
      'asi on kiire|mul on kiire|väga kiire|kiiresti vasta*|kiiresti vastata|vastake kiiresti|vastake ruttu|ruttu palun|palun ruttu|kiirusta*|hädaolukord|kohe vaja|kohe muutma|aidake kohe|aita kohe|kohe praegu|nii ruttu kui|nii kiiresti kui|võimalikult kiiresti|võimalikult ruttu|vaja homme|vaja _ homme|vaja _ homseks|vaja _ täna|tuleb täna korda|tuleb täna lahendada|peab täna _ saama|on homme ja|lahkub tunni|sõidame _ tunni pärast|sõidan _ tunni pärast|suletakse tunni|aega ei ole|aega pole|ei kannata _ oodata|lõpeb täna|viivitamata|otsekohe|kohemaid|sedamaid|silmapilk|aeg hakkab otsa|aeg saab otsa|ajahäda*|viimasel hetkel|viimane hetk|kiire küsimus|kiiret vastust|kiire vastus|esimesel võimalusel|muidu jään hiljaks|ei jõua muidu|liiga hilja|prioriteet|kiiremas korras|tulega|rong läheb varsti',
    soon: 'homme|homseks|homme hommikul|täna|täna õhtul|täna õhtuks|õhtuks|tunni pärast|tunni aja pärast|minuti pärast|enne kella|päeva pärast|ülehomme|reedeks',
    need: 'vaja|vajan|pulm|pulmad|pidu|peole|matus|matused|lend|lendan|lennuk|rong|buss|sõidan|sõidame|lahkume|reis|reisile|sünnipäev|intervjuu|aktus|lõpetamine|tühistage|peatage|peatada|kontsert',
    calm: 'pole kiire|ei ole kiire|loll küsimus|rumal küsimus|kiire tarne|kiirtarne|kiirkuller*|hädaväljapääs*|keerulised|keerulised lastele|prügikott|kiirsaadetis*|avatud|lahti pühapäeval|lahtiolekuaeg*',
  },
  says: {
    frustrated: 'Vabandan, et see on olnud tüütu.',
    confused: 'Vabandust, see jäi segaseks. Võtame sammhaaval.',
    urgent: 'Näen, et aega on vähe.',
    message: 'Jäta teade',
    writeMessage: 'Kirjuta teade siia. Inimene loeb selle läbi ja vastab siinsamas vestluses.',
  },
}
