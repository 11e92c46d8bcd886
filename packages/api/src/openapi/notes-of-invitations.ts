import type { Notes } from "./note.ts";

const organizationId = "019512a0-5b1e-7c3a-9d42-0a5b6c7d8e01";
const spaceId = "019512a0-5b1e-7c3a-9d42-0a5b6c7d8e06";
const eventId = "019512a0-5b1e-7c3a-9d42-0a5b6c7d8e07";

const overBy = [
  "invitation_expired",
  "invitation_cancelled",
  "invitation_accepted",
  "invitation_declined",
] as const;

export const notesOfInvitations: Notes = {
  "invitations.create": {
    says: "Makes an invitation to an organization, a space or an event, and sends it by e-mail unless `send` is false. `target` says where it leads. An address has one open invitation to a place at a time; beyond that `already_invited` names the one in the way. Who manages the place may: owners and admins of the organization, the space's custodians, the event's organizer. Nobody hands out a role above their own.",
    refuses: ["already_member", "already_invited", "address_suppressed"],
    body: {
      target: { kind: "organization", organizationId, role: "member" },
      email: "grace@example.com",
      fullName: "Grace Hopper",
      message: "We would love to have you with us.",
      expiresInHours: 168,
      metadata: { crmId: "C-1906" },
    },
  },
  "invitations.createMany": {
    says: "Invites up to 1,000 addresses to the same place. What is wrong with one stops none of the others: `rejected` says why, address by address.",
    body: {
      target: { kind: "event", eventId },
      invitees: [
        { email: "grace@example.com", fullName: "Grace Hopper" },
        { email: "alan@example.com", fullName: "Alan Turing" },
      ],
      message: "Come and see what we have built.",
    },
  },
  "invitations.list": {
    says: "The newest first. Custodians and organizers name their space or event, and see the invitations to it.",
  },
  "invitations.stats": {
    says: "Numbers of all time, and day by day for the last `days`. They are counted as things happen, so that this answers as fast for a million invitations as for ten.",
  },
  "invitations.get": {
    says: "Who invited, how far its messages got, and everything that happened to it, in order.",
  },
  "invitations.update": {
    says: "Changes what is named and leaves the rest; `null` empties a field. Only what is pending can be changed, and nothing is sent by it.",
    refuses: ["not_pending"],
    body: { role: "admin", expiresInHours: 72 },
  },
  "invitations.cancel": {
    says: "Its links stop working at once. Somebody who has accepted stays: remove them from the place.",
    refuses: ["not_pending"],
  },
  "invitations.resend": {
    says: "Sends a fresh link and gives the invitation its full time again; an expired one is open again by it. An organization limits how many messages may follow the first.",
    refuses: [
      "not_pending",
      "resend_limit_reached",
      "address_suppressed",
      "already_member",
      "already_invited",
    ],
  },
  "invitations.remind": {
    says: "Sends one more message about a pending invitation, without changing when it ends. Counts as a resend.",
    refuses: ["not_pending", "resend_limit_reached", "address_suppressed"],
  },
  "invitations.copyLink": {
    says: "Answers with a link to hand over in another way than by e-mail. Whoever has it may accept, so it stands in the audit log. Guests may not.",
    refuses: ["not_pending"],
  },
  "invitations.redeem": {
    says: "For an application that invitees go on to (`redirectTo`): exchanges the `foyer_code` of the page's fragment, from its server, for who has just accepted. A code is good once, within ten minutes, for those who manage the place.",
    refuses: ["invalid_code", "not_found"],
  },
  "invitations.bulk": {
    says: "Up to 1,000 invitations by their ids, or all that match a filter: then go on with `cursor` until `nextCursor` is null. What is refused for one stops none of the others.",
    body: { invitationIds: ["019512a0-5b1e-7c3a-9d42-0a5b6c7d8e02"], action: "resend" },
  },
  "invitations.export": { says: "All that match, as many as there are." },
  "invitations.compare": {
    says: "The same numbers for each door, space, event, import or person, those with most invitations first.",
  },
  "invitations.exportComparison": { says: "All of them in one table." },
  "invitations.previewImport": {
    says: "Reads a file without changing anything, and says of every row what an import would do with it, how the file was read, and which columns were taken for what. At most 10 MB and 50,000 rows; files in other encodings go as base64 in `file`.",
    body: {
      target: { kind: "space", spaceId, role: "viewer" },
      csv: "email,name\ngrace@example.com,Grace Hopper\nalan@example.com,Alan Turing",
    },
  },
  "invitations.import": {
    says: "Invites the `new` rows of a file. Small files are done when it answers, large ones go on in the background: watch `invitations.imports.get`. The same file again creates nothing twice.",
    body: {
      target: { kind: "space", spaceId, role: "viewer" },
      csv: "email,name\ngrace@example.com,Grace Hopper\nalan@example.com,Alan Turing",
      fileName: "guests.csv",
      message: "Have a look at our pictures.",
    },
  },
  "invitations.imports.list": { says: "The newest first, with how far each is." },
  "invitations.imports.get": { says: "Counts of what became of its rows so far." },
  "invitations.imports.rows": {
    says: "In the order of the file; `failed` leaves out those that were invited.",
  },
  "invitations.imports.exportRows": { says: "The columns are those of an import." },
  "invitations.imports.cancel": {
    says: "Rows whose turn has not come are left alone, pending invitations of the file are cancelled, and whoever has accepted stays.",
  },
  "invitations.view": {
    says: "What the accept page shows before anything is asked. The token is the fragment of the link that was sent. Answers for expired, cancelled and answered invitations too, and changes nothing.",
    refuses: ["invitation_not_found"],
  },
  "invitations.recordOpened": {
    says: "For pages that show an invitation in Foyer's place. Scanners of links follow them, and do not post.",
    refuses: ["invitation_not_found"],
  },
  "invitations.accept": {
    says: "`needs` of `invitations.view` says what it asks for: `new_account` a `name` and `password`, `sign_in` a session of the invited address (sign in first), `nothing` neither. Of any number of calls at once one wins. Signs the browser in by a cookie; `redirectTo` is where to go on to. Accepting for an event makes no account: it takes a seat.",
    refuses: [
      "invitation_not_found",
      ...overBy,
      "email_mismatch",
      "already_member",
      "weak_password",
      "sign_in_required",
      "forbidden",
      "inviter_lost_authority",
      "account_disabled",
      "event_full",
    ],
    body: {
      token: "AZUSoFsefDqdQgpbbH2OAgAB3dZ0F1s0m8e6cT1nGq",
      name: "Grace Hopper",
      password: "nanoseconds are this long",
    },
  },
  "invitations.decline": {
    says: "Nothing else is asked. Whoever invited is told, as they have chosen to be.",
    refuses: ["invitation_not_found", ...overBy],
  },
  "invitations.requestLink": {
    says: "Renews the invitation at once where the organization allows it, and asks the inviter elsewhere. Answers the same in either case.",
    refuses: ["invitation_not_found"],
  },
  "invitations.joinWaitingList": {
    says: "A seat that is freed is offered to the first in line by e-mail, and held for some hours.",
    refuses: ["invitation_not_found", ...overBy, "inviter_lost_authority"],
  },
  "invitations.calendar": {
    says: "The text of the file (RFC 5545) and a name for it, for whoever was invited to an event that has a time.",
    refuses: [
      "invitation_not_found",
      "not_found",
      "invitation_expired",
      "invitation_cancelled",
      "invitation_declined",
    ],
  },
};
