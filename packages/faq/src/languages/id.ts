/** Indonesian and Malay: words that visitors of shops and help pages use for the same thing, one group a line. */
export const id = `
pengembalian kembali refund uang wang bayaran pulang
pengembalian kembalikan retur pulangkan
tukar ganti penggantian mengganti menukar
ubah mengubah edit perbarui tukar ganti menukar kemas kini
beli membeli pembelian pesan order tempah
pesanan order tempahan
batal membatalkan pembatalan hentikan menghentikan
hapus menghapus padam buang alih keluarkan memadam
kirim mengirim pengiriman hantar penghantaran sampai tiba
paket bungkusan
lacak melacak status jejak menjejak
terlambat lambat lewat lama
harga biaya kos bayaran tarif berapa
murah diskon promo kupon kode diskaun baucar
faktur tagihan nota invois resit bil
bayar membayar pembayaran
kartu kad kredit
uang wang jumlah tunai
metode cara kaedah pilihan opsi
langganan berlangganan anggota ahli
produk barang item artikel
ukuran saiz
rusak cacat rosak
hilang kehilangan
toko kedai
buka jam
akun akaun pengguna profil
daftar mendaftar buat membuat cipta mencipta
masuk login log
kata sandi laluan password
lupa pulihkan memulihkan reset
pulihkan memulihkan kembalikan mengembalikan atur
email surel emel mel surat
telepon telefon nomor nombor hubungi panggil
alamat lokasi
orang manusia agen petugas ejen
bicara berbicara cakap bercakap chat sembang
bantu membantu bantuan tolong sokongan dukungan
pelanggan konsumen
keluhan aduan komplain
ulasan komentar umpan maklum pendapat
masalah kesalahan galat ralat isu error
lapor melaporkan beri maklum
perbaiki memperbaiki selesaikan baiki menyelesaikan
periksa cek semak lihat melihat
cari mencari temukan menemukan
tampilkan tunjuk papar paparkan
instal pasang memasang konfigurasi menyiapkan sediakan
aktif mengaktifkan aktifkan hidupkan dayakan mendayakan
nonaktif menonaktifkan matikan blokir lumpuhkan sekat
cepat segera pantas
foto gambar imej
video film filem
file fail dokumen berkas
bagi berbagi kongsi berkongsi
simpan menyimpan cadang ekspor
tambah menambah menambahkan
kelola mengelola urus mengurus
aman keamanan selamat keselamatan
guna menggunakan pakai memakai
mulai mula memulai bermula
pengaturan setelan tetapan
halo hai helo
terima kasih
anak kanak
kerja pekerjaan
buat membuat baru cipta mencipta tambah
perbarui memperbarui pembaruan kemas kini versi
sambung menyambung hubung menghubungkan tautkan
sinkron segerak menyegerakkan
lisensi lesen langganan
kotak masuk surat peti
admin administrator pentadbir kelola
rapat mesyuarat pertemuan
folder direktori
salin menyalin pindah memindahkan migrasi
tidak bisa dapat gagal masalah kesalahan ralat
impor import ekspor eksport unduh muat turun
cetak mencetak pencetak printer
perangkat peranti komputer
situs laman web halaman internet
aplikasi app program perisian
grup kumpulan tim pasukan
tautan pautan link
tamu tetamu luar eksternal
aturan kebijakan dasar peraturan
akses izin kebenaran
mengapa alasan sebab kenapa
perusahaan syarikat firma bisnis
karyawan pegawai staf pekerja
hadiah kado
warna corak
baju pakaian
sepatu kasut
habis kosong stok
ambil mengambil jemput
apa_kabar apa_khabar
selamat_tinggal jumpa dadah
cantik indah ganteng kacak
jelek hodoh
sedih kecewa
senang gembira bahagia
marah kesal
bodoh tolol
pintar pandai cerdas bijak
lucu kelakar lawak
bosan membosankan
cuaca hujan suhu
kota bandar negara tempat
dokter doktor rumah_sakit hospital kesehatan
makan makanan lapar restoran
cinta sayang suka
benci membenci
menikah kahwin istri isteri suami
teman kawan sahabat
umur usia
bos pencipta
mobil kereta
`
