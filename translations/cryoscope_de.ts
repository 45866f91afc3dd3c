<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
    <context>
        <name>Applying</name>
        <message>
            <source>Cancelled. The store has its old bytes.</source>
            <translation>Abgebrochen. Der Speicher hat seine alten Bytes.</translation>
        </message>
        <message>
            <source>Somebody else is at the store; nothing was changed: %1</source>
            <translation>Jemand anders ist am Speicher; nichts wurde geändert: %1</translation>
        </message>
        <message>
            <source>It cannot be proven that nobody else is at the store; nothing was changed: %1</source>
            <translation>Es lässt sich nicht beweisen, dass niemand sonst am Speicher ist; nichts wurde geändert: %1</translation>
        </message>
        <message>
            <source>A change was begun and not ended. Roll it back or finish it first: %1</source>
            <translation>Eine Änderung wurde begonnen und nicht beendet. Rollen Sie sie zuerst zurück oder stellen Sie sie fertig: %1</translation>
        </message>
        <message>
            <source>The store is another one now; nothing was changed: %1</source>
            <translation>Der Speicher ist jetzt ein anderer; nichts wurde geändert: %1</translation>
        </message>
        <message>
            <source>Nothing was changed: %1</source>
            <translation>Nichts wurde geändert: %1</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>nicht zu gebrauchen</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>not begun</source>
            <translation>nicht begonnen</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>unterbrochen</translation>
        </message>
        <message>
            <source>applied</source>
            <translation>angewendet</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>rückgängig</translation>
        </message>
        <message>
            <source>being forgotten</source>
            <translation>wird vergessen</translation>
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
            <translation>Einträge</translation>
        </message>
        <message>
            <source>%1 – %2</source>
            <translation>%1 – %2</translation>
        </message>
        <message>
            <source>Indices</source>
            <translation>Indizes</translation>
        </message>
        <message>
            <source>Ranges</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Buckets</source>
            <translation>Buckets</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Füllgrad</translation>
        </message>
        <message>
            <source>Records for each bucket</source>
            <translation>Datensätze je Bucket</translation>
        </message>
        <message>
            <source>Chain mean</source>
            <translation>Kette im Mittel</translation>
        </message>
        <message>
            <source>p50 · p99</source>
            <translation>p50 · p99</translation>
        </message>
        <message>
            <source>Half, and 99 of 100 buckets have a chain no longer than this</source>
            <translation>Die Hälfte bzw. 99 von 100 Buckets haben keine längere Kette</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Längste</translation>
        </message>
        <message>
            <source>Extra reads</source>
            <translation>Mehr gelesen</translation>
        </message>
        <message>
            <source>%1 per hit</source>
            <translation>%1 je Treffer</translation>
        </message>
        <message>
            <source>Records that a lookup reads in vain before it finds its key</source>
            <translation>Datensätze, die eine Suche vergeblich liest, bevor sie ihren Schlüssel findet</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>quick</source>
            <translation>schnell</translation>
        </message>
        <message>
            <source>every record</source>
            <translation>jeder Datensatz</translation>
        </message>
        <message>
            <source>every value</source>
            <translation>jeder Wert</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>prunable archive</source>
            <translation>kürzbares Archiv</translation>
        </message>
        <message>
            <source>freezer</source>
            <translation>Freezer</translation>
        </message>
        <message>
            <source>%1 items</source>
            <translation>%1 Einträge</translation>
        </message>
        <message numerus="yes">
            <source>%1 records in %n section(s)</source>
            <translation>
                <numerusform>%1 Datensätze in %n Abschnitt</numerusform>
                <numerusform>%1 Datensätze in %n Abschnitten</numerusform>
            </translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Key files</source>
            <translation>Indexdateien</translation>
        </message>
        <message>
            <source>Value files</source>
            <translation>Wertdateien</translation>
        </message>
        <message>
            <source>Last check</source>
            <translation>Letzte Prüfung</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Fehlend</translation>
        </message>
        <message>
            <source>after the first</source>
            <translation>nach dem ersten</translation>
        </message>
        <message>
            <source>Indices between the first and the last that are not stored</source>
            <translation>Indizes zwischen dem ersten und dem letzten, die nicht gespeichert sind</translation>
        </message>
        <message>
            <source>Fill</source>
            <translation>Belegt</translation>
        </message>
        <message>
            <source>Longest chain</source>
            <translation>Längste Kette</translation>
        </message>
        <message>
            <source>Shadowed</source>
            <translation>Verdeckt</translation>
        </message>
        <message>
            <source>records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <source>Keys on disk</source>
            <translation>Schlüssel auf Platte</translation>
        </message>
        <message>
            <source>Values on disk</source>
            <translation>Werte auf Platte</translation>
        </message>
        <message>
            <source>Page size</source>
            <translation>Seitengröße</translation>
        </message>
        <message>
            <source>Key size</source>
            <translation>Schlüssellänge</translation>
        </message>
        <message>
            <source>Items per section</source>
            <translation>Einträge je Abschnitt</translation>
        </message>
        <message>
            <source>Compression</source>
            <translation>Kompression</translation>
        </message>
        <message>
            <source>Table size</source>
            <translation>Tabellengröße</translation>
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
            <translation>keine</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>%1 + %2 bytes</source>
            <translation>%1 + %2 Bytes</translation>
        </message>
        <message>
            <source>%1 bytes</source>
            <translation>%1 Bytes</translation>
        </message>
        <message>
            <source>%1 buckets</source>
            <translation>%1 Buckets</translation>
        </message>
    </context>
    <context>
        <name>Operations</name>
        <message>
            <source>Write a fresh header</source>
            <translation>Frischen Kopf schreiben</translation>
        </message>
        <message>
            <source>Rewrite the header</source>
            <translation>Kopf neu schreiben</translation>
        </message>
        <message>
            <source>Move to quarantine</source>
            <translation>In Quarantäne verschieben</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Swap two files</source>
            <translation>Zwei Dateien vertauschen</translation>
        </message>
        <message>
            <source>Put items</source>
            <translation>Einträge schreiben</translation>
        </message>
        <message>
            <source>Make the folder</source>
            <translation>Ordner anlegen</translation>
        </message>
        <message>
            <source>Rewrite the section</source>
            <translation>Abschnitt neu schreiben</translation>
        </message>
        <message>
            <source>Move records to their section</source>
            <translation>Datensätze in ihren Abschnitt verschieben</translation>
        </message>
        <message>
            <source>Rebuild table and chains</source>
            <translation>Tabelle und Ketten neu bauen</translation>
        </message>
        <message>
            <source>Write the markers</source>
            <translation>Marken schreiben</translation>
        </message>
        <message>
            <source>Remove the markers</source>
            <translation>Marken entfernen</translation>
        </message>
        <message>
            <source>Tighten the heads</source>
            <translation>Köpfe straffen</translation>
        </message>
        <message>
            <source>Resize the table</source>
            <translation>Tabelle vergrößern</translation>
        </message>
        <message>
            <source>Prune sections</source>
            <translation>Abschnitte kürzen</translation>
        </message>
        <message>
            <source>Set a slot</source>
            <translation>Eintrag setzen</translation>
        </message>
        <message>
            <source>Heal from a copy</source>
            <translation>Aus einer Kopie heilen</translation>
        </message>
        <message>
            <source>Edit fields</source>
            <translation>Felder ändern</translation>
        </message>
        <message>
            <source>Flip bits back</source>
            <translation>Bits zurückdrehen</translation>
        </message>
        <message>
            <source>Edit bytes</source>
            <translation>Bytes ändern</translation>
        </message>
        <message>
            <source>bucket %1</source>
            <translation>Bucket %1</translation>
        </message>
        <message>
            <source>section %1</source>
            <translation>Abschnitt %1</translation>
        </message>
        <message>
            <source>the whole store</source>
            <translation>der ganze Speicher</translation>
        </message>
        <message>
            <source>+%1 found again</source>
            <translation>+%1 wiedergefunden</translation>
        </message>
        <message>
            <source>%1 lost</source>
            <translation>%1 verloren</translation>
        </message>
        <message>
            <source>%1 unverified</source>
            <translation>%1 ungeprüft</translation>
        </message>
        <message>
            <source>no item changes</source>
            <translation>kein Eintrag ändert sich</translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message>
            <source>bucket %1</source>
            <translation>Bucket %1</translation>
        </message>
        <message>
            <source>record %1:%2</source>
            <translation>Datensatz %1:%2</translation>
        </message>
        <message>
            <source>section %1</source>
            <translation>Abschnitt %1</translation>
        </message>
        <message>
            <source>fully</source>
            <translation>ganz</translation>
        </message>
        <message>
            <source>partly</source>
            <translation>teilweise</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>not needed</source>
            <translation>nicht nötig</translation>
        </message>
        <message>
            <source>quick</source>
            <translation>schnell</translation>
        </message>
        <message>
            <source>every record</source>
            <translation>jeder Datensatz</translation>
        </message>
        <message>
            <source>every value</source>
            <translation>jeder Wert</translation>
        </message>
    </context>
    <context>
        <name>Uses</name>
        <message>
            <source>&lt;b&gt;In use&lt;/b&gt; by an engine. You see a moving store.</source>
            <translation>&lt;b&gt;In Gebrauch&lt;/b&gt; durch ein Programm. Sie sehen einen Speicher, der sich ändert.</translation>
        </message>
        <message>
            <source>&lt;b&gt;In use&lt;/b&gt; by %1 (pid %2). You see a moving store.</source>
            <translation>&lt;b&gt;In Gebrauch&lt;/b&gt; durch %1 (PID %2). Sie sehen einen Speicher, der sich ändert.</translation>
        </message>
        <message>
            <source>held by pid %1 (%2)</source>
            <translation>gehalten von PID %1 (%2)</translation>
        </message>
        <message>
            <source>held by an engine</source>
            <translation>von einem Programm gehalten</translation>
        </message>
        <message>
            <source>not in use</source>
            <translation>nicht in Gebrauch</translation>
        </message>
        <message>
            <source>use not seen</source>
            <translation>Gebrauch nicht sichtbar</translation>
        </message>
    </context>
    <context>
        <name>cryo</name>
        <message>
            <source>{file} has only {n} bytes, too few for a header.</source>
            <translation>{file} hat nur {n} Bytes, zu wenige für Kopfdaten.</translation>
        </message>
        <message>
            <source>{file} is 8 zero bytes: its creation was interrupted.</source>
            <translation>{file} besteht aus 8 Nullbytes: Das Anlegen wurde unterbrochen.</translation>
        </message>
        <message>
            <source>{file} is a torn creation of a V1 header.</source>
            <translation>{file} ist ein abgerissenes Anlegen von V1-Kopfdaten.</translation>
        </message>
        <message>
            <source>The header of {file} is damaged: {field} is {found}.</source>
            <translation>Die Kopfdaten von {file} sind beschädigt: {field} ist {found}.</translation>
        </message>
        <message>
            <source>{file} has blob version {n}, which no known release writes here.</source>
            <translation>{file} hat Blob-Version {n}, die keine bekannte Version hier schreibt.</translation>
        </message>
        <message>
            <source>The V1 header of {file} fails its checksum.</source>
            <translation>Die Prüfsumme der V1-Kopfdaten von {file} stimmt nicht.</translation>
        </message>
        <message>
            <source>The V1 header of {file} has bytes where zeros belong.</source>
            <translation>Die V1-Kopfdaten von {file} haben Bytes, wo Nullen hingehören.</translation>
        </message>
        <message>
            <source>The V1 header of {file} is cut off at {n} bytes.</source>
            <translation>Die V1-Kopfdaten von {file} sind nach {n} Bytes abgeschnitten.</translation>
        </message>
        <message>
            <source>Files of this store have both header layouts: {a} V0, {b} V1.</source>
            <translation>Dateien dieses Speichers haben beide Arten von Kopfdaten: {a} V0, {b} V1.</translation>
        </message>
        <message>
            <source>{name} does not belong into the partition.</source>
            <translation>{name} gehört nicht in den Ordner.</translation>
        </message>
        <message>
            <source>{name} is written with capital letters.</source>
            <translation>{name} ist mit Großbuchstaben geschrieben.</translation>
        </message>
        <message>
            <source>{name} is not a section: its name has {n} bytes, not 8.</source>
            <translation>{name} ist kein Abschnitt: Der Name hat {n} Bytes, nicht 8.</translation>
        </message>
        <message>
            <source>Values of section {s} lie there without an index.</source>
            <translation>Werte von Abschnitt {s} liegen da ohne Index.</translation>
        </message>
        <message>
            <source>Section {s} has {n} records, but its value file is missing.</source>
            <translation>Abschnitt {s} hat {n} Datensätze, aber seine Wertdatei fehlt.</translation>
        </message>
        <message>
            <source>Section {s} of the freezer is missing between {a} and {b}.</source>
            <translation>Abschnitt {s} des Freezers fehlt zwischen {a} und {b}.</translation>
        </message>
        <message>
            <source>The {role} partition of {store} is missing.</source>
            <translation>Der Ordner {role} von {store} fehlt.</translation>
        </message>
        <message>
            <source>{folder} belongs to no recognised store.</source>
            <translation>{folder} gehört zu keinem erkannten Speicher.</translation>
        </message>
        <message>
            <source>{name} lies beside the table and is never read.</source>
            <translation>{name} liegt neben der Tabelle und wird nie gelesen.</translation>
        </message>
        <message>
            <source>{file} cannot be read: {reason}.</source>
            <translation>{file} kann nicht gelesen werden: {reason}.</translation>
        </message>
        <message>
            <source>Section {s} has no records and no value file.</source>
            <translation>Abschnitt {s} hat keine Datensätze und keine Wertdatei.</translation>
        </message>
        <message>
            <source>The index of section {s} ends inside a page: {n} bytes.</source>
            <translation>Der Index von Abschnitt {s} endet mitten in einer Seite: {n} Bytes.</translation>
        </message>
        <message>
            <source>The last {n} pages of the index of section {s} fail their checksum.</source>
            <translation>Bei den letzten {n} Seiten des Index von Abschnitt {s} stimmt die Prüfsumme nicht.</translation>
        </message>
        <message>
            <source>Page {k} of the index of section {s} fails its checksum; pages after it do not.</source>
            <translation>Bei Seite {k} des Index von Abschnitt {s} stimmt die Prüfsumme nicht; bei späteren Seiten stimmt sie.</translation>
        </message>
        <message>
            <source>Page {k} of the index of section {s} is short though others follow.</source>
            <translation>Seite {k} des Index von Abschnitt {s} ist kurz, obwohl andere folgen.</translation>
        </message>
        <message>
            <source>The newest checksum of page {k} fails; an older one with {len} of {longer} bytes is used.</source>
            <translation>Die neueste Prüfsumme von Seite {k} stimmt nicht; eine ältere über {len} von {longer} Bytes gilt.</translation>
        </message>
        <message>
            <source>A page was shortened in place by a release from 2026.5.0 on.</source>
            <translation>Eine Seite wurde von Version 2026.5.0 oder einer späteren an Ort und Stelle gekürzt.</translation>
        </message>
        <message>
            <source>An older checksum of page {k} no longer matches; it is not used.</source>
            <translation>Eine ältere Prüfsumme von Seite {k} stimmt nicht mehr; sie gilt nicht.</translation>
        </message>
        <message>
            <source>Bytes after the end of page {k} are not zero.</source>
            <translation>Bytes hinter dem Ende von Seite {k} sind nicht null.</translation>
        </message>
        <message>
            <source>The index of section {s} ends with {n} bytes of a record.</source>
            <translation>Der Index von Abschnitt {s} endet mit {n} Bytes eines Datensatzes.</translation>
        </message>
        <message>
            <source>The last {n} records of section {s} point past the value file.</source>
            <translation>Die letzten {n} Datensätze von Abschnitt {s} zeigen hinter die Wertdatei.</translation>
        </message>
        <message>
            <source>Record {s}:{p} points past the value file, later ones do not.</source>
            <translation>Datensatz {s}:{p} zeigt hinter die Wertdatei, spätere nicht.</translation>
        </message>
        <message>
            <source>Records {s}:{p} and {s}:{q} claim the same value bytes.</source>
            <translation>Die Datensätze {s}:{p} und {s}:{q} beanspruchen dieselben Bytes.</translation>
        </message>
        <message>
            <source>Values of section {s} do not follow each other: {n} bytes between {p} and {q}.</source>
            <translation>Werte von Abschnitt {s} folgen nicht aufeinander: {n} Bytes zwischen {p} und {q}.</translation>
        </message>
        <message>
            <source>The value size of record {s}:{p} is {n}, less than its checksum needs.</source>
            <translation>Die Wertgröße von Datensatz {s}:{p} ist {n}, weniger als die Prüfsumme braucht.</translation>
        </message>
        <message>
            <source>Section {s} has no records, but {n} bytes of values.</source>
            <translation>Abschnitt {s} hat keine Datensätze, aber {n} Bytes an Werten.</translation>
        </message>
        <message>
            <source>{n} bytes follow the last value of section {s}.</source>
            <translation>Hinter dem letzten Wert von Abschnitt {s} stehen {n} Bytes.</translation>
        </message>
        <message>
            <source>The value of {item} fails its checksum.</source>
            <translation>Die Prüfsumme des Werts von {item} stimmt nicht.</translation>
        </message>
        <message>
            <source>The value of {item} does not decompress, though its checksum is right.</source>
            <translation>Der Wert von {item} lässt sich nicht entpacken, obwohl seine Prüfsumme stimmt.</translation>
        </message>
        <message>
            <source>The value of {item} does not decode as {codec}: {reason}.</source>
            <translation>Der Wert von {item} lässt sich nicht als {codec} dekodieren: {reason}.</translation>
        </message>
        <message>
            <source>The value of {item} is not one zstd frame that states its size.</source>
            <translation>Der Wert von {item} ist nicht ein einziger zstd-Rahmen, der seine Größe nennt.</translation>
        </message>
        <message>
            <source>The value of {item} would grow beyond {limit}; it was not decompressed.</source>
            <translation>Der Wert von {item} würde größer als {limit}; er wurde nicht entpackt.</translation>
        </message>
        <message>
            <source>Section {s} is not a multiple of {n} items per section.</source>
            <translation>Abschnitt {s} ist kein Vielfaches von {n} Einträgen je Abschnitt.</translation>
        </message>
        <message>
            <source>Record {s}:{p} has index {i}, which belongs to section {t}.</source>
            <translation>Datensatz {s}:{p} hat Index {i}, der zu Abschnitt {t} gehört.</translation>
        </message>
        <message>
            <source>Index {i} has {n} records.</source>
            <translation>Index {i} hat {n} Datensätze.</translation>
        </message>
        <message>
            <source>A key stands at {n} indices.</source>
            <translation>Ein Schlüssel steht bei {n} Indizes.</translation>
        </message>
        <message>
            <source>{parameter} = {value} does not fit the files: {evidence}.</source>
            <translation>{parameter} = {value} passt nicht zu den Dateien: {evidence}.</translation>
        </message>
        <message>
            <source>{n} bytes follow the last whole bucket of the table.</source>
            <translation>Hinter dem letzten ganzen Bucket der Tabelle stehen {n} Bytes.</translation>
        </message>
        <message>
            <source>The table has {n} buckets, which is not a power of two.</source>
            <translation>Die Tabelle hat {n} Buckets, das ist keine Zweierpotenz.</translation>
        </message>
        <message>
            <source>The table is missing or empty, but there are {n} records.</source>
            <translation>Die Tabelle fehlt oder ist leer, aber es gibt {n} Datensätze.</translation>
        </message>
        <message>
            <source>The table has {a} buckets, the checkpoint says {b}.</source>
            <translation>Die Tabelle hat {a} Buckets, der Checkpoint nennt {b}.</translation>
        </message>
        <message>
            <source>Slot {i} of bucket {b} fails its checksum; the other is {other}.</source>
            <translation>Bei Slot {i} von Bucket {b} stimmt die Prüfsumme nicht; der andere ist {other}.</translation>
        </message>
        <message>
            <source>good</source>
            <translation>gut</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>bad as well</source>
            <translation>ebenfalls schlecht</translation>
        </message>
        <message>
            <source>Bucket {b} has no usable slot, but {n} records belong to it.</source>
            <translation>Bucket {b} hat keinen brauchbaren Slot, aber {n} Datensätze gehören zu ihm.</translation>
        </message>
        <message>
            <source>Both slots of bucket {b} have epoch {e}.</source>
            <translation>Beide Slots von Bucket {b} haben Epoche {e}.</translation>
        </message>
        <message>
            <source>Bucket {b} points to record {s}:{p}, which does not exist.</source>
            <translation>Bucket {b} zeigt auf Datensatz {s}:{p}, den es nicht gibt.</translation>
        </message>
        <message>
            <source>Record {s}:{p} leads to {t}:{q}, which does not exist.</source>
            <translation>Datensatz {s}:{p} führt zu {t}:{q}, den es nicht gibt.</translation>
        </message>
        <message>
            <source>Record {s}:{p} leads to {t}:{q}, which is not older.</source>
            <translation>Datensatz {s}:{p} führt zu {t}:{q}, der nicht älter ist.</translation>
        </message>
        <message>
            <source>{n} records are not reached from the bucket of their key.</source>
            <translation>{n} Datensätze sind vom Bucket ihres Schlüssels aus nicht erreichbar.</translation>
        </message>
        <message>
            <source>The chain of bucket {b} ends at {s}:{p} although older records of it exist (split brain).</source>
            <translation>Die Kette von Bucket {b} endet bei {s}:{p}, obwohl es ältere Datensätze von ihr gibt (Spaltung).</translation>
        </message>
        <message>
            <source>Record {s}:{p} lies in the chain of bucket {b}, whose keys hash elsewhere.</source>
            <translation>Datensatz {s}:{p} liegt in der Kette von Bucket {b}, deren Schlüssel anderswohin gehören.</translation>
        </message>
        <message>
            <source>The older slot of bucket {b} is not part of the newer one's chain.</source>
            <translation>Der ältere Slot von Bucket {b} gehört nicht zur Kette des neueren.</translation>
        </message>
        <message>
            <source>{n} records are shadowed by newer ones of the same key: {bytes}.</source>
            <translation>{n} Datensätze sind von neueren desselben Schlüssels verdeckt: {bytes}.</translation>
        </message>
        <message>
            <source>The resize from {S} to {2S} buckets is half done.</source>
            <translation>Die Vergrößerung von {S} auf {2S} Buckets ist halb geschehen.</translation>
        </message>
        <message>
            <source>There is data after the checkpoint: {slots} slots, {records} records, {sections} sections.</source>
            <translation>Nach dem Checkpoint gibt es Daten: {slots} Slots, {records} Datensätze, {sections} Abschnitte.</translation>
        </message>
        <message>
            <source>Section {s} has {a} bytes of {index or values}, the checkpoint needs {b}.</source>
            <translation>Abschnitt {s} hat {a} Bytes an {index or values}, der Checkpoint braucht {b}.</translation>
        </message>
        <message>
            <source>Section {s} of the checkpoint does not exist.</source>
            <translation>Abschnitt {s} des Checkpoints gibt es nicht.</translation>
        </message>
        <message>
            <source>The checkpoint cannot be right: {reason}.</source>
            <translation>Der Checkpoint kann nicht stimmen: {reason}.</translation>
        </message>
        <message>
            <source>Without a checkpoint the engine goes on in section {a} although {b} exists.</source>
            <translation>Ohne Checkpoint schreibt das Programm in Abschnitt {a} weiter, obwohl es {b} gibt.</translation>
        </message>
        <message>
            <source>This empty marker pair fits any archive of the root.</source>
            <translation>Dieses leere Markenpaar passt zu jedem Archiv der Wurzel.</translation>
        </message>
        <message>
            <source>One of the two marker copies is damaged.</source>
            <translation>Eine der beiden Kopien der Marken ist beschädigt.</translation>
        </message>
        <message>
            <source>Both marker copies are damaged.</source>
            <translation>Beide Kopien der Marken sind beschädigt.</translation>
        </message>
        <message>
            <source>Markers name section {s}, which does not exist.</source>
            <translation>Die Marken nennen Abschnitt {s}, den es nicht gibt.</translation>
        </message>
        <message>
            <source>Markers promise {n} records in section {s}; the index holds {m} up to a valid page.</source>
            <translation>Die Marken versprechen {n} Datensätze in Abschnitt {s}; der Index hat {m} bis zu einer gültigen Seite.</translation>
        </message>
        <message>
            <source>Markers promise values up to byte {a} of section {s}; the file ends at {b}.</source>
            <translation>Die Marken versprechen Werte bis Byte {a} von Abschnitt {s}; die Datei endet bei {b}.</translation>
        </message>
        <message>
            <source>{release} cannot read V1 headers: {n} files.</source>
            <translation>{release} kann V1-Kopfdaten nicht lesen: {n} Dateien.</translation>
        </message>
        <message>
            <source>{release} deletes this freezer when it opens it without its checkpoint.</source>
            <translation>{release} löscht diesen Freezer, wenn es ihn ohne seinen Checkpoint öffnet.</translation>
        </message>
        <message>
            <source>{release} would drop {n} items of section {s} at its first opening.</source>
            <translation>{release} würde beim ersten Öffnen {n} Einträge von Abschnitt {s} verwerfen.</translation>
        </message>
        <message>
            <source>{release} refuses this freezer: {check}.</source>
            <translation>{release} weist diesen Freezer zurück: {check}.</translation>
        </message>
        <message>
            <source>{release} refuses this store because of {code}.</source>
            <translation>{release} weist diesen Speicher wegen {code} zurück.</translation>
        </message>
        <message>
            <source>{release} would answer {n} indices with another record and not find {m} keys.</source>
            <translation>{release} würde {n} Indizes mit einem anderen Datensatz beantworten und {m} Schlüssel nicht finden.</translation>
        </message>
        <message>
            <source>{release} ignores the markers; what it prunes or cuts makes a later upgrade fail.</source>
            <translation>{release} beachtet die Marken nicht; was es kürzt oder abschneidet, lässt ein späteres Upgrade scheitern.</translation>
        </message>
        <message>
            <source>{release} cannot read {n} values.</source>
            <translation>{release} kann {n} Werte nicht lesen.</translation>
        </message>
        <message>
            <source>{release} does not reopen an empty freezer with its checkpoint.</source>
            <translation>{release} öffnet einen leeren Freezer nicht wieder mit seinem Checkpoint.</translation>
        </message>
        <message>
            <source>{process} ({pid}) holds files of this store open.</source>
            <translation>{process} ({pid}) hält Dateien dieses Speichers offen.</translation>
        </message>
        <message>
            <source>An engine of 2026.9.0 or later is running on this root ({pid}).</source>
            <translation>Ein Programm der Version 2026.9.0 oder später läuft auf dieser Wurzel ({pid}).</translation>
        </message>
        <message>
            <source>{file} changed while it was read; findings about it may be wrong.</source>
            <translation>{file} hat sich beim Lesen geändert; Befunde darüber können falsch sein.</translation>
        </message>
        <message>
            <source>The store was replaced or cut while it was open.</source>
            <translation>Der Speicher wurde ersetzt oder gekürzt, während er offen war.</translation>
        </message>
        <message>
            <source>A change of {time} was interrupted; the store is between before and after.</source>
            <translation>Eine Änderung von {time} wurde unterbrochen; der Speicher steht zwischen vorher und nachher.</translation>
        </message>
        <message>
            <source>Write damaged headers anew over whole contents (files: {n}).</source>
            <translation>Beschädigte Dateiköpfe über heilem Inhalt neu schreiben (Dateien: {n}).</translation>
        </message>
        <message>
            <source>Finish files whose creation was interrupted, as empty {layout} files (files: {n}).</source>
            <translation>Dateien, deren Anlegen unterbrochen wurde, als leere {layout}-Dateien vollenden (Dateien: {n}).</translation>
        </message>
        <message>
            <source>Convert headers to {layout}; what stands behind them stays as it is (files: {n}).</source>
            <translation>Dateiköpfe in {layout} umwandeln; was dahinter steht, bleibt, wie es ist (Dateien: {n}).</translation>
        </message>
        <message>
            <source>Flip back single bits that the checksums name (index pages: {pages}, values: {values}).</source>
            <translation>Einzelne Bits zurückkippen, die die Prüfsummen nennen (Indexseiten: {pages}, Werte: {values}).</translation>
        </message>
        <message>
            <source>Lower the markers in {partition} to the records that are there, and remove those of sections that hold none (sections: {names}; without records: {gone}).</source>
            <translation>Die Marken in {partition} auf die vorhandenen Datensätze senken und die von Abschnitten ohne Datensätze entfernen (Abschnitte: {names}; ohne Datensätze: {gone}).</translation>
        </message>
        <message>
            <source>Write markers into {partition}: what they cover is neither verified nor cut (sections: {n}).</source>
            <translation>Marken in {partition} schreiben: Was sie decken, wird weder geprüft noch abgeschnitten (Abschnitte: {n}).</translation>
        </message>
        <message>
            <source>Remove the markers in {partition}, which this release does not keep up and a later one would hold against the store.</source>
            <translation>Die Marken in {partition} entfernen, die diese Version nicht nachführt und eine spätere gegen den Speicher wenden würde.</translation>
        </message>
        <message>
            <source>Cut value files behind the last value that a record names (files: {n}).</source>
            <translation>Wertedateien hinter dem letzten Wert abschneiden, den ein Datensatz nennt (Dateien: {n}).</translation>
        </message>
        <message>
            <source>Take away values without an index, which no record names: {names}.</source>
            <translation>Werte ohne Index beiseitelegen, die kein Datensatz nennt: {names}.</translation>
        </message>
        <message>
            <source>Not safe: even after these changes {release} does not open it: {error}.</source>
            <translation>Nicht sicher: Auch nach diesen Änderungen öffnet {release} ihn nicht: {error}.</translation>
        </message>
        <message>
            <source>Not safe: even after these changes {release} would drop {lost} of {all} items; {good} of those can be read now.</source>
            <translation>Nicht sicher: Auch nach diesen Änderungen würde {release} {lost} von {all} Einträgen verwerfen; {good} davon sind jetzt lesbar.</translation>
        </message>
        <message>
            <source>Not safe: {release} does not open it: {error}.</source>
            <translation>Nicht sicher: {release} öffnet ihn nicht: {error}.</translation>
        </message>
        <message>
            <source>Not safe: {release} would drop {lost} of {all} items; {good} of those can be read now.</source>
            <translation>Nicht sicher: {release} würde {lost} von {all} Einträgen verwerfen; {good} davon sind jetzt lesbar.</translation>
        </message>
        <message>
            <source>Safe: {release} opens it and loses nothing.</source>
            <translation>Sicher: {release} öffnet ihn und verliert nichts.</translation>
        </message>
        <message>
            <source>Hand this estimated checkpoint to the node: {checkpoint}.</source>
            <translation>Dem Knoten diesen geschätzten Checkpoint übergeben: {checkpoint}.</translation>
        </message>
        <message>
            <source>Safe after these changes ({n}): {release} then opens it and loses nothing that can be read.</source>
            <translation>Sicher nach diesen Änderungen ({n}): {release} öffnet ihn dann und verliert nichts Lesbares.</translation>
        </message>
        <message>
            <source>All releases make it an empty file without a word; 2026.10.0 in the newest layout.</source>
            <translation>Alle Versionen machen daraus wortlos eine leere Datei; 2026.10.0 im neuesten Aufbau.</translation>
        </message>
        <message>
            <source>A fresh header in the layout of the store's other files. These few bytes are lost either way.</source>
            <translation>Ein frischer Kopf im Aufbau der übrigen Dateien. Diese wenigen Bytes sind so oder so verloren.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 refuse for ever (invalid magic). 2026.10.0 makes it anew, empty.</source>
            <translation>2026.2.0 und 2026.7.1 verweigern für immer (invalid magic). 2026.10.0 legt sie neu und leer an.</translation>
        </message>
        <message>
            <source>A fresh header in the layout of the other files. Nothing is lost: nothing was ever stored.</source>
            <translation>Ein frischer Kopf im Aufbau der übrigen Dateien. Nichts geht verloren: gespeichert war nie etwas.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 refuse, as with any V1 header. 2026.10.0 makes it anew, empty.</source>
            <translation>2026.2.0 und 2026.7.1 verweigern, wie bei jedem V1-Kopf. 2026.10.0 legt sie neu und leer an.</translation>
        </message>
        <message>
            <source>A fresh header in the layout of the other files. Nothing is lost.</source>
            <translation>Ein frischer Kopf im Aufbau der übrigen Dateien. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases refuse (blob corrupt).</source>
            <translation>Alle Versionen verweigern (blob corrupt).</translation>
        </message>
        <message>
            <source>Rewrite the header, if what stands behind it fits this store: nothing is lost. Else the file goes to quarantine with its section.</source>
            <translation>Den Kopf neu schreiben, wenn das, was dahinter steht, zum Speicher passt: nichts geht verloren. Sonst kommt die Datei mit ihrem Abschnitt in Quarantäne.</translation>
        </message>
        <message>
            <source>All releases refuse (blob version mismatch).</source>
            <translation>Alle Versionen verweigern (blob version mismatch).</translation>
        </message>
        <message>
            <source>None: it may come from a later release.</source>
            <translation>Keine: Sie kann von einer späteren Version stammen.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 refuse V1 headers altogether; 2026.10.0 refuses this one.</source>
            <translation>2026.2.0 und 2026.7.1 verweigern V1-Köpfe überhaupt, 2026.10.0 verweigert diesen.</translation>
        </message>
        <message>
            <source>Write the header anew before the intact payload. Nothing is lost.</source>
            <translation>Den Kopf vor den heilen Daten neu schreiben. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases refuse; 2026.10.0 says truncated header.</source>
            <translation>Alle Versionen verweigern; 2026.10.0 sagt truncated header.</translation>
        </message>
        <message>
            <source>A fresh header. What the section held is already gone.</source>
            <translation>Ein frischer Kopf. Was der Abschnitt enthielt, ist schon fort.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 refuse the files with V1 headers. 2026.10.0 opens as usual.</source>
            <translation>2026.2.0 und 2026.7.1 verweigern die Dateien mit V1-Kopf. 2026.10.0 öffnet wie üblich.</translation>
        </message>
        <message>
            <source>None is needed.</source>
            <translation>Keine nötig.</translation>
        </message>
        <message>
            <source>All releases refuse (partition corrupt).</source>
            <translation>Alle Versionen verweigern (partition corrupt).</translation>
        </message>
        <message>
            <source>Move it to quarantine. Nothing of the store is lost.</source>
            <translation>In Quarantäne verschieben. Vom Speicher geht nichts verloren.</translation>
        </message>
        <message>
            <source>2026.2.0 lists it, then makes a second, empty file beside it. 2026.7.1 and 2026.10.0 refuse.</source>
            <translation>2026.2.0 listet sie und legt dann eine zweite, leere Datei daneben an. 2026.7.1 und 2026.10.0 verweigern.</translation>
        </message>
        <message>
            <source>Rename it, if the name in small letters is free: nothing is lost. Else the emptier one goes to quarantine.</source>
            <translation>Umbenennen, wenn der Name in Kleinbuchstaben frei ist: nichts geht verloren. Sonst kommt die leerere in Quarantäne.</translation>
        </message>
        <message>
            <source>All releases refuse (invalid blob name).</source>
            <translation>Alle Versionen verweigern (invalid blob name).</translation>
        </message>
        <message>
            <source>Move it to quarantine. Nothing is lost.</source>
            <translation>In Quarantäne verschieben. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>An archive's file is removed. Of a freezer 2026.2.0 and 2026.7.1 remove it; 2026.10.0 refuses, unless it is older than the oldest index section.</source>
            <translation>Die Datei eines Archivs wird entfernt. Beim Freezer entfernen 2026.2.0 und 2026.7.1 sie; 2026.10.0 verweigert, außer sie ist älter als der älteste Indexabschnitt.</translation>
        </message>
        <message>
            <source>Move the values to quarantine: keys and indices are gone already.</source>
            <translation>Die Werte in Quarantäne verschieben: Schlüssel und Indizes sind schon fort.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 empty the index; so does 2026.10.0 in an archive without markers, else it refuses.</source>
            <translation>2026.2.0 und 2026.7.1 leeren den Index; ebenso 2026.10.0 in einem Archiv ohne Marken, sonst verweigert es.</translation>
        </message>
        <message>
            <source>Only another copy of the store brings the values back. Export keys and indices before you go on.</source>
            <translation>Nur eine andere Kopie des Speichers bringt die Werte zurück. Schlüssel und Indizes vorher ausgeben.</translation>
        </message>
        <message>
            <source>Not noticed by any release, unless it is the checkpoint's section.</source>
            <translation>Keine Version bemerkt es, außer es ist der Abschnitt des Checkpoints.</translation>
        </message>
        <message>
            <source>Link the chains past the hole: the section's records are lost, older ones are found again. Another copy brings all back.</source>
            <translation>Die Ketten über die Lücke hinweg verbinden: Die Datensätze des Abschnitts sind verloren, ältere werden wieder gefunden. Eine andere Kopie bringt alle zurück.</translation>
        </message>
        <message>
            <source>Without keys the values are removed; without values every index section is emptied; without a table nothing is found. 2026.10.0 refuses a freezer with a checkpoint.</source>
            <translation>Ohne Schlüssel werden die Werte entfernt; ohne Werte wird jeder Indexabschnitt geleert; ohne Tabelle wird nichts gefunden. 2026.10.0 verweigert einen Freezer mit Checkpoint.</translation>
        </message>
        <message>
            <source>A table is rebuilt from the records: nothing is lost. Keys or values only come from another copy.</source>
            <translation>Eine Tabelle wird aus den Datensätzen neu gebaut: nichts geht verloren. Schlüssel oder Werte kommen nur aus einer anderen Kopie.</translation>
        </message>
        <message>
            <source>All releases ignore it.</source>
            <translation>Alle Versionen übergehen es.</translation>
        </message>
        <message>
            <source>All releases refuse, or fail when they get there.</source>
            <translation>Alle Versionen verweigern oder scheitern, wenn sie dort ankommen.</translation>
        </message>
        <message>
            <source>None by bytes: make the file readable, or take it from another copy.</source>
            <translation>Keine durch Bytes: Die Datei lesbar machen oder aus einer anderen Kopie nehmen.</translation>
        </message>
        <message>
            <source>All releases open the store.</source>
            <translation>Alle Versionen öffnen den Speicher.</translation>
        </message>
        <message>
            <source>All releases cut the tail; 2026.10.0 refuses below a marker.</source>
            <translation>Alle Versionen schneiden das Ende ab; 2026.10.0 verweigert unterhalb einer Marke.</translation>
        </message>
        <message>
            <source>Save its records, then cut. Leaving it loses them all.</source>
            <translation>Ihre Datensätze retten, dann kürzen. Es zu lassen verliert sie alle.</translation>
        </message>
        <message>
            <source>All releases cut back to the last valid page; 2026.10.0 refuses below a marker.</source>
            <translation>Alle Versionen kürzen bis zur letzten gültigen Seite; 2026.10.0 verweigert unterhalb einer Marke.</translation>
        </message>
        <message>
            <source>Correct the flipped bit, if one explains it: nothing is lost. Else save the records that can be, then cut.</source>
            <translation>Das gekippte Bit berichtigen, wenn eines es erklärt: nichts geht verloren. Sonst die Datensätze retten, die sich retten lassen, dann kürzen.</translation>
        </message>
        <message>
            <source>Archive: 2026.2.0 and 2026.7.1 refuse; 2026.10.0 cuts here with the values, or refuses if a marker covers it. Freezer: all open, its records fail and chains end there.</source>
            <translation>Archiv: 2026.2.0 und 2026.7.1 verweigern; 2026.10.0 kürzt hier mitsamt den Werten oder verweigert, wenn eine Marke es deckt. Freezer: Alle öffnen, die Datensätze scheitern, Ketten enden dort.</translation>
        </message>
        <message>
            <source>Correct the flipped bit, if one explains it. Else write the section anew from what can be read and saved; only the unreadable records are lost.</source>
            <translation>Das gekippte Bit berichtigen, wenn eines es erklärt. Sonst den Abschnitt aus Lesbarem und Gerettetem neu schreiben; nur die unlesbaren Datensätze sind verloren.</translation>
        </message>
        <message>
            <source>Archive: 2026.2.0 and 2026.7.1 refuse, 2026.10.0 cuts here. Freezer: all open; the page cannot be read.</source>
            <translation>Archiv: 2026.2.0 und 2026.7.1 verweigern, 2026.10.0 kürzt hier. Freezer: Alle öffnen; die Seite ist nicht lesbar.</translation>
        </message>
        <message>
            <source>Correct the flipped bit in the longer slot, if one explains it. Else write the section anew; the prefix that is vouched for is kept.</source>
            <translation>Das gekippte Bit im längeren Eintrag berichtigen, wenn eines es erklärt. Sonst den Abschnitt neu schreiben; der verbürgte Anfang bleibt.</translation>
        </message>
        <message>
            <source>All releases read the older prefix; the bad checksum stays until the page is written again.</source>
            <translation>Alle Versionen lesen den älteren Anfang; die falsche Prüfsumme bleibt, bis die Seite wieder geschrieben wird.</translation>
        </message>
        <message>
            <source>Correct the flipped bit, which brings the bytes back; else write the footer for the older prefix: what the torn write added is lost.</source>
            <translation>Das gekippte Bit berichtigen, das die Bytes zurückbringt; sonst den Fuß für den älteren Anfang schreiben: Was der abgerissene Schreibvorgang hinzufügte, ist verloren.</translation>
        </message>
        <message>
            <source>All releases read it normally.</source>
            <translation>Alle Versionen lesen es wie üblich.</translation>
        </message>
        <message>
            <source>No release notices it.</source>
            <translation>Keine Version bemerkt es.</translation>
        </message>
        <message>
            <source>All releases cut it.</source>
            <translation>Alle Versionen schneiden es ab.</translation>
        </message>
        <message>
            <source>Cut, and write the page anew. Only the part of a record is lost.</source>
            <translation>Kürzen und die Seite neu schreiben. Nur das Stück eines Datensatzes ist verloren.</translation>
        </message>
        <message>
            <source>All releases cut the records; 2026.10.0 refuses below a marker or checkpoint.</source>
            <translation>Alle Versionen schneiden die Datensätze ab; 2026.10.0 verweigert unterhalb einer Marke oder eines Checkpoints.</translation>
        </message>
        <message>
            <source>Their values are gone; only another copy brings them back. Export their keys before they are cut.</source>
            <translation>Ihre Werte sind fort; nur eine andere Kopie bringt sie zurück. Ihre Schlüssel ausgeben, bevor sie abgeschnitten werden.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 keep it, its get fails. 2026.10.0 cuts an archive here, unless a marker covers it.</source>
            <translation>2026.2.0 und 2026.7.1 behalten ihn, sein get scheitert. 2026.10.0 kürzt ein Archiv hier, außer eine Marke deckt es.</translation>
        </message>
        <message>
            <source>Archive: write the section anew without it; one item is lost. Freezer: leave it, it is the item that fails.</source>
            <translation>Archiv: den Abschnitt ohne ihn neu schreiben; ein Eintrag ist verloren. Freezer: lassen, es ist der Eintrag, der scheitert.</translation>
        </message>
        <message>
            <source>No release notices it; one may answer with the other's value.</source>
            <translation>Keine Version bemerkt es; einer kann mit dem Wert des anderen antworten.</translation>
        </message>
        <message>
            <source>Correct the flipped bit, if one explains it. An archive's section is written anew without the record whose value fails.</source>
            <translation>Das gekippte Bit berichtigen, wenn eines es erklärt. Der Abschnitt eines Archivs wird ohne den Datensatz neu geschrieben, dessen Wert scheitert.</translation>
        </message>
        <message>
            <source>All releases go on as usual.</source>
            <translation>Alle Versionen arbeiten wie üblich.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1: its get fails. 2026.10.0 cuts an archive here, unless a marker covers it.</source>
            <translation>2026.2.0 und 2026.7.1: sein get scheitert. 2026.10.0 kürzt ein Archiv hier, außer eine Marke deckt es.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 leave the bytes, new values follow them. 2026.10.0 cuts them.</source>
            <translation>2026.2.0 und 2026.7.1 lassen die Bytes stehen, neue Werte folgen ihnen. 2026.10.0 schneidet sie ab.</translation>
        </message>
        <message>
            <source>Save the values as a list, then cut. Nothing that can be reached is lost.</source>
            <translation>Die Werte als Liste retten, dann kürzen. Nichts Erreichbares geht verloren.</translation>
        </message>
        <message>
            <source>All releases cut them; 2026.10.0 refuses a freezer if the section is an earlier one.</source>
            <translation>Alle Versionen schneiden sie ab; 2026.10.0 verweigert einen Freezer, wenn es ein früherer Abschnitt ist.</translation>
        </message>
        <message>
            <source>Save them as a list, then cut. Nothing that can be reached is lost.</source>
            <translation>Sie als Liste retten, dann kürzen. Nichts Erreichbares geht verloren.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 open, its get fails. 2026.10.0 cuts it and all later records of the section in an archive without markers; else its get fails.</source>
            <translation>2026.2.0 und 2026.7.1 öffnen, sein get scheitert. 2026.10.0 schneidet ihn und alle späteren Datensätze des Abschnitts in einem Archiv ohne Marken ab; sonst scheitert sein get.</translation>
        </message>
        <message>
            <source>Correct the flipped bit, if one explains it: nothing is lost. Else an archive's section is written anew without the record: one item is lost.</source>
            <translation>Das gekippte Bit berichtigen, wenn eines es erklärt: nichts geht verloren. Sonst wird der Abschnitt eines Archivs ohne den Datensatz neu geschrieben: ein Eintrag ist verloren.</translation>
        </message>
        <message>
            <source>All releases open; its get fails.</source>
            <translation>Alle Versionen öffnen; sein get scheitert.</translation>
        </message>
        <message>
            <source>Look at the compression parameter first. Else only another copy helps.</source>
            <translation>Zuerst den Parameter der Kompression ansehen. Sonst hilft nur eine andere Kopie.</translation>
        </message>
        <message>
            <source>Look at codec, limits and compression first. Else only another copy helps.</source>
            <translation>Zuerst Codec, Grenzen und Kompression ansehen. Sonst hilft nur eine andere Kopie.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 read it. 2026.10.0: its get fails.</source>
            <translation>2026.2.0 und 2026.7.1 lesen ihn. 2026.10.0: sein get scheitert.</translation>
        </message>
        <message>
            <source>Compress it anew as one frame. Nothing is lost.</source>
            <translation>Als einen Rahmen neu komprimieren. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases decompress without a limit; then the codec's limit decides.</source>
            <translation>Alle Versionen entpacken ohne Grenze; dann entscheidet die Grenze des Codecs.</translation>
        </message>
        <message>
            <source>None: raise the limit, if you trust the value.</source>
            <translation>Keine: Die Grenze anheben, wenn dem Wert zu trauen ist.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 load it, its get by index fails. 2026.10.0 refuses (record corrupted).</source>
            <translation>2026.2.0 und 2026.7.1 laden es, get nach Index scheitert. 2026.10.0 verweigert (record corrupted).</translation>
        </message>
        <message>
            <source>Try other items per section first: no bytes change. Else the records move to their section. Nothing is lost.</source>
            <translation>Zuerst andere Einträge je Abschnitt versuchen: kein Byte ändert sich. Sonst ziehen die Datensätze in ihren Abschnitt um. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>2026.2.0 answers with the last, earlier keys are not found. 2026.7.1 and 2026.10.0 answer with the first, or all.</source>
            <translation>2026.2.0 antwortet mit dem letzten, frühere Schlüssel werden nicht gefunden. 2026.7.1 und 2026.10.0 antworten mit dem ersten oder allen.</translation>
        </message>
        <message>
            <source>All releases keep all; by key 2026.7.1 answers with the last one, the others with the first.</source>
            <translation>Alle Versionen behalten alle; nach Schlüssel antwortet 2026.7.1 mit dem letzten, die anderen mit dem ersten.</translation>
        </message>
        <message>
            <source>All releases: a wrong page size empties every index file, a wrong key size rewrites both sides; other wrong parameters only fail reads.</source>
            <translation>Alle Versionen: Eine falsche Seitengröße leert jede Indexdatei, eine falsche Schlüsselgröße schreibt beide Seiten um; andere falsche Parameter lassen nur das Lesen scheitern.</translation>
        </message>
        <message>
            <source>Correct the parameter: no bytes change. Nothing is repaired until then.</source>
            <translation>Den Parameter berichtigen: kein Byte ändert sich. Bis dahin wird nichts repariert.</translation>
        </message>
        <message>
            <source>All releases cut them; without a checkpoint 2026.2.0 ignores them.</source>
            <translation>Alle Versionen schneiden sie ab; ohne Checkpoint übergeht 2026.2.0 sie.</translation>
        </message>
        <message>
            <source>Use the last checkpoint; else cut. What lies behind the table's size is lost.</source>
            <translation>Den letzten Checkpoint verwenden; sonst kürzen. Was hinter der Größe der Tabelle liegt, ist verloren.</translation>
        </message>
        <message>
            <source>With a checkpoint 2026.2.0 and 2026.7.1 cut it or grow it with zeros; 2026.10.0 cuts, and refuses one too short. Without, 2026.2.0 uses it as it is: most keys are not found.</source>
            <translation>Mit Checkpoint kürzen 2026.2.0 und 2026.7.1 sie oder füllen mit Nullen auf; 2026.10.0 kürzt und verweigert eine zu kurze. Ohne nimmt 2026.2.0 sie, wie sie ist: Die meisten Schlüssel werden nicht gefunden.</translation>
        </message>
        <message>
            <source>Rebuild the table from the records. Nothing is lost.</source>
            <translation>Die Tabelle aus den Datensätzen neu bauen. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>With a checkpoint 2026.2.0 aborts, 2026.7.1 and 2026.10.0 refuse. Without, 2026.2.0 starts an empty table, the later ones delete the store.</source>
            <translation>Mit Checkpoint bricht 2026.2.0 ab, 2026.7.1 und 2026.10.0 verweigern. Ohne beginnt 2026.2.0 eine leere Tabelle, die späteren löschen den Speicher.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 grow it with zeros, those buckets answer nothing. 2026.10.0 refuses.</source>
            <translation>2026.2.0 und 2026.7.1 füllen sie mit Nullen auf, diese Buckets antworten nichts. 2026.10.0 verweigert.</translation>
        </message>
        <message>
            <source>Rebuild the missing buckets from the records. Nothing is lost.</source>
            <translation>Die fehlenden Buckets aus den Datensätzen neu bauen. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases zero it; the other slot answers, so the bucket's newest records may be hidden.</source>
            <translation>Alle Versionen nullen ihn; der andere Eintrag antwortet, die neuesten Datensätze des Buckets können also verborgen sein.</translation>
        </message>
        <message>
            <source>Write the bucket's head anew from the records. Nothing is lost.</source>
            <translation>Den Kopf des Buckets aus den Datensätzen neu schreiben. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases zero both slots; the bucket's keys are not found.</source>
            <translation>Alle Versionen nullen beide Einträge; die Schlüssel des Buckets werden nicht gefunden.</translation>
        </message>
        <message>
            <source>All releases abort when they read the bucket.</source>
            <translation>Alle Versionen brechen ab, wenn sie den Bucket lesen.</translation>
        </message>
        <message>
            <source>All releases open; lookups in this bucket fail, and the next put may close a ring.</source>
            <translation>Alle Versionen öffnen; Suchen in diesem Bucket scheitern, und das nächste put kann einen Ring schließen.</translation>
        </message>
        <message>
            <source>Write the bucket's head anew from the records. What is not among them is lost already.</source>
            <translation>Den Kopf des Buckets aus den Datensätzen neu schreiben. Was nicht unter ihnen ist, ist schon verloren.</translation>
        </message>
        <message>
            <source>All releases open; lookups beyond it fail.</source>
            <translation>Alle Versionen öffnen; Suchen darüber hinaus scheitern.</translation>
        </message>
        <message>
            <source>Link it to the newest older record of the bucket. Nothing that exists is lost.</source>
            <translation>Mit dem neuesten älteren Datensatz des Buckets verbinden. Nichts Vorhandenes geht verloren.</translation>
        </message>
        <message>
            <source>All releases: a lookup of any other key of the bucket never returns.</source>
            <translation>Alle Versionen: Eine Suche nach einem anderen Schlüssel des Buckets kehrt nie zurück.</translation>
        </message>
        <message>
            <source>Link it to the newest older record of the bucket. Nothing is lost.</source>
            <translation>Mit dem neuesten älteren Datensatz des Buckets verbinden. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases open; these keys are not found.</source>
            <translation>Alle Versionen öffnen; diese Schlüssel werden nicht gefunden.</translation>
        </message>
        <message>
            <source>Write heads and links anew from the records. Nothing is lost.</source>
            <translation>Köpfe und Verweise aus den Datensätzen neu schreiben. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases read one record too many; keys are compared.</source>
            <translation>Alle Versionen lesen einen Datensatz zu viel; Schlüssel werden verglichen.</translation>
        </message>
        <message>
            <source>All releases: get answers the newest; cursors still work.</source>
            <translation>Alle Versionen: get antwortet mit dem neuesten; Cursor gelten weiter.</translation>
        </message>
        <message>
            <source>With a checkpoint all releases cut back to its size. Without, 2026.2.0 takes the resize as finished, keys of untouched buckets are not found; the later ones delete the store.</source>
            <translation>Mit Checkpoint kürzen alle Versionen auf dessen Größe. Ohne hält 2026.2.0 die Vergrößerung für fertig, Schlüssel unberührter Buckets werden nicht gefunden; die späteren löschen den Speicher.</translation>
        </message>
        <message>
            <source>With a checkpoint leave it: it starts again. Without, finish it, or cut back. Nothing is lost.</source>
            <translation>Mit Checkpoint lassen: Es beginnt von neuem. Ohne: fertig stellen oder kürzen. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases remove them; with an old checkpoint also keys whose bucket was written in two later epochs.</source>
            <translation>Alle Versionen entfernen sie; mit einem alten Checkpoint auch Schlüssel, deren Bucket in zwei späteren Epochen geschrieben wurde.</translation>
        </message>
        <message>
            <source>Use the last checkpoint, or estimate it. Nothing is lost then.</source>
            <translation>Den letzten Checkpoint verwenden oder schätzen. Dann geht nichts verloren.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 open, slots lead nowhere. 2026.10.0 refuses (corruption detected).</source>
            <translation>2026.2.0 und 2026.7.1 öffnen, Einträge führen ins Leere. 2026.10.0 verweigert (corruption detected).</translation>
        </message>
        <message>
            <source>Rebuild the heads for what is there, with a new checkpoint. The missing records are lost, unless another copy has them.</source>
            <translation>Die Köpfe für das Vorhandene neu bauen, mit einem neuen Checkpoint. Die fehlenden Datensätze sind verloren, außer eine andere Kopie hat sie.</translation>
        </message>
        <message>
            <source>All releases refuse (section out of range).</source>
            <translation>Alle Versionen verweigern (section out of range).</translation>
        </message>
        <message>
            <source>Rebuild the heads for what is there, with a new checkpoint. The section's records are lost, unless another copy has them.</source>
            <translation>Die Köpfe für das Vorhandene neu bauen, mit einem neuen Checkpoint. Die Datensätze des Abschnitts sind verloren, außer eine andere Kopie hat sie.</translation>
        </message>
        <message>
            <source>A wrong size aborts all releases. Over an empty table 2026.2.0 aborts, the others refuse.</source>
            <translation>Eine falsche Größe bricht alle Versionen ab. Über einer leeren Tabelle bricht 2026.2.0 ab, die anderen verweigern.</translation>
        </message>
        <message>
            <source>Estimate the checkpoint anew: no bytes change.</source>
            <translation>Den Checkpoint neu schätzen: kein Byte ändert sich.</translation>
        </message>
        <message>
            <source>2026.2.0: new puts go there, and a later opening removes the other section. 2026.7.1 and 2026.10.0 delete the store without a checkpoint.</source>
            <translation>2026.2.0: Neue puts gehen dorthin, ein späteres Öffnen entfernt den anderen Abschnitt. 2026.7.1 und 2026.10.0 löschen den Speicher ohne Checkpoint.</translation>
        </message>
        <message>
            <source>Open with the last checkpoint, or an estimated one. Nothing is lost.</source>
            <translation>Mit dem letzten oder einem geschätzten Checkpoint öffnen. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>All releases: as without markers.</source>
            <translation>Alle Versionen: wie ohne Marken.</translation>
        </message>
        <message>
            <source>2026.10.0 resets it and uses the other copy.</source>
            <translation>2026.10.0 setzt sie zurück und verwendet die andere Kopie.</translation>
        </message>
        <message>
            <source>Write it anew from the good one. Nothing is lost.</source>
            <translation>Aus der guten neu schreiben. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>2026.10.0 refuses (both metadata copies failed validation).</source>
            <translation>2026.10.0 verweigert (both metadata copies failed validation).</translation>
        </message>
        <message>
            <source>Write markers for what is verified to be there. Nothing is lost.</source>
            <translation>Marken für das schreiben, was nachweislich da ist. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>2026.10.0 refuses (validation floor but no blob).</source>
            <translation>2026.10.0 verweigert (validation floor but no blob).</translation>
        </message>
        <message>
            <source>Write markers for what is there. Nothing that exists is lost.</source>
            <translation>Marken für das schreiben, was da ist. Nichts Vorhandenes geht verloren.</translation>
        </message>
        <message>
            <source>2026.10.0 refuses (below the validation floor).</source>
            <translation>2026.10.0 verweigert (below the validation floor).</translation>
        </message>
        <message>
            <source>Repair the cause, then write markers for what is there; the missing records are lost.</source>
            <translation>Die Ursache beheben, dann Marken für das schreiben, was da ist; die fehlenden Datensätze sind verloren.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 refuse (invalid magic).</source>
            <translation>2026.2.0 und 2026.7.1 verweigern (invalid magic).</translation>
        </message>
        <message>
            <source>Convert the headers to V0 and remove the markers. Nothing is lost.</source>
            <translation>Die Köpfe nach V0 umwandeln und die Marken entfernen. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>2026.2.0 scans and repairs. 2026.7.1 and 2026.10.0 delete everything.</source>
            <translation>2026.2.0 prüft und repariert. 2026.7.1 und 2026.10.0 löschen alles.</translation>
        </message>
        <message>
            <source>Hand the node the last checkpoint, or an estimated one. Nothing is lost then.</source>
            <translation>Dem Knoten den letzten oder einen geschätzten Checkpoint übergeben. Dann geht nichts verloren.</translation>
        </message>
        <message>
            <source>2026.10.0 cuts them and says nothing. For the others it is one bad value.</source>
            <translation>2026.10.0 schneidet sie wortlos ab. Für die anderen ist es ein falscher Wert.</translation>
        </message>
        <message>
            <source>Repair the cause, or write markers first: all but the bad items are kept.</source>
            <translation>Die Ursache beheben oder vorher Marken schreiben: Alles außer den falschen Einträgen bleibt.</translation>
        </message>
        <message>
            <source>2026.10.0 refuses and changes nothing. The others cut, grow, remove or accept.</source>
            <translation>2026.10.0 verweigert und ändert nichts. Die anderen kürzen, füllen auf, entfernen oder nehmen es hin.</translation>
        </message>
        <message>
            <source>Repair the cause that is listed beside it.</source>
            <translation>Die Ursache beheben, die daneben steht.</translation>
        </message>
        <message>
            <source>The one that is named refuses; for the others see the cause.</source>
            <translation>Die genannte verweigert; zu den anderen siehe die Ursache.</translation>
        </message>
        <message>
            <source>2026.2.0 keeps the last record of an index; nothing is deleted.</source>
            <translation>2026.2.0 behält den letzten Datensatz eines Index; gelöscht wird nichts.</translation>
        </message>
        <message>
            <source>Export the other records before you go back.</source>
            <translation>Die anderen Datensätze ausgeben, bevor Sie zurückgehen.</translation>
        </message>
        <message>
            <source>2026.2.0 and 2026.7.1 leave them. 2026.10.0 refuses afterwards, where they no longer fit.</source>
            <translation>2026.2.0 und 2026.7.1 lassen sie stehen. 2026.10.0 verweigert danach, wo sie nicht mehr passen.</translation>
        </message>
        <message>
            <source>Remove the markers before you go back, write them again before the upgrade. Nothing is lost.</source>
            <translation>Die Marken vor dem Zurückgehen entfernen und vor der Aktualisierung neu schreiben. Nichts geht verloren.</translation>
        </message>
        <message>
            <source>2026.2.0 fails (section out of range). 2026.7.1 and 2026.10.0 open.</source>
            <translation>2026.2.0 scheitert (section out of range). 2026.7.1 und 2026.10.0 öffnen.</translation>
        </message>
        <message>
            <source>Open it without the checkpoint: nothing is stored.</source>
            <translation>Ohne den Checkpoint öffnen: Gespeichert ist nichts.</translation>
        </message>
        <message>
            <source>The process that has it open goes on.</source>
            <translation>Der Prozess, der ihn offen hat, arbeitet weiter.</translation>
        </message>
        <message>
            <source>None; nothing is applied while it is in use.</source>
            <translation>Keine; solange er verwendet wird, wird nichts angewendet.</translation>
        </message>
        <message>
            <source>2026.10.0: a second one waits for ever.</source>
            <translation>2026.10.0: Ein zweiter wartet für immer.</translation>
        </message>
        <message>
            <source>It depends on what the files have become.</source>
            <translation>Es hängt davon ab, was aus den Dateien geworden ist.</translation>
        </message>
        <message>
            <source>Read again and check again.</source>
            <translation>Neu lesen und neu prüfen.</translation>
        </message>
        <message>
            <source>The store is opened as its files are: between before and after.</source>
            <translation>Der Speicher wird geöffnet, wie seine Dateien sind: zwischen vorher und nachher.</translation>
        </message>
        <message>
            <source>Roll back: exactly as before. Or finish: exactly as planned.</source>
            <translation>Zurückrollen: genau wie vorher. Oder fertig stellen: genau wie geplant.</translation>
        </message>
        <message>
            <source>A name is expected here, not {found}.</source>
            <translation>Hier wird ein Name erwartet, nicht {found}.</translation>
        </message>
        <message>
            <source>A type is expected here, not {found}.</source>
            <translation>Hier wird ein Typ erwartet, nicht {found}.</translation>
        </message>
        <message>
            <source>{wanted} is expected here, not {found}.</source>
            <translation>Hier wird {wanted} erwartet, nicht {found}.</translation>
        </message>
        <message>
            <source>A count is a number, a type without sign, an earlier field, or *; not {found}.</source>
            <translation>Eine Anzahl ist eine Zahl, ein Typ ohne Vorzeichen, ein früheres Feld oder *; nicht {found}.</translation>
        </message>
        <message>
            <source>the end of the text</source>
            <translation>das Ende des Textes</translation>
        </message>
        <message>
            <source>There is no type {name}.</source>
            <translation>Es gibt keinen Typ {name}.</translation>
        </message>
        <message>
            <source>{name} names a type already.</source>
            <translation>{name} ist schon der Name eines Typs.</translation>
        </message>
        <message>
            <source>There are two fields {name} here.</source>
            <translation>Hier gibt es zwei Felder {name}.</translation>
        </message>
        <message>
            <source>The struct {name} contains itself.</source>
            <translation>Die Struktur {name} enthält sich selbst.</translation>
        </message>
        <message>
            <source>There is no field {name} before this one.</source>
            <translation>Vor diesem Feld gibt es kein Feld {name}.</translation>
        </message>
        <message>
            <source>{name} is no number without sign and no more than 64 bits, so it is no count.</source>
            <translation>{name} ist keine Zahl ohne Vorzeichen mit höchstens 64 Bit und damit keine Anzahl.</translation>
        </message>
        <message>
            <source>The number {found} is too large.</source>
            <translation>Die Zahl {found} ist zu groß.</translation>
        </message>
        <message>
            <source>Types stand in each other more than {n} deep.</source>
            <translation>Typen stehen mehr als {n}-fach ineinander.</translation>
        </message>
        <message>
            <source>A description has at most {n} bytes.</source>
            <translation>Eine Beschreibung hat höchstens {n} Bytes.</translation>
        </message>
        <message>
            <source>{found} has no meaning in a description.</source>
            <translation>{found} hat in einer Beschreibung keine Bedeutung.</translation>
        </message>
        <message>
            <source>At least one field is expected before {found}.</source>
            <translation>Vor {found} wird mindestens ein Feld erwartet.</translation>
        </message>
        <message>
            <source>needs bytes: {needed}, left: {left}</source>
            <translation>benötigte Bytes: {needed}, übrig: {left}</translation>
        </message>
        <message>
            <source>{found} is neither 0 nor 1</source>
            <translation>{found} ist weder 0 noch 1</translation>
        </message>
        <message>
            <source>not the shortest form of a number that fits</source>
            <translation>nicht die kürzeste Form einer passenden Zahl</translation>
        </message>
        <message>
            <source>not UTF-8</source>
            <translation>kein UTF-8</translation>
        </message>
        <message>
            <source>an element takes no bytes, so the list would have no end</source>
            <translation>ein Element braucht kein Byte, die Liste hätte also kein Ende</translation>
        </message>
        <message>
            <source>too much for a look: more than {n} fields and elements</source>
            <translation>zu viel für einen Blick: mehr als {n} Felder und Elemente</translation>
        </message>
        <message>
            <source>bytes that the description does not name: {n}</source>
            <translation>Bytes, die die Beschreibung nicht nennt: {n}</translation>
        </message>
        <message>
            <source>bytes not decoded: {n}</source>
            <translation>nicht dekodierte Bytes: {n}</translation>
        </message>
        <message>
            <source>more elements, not listed: {n}</source>
            <translation>weitere Elemente, nicht aufgeführt: {n}</translation>
        </message>
        <message>
            <source>more than {n} fields and elements; the rest was read, but is not listed</source>
            <translation>mehr als {n} Felder und Elemente; der Rest wurde gelesen, ist aber nicht aufgeführt</translation>
        </message>
        <message>
            <source>This is no JSON at line {line}, column {column}.</source>
            <translation>Kein JSON in Zeile {line}, Spalte {column}.</translation>
        </message>
        <message>
            <source>There is nothing in this value.</source>
            <translation>Dieser Wert ist leer.</translation>
        </message>
        <message>
            <source>Nested more than {n} deep; the rest is not shown.</source>
            <translation>Mehr als {n}-fach verschachtelt; der Rest wird nicht gezeigt.</translation>
        </message>
        <message>
            <source>Only the first {n} characters are shown.</source>
            <translation>Nur die ersten {n} Zeichen werden gezeigt.</translation>
        </message>
        <message>
            <source>More than {n} bytes are not read as JSON.</source>
            <translation>Mehr als {n} Bytes werden nicht als JSON gelesen.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::Actions</name>
        <message>
            <source>&amp;Open folder …</source>
            <translation>Ordner ö&amp;ffnen …</translation>
        </message>
        <message>
            <source>Look for stores in a folder</source>
            <translation>In einem Ordner nach Speichern suchen</translation>
        </message>
        <message>
            <source>&amp;Clear list</source>
            <translation>Liste &amp;leeren</translation>
        </message>
        <message>
            <source>Forget which folders were opened</source>
            <translation>Vergessen, welche Ordner geöffnet waren</translation>
        </message>
        <message>
            <source>&amp;Close folder</source>
            <translation>Ordner s&amp;chließen</translation>
        </message>
        <message>
            <source>Close the stores of this folder</source>
            <translation>Die Speicher dieses Ordners schließen</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>Das Fenster schließen</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copy what is selected where the keyboard is</source>
            <translation>Kopieren, was dort ausgewählt ist, wo die Tastatur ist</translation>
        </message>
        <message>
            <source>Select &amp;all</source>
            <translation>&amp;Alles auswählen</translation>
        </message>
        <message>
            <source>Select everything where the keyboard is</source>
            <translation>Alles auswählen, wo die Tastatur ist</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>&amp;Größerer Text</translation>
        </message>
        <message>
            <source>Make all text larger</source>
            <translation>Allen Text größer zeigen</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>&amp;Kleinerer Text</translation>
        </message>
        <message>
            <source>Make all text smaller</source>
            <translation>Allen Text kleiner zeigen</translation>
        </message>
        <message>
            <source>&amp;Normal text</source>
            <translation>Nor&amp;maler Text</translation>
        </message>
        <message>
            <source>Back to the system's text size</source>
            <translation>Zurück zur Textgröße des Systems</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Hell</translation>
        </message>
        <message>
            <source>Dark text on light ground</source>
            <translation>Dunkler Text auf hellem Grund</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Dunkel</translation>
        </message>
        <message>
            <source>Light text on dark ground</source>
            <translation>Heller Text auf dunklem Grund</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>Wie das &amp;System</translation>
        </message>
        <message>
            <source>Light or dark, as the system is</source>
            <translation>Hell oder dunkel, wie das System</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>Anordnung &amp;zurücksetzen</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>Go back to where you were</source>
            <translation>Dorthin zurück, wo Sie waren</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>&amp;Vorwärts</translation>
        </message>
        <message>
            <source>Go forward again</source>
            <translation>Wieder vorwärts</translation>
        </message>
        <message>
            <source>&amp;Go to …</source>
            <translation>&amp;Gehe zu …</translation>
        </message>
        <message>
            <source>Go to a bucket, key, index, section, record or offset</source>
            <translation>Zu einem Bucket, Schlüssel, Index, Abschnitt, Datensatz oder Offset gehen</translation>
        </message>
        <message>
            <source>&amp;Next gap</source>
            <translation>&amp;Nächste Lücke</translation>
        </message>
        <message>
            <source>Go to the next gap</source>
            <translation>Zur nächsten Lücke</translation>
        </message>
        <message>
            <source>&amp;Previous gap</source>
            <translation>V&amp;orige Lücke</translation>
        </message>
        <message>
            <source>Go to the previous gap</source>
            <translation>Zur vorigen Lücke</translation>
        </message>
        <message>
            <source>Next f&amp;inding</source>
            <translation>Nächster Be&amp;fund</translation>
        </message>
        <message>
            <source>Go to the next finding</source>
            <translation>Zum nächsten Befund</translation>
        </message>
        <message>
            <source>Previous fin&amp;ding</source>
            <translation>Voriger Befun&amp;d</translation>
        </message>
        <message>
            <source>Go to the previous finding</source>
            <translation>Zum vorigen Befund</translation>
        </message>
        <message>
            <source>Next p&amp;age</source>
            <translation>Nächste &amp;Seite</translation>
        </message>
        <message>
            <source>Show the next page</source>
            <translation>Die nächste Seite zeigen</translation>
        </message>
        <message>
            <source>Previous pag&amp;e</source>
            <translation>Vorige Se&amp;ite</translation>
        </message>
        <message>
            <source>Show the previous page</source>
            <translation>Die vorige Seite zeigen</translation>
        </message>
        <message>
            <source>&amp;Quick check</source>
            <translation>&amp;Schnelle Prüfung</translation>
        </message>
        <message>
            <source>Names, headers, table, and the end of each section</source>
            <translation>Namen, Kopfdaten, Tabelle und das Ende jedes Abschnitts</translation>
        </message>
        <message>
            <source>Check every &amp;record</source>
            <translation>Jeden &amp;Datensatz prüfen</translation>
        </message>
        <message>
            <source>Every page, record, slot and pointer</source>
            <translation>Jede Seite, jeder Datensatz, jeder Slot und jeder Verweis</translation>
        </message>
        <message>
            <source>Check every &amp;value</source>
            <translation>Jeden &amp;Wert prüfen</translation>
        </message>
        <message>
            <source>As before, and the checksum of every value</source>
            <translation>Dasselbe, und die Prüfsumme jedes Werts</translation>
        </message>
        <message>
            <source>&amp;Cancel all jobs</source>
            <translation>Alle Aufgaben &amp;abbrechen</translation>
        </message>
        <message>
            <source>Stop everything that is being read</source>
            <translation>Alles anhalten, was gelesen wird</translation>
        </message>
        <message>
            <source>&amp;Parameters …</source>
            <translation>&amp;Parameter …</translation>
        </message>
        <message>
            <source>What was inferred about the stores, and why</source>
            <translation>Was über die Speicher erschlossen wurde, und warum</translation>
        </message>
        <message>
            <source>&amp;Read again</source>
            <translation>&amp;Neu lesen</translation>
        </message>
        <message>
            <source>Look at the files anew</source>
            <translation>Die Dateien von neuem ansehen</translation>
        </message>
        <message>
            <source>&amp;What's this?</source>
            <translation>&amp;Was ist das?</translation>
        </message>
        <message>
            <source>Click something to hear what it is</source>
            <translation>Auf etwas klicken und hören, was es ist</translation>
        </message>
        <message>
            <source>&amp;Keyboard</source>
            <translation>&amp;Tastatur</translation>
        </message>
        <message>
            <source>Every shortcut</source>
            <translation>Alle Tastenkürzel</translation>
        </message>
        <message>
            <source>&amp;Manual</source>
            <translation>&amp;Handbuch</translation>
        </message>
        <message>
            <source>How things are done, and what every finding means</source>
            <translation>Wie man was tut, und was jeder Befund bedeutet</translation>
        </message>
        <message>
            <source>&amp;About Cryoscope</source>
            <translation>Ü&amp;ber Cryoscope</translation>
        </message>
        <message>
            <source>Version and licence</source>
            <translation>Version und Lizenz</translation>
        </message>
        <message>
            <source>&amp;Simulate opening</source>
            <translation>Öffnen s&amp;imulieren</translation>
        </message>
        <message>
            <source>What a release would do to the store by opening it</source>
            <translation>Was eine Version dem Speicher durch das Öffnen antäte</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>Take back the last step in the list of pending operations</source>
            <translation>Den letzten Schritt in der Liste der ausstehenden Schritte zurücknehmen</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>Take the step again</source>
            <translation>Den Schritt wieder tun</translation>
        </message>
        <message>
            <source>Store &amp;before</source>
            <translation>Speicher &amp;vorher</translation>
        </message>
        <message>
            <source>Show the files as they are</source>
            <translation>Die Dateien zeigen, wie sie sind</translation>
        </message>
        <message>
            <source>Store &amp;after</source>
            <translation>Speicher &amp;nachher</translation>
        </message>
        <message>
            <source>Show the store as it would be; nothing is written</source>
            <translation>Den Speicher zeigen, wie er würde; nichts wird geschrieben</translation>
        </message>
        <message>
            <source>&amp;Difference</source>
            <translation>&amp;Unterschied</translation>
        </message>
        <message>
            <source>Show the store as it would be, with what changes marked</source>
            <translation>Den Speicher zeigen, wie er würde, mit Marken an dem, was sich ändert</translation>
        </message>
        <message>
            <source>&amp;Propose repair</source>
            <translation>&amp;Reparatur vorschlagen</translation>
        </message>
        <message>
            <source>Look for repairs of the selected findings' codes; nothing is written</source>
            <translation>Reparaturen für die Codes der gewählten Befunde suchen; nichts wird geschrieben</translation>
        </message>
        <message>
            <source>Propose &amp;all repairs</source>
            <translation>&amp;Alle Reparaturen vorschlagen</translation>
        </message>
        <message>
            <source>Check every value and look for repairs of everything; nothing is written</source>
            <translation>Jeden Wert prüfen und Reparaturen für alles suchen; nichts wird geschrieben</translation>
        </message>
        <message>
            <source>&amp;Save plan …</source>
            <translation>Plan &amp;sichern …</translation>
        </message>
        <message>
            <source>Keep the pending operations as a file, to be reviewed and applied elsewhere</source>
            <translation>Die ausstehenden Schritte als Datei sichern, zum Prüfen und Anwenden anderswo</translation>
        </message>
        <message>
            <source>Open p&amp;lan …</source>
            <translation>P&amp;lan öffnen …</translation>
        </message>
        <message>
            <source>Take the operations of a plan that was saved</source>
            <translation>Die Schritte eines gesicherten Plans nehmen</translation>
        </message>
        <message>
            <source>Copy as &amp;command</source>
            <translation>Als Be&amp;fehl kopieren</translation>
        </message>
        <message>
            <source>Copy the command lines that do the same</source>
            <translation>Die Befehlszeilen kopieren, die dasselbe tun</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>&amp;Verwerfen</translation>
        </message>
        <message>
            <source>Take everything off the list of pending operations</source>
            <translation>Alles von der Liste der ausstehenden Schritte nehmen</translation>
        </message>
        <message>
            <source>Pr&amp;une …</source>
            <translation>K&amp;ürzen …</translation>
        </message>
        <message>
            <source>Plan to move old sections of an archive to quarantine</source>
            <translation>Planen, alte Abschnitte eines Archivs in Quarantäne zu verschieben</translation>
        </message>
        <message>
            <source>Re&amp;size the table …</source>
            <translation>&amp;Tabelle vergrößern …</translation>
        </message>
        <message>
            <source>Plan a larger table for a freezer</source>
            <translation>Eine größere Tabelle für einen Freezer planen</translation>
        </message>
        <message>
            <source>&amp;Tighten the heads …</source>
            <translation>Köpfe &amp;straffen …</translation>
        </message>
        <message>
            <source>Plan that every bucket of a freezer begins with its newest record</source>
            <translation>Planen, dass jeder Bucket eines Freezers mit seinem neuesten Datensatz beginnt</translation>
        </message>
        <message>
            <source>&amp;Checkpoint …</source>
            <translation>&amp;Checkpoint …</translation>
        </message>
        <message>
            <source>Show or estimate the checkpoint of a freezer, and copy it</source>
            <translation>Den Checkpoint eines Freezers zeigen oder schätzen und kopieren</translation>
        </message>
        <message>
            <source>Enable &amp;editing</source>
            <translation>&amp;Bearbeiten einschalten</translation>
        </message>
        <message>
            <source>Allow that what is pending is applied; nothing is written by this alone</source>
            <translation>Erlauben, dass Ausstehendes angewendet wird; dies allein schreibt nichts</translation>
        </message>
        <message>
            <source>Appl&amp;y …</source>
            <translation>An&amp;wenden …</translation>
        </message>
        <message>
            <source>Write what is pending, with a way back</source>
            <translation>Schreiben, was aussteht, mit einem Weg zurück</translation>
        </message>
        <message>
            <source>&amp;Edit the field …</source>
            <translation>&amp;Feld bearbeiten …</translation>
        </message>
        <message>
            <source>Type another value for the selected field; it becomes a pending operation</source>
            <translation>Einen anderen Wert für das gewählte Feld eingeben; daraus wird ein ausstehender Schritt</translation>
        </message>
        <message>
            <source>Edit the &amp;bytes …</source>
            <translation>&amp;Bytes bearbeiten …</translation>
        </message>
        <message>
            <source>Type other bytes for those that are selected; they become a pending operation</source>
            <translation>Andere Bytes anstelle der gewählten eingeben; daraus wird ein ausstehender Schritt</translation>
        </message>
        <message>
            <source>&amp;Browse</source>
            <translation>&amp;Stöbern</translation>
        </message>
        <message>
            <source>Every panel at hand: to look around in a store</source>
            <translation>Alle Felder zur Hand: um sich in einem Speicher umzusehen</translation>
        </message>
        <message>
            <source>&amp;Triage</source>
            <translation>S&amp;ichten</translation>
        </message>
        <message>
            <source>Findings and their bytes side by side: to find out what is wrong</source>
            <translation>Befunde und ihre Bytes nebeneinander: um herauszufinden, was nicht stimmt</translation>
        </message>
        <message>
            <source>&amp;Analyse</source>
            <translation>&amp;Auswerten</translation>
        </message>
        <message>
            <source>Room for plots and tables: only the stores beside them</source>
            <translation>Platz für Diagramme und Tabellen: daneben nur die Speicher</translation>
        </message>
        <message>
            <source>Put every panel back where this layout had it at first</source>
            <translation>Jedes Feld dorthin zurück, wo diese Anordnung es anfangs hatte</translation>
        </message>
        <message>
            <source>&amp;Command palette …</source>
            <translation>&amp;Befehlspalette …</translation>
        </message>
        <message>
            <source>Find an action, page, panel, store or place by typing</source>
            <translation>Durch Tippen eine Aktion, eine Seite, ein Feld, einen Speicher oder eine Stelle finden</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ApplyDialog</name>
        <message>
            <source>Compute the result again and compare it with the plan</source>
            <translation>Das Ergebnis noch einmal berechnen und mit dem Plan vergleichen</translation>
        </message>
        <message>
            <source>Lock the folder; see that nobody else is at the store</source>
            <translation>Den Ordner sperren; sehen, dass niemand sonst am Speicher ist</translation>
        </message>
        <message>
            <source>Write the undo file and the new files, durably</source>
            <translation>Die Rückgängig-Datei und die neuen Dateien schreiben, dauerhaft</translation>
        </message>
        <message>
            <source>Change over</source>
            <translation>Umschalten</translation>
        </message>
        <message>
            <source>Look at the result a second time</source>
            <translation>Das Ergebnis ein zweites Mal ansehen</translation>
        </message>
        <message>
            <source>Look at what applying needs</source>
            <translation>Ansehen, was das Anwenden braucht</translation>
        </message>
        <message>
            <source>Writes</source>
            <translation>Schreibt</translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <translation>%1 in %2</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>%1 found again · %2 lost</source>
            <translation>%1 wiedergefunden · %2 verloren</translation>
        </message>
        <message>
            <source>Undo file</source>
            <translation>Rückgängig-Datei</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Platz</translation>
        </message>
        <message>
            <source>%1 for the undo file</source>
            <translation>%1 für die Rückgängig-Datei</translation>
        </message>
        <message>
            <source>%1 in the store</source>
            <translation>%1 im Speicher</translation>
        </message>
        <message>
            <source>%1 in quarantine</source>
            <translation>%1 in Quarantäne</translation>
        </message>
        <message>
            <source>Quarantine</source>
            <translation>Quarantäne</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>In Gebrauch</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Anwenden</translation>
        </message>
        <message>
            <source>Applied. It can be undone from the history.</source>
            <translation>Angewendet. Der Verlauf kann es rückgängig machen.</translation>
        </message>
        <message>
            <source>done</source>
            <translation>erledigt</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>gescheitert</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>to do</source>
            <translation>steht aus</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Cancel and turn back</source>
            <translation>Abbrechen und zurückkehren</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Turning back …</source>
            <translation>Es wird zurückgekehrt …</translation>
        </message>
        <message numerus="yes">
            <source>Apply %n change(s) to %1</source>
            <translation>
                <numerusform>%n Änderung auf %1 anwenden</numerusform>
                <numerusform>%n Änderungen auf %1 anwenden</numerusform>
            </translation>
        </message>
        <message>
            <source>What will be done</source>
            <translation>Was getan wird</translation>
        </message>
        <message>
            <source>Name of this change, for the history (may be empty)</source>
            <translation>Name dieser Änderung für den Verlauf (darf leer sein)</translation>
        </message>
        <message>
            <source>Name of this change</source>
            <translation>Name dieser Änderung</translation>
        </message>
        <message>
            <source>It cannot be proven that nobody else works on this store. If you know that it is so, type the name of the store: %1</source>
            <translation>Es lässt sich nicht beweisen, dass niemand sonst an diesem Speicher arbeitet. Wenn Sie wissen, dass es so ist, geben Sie den Namen des Speichers ein: %1</translation>
        </message>
        <message>
            <source>Name of the store, to confirm</source>
            <translation>Name des Speichers, zur Bestätigung</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>The node has to be given this one from then on</source>
            <translation>Dem Knoten muss von da an dieser übergeben werden</translation>
        </message>
        <message>
            <source>The node has to be given this checkpoint from now on: %1</source>
            <translation>Dem Knoten muss von jetzt an dieser Checkpoint übergeben werden: %1</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::BigTableView</name>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>No rows.</source>
            <translation>Keine Zeilen.</translation>
        </message>
        <message>
            <source>Column titles</source>
            <translation>Spaltentitel</translation>
        </message>
        <message>
            <source>Row %1</source>
            <translation>Zeile %1</translation>
        </message>
        <message>
            <source>Could not be read</source>
            <translation>Konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen…</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::BucketDetail</name>
        <message>
            <source>leads to %1, which does not exist</source>
            <translation>führt zu %1, den es nicht gibt</translation>
        </message>
        <message>
            <source>leads to %1, which is not older</source>
            <translation>führt zu %1, der nicht älter ist</translation>
        </message>
        <message>
            <source>leads to %1, which cannot be read</source>
            <translation>führt zu %1, der nicht gelesen werden kann</translation>
        </message>
        <message>
            <source>Bucket %1</source>
            <translation>Bucket %1</translation>
        </message>
        <message>
            <source>No bucket selected</source>
            <translation>Kein Bucket ausgewählt</translation>
        </message>
        <message>
            <source>This bucket could not be read.</source>
            <translation>Dieser Bucket konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <source>Select a bucket to see its chain.</source>
            <translation>Wählen Sie einen Bucket, um seine Kette zu sehen.</translation>
        </message>
        <message>
            <source>This bucket is empty.</source>
            <translation>Dieser Bucket ist leer.</translation>
        </message>
        <message>
            <source>chain %1</source>
            <translation>Kette %1</translation>
        </message>
        <message>
            <source>own keys %1</source>
            <translation>eigene Schlüssel %1</translation>
        </message>
        <message>
            <source>siblings %1</source>
            <translation>Geschwister %1</translation>
        </message>
        <message>
            <source>mean reads in vain %1</source>
            <translation>im Mittel vergeblich gelesen %1</translation>
        </message>
        <message>
            <source>Its key belongs to this bucket</source>
            <translation>Sein Schlüssel gehört zu diesem Bucket</translation>
        </message>
        <message>
            <source>Its key belongs to bucket %1 since a resize</source>
            <translation>Sein Schlüssel gehört seit einer Vergrößerung zu Bucket %1</translation>
        </message>
        <message>
            <source>A newer record has the same key</source>
            <translation>Ein neuerer Datensatz hat denselben Schlüssel</translation>
        </message>
        <message>
            <source>head · slot %1</source>
            <translation>Anfang · Slot %1</translation>
        </message>
        <message>
            <source>no head</source>
            <translation>kein Anfang</translation>
        </message>
        <message>
            <source>Slot %1</source>
            <translation>Slot %1</translation>
        </message>
        <message>
            <source>Chain</source>
            <translation>Kette</translation>
        </message>
        <message>
            <source>The records of the bucket, newest first, as a lookup reads them. Return goes to the record.</source>
            <translation>Die Datensätze des Buckets, der neueste zuerst, wie eine Suche sie liest. Die Eingabetaste führt zum Datensatz.</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
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
            <translation>Anfang</translation>
        </message>
        <message>
            <source>The newest record of the chain, as section:position</source>
            <translation>Der neueste Datensatz der Kette, als Abschnitt:Position</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>Items added since the last resize</source>
            <translation>Einträge seit der letzten Vergrößerung</translation>
        </message>
        <message>
            <source>Chain</source>
            <translation>Kette</translation>
        </message>
        <message>
            <source>Records in the chain; known after the check of every record</source>
            <translation>Datensätze in der Kette; bekannt, wenn jeder Datensatz geprüft ist</translation>
        </message>
        <message>
            <source>In the table file</source>
            <translation>In der Tabellendatei</translation>
        </message>
        <message>
            <source>epoch –</source>
            <translation>Epoche –</translation>
        </message>
        <message>
            <source>epoch %1</source>
            <translation>Epoche %1</translation>
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
            <translation>Mittel %1</translation>
        </message>
        <message>
            <source>p99 %1</source>
            <translation>p99 %1</translation>
        </message>
        <message>
            <source>buckets</source>
            <translation>Buckets</translation>
        </message>
        <message>
            <source>records in the chain</source>
            <translation>Datensätze in der Kette</translation>
        </message>
        <message>
            <source>chain length, one bucket a cell</source>
            <translation>Kettenlänge, ein Bucket je Zelle</translation>
        </message>
        <message>
            <source>chain length, highest of %1 buckets a cell</source>
            <translation>Kettenlänge, die größte von %1 Buckets je Zelle</translation>
        </message>
        <message>
            <source>records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>This freezer has no table.</source>
            <translation>Dieser Freezer hat keine Tabelle.</translation>
        </message>
        <message>
            <source>The map is drawn when every record has been read.</source>
            <translation>Die Karte wird gezeichnet, wenn jeder Datensatz gelesen ist.</translation>
        </message>
        <message>
            <source>The map is drawn when every record has been read; that was not done.</source>
            <translation>Die Karte wird gezeichnet, wenn jeder Datensatz gelesen ist; das ist nicht geschehen.</translation>
        </message>
        <message>
            <source>Check every record</source>
            <translation>Jeden Datensatz prüfen</translation>
        </message>
        <message>
            <source>Save the heat map</source>
            <translation>Die Karte sichern</translation>
        </message>
        <message>
            <source>PNG picture (*.png)</source>
            <translation>PNG-Bild (*.png)</translation>
        </message>
        <message>
            <source>The heat map was saved as %1.</source>
            <translation>Die Karte wurde als %1 gesichert.</translation>
        </message>
        <message>
            <source>The heat map could not be saved as %1.</source>
            <translation>Die Karte konnte nicht als %1 gesichert werden.</translation>
        </message>
        <message>
            <source>Heat map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>The table as a picture: each cell in the colour of its longest chain</source>
            <translation>Die Tabelle als Bild: jede Zelle in der Farbe ihrer längsten Kette</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>The table bucket by bucket, with both slots</source>
            <translation>Die Tabelle Bucket für Bucket, mit beiden Slots</translation>
        </message>
        <message>
            <source>Save picture …</source>
            <translation>Bild sichern …</translation>
        </message>
        <message>
            <source>Save the heat map as a PNG file</source>
            <translation>Die Karte als PNG-Datei sichern</translation>
        </message>
        <message>
            <source>Colours of the heat map</source>
            <translation>Farben der Karte</translation>
        </message>
        <message>
            <source>Heat map of the table</source>
            <translation>Karte der Tabelle</translation>
        </message>
        <message>
            <source>chain length</source>
            <translation>Kettenlänge</translation>
        </message>
        <message>
            <source>The buckets of the table, row by row. The longest chains are ringed. Click a cell, or move with the arrows, to see its chain below.</source>
            <translation>Die Buckets der Tabelle, Zeile für Zeile. Die längsten Ketten sind umringt. Klicken Sie auf eine Zelle oder bewegen Sie sich mit den Pfeiltasten, um unten ihre Kette zu sehen.</translation>
        </message>
        <message>
            <source>Buckets</source>
            <translation>Buckets</translation>
        </message>
        <message>
            <source>Every bucket with both of its slots.</source>
            <translation>Jeder Bucket mit seinen beiden Slots.</translation>
        </message>
        <message>
            <source>Chain lengths</source>
            <translation>Kettenlängen</translation>
        </message>
        <message>
            <source>How many buckets have a chain of each length, on a logarithmic scale. The curve is what chance alone would give.</source>
            <translation>Wie viele Buckets eine Kette jeder Länge haben, mit logarithmischem Maßstab. Die Kurve zeigt, was allein der Zufall ergäbe.</translation>
        </message>
        <message>
            <source>ideal: Poisson, λ = %1</source>
            <translation>ideal: Poisson, λ = %1</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ByteChangeModel</name>
        <message>
            <source>%1/%2 · %3 at %4</source>
            <translation>%1/%2 · %3 ab %4</translation>
        </message>
        <message>
            <source>… and %1 more</source>
            <translation>… und %1 mehr</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more run(s) of bytes</source>
            <translation>
                <numerusform>… und %n weitere Folge von Bytes</numerusform>
                <numerusform>… und %n weitere Folgen von Bytes</numerusform>
            </translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Stelle</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>Characters</source>
            <translation>Zeichen</translation>
        </message>
        <message>
            <source>before</source>
            <translation>vorher</translation>
        </message>
        <message>
            <source>after</source>
            <translation>nachher</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::CellGlyph</name>
        <message>
            <source>pending</source>
            <translation>vorgemerkt</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ChainLegend</name>
        <message>
            <source>own key</source>
            <translation>eigener Schlüssel</translation>
        </message>
        <message>
            <source>sibling key</source>
            <translation>Schlüssel eines Geschwisters</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ChainView</name>
        <message>
            <source>Chain of records</source>
            <translation>Kette von Datensätzen</translation>
        </message>
        <message>
            <source>Left and Right go along the chain, Return opens the record.</source>
            <translation>Links und Rechts gehen die Kette entlang, die Eingabetaste öffnet den Datensatz.</translation>
        </message>
        <message>
            <source>Along the chain</source>
            <translation>Die Kette entlang</translation>
        </message>
        <message>
            <source>This bucket has no records.</source>
            <translation>Dieser Bucket hat keine Datensätze.</translation>
        </message>
        <message>
            <source>unnecessary reads</source>
            <translation>unnötig gelesen</translation>
        </message>
        <message>
            <source>Head %1, %2</source>
            <translation>Anfang %1, %2</translation>
        </message>
        <message>
            <source>own key</source>
            <translation>eigener Schlüssel</translation>
        </message>
        <message>
            <source>sibling key</source>
            <translation>Schlüssel eines Geschwisters</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message>
            <source>Record %1 of %2, %3 %4 at %5</source>
            <translation>Datensatz %1 von %2, %3 %4 bei %5</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::CheckpointDialog</name>
        <message>
            <source>refuses: %1</source>
            <translation>verweigert: %1</translation>
        </message>
        <message>
            <source>opens, keeps %1</source>
            <translation>öffnet, behält %1</translation>
        </message>
        <message>
            <source>loses %1</source>
            <translation>verliert %1</translation>
        </message>
        <message>
            <source>does not find %1</source>
            <translation>findet %1 nicht</translation>
        </message>
        <message>
            <source>Estimate the checkpoint</source>
            <translation>Checkpoint schätzen</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <source>Index bytes</source>
            <translation>Indexbytes</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>%1 buckets</source>
            <translation>%1 Buckets</translation>
        </message>
        <message>
            <source>Hex</source>
            <translation>Hex</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>Checkpoint of %1</source>
            <translation>Checkpoint von %1</translation>
        </message>
        <message>
            <source>From 2026.7.0 on a release that is given no checkpoint deletes the whole store. An estimate keeps every record that is whole.</source>
            <translation>Ab 2026.7.0 löscht eine Version, der kein Checkpoint übergeben wird, den ganzen Speicher. Eine Schätzung behält jeden ganzen Datensatz.</translation>
        </message>
        <message>
            <source>Every release opens the store with each checkpoint, on an overlay …</source>
            <translation>Jede Version öffnet den Speicher mit jedem Checkpoint, auf einer Überlagerung …</translation>
        </message>
        <message>
            <source>&amp;Checkpoint</source>
            <translation>&amp;Checkpoint</translation>
        </message>
        <message>
            <source>None is handed over</source>
            <translation>Keiner wird übergeben</translation>
        </message>
        <message>
            <source>The known one</source>
            <translation>Der bekannte</translation>
        </message>
        <message>
            <source>Estimated from the files</source>
            <translation>Aus den Dateien geschätzt</translation>
        </message>
        <message>
            <source>Copy hex</source>
            <translation>Hex kopieren</translation>
        </message>
        <message>
            <source>Copy JSON</source>
            <translation>JSON kopieren</translation>
        </message>
        <message>
            <source>Copy Rust literal</source>
            <translation>Rust-Literal kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::CollisionsPage</name>
        <message>
            <source>The chains are known when every record has been read.</source>
            <translation>Die Ketten sind bekannt, wenn jeder Datensatz gelesen ist.</translation>
        </message>
        <message>
            <source>The chains are known when every record has been read; that was not done.</source>
            <translation>Die Ketten sind bekannt, wenn jeder Datensatz gelesen ist; das ist nicht geschehen.</translation>
        </message>
        <message>
            <source>Check every record</source>
            <translation>Jeden Datensatz prüfen</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Füllgrad</translation>
        </message>
        <message>
            <source>records a bucket</source>
            <translation>Datensätze je Bucket</translation>
        </message>
        <message>
            <source>Chain mean</source>
            <translation>Kette im Mittel</translation>
        </message>
        <message>
            <source>p50 · p99</source>
            <translation>p50 · p99</translation>
        </message>
        <message>
            <source>Half, and 99 of 100 buckets have a chain no longer than this</source>
            <translation>Die Hälfte bzw. 99 von 100 Buckets haben keine längere Kette</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Längste</translation>
        </message>
        <message>
            <source>Reads in vain</source>
            <translation>Vergeblich gelesen</translation>
        </message>
        <message>
            <source>per hit</source>
            <translation>je Treffer</translation>
        </message>
        <message>
            <source>Records that a lookup reads before it finds its key, over all keys that are found</source>
            <translation>Datensätze, die eine Suche liest, bevor sie ihren Schlüssel findet, über alle gefundenen Schlüssel</translation>
        </message>
        <message>
            <source>Shadowed</source>
            <translation>Verdeckt</translation>
        </message>
        <message>
            <source>Records behind a newer one of the same key</source>
            <translation>Datensätze hinter einem neueren desselben Schlüssels</translation>
        </message>
        <message>
            <source>Select a bar to compare it with chance.</source>
            <translation>Wählen Sie einen Balken, um ihn mit dem Zufall zu vergleichen.</translation>
        </message>
        <message>
            <source>Save the chain lengths</source>
            <translation>Die Kettenlängen sichern</translation>
        </message>
        <message>
            <source>The chain lengths were saved as %1.</source>
            <translation>Die Kettenlängen wurden als %1 gesichert.</translation>
        </message>
        <message>
            <source>The chain lengths could not be saved as %1.</source>
            <translation>Die Kettenlängen konnten nicht als %1 gesichert werden.</translation>
        </message>
        <message>
            <source>As &amp;PNG …</source>
            <translation>Als &amp;PNG …</translation>
        </message>
        <message>
            <source>As &amp;SVG …</source>
            <translation>Als &amp;SVG …</translation>
        </message>
        <message>
            <source>As P&amp;DF …</source>
            <translation>Als P&amp;DF …</translation>
        </message>
        <message>
            <source>Numbers as &amp;CSV …</source>
            <translation>Zahlen als &amp;CSV …</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Kennzahlen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Sichern</translation>
        </message>
        <message>
            <source>Save the plot or its numbers</source>
            <translation>Das Diagramm oder seine Zahlen sichern</translation>
        </message>
        <message>
            <source>Chain lengths</source>
            <translation>Kettenlängen</translation>
        </message>
        <message>
            <source>How many buckets have a chain of each length, on a logarithmic scale. The curve is what chance alone would give.</source>
            <translation>Wie viele Buckets eine Kette jeder Länge haben, mit logarithmischem Maßstab. Die Kurve zeigt, was allein der Zufall ergäbe.</translation>
        </message>
        <message>
            <source>Longest chains</source>
            <translation>Längste Ketten</translation>
        </message>
        <message>
            <source>The buckets with the longest chains. Return shows the bucket in the table.</source>
            <translation>Die Buckets mit den längsten Ketten. Die Eingabetaste zeigt den Bucket in der Tabelle.</translation>
        </message>
        <message>
            <source>Chains of %1: %2 buckets; chance alone would give %3.</source>
            <translation>Ketten von %1: %2 Buckets; allein der Zufall ergäbe %3.</translation>
        </message>
        <message>
            <source>Chain lengths, or what if</source>
            <translation>Kettenlängen, oder was wäre wenn</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>Was wäre wenn</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::CommandPalette</name>
        <message>
            <source>Nothing fits.</source>
            <translation>Nichts passt.</translation>
        </message>
        <message>
            <source>Return does it, Escape leaves.</source>
            <translation>Eingabe führt aus, Esc verlässt die Palette.</translation>
        </message>
        <message>
            <source>Find an action, a page, a store, a place: b 42, s 7, o 0x988 …</source>
            <translation>Eine Aktion, eine Seite, einen Speicher, eine Stelle finden: b 42, s 7, o 0x988 …</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Befehlspalette</translation>
        </message>
        <message>
            <source>Some letters of what you want to do; the arrow keys choose, Return does it. What “Go to” understands is understood here, too.</source>
            <translation>Einige Buchstaben dessen, was Sie tun wollen; die Pfeiltasten wählen, Eingabe führt aus. Was „Gehe zu“ versteht, wird auch hier verstanden.</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Was gefunden wurde</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ComparePage</name>
        <message>
            <source>Compare with a folder</source>
            <translation>Mit einem Ordner vergleichen</translation>
        </message>
        <message>
            <source>Compare with a snapshot</source>
            <translation>Mit einem Schnappschuss vergleichen</translation>
        </message>
        <message>
            <source>Take a snapshot</source>
            <translation>Schnappschuss aufnehmen</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>%1 records are in the snapshot %2.</source>
            <translation>%1 Datensätze stehen im Schnappschuss %2.</translation>
        </message>
        <message>
            <source>only here</source>
            <translation>nur hier</translation>
        </message>
        <message>
            <source>only there</source>
            <translation>nur dort</translation>
        </message>
        <message>
            <source>another key</source>
            <translation>anderer Schlüssel</translation>
        </message>
        <message>
            <source>another value</source>
            <translation>anderer Wert</translation>
        </message>
        <message>
            <source>bad here, good there</source>
            <translation>hier schlecht, dort gut</translation>
        </message>
        <message>
            <source>good here, bad there</source>
            <translation>hier gut, dort schlecht</translation>
        </message>
        <message>
            <source>bad in both</source>
            <translation>in beiden schlecht</translation>
        </message>
        <message>
            <source>another head</source>
            <translation>anderer Kopf</translation>
        </message>
        <message>
            <source>another chain length</source>
            <translation>andere Kettenlänge</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message>
            <source>gone</source>
            <translation>fort</translation>
        </message>
        <message>
            <source>grown</source>
            <translation>gewachsen</translation>
        </message>
        <message>
            <source>shrunk</source>
            <translation>geschrumpft</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>section %1</source>
            <translation>Abschnitt %1</translation>
        </message>
        <message>
            <source>index %1 – %2</source>
            <translation>Index %1 – %2</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>gespeichert</translation>
        </message>
        <message>
            <source>bucket %1</source>
            <translation>Bucket %1</translation>
        </message>
        <message>
            <source>index %1</source>
            <translation>Index %1</translation>
        </message>
        <message>
            <source>key %1</source>
            <translation>Schlüssel %1</translation>
        </message>
        <message>
            <source>Records then</source>
            <translation>Datensätze damals</translation>
        </message>
        <message>
            <source>Records now</source>
            <translation>Datensätze jetzt</translation>
        </message>
        <message>
            <source>Sections changed</source>
            <translation>Geänderte Abschnitte</translation>
        </message>
        <message>
            <source>Buckets changed</source>
            <translation>Geänderte Buckets</translation>
        </message>
        <message>
            <source>The same</source>
            <translation>Gleich</translation>
        </message>
        <message>
            <source>Fillable</source>
            <translation>Füllbar</translation>
        </message>
        <message>
            <source>Indices missing here that are stored there</source>
            <translation>Indizes, die hier fehlen und dort gespeichert sind</translation>
        </message>
        <message>
            <source>Reading both …</source>
            <translation>Beide werden gelesen …</translation>
        </message>
        <message>
            <source>Compare this store with another folder, or with a snapshot that was taken before.</source>
            <translation>Diesen Speicher mit einem anderen Ordner vergleichen, oder mit einem früher aufgenommenen Schnappschuss.</translation>
        </message>
        <message>
            <source>Nothing has changed since %1.</source>
            <translation>Seit %1 hat sich nichts geändert.</translation>
        </message>
        <message>
            <source>What has changed since %1.</source>
            <translation>Was sich seit %1 geändert hat.</translation>
        </message>
        <message>
            <source>Both hold the same as %1.</source>
            <translation>Beide enthalten dasselbe wie %1.</translation>
        </message>
        <message>
            <source>Compared with %1.</source>
            <translation>Verglichen mit %1.</translation>
        </message>
        <message>
            <source>The tables have different sizes, so their buckets were not compared.</source>
            <translation>Die Tabellen sind verschieden groß, darum wurden ihre Buckets nicht verglichen.</translation>
        </message>
        <message>
            <source>Only the first %1 are listed; cryoctl diff lists all.</source>
            <translation>Nur die ersten %1 sind aufgeführt; cryoctl diff führt alle auf.</translation>
        </message>
        <message>
            <source>Save the differences</source>
            <translation>Die Unterschiede sichern</translation>
        </message>
        <message>
            <source>The differences were saved as %1.</source>
            <translation>Die Unterschiede wurden als %1 gesichert.</translation>
        </message>
        <message>
            <source>The differences could not be saved as %1.</source>
            <translation>Die Unterschiede konnten nicht als %1 gesichert werden.</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Eintrag</translation>
        </message>
        <message>
            <source>Here, or then</source>
            <translation>Hier, oder damals</translation>
        </message>
        <message>
            <source>There, or now</source>
            <translation>Dort, oder jetzt</translation>
        </message>
        <message>
            <source>Compare with folder …</source>
            <translation>Mit Ordner vergleichen …</translation>
        </message>
        <message>
            <source>Compare this store with the one of the same kind in another folder</source>
            <translation>Diesen Speicher mit dem gleicher Art in einem anderen Ordner vergleichen</translation>
        </message>
        <message>
            <source>Compare with snapshot …</source>
            <translation>Mit Schnappschuss vergleichen …</translation>
        </message>
        <message>
            <source>What has changed since a snapshot was taken</source>
            <translation>Was sich geändert hat, seit ein Schnappschuss aufgenommen wurde</translation>
        </message>
        <message>
            <source>&amp;Buckets too</source>
            <translation>Auch &amp;Buckets</translation>
        </message>
        <message>
            <source>Compare heads and chains of the table's buckets as well</source>
            <translation>Auch Köpfe und Ketten der Buckets der Tabelle vergleichen</translation>
        </message>
        <message>
            <source>Copy fillable ranges</source>
            <translation>Füllbare Bereiche kopieren</translation>
        </message>
        <message>
            <source>The missing indices that the other archive stores, as JSON</source>
            <translation>Die fehlenden Indizes, die das andere Archiv speichert, als JSON</translation>
        </message>
        <message>
            <source>Save as CSV …</source>
            <translation>Als CSV sichern …</translation>
        </message>
        <message>
            <source>Save the list of differences</source>
            <translation>Die Liste der Unterschiede sichern</translation>
        </message>
        <message>
            <source>Take snapshot …</source>
            <translation>Schnappschuss aufnehmen …</translation>
        </message>
        <message>
            <source>Write a small file that says what the store holds now</source>
            <translation>Eine kleine Datei schreiben, die sagt, was der Speicher jetzt enthält</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>Unterschiede</translation>
        </message>
        <message>
            <source>Every item that differs. Return goes to the record, the bucket or the section.</source>
            <translation>Jeder Eintrag, der sich unterscheidet. Die Eingabetaste geht zum Datensatz, zum Bucket oder zum Abschnitt.</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Kennzahlen</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ConfidenceCells</name>
        <message>
            <source>Confidence: %1</source>
            <translation>Sicherheit: %1</translation>
        </message>
        <message>
            <source>certain</source>
            <translation>sicher</translation>
        </message>
        <message>
            <source>likely</source>
            <translation>wahrscheinlich</translation>
        </message>
        <message>
            <source>ambiguous</source>
            <translation>mehrdeutig</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::DataInspector</name>
        <message>
            <source>Data inspector</source>
            <translation>Bytes als Zahlen</translation>
        </message>
        <message>
            <source>%1 bytes at 0x%2</source>
            <translation>%1 Bytes bei 0x%2</translation>
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
            <translation>der Auswahl</translation>
        </message>
        <message>
            <source>selection too long</source>
            <translation>Auswahl zu lang</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::Desk</name>
        <message>
            <source>Nothing was saved: %1 lies in the folder of stores, where a node accepts nothing foreign.</source>
            <translation>Nichts wurde gesichert: %1 liegt im Ordner der Speicher, wo ein Knoten nichts Fremdes duldet.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::DockTitle</name>
        <message>
            <source>Detach</source>
            <translation>Ablösen</translation>
        </message>
        <message>
            <source>Detach %1</source>
            <translation>%1 ablösen</translation>
        </message>
        <message>
            <source>Makes a window of its own of this panel, or puts it back.</source>
            <translation>Macht aus diesem Feld ein eigenes Fenster oder fügt es wieder ein.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close %1</source>
            <translation>%1 schließen</translation>
        </message>
        <message>
            <source>Closes this panel. The View menu brings it back.</source>
            <translation>Schließt dieses Feld. Das Menü Ansicht bringt es zurück.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::EditDialog</name>
        <message>
            <source>The file ends before the last of these bytes.</source>
            <translation>Die Datei endet vor dem letzten dieser Bytes.</translation>
        </message>
        <message>
            <source>Type a whole number up to %1, or hex behind 0x.</source>
            <translation>Eine ganze Zahl bis %1 eingeben, oder hexadezimal hinter 0x.</translation>
        </message>
        <message numerus="yes">
            <source>Type %n byte(s) in hex: two digits each.</source>
            <translation>
                <numerusform>%n Byte hexadezimal eingeben: zwei Ziffern.</numerusform>
                <numerusform>%n Bytes hexadezimal eingeben: je zwei Ziffern.</numerusform>
            </translation>
        </message>
        <message>
            <source>These bytes stand there already.</source>
            <translation>Diese Bytes stehen dort bereits.</translation>
        </message>
        <message>
            <source>What is pending is being computed …</source>
            <translation>Ausstehendes wird berechnet …</translation>
        </message>
        <message>
            <source>Try an edit</source>
            <translation>Eine Bearbeitung erproben</translation>
        </message>
        <message>
            <source>What is pending puts other bytes here: show the store after it and edit there.</source>
            <translation>Ausstehendes schreibt hier andere Bytes: den Speicher danach zeigen und dort bearbeiten.</translation>
        </message>
        <message numerus="yes">
            <source>Can be done; %n checksum(s) computed again.</source>
            <translation>
                <numerusform>Geht; %n Prüfsumme wird neu berechnet.</numerusform>
                <numerusform>Geht; %n Prüfsummen werden neu berechnet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Can be done; no checksum changes with it.</source>
            <translation>Geht; keine Prüfsumme ändert sich mit.</translation>
        </message>
        <message>
            <source>Edit by hand</source>
            <translation>Von Hand bearbeiten</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s) of %1</source>
            <translation>
                <numerusform>%n Byte von %1</numerusform>
                <numerusform>%n Bytes von %1</numerusform>
            </translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Offset</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>&amp;Number</source>
            <translation>&amp;Zahl</translation>
        </message>
        <message>
            <source>&amp;Bytes</source>
            <translation>&amp;Bytes</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>Bytes in hex</source>
            <translation>Bytes hexadezimal</translation>
        </message>
        <message>
            <source>A number, or hex behind 0x</source>
            <translation>Eine Zahl, oder hexadezimal hinter 0x</translation>
        </message>
        <message>
            <source>Two hex digits for each byte</source>
            <translation>Zwei Hexziffern je Byte</translation>
        </message>
        <message>
            <source>Compute the &amp;checksums that cover it</source>
            <translation>&amp;Prüfsummen darüber neu berechnen</translation>
        </message>
        <message>
            <source>Of the slot, page, value or copy; without it the bytes count as damaged</source>
            <translation>Von Slot, Seite, Wert oder Kopie; sonst gelten die Bytes als beschädigt</translation>
        </message>
        <message>
            <source>&amp;Expert: also what a node aborts over or wipes</source>
            <translation>&amp;Experte: auch, woran ein Knoten abbricht oder was er löscht</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Add to pending</source>
            <translation>Zu Ausstehendem</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::EndpointDialog</name>
        <message>
            <source>Watch a node</source>
            <translation>Einen Knoten beobachten</translation>
        </message>
        <message>
            <source>Where the node prints its metrics as Prometheus text; without a path, /metrics is taken.</source>
            <translation>Wo der Knoten seine Metriken als Prometheus-Text ausgibt; ohne Pfad wird /metrics genommen.</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>How long to wait between two readings.</source>
            <translation>Wie lange zwischen zwei Lesungen gewartet wird.</translation>
        </message>
        <message>
            <source>&amp;Address:</source>
            <translation>&amp;Adresse:</translation>
        </message>
        <message>
            <source>Read &amp;every:</source>
            <translation>L&amp;esen alle:</translation>
        </message>
        <message>
            <source>%1 is read as long as this program runs.</source>
            <translation>%1 wird gelesen, solange dieses Programm läuft.</translation>
        </message>
        <message>
            <source>A host and a port, or an address that begins with http:// or https://.</source>
            <translation>Ein Rechner und ein Port, oder eine Adresse, die mit http:// oder https:// beginnt.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::FindingModel</name>
        <message>
            <source>Severity</source>
            <translation>Schwere</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Befund</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Repairable</source>
            <translation>Behebbar</translation>
        </message>
        <message>
            <source>At risk</source>
            <translation>Gefährdet</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>Wird</translation>
        </message>
        <message>
            <source>gone</source>
            <translation>behoben</translation>
        </message>
        <message>
            <source>left</source>
            <translation>bleibt</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::FindingsPanel</name>
        <message>
            <source>No store is open.</source>
            <translation>Kein Speicher ist offen.</translation>
        </message>
        <message>
            <source>Nothing was found. Every record was checked.</source>
            <translation>Nichts gefunden. Jeder Datensatz wurde geprüft.</translation>
        </message>
        <message>
            <source>Nothing was found so far; the check is running.</source>
            <translation>Bisher nichts gefunden; die Prüfung läuft.</translation>
        </message>
        <message>
            <source>Nothing was found so far. Not every record was checked.</source>
            <translation>Bisher nichts gefunden. Nicht jeder Datensatz wurde geprüft.</translation>
        </message>
        <message>
            <source>Check every record</source>
            <translation>Jeden Datensatz prüfen</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>Erwartet</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Gefunden</translation>
        </message>
        <message>
            <source>At risk</source>
            <translation>Gefährdet</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n Eintrag</numerusform>
                <numerusform>%n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Release</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Repairable</source>
            <translation>Behebbar</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source>What the check found, worst first. Return goes to the place; F9 to the next finding.</source>
            <translation>Was die Prüfung gefunden hat, das Schlimmste zuerst. Die Eingabetaste führt zur Stelle, F9 zum nächsten Befund.</translation>
        </message>
        <message>
            <source>Show bytes</source>
            <translation>Bytes zeigen</translation>
        </message>
        <message>
            <source>Shows the bytes that the finding speaks of.</source>
            <translation>Zeigt die Bytes, von denen der Befund spricht.</translation>
        </message>
        <message>
            <source>Show place</source>
            <translation>Stelle zeigen</translation>
        </message>
        <message>
            <source>Goes to the bucket, record or section that the finding speaks of.</source>
            <translation>Geht zum Bucket, Datensatz oder Abschnitt, von dem der Befund spricht.</translation>
        </message>
        <message>
            <source>Next open</source>
            <translation>Nächstes Öffnen</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Reparatur</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::GapSource</name>
        <message>
            <source>#</source>
            <translation>#</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Anfang</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Bemerkung</translation>
        </message>
        <message>
            <source>pruned or never written</source>
            <translation>gekürzt oder nie geschrieben</translation>
        </message>
        <message>
            <source>free up to the end of the section</source>
            <translation>frei bis zum Ende des Abschnitts</translation>
        </message>
        <message>
            <source>the record is there</source>
            <translation>der Datensatz ist da</translation>
        </message>
        <message>
            <source>value file present · see DR-04</source>
            <translation>Wertdatei vorhanden · siehe DR-04</translation>
        </message>
        <message>
            <source>no files</source>
            <translation>keine Dateien</translation>
        </message>
        <message>
            <source>records that cannot be read may belong here</source>
            <translation>hierher können unlesbare Datensätze gehören</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Section file of the first index</source>
            <translation>Abschnittsdatei des ersten Index</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::GapStrip</name>
        <message>
            <source>Overview of all indices</source>
            <translation>Übersicht aller Indizes</translation>
        </message>
        <message>
            <source>Indices in detail</source>
            <translation>Indizes im Einzelnen</translation>
        </message>
        <message>
            <source>Left and Right move, Ctrl+Left and Ctrl+Right go to the next gap, plus and minus zoom.</source>
            <translation>Links und Rechts bewegen, Strg+Links und Strg+Rechts gehen zur nächsten Lücke, Plus und Minus vergrößern und verkleinern.</translation>
        </message>
        <message numerus="yes">
            <source>Index %1, %2, %3 to %4, %n item(s)</source>
            <translation>
                <numerusform>Index %1, %2, %3 bis %4, %n Eintrag</numerusform>
                <numerusform>Index %1, %2, %3 bis %4, %n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · %2 – %3 · %4</source>
            <translation>%1 · %2 – %3 · %4</translation>
        </message>
        <message>
            <source>section %1 · %2</source>
            <translation>Abschnitt %1 · %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>ranges here: %1</source>
            <translation>Bereiche hier: %1</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::GapsPage</name>
        <message>
            <source>The gaps are known when every record has been read.</source>
            <translation>Die Lücken sind bekannt, wenn jeder Datensatz gelesen ist.</translation>
        </message>
        <message>
            <source>The gaps are known when every record has been read; that was not done.</source>
            <translation>Die Lücken sind bekannt, wenn jeder Datensatz gelesen ist; das ist nicht geschehen.</translation>
        </message>
        <message>
            <source>Check every record</source>
            <translation>Jeden Datensatz prüfen</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Fehlend</translation>
        </message>
        <message>
            <source>after the first</source>
            <translation>nach dem ersten</translation>
        </message>
        <message>
            <source>Indices between the first and the last that are not stored</source>
            <translation>Indizes zwischen dem ersten und dem letzten, die nicht gespeichert sind</translation>
        </message>
        <message>
            <source>Ranges</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Runs of stored indices</source>
            <translation>Folgen gespeicherter Indizes</translation>
        </message>
        <message>
            <source>Longest gap</source>
            <translation>Längste Lücke</translation>
        </message>
        <message>
            <source>Fill</source>
            <translation>Belegt</translation>
        </message>
        <message>
            <source>Stored indices between the first and the last</source>
            <translation>Gespeicherte Indizes zwischen dem ersten und dem letzten</translation>
        </message>
        <message>
            <source>Soft gaps</source>
            <translation>Weiche Lücken</translation>
        </message>
        <message>
            <source>values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Items whose value is bad; known after a check of every value</source>
            <translation>Einträge mit schlechtem Wert; bekannt, wenn jeder Wert geprüft ist</translation>
        </message>
        <message>
            <source>gaps</source>
            <translation>Lücken</translation>
        </message>
        <message>
            <source>%1 – %2</source>
            <translation>%1 – %2</translation>
        </message>
        <message>
            <source>%1 sections of %2</source>
            <translation>%1 Abschnitte zu %2</translation>
        </message>
        <message>
            <source>Section %1</source>
            <translation>Abschnitt %1</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <source>Key file</source>
            <translation>Indexdatei</translation>
        </message>
        <message>
            <source>Value file</source>
            <translation>Wertdatei</translation>
        </message>
        <message>
            <source>Unreadable</source>
            <translation>Unlesbar</translation>
        </message>
        <message>
            <source>At next start</source>
            <translation>Beim nächsten Start</translation>
        </message>
        <message>
            <source>node deletes the value file</source>
            <translation>Knoten löscht die Wertdatei</translation>
        </message>
        <message>
            <source>More than %1 ranges are not copied; cryoctl gaps writes them to a file.</source>
            <translation>Mehr als %1 Bereiche werden nicht kopiert; cryoctl gaps schreibt sie in eine Datei.</translation>
        </message>
        <message>
            <source>As &amp;JSON</source>
            <translation>Als &amp;JSON</translation>
        </message>
        <message>
            <source>As &amp;CSV</source>
            <translation>Als &amp;CSV</translation>
        </message>
        <message>
            <source>One index a &amp;line</source>
            <translation>Ein Index je &amp;Zeile</translation>
        </message>
        <message>
            <source>As a..=&amp;b</source>
            <translation>Als a..=&amp;b</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Kennzahlen</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>Show more indices</source>
            <translation>Mehr Indizes zeigen</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Show fewer indices</source>
            <translation>Weniger Indizes zeigen</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Show all indices</source>
            <translation>Alle Indizes zeigen</translation>
        </message>
        <message>
            <source>Previous gap</source>
            <translation>Vorige Lücke</translation>
        </message>
        <message>
            <source>Go to the previous gap (Shift+F8)</source>
            <translation>Zur vorigen Lücke (Umschalt+F8)</translation>
        </message>
        <message>
            <source>Next gap</source>
            <translation>Nächste Lücke</translation>
        </message>
        <message>
            <source>Go to the next gap (F8)</source>
            <translation>Zur nächsten Lücke (F8)</translation>
        </message>
        <message>
            <source>Copy ranges</source>
            <translation>Bereiche kopieren</translation>
        </message>
        <message>
            <source>Copy the selected ranges, or all that are missing</source>
            <translation>Die ausgewählten Bereiche kopieren oder alle fehlenden</translation>
        </message>
        <message>
            <source>Indices in detail</source>
            <translation>Indizes im Einzelnen</translation>
        </message>
        <message>
            <source>The indices of the archive from left to right. Arrows move, plus and minus zoom, Home and End go to the ends. A gap of a single index keeps its mark however far out you are.</source>
            <translation>Die Indizes des Archivs von links nach rechts. Pfeile bewegen, Plus und Minus vergrößern und verkleinern, Pos1 und Ende gehen an die Enden. Eine Lücke von einem einzigen Index behält ihre Marke, wie weit Sie auch entfernt sind.</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
        </message>
        <message>
            <source>Gaps</source>
            <translation>Lücken</translation>
        </message>
        <message>
            <source>No gaps: every index from the first to the last is stored.</source>
            <translation>Keine Lücken: Jeder Index vom ersten bis zum letzten ist gespeichert.</translation>
        </message>
        <message>
            <source>Every run of indices that is not stored, with its class.</source>
            <translation>Jede Folge von Indizes, die nicht gespeichert ist, mit ihrer Klasse.</translation>
        </message>
        <message>
            <source>Gap lengths</source>
            <translation>Lückenlängen</translation>
        </message>
        <message>
            <source>indices, doubling</source>
            <translation>Indizes, verdoppelnd</translation>
        </message>
        <message>
            <source>How many gaps have a length from this number up to twice of it.</source>
            <translation>Wie viele Lücken so lang sind wie diese Zahl, bis zum Doppelten davon.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::GoToField</name>
        <message>
            <source>Go to …</source>
            <translation>Gehe zu …</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>Gehe zu</translation>
        </message>
        <message>
            <source>b 42 bucket, i 10500 index, s 7 section,
k 0xabc… key, r 11:6543 record, o 0x988 offset</source>
            <translation>b 42 Bucket, i 10500 Index, s 7 Abschnitt,
k 0xabc… Schlüssel, r 11:6543 Datensatz, o 0x988 Offset</translation>
        </message>
        <message>
            <source>A letter for what, then where: b 42 for a bucket, k 0x… for a key, i 10500 for an index, s 7 for a section, r 11:6543 for a record, o 0x988 for an offset in the shown file. A number alone is an index of an archive, or a bucket of a freezer.</source>
            <translation>Ein Buchstabe für was, dann wo: b 42 für einen Bucket, k 0x… für einen Schlüssel, i 10500 für einen Index, s 7 für einen Abschnitt, r 11:6543 für einen Datensatz, o 0x988 für einen Offset in der gezeigten Datei. Eine Zahl allein ist ein Index eines Archivs oder ein Bucket eines Freezers.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HeatLegend</name>
        <message>
            <source>Colours from 0 to %1 %2</source>
            <translation>Farben von 0 bis %1 %2</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HeatMap</name>
        <message>
            <source>chain length</source>
            <translation>Kettenlänge</translation>
        </message>
        <message>
            <source>Heat map of the table</source>
            <translation>Karte der Tabelle</translation>
        </message>
        <message>
            <source>Arrow keys go from cell to cell, Return opens the bucket.</source>
            <translation>Die Pfeiltasten gehen von Zelle zu Zelle, die Eingabetaste öffnet den Bucket.</translation>
        </message>
        <message>
            <source>Bucket %1, unreadable</source>
            <translation>Bucket %1, unlesbar</translation>
        </message>
        <message>
            <source>Bucket %1, %2 %3</source>
            <translation>Bucket %1, %2 %3</translation>
        </message>
        <message>
            <source>highest of buckets %1 – %2</source>
            <translation>größte der Buckets %1 – %2</translation>
        </message>
        <message numerus="yes">
            <source>%n bucket(s) unreadable</source>
            <translation>
                <numerusform>%n Bucket unlesbar</numerusform>
                <numerusform>%n Buckets unlesbar</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HexPanel</name>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Of</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>Says</source>
            <translation>Sagt</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Copy as &amp;hex</source>
            <translation>Als &amp;Hex kopieren</translation>
        </message>
        <message>
            <source>Copy as hex without &amp;spaces</source>
            <translation>Als Hex ohne &amp;Leerzeichen kopieren</translation>
        </message>
        <message>
            <source>Copy as &amp;text</source>
            <translation>Als &amp;Text kopieren</translation>
        </message>
        <message>
            <source>Copy as &amp;C array</source>
            <translation>Als &amp;C-Feld kopieren</translation>
        </message>
        <message>
            <source>Copy as &amp;dump</source>
            <translation>Als &amp;Auszug kopieren</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>The bytes of the file as they are on disk, header and checksums included. Bytes of one field share a colour and an underline; the structure tree selects the same ones.</source>
            <translation>Die Bytes der Datei, wie sie auf der Platte sind, mit Kopfdaten und Prüfsummen. Bytes eines Feldes haben dieselbe Farbe und Unterstreichung; der Strukturbaum wählt dieselben aus.</translation>
        </message>
        <message>
            <source>Select a record, bucket or section to see its bytes.</source>
            <translation>Wählen Sie einen Datensatz, Bucket oder Abschnitt, um seine Bytes zu sehen.</translation>
        </message>
        <message>
            <source>Data inspector</source>
            <translation>Bytes als Zahlen</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HexView</name>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Offset</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>No bytes to show.</source>
            <translation>Keine Bytes zu zeigen.</translation>
        </message>
        <message>
            <source>Offset %1, %2row %3</source>
            <translation>Offset %1, %2Zeile %3</translation>
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
%n Byte ab %2</numerusform>
                <numerusform>%1
%n Bytes ab %2</numerusform>
            </translation>
        </message>
        <message>
            <source>changed</source>
            <translation>geändert</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HistogramPlot</name>
        <message>
            <source>Histogram</source>
            <translation>Histogramm</translation>
        </message>
        <message>
            <source>Left and Right go from bar to bar.</source>
            <translation>Links und Rechts gehen von Balken zu Balken.</translation>
        </message>
        <message>
            <source>Plot</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Histogram of %1</source>
            <translation>Histogramm: %1</translation>
        </message>
        <message>
            <source>%1 – %2</source>
            <translation>%1 – %2</translation>
        </message>
        <message>
            <source>%1: %2 %3</source>
            <translation>%1: %2 %3</translation>
        </message>
        <message>
            <source>expected %1</source>
            <translation>erwartet %1</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HistoryPanel</name>
        <message>
            <source>Bring the old bytes back in %1?</source>
            <translation>Die alten Bytes in %1 zurückholen?</translation>
        </message>
        <message>
            <source>Apply this change to %1 again?</source>
            <translation>Diese Änderung wieder auf %1 anwenden?</translation>
        </message>
        <message>
            <source>This can be undone as well.</source>
            <translation>Auch das lässt sich rückgängig machen.</translation>
        </message>
        <message>
            <source>Write the rest of the change in %1?</source>
            <translation>Den Rest der Änderung in %1 schreiben?</translation>
        </message>
        <message>
            <source>A change was interrupted: the store is between before and after.</source>
            <translation>Eine Änderung wurde unterbrochen: Der Speicher ist zwischen vorher und nachher.</translation>
        </message>
        <message>
            <source>Delete the undo file of this change, with all that it keeps?</source>
            <translation>Die Rückgängig-Datei dieser Änderung löschen, mit allem, was sie aufhebt?</translation>
        </message>
        <message>
            <source>The change can never be undone then.</source>
            <translation>Die Änderung lässt sich dann nie mehr rückgängig machen.</translation>
        </message>
        <message>
            <source>Change a store</source>
            <translation>Speicher ändern</translation>
        </message>
        <message>
            <source>The undo file was deleted.</source>
            <translation>Die Rückgängig-Datei wurde gelöscht.</translation>
        </message>
        <message>
            <source>Rolled back: every file has its old bytes.</source>
            <translation>Zurückgerollt: Jede Datei hat ihre alten Bytes.</translation>
        </message>
        <message>
            <source>Finished: every file has its new bytes.</source>
            <translation>Fertig gestellt: Jede Datei hat ihre neuen Bytes.</translation>
        </message>
        <message>
            <source>Done. It can be taken back from the history.</source>
            <translation>Erledigt. Der Verlauf kann es zurücknehmen.</translation>
        </message>
        <message>
            <source>Nobody else?</source>
            <translation>Niemand sonst?</translation>
        </message>
        <message>
            <source>It cannot be proven that nobody else works on this store. If you know that it is so, type the name of the folder: %1</source>
            <translation>Es lässt sich nicht beweisen, dass niemand sonst an diesem Speicher arbeitet. Wenn Sie wissen, dass es so ist, geben Sie den Namen des Ordners ein: %1</translation>
        </message>
        <message>
            <source>Apply again</source>
            <translation>Wieder anwenden</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Enable editing first</source>
            <translation>Zuerst Bearbeiten einschalten</translation>
        </message>
        <message>
            <source>Nothing was applied so far. Every change that is applied can be undone here.</source>
            <translation>Bisher wurde nichts angewendet. Jede angewendete Änderung lässt sich hier rückgängig machen.</translation>
        </message>
        <message>
            <source>Applied changes</source>
            <translation>Angewendete Änderungen</translation>
        </message>
        <message>
            <source>What was applied, newest first. Undoing restores every byte, and can be undone.</source>
            <translation>Was angewendet wurde, das Neueste zuerst. Rückgängig stellt jedes Byte wieder her und lässt sich rückgängig machen.</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Zurückrollen</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Fertig stellen</translation>
        </message>
        <message>
            <source>Forget …</source>
            <translation>Vergessen …</translation>
        </message>
        <message>
            <source>Delete the undo file: the change becomes final</source>
            <translation>Die Rückgängig-Datei löschen: Die Änderung wird endgültig</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::Inspection</name>
        <message>
            <source>There is no file for this.</source>
            <translation>Dafür gibt es keine Datei.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::IntegerTable</name>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Big-endian</source>
            <translation>Big-Endian</translation>
        </message>
        <message>
            <source>Little-endian</source>
            <translation>Little-Endian</translation>
        </message>
        <message>
            <source>Numbers at the cursor</source>
            <translation>Zahlen an der Schreibmarke</translation>
        </message>
        <message>
            <source>The bytes at the cursor of the bytes below, read as numbers of every width.</source>
            <translation>Die Bytes an der Schreibmarke der Bytes darunter, gelesen als Zahlen jeder Breite.</translation>
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
            <translation>noch %1</translation>
        </message>
        <message>
            <source>No job is running</source>
            <translation>Keine Aufgabe läuft</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::JobModel</name>
        <message>
            <source>Job</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>Store</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>hält an</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>abgebrochen</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>gescheitert</translation>
        </message>
        <message>
            <source>%1 per second</source>
            <translation>%1 je Sekunde</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>noch %1</translation>
        </message>
        <message>
            <source>took %1 s</source>
            <translation>dauerte %1 s</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::JobsPanel</name>
        <message>
            <source>Jobs</source>
            <translation>Aufgaben</translation>
        </message>
        <message>
            <source>What is being read, and what was. A cancelled job stays cancelled until it is asked for again.</source>
            <translation>Was gelesen wird und was gelesen wurde. Eine abgebrochene Aufgabe bleibt abgebrochen, bis sie wieder verlangt wird.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Stop the selected job</source>
            <translation>Die ausgewählte Aufgabe anhalten</translation>
        </message>
        <message>
            <source>Cancel all</source>
            <translation>Alle abbrechen</translation>
        </message>
        <message>
            <source>Clear list</source>
            <translation>Liste leeren</translation>
        </message>
        <message>
            <source>Take finished jobs off the list</source>
            <translation>Fertige Aufgaben aus der Liste nehmen</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Let the selected job wait, or go on</source>
            <translation>Die gewählte Aufgabe warten oder weiterlaufen lassen</translation>
        </message>
        <message>
            <source>A paused job waits where it is and keeps its place: other work on the same store waits behind it. What writes cannot be paused.</source>
            <translation>Eine angehaltene Aufgabe wartet, wo sie ist, und behält ihren Platz: andere Arbeit am selben Speicher wartet hinter ihr. Was schreibt, kann nicht angehalten werden.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::LayoutDialog</name>
        <message>
            <source>Line %1, column %2: %3</source>
            <translation>Zeile %1, Spalte %2: %3</translation>
        </message>
        <message>
            <source>This description can be used.</source>
            <translation>Diese Beschreibung ist brauchbar.</translation>
        </message>
        <message>
            <source>%1 cannot be read.</source>
            <translation>%1 ist nicht lesbar.</translation>
        </message>
        <message>
            <source>The description was saved as %1.</source>
            <translation>Die Beschreibung wurde als %1 gespeichert.</translation>
        </message>
        <message>
            <source>The description could not be saved as %1.</source>
            <translation>Die Beschreibung konnte nicht als %1 gespeichert werden.</translation>
        </message>
        <message>
            <source>Take a description from a file</source>
            <translation>Beschreibung aus einer Datei nehmen</translation>
        </message>
        <message>
            <source>Save the description</source>
            <translation>Beschreibung speichern</translation>
        </message>
        <message>
            <source>Nothing is saved inside of the opened folder.</source>
            <translation>Im geöffneten Ordner wird nichts gespeichert.</translation>
        </message>
        <message>
            <source>Structure of values: %1</source>
            <translation>Struktur der Werte: %1</translation>
        </message>
        <message>
            <source>A line for each field: its name, a colon, its type. Types: u8 to u128, i8 to i128, f32, f64 (each with le for little-endian), bool, varint, svarint, bytes[N], text, digest, option&lt;T&gt;, lists such as u32[4], T[varint], T[count], T[*], and struct Name { … }.</source>
            <translation>Eine Zeile je Feld: Name, Doppelpunkt, Typ. Typen: u8 bis u128, i8 bis i128, f32, f64 (mit le für Little-Endian), bool, varint, svarint, bytes[N], text, digest, option&lt;T&gt;, Listen wie u32[4], T[varint], T[anzahl], T[*], und struct Name { … }.</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>What the bytes of a value of this store mean. It is kept for this store, and not inside of it.</source>
            <translation>Was die Bytes eines Werts dieses Speichers bedeuten. Wird für diesen Speicher aufbewahrt, aber nicht in ihm.</translation>
        </message>
        <message>
            <source>&amp;Import …</source>
            <translation>&amp;Importieren …</translation>
        </message>
        <message>
            <source>&amp;Export …</source>
            <translation>&amp;Exportieren …</translation>
        </message>
        <message>
            <source>As the &amp;codec</source>
            <translation>Wie der &amp;Codec</translation>
        </message>
        <message>
            <source>The description that says what the store's codec says</source>
            <translation>Die Beschreibung, die dasselbe sagt wie der Codec des Speichers</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>&amp;Use</source>
            <translation>&amp;Verwenden</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::LegendRow</name>
        <message>
            <source>Legend: %1</source>
            <translation>Legende: %1</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::LogPanel</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1: %2 in %3 s</source>
            <translation>%1: %2 in %3 s</translation>
        </message>
        <message>
            <source>%1: %2 s</source>
            <translation>%1: %2 s</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Nothing has happened yet.</source>
            <translation>Noch ist nichts geschehen.</translation>
        </message>
        <message>
            <source>What was opened and read, with times. Nothing of it is written to disk.</source>
            <translation>Was geöffnet und gelesen wurde, mit Zeiten. Nichts davon wird auf die Platte geschrieben.</translation>
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
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Value now</source>
            <translation>Wert jetzt</translation>
        </message>
        <message>
            <source>can be read</source>
            <translation>lesbar</translation>
        </message>
        <message>
            <source>bad already</source>
            <translation>schon schadhaft</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::MainWindow</name>
        <message>
            <source>“%1” is no place: write b 42, i 10500, s 7, r 11:6543, k 0x… or o 0x988.</source>
            <translation>„%1“ ist keine Stelle: Schreiben Sie b 42, i 10500, s 7, r 11:6543, k 0x… oder o 0x988.</translation>
        </message>
        <message>
            <source>There is no bucket %1: the table has %2.</source>
            <translation>Es gibt keinen Bucket %1: Die Tabelle hat %2.</translation>
        </message>
        <message>
            <source>There is no section %1.</source>
            <translation>Es gibt keinen Abschnitt %1.</translation>
        </message>
        <message>
            <source>There is no record %1:%2.</source>
            <translation>Es gibt keinen Datensatz %1:%2.</translation>
        </message>
        <message>
            <source>The shown file has no offset %1.</source>
            <translation>Die gezeigte Datei hat keinen Offset %1.</translation>
        </message>
        <message>
            <source>%1 is not stored.</source>
            <translation>%1 ist nicht gespeichert.</translation>
        </message>
        <message>
            <source>Index %1</source>
            <translation>Index %1</translation>
        </message>
        <message>
            <source>A freezer has no indices; b goes to a bucket.</source>
            <translation>Ein Freezer hat keine Indizes; b geht zu einem Bucket.</translation>
        </message>
        <message>
            <source>Look for an index</source>
            <translation>Einen Index suchen</translation>
        </message>
        <message>
            <source>Look for a key</source>
            <translation>Einen Schlüssel suchen</translation>
        </message>
        <message>
            <source>This key</source>
            <translation>Dieser Schlüssel</translation>
        </message>
        <message>
            <source>Manual</source>
            <translation>Handbuch</translation>
        </message>
        <message>
            <source>The manual is not installed. It is in the package cryoscope-doc.</source>
            <translation>Das Handbuch ist nicht installiert. Es ist im Paket cryoscope-doc.</translation>
        </message>
        <message>
            <source>No program for web pages was found. The manual begins at %1.</source>
            <translation>Es wurde kein Programm für Webseiten gefunden. Das Handbuch beginnt bei %1.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>About Cryoscope</source>
            <translation>Über Cryoscope</translation>
        </message>
        <message>
            <source>&lt;b&gt;Cryoscope %1&lt;/b&gt;&lt;br&gt;An inspector for prunable archives and freezers.</source>
            <translation>&lt;b&gt;Cryoscope %1&lt;/b&gt;&lt;br&gt;Zum Untersuchen von kürzbaren Archiven und Freezern.</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty. Built with Qt and QCustomPlot.</source>
            <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung. Mit Qt und QCustomPlot gebaut.</translation>
        </message>
        <message>
            <source>The folder could not be opened: %1</source>
            <translation>Der Ordner konnte nicht geöffnet werden: %1</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>Buckets</source>
            <translation>Buckets</translation>
        </message>
        <message>
            <source>Gaps</source>
            <translation>Lücken</translation>
        </message>
        <message>
            <source>Collisions</source>
            <translation>Kollisionen</translation>
        </message>
        <message>
            <source>Gaps  %1</source>
            <translation>Lücken  %1</translation>
        </message>
        <message>
            <source>Findings  %1</source>
            <translation>Befunde  %1</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
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
            <translation>Einen Ordner mit Speichern öffnen</translation>
        </message>
        <message>
            <source>No store was found in %1.</source>
            <translation>In %1 wurde kein Speicher gefunden.</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Gehe</translation>
        </message>
        <message>
            <source>&amp;Analyse</source>
            <translation>A&amp;nalyse</translation>
        </message>
        <message>
            <source>&amp;Store</source>
            <translation>&amp;Speicher</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation>&amp;Felder</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>Felder</translation>
        </message>
        <message>
            <source>L&amp;ight or dark</source>
            <translation>&amp;Hell oder dunkel</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>Stores</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Kurzfassung</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Aufgaben</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Hex</source>
            <translation>Hex</translation>
        </message>
        <message>
            <source>Structure</source>
            <translation>Struktur</translation>
        </message>
        <message>
            <source>Panel %1</source>
            <translation>Feld %1</translation>
        </message>
        <message>
            <source>Show or hide the panel %1</source>
            <translation>Das Feld %1 zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open a folder</source>
            <translation>Einen Ordner öffnen</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <source>Check every record</source>
            <translation>Jeden Datensatz prüfen</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Show it as it is</source>
            <translation>Zeigen, wie er ist</translation>
        </message>
        <message>
            <source>Simulation</source>
            <translation>Simulation</translation>
        </message>
        <message>
            <source>Pending  %1</source>
            <translation>Ausstehend  %1</translation>
        </message>
        <message>
            <source>Pending</source>
            <translation>Ausstehend</translation>
        </message>
        <message>
            <source>&amp;Repair</source>
            <translation>&amp;Reparatur</translation>
        </message>
        <message>
            <source>Save the plan</source>
            <translation>Plan sichern</translation>
        </message>
        <message>
            <source>Plans (*.json)</source>
            <translation>Pläne (*.json)</translation>
        </message>
        <message>
            <source>A plan cannot lie in the storage root: a node would refuse to start.</source>
            <translation>Ein Plan kann nicht im Speicherordner liegen: Ein Knoten würde sich weigern zu starten.</translation>
        </message>
        <message>
            <source>The plan was saved as %1.</source>
            <translation>Der Plan wurde als %1 gesichert.</translation>
        </message>
        <message>
            <source>The plan was not saved: %1</source>
            <translation>Der Plan wurde nicht gesichert: %1</translation>
        </message>
        <message>
            <source>Open a plan</source>
            <translation>Plan öffnen</translation>
        </message>
        <message>
            <source>Plans (*.json);;All files (*)</source>
            <translation>Pläne (*.json);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>The command lines were copied.</source>
            <translation>Die Befehlszeilen wurden kopiert.</translation>
        </message>
        <message>
            <source>Editing stays off. %1</source>
            <translation>Bearbeiten bleibt aus. %1</translation>
        </message>
        <message>
            <source>&lt;b&gt;Editing is on.&lt;/b&gt; Nothing is written until you apply; every change can be undone from the history.</source>
            <translation>&lt;b&gt;Bearbeiten ist an.&lt;/b&gt; Geschrieben wird nichts, bevor Sie anwenden; jede Änderung lässt sich aus dem Verlauf rückgängig machen.</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>The window is read-only. Enable editing first: %1</source>
            <translation>Das Fenster liest nur. Zuerst Bearbeiten einschalten: %1</translation>
        </message>
        <message>
            <source>Applied, and being checked again.</source>
            <translation>Angewendet; es wird noch einmal geprüft.</translation>
        </message>
        <message>
            <source>A change of %1 was interrupted: the store is between before and after. Roll it back or finish it.</source>
            <translation>Eine Änderung von %1 wurde unterbrochen: Der Speicher ist zwischen vorher und nachher. Rollen Sie sie zurück oder stellen Sie sie fertig.</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>This has %1. Select at most %2 and edit those (%3).</source>
            <translation>Das sind %1. Höchstens %2 auswählen und diese bearbeiten (%3).</translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) are pending and not applied. Forget them?</source>
            <translation>
                <numerusform>%n Schritt steht aus und ist nicht angewendet. Vergessen?</numerusform>
                <numerusform>%n Schritte stehen aus und sind nicht angewendet. Vergessen?</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing of them was written. A saved plan keeps them: %1</source>
            <translation>Nichts davon wurde geschrieben. Ein gesicherter Plan bewahrt sie: %1</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>Metrics</source>
            <translation>Metriken</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>La&amp;yout</source>
            <translation>Anor&amp;dnung</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Store</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>%1 ▸ %2</source>
            <translation>%1 ▸ %2</translation>
        </message>
        <message>
            <source>No folder was opened yet.</source>
            <translation>Es wurde noch kein Ordner geöffnet.</translation>
        </message>
        <message>
            <source>Nothing is being read.</source>
            <translation>Es wird nichts gelesen.</translation>
        </message>
        <message>
            <source>No store is open.</source>
            <translation>Kein Speicher ist offen.</translation>
        </message>
        <message>
            <source>The store is not read yet.</source>
            <translation>Der Speicher ist noch nicht gelesen.</translation>
        </message>
        <message>
            <source>This is for archives; a freezer is open.</source>
            <translation>Das ist für Archive; offen ist ein Freezer.</translation>
        </message>
        <message>
            <source>This is for freezers; an archive is open.</source>
            <translation>Das ist für Freezer; offen ist ein Archiv.</translation>
        </message>
        <message>
            <source>There is no place to go to in this direction.</source>
            <translation>In dieser Richtung ist keine Stelle, zu der es ginge.</translation>
        </message>
        <message>
            <source>There is no such step in the list of pending operations.</source>
            <translation>In der Liste der ausstehenden Operationen ist kein solcher Schritt.</translation>
        </message>
        <message>
            <source>Nothing is pending that would make a difference.</source>
            <translation>Es steht nichts aus, das einen Unterschied machte.</translation>
        </message>
        <message>
            <source>What is pending is being worked out.</source>
            <translation>Was aussteht, wird gerade berechnet.</translation>
        </message>
        <message>
            <source>Nothing is pending.</source>
            <translation>Es steht nichts aus.</translation>
        </message>
        <message>
            <source>No finding is selected.</source>
            <translation>Kein Befund ist gewählt.</translation>
        </message>
        <message>
            <source>No file is shown in the panel Hex.</source>
            <translation>Im Feld Hex ist keine Datei zu sehen.</translation>
        </message>
        <message>
            <source>This cannot be done now.</source>
            <translation>Das geht jetzt nicht.</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>Gehe zu</translation>
        </message>
        <message>
            <source>Index …</source>
            <translation>Index …</translation>
        </message>
        <message>
            <source>Bucket …</source>
            <translation>Bucket …</translation>
        </message>
        <message>
            <source>Key …</source>
            <translation>Schlüssel …</translation>
        </message>
        <message>
            <source>Section …</source>
            <translation>Abschnitt …</translation>
        </message>
        <message>
            <source>Record …</source>
            <translation>Datensatz …</translation>
        </message>
        <message>
            <source>Offset in the shown file …</source>
            <translation>Offset in der gezeigten Datei …</translation>
        </message>
        <message>
            <source>Go to %1</source>
            <translation>Gehe zu %1</translation>
        </message>
        <message>
            <source>Section %1</source>
            <translation>Abschnitt %1</translation>
        </message>
        <message>
            <source>Records: %1</source>
            <translation>Datensätze: %1</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::MaintenanceDialog</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <translation>%1 in %2</translation>
        </message>
        <message>
            <source>Resize the table</source>
            <translation>Tabelle vergrößern</translation>
        </message>
        <message>
            <source>Tighten the heads</source>
            <translation>Köpfe straffen</translation>
        </message>
        <message>
            <source>%1 buckets</source>
            <translation>%1 Buckets</translation>
        </message>
        <message>
            <source>Type an index: a number from 0 on.</source>
            <translation>Einen Index eingeben: eine Zahl ab 0.</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Nothing would change.</source>
            <translation>Nichts würde sich ändern.</translation>
        </message>
        <message>
            <source>This is what would change:</source>
            <translation>Das würde sich ändern:</translation>
        </message>
        <message>
            <source>To quarantine</source>
            <translation>In Quarantäne</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Geschrieben</translation>
        </message>
        <message>
            <source>Found again</source>
            <translation>Wiedergefunden</translation>
        </message>
        <message>
            <source>Pruned items</source>
            <translation>Gekürzte Einträge</translation>
        </message>
        <message>
            <source>Lost items</source>
            <translation>Verlorene Einträge</translation>
        </message>
        <message>
            <source>Prune</source>
            <translation>Kürzen</translation>
        </message>
        <message>
            <source>Every section below the one of this index goes to quarantine, beside the root. Undo brings it back.</source>
            <translation>Jeder Abschnitt unter dem dieses Index kommt in Quarantäne, neben den Speicherordner. Rückgängig holt ihn zurück.</translation>
        </message>
        <message>
            <source>The table gets more buckets, at once. Chains do not become shorter by that: what is put from then on is found faster.</source>
            <translation>Die Tabelle bekommt auf einmal mehr Buckets. Ketten werden dadurch nicht kürzer: Was von da an geschrieben wird, wird schneller gefunden.</translation>
        </message>
        <message>
            <source>Every bucket begins with its newest record, so that lookups read no more than they must. Only the table changes.</source>
            <translation>Jeder Bucket beginnt mit seinem neuesten Datensatz, so dass Suchen nicht mehr lesen als nötig. Nur die Tabelle ändert sich.</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>&amp;Keep from index</source>
            <translation>&amp;Behalten ab Index</translation>
        </message>
        <message>
            <source>&amp;New size (now %1)</source>
            <translation>&amp;Neue Größe (jetzt %1)</translation>
        </message>
        <message>
            <source>Keep from index</source>
            <translation>Behalten ab Index</translation>
        </message>
        <message>
            <source>New size</source>
            <translation>Neue Größe</translation>
        </message>
        <message>
            <source>Copy as command</source>
            <translation>Als Befehl kopieren</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Add to pending</source>
            <translation>Zu Ausstehendem</translation>
        </message>
        <message>
            <source>Nothing is written before you apply it</source>
            <translation>Geschrieben wird nichts, bevor Sie es anwenden</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::MessageArea</name>
        <message>
            <source>Messages</source>
            <translation>Meldungen</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::MessageBar</name>
        <message>
            <source>Close message</source>
            <translation>Meldung schließen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::MetricTreeModel</name>
        <message>
            <source>This program</source>
            <translation>Dieses Programm</translation>
        </message>
        <message>
            <source>Checks of a store</source>
            <translation>Prüfungen eines Speichers</translation>
        </message>
        <message>
            <source>Node</source>
            <translation>Knoten</translation>
        </message>
        <message>
            <source>Prometheus server</source>
            <translation>Prometheus-Server</translation>
        </message>
        <message>
            <source>Saved text</source>
            <translation>Gesicherter Text</translation>
        </message>
        <message>
            <source>right</source>
            <translation>rechts</translation>
        </message>
        <message>
            <source>left</source>
            <translation>links</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>Reihe</translation>
        </message>
        <message>
            <source>Axis</source>
            <translation>Achse</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::MetricsPage</name>
        <message>
            <source>The history of metrics could not be read in full: %1</source>
            <translation>Der Verlauf der Metriken konnte nicht ganz gelesen werden: %1</translation>
        </message>
        <message>
            <source>%1 a second</source>
            <translation>%1 je Sekunde</translation>
        </message>
        <message>
            <source>changed: %1</source>
            <translation>geändert: %1</translation>
        </message>
        <message>
            <source>checked: %1</source>
            <translation>geprüft: %1</translation>
        </message>
        <message>
            <source>Choose series on the left.</source>
            <translation>Links Reihen auswählen.</translation>
        </message>
        <message>
            <source>Point at the plot to read values; drag to zoom.</source>
            <translation>Auf das Diagramm zeigen, um Werte zu lesen; ziehen, um zu vergrößern.</translation>
        </message>
        <message>
            <source>Paused.</source>
            <translation>Angehalten.</translation>
        </message>
        <message>
            <source>%1: %2 values; %3 lines could not be read.</source>
            <translation>%1: %2 Werte; %3 Zeilen konnten nicht gelesen werden.</translation>
        </message>
        <message>
            <source>%1: %2 values.</source>
            <translation>%1: %2 Werte.</translation>
        </message>
        <message>
            <source>The address cannot be asked.</source>
            <translation>Die Adresse kann nicht gefragt werden.</translation>
        </message>
        <message>
            <source>%1: this is no file that can be read.</source>
            <translation>%1: Das ist keine Datei, die gelesen werden kann.</translation>
        </message>
        <message>
            <source>%1: it cannot be reached: %2</source>
            <translation>%1: nicht erreichbar: %2</translation>
        </message>
        <message>
            <source>%1: no whole answer came in time.</source>
            <translation>%1: Es kam nicht rechtzeitig eine ganze Antwort.</translation>
        </message>
        <message>
            <source>%1: the answer is too long; nothing of it was kept.</source>
            <translation>%1: Die Antwort ist zu lang; nichts davon wurde behalten.</translation>
        </message>
        <message>
            <source>%1: it answered with status %2.</source>
            <translation>%1: Die Antwort hatte den Status %2.</translation>
        </message>
        <message>
            <source>%1: it points to %2; nothing was asked there.</source>
            <translation>%1: Es wird auf %2 verwiesen; dort wurde nichts gefragt.</translation>
        </message>
        <message>
            <source>%1: the answer holds no metrics.</source>
            <translation>%1: Die Antwort enthält keine Metriken.</translation>
        </message>
        <message>
            <source>%1: the server refuses: %2</source>
            <translation>%1: Der Server lehnt ab: %2</translation>
        </message>
        <message>
            <source>%1: the values could not be kept: %2</source>
            <translation>%1: Die Werte konnten nicht behalten werden: %2</translation>
        </message>
        <message>
            <source>Nothing is kept: %1</source>
            <translation>Nichts wird behalten: %1</translation>
        </message>
        <message>
            <source>%1 on disk.</source>
            <translation>%1 auf der Platte.</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Read saved metrics</source>
            <translation>Gesicherte Metriken lesen</translation>
        </message>
        <message>
            <source>Save the history</source>
            <translation>Den Verlauf sichern</translation>
        </message>
        <message>
            <source>The history was saved as %1.</source>
            <translation>Der Verlauf wurde als %1 gesichert.</translation>
        </message>
        <message>
            <source>The history could not be saved as %1.</source>
            <translation>Der Verlauf konnte nicht als %1 gesichert werden.</translation>
        </message>
        <message>
            <source>&amp;Watch a node …</source>
            <translation>Einen Kno&amp;ten beobachten …</translation>
        </message>
        <message>
            <source>&amp;Ask a Prometheus server …</source>
            <translation>Einen &amp;Prometheus-Server fragen …</translation>
        </message>
        <message>
            <source>&amp;Read saved metrics …</source>
            <translation>&amp;Gesicherte Metriken lesen …</translation>
        </message>
        <message>
            <source>As &amp;PNG …</source>
            <translation>Als &amp;PNG …</translation>
        </message>
        <message>
            <source>As &amp;SVG …</source>
            <translation>Als &amp;SVG …</translation>
        </message>
        <message>
            <source>As P&amp;DF …</source>
            <translation>Als P&amp;DF …</translation>
        </message>
        <message>
            <source>Numbers as &amp;CSV …</source>
            <translation>Zahlen als &amp;CSV …</translation>
        </message>
        <message>
            <source>Last hour</source>
            <translation>Letzte Stunde</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <source>Last week</source>
            <translation>Letzte Woche</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Totals</source>
            <translation>Summen</translation>
        </message>
        <message>
            <source>Rates</source>
            <translation>Raten</translation>
        </message>
        <message>
            <source>Keep 30 days</source>
            <translation>30 Tage behalten</translation>
        </message>
        <message>
            <source>Keep 90 days</source>
            <translation>90 Tage behalten</translation>
        </message>
        <message>
            <source>Keep a year</source>
            <translation>Ein Jahr behalten</translation>
        </message>
        <message>
            <source>Keep for ever</source>
            <translation>Für immer behalten</translation>
        </message>
        <message>
            <source>Add source</source>
            <translation>Quelle hinzufügen</translation>
        </message>
        <message>
            <source>Watch a node, ask a Prometheus server, or read saved metrics</source>
            <translation>Einen Knoten beobachten, einen Prometheus-Server fragen, oder gesicherte Metriken lesen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Sichern</translation>
        </message>
        <message>
            <source>Save the plot or its numbers</source>
            <translation>Das Diagramm oder seine Zahlen sichern</translation>
        </message>
        <message>
            <source>Stretch of time</source>
            <translation>Zeitraum</translation>
        </message>
        <message>
            <source>The stretch of time that is shown</source>
            <translation>Der gezeigte Zeitraum</translation>
        </message>
        <message>
            <source>Totals or rates</source>
            <translation>Summen oder Raten</translation>
        </message>
        <message>
            <source>Counters as they are, or what they gain a second</source>
            <translation>Zähler, wie sie sind, oder was je Sekunde hinzukommt</translation>
        </message>
        <message>
            <source>&amp;Logarithmic</source>
            <translation>&amp;Logarithmisch</translation>
        </message>
        <message>
            <source>Both axes with a logarithmic scale</source>
            <translation>Beide Achsen mit logarithmischer Skala</translation>
        </message>
        <message>
            <source>Zoom back</source>
            <translation>Zoom zurück</translation>
        </message>
        <message>
            <source>What was shown before the last zoom (Backspace in the plot)</source>
            <translation>Was vor dem letzten Vergrößern zu sehen war (Rücktaste im Diagramm)</translation>
        </message>
        <message>
            <source>Show all of the time</source>
            <translation>Die ganze Zeit zeigen</translation>
        </message>
        <message>
            <source>Filter series</source>
            <translation>Reihen filtern</translation>
        </message>
        <message>
            <source>Sources and series</source>
            <translation>Quellen und Reihen</translation>
        </message>
        <message>
            <source>Where metrics come from, and which series each source has. Space shows or hides a series; saved metrics can be dropped here.</source>
            <translation>Woher Metriken kommen, und welche Reihen jede Quelle hat. Die Leertaste zeigt oder verbirgt eine Reihe; gesicherte Metriken können hier abgelegt werden.</translation>
        </message>
        <message>
            <source>Other axis</source>
            <translation>Andere Achse</translation>
        </message>
        <message>
            <source>Measure the selected series on the other axis</source>
            <translation>Die ausgewählte Reihe an der anderen Achse messen</translation>
        </message>
        <message>
            <source>Stop or go on reading the selected node</source>
            <translation>Das Lesen des ausgewählten Knotens anhalten oder fortsetzen</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>Remove the selected source with everything that was kept of it</source>
            <translation>Die ausgewählte Quelle mit allem entfernen, was von ihr behalten wurde</translation>
        </message>
        <message>
            <source>How long to keep</source>
            <translation>Wie lange behalten</translation>
        </message>
        <message>
            <source>Older values are removed</source>
            <translation>Ältere Werte werden entfernt</translation>
        </message>
        <message>
            <source>Metrics over time</source>
            <translation>Metriken im Verlauf</translation>
        </message>
        <message>
            <source>The chosen series over time. Drag to zoom, Backspace goes back. Upright lines mark checks and changes of stores.</source>
            <translation>Die gewählten Reihen im Verlauf. Ziehen vergrößert, die Rücktaste geht zurück. Senkrechte Linien bezeichnen Prüfungen und Änderungen von Speichern.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::OpenDialog</name>
        <message>
            <source>Open stores</source>
            <translation>Speicher öffnen</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Ordner</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>The folder that was looked through.</source>
            <translation>Der Ordner, der durchsucht wurde.</translation>
        </message>
        <message>
            <source>&amp;Browse …</source>
            <translation>&amp;Durchsuchen …</translation>
        </message>
        <message>
            <source>Choose another folder</source>
            <translation>Einen anderen Ordner wählen</translation>
        </message>
        <message numerus="yes">
            <source>Found %n store(s)</source>
            <translation>
                <numerusform>%n Speicher gefunden</numerusform>
                <numerusform>%n Speicher gefunden</numerusform>
            </translation>
        </message>
        <message>
            <source>Stores</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>The stores that were found. Each has its own parameters.</source>
            <translation>Die gefundenen Speicher. Jeder hat seine eigenen Parameter.</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>What was inferred from the files: the guess, how sure it is, and why. What you choose in the last column counts instead, and is remembered for this store, outside of it.</source>
            <translation>Was aus den Dateien erschlossen wurde: die Vermutung, wie sicher sie ist und warum. Was Sie in der letzten Spalte wählen, gilt stattdessen und wird für diesen Speicher gemerkt, außerhalb von ihm.</translation>
        </message>
        <message>
            <source>Check&amp;point</source>
            <translation>Check&amp;point</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>28 bytes as hex; empty for none</source>
            <translation>28 Bytes als Hex; leer für keinen</translation>
        </message>
        <message>
            <source>What the last sync of the freezer handed to its node: epoch, section, bytes of the index, buckets. It is never in the freezer's own files.</source>
            <translation>Was der letzte Sync des Freezers seinem Knoten gab: Epoche, Abschnitt, Bytes des Index, Buckets. Er steht nie in den Dateien des Freezers selbst.</translation>
        </message>
        <message>
            <source>Opens read-only. No recovery is run and no file time changes.</source>
            <translation>Öffnet nur zum Lesen. Keine Wiederherstellung läuft, keine Dateizeit ändert sich.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <source>Opens every store that was found, with these parameters.</source>
            <translation>Öffnet jeden gefundenen Speicher mit diesen Parametern.</translation>
        </message>
        <message>
            <source>please confirm</source>
            <translation>bitte bestätigen</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>Marken</translation>
        </message>
        <message>
            <source>Metadata</source>
            <translation>Metadaten</translation>
        </message>
        <message>
            <source>as guessed</source>
            <translation>wie vermutet</translation>
        </message>
        <message>
            <source>Override for %1</source>
            <translation>Vorgabe für %1</translation>
        </message>
        <message>
            <source>Counts instead of the guess; empty: the guess counts</source>
            <translation>Gilt statt der Vermutung; leer: Die Vermutung gilt</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <source>Index bytes</source>
            <translation>Index-Bytes</translation>
        </message>
        <message>
            <source>Buckets</source>
            <translation>Buckets</translation>
        </message>
        <message>
            <source>Without it the newest slot of each bucket counts, as in an engine of 2026.2.0. Later releases delete a freezer that they open without its checkpoint.</source>
            <translation>Ohne ihn zählt der neueste Slot jedes Buckets, wie bei Version 2026.2.0. Spätere Versionen löschen einen Freezer, den sie ohne seinen Checkpoint öffnen.</translation>
        </message>
        <message>
            <source>A checkpoint is 28 bytes: 56 digits of hex.</source>
            <translation>Ein Checkpoint hat 28 Bytes: 56 Hexziffern.</translation>
        </message>
        <message>
            <source>One of the overrides is no value of its parameter.</source>
            <translation>Eine der Vorgaben ist kein Wert ihres Parameters.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::OperationModel</name>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>Repairs</source>
            <translation>Behebt</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::OverviewPage</name>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>Marken</translation>
        </message>
        <message>
            <source>Metadata</source>
            <translation>Metadaten</translation>
        </message>
        <message>
            <source>Header layouts</source>
            <translation>Kopfdaten</translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n Befund</numerusform>
                <numerusform>%n Befunde</numerusform>
            </translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>nothing found; every record was checked</source>
            <translation>nichts gefunden; jeder Datensatz wurde geprüft</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>nothing found so far</source>
            <translation>bisher nichts gefunden</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>nothing in the files tells</source>
            <translation>nichts in den Dateien verrät es</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <source>What the store is, and what was inferred about it.</source>
            <translation>Was der Speicher ist und was über ihn erschlossen wurde.</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Kennzahlen</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>What was inferred</source>
            <translation>Was erschlossen wurde</translation>
        </message>
        <message>
            <source>Change parameters …</source>
            <translation>Parameter ändern …</translation>
        </message>
        <message>
            <source>Change parameters</source>
            <translation>Parameter ändern</translation>
        </message>
        <message>
            <source>Releases that have touched it</source>
            <translation>Versionen, die ihn geschrieben haben</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::OverviewStrip</name>
        <message>
            <source>All buckets</source>
            <translation>Alle Buckets</translation>
        </message>
        <message>
            <source>All indices</source>
            <translation>Alle Indizes</translation>
        </message>
        <message>
            <source>The whole table from left to right. A mark is a finding; click to see the bucket.</source>
            <translation>Die ganze Tabelle von links nach rechts. Eine Marke ist ein Befund; klicken Sie, um den Bucket zu sehen.</translation>
        </message>
        <message>
            <source>All indices from left to right: what is there and what is missing. Click a gap to go there; drag the frame to move the strip on the Gaps page.</source>
            <translation>Alle Indizes von links nach rechts: was da ist und was fehlt. Klicken Sie auf eine Lücke, um hinzugehen; ziehen Sie den Rahmen, um den Streifen auf der Seite Lücken zu bewegen.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ParameterList</name>
        <message>
            <source>given by you</source>
            <translation>von Ihnen vorgegeben</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ParameterModel</name>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 or more</source>
            <translation>%1 oder mehr</translation>
        </message>
        <message>
            <source>%1, a divisor of %2</source>
            <translation>%1, ein Teiler von %2</translation>
        </message>
        <message>
            <source> or </source>
            <translation> oder </translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Guess</source>
            <translation>Vermutung</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>Override</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <source>May be %1</source>
            <translation>Kann %1 sein</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::PendingPanel</name>
        <message>
            <source>No store is open.</source>
            <translation>Kein Speicher ist geöffnet.</translation>
        </message>
        <message>
            <source>Every value is checked to find what could be repaired …</source>
            <translation>Jeder Wert wird geprüft, um zu finden, was sich reparieren lässt …</translation>
        </message>
        <message>
            <source>Propose repairs</source>
            <translation>Reparaturen vorschlagen</translation>
        </message>
        <message>
            <source>Nothing is pending. Proposals and edits are collected here; nothing is written before you apply them.</source>
            <translation>Nichts steht aus. Vorschläge und Änderungen werden hier gesammelt; geschrieben wird nichts, bevor Sie sie anwenden.</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Verloren</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>The bytes are being compared …</source>
            <translation>Die Bytes werden verglichen …</translation>
        </message>
        <message>
            <source>Compare the bytes</source>
            <translation>Bytes vergleichen</translation>
        </message>
        <message>
            <source>No bytes of a file change.</source>
            <translation>Kein Byte einer Datei ändert sich.</translation>
        </message>
        <message>
            <source>The result is being computed …</source>
            <translation>Das Ergebnis wird berechnet …</translation>
        </message>
        <message>
            <source>The result is not known</source>
            <translation>Das Ergebnis ist nicht bekannt</translation>
        </message>
        <message>
            <source>%1 → %2 after apply</source>
            <translation>%1 → %2 nach dem Anwenden</translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n Befund</numerusform>
                <numerusform>%n Befunde</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <translation>%1 in %2</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 found again</source>
            <translation>%1 wiedergefunden</translation>
        </message>
        <message>
            <source>%1 lost</source>
            <translation>%1 verloren</translation>
        </message>
        <message>
            <source>%1 unverified</source>
            <translation>%1 ungeprüft</translation>
        </message>
        <message>
            <source>the node needs a new checkpoint</source>
            <translation>der Knoten braucht einen neuen Checkpoint</translation>
        </message>
        <message>
            <source>looking for more …</source>
            <translation>weitere werden gesucht …</translation>
        </message>
        <message>
            <source>Pending operations</source>
            <translation>Ausstehende Schritte</translation>
        </message>
        <message>
            <source>What is to be done, in this order. Delete takes an operation out with those that depend on it; Ctrl+Up and Ctrl+Down move it where nothing depends on the order.</source>
            <translation>Was getan werden soll, in dieser Reihenfolge. Entf nimmt einen Schritt heraus, mit denen, die von ihm abhängen; Strg+Auf und Strg+Ab verschieben ihn, wo nichts von der Reihenfolge abhängt.</translation>
        </message>
        <message>
            <source>Bytes before and after</source>
            <translation>Bytes vorher und nachher</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Früher</translation>
        </message>
        <message>
            <source>Do it earlier
Ctrl+Up</source>
            <translation>Früher tun
Strg+Auf</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Do it later
Ctrl+Down</source>
            <translation>Später tun
Strg+Ab</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>Herausnehmen</translation>
        </message>
        <message>
            <source>Take it out, with those that depend on it
Delete</source>
            <translation>Herausnehmen, mit denen, die davon abhängen
Entf</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::PendingPlan</name>
        <message>
            <source>Pending</source>
            <translation>Ausstehend</translation>
        </message>
        <message>
            <source>Compute the pending changes</source>
            <translation>Ausstehendes berechnen</translation>
        </message>
        <message>
            <source>Cancelled: nothing was added.</source>
            <translation>Abgebrochen: Nichts kam hinzu.</translation>
        </message>
        <message>
            <source>There is nothing that an operation could change.</source>
            <translation>Es gibt nichts, was ein Schritt ändern könnte.</translation>
        </message>
        <message>
            <source>Propose repairs</source>
            <translation>Reparaturen vorschlagen</translation>
        </message>
        <message>
            <source>Add an operation</source>
            <translation>Schritt hinzufügen</translation>
        </message>
        <message>
            <source>Remove an operation</source>
            <translation>Schritt herausnehmen</translation>
        </message>
        <message>
            <source>Move an operation</source>
            <translation>Schritt verschieben</translation>
        </message>
        <message>
            <source>Discard everything</source>
            <translation>Alles verwerfen</translation>
        </message>
        <message>
            <source>Open a plan</source>
            <translation>Plan öffnen</translation>
        </message>
        <message>
            <source>The result has not been computed.</source>
            <translation>Das Ergebnis wurde nicht berechnet.</translation>
        </message>
        <message>
            <source>Edit by hand</source>
            <translation>Von Hand bearbeiten</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::RecordDetail</name>
        <message>
            <source>No record selected</source>
            <translation>Kein Datensatz ausgewählt</translation>
        </message>
        <message>
            <source>Record %1:%2</source>
            <translation>Datensatz %1:%2</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Index</source>
            <translation>Index</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>checksums match</source>
            <translation>Prüfsummen stimmen</translation>
        </message>
        <message>
            <source>a checksum fails</source>
            <translation>eine Prüfsumme stimmt nicht</translation>
        </message>
        <message>
            <source>Key file</source>
            <translation>Indexdatei</translation>
        </message>
        <message>
            <source>Bucket</source>
            <translation>Bucket</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Nächster</translation>
        </message>
        <message>
            <source>end of the chain</source>
            <translation>Ende der Kette</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Stelle</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>%1 after decompression</source>
            <translation>%1 nach dem Entpacken</translation>
        </message>
        <message>
            <source>checksum matches</source>
            <translation>Prüfsumme stimmt</translation>
        </message>
        <message>
            <source>there is no value file</source>
            <translation>es gibt keine Wertdatei</translation>
        </message>
        <message>
            <source>points past the end of the value file</source>
            <translation>zeigt hinter das Ende der Wertdatei</translation>
        </message>
        <message>
            <source>too small for a value</source>
            <translation>zu klein für einen Wert</translation>
        </message>
        <message>
            <source>checksum differs: stored %1, computed %2</source>
            <translation>Prüfsumme weicht ab: gespeichert %1, berechnet %2</translation>
        </message>
        <message>
            <source>does not decompress</source>
            <translation>lässt sich nicht entpacken</translation>
        </message>
        <message>
            <source>too large for a look</source>
            <translation>zu groß zum Ansehen</translation>
        </message>
        <message>
            <source>cannot be read: %1</source>
            <translation>kann nicht gelesen werden: %1</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Zahl</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::RecordSource</name>
        <message>
            <source>Row</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>Records of all sections in order, counted from 0</source>
            <translation>Datensätze aller Abschnitte der Reihe nach, ab 0 gezählt</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Number of the record in its section</source>
            <translation>Nummer des Datensatzes in seinem Abschnitt</translation>
        </message>
        <message>
            <source>Index</source>
            <translation>Index</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Bucket</source>
            <translation>Bucket</translation>
        </message>
        <message>
            <source>Where a lookup of this key begins</source>
            <translation>Wo die Suche nach diesem Schlüssel beginnt</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Nächster</translation>
        </message>
        <message>
            <source>The next older record of the chain, as section:position</source>
            <translation>Der nächstältere Datensatz der Kette, als Abschnitt:Position</translation>
        </message>
        <message>
            <source>Value at</source>
            <translation>Wert bei</translation>
        </message>
        <message>
            <source>Value size</source>
            <translation>Wertgröße</translation>
        </message>
        <message>
            <source>Bytes in the value file, the checksum included</source>
            <translation>Bytes in der Wertdatei, mit der Prüfsumme</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Whether the checksums of the record's pages vouch for it</source>
            <translation>Ob die Prüfsummen der Seiten für den Datensatz bürgen</translation>
        </message>
        <message>
            <source>end</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>unreadable</source>
            <translation>unlesbar</translation>
        </message>
        <message>
            <source>In the key file at %1</source>
            <translation>In der Indexdatei bei %1</translation>
        </message>
        <message>
            <source>unverified</source>
            <translation>unbestätigt</translation>
        </message>
        <message>
            <source>A page that holds this record fails its checksum</source>
            <translation>Die Prüfsumme einer Seite mit diesem Datensatz stimmt nicht</translation>
        </message>
        <message>
            <source>verified</source>
            <translation>bestätigt</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::RecordsPage</name>
        <message>
            <source>Records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>This store has no records.</source>
            <translation>Dieser Speicher hat keine Datensätze.</translation>
        </message>
        <message>
            <source>Every record of the store, in the order of the files. Only what is on the screen is read, so the number of records does not matter.</source>
            <translation>Jeder Datensatz des Speichers, in der Reihenfolge der Dateien. Nur was zu sehen ist, wird gelesen; wie viele es sind, spielt daher keine Rolle.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SearchPage</name>
        <message>
            <source>key, byte %1</source>
            <translation>Schlüssel, Byte %1</translation>
        </message>
        <message>
            <source>value, byte %1</source>
            <translation>Wert, Byte %1</translation>
        </message>
        <message>
            <source>not stored</source>
            <translation>nicht gespeichert</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>gespeichert</translation>
        </message>
        <message>
            <source>Look up the keys in a file</source>
            <translation>Die Schlüssel einer Datei nachschlagen</translation>
        </message>
        <message>
            <source>Bytes are an even number of hex digits.</source>
            <translation>Bytes sind eine gerade Anzahl von Hexziffern.</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Look up keys</source>
            <translation>Schlüssel nachschlagen</translation>
        </message>
        <message>
            <source>Looking …</source>
            <translation>Es wird gesucht …</translation>
        </message>
        <message>
            <source>Values are searched as the codec's bytes, decompressed. Return begins.</source>
            <translation>Werte werden als Bytes des Codecs durchsucht, entpackt. Die Eingabetaste beginnt.</translation>
        </message>
        <message>
            <source>The first %1 items.</source>
            <translation>Die ersten %1 Einträge.</translation>
        </message>
        <message>
            <source>%1 items; %2 keys are not stored.</source>
            <translation>%1 Einträge; %2 Schlüssel sind nicht gespeichert.</translation>
        </message>
        <message>
            <source>%1 items.</source>
            <translation>%1 Einträge.</translation>
        </message>
        <message>
            <source>%1 values cannot be read and were not searched.</source>
            <translation>%1 Werte können nicht gelesen werden und wurden nicht durchsucht.</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Ausdruck</translation>
        </message>
        <message>
            <source>in keys and values</source>
            <translation>in Schlüsseln und Werten</translation>
        </message>
        <message>
            <source>in keys</source>
            <translation>in Schlüsseln</translation>
        </message>
        <message>
            <source>in values</source>
            <translation>in Werten</translation>
        </message>
        <message>
            <source>Kind of search</source>
            <translation>Art der Suche</translation>
        </message>
        <message>
            <source>Where to look</source>
            <translation>Wo gesucht wird</translation>
        </message>
        <message>
            <source>What to look for</source>
            <translation>Wonach gesucht wird</translation>
        </message>
        <message>
            <source>Bytes as hex, text, or a regular expression</source>
            <translation>Bytes als Hex, Text, oder ein regulärer Ausdruck</translation>
        </message>
        <message>
            <source>&amp;Ignore case</source>
            <translation>&amp;Groß und klein gleich</translation>
        </message>
        <message>
            <source>A to Z and a to z are the same</source>
            <translation>A bis Z und a bis z gelten als gleich</translation>
        </message>
        <message>
            <source>Look through every item</source>
            <translation>Jeden Eintrag durchsuchen</translation>
        </message>
        <message>
            <source>Keys of a file …</source>
            <translation>Schlüssel einer Datei …</translation>
        </message>
        <message>
            <source>Look up every key in a file, one a line as hex digits</source>
            <translation>Jeden Schlüssel einer Datei nachschlagen, einen je Zeile als Hexziffern</translation>
        </message>
        <message>
            <source>Index</source>
            <translation>Index</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Items that were found</source>
            <translation>Gefundene Einträge</translation>
        </message>
        <message>
            <source>Where something was found. Return goes to the record.</source>
            <translation>Wo etwas gefunden wurde. Die Eingabetaste geht zum Datensatz.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SectionDifferenceModel</name>
        <message>
            <source>Section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <source>Records before</source>
            <translation>Datensätze vorher</translation>
        </message>
        <message>
            <source>Records after</source>
            <translation>Datensätze danach</translation>
        </message>
        <message>
            <source>Fewer</source>
            <translation>Weniger</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SectionSource</name>
        <message>
            <source>Section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <source>Number of the section: in an archive its first index</source>
            <translation>Nummer des Abschnitts: in einem Archiv sein erster Index</translation>
        </message>
        <message>
            <source>Section file</source>
            <translation>Abschnittsdatei</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>First row</source>
            <translation>Erste Zeile</translation>
        </message>
        <message>
            <source>Row of the section's first record in the records view</source>
            <translation>Zeile des ersten Datensatzes des Abschnitts in der Datensatzansicht</translation>
        </message>
        <message>
            <source>Key file</source>
            <translation>Indexdatei</translation>
        </message>
        <message>
            <source>Value file</source>
            <translation>Wertdatei</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>≤ %1</source>
            <translation>≤ %1</translation>
        </message>
        <message>
            <source>From the length of the file; not counted yet</source>
            <translation>Aus der Länge der Datei; noch nicht gezählt</translation>
        </message>
        <message>
            <source>Values without a key file</source>
            <translation>Werte ohne Indexdatei</translation>
        </message>
        <message>
            <source>Value file missing</source>
            <translation>Wertdatei fehlt</translation>
        </message>
        <message>
            <source>both files</source>
            <translation>beide Dateien</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SectionsPage</name>
        <message>
            <source>Sections</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <source>This store has no sections.</source>
            <translation>Dieser Speicher hat keine Abschnitte.</translation>
        </message>
        <message>
            <source>One row for each section: a key file and a value file of the same number. Return shows the records of the section.</source>
            <translation>Eine Zeile für jeden Abschnitt: eine Index- und eine Wertdatei derselben Nummer. Die Eingabetaste zeigt die Datensätze des Abschnitts.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SeriesPlot</name>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Left and Right go from time to time, plus and minus zoom, Backspace goes back.</source>
            <translation>Links und Rechts gehen von Zeit zu Zeit, Plus und Minus vergrößern und verkleinern, die Rücktaste geht zurück.</translation>
        </message>
        <message>
            <source>Plot</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>%1 (right)</source>
            <translation>%1 (rechts)</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ServerDialog</name>
        <message>
            <source>Ask a Prometheus server</source>
            <translation>Einen Prometheus-Server fragen</translation>
        </message>
        <message>
            <source>The address of the server itself, as its own pages have it.</source>
            <translation>Die Adresse des Servers selbst, wie seine eigenen Seiten sie haben.</translation>
        </message>
        <message>
            <source>Which series to fetch, in the server's own language.</source>
            <translation>Welche Reihen geholt werden, in der Sprache des Servers.</translation>
        </message>
        <message>
            <source>1 hour</source>
            <translation>1 Stunde</translation>
        </message>
        <message>
            <source>1 day</source>
            <translation>1 Tag</translation>
        </message>
        <message>
            <source>1 week</source>
            <translation>1 Woche</translation>
        </message>
        <message>
            <source>30 days</source>
            <translation>30 Tage</translation>
        </message>
        <message>
            <source>1 year</source>
            <translation>1 Jahr</translation>
        </message>
        <message>
            <source>&amp;Address:</source>
            <translation>&amp;Adresse:</translation>
        </message>
        <message>
            <source>&amp;Series:</source>
            <translation>&amp;Reihen:</translation>
        </message>
        <message>
            <source>&amp;Back to:</source>
            <translation>&amp;Zurück bis:</translation>
        </message>
        <message>
            <source>%1 is asked once; what it answers is kept.</source>
            <translation>%1 wird einmal gefragt; die Antwort wird behalten.</translation>
        </message>
        <message>
            <source>A host and a port, or an address that begins with http:// or https://.</source>
            <translation>Ein Rechner und ein Port, oder eine Adresse, die mit http:// oder https:// beginnt.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ShortcutModel</name>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>At first</source>
            <translation>Anfangs</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ShortcutsDialog</name>
        <message>
            <source>&amp;Take it</source>
            <translation>&amp;Übernehmen</translation>
        </message>
        <message>
            <source>&amp;No shortcut</source>
            <translation>&amp;Kein Kürzel</translation>
        </message>
        <message>
            <source>&amp;As at first</source>
            <translation>&amp;Wie anfangs</translation>
        </message>
        <message>
            <source>A&amp;ll as at first</source>
            <translation>A&amp;lle wie anfangs</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <source>Find an action or a key</source>
            <translation>Eine Aktion oder Taste finden</translation>
        </message>
        <message>
            <source>Every action of the window with its shortcuts; those that you chose are bold.</source>
            <translation>Jede Aktion des Fensters mit ihren Tastenkürzeln; die von Ihnen gewählten sind fett.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>New &amp;keys:</source>
            <translation>Neue &amp;Tasten:</translation>
        </message>
        <message>
            <source>New keys</source>
            <translation>Neue Tasten</translation>
        </message>
        <message>
            <source>Press the keys that shall do what is selected above.</source>
            <translation>Drücken Sie die Tasten, die das oben Gewählte auslösen sollen.</translation>
        </message>
        <message>
            <source>Give the keys to this action, and take them from the other one</source>
            <translation>Die Tasten dieser Aktion geben und der anderen nehmen</translation>
        </message>
        <message>
            <source>Leave the selected action without a shortcut</source>
            <translation>Die gewählte Aktion ohne Tastenkürzel lassen</translation>
        </message>
        <message>
            <source>Give the selected action the shortcut that it came with</source>
            <translation>Der gewählten Aktion ihr anfängliches Tastenkürzel geben</translation>
        </message>
        <message>
            <source>Give every action the shortcut that it came with</source>
            <translation>Jeder Aktion ihr anfängliches Tastenkürzel geben</translation>
        </message>
        <message>
            <source>%1 alone is needed for typing and moving: hold Ctrl or Alt, or take a function key.</source>
            <translation>%1 allein wird zum Tippen und Bewegen gebraucht: halten Sie Strg oder Alt, oder nehmen Sie eine Funktionstaste.</translation>
        </message>
        <message>
            <source>%1 belongs to “%2”.</source>
            <translation>%1 gehört zu „%2“.</translation>
        </message>
        <message>
            <source>%1 does “%2” from now on.</source>
            <translation>%1 löst ab jetzt „%2“ aus.</translation>
        </message>
        <message>
            <source>Return, or a click into the field, and then the keys.</source>
            <translation>Eingabe oder ein Klick ins Feld, dann die Tasten.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SideSwitch</name>
        <message>
            <source>The store as it would be</source>
            <translation>Der Speicher, wie er würde</translation>
        </message>
        <message>
            <source>The store as it would be: %1</source>
            <translation>Der Speicher, wie er würde: %1</translation>
        </message>
        <message>
            <source>State of the store that is shown</source>
            <translation>Gezeigter Zustand des Speichers</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Unterschied</translation>
        </message>
        <message>
            <source>The files as they are</source>
            <translation>Die Dateien, wie sie sind</translation>
        </message>
        <message>
            <source>The store as it would be, changes marked</source>
            <translation>Der Speicher, wie er würde, Änderungen markiert</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>Zeigen: %1</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SimulatePanel</name>
        <message>
            <source>Simulating …</source>
            <translation>Wird simuliert …</translation>
        </message>
        <message>
            <source>Simulate opening by %1</source>
            <translation>Öffnen durch %1 simulieren</translation>
        </message>
        <message>
            <source>The simulation was cancelled.</source>
            <translation>Die Simulation wurde abgebrochen.</translation>
        </message>
        <message>
            <source>What would a release do to this store by opening it?</source>
            <translation>Was täte eine Version diesem Speicher durch das Öffnen an?</translation>
        </message>
        <message>
            <source>%1 does not open it: %2</source>
            <translation>%1 öffnet ihn nicht: %2</translation>
        </message>
        <message>
            <source>%1 would lose %2 of %3 items.</source>
            <translation>%1 würde %2 von %3 Einträgen verlieren.</translation>
        </message>
        <message>
            <source>%1 opens it, and nothing changes.</source>
            <translation>%1 öffnet ihn, und nichts ändert sich.</translation>
        </message>
        <message>
            <source>%1 opens it, and no item is lost.</source>
            <translation>%1 öffnet ihn, und kein Eintrag geht verloren.</translation>
        </message>
        <message>
            <source>File changes  %1</source>
            <translation>Dateiänderungen  %1</translation>
        </message>
        <message>
            <source>Lost items  %1</source>
            <translation>Verlorene Einträge  %1</translation>
        </message>
        <message>
            <source>Sections  %1</source>
            <translation>Abschnitte  %1</translation>
        </message>
        <message>
            <source>%1 items would be there, but not be found.</source>
            <translation>%1 Einträge wären da, würden aber nicht gefunden.</translation>
        </message>
        <message>
            <source>the store as it is</source>
            <translation>den Speicher, wie er ist</translation>
        </message>
        <message>
            <source>the store after opening</source>
            <translation>den Speicher nach dem Öffnen</translation>
        </message>
        <message>
            <source>the store with the changes</source>
            <translation>den Speicher mit den Änderungen</translation>
        </message>
        <message>
            <source>with the changes, after opening</source>
            <translation>mit den Änderungen, nach dem Öffnen</translation>
        </message>
        <message>
            <source>The views show the store as %1 would leave it. Nothing is written.</source>
            <translation>Die Ansichten zeigen den Speicher, wie %1 ihn hinterließe. Nichts wird geschrieben.</translation>
        </message>
        <message>
            <source>The views show the store with the proposed changes. Nothing is written.</source>
            <translation>Die Ansichten zeigen den Speicher mit den vorgeschlagenen Änderungen. Nichts wird geschrieben.</translation>
        </message>
        <message>
            <source>The views show the store with the proposed changes, as %1 would leave it. Nothing is written.</source>
            <translation>Die Ansichten zeigen den Speicher mit den vorgeschlagenen Änderungen, wie %1 ihn hinterließe. Nichts wird geschrieben.</translation>
        </message>
        <message>
            <source>&amp;Release</source>
            <translation>&amp;Version</translation>
        </message>
        <message>
            <source>Release that opens the store</source>
            <translation>Version, die den Speicher öffnet</translation>
        </message>
        <message>
            <source>Whose rules count. What older and newer releases do to the same files differs.</source>
            <translation>Wessen Regeln gelten. Ältere und neuere Versionen behandeln dieselben Dateien verschieden.</translation>
        </message>
        <message>
            <source>&amp;Checkpoint</source>
            <translation>&amp;Checkpoint</translation>
        </message>
        <message>
            <source>Checkpoint that is handed over</source>
            <translation>Checkpoint, der übergeben wird</translation>
        </message>
        <message>
            <source>A freezer does not keep its checkpoint. Releases from 2026.7.0 on delete a freezer without one.</source>
            <translation>Ein Freezer bewahrt seinen Checkpoint nicht auf. Versionen ab 2026.7.0 löschen einen Freezer ohne ihn.</translation>
        </message>
        <message>
            <source>known</source>
            <translation>bekannt</translation>
        </message>
        <message>
            <source>estimated</source>
            <translation>geschätzt</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>&amp;Simulate opening</source>
            <translation>Öffnen &amp;simulieren</translation>
        </message>
        <message>
            <source>Opens the store by the rules of the release, on a layer of changes in memory. No file changes.</source>
            <translation>Öffnet den Speicher nach den Regeln der Version, auf einer Schicht von Änderungen im Arbeitsspeicher. Keine Datei ändert sich.</translation>
        </message>
        <message>
            <source>The &amp;views show</source>
            <translation>Die &amp;Ansichten zeigen</translation>
        </message>
        <message>
            <source>What the other views show</source>
            <translation>Was die anderen Ansichten zeigen</translation>
        </message>
        <message>
            <source>Strip, sections, records, buckets and bytes show the store in this state.</source>
            <translation>Streifen, Abschnitte, Datensätze, Buckets und Bytes zeigen den Speicher in diesem Zustand.</translation>
        </message>
        <message>
            <source>What the opening changes</source>
            <translation>Was das Öffnen ändert</translation>
        </message>
        <message>
            <source>File changes</source>
            <translation>Dateiänderungen</translation>
        </message>
        <message>
            <source>Every stretch of a file that the opening changes. Return shows its bytes.</source>
            <translation>Jedes Stück einer Datei, das das Öffnen ändert. Eingabe zeigt seine Bytes.</translation>
        </message>
        <message>
            <source>Lost items</source>
            <translation>Verlorene Einträge</translation>
        </message>
        <message>
            <source>The items that the opening drops. Return goes to the record.</source>
            <translation>Die Einträge, die das Öffnen verwirft. Eingabe geht zum Datensatz.</translation>
        </message>
        <message>
            <source>Sections with other records</source>
            <translation>Abschnitte mit anderen Datensätzen</translation>
        </message>
        <message>
            <source>Records of each section before and after. Return goes to the section.</source>
            <translation>Datensätze jedes Abschnitts vorher und danach. Eingabe geht zum Abschnitt.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SimulatedChangeModel</name>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Stelle</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>made</source>
            <translation>angelegt</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>entfernt</translation>
        </message>
        <message>
            <source>cut</source>
            <translation>abgeschnitten</translation>
        </message>
        <message>
            <source>written</source>
            <translation>geschrieben</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::StateBadge</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::StatusLine</name>
        <message>
            <source>Looking for stores …</source>
            <translation>Sucht nach Speichern …</translation>
        </message>
        <message>
            <source>No store open</source>
            <translation>Kein Speicher offen</translation>
        </message>
        <message>
            <source>freezer</source>
            <translation>Freezer</translation>
        </message>
        <message>
            <source>archive</source>
            <translation>Archiv</translation>
        </message>
        <message>
            <source>table %1</source>
            <translation>Tabelle %1</translation>
        </message>
        <message>
            <source>Read-only</source>
            <translation>Nur lesen</translation>
        </message>
        <message>
            <source>Files are opened for reading only; nothing is locked</source>
            <translation>Dateien werden nur zum Lesen geöffnet; nichts wird gesperrt</translation>
        </message>
        <message>
            <source>Checked in %1 s</source>
            <translation>Geprüft in %1 s</translation>
        </message>
        <message>
            <source>Editing</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>What is pending may be applied; until then nothing is written</source>
            <translation>Ausstehendes darf angewendet werden; bis dahin wird nichts geschrieben</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::StoreSession</name>
        <message>
            <source>%1: cancelled.</source>
            <translation>%1: abgebrochen.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>List the files</source>
            <translation>Dateien auflisten</translation>
        </message>
        <message>
            <source>Count the records</source>
            <translation>Datensätze zählen</translation>
        </message>
        <message>
            <source>Quick check</source>
            <translation>Schnelle Prüfung</translation>
        </message>
        <message>
            <source>Check of every record</source>
            <translation>Prüfung jedes Datensatzes</translation>
        </message>
        <message>
            <source>Check of every value</source>
            <translation>Prüfung jedes Werts</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::StoreTreeModel</name>
        <message>
            <source>The freezer's table, and how many buckets it has</source>
            <translation>Die Tabelle des Freezers und wie viele Buckets sie hat</translation>
        </message>
        <message>
            <source>Index files, one for each section</source>
            <translation>Indexdateien, eine für jeden Abschnitt</translation>
        </message>
        <message>
            <source>Value files, one for each section</source>
            <translation>Wertdateien, eine für jeden Abschnitt</translation>
        </message>
        <message>
            <source>Markers that an engine of 2026.9.0 or later wrote</source>
            <translation>Marken, die Version 2026.9.0 oder eine spätere geschrieben hat</translation>
        </message>
        <message>
            <source>Metadata of the immutable archive that this freezer belongs to</source>
            <translation>Metadaten des unveränderlichen Archivs, zu dem dieser Freezer gehört</translation>
        </message>
        <message>
            <source>Metadata</source>
            <translation>Metadaten</translation>
        </message>
        <message>
            <source>Ordinal</source>
            <translation>Ordinal</translation>
        </message>
        <message>
            <source>Lock of an engine of 2026.9.0 or later</source>
            <translation>Sperre von Version 2026.9.0 oder einer späteren</translation>
        </message>
        <message>
            <source>Not recognised</source>
            <translation>Nicht erkannt</translation>
        </message>
        <message>
            <source>Other entries</source>
            <translation>Andere Einträge</translation>
        </message>
        <message>
            <source>What lies in the root and belongs to no archive and no freezer</source>
            <translation>Was in der Wurzel liegt und zu keinem Archiv und keinem Freezer gehört</translation>
        </message>
        <message>
            <source>Not checked yet</source>
            <translation>Noch nicht geprüft</translation>
        </message>
        <message>
            <source>Prunable archive</source>
            <translation>Kürzbares Archiv</translation>
        </message>
        <message>
            <source>Freezer</source>
            <translation>Freezer</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Anzahl</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::StoresPanel</name>
        <message>
            <source>Stores</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>The stores that were found in the opened folder, and the folders that each is made of. The shape behind a store is the worst that is known about it.</source>
            <translation>Die Speicher, die im geöffneten Ordner gefunden wurden, und die Ordner, aus denen jeder besteht. Das Zeichen hinter einem Speicher ist das Schlimmste, was von ihm bekannt ist.</translation>
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
            <translation>Feld</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::StructurePanel</name>
        <message>
            <source>Structure</source>
            <translation>Struktur</translation>
        </message>
        <message>
            <source>The fields of the selected bucket, record or section, and what it is tied to. Selecting a field selects its bytes; selecting bytes selects their field.</source>
            <translation>Die Felder des ausgewählten Buckets, Datensatzes oder Abschnitts und womit er verbunden ist. Ein ausgewähltes Feld wählt seine Bytes aus, ausgewählte Bytes ihr Feld.</translation>
        </message>
        <message>
            <source>Select a record, bucket or section to see its fields.</source>
            <translation>Wählen Sie einen Datensatz, Bucket oder Abschnitt, um seine Felder zu sehen.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::SummaryPanel</name>
        <message>
            <source>Summary</source>
            <translation>Kurzfassung</translation>
        </message>
        <message>
            <source>The figures of the current store. What is not known yet is a dash.</source>
            <translation>Die Kennzahlen des gezeigten Speichers. Was noch nicht bekannt ist, ist ein Strich.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::UndoModel</name>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Undo file</source>
            <translation>Rückgängig-Datei</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ValueTreeModel</name>
        <message>
            <source>rest</source>
            <translation>Rest</translation>
        </message>
        <message>
            <source>is there</source>
            <translation>vorhanden</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keins</translation>
        </message>
        <message numerus="yes">
            <source>%n element(s)</source>
            <translation>
                <numerusform>%n Element</numerusform>
                <numerusform>%n Elemente</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ValueViewer</name>
        <message>
            <source>There is nothing in this value.</source>
            <translation>Dieser Wert ist leer.</translation>
        </message>
        <message>
            <source>Bytes %1 to %2 of %3</source>
            <translation>Bytes %1 bis %2 von %3</translation>
        </message>
        <message>
            <source>Line %1, column %2: %3</source>
            <translation>Zeile %1, Spalte %2: %3</translation>
        </message>
        <message>
            <source>The description says what every byte is.</source>
            <translation>Die Beschreibung sagt von jedem Byte, was es ist.</translation>
        </message>
        <message>
            <source>The value is not what the description says.</source>
            <translation>Der Wert ist nicht das, was die Beschreibung sagt.</translation>
        </message>
        <message>
            <source>At offset %1</source>
            <translation>Bei Offset %1</translation>
        </message>
        <message>
            <source>Hex</source>
            <translation>Hex</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Integers</source>
            <translation>Ganzzahlen</translation>
        </message>
        <message>
            <source>Structure</source>
            <translation>Struktur</translation>
        </message>
        <message>
            <source>How the value is shown</source>
            <translation>Wie der Wert gezeigt wird</translation>
        </message>
        <message>
            <source>The value as bytes, as text, as JSON, as numbers at the cursor, or as the fields that a description of the structure names.</source>
            <translation>Der Wert als Bytes, als Text, als JSON, als Zahlen an der Schreibmarke oder als die Felder, die eine Beschreibung der Struktur nennt.</translation>
        </message>
        <message>
            <source>Part before</source>
            <translation>Teil davor</translation>
        </message>
        <message>
            <source>Part behind</source>
            <translation>Teil dahinter</translation>
        </message>
        <message>
            <source>Describe the structure …</source>
            <translation>Struktur beschreiben …</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>The value as text: what is no UTF-8 stands as \x and two digits, what cannot be seen as \u{…} with its number.</source>
            <translation>Der Wert als Text: was kein UTF-8 ist, steht als \x mit zwei Ziffern, was unsichtbar ist, als \u{…} mit seiner Nummer.</translation>
        </message>
        <message>
            <source>Fields of the value</source>
            <translation>Felder des Werts</translation>
        </message>
        <message>
            <source>The fields of the value as the description names them. Selecting one selects its bytes below.</source>
            <translation>Die Felder des Werts, wie die Beschreibung sie nennt. Wer eins auswählt, wählt darunter seine Bytes aus.</translation>
        </message>
        <message>
            <source>Bytes of the value</source>
            <translation>Bytes des Werts</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::WelcomePage</name>
        <message>
            <source>Open a store</source>
            <translation>Einen Speicher öffnen</translation>
        </message>
        <message>
            <source>Cryoscope reads prunable archives and freezers. Choose a folder, or the storage root of a node.</source>
            <translation>Cryoscope liest kürzbare Archive und Freezer. Wählen Sie einen Ordner oder die Speicherwurzel eines Knotens.</translation>
        </message>
        <message>
            <source>Drop a folder here</source>
            <translation>Ziehen Sie einen Ordner hierher</translation>
        </message>
        <message>
            <source>Looking for stores in %1 …</source>
            <translation>Sucht nach Speichern in %1 …</translation>
        </message>
        <message>
            <source>Page size, key size and sections are worked out from the files.</source>
            <translation>Seitengröße, Schlüssellänge und Abschnitte werden aus den Dateien erschlossen.</translation>
        </message>
        <message>
            <source>Open folder …</source>
            <translation>Ordner öffnen …</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Choose a folder; every store in it is listed.</source>
            <translation>Wählen Sie einen Ordner; jeder Speicher darin wird aufgelistet.</translation>
        </message>
        <message>
            <source>Recent folders</source>
            <translation>Zuletzt geöffnete Ordner</translation>
        </message>
        <message>
            <source>How a store is drawn</source>
            <translation>Wie ein Speicher gezeichnet wird</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Legende</translation>
        </message>
        <message>
            <source>What opening does</source>
            <translation>Was Öffnen tut</translation>
        </message>
        <message>
            <source>Looking never touches</source>
            <translation>Ansehen verändert nichts</translation>
        </message>
        <message>
            <source>Files are opened for reading only. Nothing is locked, repaired or created.</source>
            <translation>Dateien werden nur zum Lesen geöffnet. Nichts wird gesperrt, repariert oder angelegt.</translation>
        </message>
        <message>
            <source>Damage is listed, not hidden</source>
            <translation>Schäden werden gezeigt, nicht versteckt</translation>
        </message>
        <message>
            <source>Every damaged piece becomes a finding with its file, offset and evidence; reading goes on.</source>
            <translation>Jedes beschädigte Stück wird ein Befund mit Datei, Offset und Beleg; das Lesen geht weiter.</translation>
        </message>
        <message>
            <source>No waiting for the first rows</source>
            <translation>Kein Warten auf die ersten Zeilen</translation>
        </message>
        <message>
            <source>Long checks run beside your work, and can be stopped.</source>
            <translation>Lange Prüfungen laufen neben Ihrer Arbeit und lassen sich anhalten.</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <source>Go to a bucket, key, index or offset</source>
            <translation>Zu einem Bucket, Schlüssel, Index oder Offset gehen</translation>
        </message>
        <message>
            <source>Next gap · next finding</source>
            <translation>Nächste Lücke · nächster Befund</translation>
        </message>
        <message>
            <source>Back · forward</source>
            <translation>Zurück · vorwärts</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>Felder</translation>
        </message>
        <message>
            <source>The manual · every shortcut</source>
            <translation>Das Handbuch · alle Tastenkürzel</translation>
        </message>
        <message>
            <source>None yet. Folders that you open are listed here.</source>
            <translation>Noch keine. Ordner, die Sie öffnen, stehen hier.</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>%1 öffnen</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::WhatIfPanel</name>
        <message>
            <source>Compare translators</source>
            <translation>Translatoren vergleichen</translation>
        </message>
        <message>
            <source>The memory is that of the index, about.</source>
            <translation>Der Speicherbedarf ist der des Index, ungefähr.</translation>
        </message>
        <message>
            <source>Compare table sizes</source>
            <translation>Tabellengrößen vergleichen</translation>
        </message>
        <message>
            <source>%1, now</source>
            <translation>%1, jetzt</translation>
        </message>
        <message>
            <source>Moving heads forward changes %1 buckets: reads in vain %2 → %3 a hit, %4 → %5 at most.</source>
            <translation>Vorgerückte Köpfe ändern %1 Buckets: vergeblich gelesen %2 → %3 je Treffer, höchstens %4 → %5.</translation>
        </message>
        <message>
            <source>Working it out …</source>
            <translation>Wird ausgerechnet …</translation>
        </message>
        <message>
            <source>What lookups by key would cost with each translator.</source>
            <translation>Was Suchen nach Schlüsseln mit jedem Translator kosten würden.</translation>
        </message>
        <message>
            <source>What lookups would cost if the records were put anew into a table of another size. Resizing alone does not shorten chains.</source>
            <translation>Was Suchen kosten würden, wenn die Datensätze neu in eine Tabelle anderer Größe gelegt würden. Vergrößern allein verkürzt keine Ketten.</translation>
        </message>
        <message>
            <source>What if: translators</source>
            <translation>Was wäre wenn: Translatoren</translation>
        </message>
        <message>
            <source>What if: table sizes</source>
            <translation>Was wäre wenn: Tabellengrößen</translation>
        </message>
        <message>
            <source>Work it out</source>
            <translation>Ausrechnen</translation>
        </message>
        <message>
            <source>Reads every key once</source>
            <translation>Liest jeden Schlüssel einmal</translation>
        </message>
        <message>
            <source>Translator</source>
            <translation>Translator</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Conflicts</source>
            <translation>Konflikte</translation>
        </message>
        <message>
            <source>Longest list</source>
            <translation>Längste Liste</translation>
        </message>
        <message>
            <source>Reads in vain</source>
            <translation>Vergeblich gelesen</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Speicherbedarf</translation>
        </message>
        <message>
            <source>Buckets</source>
            <translation>Buckets</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>99 % of chains</source>
            <translation>99 % der Ketten</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Längste</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>Was wäre wenn</translation>
        </message>
        <message>
            <source>What a lookup of a stored key would read in vain, on average, under another choice.</source>
            <translation>Was eine Suche nach einem gespeicherten Schlüssel bei anderer Wahl im Mittel vergeblich lesen würde.</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::Workspace</name>
        <message>
            <source>Look for stores</source>
            <translation>Nach Speichern suchen</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>The overrides could not be remembered: %1</source>
            <translation>Die Vorgaben konnten nicht gemerkt werden: %1</translation>
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
            <translation>Datensätze</translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::format</name>
        <message>
            <source>%1 B</source>
            <translation>%1 B</translation>
        </message>
        <message>
            <source>%1 kB</source>
            <translation>%1 kB</translation>
        </message>
        <message>
            <source>%1 MB</source>
            <translation>%1 MB</translation>
        </message>
        <message>
            <source>%1 GB</source>
            <translation>%1 GB</translation>
        </message>
        <message>
            <source>%1 TB</source>
            <translation>%1 TB</translation>
        </message>
        <message>
            <source>%1 PB</source>
            <translation>%1 PB</translation>
        </message>
        <message>
            <source>%1 EB</source>
            <translation>%1 EB</translation>
        </message>
        <message>
            <source>%1 B/s</source>
            <translation>%1 B/s</translation>
        </message>
        <message>
            <source>%1 kB/s</source>
            <translation>%1 kB/s</translation>
        </message>
        <message>
            <source>%1 MB/s</source>
            <translation>%1 MB/s</translation>
        </message>
        <message>
            <source>%1 GB/s</source>
            <translation>%1 GB/s</translation>
        </message>
        <message>
            <source>%1 TB/s</source>
            <translation>%1 TB/s</translation>
        </message>
        <message>
            <source>%1 PB/s</source>
            <translation>%1 PB/s</translation>
        </message>
        <message>
            <source>%1 EB/s</source>
            <translation>%1 EB/s</translation>
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
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>Info</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>Gut</translation>
        </message>
        <message>
            <source>newest</source>
            <translation>neuester</translation>
        </message>
        <message>
            <source>older</source>
            <translation>älterer</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>bad CRC</source>
            <translation>CRC falsch</translation>
        </message>
        <message>
            <source>from the future</source>
            <translation>aus der Zukunft</translation>
        </message>
        <message>
            <source>present</source>
            <translation>vorhanden</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlend</translation>
        </message>
        <message>
            <source>before first</source>
            <translation>vor dem ersten</translation>
        </message>
        <message>
            <source>file missing</source>
            <translation>Datei fehlt</translation>
        </message>
        <message>
            <source>value bad</source>
            <translation>Wert schlecht</translation>
        </message>
        <message>
            <source>pending</source>
            <translation>vorgemerkt</translation>
        </message>
        <message>
            <source>tail</source>
            <translation>Rest</translation>
        </message>
    </context>
    <context>
        <name>main</name>
        <message>
            <source>%1 could not be written.</source>
            <translation>%1 konnte nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>The folder %1 could not be made.</source>
            <translation>Der Ordner %1 konnte nicht angelegt werden.</translation>
        </message>
        <message>
            <source>No store was found in %1.</source>
            <translation>In %1 wurde kein Speicher gefunden.</translation>
        </message>
        <message>
            <source>Looks into the prunable archives and freezers of a node. Nothing that is opened is ever changed.</source>
            <translation>Sieht in die kürzbaren Archive und Freezer eines Knotens. Was geöffnet wird, wird nie verändert.</translation>
        </message>
        <message>
            <source>Folders with stores; each opens in a window.</source>
            <translation>Ordner mit Speichern; jeder öffnet sich in einem Fenster.</translation>
        </message>
        <message>
            <source>The store to show first.</source>
            <translation>Der Speicher, der zuerst gezeigt wird.</translation>
        </message>
        <message>
            <source>Draws every panel of every store, light and dark, as PNG files into DIR, and ends.</source>
            <translation>Zeichnet jedes Feld jedes Speichers, hell und dunkel, als PNG-Dateien nach DIR und endet.</translation>
        </message>
        <message>
            <source>light, dark or system.</source>
            <translation>light, dark oder system.</translation>
        </message>
        <message>
            <source>Language of the window: en, de, fr.</source>
            <translation>Sprache des Fensters: en, de, fr.</translation>
        </message>
        <message>
            <source>Accepted for habit: nothing is ever written anyway.</source>
            <translation>Aus Gewohnheit angenommen: Geschrieben wird ohnehin nie.</translation>
        </message>
        <message>
            <source>--screenshot needs one PATH.</source>
            <translation>--screenshot braucht einen PATH.</translation>
        </message>
    </context>
</TS>
