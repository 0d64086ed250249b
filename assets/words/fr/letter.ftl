# Ce qui sort sur papier : fiche de référencement, bordereau de retour, liste du jour.
letter-file-title = Référencement { $number }
letter-page = Page { $page } sur { $pages }
letter-confidential = Confidentiel
letter-title = Fiche de référencement
letter-written = Établie le { $date }
letter-answer-by = Réponse attendue au plus tard le { $date }
letter-from = Qui réfère
letter-to = Destinataire
letter-go-to = Où vous adresser
letter-your-worker = Votre interlocuteur au centre
letter-hours = Horaires
letter-service = Service demandé
letter-reason = Motif
letter-disclosed = Informations transmises
letter-disclosed-none = Aucune autre information n’est transmise.
letter-child = Enfant
letter-child-caregiver = Adulte responsable
letter-child-relation = Lien avec l’enfant
letter-child-told = Informé du référencement
letter-child-told-yes = Oui
letter-child-told-no = Non
letter-child-told-unknown = On ne sait pas
letter-child-why-not = Pourquoi pas
letter-basis = Consentement
letter-basis-given = Accord donné le { $date } pour cette organisation ({ $agency }) et pour les seules informations de cette fiche.
letter-basis-override = Transmis sans accord, parce que la vie ou la sécurité est en jeu : { $reason }. Décision de { $supervisor }, superviseur.
letter-basis-override-carried = Transmis sans accord, parce que la vie ou la sécurité est en jeu. Décision de { $supervisor }, superviseur.
letter-copy-own = Exemplaire 1 sur 3 · Service qui réfère
letter-copy-own-note = À classer dans le dossier. Le référencement reste ouvert jusqu’à la réponse.
letter-copy-person = Exemplaire 2 sur 3 · Personne concernée
letter-copy-person-note = Cette fiche est à vous : gardez-la en lieu sûr. Vous pouvez retirer votre accord à tout moment, en le disant à votre interlocuteur au centre. Cela ne change rien aux autres aides.
letter-copy-person-note-override = Cette fiche est à vous : gardez-la en lieu sûr. Votre interlocuteur au centre vous explique pourquoi elle a été transmise et ce que vous pouvez demander.
letter-copy-agency = Exemplaire 3 sur 3 · Organisation destinataire
letter-copy-agency-note = Ces informations servent au seul service demandé et ne sont transmises à personne d’autre. Merci de répondre sur le bordereau de retour.
letter-person-signature = Personne concernée
letter-person-signature-hint = ou adulte responsable de l’enfant
letter-worker-signature = Pour le service qui réfère
letter-agency-signature = Pour l’organisation destinataire
letter-agency-signature-hint = à la réception
letter-signature-line = Date et signature
letter-return-mark = Bordereau de retour
letter-return-title = Bordereau de retour
letter-return-from = Réponse de
letter-return-to = À rendre à
letter-return-asked = À remplir par l’organisation destinataire.
letter-return-asked-by = À remplir par l’organisation destinataire, au plus tard le { $date }.
letter-return-plain = Ce bordereau ne dit rien de la personne : il peut être remis, photographié ou dicté au téléphone avec son numéro.
letter-answer-received = Fiche reçue
letter-answer-accepted = Référencement accepté
letter-answer-refused = Référencement refusé
letter-answer-given = Service fourni
letter-answer-not-given = Service non fourni
letter-answer-on = le
letter-answer-why = Motif
letter-remarks = Remarques
letter-filled-by = Nom et fonction
letter-stamp = Signature et cachet
letter-day = Date
letter-agenda-count =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
letter-agenda-time = Heure
letter-agenda-who = Qui
letter-agenda-what = Quoi
letter-agenda-place = Lieu
letter-agenda-call = Téléphone
letter-agenda-unsafe = ne pas appeler
letter-agenda-empty = Rien n’est prévu ce jour.
letter-agenda-destroy = À détruire après usage
letter-held-file-title = Dossier { $number } : ce que nous gardons
letter-held-title = Ce que nous gardons sur vous
letter-held-copy = Exemplaire de la personne
letter-held-safe = À garder en lieu sûr
letter-held-intro = Ce papier dit ce que notre centre garde sur vous, pourquoi, et à qui nous l’avons dit. Il est à vous. D’autres personnes pourraient le lire : gardez-le en lieu sûr, ou laissez-le au centre.
letter-held-why = Pourquoi nous le gardons
letter-held-why-none = Aucun accord en vigueur n’est noté. Demandez à votre interlocuteur au centre pourquoi ces informations sont gardées.
letter-held-until = Jusqu’à quand
letter-held-until-day = Le { $date }, nous déciderons de garder ces informations, d’en effacer le nom ou de les effacer.
letter-held-until-none = Aucune date de fin n’est encore fixée. Elle l’est à la clôture du dossier ; vous pouvez la demander avant.
letter-held-told = À qui nous l’avons dit
letter-held-told-nobody = À personne en dehors du centre.
letter-held-told-purpose = Accord
letter-held-told-consent = Donné le { $date }
letter-held-told-override = Sans accord, parce que la vie ou la sécurité était en jeu
letter-held-rights = Ce que vous pouvez demander
letter-held-right-1 = Faire corriger ce qui est faux ou a changé.
letter-held-right-2 = Retirer un accord, à tout moment. Cela ne ferme aucun autre service.
letter-held-right-3 = Faire effacer ce que nous gardons, sauf ce que la loi oblige à garder ; nous vous dirons pourquoi.
letter-held-right-4 = Vous plaindre au responsable du centre. Au Mali, l’Autorité de protection des données à caractère personnel (APDP) reçoit aussi les plaintes.
letter-held-sealed = Une partie est gardée sous scellé : vous pouvez demander à la lire avec la personne qui vous suit.
letter-held-more = Tout n’est pas imprimé sur ce papier, pour votre sécurité. Vous pouvez demander à lire le reste au centre.
letter-held-given-by = Remis par
letter-held-members = Autres membres du ménage
letter-held-members-count =
    { $count ->
        [one] { $count } personne, dont les informations sont à elle
       *[other] { $count } personnes, dont les informations sont à elles
    }
letter-held-answers = Gardées une par une ; vous pouvez demander à les relire

# Slips of people who arrived
letter-arrival-slip = Fiche d’enregistrement
letter-arrival-on = Arrivée le
letter-arrival-keep = Gardez cette fiche : au centre, son code ouvre votre dossier. Elle ne dit rien de plus sur vous.
letter-arrival-title = Fiches d’enregistrement
