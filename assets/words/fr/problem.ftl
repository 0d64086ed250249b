problem-required = Il manque ici une réponse. Remplissez ce champ, puis enregistrez de nouveau.
problem-not-in-list = « { $given } » n’est pas dans la liste. Choisissez une réponse proposée.
problem-not-a-number = « { $given } » n’est pas un nombre. Écrivez un nombre entier en chiffres, par exemple 12.
problem-sealed = Contenu à accès restreint
problem-birth-future = Cette date de naissance est à venir. Vérifiez l’année.
problem-birth-too-old = Cette date de naissance remonte à plus de 120 ans. Vérifiez l’année.
problem-age-too-high = Cet âge dépasse 120 ans. Vérifiez le nombre d’années.
problem-age-without-day = L’âge est estimé sans date. Indiquez le jour de l’estimation.
problem-day-future = Cette date ({ $day }) n’est pas encore arrivée. Donnez la date d’aujourd’hui ou une date plus ancienne.
problem-end-before-start = Cette date vient avant le début ({ $start }). Corrigez l’une des deux dates.
problem-closed-without-reason = Le dossier est clos sans motif. Choisissez un motif de clôture.
problem-sent-without-day = Le référencement est envoyé sans date. Indiquez le jour de l’envoi, ou remettez-le en brouillon.
problem-done-without-day = Le suivi est marqué comme fait sans date. Indiquez le jour où il a été fait.
problem-note-empty = La note est vide. Écrivez au moins quelques mots, ou fermez-la sans enregistrer.
problem-undo-changed-since = Cette valeur a été modifiée de nouveau depuis : corrigez-la dans sa fiche.
problem-risk-lowered = Abaisser le niveau de risque demande une personne qui supervise. Gardez le niveau, ou demandez-lui de le changer.
problem-number-twice = Ce numéro est déjà noté pour une autre personne ({ $case }). Vérifiez le papier : est-ce la même personne ?
problem-last-administrator = Il faut au moins un administrateur. Donnez d’abord cette fonction à quelqu’un d’autre.
problem-move = De « { $before } », on ne passe pas à « { $after } ». Possible : { $ways }.
problem-move-none = « { $before } » est un état final : il ne change plus. Notez la suite dans un nouvel enregistrement.
problem-delivered-without-day = Indiquez le jour où l’aide a été fournie.
problem-paid-without-day = Indiquez le jour du paiement.
problem-reason-missing = Indiquez le motif.
problem-comment-missing = Écrivez un commentaire : l’agent doit savoir quoi revoir.
problem-stays = Ce qui est noté ici reste : c’est une preuve. Levez-le, répondez-y ou corrigez-le ; l’historique garde tout.
problem-need-nameless = Choisissez le besoin lui-même : son nom sera gardé à accès restreint.
problem-need-sealed = Le nom de ce besoin est à accès restreint : seule une personne qui peut le lire le remplace. Ajoutez plutôt un autre besoin.
problem-risk-child = Un enfant dont un besoin appelle un niveau élevé n’est pas mis à un niveau bas sans motif. Écrivez le motif du niveau.
problem-risk-child-ask = Un enfant dont un besoin appelle un niveau élevé n’est pas mis à un niveau bas. Choisissez un niveau plus haut, ou demandez-le à un superviseur.
problem-plan-approved = Ce plan a été validé tel qu’il est. Commencez une nouvelle version, puis changez-le.
problem-plan-pending = Ce plan attend la réponse du superviseur. Attendez-la, ou retirez la demande avant d’y changer quelque chose.
problem-plan-not-agreed = Le plan n’a pas encore l’accord de la personne. Notez le jour où elle l’a donné, puis envoyez-le.
problem-plan-empty = Ce plan est vide. Ajoutez au moins un élément, puis envoyez-le.
problem-approval-asked = Une demande commence toujours par attendre une réponse. Envoyez-la d’abord.
problem-approval-twice = Une demande sur ce point attend déjà une réponse. Attendez-la, ou retirez-la.
problem-approval-right = Seul un superviseur répond à une demande. Attendez sa réponse.
problem-close-right = Clore un dossier demande un superviseur. Demandez la clôture : il recevra votre demande.
problem-close-note = Il manque la note de clôture. Écrivez où en est la personne et ce qui a été fait.
problem-close-alert = Une alerte de sécurité n’est pas levée : le dossier reste ouvert. Faites-la lever par un superviseur, ou qu’il écrive pourquoi clore malgré elle.
problem-close-referral = { $count ->
    [one] Un référencement attend une réponse au-delà de son délai.
   *[other] { $count } référencements attendent une réponse au-delà de leur délai.
} Notez la réponse ou retirez-le, ou qu’un superviseur écrive pourquoi clore malgré cela.
problem-close-child = { $count ->
    [one] Un besoin de protection de l’enfance n’est pas résolu.
   *[other] { $count } besoins de protection de l’enfance ne sont pas résolus.
} Notez ce qui a été fait, ou qu’un superviseur écrive pourquoi clore malgré cela.
problem-close-attempt = Injoignable demande des tentatives de contact sur trois jours différents. { $days ->
    [one] Il en manque un jour.
   *[other] Il en manque { $days } jours.
} Notez-les dans le suivi.
problem-return-lift-right = Lever la suspension du parcours de retour demande un superviseur.
problem-return-lift-note = Écrivez pourquoi le parcours de retour peut reprendre.
problem-reopen-open = Ce dossier est encore ouvert : continuez-le au lieu d’en ouvrir un autre.
problem-reopen-twice = Ce dossier a déjà une suite. Ouvrez-la depuis l’en-tête.
problem-without-case = Cette personne n’a pas de dossier. Ouvrez-en un sur sa page, puis recommencez.
problem-list-owner = Cette liste a été faite par quelqu’un d’autre. Enregistrez-la sous un autre nom pour la changer.
problem-merge-right = Dire que deux enregistrements sont la même personne revient à un superviseur ou au gestionnaire de données. Signalez-le-lui.
problem-link-fixed = Une décision vaut pour ces deux enregistrements. Pour deux autres, prenez une nouvelle décision.
problem-same-person = Ce sont deux fois le même enregistrement. Choisissez l’autre.
problem-approval-own = Vous ne validez pas ce que vous avez demandé vous-même. Laissez répondre un autre superviseur.
problem-decide-own = Ce dossier est le vôtre : un autre superviseur en décide. Demandez-lui, il recevra votre demande.
problem-handover-nobody = Choisissez qui doit suivre le dossier : une personne ou un centre.
problem-handover-same = Cette personne suit déjà le dossier. Choisissez quelqu’un d’autre.
problem-handover-pending = Un transfert de ce dossier attend déjà une réponse. Attendez-la, ou retirez-le.
problem-case-closed = Ce dossier n’est plus ouvert : rien ne s’y ajoute. Rouvrez-le s’il y a encore à faire.
problem-handover-closed = Ce dossier n’est plus ouvert : il ne se transfère pas.
problem-handover-own = Seul qui suit le dossier, ou un superviseur, propose de le transférer.
problem-handover-not-mine = Ce transfert attend la réponse de quelqu’un d’autre.
problem-handover-inactive = Cette personne ne travaille plus ici. Choisissez quelqu’un d’autre.
problem-handover-done = Ce transfert a déjà sa réponse.
problem-handover-asked = Un transfert commence toujours par attendre une réponse.
problem-worker-change = Un dossier suivi change de main par un transfert que l’autre accepte. Proposez-le dans « Suivi d’équipe ».
problem-remark-right = Une remarque sur un dossier vient d’un superviseur. Écrivez plutôt une note.
problem-remark-fixed = Ce que le superviseur a écrit ne se change pas. Répondez-y.
problem-remark-settled = Cette remarque est déjà réglée.
problem-access-limited = Ce dossier est suivi par quelqu’un d’autre. Ouvrez-le et donnez d’abord un motif.
problem-approval-fixed = Une demande reste comme elle a été posée. Retirez-la et demandez de nouveau.
problem-link-gone = Cet enregistrement n’est plus là. Cherchez de nouveau.
problem-link-stands = Un autre enregistrement représente déjà cette personne. Ouvrez de nouveau la paire.
problem-link-kept = { $count } valeurs ont été modifiées depuis : elles restent comme elles sont. Voyez l’historique.
problem-link-unlink = Ces deux fiches sont liées comme une seule personne. Défaites le lien : les valeurs qu’il avait remplacées reviennent.
