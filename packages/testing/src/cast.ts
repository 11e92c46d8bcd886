import type { Reason } from "@foyer/contract/failures";
import type { OrganizationRole, SpaceRole } from "@foyer/contract/permissions";
import type { Authenticator } from "./authenticator.ts";
import type { Browser } from "./browser.ts";
import type { Account, Person } from "./factories.ts";
import type { TestFoyer } from "./test-foyer.ts";

/** Everybody who may stand before one organization's door, and the doors of its spaces and events. */
export const roles = [
  "owner",
  "admin",
  "member",
  /** A member who has a space in their care. */
  "custodian",
  /** A guest who has a space in their care. */
  "guestCustodian",
  "contributor",
  "viewer",
  /** A guest whose spaces have let them go. */
  "guest",
  /** A member who organizes an event. */
  "organizer",
  /** An owner of it who is kept out. */
  "disabled",
  /** Signed in, and in no organization. */
  "stranger",
  /** The owner of another organization. */
  "foreigner",
  /** An owner of it whose second factor is still to come. */
  "half",
  "ownersKey",
  "adminsKey",
  "membersKey",
  "custodiansKey",
  "organizersKey",
  /** The key of somebody who is kept out. */
  "disabledsKey",
  "foreignersKey",
  /** A key of an owner's, for another organization of theirs. */
  "elsewhereKey",
  "nobody",
] as const;
export type Role = (typeof roles)[number];

type Inside = {
  readonly inside: OrganizationRole;
  readonly inSpace: SpaceRole | null;
  readonly organizes: boolean;
};

/** What somebody is to an organization and to a space and an event of it. */
type Standing =
  | Inside
  /** Nothing of it is theirs, for this reason. */
  | { readonly inside: null; readonly outside: Reason };

function inside(
  role: OrganizationRole,
  { inSpace = null, organizes = false }: Partial<Omit<Inside, "inside">> = {},
): Standing {
  return { inside: role, inSpace, organizes };
}

function outside(reason: Reason): Standing {
  return { inside: null, outside: reason };
}

/** As the contract's tables are asked about them. */
export const standings: Readonly<Record<Role, Standing>> = {
  owner: inside("owner"),
  admin: inside("admin"),
  member: inside("member"),
  custodian: inside("member", { inSpace: "custodian" }),
  guestCustodian: inside("guest", { inSpace: "custodian" }),
  contributor: inside("guest", { inSpace: "contributor" }),
  viewer: inside("guest", { inSpace: "viewer" }),
  guest: inside("guest"),
  organizer: inside("member", { organizes: true }),
  disabled: outside("account_disabled"),
  stranger: outside("not_found"),
  foreigner: outside("not_found"),
  half: outside("mfa_required"),
  ownersKey: inside("owner"),
  adminsKey: inside("admin"),
  membersKey: inside("member"),
  custodiansKey: inside("member", { inSpace: "custodian" }),
  organizersKey: inside("member", { organizes: true }),
  disabledsKey: outside("account_disabled"),
  foreignersKey: outside("not_found"),
  elsewhereKey: outside("not_found"),
  nobody: outside("unauthenticated"),
};

/** One of them: who it is, and what they call with. */
export type Actor = {
  readonly role: Role;
  readonly standing: Standing;
  readonly account: Account | null;
  readonly means: "session" | "half" | "api_key" | "nothing";
  readonly browser: Browser;
  /** Of those who are signed in by half. */
  readonly authenticator: Authenticator | null;
};

/** An organization, its founder, who prepares things and never calls, and everybody else. */
export type Cast = {
  readonly host: Person;
  readonly organizationId: string;
  readonly actors: readonly Actor[];
};

/** Brings everybody together around a new organization. */
export async function castOf(foyer: TestFoyer): Promise<Cast> {
  const host = await foyer.owner();
  const { organizationId } = host;
  const here = { organizationId };
  let address = 0;
  const visit = () => ({ ip: `198.18.0.${(address += 1)}` }); // limits count each by themselves

  const come = (actor: Omit<Actor, "standing" | "authenticator">): Actor => {
    return { ...actor, standing: standings[actor.role], authenticator: null };
  };
  const bySession = async (role: Role, account: Account): Promise<Actor> => {
    const browser = foyer.browser(account, visit());
    await browser.api.auth.me(); // has its session now
    return come({ role, account, means: "session", browser });
  };
  const byKey = async (role: Role, account: Account, key: string): Promise<Actor> => {
    const browser = foyer.browser(null, { ...visit(), authorization: `Bearer ${key}` });
    return come({ role, account, means: "api_key", browser });
  };
  const half = async (account: Account): Promise<Actor> => {
    const authenticator = await foyer.authenticator(account);
    const browser = foyer.browser(account, { ...visit(), half: true });
    await browser.api.auth.me();
    return { ...come({ role: "half", account, means: "half", browser }), authenticator };
  };
  const keyOf = async (role: Role, person: Person) => byKey(role, person, await foyer.apiKey(person));
  const keptOut = async () => {
    const person = await foyer.owner(here);
    const actor = await keyOf("disabledsKey", person);
    await foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${person.userId}`;
    return actor;
  };
  const elsewhere = async () => {
    const person = await foyer.owner(here);
    const { id } = await foyer.callerFor(person).organizations.create({ name: "Elsewhere" });
    return byKey("elsewhereKey", person, await foyer.apiKey({ ...person, organizationId: id }));
  };

  const actors = [
    await bySession("owner", await foyer.owner(here)),
    await bySession("admin", await foyer.admin(here)),
    await bySession("member", await foyer.member(here)),
    await bySession("custodian", await foyer.member(here)),
    await bySession("guestCustodian", await foyer.guest(here)),
    await bySession("contributor", await foyer.guest(here)),
    await bySession("viewer", await foyer.guest(here)),
    await bySession("guest", await foyer.guest(here)),
    await bySession("organizer", await foyer.member(here)),
    await bySession("disabled", await foyer.owner({ ...here, active: false })),
    await bySession("stranger", await foyer.stranger()),
    await bySession("foreigner", await foyer.owner()),
    await half(await foyer.owner(here)),
    await keyOf("ownersKey", await foyer.owner(here)),
    await keyOf("adminsKey", await foyer.admin(here)),
    await keyOf("membersKey", await foyer.member(here)),
    await keyOf("custodiansKey", await foyer.member(here)),
    await keyOf("organizersKey", await foyer.member(here)),
    await keptOut(),
    await keyOf("foreignersKey", await foyer.owner()),
    await elsewhere(),
    come({ role: "nobody", account: null, means: "nothing", browser: foyer.browser(null, visit()) }),
  ];
  return { host, organizationId, actors };
}
