# The list of people.
people-title = Personnes
people-new = Nouvelle personne
people-search = Nom, numéro, téléphone, parent
people-list = Liste des personnes
people-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
people-found = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses, les plus proches d’abord
}
people-ticked = { $count ->
    [one] { $count } cochée
   *[other] { $count } cochées
}
people-everybody = Voir toutes les personnes
people-untick = Tout décocher

people-name = Nom
people-nameless = Nom inconnu
people-why = Trouvé par
people-why-number = Numéro
people-why-other = Lieu ou parent
people-age = Âge
people-age-about = env. { $age }
people-sex = Sexe
people-case = Dossier
people-status = Statut
people-risk = Risque
people-risk-unset = À évaluer
people-country = Pays
people-country-of-return = Pays de retour
people-arrived = Arrivée
people-worker = Agent
people-centre = Centre
people-arrival = Date d’arrivée
people-missing = Information manquante

people-filter = Filtre
people-filter-search = Rechercher dans la liste
people-filter-back = Retour aux filtres
people-more = { $what }…
people-chip = { $part } : { $what }
people-clear-filters = Retirer les filtres
people-open-only = Dossiers ouverts
people-mine = Mes dossiers
people-arrived-today = Aujourd’hui
people-arrived-week = Les 7 derniers jours
people-arrived-month = Les 30 derniers jours
people-from = Arrivée à partir du
people-to = Arrivée jusqu’au
people-done = Fermer le menu
people-arrived-on = Arrivée le { $day }
people-arrived-from = Arrivée depuis le { $from }
people-arrived-to = Arrivée jusqu’au { $to }
people-arrived-between = Arrivée du { $from } au { $to }
people-empty-birth = Sans naissance ni âge
people-empty-contact = Sans téléphone
people-empty-document = Sans document
people-empty-risk = Sans niveau de risque
people-empty-worker = Sans agent
people-empty-case = Sans dossier

people-nobody = Aucune personne n’est encore enregistrée. La liste se remplira avec les premières arrivées.
people-first = Enregistrer une personne
people-no-match = Aucune personne ne correspond à ces filtres.
people-no-match-text = Aucune personne ne correspond à « { $text } ». Essayez avec une partie du nom ou une autre orthographe.
people-register = Enregistrer « { $text } »
people-also = Aussi { $numbers }
