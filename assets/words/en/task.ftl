# What is due: { $what } is the agency, the activity, or the task as written.
task-referral-answer = Answer expected from { $what }
task-protection-followup = Protection follow-up to be done
task-reintegration-followup = Reintegration follow-up to be done
task-session = Session planned: { $what }
task-plan-item = To be done under the plan: { $what }
task-plan = Plan to be made with the person
task-no-followup = No follow-up planned, set a date
task-free = { $what }
task-workshop = Workshop planned: { $what }

task-when-overdue = Overdue
task-when-today = Today
task-when-soon = Within seven days
task-when-later = Later

task-days-late = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
task-days-ahead = in { $count ->
    [one] { $count } day
   *[other] { $count } days
}
task-day-today = today
