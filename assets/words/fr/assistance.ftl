assistance-total = Total fourni dans ce dossier
assistance-total-count = Aides fournies
assistance-total-value = Valeur, par monnaie
assistance-total-proof = Avec preuve de remise
assistance-proof = { $proven } sur { $count }, dont { $signed } avec signature dessinée
assistance-currencies = Les monnaies ne s’additionnent pas entre elles.
assistance-in-unit = Quantité comptée en { $unit }
assistance-donor = Bailleur du projet : { $donor }
assistance-also = Aussi pour
assistance-also-about = La même aide est notée dans le dossier de chaque personne choisie, en un seul enregistrement que l’on peut annuler. Le besoin, l’élément du plan et la note restent à ce dossier.
assistance-also-all = Tout le ménage
assistance-also-search = Autre personne
assistance-no-case = sans dossier ouvert
assistance-for =
    { $count ->
        [one] L’aide sera notée pour une personne.
       *[other] L’aide sera notée pour { $count } personnes, une fiche par dossier.
    }
assistance-sign = Signature de remise
assistance-sign-about = Avec la souris ou le doigt. Sans signature, notez la preuve et sa référence au-dessus.
assistance-sign-of = Signature de { $name }
problem-signature-short = La signature est trop courte pour compter comme preuve. Effacez-la, ou faites signer de nouveau.
pad-strokes =
    { $count ->
        [0] rien encore
        [one] 1 trait
       *[other] { $count } traits
    }
pad-undo = Retirer le dernier trait
pad-clear = Tout effacer
assistance-unit-case =
    { $count ->
        [one] { $count } cas
       *[other] { $count } cas
    }
assistance-unit-child =
    { $count ->
        [one] { $count } enfant
       *[other] { $count } enfants
    }
assistance-unit-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
assistance-unit-document =
    { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }
assistance-unit-event =
    { $count ->
        [one] { $count } rencontre
       *[other] { $count } rencontres
    }
assistance-unit-household =
    { $count ->
        [one] { $count } ménage
       *[other] { $count } ménages
    }
assistance-unit-kit =
    { $count ->
        [one] { $count } kit
       *[other] { $count } kits
    }
assistance-unit-participant =
    { $count ->
        [one] { $count } participant
       *[other] { $count } participants
    }
assistance-unit-participation =
    { $count ->
        [one] { $count } participation
       *[other] { $count } participations
    }
assistance-unit-person =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
assistance-unit-person-night =
    { $count ->
        [one] { $count } nuitée
       *[other] { $count } nuitées
    }
assistance-unit-placement =
    { $count ->
        [one] { $count } placement
       *[other] { $count } placements
    }
assistance-unit-project =
    { $count ->
        [one] { $count } projet
       *[other] { $count } projets
    }
assistance-unit-service =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }
assistance-unit-session =
    { $count ->
        [one] { $count } séance
       *[other] { $count } séances
    }
assistance-unit-training =
    { $count ->
        [one] { $count } formation
       *[other] { $count } formations
    }
assistance-unit-trip =
    { $count ->
        [one] { $count } trajet
       *[other] { $count } trajets
    }
assistance-unit-visit =
    { $count ->
        [one] { $count } visite
       *[other] { $count } visites
    }
assistance-unit-xof =
    { $count ->
        [one] { $count } FCFA
       *[other] { $count } FCFA
    }
