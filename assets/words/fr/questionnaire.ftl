questionnaire-about = Les formulaires que le bureau utilise déjà dans Kobo ou ODK. Leurs questions sont posées dans le dossier, sous « Questionnaires ».
questionnaire-none = Aucun formulaire chargé.
questionnaire-load = Charger un formulaire XLSForm
questionnaire-load-about = Donnez le classeur (.xlsx) du formulaire, ou déposez-le ici. Rien n’est chargé avant votre accord.
questionnaire-file = Classeur
questionnaire-read = Lire le formulaire
questionnaire-reading = Lecture du formulaire…
questionnaire-confirm = Charger ce formulaire
questionnaire-leave = Ne pas le charger
questionnaire-taken = { $count ->
    [one] { $count } question est reprise
   *[other] { $count } questions sont reprises
}
questionnaire-left = { $count ->
    [0] Tout est repris.
    [one] { $count } point n’est pas repris
   *[other] { $count } points ne sont pas repris
}
questionnaire-newer = Une version de ce formulaire est déjà chargée ({ $version }). La nouvelle prend sa place ; les réponses déjà données restent.
questionnaire-place = { $sheet }, ligne { $row }
questionnaire-version = Version
questionnaire-questions = Questions
questionnaire-loaded-on = Chargé le
questionnaire-asked-of = Posé pour
questionnaire-off = Arrêté
questionnaire-on = En service
questionnaire-stop = Arrêter
questionnaire-stop-named = Arrêter « { $title } »
questionnaire-go = Remettre en service
questionnaire-go-named = Remettre en service « { $title } »
questionnaire-show-left = Ce qui n’est pas repris
questionnaire-loaded = Le formulaire est chargé
questionnaire-case-none = Aucun formulaire de l’office n’est en service. Un administrateur en charge dans les réglages.
questionnaire-unread = Ce fichier ne peut pas être lu comme un classeur .xlsx. Enregistrez le formulaire au format Excel (.xlsx), puis recommencez.
questionnaire-no-survey = Ce classeur n’a pas de feuille « survey » avec les colonnes « type » et « name » : ce n’est pas un XLSForm.
questionnaire-long = Ce classeur est trop grand pour un formulaire. Gardez les feuilles survey, choices et settings, puis recommencez.
questionnaire-empty = Aucune question de ce formulaire ne peut être reprise.
questionnaire-no-name = Ce formulaire n’a ni form_id ni titre. Donnez-lui un form_id dans la feuille settings.
questionnaire-other-kind = Ce formulaire est déjà posé pour autre chose (dossier ou personne). Choisissez la même, ou changez son form_id.
questionnaire-rule = Cette réponse ne respecte pas la règle du formulaire : { $rule }
questionnaire-said = { $said }
questionnaire-left-noted = « { $type } » est noté par le téléphone : sans objet ici.
questionnaire-left-calculate = « { $name } » est un calcul : Segin ne calcule pas dans les formulaires.
questionnaire-left-type = « { $name } » est du type « { $type } », que Segin ne connaît pas.
questionnaire-left-name = Le nom « { $name } » n’est pas valable : des lettres sans accent, des chiffres et des traits de soulignement.
questionnaire-left-twice = Le nom « { $name } » est pris par une question plus haut.
questionnaire-left-list = « { $name } » renvoie à la liste « { $list } », absente de la feuille choices.
questionnaire-left-other = « { $name } » : la réponse libre « autre » (or_other) n’est pas proposée.
questionnaire-left-inside = « { $name } » : le texte cite une autre réponse ; il est montré tel qu’il est écrit.
questionnaire-left-required = « { $name } » : l’obligation « { $text } » dépend d’une formule ; la question reste facultative.
questionnaire-left-condition = « { $name } » : la condition « { $text } » n’est pas suivie ; la question est posée à tous.
questionnaire-left-rule = « { $name } » : la règle « { $text } » n’est pas suivie ; toute réponse est acceptée.
questionnaire-left-filter = « { $name } » : le filtre « { $text } » n’est pas suivi ; toutes les réponses sont proposées.
questionnaire-left-column = « { $name } » : la colonne « { $column } » n’est pas suivie.
questionnaire-left-language = Les textes en « { $language } » ne sont pas montrés : Segin parle français et anglais.
questionnaire-left-repeat = « { $name } » est un groupe répété : ses { $count } questions ne sont pas reprises.
questionnaire-left-answer = Une réponse sans liste ou sans nom : « { $name } ».
questionnaire-left-code = Le code « { $name } » contient un espace ou un point-virgule : la réponse n’est pas reprise.
questionnaire-left-code-twice = Le code « { $name } » est deux fois dans la même liste : le second n’est pas repris.
questionnaire-left-sort = « { $name } » a changé de type depuis la version chargée : elle garde l’ancien, car des réponses existent.
questionnaire-unknown = Le formulaire { $form } n’est pas chargé. Chargez-le d’abord dans les réglages.
