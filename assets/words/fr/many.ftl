# What is done for many people at once.
many-assign = Confier à…
many-assign-title = { $count ->
    [one] Confier { $count } dossier
   *[other] Confier { $count } dossiers
}
many-assign-verb = Confier les dossiers
many-worker = Agent
many-task = Tâche
many-task-title = { $count ->
    [one] Une tâche pour { $count } personne
   *[other] Une tâche pour chacune des { $count } personnes
}
many-followup = Suivi
many-followup-title = { $count ->
    [one] Un suivi pour { $count } personne
   *[other] Un suivi pour chacune des { $count } personnes
}
many-need = Vulnérabilité
many-need-title = { $count ->
    [one] Une vulnérabilité pour { $count } personne
   *[other] La même vulnérabilité pour { $count } personnes
}
many-flag = Danger
many-flag-title = { $count ->
    [one] Un danger pour { $count } personne
   *[other] Le même danger pour { $count } personnes
}
many-add-verb = Enregistrer pour toutes
many-too-many = Trop de personnes cochées
many-most = Au plus { $count } personnes à la fois. Réduisez la liste ou décochez une partie des personnes.
many-failed = { $count ->
    [one] Impossible pour { $count } personne
   *[other] Impossible pour { $count } personnes
}
many-failed-body = Ce qui pouvait l’être est enregistré. Pour chaque personne ci-dessous, voici pourquoi, et ce qu’il faut faire.
many-failed-read = J’ai lu
