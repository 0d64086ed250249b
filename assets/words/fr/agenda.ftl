# Agenda, suivis et tentatives.
problem-followup-reason = Dites pourquoi ce suivi n’aura pas lieu.
agenda-contact =
    { $ago ->
        [0] Dernier contact réel le { $day }, aujourd’hui
        [one] Dernier contact réel le { $day }, il y a { $ago } jour
       *[other] Dernier contact réel le { $day }, il y a { $ago } jours
    }
agenda-contact-none = Aucun contact réel noté
agenda-contact-what = Un contact = un suivi fait, une séance tenue, ou une tentative où la personne elle-même a été jointe. Un message laissé, un proche qui répond ou un appel sans réponse n’en est pas un.
agenda-attempt-help = Ce qui a été tenté pour joindre la personne. Une tentative ne remplace pas le suivi : il reste à faire.
agenda-past-protection = Suivis de protection passés
agenda-past-return = Suivis de réintégration passés
agenda-rule-protection =
    { $days ->
        [one] Risque { $level } : chaque jour après le dernier suivi fait
       *[other] Niveau de risque « { $level } » : { $days } jours après le dernier suivi fait
    }
agenda-rule-return = Visites 1, 3, 6, 9 et 12 mois après le retour du { $day }
agenda-rule-return-unknown = Visites 1, 3, 6, 9 et 12 mois après le retour : notez la date d’arrivée (onglet Parcours)
agenda-none-planned = Rien n’est prévu.
agenda-plan-one = Prévoir le { $day }
agenda-plan-months = Prévoir les visites ({ $months } mois)
agenda-month =
    { $month ->
        [one] { $month } mois après le retour
       *[other] { $month } mois après le retour
    }
agenda-verb-of = { $verb } ({ $day })
agenda-done = Fait…
agenda-tried = Tentative…
agenda-put-off = Déplacer…
agenda-missed = Manqué…
agenda-cancel = Annuler…
agenda-tried-count =
    { $count ->
        [one] { $count } tentative, toujours à faire
       *[other] { $count } tentatives, toujours à faire
    }
