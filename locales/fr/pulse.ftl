# Les baromètres : le lieu, le bulletin, le résultat.
pulse-title = Baromètre
pulse-lede = Quelques questions sur la semaine passée, posées de façon que personne ne puisse être reconnu dans les réponses. Ce qui en sort appartient d’abord à l’équipe.
pulse-moment = { $day }, { $time }
pulse-theme-core = Énergie, humeur et part de décision
pulse-theme-conditions = Conditions
pulse-theme-between = Entre nous
pulse-theme-work = Le travail et ce qu’il laisse
# Où en est le baromètre.
pulse-none-title = Aucun baromètre en cours
pulse-none = Quand votre responsable en prévoit un, ses dates apparaissent ici, les mêmes pour tout le monde. Les résultats précédents restent plus bas.
pulse-notice-title = Le baromètre est ouvert
pulse-open-until = Ouvert jusqu’au { $moment }
pulse-open = { $count ->
    [one] { $count } question
   *[other] { $count } questions
} sur les sept derniers jours : moins d’une minute. Chacune peut être passée, et les réponses peuvent changer jusqu’à la clôture.
pulse-answer = Répondre au baromètre
pulse-open-blind = Tant qu’il est ouvert, personne ne voit combien ont répondu, ni qui.
pulse-managers-read = Les cadres ne répondent pas et ne sont pas comptés. Vous lirez le résultat deux jours après l’équipe.
pulse-opens = Ouverture { $moment }
pulse-planned = Il s’ouvre de lui-même et se ferme { $closes }. Toute personne de l’équipe à ce moment-là, hors cadres, pourra répondre.
pulse-waits = Il s’ouvrira dès qu’au moins { $threshold } personnes pourront répondre ; à moins, rien ne pourrait être publié.
pulse-withdraw = Le retirer
pulse-withdraw-title = Retirer ce baromètre ?
pulse-withdraw-text = Il n’est pas encore ouvert : rien n’est perdu. Vous pourrez en prévoir un autre aussitôt.
pulse-withdraw-submit = Le retirer
pulse-withdraw-leave = Le laisser tel quel
pulse-closed = Le baromètre est clos
pulse-settles = Le résultat repose un jour. L’équipe le lit à partir du { $team }, les cadres à partir du { $managers }.
pulse-check-receipt = Vérifier que votre bulletin a été compté
# Ce qui était fixé d’avance.
pulse-terms = Ce qui était fixé avant toute réponse
pulse-terms-roster = { $count ->
    [one] { $count } personne peut répondre
   *[other] { $count } personnes peuvent répondre
}, sans les cadres.
pulse-roster-names = Qui peut répondre
pulse-roster-names-lead = Chacune de ces personnes a un bulletin. S’il manque quelqu’un, ou si un nom ne dit rien à personne, dites-le avant de répondre : chaque réponse n’est cachée que parmi celles de vrais collègues.
pulse-terms-threshold = Rien n’est publié à moins de { $threshold } bulletins, ni à moins de la moitié des personnes qui peuvent répondre. Ce nombre peut être relevé pour le prochain baromètre, jamais abaissé.
pulse-terms-dates = Il se ferme { $closes }. L’équipe lit le résultat à partir du { $team }, les cadres à partir du { $managers }.
pulse-terms-fingerprint = L’empreinte de la clé de ce baromètre. Elle doit être la même pour toute l’équipe. Seule la comparaison le montre : comparez-la, s’il vous plaît, avec celle d’un·e collègue.
pulse-terms-more = Ce qui est conservé, et ce que personne ne peut promettre
# Prévoir.
pulse-plan = Prévoir le prochain baromètre
pulse-plan-lead = Toutes les quatre semaines convient à la plupart des équipes. Les dates et le seuil ne changent plus une fois le baromètre ouvert.
pulse-too-few = { $count ->
    [0] Personne ne pourrait
    [one] Une personne pourrait
   *[other] { $count } personnes pourraient
} répondre aujourd’hui, hors cadres. Il en faut au moins { $threshold }, sinon rien ne pourrait être publié. À une petite équipe, un cercle rend mieux service.
pulse-opens-on = Ouverture le
pulse-opens-on-hint = Aujourd’hui, il s’ouvre aussitôt ; un autre jour, à 8 heures.
pulse-closes-on = Clôture le
pulse-closes-on-hint = À 20 heures ce jour-là.
pulse-threshold = Ne rien publier en dessous de
pulse-threshold-hint = Autant de bulletins au moins. À partir de { $least } ; plus haut protège mieux, et le prochain baromètre ne pourra que monter.
pulse-plan-submit = Prévoir le baromètre
pulse-preview = Voir les { $count } questions
pulse-preview-lead = Énergie, humeur et part de décision reviennent à chaque fois. Les autres alternent : trois baromètres de suite font le tour de tout.
done-pulse-planned = Le baromètre est prévu.
done-pulse-withdrawn = Le baromètre a été retiré.
# Le résultat.
pulse-latest = Le dernier résultat
pulse-earlier = Résultats précédents
pulse-result-of = Baromètre clos le { $day }
pulse-team-first = Jusqu’au { $moment }, ceci appartient à l’équipe seule ; ensuite les cadres peuvent le lire aussi.
pulse-respondents = { $band } personnes ont répondu.
pulse-levels-hint = De 0 à 100, plus haut est toujours mieux, à la dizaine près. Les réponses de peu de personnes font vite bouger ces chiffres : un écart de 10 dit peu de chose.
pulse-level = environ { $level }
pulse-level-lowest = { $level } ou moins
pulse-level-highest = { $level } ou plus
pulse-level-withheld = non publié
pulse-line-broken = Quelques personnes sont arrivées ou parties depuis le baromètre précédent : ces chiffres ne sont pas rapprochés des précédents.
pulse-singles = Question par question
pulse-withheld-some = Quelque chose n’est pas publié ici, pour que personne ne puisse être retrouvé. Il y a plusieurs raisons à cela, et le produit ne dit jamais laquelle.
pulse-withheld-all = Rien n’est publié de ce baromètre, pour que personne ne puisse être retrouvé. Un résultat demande au moins { $threshold } bulletins, et la moitié des personnes qui pouvaient répondre.
pulse-withheld-prompt = Vous pourriez plutôt vous demander au prochain cercle : que faudrait-il changer autour de nous pour que les quatre prochaines semaines soient plus légères ?
# Le bulletin.
ballot-title = Comment cela s’est-il passé ?
ballot-lede = { $count } questions sur les sept derniers jours. Passez celles que vous voulez. L’équipe voit son résultat d’abord, en chiffres arrondis ; les cadres deux jours après ; personne ne voit jamais les réponses d’une personne.
ballot-lede-planned = Ce baromètre n’est pas encore ouvert.
ballot-lede-closed = Ce baromètre est clos.
ballot-stored = Ce qui est conservé, et comment le vérifier
ballot-stored-box = Dans l’urne : vos réponses, sous un nombre aléatoire que tire votre appareil et que le serveur n’a jamais vu à côté de votre nom. Ni heure, ni adresse, ni ordre.
ballot-stored-device = Sur cet appareil : ce nombre, pour que vous puissiez changer vos réponses jusqu’à la clôture. Vous pourrez l’effacer à la fin.
ballot-stored-limits = Qui exploite le serveur pourrait servir un code modifié, observer le réseau, ou garder des copies de la base faites pendant que le baromètre est ouvert. Des collègues qui mettent leurs réponses en commun peuvent en déduire le reste. Votre façon d’écrire peut vous trahir.
ballot-sign-in = Pour recevoir votre bulletin, connectez-vous une fois. Un bulletin déjà reçu par cet appareil peut être changé sans connexion.
ballot-sign-in-link = Se connecter
ballot-no-script = Répondre demande JavaScript, désactivé dans ce navigateur : votre appareil scelle le bulletin avant que rien n’en sorte, et un simple formulaire enverrait vos réponses avec votre connexion.
ballot-no-script-way = Activez-le pour cette page, ou répondez depuis un autre de vos appareils. Vous avez un seul bulletin : commencez sur l’appareil où vous finirez.
ballot-no-script-receipt = Vérifier un reçu demande JavaScript.
ballot-skip = Passer celle-ci
ballot-remark = Une remarque
ballot-remark-optional = (seulement si vous le souhaitez)
ballot-remark-nobody = Personne ne surveille cette case.
ballot-remark-help = Si vous ou quelqu’un êtes en danger : aide urgente
ballot-put = Envoyer mes réponses
ballot-replace = Remplacer mes réponses
ballot-busy = Scellement et envoi…
ballot-again = Des réponses ont été envoyées depuis cet appareil. Ce que vous choisissez maintenant les remplace, jusqu’au { $moment }.
ballot-done = Vos réponses sont envoyées
ballot-done-body = Vous pouvez changer vos réponses depuis cet appareil jusqu’au { $moment }. Personne n’apprend que vous avez répondu.
ballot-receipt = Votre reçu. Après la clôture, toute personne qui l’a peut demander ici si ce bulletin a été compté :
ballot-change = Changer mes réponses
ballot-wipe = L’effacer de cet appareil
ballot-wipe-hint = Cet appareil garde le nombre de votre bulletin. Sur un appareil partagé, effacez-le : le bulletin reste dans l’urne, mais vous ne pourrez plus le changer.
ballot-wiped = Effacé. Cet appareil n’en garde rien.
ballot-check-label = Reçu
ballot-check = A-t-il été compté ?
ballot-counted-title = Mon bulletin a-t-il été compté ?
ballot-counted-lead = Si cet appareil a déposé un bulletin, son reçu figure ici. Demander ne nécessite pas de connexion et n’est pas enregistré.
ballot-receipt-early = Le baromètre n’est pas encore compté. Redemandez dans un moment.
ballot-receipt-counted = Oui : ce bulletin fait partie de ceux qui ont été comptés.
ballot-receipt-absent = Aucun bulletin avec ce reçu n’a été compté. Vérifiez qu’il est entier.
ballot-receipt-deleted = Les bulletins de ce baromètre ont été effacés, comme promis : plus personne ne peut le dire.
ballot-failure-offline = Le serveur n’a pas répondu. Rien n’est perdu : réessayez quand vous aurez une connexion.
ballot-failure-unproven = Le serveur n’a pas pu prouver qu’il a utilisé la clé de ce baromètre ; vos réponses sont donc restées ici. Prévenez qui exploite Roundwell.
ballot-failure-no-storage = Ce navigateur ne garde rien (une fenêtre privée, peut-être) et ne peut donc pas détenir de bulletin. Utilisez une fenêtre ordinaire.
ballot-failure-sign-in = Connectez-vous pour recevoir votre bulletin, puis revenez : cet appareil garde sa place.
ballot-failure-ballot-elsewhere = Votre bulletin a été remis à un autre navigateur ou appareil. Répondez depuis celui-là ; vous n’en avez qu’un, et personne ne peut vous en donner un second, car personne ne sait lequel est le vôtre.
ballot-failure-ballot-foreign = Ce que détient cet appareil n’est pas un bulletin de ce baromètre. Effacez les données de ce site dans le navigateur et réessayez.
ballot-failure-ballot-malformed = Ce n’est pas un reçu ou un bulletin entier. Vérifiez qu’il ne manque rien.
ballot-failure-pulse-not-open = Ce baromètre s’est fermé entre-temps.
ballot-failure-pulse-not-on-roster = Vous avez rejoint l’équipe après l’ouverture : ce baromètre n’a pas de bulletin pour vous. Le prochain en aura un.
ballot-failure-too-long = La remarque est trop longue : 500 caractères au plus.
ballot-failure-unprintable = La remarque contient un caractère qui ne peut pas s’afficher. Retapez-la à la main.
ballot-failure-broken = Quelque chose n’a pas fonctionné de notre côté. Rien n’est perdu ; réessayez dans un moment.
