import type { Wording } from "./wording.ts";

const greeting = "{% if invitee %}Hello {{ invitee }},{% endif %}";
const attendeeGreeting = "Hello{% if attendee %} {{ attendee }}{% endif %},";
const accountGreeting = "{% if recipient %}Hello {{ recipient }},{% endif %}";

const invitationReason = (to: string) =>
  `You got this because {{ inviter | default: "somebody" }} entered your address to invite you to {{ ${to} }}. If you would rather not, decline on the page or ignore this e-mail: nothing happens without you. The link is yours alone, so please don’t pass it on.`;

const attendanceBody = (first: string) => `${attendeeGreeting}

${first}

{{ details }}

{{ about }}

Can’t come after all? Change your answer, so that somebody else can have your seat.`;

const attendanceReason =
  "You got this because you said that you are coming. The link is yours alone, so please don’t pass it on.";

const endingBody = (first: string) => `${attendeeGreeting}

${first}

{{ details }}

The file with this e-mail takes it out of your calendar.`;

const ending = {
  previewText: "The file with this e-mail takes it out of your calendar.",
  button: null,
  reason: "You got this because you had said that you are coming. There is nothing that you need to do.",
};

/** Something about who can get into an account has changed. */
function notice(headline: string, meaning: string, remedy: string) {
  return {
    subject: headline,
    headline,
    previewText: "On {{ at }}. If it wasn’t you, choose a new password.",
    body: `${accountGreeting}

This happened to your account **{{ email }}** on **{{ at }}**. ${meaning}

If it was you, or you know about it, there is nothing to do.

If not, choose a new password now: that signs everybody out. ${remedy}`,
    button: "It wasn’t me",
    reason:
      "You got this because you have an account with the address {{ email }}. Changes like this one are always told.",
  };
}
const tellAdmin = "Then tell an administrator of your organization.";
// Whoever did it has an authenticator, which would outlast the new password.
const resetFactor = "Then ask an administrator of your organization to reset the second factor.";

/** What Foyer says in English. */
export const en: Wording = {
  emails: {
    invitation: {
      subject:
        "{% if inviter %}{{ inviter }} invites you to join {{ destination }}{% else %}You are invited to join {{ destination }}{% endif %}",
      headline:
        "{% if inviter %}{{ inviter }} invites you to join {{ destination }}{% else %}You are invited to join {{ destination }}{% endif %}",
      previewText: "As {{ role }}. Open until {{ expires_at }}.",
      body: `${greeting}

{{ message }}

You would join as **{{ role }}**. The invitation is open until **{{ expires_at }}**.`,
      button: "Open the invitation",
      reason: invitationReason("destination"),
    },
    reminder: {
      subject: "Reminder: your invitation to join {{ destination }}",
      headline: "Your invitation to join {{ destination }} is still open",
      previewText: "Until {{ expires_at }}.",
      body: `${greeting}

{{ inviter | default: "Somebody" }} invited you to join as **{{ role }}**, and you have not answered yet. You can until **{{ expires_at }}**.

{{ message }}`,
      button: "Open the invitation",
      reason: invitationReason("destination"),
    },
    event_invitation: {
      subject: "{{ inviter | default: organization }} invites you to {{ event }}",
      headline: "{{ inviter | default: organization }} invites you to {{ event }}",
      previewText: "{{ when }}.",
      body: `${greeting}

{{ message }}

{{ details }}

{{ about }}

The invitation is open until **{{ expires_at }}**.`,
      button: "Open the invitation",
      reason: invitationReason("event"),
    },
    event_reminder: {
      subject: "Reminder: your invitation to {{ event }}",
      headline: "Your invitation to {{ event }} is still open",
      previewText: "Until {{ expires_at }}.",
      body: `${greeting}

{{ inviter | default: organization }} invited you, and you have not answered yet. You can until **{{ expires_at }}**.

{{ message }}

{{ details }}`,
      button: "Open the invitation",
      reason: invitationReason("event"),
    },
    confirmation: {
      subject: "You are coming: {{ event }}",
      headline: "You are coming to {{ event }}",
      previewText: "{{ when }}.",
      body: attendanceBody(
        "Your seat is taken. The file with this e-mail puts the event into your calendar.",
      ),
      button: "Change your answer",
      reason: attendanceReason,
    },
    seat_offered: {
      subject: "There is a seat for you: {{ event }}",
      headline: "There is a seat for you at {{ event }}",
      previewText: "It is held until {{ offered_until }}.",
      body: `${attendeeGreeting}

A seat is held for you until **{{ offered_until }}**. After that it goes to the next in line.

{{ details }}`,
      button: "Take the seat",
      reason:
        "You got this because you are on the waiting list. If you don’t want to come any more, decline on the page, so that the next in line can. The link is yours alone, so please don’t pass it on.",
    },
    event_updated: {
      subject: "Changed: {{ event }}",
      headline: "{{ event }} has changed",
      previewText: "{{ when }}.",
      body: attendanceBody(
        "This is what holds now. The file with this e-mail brings your calendar up to date.",
      ),
      button: "Change your answer",
      reason: attendanceReason,
    },
    event_cancelled: {
      ...ending,
      subject: "Cancelled: {{ event }}",
      headline: "{{ event }} is cancelled",
      body: endingBody("It does not take place. This is when and where it would have been:"),
    },
    seat_withdrawn: {
      ...ending,
      subject: "Your seat was withdrawn: {{ event }}",
      headline: "Your seat at {{ event }} was withdrawn",
      body: endingBody(
        "Whoever organizes it has taken you off the list, so you are not expected there. The event itself takes place:",
      ),
    },
    seat_released: {
      ...ending,
      subject: "You are not coming: {{ event }}",
      headline: "You are not coming to {{ event }}",
      body: endingBody("Thank you for telling. Your seat is free again. This is what you had said yes to:"),
    },
    accepted: {
      subject: "{{ invitee | default: invitee_email }} joined {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} joined {{ destination }}",
      previewText: "There is nothing left for you to do.",
      body: "**{{ invitee_email }}** accepted your invitation. There is nothing left for you to do.",
      button: "See the invitation",
      reason: "You got this because you sent the invitation.",
    },
    declined: {
      subject: "{{ invitee | default: invitee_email }} declined to join {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} declined to join {{ destination }}",
      previewText: "The invitation is closed, and its links no longer work.",
      body: "**{{ invitee_email }}** declined your invitation. It is closed, and its links no longer work.",
      button: "See the invitation",
      reason: "You got this because you sent the invitation.",
    },
    link_requested: {
      subject: "{{ invitee | default: invitee_email }} asks for a new link to join {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} asks for a new link",
      previewText: "The invitation has expired. You can resend it.",
      body: `Your invitation to join **{{ destination }}** has expired. Somebody opened its link and asked for a new one.

If you still want to let {{ invitee | default: "this person" }} in, resend the invitation. It goes to **{{ invitee_email }}** and nowhere else.`,
      button: "See the invitation",
      reason: "You got this because you sent the invitation. If you do nothing, it stays expired.",
    },
    answers_digest: {
      subject:
        "{% if answers.size == 1 %}{{ answers | first }}{% else %}Answers to your invitations at {{ organization }}{% endif %}",
      headline: "{% if answers.size == 1 %}An answer{% else %}Answers{% endif %} to your invitations",
      previewText: "{{ answers | first }}.",
      body: `{% if recipient %}Hello {{ recipient }},{% endif %}

This is what the people you invited at **{{ organization }}** have answered since the last e-mail like this one:

{% for answer in answers %}• {{ answer }}
{% endfor %}`,
      button: "See your invitations",
      reason:
        "You got this because you sent the invitations and asked for their answers together. You can change that under My account.",
    },
    password_reset: {
      subject: "Choose a new password",
      headline: "Choose a new password",
      previewText: "The link works once, until {{ expires_at }}.",
      body: `${accountGreeting}

Somebody asked for a new password for **{{ email }}**. If it was you, choose it here. The link works once, until **{{ expires_at }}**.

You will be signed out everywhere. If you use a second factor, you need it as before.`,
      button: "Choose a new password",
      reason:
        "You got this because somebody asked for a new password for {{ email }}. If it wasn’t you, ignore this e-mail: nothing has changed, and nothing will. Please don’t pass the link on.",
    },
    password_changed: notice("Your password was changed", "Everywhere else, you are signed out.", tellAdmin),
    mfa_enabled: notice(
      "Your second factor was turned on",
      "From now on, signing in asks for a code from the authenticator app.",
      resetFactor,
    ),
    mfa_disabled: notice(
      "Your second factor was turned off",
      "From now on, the password alone is enough to sign in. The recovery codes no longer work.",
      tellAdmin,
    ),
    mfa_reset: notice(
      "An administrator reset your second factor",
      "The authenticator app and the recovery codes no longer work, and you are signed out everywhere. Sign in with your password, then set it up again.",
      tellAdmin,
    ),
    recovery_code_used: notice(
      "One of your recovery codes was used",
      "It stood in for a code from the authenticator app, and it does not work again.",
      tellAdmin,
    ),
    recovery_codes_replaced: notice(
      "Your recovery codes were replaced",
      "The earlier ones no longer work, and everywhere else, you are signed out.",
      resetFactor,
    ),
    api_key_created: notice(
      "An API key was made for your account",
      "A program that shows it acts in your name, until the key ends or you take it back under My account.",
      // In this order: whoever is signed in could make another one.
      "Then take the key back under My account: it works without a password, the new one too.",
    ),
    test: {
      subject: "A test from {{ organization }}",
      headline: "E-mail works",
      previewText: "This message took the way that your invitations take.",
      body: `{% if recipient %}Hello {{ recipient }},{% endif %}

This message was sent by the e-mail settings of **{{ organization }}** on **{{ at }}**, the way that its invitations go.

If it is among the junk mail, ask whoever looks after your domain about SPF, DKIM and DMARC.`,
      button: null,
      reason: "You got this because you asked for a test in the e-mail settings.",
    },
  },
  words: {
    roles: {
      owner: "owner",
      admin: "admin",
      member: "member",
      guest: "guest",
      custodian: "custodian",
      contributor: "contributor",
      viewer: "viewer",
    },
    destination: {
      organization: (_name, organization) => organization,
      space: (name, organization) => `the space${name === null ? "" : ` ${name}`} at ${organization}`,
      event: (name, organization) => `the event${name === null ? "" : ` ${name}`} at ${organization}`,
    },
    unnamed: {
      organization: "the organization",
      event: "the event",
      invitee: "the invitee",
      address: "your address",
    },
    linkLabels: {
      own: "Your own link:",
      page: "The page:",
      newPassword: "Choose a new password:",
    },
    optOut: "Don’t invite me again",
    when: "When:",
    where: "Where:",
    about: "What it is about:",
    answers: {
      accepted: (who, destination) => `${who} joined ${destination}`,
      declined: (who, destination) => `${who} declined to join ${destination}`,
      more: (count) => (count === 1 ? "and one more" : `and ${count} more`),
    },
    calendar: {
      locale: "en-GB",
      // Some editions of the calendar data (CLDR) put a comma after the weekday, and some don’t.
      moment: (day, clock) => `${day.replace(",", "")}, ${clock}`,
      span: (start, end) => `${start} to ${end}`,
    },
    samples: {
      organization: "Acme Robotics",
      space: "Family tree",
      event: "Summer party",
      location: "The old mill, 12 River Lane",
      message: "Dear Grace,\n\nwe would love to have you with us.",
      description: "Good food, live music\nand a boat ride at sunset.",
    },
  },
};
