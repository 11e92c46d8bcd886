import type { Words } from "./en.ts";

/** Every sentence that an invitation begins with, in Spanish. */
export const words: Words = {
  title: "Su invitación",
  email: "Correo electrónico",
  accept: "Aceptar la invitación",
  busy: "Un momento…",
  nobody: "la persona que configuró Foyer",

  letter: {
    headline: (inviter, destination) =>
      inviter ? `${inviter} le invita ${destination}` : `Ha recibido una invitación ${destination}`,
    to: {
      organization: (place) => `a unirse a ${place}`,
      space: (place, organization) => `a unirse al espacio ${place} de ${organization}`,
      event: (place) => `al evento ${place}`,
    },
    role: "Su función",
    until: "Abierta hasta",
    unexpected: "¿No la esperaba? Cierre la página: no ocurre nada mientras no acepte.",
    optOut: "¿No quiere recibir más invitaciones?",
  },
  roles: {
    owner: "Titular",
    admin: "Administración",
    member: "Miembro",
    custodian: "Responsable",
    contributor: "Colaboración",
    viewer: "Lectura",
  },
  roleMeaning: {
    owner: "Decide sobre todo: los ajustes, las personas y a quién se invita.",
    admin: "Invita a personas y ve quién forma parte.",
    member: "Forma parte y mantiene su propio perfil.",
    custodian: "Cuida del espacio: de lo que contiene y de a quién se invita.",
    contributor: "Añade contenido y edita el que hay.",
    viewer: "Ve lo que hay y no cambia nada.",
  },

  newAccount: {
    heading: "Cree su cuenta",
    lead: "Un nombre y una contraseña, y ya está dentro.",
    name: "Su nombre",
    nameMissing: "Escriba su nombre, para que los demás sepan cómo llamarle.",
    more: "Añadir más sobre usted",
    optional: "Todo es opcional. Podrá cambiarlo más adelante.",
    clientCompany: "Empresa",
    position: "Cargo",
    department: "Departamento",
    phone: "Teléfono",
    zohoAccount: "Cuenta de Zoho",
  },
  password: {
    label: "Contraseña",
    show: "Mostrar la contraseña",
    showShort: "Mostrar",
    hide: "Ocultar la contraseña",
    hideShort: "Ocultar",
    short: { one: "Falta # carácter.", other: "Faltan # caracteres." },
    faults: {
      too_short: (limit) =>
        `Use al menos ${limit} caracteres. Unas cuantas palabras seguidas son fáciles de recordar.`,
      too_long: (limit) => `Use como máximo ${limit} caracteres.`,
      too_uniform: () => "Use más variedad de caracteres.",
    },
    weak: "Fácil de adivinar: evite nombres, repeticiones y series como 1234.",
    good: "Buena.",
    strong: "Muy segura.",
  },
  signedIn: {
    heading: "Todo listo para aceptar",
    lead: (email) => `Ha iniciado sesión como ${email}.`,
  },
  decline: {
    ask: "Rechazar la invitación",
    consequence: (inviter) =>
      `${inviter ? `${inviter} verá que la ha rechazado. ` : ""}Este enlace dejará de funcionar.`,
    confirm: "Sí, rechazarla",
  },

  unreachable: {
    headline: "No se puede cargar su invitación",
    what: "No hay respuesta: puede que usted no tenga conexión, o que Foyer no la tenga. No es culpa de su enlace ni suya.",
    next: "No se ha perdido nada. En cuanto vuelva la conexión, se abrirá por sí sola.",
    submit: "Volver a intentarlo",
  },
  trouble: {
    passing:
      "No hay respuesta: puede que usted no tenga conexión, o que Foyer no la tenga. Lo que ha escrito no se pierde. Vuelva a intentarlo en un momento.",
    later: (wait) => `Se ha intentado demasiadas veces. Vuelva a intentarlo ${wait}.`,
  },
};
