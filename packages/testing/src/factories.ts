import { randomInt } from "node:crypto";
import type { Invitation } from "@foyer/contract/invitations";
import type { Organization } from "@foyer/contract/organizations";
import { minimumPasswordLength } from "@foyer/contract/passwords";
import type { MemberRole, OrganizationRole } from "@foyer/contract/permissions";
import { replaceRecoveryCodes } from "@foyer/domain/accounts/mfa/recovery-codes";
import { hashPassword, type KeptPassword } from "@foyer/domain/accounts/passwords";
import type { Services } from "@foyer/domain/context";
import { seal } from "@foyer/domain/seal";
import { type Authenticator, totpNow } from "./authenticator.ts";
import type { Api } from "./browser.ts";

/** Somebody with an account. */
export type Account = { readonly userId: string; readonly email: string; readonly name: string };

/** Somebody with a place in an organization. */
export type Person = Account & { readonly organizationId: string; readonly role: OrganizationRole };

type Place = { readonly organizationId?: string; readonly active?: boolean; readonly email?: string };
type Settings = Partial<
  Pick<
    Organization,
    "name" | "resendLimit" | "renewalRule" | "defaultExpiryHours" | "mfaPolicy" | "language" | "timeZone"
  >
>;
type Wish = {
  /** Who invites; otherwise the owner of an organization of its own. */
  readonly by?: Person;
  readonly email?: string;
  readonly role?: MemberRole;
  readonly expiresInHours?: number;
  readonly send?: boolean;
};

/** Makes what a test needs, with everything that it stands on. */
export type Factories = {
  /** An organization without anybody in it; answers its id. */
  organization(settings?: Settings): Promise<string>;
  /** Somebody in an organization (a new one unless it is named), whose password is `password`. */
  person(role: OrganizationRole, place?: Place): Promise<Person>;
  owner(place?: Place): Promise<Person>;
  admin(place?: Place): Promise<Person>;
  member(place?: Place): Promise<Person>;
  guest(place?: Place): Promise<Person>;
  /** Somebody with an account, in no organization. */
  stranger(email?: string): Promise<Account>;
  /** An address that nobody has used. */
  address(): string;
  /** Gives somebody a second factor, as if they had set it up long ago. */
  authenticator(account: Account): Promise<Authenticator>;
  /** An API key that somebody makes, for their own organization unless another is named. */
  apiKey(person: Account & { readonly organizationId: string }): Promise<string>;
  /** A pending invitation to an organization, made as people make it; as a member unless a role is named. */
  invitation(wish?: Wish): Promise<Invitation>;
};

/** Everybody's password. */
export const password = "the tests all use this one";

// Hashing is slow on purpose: once is enough.
let kept: Promise<KeptPassword> | undefined;
let count = 0;

const firstNames = ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Hedy", "Donald", "Radia"];

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What the factories stand on. */
type Ground = { readonly services: Services; callerFor(account: Account): Api };

/** Factories for a Foyer under test. */
export function factoriesOn(foyer: Ground): Factories {
  const factories: Factories = {
    async organization(settings = {}) {
      const data = { name: `Organization ${(count += 1)}`, ...settings };
      const { id } = await foyer.services.database.read.organization.create({ data, select: { id: true } });
      return id;
    },
    async person(role, place = {}) {
      const account = await factories.stranger(place.email);
      const organizationId = place.organizationId ?? (await factories.organization());
      const { userId } = account;
      const active = place.active ?? true;
      await foyer.services.database.read.membership.create({
        data: { organizationId, userId, role, active, joinedAt: new Date() },
      });
      return { ...account, organizationId, role };
    },
    owner: (place) => factories.person("owner", place),
    admin: (place) => factories.person("admin", place),
    member: (place) => factories.person("member", place),
    guest: (place) => factories.person("guest", place),
    async stranger(email = factories.address()) {
      kept ??= hashPassword(password, {
        minimum: minimumPasswordLength,
        context: { name: "", email: "", organizations: [] },
      });
      const name = `${firstNames[count % firstNames.length]} ${count}`;
      const data = { email, name, ...(await kept) };
      const { id } = await foyer.services.database.read.user.create({ data, select: { id: true } });
      return { userId: id, email, name };
    },
    async authenticator({ userId }) {
      const { database, keys } = foyer.services;
      const secret = Array.from({ length: 32 }, () => base32.charAt(randomInt(32))).join("");
      const sealedSecret = seal(keys.sealing, secret, userId);
      await database.read.totp.create({ data: { userId, sealedSecret, enabledAt: new Date() } });
      const recoveryCodes = await database.transaction((tx) => replaceRecoveryCodes(tx, userId));
      return { code: (steps) => totpNow(secret, steps), recoveryCodes };
    },
    async apiKey(person) {
      const { organizationId } = person;
      const { key } = await foyer
        .callerFor(person)
        .account.apiKeys.create({ organizationId, name: "A program" });
      return key;
    },
    address: () => `somebody.${(count += 1)}@example.com`,
    async invitation({ by, email = factories.address(), role = "member", ...rest } = {}) {
      const inviter = by ?? (await factories.owner());
      return foyer.callerFor(inviter).invitations.create({
        target: { kind: "organization", organizationId: inviter.organizationId, role },
        email,
        ...rest,
      });
    },
  };
  return factories;
}
