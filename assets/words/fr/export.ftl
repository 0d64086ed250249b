export-title = Exporter
export-about = Des tableaux qui sortent du coffre. Le journal note qui, quoi, combien de personnes, à qui et pourquoi. Le contenu restreint n’en fait jamais partie.
export-whom = Qui
export-everybody = Toutes les personnes
export-in-view = La liste affichée
export-count = { $count ->
    [0] Personne n’est concerné
    [one] { $count } personne
   *[other] { $count } personnes
}
export-counting = Compte en cours…
export-not-counted = Le compte n’a pas pu être fait. Choisissez de nouveau, ou recommencez plus tard.
export-format = Format
export-format-csv = CSV
export-format-xlsx = Excel
export-format-json = JSON
export-privacy = Données personnelles
export-privacy-pseudonymised = Sans les noms
export-privacy-full = Avec les noms
export-privacy-pseudonymised-about = Un code au hasard pour chaque personne, la tranche d’âge, la région, le mois. Ces données restent personnelles.
export-privacy-full-about = Tout ce qui est coché, tel quel, dans une archive chiffrée.
export-names-care = Ce fichier dira qui sont ces personnes. Il part dans une archive que seul ce mot de passe ouvre ; Segin ne le garde pas. Donnez-le de vive voix, jamais avec le fichier.
export-password = Mot de passe de l’archive
export-password-hint = Celui qui reçoit le fichier en aura besoin.
export-receiver = Destinataire
export-receiver-hint = Une personne, un service, un organisme
export-purpose = But
export-second = Deuxième personne
export-second-about = Plus de { $most } personnes sortiraient : il faut être deux. Quelqu’un d’autre, qui a aussi le droit d’exporter, donne ici son accord avec son propre mot de passe. Le journal nomme les deux.
export-second-nobody = Plus de { $most } personnes sortent : il faudrait être deux, et personne d’autre n’a ici le droit d’exporter. Vous en répondez seul, et le journal le dira. Mieux vaut un compte pour une deuxième personne (Réglages, Utilisateurs), ou au plus { $most } personnes, par une liste ou un filtre.
export-second-below = Il faut être deux : une autre personne donne son accord, plus bas.
export-second-who = Qui donne son accord
export-second-password = Son mot de passe
export-second-password-hint = Celui avec lequel cette personne ouvre Segin.
export-second-missing = Plus de { $most } personnes sortiraient : une deuxième personne, qui a aussi le droit d’exporter, donne son accord. Choisissez-la, ou choisissez au plus { $most } personnes.
export-second-self = C’est vous qui exportez : la deuxième personne est quelqu’un d’autre.
export-second-no-right = Cette personne n’a pas le droit d’exporter, ou plus d’accès à ce coffre. Choisissez-en une autre.
export-second-wrong = Ce n’est pas le mot de passe de { $name }. Vérifiez les majuscules et la disposition du clavier, puis recommencez.
export-second-wrong-wait = Ce n’est pas le mot de passe de { $name }. Prochain essai dans { $time }.
export-second-wait = Trop de mots de passe faux pour { $name }. Prochain essai dans { $time }.
export-verb = Écrire le fichier
export-back = Revenir à la liste
export-file = export
export-done = Le fichier est écrit ; l’export est inscrit au journal.
export-columns-title = Colonnes
export-columns-usual = Celles du registre
export-columns = { $columns } colonnes, { $tables ->
    [one] { $tables } tableau
   *[other] { $tables } tableaux
}
export-columns-less = { $columns } colonnes, { $tables ->
    [one] { $tables } tableau
   *[other] { $tables } tableaux
} ; { $removed } retirées
export-search = Chercher une colonne
export-of = { $chosen } sur { $count }
export-all = Toutes
export-all-of = Toutes les colonnes : { $group }
export-none = Aucune
export-none-of = Aucune colonne : { $group }
export-group-usual = Registre
export-group-person = Personne, le reste
export-group-case = Dernier dossier, le reste
export-done-kept = telle quelle
export-done-removed = retirée
export-done-coded = un code
export-done-banded = tranche d’âge
export-done-month = le mois
export-done-region = la région
export-person-code = Code de la personne
export-case-code = Code du dossier
export-household-code = Code du ménage
export-age-band = Tranche d’âge
export-no-columns = Aucune colonne ne sort. Cochez-en au moins une.
export-needs-password = Un tableau avec des noms ne sort que dans une archive chiffrée. Donnez un mot de passe, ou choisissez « sans les noms ».
export-too-long = Plus de 1 048 575 lignes : une feuille Excel n’en tient pas davantage. Choisissez CSV, ou moins de personnes.
export-sheet-about = À propos
export-sheet-definitions = Définitions
export-sheet-removed = Retiré
export-head-what = Quoi
export-head-said = Ce qui en est dit
export-head-table = Tableau
export-head-column = Colonne
export-head-label = Libellé
export-head-sort = Sorte de réponse
export-head-answers = Réponses
export-head-done = Ce qui en est fait
export-made-on = Fait le
export-restricted = Contenu restreint
export-restricted-never = Aucun export n’en contient.
export-care = Attention
export-still-personal = Des données sans noms restent des données personnelles : gardez-les comme telles.
export-sort-text = texte
export-sort-number = nombre
export-sort-day = date
export-sort-one = une réponse d’une liste
export-sort-many = plusieurs réponses d’une liste
export-sort-tick = oui, ou rien
export-sort-place = lieu
export-sort-name = nom
export-of-case = { $label } (dossier)
