# The page of a case: header, tabs, sections, history, next steps.
case-tab-overview = Overview
case-tab-identity = Identity
case-tab-consent = Consents
case-tab-household = Household
case-tab-journey = Journey
case-tab-assessment = Assessment
case-tab-help = Help given
case-tab-referral = Referrals
case-tab-session = Sessions
case-tab-reintegration = Reintegration
case-tab-followup = Follow-up
case-tab-note = Notes and closure
case-tab-history = History

case-risk-critical = Critical risk
case-risk-high = High risk
case-risk-medium = Medium risk
case-risk-low = Low risk
case-risk-none = No protection risk
case-risk-unset = Risk not set

case-no-name = Name not known
case-initials = Initials
case-age-unknown = age not known
case-without = No case
case-no-worker = No social worker
case-episodes = Other cases
case-consents = Consents
case-consent-dot = { $purpose }: { $state }
case-gone-away = This person is no longer in the register.
case-none = This person has no case yet. Open one to write down needs, help and follow-up.

case-alert-family = Do not tell the family: read the precautions before any contact.
case-alert-police = Do not contact the police.
case-alert-age = Age uncertain: treat as a child until shown otherwise.
case-alert-child = Child: inform the parent or guardian and ask the child, too.
case-alert-no-age = No age known: write down at least an estimated age.
case-alert-no-consent = Consent to services not asked for.
case-alert-refused = Consent to services refused: keep to what the person accepts.
case-alert-withdrawn = Consent to services withdrawn: stop all sharing.
case-alert-expired = Consent to services has run out: ask again.
case-alert-no-risk = No risk level set.
case-alert-risk-proposed = No risk level set; proposed level: { $level }.
case-late = { $count } late

case-next = Next steps
case-next-none = Nothing is planned.
case-see-to = To see to
case-add = Add
case-drafts = Unfinished entries
case-draft-resume = Go on with: { $what }
case-session-planned = Session planned

case-facts = Key facts
case-origin = Origin
case-household-of = { $count ->
    [one] { $count } person in the household
   *[other] { $count } people in the household
}
case-no-phone = No number written down. Ask whether a call is safe, too.
case-events = Last events
case-events-all = Whole history
case-today = Today
case-yesterday = Yesterday
case-somebody = Somebody

case-edit = Edit
case-remove = Remove
case-history = History
case-more = Show details: { $what }
case-less = Hide details: { $what }
case-about = { $what }: { $which }
case-nothing = Nothing written down yet.
case-put-aside = What you began typing before this is kept; it comes back afterwards.

case-profile = Schooling, work and means
case-intake = Registration, return and arrival
case-screening = Screening and wishes
case-document-seen = Seen by us
case-step-held = Detention
case-task-open = To do
case-task-done = Done
case-followup-late = Late
case-resolved = Resolved
case-call-safe = Safe to call
case-call-unsafe = Do not call
case-call-unknown = Ask before calling

case-risk-title = Risk level
case-risk-set = Level set
case-risk-proposal = Proposed level
case-risk-no-proposal = none, as no vulnerability is noted

case-calendar-protection = Protection follow-up
case-calendar-return = Reintegration follow-up

case-close-title = Closure
case-close = Close the case…
case-close-help = A case is closed with a reason and a note: where the person stands, what was done.
case-close-ask = The closure will await approval by a supervisor.
case-reopen = Reopen the case

case-consent-title = What the person accepts
case-consent-help = One purpose at a time; the latest decision counts. A refusal closes no other service.
case-consent-all = All decisions
case-consent-unasked = Not asked
case-consent-expired = Run out
case-consent-give = Given
case-consent-refuse = Refused
case-consent-withdraw = Withdraw consent
case-consent-named = { $verb }: { $purpose }

case-household-none = This person belongs to no household.
case-household-found = Make a household
case-household-join = Join somebody’s household
case-household-add = Add somebody to this household
case-household-search = Name or case number
case-household-other = another household
case-household-role = Role of { $name }

case-quick-sent = Sent today
case-quick-accepted = Accepted today
case-quick-rejected = Refused by the organisation
case-quick-completed = Service provided today
case-quick-held = Held today
case-quick-started = Started today
case-quick-finished = Completed today
case-quick-task = Done today
case-quick-resolved = Resolved today

case-history-when = When
case-history-who = Who
case-history-record = What
case-history-field = Field
case-history-from = Before
case-history-to = After
case-history-why = Why
case-history-kind = Show
case-history-all = All changes
case-history-none = No change to show.
case-record = Record
case-view = View
case-viewed = looked at
case-viewed-restricted = restricted content read
case-present = present
case-gone = removed
case-doubtful = doubtful time

case-event-made = { $kind ->
    [person] Person registered
    [contact] Telephone added
    [document] Identity document added
    [household] Household made
    [case_file] Case opened
    [consent] Consent noted
    [step] Step of the journey added
    [vulnerability] Vulnerability added
    [strength] Protective factor added
    [assistance] Help noted
    [referral] Referral added
    [session] Session added
    [support] Support added
    [followup] Follow-up added
    [note] Note written
    [task] Task added
   *[other] Added
}
case-event-removed = { $kind ->
    [person] Person removed
    [contact] Telephone removed
    [document] Identity document removed
    [household] Household removed
    [case_file] Case removed
    [consent] Consent removed
    [step] Step of the journey removed
    [vulnerability] Vulnerability removed
    [strength] Protective factor removed
    [assistance] Help removed
    [referral] Referral removed
    [session] Session removed
    [support] Support removed
    [followup] Follow-up removed
    [note] Note removed
    [task] Task removed
   *[other] Removed
}
case-event-restored = { $kind ->
    [person] Person restored
    [contact] Telephone restored
    [document] Identity document restored
    [household] Household restored
    [case_file] Case restored
    [consent] Consent restored
    [step] Step of the journey restored
    [vulnerability] Vulnerability restored
    [strength] Protective factor restored
    [assistance] Help restored
    [referral] Referral restored
    [session] Session restored
    [support] Support restored
    [followup] Follow-up restored
    [note] Note restored
    [task] Task restored
   *[other] Restored
}
case-event-others = { $count ->
    [one] and { $count } other field
   *[other] and { $count } other fields
}
case-event-restricted = { $field }: restricted content changed
case-tab-plan = Plan
case-tab-attachment = Files
case-plan-version = Version { $version }
case-danger = Danger
case-held-title = What we hold about the person
case-held-verb = Prepare the paper
case-held-help = A paper to hand to the person: what is noted, why, to whom it was told, what they may ask for. That it was handed over is noted.
case-held-about = Read it with the person. Ask whether they can keep it without danger.
case-held-parts = What the paper holds
case-held-parts-hint = Without a part, the paper says only that not everything is there.
case-held-restricted = With what is kept under seal
case-held-restricted-care = Violence, trafficking, alerts, notes of sessions: only if the person asks for it and can keep it without danger. That it was read is noted.
case-held-restricted-none = What is kept under seal is not printed; the paper says that one can ask to read it.
case-held-preview = What we hold
case-held-save = Save for the person
case-held-kept = The paper is saved, and that it was handed over is noted.
case-tab-review = Team review
case-tab-form = Forms
problem-consent-guardian = This person is under 18: name the parent or guardian who was consulted, or write why their consent is missing.
