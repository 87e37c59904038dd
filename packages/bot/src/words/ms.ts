import type { WordTable } from './word-table.ts'

export const ms: WordTable = {
  lang: 'ms',
  hello: 'hai|helo|salam|selamat pagi|selamat petang|assalamualaikum|hi',
  thanks: 'terima kasih|tq|thank you ya|makasih|terima kasih banyak',
  person: {
    alone:
      'manusia|orang|ejen|wakil|operator|orang sebenar|orang sebenar tolong|operator tolong|khidmat pelanggan|khidmat pelanggan tolong|ejen langsung|orang betul|orang betul tolong',
    speak: 'bercakap|cakap|berbual|sambungkan|hubungkan|hubungi|menghubungi|pindahkan|serahkan|tukar',
    want: 'mahu|nak|perlukan|panggil|panggilkan|minta|jumpa',
    who: 'orang|manusia|ejen|seseorang|sesiapa|wakil|kakitangan|operator|pekerja|penasihat|pengurus|sokongan|khidmat|rakan|pasukan',
    between: 'dengan|seorang|bantuan|daripada|kepada|ke|saya',
    phrases:
      'tak nak bot|tidak mahu bot|berhenti bot|bukan robot|bukan bot|bukan mesin|bagi saya orang|ada manusia _ di sini|ada orang di sana|seseorang telefon saya|sesiapa dalam pasukan|orang jawab|boleh orang jawab|bantuan daripada manusia|sesiapa yang saya boleh',
    not: 'untuk|nama orang|orang lain|orang tua|cakap inggeris|tukar nama',
  },
  mood: {
    frustrated:
      'tak guna|tidak berguna|tak berguna|tak masuk akal|mengarut|teruk betul|paling teruk|servis teruk|teruk sangat|servis _ hancur|marah|geram|kecewa|penipu|menipu|scam|bodoh|dah kali ketiga|kali ketiga saya|dah kali keempat|dah banyak kali|bosan dengan|dah bosan|dah letih|dah penat|penat dengan|tak ada orang _ balas|tiada siapa _ balas|tak ada siapa balas|tiada orang _ balas|tidak boleh diterima|tak boleh terima|jawapan yang sama|jawapan sama|tak membantu|tidak membantu|membazir masa|buang masa|dah bagi _ pesanan|dah beritahu|dah cakap|bukan itu yang|jangan ulang|awak baca|nak duit saya|pulangkan duit saya|kedai apa macam|melampau',
    weary: 'masih belum|masih tak|masih tunggu|asyik|dah|lama|minggu|sebulan|terus terang|kenapa tak',
    confused:
      'tak faham|tidak faham|kurang faham|belum faham|keliru|mengelirukan|tak jelas|tidak jelas|apa maksud awak|maksud awak|langsung tak masuk|terangkan _ mudah|terangkan _ lebih mudah|terangkan semula|terangkan sekali lagi|bahasa mudah|patut buat sekarang|tak tahu langsung|tak tahu macam mana|tak tahu nak buat|pening|tak tangkap|= hah|= apa|= kejap apa|= huh|= ha',
    urgent:
      'ini urgent|urgent|sangat segera|balas segera|bantu _ segera|dengan segera|tolong segera|sekarang juga|secepat mungkin|cepat sikit|cepat tolong|tolong cepat|kecemasan|nak pakai esok|mesti _ esok|perlukan _ esok|mesti _ hari ini|perlu _ hari ini|selesai hari ini|sejam lagi|dua jam lagi|jam lagi|tak ada masa|tiada masa|tak sempat|tak boleh tunggu|tidak boleh tunggu|tamat malam ini|terdesak|esok majlis',
    calm: 'tak urgent|tidak urgent|soalan bodoh|penghantaran segera|penghantaran ekspres|tapak kasut kecemasan|pintu kecemasan|urgent delivery|cuaca',
  },
  says: {
    frustrated: 'Maaf kerana ini menyusahkan anda.',
    confused: 'Maaf, tadi kurang jelas. Mari kita buat langkah demi langkah.',
    urgent: 'Saya faham masa sangat suntuk.',
    message: 'Tinggalkan mesej',
    writeMessage: 'Tulis mesej anda di sini. Seseorang akan membaca semuanya dan menjawab dalam perbualan ini.',
  },
}
