import type { Words } from "./en.ts";

/** Every sentence that an invitation begins with, in German. */
export const words: Words = {
  title: "Ihre Einladung",
  email: "E-Mail",
  accept: "Einladung annehmen",
  busy: "Einen Moment …",
  nobody: "die Person, die Foyer eingerichtet hat",

  letter: {
    headline: (inviter, destination) =>
      inviter ? `${inviter} lädt Sie ${destination} ein` : `Sie sind ${destination} eingeladen`,
    to: {
      organization: (place) => `zu ${place}`,
      space: (place, organization) => `in den Bereich ${place} von ${organization}`,
      event: (place) => `zur Veranstaltung ${place}`,
    },
    role: "Ihre Rolle",
    until: "Offen bis",
    unexpected:
      "Sie haben das nicht erwartet? Schließen Sie die Seite: Solange Sie nicht annehmen, passiert nichts.",
    optOut: "Möchten Sie nicht mehr eingeladen werden?",
  },
  roles: {
    owner: "Leitung",
    admin: "Verwaltung",
    member: "Mitglied",
    custodian: "Betreuung",
    contributor: "Mitarbeit",
    viewer: "Lesezugriff",
  },
  roleMeaning: {
    owner: "Sie bestimmen über alles: Einstellungen, Personen und wer eingeladen wird.",
    admin: "Sie laden Personen ein und sehen, wer dabei ist.",
    member: "Sie gehören dazu und pflegen Ihr eigenes Profil.",
    custodian: "Sie kümmern sich um den Bereich: was darin ist und wer eingeladen wird.",
    contributor: "Sie fügen Inhalte hinzu und bearbeiten, was da ist.",
    viewer: "Sie sehen, was da ist, und verändern nichts.",
  },

  newAccount: {
    heading: "Konto anlegen",
    lead: "Ein Name und ein Passwort, und Sie sind dabei.",
    name: "Ihr Name",
    nameMissing: "Schreiben Sie, wie Sie heißen, damit die anderen es wissen.",
    more: "Mehr über sich angeben",
    optional: "Alles davon ist freiwillig. Sie können es später ändern.",
    clientCompany: "Firma",
    position: "Position",
    department: "Abteilung",
    phone: "Telefon",
    zohoAccount: "Zoho-Konto",
  },
  password: {
    label: "Passwort",
    show: "Passwort anzeigen",
    showShort: "Anzeigen",
    hide: "Passwort verbergen",
    hideShort: "Verbergen",
    short: { one: "Noch # Zeichen.", other: "Noch # Zeichen." },
    faults: {
      too_short: (limit) => `Mindestens ${limit} Zeichen. Ein paar Wörter hintereinander merken sich leicht.`,
      too_long: (limit) => `Höchstens ${limit} Zeichen.`,
      too_uniform: () => "Verwenden Sie mehr als nur wenige verschiedene Zeichen.",
    },
    weak: "Leicht zu erraten: Vermeiden Sie Namen, Wiederholungen und Reihen wie 1234.",
    good: "Gut.",
    strong: "Stark.",
  },
  signedIn: {
    heading: "Sie können gleich annehmen",
    lead: (email) => `Sie sind als ${email} angemeldet.`,
  },
  decline: {
    ask: "Einladung ablehnen",
    consequence: (inviter) =>
      `${inviter ? `${inviter} sieht, dass Sie abgelehnt haben. ` : ""}Dieser Link funktioniert dann nicht mehr.`,
    confirm: "Ja, ablehnen",
  },

  unreachable: {
    headline: "Ihre Einladung lässt sich nicht laden",
    what: "Es kommt keine Antwort: Vielleicht sind Sie offline, vielleicht ist es Foyer. Es liegt weder an Ihrem Link noch an Ihnen.",
    next: "Nichts ist verloren. Sobald Sie wieder online sind, öffnet sie sich von selbst.",
    submit: "Noch einmal versuchen",
  },
  trouble: {
    passing:
      "Es kommt keine Antwort: Vielleicht sind Sie offline, vielleicht ist es Foyer. Was Sie geschrieben haben, bleibt stehen. Versuchen Sie es gleich noch einmal.",
    later: (wait) => `Das waren zu viele Versuche. Versuchen Sie es ${wait} noch einmal.`,
  },
};
