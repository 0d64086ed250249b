support-none = Aucun appui noté. Un appui commence par la personne jugée éligible, puis un budget et ses tranches.
support-return-stopped = Retour suspendu depuis le { $day } : un besoin d’asile est noté. Les appuis peuvent être prévus, aucun ne démarre tant qu’une personne qui supervise n’a pas levé la suspension.
support-count-eligible = Éligibles
support-count-started = Démarrés
support-count-completed = Achevés
support-counts-about = Trois comptes distincts : un appui achevé a d’abord été démarré, un appui démarré a d’abord été éligible. Aucun ne dit à lui seul que la personne est réintégrée.
support-no-collective = Appui partagé : le projet collectif n’est pas encore choisi.
support-collective =
    { $others ->
        [0] Part de « { $name } », sans autre personne pour l’instant
        [one] Part de « { $name } », avec une autre personne
       *[other] Part de « { $name } », avec { $others } autres personnes
    }
support-participations =
    { $count ->
        [one] 1 participation de la communauté
       *[other] { $count } participations de la communauté
    }
support-no-budget = Pas encore de budget : fixez le montant et la monnaie pour prévoir des tranches.
support-budget = Budget { $amount }
support-balance = Solde { $balance } · reste à répartir { $left }
support-paid = Payé
support-approved = Validé, à payer
support-planned = Prévu, à valider
support-contribution = Apport de la personne : { $amount }
support-tranche = Tranche { $number }
support-edit = Modifier : { $what }
support-no-proof = Preuve manquante
support-asked = Validation demandée
support-approve = Valider
support-ask = Demander la validation
support-pay = Noter le paiement
support-planned-on = prévue le { $day }
support-approved-on = validée le { $day }
support-paid-on = payée le { $day }
support-visits = Visites de suivi de l’appui
support-visits-none = Les cinq visites se prévoient d’elles-mêmes quand le premier appui démarre : 1, 3, 6, 9 et 12 mois après le retour, ou après le démarrage s’il vient plus tard.
support-visits-missing = Un appui a démarré sans que ses visites soient prévues.
support-visits-plan = Prévoir les cinq visites
support-visit-none = non prévue
support-visit-enter = Saisir
support-visit-read = Ouvrir
support-visit-missed = Manquée
support-visit-name = { $verb } : visite à { $month }
support-month = { $count } mois
support-visit-last = Dernière visite faite : { $count } mois
support-visit-stands-still = Activité à l’arrêt
support-survey-none = L’enquête n’a pas encore été passée. Un premier passage au départ donne le point de comparaison.
support-survey-open = Ouvrir le passage : { $round }
support-survey-figure = Ensemble { $figure }
support-survey-unknown = Ce passage a été fait avec la version { $version }, qui n’est pas chargée ici : les réponses sont gardées, le score ne peut pas être calculé.
support-survey-trend = Évolution par dimension
support-survey-versions =
    { $count ->
        [one] Un autre passage a été fait avec une autre version de l’enquête : il ne se compare pas à la version { $version } et n’est pas dans la courbe.
       *[other] { $count } autres passages ont été faits avec une autre version de l’enquête : ils ne se comparent pas à la version { $version } et ne sont pas dans la courbe.
    }
support-proposed = Une tâche rappelle déjà de proposer ce suivi.
support-task-psychosocial = Proposer un suivi psychosocial, après l’enquête de réintégration
survey-file-unread = Ce fichier ne s’ouvre pas ou n’est pas du texte. Vérifiez le chemin et que c’est un fichier .json.
survey-file-known = La version { $version } est déjà chargée. Une nouvelle définition porte un nouveau numéro de version, pour que ses scores ne se mêlent pas aux anciens.
survey-file-loaded = Définition chargée
