# Ce qu’une image dit, en une phrase.
chart-empty = Pas encore de valeur pour « { $name } ».
chart-one = { $name } : { $value } le { $day }, une seule valeur.
chart-up = { $name } : { $first } le { $first-day }, { $value } le { $day }, soit { $change } de plus, en { $count } valeurs.
chart-down = { $name } : { $first } le { $first-day }, { $value } le { $day }, soit { $change } de moins, en { $count } valeurs.
chart-same = { $name } : { $first } le { $first-day }, { $value } le { $day }, sans changement ({ $change }), en { $count } valeurs.
