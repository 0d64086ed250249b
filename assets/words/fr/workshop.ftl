workshop-new = Nouvel atelier
workshop-period = Période
workshop-week = Semaine
workshop-month = Mois
workshop-quarter = Trimestre
workshop-participations = Participations
workshop-persons = Personnes distinctes
workshop-two-figures = Deux chiffres à ne pas additionner. Les personnes hors registre comptent comme participations seulement.
workshop-none = Aucun atelier sur cette période. Créez-en un, puis notez qui y a participé.
workshop-list = Ateliers
workshop-date = Date
workshop-what = Activité
workshop-place = Lieu
workshop-led-by = Animé par
workshop-status = Statut
workshop-attendance = Présences
workshop-attendance-none = Personne du registre n’est encore noté présent.
workshop-search = Ajouter une personne, par nom ou numéro de dossier
workshop-household = Ajouter son ménage
workshop-household-none = Pas de dossier ouvert pour { $names } : non ajouté.
workshop-no-case = { $name } n’a pas de dossier. Ouvrez-en un, puis ajoutez la personne.
workshop-remove = Retirer { $name }
workshop-count = { $count ->
    [one] { $count } personne du registre
   *[other] { $count } personnes du registre
}
workshop-back = Tous les ateliers
workshop-add = Ajouter { $name }
