budget-collectives = Projets collectifs
budget-survey = Enquête
budget-projects = Projets et bailleurs
budget-projects-about = Qui paie, combien en tout, et combien au plus par personne. Un projet terminé est retiré des listes, jamais effacé : les appuis gardent son nom.
budget-projects-none = Aucun projet. Ajoutez le premier : les aides et les appuis pourront le nommer, et son plafond sera respecté.
budget-retired = N’est plus utilisé
budget-donor = Bailleur
budget-dates = Dates
budget-limit = Plafond par personne
budget-people = Personnes avec un appui validé
budget-promised = Engagé
budget-paid = Payé
budget-over = Engagé au-delà du budget de { $budget } : { $amount } de trop. Demandez une rallonge au bailleur, ou faites payer des appuis par un autre projet.
budget-left = Il reste { $left } à engager sur { $budget }.
budget-none = Pas de budget fixé pour ce projet.
budget-one-currency = Seulement les appuis et tranches en { $currency } ; les autres monnaies ne s’y ajoutent pas.
budget-collectives-about = Un projet collectif se partage entre personnes, chacune comptée une fois même avec plusieurs parts. Pour une communauté, on compte des participations : elles ne s’ajoutent pas aux personnes.
budget-collectives-none = Aucun projet collectif ou communautaire. Ajoutez le premier, puis choisissez-le dans l’appui de chaque personne.
budget-persons = Personnes distinctes
budget-participations = Participations
budget-budget = Budget commun
budget-members-more =
    { $count ->
        [one] Voir la personne
       *[other] Voir les { $count } personnes
    }
budget-members-less =
    { $count ->
        [one] Cacher la personne
       *[other] Cacher les { $count } personnes
    }
budget-shares = { $count } parts
budget-survey-about = Le programme est livré avec un brouillon sans poids : son score porte le nom de score simplifié (pas celui de l’OIM). Un bureau qui détient la définition officielle la charge ici ; les réponses gardent la version avec laquelle elles ont été données.
budget-survey-load = Un fichier .json dans la forme « survey/1 ». Il est vérifié question par question avant d’être gardé.
budget-survey-file = Fichier de la définition
budget-survey-hint = Le chemin complet, ou glissez le fichier ici
budget-survey-verb = Vérifier et charger
budget-survey-used = Servira aux prochains passages
budget-survey-version = Version
budget-survey-score = Score
budget-survey-questions = Questions
budget-survey-count = { $count }, dont { $scored } qui comptent
problem-payment-nothing = Une tranche vaut plus que zéro. Écrivez son montant, ou annulez la tranche.
problem-payment-no-budget = L’appui n’a pas encore de budget. Fixez d’abord son montant et sa monnaie, puis ajoutez la tranche.
problem-payment-currency = La tranche se paie dans la monnaie du budget : { $currency }. Changez la monnaie de la tranche.
problem-payment-above = { $amount } dépasse ce qui reste à répartir ({ $left }). Budget { $budget }, solde { $balance }. Réduisez cette tranche, annulez-en une autre, ou augmentez d’abord le budget de l’appui.
problem-payment-support = Cette tranche n’appartient à aucun appui du dossier. Ajoutez-la depuis l’appui qu’elle paie.
problem-payment-paid = Cette tranche est payée : son montant ne change plus. Notez la correction dans une nouvelle tranche.
problem-payment-approved = Cette tranche est validée : son montant change avec une personne qui supervise, ou après l’avoir remise à « Prévue ».
problem-payment-approval = La validation d’une tranche revient à une personne qui supervise. Laissez la tranche « Prévue » et demandez la validation.
problem-payment-unapproved = Cette tranche n’est pas encore validée. Demandez la validation, puis notez le paiement.
problem-payment-gone = Cette tranche n’existe plus : il n’y a rien à valider.
problem-support-budget-low = Les tranches déjà notées font { $least } : le budget ne peut pas être plus bas. Annulez d’abord une tranche.
problem-support-currency-late = Des tranches sont déjà notées dans l’ancienne monnaie. Annulez-les d’abord, ou gardez la monnaie.
problem-support-currency = Le projet { $project } paie en { $currency }. Changez la monnaie du budget, ou choisissez un autre projet.
problem-support-limit = Le projet { $project } donne au plus { $limit } à une personne, tous appuis compris : il reste { $left }. Réduisez le budget, ou faites payer le reste par un autre projet.
problem-return-stopped = Le retour est suspendu depuis le { $day } : un besoin d’asile est noté. L’appui peut être prévu, pas démarré. Une personne qui supervise peut lever la suspension dans l’évaluation.
problem-assistance-nothing = Écrivez un nombre plus grand que zéro, ou laissez la case vide.
