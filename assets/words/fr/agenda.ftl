# Agenda, suivis et tentatives.
problem-followup-reason = Dites pourquoi ce suivi n’aura pas lieu.
agenda-contact =
    { $ago ->
        [one] Dernier contact réel le { $day }, il y a { $ago } jour
       *[other] Dernier contact réel le { $day }, il y a { $ago } jours
    }
agenda-contact-today = Dernier contact réel aujourd’hui
agenda-contact-none = Aucun contact réel noté
agenda-contact-what = Un contact = un suivi fait, une séance tenue, ou une tentative où la personne elle-même a été jointe. Un message laissé, un proche qui répond ou un appel sans réponse n’en est pas un.
agenda-attempt-help = Ce qui a été tenté pour joindre la personne. Une tentative ne remplace pas le suivi : il reste à faire.
agenda-past-protection = Protection, passé
agenda-past-return = Réintégration, passé
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

agenda-new = Nouveau rendez-vous
agenda-new-here = Ajouter ce jour
agenda-print = Imprimer la journée…
agenda-today = Aujourd’hui
agenda-week = Semaine
agenda-month-word = Mois
agenda-week-before = Semaine précédente
agenda-week-after = Semaine suivante
agenda-month-before = Mois précédent
agenda-month-after = Mois suivant
agenda-month-of = { $month } { $year }
agenda-day-of = { $day } { $month }
agenda-whose = De qui
agenda-mine = Mon agenda
agenda-centre = Tout le centre
agenda-days = Jours : flèches par jour, Page précédente et suivante, T pour aujourd’hui, N pour ajouter, Entrée pour ouvrir
agenda-day-count = { $day }, { $count } au programme
agenda-day-free = { $day }, rien de prévu
agenda-day-empty = Rien de prévu.
agenda-empty = Rien n’est prévu ici. Un rendez-vous se note avec « Nouveau rendez-vous », un suivi dans le dossier de la personne.
agenda-reading = Lecture…
agenda-more =
    { $count ->
        [one] + { $count } autre
       *[other] + { $count } autres
    }
agenda-late-all = Tout montrer
agenda-late-few = Montrer moins
agenda-took-place = fait
agenda-weekday-1 = lun.
agenda-weekday-2 = mar.
agenda-weekday-3 = mer.
agenda-weekday-4 = jeu.
agenda-weekday-5 = ven.
agenda-weekday-6 = sam.
agenda-weekday-7 = dim.
agenda-what-protection = Suivi de protection
agenda-what-return = Visite de réintégration
agenda-what-session = Séance
agenda-what-item = Action du plan
agenda-what-referral = Réponse attendue
agenda-what-answer = Réponse attendue de { $agency }
agenda-what-task = Tâche
agenda-what-workshop = Atelier
agenda-sort = Nature
agenda-who = Personne
agenda-who-maybe = Personne (si la tâche concerne un dossier)
agenda-who-hint = Nom ou numéro de dossier
agenda-who-other = Changer
agenda-who-first = Choisissez d’abord la personne.
agenda-day = Jour
agenda-time = Heure
agenda-time-hint = hh:mm
agenda-save = Enregistrer
agenda-leave = Fermer
agenda-print-title = Journée du { $day }
agenda-print-preview = Aperçu de la liste
agenda-print-by = Les personnes y figurent par
agenda-print-code = Numéro de dossier
agenda-print-name = Nom
agenda-print-name-care = Une liste de noms peut mettre des personnes en danger : à garder sur soi, à détruire le soir.
agenda-print-where = Fichier
agenda-print-where-hint = Où enregistrer le PDF. Le fichier n’est pas chiffré : imprimez-le, puis effacez-le.
agenda-print-save = Enregistrer le PDF
agenda-print-failed = La liste n’a pas pu être mise en page. Recommencez ; si cela se répète, dites-le à la personne qui s’occupe de l’ordinateur.
agenda-file-kept = Fichier enregistré. Il n’est pas chiffré : effacez-le après usage.
problem-file-place = Ce dossier n’existe pas sur cet ordinateur. Indiquez un dossier existant et un nom de fichier.
problem-file-there = Un fichier porte déjà ce nom. Donnez-en un autre : rien n’est écrasé.
problem-file-write = Ce fichier n’a pas pu être écrit. Choisissez un dossier où vous avez le droit d’écrire, avec de la place.
followup-case-closed = Dossier clos.
