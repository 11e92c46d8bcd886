import type { Notes } from "./note.ts";

const guess = ["invalid_code", "account_locked"] as const;

export const notesOfAccounts: Notes = {
  "auth.signIn": {
    says: "Sets a session cookie. `mfa_required`: the cookie opens nothing but `auth.verifyMfa` yet. A wrong password and an unknown address are answered alike.",
    refuses: ["invalid_credentials", "account_disabled", "account_locked"],
    body: { email: "grace@example.com", password: "nanoseconds are this long" },
  },
  "auth.verifyMfa": {
    says: "Takes a code of the authenticator app, or one of the recovery codes, each of which is good once.",
    refuses: ["unauthenticated", ...guess],
    body: { code: "492039" },
  },
  "auth.signOut": { says: "Ends the session of the cookie. Somebody who has none is signed out already." },
  "auth.me": {
    says: "`user` is null for nobody in particular. `mfa` tells what stands between the caller and being signed in.",
  },
  "auth.requestPasswordReset": {
    says: "Answers the same for every address. At most three messages an hour are sent to one.",
  },
  "auth.resetPassword": {
    says: "Ends all sessions and API keys of the account, and signs nobody in: the second factor is asked for as ever.",
    refuses: ["weak_password", "not_found"],
  },
  "account.profile": { says: "What the caller has told about themselves." },
  "account.updateProfile": {
    says: "Changes what is named; `null` empties a field.",
    body: { phone: "+49 30 901820" },
  },
  "account.changePassword": {
    says: "Ends every other session, and links that reset the password.",
    refuses: ["invalid_credentials", "account_locked", "weak_password"],
  },
  "account.sessions": { says: "Which browsers, from where, and when each was last used." },
  "account.revokeSession": { says: "It ends at once, wherever it is." },
  "account.revokeOtherSessions": { says: "All but the one that asks." },
  "account.loginHistory": { says: "Also those that failed, the newest first." },
  "account.invitations": {
    says: "Of all organizations, for the caller's own address, once it is proven that mail to it reaches them.",
  },
  "account.notifications.get": { says: "Whether answers are told one by one, once a day, or never." },
  "account.notifications.update": { says: "For the caller alone." },
  "account.mfa.status": { says: "And how many recovery codes are left." },
  "account.mfa.enroll": {
    says: "Nothing is in force before `account.mfa.confirm`. Somebody who has a second factor proves it to set up another.",
    refuses: ["invalid_credentials", ...guess],
    body: { password: "nanoseconds are this long" },
  },
  "account.mfa.confirm": {
    says: "Answers with ten recovery codes, which are shown this once.",
    refuses: guess,
  },
  "account.mfa.regenerateRecoveryCodes": {
    says: "The ones before are worth nothing any more.",
    refuses: guess,
  },
  "account.mfa.disable": {
    says: "Not where an organization asks for one.",
    refuses: ["invalid_credentials", ...guess],
    body: { password: "nanoseconds are this long", code: "492039" },
  },
  "account.apiKeys.create": {
    says: "A key acts for the person who made it, in one organization, and can never do more than they can now. `key` is shown this once.",
  },
  "account.apiKeys.list": { says: "How each begins, and when it was last used." },
  "account.apiKeys.revoke": { says: "It is refused from now on." },
  "security.policy.get": {
    says: "Of one organization; for the same person the strictest of all of theirs holds.",
  },
  "security.policy.update": { says: "Changes what is named.", body: { mfaPolicy: "required_for_admins" } },
  "security.lockouts.list": {
    says: "The last failure first. It tells of tries from devices that are not known.",
  },
  "security.lockouts.lift": { says: "For their password. Codes of a second factor keep their wait." },
  "audit.list": { says: "Who did what to whom, when and from where. Entries are only ever added." },
  "audit.export": { says: "All that match." },
  "system.info": { says: "The version is that of this document." },
};
