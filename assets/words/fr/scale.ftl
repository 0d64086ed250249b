# Les échelles de repérage : ce qui les entoure, jamais leur texte, qui appartient à son auteur.
scale-not-shipped = { $name } ne fait pas partie de Segin. { $licence }.
scale-age-under = { $name } ne s’adresse pas aux moins de { $least } ans. Public : { $population }. Vérifiez l’âge, ou choisissez un autre outil.
scale-answer-unreadable = « { $given } » ne se lit pas comme une réponse. Ces réponses ont été modifiées hors de Segin : restaurez une sauvegarde.
scale-answer-twice = Le point { $item } a deux réponses. Ces réponses ont été modifiées hors de Segin : restaurez une sauvegarde.
scale-answer-unknown-item = { $name } n’a pas de point { $item }. Vérifiez de quelle échelle il s’agit.
scale-answer-outside = { $given } n’est pas une réponse possible au point { $item } de { $name }. Choisissez une réponse proposée.
scale-wording-encoding = Des lettres de ce fichier ne se lisent pas. Enregistrez-le de nouveau en UTF-8, puis chargez-le.
scale-wording-columns = Il faut une colonne « item » et une colonne « label::fr » (ou une autre langue, par exemple « label::bm »). Corrigez la ligne de titres.
scale-wording-languages = Ce fichier contient plusieurs langues. Faites un fichier par langue, avec une seule colonne « label:: ».
scale-wording-row = La ligne { $row } ne se lit pas : un guillemet n’est sans doute pas fermé. Corrigez-la dans le fichier.
scale-wording-no-instrument = Le fichier ne dit pas de quelle échelle il s’agit. Ajoutez en tête la ligne « # instrument: { $id } » si c’est bien { $name }.
scale-wording-other = Ce fichier est celui d’une autre échelle ({ $other }), pas de { $name }. Choisissez le bon fichier.
scale-wording-no-owner = Le fichier ne nomme pas le détenteur du texte. Ajoutez en tête la ligne « # owner: … ».
scale-wording-no-version = Le fichier ne dit pas de quelle version il s’agit. Ajoutez en tête la ligne « # version: … ».
scale-wording-no-licence = Le fichier ne dit pas à quelles conditions ce texte peut servir. Ajoutez en tête la ligne « # licence: … ».
scale-wording-missing = Le point { $item } de { $name } manque. Ajoutez-le mot pour mot, d’après la feuille officielle.
scale-wording-extra = « { $item } » n’est pas un point de { $name }. Vérifiez que c’est le bon fichier, ou retirez cette ligne.
scale-wording-twice = Le point { $item } de { $name } est donné deux fois. Gardez une seule ligne.
scale-wording-long = Le texte du point { $item } de { $name } dépasse 2 000 caractères. Vérifiez que les guillemets sont fermés.
scale-item = { $item }. { $topic }
scale-read-sheet = Lire la question sur la feuille officielle.
scale-gate-first = Cette question vient d’abord : si la réponse est non, les suivantes ne sont pas posées.
scale-gated = Réponse non à la première question : les { $count } autres ne sont pas posées.
scale-gate-open = Les { $count } autres questions suivent si la réponse est oui.
scale-unasked = Sans objet après la réponse au point { $before } : compté { $counts }.
scale-unscored = Ne compte pas dans le total.
scale-recall = Période : { $recall }
scale-progress = { $done } sur { $total }
scale-progress-name = Réponses données
scale-keys = Un chiffre du clavier répond à la question et passe à la suivante. Retour arrière efface la réponse.
scale-wording-of = Texte officiel : { $owner }, version { $version }, { $language }. { $licence }
scale-attribution = { $who }
scale-licence = Conditions d’usage : { $licence }
scale-verify = À vérifier auprès de la source officielle : { $what }
scale-score = Total { $total } sur { $max }
scale-score-over = { $count ->
    [0] Aucun des { $of } domaines n’atteint « beaucoup de difficultés »
    [one] { $count } domaine sur { $of } à « beaucoup de difficultés » ou plus
   *[other] { $count } domaines sur { $of } à « beaucoup de difficultés » ou plus
}
scale-not-diagnosis = repérage, pas un diagnostic
scale-higher-better = Ici un total élevé est bon : c’est l’inverse des autres échelles.
scale-lower-better = Un total élevé indique plus de difficultés.
scale-positive = Au seuil ou au-delà
scale-negative = Sous le seuil
scale-positive-low = Sous la limite : bien-être faible
scale-negative-low = Au-dessus de la limite
scale-positive-any = Difficultés fonctionnelles importantes
scale-negative-any = Pas de difficulté fonctionnelle importante
scale-no-cutoff = Le bureau n’a pas encore fixé de seuil : le total se lit sans conclusion.
scale-between-cutoffs = Entre les deux seuils publiés : pas de conclusion tant que le bureau n’a pas choisi le sien.
scale-no-verdict = Cette échelle n’a pas de seuil unique : lisez la tranche, sans conclusion.
scale-gated-zero = Zéro parce que la première question a reçu la réponse non.
scale-incomplete = { $count ->
    [one] Pas de total : il manque la réponse au point { $items }.
   *[other] Pas de total : il manque { $count } réponses (points { $items }).
}
scale-incomplete-gate = Pas de total : la première question attend sa réponse.
scale-alert = La réponse au point { $item } touche à la sécurité de la personne. Ne la laissez pas seule.
scale-trend-name = Évolution : { $name }
scale-cutoff-line = Seuil { $cutoff }
scale-point = { $total }, { $band }
scale-alert-detail = { $name }, point { $item } : une réponse touche à la sécurité de la personne.
