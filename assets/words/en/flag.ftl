# Dangers to know before any contact.
problem-flag-lifted = This flag is lifted: it no longer changes. If the danger is back, note it anew.
problem-flag-own = You cannot hide this case from yourself. Assign it to somebody else, who will hide it from you.
problem-flag-worker = This case is assigned to this person. Assign it to somebody else first, then hide it.
problem-hidden = This record is no longer open to you. Speak with the person who supervises.
