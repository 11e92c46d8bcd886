import type { LateWords } from "./en.ts";

/** The sentences of the scenes that few visitors meet, in French. */
export const words: LateWords = {
  signIn: {
    heading: "Connectez-vous pour accepter",
    lead: "Vous avez déjà un compte ici. Il reste tel qu’il est.",
    submit: "Se connecter et accepter",
    missing: "Saisissez le mot de passe de votre compte ici.",
    wrongPassword: "Ce n’est pas le mot de passe de votre compte ici.",
    ended: "Trop de temps a passé, la connexion a expiré. Recommencez.",
  },
  code: {
    heading: "Encore une preuve que c’est bien vous",
    submit: "Confirmer et accepter",
    wrong: "Ce code n’est pas le bon, ou il a déjà servi.",
    again: "Recommencer",
    app: {
      label: "Code",
      lead: "Ouvrez votre application d’authentification\u00a0: elle affiche un code à six chiffres pour Foyer.",
      missing: "Six chiffres, tels que les affiche votre application d’authentification.",
      other: "Utiliser plutôt un code de secours",
    },
    recovery: {
      label: "Code de secours",
      lead: "L’un des codes que vous avez conservés en configurant votre application d’authentification. Chacun sert une seule fois.",
      missing: "Saisissez l’un de vos codes de secours.",
      other: "Utiliser plutôt l’application d’authentification",
    },
  },
  wrongAccount: {
    heading: "Cette invitation est destinée à un autre compte",
    lead: "Pour accepter, passez au compte invité. Vous restez sur cette page.",
    invited: "Compte invité",
    signedIn: "Session ouverte",
    submit: "Changer de compte",
  },

  event: {
    letter: {
      as: "Vous venez comme",
      vip: "Invitation d’honneur",
      when: "Quand",
      here: (time, zone) => `${time} chez vous (${zone})`,
      where: "Où",
      map: "Voir sur une carte",
      host: "Organisation",
      seats: "Places",
      seatsLeft: { one: "# place restante", other: "# places restantes" },
      noSeats: "Plus aucune",
      kept: "Une place vous est réservée",
      about: "De quoi il s’agit",
      more: "Lire de quoi il s’agit",
    },
    form: {
      fullName: "Votre nom complet",
      fullNameMissing: "Indiquez le nom qui doit figurer sur la liste des participants.",
      phone: "Téléphone (facultatif)",
    },
    seat: {
      heading: "Serez-vous là\u00a0?",
      lead: "Votre nom suffit pour avoir une place. Aucun compte n’est nécessaire.",
    },
    full: {
      heading: "Toutes les places sont prises",
      lead: (email) =>
        `Inscrivez-vous sur la liste d’attente\u00a0: dès qu’une place se libère, elle est proposée à la première personne inscrite. Nous vous écrirons alors à ${email}.`,
      submit: "M’inscrire sur la liste d’attente",
    },
    lapsed: {
      heading: "La place est allée à quelqu’un d’autre",
      lead: "Elle vous était réservée pour un temps, qui est passé. Vous pouvez vous inscrire de nouveau sur la liste d’attente.",
    },
    waiting: {
      heading: (position) => `Vous êtes numéro ${position} sur la liste d’attente`,
      lead: (email) =>
        `Dès qu’une place est pour vous, nous vous écrivons à ${email}. Vous pouvez fermer cette page.`,
      leave: {
        ask: "Quitter la liste d’attente",
        consequence: () => "Vous perdez votre rang, et ce lien ne fonctionnera plus.",
        confirm: "Oui, la quitter",
      },
    },
    offered: {
      heading: "Une place vous est réservée",
      lead: (until) =>
        `Vous pouvez la prendre jusqu’au ${until}. Ensuite, elle sera proposée à la personne suivante.`,
      submit: "Prendre la place",
      leave: {
        ask: "Laisser la place",
        consequence: () => "La place sera proposée à la personne suivante, et ce lien ne fonctionnera plus.",
        confirm: "Oui, la laisser",
      },
    },
    attending: {
      headline: (event) => `Vous avez votre place\u00a0: ${event}`,
      lead: "Une place est à vous. C’est un plaisir de vous compter parmi nous.",
      mail: (email) => `La confirmation part à ${email}. Son lien ramène ici.`,
      calendar: "Ajouter à l’agenda",
      leave: {
        ask: "Finalement, vous ne pouvez pas venir\u00a0?",
        consequence: () => "Votre place ira à quelqu’un d’autre, et ce lien ne fonctionnera plus.",
        confirm: "Oui, rendre ma place",
      },
      tooLate: (inviter) => `C’est déjà commencé. Si vous ne pouvez pas venir, dites-le à ${inviter}.`,
    },
    justFilled: "La dernière place vient d’être prise.",
    over: {
      headline: "Cet événement est passé",
      what: (event, time) => `${event} a eu lieu\u00a0: ${time}.`,
      next: "Il n’y a plus rien à répondre. Vous pouvez fermer cette page.",
    },
  },

  welcome: {
    headline: (place) => `Vous avez rejoint ${place}`,
    lead: "Bienvenue\u00a0! C’est un plaisir de vous compter parmi nous.",
    signInNext: "Bienvenue\u00a0! Connectez-vous encore une fois pour continuer.",
    enrolNext: (organization) =>
      `Bienvenue\u00a0! ${organization} demande un second facteur\u00a0: l’étape suivante est de configurer une application d’authentification.`,
    go: (place) => `Ouvrir ${place}`,
    signIn: "Se connecter",
    enrol: "La configurer maintenant",
  },

  unknownLink: {
    headline: "Ce lien ne mène nulle part",
    what: "Le plus souvent, un morceau du lien s’est perdu entre l’e-mail et cette page.",
    next: "Cliquez sur le bouton de l’e-mail, ou copiez-y le lien en entier.",
    ask: "Toujours rien\u00a0? Demandez-en un nouveau à la personne qui vous l’a envoyé.",
  },
  cancelled: {
    headline: "Cette invitation a été annulée",
    what: (place) => `Son lien vers ${place} ne s’ouvre plus. Vous n’avez rien fait de mal.`,
    next: (inviter) => `Devrait-elle être encore valable\u00a0? Demandez-en une nouvelle à ${inviter}.`,
  },
  declined: {
    headline: "Cette invitation a été refusée",
    what: (place) => `Elle menait à ${place} et ne s’ouvre plus. C’est tout.`,
    next: (inviter) =>
      `Vous avez changé d’avis, ou ce n’était pas vous\u00a0? Demandez-en une nouvelle à ${inviter}.`,
  },
  inviter_lost_authority: {
    headline: "Cette invitation ne vous fait plus entrer",
    what: (place) =>
      `La personne qui l’a envoyée n’a plus le droit d’inviter à ${place}. Vous n’y êtes pour rien.`,
    next: (_inviter, organization) => `Demandez-en une nouvelle à une autre personne de ${organization}.`,
  },
  account_disabled: {
    headline: "Votre accès est désactivé",
    what: (_place, organization) =>
      `Une personne de ${organization} l’a désactivé\u00a0; une invitation ne peut pas le rétablir.`,
    next: (_inviter, organization) =>
      `Adressez-vous à l’administration de ${organization}, puis ouvrez de nouveau ce lien.`,
  },
  removed: {
    headlines: {
      organization: "Cette organisation n’existe plus",
      space: "Cet espace n’existe plus",
      event: "Cet événement a été annulé",
    },
    what: (organization) =>
      `Une personne de ${organization} en a décidé ainsi, et l’invitation prend fin elle aussi. Vous n’avez rien fait de mal.`,
    next: (inviter) => `Vous voulez en savoir plus\u00a0? Adressez-vous à ${inviter}.`,
  },
  expired: {
    headline: "Cette invitation a expiré",
    what: (place, date) => `Elle menait à ${place} et était valable jusqu’au ${date}.`,
    blame: "Personne n’a rien fait de mal\u00a0: les invitations ne restent pas ouvertes pour toujours.",
    submit: "Demander un nouveau lien",
  },
  linkRequested: {
    headline: "Nous avons demandé un nouveau lien",
    what: (email, inviter) =>
      `Si elle peut être renouvelée, un nouveau lien part à ${email}${inviter ? `, ou la question a été posée à ${inviter}` : ""}.`,
    next: "Vous pouvez fermer cette page.",
  },
  accepted: {
    headline: "Cette invitation a déjà été acceptée",
    headlineYours: (place) => `Vous avez déjà rejoint ${place}`,
    yours: "La porte est ouverte.",
    what: (email) => `Elle était destinée à ${email}. Si c’est vous, connectez-vous et continuez.`,
    other: (signedInAs) => `En ce moment, votre session est ouverte avec ${signedInAs}.`,
    notYou: (inviter) => `Ce n’était pas vous\u00a0? Dites-le à ${inviter}.`,
  },

  refused: {
    password: () =>
      "Ce mot de passe est trop facile à deviner. Prenez quelques mots sans rapport entre eux, qui ne viendraient à l’idée de personne d’autre.",
    other: () => "Ce n’est pas possible ainsi. Écrivez-le plus court ou plus simplement.",
  },
  trouble: {
    outdated: "Quelque chose a changé au même moment. Regardez, puis réessayez.",
    mailed:
      "Une place est déjà réservée à cette adresse\u00a0: utilisez un lien qui lui a été envoyé par e-mail.",
    typed: "Foyer n’a pas pu l’accepter. Vérifiez votre saisie et réessayez.",
  },
};
