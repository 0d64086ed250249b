assessment-return-stopped = Parcours de retour suspendu : un besoin de protection internationale passe avant.
assessment-track-title = Parcours de retour suspendu
assessment-track-since = Un besoin de protection internationale a été noté. Depuis le { $day }, aucun appui au retour ne commence.
assessment-track-asked = Déjà référé : { $agency }, { $status }.
assessment-track-refer = Référer à { $agency }
assessment-track-lift = Laisser reprendre le parcours…
assessment-factors = Risques et forces
assessment-level-individual = La personne
assessment-level-household = Le ménage et la famille
assessment-level-community = La communauté
assessment-level-structural = Le pays et la région
assessment-level-empty = Rien de noté à ce niveau.
assessment-no-risk = Aucun risque noté.
assessment-no-strength = Aucune force notée.
assessment-resolved = { $count ->
    [one] 1 besoin résolu
   *[other] { $count } besoins résolus
}
assessment-restricted = Accès restreint
assessment-need-nothing = Rien n’est encore prévu pour ce besoin.
assessment-need-plan = Mettre au plan
assessment-need-refer = Référer
assessment-answer-plan = Au plan : { $what }, { $state }
assessment-answer-referral = Référencement : { $what }, { $state }
assessment-answer-help = Aide : { $what }, { $state }
assessment-risk-from = d’après : { $needs }
assessment-risk-uncertain = L’âge n’est pas sûr : la personne est traitée comme un enfant.
assessment-risk-help = Le niveau proposé vient des besoins non résolus. Une personne décide : relever prend effet tout de suite, abaisser revient à un superviseur.
assessment-trafficking = Signes possibles de traite
assessment-trafficking-note = Des signes, jamais une conclusion : on parle de victime présumée tant qu’une autorité n’a pas décidé.
assessment-trafficking-none = Aucun signe noté.
assessment-trafficking-presumed = Chaque élément requis est soutenu : à traiter comme une victime présumée. Proposez une protection et un référencement.
assessment-element-act = Acte
assessment-element-means = Moyen
assessment-element-purpose = But
assessment-element-other = Autres signes
assessment-element-none = Aucun signe
assessment-element-child = Aucun signe ; non requis pour un enfant
assessment-element-supported = { $count ->
    [one] Élément soutenu par 1 signe
   *[other] Élément soutenu par { $count } signes
}
assessment-element-count = { $count ->
    [one] 1 signe
   *[other] { $count } signes
}
assessment-profile = Compléter le profil
