# Saved lists, columns and the table that leaves the vault.
list-menu = Lists
list-mine = My lists
list-shared = Shared lists
list-ready = Ready-made lists
list-this = This list
list-save = Save the list on show…
list-update = Save the changes
list-remove = Remove this list
list-save-title = Save the list on show
list-save-verb = Save the list
list-shared-care = A list keeps its conditions, columns and order. People are sought anew each time it is opened, and everybody sees only what they may see.
list-unknown = This list asks for something that this version of Segin does not know.

list-no-contact = No contact for 30 days
list-no-risk = Without risk level
list-no-consent = Without consent
list-near-18 = Soon 18 years old
list-no-answer = Referral without answer for 7 days
list-no-plan = Without plan
list-no-worker = Without worker
list-high = High or critical risk
list-arrived = Arrived this month

list-columns = Columns
list-columns-body = The name always comes first. The columns follow in the order in which they are chosen.
list-columns-after = Columns after the name
list-columns-verb = Show these columns
list-columns-usual = Usual columns

list-export = Export the list
