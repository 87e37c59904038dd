/** French: words that visitors of shops and help pages use for the same thing, one group a line. */
export const fr = `
rembours argent avoir
retour renvo rend échange
échange remplac substitu changer
chang modif édit mettre actualis ajust corrig
achet achat acquér command
annul résili arrêt interromp stop
supprim effac retir enlev ferm
livr expédi envoi envoy arriv recev reçois
colis paquet
suivi suivre statut localis
retard lent long attend
prix coût coûte frais tarif cher
remise réduc promo soldes code coupon offre
factur reçu ticket
paiement payer paye régl virement
carte crédit
argent montant somme espèces
salaire revenu
méthode option moyen façon manière mode
abonn membre newsletter
disponib stock
produit article chose marchandise
taille pointure mesure grand
cass endommag défect abîm
perdu manqu vol égar
magasin boutique
horaire ouvert heure
compte profil utilisateur
inscri enregistr créer
connex connect identif login
mot passe code pin
oubli perdu récupér réinitial
réinitial restaur récupér rétabl
mail email courriel message messagerie
téléphon mobile appel numéro
adresse domicile
personne humain agent conseill quelqu
parl discut convers contact chat bavard dire
aide aider assist soutien support
client consommat
plainte réclam
avis commentaire opinion évalu penses
problème erreur panne souci échec
signal inform notif
répar résou corrig dépann solution
vérif contrôl voir regard consult
cherch recherch trouv
montr affich voir list
install configur paramétr
activ autoris permet
désactiv bloqu empêch
rapide vite bientôt
photo image
vidéo film
fichier document
partag transfér
enregistr sauvegard export
gér gestion administr
sécur protég risque danger
utilis emploi employ
démarr commenc lanc
vol avion
voyage vacances
voiture auto véhicule
restaurant repas manger nourriture faim déjeuner dîner
météo temps pluie température
calendrier rendez réunion
rappel souvenir
tâche travail
chanson musique chant
tradui langue
malade santé mal
médecin docteur
enfant fils fille bébé
parents mère père maman papa famille frère soeur
travail emploi boulot métier
mourir mort
animal chien chat
bonjour salut coucou hello bonsoir
revoir bye salut bientôt
merci remerci
désol pardon excus
aime amour ador
déteste haine hais
ami amie pote copain copine
mari marier épous mariage femme
blague drôle rire plaisant humour haha
ennui ennuy
intellig malin génie
bête stupide idiot nul
beau belle joli sexy mignon
âge vieux ans né anniversaire
patron créateur créé chef maître fabriqu invent
robot bot machine ordinateur humain réel
homme femme garçon fille masculin féminin genre sexe
heureux content joie
triste malheureux déprim pleur
fâch colère énerv furieux agac
fatigu dormir sommeil lit nuit épuis coucher
bon bien super génial excellent formidable parfait cool
mauvais terrible horrible pire
juste correct vrai raison exact
faux tort erreur
habit vis vivre maison demeur
nom appel
répon réponse
question demand
compren compris sais
pens croi avis opinion
peux pouvoir capable faire
revenu retour revoilà
oui accord ok
taire tais silence
vir renvoy
monde domin
cré nouveau génér ajout
mise jour upgrade version actualis
connect connex lier associ joindre
licence abonnement plan
boîte courrier messagerie
administr admin
réunion appel conférence
dossier répertoire
copi dupliqu déplac migr transfér
impossible échec erreur problème peut fonctionne
import export télécharg
imprim imprimante
appareil périphérique ordinateur pc
site web page internet
application app programme logiciel
groupe équipe
lien url
invité externe
rapport report
règle stratégie
masqu cacher
partag autoris accès
raison pourquoi cause
où lieu emplacement
quand date heure jour
désinstall supprim retir
moche laid affreux
attend moment instant seconde minute
perdu confus sens clair
entreprise société compagnie firme
employé personnel salarié
cadeau présent
couleur teinte coloris
vêtement habit tenue
chaussure botte basket
épuisé rupture disponib stock
retrait retirer récupér
ça_va comment_vas vas
qui_es présente
à_bientôt plus_tard revoir
bonne_nuit dormir
ville pays endroit
gratuit offert
envoyer envoi envoie envoyé expédi
recevoir reçois reçu
`
