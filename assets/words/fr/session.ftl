session-scales = Échelles de repérage
session-scales-about = Un refus ne change rien aux services. Les réponses et les totaux ne sont lus que par les personnes autorisées.
session-scales-none = Aucune échelle posée dans ce dossier.
session-scales-sealed = { $count ->
    [one] { $count } échelle posée. Le résultat est à accès restreint.
   *[other] { $count } échelles posées. Les résultats sont à accès restreint.
}
session-no-contact = Aucune échelle ne peut être posée : le centre n’a pas de contact clinique. Une personne qui administre l’ajoute dans Réglages, Échelles.
session-consent-first = Demandez d’abord à la personne si elle accepte ces questions. Un refus ne change rien à ses services.
session-consent-refused = La personne ne souhaite pas ces questions : aucune échelle n’est posée, et rien ne change pour ses services.
session-to-consent = Noter son accord ou son refus
session-untrained = Vous n’êtes pas noté comme formé à : { $names }. Une personne qui administre peut le changer dans Réglages, Échelles.
session-how-asked = Comment les questions ont été posées
session-oral = Aucun texte officiel n’est chargé en { $language }. Si vous traduisez de vive voix, cochez la traduction orale.
session-scale-save = Enregistrer l’échelle
session-scale-save-part = Enregistrer sans total
session-scale-leave = Ne pas poser l’échelle
session-scale-empty = Aucune réponse n’est notée. Répondez à une question au moins, ou quittez l’échelle.
session-taken = { $count ->
    [one] posée une fois, le { $day }
   *[other] posée { $count } fois, la dernière le { $day }
}
session-show = Voir les résultats
session-hide = Masquer
session-show-of = Résultats de { $name }
session-with-interpreter = avec interprète
session-oral-noted = traduction orale
session-version = définition { $version }
session-propose = Résultat au seuil : à voir avec la personne. Rien n’est ajouté sans vous.
session-propose-plan = Proposer au plan…
session-propose-referral = Proposer un référencement…
session-course-progress = { $held } sur { $planned } séances tenues
session-untrained-one = Vous n’êtes pas noté comme formé à { $name }. Une personne qui administre peut le changer dans Réglages, Échelles.
session-no-consent = Aucun accord en cours pour le repérage. Demandez-le d’abord ; un refus ne change rien aux services.
session-held-future = Une séance à venir ne peut pas être marquée comme tenue. Laissez-la prévue, ou corrigez la date ({ $day }).
session-course-ended = Ce parcours est terminé. Ouvrez-en un nouveau, ou notez la séance sans parcours.
session-layer = Niveau { $layer } : { $name }
session-layer-1 = services de base et sécurité
session-layer-2 = soutien communautaire et familial
session-layer-3 = soutien ciblé non spécialisé
session-layer-4 = services spécialisés
