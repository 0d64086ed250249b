problem-required = An answer is missing here. Fill in this field, then save again.
problem-not-in-list = “{ $given }” is not in the list. Choose one of the answers offered.
problem-not-a-number = “{ $given }” is not a number. Write a whole number in figures, for example 12.
problem-sealed = Restricted content
problem-birth-future = This birth date lies ahead. Check the year.
problem-birth-too-old = This birth date is more than 120 years ago. Check the year.
problem-age-too-high = This age is above 120 years. Check the number of years.
problem-age-without-day = The age was estimated without a date. Give the day it was estimated.
problem-day-future = This date ({ $day }) has not come yet. Give today’s date or an earlier one.
problem-end-before-start = This date comes before the start ({ $start }). Correct one of the two dates.
problem-closed-without-reason = The case is closed without a reason. Choose a closure reason.
problem-sent-without-day = The referral is sent without a date. Give the day it was sent, or set it back to draft.
problem-done-without-day = The follow-up is marked as done without a date. Give the day it was done.
problem-note-empty = The note is empty. Write at least a few words, or close it without saving.
problem-undo-changed-since = This value was changed again since: correct it in its record.
problem-risk-lowered = Lowering the risk level needs a supervisor. Keep the level, or ask one to change it.
problem-number-twice = This number is already noted for another person ({ $case }). Check the paper: is it the same person?
problem-last-administrator = There must be at least one administrator. First give this role to somebody else.
problem-move = “{ $before }” cannot become “{ $after }”. Possible: { $ways }.
problem-move-none = “{ $before }” is a final state: it no longer changes. Record what comes next as a new record.
problem-delivered-without-day = Give the day on which the help was delivered.
problem-paid-without-day = Give the day of the payment.
problem-reason-missing = Give the reason.
problem-comment-missing = Write a comment: the worker must know what to look at again.
problem-stays = What is recorded here stays: it is evidence. Resolve it, answer it or correct it; the history keeps everything.
problem-need-nameless = Choose the need itself: its name will be kept restricted.
problem-need-sealed = The name of this need is restricted: only somebody who may read it replaces it. Add another need instead.
problem-risk-child = A child with a need that calls for a high level is not set low without a reason. Write the reason for the level.
problem-risk-child-ask = A child with a need that calls for a high level is not set low. Choose a higher level, or ask a supervisor.
problem-plan-approved = This plan was approved as it stands. Begin a new version, then change it.
problem-plan-pending = This plan waits for the supervisor’s answer. Wait for it, or take the request back before changing anything.
problem-plan-not-agreed = The person has not agreed to the plan yet. Note the day they did, then send it.
problem-plan-empty = This plan is empty. Add at least one item, then send it.
problem-approval-asked = A request always begins by waiting for an answer. Send it first.
problem-approval-twice = A request on this point already waits for an answer. Wait for it, or take it back.
problem-approval-right = Only a supervisor answers a request. Wait for the answer.
problem-close-right = Closing a case takes a supervisor. Ask for the closure: they will receive your request.
problem-close-note = The closing note is missing. Write where the person stands and what was done.
problem-close-alert = A safety alert is not cleared: the case stays open. Have a supervisor clear it, or write why to close in spite of it.
problem-close-referral = { $count ->
    [one] One referral waits for an answer past its deadline.
   *[other] { $count } referrals wait for an answer past their deadline.
} Note the answer or withdraw it, or have a supervisor write why to close all the same.
problem-close-child = { $count ->
    [one] One need of child protection is not resolved.
   *[other] { $count } needs of child protection are not resolved.
} Note what was done, or have a supervisor write why to close all the same.
problem-close-attempt = Out of reach takes attempts on three different days. { $days ->
    [one] One day is missing.
   *[other] { $days } days are missing.
} Note them in the follow-up.
problem-return-lift-right = Letting the return track go on takes a supervisor.
problem-return-lift-note = Write why the return track may go on.
problem-reopen-open = This case is still open: go on with it instead of opening another.
problem-reopen-twice = This case already goes on in another. Open that from the header.
problem-without-case = This person has no case. Open one on their page, then try again.
problem-list-owner = Somebody else made this list. Save it under another name to change it.
problem-merge-right = That two registrations are one person is for a supervisor or a data steward to say. Tell them.
problem-link-fixed = A decision is about these two registrations. For two others, make a new decision.
problem-same-person = Both are the same registration. Choose the other one.
problem-approval-own = You do not approve what you asked for yourself. Let another supervisor answer.
problem-decide-own = This case is yours: another supervisor decides about it. Ask, and they will get your request.
problem-handover-nobody = Choose who is to follow the case: a person or a centre.
problem-handover-same = This person follows the case already. Choose somebody else.
problem-handover-pending = A hand-over of this case already waits for an answer. Wait for it, or take it back.
problem-case-closed = This case is no longer open: nothing is added to it. Reopen it if there is more to do.
problem-handover-closed = This case is no longer open: it is not handed over.
problem-handover-own = Only who follows the case, or a supervisor, proposes to hand it over.
problem-handover-not-mine = This hand-over waits for the answer of somebody else.
problem-handover-inactive = This person no longer works here. Choose somebody else.
problem-handover-done = This hand-over has its answer already.
problem-handover-asked = A hand-over always begins by waiting for an answer.
problem-worker-change = A case that somebody follows changes hands by a hand-over that the other accepts. Propose it under “Team review”.
problem-remark-right = A remark on a case comes from a supervisor. Write a note instead.
problem-remark-fixed = What the supervisor wrote is not changed. Answer it.
problem-remark-settled = This remark is settled already.
problem-access-limited = Somebody else follows this case. Open it and state a reason first.
problem-approval-fixed = A request stays as it was asked. Take it back and ask anew.
problem-link-gone = This registration is no longer there. Search again.
problem-link-stands = Another registration stands for this person already. Open the pair again.
problem-link-kept = { $count } values were changed since and stay as they are. See the history.
problem-link-unlink = These two records are linked as one person. Take the link back: the values it had replaced return.
