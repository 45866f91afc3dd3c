<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Applying</name>
    <message>
        <source>Cancelled. The store has its old bytes.</source>
        <translation>Interrompu. Le stockage a ses anciens octets.</translation>
    </message>
    <message>
        <source>Somebody else is at the store; nothing was changed: %1</source>
        <translation>Quelqu’un d’autre utilise le stockage&#xa0;; rien n’a été modifié&#xa0;: %1</translation>
    </message>
    <message>
        <source>It cannot be proven that nobody else is at the store; nothing was changed: %1</source>
        <translation>Impossible de prouver que personne d’autre n’utilise le stockage&#xa0;; rien n’a été modifié&#xa0;: %1</translation>
    </message>
    <message>
        <source>A change was begun and not ended. Roll it back or finish it first: %1</source>
        <translation>Une modification a été commencée et n’est pas terminée. Revenez en arrière ou terminez-la d’abord&#xa0;: %1</translation>
    </message>
    <message>
        <source>The store is another one now; nothing was changed: %1</source>
        <translation>Le stockage n’est plus le même&#xa0;; rien n’a été modifié&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>Rien n’a été modifié&#xa0;: %1</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>inutilisable</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>pas commencée</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>appliquée</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>being forgotten</source>
        <translation>en cours d’oubli</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>≤ %1</source>
        <translation>≤ %1</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Indices</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Plages</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>Buckets</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Records for each bucket</source>
        <translation>Enregistrements par bucket</translation>
    </message>
    <message>
        <source>Chain mean</source>
        <translation>Chaîne moyenne</translation>
    </message>
    <message>
        <source>p50 · p99</source>
        <translation>p50 · p99</translation>
    </message>
    <message>
        <source>Half, and 99 of 100 buckets have a chain no longer than this</source>
        <translation>La moitié, puis 99 buckets sur 100, n’ont pas de chaîne plus longue que cela</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Plus longue</translation>
    </message>
    <message>
        <source>Extra reads</source>
        <translation>Lectures en trop</translation>
    </message>
    <message>
        <source>%1 per hit</source>
        <translation>%1 par succès</translation>
    </message>
    <message>
        <source>Records that a lookup reads in vain before it finds its key</source>
        <translation>Enregistrements lus en vain par une recherche avant de trouver sa clé</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>rapide</translation>
    </message>
    <message>
        <source>every record</source>
        <translation>chaque enregistrement</translation>
    </message>
    <message>
        <source>every value</source>
        <translation>chaque valeur</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>prunable archive</source>
        <translation>archive élagable</translation>
    </message>
    <message>
        <source>freezer</source>
        <translation>freezer</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 éléments</translation>
    </message>
    <message numerus="yes">
        <source>%1 records in %n section(s)</source>
        <translation>
            <numerusform>%1 enregistrements dans %n section</numerusform>
            <numerusform>%1 enregistrements dans %n sections</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>Fichiers de clés</translation>
    </message>
    <message>
        <source>Value files</source>
        <translation>Fichiers de valeurs</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Dernière vérification</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquants</translation>
    </message>
    <message>
        <source>after the first</source>
        <translation>après le premier</translation>
    </message>
    <message>
        <source>Indices between the first and the last that are not stored</source>
        <translation>Index entre le premier et le dernier qui ne sont pas stockés</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Remplissage</translation>
    </message>
    <message>
        <source>Longest chain</source>
        <translation>Plus longue chaîne</translation>
    </message>
    <message>
        <source>Shadowed</source>
        <translation>Masqués</translation>
    </message>
    <message>
        <source>records</source>
        <translation>enregistrements</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Keys on disk</source>
        <translation>Clés sur disque</translation>
    </message>
    <message>
        <source>Values on disk</source>
        <translation>Valeurs sur disque</translation>
    </message>
    <message>
        <source>Page size</source>
        <translation>Taille de page</translation>
    </message>
    <message>
        <source>Key size</source>
        <translation>Taille de clé</translation>
    </message>
    <message>
        <source>Items per section</source>
        <translation>Éléments par section</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Compression</translation>
    </message>
    <message>
        <source>Table size</source>
        <translation>Taille de la table</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>zstd</source>
        <translation>zstd</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>%1 + %2 bytes</source>
        <translation>%1 + %2 octets</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 octets</translation>
    </message>
    <message>
        <source>%1 buckets</source>
        <translation>%1 buckets</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>Write a fresh header</source>
        <translation>Écrire un nouvel en-tête</translation>
    </message>
    <message>
        <source>Rewrite the header</source>
        <translation>Réécrire l’en-tête</translation>
    </message>
    <message>
        <source>Move to quarantine</source>
        <translation>Mettre en quarantaine</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Swap two files</source>
        <translation>Échanger deux fichiers</translation>
    </message>
    <message>
        <source>Put items</source>
        <translation>Ajouter des éléments</translation>
    </message>
    <message>
        <source>Make the folder</source>
        <translation>Créer le dossier</translation>
    </message>
    <message>
        <source>Rewrite the section</source>
        <translation>Réécrire la section</translation>
    </message>
    <message>
        <source>Move records to their section</source>
        <translation>Déplacer des enregistrements vers leur section</translation>
    </message>
    <message>
        <source>Rebuild table and chains</source>
        <translation>Reconstruire table et chaînes</translation>
    </message>
    <message>
        <source>Write the markers</source>
        <translation>Écrire les marqueurs</translation>
    </message>
    <message>
        <source>Remove the markers</source>
        <translation>Supprimer les marqueurs</translation>
    </message>
    <message>
        <source>Tighten the heads</source>
        <translation>Resserrer les têtes</translation>
    </message>
    <message>
        <source>Resize the table</source>
        <translation>Agrandir la table</translation>
    </message>
    <message>
        <source>Prune sections</source>
        <translation>Élaguer des sections</translation>
    </message>
    <message>
        <source>Set a slot</source>
        <translation>Définir un slot</translation>
    </message>
    <message>
        <source>Heal from a copy</source>
        <translation>Restaurer depuis une copie</translation>
    </message>
    <message>
        <source>Edit fields</source>
        <translation>Modifier des champs</translation>
    </message>
    <message>
        <source>Flip bits back</source>
        <translation>Rétablir des bits inversés</translation>
    </message>
    <message>
        <source>Edit bytes</source>
        <translation>Modifier des octets</translation>
    </message>
    <message>
        <source>bucket %1</source>
        <translation>bucket %1</translation>
    </message>
    <message>
        <source>section %1</source>
        <translation>section %1</translation>
    </message>
    <message>
        <source>the whole store</source>
        <translation>tout le stockage</translation>
    </message>
    <message>
        <source>+%1 found again</source>
        <translation>+%1 retrouvés</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 perdus</translation>
    </message>
    <message>
        <source>%1 unverified</source>
        <translation>%1 non vérifiés</translation>
    </message>
    <message>
        <source>no item changes</source>
        <translation>aucun élément ne change</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>bucket %1</source>
        <translation>bucket %1</translation>
    </message>
    <message>
        <source>record %1:%2</source>
        <translation>enregistrement %1:%2</translation>
    </message>
    <message>
        <source>section %1</source>
        <translation>section %1</translation>
    </message>
    <message>
        <source>fully</source>
        <translation>entièrement</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>en partie</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>inutile</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>rapide</translation>
    </message>
    <message>
        <source>every record</source>
        <translation>chaque enregistrement</translation>
    </message>
    <message>
        <source>every value</source>
        <translation>chaque valeur</translation>
    </message>
</context>
<context>
    <name>Uses</name>
    <message>
        <source>&lt;b&gt;In use&lt;/b&gt; by an engine. You see a moving store.</source>
        <translation>&lt;b&gt;Utilisé&lt;/b&gt; par un moteur. Vous voyez un stockage en mouvement.</translation>
    </message>
    <message>
        <source>&lt;b&gt;In use&lt;/b&gt; by %1 (pid %2). You see a moving store.</source>
        <translation>&lt;b&gt;Utilisé&lt;/b&gt; par %1 (PID %2). Vous voyez un stockage en mouvement.</translation>
    </message>
    <message>
        <source>held by pid %1 (%2)</source>
        <translation>tenu par le PID %1 (%2)</translation>
    </message>
    <message>
        <source>held by an engine</source>
        <translation>tenu par un moteur</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>non utilisé</translation>
    </message>
    <message>
        <source>use not seen</source>
        <translation>utilisation non visible</translation>
    </message>
</context>
<context>
    <name>cryo</name>
    <message>
        <source>All releases make it an empty file without a word; 2026.10.0 in the newest layout.</source>
        <translation>Toutes les versions en font un fichier vide sans un mot&#xa0;; 2026.10.0 dans le format le plus récent.</translation>
    </message>
    <message>
        <source>A fresh header in the layout of the store&apos;s other files. These few bytes are lost either way.</source>
        <translation>Un nouvel en-tête au format des autres fichiers du stockage. Ces quelques octets sont perdus de toute façon.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 refuse for ever (invalid magic). 2026.10.0 makes it anew, empty.</source>
        <translation>2026.2.0 et 2026.7.1 refusent définitivement (invalid magic). 2026.10.0 le recrée, vide.</translation>
    </message>
    <message>
        <source>A fresh header in the layout of the other files. Nothing is lost: nothing was ever stored.</source>
        <translation>Un nouvel en-tête au format des autres fichiers. Rien n’est perdu&#xa0;: rien n’a jamais été stocké.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 refuse, as with any V1 header. 2026.10.0 makes it anew, empty.</source>
        <translation>2026.2.0 et 2026.7.1 refusent, comme tout en-tête V1. 2026.10.0 le recrée, vide.</translation>
    </message>
    <message>
        <source>A fresh header in the layout of the other files. Nothing is lost.</source>
        <translation>Un nouvel en-tête au format des autres fichiers. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases refuse (blob corrupt).</source>
        <translation>Toutes les versions refusent (blob corrupt).</translation>
    </message>
    <message>
        <source>Rewrite the header, if what stands behind it fits this store: nothing is lost. Else the file goes to quarantine with its section.</source>
        <translation>Réécrire l’en-tête, si ce qui le suit convient à ce stockage&#xa0;: rien n’est perdu. Sinon, le fichier part en quarantaine avec sa section.</translation>
    </message>
    <message>
        <source>All releases refuse (blob version mismatch).</source>
        <translation>Toutes les versions refusent (blob version mismatch).</translation>
    </message>
    <message>
        <source>None: it may come from a later release.</source>
        <translation>Aucune&#xa0;: il vient peut-être d’une version ultérieure.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 refuse V1 headers altogether; 2026.10.0 refuses this one.</source>
        <translation>2026.2.0 et 2026.7.1 refusent tous les en-têtes V1&#xa0;; 2026.10.0 refuse celui-ci.</translation>
    </message>
    <message>
        <source>Write the header anew before the intact payload. Nothing is lost.</source>
        <translation>Réécrire l’en-tête devant le contenu intact. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases refuse; 2026.10.0 says truncated header.</source>
        <translation>Toutes les versions refusent&#xa0;; 2026.10.0 indique truncated header.</translation>
    </message>
    <message>
        <source>A fresh header. What the section held is already gone.</source>
        <translation>Un nouvel en-tête. Ce que contenait la section a déjà disparu.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 refuse the files with V1 headers. 2026.10.0 opens as usual.</source>
        <translation>2026.2.0 et 2026.7.1 refusent les fichiers à en-tête V1. 2026.10.0 ouvre normalement.</translation>
    </message>
    <message>
        <source>None is needed.</source>
        <translation>Aucune n’est nécessaire.</translation>
    </message>
    <message>
        <source>All releases refuse (partition corrupt).</source>
        <translation>Toutes les versions refusent (partition corrupt).</translation>
    </message>
    <message>
        <source>Move it to quarantine. Nothing of the store is lost.</source>
        <translation>Le mettre en quarantaine. Rien du stockage n’est perdu.</translation>
    </message>
    <message>
        <source>2026.2.0 lists it, then makes a second, empty file beside it. 2026.7.1 and 2026.10.0 refuse.</source>
        <translation>2026.2.0 le liste, puis crée à côté un second fichier, vide. 2026.7.1 et 2026.10.0 refusent.</translation>
    </message>
    <message>
        <source>Rename it, if the name in small letters is free: nothing is lost. Else the emptier one goes to quarantine.</source>
        <translation>Le renommer, si le nom en minuscules est libre&#xa0;: rien n’est perdu. Sinon, le plus vide des deux part en quarantaine.</translation>
    </message>
    <message>
        <source>All releases refuse (invalid blob name).</source>
        <translation>Toutes les versions refusent (invalid blob name).</translation>
    </message>
    <message>
        <source>Move it to quarantine. Nothing is lost.</source>
        <translation>Le mettre en quarantaine. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>An archive&apos;s file is removed. Of a freezer 2026.2.0 and 2026.7.1 remove it; 2026.10.0 refuses, unless it is older than the oldest index section.</source>
        <translation>Le fichier d’une archive est supprimé. Celui d’un freezer, 2026.2.0 et 2026.7.1 le suppriment&#xa0;; 2026.10.0 refuse, sauf s’il est plus ancien que la première section d’index.</translation>
    </message>
    <message>
        <source>Move the values to quarantine: keys and indices are gone already.</source>
        <translation>Mettre les valeurs en quarantaine&#xa0;: les clés et les index ont déjà disparu.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 empty the index; so does 2026.10.0 in an archive without markers, else it refuses.</source>
        <translation>2026.2.0 et 2026.7.1 vident l’index&#xa0;; 2026.10.0 aussi dans une archive sans marqueurs, sinon elle refuse.</translation>
    </message>
    <message>
        <source>Only another copy of the store brings the values back. Export keys and indices before you go on.</source>
        <translation>Seule une autre copie du stockage rend les valeurs. Exportez les clés et les index avant de continuer.</translation>
    </message>
    <message>
        <source>Not noticed by any release, unless it is the checkpoint&apos;s section.</source>
        <translation>Aucune version ne le remarque, sauf si c’est la section du checkpoint.</translation>
    </message>
    <message>
        <source>Link the chains past the hole: the section&apos;s records are lost, older ones are found again. Another copy brings all back.</source>
        <translation>Relier les chaînes par-dessus le trou&#xa0;: les enregistrements de la section sont perdus, les plus anciens sont retrouvés. Une autre copie rend tout.</translation>
    </message>
    <message>
        <source>Without keys the values are removed; without values every index section is emptied; without a table nothing is found. 2026.10.0 refuses a freezer with a checkpoint.</source>
        <translation>Sans clés, les valeurs sont supprimées&#xa0;; sans valeurs, chaque section d’index est vidée&#xa0;; sans table, rien n’est trouvé. 2026.10.0 refuse un freezer avec checkpoint.</translation>
    </message>
    <message>
        <source>A table is rebuilt from the records: nothing is lost. Keys or values only come from another copy.</source>
        <translation>Une table se reconstruit à partir des enregistrements&#xa0;: rien n’est perdu. Clés ou valeurs ne viennent que d’une autre copie.</translation>
    </message>
    <message>
        <source>All releases ignore it.</source>
        <translation>Toutes les versions l’ignorent.</translation>
    </message>
    <message>
        <source>All releases refuse, or fail when they get there.</source>
        <translation>Toutes les versions refusent, ou échouent en y arrivant.</translation>
    </message>
    <message>
        <source>None by bytes: make the file readable, or take it from another copy.</source>
        <translation>Aucune sur les octets&#xa0;: rendez le fichier lisible, ou prenez-le d’une autre copie.</translation>
    </message>
    <message>
        <source>All releases open the store.</source>
        <translation>Toutes les versions ouvrent le stockage.</translation>
    </message>
    <message>
        <source>All releases cut the tail; 2026.10.0 refuses below a marker.</source>
        <translation>Toutes les versions coupent la fin&#xa0;; 2026.10.0 refuse en dessous d’un marqueur.</translation>
    </message>
    <message>
        <source>Save its records, then cut. Leaving it loses them all.</source>
        <translation>Sauver ses enregistrements, puis couper. Ne rien faire les perd tous.</translation>
    </message>
    <message>
        <source>All releases cut back to the last valid page; 2026.10.0 refuses below a marker.</source>
        <translation>Toutes les versions coupent jusqu’à la dernière page valide&#xa0;; 2026.10.0 refuse en dessous d’un marqueur.</translation>
    </message>
    <message>
        <source>Correct the flipped bit, if one explains it: nothing is lost. Else save the records that can be, then cut.</source>
        <translation>Corriger le bit inversé, si un seul explique tout&#xa0;: rien n’est perdu. Sinon, sauver les enregistrements qui peuvent l’être, puis couper.</translation>
    </message>
    <message>
        <source>Archive: 2026.2.0 and 2026.7.1 refuse; 2026.10.0 cuts here with the values, or refuses if a marker covers it. Freezer: all open, its records fail and chains end there.</source>
        <translation>Archive&#xa0;: 2026.2.0 et 2026.7.1 refusent&#xa0;; 2026.10.0 coupe ici avec les valeurs, ou refuse si un marqueur la couvre. Freezer&#xa0;: toutes ouvrent, ses enregistrements échouent et les chaînes s’arrêtent là.</translation>
    </message>
    <message>
        <source>Correct the flipped bit, if one explains it. Else write the section anew from what can be read and saved; only the unreadable records are lost.</source>
        <translation>Corriger le bit inversé, si un seul explique tout. Sinon, réécrire la section à partir de ce qui peut être lu et sauvé&#xa0;; seuls les enregistrements illisibles sont perdus.</translation>
    </message>
    <message>
        <source>Archive: 2026.2.0 and 2026.7.1 refuse, 2026.10.0 cuts here. Freezer: all open; the page cannot be read.</source>
        <translation>Archive&#xa0;: 2026.2.0 et 2026.7.1 refusent, 2026.10.0 coupe ici. Freezer&#xa0;: toutes ouvrent&#xa0;; la page est illisible.</translation>
    </message>
    <message>
        <source>Correct the flipped bit in the longer slot, if one explains it. Else write the section anew; the prefix that is vouched for is kept.</source>
        <translation>Corriger le bit inversé dans le slot le plus long, si un seul explique tout. Sinon, réécrire la section&#xa0;; le préfixe garanti est conservé.</translation>
    </message>
    <message>
        <source>All releases read the older prefix; the bad checksum stays until the page is written again.</source>
        <translation>Toutes les versions lisent l’ancien préfixe&#xa0;; la mauvaise somme de contrôle reste jusqu’à la prochaine écriture de la page.</translation>
    </message>
    <message>
        <source>Correct the flipped bit, which brings the bytes back; else write the footer for the older prefix: what the torn write added is lost.</source>
        <translation>Corriger le bit inversé, ce qui rend les octets&#xa0;; sinon, écrire le pied de page pour l’ancien préfixe&#xa0;: ce que l’écriture interrompue avait ajouté est perdu.</translation>
    </message>
    <message>
        <source>All releases read it normally.</source>
        <translation>Toutes les versions la lisent normalement.</translation>
    </message>
    <message>
        <source>No release notices it.</source>
        <translation>Aucune version ne le remarque.</translation>
    </message>
    <message>
        <source>All releases cut it.</source>
        <translation>Toutes les versions le coupent.</translation>
    </message>
    <message>
        <source>Cut, and write the page anew. Only the part of a record is lost.</source>
        <translation>Couper, et réécrire la page. Seul le bout d’enregistrement est perdu.</translation>
    </message>
    <message>
        <source>All releases cut the records; 2026.10.0 refuses below a marker or checkpoint.</source>
        <translation>Toutes les versions coupent les enregistrements&#xa0;; 2026.10.0 refuse en dessous d’un marqueur ou d’un checkpoint.</translation>
    </message>
    <message>
        <source>Their values are gone; only another copy brings them back. Export their keys before they are cut.</source>
        <translation>Leurs valeurs ont disparu&#xa0;; seule une autre copie les rend. Exportez leurs clés avant la coupe.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 keep it, its get fails. 2026.10.0 cuts an archive here, unless a marker covers it.</source>
        <translation>2026.2.0 et 2026.7.1 le gardent, son get échoue. 2026.10.0 coupe ici une archive, sauf si un marqueur le couvre.</translation>
    </message>
    <message>
        <source>Archive: write the section anew without it; one item is lost. Freezer: leave it, it is the item that fails.</source>
        <translation>Archive&#xa0;: réécrire la section sans lui&#xa0;; un élément est perdu. Freezer&#xa0;: le laisser, seul cet élément échoue.</translation>
    </message>
    <message>
        <source>No release notices it; one may answer with the other&apos;s value.</source>
        <translation>Aucune version ne le remarque&#xa0;; l’un peut répondre avec la valeur de l’autre.</translation>
    </message>
    <message>
        <source>Correct the flipped bit, if one explains it. An archive&apos;s section is written anew without the record whose value fails.</source>
        <translation>Corriger le bit inversé, si un seul explique tout. La section d’une archive est réécrite sans l’enregistrement dont la valeur échoue.</translation>
    </message>
    <message>
        <source>All releases go on as usual.</source>
        <translation>Toutes les versions continuent normalement.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1: its get fails. 2026.10.0 cuts an archive here, unless a marker covers it.</source>
        <translation>2026.2.0 et 2026.7.1&#xa0;: son get échoue. 2026.10.0 coupe ici une archive, sauf si un marqueur le couvre.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 leave the bytes, new values follow them. 2026.10.0 cuts them.</source>
        <translation>2026.2.0 et 2026.7.1 laissent les octets, les nouvelles valeurs les suivent. 2026.10.0 les coupe.</translation>
    </message>
    <message>
        <source>Save the values as a list, then cut. Nothing that can be reached is lost.</source>
        <translation>Sauver les valeurs dans une liste, puis couper. Rien d’accessible n’est perdu.</translation>
    </message>
    <message>
        <source>All releases cut them; 2026.10.0 refuses a freezer if the section is an earlier one.</source>
        <translation>Toutes les versions les coupent&#xa0;; 2026.10.0 refuse un freezer si la section est antérieure.</translation>
    </message>
    <message>
        <source>Save them as a list, then cut. Nothing that can be reached is lost.</source>
        <translation>Les sauver dans une liste, puis couper. Rien d’accessible n’est perdu.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 open, its get fails. 2026.10.0 cuts it and all later records of the section in an archive without markers; else its get fails.</source>
        <translation>2026.2.0 et 2026.7.1 ouvrent, son get échoue. 2026.10.0 le coupe avec tous les enregistrements suivants de la section dans une archive sans marqueurs&#xa0;; sinon, son get échoue.</translation>
    </message>
    <message>
        <source>Correct the flipped bit, if one explains it: nothing is lost. Else an archive&apos;s section is written anew without the record: one item is lost.</source>
        <translation>Corriger le bit inversé, si un seul explique tout&#xa0;: rien n’est perdu. Sinon, la section d’une archive est réécrite sans l’enregistrement&#xa0;: un élément est perdu.</translation>
    </message>
    <message>
        <source>All releases open; its get fails.</source>
        <translation>Toutes les versions ouvrent&#xa0;; son get échoue.</translation>
    </message>
    <message>
        <source>Look at the compression parameter first. Else only another copy helps.</source>
        <translation>Examinez d’abord le paramètre de compression. Sinon, seule une autre copie aide.</translation>
    </message>
    <message>
        <source>Look at codec, limits and compression first. Else only another copy helps.</source>
        <translation>Examinez d’abord le codec, les limites et la compression. Sinon, seule une autre copie aide.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 read it. 2026.10.0: its get fails.</source>
        <translation>2026.2.0 et 2026.7.1 la lisent. 2026.10.0&#xa0;: son get échoue.</translation>
    </message>
    <message>
        <source>Compress it anew as one frame. Nothing is lost.</source>
        <translation>La recompresser en une seule trame. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases decompress without a limit; then the codec&apos;s limit decides.</source>
        <translation>Toutes les versions décompressent sans limite&#xa0;; ensuite, la limite du codec décide.</translation>
    </message>
    <message>
        <source>None: raise the limit, if you trust the value.</source>
        <translation>Aucune&#xa0;: relevez la limite, si vous faites confiance à la valeur.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 load it, its get by index fails. 2026.10.0 refuses (record corrupted).</source>
        <translation>2026.2.0 et 2026.7.1 le chargent, son get par index échoue. 2026.10.0 refuse (record corrupted).</translation>
    </message>
    <message>
        <source>Try other items per section first: no bytes change. Else the records move to their section. Nothing is lost.</source>
        <translation>Essayez d’abord un autre nombre d’éléments par section&#xa0;: aucun octet ne change. Sinon, les enregistrements vont dans leur section. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>2026.2.0 answers with the last, earlier keys are not found. 2026.7.1 and 2026.10.0 answer with the first, or all.</source>
        <translation>2026.2.0 répond avec le dernier, les clés antérieures ne sont pas trouvées. 2026.7.1 et 2026.10.0 répondent avec le premier, ou tous.</translation>
    </message>
    <message>
        <source>All releases keep all; by key 2026.7.1 answers with the last one, the others with the first.</source>
        <translation>Toutes les versions les gardent tous&#xa0;; par clé, 2026.7.1 répond avec le dernier, les autres avec le premier.</translation>
    </message>
    <message>
        <source>All releases: a wrong page size empties every index file, a wrong key size rewrites both sides; other wrong parameters only fail reads.</source>
        <translation>Toutes les versions&#xa0;: une mauvaise taille de page vide chaque fichier d’index, une mauvaise taille de clé réécrit les deux côtés&#xa0;; les autres paramètres faux ne font qu’échouer des lectures.</translation>
    </message>
    <message>
        <source>Correct the parameter: no bytes change. Nothing is repaired until then.</source>
        <translation>Corrigez le paramètre&#xa0;: aucun octet ne change. Rien n’est réparé d’ici là.</translation>
    </message>
    <message>
        <source>All releases cut them; without a checkpoint 2026.2.0 ignores them.</source>
        <translation>Toutes les versions les coupent&#xa0;; sans checkpoint, 2026.2.0 les ignore.</translation>
    </message>
    <message>
        <source>Use the last checkpoint; else cut. What lies behind the table&apos;s size is lost.</source>
        <translation>Utiliser le dernier checkpoint&#xa0;; sinon, couper. Ce qui dépasse la taille de la table est perdu.</translation>
    </message>
    <message>
        <source>With a checkpoint 2026.2.0 and 2026.7.1 cut it or grow it with zeros; 2026.10.0 cuts, and refuses one too short. Without, 2026.2.0 uses it as it is: most keys are not found.</source>
        <translation>Avec un checkpoint, 2026.2.0 et 2026.7.1 la coupent ou l’étendent de zéros&#xa0;; 2026.10.0 coupe, et en refuse une trop courte. Sans, 2026.2.0 l’utilise telle quelle&#xa0;: la plupart des clés ne sont pas trouvées.</translation>
    </message>
    <message>
        <source>Rebuild the table from the records. Nothing is lost.</source>
        <translation>Reconstruire la table à partir des enregistrements. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>With a checkpoint 2026.2.0 aborts, 2026.7.1 and 2026.10.0 refuse. Without, 2026.2.0 starts an empty table, the later ones delete the store.</source>
        <translation>Avec un checkpoint, 2026.2.0 s’interrompt, 2026.7.1 et 2026.10.0 refusent. Sans, 2026.2.0 commence une table vide, les suivantes effacent le stockage.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 grow it with zeros, those buckets answer nothing. 2026.10.0 refuses.</source>
        <translation>2026.2.0 et 2026.7.1 l’étendent de zéros, ces buckets ne répondent rien. 2026.10.0 refuse.</translation>
    </message>
    <message>
        <source>Rebuild the missing buckets from the records. Nothing is lost.</source>
        <translation>Reconstruire les buckets manquants à partir des enregistrements. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases zero it; the other slot answers, so the bucket&apos;s newest records may be hidden.</source>
        <translation>Toutes les versions le mettent à zéro&#xa0;; l’autre slot répond, les enregistrements les plus récents du bucket peuvent donc être cachés.</translation>
    </message>
    <message>
        <source>Write the bucket&apos;s head anew from the records. Nothing is lost.</source>
        <translation>Réécrire la tête du bucket à partir des enregistrements. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases zero both slots; the bucket&apos;s keys are not found.</source>
        <translation>Toutes les versions mettent les deux slots à zéro&#xa0;; les clés du bucket ne sont pas trouvées.</translation>
    </message>
    <message>
        <source>All releases abort when they read the bucket.</source>
        <translation>Toutes les versions s’interrompent en lisant le bucket.</translation>
    </message>
    <message>
        <source>All releases open; lookups in this bucket fail, and the next put may close a ring.</source>
        <translation>Toutes les versions ouvrent&#xa0;; les recherches dans ce bucket échouent, et le prochain put peut fermer une boucle.</translation>
    </message>
    <message>
        <source>Write the bucket&apos;s head anew from the records. What is not among them is lost already.</source>
        <translation>Réécrire la tête du bucket à partir des enregistrements. Ce qui n’y figure pas est déjà perdu.</translation>
    </message>
    <message>
        <source>All releases open; lookups beyond it fail.</source>
        <translation>Toutes les versions ouvrent&#xa0;; les recherches au-delà échouent.</translation>
    </message>
    <message>
        <source>Link it to the newest older record of the bucket. Nothing that exists is lost.</source>
        <translation>Le relier à l’enregistrement antérieur le plus récent du bucket. Rien d’existant n’est perdu.</translation>
    </message>
    <message>
        <source>All releases: a lookup of any other key of the bucket never returns.</source>
        <translation>Toutes les versions&#xa0;: la recherche de toute autre clé du bucket ne se termine jamais.</translation>
    </message>
    <message>
        <source>Link it to the newest older record of the bucket. Nothing is lost.</source>
        <translation>Le relier à l’enregistrement antérieur le plus récent du bucket. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases open; these keys are not found.</source>
        <translation>Toutes les versions ouvrent&#xa0;; ces clés ne sont pas trouvées.</translation>
    </message>
    <message>
        <source>Write heads and links anew from the records. Nothing is lost.</source>
        <translation>Réécrire têtes et liens à partir des enregistrements. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases read one record too many; keys are compared.</source>
        <translation>Toutes les versions lisent un enregistrement de trop&#xa0;; les clés sont comparées.</translation>
    </message>
    <message>
        <source>All releases: get answers the newest; cursors still work.</source>
        <translation>Toutes les versions&#xa0;: get répond avec le plus récent&#xa0;; les curseurs fonctionnent encore.</translation>
    </message>
    <message>
        <source>With a checkpoint all releases cut back to its size. Without, 2026.2.0 takes the resize as finished, keys of untouched buckets are not found; the later ones delete the store.</source>
        <translation>Avec un checkpoint, toutes les versions reviennent à sa taille. Sans, 2026.2.0 tient l’agrandissement pour terminé, les clés des buckets non touchés ne sont pas trouvées&#xa0;; les suivantes effacent le stockage.</translation>
    </message>
    <message>
        <source>With a checkpoint leave it: it starts again. Without, finish it, or cut back. Nothing is lost.</source>
        <translation>Avec un checkpoint, le laisser&#xa0;: il recommence. Sans, le terminer, ou revenir en arrière. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases remove them; with an old checkpoint also keys whose bucket was written in two later epochs.</source>
        <translation>Toutes les versions les suppriment&#xa0;; avec un ancien checkpoint, aussi des clés dont le bucket a été écrit dans deux epochs ultérieures.</translation>
    </message>
    <message>
        <source>Use the last checkpoint, or estimate it. Nothing is lost then.</source>
        <translation>Utiliser le dernier checkpoint, ou l’estimer. Rien n’est alors perdu.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 open, slots lead nowhere. 2026.10.0 refuses (corruption detected).</source>
        <translation>2026.2.0 et 2026.7.1 ouvrent, des slots ne mènent nulle part. 2026.10.0 refuse (corruption detected).</translation>
    </message>
    <message>
        <source>Rebuild the heads for what is there, with a new checkpoint. The missing records are lost, unless another copy has them.</source>
        <translation>Reconstruire les têtes pour ce qui est là, avec un nouveau checkpoint. Les enregistrements manquants sont perdus, sauf si une autre copie les a.</translation>
    </message>
    <message>
        <source>All releases refuse (section out of range).</source>
        <translation>Toutes les versions refusent (section out of range).</translation>
    </message>
    <message>
        <source>Rebuild the heads for what is there, with a new checkpoint. The section&apos;s records are lost, unless another copy has them.</source>
        <translation>Reconstruire les têtes pour ce qui est là, avec un nouveau checkpoint. Les enregistrements de la section sont perdus, sauf si une autre copie les a.</translation>
    </message>
    <message>
        <source>A wrong size aborts all releases. Over an empty table 2026.2.0 aborts, the others refuse.</source>
        <translation>Une taille fausse interrompt toutes les versions. Sur une table vide, 2026.2.0 s’interrompt, les autres refusent.</translation>
    </message>
    <message>
        <source>Estimate the checkpoint anew: no bytes change.</source>
        <translation>Estimer à nouveau le checkpoint&#xa0;: aucun octet ne change.</translation>
    </message>
    <message>
        <source>2026.2.0: new puts go there, and a later opening removes the other section. 2026.7.1 and 2026.10.0 delete the store without a checkpoint.</source>
        <translation>2026.2.0&#xa0;: les nouveaux put vont là, et une ouverture ultérieure supprime l’autre section. 2026.7.1 et 2026.10.0 effacent le stockage sans checkpoint.</translation>
    </message>
    <message>
        <source>Open with the last checkpoint, or an estimated one. Nothing is lost.</source>
        <translation>Ouvrir avec le dernier checkpoint, ou un checkpoint estimé. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>All releases: as without markers.</source>
        <translation>Toutes les versions&#xa0;: comme sans marqueurs.</translation>
    </message>
    <message>
        <source>2026.10.0 resets it and uses the other copy.</source>
        <translation>2026.10.0 la réinitialise et utilise l’autre copie.</translation>
    </message>
    <message>
        <source>Write it anew from the good one. Nothing is lost.</source>
        <translation>La réécrire à partir de la bonne. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>2026.10.0 refuses (both metadata copies failed validation).</source>
        <translation>2026.10.0 refuse (both metadata copies failed validation).</translation>
    </message>
    <message>
        <source>Write markers for what is verified to be there. Nothing is lost.</source>
        <translation>Écrire des marqueurs pour ce qui est vérifié présent. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>2026.10.0 refuses (validation floor but no blob).</source>
        <translation>2026.10.0 refuse (validation floor but no blob).</translation>
    </message>
    <message>
        <source>Write markers for what is there. Nothing that exists is lost.</source>
        <translation>Écrire des marqueurs pour ce qui est là. Rien d’existant n’est perdu.</translation>
    </message>
    <message>
        <source>2026.10.0 refuses (below the validation floor).</source>
        <translation>2026.10.0 refuse (below the validation floor).</translation>
    </message>
    <message>
        <source>Repair the cause, then write markers for what is there; the missing records are lost.</source>
        <translation>Réparer la cause, puis écrire des marqueurs pour ce qui est là&#xa0;; les enregistrements manquants sont perdus.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 refuse (invalid magic).</source>
        <translation>2026.2.0 et 2026.7.1 refusent (invalid magic).</translation>
    </message>
    <message>
        <source>Convert the headers to V0 and remove the markers. Nothing is lost.</source>
        <translation>Convertir les en-têtes en V0 et supprimer les marqueurs. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>2026.2.0 scans and repairs. 2026.7.1 and 2026.10.0 delete everything.</source>
        <translation>2026.2.0 parcourt et répare. 2026.7.1 et 2026.10.0 effacent tout.</translation>
    </message>
    <message>
        <source>Hand the node the last checkpoint, or an estimated one. Nothing is lost then.</source>
        <translation>Donner au nœud le dernier checkpoint, ou un checkpoint estimé. Rien n’est alors perdu.</translation>
    </message>
    <message>
        <source>2026.10.0 cuts them and says nothing. For the others it is one bad value.</source>
        <translation>2026.10.0 les coupe sans rien dire. Pour les autres, ce n’est qu’une mauvaise valeur.</translation>
    </message>
    <message>
        <source>Repair the cause, or write markers first: all but the bad items are kept.</source>
        <translation>Réparer la cause, ou écrire d’abord des marqueurs&#xa0;: tout est conservé sauf les mauvais éléments.</translation>
    </message>
    <message>
        <source>2026.10.0 refuses and changes nothing. The others cut, grow, remove or accept.</source>
        <translation>2026.10.0 refuse et ne change rien. Les autres coupent, étendent, suppriment ou acceptent.</translation>
    </message>
    <message>
        <source>Repair the cause that is listed beside it.</source>
        <translation>Réparer la cause indiquée à côté.</translation>
    </message>
    <message>
        <source>The one that is named refuses; for the others see the cause.</source>
        <translation>Celle qui est nommée refuse&#xa0;; pour les autres, voir la cause.</translation>
    </message>
    <message>
        <source>2026.2.0 keeps the last record of an index; nothing is deleted.</source>
        <translation>2026.2.0 garde le dernier enregistrement d’un index&#xa0;; rien n’est effacé.</translation>
    </message>
    <message>
        <source>Export the other records before you go back.</source>
        <translation>Exportez les autres enregistrements avant de revenir à l’ancienne version.</translation>
    </message>
    <message>
        <source>2026.2.0 and 2026.7.1 leave them. 2026.10.0 refuses afterwards, where they no longer fit.</source>
        <translation>2026.2.0 et 2026.7.1 les laissent. 2026.10.0 refuse ensuite, là où ils ne conviennent plus.</translation>
    </message>
    <message>
        <source>Remove the markers before you go back, write them again before the upgrade. Nothing is lost.</source>
        <translation>Supprimer les marqueurs avant de revenir à l’ancienne version, les réécrire avant la mise à niveau. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>2026.2.0 fails (section out of range). 2026.7.1 and 2026.10.0 open.</source>
        <translation>2026.2.0 échoue (section out of range). 2026.7.1 et 2026.10.0 ouvrent.</translation>
    </message>
    <message>
        <source>Open it without the checkpoint: nothing is stored.</source>
        <translation>L’ouvrir sans le checkpoint&#xa0;: rien n’est stocké.</translation>
    </message>
    <message>
        <source>The process that has it open goes on.</source>
        <translation>Le processus qui l’a ouvert continue.</translation>
    </message>
    <message>
        <source>None; nothing is applied while it is in use.</source>
        <translation>Aucune&#xa0;; rien n’est appliqué tant qu’il est utilisé.</translation>
    </message>
    <message>
        <source>2026.10.0: a second one waits for ever.</source>
        <translation>2026.10.0&#xa0;: un second attend indéfiniment.</translation>
    </message>
    <message>
        <source>It depends on what the files have become.</source>
        <translation>Cela dépend de ce que les fichiers sont devenus.</translation>
    </message>
    <message>
        <source>Read again and check again.</source>
        <translation>Relire et revérifier.</translation>
    </message>
    <message>
        <source>The store is opened as its files are: between before and after.</source>
        <translation>Le stockage est ouvert tel que sont ses fichiers&#xa0;: entre avant et après.</translation>
    </message>
    <message>
        <source>Roll back: exactly as before. Or finish: exactly as planned.</source>
        <translation>Revenir en arrière&#xa0;: exactement comme avant. Ou terminer&#xa0;: exactement comme prévu.</translation>
    </message>
    <message>
        <source>{file} has only {n} bytes, too few for a header.</source>
        <translation>{file} n’a que {n} octets, trop peu pour un en-tête.</translation>
    </message>
    <message>
        <source>{file} is 8 zero bytes: its creation was interrupted.</source>
        <translation>{file} contient 8 octets nuls&#xa0;: sa création a été interrompue.</translation>
    </message>
    <message>
        <source>{file} is a torn creation of a V1 header.</source>
        <translation>{file} est la création inachevée d’un en-tête V1.</translation>
    </message>
    <message>
        <source>The header of {file} is damaged: {field} is {found}.</source>
        <translation>L’en-tête de {file} est endommagé&#xa0;: {field} vaut {found}.</translation>
    </message>
    <message>
        <source>{file} has blob version {n}, which no known release writes here.</source>
        <translation>{file} a la version de blob {n}, qu’aucune version connue n’écrit ici.</translation>
    </message>
    <message>
        <source>The V1 header of {file} fails its checksum.</source>
        <translation>La somme de contrôle de l’en-tête V1 de {file} est fausse.</translation>
    </message>
    <message>
        <source>The V1 header of {file} has bytes where zeros belong.</source>
        <translation>L’en-tête V1 de {file} a des octets là où des zéros sont attendus.</translation>
    </message>
    <message>
        <source>The V1 header of {file} is cut off at {n} bytes.</source>
        <translation>L’en-tête V1 de {file} est tronqué à {n} octets.</translation>
    </message>
    <message>
        <source>Files of this store have both header layouts: {a} V0, {b} V1.</source>
        <translation>Des fichiers de ce stockage ont les deux formats d’en-tête&#xa0;: {a} V0, {b} V1.</translation>
    </message>
    <message>
        <source>{name} does not belong into the partition.</source>
        <translation>{name} n’a pas sa place dans la partition.</translation>
    </message>
    <message>
        <source>{name} is written with capital letters.</source>
        <translation>{name} est écrit en majuscules.</translation>
    </message>
    <message>
        <source>{name} is not a section: its name has {n} bytes, not 8.</source>
        <translation>{name} n’est pas une section&#xa0;: son nom a {n} octets, et non 8.</translation>
    </message>
    <message>
        <source>Values of section {s} lie there without an index.</source>
        <translation>Des valeurs de la section {s} sont là sans index.</translation>
    </message>
    <message>
        <source>Section {s} has {n} records, but its value file is missing.</source>
        <translation>La section {s} a {n} enregistrements, mais son fichier de valeurs manque.</translation>
    </message>
    <message>
        <source>Section {s} of the freezer is missing between {a} and {b}.</source>
        <translation>La section {s} du freezer manque entre {a} et {b}.</translation>
    </message>
    <message>
        <source>The {role} partition of {store} is missing.</source>
        <translation>La partition {role} de {store} manque.</translation>
    </message>
    <message>
        <source>{folder} belongs to no recognised store.</source>
        <translation>{folder} n’appartient à aucun stockage reconnu.</translation>
    </message>
    <message>
        <source>{name} lies beside the table and is never read.</source>
        <translation>{name} se trouve à côté de la table et n’est jamais lu.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} est illisible&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Section {s} has no records and no value file.</source>
        <translation>La section {s} n’a ni enregistrements ni fichier de valeurs.</translation>
    </message>
    <message>
        <source>The index of section {s} ends inside a page: {n} bytes.</source>
        <translation>L’index de la section {s} finit au milieu d’une page&#xa0;: {n} octets.</translation>
    </message>
    <message>
        <source>The last {n} pages of the index of section {s} fail their checksum.</source>
        <translation>Les {n} dernières pages de l’index de la section {s} ont une somme de contrôle fausse.</translation>
    </message>
    <message>
        <source>Page {k} of the index of section {s} fails its checksum; pages after it do not.</source>
        <translation>La page {k} de l’index de la section {s} a une somme de contrôle fausse&#xa0;; les pages suivantes, non.</translation>
    </message>
    <message>
        <source>Page {k} of the index of section {s} is short though others follow.</source>
        <translation>La page {k} de l’index de la section {s} est courte alors que d’autres suivent.</translation>
    </message>
    <message>
        <source>The newest checksum of page {k} fails; an older one with {len} of {longer} bytes is used.</source>
        <translation>La somme de contrôle la plus récente de la page {k} est fausse&#xa0;; une plus ancienne de {len} octets sur {longer} est utilisée.</translation>
    </message>
    <message>
        <source>A page was shortened in place by a release from 2026.5.0 on.</source>
        <translation>Une page a été raccourcie sur place par une version 2026.5.0 ou ultérieure.</translation>
    </message>
    <message>
        <source>An older checksum of page {k} no longer matches; it is not used.</source>
        <translation>Une ancienne somme de contrôle de la page {k} n’est plus juste&#xa0;; elle n’est pas utilisée.</translation>
    </message>
    <message>
        <source>Bytes after the end of page {k} are not zero.</source>
        <translation>Les octets après la fin de la page {k} ne sont pas nuls.</translation>
    </message>
    <message>
        <source>The index of section {s} ends with {n} bytes of a record.</source>
        <translation>L’index de la section {s} finit par {n} octets d’un enregistrement.</translation>
    </message>
    <message>
        <source>The last {n} records of section {s} point past the value file.</source>
        <translation>Les {n} derniers enregistrements de la section {s} pointent au-delà du fichier de valeurs.</translation>
    </message>
    <message>
        <source>Record {s}:{p} points past the value file, later ones do not.</source>
        <translation>L’enregistrement {s}:{p} pointe au-delà du fichier de valeurs, les suivants non.</translation>
    </message>
    <message>
        <source>Records {s}:{p} and {s}:{q} claim the same value bytes.</source>
        <translation>Les enregistrements {s}:{p} et {s}:{q} revendiquent les mêmes octets de valeur.</translation>
    </message>
    <message>
        <source>Values of section {s} do not follow each other: {n} bytes between {p} and {q}.</source>
        <translation>Les valeurs de la section {s} ne se suivent pas&#xa0;: {n} octets entre {p} et {q}.</translation>
    </message>
    <message>
        <source>The value size of record {s}:{p} is {n}, less than its checksum needs.</source>
        <translation>La taille de valeur de l’enregistrement {s}:{p} est {n}, moins que n’en exige sa somme de contrôle.</translation>
    </message>
    <message>
        <source>Section {s} has no records, but {n} bytes of values.</source>
        <translation>La section {s} n’a pas d’enregistrements, mais {n} octets de valeurs.</translation>
    </message>
    <message>
        <source>{n} bytes follow the last value of section {s}.</source>
        <translation>{n} octets suivent la dernière valeur de la section {s}.</translation>
    </message>
    <message>
        <source>The value of {item} fails its checksum.</source>
        <translation>La somme de contrôle de la valeur de {item} est fausse.</translation>
    </message>
    <message>
        <source>The value of {item} does not decompress, though its checksum is right.</source>
        <translation>La valeur de {item} ne se décompresse pas, bien que sa somme de contrôle soit juste.</translation>
    </message>
    <message>
        <source>The value of {item} does not decode as {codec}: {reason}.</source>
        <translation>La valeur de {item} ne se décode pas comme {codec}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The value of {item} is not one zstd frame that states its size.</source>
        <translation>La valeur de {item} n’est pas une trame zstd unique qui indique sa taille.</translation>
    </message>
    <message>
        <source>The value of {item} would grow beyond {limit}; it was not decompressed.</source>
        <translation>La valeur de {item} dépasserait {limit}&#xa0;; elle n’a pas été décompressée.</translation>
    </message>
    <message>
        <source>Section {s} is not a multiple of {n} items per section.</source>
        <translation>La section {s} n’est pas un multiple de {n} éléments par section.</translation>
    </message>
    <message>
        <source>Record {s}:{p} has index {i}, which belongs to section {t}.</source>
        <translation>L’enregistrement {s}:{p} a l’index {i}, qui appartient à la section {t}.</translation>
    </message>
    <message>
        <source>Index {i} has {n} records.</source>
        <translation>L’index {i} a {n} enregistrements.</translation>
    </message>
    <message>
        <source>A key stands at {n} indices.</source>
        <translation>Une clé figure à {n} index.</translation>
    </message>
    <message>
        <source>{parameter} = {value} does not fit the files: {evidence}.</source>
        <translation>{parameter} = {value} ne convient pas aux fichiers&#xa0;: {evidence}.</translation>
    </message>
    <message>
        <source>{n} bytes follow the last whole bucket of the table.</source>
        <translation>{n} octets suivent le dernier bucket entier de la table.</translation>
    </message>
    <message>
        <source>The table has {n} buckets, which is not a power of two.</source>
        <translation>La table a {n} buckets, ce qui n’est pas une puissance de deux.</translation>
    </message>
    <message>
        <source>The table is missing or empty, but there are {n} records.</source>
        <translation>La table manque ou est vide, mais il y a {n} enregistrements.</translation>
    </message>
    <message>
        <source>The table has {a} buckets, the checkpoint says {b}.</source>
        <translation>La table a {a} buckets, le checkpoint dit {b}.</translation>
    </message>
    <message>
        <source>Slot {i} of bucket {b} fails its checksum; the other is {other}.</source>
        <translation>La somme de contrôle du slot {i} du bucket {b} est fausse&#xa0;; l’autre est {other}.</translation>
    </message>
    <message>
        <source>Bucket {b} has no usable slot, but {n} records belong to it.</source>
        <translation>Le bucket {b} n’a pas de slot utilisable, mais {n} enregistrements lui appartiennent.</translation>
    </message>
    <message>
        <source>Both slots of bucket {b} have epoch {e}.</source>
        <translation>Les deux slots du bucket {b} ont l’epoch {e}.</translation>
    </message>
    <message>
        <source>Bucket {b} points to record {s}:{p}, which does not exist.</source>
        <translation>Le bucket {b} pointe vers l’enregistrement {s}:{p}, qui n’existe pas.</translation>
    </message>
    <message>
        <source>Record {s}:{p} leads to {t}:{q}, which does not exist.</source>
        <translation>L’enregistrement {s}:{p} mène à {t}:{q}, qui n’existe pas.</translation>
    </message>
    <message>
        <source>Record {s}:{p} leads to {t}:{q}, which is not older.</source>
        <translation>L’enregistrement {s}:{p} mène à {t}:{q}, qui n’est pas plus ancien.</translation>
    </message>
    <message>
        <source>{n} records are not reached from the bucket of their key.</source>
        <translation>{n} enregistrements ne sont pas atteints depuis le bucket de leur clé.</translation>
    </message>
    <message>
        <source>The chain of bucket {b} ends at {s}:{p} although older records of it exist (split brain).</source>
        <translation>La chaîne du bucket {b} finit en {s}:{p} bien qu’il en existe des enregistrements plus anciens (split brain).</translation>
    </message>
    <message>
        <source>Record {s}:{p} lies in the chain of bucket {b}, whose keys hash elsewhere.</source>
        <translation>L’enregistrement {s}:{p} est dans la chaîne du bucket {b}, alors que le hachage de sa clé mène ailleurs.</translation>
    </message>
    <message>
        <source>The older slot of bucket {b} is not part of the newer one&apos;s chain.</source>
        <translation>L’ancien slot du bucket {b} ne fait pas partie de la chaîne du plus récent.</translation>
    </message>
    <message>
        <source>{n} records are shadowed by newer ones of the same key: {bytes}.</source>
        <translation>{n} enregistrements sont masqués par de plus récents de même clé&#xa0;: {bytes}.</translation>
    </message>
    <message>
        <source>The resize from {S} to {2S} buckets is half done.</source>
        <translation>L’agrandissement de {S} à {2S} buckets est à moitié fait.</translation>
    </message>
    <message>
        <source>There is data after the checkpoint: {slots} slots, {records} records, {sections} sections.</source>
        <translation>Il y a des données après le checkpoint&#xa0;: {slots} slots, {records} enregistrements, {sections} sections.</translation>
    </message>
    <message>
        <source>Section {s} has {a} bytes of {index or values}, the checkpoint needs {b}.</source>
        <translation>La section {s} a {a} octets de {index or values}, le checkpoint en exige {b}.</translation>
    </message>
    <message>
        <source>Section {s} of the checkpoint does not exist.</source>
        <translation>La section {s} du checkpoint n’existe pas.</translation>
    </message>
    <message>
        <source>The checkpoint cannot be right: {reason}.</source>
        <translation>Le checkpoint ne peut pas être juste&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Without a checkpoint the engine goes on in section {a} although {b} exists.</source>
        <translation>Sans checkpoint, le moteur continue dans la section {a} bien que {b} existe.</translation>
    </message>
    <message>
        <source>This empty marker pair fits any archive of the root.</source>
        <translation>Cette paire de marqueurs vide convient à toute archive de la racine.</translation>
    </message>
    <message>
        <source>One of the two marker copies is damaged.</source>
        <translation>L’une des deux copies des marqueurs est endommagée.</translation>
    </message>
    <message>
        <source>Both marker copies are damaged.</source>
        <translation>Les deux copies des marqueurs sont endommagées.</translation>
    </message>
    <message>
        <source>Markers name section {s}, which does not exist.</source>
        <translation>Les marqueurs nomment la section {s}, qui n’existe pas.</translation>
    </message>
    <message>
        <source>Markers promise {n} records in section {s}; the index holds {m} up to a valid page.</source>
        <translation>Les marqueurs promettent {n} enregistrements dans la section {s}&#xa0;; l’index en contient {m} jusqu’à une page valide.</translation>
    </message>
    <message>
        <source>Markers promise values up to byte {a} of section {s}; the file ends at {b}.</source>
        <translation>Les marqueurs promettent des valeurs jusqu’à l’octet {a} de la section {s}&#xa0;; le fichier finit à {b}.</translation>
    </message>
    <message>
        <source>{release} cannot read V1 headers: {n} files.</source>
        <translation>{release} ne lit pas les en-têtes V1&#xa0;: {n} fichiers.</translation>
    </message>
    <message>
        <source>{release} deletes this freezer when it opens it without its checkpoint.</source>
        <translation>{release} efface ce freezer en l’ouvrant sans son checkpoint.</translation>
    </message>
    <message>
        <source>{release} would drop {n} items of section {s} at its first opening.</source>
        <translation>{release} supprimerait {n} éléments de la section {s} à sa première ouverture.</translation>
    </message>
    <message>
        <source>{release} refuses this freezer: {check}.</source>
        <translation>{release} refuse ce freezer&#xa0;: {check}.</translation>
    </message>
    <message>
        <source>{release} refuses this store because of {code}.</source>
        <translation>{release} refuse ce stockage à cause de {code}.</translation>
    </message>
    <message>
        <source>{release} would answer {n} indices with another record and not find {m} keys.</source>
        <translation>{release} répondrait pour {n} index avec un autre enregistrement et ne trouverait pas {m} clés.</translation>
    </message>
    <message>
        <source>{release} ignores the markers; what it prunes or cuts makes a later upgrade fail.</source>
        <translation>{release} ignore les marqueurs&#xa0;; ce qu’elle élague ou coupe fait échouer une mise à niveau ultérieure.</translation>
    </message>
    <message>
        <source>{release} cannot read {n} values.</source>
        <translation>{release} ne peut pas lire {n} valeurs.</translation>
    </message>
    <message>
        <source>{release} does not reopen an empty freezer with its checkpoint.</source>
        <translation>{release} ne rouvre pas un freezer vide avec son checkpoint.</translation>
    </message>
    <message>
        <source>{process} ({pid}) holds files of this store open.</source>
        <translation>{process} ({pid}) a des fichiers de ce stockage ouverts.</translation>
    </message>
    <message>
        <source>An engine of 2026.9.0 or later is running on this root ({pid}).</source>
        <translation>Un moteur 2026.9.0 ou ultérieur s’exécute sur cette racine ({pid}).</translation>
    </message>
    <message>
        <source>{file} changed while it was read; findings about it may be wrong.</source>
        <translation>{file} a changé pendant sa lecture&#xa0;; les constats à son sujet peuvent être faux.</translation>
    </message>
    <message>
        <source>The store was replaced or cut while it was open.</source>
        <translation>Le stockage a été remplacé ou coupé pendant qu’il était ouvert.</translation>
    </message>
    <message>
        <source>A change of {time} was interrupted; the store is between before and after.</source>
        <translation>Une modification du {time} a été interrompue&#xa0;; le stockage est entre avant et après.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>bad as well</source>
        <translation>mauvais aussi</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>Write damaged headers anew over whole contents (files: {n}).</source>
        <translation>Réécrire les en-têtes endommagés devant un contenu entier (fichiers&#xa0;: {n}).</translation>
    </message>
    <message>
        <source>Finish files whose creation was interrupted, as empty {layout} files (files: {n}).</source>
        <translation>Terminer les fichiers dont la création a été interrompue, en fichiers {layout} vides (fichiers&#xa0;: {n}).</translation>
    </message>
    <message>
        <source>Convert headers to {layout}; what stands behind them stays as it is (files: {n}).</source>
        <translation>Convertir les en-têtes en {layout}&#xa0;; ce qui les suit reste tel quel (fichiers&#xa0;: {n}).</translation>
    </message>
    <message>
        <source>Flip back single bits that the checksums name (index pages: {pages}, values: {values}).</source>
        <translation>Rétablir les bits isolés que désignent les sommes de contrôle (pages d’index&#xa0;: {pages}, valeurs&#xa0;: {values}).</translation>
    </message>
    <message>
        <source>Lower the markers in {partition} to the records that are there, and remove those of sections that hold none (sections: {names}; without records: {gone}).</source>
        <translation>Abaisser les marqueurs de {partition} aux enregistrements présents, et supprimer ceux des sections qui n’en contiennent pas (sections&#xa0;: {names}&#xa0;; sans enregistrements&#xa0;: {gone}).</translation>
    </message>
    <message>
        <source>Write markers into {partition}: what they cover is neither verified nor cut (sections: {n}).</source>
        <translation>Écrire des marqueurs dans {partition}&#xa0;: ce qu’ils couvrent n’est ni vérifié ni coupé (sections&#xa0;: {n}).</translation>
    </message>
    <message>
        <source>Remove the markers in {partition}, which this release does not keep up and a later one would hold against the store.</source>
        <translation>Supprimer les marqueurs de {partition}, que cette version ne tient pas à jour et qu’une version ultérieure opposerait au stockage.</translation>
    </message>
    <message>
        <source>Cut value files behind the last value that a record names (files: {n}).</source>
        <translation>Couper les fichiers de valeurs après la dernière valeur nommée par un enregistrement (fichiers&#xa0;: {n}).</translation>
    </message>
    <message>
        <source>Take away values without an index, which no record names: {names}.</source>
        <translation>Retirer les valeurs sans index, qu’aucun enregistrement ne nomme&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Not safe: {release} does not open it: {error}.</source>
        <translation>Pas sûr&#xa0;: {release} ne l’ouvre pas&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>Not safe: {release} would drop {lost} of {all} items; {good} of those can be read now.</source>
        <translation>Pas sûr&#xa0;: {release} supprimerait {lost} éléments sur {all}&#xa0;; {good} d’entre eux sont lisibles maintenant.</translation>
    </message>
    <message>
        <source>Safe: {release} opens it and loses nothing.</source>
        <translation>Sûr&#xa0;: {release} l’ouvre et ne perd rien.</translation>
    </message>
    <message>
        <source>Hand this estimated checkpoint to the node: {checkpoint}.</source>
        <translation>Donner au nœud ce checkpoint estimé&#xa0;: {checkpoint}.</translation>
    </message>
    <message>
        <source>Safe after these changes ({n}): {release} then opens it and loses nothing that can be read.</source>
        <translation>Sûr après ces modifications ({n})&#xa0;: {release} l’ouvre alors et ne perd rien de ce qui est lisible.</translation>
    </message>
    <message>
        <source>Not safe: even after these changes {release} does not open it: {error}.</source>
        <translation>Pas sûr&#xa0;: même après ces modifications, {release} ne l’ouvre pas&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>Not safe: even after these changes {release} would drop {lost} of {all} items; {good} of those can be read now.</source>
        <translation>Pas sûr&#xa0;: même après ces modifications, {release} supprimerait {lost} éléments sur {all}&#xa0;; {good} d’entre eux sont lisibles maintenant.</translation>
    </message>
    <message>
        <source>A name is expected here, not {found}.</source>
        <translation>Un nom est attendu ici, pas {found}.</translation>
    </message>
    <message>
        <source>A type is expected here, not {found}.</source>
        <translation>Un type est attendu ici, pas {found}.</translation>
    </message>
    <message>
        <source>{wanted} is expected here, not {found}.</source>
        <translation>{wanted} est attendu ici, pas {found}.</translation>
    </message>
    <message>
        <source>A count is a number, a type without sign, an earlier field, or *; not {found}.</source>
        <translation>Un compte est un nombre, un type sans signe, un champ précédent ou *&#xa0;; pas {found}.</translation>
    </message>
    <message>
        <source>the end of the text</source>
        <translation>la fin du texte</translation>
    </message>
    <message>
        <source>There is no type {name}.</source>
        <translation>Il n’y a pas de type {name}.</translation>
    </message>
    <message>
        <source>{name} names a type already.</source>
        <translation>{name} est déjà le nom d’un type.</translation>
    </message>
    <message>
        <source>There are two fields {name} here.</source>
        <translation>Il y a ici deux champs {name}.</translation>
    </message>
    <message>
        <source>The struct {name} contains itself.</source>
        <translation>La structure {name} se contient elle-même.</translation>
    </message>
    <message>
        <source>There is no field {name} before this one.</source>
        <translation>Il n’y a pas de champ {name} avant celui-ci.</translation>
    </message>
    <message>
        <source>{name} is no number without sign and no more than 64 bits, so it is no count.</source>
        <translation>{name} n’est pas un nombre sans signe de 64 bits au plus, donc pas un compte.</translation>
    </message>
    <message>
        <source>The number {found} is too large.</source>
        <translation>Le nombre {found} est trop grand.</translation>
    </message>
    <message>
        <source>Types stand in each other more than {n} deep.</source>
        <translation>Les types sont imbriqués sur plus de {n} niveaux.</translation>
    </message>
    <message>
        <source>A description has at most {n} bytes.</source>
        <translation>Une description a au plus {n} octets.</translation>
    </message>
    <message>
        <source>{found} has no meaning in a description.</source>
        <translation>{found} n’a pas de sens dans une description.</translation>
    </message>
    <message>
        <source>At least one field is expected before {found}.</source>
        <translation>Au moins un champ est attendu avant {found}.</translation>
    </message>
    <message>
        <source>needs bytes: {needed}, left: {left}</source>
        <translation>octets nécessaires&#xa0;: {needed}, restants&#xa0;: {left}</translation>
    </message>
    <message>
        <source>{found} is neither 0 nor 1</source>
        <translation>{found} n’est ni 0 ni 1</translation>
    </message>
    <message>
        <source>not the shortest form of a number that fits</source>
        <translation>n’est pas la forme la plus courte d’un nombre qui convient</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>n’est pas de l’UTF-8</translation>
    </message>
    <message>
        <source>an element takes no bytes, so the list would have no end</source>
        <translation>un élément ne prend aucun octet, la liste serait donc sans fin</translation>
    </message>
    <message>
        <source>too much for a look: more than {n} fields and elements</source>
        <translation>trop pour être montré&#xa0;: plus de {n} champs et éléments</translation>
    </message>
    <message>
        <source>bytes that the description does not name: {n}</source>
        <translation>octets que la description ne nomme pas&#xa0;: {n}</translation>
    </message>
    <message>
        <source>bytes not decoded: {n}</source>
        <translation>octets non décodés&#xa0;: {n}</translation>
    </message>
    <message>
        <source>more elements, not listed: {n}</source>
        <translation>autres éléments, non listés&#xa0;: {n}</translation>
    </message>
    <message>
        <source>more than {n} fields and elements; the rest was read, but is not listed</source>
        <translation>plus de {n} champs et éléments&#xa0;; le reste a été lu, mais n’est pas listé</translation>
    </message>
    <message>
        <source>This is no JSON at line {line}, column {column}.</source>
        <translation>Ce n’est pas du JSON à la ligne {line}, colonne {column}.</translation>
    </message>
    <message>
        <source>There is nothing in this value.</source>
        <translation>Cette valeur est vide.</translation>
    </message>
    <message>
        <source>Nested more than {n} deep; the rest is not shown.</source>
        <translation>Imbriqué sur plus de {n} niveaux&#xa0;; le reste n’est pas affiché.</translation>
    </message>
    <message>
        <source>Only the first {n} characters are shown.</source>
        <translation>Seuls les {n} premiers caractères sont affichés.</translation>
    </message>
    <message>
        <source>More than {n} bytes are not read as JSON.</source>
        <translation>Plus de {n} octets ne sont pas lus comme du JSON.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::Actions</name>
    <message>
        <source>&amp;Open folder …</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Look for stores in a folder</source>
        <translation>Chercher des stockages dans un dossier</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Effacer la liste</translation>
    </message>
    <message>
        <source>Forget which folders were opened</source>
        <translation>Oublier quels dossiers ont été ouverts</translation>
    </message>
    <message>
        <source>&amp;Close folder</source>
        <translation>&amp;Fermer le dossier</translation>
    </message>
    <message>
        <source>Close the stores of this folder</source>
        <translation>Fermer les stockages de ce dossier</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Take back the last step in the list of pending operations</source>
        <translation>Défaire la dernière étape dans la liste des opérations en attente</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Take the step again</source>
        <translation>Refaire l’étape</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy what is selected where the keyboard is</source>
        <translation>Copier la sélection là où se trouve le clavier</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>Select everything where the keyboard is</source>
        <translation>Tout sélectionner là où se trouve le clavier</translation>
    </message>
    <message>
        <source>&amp;Edit the field …</source>
        <translation>Modifier le cha&amp;mp…</translation>
    </message>
    <message>
        <source>Type another value for the selected field; it becomes a pending operation</source>
        <translation>Saisir une autre valeur pour le champ sélectionné&#xa0;; elle devient une opération en attente</translation>
    </message>
    <message>
        <source>Edit the &amp;bytes …</source>
        <translation>Modifier les &amp;octets…</translation>
    </message>
    <message>
        <source>Type other bytes for those that are selected; they become a pending operation</source>
        <translation>Saisir d’autres octets à la place de ceux sélectionnés&#xa0;; ils deviennent une opération en attente</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Texte plus &amp;grand</translation>
    </message>
    <message>
        <source>Make all text larger</source>
        <translation>Agrandir tout le texte</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Texte plus pe&amp;tit</translation>
    </message>
    <message>
        <source>Make all text smaller</source>
        <translation>Réduire tout le texte</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Texte &amp;normal</translation>
    </message>
    <message>
        <source>Back to the system&apos;s text size</source>
        <translation>Revenir à la taille de texte du système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>Texte sombre sur fond clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>Texte clair sur fond sombre</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le s&amp;ystème</translation>
    </message>
    <message>
        <source>Light or dark, as the system is</source>
        <translation>Clair ou sombre, comme le système</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Réinitialiser la disposition</translation>
    </message>
    <message>
        <source>Store &amp;before</source>
        <translation>Stockage a&amp;vant</translation>
    </message>
    <message>
        <source>Show the files as they are</source>
        <translation>Montrer les fichiers tels qu’ils sont</translation>
    </message>
    <message>
        <source>Store &amp;after</source>
        <translation>Stockage aprè&amp;s</translation>
    </message>
    <message>
        <source>Show the store as it would be; nothing is written</source>
        <translation>Montrer le stockage tel qu’il serait&#xa0;; rien n’est écrit</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Différence</translation>
    </message>
    <message>
        <source>Show the store as it would be, with what changes marked</source>
        <translation>Montrer le stockage tel qu’il serait, avec les changements marqués</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Go back to where you were</source>
        <translation>Revenir où vous étiez</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>Go forward again</source>
        <translation>Avancer de nouveau</translation>
    </message>
    <message>
        <source>&amp;Go to …</source>
        <translation>&amp;Aller à…</translation>
    </message>
    <message>
        <source>Go to a bucket, key, index, section, record or offset</source>
        <translation>Aller à un bucket, une clé, un index, une section, un enregistrement ou un offset</translation>
    </message>
    <message>
        <source>&amp;Next gap</source>
        <translation>&amp;Lacune suivante</translation>
    </message>
    <message>
        <source>Go to the next gap</source>
        <translation>Aller à la lacune suivante</translation>
    </message>
    <message>
        <source>&amp;Previous gap</source>
        <translation>La&amp;cune précédente</translation>
    </message>
    <message>
        <source>Go to the previous gap</source>
        <translation>Aller à la lacune précédente</translation>
    </message>
    <message>
        <source>Next f&amp;inding</source>
        <translation>C&amp;onstat suivant</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>Aller au constat suivant</translation>
    </message>
    <message>
        <source>Previous fin&amp;ding</source>
        <translation>Cons&amp;tat précédent</translation>
    </message>
    <message>
        <source>Go to the previous finding</source>
        <translation>Aller au constat précédent</translation>
    </message>
    <message>
        <source>Next p&amp;age</source>
        <translation>Pa&amp;ge suivante</translation>
    </message>
    <message>
        <source>Show the next page</source>
        <translation>Montrer la page suivante</translation>
    </message>
    <message>
        <source>Previous pag&amp;e</source>
        <translation>Pag&amp;e précédente</translation>
    </message>
    <message>
        <source>Show the previous page</source>
        <translation>Montrer la page précédente</translation>
    </message>
    <message>
        <source>&amp;Quick check</source>
        <translation>Vérification &amp;rapide</translation>
    </message>
    <message>
        <source>Names, headers, table, and the end of each section</source>
        <translation>Les noms, les en-têtes, la table et la fin de chaque section</translation>
    </message>
    <message>
        <source>Check every &amp;record</source>
        <translation>Vérifier chaque &amp;enregistrement</translation>
    </message>
    <message>
        <source>Every page, record, slot and pointer</source>
        <translation>Chaque page, enregistrement, slot et pointeur</translation>
    </message>
    <message>
        <source>Check every &amp;value</source>
        <translation>Vérifier chaque &amp;valeur</translation>
    </message>
    <message>
        <source>As before, and the checksum of every value</source>
        <translation>Comme ci-dessus, plus la somme de contrôle de chaque valeur</translation>
    </message>
    <message>
        <source>&amp;Simulate opening</source>
        <translation>&amp;Simuler l’ouverture</translation>
    </message>
    <message>
        <source>What a release would do to the store by opening it</source>
        <translation>Ce qu’une version ferait au stockage en l’ouvrant</translation>
    </message>
    <message>
        <source>&amp;Cancel all jobs</source>
        <translation>&amp;Arrêter toutes les tâches</translation>
    </message>
    <message>
        <source>Stop everything that is being read</source>
        <translation>Arrêter toutes les lectures</translation>
    </message>
    <message>
        <source>&amp;Propose repair</source>
        <translation>Proposer une &amp;réparation</translation>
    </message>
    <message>
        <source>Look for repairs of the selected findings&apos; codes; nothing is written</source>
        <translation>Chercher des réparations pour les codes des constats sélectionnés&#xa0;; rien n’est écrit</translation>
    </message>
    <message>
        <source>Propose &amp;all repairs</source>
        <translation>Proposer &amp;toutes les réparations</translation>
    </message>
    <message>
        <source>Check every value and look for repairs of everything; nothing is written</source>
        <translation>Vérifier chaque valeur et chercher des réparations pour tout&#xa0;; rien n’est écrit</translation>
    </message>
    <message>
        <source>Enable &amp;editing</source>
        <translation>Activer la &amp;modification</translation>
    </message>
    <message>
        <source>Allow that what is pending is applied; nothing is written by this alone</source>
        <translation>Permettre que les opérations en attente soient appliquées&#xa0;; cela seul n’écrit rien</translation>
    </message>
    <message>
        <source>Appl&amp;y …</source>
        <translation>A&amp;ppliquer…</translation>
    </message>
    <message>
        <source>Write what is pending, with a way back</source>
        <translation>Écrire ce qui est en attente, avec retour possible</translation>
    </message>
    <message>
        <source>&amp;Save plan …</source>
        <translation>Enregi&amp;strer le plan…</translation>
    </message>
    <message>
        <source>Keep the pending operations as a file, to be reviewed and applied elsewhere</source>
        <translation>Garder les opérations en attente dans un fichier, à relire et à appliquer ailleurs</translation>
    </message>
    <message>
        <source>Open p&amp;lan …</source>
        <translation>&amp;Ouvrir un plan…</translation>
    </message>
    <message>
        <source>Take the operations of a plan that was saved</source>
        <translation>Reprendre les opérations d’un plan enregistré</translation>
    </message>
    <message>
        <source>Copy as &amp;command</source>
        <translation>&amp;Copier comme commande</translation>
    </message>
    <message>
        <source>Copy the command lines that do the same</source>
        <translation>Copier les lignes de commande qui font la même chose</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>Take everything off the list of pending operations</source>
        <translation>Retirer tout de la liste des opérations en attente</translation>
    </message>
    <message>
        <source>Pr&amp;une …</source>
        <translation>É&amp;laguer…</translation>
    </message>
    <message>
        <source>Plan to move old sections of an archive to quarantine</source>
        <translation>Prévoir de mettre en quarantaine d’anciennes sections d’une archive</translation>
    </message>
    <message>
        <source>Re&amp;size the table …</source>
        <translation>A&amp;grandir la table…</translation>
    </message>
    <message>
        <source>Plan a larger table for a freezer</source>
        <translation>Prévoir une table plus grande pour un freezer</translation>
    </message>
    <message>
        <source>&amp;Tighten the heads …</source>
        <translation>Resserrer les &amp;têtes…</translation>
    </message>
    <message>
        <source>Plan that every bucket of a freezer begins with its newest record</source>
        <translation>Prévoir que chaque bucket d’un freezer commence par son enregistrement le plus récent</translation>
    </message>
    <message>
        <source>&amp;Checkpoint …</source>
        <translation>&amp;Checkpoint…</translation>
    </message>
    <message>
        <source>Show or estimate the checkpoint of a freezer, and copy it</source>
        <translation>Montrer ou estimer le checkpoint d’un freezer, et le copier</translation>
    </message>
    <message>
        <source>&amp;Parameters …</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>What was inferred about the stores, and why</source>
        <translation>Ce qui a été déduit sur les stockages, et pourquoi</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Relire</translation>
    </message>
    <message>
        <source>Look at the files anew</source>
        <translation>Examiner à nouveau les fichiers</translation>
    </message>
    <message>
        <source>&amp;What&apos;s this?</source>
        <translation>&amp;Qu’est-ce que c’est&#xa0;?</translation>
    </message>
    <message>
        <source>Click something to hear what it is</source>
        <translation>Cliquez sur quelque chose pour apprendre ce que c’est</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Manuel</translation>
    </message>
    <message>
        <source>How things are done, and what every finding means</source>
        <translation>Comment procéder, et ce que signifie chaque constat</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Clavier</translation>
    </message>
    <message>
        <source>Every shortcut</source>
        <translation>Tous les raccourcis</translation>
    </message>
    <message>
        <source>&amp;About Cryoscope</source>
        <translation>À &amp;propos de Cryoscope</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version et licence</translation>
    </message>
    <message>
        <source>&amp;Browse</source>
        <translation>&amp;Parcourir</translation>
    </message>
    <message>
        <source>Every panel at hand: to look around in a store</source>
        <translation>Chaque panneau à portée de main&#xa0;: pour regarder dans un stockage</translation>
    </message>
    <message>
        <source>&amp;Triage</source>
        <translation>&amp;Tri</translation>
    </message>
    <message>
        <source>Findings and their bytes side by side: to find out what is wrong</source>
        <translation>Les constats et leurs octets côte à côte&#xa0;: pour trouver ce qui ne va pas</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>Room for plots and tables: only the stores beside them</source>
        <translation>De la place pour graphiques et tables&#xa0;: seuls les stockages à côté</translation>
    </message>
    <message>
        <source>Put every panel back where this layout had it at first</source>
        <translation>Remettre chaque panneau là où cette disposition l’avait d’abord</translation>
    </message>
    <message>
        <source>&amp;Command palette …</source>
        <translation>Palette de co&amp;mmandes…</translation>
    </message>
    <message>
        <source>Find an action, page, panel, store or place by typing</source>
        <translation>Trouver une action, une page, un panneau, un stockage ou un endroit en tapant</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ApplyDialog</name>
    <message>
        <source>Compute the result again and compare it with the plan</source>
        <translation>Recalculer le résultat et le comparer au plan</translation>
    </message>
    <message>
        <source>Lock the folder; see that nobody else is at the store</source>
        <translation>Verrouiller le dossier&#xa0;; s’assurer que personne d’autre n’utilise le stockage</translation>
    </message>
    <message>
        <source>Write the undo file and the new files, durably</source>
        <translation>Écrire durablement le fichier d’annulation et les nouveaux fichiers</translation>
    </message>
    <message>
        <source>Change over</source>
        <translation>Basculer</translation>
    </message>
    <message>
        <source>Look at the result a second time</source>
        <translation>Examiner le résultat une seconde fois</translation>
    </message>
    <message>
        <source>Look at what applying needs</source>
        <translation>Examiner ce que demande l’application</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 dans %2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>%1 found again · %2 lost</source>
        <translation>%1 retrouvés · %2 perdus</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>The node has to be given this one from then on</source>
        <translation>Le nœud devra ensuite recevoir celui-ci</translation>
    </message>
    <message>
        <source>Undo file</source>
        <translation>Fichier d’annulation</translation>
    </message>
    <message>
        <source>%1 for the undo file</source>
        <translation>%1 pour le fichier d’annulation</translation>
    </message>
    <message>
        <source>%1 in the store</source>
        <translation>%1 dans le stockage</translation>
    </message>
    <message>
        <source>%1 in quarantine</source>
        <translation>%1 en quarantaine</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisation</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Applied. It can be undone from the history.</source>
        <translation>Appliqué. L’historique permet de l’annuler.</translation>
    </message>
    <message>
        <source>The node has to be given this checkpoint from now on: %1</source>
        <translation>Le nœud doit désormais recevoir ce checkpoint&#xa0;: %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel and turn back</source>
        <translation>Interrompre et revenir en arrière</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Turning back …</source>
        <translation>Retour en arrière…</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s) to %1</source>
        <translation>
            <numerusform>Appliquer %n modification à %1</numerusform>
            <numerusform>Appliquer %n modifications à %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>Ce qui sera fait</translation>
    </message>
    <message>
        <source>Name of this change, for the history (may be empty)</source>
        <translation>Nom de cette modification, pour l’historique (peut être vide)</translation>
    </message>
    <message>
        <source>Name of this change</source>
        <translation>Nom de cette modification</translation>
    </message>
    <message>
        <source>It cannot be proven that nobody else works on this store. If you know that it is so, type the name of the store: %1</source>
        <translation>Impossible de prouver que personne d’autre ne travaille sur ce stockage. Si vous savez que c’est le cas, saisissez le nom du stockage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Name of the store, to confirm</source>
        <translation>Nom du stockage, pour confirmer</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
</context>
<context>
    <name>cryo::ui::BigTableView</name>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>No rows.</source>
        <translation>Aucune ligne.</translation>
    </message>
    <message>
        <source>Column titles</source>
        <translation>Titres des colonnes</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Lecture impossible</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
</context>
<context>
    <name>cryo::ui::BucketDetail</name>
    <message>
        <source>leads to %1, which does not exist</source>
        <translation>mène à %1, qui n’existe pas</translation>
    </message>
    <message>
        <source>leads to %1, which is not older</source>
        <translation>mène à %1, qui n’est pas plus ancien</translation>
    </message>
    <message>
        <source>leads to %1, which cannot be read</source>
        <translation>mène à %1, qui est illisible</translation>
    </message>
    <message>
        <source>Bucket %1</source>
        <translation>Bucket %1</translation>
    </message>
    <message>
        <source>No bucket selected</source>
        <translation>Aucun bucket sélectionné</translation>
    </message>
    <message>
        <source>This bucket could not be read.</source>
        <translation>Ce bucket n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Select a bucket to see its chain.</source>
        <translation>Sélectionnez un bucket pour voir sa chaîne.</translation>
    </message>
    <message>
        <source>This bucket is empty.</source>
        <translation>Ce bucket est vide.</translation>
    </message>
    <message>
        <source>chain %1</source>
        <translation>chaîne %1</translation>
    </message>
    <message>
        <source>own keys %1</source>
        <translation>clés propres %1</translation>
    </message>
    <message>
        <source>siblings %1</source>
        <translation>clés sœurs %1</translation>
    </message>
    <message>
        <source>mean reads in vain %1</source>
        <translation>lectures vaines en moyenne %1</translation>
    </message>
    <message>
        <source>Its key belongs to this bucket</source>
        <translation>Sa clé appartient à ce bucket</translation>
    </message>
    <message>
        <source>Its key belongs to bucket %1 since a resize</source>
        <translation>Sa clé appartient au bucket %1 depuis un agrandissement</translation>
    </message>
    <message>
        <source>A newer record has the same key</source>
        <translation>Un enregistrement plus récent a la même clé</translation>
    </message>
    <message>
        <source>head · slot %1</source>
        <translation>tête · slot %1</translation>
    </message>
    <message>
        <source>no head</source>
        <translation>pas de tête</translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation>Slot %1</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <source>The records of the bucket, newest first, as a lookup reads them. Return goes to the record.</source>
        <translation>Les enregistrements du bucket, le plus récent d’abord, comme une recherche les lit. Entrée va à l’enregistrement.</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
</context>
<context>
    <name>cryo::ui::BucketSource</name>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Slot 0</source>
        <translation>Slot 0</translation>
    </message>
    <message>
        <source>Slot 1</source>
        <translation>Slot 1</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>The newest record of the chain, as section:position</source>
        <translation>L’enregistrement le plus récent de la chaîne, sous la forme section:position</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutés</translation>
    </message>
    <message>
        <source>Items added since the last resize</source>
        <translation>Éléments ajoutés depuis le dernier agrandissement</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <source>Records in the chain; known after the check of every record</source>
        <translation>Enregistrements dans la chaîne&#xa0;; connu après la vérification de chaque enregistrement</translation>
    </message>
    <message>
        <source>In the table file</source>
        <translation>Dans le fichier de table</translation>
    </message>
    <message>
        <source>epoch –</source>
        <translation>epoch –</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>epoch %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::BucketsPage</name>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>moyenne %1</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
    <message>
        <source>ideal: Poisson, λ = %1</source>
        <translation>idéal&#xa0;: Poisson, λ = %1</translation>
    </message>
    <message>
        <source>buckets</source>
        <translation>buckets</translation>
    </message>
    <message>
        <source>records in the chain</source>
        <translation>enregistrements dans la chaîne</translation>
    </message>
    <message>
        <source>chain length, one bucket a cell</source>
        <translation>longueur de chaîne, un bucket par cellule</translation>
    </message>
    <message>
        <source>chain length, highest of %1 buckets a cell</source>
        <translation>longueur de chaîne, maximum de %1 buckets par cellule</translation>
    </message>
    <message>
        <source>records</source>
        <translation>enregistrements</translation>
    </message>
    <message>
        <source>This freezer has no table.</source>
        <translation>Ce freezer n’a pas de table.</translation>
    </message>
    <message>
        <source>The map is drawn when every record has been read.</source>
        <translation>La carte sera dessinée quand chaque enregistrement aura été lu.</translation>
    </message>
    <message>
        <source>The map is drawn when every record has been read; that was not done.</source>
        <translation>La carte est dessinée quand chaque enregistrement a été lu&#xa0;; cela n’a pas été fait.</translation>
    </message>
    <message>
        <source>Check every record</source>
        <translation>Vérifier chaque enregistrement</translation>
    </message>
    <message>
        <source>Save the heat map</source>
        <translation>Enregistrer la carte thermique</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>The heat map was saved as %1.</source>
        <translation>La carte thermique a été enregistrée sous %1.</translation>
    </message>
    <message>
        <source>The heat map could not be saved as %1.</source>
        <translation>La carte thermique n’a pas pu être enregistrée sous %1.</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Carte thermique</translation>
    </message>
    <message>
        <source>The table as a picture: each cell in the colour of its longest chain</source>
        <translation>La table en image&#xa0;: chaque cellule a la couleur de sa plus longue chaîne</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>The table bucket by bucket, with both slots</source>
        <translation>La table bucket par bucket, avec les deux slots</translation>
    </message>
    <message>
        <source>Save picture …</source>
        <translation>Enregistrer l’image…</translation>
    </message>
    <message>
        <source>Save the heat map as a PNG file</source>
        <translation>Enregistrer la carte thermique dans un fichier PNG</translation>
    </message>
    <message>
        <source>Colours of the heat map</source>
        <translation>Couleurs de la carte thermique</translation>
    </message>
    <message>
        <source>Heat map of the table</source>
        <translation>Carte thermique de la table</translation>
    </message>
    <message>
        <source>chain length</source>
        <translation>longueur de chaîne</translation>
    </message>
    <message>
        <source>The buckets of the table, row by row. The longest chains are ringed. Click a cell, or move with the arrows, to see its chain below.</source>
        <translation>Les buckets de la table, ligne par ligne. Les plus longues chaînes sont entourées. Cliquez sur une cellule, ou déplacez-vous avec les flèches, pour voir sa chaîne en dessous.</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>Buckets</translation>
    </message>
    <message>
        <source>Every bucket with both of its slots.</source>
        <translation>Chaque bucket avec ses deux slots.</translation>
    </message>
    <message>
        <source>Chain lengths</source>
        <translation>Longueurs de chaîne</translation>
    </message>
    <message>
        <source>How many buckets have a chain of each length, on a logarithmic scale. The curve is what chance alone would give.</source>
        <translation>Combien de buckets ont une chaîne de chaque longueur, en échelle logarithmique. La courbe est ce que donnerait le seul hasard.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ByteChangeModel</name>
    <message>
        <source>%1/%2 · %3 at %4</source>
        <translation>%1/%2 · %3 à %4</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… et %1 autres</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more run(s) of bytes</source>
        <translation>
            <numerusform>… et %n autre suite d’octets</numerusform>
            <numerusform>… et %n autres suites d’octets</numerusform>
        </translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Côté</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Caractères</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
</context>
<context>
    <name>cryo::ui::CellGlyph</name>
    <message>
        <source>pending</source>
        <translation>en attente</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ChainLegend</name>
    <message>
        <source>own key</source>
        <translation>clé propre</translation>
    </message>
    <message>
        <source>sibling key</source>
        <translation>clé sœur</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ChainView</name>
    <message>
        <source>Chain of records</source>
        <translation>Chaîne d’enregistrements</translation>
    </message>
    <message>
        <source>Left and Right go along the chain, Return opens the record.</source>
        <translation>Gauche et Droite suivent la chaîne, Entrée ouvre l’enregistrement.</translation>
    </message>
    <message>
        <source>Along the chain</source>
        <translation>Le long de la chaîne</translation>
    </message>
    <message>
        <source>This bucket has no records.</source>
        <translation>Ce bucket n’a pas d’enregistrements.</translation>
    </message>
    <message>
        <source>unnecessary reads</source>
        <translation>lectures inutiles</translation>
    </message>
    <message>
        <source>Head %1, %2</source>
        <translation>Tête %1, %2</translation>
    </message>
    <message>
        <source>own key</source>
        <translation>clé propre</translation>
    </message>
    <message>
        <source>sibling key</source>
        <translation>clé sœur</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>Record %1 of %2, %3 %4 at %5</source>
        <translation>Enregistrement %1 sur %2, %3 %4 à %5</translation>
    </message>
</context>
<context>
    <name>cryo::ui::CheckpointDialog</name>
    <message>
        <source>refuses: %1</source>
        <translation>refuse&#xa0;: %1</translation>
    </message>
    <message>
        <source>opens, keeps %1</source>
        <translation>ouvre, garde %1</translation>
    </message>
    <message>
        <source>loses %1</source>
        <translation>perd %1</translation>
    </message>
    <message>
        <source>does not find %1</source>
        <translation>ne trouve pas %1</translation>
    </message>
    <message>
        <source>Estimate the checkpoint</source>
        <translation>Estimer le checkpoint</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoch</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Index bytes</source>
        <translation>Octets d’index</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>%1 buckets</source>
        <translation>%1 buckets</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hexa</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Checkpoint of %1</source>
        <translation>Checkpoint de %1</translation>
    </message>
    <message>
        <source>From 2026.7.0 on a release that is given no checkpoint deletes the whole store. An estimate keeps every record that is whole.</source>
        <translation>Depuis 2026.7.0, une version qui ne reçoit pas de checkpoint efface tout le stockage. Une estimation garde chaque enregistrement intact.</translation>
    </message>
    <message>
        <source>Every release opens the store with each checkpoint, on an overlay …</source>
        <translation>Chaque version ouvre le stockage avec chaque checkpoint, sur une surcouche…</translation>
    </message>
    <message>
        <source>&amp;Checkpoint</source>
        <translation>&amp;Checkpoint</translation>
    </message>
    <message>
        <source>None is handed over</source>
        <translation>Aucun n’est transmis</translation>
    </message>
    <message>
        <source>The known one</source>
        <translation>Le checkpoint connu</translation>
    </message>
    <message>
        <source>Estimated from the files</source>
        <translation>Estimé d’après les fichiers</translation>
    </message>
    <message>
        <source>Copy hex</source>
        <translation>Copier l’hexa</translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation>Copier le JSON</translation>
    </message>
    <message>
        <source>Copy Rust literal</source>
        <translation>Copier le littéral Rust</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>cryo::ui::CollisionsPage</name>
    <message>
        <source>The chains are known when every record has been read.</source>
        <translation>Les chaînes seront connues quand chaque enregistrement aura été lu.</translation>
    </message>
    <message>
        <source>The chains are known when every record has been read; that was not done.</source>
        <translation>Les chaînes sont connues quand chaque enregistrement a été lu&#xa0;; cela n’a pas été fait.</translation>
    </message>
    <message>
        <source>Check every record</source>
        <translation>Vérifier chaque enregistrement</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>records a bucket</source>
        <translation>enregistrements par bucket</translation>
    </message>
    <message>
        <source>Chain mean</source>
        <translation>Chaîne moyenne</translation>
    </message>
    <message>
        <source>p50 · p99</source>
        <translation>p50 · p99</translation>
    </message>
    <message>
        <source>Half, and 99 of 100 buckets have a chain no longer than this</source>
        <translation>La moitié, puis 99 buckets sur 100, n’ont pas de chaîne plus longue que cela</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Plus longue</translation>
    </message>
    <message>
        <source>Reads in vain</source>
        <translation>Lectures vaines</translation>
    </message>
    <message>
        <source>per hit</source>
        <translation>par succès</translation>
    </message>
    <message>
        <source>Records that a lookup reads before it finds its key, over all keys that are found</source>
        <translation>Enregistrements lus par une recherche avant de trouver sa clé, sur toutes les clés trouvées</translation>
    </message>
    <message>
        <source>Shadowed</source>
        <translation>Masqués</translation>
    </message>
    <message>
        <source>Records behind a newer one of the same key</source>
        <translation>Enregistrements derrière un plus récent de même clé</translation>
    </message>
    <message>
        <source>Select a bar to compare it with chance.</source>
        <translation>Sélectionnez une barre pour la comparer au hasard.</translation>
    </message>
    <message>
        <source>Chains of %1: %2 buckets; chance alone would give %3.</source>
        <translation>Chaînes de %1&#xa0;: %2 buckets&#xa0;; le seul hasard en donnerait %3.</translation>
    </message>
    <message>
        <source>Save the chain lengths</source>
        <translation>Enregistrer les longueurs de chaîne</translation>
    </message>
    <message>
        <source>The chain lengths were saved as %1.</source>
        <translation>Les longueurs de chaîne ont été enregistrées sous %1.</translation>
    </message>
    <message>
        <source>The chain lengths could not be saved as %1.</source>
        <translation>Les longueurs de chaîne n’ont pas pu être enregistrées sous %1.</translation>
    </message>
    <message>
        <source>As &amp;PNG …</source>
        <translation>En &amp;PNG…</translation>
    </message>
    <message>
        <source>As &amp;SVG …</source>
        <translation>En &amp;SVG…</translation>
    </message>
    <message>
        <source>As P&amp;DF …</source>
        <translation>En P&amp;DF…</translation>
    </message>
    <message>
        <source>Numbers as &amp;CSV …</source>
        <translation>Nombres en &amp;CSV…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save the plot or its numbers</source>
        <translation>Enregistrer le graphique ou ses nombres</translation>
    </message>
    <message>
        <source>Chain lengths, or what if</source>
        <translation>Longueurs de chaîne, ou hypothèses</translation>
    </message>
    <message>
        <source>Chain lengths</source>
        <translation>Longueurs de chaîne</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Et si</translation>
    </message>
    <message>
        <source>How many buckets have a chain of each length, on a logarithmic scale. The curve is what chance alone would give.</source>
        <translation>Combien de buckets ont une chaîne de chaque longueur, en échelle logarithmique. La courbe est ce que donnerait le seul hasard.</translation>
    </message>
    <message>
        <source>Longest chains</source>
        <translation>Plus longues chaînes</translation>
    </message>
    <message>
        <source>The buckets with the longest chains. Return shows the bucket in the table.</source>
        <translation>Les buckets aux plus longues chaînes. Entrée montre le bucket dans la table.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::CommandPalette</name>
    <message>
        <source>Nothing fits.</source>
        <translation>Rien ne correspond.</translation>
    </message>
    <message>
        <source>Return does it, Escape leaves.</source>
        <translation>Entrée exécute, Échap quitte.</translation>
    </message>
    <message>
        <source>Find an action, a page, a store, a place: b 42, s 7, o 0x988 …</source>
        <translation>Trouver une action, une page, un stockage, un endroit&#xa0;: b 42, s 7, o 0x988…</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Some letters of what you want to do; the arrow keys choose, Return does it. What “Go to” understands is understood here, too.</source>
        <translation>Quelques lettres de ce que vous voulez faire&#xa0;; les flèches choisissent, Entrée exécute. Ce que comprend «&#xa0;Aller à&#xa0;» est compris ici aussi.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ComparePage</name>
    <message>
        <source>only here</source>
        <translation>seulement ici</translation>
    </message>
    <message>
        <source>only there</source>
        <translation>seulement là-bas</translation>
    </message>
    <message>
        <source>another key</source>
        <translation>autre clé</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>autre valeur</translation>
    </message>
    <message>
        <source>bad here, good there</source>
        <translation>mauvais ici, bon là-bas</translation>
    </message>
    <message>
        <source>good here, bad there</source>
        <translation>bon ici, mauvais là-bas</translation>
    </message>
    <message>
        <source>bad in both</source>
        <translation>mauvais des deux côtés</translation>
    </message>
    <message>
        <source>another head</source>
        <translation>autre tête</translation>
    </message>
    <message>
        <source>another chain length</source>
        <translation>autre longueur de chaîne</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparu</translation>
    </message>
    <message>
        <source>grown</source>
        <translation>agrandi</translation>
    </message>
    <message>
        <source>shrunk</source>
        <translation>réduit</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>section %1</source>
        <translation>section %1</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>stocké</translation>
    </message>
    <message>
        <source>index %1 – %2</source>
        <translation>index %1 – %2</translation>
    </message>
    <message>
        <source>bucket %1</source>
        <translation>bucket %1</translation>
    </message>
    <message>
        <source>index %1</source>
        <translation>index %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>clé %1</translation>
    </message>
    <message>
        <source>Compare with a folder</source>
        <translation>Comparer avec un dossier</translation>
    </message>
    <message>
        <source>Compare with a snapshot</source>
        <translation>Comparer avec un instantané</translation>
    </message>
    <message>
        <source>Take a snapshot</source>
        <translation>Prendre un instantané</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>%1 records are in the snapshot %2.</source>
        <translation>%1 enregistrements sont dans l’instantané %2.</translation>
    </message>
    <message>
        <source>Records then</source>
        <translation>Enregistrements avant</translation>
    </message>
    <message>
        <source>Records now</source>
        <translation>Enregistrements maintenant</translation>
    </message>
    <message>
        <source>Sections changed</source>
        <translation>Sections modifiées</translation>
    </message>
    <message>
        <source>Buckets changed</source>
        <translation>Buckets modifiés</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Identiques</translation>
    </message>
    <message>
        <source>Fillable</source>
        <translation>Comblables</translation>
    </message>
    <message>
        <source>Indices missing here that are stored there</source>
        <translation>Index manquants ici qui sont stockés là-bas</translation>
    </message>
    <message>
        <source>Reading both …</source>
        <translation>Lecture des deux…</translation>
    </message>
    <message>
        <source>Compare this store with another folder, or with a snapshot that was taken before.</source>
        <translation>Comparez ce stockage avec un autre dossier, ou avec un instantané pris auparavant.</translation>
    </message>
    <message>
        <source>Nothing has changed since %1.</source>
        <translation>Rien n’a changé depuis %1.</translation>
    </message>
    <message>
        <source>What has changed since %1.</source>
        <translation>Ce qui a changé depuis %1.</translation>
    </message>
    <message>
        <source>Both hold the same as %1.</source>
        <translation>Les deux contiennent la même chose que %1.</translation>
    </message>
    <message>
        <source>Compared with %1.</source>
        <translation>Comparé avec %1.</translation>
    </message>
    <message>
        <source>The tables have different sizes, so their buckets were not compared.</source>
        <translation>Les tables ont des tailles différentes, leurs buckets n’ont donc pas été comparés.</translation>
    </message>
    <message>
        <source>Only the first %1 are listed; cryoctl diff lists all.</source>
        <translation>Seuls les %1 premiers sont listés&#xa0;; cryoctl diff les liste tous.</translation>
    </message>
    <message>
        <source>Save the differences</source>
        <translation>Enregistrer les différences</translation>
    </message>
    <message>
        <source>The differences were saved as %1.</source>
        <translation>Les différences ont été enregistrées sous %1.</translation>
    </message>
    <message>
        <source>The differences could not be saved as %1.</source>
        <translation>Les différences n’ont pas pu être enregistrées sous %1.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Here, or then</source>
        <translation>Ici, ou avant</translation>
    </message>
    <message>
        <source>There, or now</source>
        <translation>Là-bas, ou maintenant</translation>
    </message>
    <message>
        <source>Compare with folder …</source>
        <translation>Comparer avec un dossier…</translation>
    </message>
    <message>
        <source>Compare this store with the one of the same kind in another folder</source>
        <translation>Comparer ce stockage avec celui du même type dans un autre dossier</translation>
    </message>
    <message>
        <source>Compare with snapshot …</source>
        <translation>Comparer avec un instantané…</translation>
    </message>
    <message>
        <source>What has changed since a snapshot was taken</source>
        <translation>Ce qui a changé depuis la prise d’un instantané</translation>
    </message>
    <message>
        <source>&amp;Buckets too</source>
        <translation>&amp;Buckets aussi</translation>
    </message>
    <message>
        <source>Compare heads and chains of the table&apos;s buckets as well</source>
        <translation>Comparer aussi les têtes et les chaînes des buckets de la table</translation>
    </message>
    <message>
        <source>Copy fillable ranges</source>
        <translation>Copier les plages comblables</translation>
    </message>
    <message>
        <source>The missing indices that the other archive stores, as JSON</source>
        <translation>Les index manquants que l’autre archive stocke, en JSON</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Save the list of differences</source>
        <translation>Enregistrer la liste des différences</translation>
    </message>
    <message>
        <source>Take snapshot …</source>
        <translation>Prendre un instantané…</translation>
    </message>
    <message>
        <source>Write a small file that says what the store holds now</source>
        <translation>Écrire un petit fichier qui dit ce que contient le stockage maintenant</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Every item that differs. Return goes to the record, the bucket or the section.</source>
        <translation>Chaque élément qui diffère. Entrée va à l’enregistrement, au bucket ou à la section.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ConfidenceCells</name>
    <message>
        <source>Confidence: %1</source>
        <translation>Confiance&#xa0;: %1</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>certaine</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>probable</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>ambiguë</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
</context>
<context>
    <name>cryo::ui::DataInspector</name>
    <message>
        <source>Data inspector</source>
        <translation>Inspecteur de données</translation>
    </message>
    <message>
        <source>%1 bytes at 0x%2</source>
        <translation>%1 octets à 0x%2</translation>
    </message>
    <message>
        <source>u8</source>
        <translation>u8</translation>
    </message>
    <message>
        <source>u16 BE</source>
        <translation>u16 BE</translation>
    </message>
    <message>
        <source>u16 LE</source>
        <translation>u16 LE</translation>
    </message>
    <message>
        <source>u32 BE</source>
        <translation>u32 BE</translation>
    </message>
    <message>
        <source>u32 LE</source>
        <translation>u32 LE</translation>
    </message>
    <message>
        <source>u64 BE</source>
        <translation>u64 BE</translation>
    </message>
    <message>
        <source>u64 LE</source>
        <translation>u64 LE</translation>
    </message>
    <message>
        <source>i32 BE</source>
        <translation>i32 BE</translation>
    </message>
    <message>
        <source>crc32c</source>
        <translation>crc32c</translation>
    </message>
    <message>
        <source>of the selection</source>
        <translation>de la sélection</translation>
    </message>
    <message>
        <source>selection too long</source>
        <translation>sélection trop longue</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
</context>
<context>
    <name>cryo::ui::Desk</name>
    <message>
        <source>Nothing was saved: %1 lies in the folder of stores, where a node accepts nothing foreign.</source>
        <translation>Rien n’a été enregistré&#xa0;: %1 est dans le dossier des stockages, où un nœud n’accepte rien d’étranger.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::DockTitle</name>
    <message>
        <source>Detach</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Detach %1</source>
        <translation>Détacher %1</translation>
    </message>
    <message>
        <source>Makes a window of its own of this panel, or puts it back.</source>
        <translation>Fait de ce panneau une fenêtre à part, ou le remet en place.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Fermer %1</translation>
    </message>
    <message>
        <source>Closes this panel. The View menu brings it back.</source>
        <translation>Ferme ce panneau. Le menu Affichage le rappelle.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::EditDialog</name>
    <message>
        <source>The file ends before the last of these bytes.</source>
        <translation>Le fichier finit avant le dernier de ces octets.</translation>
    </message>
    <message>
        <source>Type a whole number up to %1, or hex behind 0x.</source>
        <translation>Saisissez un nombre entier jusqu’à %1, ou de l’hexa après 0x.</translation>
    </message>
    <message numerus="yes">
        <source>Type %n byte(s) in hex: two digits each.</source>
        <translation>
            <numerusform>Saisissez %n octet en hexa&#xa0;: deux chiffres.</numerusform>
            <numerusform>Saisissez %n octets en hexa&#xa0;: deux chiffres chacun.</numerusform>
        </translation>
    </message>
    <message>
        <source>These bytes stand there already.</source>
        <translation>Ces octets sont déjà là.</translation>
    </message>
    <message>
        <source>What is pending is being computed …</source>
        <translation>Calcul des opérations en attente…</translation>
    </message>
    <message>
        <source>Try an edit</source>
        <translation>Essayer une modification</translation>
    </message>
    <message>
        <source>What is pending puts other bytes here: show the store after it and edit there.</source>
        <translation>Les opérations en attente mettent ici d’autres octets&#xa0;: affichez le stockage après elles et modifiez là.</translation>
    </message>
    <message numerus="yes">
        <source>Can be done; %n checksum(s) computed again.</source>
        <translation>
            <numerusform>Possible&#xa0;; %n somme de contrôle est recalculée.</numerusform>
            <numerusform>Possible&#xa0;; %n sommes de contrôle sont recalculées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Can be done; no checksum changes with it.</source>
        <translation>Possible&#xa0;; aucune somme de contrôle ne change.</translation>
    </message>
    <message>
        <source>Edit by hand</source>
        <translation>Modifier à la main</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of %1</source>
        <translation>
            <numerusform>%n octet de %1</numerusform>
            <numerusform>%n octets de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Bytes</source>
        <translation>&amp;Octets</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Bytes in hex</source>
        <translation>Octets en hexa</translation>
    </message>
    <message>
        <source>A number, or hex behind 0x</source>
        <translation>Un nombre, ou de l’hexa après 0x</translation>
    </message>
    <message>
        <source>Two hex digits for each byte</source>
        <translation>Deux chiffres hexa par octet</translation>
    </message>
    <message>
        <source>Compute the &amp;checksums that cover it</source>
        <translation>Calculer les &amp;sommes de contrôle concernées</translation>
    </message>
    <message>
        <source>Of the slot, page, value or copy; without it the bytes count as damaged</source>
        <translation>Celles du slot, de la page, de la valeur ou de la copie&#xa0;; sans elles, les octets passent pour endommagés</translation>
    </message>
    <message>
        <source>&amp;Expert: also what a node aborts over or wipes</source>
        <translation>&amp;Expert&#xa0;: aussi ce qu’un nœud efface ou qui l’interrompt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add to pending</source>
        <translation>Mettre en attente</translation>
    </message>
</context>
<context>
    <name>cryo::ui::EndpointDialog</name>
    <message>
        <source>Watch a node</source>
        <translation>Observer un nœud</translation>
    </message>
    <message>
        <source>Where the node prints its metrics as Prometheus text; without a path, /metrics is taken.</source>
        <translation>Là où le nœud publie ses métriques en texte Prometheus&#xa0;; sans chemin, /metrics est pris.</translation>
    </message>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>How long to wait between two readings.</source>
        <translation>Temps d’attente entre deux lectures.</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Adresse&#xa0;:</translation>
    </message>
    <message>
        <source>Read &amp;every:</source>
        <translation>&amp;Lire toutes les&#xa0;:</translation>
    </message>
    <message>
        <source>%1 is read as long as this program runs.</source>
        <translation>%1 est lu tant que ce programme s’exécute.</translation>
    </message>
    <message>
        <source>A host and a port, or an address that begins with http:// or https://.</source>
        <translation>Un hôte et un port, ou une adresse qui commence par http:// ou https://.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::FindingModel</name>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Devient</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Repairable</source>
        <translation>Réparable</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Menacés</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparu</translation>
    </message>
    <message>
        <source>left</source>
        <translation>reste</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
</context>
<context>
    <name>cryo::ui::FindingsPanel</name>
    <message>
        <source>No store is open.</source>
        <translation>Aucun stockage n’est ouvert.</translation>
    </message>
    <message>
        <source>Nothing was found. Every record was checked.</source>
        <translation>Rien n’a été trouvé. Chaque enregistrement a été vérifié.</translation>
    </message>
    <message>
        <source>Nothing was found so far; the check is running.</source>
        <translation>Rien n’a été trouvé jusqu’ici&#xa0;; la vérification est en cours.</translation>
    </message>
    <message>
        <source>Nothing was found so far. Not every record was checked.</source>
        <translation>Rien n’a été trouvé jusqu’ici. Tous les enregistrements n’ont pas été vérifiés.</translation>
    </message>
    <message>
        <source>Check every record</source>
        <translation>Vérifier chaque enregistrement</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Menacés</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n élément</numerusform>
            <numerusform>%n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Next open</source>
        <translation>Prochaine ouverture</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Repairable</source>
        <translation>Réparable</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>What the check found, worst first. Return goes to the place; F9 to the next finding.</source>
        <translation>Ce que la vérification a trouvé, le pire d’abord. Entrée va à l’endroit, F9 au constat suivant.</translation>
    </message>
    <message>
        <source>Show bytes</source>
        <translation>Montrer les octets</translation>
    </message>
    <message>
        <source>Shows the bytes that the finding speaks of.</source>
        <translation>Montre les octets dont parle le constat.</translation>
    </message>
    <message>
        <source>Show place</source>
        <translation>Montrer l’endroit</translation>
    </message>
    <message>
        <source>Goes to the bucket, record or section that the finding speaks of.</source>
        <translation>Va au bucket, à l’enregistrement ou à la section dont parle le constat.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::GapSource</name>
    <message>
        <source>#</source>
        <translation>nº</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Section file of the first index</source>
        <translation>Fichier de section du premier index</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>pruned or never written</source>
        <translation>élagué ou jamais écrit</translation>
    </message>
    <message>
        <source>free up to the end of the section</source>
        <translation>libre jusqu’à la fin de la section</translation>
    </message>
    <message>
        <source>the record is there</source>
        <translation>l’enregistrement est là</translation>
    </message>
    <message>
        <source>value file present · see DR-04</source>
        <translation>fichier de valeurs présent · voir DR-04</translation>
    </message>
    <message>
        <source>no files</source>
        <translation>aucun fichier</translation>
    </message>
    <message>
        <source>records that cannot be read may belong here</source>
        <translation>des enregistrements illisibles sont peut-être d’ici</translation>
    </message>
</context>
<context>
    <name>cryo::ui::GapStrip</name>
    <message>
        <source>Overview of all indices</source>
        <translation>Vue d’ensemble de tous les index</translation>
    </message>
    <message>
        <source>Indices in detail</source>
        <translation>Index en détail</translation>
    </message>
    <message>
        <source>Left and Right move, Ctrl+Left and Ctrl+Right go to the next gap, plus and minus zoom.</source>
        <translation>Gauche et Droite déplacent, Ctrl+Gauche et Ctrl+Droite vont à la lacune suivante, plus et moins changent l’échelle.</translation>
    </message>
    <message numerus="yes">
        <source>Index %1, %2, %3 to %4, %n item(s)</source>
        <translation>
            <numerusform>Index %1, %2, %3 à %4, %n élément</numerusform>
            <numerusform>Index %1, %2, %3 à %4, %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 – %3 · %4</source>
        <translation>%1 · %2 – %3 · %4</translation>
    </message>
    <message>
        <source>section %1 · %2</source>
        <translation>section %1 · %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>ranges here: %1</source>
        <translation>plages ici&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::GapsPage</name>
    <message>
        <source>The gaps are known when every record has been read.</source>
        <translation>Les lacunes seront connues quand chaque enregistrement aura été lu.</translation>
    </message>
    <message>
        <source>The gaps are known when every record has been read; that was not done.</source>
        <translation>Les lacunes sont connues quand chaque enregistrement a été lu&#xa0;; cela n’a pas été fait.</translation>
    </message>
    <message>
        <source>Check every record</source>
        <translation>Vérifier chaque enregistrement</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquants</translation>
    </message>
    <message>
        <source>after the first</source>
        <translation>après le premier</translation>
    </message>
    <message>
        <source>Indices between the first and the last that are not stored</source>
        <translation>Index entre le premier et le dernier qui ne sont pas stockés</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Plages</translation>
    </message>
    <message>
        <source>Runs of stored indices</source>
        <translation>Suites d’index stockés</translation>
    </message>
    <message>
        <source>Longest gap</source>
        <translation>Plus longue lacune</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Remplissage</translation>
    </message>
    <message>
        <source>Stored indices between the first and the last</source>
        <translation>Index stockés entre le premier et le dernier</translation>
    </message>
    <message>
        <source>Soft gaps</source>
        <translation>Lacunes molles</translation>
    </message>
    <message>
        <source>values</source>
        <translation>valeurs</translation>
    </message>
    <message>
        <source>Items whose value is bad; known after a check of every value</source>
        <translation>Éléments dont la valeur est mauvaise&#xa0;; connu après une vérification de chaque valeur</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>lacunes</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 sections of %2</source>
        <translation>%1 sections de %2</translation>
    </message>
    <message>
        <source>Section %1</source>
        <translation>Section %1</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Fichier de clés</translation>
    </message>
    <message>
        <source>Value file</source>
        <translation>Fichier de valeurs</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>At next start</source>
        <translation>Au prochain démarrage</translation>
    </message>
    <message>
        <source>node deletes the value file</source>
        <translation>le nœud supprime le fichier de valeurs</translation>
    </message>
    <message>
        <source>More than %1 ranges are not copied; cryoctl gaps writes them to a file.</source>
        <translation>Plus de %1 plages ne se copient pas&#xa0;; cryoctl gaps les écrit dans un fichier.</translation>
    </message>
    <message>
        <source>As &amp;JSON</source>
        <translation>En &amp;JSON</translation>
    </message>
    <message>
        <source>As &amp;CSV</source>
        <translation>En &amp;CSV</translation>
    </message>
    <message>
        <source>One index a &amp;line</source>
        <translation>Un index par &amp;ligne</translation>
    </message>
    <message>
        <source>As a..=&amp;b</source>
        <translation>En a..=&amp;b</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Show more indices</source>
        <translation>Montrer plus d’index</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Show fewer indices</source>
        <translation>Montrer moins d’index</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Show all indices</source>
        <translation>Montrer tous les index</translation>
    </message>
    <message>
        <source>Previous gap</source>
        <translation>Lacune précédente</translation>
    </message>
    <message>
        <source>Go to the previous gap (Shift+F8)</source>
        <translation>Aller à la lacune précédente (Maj+F8)</translation>
    </message>
    <message>
        <source>Next gap</source>
        <translation>Lacune suivante</translation>
    </message>
    <message>
        <source>Go to the next gap (F8)</source>
        <translation>Aller à la lacune suivante (F8)</translation>
    </message>
    <message>
        <source>Copy ranges</source>
        <translation>Copier les plages</translation>
    </message>
    <message>
        <source>Copy the selected ranges, or all that are missing</source>
        <translation>Copier les plages sélectionnées, ou toutes celles qui manquent</translation>
    </message>
    <message>
        <source>Indices in detail</source>
        <translation>Index en détail</translation>
    </message>
    <message>
        <source>The indices of the archive from left to right. Arrows move, plus and minus zoom, Home and End go to the ends. A gap of a single index keeps its mark however far out you are.</source>
        <translation>Les index de l’archive de gauche à droite. Les flèches déplacent, plus et moins changent l’échelle, Origine et Fin vont aux extrémités. Une lacune d’un seul index garde sa marque à toute échelle.</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lacunes</translation>
    </message>
    <message>
        <source>No gaps: every index from the first to the last is stored.</source>
        <translation>Aucune lacune&#xa0;: chaque index du premier au dernier est stocké.</translation>
    </message>
    <message>
        <source>Every run of indices that is not stored, with its class.</source>
        <translation>Chaque suite d’index non stockés, avec sa classe.</translation>
    </message>
    <message>
        <source>Gap lengths</source>
        <translation>Longueurs des lacunes</translation>
    </message>
    <message>
        <source>indices, doubling</source>
        <translation>index, doublant</translation>
    </message>
    <message>
        <source>How many gaps have a length from this number up to twice of it.</source>
        <translation>Combien de lacunes ont une longueur de ce nombre jusqu’au double.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::GoToField</name>
    <message>
        <source>Go to …</source>
        <translation>Aller à…</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>b 42 bucket, i 10500 index, s 7 section,
k 0xabc… key, r 11:6543 record, o 0x988 offset</source>
        <translation>b 42 bucket, i 10500 index, s 7 section,
k 0xabc… clé, r 11:6543 enregistrement, o 0x988 offset</translation>
    </message>
    <message>
        <source>A letter for what, then where: b 42 for a bucket, k 0x… for a key, i 10500 for an index, s 7 for a section, r 11:6543 for a record, o 0x988 for an offset in the shown file. A number alone is an index of an archive, or a bucket of a freezer.</source>
        <translation>Une lettre pour quoi, puis où&#xa0;: b 42 pour un bucket, k 0x… pour une clé, i 10500 pour un index, s 7 pour une section, r 11:6543 pour un enregistrement, o 0x988 pour un offset dans le fichier affiché. Un nombre seul est un index d’une archive, ou un bucket d’un freezer.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::HeatLegend</name>
    <message>
        <source>Colours from 0 to %1 %2</source>
        <translation>Couleurs de 0 à %1 %2</translation>
    </message>
</context>
<context>
    <name>cryo::ui::HeatMap</name>
    <message>
        <source>chain length</source>
        <translation>longueur de chaîne</translation>
    </message>
    <message>
        <source>Heat map of the table</source>
        <translation>Carte thermique de la table</translation>
    </message>
    <message>
        <source>Arrow keys go from cell to cell, Return opens the bucket.</source>
        <translation>Les flèches vont de cellule en cellule, Entrée ouvre le bucket.</translation>
    </message>
    <message numerus="yes">
        <source>%n bucket(s) unreadable</source>
        <translation>
            <numerusform>%n bucket illisible</numerusform>
            <numerusform>%n buckets illisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>Bucket %1, unreadable</source>
        <translation>Bucket %1, illisible</translation>
    </message>
    <message>
        <source>Bucket %1, %2 %3</source>
        <translation>Bucket %1, %2 %3</translation>
    </message>
    <message>
        <source>highest of buckets %1 – %2</source>
        <translation>maximum des buckets %1 – %2</translation>
    </message>
</context>
<context>
    <name>cryo::ui::HexPanel</name>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Copy as &amp;hex</source>
        <translation>Copier en &amp;hexa</translation>
    </message>
    <message>
        <source>Copy as hex without &amp;spaces</source>
        <translation>Copier en hexa sans &amp;espaces</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Copier comme &amp;texte</translation>
    </message>
    <message>
        <source>Copy as &amp;C array</source>
        <translation>Copier comme tableau &amp;C</translation>
    </message>
    <message>
        <source>Copy as &amp;dump</source>
        <translation>Copier comme &amp;vidage</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>The bytes of the file as they are on disk, header and checksums included. Bytes of one field share a colour and an underline; the structure tree selects the same ones.</source>
        <translation>Les octets du fichier tels qu’ils sont sur le disque, en-tête et sommes de contrôle compris. Les octets d’un même champ ont même couleur et même soulignement&#xa0;; l’arbre de structure sélectionne les mêmes.</translation>
    </message>
    <message>
        <source>Select a record, bucket or section to see its bytes.</source>
        <translation>Sélectionnez un enregistrement, un bucket ou une section pour voir ses octets.</translation>
    </message>
    <message>
        <source>Data inspector</source>
        <translation>Inspecteur de données</translation>
    </message>
</context>
<context>
    <name>cryo::ui::HexView</name>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>No bytes to show.</source>
        <translation>Aucun octet à montrer.</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>Offset %1, %2row %3</source>
        <translation>Offset %1, %2ligne %3</translation>
    </message>
    <message>
        <source>Offset %1 (%2)</source>
        <translation>Offset %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1
%n byte(s) from %2</source>
        <translation>
            <numerusform>%1
%n octet à partir de %2</numerusform>
            <numerusform>%1
%n octets à partir de %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cryo::ui::HistogramPlot</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>Left and Right go from bar to bar.</source>
        <translation>Gauche et Droite vont de barre en barre.</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Histogram of %1</source>
        <translation>Histogramme&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1&#xa0;: %2 %3</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>attendu %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::HistoryPanel</name>
    <message>
        <source>Bring the old bytes back in %1?</source>
        <translation>Remettre les anciens octets dans %1&#xa0;?</translation>
    </message>
    <message>
        <source>Apply this change to %1 again?</source>
        <translation>Réappliquer cette modification à %1&#xa0;?</translation>
    </message>
    <message>
        <source>This can be undone as well.</source>
        <translation>Cela aussi peut être annulé.</translation>
    </message>
    <message>
        <source>Write the rest of the change in %1?</source>
        <translation>Écrire le reste de la modification dans %1&#xa0;?</translation>
    </message>
    <message>
        <source>A change was interrupted: the store is between before and after.</source>
        <translation>Une modification a été interrompue&#xa0;: le stockage est entre avant et après.</translation>
    </message>
    <message>
        <source>Delete the undo file of this change, with all that it keeps?</source>
        <translation>Supprimer le fichier d’annulation de cette modification, avec tout ce qu’il conserve&#xa0;?</translation>
    </message>
    <message>
        <source>The change can never be undone then.</source>
        <translation>La modification ne pourra alors plus jamais être annulée.</translation>
    </message>
    <message>
        <source>Change a store</source>
        <translation>Modifier un stockage</translation>
    </message>
    <message>
        <source>The undo file was deleted.</source>
        <translation>Le fichier d’annulation a été supprimé.</translation>
    </message>
    <message>
        <source>Rolled back: every file has its old bytes.</source>
        <translation>Retour en arrière fait&#xa0;: chaque fichier a ses anciens octets.</translation>
    </message>
    <message>
        <source>Finished: every file has its new bytes.</source>
        <translation>Terminé&#xa0;: chaque fichier a ses nouveaux octets.</translation>
    </message>
    <message>
        <source>Done. It can be taken back from the history.</source>
        <translation>Fait. L’historique permet de revenir en arrière.</translation>
    </message>
    <message>
        <source>Nobody else?</source>
        <translation>Personne d’autre&#xa0;?</translation>
    </message>
    <message>
        <source>It cannot be proven that nobody else works on this store. If you know that it is so, type the name of the folder: %1</source>
        <translation>Impossible de prouver que personne d’autre ne travaille sur ce stockage. Si vous savez que c’est le cas, saisissez le nom du dossier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Apply again</source>
        <translation>Réappliquer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enable editing first</source>
        <translation>Activez d’abord la modification</translation>
    </message>
    <message>
        <source>Nothing was applied so far. Every change that is applied can be undone here.</source>
        <translation>Rien n’a été appliqué jusqu’ici. Toute modification appliquée peut être annulée ici.</translation>
    </message>
    <message>
        <source>Applied changes</source>
        <translation>Modifications appliquées</translation>
    </message>
    <message>
        <source>What was applied, newest first. Undoing restores every byte, and can be undone.</source>
        <translation>Ce qui a été appliqué, le plus récent d’abord. L’annulation rétablit chaque octet, et peut être annulée.</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Revenir en arrière</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Forget …</source>
        <translation>Oublier…</translation>
    </message>
    <message>
        <source>Delete the undo file: the change becomes final</source>
        <translation>Supprimer le fichier d’annulation&#xa0;: la modification devient définitive</translation>
    </message>
</context>
<context>
    <name>cryo::ui::Inspection</name>
    <message>
        <source>There is no file for this.</source>
        <translation>Il n’y a pas de fichier pour cela.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::IntegerTable</name>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Big-endian</source>
        <translation>Gros-boutiste</translation>
    </message>
    <message>
        <source>Little-endian</source>
        <translation>Petit-boutiste</translation>
    </message>
    <message>
        <source>Numbers at the cursor</source>
        <translation>Nombres au curseur</translation>
    </message>
    <message>
        <source>The bytes at the cursor of the bytes below, read as numbers of every width.</source>
        <translation>Les octets au curseur de la vue des octets ci-dessous, lus comme nombres de toutes les largeurs.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::JobIndicator</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation>Aucune tâche en cours</translation>
    </message>
</context>
<context>
    <name>cryo::ui::JobModel</name>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>arrêt en cours</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 par seconde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>took %1 s</source>
        <translation>a duré %1 s</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
</context>
<context>
    <name>cryo::ui::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>What is being read, and what was. A cancelled job stays cancelled until it is asked for again.</source>
        <translation>Ce qui est en cours de lecture, et ce qui l’a été. Une tâche arrêtée le reste jusqu’à ce qu’elle soit redemandée.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop the selected job</source>
        <translation>Arrêter la tâche sélectionnée</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Tout arrêter</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Effacer la liste</translation>
    </message>
    <message>
        <source>Take finished jobs off the list</source>
        <translation>Retirer de la liste les tâches terminées</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Let the selected job wait, or go on</source>
        <translation>Faire attendre ou reprendre la tâche sélectionnée</translation>
    </message>
    <message>
        <source>A paused job waits where it is and keeps its place: other work on the same store waits behind it. What writes cannot be paused.</source>
        <translation>Une tâche en pause attend où elle est et garde sa place&#xa0;: les autres travaux sur le même stockage attendent derrière elle. Ce qui écrit ne peut pas être mis en pause.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::LayoutDialog</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Ligne %1, colonne %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>This description can be used.</source>
        <translation>Cette description est utilisable.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 est illisible.</translation>
    </message>
    <message>
        <source>The description was saved as %1.</source>
        <translation>La description a été enregistrée sous %1.</translation>
    </message>
    <message>
        <source>The description could not be saved as %1.</source>
        <translation>La description n’a pas pu être enregistrée sous %1.</translation>
    </message>
    <message>
        <source>Take a description from a file</source>
        <translation>Prendre une description dans un fichier</translation>
    </message>
    <message>
        <source>Save the description</source>
        <translation>Enregistrer la description</translation>
    </message>
    <message>
        <source>Nothing is saved inside of the opened folder.</source>
        <translation>Rien n’est enregistré dans le dossier ouvert.</translation>
    </message>
    <message>
        <source>Structure of values: %1</source>
        <translation>Structure des valeurs&#xa0;: %1</translation>
    </message>
    <message>
        <source>A line for each field: its name, a colon, its type. Types: u8 to u128, i8 to i128, f32, f64 (each with le for little-endian), bool, varint, svarint, bytes[N], text, digest, option&lt;T&gt;, lists such as u32[4], T[varint], T[count], T[*], and struct Name { … }.</source>
        <translation>Une ligne par champ&#xa0;: son nom, un deux-points, son type. Types&#xa0;: u8 à u128, i8 à i128, f32, f64 (suivis de le pour petit-boutiste), bool, varint, svarint, bytes[N], text, digest, option&lt;T&gt;, des listes comme u32[4], T[varint], T[compte], T[*], et struct Nom { … }.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>What the bytes of a value of this store mean. It is kept for this store, and not inside of it.</source>
        <translation>Ce que signifient les octets d’une valeur de ce stockage. C’est conservé pour ce stockage, mais pas dedans.</translation>
    </message>
    <message>
        <source>&amp;Import …</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>As the &amp;codec</source>
        <translation>Comme le &amp;codec</translation>
    </message>
    <message>
        <source>The description that says what the store&apos;s codec says</source>
        <translation>La description qui dit ce que dit le codec du stockage</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Utiliser</translation>
    </message>
</context>
<context>
    <name>cryo::ui::LegendRow</name>
    <message>
        <source>Legend: %1</source>
        <translation>Légende&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::LogPanel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2 in %3 s</source>
        <translation>%1&#xa0;: %2 en %3 s</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <translation>%1&#xa0;: %2 s</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Rien ne s’est encore passé.</translation>
    </message>
    <message>
        <source>What was opened and read, with times. Nothing of it is written to disk.</source>
        <translation>Ce qui a été ouvert et lu, avec les durées. Rien n’en est écrit sur le disque.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::LostItemModel</name>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Value now</source>
        <translation>Valeur actuelle</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>lisible</translation>
    </message>
    <message>
        <source>bad already</source>
        <translation>déjà mauvais</translation>
    </message>
</context>
<context>
    <name>cryo::ui::MainWindow</name>
    <message>
        <source>Editing stays off. %1</source>
        <translation>La modification reste désactivée. %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;Editing is on.&lt;/b&gt; Nothing is written until you apply; every change can be undone from the history.</source>
        <translation>&lt;b&gt;La modification est activée.&lt;/b&gt; Rien n’est écrit avant que vous n’appliquiez&#xa0;; l’historique permet d’annuler toute modification.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>The window is read-only. Enable editing first: %1</source>
        <translation>La fenêtre est en lecture seule. Activez d’abord la modification&#xa0;: %1</translation>
    </message>
    <message>
        <source>Applied, and being checked again.</source>
        <translation>Appliqué, et vérifié de nouveau.</translation>
    </message>
    <message>
        <source>A change of %1 was interrupted: the store is between before and after. Roll it back or finish it.</source>
        <translation>Une modification du %1 a été interrompue&#xa0;: le stockage est entre avant et après. Revenez en arrière ou terminez-la.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>“%1” is no place: write b 42, i 10500, s 7, r 11:6543, k 0x… or o 0x988.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un endroit&#xa0;: écrivez b 42, i 10500, s 7, r 11:6543, k 0x… ou o 0x988.</translation>
    </message>
    <message>
        <source>There is no bucket %1: the table has %2.</source>
        <translation>Il n’y a pas de bucket %1&#xa0;: la table en a %2.</translation>
    </message>
    <message>
        <source>There is no section %1.</source>
        <translation>Il n’y a pas de section %1.</translation>
    </message>
    <message>
        <source>There is no record %1:%2.</source>
        <translation>Il n’y a pas d’enregistrement %1:%2.</translation>
    </message>
    <message>
        <source>The shown file has no offset %1.</source>
        <translation>Le fichier affiché n’a pas d’offset %1.</translation>
    </message>
    <message>
        <source>%1 is not stored.</source>
        <translation>%1 n’est pas stocké.</translation>
    </message>
    <message>
        <source>Index %1</source>
        <translation>L’index %1</translation>
    </message>
    <message>
        <source>A freezer has no indices; b goes to a bucket.</source>
        <translation>Un freezer n’a pas d’index&#xa0;; b mène à un bucket.</translation>
    </message>
    <message>
        <source>Look for an index</source>
        <translation>Chercher un index</translation>
    </message>
    <message>
        <source>Look for a key</source>
        <translation>Chercher une clé</translation>
    </message>
    <message>
        <source>This key</source>
        <translation>Cette clé</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>The manual is not installed. It is in the package cryoscope-doc.</source>
        <translation>Le manuel n’est pas installé. Il est dans le paquet cryoscope-doc.</translation>
    </message>
    <message>
        <source>No program for web pages was found. The manual begins at %1.</source>
        <translation>Aucun programme pour les pages web n’a été trouvé. Le manuel commence à %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>About Cryoscope</source>
        <translation>À propos de Cryoscope</translation>
    </message>
    <message>
        <source>&lt;b&gt;Cryoscope %1&lt;/b&gt;&lt;br&gt;An inspector for prunable archives and freezers.</source>
        <translation>&lt;b&gt;Cryoscope %1&lt;/b&gt;&lt;br&gt;Un inspecteur d’archives élagables et de freezers.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty. Built with Qt and QCustomPlot.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Fourni sans garantie. Construit avec Qt et QCustomPlot.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>The folder could not be opened: %1</source>
        <translation>Le dossier n’a pas pu être ouvert&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show it as it is</source>
        <translation>Le montrer tel quel</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>Buckets</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lacunes</translation>
    </message>
    <message>
        <source>Collisions</source>
        <translation>Collisions</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métriques</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Gaps  %1</source>
        <translation>Lacunes  %1</translation>
    </message>
    <message>
        <source>Findings  %1</source>
        <translation>Constats  %1</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Pending  %1</source>
        <translation>En attente  %1</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>%1 — Cryoscope</source>
        <translation>%1 — Cryoscope</translation>
    </message>
    <message>
        <source>Cryoscope</source>
        <translation>Cryoscope</translation>
    </message>
    <message>
        <source>Open a folder with stores</source>
        <translation>Ouvrir un dossier de stockages</translation>
    </message>
    <message>
        <source>No store was found in %1.</source>
        <translation>Aucun stockage n’a été trouvé dans %1.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>A&amp;nalyse</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>&amp;Stockage</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Réparation</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Récents</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Panneaux</translation>
    </message>
    <message>
        <source>L&amp;ight or dark</source>
        <translation>Clair &amp;ou sombre</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Stockages</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hexa</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Panel %1</source>
        <translation>Panneau %1</translation>
    </message>
    <message>
        <source>Show or hide the panel %1</source>
        <translation>Montrer ou cacher le panneau %1</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Check every record</source>
        <translation>Vérifier chaque enregistrement</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>This has %1. Select at most %2 and edit those (%3).</source>
        <translation>Ceci a %1. Sélectionnez-en au plus %2 et modifiez-les (%3).</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) are pending and not applied. Forget them?</source>
        <translation>
            <numerusform>%n opération est en attente et non appliquée. L’oublier&#xa0;?</numerusform>
            <numerusform>%n opérations sont en attente et non appliquées. Les oublier&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of them was written. A saved plan keeps them: %1</source>
        <translation>Rien n’en a été écrit. Un plan enregistré les conserve&#xa0;: %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Enregistrer le plan</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Plans (*.json)</translation>
    </message>
    <message>
        <source>A plan cannot lie in the storage root: a node would refuse to start.</source>
        <translation>Un plan ne peut pas être dans la racine de stockage&#xa0;: un nœud refuserait de démarrer.</translation>
    </message>
    <message>
        <source>The plan was saved as %1.</source>
        <translation>Le plan a été enregistré sous %1.</translation>
    </message>
    <message>
        <source>The plan was not saved: %1</source>
        <translation>Le plan n’a pas été enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Ouvrir un plan</translation>
    </message>
    <message>
        <source>Plans (*.json);;All files (*)</source>
        <translation>Plans (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The command lines were copied.</source>
        <translation>Les lignes de commande ont été copiées.</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>Dispos&amp;ition</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>%1 ▸ %2</source>
        <translation>%1 ▸ %2</translation>
    </message>
    <message>
        <source>No folder was opened yet.</source>
        <translation>Aucun dossier n’a encore été ouvert.</translation>
    </message>
    <message>
        <source>Nothing is being read.</source>
        <translation>Aucune lecture n’est en cours.</translation>
    </message>
    <message>
        <source>No store is open.</source>
        <translation>Aucun stockage n’est ouvert.</translation>
    </message>
    <message>
        <source>The store is not read yet.</source>
        <translation>Le stockage n’est pas encore lu.</translation>
    </message>
    <message>
        <source>This is for archives; a freezer is open.</source>
        <translation>Ceci concerne les archives&#xa0;; un freezer est ouvert.</translation>
    </message>
    <message>
        <source>This is for freezers; an archive is open.</source>
        <translation>Ceci concerne les freezers&#xa0;; une archive est ouverte.</translation>
    </message>
    <message>
        <source>There is no place to go to in this direction.</source>
        <translation>Il n’y a pas d’endroit où aller dans cette direction.</translation>
    </message>
    <message>
        <source>There is no such step in the list of pending operations.</source>
        <translation>Il n’y a pas de telle étape dans la liste des opérations en attente.</translation>
    </message>
    <message>
        <source>Nothing is pending that would make a difference.</source>
        <translation>Rien n’est en attente qui ferait une différence.</translation>
    </message>
    <message>
        <source>What is pending is being worked out.</source>
        <translation>Les opérations en attente sont en cours de calcul.</translation>
    </message>
    <message>
        <source>Nothing is pending.</source>
        <translation>Rien n’est en attente.</translation>
    </message>
    <message>
        <source>No finding is selected.</source>
        <translation>Aucun constat n’est sélectionné.</translation>
    </message>
    <message>
        <source>No file is shown in the panel Hex.</source>
        <translation>Aucun fichier n’est affiché dans le panneau Hexa.</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>Cela ne peut pas être fait maintenant.</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Index …</source>
        <translation>Index…</translation>
    </message>
    <message>
        <source>Bucket …</source>
        <translation>Bucket…</translation>
    </message>
    <message>
        <source>Key …</source>
        <translation>Clé…</translation>
    </message>
    <message>
        <source>Section …</source>
        <translation>Section…</translation>
    </message>
    <message>
        <source>Record …</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Offset in the shown file …</source>
        <translation>Offset dans le fichier affiché…</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Aller à %1</translation>
    </message>
    <message>
        <source>Section %1</source>
        <translation>Section %1</translation>
    </message>
    <message>
        <source>Records: %1</source>
        <translation>Enregistrements&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::MaintenanceDialog</name>
    <message>
        <source>%1 buckets</source>
        <translation>%1 buckets</translation>
    </message>
    <message>
        <source>Type an index: a number from 0 on.</source>
        <translation>Saisissez un index&#xa0;: un nombre à partir de 0.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Prévisualiser</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Rien ne changerait.</translation>
    </message>
    <message>
        <source>This is what would change:</source>
        <translation>Voici ce qui changerait&#xa0;:</translation>
    </message>
    <message>
        <source>To quarantine</source>
        <translation>En quarantaine</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 dans %2</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Retrouvés</translation>
    </message>
    <message>
        <source>Pruned items</source>
        <translation>Éléments élagués</translation>
    </message>
    <message>
        <source>Lost items</source>
        <translation>Éléments perdus</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>Élaguer</translation>
    </message>
    <message>
        <source>Resize the table</source>
        <translation>Agrandir la table</translation>
    </message>
    <message>
        <source>Tighten the heads</source>
        <translation>Resserrer les têtes</translation>
    </message>
    <message>
        <source>Every section below the one of this index goes to quarantine, beside the root. Undo brings it back.</source>
        <translation>Chaque section en dessous de celle de cet index part en quarantaine, à côté de la racine. L’annulation la ramène.</translation>
    </message>
    <message>
        <source>The table gets more buckets, at once. Chains do not become shorter by that: what is put from then on is found faster.</source>
        <translation>La table reçoit d’un coup plus de buckets. Les chaînes n’en deviennent pas plus courtes&#xa0;: ce qui est ajouté ensuite se trouve plus vite.</translation>
    </message>
    <message>
        <source>Every bucket begins with its newest record, so that lookups read no more than they must. Only the table changes.</source>
        <translation>Chaque bucket commence par son enregistrement le plus récent, les recherches ne lisent donc pas plus qu’il ne faut. Seule la table change.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>&amp;Keep from index</source>
        <translation>&amp;Garder à partir de l’index</translation>
    </message>
    <message>
        <source>&amp;New size (now %1)</source>
        <translation>&amp;Nouvelle taille (actuelle&#xa0;: %1)</translation>
    </message>
    <message>
        <source>Keep from index</source>
        <translation>Garder à partir de l’index</translation>
    </message>
    <message>
        <source>New size</source>
        <translation>Nouvelle taille</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copier comme commande</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add to pending</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Nothing is written before you apply it</source>
        <translation>Rien n’est écrit avant que vous ne l’appliquiez</translation>
    </message>
</context>
<context>
    <name>cryo::ui::MessageArea</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>cryo::ui::MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>cryo::ui::MetricTreeModel</name>
    <message>
        <source>left</source>
        <translation>gauche</translation>
    </message>
    <message>
        <source>right</source>
        <translation>droite</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Axe</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>Ce programme</translation>
    </message>
    <message>
        <source>Checks of a store</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nœud</translation>
    </message>
    <message>
        <source>Prometheus server</source>
        <translation>Serveur Prometheus</translation>
    </message>
    <message>
        <source>Saved text</source>
        <translation>Texte enregistré</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Série</translation>
    </message>
</context>
<context>
    <name>cryo::ui::MetricsPage</name>
    <message>
        <source>The history of metrics could not be read in full: %1</source>
        <translation>L’historique des métriques n’a pas pu être lu en entier&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 par seconde</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>modifié&#xa0;: %1</translation>
    </message>
    <message>
        <source>checked: %1</source>
        <translation>vérifié&#xa0;: %1</translation>
    </message>
    <message>
        <source>Choose series on the left.</source>
        <translation>Choisissez des séries à gauche.</translation>
    </message>
    <message>
        <source>Point at the plot to read values; drag to zoom.</source>
        <translation>Pointez le graphique pour lire des valeurs&#xa0;; glissez pour zoomer.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>En pause.</translation>
    </message>
    <message>
        <source>%1: %2 values; %3 lines could not be read.</source>
        <translation>%1&#xa0;: %2 valeurs&#xa0;; %3 lignes étaient illisibles.</translation>
    </message>
    <message>
        <source>%1: %2 values.</source>
        <translation>%1&#xa0;: %2 valeurs.</translation>
    </message>
    <message>
        <source>The address cannot be asked.</source>
        <translation>L’adresse ne peut pas être interrogée.</translation>
    </message>
    <message>
        <source>%1: this is no file that can be read.</source>
        <translation>%1&#xa0;: ce n’est pas un fichier lisible.</translation>
    </message>
    <message>
        <source>%1: it cannot be reached: %2</source>
        <translation>%1&#xa0;: injoignable&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: no whole answer came in time.</source>
        <translation>%1&#xa0;: aucune réponse complète n’est arrivée à temps.</translation>
    </message>
    <message>
        <source>%1: the answer is too long; nothing of it was kept.</source>
        <translation>%1&#xa0;: la réponse est trop longue&#xa0;; rien n’en a été gardé.</translation>
    </message>
    <message>
        <source>%1: it answered with status %2.</source>
        <translation>%1&#xa0;: réponse avec le statut %2.</translation>
    </message>
    <message>
        <source>%1: it points to %2; nothing was asked there.</source>
        <translation>%1&#xa0;: renvoi vers %2&#xa0;; rien n’y a été demandé.</translation>
    </message>
    <message>
        <source>%1: the answer holds no metrics.</source>
        <translation>%1&#xa0;: la réponse ne contient aucune métrique.</translation>
    </message>
    <message>
        <source>%1: the server refuses: %2</source>
        <translation>%1&#xa0;: le serveur refuse&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: the values could not be kept: %2</source>
        <translation>%1&#xa0;: les valeurs n’ont pas pu être gardées&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nothing is kept: %1</source>
        <translation>Rien n’est gardé&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 on disk.</source>
        <translation>%1 sur le disque.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Read saved metrics</source>
        <translation>Lire des métriques enregistrées</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>Enregistrer l’historique</translation>
    </message>
    <message>
        <source>The history was saved as %1.</source>
        <translation>L’historique a été enregistré sous %1.</translation>
    </message>
    <message>
        <source>The history could not be saved as %1.</source>
        <translation>L’historique n’a pas pu être enregistré sous %1.</translation>
    </message>
    <message>
        <source>&amp;Watch a node …</source>
        <translation>&amp;Observer un nœud…</translation>
    </message>
    <message>
        <source>&amp;Ask a Prometheus server …</source>
        <translation>&amp;Interroger un serveur Prometheus…</translation>
    </message>
    <message>
        <source>&amp;Read saved metrics …</source>
        <translation>&amp;Lire des métriques enregistrées…</translation>
    </message>
    <message>
        <source>As &amp;PNG …</source>
        <translation>En &amp;PNG…</translation>
    </message>
    <message>
        <source>As &amp;SVG …</source>
        <translation>En &amp;SVG…</translation>
    </message>
    <message>
        <source>As P&amp;DF …</source>
        <translation>En P&amp;DF…</translation>
    </message>
    <message>
        <source>Numbers as &amp;CSV …</source>
        <translation>Nombres en &amp;CSV…</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Dernière semaine</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Totaux</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Keep 30 days</source>
        <translation>Garder 30 jours</translation>
    </message>
    <message>
        <source>Keep 90 days</source>
        <translation>Garder 90 jours</translation>
    </message>
    <message>
        <source>Keep a year</source>
        <translation>Garder un an</translation>
    </message>
    <message>
        <source>Keep for ever</source>
        <translation>Garder toujours</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Ajouter une source</translation>
    </message>
    <message>
        <source>Watch a node, ask a Prometheus server, or read saved metrics</source>
        <translation>Observer un nœud, interroger un serveur Prometheus ou lire des métriques enregistrées</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save the plot or its numbers</source>
        <translation>Enregistrer le graphique ou ses nombres</translation>
    </message>
    <message>
        <source>Stretch of time</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>The stretch of time that is shown</source>
        <translation>La période affichée</translation>
    </message>
    <message>
        <source>Totals or rates</source>
        <translation>Totaux ou taux</translation>
    </message>
    <message>
        <source>Counters as they are, or what they gain a second</source>
        <translation>Les compteurs tels quels, ou leur gain par seconde</translation>
    </message>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>&amp;Logarithmique</translation>
    </message>
    <message>
        <source>Both axes with a logarithmic scale</source>
        <translation>Les deux axes en échelle logarithmique</translation>
    </message>
    <message>
        <source>Zoom back</source>
        <translation>Zoom précédent</translation>
    </message>
    <message>
        <source>What was shown before the last zoom (Backspace in the plot)</source>
        <translation>Ce qui était affiché avant le dernier zoom (Retour arrière dans le graphique)</translation>
    </message>
    <message>
        <source>Show all of the time</source>
        <translation>Montrer toute la durée</translation>
    </message>
    <message>
        <source>Filter series</source>
        <translation>Filtrer les séries</translation>
    </message>
    <message>
        <source>Sources and series</source>
        <translation>Sources et séries</translation>
    </message>
    <message>
        <source>Where metrics come from, and which series each source has. Space shows or hides a series; saved metrics can be dropped here.</source>
        <translation>D’où viennent les métriques, et quelles séries a chaque source. Espace montre ou cache une série&#xa0;; des métriques enregistrées peuvent être déposées ici.</translation>
    </message>
    <message>
        <source>Other axis</source>
        <translation>Autre axe</translation>
    </message>
    <message>
        <source>Measure the selected series on the other axis</source>
        <translation>Mesurer la série sélectionnée sur l’autre axe</translation>
    </message>
    <message>
        <source>Stop or go on reading the selected node</source>
        <translation>Arrêter ou reprendre la lecture du nœud sélectionné</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Remove the selected source with everything that was kept of it</source>
        <translation>Supprimer la source sélectionnée avec tout ce qui en a été gardé</translation>
    </message>
    <message>
        <source>How long to keep</source>
        <translation>Durée de conservation</translation>
    </message>
    <message>
        <source>Older values are removed</source>
        <translation>Les valeurs plus anciennes sont supprimées</translation>
    </message>
    <message>
        <source>Metrics over time</source>
        <translation>Métriques dans le temps</translation>
    </message>
    <message>
        <source>The chosen series over time. Drag to zoom, Backspace goes back. Upright lines mark checks and changes of stores.</source>
        <translation>Les séries choisies dans le temps. Glissez pour zoomer, Retour arrière revient. Les traits verticaux marquent les vérifications et les modifications des stockages.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::OpenDialog</name>
    <message>
        <source>Open stores</source>
        <translation>Ouvrir des stockages</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>The folder that was looked through.</source>
        <translation>Le dossier qui a été parcouru.</translation>
    </message>
    <message>
        <source>&amp;Browse …</source>
        <translation>&amp;Parcourir…</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Choisir un autre dossier</translation>
    </message>
    <message numerus="yes">
        <source>Found %n store(s)</source>
        <translation>
            <numerusform>%n stockage trouvé</numerusform>
            <numerusform>%n stockages trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Stockages</translation>
    </message>
    <message>
        <source>The stores that were found. Each has its own parameters.</source>
        <translation>Les stockages trouvés. Chacun a ses propres paramètres.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>What was inferred from the files: the guess, how sure it is, and why. What you choose in the last column counts instead, and is remembered for this store, outside of it.</source>
        <translation>Ce qui a été déduit des fichiers&#xa0;: la supposition, sa certitude et ses raisons. Ce que vous choisissez dans la dernière colonne l’emporte, et est retenu pour ce stockage, en dehors de lui.</translation>
    </message>
    <message>
        <source>Check&amp;point</source>
        <translation>&amp;Checkpoint</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>28 bytes as hex; empty for none</source>
        <translation>28 octets en hexa&#xa0;; vide pour aucun</translation>
    </message>
    <message>
        <source>What the last sync of the freezer handed to its node: epoch, section, bytes of the index, buckets. It is never in the freezer&apos;s own files.</source>
        <translation>Ce que la dernière synchronisation du freezer a remis à son nœud&#xa0;: epoch, section, octets de l’index, buckets. Ce n’est jamais dans les fichiers du freezer.</translation>
    </message>
    <message>
        <source>Opens read-only. No recovery is run and no file time changes.</source>
        <translation>Ouvre en lecture seule. Aucune récupération n’est lancée et aucune date de fichier ne change.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Opens every store that was found, with these parameters.</source>
        <translation>Ouvre chaque stockage trouvé, avec ces paramètres.</translation>
    </message>
    <message>
        <source>please confirm</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marqueurs</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>as guessed</source>
        <translation>comme supposé</translation>
    </message>
    <message>
        <source>Override for %1</source>
        <translation>Valeur imposée pour %1</translation>
    </message>
    <message>
        <source>Counts instead of the guess; empty: the guess counts</source>
        <translation>L’emporte sur la supposition&#xa0;; vide&#xa0;: la supposition compte</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoch</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Index bytes</source>
        <translation>Octets d’index</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>Buckets</translation>
    </message>
    <message>
        <source>Without it the newest slot of each bucket counts, as in an engine of 2026.2.0. Later releases delete a freezer that they open without its checkpoint.</source>
        <translation>Sans lui, le slot le plus récent de chaque bucket compte, comme dans un moteur 2026.2.0. Les versions suivantes effacent un freezer qu’elles ouvrent sans son checkpoint.</translation>
    </message>
    <message>
        <source>A checkpoint is 28 bytes: 56 digits of hex.</source>
        <translation>Un checkpoint fait 28 octets&#xa0;: 56 chiffres hexa.</translation>
    </message>
    <message>
        <source>One of the overrides is no value of its parameter.</source>
        <translation>L’une des valeurs imposées ne convient pas à son paramètre.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::OperationModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Répare</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
</context>
<context>
    <name>cryo::ui::OverviewPage</name>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marqueurs</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>Header layouts</source>
        <translation>Formats d’en-tête</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n constat</numerusform>
            <numerusform>%n constats</numerusform>
        </translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>nothing found; every record was checked</source>
        <translation>rien trouvé&#xa0;; chaque enregistrement a été vérifié</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>nothing found so far</source>
        <translation>rien trouvé jusqu’ici</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>nothing in the files tells</source>
        <translation>rien dans les fichiers ne l’indique</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>What the store is, and what was inferred about it.</source>
        <translation>Ce qu’est le stockage, et ce qui en a été déduit.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>What was inferred</source>
        <translation>Ce qui a été déduit</translation>
    </message>
    <message>
        <source>Change parameters …</source>
        <translation>Changer les paramètres…</translation>
    </message>
    <message>
        <source>Change parameters</source>
        <translation>Changer les paramètres</translation>
    </message>
    <message>
        <source>Releases that have touched it</source>
        <translation>Versions qui l’ont touché</translation>
    </message>
</context>
<context>
    <name>cryo::ui::OverviewStrip</name>
    <message>
        <source>All buckets</source>
        <translation>Tous les buckets</translation>
    </message>
    <message>
        <source>All indices</source>
        <translation>Tous les index</translation>
    </message>
    <message>
        <source>The whole table from left to right. A mark is a finding; click to see the bucket.</source>
        <translation>Toute la table de gauche à droite. Une marque est un constat&#xa0;; cliquez pour voir le bucket.</translation>
    </message>
    <message>
        <source>All indices from left to right: what is there and what is missing. Click a gap to go there; drag the frame to move the strip on the Gaps page.</source>
        <translation>Tous les index de gauche à droite&#xa0;: ce qui est là et ce qui manque. Cliquez sur une lacune pour y aller&#xa0;; glissez le cadre pour déplacer la bande de la page Lacunes.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ParameterList</name>
    <message>
        <source>given by you</source>
        <translation>donné par vous</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ParameterModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 ou plus</translation>
    </message>
    <message>
        <source>%1, a divisor of %2</source>
        <translation>%1, un diviseur de %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Paramètre</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>Supposition</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Valeur imposée</translation>
    </message>
    <message>
        <source>May be %1</source>
        <translation>Possible&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::PendingPanel</name>
    <message>
        <source>No store is open.</source>
        <translation>Aucun stockage n’est ouvert.</translation>
    </message>
    <message>
        <source>Every value is checked to find what could be repaired …</source>
        <translation>Chaque valeur est vérifiée pour trouver ce qui pourrait être réparé…</translation>
    </message>
    <message>
        <source>Propose repairs</source>
        <translation>Proposer des réparations</translation>
    </message>
    <message>
        <source>Nothing is pending. Proposals and edits are collected here; nothing is written before you apply them.</source>
        <translation>Rien n’est en attente. Propositions et modifications se rassemblent ici&#xa0;; rien n’est écrit avant que vous ne les appliquiez.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdus</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>The bytes are being compared …</source>
        <translation>Comparaison des octets…</translation>
    </message>
    <message>
        <source>Compare the bytes</source>
        <translation>Comparer les octets</translation>
    </message>
    <message>
        <source>No bytes of a file change.</source>
        <translation>Aucun octet d’aucun fichier ne change.</translation>
    </message>
    <message>
        <source>The result is being computed …</source>
        <translation>Calcul du résultat…</translation>
    </message>
    <message>
        <source>The result is not known</source>
        <translation>Le résultat n’est pas connu</translation>
    </message>
    <message>
        <source>%1 → %2 after apply</source>
        <translation>%1 → %2 après application</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n constat</numerusform>
            <numerusform>%n constats</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 dans %2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found again</source>
        <translation>%1 retrouvés</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 perdus</translation>
    </message>
    <message>
        <source>%1 unverified</source>
        <translation>%1 non vérifiés</translation>
    </message>
    <message>
        <source>the node needs a new checkpoint</source>
        <translation>le nœud a besoin d’un nouveau checkpoint</translation>
    </message>
    <message>
        <source>looking for more …</source>
        <translation>recherche d’autres…</translation>
    </message>
    <message>
        <source>Pending operations</source>
        <translation>Opérations en attente</translation>
    </message>
    <message>
        <source>What is to be done, in this order. Delete takes an operation out with those that depend on it; Ctrl+Up and Ctrl+Down move it where nothing depends on the order.</source>
        <translation>Ce qui est à faire, dans cet ordre. Suppr retire une opération avec celles qui en dépendent&#xa0;; Ctrl+Haut et Ctrl+Bas la déplacent là où rien ne dépend de l’ordre.</translation>
    </message>
    <message>
        <source>Bytes before and after</source>
        <translation>Octets avant et après</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Do it earlier
Ctrl+Up</source>
        <translation>Faire plus tôt
Ctrl+Haut</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Do it later
Ctrl+Down</source>
        <translation>Faire plus tard
Ctrl+Bas</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take it out, with those that depend on it
Delete</source>
        <translation>Retirer, avec celles qui en dépendent
Suppr</translation>
    </message>
</context>
<context>
    <name>cryo::ui::PendingPlan</name>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Compute the pending changes</source>
        <translation>Calculer les modifications en attente</translation>
    </message>
    <message>
        <source>Cancelled: nothing was added.</source>
        <translation>Interrompu&#xa0;: rien n’a été ajouté.</translation>
    </message>
    <message>
        <source>There is nothing that an operation could change.</source>
        <translation>Il n’y a rien qu’une opération puisse changer.</translation>
    </message>
    <message>
        <source>Propose repairs</source>
        <translation>Proposer des réparations</translation>
    </message>
    <message>
        <source>Add an operation</source>
        <translation>Ajouter une opération</translation>
    </message>
    <message>
        <source>Edit by hand</source>
        <translation>Modifier à la main</translation>
    </message>
    <message>
        <source>Remove an operation</source>
        <translation>Retirer une opération</translation>
    </message>
    <message>
        <source>Move an operation</source>
        <translation>Déplacer une opération</translation>
    </message>
    <message>
        <source>Discard everything</source>
        <translation>Tout abandonner</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Ouvrir un plan</translation>
    </message>
    <message>
        <source>The result has not been computed.</source>
        <translation>Le résultat n’a pas été calculé.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::RecordDetail</name>
    <message>
        <source>No record selected</source>
        <translation>Aucun enregistrement sélectionné</translation>
    </message>
    <message>
        <source>Record %1:%2</source>
        <translation>Enregistrement %1:%2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>checksums match</source>
        <translation>sommes de contrôle justes</translation>
    </message>
    <message>
        <source>a checksum fails</source>
        <translation>une somme de contrôle est fausse</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Fichier de clés</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>end of the chain</source>
        <translation>fin de la chaîne</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Endroit</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>%1 after decompression</source>
        <translation>%1 après décompression</translation>
    </message>
    <message>
        <source>checksum matches</source>
        <translation>somme de contrôle juste</translation>
    </message>
    <message>
        <source>there is no value file</source>
        <translation>il n’y a pas de fichier de valeurs</translation>
    </message>
    <message>
        <source>points past the end of the value file</source>
        <translation>pointe au-delà de la fin du fichier de valeurs</translation>
    </message>
    <message>
        <source>too small for a value</source>
        <translation>trop petit pour une valeur</translation>
    </message>
    <message>
        <source>checksum differs: stored %1, computed %2</source>
        <translation>somme de contrôle différente&#xa0;: stockée %1, calculée %2</translation>
    </message>
    <message>
        <source>does not decompress</source>
        <translation>ne se décompresse pas</translation>
    </message>
    <message>
        <source>too large for a look</source>
        <translation>trop grande pour être montrée</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>illisible&#xa0;: %1</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>cryo::ui::RecordSource</name>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Records of all sections in order, counted from 0</source>
        <translation>Enregistrements de toutes les sections dans l’ordre, comptés à partir de 0</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Number of the record in its section</source>
        <translation>Numéro de l’enregistrement dans sa section</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Where a lookup of this key begins</source>
        <translation>Où commence la recherche de cette clé</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>The next older record of the chain, as section:position</source>
        <translation>L’enregistrement antérieur suivant de la chaîne, sous la forme section:position</translation>
    </message>
    <message>
        <source>Value at</source>
        <translation>Valeur à</translation>
    </message>
    <message>
        <source>Value size</source>
        <translation>Taille de valeur</translation>
    </message>
    <message>
        <source>Bytes in the value file, the checksum included</source>
        <translation>Octets dans le fichier de valeurs, somme de contrôle comprise</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Whether the checksums of the record&apos;s pages vouch for it</source>
        <translation>Si les sommes de contrôle des pages de l’enregistrement le garantissent</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>In the key file at %1</source>
        <translation>Dans le fichier de clés à %1</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>non vérifié</translation>
    </message>
    <message>
        <source>A page that holds this record fails its checksum</source>
        <translation>Une page qui contient cet enregistrement a une somme de contrôle fausse</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>vérifié</translation>
    </message>
</context>
<context>
    <name>cryo::ui::RecordsPage</name>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>This store has no records.</source>
        <translation>Ce stockage n’a pas d’enregistrements.</translation>
    </message>
    <message>
        <source>Every record of the store, in the order of the files. Only what is on the screen is read, so the number of records does not matter.</source>
        <translation>Chaque enregistrement du stockage, dans l’ordre des fichiers. Seul ce qui est à l’écran est lu, le nombre d’enregistrements ne compte donc pas.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SearchPage</name>
    <message>
        <source>key, byte %1</source>
        <translation>clé, octet %1</translation>
    </message>
    <message>
        <source>value, byte %1</source>
        <translation>valeur, octet %1</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>non stocké</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>stocké</translation>
    </message>
    <message>
        <source>Look up the keys in a file</source>
        <translation>Chercher les clés d’un fichier</translation>
    </message>
    <message>
        <source>Bytes are an even number of hex digits.</source>
        <translation>Les octets sont un nombre pair de chiffres hexa.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Look up keys</source>
        <translation>Chercher des clés</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Values are searched as the codec&apos;s bytes, decompressed. Return begins.</source>
        <translation>Les valeurs sont parcourues sous la forme des octets du codec, décompressées. Entrée lance.</translation>
    </message>
    <message>
        <source>The first %1 items.</source>
        <translation>Les %1 premiers éléments.</translation>
    </message>
    <message>
        <source>%1 items; %2 keys are not stored.</source>
        <translation>%1 éléments&#xa0;; %2 clés ne sont pas stockées.</translation>
    </message>
    <message>
        <source>%1 items.</source>
        <translation>%1 éléments.</translation>
    </message>
    <message>
        <source>%1 values cannot be read and were not searched.</source>
        <translation>%1 valeurs sont illisibles et n’ont pas été parcourues.</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>in keys and values</source>
        <translation>dans clés et valeurs</translation>
    </message>
    <message>
        <source>in keys</source>
        <translation>dans les clés</translation>
    </message>
    <message>
        <source>in values</source>
        <translation>dans les valeurs</translation>
    </message>
    <message>
        <source>Kind of search</source>
        <translation>Type de recherche</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>Où chercher</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Que chercher</translation>
    </message>
    <message>
        <source>Bytes as hex, text, or a regular expression</source>
        <translation>Octets en hexa, texte ou expression régulière</translation>
    </message>
    <message>
        <source>&amp;Ignore case</source>
        <translation>&amp;Ignorer la casse</translation>
    </message>
    <message>
        <source>A to Z and a to z are the same</source>
        <translation>A à Z et a à z sont équivalents</translation>
    </message>
    <message>
        <source>Look through every item</source>
        <translation>Parcourir chaque élément</translation>
    </message>
    <message>
        <source>Keys of a file …</source>
        <translation>Clés d’un fichier…</translation>
    </message>
    <message>
        <source>Look up every key in a file, one a line as hex digits</source>
        <translation>Chercher chaque clé d’un fichier, une par ligne en chiffres hexa</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Items that were found</source>
        <translation>Éléments trouvés</translation>
    </message>
    <message>
        <source>Where something was found. Return goes to the record.</source>
        <translation>Où quelque chose a été trouvé. Entrée va à l’enregistrement.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SectionDifferenceModel</name>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Records before</source>
        <translation>Enregistrements avant</translation>
    </message>
    <message>
        <source>Records after</source>
        <translation>Enregistrements après</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>En moins</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SectionSource</name>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Number of the section: in an archive its first index</source>
        <translation>Numéro de la section&#xa0;: dans une archive, son premier index</translation>
    </message>
    <message>
        <source>Section file</source>
        <translation>Fichier de section</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Première ligne</translation>
    </message>
    <message>
        <source>Row of the section&apos;s first record in the records view</source>
        <translation>Ligne du premier enregistrement de la section dans la vue des enregistrements</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Value file</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>≤ %1</source>
        <translation>≤ %1</translation>
    </message>
    <message>
        <source>From the length of the file; not counted yet</source>
        <translation>D’après la longueur du fichier&#xa0;; pas encore compté</translation>
    </message>
    <message>
        <source>Values without a key file</source>
        <translation>Valeurs sans fichier de clés</translation>
    </message>
    <message>
        <source>Value file missing</source>
        <translation>Fichier de valeurs manquant</translation>
    </message>
    <message>
        <source>both files</source>
        <translation>les deux fichiers</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SectionsPage</name>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>This store has no sections.</source>
        <translation>Ce stockage n’a pas de sections.</translation>
    </message>
    <message>
        <source>One row for each section: a key file and a value file of the same number. Return shows the records of the section.</source>
        <translation>Une ligne par section&#xa0;: un fichier de clés et un fichier de valeurs du même numéro. Entrée montre les enregistrements de la section.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SeriesPlot</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Left and Right go from time to time, plus and minus zoom, Backspace goes back.</source>
        <translation>Gauche et Droite vont d’un instant à l’autre, plus et moins zooment, Retour arrière revient.</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>%1 (right)</source>
        <translation>%1 (droite)</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ServerDialog</name>
    <message>
        <source>Ask a Prometheus server</source>
        <translation>Interroger un serveur Prometheus</translation>
    </message>
    <message>
        <source>The address of the server itself, as its own pages have it.</source>
        <translation>L’adresse du serveur lui-même, comme dans ses propres pages.</translation>
    </message>
    <message>
        <source>Which series to fetch, in the server&apos;s own language.</source>
        <translation>Quelles séries demander, dans le langage du serveur.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 semaine</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Adresse&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Series:</source>
        <translation>&amp;Séries&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Back to:</source>
        <translation>&amp;Remonter à&#xa0;:</translation>
    </message>
    <message>
        <source>%1 is asked once; what it answers is kept.</source>
        <translation>%1 est interrogé une fois&#xa0;; sa réponse est gardée.</translation>
    </message>
    <message>
        <source>A host and a port, or an address that begins with http:// or https://.</source>
        <translation>Un hôte et un port, ou une adresse qui commence par http:// ou https://.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ShortcutModel</name>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>At first</source>
        <translation>À l’origine</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ShortcutsDialog</name>
    <message>
        <source>&amp;Take it</source>
        <translation>&amp;Prendre</translation>
    </message>
    <message>
        <source>&amp;No shortcut</source>
        <translation>&amp;Sans raccourci</translation>
    </message>
    <message>
        <source>&amp;As at first</source>
        <translation>Comme à l’&amp;origine</translation>
    </message>
    <message>
        <source>A&amp;ll as at first</source>
        <translation>&amp;Tout comme à l’origine</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Trouver une action ou une touche</translation>
    </message>
    <message>
        <source>Every action of the window with its shortcuts; those that you chose are bold.</source>
        <translation>Chaque action de la fenêtre avec ses raccourcis&#xa0;; ceux que vous avez choisis sont en gras.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>New &amp;keys:</source>
        <translation>&amp;Nouvelles touches&#xa0;:</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Nouvelles touches</translation>
    </message>
    <message>
        <source>Press the keys that shall do what is selected above.</source>
        <translation>Appuyez sur les touches qui feront ce qui est sélectionné ci-dessus.</translation>
    </message>
    <message>
        <source>Give the keys to this action, and take them from the other one</source>
        <translation>Donner les touches à cette action, et les retirer à l’autre</translation>
    </message>
    <message>
        <source>Leave the selected action without a shortcut</source>
        <translation>Laisser l’action sélectionnée sans raccourci</translation>
    </message>
    <message>
        <source>Give the selected action the shortcut that it came with</source>
        <translation>Rendre à l’action sélectionnée son raccourci d’origine</translation>
    </message>
    <message>
        <source>Give every action the shortcut that it came with</source>
        <translation>Rendre à chaque action son raccourci d’origine</translation>
    </message>
    <message>
        <source>%1 alone is needed for typing and moving: hold Ctrl or Alt, or take a function key.</source>
        <translation>%1 seule sert à taper et à se déplacer&#xa0;: tenez Ctrl ou Alt, ou prenez une touche de fonction.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”.</source>
        <translation>%1 appartient à «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>%1 does “%2” from now on.</source>
        <translation>%1 fait désormais «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Return, or a click into the field, and then the keys.</source>
        <translation>Entrée, ou un clic dans le champ, puis les touches.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SideSwitch</name>
    <message>
        <source>The store as it would be</source>
        <translation>Le stockage tel qu’il serait</translation>
    </message>
    <message>
        <source>The store as it would be: %1</source>
        <translation>Le stockage tel qu’il serait&#xa0;: %1</translation>
    </message>
    <message>
        <source>State of the store that is shown</source>
        <translation>État du stockage affiché</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>The files as they are</source>
        <translation>Les fichiers tels qu’ils sont</translation>
    </message>
    <message>
        <source>The store as it would be, changes marked</source>
        <translation>Le stockage tel qu’il serait, changements marqués</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Montrer&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SimulatePanel</name>
    <message>
        <source>Simulating …</source>
        <translation>Simulation…</translation>
    </message>
    <message>
        <source>Simulate opening by %1</source>
        <translation>Simuler l’ouverture par %1</translation>
    </message>
    <message>
        <source>The simulation was cancelled.</source>
        <translation>La simulation a été interrompue.</translation>
    </message>
    <message>
        <source>What would a release do to this store by opening it?</source>
        <translation>Que ferait une version à ce stockage en l’ouvrant&#xa0;?</translation>
    </message>
    <message>
        <source>%1 does not open it: %2</source>
        <translation>%1 ne l’ouvre pas&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 would lose %2 of %3 items.</source>
        <translation>%1 perdrait %2 éléments sur %3.</translation>
    </message>
    <message>
        <source>%1 opens it, and nothing changes.</source>
        <translation>%1 l’ouvre, et rien ne change.</translation>
    </message>
    <message>
        <source>%1 opens it, and no item is lost.</source>
        <translation>%1 l’ouvre, et aucun élément n’est perdu.</translation>
    </message>
    <message>
        <source>File changes  %1</source>
        <translation>Fichiers modifiés  %1</translation>
    </message>
    <message>
        <source>Lost items  %1</source>
        <translation>Éléments perdus  %1</translation>
    </message>
    <message>
        <source>Sections  %1</source>
        <translation>Sections  %1</translation>
    </message>
    <message>
        <source>%1 items would be there, but not be found.</source>
        <translation>%1 éléments seraient là, mais introuvables.</translation>
    </message>
    <message>
        <source>the store as it is</source>
        <translation>le stockage tel quel</translation>
    </message>
    <message>
        <source>the store after opening</source>
        <translation>le stockage après ouverture</translation>
    </message>
    <message>
        <source>the store with the changes</source>
        <translation>le stockage avec les modifications</translation>
    </message>
    <message>
        <source>with the changes, after opening</source>
        <translation>avec les modifications, après ouverture</translation>
    </message>
    <message>
        <source>The views show the store as %1 would leave it. Nothing is written.</source>
        <translation>Les vues montrent le stockage tel que %1 le laisserait. Rien n’est écrit.</translation>
    </message>
    <message>
        <source>The views show the store with the proposed changes. Nothing is written.</source>
        <translation>Les vues montrent le stockage avec les modifications proposées. Rien n’est écrit.</translation>
    </message>
    <message>
        <source>The views show the store with the proposed changes, as %1 would leave it. Nothing is written.</source>
        <translation>Les vues montrent le stockage avec les modifications proposées, tel que %1 le laisserait. Rien n’est écrit.</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Version</translation>
    </message>
    <message>
        <source>Release that opens the store</source>
        <translation>Version qui ouvre le stockage</translation>
    </message>
    <message>
        <source>Whose rules count. What older and newer releases do to the same files differs.</source>
        <translation>Celle dont les règles comptent. Ce que les versions anciennes et récentes font des mêmes fichiers diffère.</translation>
    </message>
    <message>
        <source>&amp;Checkpoint</source>
        <translation>&amp;Checkpoint</translation>
    </message>
    <message>
        <source>Checkpoint that is handed over</source>
        <translation>Checkpoint transmis</translation>
    </message>
    <message>
        <source>A freezer does not keep its checkpoint. Releases from 2026.7.0 on delete a freezer without one.</source>
        <translation>Un freezer ne garde pas son checkpoint. Les versions à partir de 2026.7.0 effacent un freezer qui en est privé.</translation>
    </message>
    <message>
        <source>known</source>
        <translation>connu</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>estimé</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>&amp;Simulate opening</source>
        <translation>&amp;Simuler l’ouverture</translation>
    </message>
    <message>
        <source>Opens the store by the rules of the release, on a layer of changes in memory. No file changes.</source>
        <translation>Ouvre le stockage selon les règles de la version, sur une couche de modifications en mémoire. Aucun fichier ne change.</translation>
    </message>
    <message>
        <source>The &amp;views show</source>
        <translation>Les v&amp;ues montrent</translation>
    </message>
    <message>
        <source>What the other views show</source>
        <translation>Ce que montrent les autres vues</translation>
    </message>
    <message>
        <source>Strip, sections, records, buckets and bytes show the store in this state.</source>
        <translation>Bande, sections, enregistrements, buckets et octets montrent le stockage dans cet état.</translation>
    </message>
    <message>
        <source>What the opening changes</source>
        <translation>Ce que change l’ouverture</translation>
    </message>
    <message>
        <source>File changes</source>
        <translation>Fichiers modifiés</translation>
    </message>
    <message>
        <source>Every stretch of a file that the opening changes. Return shows its bytes.</source>
        <translation>Chaque portion de fichier que l’ouverture change. Entrée en montre les octets.</translation>
    </message>
    <message>
        <source>Lost items</source>
        <translation>Éléments perdus</translation>
    </message>
    <message>
        <source>The items that the opening drops. Return goes to the record.</source>
        <translation>Les éléments que l’ouverture supprime. Entrée va à l’enregistrement.</translation>
    </message>
    <message>
        <source>Sections with other records</source>
        <translation>Sections aux enregistrements changés</translation>
    </message>
    <message>
        <source>Records of each section before and after. Return goes to the section.</source>
        <translation>Enregistrements de chaque section avant et après. Entrée va à la section.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SimulatedChangeModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>made</source>
        <translation>créé</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>coupé</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrit</translation>
    </message>
</context>
<context>
    <name>cryo::ui::StateBadge</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>cryo::ui::StatusLine</name>
    <message>
        <source>Looking for stores …</source>
        <translation>Recherche de stockages…</translation>
    </message>
    <message>
        <source>No store open</source>
        <translation>Aucun stockage ouvert</translation>
    </message>
    <message>
        <source>freezer</source>
        <translation>freezer</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>archive</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>table %1</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>What is pending may be applied; until then nothing is written</source>
        <translation>Les opérations en attente peuvent être appliquées&#xa0;; d’ici là, rien n’est écrit</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Files are opened for reading only; nothing is locked</source>
        <translation>Les fichiers sont ouverts en lecture seule&#xa0;; rien n’est verrouillé</translation>
    </message>
    <message>
        <source>Checked in %1 s</source>
        <translation>Vérifié en %1 s</translation>
    </message>
</context>
<context>
    <name>cryo::ui::StoreSession</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: cancelled.</source>
        <translation>%1&#xa0;: interrompu.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>List the files</source>
        <translation>Lister les fichiers</translation>
    </message>
    <message>
        <source>Count the records</source>
        <translation>Compter les enregistrements</translation>
    </message>
    <message>
        <source>Quick check</source>
        <translation>Vérification rapide</translation>
    </message>
    <message>
        <source>Check of every record</source>
        <translation>Vérification de chaque enregistrement</translation>
    </message>
    <message>
        <source>Check of every value</source>
        <translation>Vérification de chaque valeur</translation>
    </message>
</context>
<context>
    <name>cryo::ui::StoreTreeModel</name>
    <message>
        <source>The freezer&apos;s table, and how many buckets it has</source>
        <translation>La table du freezer, et son nombre de buckets</translation>
    </message>
    <message>
        <source>Index files, one for each section</source>
        <translation>Fichiers d’index, un par section</translation>
    </message>
    <message>
        <source>Value files, one for each section</source>
        <translation>Fichiers de valeurs, un par section</translation>
    </message>
    <message>
        <source>Markers that an engine of 2026.9.0 or later wrote</source>
        <translation>Marqueurs écrits par un moteur 2026.9.0 ou ultérieur</translation>
    </message>
    <message>
        <source>Metadata of the immutable archive that this freezer belongs to</source>
        <translation>Métadonnées de l’archive immuable à laquelle ce freezer appartient</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>Ordinal</source>
        <translation>Ordinal</translation>
    </message>
    <message>
        <source>Lock of an engine of 2026.9.0 or later</source>
        <translation>Verrou d’un moteur 2026.9.0 ou ultérieur</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>Non reconnu</translation>
    </message>
    <message>
        <source>Other entries</source>
        <translation>Autres entrées</translation>
    </message>
    <message>
        <source>What lies in the root and belongs to no archive and no freezer</source>
        <translation>Ce qui se trouve dans la racine sans appartenir à une archive ni à un freezer</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Pas encore vérifié</translation>
    </message>
    <message>
        <source>Prunable archive</source>
        <translation>Archive élagable</translation>
    </message>
    <message>
        <source>Freezer</source>
        <translation>Freezer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>cryo::ui::StoresPanel</name>
    <message>
        <source>Stores</source>
        <translation>Stockages</translation>
    </message>
    <message>
        <source>The stores that were found in the opened folder, and the folders that each is made of. The shape behind a store is the worst that is known about it.</source>
        <translation>Les stockages trouvés dans le dossier ouvert, et les dossiers dont chacun se compose. La forme derrière un stockage est le pire que l’on en sache.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::StructureModel</name>
    <message>
        <source>%1/%2 @ %3</source>
        <translation>%1/%2 @ %3</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>cryo::ui::StructurePanel</name>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>The fields of the selected bucket, record or section, and what it is tied to. Selecting a field selects its bytes; selecting bytes selects their field.</source>
        <translation>Les champs du bucket, de l’enregistrement ou de la section sélectionnés, et ce à quoi ils se rattachent. Sélectionner un champ sélectionne ses octets&#xa0;; sélectionner des octets sélectionne leur champ.</translation>
    </message>
    <message>
        <source>Select a record, bucket or section to see its fields.</source>
        <translation>Sélectionnez un enregistrement, un bucket ou une section pour voir ses champs.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::SummaryPanel</name>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>The figures of the current store. What is not known yet is a dash.</source>
        <translation>Les chiffres du stockage courant. Ce qui n’est pas encore connu est un tiret.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::UndoModel</name>
    <message>
        <source>Time</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Undo file</source>
        <translation>Fichier d’annulation</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ValueTreeModel</name>
    <message>
        <source>rest</source>
        <translation>reste</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>présent</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n élément</numerusform>
            <numerusform>%n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
</context>
<context>
    <name>cryo::ui::ValueViewer</name>
    <message>
        <source>There is nothing in this value.</source>
        <translation>Cette valeur est vide.</translation>
    </message>
    <message>
        <source>Bytes %1 to %2 of %3</source>
        <translation>Octets %1 à %2 sur %3</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Ligne %1, colonne %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>The description says what every byte is.</source>
        <translation>La description dit ce qu’est chaque octet.</translation>
    </message>
    <message>
        <source>The value is not what the description says.</source>
        <translation>La valeur n’est pas ce que dit la description.</translation>
    </message>
    <message>
        <source>At offset %1</source>
        <translation>À l’offset %1</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hexa</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Integers</source>
        <translation>Entiers</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>How the value is shown</source>
        <translation>Manière d’afficher la valeur</translation>
    </message>
    <message>
        <source>The value as bytes, as text, as JSON, as numbers at the cursor, or as the fields that a description of the structure names.</source>
        <translation>La valeur en octets, en texte, en JSON, en nombres au curseur, ou selon les champs que nomme une description de la structure.</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>Partie précédente</translation>
    </message>
    <message>
        <source>Part behind</source>
        <translation>Partie suivante</translation>
    </message>
    <message>
        <source>Describe the structure …</source>
        <translation>Décrire la structure…</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>The value as text: what is no UTF-8 stands as \x and two digits, what cannot be seen as \u{…} with its number.</source>
        <translation>La valeur en texte&#xa0;: ce qui n’est pas de l’UTF-8 devient \x et deux chiffres, ce qui ne se voit pas \u{…} avec son numéro.</translation>
    </message>
    <message>
        <source>Fields of the value</source>
        <translation>Champs de la valeur</translation>
    </message>
    <message>
        <source>The fields of the value as the description names them. Selecting one selects its bytes below.</source>
        <translation>Les champs de la valeur, tels que la description les nomme. En choisir un sélectionne ses octets ci-dessous.</translation>
    </message>
    <message>
        <source>Bytes of the value</source>
        <translation>Octets de la valeur</translation>
    </message>
</context>
<context>
    <name>cryo::ui::WelcomePage</name>
    <message>
        <source>Open a store</source>
        <translation>Ouvrir un stockage</translation>
    </message>
    <message>
        <source>Cryoscope reads prunable archives and freezers. Choose a folder, or the storage root of a node.</source>
        <translation>Cryoscope lit les archives élagables et les freezers. Choisissez un dossier, ou la racine de stockage d’un nœud.</translation>
    </message>
    <message>
        <source>Drop a folder here</source>
        <translation>Déposez un dossier ici</translation>
    </message>
    <message>
        <source>Looking for stores in %1 …</source>
        <translation>Recherche de stockages dans %1 …</translation>
    </message>
    <message>
        <source>Page size, key size and sections are worked out from the files.</source>
        <translation>Taille de page, taille de clé et sections sont déduites des fichiers.</translation>
    </message>
    <message>
        <source>Open folder …</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Choose a folder; every store in it is listed.</source>
        <translation>Choisissez un dossier&#xa0;; chaque stockage qu’il contient est listé.</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Dossiers récents</translation>
    </message>
    <message>
        <source>How a store is drawn</source>
        <translation>Comment un stockage est dessiné</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>What opening does</source>
        <translation>Ce que fait l’ouverture</translation>
    </message>
    <message>
        <source>Looking never touches</source>
        <translation>Regarder ne touche à rien</translation>
    </message>
    <message>
        <source>Files are opened for reading only. Nothing is locked, repaired or created.</source>
        <translation>Les fichiers sont ouverts en lecture seule. Rien n’est verrouillé, réparé ni créé.</translation>
    </message>
    <message>
        <source>Damage is listed, not hidden</source>
        <translation>Les dommages sont listés, pas cachés</translation>
    </message>
    <message>
        <source>Every damaged piece becomes a finding with its file, offset and evidence; reading goes on.</source>
        <translation>Chaque morceau endommagé devient un constat avec son fichier, son offset et sa preuve&#xa0;; la lecture continue.</translation>
    </message>
    <message>
        <source>No waiting for the first rows</source>
        <translation>Les premières lignes sans attendre</translation>
    </message>
    <message>
        <source>Long checks run beside your work, and can be stopped.</source>
        <translation>Les longues vérifications tournent à côté de votre travail et peuvent être arrêtées.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Go to a bucket, key, index or offset</source>
        <translation>Aller à un bucket, une clé, un index ou un offset</translation>
    </message>
    <message>
        <source>Next gap · next finding</source>
        <translation>Lacune suivante · constat suivant</translation>
    </message>
    <message>
        <source>Back · forward</source>
        <translation>Précédent · suivant</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>The manual · every shortcut</source>
        <translation>Le manuel · tous les raccourcis</translation>
    </message>
    <message>
        <source>None yet. Folders that you open are listed here.</source>
        <translation>Aucun pour l’instant. Les dossiers que vous ouvrez sont listés ici.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::WhatIfPanel</name>
    <message>
        <source>Compare translators</source>
        <translation>Comparer les traducteurs</translation>
    </message>
    <message>
        <source>The memory is that of the index, about.</source>
        <translation>La mémoire est celle de l’index, à peu près.</translation>
    </message>
    <message>
        <source>Compare table sizes</source>
        <translation>Comparer les tailles de table</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, actuelle</translation>
    </message>
    <message>
        <source>Moving heads forward changes %1 buckets: reads in vain %2 → %3 a hit, %4 → %5 at most.</source>
        <translation>Avancer les têtes change %1 buckets&#xa0;: lectures vaines %2 → %3 par succès, %4 → %5 au plus.</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>Calcul…</translation>
    </message>
    <message>
        <source>What lookups by key would cost with each translator.</source>
        <translation>Ce que coûteraient les recherches par clé avec chaque traducteur.</translation>
    </message>
    <message>
        <source>What lookups would cost if the records were put anew into a table of another size. Resizing alone does not shorten chains.</source>
        <translation>Ce que coûteraient les recherches si les enregistrements étaient réinsérés dans une table d’une autre taille. Le seul agrandissement ne raccourcit pas les chaînes.</translation>
    </message>
    <message>
        <source>What if: translators</source>
        <translation>Et si&#xa0;: traducteurs</translation>
    </message>
    <message>
        <source>What if: table sizes</source>
        <translation>Et si&#xa0;: tailles de table</translation>
    </message>
    <message>
        <source>Work it out</source>
        <translation>Calculer</translation>
    </message>
    <message>
        <source>Reads every key once</source>
        <translation>Lit chaque clé une fois</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Traducteur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>Longest list</source>
        <translation>Plus longue liste</translation>
    </message>
    <message>
        <source>Reads in vain</source>
        <translation>Lectures vaines</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>Buckets</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>99 % of chains</source>
        <translation>99 % des chaînes</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Plus longue</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Et si</translation>
    </message>
    <message>
        <source>What a lookup of a stored key would read in vain, on average, under another choice.</source>
        <translation>Ce qu’une recherche d’une clé stockée lirait en vain, en moyenne, avec un autre choix.</translation>
    </message>
</context>
<context>
    <name>cryo::ui::Workspace</name>
    <message>
        <source>Look for stores</source>
        <translation>Chercher des stockages</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The overrides could not be remembered: %1</source>
        <translation>Les valeurs imposées n’ont pas pu être retenues&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>cryo::ui::WorstModel</name>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
</context>
<context>
    <name>cryo::ui::format</name>
    <message>
        <source>%1 B</source>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 ko</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 To</translation>
    </message>
    <message>
        <source>%1 PB</source>
        <translation>%1 Po</translation>
    </message>
    <message>
        <source>%1 EB</source>
        <translation>%1 Eo</translation>
    </message>
    <message>
        <source>%1 B/s</source>
        <translation>%1 o/s</translation>
    </message>
    <message>
        <source>%1 kB/s</source>
        <translation>%1 ko/s</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 Mo/s</translation>
    </message>
    <message>
        <source>%1 GB/s</source>
        <translation>%1 Go/s</translation>
    </message>
    <message>
        <source>%1 TB/s</source>
        <translation>%1 To/s</translation>
    </message>
    <message>
        <source>%1 PB/s</source>
        <translation>%1 Po/s</translation>
    </message>
    <message>
        <source>%1 EB/s</source>
        <translation>%1 Eo/s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>cryo::ui::shapes</name>
    <message>
        <source>Fatal</source>
        <translation>Fatal</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>plus récent</translation>
    </message>
    <message>
        <source>older</source>
        <translation>plus ancien</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>bad CRC</source>
        <translation>CRC faux</translation>
    </message>
    <message>
        <source>from the future</source>
        <translation>du futur</translation>
    </message>
    <message>
        <source>present</source>
        <translation>présent</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>before first</source>
        <translation>avant le premier</translation>
    </message>
    <message>
        <source>file missing</source>
        <translation>fichier manquant</translation>
    </message>
    <message>
        <source>value bad</source>
        <translation>valeur mauvaise</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>tail</source>
        <translation>fin</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>Le dossier %1 n’a pas pu être créé.</translation>
    </message>
    <message>
        <source>No store was found in %1.</source>
        <translation>Aucun stockage n’a été trouvé dans %1.</translation>
    </message>
    <message>
        <source>Looks into the prunable archives and freezers of a node. Nothing that is opened is ever changed.</source>
        <translation>Regarde dans les archives élagables et les freezers d’un nœud. Rien de ce qui est ouvert n’est jamais modifié.</translation>
    </message>
    <message>
        <source>Folders with stores; each opens in a window.</source>
        <translation>Dossiers contenant des stockages&#xa0;; chacun s’ouvre dans une fenêtre.</translation>
    </message>
    <message>
        <source>The store to show first.</source>
        <translation>Le stockage à montrer d’abord.</translation>
    </message>
    <message>
        <source>Draws every panel of every store, light and dark, as PNG files into DIR, and ends.</source>
        <translation>Dessine chaque panneau de chaque stockage, en clair et en sombre, en fichiers PNG dans DIR, puis s’arrête.</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light, dark ou system.</translation>
    </message>
    <message>
        <source>Language of the window: en, de, fr.</source>
        <translation>Langue de la fenêtre&#xa0;: en, de, fr.</translation>
    </message>
    <message>
        <source>Accepted for habit: nothing is ever written anyway.</source>
        <translation>Accepté par habitude&#xa0;: rien n’est jamais écrit de toute façon.</translation>
    </message>
    <message>
        <source>--screenshot needs one PATH.</source>
        <translation>--screenshot demande un PATH.</translation>
    </message>
</context>
</TS>
