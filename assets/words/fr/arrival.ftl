# The arrival of a bus: grid, register, slips, selection.

arrival-title = Arrivée d’un car
arrival-registered = Car enregistré
arrival-slips-kept = Fiches enregistrées
arrival-slip-open = Fiche d’enregistrement de { $name }
arrival-slip-void = Cette fiche ne vaut plus : une nouvelle l’a remplacée le { $day }. Demandez la nouvelle, ou cherchez la personne par son nom.
arrival-slip-void-undated = Cette fiche ne vaut plus : une nouvelle l’a remplacée. Demandez la nouvelle, ou cherchez la personne par son nom.
arrival-looked-at = Comparés à l’arrivée : deux personnes.
arrival-known-gone = Cette personne n’est plus dans le registre. Choisissez « Nouvelle personne » ou une autre.
arrival-not-in-list = « { $given } » n’est pas dans la liste. Tapez les premières lettres d’une réponse.
arrival-code-unknown = « { $given } » n’est pas un code. Tapez par exemple enc, soin ou heb ; le reste va dans les remarques.
arrival-household-key = « { $given } » n’est pas une clé de ménage. Tapez un chiffre ou une lettre, la même pour tous les membres.
arrival-household-role = « { $given } » n’est pas un rôle. Tapez la clé, puis chef, conjoint, enfant, parent ou frère.
arrival-selection-why = Dites pourquoi, après un espace ou deux points : a logé par son frère.

# Columns
arrival-column-family-name = Nom de famille
arrival-column-given-name = Prénoms
arrival-column-sex = Sexe
arrival-column-birth = Naissance, âge
arrival-column-father-name = Père
arrival-column-mother-name = Mère
arrival-column-village = Village d’origine
arrival-column-phone = Téléphone
arrival-column-household = Ménage
arrival-column-need = Besoins
arrival-column-remark = Remarque
arrival-column-selection = Suite
arrival-column-arrived-on = Arrivée le
arrival-column-entry-point = Point d’entrée
arrival-column-departure-country = Pays de départ
arrival-column-return-category = Catégorie

arrival-hint-family-name = Comme la personne le dit. Peut rester vide.
arrival-hint-given-name = Tous les prénoms. Peut rester vide.
arrival-hint-sex = f ou h
arrival-hint-birth = 12/03/1998, 1998, vers 1990 ou 25 ans
arrival-hint-father-name = Nom du père
arrival-hint-mother-name = Nom de la mère
arrival-hint-village = Le village, puis une virgule et le cercle ou la région
arrival-hint-phone = 76 12 34 56, ou +213 pour un numéro étranger
arrival-hint-household = La même clé pour tout le ménage ; le premier en est le chef, sinon : 3 chef
arrival-hint-need = Quelques lettres par besoin : enc soin heb
arrival-hint-remark = Ce qu’il faut retenir ; devient une note du dossier
arrival-hint-selection = d pour dossier complet, a et pourquoi pour aide ponctuelle
arrival-hint-arrived-on = Seulement si ce n’est pas le jour de tous
arrival-hint-entry-point = Seulement si ce n’est pas celui de tous
arrival-hint-departure-country = Seulement si ce n’est pas celui de tous
arrival-hint-return-category = Seulement si ce n’est pas celle de tous

# Grid and panel
arrival-grid = Personnes du car
arrival-column-check = Contrôle
arrival-cell = Ligne { $line }, { $column } : { $text }
arrival-check-line = Ligne { $line } : { $said }
arrival-known = Déjà connue
arrival-known-name = Déjà connue : { $name }
arrival-known-line = Déjà connue : { $name } { $number }. Un dossier s’ouvrira pour cette arrivée.
arrival-new = Nouvelle personne
arrival-new-key = Ctrl+Maj+Entrée
arrival-new-alone = Nouvelle personne.
arrival-new-line = Nouvelle personne : les personnes proposées sont d’autres personnes.
arrival-same = C’est cette personne
arrival-same-key = Ctrl+Entrée
arrival-same-named = C’est cette personne : { $name }
arrival-again = Revenir sur ce choix
arrival-two = Ce sont deux personnes
arrival-twin = Ressemble à la ligne { $line } : la même personne tapée deux fois ?
arrival-twin-short = Comme la ligne { $line }
arrival-may-be = { $certain } : { $name }
arrival-to-correct = À corriger
arrival-refused = Non enregistrée
arrival-refused-why = Non enregistrée : { $reason }
arrival-preparing = Le registre se prépare pour le contrôle : { $percent } %.
arrival-looking = Recherche dans le registre…
arrival-nobody = Aucune personne semblable dans le registre.
arrival-too-little = Trop peu pour chercher dans le registre ; la ligne peut être enregistrée ainsi.
arrival-why-not = { $yes } ; mais { $no }
arrival-keys = F2 modifier · Ctrl+D recopier · Ctrl+I insérer · Ctrl+Suppr retirer
arrival-left-over = { $count ->
    [one] Une cellule collée n’a pas trouvé de colonne.
   *[other] { $count } cellules collées n’ont pas trouvé de colonne.
} Ctrl+Z reprend le collage.

# Registering
arrival-register = { $count ->
    [0] Enregistrer le car
    [one] Enregistrer le car (1 personne)
   *[other] Enregistrer le car ({ $count } personnes)
}
arrival-register-key = Ctrl+S
arrival-none-typed = Personne n’est encore saisi. Tapez une ligne par personne.
arrival-none-ready = Aucune ligne n’est prête. Corrigez ce qui est souligné en rouge ; rien n’est perdu.
arrival-some-left = Les lignes finies sont enregistrées. Il reste celles qui sont à corriger.
arrival-partly = { $count ->
    [one] Une ligne n’est pas enregistrée : { $first }
   *[other] { $count } lignes ne sont pas enregistrées. La première : { $first }
}
arrival-open-title = Peut-être déjà connues
arrival-open-body = { $count ->
    [one] Une ligne ressemble à une personne déjà connue, et rien n’est décidé. Enregistrée ainsi, elle devient une nouvelle personne.
   *[other] { $count } lignes ressemblent à des personnes déjà connues, et rien n’est décidé. Enregistrées ainsi, elles deviennent de nouvelles personnes.
}
arrival-open-look = Les revoir
arrival-open-verb = Enregistrer quand même

# Selection and slips
arrival-type = Saisir un car
arrival-select = Sélection et fiches
arrival-select-none = Quand un car est enregistré, ses passagers attendent ici une décision : dossier complet ou aide ponctuelle.
arrival-select-which = Arrivée
arrival-select-line = { $what } · { $count ->
    [one] 1 personne
   *[other] { $count } personnes
}, { $waiting } en attente
arrival-select-show = Afficher
arrival-select-waiting = En attente ({ $count })
arrival-select-all = Tous ({ $count })
arrival-select-reason = Pourquoi
arrival-select-reason-hint = Logé par son frère à Bamako
arrival-select-say-why = Dites pourquoi.
arrival-select-for = { $count ->
    [0] Cochez des personnes
   *[other] Pour { $count } personnes
}
arrival-select-one = Pour { $name }
arrival-select-name = Nom
arrival-select-age = Sexe et âge
arrival-select-number = Dossier
arrival-select-why = Pourquoi
arrival-select-slip = Fiche
arrival-select-has-slip = A une fiche
arrival-select-open = En attente
arrival-select-done = Une décision est prise pour chacun.
arrival-select-everybody = Voir tout le monde
arrival-past = Derniers cars enregistrés
arrival-past-slips = Imprimer les fiches…
arrival-past-slips-of = Imprimer les fiches : { $what }
arrival-slips = Fiches à imprimer…
arrival-slips-title = { $count ->
    [one] Une fiche d’enregistrement
   *[other] { $count } fiches d’enregistrement
}
arrival-slips-about = Dix fiches par page, avec des repères de coupe. Chacune porte le prénom, l’initiale du nom, le numéro du dossier, le jour et un code qui ouvre le dossier dans Segin, et rien d’autre.
arrival-slips-renewed = { $count ->
    [one] Une personne a déjà une fiche : l’ancienne ne vaudra plus.
   *[other] { $count } personnes ont déjà une fiche : les anciennes ne vaudront plus.
}
arrival-slips-save = Enregistrer le PDF
arrival-slips-preview = Fiches d’enregistrement
arrival-slips-file = fiches
