# Le ménage d’une personne.
household-leave = Quitter le ménage…
household-history = Vie du ménage
household-case = Ouvrir un dossier
household-case-of = Ouvrir un dossier pour { $name }
household-all = Pour tout le ménage
household-all-help = Une seule saisie pour chaque membre qui a un dossier ouvert, annulée en une fois.
household-all-text = Texte
household-all-save = Noter pour les dossiers ouverts du ménage
household-appointment = Rendez-vous
