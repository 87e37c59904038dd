import type { WordTable } from './word-table.ts'

export const ms: WordTable = {
  lang: 'ms',
  hello: 'hai|helo|salam|selamat pagi|selamat petang|assalamualaikum|hi',
  thanks: 'terima kasih|tq|thank you ya|makasih|terima kasih banyak',
  robot:
    'awak robot ke|adakah awak robot|awak bot ke|awak manusia ke|adakah anda manusia|adakah anda robot|awak orang ke|ini bot ke|ini robot ke|adakah saya bercakap dengan|saya bercakap dengan bot ke|awak ai ke|anda robot',
  person: {
    alone:
      'manusia|orang|ejen|wakil|operator|orang sebenar|orang sebenar tolong|operator tolong|khidmat pelanggan|khidmat pelanggan tolong|ejen langsung|orang betul|orang betul tolong',
    speak: 'bercakap|cakap|berbual|sambungkan|hubungkan|hubungi|menghubungi|pindahkan|serahkan|tukar',
    want: 'mahu|nak|perlukan|panggil|panggilkan|minta|jumpa',
    who: 'orang|manusia|ejen|seseorang|sesiapa|wakil|kakitangan|operator|pekerja|penasihat|pengurus|sokongan|khidmat|rakan|pasukan',
    between: 'dengan|seorang|bantuan|daripada|kepada|ke|saya',
    filler:
      'saya|aku|kami|awak|anda|kamu|boleh|bolehkah|ada|adakah|tak|tidak|ke|kat|di|sini|situ|sana|tolong|sila|terima|kasih|hai|nak|mahu|ingin|hendak|perlu|lebih|suka|baik|dengan|dari|daripada|kepada|pada|yang|itu|ini|saja|sahaja|sekarang|betul|sebenar|langsung|hidup|bukan|bot|robot|mesin|cukup|cukuplah|dan|atau|biar|biarkan|jawab|menjawab|uruskan|urus|tulis|ambil|alih|dapatkan|dapat|bagi|beri|minta|letak|kerja|bekerja|kedai|bahagian|sembang|sambung|panjangkan|tukar|jadi|lah|je',
    phrases:
      'tak nak bot|tidak mahu bot|berhenti bot|bukan robot|bukan bot|bukan mesin|bagi saya orang|ada orang di sana|seseorang telefon saya|sesiapa dalam pasukan|orang jawab|bantuan daripada manusia|sesiapa yang saya boleh|orang sebenar di situ|seseorang dari bahagian|manusia yang jawab|orang yang uruskan|ejen ambil alih|orang ambil alih|manusia ambil alih|panggil pengurus|penyelia|sembang dengan orang|cukuplah robot|tak mahu robot|tak nak robot|orang kedai tulis|telefon saya semula|hubungi saya semula|bantuan manusia|kakitangan anda tolong|orang hidup|manusia betul|manusia sebenar|orang yang kerja kat|ada sesiapa boleh|sesiapa boleh sembang|dengan siapa saya|ejen manusia|pasukan sokongan|rakan sekerja awak|rakan sekerja anda|seseorang hubungi saya|seseorang _ bantu saya|seseorang tengok|seseorang semak|orang untuk semak|orang tengok|bantuan daripada orang|bercakap dengan orang|beri saya khidmat|dengan pasukan anda|ada manusia|tak mahu bot|tukar ke manusia|ke manusia tolong',
    not: 'nama orang|orang lain|orang tua|cakap inggeris|tukar nama|untuk orang|untuk seseorang|untuk kaki|untuk anak',
  },
  mood: {
    frustrated:
      'tak guna|tidak berguna|tak berguna|tak masuk akal|mengarut|teruk betul|servis teruk|teruk sangat|servis _ hancur|marah|geram|penipu|menipu|scam|bodoh|dah kali ketiga|kali ketiga saya|dah kali keempat|dah banyak kali|bosan dengan|dah bosan|dah letih|dah penat|penat dengan|tak ada orang _ balas|tiada siapa _ balas|tak ada siapa balas|tiada orang _ balas|tidak boleh diterima|tak boleh terima|jawapan yang sama|jawapan sama|tak membantu|tidak membantu|membazir masa|buang masa|dah bagi _ pesanan|dah beritahu|dah cakap|bukan itu yang|jangan ulang|awak baca|nak duit saya|pulangkan duit saya|kedai apa macam|melampau|hilang sabar|habis sabar|kesabaran saya|sabar saya|cukup cukuplah|sampai bila|sakit hati|naik angin|bengang|menyampah|meluat|marah betul|geram betul|menyakitkan hati|mengecewakan|mimpi ngeri|bencana|sampah|tak peduli|tak endah|abaikan|diabaikan|tak layan|tiada balasan|tiada jawapan|langsung tiada|tak jawab langsung|satu bintang|ulasan buruk|peguam|tribunal pengguna|tribunal|viralkan|tak akan beli|takkan beli|takkan order|pencuri|tipu|kena tipu|tak boleh jawab apa|tak faham saya|bot bodoh|bodoh betul|sia sia|tiada gunanya|tak ada guna|biar betul|gila ke|berapa kali saya|berulang kali|berkali kali|dah terangkan|dah hantar banyak|dah jelaskan|penat saya|penat dah|kurang ajar|biadab|bohong|menipu saya|janji kosong|servis lembap|servis buruk|perkhidmatan teruk|perkhidmatan buruk|layan pelanggan|teruknya|tak bertanggungjawab|malu lah|saya tak tahan lagi|dah tak tahan|servis paling teruk|pelanggan paling teruk|kedai paling teruk|pengalaman paling teruk|masih tiada apa|langsung tak boleh pakai|tak boleh pakai|tak ada siapa kisah|tiada siapa kisah|tak kisah langsung|menjengkelkan|main main ke|main main|bayaran balik sekarang|penat tunggu|pengalaman _ teruk|pengalaman buruk|tak ada orang jawab|jangan hantar|tak membantu pun|menyesal|benci|malu sikit|apa masalah kamu|apa masalah awak|servis apa ni|rosakkan|musnah|hampakan|tak minta maaf|kali saya tulis|kali saya telefon|tak jalan langsung|semua tak jadi|kucar kacir|jawab saya|curi duit|tak boleh diterima|dah cukup|masih tiada jawapan|masih tiada berita|saya sangat kecewa|saya amat kecewa|saya rasa kecewa|kecewa dengan servis|kecewa dengan anda|kecewa dengan kamu|kecewa betul',
    weary: 'masih belum|masih tak|masih tunggu|asyik|dah|lama|minggu|sebulan|terus terang|kenapa tak',
    confused:
      'tak faham|tidak faham|kurang faham|belum faham|keliru|mengelirukan|tak jelas|tidak jelas|maksud awak|langsung tak masuk|terangkan _ mudah|terangkan _ lebih mudah|terangkan semula|terangkan sekali lagi|bahasa mudah|patut buat sekarang|tak tahu langsung|tak tahu macam mana|tak tahu nak buat|pening|tak tangkap|= hah|= apa|= kejap apa|= huh|= ha|tak pasti nak|yang dimaksudkan|awak nak saya buat|terlalu rumit|susah nak faham|susah faham|tak dapat ikut|tak dapat tangkap|sangat kabur|ulang semula|boleh ulang|cakap lain|jelaskan semula|blur|blank|bingung|confuse|confused|tak clear|cerita apa ni|cakap pasal apa|rumit sangat|arahan kabur|butang mana yang|tak tahu apa maksud|cakap cara lain|macam mana benda|patut berfungsi|sesat|apa sebenarnya|patut diisi|tak berapa faham|tak pasti apa|nak buat apa sekarang|lepas tu macam mana|terlalu banyak pilihan|bercanggah|maaf apa|tak dapat faham|tak tahu apa maksudnya',
    urgent:
      'urgent|sangat segera|balas segera|bantu _ segera|dengan segera|tolong segera|sekarang juga|secepat mungkin|cepat sikit|cepat tolong|tolong cepat|kecemasan|nak pakai esok|mesti _ esok|perlukan _ esok|mesti _ hari ini|perlu _ hari ini|selesai hari ini|sejam lagi|jam lagi|tak ada masa|tiada masa|tak sempat|tak boleh tunggu|tidak boleh tunggu|tamat malam ini|terdesak|esok majlis|detik ini|masa suntuk|masa dah suntuk|kesuntukan masa|kejar masa|mengejar masa|minit terakhir|saat akhir|soalan cepat|jawapan cepat|cepat ya|nak cepat|secepatnya|seberapa segera|dengan kadar segera|asap|nanti terlambat|uruskan _ serta merta|bantu _ serta merta|tolong _ serta merta|semak sekarang|sekarang tolong|sebelum hujung minggu|sebelum esok|sebelum jumaat|tinggal _ jam|tinggal _ minit|peluang terakhir|dah nak keluar|bantuan segera|bantuan secepat',
    soon: 'esok|hari ini|malam ini|malam ni|pagi esok|petang ini|jam lagi|minit lagi|sebelum pukul|lusa|hari lagi|sebelum jumaat|hujung minggu|sabtu|ahad|isnin|minggu ini|pagi',
    need: 'perlukan|kahwin|perkahwinan|majlis|parti|pengebumian|penerbangan|kapal terbang|kereta api|bertolak|terbang|bercuti|hari lahir|hari jadi|temu duga|konvokesyen|hentikan|tahan|konsert|nak pakai|mesti ada|pastikan|peperiksaan|perjumpaan|maraton|temuduga|perlukan ini',
    calm: 'tak urgent|tidak urgent|soalan bodoh|penghantaran segera|penghantaran ekspres|tapak kasut kecemasan|pintu kecemasan|urgent delivery|cuaca|apa maksudnya jualan|jelaskan polisi|beg sampah|penghantaran cepat|kedai buka|buka hari|waktu buka',
  },
  says: {
    frustrated: 'Maaf kerana ini menyusahkan anda.',
    confused: 'Maaf, tadi kurang jelas. Mari kita buat langkah demi langkah.',
    urgent: 'Saya faham masa sangat suntuk.',
    message: 'Tinggalkan mesej',
    writeMessage: 'Tulis mesej anda di sini. Seseorang akan membaca semuanya dan menjawab dalam perbualan ini.',
  },
}
