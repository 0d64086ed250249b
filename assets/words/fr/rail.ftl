rail-new-person = Inscription
