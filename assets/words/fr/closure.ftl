closure-episode = Épisode { $at } sur { $count }
closure-write = Écrire la clôture
closure-written = Ce qui est écrit pour la clôture
closure-reason = Le motif de clôture manque
closure-reason-met = Motif choisi
closure-note = La note de clôture manque
closure-note-met = Note de clôture écrite
closure-fill = Compléter
closure-alert = { $count ->
    [one] Une alerte de sécurité n’est pas levée
   *[other] { $count } alertes de sécurité ne sont pas levées
}
closure-alert-met = Aucune alerte de sécurité ouverte
closure-referral = { $count ->
    [one] Un référencement attend au-delà de son délai
   *[other] { $count } référencements attendent au-delà de leur délai
}
closure-referral-met = Aucun référencement en retard
closure-child = { $count ->
    [one] Un besoin de protection de l’enfance n’est pas résolu
   *[other] { $count } besoins de protection de l’enfance ne sont pas résolus
}
closure-child-met = Aucun besoin de protection de l’enfance non résolu
closure-attempt = Tentatives de contact : { $count } jours sur { $wanted }
closure-override = Un superviseur peut clore malgré une condition non remplie, s’il écrit pourquoi dans la clôture.
closure-again-title = La personne revient
closure-again-help = Un nouvel épisode s’ouvre pour la même personne, au même centre et avec le même agent. Ce dossier reste clos, avec tout ce qu’il contient.
