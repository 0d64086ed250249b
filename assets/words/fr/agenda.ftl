# Agenda, suivis et tentatives.
problem-followup-reason = Dites pourquoi ce suivi n’aura pas lieu.
