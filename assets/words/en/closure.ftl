closure-episode = Episode { $at } of { $count }
closure-write = Write the closure
closure-written = What is written for the closure
closure-reason = The closure reason is missing
closure-reason-met = Reason chosen
closure-note = The closing note is missing
closure-note-met = Closing note written
closure-fill = Complete
closure-alert = { $count ->
    [one] A safety alert is not cleared
   *[other] { $count } safety alerts are not cleared
}
closure-alert-met = No open safety alert
closure-referral = { $count ->
    [one] A referral waits past its deadline
   *[other] { $count } referrals wait past their deadline
}
closure-referral-met = No overdue referral
closure-child = { $count ->
    [one] A need of child protection is not resolved
   *[other] { $count } needs of child protection are not resolved
}
closure-child-met = No unresolved need of child protection
closure-attempt = Attempts to reach the person: { $count } days of { $wanted }
closure-override = A supervisor may close in spite of a condition not met, if they write why in the closure.
closure-again-title = The person comes back
closure-again-help = A new episode opens for the same person, at the same centre and with the same worker. This case stays closed, with all it holds.
