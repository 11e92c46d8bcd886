import type { LateWords } from "./en.ts";

/** The sentences of the scenes that few visitors meet, in German. */
export const words: LateWords = {
  signIn: {
    heading: "Anmelden und annehmen",
    lead: "Sie haben hier schon ein Konto. Es bleibt, wie es ist.",
    submit: "Anmelden und annehmen",
    missing: "Geben Sie das Passwort Ihres hiesigen Kontos ein.",
    wrongPassword: "Das ist nicht das Passwort Ihres hiesigen Kontos.",
    ended: "Das hat so lange gedauert, dass die Anmeldung abgelaufen ist. Fangen Sie noch einmal an.",
  },
  code: {
    heading: "Noch ein Nachweis, dass Sie es sind",
    submit: "Bestätigen und annehmen",
    wrong: "Dieser Code stimmt nicht oder wurde schon benutzt.",
    again: "Von vorn anfangen",
    app: {
      label: "Code",
      lead: "Öffnen Sie Ihre Authenticator-App: Sie zeigt für Foyer einen Code aus sechs Ziffern.",
      missing: "Sechs Ziffern, wie Ihre Authenticator-App sie zeigt.",
      other: "Stattdessen einen Wiederherstellungscode verwenden",
    },
    recovery: {
      label: "Wiederherstellungscode",
      lead: "Einer der Codes, die Sie beim Einrichten der Authenticator-App aufbewahrt haben. Jeder gilt einmal.",
      missing: "Geben Sie einen Ihrer Wiederherstellungscodes ein.",
      other: "Stattdessen die Authenticator-App verwenden",
    },
  },
  wrongAccount: {
    heading: "Diese Einladung gilt einem anderen Konto",
    lead: "Wechseln Sie zum eingeladenen Konto, um anzunehmen. Sie bleiben auf dieser Seite.",
    invited: "Eingeladen",
    signedIn: "Angemeldet",
    submit: "Konto wechseln",
  },

  event: {
    letter: {
      as: "Sie kommen als",
      vip: "Ehrengast",
      when: "Wann",
      here: (time, zone) => `${time} bei Ihnen (${zone})`,
      where: "Wo",
      map: "Auf der Karte ansehen",
      host: "Gastgeber",
      seats: "Plätze",
      seatsLeft: { one: "Noch # Platz frei", other: "Noch # Plätze frei" },
      noSeats: "Keiner mehr frei",
      kept: "Einer ist für Sie reserviert",
      about: "Worum es geht",
      more: "Lesen, worum es geht",
    },
    form: {
      fullName: "Ihr voller Name",
      fullNameMissing: "Schreiben Sie den Namen, der auf der Gästeliste stehen soll.",
      phone: "Telefon (freiwillig)",
    },
    seat: {
      heading: "Kommen Sie?",
      lead: "Ihr Name genügt, und ein Platz gehört Ihnen. Sie brauchen kein Konto.",
    },
    full: {
      heading: "Alle Plätze sind vergeben",
      lead: (email) =>
        `Setzen Sie sich auf die Warteliste: Wird ein Platz frei, wird er der ersten Person darauf angeboten. Wir schreiben Ihnen dann an ${email}.`,
      submit: "Auf die Warteliste",
    },
    lapsed: {
      heading: "Den Platz hat jemand anderes bekommen",
      lead: "Er war für Sie reserviert, bis die Zeit um war. Sie können sich noch einmal auf die Warteliste setzen.",
    },
    waiting: {
      heading: (position) => `Sie sind Nummer ${position} auf der Warteliste`,
      lead: (email) =>
        `Sobald Sie einen Platz nehmen können, schreiben wir an ${email}. Sie können diese Seite schließen.`,
      leave: {
        ask: "Warteliste verlassen",
        consequence: () =>
          "Ihr Platz auf der Warteliste ist dann weg, und dieser Link funktioniert nicht mehr.",
        confirm: "Ja, verlassen",
      },
    },
    offered: {
      heading: "Ein Platz ist für Sie reserviert",
      lead: (until) =>
        `Sie können ihn bis ${until} nehmen. Danach wird die nächste Person auf der Warteliste gefragt.`,
      submit: "Platz nehmen",
      leave: {
        ask: "Platz nicht nehmen",
        consequence: () =>
          "Der Platz wird der nächsten Person auf der Warteliste angeboten, und dieser Link funktioniert nicht mehr.",
        confirm: "Ja, darauf verzichten",
      },
    },
    attending: {
      headline: (event) => `Sie sind dabei: ${event}`,
      lead: "Ein Platz gehört Ihnen. Schön, dass Sie kommen.",
      mail: (email) => `Die Bestätigung geht an ${email}. Ihr Link führt wieder hierher.`,
      calendar: "In den Kalender",
      leave: {
        ask: "Sie können doch nicht kommen?",
        consequence: () => "Ihren Platz bekommt jemand anderes, und dieser Link funktioniert nicht mehr.",
        confirm: "Ja, Platz freigeben",
      },
      tooLate: (inviter) =>
        `Es hat schon begonnen. Wenn Sie nicht kommen können, wenden Sie sich an ${inviter}.`,
    },
    justFilled: "Der letzte Platz wurde gerade eben vergeben.",
    over: {
      headline: "Diese Veranstaltung ist vorbei",
      what: (event, time) => `${event} hat stattgefunden: ${time}.`,
      next: "Es gibt nichts mehr zu beantworten. Sie können diese Seite schließen.",
    },
  },

  welcome: {
    headline: (place) => `Willkommen bei ${place}`,
    lead: "Sie sind dabei. Schön, dass Sie da sind.",
    signInNext: "Sie sind dabei. Melden Sie sich noch einmal an, um weiterzugehen.",
    enrolNext: (organization) =>
      `Sie sind dabei. ${organization} verlangt einen zweiten Faktor: Als Nächstes richten Sie eine Authenticator-App ein.`,
    go: (place) => `Weiter zu ${place}`,
    signIn: "Anmelden",
    enrol: "Jetzt einrichten",
  },

  unknownLink: {
    headline: "Dieser Link führt nirgendwohin",
    what: "Meist ist auf dem Weg von der E-Mail hierher ein Stück des Links verloren gegangen.",
    next: "Klicken Sie auf die Schaltfläche in der E-Mail, oder kopieren Sie den ganzen Link daraus.",
    ask: "Immer noch nichts? Bitten Sie die Person, die Sie eingeladen hat, um einen neuen.",
  },
  cancelled: {
    headline: "Diese Einladung wurde zurückgezogen",
    what: (place) => `Ihr Link zu ${place} öffnet nichts mehr. Sie haben nichts falsch gemacht.`,
    next: (inviter) => `Sollte sie noch gelten? Wenden Sie sich für eine neue an ${inviter}.`,
  },
  declined: {
    headline: "Diese Einladung ist abgelehnt",
    what: (place) => `Sie führte zu ${place} und öffnet nichts mehr. Das ist alles.`,
    next: (inviter) =>
      `Sie haben es sich anders überlegt, oder Sie waren es nicht? Wenden Sie sich für eine neue an ${inviter}.`,
  },
  inviter_lost_authority: {
    headline: "Diese Einladung lässt Sie nicht mehr ein",
    what: (place) => `Wer sie verschickt hat, darf zu ${place} nicht mehr einladen. Es liegt nicht an Ihnen.`,
    next: (_inviter, organization) => `Bitten Sie jemand anderen bei ${organization} um eine neue.`,
  },
  account_disabled: {
    headline: "Ihr Zugang ist abgeschaltet",
    what: (_place, organization) =>
      `Jemand bei ${organization} hat ihn abgeschaltet; eine Einladung kann ihn nicht wieder einschalten.`,
    next: (_inviter, organization) =>
      `Wenden Sie sich an die Verwaltung von ${organization} und öffnen Sie danach diesen Link noch einmal.`,
  },
  removed: {
    headlines: {
      organization: "Diese Organisation gibt es nicht mehr",
      space: "Diesen Bereich gibt es nicht mehr",
      event: "Diese Veranstaltung wurde abgesagt",
    },
    what: (organization) =>
      `Jemand bei ${organization} hat das entschieden, und damit endet auch die Einladung. Sie haben nichts falsch gemacht.`,
    next: (inviter) => `Möchten Sie mehr wissen? Wenden Sie sich an ${inviter}.`,
  },
  expired: {
    headline: "Diese Einladung ist abgelaufen",
    what: (place, date) => `Sie führte zu ${place} und war offen bis ${date}.`,
    blame: "Niemand hat etwas falsch gemacht: Einladungen bleiben nicht ewig offen.",
    submit: "Neuen Link anfordern",
  },
  linkRequested: {
    headline: "Wir haben um einen neuen Link gebeten",
    what: (email, inviter) =>
      `Wenn die Einladung erneuert werden kann, ist ein neuer Link an ${email} unterwegs${inviter ? `, oder ${inviter} wurde gefragt` : ""}.`,
    next: "Sie können diese Seite schließen.",
  },
  accepted: {
    headline: "Diese Einladung wurde schon angenommen",
    headlineYours: (place) => `Sie gehören schon zu ${place}`,
    yours: "Der Weg hinein ist offen.",
    what: (email) => `Sie galt ${email}. Wenn Sie das sind, melden Sie sich an und gehen Sie weiter.`,
    other: (signedInAs) => `Im Moment sind Sie als ${signedInAs} angemeldet.`,
    notYou: (inviter) => `Sie waren es nicht? Wenden Sie sich an ${inviter}.`,
  },

  refused: {
    password: () =>
      "Dieses Passwort ist zu leicht zu erraten. Nehmen Sie ein paar Wörter, die nicht zusammengehören und auf die nur Sie kommen.",
    other: () => "Das geht so nicht. Schreiben Sie es kürzer oder einfacher.",
  },
  trouble: {
    outdated:
      "Im selben Moment hat sich etwas geändert. Sehen Sie es sich an und versuchen Sie es noch einmal.",
    mailed:
      "Für diese Adresse ist schon ein Platz vorgemerkt: Nehmen Sie einen Link, der an sie geschickt wurde.",
    typed: "Das hat Foyer nicht angenommen. Prüfen Sie Ihre Angaben und versuchen Sie es noch einmal.",
  },
};
