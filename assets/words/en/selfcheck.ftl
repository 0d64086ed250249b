# The self-check: what is not in order, rule by rule.
selfcheck-count = { $count ->
    [one] One finding. Each opens where it is put right; what is in order is passed over with a reason.
   *[other] { $count } findings. Each opens where it is put right; what is in order is passed over with a reason.
}
selfcheck-none = Nothing to report: the register is in order.
selfcheck-severity-first = See to first
selfcheck-severity-soon = Work that stands still
selfcheck-severity-tidy = To check or complete
selfcheck-people = Show the list
selfcheck-people-of = Show the list: { $what }
selfcheck-open = Open
selfcheck-open-of = Open the case of { $who }
selfcheck-pass = Pass over…
selfcheck-pass-of = Pass over the finding on { $who }
selfcheck-pass-title = Pass over this finding
selfcheck-pass-body = { $what } – { $who }. It will not come back; the reason stays on record.
selfcheck-pass-verb = Pass over the finding
selfcheck-reason = Why nothing needs doing
selfcheck-passed = { $count ->
    [one] One finding passed over with a reason.
   *[other] { $count } findings passed over with a reason.
}
selfcheck-consent-missing = Referral sent without consent
selfcheck-consent-missing-about = Sent to a partner without a recorded consent or another legal ground. Ask for consent, or note the ground.
selfcheck-child-alone = Child without an adult noted
selfcheck-child-alone-about = Under 18, case open, no adult in the household, and neither “unaccompanied” nor “separated” noted. Note who cares for the child.
selfcheck-risk-missing = Case without a risk level
selfcheck-risk-missing-about = Without a level there is neither a time for the plan nor a rhythm of follow-up. Set it in the assessment.
selfcheck-plan-late = Plan overdue
selfcheck-plan-late-about = The time for the plan by risk has passed. Make the plan, or change the step.
selfcheck-approval-late = Approval awaited for more than 7 days
selfcheck-approval-late-about = A request has waited for a supervisor for more than a week.
selfcheck-need-idle = Need without action
selfcheck-need-idle-about = A need noted more than 14 days ago, without a plan item, help or referral.
selfcheck-followup-missing = Plan under way without a follow-up
selfcheck-followup-missing-about = No follow-up to come. Set one.
selfcheck-referral-silent = Referral without an answer for more than 30 days
selfcheck-referral-silent-about = Remind the partner, or end the referral.
selfcheck-closed-followup = Closed case with an open follow-up
selfcheck-closed-followup-about = Cancel the follow-up with a reason, or reopen the case.
selfcheck-closed-reason = Case closed without a reason
selfcheck-closed-reason-about = Choose the reason for closure.
selfcheck-paper-twice = Same paper noted for two people
selfcheck-paper-twice-about = Same sort and same number: a duplicate, or a slip of the pen.
selfcheck-same-person = Possible duplicate
selfcheck-same-person-about = Same name, same birth date. Compare the two records.
selfcheck-birth-odd = Impossible birth date
selfcheck-birth-odd-about = In the future, or more than 110 years ago. Check the year.
selfcheck-age-unsure = 17 or 18
selfcheck-age-unsure-about = Only the year is known: the person is treated as a child. Be more precise if you can.
selfcheck-arrival-late = Arrival after registration
selfcheck-arrival-late-about = The arrival is noted later than the registration. Check both dates.
