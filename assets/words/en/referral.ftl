# Referrals: asking another organisation for a service.
referral-none = No referral. Ask another organisation for a service here, when the person agrees.
referral-late = No answer
referral-sent-on = Sent on { $day }
referral-answered-on = Answered on { $day }
referral-completed-on = Service provided on { $day }
referral-answer-due = Answer due on { $day }
referral-answer-late = { $count ->
    [one] Answer due on { $day }, one day late
   *[other] Answer due on { $day }, { $count } days late
}
referral-consent-holds = The person has agreed for this organisation and this list.
referral-consent-covers = The person has agreed: { $agency } may receive this list.
referral-override-holds = Will go without consent, as decided by a supervisor.
referral-note-consent = The person agrees: note it
referral-override = Send without consent
referral-override-hint = Only when life or safety is at stake, or for a child. Write the reason and name the supervisor who allows it.
referral-save-first = Save the request first; the agreement is then noted in one go.
referral-do-sent = Mark as sent
referral-do-received = Received by the organisation
referral-do-accepted = Accepted
referral-do-rejected = Rejected
referral-do-in-progress = Service in progress
referral-do-completed = Service provided
referral-do-not-provided = Service not provided
referral-do-withdrawn = Withdraw
referral-do-expired = Note the silence
referral-move-to = New status: { $status }
referral-moves = Steps
referral-told-by = according to { $who }
referral-to-tell = Information to be disclosed
referral-would-read = What the organisation will read
referral-reads-nothing = Nothing is ticked, or nothing is noted yet.
referral-offered-by = In the directory
referral-unchecked = never checked
referral-checked-ago = { $count ->
    [one] checked a month ago
   *[other] checked { $count } months ago
}
referral-child = Child
referral-days = Days and outcome
referral-propose = Ask another organisation: { $service }
referral-propose-none = The directory knows no other organisation for this service: { $service }
referral-propose-other = Choose an organisation
referral-told-title = Who received what
referral-told-help = Every slip, message, export or share leaves a line here. It stays.
referral-told-nobody = Nothing was disclosed to anybody.
referral-told-owed = { $count ->
    [one] The person withdrew their agreement: one recipient is still to be told.
   *[other] The person withdrew their agreement: { $count } recipients are still to be told.
}
referral-told-unnamed = Unnamed recipient
referral-told-notified = Told of the withdrawal on { $day }
referral-told-notify = Told of the withdrawal today
referral-told-copies = { $count ->
    [one] one copy
   *[other] { $count } copies
}
referral-told-override = without consent
referral-told-age = about { $age } years
referral-told-birth-about = about { $day }
referral-told-family = household of { $count }
referral-slip = Slip…
referral-slip-title = Slip { $number }
referral-slip-close = Close
referral-slip-save = Save the PDF
referral-slip-sent = Mark as sent
referral-slip-saved = Slip saved
referral-slip-done = { $file } is in the folder you chose. Print it, then delete the file.
referral-slip-next = Three copies and the return slip. Once handed over, mark the referral as sent: the time for an answer then runs.
referral-slip-voids = The code of this slip will replace that of earlier ones. What is disclosed will be noted in the case.
referral-slip-language = Language of the slip
referral-slip-page = Page
referral-slip-page-own = Ours
referral-slip-page-person = Person
referral-slip-page-agency = Organisation
referral-slip-page-return = Return
referral-slip-making = The page is being made.
referral-slip-alt = Page of the slip
referral-slip-folder-hint = Write the path, or drag a folder onto the window. A USB stick will do.
referral-code = Code or number of a slip
referral-code-open = Open
referral-code-unknown = This code opens nothing: it is from another office, or a newer slip has taken its place. Search by the number of the referral.
referral-code-other = This is neither the code of a slip nor the number of a referral. Check what is printed under the square.
referral-open = Referral { $number } · { $name } · { $status }
referral-board-mine = My cases
referral-board-all = All
referral-board-late = Answer late { $count }
referral-board-agency = Organisation
referral-board-any = All organisations
referral-board-any-state = All states
referral-board-count = { $count ->
    [one] { $count } referral
   *[other] { $count } referrals
}
referral-board-none = No referral. They are made in the case of a person, under the tab Referrals.
referral-board-none-mine = No referral in your cases.
referral-board-show-all = See all referrals
referral-board-no-match = No referral answers these filters.
referral-column-number = Number
referral-column-person = Person
referral-column-agency = Organisation
referral-column-service = Service
referral-column-urgency = Urgency
referral-column-status = Status
referral-column-sent = Sent on
referral-column-due = Answer due
referral-column-worker = Worker
referral-urgency-emergency = 24 hours
referral-urgency-urgent = 72 hours
referral-urgency-normal = 2 weeks
problem-referral-reason = Give the reason: it says whom to ask next.
problem-sharing-unasked = The person has not yet agreed for this organisation. Note their agreement; when urgent or for a child, a supervisor may decide to send without consent.
problem-sharing-other = The person agreed for another organisation, not for this one. Note their agreement; when urgent or for a child, a supervisor may decide to send without consent.
problem-sharing-narrow = The agreement does not cover: { $fields }. Untick them, or note an agreement for this list.
problem-sharing-expired = The agreement for this organisation has run out. Note a new one; when urgent or for a child, a supervisor may decide to send without consent.
problem-sharing-refused = The person refused this sharing. Respect their choice; should they change their mind, note their agreement.
problem-sharing-withdrawn = The person withdrew their agreement: nothing leaves any more. Should they change their mind, note the new agreement.
problem-override-urgency = Without consent only in an emergency, when urgent, or for a child. Note the person’s agreement, or correct the urgency.
problem-override-reason = Write why life or safety is at stake.
problem-override-supervisor = Name the supervisor who allows it.
problem-caregiver-missing = Name the child’s caregiver. If there is none, answer “No” to the next question and say why.
problem-caregiver-informed = Say whether the caregiver is informed of the referral.
problem-caregiver-why = Say why the caregiver is not informed.
problem-slip-folder = This folder does not exist. Write the path of a folder, for example of a USB stick.
problem-slip-write = The slip could not be written into this folder. Choose another; nothing has changed in the case.
problem-slip-gone = This referral is no longer there. Close the slip and open it again.
problem-slip-set = The slip could not be set. Close it and try again.
