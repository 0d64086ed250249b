window-no-display = Aucun écran n’est disponible. Ouvrez Segin dans une session graphique, ou utilisez la ligne de commande (segin --help).
window-no-graphics = L’affichage n’a pas pu démarrer, ni avec le matériel ni par logiciel. Installez libgl1, libegl1 et libgl1-mesa-dri, puis recommencez.
window-software = L’affichage passe par logiciel : le programme fonctionne, un peu plus lentement.
