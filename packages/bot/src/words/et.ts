import type { WordTable } from './word-table.ts'

export const et: WordTable = {
  lang: 'et',
  hello: 'tere|hei|tervist|tere päevast|tere hommikust|tere õhtust|tsau',
  thanks: 'aitäh|tänan|suur aitäh|tänud|aitäh teile|suur tänu',
  person: {
    alone:
      'inimene|klienditeenindaja|operaator|inimest palun|päris inimene|päris inimene palun|operaator palun|klienditeenindajat palun|klienditeenindus|klienditeenindus palun|klienditugi|teenindaja|inimest|keegi päris palun',
    speak: 'rääkida|räägi|räägin|räägiksin|vestelda|ühenda|ühendada|ühendust|suuna|suunake|andke|kontakt',
    want: 'soovin|tahan|saaksin|saan|kutsu|kutsuge|palun|vajan|tahaks|tahaksin',
    who: 'inimesega|inimest|inimese|klienditeenindajaga|klienditeenindajat|klienditeeninduse|klienditeenindusega|kellegagi|operaatoriga|töötajaga|teenindajaga|teenindaja|juhatajaga|konsultandiga|kolleegile|klienditoega|klienditoe',
    between: 'ma|pärist|päris|elava|ühe|abi|mind|mõne|teie',
    verbLast: true,
    phrases:
      'mitte robotit|mitte robot|mitte masinat|ei taha robotit|lõpeta robot|kutsu* _ inimene|kas keegi on seal|mõni inimene ka on|kas siin on inimesi|keegi _ mulle helistada|keegi teie meeskonnast|abi _ inimeselt|kas inimene saaks|andke mulle inimene|anna mulle inimene',
    not: 'läbi soodustuse|kulleri kontakt*|kontole',
  },
  mood: {
    frustrated:
      'kasutu|kasutud|naeruväärne|milline jama|täielik jama|täitsa jama|jama teenindus|vihane|vihaseks|närvi|lõpuks ometi|vastake ometi|kolmandat korda küsin|kolmandat korda kirjutan|juba kolmandat korda|kolmandat korda palun|neljandat korda küsin|mitmendat korda|keegi _ ei vasta|keegi _ vasta|vastuvõetamatu|lubamatu|tüdinud|kõrini|pettus|petturid|pettunud|kõige halvem|halvim teenindus|kohutav teenindus|te olete kohutavad|kohutav pood|ajaraiskamine|aja raiskamine|sama vastust|pole mingit abi|ei aita üldse|kas te üldse|kas sa üldse|juba ütlesin|juba kirjutasin|juba andsin|ma ei küsinud seda|ärge korrake|ära korda|tahan oma raha tagasi|häbi|mõttetu|loll|ei kannata enam',
    weary: 'ikka veel|ikka|juba|ootan|mitu korda|nädalat|kuu aega|ausalt|mitte keegi',
    confused:
      'ei saa aru|ei saanud aru|ei mõista|ei taipa|ei taibanud|ei saa pihta|mida see tähendab|mida sa mõtled|mida te mõtlete|segadus*|segane|segaseks|arusaamatu*|midagi aru|pole aimugi|ei tea kuidas see|lihtsamalt|lihtsate sõnadega|mida ma nüüd|mis ma nüüd|kuhu ma vajutama|= ah|= mida|= oot mida|= kuidas|= mis',
    urgent:
      'asi on kiire|mul on kiire|väga kiire|kiiresti vasta*|kiiresti vastata|vastake kiiresti|vastake ruttu|ruttu palun|palun ruttu|kiirusta*|hädaolukord|kohe vaja|kohe muutma|aidake kohe|aita kohe|kohe praegu|nii ruttu kui|nii kiiresti kui|võimalikult kiiresti|võimalikult ruttu|vaja homme|vaja _ homme|vaja _ homseks|vaja _ täna|tuleb täna korda|tuleb täna lahendada|peab täna _ saama|on homme ja|lahkub tunni|sõidame _ tunni pärast|sõidan _ tunni pärast|suletakse tunni|aega ei ole|aega pole|ei kannata _ oodata|lõpeb täna|viivitamata',
    calm: 'pole kiire|ei ole kiire|loll küsimus|rumal küsimus|kiire tarne|kiirtarne|kiirkuller*|hädaväljapääs*',
  },
  says: {
    frustrated: 'Vabandan, et see on olnud tüütu.',
    confused: 'Vabandust, see jäi segaseks. Võtame sammhaaval.',
    urgent: 'Näen, et aega on vähe.',
    message: 'Jäta teade',
    writeMessage: 'Kirjuta teade siia. Inimene loeb selle läbi ja vastab siinsamas vestluses.',
  },
}
