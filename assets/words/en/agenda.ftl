# Agenda, follow-ups and attempts.
problem-followup-reason = Say why this follow-up will not take place.
agenda-contact =
    { $ago ->
        [0] Last real contact on { $day }, today
        [one] Last real contact on { $day }, { $ago } day ago
       *[other] Last real contact on { $day }, { $ago } days ago
    }
agenda-contact-none = No real contact noted
agenda-contact-what = A contact = a follow-up that was done, a session that was held, or an attempt by which the person in person was reached. A message left, a relative who answers or a call without answer is none.
agenda-attempt-help = What was tried to reach the person. An attempt does not replace the follow-up: it stays due.
agenda-past-protection = Protection follow-ups so far
agenda-past-return = Reintegration follow-ups so far
agenda-rule-protection =
    { $days ->
        [one] Risk { $level }: every day after the last follow-up done
       *[other] Risk level “{ $level }”: { $days } days after the last follow-up done
    }
agenda-rule-return = Visits 1, 3, 6, 9 and 12 months after the return of { $day }
agenda-rule-return-unknown = Visits 1, 3, 6, 9 and 12 months after the return: note the day of arrival (Journey tab)
agenda-none-planned = Nothing is planned.
agenda-plan-one = Plan for { $day }
agenda-plan-months = Plan the visits ({ $months } months)
agenda-month =
    { $month ->
        [one] { $month } month after the return
       *[other] { $month } months after the return
    }
agenda-verb-of = { $verb } ({ $day })
agenda-done = Done…
agenda-tried = Attempt…
agenda-put-off = Move…
agenda-missed = Missed…
agenda-cancel = Cancel…
agenda-tried-count =
    { $count ->
        [one] { $count } attempt, still due
       *[other] { $count } attempts, still due
    }
