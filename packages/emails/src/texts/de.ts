import type { Wording } from "./wording.ts";

const greeting = "{% if invitee %}Guten Tag {{ invitee }},{% endif %}";
const attendeeGreeting = "Guten Tag{% if attendee %} {{ attendee }}{% endif %},";
const accountGreeting = "{% if recipient %}Guten Tag {{ recipient }},{% endif %}";

const invitationReason = (to: string) =>
  `Sie erhalten diese E-Mail, weil {{ inviter | default: "jemand" }} Ihre Adresse für eine Einladung angegeben hat: {{ ${to} }}. Wenn Sie nicht möchten, lehnen Sie auf der Seite ab oder lassen Sie diese E-Mail unbeachtet: Ohne Sie geschieht nichts. Der Link gehört Ihnen allein, bitte geben Sie ihn nicht weiter.`;

const attendanceBody = (first: string) => `${attendeeGreeting}

${first}

{{ details }}

{{ about }}

Doch verhindert? Ändern Sie Ihre Antwort, damit jemand anders Ihren Platz haben kann.`;

const attendanceReason =
  "Sie erhalten diese E-Mail, weil Sie zugesagt haben. Der Link gehört Ihnen allein, bitte geben Sie ihn nicht weiter.";

const endingBody = (first: string) => `${attendeeGreeting}

${first}

{{ details }}

Die angehängte Datei nimmt den Termin aus Ihrem Kalender.`;

const ending = {
  previewText: "Die angehängte Datei nimmt den Termin aus Ihrem Kalender.",
  button: null,
  reason: "Sie erhalten diese E-Mail, weil Sie zugesagt hatten. Sie brauchen nichts zu tun.",
};

/** Something about who can get into an account has changed. */
function notice(headline: string, meaning: string, remedy: string) {
  return {
    subject: headline,
    headline,
    previewText: "Am {{ at }}. Wenn Sie es nicht waren, wählen Sie ein neues Passwort.",
    body: `${accountGreeting}

dies ist mit Ihrem Konto **{{ email }}** geschehen: **{{ at }}**. ${meaning}

Wenn Sie es waren oder davon wissen, brauchen Sie nichts zu tun.

Wenn nicht, wählen Sie jetzt ein neues Passwort: Damit werden alle abgemeldet. ${remedy}`,
    button: "Das war ich nicht",
    reason:
      "Sie erhalten diese E-Mail, weil Sie ein Konto mit der Adresse {{ email }} haben. Solche Änderungen werden immer mitgeteilt.",
  };
}
const tellAdmin = "Sagen Sie es danach der Verwaltung Ihrer Organisation.";
const resetFactor = "Bitten Sie danach die Verwaltung Ihrer Organisation, den zweiten Faktor zurückzusetzen.";

/** What Foyer says in German: to people it does not know, and so formally. */
export const de: Wording = {
  emails: {
    invitation: {
      subject:
        "{% if inviter %}{{ inviter }} lädt Sie ein: {{ destination }}{% else %}Sie sind eingeladen: {{ destination }}{% endif %}",
      headline:
        "{% if inviter %}{{ inviter }} lädt Sie ein: {{ destination }}{% else %}Sie sind eingeladen: {{ destination }}{% endif %}",
      previewText: "Rolle: {{ role }}. Offen bis {{ expires_at }}.",
      body: `${greeting}

{{ message }}

Ihre Rolle wäre **{{ role }}**. Die Einladung ist offen bis **{{ expires_at }}**.`,
      button: "Einladung öffnen",
      reason: invitationReason("destination"),
    },
    reminder: {
      subject: "Erinnerung an Ihre Einladung: {{ destination }}",
      headline: "Ihre Einladung ist noch offen: {{ destination }}",
      previewText: "Bis {{ expires_at }}.",
      body: `${greeting}

{{ inviter | default: "Jemand" }} hat Sie eingeladen (Rolle: **{{ role }}**), und Sie haben noch nicht geantwortet. Das geht noch bis **{{ expires_at }}**.

{{ message }}`,
      button: "Einladung öffnen",
      reason: invitationReason("destination"),
    },
    event_invitation: {
      subject: "{{ inviter | default: organization }} lädt Sie ein: {{ event }}",
      headline: "{{ inviter | default: organization }} lädt Sie ein: {{ event }}",
      previewText: "{{ when }}.",
      body: `${greeting}

{{ message }}

{{ details }}

{{ about }}

Die Einladung ist offen bis **{{ expires_at }}**.`,
      button: "Einladung öffnen",
      reason: invitationReason("event"),
    },
    event_reminder: {
      subject: "Erinnerung an Ihre Einladung: {{ event }}",
      headline: "Ihre Einladung ist noch offen: {{ event }}",
      previewText: "Bis {{ expires_at }}.",
      body: `${greeting}

{{ inviter | default: organization }} hat Sie eingeladen, und Sie haben noch nicht geantwortet. Das geht noch bis **{{ expires_at }}**.

{{ message }}

{{ details }}`,
      button: "Einladung öffnen",
      reason: invitationReason("event"),
    },
    confirmation: {
      subject: "Sie kommen: {{ event }}",
      headline: "Sie kommen: {{ event }}",
      previewText: "{{ when }}.",
      body: attendanceBody(
        "Ihr Platz ist gebucht. Die angehängte Datei trägt den Termin in Ihren Kalender ein.",
      ),
      button: "Antwort ändern",
      reason: attendanceReason,
    },
    seat_offered: {
      subject: "Ein Platz für Sie: {{ event }}",
      headline: "Ein Platz für Sie: {{ event }}",
      previewText: "Er ist für Sie frei bis {{ offered_until }}.",
      body: `${attendeeGreeting}

ein Platz ist für Sie frei bis **{{ offered_until }}**. Danach bekommt ihn, wer als Nächstes an der Reihe ist.

{{ details }}`,
      button: "Platz nehmen",
      reason:
        "Sie erhalten diese E-Mail, weil Sie auf der Warteliste stehen. Wenn Sie nicht mehr kommen möchten, lehnen Sie auf der Seite ab, damit andere nachrücken. Der Link gehört Ihnen allein, bitte geben Sie ihn nicht weiter.",
    },
    event_updated: {
      subject: "Geändert: {{ event }}",
      headline: "Es gibt Änderungen: {{ event }}",
      previewText: "{{ when }}.",
      body: attendanceBody("das gilt jetzt. Die angehängte Datei bringt Ihren Kalender auf den neuen Stand."),
      button: "Antwort ändern",
      reason: attendanceReason,
    },
    event_cancelled: {
      ...ending,
      subject: "Abgesagt: {{ event }}",
      headline: "Abgesagt: {{ event }}",
      body: endingBody("die Veranstaltung findet nicht statt. Geplant war sie so:"),
    },
    seat_withdrawn: {
      ...ending,
      subject: "Ihr Platz wurde zurückgezogen: {{ event }}",
      headline: "Ihr Platz wurde zurückgezogen: {{ event }}",
      body: endingBody(
        "wer die Veranstaltung ausrichtet, hat Sie von der Liste genommen; Sie werden dort nicht erwartet. Die Veranstaltung selbst findet statt:",
      ),
    },
    seat_released: {
      ...ending,
      subject: "Sie kommen nicht: {{ event }}",
      headline: "Sie kommen nicht: {{ event }}",
      body: endingBody("danke für die Nachricht. Ihr Platz ist wieder frei. Zugesagt hatten Sie hierfür:"),
    },
    accepted: {
      subject: "{{ invitee | default: invitee_email }} ist dabei: {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} ist dabei: {{ destination }}",
      previewText: "Sie brauchen nichts weiter zu tun.",
      body: "**{{ invitee_email }}** hat Ihre Einladung angenommen. Sie brauchen nichts weiter zu tun.",
      button: "Einladung ansehen",
      reason: "Sie erhalten diese E-Mail, weil Sie die Einladung verschickt haben.",
    },
    declined: {
      subject: "{{ invitee | default: invitee_email }} hat abgelehnt: {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} hat abgelehnt: {{ destination }}",
      previewText: "Die Einladung ist geschlossen, ihre Links öffnen nichts mehr.",
      body: "**{{ invitee_email }}** hat Ihre Einladung abgelehnt. Sie ist geschlossen, und ihre Links öffnen nichts mehr.",
      button: "Einladung ansehen",
      reason: "Sie erhalten diese E-Mail, weil Sie die Einladung verschickt haben.",
    },
    link_requested: {
      subject: "{{ invitee | default: invitee_email }} bittet um einen neuen Link: {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} bittet um einen neuen Link",
      previewText: "Die Einladung ist abgelaufen. Sie können sie erneut senden.",
      body: `Ihre Einladung ist abgelaufen: **{{ destination }}**. Jemand hat ihren Link geöffnet und um einen neuen gebeten.

Wenn Sie {{ invitee | default: "diese Person" }} noch einlassen möchten, senden Sie die Einladung erneut. Sie geht an **{{ invitee_email }}** und an niemanden sonst.`,
      button: "Einladung ansehen",
      reason:
        "Sie erhalten diese E-Mail, weil Sie die Einladung verschickt haben. Wenn Sie nichts tun, bleibt sie abgelaufen.",
    },
    answers_digest: {
      subject:
        "{% if answers.size == 1 %}{{ answers | first }}{% else %}Antworten auf Ihre Einladungen bei {{ organization }}{% endif %}",
      headline: "{% if answers.size == 1 %}Eine Antwort{% else %}Antworten{% endif %} auf Ihre Einladungen",
      previewText: "{{ answers | first }}.",
      body: `{% if recipient %}Guten Tag {{ recipient }},{% endif %}

das haben die Menschen, die Sie bei **{{ organization }}** eingeladen haben, seit der letzten E-Mail dieser Art geantwortet:

{% for answer in answers %}• {{ answer }}
{% endfor %}`,
      button: "Ihre Einladungen ansehen",
      reason:
        "Sie erhalten diese E-Mail, weil Sie die Einladungen verschickt haben und die Antworten gesammelt haben möchten. Unter „My account“ können Sie das ändern.",
    },
    password_reset: {
      subject: "Neues Passwort wählen",
      headline: "Neues Passwort wählen",
      previewText: "Der Link gilt einmal, bis {{ expires_at }}.",
      body: `${accountGreeting}

jemand hat um ein neues Passwort für **{{ email }}** gebeten. Wenn Sie es waren, wählen Sie es hier. Der Link gilt einmal, bis **{{ expires_at }}**.

Sie werden überall abgemeldet. Wenn Sie einen zweiten Faktor verwenden, brauchen Sie ihn wie bisher.`,
      button: "Neues Passwort wählen",
      reason:
        "Sie erhalten diese E-Mail, weil jemand um ein neues Passwort für {{ email }} gebeten hat. Wenn Sie es nicht waren, lassen Sie sie unbeachtet: Es hat sich nichts geändert, und es wird sich nichts ändern. Bitte geben Sie den Link nicht weiter.",
    },
    password_changed: notice("Ihr Passwort wurde geändert", "Überall sonst sind Sie abgemeldet.", tellAdmin),
    mfa_enabled: notice(
      "Ihr zweiter Faktor wurde eingeschaltet",
      "Von jetzt an fragt die Anmeldung nach einem Code aus der Authenticator-App.",
      resetFactor,
    ),
    mfa_disabled: notice(
      "Ihr zweiter Faktor wurde ausgeschaltet",
      "Von jetzt an genügt das Passwort zur Anmeldung. Die Wiederherstellungscodes gelten nicht mehr.",
      tellAdmin,
    ),
    mfa_reset: notice(
      "Ihr zweiter Faktor wurde von der Verwaltung zurückgesetzt",
      "Die Authenticator-App und die Wiederherstellungscodes gelten nicht mehr, und Sie sind überall abgemeldet. Melden Sie sich mit Ihrem Passwort an und richten Sie ihn neu ein.",
      tellAdmin,
    ),
    recovery_code_used: notice(
      "Einer Ihrer Wiederherstellungscodes wurde benutzt",
      "Er ersetzte einen Code aus der Authenticator-App und gilt nicht noch einmal.",
      tellAdmin,
    ),
    recovery_codes_replaced: notice(
      "Ihre Wiederherstellungscodes wurden ersetzt",
      "Die früheren gelten nicht mehr, und überall sonst sind Sie abgemeldet.",
      resetFactor,
    ),
    api_key_created: notice(
      "Für Ihr Konto wurde ein API-Schlüssel erstellt",
      "Ein Programm, das ihn vorzeigt, handelt in Ihrem Namen, bis er abläuft oder Sie ihn unter „My account“ zurücknehmen.",
      "Nehmen Sie danach den Schlüssel unter „My account“ zurück: Er gilt ohne Passwort, auch ohne das neue.",
    ),
    test: {
      subject: "Ein Test von {{ organization }}",
      headline: "E-Mail funktioniert",
      previewText: "Diese Nachricht ging denselben Weg wie Ihre Einladungen.",
      body: `{% if recipient %}Guten Tag {{ recipient }},{% endif %}

diese Nachricht wurde mit den E-Mail-Einstellungen von **{{ organization }}** verschickt: **{{ at }}**. Einladungen gehen denselben Weg.

Wenn sie im Spam-Ordner liegt, fragen Sie, wer sich um Ihre Domain kümmert, nach SPF, DKIM und DMARC.`,
      button: null,
      reason: "Sie erhalten diese E-Mail, weil Sie in den E-Mail-Einstellungen um einen Test gebeten haben.",
    },
  },
  words: {
    roles: {
      owner: "Leitung",
      admin: "Verwaltung",
      member: "Mitglied",
      guest: "Gast",
      custodian: "Betreuung",
      contributor: "Mitarbeit",
      viewer: "Lesezugriff",
    },
    destination: {
      organization: (_name, organization) => organization,
      space: (name, organization) => `Bereich${name === null ? "" : ` ${name}`} bei ${organization}`,
      event: (name, organization) => `Veranstaltung${name === null ? "" : ` ${name}`} bei ${organization}`,
    },
    unnamed: {
      organization: "die Organisation",
      event: "die Veranstaltung",
      invitee: "die eingeladene Person",
      address: "Ihre Adresse",
    },
    linkLabels: {
      own: "Ihr eigener Link:",
      page: "Die Seite dazu:",
      newPassword: "Neues Passwort wählen:",
    },
    optOut: "Nicht mehr einladen",
    when: "Wann:",
    where: "Wo:",
    about: "Worum es geht:",
    answers: {
      accepted: (who, destination) => `${who} ist dabei: ${destination}`,
      declined: (who, destination) => `${who} hat abgelehnt: ${destination}`,
      more: (count) => (count === 1 ? "und eine weitere" : `und ${count} weitere`),
    },
    calendar: {
      locale: "de-DE",
      moment: (day, clock) => `${day}, ${clock} Uhr`,
      span: (start, end) => `${start} bis ${end}`,
    },
    samples: {
      organization: "Acme Robotics",
      space: "Stammbaum",
      event: "Sommerfest",
      location: "Alte Mühle, Uferweg 12",
      message: "Liebe Grace,\n\nwir hätten dich sehr gern dabei.",
      description: "Gutes Essen, Musik\nund eine Bootsfahrt bei Sonnenuntergang.",
    },
  },
};
