# The review of a case, remarks, hand-overs.
review-open = Open
review-follows = Followed by
review-transfer = Hand the case over…
review-transfer-title = Hand the case over
review-transfer-body = The case changes hands when the other has accepted it. Until then nothing changes.
review-transfer-verb = Propose the hand-over
review-assign-verb = Assign now
review-transfer-to = To whom
review-centre = Centre: { $name }
review-pending = Hand-over to { $to } proposed by { $by } on { $day }: waits to be accepted.
review-accept = Accept the case
review-decline = Decline…
review-withdraw = Take the proposal back
review-remarks = Remarks of the supervisor
review-remarks-none = No remark.
review-settled = Settled
review-flag-until = To be settled by { $day }
review-comment = Comment
review-by-for = { $by } to { $for }, on { $day }
review-answered = Answer of { $who } on { $day }: “{ $text }”
review-read-on = Read on { $day }
review-settled-by = Settled by { $who } on { $day }: { $text }
review-answer = Answer…
review-mark-read = Mark as read
review-settle = Settle…
review-changes = What has changed
review-changes-none = Nothing new since.
review-changes-count = { $count ->
    [one] one change, newest first
   *[other] { $count } changes, newest first
}
review-never = never reviewed so far
review-since = since your review of { $when }
review-looked = I have looked
review-limited = Limited view
review-limited-about = This case is followed by { $who }. To see more than name and number, state a reason: it is recorded, and the supervisor sees it.
review-limited-reason = Why do you open this case?
review-limited-hint = For example: the person is at the desk, their worker is away.
review-limited-open = Open the case
