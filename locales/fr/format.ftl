# Les formats : les règles de leurs étapes, les rôles que l’on y tient, et la bibliothèque.
circle-rule-presenter = { $names } présente. Les autres écoutent et n’ont pas la parole.
circle-rule-presenter-silent = { $names } se met en retrait et n’a pas la parole. Interrogez-vous à voix haute ; ni conseils, ni questions.
circle-rule-storytellers = { $names } : la parole est aux récits. Les autres écoutent et n’ont pas la parole.
circle-rule-first-group = { $names } : la parole est au premier groupe. Les autres écoutent et gardent leurs pensées pour plus tard.
circle-rule-second-group = La parole est maintenant aux autres, entre eux. { $names } : écoutez sans répondre.
circle-rule-questions-only = Des questions seulement : ni affirmations, ni conseils. Qui présente répond de sa place.
circle-rule-receiver-each-turn = Parlez à la personne suivante du cercle. Qui reçoit dit seulement merci, puis prend la parole.
circle-rule-receiver-each-round = Tout le monde parle à une personne, qui dit seulement merci. À chaque tour, c’est une autre.
circle-rule-nobody = Personne pour l’instant
circle-sums-up-you = L’objet vous revient. Résumez ce qui a été dit des conditions de travail, posez-le, puis posez une autre question ou continuez.
circle-sums-up = L’objet revient à { $name }, qui résume.
circle-receiver-you = Ceci est pour vous. Accueillez-le, et dites seulement merci.
circle-receiver-yours = Parlez à { $name }.
circle-receiver-is = { $name } reçoit, et dit seulement merci.
circle-part-presenter = présente
circle-part-storyteller = raconte
circle-part-first-group = premier groupe
circle-part-receiver = reçoit
circle-part-yours-presenter = Vous présentez dans ce cercle.
circle-part-yours-storyteller = Vous racontez dans ce cercle.
circle-part-yours-first-group = Vous êtes dans le premier groupe.
circle-part-name-presenter = { $name } présente
circle-part-name-storyteller = { $name } raconte
circle-part-name-first-group = { $name } dans le premier groupe
circle-part-name-receiver = { $name } reçoit en premier
circle-part-take-back = Retirer le rôle : { $name }
circle-parts = Les rôles dans ce format
circle-parts-lead = Demandez d’abord : personne ne prend un rôle à contrecœur, et chaque personne peut rendre le sien.
circle-do-listen = J’écoute seulement
circle-do-speak = Proposez-moi de nouveau la parole
circle-do-lay-down = Rendre mon rôle
circle-do-supervise = J’ai une formation à la supervision, et j’anime ce groupe
circle-kept-no-actions = Aucune : ce format ne garde rien
refused-circle-owes-presenter = Nommez d’abord la personne qui présente.
refused-circle-owes-storyteller = Nommez d’abord les personnes qui racontent.
refused-circle-owes-groups = Nommez d’abord le premier groupe. Il faut quelqu’un dans chacun des deux.
refused-circle-owes-receiver = Nommez d’abord la personne qui reçoit.
refused-circle-no-such-part = Ce format n’a pas ce rôle.
refused-circle-enough-named = Autant de personnes que possible ont déjà ce rôle.
refused-circle-nobody-to-speak = Aucune des personnes qui auraient la parole n’est là.
refused-circle-no-turn-here = Cette personne n’a pas la parole dans cette étape. Choisissez-en une autre pour commencer.
refused-circle-supervisor-owed = Seule une personne formée à la supervision anime ce format. Qui l’est le dit d’abord.

# La bibliothèque.
format-shelf = Formats
format-shelf-lede = Comment un cercle peut se dérouler, étape par étape. Prenez-en un tel quel, ou faites-en une copie à vous.
format-shelf-ours = Les vôtres
format-shelf-shared = Partagés par d’autres équipes
format-shelf-built-in = Fournis avec Roundwell
format-shelf-withdrawn = Retirés
format-link = Les formats au choix
format-gist = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, { $least }–{ $most } { $most ->
    [one] place
   *[other] places
}
format-built-in = Format · fourni avec Roundwell
format-ours = Format · propre à votre équipe
format-ours-shared = Format · propre à votre équipe, partagé avec l’organisation
format-shared = Format · partagé par une autre équipe
format-withdrawn = Format · retiré
format-plan = Planifier un cercle avec ce format
format-back = Tous les formats
format-fact-minutes = D’habitude
format-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
format-fact-seats = Places
format-seats = de { $least } à { $most }
format-fact-host = Animation
format-host-supervisor = Une personne formée à la supervision, qui le dit avant de commencer
format-fact-speaking = Participation
format-speaking-voluntary = Volontaire : qui le souhaite peut seulement écouter, et écouter compte
format-fact-keeps = Ce qui est gardé
format-keeps-nothing = Rien, sinon que ce cercle a eu lieu
format-before = Avant
format-stages = Étape par étape
format-slot = En { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} avec { $seats ->
    [one] { $seats } place
   *[other] { $seats } places
} :
format-too-short = Cela ne tient pas, même avec les tours les plus courts. Prévoyez plus de temps, ou un format plus court.
format-time-each = { $turn } par personne, { $whole } en tout
format-prompts = Questions : { $families }
format-preview = Montrer ces durées
format-tools = En faire le vôtre
format-tools-lead = Une copie appartient à votre équipe. Ce que les autres utilisent reste tel quel.
format-edit = Modifier ce format
format-copy = En faire une copie
format-share-team = Le garder pour l’équipe
format-share-shared = Le partager avec l’organisation
format-share-withdrawn = Le retirer
format-sharing-team = Seule votre équipe peut le choisir.
format-sharing-shared = Toutes les équipes de l’organisation peuvent le choisir.
format-sharing-withdrawn = Plus personne ne peut le choisir. Les séances planifiées avec lui le gardent.
format-edit-title = Modifier un format
format-edit-lede = Un format est un texte. Changez les mots, les durées et les règles ; ce qui ne peut être lu est gardé comme brouillon et jamais utilisé.
format-text = Le format
format-text-hint = Chaque ligne qui porte un nom à gauche peut être changée. Chaque étape commence par [[stage]].
format-save = Enregistrer le format
format-leave = Le laisser tel quel
format-draft = Ceci est un brouillon, et n’est pas utilisé
format-draft-note = Ce que vous avez écrit est gardé. Le cercle continue avec le dernier texte lisible.
format-draft-crossed = Quelqu’un d’autre a enregistré ce format entre-temps. Son texte est utilisé ; le vôtre est ci-dessous. L’enregistrer de nouveau remplace le sien.
format-help = Les mots que l’on peut utiliser
format-help-lead = Durées : « minutes » vaut pour toute une étape, « turn-seconds » pour un tour, « rounds » pour le nombre de tours de table prévus. « after » peut être « host-sums-up » ; « host » peut être « supervisor », « speaking » peut être « voluntary », « keeps » peut être « nothing ».
format-kind-opening = La personne qui anime ouvre ; personne ne tient l’objet
format-kind-agreements = Tout le monde accepte les accords ; avant le premier tour
format-kind-check-in = Un tour pour arriver ; on ne peut le sauter
format-kind-prompts = Des tours, chacun avec une question
format-kind-talk = Parler sans l’objet
format-kind-asks = On convient de deux actions au plus
format-kind-check-out = Le tour de départ ; on ne peut le sauter
format-kind-close = On montre ce qui est gardé, et la salle se ferme ; toujours à la fin
format-rule-everyone = La parole est proposée à tout le monde
format-rule-presenter = Seule la personne qui présente parle ; les autres écoutent
format-rule-presenter-silent = La personne qui présente se met en retrait et n’a pas la parole. Ni conseils, ni questions
format-rule-storytellers = Seules parlent les personnes nommées pour raconter
format-rule-first-group = Le premier groupe parle ; le second écoute
format-rule-second-group = Le second groupe parle ; le premier écoute
format-rule-questions-only = Des questions seulement : ni affirmations, ni conseils. La personne qui présente n’a pas de tour, elle répond
format-rule-receiver-each-turn = Chaque personne parle à la suivante, qui dit seulement merci
format-rule-receiver-each-round = Tout le monde parle à une personne, qui dit seulement merci ; à chaque tour une autre
format-family-opening = arriver
format-family-under-pressure = sous pression
format-family-comparison = se comparer
format-family-good-enough = assez bien
format-family-ours-to-carry = ce qui est à nous de porter
format-family-ask-upward = ce qu’il faut demander plus haut
format-family-meaning = sens et vocation
format-family-boundaries = limites
format-family-rest = repos
format-family-appreciation = reconnaissance
format-family-return-from-leave = retour de congé
format-family-after-something-hard = après un moment dur
format-family-joy = joie et jeu
format-family-closing = se quitter
format-change = Un autre format pour cette séance
format-change-lead = Les autres séances du cercle gardent le leur.
format-change-submit = Changer le format
format-by = { $title } (le vôtre)
format-by-shared = { $title } (partagé par une autre équipe)
done-format-copied = La copie est à votre équipe. Changez ce que vous voulez.
done-format-saved = Le format est enregistré, et utilisé.
refused-format-enough = Votre équipe garde autant de formats qu’elle le peut. Modifiez plutôt l’un d’eux.
refused-format-changed = Quelqu’un d’autre a enregistré ce format au même moment. Enregistrez de nouveau.
problem-format-syntax = Ligne { $line }, { $at } : { $message }
problem-format-empty = Ligne { $line }, { $at } : ce texte est vide.
problem-format-too-long = Ligne { $line }, { $at } : ce texte dépasse { $most ->
    [one] { $most } caractère
   *[other] { $most } caractères
}.
problem-format-unprintable = Ligne { $line }, { $at } : ce texte contient un caractère qui ne peut pas être affiché, ou un titre a deux lignes.
problem-format-bad-key = Ligne { $line }, { $at } : une clé est faite de minuscules, de chiffres et de traits d’union.
problem-format-repeated = Ligne { $line }, { $at } : une autre étape a déjà cette clé.
problem-format-outside = Ligne { $line }, { $at } : ceci doit être compris entre { $least } et { $most }.
problem-format-turn-or-minutes = Ligne { $line }, { $at } : une étape avec des tours demande soit « turn-seconds », soit « minutes ».
problem-format-minutes-missing = Ligne { $line }, { $at } : une étape sans tours demande « minutes ».
problem-format-no-rounds = Ligne { $line }, { $at } : ceci ne vaut que pour les étapes avec des tours.
problem-format-for-everyone = Ligne { $line }, { $at } : le tour d’arrivée et le tour de départ sont pour tout le monde.
problem-format-keeps-nothing = Ligne { $line }, { $at } : un format qui ne garde rien n’a pas d’étape « asks ».
problem-format-agreements-missing = Ligne { $line }, { $at } : une étape « agreements » doit précéder le premier tour.
problem-format-close-missing = Ligne { $line }, { $at } : la dernière étape, et aucune autre, doit être « close ».
