# Le ménage d’une personne.
household-leave = Quitter le ménage…
household-history = Vie du ménage
household-case = Ouvrir un dossier
household-case-of = Ouvrir un dossier pour { $name }
household-all = Pour tout le ménage
household-all-help = Une seule saisie pour chaque membre qui a un dossier ouvert, annulée en une fois.
household-all-text = Texte
household-appointment = Rendez-vous
household-all-save = { $count ->
    [0] Aucun dossier ouvert dans ce ménage
    [one] Noter pour le seul dossier ouvert du ménage
   *[other] Noter pour les { $count } dossiers ouverts du ménage
}
household-all-written = { $count ->
    [one] Noté pour un dossier.
   *[other] Noté pour { $count } dossiers.
}
