# Les chemins entre le guide, les formats et la répétition.
format-rehearse = Le répéter
handbook-formats = Les formats, et une répétition
handbook-formats-lead = Chaque format a une page avec ses étapes et ses minutes, à imprimer et à garder près de vous. Une répétition le parcourt avec des personnes qui ne sont pas là.
handbook-formats-of = Formats pour { $team }
handbook-rehearse-in = Répéter un cercle dans { $team }

# Un format en champs.
format-edit-fields = Changer ce format, champ par champ
sheet-lede = Tout le format en champs. Ce qui ne va pas est indiqué à côté du champ, et ce qui ne peut pas encore servir est gardé comme brouillon.
sheet-as-text = Le changer plutôt comme un texte
sheet-no-fields = Ce brouillon ne peut pas être montré en champs : il n’est pas écrit comme un format. Corrigez-le comme un texte.
sheet-stage = { $number }. { $title }
sheet-untitled = Une étape sans nom
sheet-add = Enregistrer, et ajouter une étape avant la clôture
sheet-place = Sa place
sheet-gone = Retirer cette étape à l’enregistrement
sheet-title = Nom ({ $language })
sheet-about = À quoi il sert ({ $language })
sheet-before = À quoi penser avant ({ $language })
sheet-guide = Ce que l’on y fait ({ $language })
sheet-minutes = Minutes en tout
sheet-turn-seconds = Secondes par personne, au lieu des minutes
sheet-rounds = Tours
sheet-least-seats = Le moins de places
sheet-most-seats = Le plus de places
sheet-host = Qui anime
sheet-speaking = Participer
sheet-keeps = Ce qui est gardé
sheet-kind = Quelle sorte d’étape
sheet-turns = Qui a la parole
sheet-after = Quand chaque personne a eu son tour
sheet-families = D’où viennent ses questions
sheet-word-anyone = Toute personne qui anime dans l’équipe
sheet-word-supervisor = Une personne formée à la supervision
sheet-word-offered = La parole est offerte à chaque personne, qui peut passer
sheet-word-voluntary = Qui le souhaite peut seulement écouter
sheet-word-actions = Les actions convenues
sheet-word-nothing = Rien, sinon que ce cercle a eu lieu
sheet-word-rest = L’objet se pose
sheet-word-host-sums-up = L’objet revient à la personne qui anime, qui résume
sheet-mistake = { $field } : { $problem }
sheet-mistake-in-stage = Étape { $number }, { $field } : { $problem }
sheet-wrong-syntax = Il faut ici un nombre, ou un mot de la liste.
sheet-wrong-empty = Il n’y a encore rien ici.
sheet-wrong-too-long = { $most ->
    [one] { $most } caractère
   *[other] { $most } caractères
} au plus.
sheet-wrong-unprintable = Un caractère ne peut pas être affiché. Retapez ce texte.
sheet-wrong-bad-key = Sa clé est faite de minuscules, de chiffres et de traits d’union. Corrigez-la dans le texte.
sheet-wrong-repeated = Deux étapes ont la même clé. Corrigez-la dans le texte.
sheet-wrong-outside = De { $least } à { $most }.
sheet-wrong-turn-or-minutes = Dites soit combien dure un tour de parole, soit combien de minutes a l’étape, mais pas les deux.
sheet-wrong-minutes-missing = Combien de minutes ? Rien ne circule dans cette étape.
sheet-wrong-no-rounds = Rien ne circule dans cette étape : laissez ceci comme d’habitude.
sheet-wrong-for-everyone = Le tour d’arrivée et le tour de départ sont pour tout le monde.
sheet-wrong-keeps-nothing = Un format qui ne garde rien ne convient de rien. Retirez cette étape, ou gardez les actions.
sheet-wrong-agreements-missing = Les accords viennent avant le premier tour.
sheet-wrong-close-missing = La dernière étape est la clôture, et aucune autre ne l’est.
