"""News texts with their translations, and with what only looks like one: for `link --documents`. All of it is invented.

Of each story: the text in several languages, which are translations of one another; and other texts on the same
event, which are none: another newsroom's own report, an update with other figures, the same form filled anew.
"""

from typing import NamedTuple


class Story(NamedTuple):
    """One event as it was told."""

    translations: dict[str, str]
    """Language -> the text."""
    others: tuple[tuple[str, str], ...]
    """Language and text of what is no translation of these, and none of another in this list."""


CHOLERA = Story(
    {
        "en": """Health officials in Mozambique reported 412 cases of cholera in the northern province on Monday.
Nineteen people have died since the beginning of October, the health ministry said.
The government has opened six treatment centres and asked the United Nations for vaccines.
Minister Amélia Nhavoto accused traders of selling contaminated water.
Schools in three districts will remain closed until 15 November.
Two trucks with medicines arrived from South Africa on Sunday.""",
        "fr": """Les autorités sanitaires du Mozambique ont signalé lundi 412 cas de choléra dans la province du nord.
Dix-neuf personnes sont mortes depuis le début du mois d'octobre, selon le ministère de la Santé.
Le gouvernement a ouvert six centres de traitement et demandé des vaccins aux Nations unies.
La ministre Amélia Nhavoto a accusé des commerçants de vendre de l'eau contaminée.
Les écoles de trois districts resteront fermées jusqu'au 15 novembre.
Deux camions chargés de médicaments sont arrivés dimanche d'Afrique du Sud.""",
        "ar": """أعلنت السلطات الصحية في موزمبيق يوم الاثنين تسجيل 412 حالة كوليرا في المقاطعة الشمالية.
وقالت وزارة الصحة إن 19 شخصا لقوا حتفهم منذ بداية أكتوبر.
وافتتحت الحكومة ستة مراكز للعلاج وطلبت لقاحات من الأمم المتحدة.
واتهمت الوزيرة أميليا نافوتو تجارا ببيع مياه ملوثة.
وستبقى المدارس في ثلاث مناطق مغلقة حتى 15 نوفمبر.
ووصلت شاحنتان محملتان بالأدوية من جنوب أفريقيا يوم الأحد.""",
    },
    (
        (
            "es",
            """El cólera avanza en el norte de Mozambique, donde los hospitales ya no tienen camas libres.
Según el Ministerio de Salud, 19 personas han muerto y 412 están enfermas.
Una madre contó que esperó dos días con su hijo antes de que lo viera un médico.
Las organizaciones humanitarias piden más dinero y critican la lentitud del Gobierno.
Hace tres años la enfermedad mató a 120 personas en el mismo país.
La ministra Amélia Nhavoto visitará la provincia el jueves.""",
        ),
        (
            "de",
            """In Mosambik sind neunzehn Menschen an Cholera gestorben.
Ärzte warnen, dass die Regenzeit die Krankheit in die Hauptstadt bringen könnte.
Die Vereinten Nationen wollen Impfstoff schicken, nennen aber kein Datum.
Ministerin Amélia Nhavoto wies Vorwürfe der Opposition zurück, sie habe zu spät gehandelt.
Bisher wurden 412 Fälle gezählt, die meisten davon in Dörfern ohne Brunnen.
Südafrika hat zwei Lastwagen mit Medikamenten geschickt.""",
        ),
        (
            "pt",
            """As autoridades de saúde de Moçambique registaram na terça-feira 447 casos de cólera na
província do norte.
Vinte e três pessoas morreram desde o início de outubro, disse o Ministério da Saúde.
O Governo abriu oito centros de tratamento e recebeu vacinas das Nações Unidas.
A ministra Amélia Nhavoto negou que a água vendida nos mercados esteja contaminada.
As escolas de cinco distritos ficarão fechadas até 30 de novembro.
Quatro camiões com medicamentos chegaram do Zimbabué na segunda-feira.""",
        ),
    ),
)

RATES = Story(
    {
        "es": """El Banco Central de Chile subió el miércoles su tasa de interés del 5,25 % al 5,75 %.
Es la tercera subida desde enero y la decisión fue unánime.
La inflación alcanzó el 6,1 % en agosto, el doble de la meta de la entidad.
La presidenta del banco, Elena Larraguibel, dijo que los precios de la energía siguen siendo un riesgo.
El Gobierno rechazó la medida y advirtió que costará 40.000 empleos.
El peso ganó un 1,2 % frente al dólar tras el anuncio.""",
        "en": """Chile's central bank raised its interest rate on Wednesday from 5.25% to 5.75%.
It is the third increase since January and the decision was unanimous.
Inflation reached 6.1% in August, twice the bank's target.
The bank's president, Elena Larraguibel, said that energy prices remain a risk.
The government rejected the measure and warned that it will cost 40,000 jobs.
The peso gained 1.2% against the dollar after the announcement.""",
        "de": """Die chilenische Zentralbank hat am Mittwoch ihren Leitzins von 5,25 auf 5,75 Prozent erhöht.
Es ist die dritte Erhöhung seit Januar, und die Entscheidung fiel einstimmig.
Die Inflation erreichte im August 6,1 Prozent, das Doppelte des Ziels der Bank.
Die Präsidentin der Bank, Elena Larraguibel, sagte, die Energiepreise blieben ein Risiko.
Die Regierung lehnte die Maßnahme ab und warnte, sie werde 40.000 Arbeitsplätze kosten.
Der Peso gewann nach der Ankündigung 1,2 Prozent gegenüber dem Dollar.""",
    },
    (
        (
            "fr",
            """La banque centrale du Chili a relevé mercredi son taux d'intérêt à 5,75 %.
Les marchés s'attendaient à une hausse plus forte, selon plusieurs analystes.
Elena Larraguibel, sa présidente, n'a pas exclu une nouvelle hausse en décembre.
Le ministre des Finances a qualifié la décision d'erreur et réclamé une réunion.
Les ménages endettés paieront en moyenne 35 euros de plus par mois.
En août, l'inflation a atteint 6,1 %, portée par les loyers et l'alimentation.""",
        ),
        (
            "pt",
            """O Banco Central do Chile subiu na quarta-feira a taxa de juro de 5,75% para 6,00%.
É a quarta subida desde janeiro e a decisão foi tomada por maioria.
A inflação atingiu 5,4% em outubro, acima da meta do banco.
A presidente do banco, Elena Larraguibel, disse que os preços dos alimentos continuam a ser um risco.
O Governo aceitou a medida e garantiu que não custará empregos.
O peso perdeu 0,3% face ao dólar depois do anúncio.""",
        ),
    ),
)

WITHDRAWAL = Story(
    {
        "fr": """Le Niger a demandé mardi au Conseil de sécurité une réunion urgente sur la présence de
soldats étrangers.
Dans une lettre de quatre pages, le ministre des Affaires étrangères, Ibrahim Saley, accuse la France
d'armer des rebelles.
Il affirme que des drones français ont violé son espace aérien plus de 50 fois depuis mars.
Paris a rejeté ces accusations et parlé de désinformation.
Les 1.300 derniers militaires français quitteront le pays avant la fin de l'année.
L'Allemagne maintiendra sa base aérienne jusqu'en 2027.
L'Union africaine a appelé les deux pays au dialogue.""",
        "en": """Niger asked the Security Council on Tuesday for an urgent meeting on the presence of foreign soldiers.
In a four-page letter, the foreign minister, Ibrahim Saley, accuses France of arming rebels.
He says that French drones have violated its airspace more than 50 times since March.
Paris rejected the accusations and spoke of disinformation.
The last 1,300 French troops will leave the country before the end of the year.
Germany will keep its air base until 2027.
The African Union called on both countries to enter into dialogue.""",
        "ar": """طلبت النيجر يوم الثلاثاء من مجلس الأمن عقد اجتماع عاجل بشأن وجود جنود أجانب.
وفي رسالة من أربع صفحات اتهم وزير الخارجية إبراهيم سالي فرنسا بتسليح متمردين.
وقال إن طائرات مسيرة فرنسية انتهكت مجاله الجوي أكثر من 50 مرة منذ مارس.
ورفضت باريس هذه الاتهامات وتحدثت عن تضليل إعلامي.
وسيغادر آخر 1300 جندي فرنسي البلاد قبل نهاية العام.
وستحتفظ ألمانيا بقاعدتها الجوية حتى عام 2027.
ودعا الاتحاد الأفريقي البلدين إلى الحوار.""",
        "pt": """O Níger pediu na terça-feira ao Conselho de Segurança uma reunião urgente sobre a
presença de soldados estrangeiros.
Numa carta de quatro páginas, o ministro dos Negócios Estrangeiros, Ibrahim Saley, acusa a França de armar rebeldes.
Afirma que drones franceses violaram o seu espaço aéreo mais de 50 vezes desde março.
Paris rejeitou as acusações e falou de desinformação.
Os últimos 1.300 militares franceses deixarão o país antes do fim do ano.
A Alemanha manterá a sua base aérea até 2027.
A União Africana apelou ao diálogo entre os dois países.""",
    },
    (
        (
            "es",
            """El Consejo de Seguridad se reunirá el viernes a petición de Níger, informaron diplomáticos en Nueva York.
El ministro de Exteriores, Ibrahim Saley, sostiene que Francia entrega armas a los rebeldes del norte.
Un portavoz francés calificó la carta de maniobra para ocultar las derrotas del ejército nigerino.
En Niamey, unas 2.000 personas se manifestaron ante la embajada con banderas rusas.
Francia tuvo hasta 5.000 soldados en la región y ahora retira a los últimos 1.300.
Los expertos dudan de que el Consejo apruebe una resolución.""",
        ),
        (
            "de",
            """Niger wirft Frankreich vor, Rebellen mit Waffen zu versorgen.
Außenminister Ibrahim Saley schrieb dem Sicherheitsrat einen Brief von vier Seiten, Beweise legte er nicht vor.
Die Regierung in Paris sprach von Desinformation.
Die Bundeswehr bleibt trotz des Streits bis 2027 auf ihrem Stützpunkt, sagte ein Sprecher in Berlin.
Im Bundestag forderte die Opposition dagegen den sofortigen Abzug der 90 deutschen Soldaten.
Der Außenminister will in der nächsten Woche nach Niamey reisen.""",
        ),
        (
            "en",
            """Mali asked the Security Council on Thursday for an urgent meeting on the presence of foreign soldiers.
In a two-page letter, the defence minister, Sadio Keita, accuses France of spying on its army.
He says that French helicopters have violated its airspace 17 times since June.
Paris did not comment on the accusations.
The last 2,400 French troops left the country in August.
Britain will close its base in 2024.
The European Union called on Mali to hold elections.""",
        ),
    ),
)

MINE = Story(
    {
        "pt": """Onze mineiros morreram e sete ficaram feridos na explosão de uma mina de carvão
na Colômbia, informou a polícia.
O acidente ocorreu na noite de sexta-feira a 600 metros de profundidade.
As equipas de resgate procuram ainda quatro trabalhadores desaparecidos.
O sindicato acusa a empresa de ter ignorado dois avisos sobre o gás.
A diretora da empresa, Paula Restrepo, negou as acusações e prometeu ajuda às famílias.
O Ministério Público abriu um inquérito e suspendeu a licença da mina.""",
        "es": """Once mineros murieron y siete resultaron heridos en la explosión de una mina de carbón
en Colombia, informó la policía.
El accidente se produjo en la noche del viernes a 600 metros de profundidad.
Los equipos de rescate buscan todavía a cuatro trabajadores desaparecidos.
El sindicato acusa a la empresa de haber ignorado dos avisos sobre el gas.
La directora de la empresa, Paula Restrepo, negó las acusaciones y prometió ayuda a las familias.
La Fiscalía abrió una investigación y suspendió la licencia de la mina.""",
        "de": """Elf Bergleute sind bei einer Explosion in einem Kohlebergwerk in Kolumbien getötet und
sieben verletzt worden, teilte die Polizei mit.
Das Unglück geschah in der Nacht zum Samstag in 600 Metern Tiefe.
Rettungskräfte suchen noch nach vier vermissten Arbeitern.
Die Gewerkschaft wirft der Firma vor, zwei Warnungen vor Gas ignoriert zu haben.
Die Direktorin der Firma, Paula Restrepo, wies die Vorwürfe zurück und versprach den Familien Hilfe.
Die Staatsanwaltschaft leitete Ermittlungen ein und entzog dem Bergwerk die Lizenz.""",
    },
    (
        (
            "fr",
            """Une explosion a tué onze mineurs en Colombie dans la nuit de vendredi à samedi.
Le président s'est rendu sur place et a décrété trois jours de deuil national.
Quatre hommes sont toujours portés disparus, mais l'espoir de les retrouver diminue.
Des proches ont protesté devant l'entrée de la mine et réclamé des réponses.
Paula Restrepo, qui dirige l'entreprise, a promis d'aider les familles.
L'an dernier, 146 personnes ont péri dans les mines du pays.""",
        ),
        (
            "en",
            """Fourteen miners were killed and three injured in the explosion of a gold mine in Peru, the army said.
The accident happened on Monday morning at a depth of 200 metres.
Rescue teams have recovered all of the bodies.
The union accuses the government of having ignored five warnings about the roof.
The owner of the company, Jorge Quispe, admitted mistakes and offered money to the families.
The prosecutor opened an investigation and arrested two engineers.""",
        ),
    ),
)

FERRY = Story(
    {
        "de": """Bei einem Fährunglück vor der Küste Marokkos sind am Donnerstag mindestens 34 Menschen ertrunken.
Die Küstenwache rettete 112 Passagiere, darunter 20 Kinder.
Das Schiff war auf dem Weg nach Spanien und für 90 Personen zugelassen.
Verkehrsminister Karim Belhadi kündigte eine Untersuchung an.
Die Opposition fordert seinen Rücktritt.
Spanien schickte zwei Hubschrauber und ein Rettungsschiff.
Die Regierung verbot alle Überfahrten bis Montag.""",
        "ar": """غرق ما لا يقل عن 34 شخصا يوم الخميس في حادث عبارة قبالة سواحل المغرب.
وأنقذ خفر السواحل 112 راكبا بينهم 20 طفلا.
وكانت السفينة في طريقها إلى إسبانيا ومرخصة لنقل 90 شخصا.
وأعلن وزير النقل كريم بلهادي فتح تحقيق.
وتطالب المعارضة باستقالته.
وأرسلت إسبانيا مروحيتين وسفينة إنقاذ.
وحظرت الحكومة جميع الرحلات حتى يوم الاثنين.""",
        "en": """At least 34 people drowned on Thursday in a ferry accident off the coast of Morocco.
The coast guard rescued 112 passengers, among them 20 children.
The ship was on its way to Spain and licensed for 90 people.
Transport minister Karim Belhadi announced an investigation.
The opposition demands his resignation.
Spain sent two helicopters and a rescue ship.
The government banned all crossings until Monday.""",
    },
    (
        (
            "fr",
            """Au moins 34 personnes ont péri en mer au large du Maroc, et des survivants racontent une nuit d'horreur.
Le ferry transportait bien plus que les 90 passagers autorisés, selon un marin.
Parmi les 112 rescapés, beaucoup ont été conduits à l'hôpital avec des brûlures.
À Madrid, le gouvernement a exprimé sa tristesse et proposé son aide.
L'armateur reste introuvable et son bureau est fermé.
Le roi a décrété trois jours de deuil.""",
        ),
        (
            "es",
            """El ministro marroquí de Transporte, Karim Belhadi, dimitió tras el naufragio que costó la
vida a 34 personas.
La oposición lo acusaba de haber concedido la licencia sin inspección.
Los helicópteros españoles dejaron de buscar supervivientes el domingo.
Las familias de las víctimas exigen saber por qué viajaban 146 personas en un barco para 90.
La Justicia detuvo al capitán y a dos empleados del puerto.
Las travesías a España se reanudarán el lunes.""",
        ),
    ),
)

CHOSEN_ON = (CHOLERA, RATES)
"""The stories on which the rule's settings were chosen."""
HELD_OUT = (WITHDRAWAL, MINE, FERRY)
"""Those on which it was only measured."""
