import { resetToken } from "@foyer/domain/accounts/reset-link";
import { totpNow } from "../authenticator.ts";
import { password } from "../factories.ts";
import type { TestFoyer } from "../test-foyer.ts";
import { type Calls, type Input, newcomer, preparing } from "./prepared-calls.ts";

/** What concerns accounts and who may get in, called as it succeeds. */
export function callsOfAccounts(foyer: TestFoyer): Calls {
  const { asOwner, ofOrganization, signedIn, withMember } = preparing(foyer);
  const withAuthenticator = (input: (code: string) => Input) =>
    asOwner(async (owner) => input((await foyer.authenticator(owner)).code()));

  return {
    "account.changePassword": asOwner(() => ({ currentPassword: password, newPassword: newcomer.password })),
    "account.sessions": asOwner(async (owner) => {
      await signedIn(owner);
      return { limit: 1 };
    }),
    "account.revokeSession": asOwner(async (owner) => {
      const { items } = await foyer.callerFor(owner).account.sessions({});
      return { sessionId: items[0]?.id };
    }),
    "account.revokeOtherSessions": asOwner(() => ({})),
    "account.invitations": async () => {
      const account = await foyer.member();
      await foyer.sql`UPDATE users SET address_proven_at = now() WHERE id = ${account.userId}`;
      for (let count = 0; count < 2; count++) await foyer.invitation({ email: account.email });
      return { account, input: { limit: 1 } };
    },
    "account.loginHistory": asOwner(async (owner) => {
      await signedIn(owner);
      return { limit: 1 };
    }),
    "account.mfa.status": asOwner(async (owner) => {
      await foyer.authenticator(owner);
      return {};
    }),
    "account.mfa.enroll": asOwner(() => ({ password })),
    "account.mfa.confirm": asOwner(async (owner) => {
      const { manualEntryKey } = await foyer.callerFor(owner).account.mfa.enroll({ password });
      return { code: totpNow(manualEntryKey) };
    }),
    "account.mfa.regenerateRecoveryCodes": withAuthenticator((code) => ({ code })),
    "account.mfa.disable": withAuthenticator((code) => ({ password, code })),
    "account.apiKeys.create": asOwner(({ organizationId }) => ({ organizationId, name: "A program" })),
    "account.apiKeys.list": asOwner(async (owner) => {
      await foyer.apiKey(owner);
      return { limit: 1 };
    }),
    "account.apiKeys.revoke": asOwner(async (owner) => {
      await foyer.apiKey(owner);
      const { items } = await foyer.callerFor(owner).account.apiKeys.list({});
      return { apiKeyId: items[0]?.id };
    }),
    "account.profile": async () => ({ account: await foyer.member() }),
    "account.updateProfile": asOwner(() => ({ phone: "+49 30 123", position: null })),
    "audit.list": asOwner(async (by) => {
      for (let count = 0; count < 3; count++) await foyer.invitation({ by });
      return { organizationId: by.organizationId, limit: 2 };
    }),
    "audit.export": asOwner(async (by) => {
      await foyer.invitation({ by });
      return { organizationId: by.organizationId, act: "invitation.created" };
    }),
    "auth.verifyMfa": async () => {
      const account = await foyer.owner();
      return { account, half: true, input: { code: (await foyer.authenticator(account)).code() } };
    },
    "auth.requestPasswordReset": async () => ({ input: { email: (await foyer.stranger()).email } }),
    "auth.resetPassword": async () => {
      const { email, userId } = await foyer.stranger();
      await foyer.callerFor(null).auth.requestPasswordReset({ email });
      const [message] = await foyer.sql<{ id: string }>`
      SELECT id FROM account_messages WHERE user_id = ${userId}`;
      const token = resetToken(foyer.services.keys.passwordReset, message?.id ?? "");
      return { input: { token, password: newcomer.password } };
    },
    "auth.me": asOwner(() => ({})),
    "auth.signIn": async () => ({ input: { email: (await foyer.stranger()).email, password } }),
    "auth.signOut": asOwner(() => ({})),
    "security.policy.get": asOwner(({ organizationId }) => ({ organizationId })),
    "security.policy.update": asOwner(({ organizationId }) => ({
      organizationId,
      mfaPolicy: "off",
      lockout: { attempts: 6 },
    })),
    "security.lockouts.list": asOwner(async ({ organizationId }) => {
      const { email } = await foyer.member({ organizationId });
      await foyer.sql`INSERT INTO throttles VALUES (${`password:${email}`}, 12, now())`;
      return { organizationId, limit: 1 };
    }),
    "security.lockouts.lift": withMember(),
    "account.notifications.get": ofOrganization(),
    "account.notifications.update": ofOrganization({ answers: "daily" }),
    "system.info": async () => ({}),
  };
}
