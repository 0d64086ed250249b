plan-none = Pas encore de plan. Il dit ce que la personne veut atteindre, avec quel appui, de qui et pour quand.
plan-title = Plan, version { $version }
plan-draft = En préparation
plan-not-agreed = Pas encore convenu avec la personne
plan-old = Une version antérieure, à lire seulement.
plan-reached = { $done } sur { $total } fournis
plan-send = Envoyer pour validation…
plan-next = Commencer une nouvelle version
plan-next-help = Ce plan est validé. Ce que vous y ajoutez ouvre une nouvelle version, à valider à son tour.
plan-monitor = Passer au suivi
plan-versions = Autres versions
plan-items = Éléments du plan
plan-items-none = Aucun élément. Ajoutez ce qui a été convenu, un par un.
plan-loose = Sans objectif
plan-goal-target = pour le { $day }
plan-goal-reached = Atteint le { $day }
plan-unanswered = Besoins sans réponse au plan
plan-unanswered-none = Chaque besoin noté a sa réponse au plan.
plan-beside = { $count ->
    [one] 1 aide a été donnée hors du plan.
   *[other] { $count } aides ont été données hors du plan.
}
plan-beside-show = Voir les aides
plan-by = Par { $who }
plan-by-us = Par nous
plan-by-us-who = Par nous, { $who }
plan-item-agreed = accepté par la personne
plan-item-not-agreed = pas encore accepté
plan-for = pour : { $need }
plan-due = pour le { $day }
plan-late = En retard, { $day }
plan-more = Autres actions : { $what }
plan-give = Noter l’aide
plan-move-planned = Remettre à prévu
plan-move-referred = Marquer comme référé
plan-move-ongoing = Marquer en cours
plan-move-delivered = Fourni
plan-move-not-delivered = Non fourni…
plan-move-cancelled = Annuler
plan-item-leave = Retirer de cette version
plan-given-quantity = Fourni : { $amount }
plan-given-times = { $count ->
    [one] donné 1 fois
   *[other] donné { $count } fois
}
plan-given-referrals = { $count ->
    [one] 1 référencement abouti
   *[other] { $count } référencements aboutis
}
plan-given-waiting = { $count ->
    [one] 1 référencement en attente
   *[other] { $count } référencements en attente
}
plan-given-on = fourni le { $day }
plan-given-unknown = Fourni, sans détail noté
plan-unit-case = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
}
plan-unit-child = { $count ->
    [one] { $count } enfant
   *[other] { $count } enfants
}
plan-unit-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
plan-unit-document = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
plan-unit-event = { $count ->
    [one] { $count } activité
   *[other] { $count } activités
}
plan-unit-household = { $count ->
    [one] { $count } ménage
   *[other] { $count } ménages
}
plan-unit-kit = { $count ->
    [one] { $count } kit
   *[other] { $count } kits
}
plan-unit-participant = { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
plan-unit-participation = { $count ->
    [one] { $count } participation
   *[other] { $count } participations
}
plan-unit-person = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
plan-unit-person-night = { $count ->
    [one] { $count } nuitée
   *[other] { $count } nuitées
}
plan-unit-placement = { $count ->
    [one] { $count } placement
   *[other] { $count } placements
}
plan-unit-project = { $count ->
    [one] { $count } projet
   *[other] { $count } projets
}
plan-unit-service = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
plan-unit-session = { $count ->
    [one] { $count } séance
   *[other] { $count } séances
}
plan-unit-training = { $count ->
    [one] { $count } formation
   *[other] { $count } formations
}
plan-unit-trip = { $count ->
    [one] { $count } trajet
   *[other] { $count } trajets
}
plan-unit-visit = { $count ->
    [one] { $count } visite
   *[other] { $count } visites
}
plan-unit-xof = { $count } FCFA
