# Dangers to know before any contact.
problem-flag-lifted = This flag is lifted: it no longer changes. If the danger is back, note it anew.
problem-flag-own = You cannot hide this case from yourself. Assign it to somebody else, who will hide it from you.
problem-flag-worker = This case is assigned to this person. Assign it to somebody else first, then hide it.
problem-hidden = This record is no longer open to you. Speak with the person who supervises.
flag-before-contact = Before any contact
flag-understood = Understood
flag-understood-show = Understood, show the numbers
flag-back = Back
flag-hidden-from = This case is hidden from { $names }.
flag-noted = Noted on { $day } by { $who }
flag-lifted = Lifted on { $day } by { $who }: { $why }
flag-lift = Lift…
