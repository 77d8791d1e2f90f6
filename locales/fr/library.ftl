# Les chemins entre le guide, les formats et la répétition.
format-rehearse = Le répéter
handbook-formats = Les formats, et une répétition
handbook-formats-lead = Chaque format a une page avec ses étapes et ses minutes, à imprimer et à garder près de vous. Une répétition le parcourt avec des personnes qui ne sont pas là.
handbook-formats-of = Formats pour { $team }
handbook-rehearse-in = Répéter un cercle dans { $team }
