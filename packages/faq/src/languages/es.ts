/** Spanish: words that visitors of shops and help pages use for the same thing, one group a line. */
export const es = `
reembols devol devuelv reintegr dinero
devol devuelv retorn cambi
cambi sustitu reemplaz canje intercambi
cambi modific edit actualiz ajust correg alter
compra comprar adquir pedido pedir pido encarg orden
cancel anul termin deten detener parar suspend
elimin borrar borra quitar suprim cerrar
entreg envio enviar envi llega llegar recib mandar despach
paquete bulto envio
seguimiento rastre estado localiz
retras demor tarde tarda lento
precio coste costo cuesta tarifa cargo caro vale
barato descuento oferta rebaja promocion cupon codigo
factura recibo comprobante
pago pagar paga abon transferencia
tarjeta credito
dinero importe efectivo suma
sueldo salario ingreso
metodo opcion forma modo manera
suscri miembro boletin
disponib existencias
producto articulo mercanc cosa
talla tamaño medida grande
roto dañ defect averi estrope
perdi falta extravi robad
tienda comercio sucursal local
horario abierto abr hora
cuenta perfil usuario
registr inscri alta crear
acced acceso iniciar sesion entrar ingres
contraseña clave pin
olvid recuper restablec perdi
restablec restaur reinici recuper
correo email mensaje
telefono movil llamar llamada numero
direccion domicilio
persona humano agente asesor representante alguien
hablar habla charl convers contact chat platic decir
ayud asist apoyo soporte auxilio
cliente consumidor
queja reclam
reseña opinion valora comentario piensa crees
problema error fallo averia
inform report notific avis
arregl repar soluc resolv
comprob verific revis ver mirar
buscar busca encontrar encuentr hallar
mostrar muestra ver list visualiz
instal configur prepar
activ habilit permit encend
desactiv deshabilit bloque apag imped
permit autoriz dejar
rapid pronto veloz
foto imagen
video pelicul
archivo document fichero
compart reenvi
guard almacen copia export
añad agreg incorpor
administr gestion
segur proteg riesgo peligr
usar uso utiliz emple
iniciar empez comenz comienz inici
vuelo avion
viaje viajar vacacion
coche auto carro vehiculo
restaurante comida comer hambre cena desayun
tiempo clima lluv temperatura
calendario cita reunion
record recuerd
tarea trabajo
cancion musica cantar canta
traduc idioma lengua
enferm mal salud
medico doctor
niño hijo hija bebe hijos
padres madre padre mama papa familia hermano hermana
trabajo empleo trabaj
morir muert
animal mascota perro gato
hola buenas buenos saludos hey
adios hasta luego chao despid nos
gracias agradec agradezco
perdon siento disculp lament
amor amar amo quiero encant gust adoro
odio odiar detest
amig amistad colega compañer
casar casate matrimonio boda esposa marido novia novio
broma chiste gracios divertid reir risa jaja
listo inteligent genio sabi
tont estupid idiota bobo
guap bonit hermos lind atractiv sexy bella
edad años viejo nacist nacimiento cumpleaños
jefe creador dueñ creo hizo invent
robot bot maquina ordenador computador humano real
hombre mujer chico chica masculin femenin genero sexo niño niña
feliz content alegr
triste infeliz deprim llor
enfad enoj furios molest irrit
cansad sueño dormir cama noche agotad acost
bueno genial excelent estupend fantastic maravillos increible bien
malo terrible horrible pesim peor mal
correct verdad cierto razon
incorrect falso equivoc
vive vivir casa hogar resid
nombre llamas llamo
respuest contest respond
pregunt duda
entend entiend comprend
pien pensar cree opin parece
puede hacer capaz habilidad
volver vuelto regres vuelv
extrañ echo menos
claro vale ok acuerdo
callar calla silencio cierra
desped despid
mundo domin conquist
cre nuevo gener agreg
actualiz upgrade version
conect conexion vincul enlaz unir
licencia suscripcion plan
buzon bandeja correo
administr admin
reunion llamada conferencia
carpeta directorio
copi duplic mover migr transfer
no puede fallo imposible error problema
import export descarg
imprim impresora
dispositivo equipo ordenador computador
sitio web pagina internet
aplicacion app programa software
grupo equipo
vinculo enlace link url
invitado extern
informe report
regla directiva politica
ocult esconder
compart permis acceso
motivo razon causa porque
donde lugar ubicacion
cuando fecha hora dia
resol corrig repar soluc
desinstal quitar elimin
feo fea horribl asqueros
espera momento segundo minuto vuelvo ahora
confund confus sentido claro
empresa compañia negocio firma
empleado personal trabajador
regalo obsequio
color tono
ropa prenda vestimenta
zapat calzado botas zapatilla
agotado disponib existencias
recoger recogida
que_tal como_estas va
quien_eres present
hasta_luego nos_vemos adios
buenas_noches dormir
ciudad pais lugar
de_nada gracias
estres nervios ansios
gratis gratuit
`
