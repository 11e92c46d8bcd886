import type { Wording } from "./wording.ts";

const greeting = "{% if invitee %}Bonjour {{ invitee }},{% endif %}";
const attendeeGreeting = "Bonjour{% if attendee %} {{ attendee }}{% endif %},";
const accountGreeting = "{% if recipient %}Bonjour {{ recipient }},{% endif %}";

const invitationReason = (to: string) =>
  `Vous recevez cet e-mail parce que {{ inviter | default: "quelqu’un" }} a saisi votre adresse pour vous inviter\u00a0: {{ ${to} }}. Si vous ne le souhaitez pas, refusez sur la page ou ignorez cet e-mail\u00a0: rien ne se fait sans vous. Ce lien est à vous seul, merci de ne pas le transmettre.`;

const attendanceBody = (first: string) => `${attendeeGreeting}

${first}

{{ details }}

{{ about }}

Un empêchement\u00a0? Changez votre réponse, pour que quelqu’un d’autre puisse avoir votre place.`;

const attendanceReason =
  "Vous recevez cet e-mail parce que vous avez dit oui. Ce lien est à vous seul, merci de ne pas le transmettre.";

const endingBody = (first: string) => `${attendeeGreeting}

${first}

{{ details }}

Le fichier joint retire la date de votre agenda.`;

const ending = {
  previewText: "Le fichier joint retire la date de votre agenda.",
  button: null,
  reason: "Vous recevez cet e-mail parce que vous aviez dit oui. Vous n’avez rien à faire.",
};

/** Something about who can get into an account has changed. */
function notice(headline: string, meaning: string, remedy: string) {
  return {
    subject: headline,
    headline,
    previewText: "{{ at }}. Si ce n’était pas vous, choisissez un nouveau mot de passe.",
    body: `${accountGreeting}

Cela concerne votre compte **{{ email }}**\u00a0: **{{ at }}**. ${meaning}

Si c’était vous, ou si vous êtes au courant, vous n’avez rien à faire.

Sinon, choisissez maintenant un nouveau mot de passe\u00a0: toutes les sessions seront fermées. ${remedy}`,
    button: "Ce n’était pas moi",
    reason:
      "Vous recevez cet e-mail parce que vous avez un compte avec l’adresse {{ email }}. Ces changements sont toujours signalés.",
  };
}
const tellAdmin = "Prévenez ensuite l’administration de votre organisation.";
const resetFactor =
  "Demandez ensuite à l’administration de votre organisation de réinitialiser le second facteur.";

/** What Foyer says in French: to people it does not know, and so formally. */
export const fr: Wording = {
  emails: {
    invitation: {
      subject:
        "{% if inviter %}{{ inviter }} vous invite à rejoindre {{ destination }}{% else %}Vous êtes invité à rejoindre {{ destination }}{% endif %}",
      headline:
        "{% if inviter %}{{ inviter }} vous invite à rejoindre {{ destination }}{% else %}Vous êtes invité à rejoindre {{ destination }}{% endif %}",
      previewText: "Rôle\u00a0: {{ role }}. Invitation ouverte jusqu’au {{ expires_at }}.",
      body: `${greeting}

{{ message }}

Votre rôle serait\u00a0: **{{ role }}**. L’invitation est ouverte jusqu’au **{{ expires_at }}**.`,
      button: "Ouvrir l’invitation",
      reason: invitationReason("destination"),
    },
    reminder: {
      subject: "Rappel\u00a0: votre invitation à rejoindre {{ destination }}",
      headline: "Votre invitation à rejoindre {{ destination }} est toujours ouverte",
      previewText: "Jusqu’au {{ expires_at }}.",
      body: `${greeting}

{{ inviter | default: "Quelqu’un" }} vous a invité (rôle\u00a0: **{{ role }}**), et vous n’avez pas encore répondu. Vous le pouvez jusqu’au **{{ expires_at }}**.

{{ message }}`,
      button: "Ouvrir l’invitation",
      reason: invitationReason("destination"),
    },
    event_invitation: {
      subject: "{{ inviter | default: organization }} vous invite\u00a0: {{ event }}",
      headline: "{{ inviter | default: organization }} vous invite\u00a0: {{ event }}",
      previewText: "{{ when }}.",
      body: `${greeting}

{{ message }}

{{ details }}

{{ about }}

L’invitation est ouverte jusqu’au **{{ expires_at }}**.`,
      button: "Ouvrir l’invitation",
      reason: invitationReason("event"),
    },
    event_reminder: {
      subject: "Rappel\u00a0: votre invitation à {{ event }}",
      headline: "Votre invitation est toujours ouverte\u00a0: {{ event }}",
      previewText: "Jusqu’au {{ expires_at }}.",
      body: `${greeting}

{{ inviter | default: organization }} vous a invité, et vous n’avez pas encore répondu. Vous le pouvez jusqu’au **{{ expires_at }}**.

{{ message }}

{{ details }}`,
      button: "Ouvrir l’invitation",
      reason: invitationReason("event"),
    },
    confirmation: {
      subject: "Vous venez\u00a0: {{ event }}",
      headline: "Vous venez\u00a0: {{ event }}",
      previewText: "{{ when }}.",
      body: attendanceBody("Votre place est réservée. Le fichier joint ajoute la date à votre agenda."),
      button: "Changer ma réponse",
      reason: attendanceReason,
    },
    seat_offered: {
      subject: "Une place pour vous\u00a0: {{ event }}",
      headline: "Une place pour vous\u00a0: {{ event }}",
      previewText: "Elle vous est réservée jusqu’au {{ offered_until }}.",
      body: `${attendeeGreeting}

Une place vous est réservée jusqu’au **{{ offered_until }}**. Ensuite, elle revient à la personne suivante.

{{ details }}`,
      button: "Prendre la place",
      reason:
        "Vous recevez cet e-mail parce que vous êtes sur la liste d’attente. Si vous ne souhaitez plus venir, refusez sur la page, pour que la personne suivante le puisse. Ce lien est à vous seul, merci de ne pas le transmettre.",
    },
    event_updated: {
      subject: "Changement\u00a0: {{ event }}",
      headline: "Du nouveau pour {{ event }}",
      previewText: "{{ when }}.",
      body: attendanceBody("Voici ce qui vaut désormais. Le fichier joint met votre agenda à jour."),
      button: "Changer ma réponse",
      reason: attendanceReason,
    },
    event_cancelled: {
      ...ending,
      subject: "Annulé\u00a0: {{ event }}",
      headline: "Annulé\u00a0: {{ event }}",
      body: endingBody("L’événement n’a pas lieu. Voici ce qui était prévu\u00a0:"),
    },
    seat_withdrawn: {
      ...ending,
      subject: "Votre place a été retirée\u00a0: {{ event }}",
      headline: "Votre place a été retirée\u00a0: {{ event }}",
      body: endingBody(
        "L’organisation vous a retiré de la liste\u00a0: vous n’y êtes pas attendu. L’événement lui-même a lieu\u00a0:",
      ),
    },
    seat_released: {
      ...ending,
      subject: "Vous ne venez pas\u00a0: {{ event }}",
      headline: "Vous ne venez pas\u00a0: {{ event }}",
      body: endingBody(
        "Merci d’avoir prévenu. Votre place est de nouveau libre. Vous aviez dit oui à ceci\u00a0:",
      ),
    },
    accepted: {
      subject: "{{ invitee | default: invitee_email }} a rejoint {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} a rejoint {{ destination }}",
      previewText: "Vous n’avez plus rien à faire.",
      body: "**{{ invitee_email }}** a accepté votre invitation. Vous n’avez plus rien à faire.",
      button: "Voir l’invitation",
      reason: "Vous recevez cet e-mail parce que vous avez envoyé l’invitation.",
    },
    declined: {
      subject: "{{ invitee | default: invitee_email }} a refusé de rejoindre {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} a refusé de rejoindre {{ destination }}",
      previewText: "L’invitation est close, ses liens n’ouvrent plus rien.",
      body: "**{{ invitee_email }}** a refusé votre invitation. Elle est close, et ses liens n’ouvrent plus rien.",
      button: "Voir l’invitation",
      reason: "Vous recevez cet e-mail parce que vous avez envoyé l’invitation.",
    },
    link_requested: {
      subject:
        "{{ invitee | default: invitee_email }} demande un nouveau lien pour rejoindre {{ destination }}",
      headline: "{{ invitee | default: invitee_email }} demande un nouveau lien",
      previewText: "L’invitation a expiré. Vous pouvez la renvoyer.",
      body: `Votre invitation à rejoindre **{{ destination }}** a expiré. Quelqu’un a ouvert son lien et en a demandé un nouveau.

Si vous souhaitez toujours laisser entrer {{ invitee | default: "cette personne" }}, renvoyez l’invitation. Elle va à **{{ invitee_email }}** et à personne d’autre.`,
      button: "Voir l’invitation",
      reason:
        "Vous recevez cet e-mail parce que vous avez envoyé l’invitation. Si vous ne faites rien, elle reste expirée.",
    },
    answers_digest: {
      subject:
        "{% if answers.size == 1 %}{{ answers | first }}{% else %}Réponses à vos invitations chez {{ organization }}{% endif %}",
      headline: "{% if answers.size == 1 %}Une réponse{% else %}Des réponses{% endif %} à vos invitations",
      previewText: "{{ answers | first }}.",
      body: `{% if recipient %}Bonjour {{ recipient }},{% endif %}

Voici ce qu’ont répondu, depuis le dernier e-mail de ce genre, les personnes que vous avez invitées chez **{{ organization }}**\u00a0:

{% for answer in answers %}• {{ answer }}
{% endfor %}`,
      button: "Voir vos invitations",
      reason:
        "Vous recevez cet e-mail parce que vous avez envoyé les invitations et demandé leurs réponses ensemble. Vous pouvez changer cela sous «\u00a0My account\u00a0».",
    },
    password_reset: {
      subject: "Choisissez un nouveau mot de passe",
      headline: "Choisissez un nouveau mot de passe",
      previewText: "Le lien sert une fois, jusqu’au {{ expires_at }}.",
      body: `${accountGreeting}

Quelqu’un a demandé un nouveau mot de passe pour **{{ email }}**. Si c’était vous, choisissez-le ici. Le lien sert une fois, jusqu’au **{{ expires_at }}**.

Toutes vos sessions seront fermées. Si vous utilisez un second facteur, il vous le faudra comme avant.`,
      button: "Choisir un nouveau mot de passe",
      reason:
        "Vous recevez cet e-mail parce que quelqu’un a demandé un nouveau mot de passe pour {{ email }}. Si ce n’était pas vous, ignorez-le\u00a0: rien n’a changé, et rien ne changera. Merci de ne pas transmettre le lien.",
    },
    password_changed: notice(
      "Votre mot de passe a été changé",
      "Partout ailleurs, vos sessions sont fermées.",
      tellAdmin,
    ),
    mfa_enabled: notice(
      "Votre second facteur a été activé",
      "Désormais, la connexion demande un code de l’application d’authentification.",
      resetFactor,
    ),
    mfa_disabled: notice(
      "Votre second facteur a été désactivé",
      "Désormais, le mot de passe suffit pour se connecter. Les codes de secours ne servent plus.",
      tellAdmin,
    ),
    mfa_reset: notice(
      "L’administration a réinitialisé votre second facteur",
      "L’application d’authentification et les codes de secours ne servent plus, et toutes vos sessions sont fermées. Connectez-vous avec votre mot de passe, puis configurez-le de nouveau.",
      tellAdmin,
    ),
    recovery_code_used: notice(
      "Un de vos codes de secours a été utilisé",
      "Il a remplacé un code de l’application d’authentification, et ne servira plus.",
      tellAdmin,
    ),
    recovery_codes_replaced: notice(
      "Vos codes de secours ont été remplacés",
      "Les anciens ne servent plus, et partout ailleurs vos sessions sont fermées.",
      resetFactor,
    ),
    api_key_created: notice(
      "Une clé d’API a été créée pour votre compte",
      "Un programme qui la présente agit en votre nom, jusqu’à la fin de la clé ou jusqu’à ce que vous la retiriez sous «\u00a0My account\u00a0».",
      "Retirez ensuite la clé sous «\u00a0My account\u00a0»\u00a0: elle sert sans mot de passe, même sans le nouveau.",
    ),
    test: {
      subject: "Un test de {{ organization }}",
      headline: "L’e-mail fonctionne",
      previewText: "Ce message a pris le chemin de vos invitations.",
      body: `{% if recipient %}Bonjour {{ recipient }},{% endif %}

Ce message a été envoyé avec les réglages d’e-mail de **{{ organization }}**\u00a0: **{{ at }}**. Ses invitations prennent le même chemin.

S’il se trouve parmi les indésirables, parlez de SPF, DKIM et DMARC à qui s’occupe de votre domaine.`,
      button: null,
      reason: "Vous recevez cet e-mail parce que vous avez demandé un test dans les réglages d’e-mail.",
    },
  },
  words: {
    roles: {
      owner: "propriétaire",
      admin: "administration",
      member: "membre",
      guest: "invité",
      custodian: "responsable",
      contributor: "contribution",
      viewer: "lecture",
    },
    destination: {
      organization: (_name, organization) => organization,
      space: (name, organization) => `l’espace${name === null ? "" : ` ${name}`} chez ${organization}`,
      event: (name, organization) => `l’événement${name === null ? "" : ` ${name}`} chez ${organization}`,
    },
    unnamed: {
      organization: "l’organisation",
      event: "l’événement",
      invitee: "la personne invitée",
      address: "votre adresse",
    },
    linkLabels: {
      own: "Votre propre lien\u00a0:",
      page: "Sa page\u00a0:",
      newPassword: "Choisir un nouveau mot de passe\u00a0:",
    },
    optOut: "Ne plus m’inviter",
    when: "Quand\u00a0:",
    where: "Où\u00a0:",
    about: "De quoi il s’agit\u00a0:",
    answers: {
      accepted: (who, destination) => `${who} a rejoint ${destination}`,
      declined: (who, destination) => `${who} a refusé de rejoindre ${destination}`,
      more: (count) => (count === 1 ? "et une autre" : `et ${count} autres`),
    },
    calendar: {
      locale: "fr-FR",
      moment: (day, clock) => `${day}, ${clock}`,
      span: (start, end) => `${start} à ${end}`,
    },
    samples: {
      organization: "Acme Robotics",
      space: "Arbre généalogique",
      event: "Fête d’été",
      location: "Le vieux moulin, 12 rue du Bord-de-l’eau",
      message: "Chère Grace,\n\nnous serions ravis de t’avoir avec nous.",
      description: "Bonne cuisine, musique\net promenade en bateau au coucher du soleil.",
    },
  },
};
