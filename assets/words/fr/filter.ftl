# Filters on any fact: conditions over the list of people.
filter-age = Âge
filter-total = Total du test
filter-title = Condition
filter-leave = Annuler
filter-apply = Appliquer
filter-add = Condition
filter-about = Ce dont il s’agit
filter-also = Et, du même enregistrement
filter-any = { $kind } – il y en a
filter-op = Ce qui doit être vrai
filter-op-is = Est
filter-op-contains = Contient
filter-op-range = Entre
filter-op-last = Les derniers jours
filter-op-next = Les prochains jours
filter-op-before = Il y a plus de
filter-op-days = Entre deux dates
filter-op-month = Ce mois-ci
filter-op-quarter = Ce trimestre
filter-op-last-quarter = Le trimestre dernier
filter-op-year = Cette année
filter-op-filled = Renseigné
filter-op-empty = Non renseigné
filter-one-of = L’une de ces réponses
filter-text = Texte
filter-days = Nombre de jours
filter-least = Au moins
filter-most = Au plus
filter-first = Du
filter-until = Au
filter-how-many = Nombre d’enregistrements, au moins
filter-add-and = Autre condition sur le même enregistrement
filter-add-or = Ou bien une autre condition
filter-or-else = Ou bien
filter-remove = Retirer cette possibilité
filter-remove-test = Retirer cette condition
filter-not = L’inverse : toutes les personnes sauf celles-là
filter-count = { $count ->
    [one] { $count } personne remplit cette condition
   *[other] { $count } personnes remplissent cette condition
}
filter-counting = Comptage…
filter-count-later = Le nombre de personnes s’affiche dès que la condition est complète.
filter-choose = Choisissez ce dont il s’agit.
filter-choose-value = Donnez au moins une réponse.
filter-restricted = Cette liste demande un contenu à accès restreint. Elle ne montre personne à qui n’a pas cet accès.

filter-and = et
filter-or = ou
filter-join = Relier les conditions par : { $word }. Changer
filter-everybody = toutes les personnes
filter-but = Sauf { $what }
filter-with = Avec { $what }
filter-without = Sans { $what }
filter-at-least = au moins { $least } × { $what }
filter-empty = non renseigné
filter-filled = renseigné
filter-yes = oui
filter-no = non
filter-me = moi
filter-contains = { $what } contient « { $text } »
filter-from-to = de { $from } à { $to }
filter-from = { $from } ou plus
filter-to = { $to } ou moins
filter-day-from-to = du { $from } au { $to }
filter-day-from = depuis le { $from }
filter-day-to = jusqu’au { $to }
filter-last = { $count ->
    [one] aujourd’hui
   *[other] les { $count } derniers jours
}
filter-next = { $count ->
    [one] aujourd’hui
   *[other] les { $count } prochains jours
}
filter-before = { $count ->
    [one] il y a plus d’un jour
   *[other] il y a plus de { $count } jours
}
filter-month = ce mois-ci
filter-quarter = ce trimestre
filter-last-quarter = le trimestre dernier
filter-year = cette année
