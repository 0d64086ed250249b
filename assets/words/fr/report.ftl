# Le rapport : à l’écran, sur papier et en classeur.
report-title = Rapport, { $period }
report-contents = Contenu
report-definitions = Définitions des chiffres
report-definitions-about = Ce que chaque chiffre compte, comme il était défini quand le rapport a été fait.
report-masked = Un nombre de personnes sous le seuil, ou qui permettrait de le retrouver, est masqué. Les secteurs ne s’additionnent pas : une personne peut compter dans plusieurs.
report-since = { $counted }, depuis le { $date }
report-since-alone = depuis le { $date }
report-origin = Données : appareil { $device }, écriture { $number }, empreinte { $hash } · Segin { $program }
report-period = Période
report-place = Lieu
report-project = Projet
report-scheme = Tranches d’âge
report-made-on = Fait le
report-office = Centre
report-data = Source
report-everywhere = Tous les lieux
report-all-projects = Tous les projets
report-frozen-on = Figé le { $date } par { $name }
report-not-frozen = Non figé
report-sheet-first = Rapport
report-sheet-definitions = Définitions
report-code = Code
report-label = Chiffre
report-definition = Définition
report-caution = À savoir
report-counted = Ce qui est compté
report-computed = D’où il vient
report-from-cases = Des dossiers
report-start = Depuis
report-funder = Code du bailleur
report-of = sur (nombre)
report-part = dont
report-whole = sur
# Une phrase pour les essais.
report-test-sentence =
    { $count ->
        [one] Depuis le { $day }, { $count } personne a été prise en charge, dont { $referred } orientée.
       *[other] Depuis le { $day }, { $count } personnes ont été prises en charge, dont { $referred } orientées.
    }
figure-tab-report = Rapport
figure-tab-table = Tableau libre
figure-tab-project = Projets
figure-not-allowed = Votre rôle ne lit pas les chiffres. Demandez à un superviseur.
figure-no-project = Aucun projet. Un administrateur ajoute les projets dans les réglages ; leurs cibles se mettent ici.
figure-project-about = Chaque montant reste dans la monnaie de son projet. Une pression sur un chiffre montre les personnes.
figure-no-target = Aucune cible. Ajoutez ce que le projet a promis : le résultat se met à côté.
figure-budget = Budget
figure-left = Reste à engager
figure-of-target = sur { $target }
report-sort-quarter = Trimestre
report-sort-half = Semestre
report-sort-year = Année
report-sort-free = Libre
report-before = Période précédente
report-after = Période suivante
report-from = Du
report-to = Au
report-day-unread = Cette date ne se lit pas. Écrivez jj/mm/aaaa.
report-of-centre = Centre : { $name }
report-of-region = Région : { $name }
report-made = fait le { $date }
report-computing = Calcul du rapport…
report-gone = Ce rapport n’est plus là.
report-freeze = Figer…
report-freeze-title = Figer ce rapport ?
report-freeze-body = Il est gardé tel quel, avec les dossiers derrière chaque chiffre. Une correction faite plus tard se verra comme une différence, jamais en silence.
report-freeze-name = Titre
report-freeze-name-hint = Par exemple « Rapport trimestriel au bailleur ». Peut rester vide.
report-freeze-leave = Ne pas figer
report-frozen-many = Rapports figés
report-frozen-none = Aucun rapport figé. Figez un rapport quand il part : il dira toujours la même chose.
report-frozen-count =
    { $count ->
        [one] { $count } rapport figé
       *[other] { $count } rapports figés
    }
report-state = Écriture { $number } du journal, empreinte { $hash }, Segin { $program }
report-back = Retour au rapport
report-today = Recalculer aujourd’hui
report-open = Ouvrir
report-compare = Comparer avec aujourd’hui
report-difference = Ce qui a changé depuis
report-difference-none = Aucun chiffre n’a changé : les { $same } chiffres disent la même chose aujourd’hui.
report-difference-count =
    { $count ->
        [one] { $count } chiffre a changé depuis que le rapport a été figé ; { $same } disent la même chose.
       *[other] { $count } chiffres ont changé depuis que le rapport a été figé ; { $same } disent la même chose.
    }
report-was-is = { $was } dans le rapport, { $is } aujourd’hui
report-in-text = Dans le texte
report-entered =
    { $count ->
        [one] { $count } personne en plus
       *[other] { $count } personnes en plus
    }
report-left =
    { $count ->
        [one] { $count } personne en moins
       *[other] { $count } personnes en moins
    }
report-save = Enregistrer…
report-save-title = Enregistrer le rapport
report-save-about = Le fichier ne contient aucun nom de personne. Sa sortie est notée.
report-save-verb = Enregistrer
report-file = rapport
report-form = Format
report-form-pdf = PDF
report-form-xlsx = Excel
report-form-pdf-hint = À imprimer ou à envoyer, avec les définitions à la fin.
report-form-xlsx-hint = Une feuille par tableau, des nombres avec lesquels on peut calculer, une feuille de définitions. À droite, le même contenu en pages.
report-preview = Le rapport
report-scope = Lieu, projet, âges
figure-project-people =
    { $count ->
        [one] { $count } personne avec un appui validé
       *[other] { $count } personnes avec un appui validé
    }
report-language = Langue
report-freeze-verb = Figer
