assistance-total = Given in this case
assistance-total-count = Times help was given
assistance-total-value = Value, by currency
assistance-total-proof = With proof of receipt
assistance-proof = { $proven } of { $count }, { $signed } with a drawn signature
assistance-currencies = Currencies are not added up.
assistance-in-unit = Quantity counted in { $unit }
assistance-donor = Donor of the project: { $donor }
assistance-also = Also for
assistance-also-about = The same help is written in the case of each person chosen, in one save that can be undone. The need, the plan item and the note stay with this case.
assistance-also-all = The whole household
assistance-also-search = Somebody else
assistance-no-case = no open case
assistance-for =
    { $count ->
        [one] The help will be written down for one person.
       *[other] The help will be written down for { $count } people, one record in each case.
    }
assistance-sign = Signature of receipt
assistance-sign-about = With the mouse or a finger. Without a signature, note the proof and its reference above.
assistance-sign-of = Signature of { $name }
problem-signature-short = The signature is too short to count as proof. Clear it, or have it signed again.
pad-strokes =
    { $count ->
        [0] nothing yet
        [one] 1 stroke
       *[other] { $count } strokes
    }
pad-undo = Take back the last stroke
pad-clear = Clear all
assistance-unit-case =
    { $count ->
        [one] { $count } case
       *[other] { $count } cases
    }
assistance-unit-child =
    { $count ->
        [one] { $count } child
       *[other] { $count } children
    }
assistance-unit-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
assistance-unit-document =
    { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }
assistance-unit-event =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
assistance-unit-household =
    { $count ->
        [one] { $count } household
       *[other] { $count } households
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
        [one] { $count } person
       *[other] { $count } people
    }
assistance-unit-person-night =
    { $count ->
        [one] { $count } night
       *[other] { $count } nights
    }
assistance-unit-placement =
    { $count ->
        [one] { $count } placement
       *[other] { $count } placements
    }
assistance-unit-project =
    { $count ->
        [one] { $count } project
       *[other] { $count } projects
    }
assistance-unit-service =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }
assistance-unit-session =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
assistance-unit-training =
    { $count ->
        [one] { $count } training
       *[other] { $count } trainings
    }
assistance-unit-trip =
    { $count ->
        [one] { $count } trip
       *[other] { $count } trips
    }
assistance-unit-visit =
    { $count ->
        [one] { $count } visit
       *[other] { $count } visits
    }
assistance-unit-xof =
    { $count ->
        [one] { $count } FCFA
       *[other] { $count } FCFA
    }
