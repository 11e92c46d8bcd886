import type { OptOutWords } from "./en.ts";

/** What is said in German to somebody who wants no more invitations. */
export const words: OptOutWords = {
  title: "Keine Einladungen mehr",
  busy: "Einen Moment …",

  ask: {
    headline: (organization) => `Keine Einladungen mehr von ${organization}?`,
    what: (organization, email) =>
      `${organization} schickt dann keine Einladungen und keine Erinnerungen mehr an ${email}.`,
    kept: "Was Sie schon zugesagt haben, bleibt bestehen. Sie können dies hier jederzeit rückgängig machen.",
    submit: "Nicht mehr einladen",
  },
  done: {
    headline: (organization) => `${organization} lädt Sie nicht mehr ein`,
    what: (organization, email) =>
      `${email} bekommt keine Einladungen und keine Erinnerungen mehr von ${organization}.`,
    kept: "Was das betrifft, was Sie schon zugesagt haben, erfahren Sie weiterhin.",
    submit: "Rückgängig machen",
  },
  undone: {
    headline: (organization) => `${organization} darf Sie wieder einladen`,
    what: (organization, email) => `${email} kann Einladungen von ${organization} bekommen.`,
  },

  unknownLink: {
    headline: "Dieser Link führt nirgendwohin",
    what: "Meist ging auf dem Weg hierher ein Stück des Links verloren. Es hat sich nichts geändert.",
    next: "Klicken Sie noch einmal auf den Link in der E-Mail, oder kopieren Sie ihn ganz.",
  },
  unreachable: {
    headline: "Diese Seite lässt sich nicht laden",
    what: "Es kommt keine Antwort: Vielleicht sind Sie offline, vielleicht ist es Foyer. Es hat sich nichts geändert.",
    submit: "Noch einmal versuchen",
  },
  trouble: {
    handedOn: "Dieser Link wurde weitergegeben. Nehmen Sie einen aus einer E-Mail an Sie.",
    later: (wait) => `Das waren zu viele Versuche. Versuchen Sie es ${wait} noch einmal.`,
  },
};
