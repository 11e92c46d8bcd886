import type { LateWords } from "./en.ts";

/** The sentences of the scenes that few visitors meet, in Spanish. */
export const words: LateWords = {
  signIn: {
    heading: "Inicie sesión para aceptar",
    lead: "Ya tiene una cuenta aquí. Se queda como está.",
    submit: "Iniciar sesión y aceptar",
    missing: "Escriba la contraseña de su cuenta aquí.",
    wrongPassword: "Esta no es la contraseña de su cuenta aquí.",
    ended: "Ha pasado tanto tiempo que el inicio de sesión ha caducado. Empiece de nuevo.",
  },
  code: {
    heading: "Una cosa más para comprobar que es usted",
    submit: "Confirmar y aceptar",
    wrong: "Este código no es correcto, o ya se ha usado.",
    again: "Empezar de nuevo",
    app: {
      label: "Código",
      lead: "Abra su aplicación de autenticación: muestra un código de seis cifras para Foyer.",
      missing: "Seis cifras, tal como las muestra su aplicación de autenticación.",
      other: "Usar un código de recuperación",
    },
    recovery: {
      label: "Código de recuperación",
      lead: "Uno de los códigos que guardó al configurar su aplicación de autenticación. Cada uno sirve una sola vez.",
      missing: "Escriba uno de sus códigos de recuperación.",
      other: "Usar la aplicación de autenticación",
    },
  },
  wrongAccount: {
    heading: "Esta invitación es para otra cuenta",
    lead: "Para aceptar, cambie a la cuenta invitada. Seguirá en esta página.",
    invited: "Invitada",
    signedIn: "En uso",
    submit: "Cambiar de cuenta",
  },

  event: {
    letter: {
      as: "Asiste como",
      vip: "Invitación de honor",
      when: "Cuándo",
      here: (time, zone) => `${time} en su zona (${zone})`,
      where: "Dónde",
      map: "Ver en un mapa",
      host: "Organiza",
      seats: "Plazas",
      seatsLeft: { one: "Queda # plaza", other: "Quedan # plazas" },
      noSeats: "No queda ninguna",
      kept: "Hay una guardada para usted",
      about: "De qué se trata",
      more: "Leer de qué se trata",
    },
    form: {
      fullName: "Su nombre completo",
      fullNameMissing: "Escriba el nombre que debe figurar en la lista de asistentes.",
      phone: "Teléfono (opcional)",
    },
    seat: {
      heading: "¿Asistirá?",
      lead: "Con su nombre basta para tener una plaza. No necesita ninguna cuenta.",
    },
    full: {
      heading: "No quedan plazas",
      lead: (email) =>
        `Apúntese a la lista de espera: cuando se libere una plaza, se ofrecerá a la primera persona de la lista. Le escribiremos a ${email}.`,
      submit: "Apuntarme a la lista de espera",
    },
    lapsed: {
      heading: "La plaza ha sido para otra persona",
      lead: "Se la guardamos hasta que venció el plazo. Puede volver a apuntarse a la lista de espera.",
    },
    waiting: {
      heading: (position) => `Es el número ${position} de la lista de espera`,
      lead: (email) =>
        `En cuanto haya una plaza para usted, le escribiremos a ${email}. Puede cerrar esta página.`,
      leave: {
        ask: "Salir de la lista de espera",
        consequence: () => "Perderá su puesto en la lista y este enlace dejará de funcionar.",
        confirm: "Sí, salir de la lista",
      },
    },
    offered: {
      heading: "Hay una plaza guardada para usted",
      lead: (until) =>
        `Puede aceptarla hasta el ${until}. Después se preguntará a la siguiente persona de la lista.`,
      submit: "Aceptar la plaza",
      leave: {
        ask: "Renunciar a la plaza",
        consequence: () =>
          "La plaza se ofrecerá a la siguiente persona de la lista y este enlace dejará de funcionar.",
        confirm: "Sí, renunciar a ella",
      },
    },
    attending: {
      headline: (event) => `Tiene plaza: ${event}`,
      lead: "Ya tiene su plaza. Nos alegra contar con usted.",
      mail: (email) => `La confirmación se envía a ${email}. Su enlace le traerá de nuevo aquí.`,
      calendar: "Añadir al calendario",
      leave: {
        ask: "¿Al final no puede venir?",
        consequence: () => "Su plaza será para otra persona y este enlace dejará de funcionar.",
        confirm: "Sí, ceder mi plaza",
      },
      tooLate: (inviter) => `Ya ha empezado. Si no puede venir, avise a ${inviter}.`,
    },
    justFilled: "La última plaza se acaba de ocupar.",
    over: {
      headline: "Este evento ya ha terminado",
      what: (event, time) => `${event} se celebró: ${time}.`,
      next: "Ya no hay nada que responder. Puede cerrar esta página.",
    },
  },

  welcome: {
    headline: (place) => `Le damos la bienvenida a ${place}`,
    lead: "Ya está dentro. Nos alegra contar con usted.",
    signInNext: "Ya está dentro. Inicie sesión una vez más para continuar.",
    enrolNext: (organization) =>
      `Ya está dentro. ${organization} pide un segundo factor: el siguiente paso es configurar una aplicación de autenticación.`,
    go: (place) => `Ir a ${place}`,
    signIn: "Iniciar sesión",
    enrol: "Configurarla ahora",
  },

  unknownLink: {
    headline: "Este enlace no lleva a ninguna parte",
    what: "Lo más habitual es que se haya perdido un trozo del enlace entre el correo y esta página.",
    next: "Pulse el botón del correo o copie de él el enlace completo.",
    ask: "¿Sigue sin funcionar? Pida uno nuevo a la persona que le invitó.",
  },
  cancelled: {
    headline: "Esta invitación se ha cancelado",
    what: (place) => `Su enlace a ${place} ya no se abre. Usted no ha hecho nada mal.`,
    next: (inviter) => `¿Debería seguir abierta? Pida una nueva a ${inviter}.`,
  },
  declined: {
    headline: "Esta invitación se ha rechazado",
    what: (place) => `Llevaba a ${place} y ya no se abre. Eso es todo.`,
    next: (inviter) => `¿Ha cambiado de opinión, o no fue usted? Pida una nueva a ${inviter}.`,
  },
  inviter_lost_authority: {
    headline: "Esta invitación ya no le da acceso",
    what: (place) => `Quien la envió ya no puede invitar a ${place}. No es por nada que haya hecho usted.`,
    next: (_inviter, organization) => `Pida una nueva a otra persona de ${organization}.`,
  },
  account_disabled: {
    headline: "Su acceso está desactivado",
    what: (_place, organization) =>
      `Alguien de ${organization} lo desactivó; una invitación no puede volver a activarlo.`,
    next: (_inviter, organization) =>
      `Hable con la administración de ${organization} y después abra de nuevo este enlace.`,
  },
  removed: {
    headlines: {
      organization: "Esta organización ya no existe",
      space: "Este espacio ya no existe",
      event: "Este evento se ha cancelado",
    },
    what: (organization) =>
      `Así lo decidió alguien de ${organization}, y con ello termina también la invitación. Usted no ha hecho nada mal.`,
    next: (inviter) => `¿Quiere saber más? Pregunte a ${inviter}.`,
  },
  expired: {
    headline: "Esta invitación ha caducado",
    what: (place, date) => `Llevaba a ${place} y estuvo abierta hasta el ${date}.`,
    blame: "Nadie ha hecho nada mal: las invitaciones no quedan abiertas para siempre.",
    submit: "Pedir un enlace nuevo",
  },
  linkRequested: {
    headline: "Hemos pedido un enlace nuevo",
    what: (email, inviter) =>
      `Si se puede renovar, un enlace nuevo va camino de ${email}${inviter ? ` o se ha preguntado a ${inviter}` : ""}.`,
    next: "Puede cerrar esta página.",
  },
  accepted: {
    headline: "Esta invitación ya se había aceptado",
    headlineYours: (place) => `Ya forma parte de ${place}`,
    yours: "La puerta está abierta.",
    what: (email) => `Era para ${email}. Si es usted, inicie sesión y continúe.`,
    other: (signedInAs) => `Ahora mismo ha iniciado sesión como ${signedInAs}.`,
    notYou: (inviter) => `¿No fue usted? Avise a ${inviter}.`,
  },

  refused: {
    password: () =>
      "Esta contraseña es demasiado fácil de adivinar. Use unas cuantas palabras sin relación entre sí que solo se le ocurran a usted.",
    other: () => "No se puede aceptar así. Escríbalo más corto o más sencillo.",
  },
  trouble: {
    outdated: "Algo cambió en ese mismo momento. Eche un vistazo y vuelva a intentarlo.",
    mailed: "Ya hay una plaza guardada para esta dirección: use un enlace que se le haya enviado por correo.",
    typed: "Foyer no ha podido aceptarlo. Revise lo que ha escrito y vuelva a intentarlo.",
  },
};
