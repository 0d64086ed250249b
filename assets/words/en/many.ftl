# What is done for many people at once.
many-assign = Assign to…
many-assign-title = { $count ->
    [one] Assign { $count } case
   *[other] Assign { $count } cases
}
many-assign-verb = Assign the cases
many-worker = Worker
many-task = Task
many-task-title = { $count ->
    [one] A task for { $count } person
   *[other] A task for each of { $count } people
}
many-followup = Follow-up
many-followup-title = { $count ->
    [one] A follow-up for { $count } person
   *[other] A follow-up for each of { $count } people
}
many-need = Vulnerability
many-need-title = { $count ->
    [one] A vulnerability for { $count } person
   *[other] The same vulnerability for { $count } people
}
many-flag = Danger
many-flag-title = { $count ->
    [one] A danger for { $count } person
   *[other] The same danger for { $count } people
}
many-add-verb = Save for all
many-too-many = Too many people ticked
many-most = At most { $count } people at a time. Narrow the list or untick some of the people.
many-failed = { $count ->
    [one] Not possible for { $count } person
   *[other] Not possible for { $count } people
}
many-failed-body = What could be saved is saved. For each person below, here is why, and what to do.
many-failed-read = I have read it
