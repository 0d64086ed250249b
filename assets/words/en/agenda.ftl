# Agenda, follow-ups and attempts.
problem-followup-reason = Say why this follow-up will not take place.
