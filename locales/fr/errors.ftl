# Ce qui n’a pas marché, et que faire.
# problem-… figure à côté d’un champ, refused-… et error-… valent pour l’ensemble.
problem-empty = À remplir, s’il vous plaît.
problem-invisible = Rien de tout cela n’est visible. Tapez au moins un caractère visible.
problem-too-long = C’est trop long : { $most ->
    [one] { $most } caractère
   *[other] { $most } caractères
} au plus.
problem-unprintable = Ce texte contient un caractère qui ne peut pas s’afficher. Retapez-le à la main.
problem-not-an-email = Cela ne ressemble pas à une adresse électronique.
problem-password-short = Un peu plus long, s’il vous plaît : au moins { $least ->
    [one] { $least } caractère
   *[other] { $least } caractères
}.
problem-password-common = Ce mot de passe est l’un des premiers que d’autres devineraient. Essayez quelques mots sans rapport entre eux.
problem-email-taken = Quelqu’un se connecte déjà avec cette adresse. Est-ce vous ? Alors connectez-vous.
problem-wrong-sign-in = Cette adresse et ce mot de passe ne vont pas ensemble.
problem-account-disabled = Ce compte est désactivé. Adressez-vous à la personne qui exploite Roundwell.
problem-unknown-zone = Choisissez un fuseau horaire dans la liste.
problem-unknown-role = Choisissez un rôle dans la liste.
problem-team-exists = Une équipe porte déjà ce nom.
problem-bad-request = Quelque chose n’est pas arrivé comme prévu. Rien n’a été enregistré ; réessayez.
problem-too-large = C’était trop à la fois. Rien n’a été enregistré ; raccourcissez, s’il vous plaît.
problem-throttled = Trop d’essais. Attendez { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
} puis réessayez.
problem-busy = Trop de choses se passent en même temps. Rien n’a été enregistré ; réessayez dans un instant.
problem-denied = Votre rôle ne le permet pas.
problem-missing = Ce n’est plus là.
problem-unavailable = Quelque chose n’a pas fonctionné de notre côté. Rien n’a été enregistré ; réessayez dans un instant.
problem-away = Notre base de données n’est pas joignable ou n’accepte rien pour l’instant. Rien n’a été enregistré ; réessayez dans une minute.
refused-already-founded = Roundwell est déjà installé. Connectez-vous.
refused-last-lead = Une équipe a besoin d’au moins une personne responsable. Nommez d’abord quelqu’un d’autre.
refused-invitation-over = Cette invitation ne fonctionne plus. Demandez un nouveau lien.
refused-other-organisation = Cette invitation concerne une autre organisation que la vôtre.
error-missing-title = Il n’y a rien ici
error-missing-body = La page a été déplacée, est terminée, ou ne vous est pas ouverte.
error-denied-title = Cela ne vous est pas ouvert
error-denied-body = Votre rôle dans cette équipe ne le prévoit pas. La personne responsable de l’équipe peut vous en dire plus.
error-throttled-title = Un moment, s’il vous plaît
error-throttled-body = Il y a eu trop d’essais. Réessayez dans { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
}.
error-refused-title = Pas possible pour l’instant
error-bad-request-title = L’envoi n’est pas arrivé entier
error-bad-request-body = Revenez en arrière et réessayez. Rien n’a été enregistré.
error-unavailable-title = Quelque chose n’a pas fonctionné de notre côté
error-unavailable-body = C’est noté. Ce que vous avez tapé est encore dans la page précédente ; réessayez dans un instant.
away-notice = Notre base de données n’est pas joignable pour l’instant : cette page ne vous reconnaît pas. Ce qu’elle dit reste valable.
error-away-title = Notre base de données n’est pas joignable pour l’instant
error-away-body = Rien de ce que vous avez enregistré n’est perdu. Réessayez dans une minute ; l’aide et les pages sur la vie privée fonctionnent pendant ce temps.
error-go-home = Vers la page d’accueil
problem-date-needed = Indiquez un jour.
problem-not-a-date = Ce n’est pas un jour du calendrier.
problem-date-past = Ce jour est déjà passé. Choisissez un jour à venir.
problem-date-far = C’est trop loin : { $months } mois au plus.
problem-reason-needed = Dites pourquoi, s’il vous plaît. L’équipe le lira.
problem-rule-goes-upward = Une règle se décide au-dessus de l’équipe. Choisissez qui peut la changer.
problem-choose-one = Choisissez l’une de ces réponses.
refused-two-live-actions = Deux actions sont déjà en cours. L’une d’elles doit d’abord se terminer.
refused-action-changed = Quelque chose est arrivé entre-temps à cette action. Regardez, puis décidez à nouveau.
refused-action-closed = Cette action est terminée.
refused-reply-not-owed = L’équipe s’en charge elle-même ; aucune réponse n’est nécessaire.
refused-nothing-above = Il n’y a personne au-dessus à qui la porter.
refused-not-said-done = Personne n’a encore dit que c’était fait.
refused-reply-first = Une réponse est d’abord due. Ensuite, l’équipe dit si c’est fait.
refused-not-real = L’équipe n’a pas dit que c’est fait.
refused-undo-over = Cela a été dit il y a plus d’un jour et reste. Un cercle peut en convenir de nouveau.
problem-sure-needed = Dites encore une fois que c’est fait.
problem-not-a-time = Ce n’est pas une heure. Écrivez-la comme 14:00.
problem-not-a-number = Ce n’est pas un nombre.
problem-out-of-range = Entre { $least } et { $most }, s’il vous plaît.
problem-past = Ce moment est déjà passé. Choisissez un moment à venir.
problem-too-far = C’est dans plus d’un an. Choisissez un jour plus proche.
problem-too-far-from-plan = C’est à plus de quatre semaines de la date prévue. Annulez plutôt la séance ; la suivante approche.
problem-same-time = Elle est déjà prévue à ce moment. Choisissez une autre heure.
problem-slot-taken = Votre équipe a une autre séance à ce moment. Choisissez-en un autre.
problem-slot-gone = Ce créneau n’est plus libre. Choisissez-en un autre.
problem-not-a-link = Ce lien ne peut pas servir : il faut une adresse web comme https://meet.example/rowan, sans espace.
refused-session-not-planned = Cette séance n’est plus à venir : elle a été ouverte, tenue ou annulée entre-temps.
problem-pulse-days-open = { $most ->
    [one] Un baromètre reste ouvert un jour.
   *[other] Un baromètre reste ouvert de 1 à { $most } jours.
}
problem-pulse-too-soon = Les ouvertures sont espacées d’au moins { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}, pour que quelque chose ait le temps de changer.
problem-pulse-too-far = Prévoyez 13 semaines à l’avance au plus.
problem-pulse-threshold = Un nombre entier de { $least } à { $most }. Il peut être relevé, jamais abaissé.
problem-ballot-items = Ce bulletin n’a pas autant de réponses qu’il y a de questions. Rechargez la page.
problem-ballot-answer = Une réponse est un nombre de 1 à 5, ou rien.
problem-ballot-malformed = Ce n’est pas un reçu entier.
refused-pulse-under-way = Cette équipe a un baromètre prévu, ouvert ou en attente de résultat. Le prochain pourra être prévu une fois le résultat paru.
refused-pulse-roster-small = Moins de personnes peuvent répondre que le seuil n’en demande : rien ne pourrait être publié. Invitez d’abord les autres, ou tenez plutôt un cercle.
refused-pulse-opened = Ce baromètre est déjà ouvert ; il va jusqu’à sa clôture.
refused-pulse-not-open = Ce baromètre n’est pas ouvert.
refused-pulse-not-on-roster = Ce baromètre s’est ouvert avant votre arrivée. Le prochain aura un bulletin pour vous.
refused-ballot-elsewhere = Votre bulletin a été remis à un autre navigateur ou appareil. Répondez depuis celui-là.
refused-ballot-foreign = Ce n’est pas un bulletin de ce baromètre.
refused-ballot-malformed = Ce n’est pas un bulletin entier.
problem-not-kept = Votre connexion avait pris fin et ce que vous avez écrit n’a pas pu être gardé. Copiez-le avant de vous reconnecter.
origin-title = L’envoi ne vient pas d’ici
origin-body = Rien n’a été fait. Pour votre sécurité, un formulaire n’est accepté que depuis { $address }. Ouvrez cette adresse et réessayez.
origin-operator = Si vous y êtes déjà, la personne qui exploite Roundwell doit vérifier ceci : le navigateur dit être à { $origin }, la demande a été envoyée à { $host }. Donnez à ROUNDWELL_BASE_URL l’adresse que les gens emploient, et faites passer cette adresse par le serveur mandataire (nginx : proxy_set_header Host $http_host).
demo-clock-limits = L’horloge d’une démonstration avance par minutes entières, de dix ans en tout.
