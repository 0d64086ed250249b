# Dangers à connaître avant tout contact.
problem-flag-lifted = Cette alerte est levée : elle ne change plus. Si le danger est revenu, notez-le de nouveau.
problem-flag-own = Vous ne pouvez pas vous cacher ce dossier à vous-même. Confiez-le à une autre personne, qui vous le cachera.
problem-flag-worker = Ce dossier est confié à cette personne. Confiez-le d’abord à une autre, puis cachez-le.
problem-hidden = Cette fiche n’est plus ouverte pour vous. Parlez-en à la personne qui supervise.
flag-before-contact = Avant tout contact
flag-understood = Compris
flag-understood-show = Compris, montrer les numéros
flag-back = Retour
flag-hidden-from = Ce dossier est caché à { $names }.
flag-noted = Noté le { $day } par { $who }
flag-lifted = Levé le { $day } par { $who } : { $why }
flag-lift = Lever…
