# Ce qu’une personne qui supervise surveille.
supervision-part-board = Tableau de bord
supervision-part-approval = Validations
supervision-part-assign = Confier des dossiers
supervision-part-check = Contrôle du registre
supervision-part-access = Consultations motivées
supervision-no-right = La supervision est réservée à qui supervise.
supervision-reading = Lecture du registre…
supervision-look = J’ai tout vu
supervision-look-about = « Nouveau » et « modifié » se comptent désormais à partir de maintenant.
supervision-never-looked = Jamais passé en revue
supervision-last-looked = Passé en revue le { $when }
supervision-since-look = depuis votre dernier passage
supervision-told-away = Compris
supervision-all = Toute l’équipe
supervision-nobody = Sans responsable
supervision-somebody = Ancien collègue
supervision-late = En retard
supervision-late-workers = { $count ->
    [one] chez un responsable
   *[other] chez { $count } responsables
}
supervision-late-of = { $what } en retard : { $who }
supervision-late-followup = Suivis
supervision-late-session = Séances
supervision-late-task = Tâches
supervision-late-referral = Réponses
supervision-late-plan-item = Plan
supervision-late-alert = Alertes
supervision-approvals = À valider
supervision-silent = Référencements sans réponse
supervision-alerts = Alertes de sécurité ouvertes
supervision-quiet = Sans contact récent
supervision-quiet-days = depuis { $days } jours ou plus
supervision-quiet-about = « Sans contact récent » : dossier ouvert, inscrit depuis plus de { $days } jours, sans suivi fait, séance tenue, aide remise ni appel abouti depuis { $days } jours.
supervision-new = Nouveaux dossiers
supervision-changed = Dossiers modifiés
supervision-open = Dossiers ouverts
supervision-without-worker = { $count ->
    [one] dont un sans responsable
   *[other] dont { $count } sans responsable
}
supervision-oldest-days = { $count ->
    [0] depuis aujourd’hui
    [one] le plus ancien : 1 jour
   *[other] le plus ancien : { $count } jours
}
supervision-oldest-hours = { $count ->
    [0] depuis moins d’une heure
    [one] la plus ancienne : 1 heure
   *[other] la plus ancienne : { $count } heures
}
supervision-team = Charge et retards par responsable
supervision-team-none = Aucun dossier ouvert.
supervision-worker = Responsable
supervision-cases = Dossiers
supervision-weight = Charge pondérée
supervision-weights = Charge pondérée : un dossier pèse { $critical } si le risque est critique, { $high } s’il est élevé, { $medium } s’il est moyen ou pas encore fixé, { $low } s’il est faible ou nul.
supervision-months = Arrivées par mois
supervision-month = { $month } : { $count }
supervision-steps = Dossiers ouverts par étape
supervision-step = Étape : { $step }
supervision-trend = Suivis en retard, semaine par semaine
supervision-trend-line = En retard
supervision-approvals-none = Rien n’attend de validation.
supervision-approvals-count = { $count ->
    [one] une demande, la plus ancienne d’abord
   *[other] { $count } demandes, la plus ancienne d’abord
}
supervision-tick-all = Tout cocher
supervision-tick = Cocher : { $what }, { $who }
supervision-approve-many = Valider ({ $count })…
supervision-return-many = Renvoyer ({ $count })…
supervision-days = { $count ->
    [0] aujourd’hui
    [one] depuis 1 jour
   *[other] depuis { $count } jours
}
supervision-asked-by = Demandé par { $who }
supervision-own-approval = C’est votre propre demande ou votre dossier : un autre superviseur répond.
supervision-open-case = Ouvrir le dossier
supervision-cancel = Ne rien faire
supervision-approve-title = { $count ->
    [one] Valider la demande
   *[other] Valider { $count } demandes
}
supervision-approve-verb = { $count ->
    [one] Valider
   *[other] Valider les { $count }
}
supervision-return-title = { $count ->
    [one] Renvoyer la demande
   *[other] Renvoyer { $count } demandes
}
supervision-return-verb = { $count ->
    [one] Renvoyer
   *[other] Renvoyer les { $count }
}
supervision-comment = Commentaire
supervision-comment-hint = L’agent le lit dans « Aujourd’hui ».
supervision-approved = Validé.
supervision-returned = Renvoyé avec votre commentaire.
supervision-assigned = Dossiers confiés.
supervision-proposed = Transfert proposé : l’autre doit l’accepter.
supervision-accepted = Dossiers acceptés : ils sont à vous.
supervision-declined = Transfert refusé.
supervision-withdrawn = Transfert retiré.
supervision-seen = Noté comme vu.
supervision-looked = Noté : vous avez tout vu.
supervision-reason-noted = Motif noté.
supervision-moving = Transferts en attente d’acceptation
supervision-from = Dossiers de
supervision-to = À confier à (charge la plus légère d’abord)
supervision-person = Personne
supervision-number = Numéro
supervision-risk = Risque
supervision-status = Étape
supervision-no-cases = Aucun dossier ouvert ici. Choisissez un autre responsable.
supervision-ticked = { $count ->
    [one] Un dossier ouvert
   *[other] { $count } dossiers ouverts
}, { $ticked ->
    [0] aucun coché
    [one] un coché
   *[other] { $ticked } cochés
}
supervision-carries = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
} · charge { $weight }
supervision-note = Message à qui reçoit
supervision-note-hint = Ce qu’il faut savoir pour reprendre le dossier.
supervision-assign-now = Confier maintenant ({ $count })
supervision-propose = Proposer ({ $count })
supervision-propose-about = Le dossier ne change de main que quand l’autre l’a accepté.
supervision-assign-first = Cochez des dossiers et choisissez qui les reçoit.
supervision-access-about = Ouvertures de dossiers suivis par d’autres, avec le motif donné (réglage « vue limitée » du centre). Double-cliquez pour ouvrir le dossier.
supervision-access-none = Personne n’a ouvert le dossier d’un autre avec un motif.
supervision-access-when = Quand
supervision-access-who = Qui
supervision-access-case = Dossier
supervision-access-worker = Suivi par
supervision-access-reason = Motif
supervision-partly = { $count ->
    [one] Une partie n’a pas pu être faite ; le reste l’est.
   *[other] { $count } n’ont pas pu être faits ; le reste l’est.
} { $names }
supervision-approvals-some = { $shown } sur { $count } demandes
supervision-approvals-search = Nom ou numéro
supervision-by-subject = Montrer par objet
supervision-by-worker = Montrer par responsable
supervision-any-subject = Tous les objets
supervision-any-worker = Tous les responsables
supervision-approvals-no-match = Aucune demande en attente ne correspond à ce choix.
supervision-approvals-all = Tout montrer
supervision-approvals-rest = { $count ->
    [one] et une autre
   *[other] et { $count } autres
}
supervision-closure-reason = Motif : { $reason }
supervision-closure-note = Note de clôture : { $note }
