# Les questions dans lesquelles puisent les baromètres, et l’aperçu d’un baromètre.
bank-title = Les questions
bank-lede = { $count ->
    [one] La seule question que les baromètres peuvent poser, et ce à quoi elle sert.
   *[other] Les { $count } questions que les baromètres peuvent poser, et ce à quoi sert chacune.
} Trois sont posées chaque fois ; trois autres tournent, la moins posée d’abord, de sorte que chaque sujet revient en trois baromètres.
bank-link = Toutes les questions, et ce à quoi elles servent
bank-domain = { $domain } ({ $count })
bank-for-core = Posées chaque fois : comment vont les personnes, et quelle prise elles ont. Elles montrent tôt que les conditions usent.
bank-for-conditions = Comment le travail est organisé, dans les six domaines qu’une organisation peut changer. Une réponse ici demande un changement au-dessus de l’équipe.
bank-for-norms = Ce que l’équipe tient désormais pour normal : pauses, congés, venir malade, messages hors service. Ce qui est normal peut se convenir autrement.
bank-for-acted = Si ce que disent les personnes est suivi d’effet. Sans cela, demander fait du tort.
bank-for-relational = Si les personnes sont accueillies, peuvent demander de l’aide et trouvent juste ce qui se donne et se reçoit. La force est entre les personnes.
bank-for-belonging = Si chaque personne a sa place ici telle qu’elle est.
bank-for-circle = Si le cercle lui-même est sûr et vaut le temps qu’il prend.
bank-for-meaning = Si le travail a du sens et fait ce qu’il doit faire.
bank-for-exposure = Quelle part de la douleur d’autrui vient avec le travail, et ce qui aide à la porter.
bank-for-boundaries = Si l’on peut s’arrêter quand le service est fini.
bank-area = Domaine : { $area }.
bank-better-high = Une réponse plus haute est meilleure.
bank-better-low = Une réponse plus haute est moins bonne.
bank-asked = { $count ->
    [0] Pas encore posée ici.
    [one] Posée ici une fois.
   *[other] Posée ici { $count } fois.
}
bank-own = Propre à votre organisation.
bank-retired = Propre à votre organisation, n’est plus posée.
bank-retire = Ne plus poser
bank-retire-one = Ne plus poser : { $words }
bank-add = Ajouter les vôtres
bank-add-lead = Une bonne question parle d’une seule condition, de la semaine passée, et jamais d’une personne. Elle est posée à son tour dans toutes les équipes de votre organisation. Ne recopiez pas de questionnaires publiés : ils ont leurs propres licences.
bank-add-one = Ajouter une question
bank-add-submit = Ajouter cette question
bank-wording = La question ({ $language })
bank-words-hint = 120 caractères au plus. Les mots d’une langue valent aussi pour les autres.
bank-scale = Ses réponses
bank-scale-ends = { $low } à { $high }
bank-better = Dans quel sens est-ce mieux
bank-of-domain = De quoi elle parle
bank-of-area = Domaine des conditions de travail
bank-of-area-hint = Nécessaire quand elle parle des conditions.
bank-no-area = Aucun
bank-add-text = En ajouter plusieurs sous forme de texte
bank-add-text-lead = Un bloc par question, comme ceci. Les échelles des questions fournies peuvent être utilisées par leur nom, tout comme les domaines ci-dessus.
bank-text = Le texte
bank-add-text-submit = Ajouter ces questions
done-items-added = C’est ajouté. Elles auront leur tour dès le prochain baromètre.
done-item-retired = Elle n’est plus posée. Les résultats qui en parlent restent.
problem-item-missing = Ligne { $line }, { $name } : cela manque.
problem-item-empty = Ligne { $line }, { $name } : c’est vide.
problem-item-labels = Ligne { $line }, { $name } : il faut cinq réponses, dont aucune n’est vide.
problem-item-scale = Ligne { $line }, { $name } : aucune échelle ne porte ce nom.
problem-item-word = Ligne { $line }, { $name } : ce mot n’est pas de ceux qui sont admis ici.
problem-item-key = Ligne { $line }, { $name } : seulement des minuscules, des chiffres et des traits d’union.
problem-item-twice = Ligne { $line }, { $name } : ce nom existe déjà.
problem-item-core = Ligne { $line }, { $name } : les trois questions de base sont les mêmes partout.
problem-item-long = Ligne { $line }, { $name } : trop long, ou avec un caractère qui ne peut pas s’afficher.
problem-item-unreadable = Ligne { $line } : ce n’est pas lisible. Manque-t-il un guillemet ou un crochet ?
refused-items-many = Votre organisation a autant de questions propres qu’elle peut en avoir.
refused-item-exists = Votre organisation a déjà une question de ce nom.
preview-title = Tel que chacun le verra
preview-lede = { $count ->
    [one] Une question.
   *[other] { $count } questions.
} Répondre prend environ { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}, sans compter une remarque.
preview-link = Le voir tel que chacun le verra
preview-nothing-sent = Ceci est un aperçu. Rien de ce que vous choisissez ici n’est gardé ni envoyé.
preview-back = Retour au baromètre
pulse-waits-reply = Une réponse à une demande de votre équipe est en retard. Le prochain baromètre s’ouvre quand elle est arrivée, au plus tard { $moment }.
pulse-waits-reply-link = Ce que votre équipe a demandé
summary-unanswered = Le dernier baromètre s’est ouvert alors qu’une réponse à une demande de l’équipe était en retard : huit semaines avaient passé.
