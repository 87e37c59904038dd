import type { WordTable } from './word-table.ts'

export const fr: WordTable = {
  lang: 'fr',
  hello: 'bonjour|salut|bonsoir|coucou|hello|bonjour à vous|bonjour à tous',
  thanks: 'merci|merci beaucoup|merci bien|merci à vous|ok merci|un grand merci|super merci|parfait merci',
  robot:
    'êtes vous un robot|êtes vous humain|êtes vous une vraie personne|êtes vous une personne|êtes vous une machine|es tu un robot|es tu humain|es tu une machine|es tu réel|est ce un robot|est ce que je parle à un robot|est ce que je parle à un humain|est ce que je parle à une personne|je parle à un robot|je parle à une machine|je parle avec un robot|c est un robot|vous êtes un robot|tu es un robot|êtes vous une ia|es tu une ia',
  person: {
    alone:
      'humain|conseiller|conseillère|agent|une personne|opérateur|service client|un humain|un conseiller|un agent|un humain svp|un conseiller svp|vraie personne|une vraie personne|support|sav|quelqu un|un responsable',
    speak:
      'parler|parle|discuter|passez|passer|contacter|joindre|échanger|dialoguer|transférer|transférez|connecter|mettez|mettre|appeler|écrire',
    want: 'voudrais|veux|besoin|souhaite|souhaiterais|aimerais|désire|exige|faut|préfère|demande',
    who: 'humain|humaine|personne|conseiller|conseillère|quelqu|agent|opérateur|opératrice|responsable|collègue|collaborateur|employé|vendeur|vendeuse|technicien|manager|équipe|sav|support',
    between: 'd|un|une|l|le|la|vrai|vraie|avec|à|au|aide|de|du|votre|relation|directement|un autre',
    filler:
      'je|j|me|m|moi|on|vous|tu|peux|puis|pourrais|pourrait|pouvez|peut|est|ce|que|qu|il|y|a|possible|voudrais|veux|avec|à|au|un|une|le|la|l|d|de|du|des|vrai|vraie|réel|réelle|vivant|plutôt|svp|s|te|plaît|plait|merci|bonjour|ici|là|maintenant|tout|suite|juste|seulement|pas|robot|machine|bot|et|ou|en|direct|contact|relation|votre|vos|client|service|magasin|boutique|quelqu|uns|ai|as|avez|avoir|être|suis|pour|par|chez|ne|n|dans|si|aussi|donnez|donne|donner|répondre|répond|réponde|répondez|aider|aide|aidez|appelez|appelle|rappeler|rappelez|faites|venir|envoyez|trouver|personnes|réelles|vraies|humains|physique|parler|pourriez|serait|faire|les|ces|cette|vraiment',
    phrases:
      'pas parler à une machine|pas parler à un robot|pas aux machines|pas aux robots|pas un robot|pas à un robot|pas avec un robot|pas une machine|assez du robot|marre du robot|plus de robot|y a t il quelqu|quelqu un est là|y a quelqu|quelqu un peut m aider|quelqu un pourrait m aider|quelqu un peut me|quelqu un pourrait me|quelqu un de votre équipe|quelqu un de l équipe|un membre de votre équipe|un membre de l équipe|rappelez moi|me rappeler|m appeler|passez moi|mettez moi en relation|mise en relation|être mis en relation|transférez moi|un interlocuteur|à qui puis je|avec qui puis je|à qui m adresser|une aide humaine|aide d un humain|qu un humain|un humain me réponde|contact humain|votre responsable|un responsable|votre service client|le service client|votre supérieur',
    not: 'pour une personne|par personne|pour quelqu un|à quelqu un d autre|quelqu un d autre peut|quelqu un a volé|le livreur|contacter le transporteur|agent de sécurité|mon agent|agent imperm*|agent nettoyant|agent de nettoyage|agent de voyage|personne sur la photo',
  },
  mood: {
    frustrated:
      'inutile|ne sert à rien|sert à rien|ridicule|inacceptable|inadmissible|scandaleux|scandale|honteux|une honte|quelle honte|ras le bol|marre|j en ai assez|en ai plein|plein le dos|énervé|énervée|énervant|énerve|agacé|agacée|agaçant|furieux|furieuse|en colère|perte de temps|perdre mon temps|perds mon temps|n aide pas|n aidez pas|ne m aide pas|ne m aidez pas|troisième fois|quatrième fois|dixième fois|combien de fois|encore une fois la même|toujours la même réponse|la même réponse|même réponse|personne ne répond|personne ne me répond|ne répond jamais|aucune réponse|pas de réponse|sans réponse|on m ignore|vous m ignorez|ignoré|ignorée|arnaque|arnaqueurs|arnaqué|arnaquée|escrocs|escroquerie|voleurs|menteurs|mensonge*|vous mentez|nul|nulle|nullissime|lamentable|minable|pitoyable|catastroph*|cauchemar|horrible*|affreux|affreuse|exécrable|déplorable|pire service|pire expérience|pire boutique|mauvais service|service pourri|pourri|déçu|déçue|décevant|plus jamais|jamais plus|je ne commande plus|je n achèterai plus|avocat|consommateurs|porter plainte|plainte|mauvais avis|une étoile|rendez moi mon argent|rendez l argent|je veux mon argent|remboursez moi|remboursement immédiat|déjà dit|déjà expliqué|déjà écrit|déjà envoyé|déjà donné|pas ma question|répond pas à ma question|à côté de la plaque|idiot|stupide|bête|incompétent*|incapable|vous comprenez rien|tu comprends rien|ne comprenez rien|ne comprends rien du tout|foutage|fout de|vous moquez|te moques|se moque|une blague|c est une blague|n importe quoi|patience|à bout|rend fou|rend folle|merde|putain|chier|insupportable|intolérable|laisse tomber ce|baladé|trimballé|me balade',
    weary:
      'toujours pas|encore|depuis des semaines|depuis des jours|j attends|semaines|jamais|franchement|sérieusement|personne',
    confused:
      'comprends pas|compris rien|rien compris|pas compris|pas saisi|ne saisis pas|que voulez vous dire|que veux tu dire|ça veut dire quoi|qu est ce que ça veut dire|que signifie|c est quoi|pas clair|peu clair|confus|confuse|embrouill*|perdu dans|perdue dans|je suis perdu|je suis perdue|m y perds|aucun sens|pas de sens|contradict*|contredi*|aucune idée|je ne sais pas ce que|je ne sais plus|que dois je faire|qu est ce que je dois faire|qu est ce que je fais|je fais quoi|et maintenant|quoi faire|sur quoi je clique|quel bouton|trop compliqué|trop technique|plus simplement|expliquer autrement|expliquez autrement|explique autrement|réexpliquer|réexpliquez|répéter|reformuler|reformulez|en mots simples|pas suivi|suis pas|= hein|= quoi|= comment|= pardon|= euh|désolé je n ai pas|trop d options|laquelle dois je|lequel dois je|comment ça',
    urgent:
      'urgent|urgence|urgemment|pressé|pressée|au plus vite|dès que possible|le plus vite possible|le plus rapidement possible|rapidement svp|vite svp|vite s il|faites vite|dépêch*|immédiatement|tout de suite|sur le champ|sans tarder|sans attendre|ne peut pas attendre|peux pas attendre|pas le temps|plus le temps|peu de temps|le temps presse|manque de temps|dernière minute|avant ce soir|avant demain|d ici demain|d ici ce soir|pour ce soir|aujourd hui même|dans l heure|dans une heure|dans _ heures|dans _ minutes|avant l expédition|avant qu il parte|avant qu elle parte|avant qu il ne soit|sinon trop tard|trop tard sinon|réponse rapide',
    soon: 'demain|aujourd hui|ce soir|cet après midi|après demain|samedi|dimanche|vendredi|lundi|ce week end|cette semaine|demain matin|dans _ jours',
    need: 'mariage|fête|enterrement|obsèques|vol|avion|train|pars|partons|départ|voyage|vacances|anniversaire|entretien|cérémonie|baptême|concert|à temps|besoin|faut|examen|marathon|course|annuler|annulez|arrêter|modifier',
    calm: 'pas urgent|pas pressé|rien d urgent|aucune urgence|question bête|question idiote|question stupide|livraison express|express|sortie de secours|ouvert|ouverte|ouverts|horaires|livraison rapide|vols charter|chaussures de mariage|chaussures de course|tout de suite après|comment ça marche|comment ça taille|que signifie l étiquette|pire que|nul besoin|c est quoi la différence|c est quoi la taille|chaussures de vol|bout de pied|à bout rond|à bout ouvert|répéter l achat',
  },
  says: {
    frustrated: 'Je suis désolé que ce soit si pénible.',
    confused: 'Désolé, ce n’était pas clair. Reprenons étape par étape.',
    urgent: 'Je vois que le temps presse.',
    message: 'Laisser un message',
    writeMessage: 'Écrivez votre message ici. Une personne le lira en entier et répondra dans cette conversation.',
  },
}
