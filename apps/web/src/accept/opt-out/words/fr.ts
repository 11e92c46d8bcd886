import type { OptOutWords } from "./en.ts";

/** What is said in French to somebody who wants no more invitations. */
export const words: OptOutWords = {
  title: "Plus d’invitations",
  busy: "Un instant…",

  ask: {
    headline: (organization) => `Ne plus recevoir d’invitations de ${organization}\u00a0?`,
    what: (organization, email) => `${organization} n’enverra plus ni invitation ni rappel à ${email}.`,
    kept: "Ce que vous avez déjà accepté reste tel quel. Vous pouvez revenir sur ce choix ici à tout moment.",
    submit: "Ne plus m’inviter",
  },
  done: {
    headline: (organization) => `${organization} ne vous invitera plus`,
    what: (organization, email) => `${email} ne recevra plus ni invitation ni rappel de ${organization}.`,
    kept: "Vous recevrez encore ce qui se rapporte à ce que vous avez déjà accepté.",
    submit: "Revenir sur ce choix",
  },
  undone: {
    headline: (organization) => `${organization} peut de nouveau vous inviter`,
    what: (organization, email) => `${email} peut recevoir des invitations de ${organization}.`,
  },

  unknownLink: {
    headline: "Ce lien ne mène nulle part",
    what: "Un morceau du lien s’est sans doute perdu en route. Rien n’a changé.",
    next: "Cliquez de nouveau sur le lien de l’e-mail, ou copiez-le en entier.",
  },
  unreachable: {
    headline: "Impossible de charger cette page",
    what: "Pas de réponse\u00a0: vous êtes peut-être hors ligne, ou bien c’est Foyer. Rien n’a changé.",
    submit: "Réessayer",
  },
  trouble: {
    handedOn: "Ce lien a été transmis. Utilisez celui d’un e-mail que vous avez reçu.",
    later: (wait) => `Il y a eu trop d’essais. Réessayez ${wait}.`,
  },
};
