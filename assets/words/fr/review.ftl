# La relecture d’un dossier, les remarques, les transferts.
review-open = Ouverte
review-follows = Suivi par
review-transfer = Transférer le dossier…
review-transfer-title = Transférer le dossier
review-transfer-body = Le dossier change de main quand l’autre l’a accepté. D’ici là, rien ne change.
review-transfer-verb = Proposer le transfert
review-assign-verb = Confier maintenant
review-transfer-to = À qui
review-centre = Centre : { $name }
review-pending = Transfert vers { $to } proposé par { $by } le { $day } : attend d’être accepté.
review-accept = Accepter le dossier
review-decline = Refuser…
review-withdraw = Retirer la proposition
review-remarks = Remarques de la supervision
review-remarks-none = Aucune remarque.
review-settled = Réglé
review-flag-until = À régler avant le { $day }
review-comment = Commentaire
review-by-for = { $by } à { $for }, le { $day }
review-answered = Réponse de { $who } le { $day } : « { $text } »
review-read-on = Lu le { $day }
review-settled-by = Réglé par { $who } le { $day } : { $text }
review-answer = Répondre…
review-mark-read = Marquer comme lu
review-settle = Régler…
review-changes = Ce qui a changé
review-changes-none = Rien de nouveau depuis.
review-changes-count = { $count ->
    [one] un changement, le plus récent d’abord
   *[other] { $count } changements, le plus récent d’abord
}
review-never = jamais relu jusqu’ici
review-since = depuis votre relecture du { $when }
review-looked = J’ai relu
review-limited = Vue limitée
review-limited-about = Ce dossier est suivi par { $who }. Pour voir plus que le nom et le numéro, donnez un motif : il est noté, et la supervision le voit.
review-limited-reason = Pourquoi ouvrez-vous ce dossier ?
review-limited-hint = Par exemple : la personne est au guichet, son responsable est absent.
review-limited-open = Ouvrir le dossier
