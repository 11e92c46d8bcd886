import type { Wording } from "./wording.ts";

const greeting = "{% if invitee %}Hola, {{ invitee }}:{% endif %}";
const attendeeGreeting = "Hola{% if attendee %}, {{ attendee }}{% endif %}:";
const accountGreeting = "{% if recipient %}Hola, {{ recipient }}:{% endif %}";

const invitationReason = (to: string) =>
  `Recibe este correo porque {{ inviter | default: "alguien" }} indicó su dirección para invitarle: {{ ${to} }}. Si no lo desea, rechace en la página o ignore este correo: sin usted no ocurre nada. El enlace es solo suyo; por favor, no lo comparta.`;

const attendanceBody = (first: string) => `${attendeeGreeting}

${first}

{{ details }}

{{ about }}

¿Al final no puede venir? Cambie su respuesta para que otra persona pueda ocupar su plaza.`;

const attendanceReason =
  "Recibe este correo porque dijo que viene. El enlace es solo suyo; por favor, no lo comparta.";

const endingBody = (first: string) => `${attendeeGreeting}

${first}

{{ details }}

El archivo adjunto lo quita de su calendario.`;

const ending = {
  previewText: "El archivo adjunto lo quita de su calendario.",
  button: null,
  reason: "Recibe este correo porque había dicho que venía. No tiene que hacer nada.",
};

/** Something about who can get into an account has changed. */
function notice(headline: string, meaning: string, remedy: string) {
  return {
    subject: headline,
    headline,
    previewText: "{{ at }}. Si no fue usted, elija una contraseña nueva.",
    body: `${accountGreeting}

Esto ha ocurrido en su cuenta **{{ email }}**: **{{ at }}**. ${meaning}

Si fue usted, o ya lo sabe, no tiene que hacer nada.

Si no, elija ahora una contraseña nueva: así se cierran todas las sesiones. ${remedy}`,
    button: "No fui yo",
    reason:
      "Recibe este correo porque tiene una cuenta con la dirección {{ email }}. Los cambios como este se comunican siempre.",
  };
}
const tellAdmin = "Después, avise a la administración de su organización.";
const resetFactor = "Después, pida a la administración de su organización que restablezca el segundo factor.";

/** What Foyer says in Spanish: to people it does not know, and so formally. */
export const es: Wording = {
  emails: {
    invitation: {
      subject:
        "{% if inviter %}{{ inviter }} le invita a entrar en {{ destination }}{% else %}Tiene una invitación para entrar en {{ destination }}{% endif %}",
      headline:
        "{% if inviter %}{{ inviter }} le invita a entrar en {{ destination }}{% else %}Tiene una invitación para entrar en {{ destination }}{% endif %}",
      previewText: "Función: {{ role }}. Invitación abierta hasta: {{ expires_at }}.",
      body: `${greeting}

{{ message }}

Su función sería: **{{ role }}**. La invitación está abierta hasta: **{{ expires_at }}**.`,
      button: "Abrir la invitación",
      reason: invitationReason("destination"),
    },
    reminder: {
      subject: "Recordatorio: su invitación para entrar en {{ destination }}",
      headline: "Su invitación para entrar en {{ destination }} sigue abierta",
      previewText: "Hasta: {{ expires_at }}.",
      body: `${greeting}

{{ inviter | default: "Alguien" }} le ha invitado (función: **{{ role }}**) y usted aún no ha respondido. Puede hacerlo hasta: **{{ expires_at }}**.

{{ message }}`,
      button: "Abrir la invitación",
      reason: invitationReason("destination"),
    },
    event_invitation: {
      subject: "{{ inviter | default: organization }} le invita: {{ event }}",
      headline: "{{ inviter | default: organization }} le invita: {{ event }}",
      previewText: "{{ when }}.",
      body: `${greeting}

{{ message }}

{{ details }}

{{ about }}

La invitación está abierta hasta: **{{ expires_at }}**.`,
      button: "Abrir la invitación",
      reason: invitationReason("event"),
    },
    event_reminder: {
      subject: "Recordatorio: su invitación a {{ event }}",
      headline: "Su invitación sigue abierta: {{ event }}",
      previewText: "Hasta: {{ expires_at }}.",
      body: `${greeting}

{{ inviter | default: organization }} le ha invitado y usted aún no ha respondido. Puede hacerlo hasta: **{{ expires_at }}**.

{{ message }}

{{ details }}`,
      button: "Abrir la invitación",
      reason: invitationReason("event"),
    },
    confirmation: {
      subject: "Usted viene: {{ event }}",
      headline: "Usted viene: {{ event }}",
      previewText: "{{ when }}.",
      body: attendanceBody("Su plaza está reservada. El archivo adjunto añade el evento a su calendario."),
      button: "Cambiar mi respuesta",
      reason: attendanceReason,
    },
    seat_offered: {
      subject: "Hay una plaza para usted: {{ event }}",
      headline: "Hay una plaza para usted: {{ event }}",
      previewText: "Reservada hasta: {{ offered_until }}.",
      body: `${attendeeGreeting}

Tiene una plaza reservada hasta: **{{ offered_until }}**. Después pasa a la siguiente persona de la lista.

{{ details }}`,
      button: "Aceptar la plaza",
      reason:
        "Recibe este correo porque está en la lista de espera. Si ya no desea venir, rechace en la página, para que pueda hacerlo la siguiente persona. El enlace es solo suyo; por favor, no lo comparta.",
    },
    event_updated: {
      subject: "Cambios: {{ event }}",
      headline: "Hay cambios: {{ event }}",
      previewText: "{{ when }}.",
      body: attendanceBody("Esto es lo que vale ahora. El archivo adjunto pone al día su calendario."),
      button: "Cambiar mi respuesta",
      reason: attendanceReason,
    },
    event_cancelled: {
      ...ending,
      subject: "Cancelado: {{ event }}",
      headline: "Cancelado: {{ event }}",
      body: endingBody("El evento no se celebra. Así estaba previsto:"),
    },
    seat_withdrawn: {
      ...ending,
      subject: "Se ha retirado su plaza: {{ event }}",
      headline: "Se ha retirado su plaza: {{ event }}",
      body: endingBody(
        "Quien organiza el evento le ha quitado de la lista: no se le espera allí. El evento sí se celebra:",
      ),
    },
    seat_released: {
      ...ending,
      subject: "Usted no viene: {{ event }}",
      headline: "Usted no viene: {{ event }}",
      body: endingBody("Gracias por avisar. Su plaza vuelve a estar libre. Había dicho que sí a esto:"),
    },
    accepted: {
      subject: "{{ invitee | default: invitee_email }} ya está en {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} ya está en {{ destination }}",
      previewText: "No tiene que hacer nada más.",
      body: "**{{ invitee_email }}** ha aceptado su invitación. No tiene que hacer nada más.",
      button: "Ver la invitación",
      reason: "Recibe este correo porque envió la invitación.",
    },
    declined: {
      subject: "{{ invitee | default: invitee_email }} no quiere entrar en {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} no quiere entrar en {{ destination }}",
      previewText: "La invitación está cerrada y sus enlaces ya no funcionan.",
      body: "**{{ invitee_email }}** ha rechazado su invitación. Está cerrada, y sus enlaces ya no funcionan.",
      button: "Ver la invitación",
      reason: "Recibe este correo porque envió la invitación.",
    },
    link_requested: {
      subject: "{{ invitee | default: invitee_email }} pide un enlace nuevo para entrar en {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} pide un enlace nuevo",
      previewText: "La invitación ha caducado. Puede volver a enviarla.",
      body: `Su invitación para entrar en **{{ destination }}** ha caducado. Alguien abrió su enlace y pidió uno nuevo.

Si todavía quiere dejar entrar a {{ invitee | default: "esta persona" }}, vuelva a enviar la invitación. Llegará a **{{ invitee_email }}** y a nadie más.`,
      button: "Ver la invitación",
      reason: "Recibe este correo porque envió la invitación. Si no hace nada, seguirá caducada.",
    },
    answers_digest: {
      subject:
        "{% if answers.size == 1 %}{{ answers | first }}{% else %}Respuestas a sus invitaciones en {{ organization }}{% endif %}",
      headline: "{% if answers.size == 1 %}Una respuesta{% else %}Respuestas{% endif %} a sus invitaciones",
      previewText: "{{ answers | first }}.",
      body: `{% if recipient %}Hola, {{ recipient }}:{% endif %}

Esto es lo que han respondido, desde el último correo como este, las personas a las que invitó en **{{ organization }}**:

{% for answer in answers %}• {{ answer }}
{% endfor %}`,
      button: "Ver sus invitaciones",
      reason:
        "Recibe este correo porque envió las invitaciones y pidió las respuestas juntas. Puede cambiarlo en «My account».",
    },
    password_reset: {
      subject: "Elija una contraseña nueva",
      headline: "Elija una contraseña nueva",
      previewText: "El enlace sirve una vez, hasta: {{ expires_at }}.",
      body: `${accountGreeting}

Alguien ha pedido una contraseña nueva para **{{ email }}**. Si fue usted, elíjala aquí. El enlace sirve una vez, hasta: **{{ expires_at }}**.

Se cerrarán todas sus sesiones. Si usa un segundo factor, lo necesitará como hasta ahora.`,
      button: "Elegir una contraseña nueva",
      reason:
        "Recibe este correo porque alguien ha pedido una contraseña nueva para {{ email }}. Si no fue usted, ignórelo: nada ha cambiado ni cambiará. Por favor, no comparta el enlace.",
    },
    password_changed: notice(
      "Su contraseña ha cambiado",
      "En los demás sitios, sus sesiones están cerradas.",
      tellAdmin,
    ),
    mfa_enabled: notice(
      "Se ha activado su segundo factor",
      "Desde ahora, para entrar se pide un código de la aplicación de autenticación.",
      resetFactor,
    ),
    mfa_disabled: notice(
      "Se ha desactivado su segundo factor",
      "Desde ahora, basta la contraseña para entrar. Los códigos de recuperación ya no sirven.",
      tellAdmin,
    ),
    mfa_reset: notice(
      "La administración ha restablecido su segundo factor",
      "La aplicación de autenticación y los códigos de recuperación ya no sirven, y todas sus sesiones están cerradas. Entre con su contraseña y configúrelo de nuevo.",
      tellAdmin,
    ),
    recovery_code_used: notice(
      "Se ha usado uno de sus códigos de recuperación",
      "Sustituyó a un código de la aplicación de autenticación y no volverá a servir.",
      tellAdmin,
    ),
    recovery_codes_replaced: notice(
      "Se han sustituido sus códigos de recuperación",
      "Los anteriores ya no sirven y, en los demás sitios, sus sesiones están cerradas.",
      resetFactor,
    ),
    api_key_created: notice(
      "Se ha creado una clave de API para su cuenta",
      "Un programa que la presente actúa en su nombre hasta que la clave termine o usted la retire en «My account».",
      "Después, retire la clave en «My account»: funciona sin contraseña, también sin la nueva.",
    ),
    test: {
      subject: "Una prueba de {{ organization }}",
      headline: "El correo funciona",
      previewText: "Este mensaje ha ido por el camino de sus invitaciones.",
      body: `{% if recipient %}Hola, {{ recipient }}:{% endif %}

Este mensaje se ha enviado con los ajustes de correo de **{{ organization }}**: **{{ at }}**. Sus invitaciones van por el mismo camino.

Si está entre el correo no deseado, pregunte por SPF, DKIM y DMARC a quien se ocupe de su dominio.`,
      button: null,
      reason: "Recibe este correo porque pidió una prueba en los ajustes de correo.",
    },
  },
  words: {
    roles: {
      owner: "titular",
      admin: "administración",
      member: "miembro",
      guest: "invitado",
      custodian: "responsable",
      contributor: "colaboración",
      viewer: "lectura",
    },
    destination: {
      organization: (_name, organization) => organization,
      space: (name, organization) => `el espacio${name === null ? "" : ` ${name}`} de ${organization}`,
      event: (name, organization) => `el evento${name === null ? "" : ` ${name}`} de ${organization}`,
    },
    unnamed: {
      organization: "la organización",
      event: "el evento",
      invitee: "la persona invitada",
      address: "su dirección",
    },
    linkLabels: {
      own: "Su propio enlace:",
      page: "Su página:",
      newPassword: "Elegir una contraseña nueva:",
    },
    optOut: "No volver a invitarme",
    when: "Cuándo:",
    where: "Dónde:",
    about: "De qué se trata:",
    answers: {
      accepted: (who, destination) => `${who} ya está en ${destination}`,
      declined: (who, destination) => `${who} no quiere entrar en ${destination}`,
      more: (count) => (count === 1 ? "y una más" : `y ${count} más`),
    },
    calendar: {
      locale: "es-ES",
      moment: (day, clock) => `${day}, ${clock}`,
      span: (start, end) => `${start} a ${end}`,
    },
    samples: {
      organization: "Acme Robotics",
      space: "Árbol genealógico",
      event: "Fiesta de verano",
      location: "El molino viejo, calle del Río 12",
      message: "Querida Grace:\n\nnos encantaría tenerte con nosotros.",
      description: "Buena comida, música\ny un paseo en barca al atardecer.",
    },
  },
};
