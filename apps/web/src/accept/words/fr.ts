import type { Words } from "./en.ts";

/** Every sentence that an invitation begins with, in French. */
export const words: Words = {
  title: "Votre invitation",
  email: "E-mail",
  accept: "Accepter l’invitation",
  busy: "Un instant…",
  nobody: "la personne qui a installé Foyer",

  letter: {
    headline: (inviter, destination) =>
      inviter ? `${inviter} vous invite ${destination}` : `Vous avez une invitation ${destination}`,
    to: {
      organization: (place) => `à rejoindre ${place}`,
      space: (place, organization) => `à rejoindre l’espace ${place} (${organization})`,
      event: (place) => `à l’événement ${place}`,
    },
    role: "Votre rôle",
    until: "Valable jusqu’au",
    unexpected:
      "Vous ne vous y attendiez pas\u00a0? Fermez la page\u00a0: rien ne se passe tant que vous n’acceptez pas.",
    optOut: "Vous ne voulez plus recevoir d’invitations\u00a0?",
  },
  roles: {
    owner: "Propriétaire",
    admin: "Administration",
    member: "Membre",
    custodian: "Responsable",
    contributor: "Contribution",
    viewer: "Lecture",
  },
  roleMeaning: {
    owner: "Vous décidez de tout\u00a0: les réglages, les personnes et les invitations.",
    admin: "Vous invitez des personnes et voyez qui en fait partie.",
    member: "Vous en faites partie et tenez à jour votre propre profil.",
    custodian: "Vous prenez soin de l’espace\u00a0: de son contenu et des invitations.",
    contributor: "Vous ajoutez du contenu et modifiez ce qui s’y trouve.",
    viewer: "Vous voyez ce qui s’y trouve, sans rien modifier.",
  },

  newAccount: {
    heading: "Créez votre compte",
    lead: "Un nom, un mot de passe, et vous y êtes.",
    name: "Votre nom",
    nameMissing: "Indiquez votre nom, pour que les autres sachent comment vous appeler.",
    more: "En dire plus sur vous",
    optional: "Tout est facultatif. Vous pourrez le modifier plus tard.",
    clientCompany: "Entreprise",
    position: "Fonction",
    department: "Service",
    phone: "Téléphone",
    zohoAccount: "Compte Zoho",
  },
  password: {
    label: "Mot de passe",
    show: "Afficher le mot de passe",
    showShort: "Afficher",
    hide: "Masquer le mot de passe",
    hideShort: "Masquer",
    short: { one: "Encore # caractère.", other: "Encore # caractères." },
    faults: {
      too_short: (limit) =>
        `Au moins ${limit} caractères. Quelques mots à la suite se retiennent facilement.`,
      too_long: (limit) => `Au plus ${limit} caractères.`,
      too_uniform: () => "Utilisez des caractères plus variés.",
    },
    weak: "Facile à deviner\u00a0: évitez les noms, les répétitions et les suites comme 1234.",
    good: "Bon.",
    strong: "Très sûr.",
  },
  signedIn: {
    heading: "Il ne reste qu’à accepter",
    lead: (email) => `Votre session est ouverte avec ${email}.`,
  },
  decline: {
    ask: "Refuser l’invitation",
    consequence: (inviter) =>
      `${inviter ? `${inviter} verra que vous avez refusé. ` : ""}Ce lien ne fonctionnera plus.`,
    confirm: "Oui, refuser",
  },

  unreachable: {
    headline: "Impossible de charger votre invitation",
    what: "Pas de réponse\u00a0: vous êtes peut-être hors ligne, ou bien c’est Foyer. Ni votre lien ni vous n’y êtes pour rien.",
    next: "Rien n’est perdu. Dès que la connexion revient, elle s’ouvre d’elle-même.",
    submit: "Réessayer",
  },
  trouble: {
    passing:
      "Pas de réponse\u00a0: vous êtes peut-être hors ligne, ou bien c’est Foyer. Ce que vous avez écrit n’est pas perdu. Réessayez dans un instant.",
    later: (wait) => `Il y a eu trop d’essais. Réessayez ${wait}.`,
  },
};
