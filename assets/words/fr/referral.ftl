# Les référencements : demander un service à une autre organisation.
referral-none = Aucun référencement. Demandez ici un service à une autre organisation, avec l’accord de la personne.
referral-late = Sans réponse
referral-sent-on = Envoyé le { $day }
referral-answered-on = Réponse le { $day }
referral-completed-on = Service fourni le { $day }
referral-answer-due = Réponse attendue le { $day }
referral-answer-late = { $count ->
    [one] Réponse attendue le { $day }, en retard d’un jour
   *[other] Réponse attendue le { $day }, en retard de { $count } jours
}
referral-consent-holds = La personne a donné son accord pour cette organisation et cette liste.
referral-consent-covers = La personne a donné son accord : { $agency } peut recevoir cette liste.
referral-override-holds = Partira sans consentement, sur décision d’une personne qui supervise.
referral-note-consent = La personne est d’accord : le noter
referral-override = Envoyer sans consentement
referral-override-hint = Seulement si la vie ou la sécurité est en jeu, ou pour un enfant. Écrivez le motif et nommez la personne qui supervise et l’autorise.
referral-save-first = Enregistrez d’abord la demande ; l’accord se note ensuite en une fois.
referral-do-sent = Marquer comme envoyé
referral-do-received = Reçu par l’organisation
referral-do-accepted = Accepté
referral-do-rejected = Refusé
referral-do-in-progress = Service en cours
referral-do-completed = Service fourni
referral-do-not-provided = Service non fourni
referral-do-withdrawn = Retirer
referral-do-expired = Constater le silence
referral-move-to = Nouveau statut : { $status }
referral-moves = Étapes
referral-told-by = d’après { $who }
referral-to-tell = Informations à transmettre
referral-would-read = Ce que l’organisation lira
referral-reads-nothing = Rien n’est coché, ou rien n’est encore noté.
referral-offered-by = Dans l’annuaire
referral-unchecked = jamais vérifié
referral-checked-ago = { $count ->
    [one] vérifié il y a un mois
   *[other] vérifié il y a { $count } mois
}
referral-child = Enfant
referral-days = Jours et résultat
referral-propose = Demander à une autre organisation : { $service }
referral-propose-none = L’annuaire ne connaît pas d’autre organisation pour ce service : { $service }
referral-propose-other = Choisir une organisation
referral-told-title = Qui a reçu quoi
referral-told-help = Chaque bordereau, envoi, export ou partage laisse ici une ligne. Elle reste.
referral-told-nobody = Rien n’a été transmis à personne.
referral-told-owed = { $count ->
    [one] La personne a retiré son accord : prévenez encore un destinataire.
   *[other] La personne a retiré son accord : prévenez encore { $count } destinataires.
}
referral-told-unnamed = Destinataire non nommé
referral-told-notified = Retrait signalé le { $day }
referral-told-notify = Retrait signalé aujourd’hui
referral-told-copies = { $count ->
    [one] un exemplaire
   *[other] { $count } exemplaires
}
referral-told-override = sans consentement
referral-told-age = environ { $age } ans
referral-told-birth-about = vers le { $day }
referral-told-family = ménage de { $count } personnes
referral-slip = Bordereau…
referral-slip-title = Bordereau { $number }
referral-slip-close = Fermer
referral-slip-save = Enregistrer le PDF
referral-slip-sent = Marquer comme envoyé
referral-slip-saved = Bordereau enregistré
referral-slip-done = { $file } est dans le dossier choisi. Imprimez-le, puis effacez le fichier.
referral-slip-next = Trois exemplaires et le bordereau de retour. Une fois remis, marquez le référencement comme envoyé : le délai de réponse court alors.
referral-slip-voids = Le code de ce bordereau remplacera celui des précédents. Ce qui est transmis sera noté au dossier.
referral-slip-language = Langue du bordereau
referral-slip-page = Page
referral-slip-page-own = Nous
referral-slip-page-person = Personne
referral-slip-page-agency = Organisation
referral-slip-page-return = Retour
referral-slip-making = La page se prépare.
referral-slip-alt = Page du bordereau
referral-slip-folder-hint = Écrivez le chemin, ou glissez un dossier sur la fenêtre. Une clé USB convient.
referral-code = Code ou numéro d’un bordereau
referral-code-open = Ouvrir
referral-code-unknown = Ce code n’ouvre rien : il vient d’un autre bureau, ou un bordereau plus récent l’a remplacé. Cherchez par le numéro du référencement.
referral-code-other = Ce n’est ni un code de bordereau ni le numéro d’un référencement. Vérifiez ce qui est imprimé sous le carré.
referral-open = Référencement { $number } · { $name } · { $status }
referral-board-mine = Mes dossiers
referral-board-all = Tous
referral-board-late = Réponse en retard { $count }
referral-board-agency = Organisation
referral-board-any = Toutes les organisations
referral-board-any-state = Tous les statuts
referral-board-count = { $count ->
    [one] { $count } référencement
   *[other] { $count } référencements
}
referral-board-none = Aucun référencement. Ils se font dans le dossier d’une personne, sous l’onglet Référencements.
referral-board-none-mine = Aucun référencement dans vos dossiers.
referral-board-show-all = Voir tous les référencements
referral-board-no-match = Aucun référencement ne répond à ces filtres.
referral-column-number = Numéro
referral-column-person = Personne
referral-column-agency = Organisation
referral-column-service = Service
referral-column-urgency = Urgence
referral-column-status = Statut
referral-column-sent = Envoyé le
referral-column-due = Réponse attendue
referral-column-worker = Agent
referral-urgency-emergency = 24 heures
referral-urgency-urgent = 72 heures
referral-urgency-normal = 2 semaines
problem-referral-reason = Indiquez le motif : il dit à qui demander ensuite.
problem-sharing-unasked = La personne n’a pas encore donné son accord pour cette organisation. Notez son accord ; en urgence ou pour un enfant, une personne qui supervise peut décider d’un envoi sans consentement.
problem-sharing-other = La personne a donné son accord pour une autre organisation, pas pour celle-ci. Notez son accord ; en urgence ou pour un enfant, une personne qui supervise peut décider d’un envoi sans consentement.
problem-sharing-narrow = L’accord ne couvre pas : { $fields }. Décochez-les, ou notez un accord pour cette liste.
problem-sharing-expired = L’accord pour cette organisation n’est plus valable. Notez un nouvel accord ; en urgence ou pour un enfant, une personne qui supervise peut décider d’un envoi sans consentement.
problem-sharing-refused = La personne a refusé ce partage. Respectez son choix ; si elle change d’avis, notez son accord.
problem-sharing-withdrawn = La personne a retiré son accord : plus rien ne part. Si elle change d’avis, notez son nouvel accord.
problem-override-urgency = Sans consentement, seulement en urgence ou pour un enfant. Notez l’accord de la personne, ou corrigez l’urgence.
problem-override-reason = Écrivez pourquoi la vie ou la sécurité est en jeu.
problem-override-supervisor = Nommez la personne qui supervise et l’autorise.
problem-caregiver-missing = Nommez l’adulte responsable de l’enfant. S’il n’y en a pas, répondez « Non » à la question suivante et dites pourquoi.
problem-caregiver-informed = Dites si l’adulte responsable est informé du référencement.
problem-caregiver-why = Dites pourquoi l’adulte responsable n’est pas informé.
problem-slip-folder = Ce dossier n’existe pas. Écrivez le chemin d’un dossier, par exemple celui d’une clé USB.
problem-slip-write = Le bordereau n’a pas pu être écrit dans ce dossier. Choisissez-en un autre ; rien n’a changé au dossier.
problem-slip-gone = Ce référencement n’est plus là. Fermez le bordereau et ouvrez-le de nouveau.
problem-slip-set = Le bordereau n’a pas pu être composé. Fermez-le et essayez de nouveau.
