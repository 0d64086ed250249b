check-damaged = Le fichier { $file } est abîmé : { $detail }.
check-missing = Journal : l’entrée { $seq } manque. Des lignes ont été supprimées.
check-changed = Journal : l’entrée { $seq } ne correspond plus à son empreinte. Elle a été modifiée.
check-emptied = Journal : l’entrée de la ligne { $seq } est vide sans qu’un oubli l’ait demandé.
check-shortened = Journal : { $found } entrées au lieu de { $wanted }. La fin manque.
check-differs = Table { $table }, fiche { $record } : { $key } ne correspond pas au journal.
check-well = Tout est en ordre.
