# What somebody who supervises watches over.
supervision-part-board = Board
supervision-part-approval = Approvals
supervision-part-assign = Assign cases
supervision-part-check = Self-check
supervision-part-access = Openings with a reason
supervision-no-right = Supervision is for those who supervise.
supervision-reading = Reading the register…
supervision-look = I have seen it all
supervision-look-about = From now on “new” and “changed” are counted from this moment.
supervision-never-looked = Never looked through
supervision-last-looked = Looked through on { $when }
supervision-since-look = since you last looked
supervision-told-away = Understood
supervision-all = Whole team
supervision-nobody = Without a worker
supervision-somebody = Former colleague
supervision-late = Overdue
supervision-late-workers = { $count ->
    [one] with one worker
   *[other] with { $count } workers
}
supervision-late-of = { $what } overdue: { $who }
supervision-late-followup = Follow-ups
supervision-late-session = Sessions
supervision-late-task = Tasks
supervision-late-referral = Answers
supervision-late-plan-item = Plan
supervision-late-alert = Alerts
supervision-approvals = To approve
supervision-silent = Referrals without an answer
supervision-alerts = Open safety alerts
supervision-quiet = No recent contact
supervision-quiet-days = for { $days } days or more
supervision-quiet-about = “No recent contact”: an open case, registered more than { $days } days ago, without a follow-up done, a session held, help given or a call answered in { $days } days.
supervision-new = New cases
supervision-changed = Changed cases
supervision-open = Open cases
supervision-without-worker = { $count ->
    [one] one of them without a worker
   *[other] { $count } of them without a worker
}
supervision-oldest-days = { $count ->
    [0] since today
    [one] the oldest: 1 day
   *[other] the oldest: { $count } days
}
supervision-oldest-hours = { $count ->
    [0] for less than an hour
    [one] the oldest: 1 hour
   *[other] the oldest: { $count } hours
}
supervision-team = Caseload and delays by worker
supervision-team-none = No open case.
supervision-worker = Worker
supervision-cases = Cases
supervision-weight = Weighed load
supervision-weights = Weighed load: a case weighs { $critical } at critical risk, { $high } at high, { $medium } at medium or not set yet, { $low } at low or none.
supervision-months = Arrivals by month
supervision-month = { $month }: { $count }
supervision-steps = Open cases by step
supervision-step = Step: { $step }
supervision-trend = Overdue follow-ups, week by week
supervision-trend-line = Overdue
supervision-approvals-none = Nothing waits for approval.
supervision-approvals-count = { $count ->
    [one] one request, oldest first
   *[other] { $count } requests, oldest first
}
supervision-tick-all = Tick all
supervision-tick = Tick: { $what }, { $who }
supervision-approve-many = Approve ({ $count })…
supervision-return-many = Send back ({ $count })…
supervision-days = { $count ->
    [0] today
    [one] for 1 day
   *[other] for { $count } days
}
supervision-asked-by = Asked by { $who }
supervision-own-approval = This is your own request or your case: another supervisor answers.
supervision-open-case = Open the case
supervision-cancel = Do nothing
supervision-approve-title = { $count ->
    [one] Approve the request
   *[other] Approve { $count } requests
}
supervision-approve-verb = { $count ->
    [one] Approve
   *[other] Approve all { $count }
}
supervision-return-title = { $count ->
    [one] Send the request back
   *[other] Send { $count } requests back
}
supervision-return-verb = { $count ->
    [one] Send back
   *[other] Send all { $count } back
}
supervision-comment = Comment
supervision-comment-hint = The worker reads it on “Today”.
supervision-approved = Approved.
supervision-returned = Sent back with your comment.
supervision-assigned = Cases assigned.
supervision-proposed = Hand-over proposed: the other has to accept it.
supervision-accepted = Cases accepted: they are yours.
supervision-declined = Hand-over declined.
supervision-withdrawn = Hand-over taken back.
supervision-seen = Noted as seen.
supervision-looked = Noted: you have seen it all.
supervision-reason-noted = Reason noted.
supervision-moving = Hand-overs awaiting acceptance
supervision-from = Cases of
supervision-to = Assign to (lightest load first)
supervision-person = Person
supervision-number = Number
supervision-risk = Risk
supervision-status = Step
supervision-no-cases = No open case here. Choose another worker.
supervision-ticked = { $count ->
    [one] One open case
   *[other] { $count } open cases
}, { $ticked ->
    [0] none ticked
    [one] one ticked
   *[other] { $ticked } ticked
}
supervision-carries = { $count ->
    [one] { $count } case
   *[other] { $count } cases
} · load { $weight }
supervision-note = Message to the receiver
supervision-note-hint = What one must know to take the case on.
supervision-assign-now = Assign now ({ $count })
supervision-propose = Propose ({ $count })
supervision-propose-about = The case changes hands only when the other has accepted it.
supervision-assign-first = Tick cases and choose who gets them.
supervision-access-about = Openings of cases that others follow, with the reason given (setting “limited view” of the centre). Double-click to open the case.
supervision-access-none = Nobody has opened the case of another with a reason.
supervision-access-when = When
supervision-access-who = Who
supervision-access-case = Case
supervision-access-worker = Followed by
supervision-access-reason = Reason
supervision-partly = { $count ->
    [one] One could not be done; the rest is.
   *[other] { $count } could not be done; the rest is.
} { $names }
supervision-approvals-some = { $shown } of { $count } requests
supervision-approvals-search = Name or number
supervision-by-subject = Show by subject
supervision-by-worker = Show by worker
supervision-any-subject = All subjects
supervision-any-worker = All workers
supervision-approvals-no-match = No request that waits matches this choice.
supervision-approvals-all = Show all
supervision-approvals-rest = { $count ->
    [one] and one more
   *[other] and { $count } more
}
supervision-closure-reason = Reason: { $reason }
supervision-closure-note = Closing note: { $note }
