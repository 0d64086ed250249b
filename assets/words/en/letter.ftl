# What leaves on paper: referral slip, return slip, list of the day.
letter-file-title = Referral { $number }
letter-page = Page { $page } of { $pages }
letter-confidential = Confidential
letter-title = Referral slip
letter-written = Written on { $date }
letter-answer-by = Answer expected by { $date }
letter-from = Referred by
letter-to = Referred to
letter-go-to = Where to go
letter-your-worker = Your worker at the centre
letter-hours = Open
letter-service = Service requested
letter-reason = Reason
letter-disclosed = Information disclosed
letter-disclosed-none = No other information is disclosed.
letter-child = Child
letter-child-caregiver = Caregiver
letter-child-relation = Relation to the child
letter-child-told = Told of the referral
letter-child-told-yes = Yes
letter-child-told-no = No
letter-child-told-unknown = Not known
letter-child-why-not = Why not
letter-basis = Consent
letter-basis-given = Consent given on { $date } for this organisation ({ $agency }) and for the information on this slip only.
letter-basis-override = Sent without consent, because life or safety is at stake: { $reason }. Decided by { $supervisor }, supervisor.
letter-basis-override-carried = Sent without consent, because life or safety is at stake. Decided by { $supervisor }, supervisor.
letter-copy-own = Copy 1 of 3 · Referring service
letter-copy-own-note = To be filed with the case. The referral stays open until it is answered.
letter-copy-person = Copy 2 of 3 · Person concerned
letter-copy-person-note = This slip is yours: keep it in a safe place. You may withdraw your consent at any time by telling your worker at the centre. It changes nothing about other help.
letter-copy-person-note-override = This slip is yours: keep it in a safe place. Your worker at the centre explains why it was sent and what you may ask for.
letter-copy-agency = Copy 3 of 3 · Receiving organisation
letter-copy-agency-note = This information serves the service requested only and is passed on to nobody else. Please answer on the return slip.
letter-person-signature = Person concerned
letter-person-signature-hint = or the child’s caregiver
letter-worker-signature = For the referring service
letter-agency-signature = For the receiving organisation
letter-agency-signature-hint = on receipt
letter-signature-line = Date and signature
letter-return-mark = Return slip
letter-return-title = Return slip
letter-return-from = Answer of
letter-return-to = To be returned to
letter-return-asked = To be filled in by the receiving organisation.
letter-return-asked-by = To be filled in by the receiving organisation, by { $date }.
letter-return-plain = This slip says nothing about the person: it may be handed over, photographed, or read out on the telephone with its number.
letter-answer-received = Slip received
letter-answer-accepted = Referral accepted
letter-answer-refused = Referral refused
letter-answer-given = Service provided
letter-answer-not-given = Service not provided
letter-answer-on = on
letter-answer-why = Reason
letter-remarks = Remarks
letter-filled-by = Name and position
letter-stamp = Signature and stamp
letter-day = Date
letter-agenda-count =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
letter-agenda-time = Time
letter-agenda-who = Who
letter-agenda-what = What
letter-agenda-place = Place
letter-agenda-call = Telephone
letter-agenda-unsafe = do not call
letter-agenda-empty = Nothing is planned for this day.
letter-agenda-destroy = Destroy after use
letter-held-file-title = Case { $number }: what we hold
letter-held-title = What we hold about you
letter-held-copy = Copy of the person
letter-held-safe = Keep in a safe place
letter-held-intro = This paper says what our centre holds about you, why, and to whom we have told it. It is yours. Other people might read it: keep it in a safe place, or leave it at the centre.
letter-held-why = Why we keep it
letter-held-why-none = No agreement in force is noted. Ask your contact at the centre why this information is kept.
letter-held-until = Until when
letter-held-until-day = On { $date } we will decide whether to keep this information, take your name out of it, or erase it.
letter-held-until-none = No end is set yet. It is set when the case is closed; you can ask for it before.
letter-held-told = To whom we have told it
letter-held-told-nobody = To nobody outside the centre.
letter-held-told-purpose = Agreement
letter-held-told-consent = Given on { $date }
letter-held-told-override = Without agreement, because life or safety was at stake
letter-held-rights = What you can ask for
letter-held-right-1 = To have corrected what is wrong or has changed.
letter-held-right-2 = To take back an agreement, at any time. This closes no other service.
letter-held-right-3 = To have erased what we hold, but for what the law makes us keep; we will tell you why.
letter-held-right-4 = To complain to the head of the centre. In Mali the data protection authority (APDP) takes complaints as well.
letter-held-sealed = A part is kept under seal: you can ask to read it with the person who follows your case.
letter-held-more = Not everything is printed on this paper, for your safety. You can ask to read the rest at the centre.
letter-held-given-by = Handed over by
letter-held-members = Other members of the household
letter-held-members-count =
    { $count ->
        [one] { $count } person, whose information is their own
       *[other] { $count } persons, whose information is their own
    }
letter-held-answers = Kept one by one; you can ask to read them again

# Slips of people who arrived
letter-arrival-slip = Registration slip
letter-arrival-on = Arrived on
letter-arrival-keep = Keep this slip: at the centre its code opens your file. It says nothing more about you.
letter-arrival-title = Registration slips
