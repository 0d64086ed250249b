# The first screen of the day.
today-title = Aujourd’hui
today-hello = Bonjour { $name }
today-day = { $weekday } { $day } { $month } { $year }
today-weekday-1 = lundi
today-weekday-2 = mardi
today-weekday-3 = mercredi
today-weekday-4 = jeudi
today-weekday-5 = vendredi
today-weekday-6 = samedi
today-weekday-7 = dimanche
today-month-1 = janvier
today-month-2 = février
today-month-3 = mars
today-month-4 = avril
today-month-5 = mai
today-month-6 = juin
today-month-7 = juillet
today-month-8 = août
today-month-9 = septembre
today-month-10 = octobre
today-month-11 = novembre
today-month-12 = décembre

today-mine = Mes dossiers
today-team = Toute l’équipe
today-more = Afficher les { $count } autres
today-rest = { $count } autres ne sont pas affichées. Choisissez les dossiers dans la liste des personnes.
today-done = Fait
today-done-more = Fait…
today-an-agency = l’organisation
today-an-activity = activité à préciser
today-nobody = sans agent

today-drafts = Saisies à reprendre
today-draft-new = { $kind }, nouvelle saisie
today-draft-of = { $kind } : { $name }
today-typed-at = Saisie interrompue aujourd’hui à { $time }
today-typed-on = Saisie interrompue le { $day } à { $time }
today-resume = Reprendre
today-drop = Abandonner
today-drop-verb = Abandonner la saisie
today-drop-title = Abandonner cette saisie ?
today-drop-body = { $what }. Ce qui a été saisi sans être enregistré sera perdu.
today-keep = Garder la saisie

today-arrivals = Arrivées par semaine
today-arrivals-now = { $count ->
    [one] { $count } personne cette semaine
   *[other] { $count } personnes cette semaine
}
today-arrivals-week = Semaine du { $from } : { $count }
today-alone = { $count ->
    [one] { $count } échéance sans agent
   *[other] { $count } échéances sans agent
}
today-alone-why = Personne n’est chargé de ces dossiers.
today-alone-show = Voir ces dossiers

today-nothing = Rien à faire dans vos dossiers d’ici sept jours. Suivis, réponses et séances paraîtront ici à leur date.
today-nothing-team = Rien à faire dans les dossiers de l’équipe d’ici sept jours.
today-nothing-here = Rien de ce genre.
today-show-all = Tout afficher
today-people = Voir les personnes
today-first-use = Le registre est vide. Enregistrez la première personne : ses suivis et ses réponses attendues paraîtront ici à leur date.
today-no-cases = Votre rôle n’ouvre pas les dossiers. Les réglages du bureau vous sont ouverts.
today-settings = Ouvrir les réglages
today-told = Pour vous
today-told-all = Tout marquer comme vu
today-told-open = Ouvrir le dossier de { $who }
today-told-seen = Vu
today-told-seen-of = Vu : { $who }
today-told-approved = { $what } : validé
today-told-returned = { $what } : renvoyé
today-told-to-accept = Dossier à accepter
today-told-waits = Transfert en attente
today-told-yours = Dossier confié
today-told-accepted = Transfert accepté
today-told-declined = Transfert refusé
today-told-accept = Accepter
today-told-accept-of = Accepter le dossier de { $who }
today-told-decline-of = Refuser le dossier de { $who }
today-told-decline-title = Refuser le dossier
today-told-decline-why = Pourquoi ?
today-told-decline-verb = Refuser le dossier
today-told-answer-of = Répondre à la remarque sur { $who }
today-told-answer-title = Répondre à la remarque
today-told-answer-text = Réponse
today-told-answer-verb = Envoyer la réponse
