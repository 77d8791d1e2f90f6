# Le guide de qui anime : le cadre autour des chapitres, qui se trouvent dans content/handbook.
handbook-title = Animer un cercle
handbook-lede = De courtes pages pour avant, pendant et après. Rien n’est à savoir par cœur : ouvrez celle qu’il vous faut, ou imprimez-la et posez-la sur la chaise d’à côté.
handbook-begin = Commencer par la préparation
handbook-part-before = Avant
handbook-part-during = Pendant
handbook-part-after = Vers la fin, et après
handbook-ways-on = Plus loin dans le guide
handbook-after = Ensuite :
handbook-before = Avant cela :
handbook-contents = Tous les chapitres
handbook-link = Comment animer un cercle
handbook-prepare = Comment se préparer
