import type { WordTable } from './word-table.ts'

export const es: WordTable = {
  lang: 'es',
  hello: 'hola|buenas|buenos días|buenas tardes|buenas noches|hola buenas|hola buenos días|hola buenas tardes|qué tal',
  thanks:
    'gracias|muchas gracias|mil gracias|ok gracias|vale gracias|perfecto gracias|gracias a ti|gracias a usted|muy amable',
  robot:
    'eres un robot|eres un bot|eres humano|eres humana|eres una persona|eres una máquina|eres real|es usted un robot|es usted una persona|es usted humano|hablo con un robot|hablo con una máquina|hablo con una persona|estoy hablando con un robot|estoy hablando con una persona|estoy hablando con una máquina|esto es un robot|esto es un bot|eres una ia|sois un robot',
  person: {
    alone:
      'humano|persona|agente|operador|operadora|una persona|un humano|un agente|asesor|un asesor|atención al cliente|servicio al cliente|una persona por favor|un agente por favor|persona real|una persona real|soporte|encargado|representante|un representante',
    speak:
      'hablar|hablo|contactar|comunicar|comunicarme|pásame|páseme|pasar|pasarme|charlar|conversar|chatear|conectar|conectarme|conéctame|transferir|transfiere|transfiéreme|llamar|escribir|póngame|ponme|poner',
    want: 'quiero|necesito|quisiera|deseo|exijo|prefiero|dame|deme|requiero|querría|gustaría|pido|solicito',
    who: 'persona|humano|humana|agente|alguien|asesor|asesora|operador|operadora|representante|encargado|encargada|supervisor|gerente|empleado|empleada|técnico|compañero|ejecutivo|dependiente|equipo|soporte',
    between: 'a|un|una|el|la|con|real|ayuda|de|que|su|verdadera|me|al|del|algún|otra|vuestro',
    filler:
      'yo|me|mi|tú|usted|ustedes|puedo|puede|puedes|podría|podrían|pueden|poder|es|posible|hay|con|a|al|el|la|un|una|unos|de|del|su|tu|vuestro|real|reales|verdadera|verdadero|viva|vivo|por|favor|gracias|hola|aquí|ahí|ahora|ya|mismo|solo|sólo|mejor|no|robot|máquina|bot|y|o|en|contacto|directo|directamente|cliente|servicio|atención|tienda|algún|alguna|que|si|he|ha|han|ser|estar|para|le|les|lo|los|las|te|os|nos|esto|este|algo|dar|den|traer|traiga|traigan|mandar|manden|enviar|envíen|responder|responda|responde|contestar|conteste|ayudar|ayude|ayuda|atender|atienda|llame|llamen|verdad|personas|humanos|agentes|querer|quiere|tener|tienen|tenéis|directa|también|así|entonces|gustaría|sería',
    phrases:
      'no _ hablar con una máquina|no _ hablar con un robot|no hablo con máquinas|no _ con máquinas|no _ con robots|no un robot|no con un robot|no con una máquina|no quiero un robot|ni un robot|basta de robot|harto del robot|harta del robot|hay alguien|alguien ahí|alguien me puede|alguien me podría|alguien que me|me puede ayudar alguien|puede ayudarme alguien|puede alguien|podría alguien|alguien de su equipo|alguien del equipo|alguien de la tienda|pásame con|páseme con|pásenme con|póngame con|me pasan con|me pasas con|llámenme|que me llamen|me pueden llamar|me llame alguien|con quién puedo|con quien puedo|a quién puedo|ayuda humana|atención humana|trato humano|que me atienda|me atienda alguien|que me conteste una persona|con tu jefe|con su jefe|con el jefe|con el encargado|con un superior|su supervisor',
    not: 'para una persona|por persona|para alguien|a alguien más|alguien me robó|alguien robó|alguien más puede|el repartidor|contactar con el transportista|agente de aduanas|agente de viajes|otra persona recoger|otra persona recoja',
  },
  mood: {
    frustrated:
      'inútil|inservible|no sirve de nada|no sirve para nada|no sirves|ridículo|ridícula|inaceptable|intolerable|indignante|indignado|indignada|vergonzoso|vergüenza|una vergüenza|qué vergüenza|harto|harta|hartos|cansado de|cansada de|hasta las narices|hasta el moño|estoy hasta|molesto|molesta con|enfadado|enfadada|enojado|enojada|furioso|furiosa|cabreado|cabreada|rabia|pérdida de tiempo|perder el tiempo|perdiendo el tiempo|pierdo el tiempo|no me ayuda|no me ayudas|no ayuda|no ayudas|no ayudan|tercera vez|cuarta vez|quinta vez|décima vez|cuántas veces|una y otra vez|otra vez lo mismo|siempre lo mismo|la misma respuesta|misma respuesta|nadie responde|nadie contesta|nadie me responde|nadie me contesta|nadie da la cara|nadie me hace|no responden|no contestan|sin respuesta|ninguna respuesta|me ignoran|me están ignorando|ignorado|ignorada|estafa|estafadores|estafado|estafada|timo|timadores|ladrones|robo|mentira|mentiras|mentirosos|mienten|engaño|engañado|engañada|pésimo|pésima|fatal|lamentable|penoso|desastre|desastroso|pesadilla|horrible|horroroso|terrible servicio|peor servicio|peor tienda|peor experiencia|mal servicio|mala atención|decepción|decepcionado|decepcionada|decepcionante|nunca más|jamás vuelvo|no vuelvo a comprar|no compro más|abogado|consumo|denuncia|denunciar|reclamación formal|mala reseña|una estrella|devuélvanme mi dinero|devolvedme mi dinero|devuelvan mi dinero|quiero mi dinero|mi dinero ya|ya lo dije|ya te lo dije|ya lo he dicho|ya se lo dije|ya expliqué|ya lo expliqué|ya envié|ya mandé|no es lo que pregunté|no es lo que he preguntado|no respondes a mi|no entiendes nada|no entienden nada|no me entiendes|tonto|tonta|estúpido|estúpida|idiota|incompetente*|incapaces|tomadura de pelo|tomando el pelo|toman el pelo|burla|se burlan|es una broma|broma pesada|qué broma|paciencia|no aguanto|no puedo más|me vuelve loco|me vuelve loca|mierda|joder|maldito|maldita|asco|mareando|me marean|dando largas|dan largas|impresentables|chapuza|basura',
    weary:
      'todavía no|aún no|sigo esperando|llevo semanas|llevo días|semanas|nunca|otra vez|nadie|en serio|sinceramente|esperando',
    confused:
      'no entiendo|no entendí|no lo entiendo|no he entendido|no comprendo|no lo comprendo|no lo pillo|no me entero|no me aclaro|qué quieres decir|qué quiere decir|a qué te refieres|a qué se refiere|qué significa|confuso|confusa|confundido|confundida|confusión|lío|liado|liada|perdido con|perdida con|estoy perdido|estoy perdida|me pierdo|me he perdido|no tiene sentido|sin sentido|contradic*|no está claro|no me queda claro|poco claro|ni idea|no tengo idea|no sé qué hacer|no sé que hacer|no sé qué tengo|no sé cuál|no sé dónde pulsar|qué hago ahora|ahora qué|qué tengo que hacer|qué debo hacer|qué se supone|demasiado complicado|muy complicado|demasiado difícil|más sencillo|más simple|con otras palabras|de otra forma|de otra manera|explicar otra vez|explícamelo|explícame otra|explíqueme|explícalo|repetir|repítelo|me lo explicas|no te sigo|no le sigo|no sigo|= cómo|= qué|= eh|= perdón|= perdona|= mande|qué botón|demasiadas opciones|cómo que|cómo así',
    urgent:
      'urgente|urgencia|urgentemente|urge|corre prisa|tengo prisa|con prisa|lo antes posible|cuanto antes|lo más pronto|lo más rápido posible|rápido por favor|rapidez por favor|date prisa|dense prisa|inmediatamente|de inmediato|ahora mismo por favor|ya mismo|no puede esperar|no puedo esperar|no hay tiempo|no tengo tiempo|poco tiempo|se acaba el tiempo|contrarreloj|última hora|último momento|último minuto|emergencia|antes de mañana|antes de hoy|antes de que salga|antes de que lo envíen|antes de que se envíe|para hoy|para mañana|hoy mismo|mañana mismo|en una hora|en _ horas|en _ minutos|hoy sin falta|mañana sin falta|si no será tarde|demasiado tarde|llego tarde|respuesta rápida',
    soon: 'mañana|hoy|esta noche|esta tarde|pasado mañana|el sábado|el domingo|el viernes|el lunes|este fin de semana|esta semana|mañana temprano|en _ días',
    need: 'boda|fiesta|entierro|funeral|vuelo|avión|tren|salgo|salimos|viaje|viajo|vacaciones|cumpleaños|entrevista|graduación|bautizo|concierto|a tiempo|necesito|examen|maratón|carrera|cancelar|cancelen|anular|parar|cambiar la dirección',
    calm: 'no es urgente|no corre prisa|sin prisa|no hay prisa|no tengo prisa|pregunta tonta|pregunta estúpida|pregunta idiota|envío urgente|envío exprés|exprés|entrega urgente|mensajería urgente|salida de emergencia|abren|abierto|abierta|abiertos|horario|qué significa la etiqueta|zapatos de boda|zapatillas de carrera|para carrera|qué significa ese símbolo|broma de regalo|peor que|bolsa de basura|a prueba de robo|antirrobo|consumo de|producto de consumo|cancelar la suscripción|en serio o|repetir pedido|repetir el pedido|repetir la compra',
  },
  says: {
    frustrated: 'Siento que haya sido tan pesado.',
    confused: 'Perdón, no ha quedado claro. Vamos paso a paso.',
    urgent: 'Veo que hay poco tiempo.',
    message: 'Dejar un mensaje',
    writeMessage: 'Escribe aquí tu mensaje. Una persona lo leerá entero y responderá en esta conversación.',
  },
}
