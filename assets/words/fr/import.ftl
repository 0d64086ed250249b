import-about = Un tableau d’un autre bureau, d’un partenaire ou d’un ancien fichier : Segin le lit, propose le sens de chaque colonne, montre ce qui ne va pas, puis le fait entrer. Rien n’est écrit avant la dernière étape.
import-topic = Ce que dit le tableau
import-file = Fichier
import-file-hint = Déposez le fichier sur la fenêtre, collez son chemin, ou choisissez-le ci-dessous. CSV, XLSX, XLS ou ODS.
import-read = Lire le tableau
import-nearby = Tableaux de ce poste
import-nearby-looking = Recherche dans les documents, les téléchargements et les clés USB…
import-nearby-none = Aucun tableau dans les documents, les téléchargements, le bureau ou une clé USB.
import-file-name = Fichier
import-file-folder = Dossier
import-file-day = Modifié le
import-past = Importations faites
import-past-none = Aucun tableau n’a encore été importé.
import-past-day = Date
import-past-topic = Tableau
import-past-rows = Lignes
import-past-state = État
import-past-undone = Annulée le { $day }
import-undo = Annuler…
import-undo-named = Annuler l’importation du { $day } ({ $topic }, { $rows } lignes)
import-undo-this = Annuler cette importation…
import-undo-title = Annuler cette importation ?
import-undo-body = Les { $rows } lignes importées le { $day } par { $who } seront retirées, avec tout ce qu’elles ont créé. Le journal en garde la trace.
import-undo-keep = La garder
import-undo-verb = Annuler l’importation
import-undone = L’importation est annulée : rien n’en reste dans le registre.
import-undo-gone = Cette importation a déjà été annulée.
import-undo-elsewhere = Cette importation a été faite sur un autre poste, ou avant une restauration : elle ne peut pas être annulée d’ici. Retirez les fiches une à une, ou restaurez une sauvegarde.
import-undo-changed = { $count ->
    [one] Une fiche de cette importation a été modifiée ou utilisée depuis : l’importation ne peut plus être annulée d’un coup. Retirez les fiches une à une.
   *[other] { $count } fiches de cette importation ont été modifiées ou utilisées depuis : l’importation ne peut plus être annulée d’un coup. Retirez les fiches une à une.
}
import-step-file = { $number } Fichier
import-step-columns = { $number } Colonnes
import-step-values = { $number } Réponses
import-step-check = { $number } Contrôle
import-step-done = { $number } Résultat
import-back = Retour
import-on = Continuer
import-check = Contrôler
import-reading = Lecture du tableau : { $count ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-checking = Contrôle : { $count ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-comparing = Recherche des personnes déjà enregistrées
import-importing = Importation : { $count ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-undoing = Annulation : { $count ->
    [one] { $rows } entrée
   *[other] { $rows } entrées
}
import-stopped = C’est interrompu : rien n’a été écrit.
import-sheet-empty = Cette feuille est vide. Choisissez-en une autre.
import-text = { $file } · { $form } · { $encoding } · séparateur { $sign } · { $count ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-book = { $file } · { $form } · { $count ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-tab = tabulation
import-sheet = Feuille
import-preview = Premières lignes
import-columns = Sens des colonnes
import-columns-about = Proposé d’après les titres. Changez ce qui n’est pas juste ; ce qui n’est pas pris reste dans le fichier.
import-column-none = Ne pas prendre
import-column-unnamed = Colonne { $number }, sans titre
import-column-empty = vide dans les premières lignes
import-columns-left = Colonnes laissées : { $columns }
import-habit = Ordre des dates
import-habit-day = 31/05/2001
import-habit-month = 05/31/2001
import-habit-year = 01/05/31
import-habit-open = Aucune date du tableau ne le dit : vérifiez avec qui l’a fait.
import-habit-sure = { $count ->
    [one] D’après une date, sans exception.
   *[other] D’après { $shown } dates, sans exception.
}
import-habit-against = { $against ->
    [one] Une date sur { $shown } ne suit pas cet ordre : elle sera refusée, ou lue autrement.
   *[other] { $against_shown } dates sur { $shown } ne suivent pas cet ordre : elles seront refusées, ou lues autrement.
}
import-mapping = Garder cette lecture sous un nom
import-mapping-hint = Elle sera proposée à tout le bureau pour un tableau qui a les mêmes titres.
import-mapping-kept = Cette lecture est gardée sous ce nom.
import-mapping-keep = Garder
import-mapping-none = Aucune lecture de tableau ne s’appelle « { $name } » pour ce type de tableau.
import-mapping-other = Ce tableau n’a pas les titres de « { $name } ». Faites-le entrer par la fenêtre, ou choisissez une autre lecture.
import-values-about = Ces réponses ne sont sur aucune liste de Segin. Dites ce que chacune veut dire.
import-value = « { $text } »
import-value-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
import-value-keep = Garder tel quel
import-value-blank = Laisser vide
import-values-more-kept = Et { $count } autres réponses, plus rares, gardées telles quelles.
import-values-more = Et { $count } autres réponses, plus rares : leurs lignes seront refusées. Corrigez-les dans le fichier.
import-line = Ligne
import-faults = Lignes à corriger
import-fault-column = Colonne
import-fault = Ce qui ne va pas
import-twins = Personnes qui semblent déjà enregistrées
import-twins-about = Cochez les lignes à laisser de côté ; pressez une ligne pour voir toute la paire. Les autres entrent, et pourront être rapprochées ensuite.
import-twins-left = { $count ->
    [0] aucune laissée de côté
    [one] { $count } laissée de côté
   *[other] { $count } laissées de côté
}
import-twins-none = Personne de ce tableau ne semble déjà enregistré.
import-twin-name = Dans le tableau
import-twin-other = Ressemble à
import-twin-line = ligne { $line } : { $name }
import-twin-likely = Probable
import-twin-sure = Très
import-twin-maybe = Peut-être
import-twin-why = Pourquoi
import-rest = Écrire les lignes laissées dans
import-rest-hint = Le même tableau, avec une colonne « problème » : corrigez-le et importez-le. Il contient des noms : effacez-le ensuite.
import-rest-file = { $file }-à-corriger.csv
import-rest-done = Les lignes laissées sont dans { $path }. Corrigez-les, importez ce fichier, puis effacez-le : il contient des noms.
import-verb-all = { $count ->
    [one] Importer la ligne
   *[other] Importer les { $shown } lignes
}
import-verb-good = { $count ->
    [0] Aucune ligne à importer
    [one] Importer la seule bonne ligne
   *[other] Importer les { $shown } bonnes lignes
}
import-done = Importé
import-again = Importer un autre tableau
import-count-read = Lignes lues
import-count-people = Personnes
import-count-added = Fiches ajoutées
import-count-corrected = Fiches corrigées
import-count-same = Déjà connues
import-count-cancelled = Annulées
import-count-households = Ménages créés
import-count-centres = Centres créés
import-count-refused = Lignes à corriger
import-count-papers = Numéros de pièce déjà portés
import-told = { $column } : { $count ->
    [one] { $count } réponse hors liste, gardée telle quelle.
   *[other] { $count } réponses hors liste, gardées telles quelles.
}
import-count-left = Lignes laissées
import-reading-begun = Lecture du tableau…
import-checking-begun = Contrôle…
import-importing-begun = Importation…
import-undoing-begun = Annulation…
import-comparing-begun = Recherche des personnes déjà enregistrées
import-heading = Ligne des titres
import-heading-line = Ligne { $line } : { $text }
import-heading-hint = Ce qui est au-dessus n’est pas pris.
import-columns-kept = Lu comme « { $name } », une lecture gardée par le bureau. Changez ce qui n’est pas juste ; ce qui n’est pas pris reste dans le fichier.
import-columns-none = Aucune colonne n’est prise. Choisissez une autre ligne de titres, ou dites ce que veut dire au moins une colonne.
import-column-counts = Compte seulement les lignes : { $text }
import-name-last = Ce qui est avant une virgule, ou en CAPITALES, est le nom de famille ; sinon le dernier mot.
import-name-first = Ce qui est avant une virgule, ou en CAPITALES, est le nom de famille ; sinon le premier mot.
import-name-example = « { $text } » : nom { $family }, prénoms { $given }.
import-values-none = Aucune réponse n’empêche une ligne d’entrer.
import-values-open = { $count ->
    [one] Une cellule a une réponse dont le sens n’est pas dit : sa ligne sera refusée.
   *[other] { $shown } cellules ont une réponse dont le sens n’est pas dit : leurs lignes seront refusées.
}
import-values-answer = Dire ce que ces réponses veulent dire
import-nameless = { $count ->
    [one] La ligne { $lines } n’a aucun nom : la personne entrera sous « Nom inconnu ».
   *[other] { $shown } lignes n’ont aucun nom : ces personnes entreront sous « Nom inconnu » (lignes { $lines }).
}
import-fault-name = Qui
import-fault-said = Ce qui est écrit
import-twins-none-good = { $count ->
    [one] La seule ligne sans faute ne ressemble à personne du registre. Les lignes à corriger n’ont pas été comparées.
   *[other] Les { $shown } lignes sans faute ne ressemblent à personne du registre. Les lignes à corriger n’ont pas été comparées.
}
import-twins-refused = Les lignes à corriger n’ont pas été comparées.
import-twin-known = Ce qu’on en sait
import-twin-held = Au registre : { $name }
