import type { OptOutWords } from "./en.ts";

/** What is said in Spanish to somebody who wants no more invitations. */
export const words: OptOutWords = {
  title: "No más invitaciones",
  busy: "Un momento…",

  ask: {
    headline: (organization) => `¿No quiere más invitaciones de ${organization}?`,
    what: (organization, email) =>
      `${organization} dejará de enviar invitaciones y recordatorios a ${email}.`,
    kept: "Lo que ya haya aceptado se mantiene. Puede deshacerlo aquí cuando quiera.",
    submit: "No volver a invitarme",
  },
  done: {
    headline: (organization) => `${organization} no volverá a invitarle`,
    what: (organization, email) =>
      `${email} ya no recibirá invitaciones ni recordatorios de ${organization}.`,
    kept: "Si antes aceptó algo, seguirá recibiendo lo que tenga que ver con ello.",
    submit: "Deshacer",
  },
  undone: {
    headline: (organization) => `${organization} puede volver a invitarle`,
    what: (organization, email) => `${email} puede recibir invitaciones de ${organization}.`,
  },

  unknownLink: {
    headline: "Este enlace no lleva a ninguna parte",
    what: "Lo más habitual es que se haya perdido un trozo del enlace por el camino. No ha cambiado nada.",
    next: "Pulse de nuevo el enlace del correo o cópielo completo.",
  },
  unreachable: {
    headline: "No se puede cargar esta página",
    what: "No hay respuesta: puede que usted no tenga conexión, o que Foyer no la tenga. No ha cambiado nada.",
    submit: "Volver a intentarlo",
  },
  trouble: {
    handedOn: "Este enlace se ha compartido. Use uno de un correo que haya recibido.",
    later: (wait) => `Se ha intentado demasiadas veces. Vuelva a intentarlo ${wait}.`,
  },
};
