"""The words that stand for bytes on paper: 256 in each language, chosen for this project.

They are short, plain and calm. Within a language no two begin with the same four letters or differ in one letter only,
and no word is in both languages, so a word that is typed is always understood in one way. The order is part of the
form: a sheet that was printed once must be readable later.
"""

_ENGLISH = """
acorn actor album alder almond amber anchor ankle apple apron arch arrow attic autumn badge bagel baker bamboo
banjo barley barrel basil basket beach beaver berry birch bonnet bottle branch bridge bronze brook brush bubble
bucket bugle butter cabin cable cactus camel candle canoe canvas canyon carpet carrot castle cedar cellar cement
chalk chapel cheese cherry circle citrus clover cobweb cocoa comet copper coral corner cotton cradle crane
crayon crocus daisy dancer dawn desert donkey dove dragon drawer drum duck dune eagle easel echo elbow engine
fabric falcon farmer fence fern fiddle field finch fjord flask flour flute forest fossil frost fruit funnel
galaxy garden garlic gate geyser ginger glove goblet goose grape grass guitar gull harp hazel hedge helmet heron
hill hive honey hoop hotel hour island ivory jacket jaguar jelly jersey jewel jigsaw kettle kiosk kite kiwi
ladder lagoon lake lamp laurel lemon lentil letter lily linen lion lizard locket lotus lupin magnet magpie maple
marble market marsh meadow melody mint mirror mitten moon moss museum napkin nectar needle nest nickel noodle
north nutmeg oasis ocean olive onion opal orange otter oven oyster paddle palace panda paper pebble pencil
pepper petal picnic pigeon pillow pine pirate planet plum pond poplar potato puppet quartz quilt rabbit radish
raisin ribbon river robin rose rowan ruby sailor salad sandal saturn scarf school shadow shell shovel silver
sketch snail sofa spark spider spoon spring stable stork straw sugar summer sunset swan tango teapot temple
tennis tiger timber toast tomato torch tower train tulip turnip water wheat wool yacht
"""

_ITALIAN = """
abete acero acqua agenda aglio agnello airone albero alce alga amaca ambra amico ananas ancora angolo anguria
anice aquila aratro arbusto arco argento aria asino atlante aurora avena bacca baffi balcone balena bambola
banana bastone betulla biglia bosco bottone braccio brina brodo bruco budino bussola calza camino campana canale
candela canna capanna carota cascata cedro cereale cestino chiave cicala cigno cinema colle corona cotone dado
danza diario disco divano dono drago duna ebano edera elica elmo erba estate faggio falco farina faro favola
felce ferro festa fiaba fico fiera fiocco fiore fiume flauto foca foglia forno frutta fungo fuoco gallo gatto
gelato gelso gemma ghiro giacca giglio gnocco golfo grano grillo grotta guanto gufo guscio indaco iris isola
lago lana latte laurea legno lente leone lepre libro lilla limone lince lingua lino liuto lontra luce lupo
maglia maiale mare marmo matita mazzo melone menta merlo miele mobile molo mondo mora motore mulino museo nastro
natura nave nebbia nido ninfea noce nuvola oasi oceano olio oliva onda opera orma orso ospite ovile pagina palla
panca pane panino patata pavone pecora penna pepe pesca petalo piazza pigna piuma ponte porta prato prugna ramo
rapa regalo resina rete riccio riso riva roccia rombo rosa rovere rubino ruota sabbia sale salvia sasso scala
scarpa scudo sedia segale selva sera siepe sirena slitta sogno spugna stagno stella strada stufa suono susina
tasca tavolo tazza teatro telaio tenda terra tetto tigre timo torre trave treno tromba trota uovo valle vanga
vaso vela vento verde vetro vimini viola vite volpe zaino zolla zucca
"""

ENGLISH = tuple(_ENGLISH.split())
ITALIAN = tuple(_ITALIAN.split())
