# Les baromètres : le lieu, le bulletin, le résultat.
pulse-title = Baromètre
pulse-lede = Quelques questions sur la semaine passée, posées de façon que personne ne puisse être reconnu dans les réponses. L’équipe lit le résultat en premier.
pulse-moment = { $day }, { $time }
pulse-theme-core = Énergie, humeur et part de décision
pulse-theme-conditions = Conditions
pulse-theme-between = Entre nous
pulse-theme-work = Le travail lui-même
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
pulse-open-here = Vous n’avez pas encore répondu sur cet appareil.
pulse-sent-here = Merci. Vos réponses ont été envoyées depuis cet appareil. L’équipe lira le résultat à partir du { $moment }.
pulse-change-here = Changer mes réponses
pulse-card-open = Un baromètre est ouvert jusqu’au { $moment }.
pulse-comes = Le résultat arrive { $moment }.
pulse-ready = Le résultat du baromètre est prêt
pulse-ready-read = Lire le résultat
pulse-open-blind = Tant qu’il est ouvert, personne ne voit combien ont répondu, ni qui.
pulse-managers-read = Les cadres ne répondent pas et ne sont pas comptés. Vous lirez le résultat deux jours après l’équipe.
pulse-opens = Ouverture { $moment }
pulse-planned = Il s’ouvre de lui-même et se ferme { $closes }. Toute personne de l’équipe à ce moment-là, hors cadres, pourra répondre.
pulse-waits = { $threshold ->
    [one] Il s’ouvrira dès qu’au moins une personne pourra répondre ; à moins, rien ne pourrait être publié.
   *[other] Il s’ouvrira dès qu’au moins { $threshold } personnes pourront répondre ; à moins, rien ne pourrait être publié.
}
pulse-withdraw = Annuler ce baromètre
pulse-withdraw-title = Annuler ce baromètre ?
pulse-withdraw-text = Il n’est pas encore ouvert : rien n’est perdu. Vous pourrez en prévoir un autre aussitôt.
pulse-withdraw-submit = Annuler le baromètre
pulse-withdraw-leave = Le garder
pulse-closed = Le baromètre est clos
pulse-settles = L’équipe lit le résultat à partir du { $team }, les cadres à partir du { $managers }.
pulse-check-receipt = Vérifier que votre bulletin a été compté
# Ce qui était fixé d’avance.
pulse-terms = Ce qui était fixé avant toute réponse
pulse-terms-roster = { $count ->
    [one] { $count } personne peut répondre
   *[other] { $count } personnes peuvent répondre
}, sans les cadres.
pulse-roster-names = Qui peut répondre
pulse-roster-names-lead = Chacune de ces personnes a un bulletin. S’il manque quelqu’un, ou si un nom ne dit rien à personne, dites-le avant de répondre : chaque réponse n’est cachée que parmi celles de vrais collègues.
pulse-terms-threshold = Rien n’est publié à moins de { $threshold ->
    [one] { $threshold } bulletin
   *[other] { $threshold } bulletins
}, ni à moins de la moitié des personnes qui peuvent répondre. Ce nombre peut être relevé pour le prochain baromètre, jamais abaissé.
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
pulse-threshold = Nombre minimal de réponses
pulse-threshold-hint = À moins, rien n’est publié. Au moins { $least } ; plus haut protège mieux, et le prochain baromètre ne pourra que monter.
pulse-plan-submit = Prévoir le baromètre
pulse-preview = { $count ->
    [one] Voir la question
   *[other] Voir les { $count } questions
}
pulse-preview-lead = Énergie, humeur et part de décision reviennent à chaque fois. Les autres alternent : chaque sujet revient en trois baromètres.
done-pulse-planned = Le baromètre est prévu.
done-pulse-withdrawn = Le baromètre est annulé.
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
pulse-withheld-all = Rien n’est publié de ce baromètre, pour que personne ne puisse être retrouvé. Un résultat demande au moins { $threshold ->
    [one] { $threshold } bulletin
   *[other] { $threshold } bulletins
}, et la moitié des personnes qui pouvaient répondre.
pulse-withheld-prompt = Vous pourriez plutôt vous demander au prochain cercle : que faudrait-il changer autour de nous pour que les quatre prochaines semaines soient plus légères ?
# Le bulletin.
ballot-title = Comment cela s’est-il passé ?
ballot-lede = { $count ->
    [one] Une question
   *[other] { $count } questions
} sur les sept derniers jours. Passez celles que vous voulez. L’équipe voit son résultat d’abord, en chiffres arrondis ; les cadres deux jours après ; personne ne voit jamais les réponses d’une personne.
ballot-lede-planned = Ce baromètre n’est pas encore ouvert.
ballot-lede-closed = Ce baromètre est clos.
ballot-stored = Ce qui est conservé, et comment le vérifier
ballot-stored-box = Sur le serveur : vos réponses, sous un nombre aléatoire que tire votre appareil et que le serveur n’a jamais vu à côté de votre nom. Ni heure, ni adresse, ni ordre.
ballot-stored-device = Sur cet appareil : ce nombre, pour que vous puissiez changer vos réponses jusqu’à la clôture. Il est lié à votre compte : les autres personnes qui utilisent ce navigateur ne le trouvent pas. La déconnexion l’efface, et vous pourrez aussi l’effacer à la fin.
ballot-stored-limits = Qui exploite le serveur pourrait servir un code modifié, observer le réseau, ou garder des copies de la base faites pendant que le baromètre est ouvert. Des collègues qui mettent leurs réponses en commun peuvent en déduire le reste. Votre façon d’écrire peut vous trahir.
ballot-sign-in = Connectez-vous pour répondre, ou pour changer ce que vous avez envoyé depuis cet appareil.
ballot-sign-in-link = Se connecter
ballot-no-script = Répondre demande JavaScript, désactivé dans ce navigateur : votre appareil scelle le bulletin avant que rien n’en sorte, et un simple formulaire enverrait vos réponses avec votre connexion.
ballot-no-script-way = Activez-le pour cette page, ou répondez depuis un autre de vos appareils. Vous avez un seul bulletin : commencez sur l’appareil où vous finirez.
ballot-no-script-receipt = Vérifier un reçu demande JavaScript.
ballot-skip = Passer celle-ci
ballot-remark = Une remarque
ballot-remark-optional = (seulement si vous le souhaitez)
ballot-remark-nobody = Personne ne lit ceci avant la clôture du baromètre.
ballot-remark-help = Si vous ou quelqu’un êtes en danger : aide urgente
ballot-put = Envoyer mes réponses
ballot-replace = Remplacer mes réponses
ballot-busy = Scellement et envoi…
ballot-empty = Aucune réponse n’est choisie. Envoyé ainsi, votre bulletin n’est pas compté.
ballot-empty-back = Revenir aux questions
ballot-empty-send = L’envoyer sans réponses
ballot-elsewhere = Votre bulletin a été remis à un autre navigateur ou appareil, ou effacé de celui-ci lors d’une déconnexion. Si vous avez commencé ailleurs, répondez là-bas. Si vous l’avez envoyé, il compte. Vous n’avez qu’un bulletin, et personne ne peut vous en donner un second, car personne ne sait lequel est le vôtre.
ballot-again = Des réponses ont été envoyées depuis cet appareil. Ce que vous choisissez maintenant les remplace, jusqu’au { $moment }.
ballot-done = Merci. Vos réponses sont envoyées
ballot-done-next = La suite : le baromètre se ferme { $closes }, l’équipe lit le résultat à partir du { $team }, et les cadres à partir du { $managers }.
ballot-done-next-check = La suite : les questions se ferment { $closes }, et l’équipe lit le résultat à partir du { $team }. Les cadres ne le voient pas.
ballot-done-body = Vous pouvez changer vos réponses depuis cet appareil jusqu’au { $moment }, sauf si vous vous déconnectez avant. Personne n’apprend que vous avez répondu.
ballot-receipt = Votre reçu. Après la clôture, toute personne qui l’a peut demander ici si ce bulletin a été compté :
ballot-change = Changer mes réponses
ballot-wipe = L’effacer de cet appareil
ballot-wipe-hint = Cet appareil garde le numéro de votre bulletin jusqu’à votre déconnexion. Si d’autres l’utilisent, effacez-le maintenant : vos réponses restent envoyées, mais vous ne pourrez plus les changer.
ballot-wiped = Effacé. Cet appareil n’en garde rien.
ballot-check-label = Reçu
ballot-check = A-t-il été compté ?
ballot-counted-title = Mon bulletin a-t-il été compté ?
ballot-counted-lead = Si vous avez répondu depuis cet appareil sans vous déconnecter depuis, votre reçu figure ici. Sinon, saisissez-le. La question n’est pas enregistrée.
ballot-receipt-early = Le baromètre n’est pas encore compté. Redemandez dans un moment.
ballot-receipt-counted = Oui : ce bulletin fait partie de ceux qui ont été comptés.
ballot-receipt-absent = Aucun bulletin avec ce reçu n’a été compté. Vérifiez qu’il est entier.
ballot-receipt-deleted = Les bulletins de ce baromètre ont été effacés, comme promis : plus personne ne peut le dire.
ballot-failure-offline = Le serveur n’a pas répondu. Rien n’est perdu : réessayez quand vous aurez une connexion.
ballot-failure-unproven = Le serveur n’a pas pu prouver qu’il a utilisé la clé de ce baromètre ; vos réponses sont donc restées ici. Prévenez qui exploite Roundwell.
ballot-failure-no-storage = Ce navigateur ne garde rien (une fenêtre privée, peut-être) et ne peut donc pas détenir de bulletin. Utilisez une fenêtre ordinaire.
ballot-failure-sign-in = Connectez-vous, puis revenez et envoyez de nouveau : votre bulletin attend cet appareil.
ballot-failure-ballot-elsewhere = Votre bulletin a été remis à un autre navigateur ou appareil. Répondez depuis celui-là ; vous n’en avez qu’un, et personne ne peut vous en donner un second, car personne ne sait lequel est le vôtre.
ballot-failure-ballot-foreign = Cet appareil n’a pas de bulletin valable pour ce baromètre. Effacez les données de ce site dans le navigateur et réessayez.
ballot-failure-ballot-malformed = Ce n’est pas un reçu ou un bulletin entier. Vérifiez qu’il ne manque rien.
ballot-failure-pulse-not-open = Ce baromètre s’est fermé entre-temps.
ballot-failure-pulse-not-on-roster = Vous avez rejoint l’équipe après l’ouverture : ce baromètre n’a pas de bulletin pour vous. Le prochain en aura un.
ballot-failure-too-long = La remarque est trop longue : 500 caractères au plus.
ballot-failure-unprintable = La remarque contient un caractère qui ne peut pas s’afficher. Retapez-la à la main.
ballot-failure-broken = Quelque chose n’a pas fonctionné de notre côté. Rien n’est perdu ; réessayez dans un moment.
