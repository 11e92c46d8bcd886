import { restRoutes } from "@foyer/api/rest-routes";
import {
  can,
  canInSpace,
  managesEvent,
  type Permission,
  roleInSpace,
  type SpacePermission,
} from "@foyer/contract/permissions";
import { expect } from "vitest";
import { type Actor, type Cast, type Role, roles, standings } from "./cast.ts";
import { marksOf } from "./dump.ts";
import type { Person } from "./factories.ts";
import { endOf } from "./refusals.ts";
import type { TestFoyer } from "./test-foyer.ts";

/** How a call must end for everybody. */
type Ends = Readonly<Record<Role, string>>;

/** What an input is made of: an organization, somebody in it who prepares things, and who is going to call. */
export type Scene = { readonly organizationId: string; readonly host: Person; readonly actor: Actor };

export type Input = (scene: Scene) => Promise<unknown>;

/** What a procedure asks of whom, and an input with which it works. */
export type Row = {
  readonly ends: Ends;
  readonly input: Input;
  /** Whether it is about an organization, which may ask for a second factor. */
  readonly isOrganizations: boolean;
  /** For these the place that it is about does not exist. */
  readonly hiddenFrom?: readonly Role[];
  /** For these it is done, and there is nothing to change. */
  readonly traceless?: readonly Role[];
  /** Whoever does it is another afterwards, so it gets a cast of its own. */
  readonly alone?: boolean;
};

/** A row for each procedure; where it is something else at each door, a row for each of those. */
export type Matrix = Readonly<Record<string, Row | Readonly<Record<string, Row>>>>;

type Exceptions = Partial<Ends>;

export const isKey = (role: Role) => role.endsWith("Key");

/** For anybody, signed in or not. */
export function anyone(
  input: Input,
  { traceless = [], ...but }: Exceptions & Pick<Row, "traceless"> = {},
): Row {
  return { ends: endsOf(() => "done", but), input, isOrganizations: false, traceless };
}

/** For a person and their own account: by session, and by key only where nothing changes and nothing is told that signs in. */
export function oneself(
  input: Input,
  { byKey = false, ...but }: Exceptions & { readonly byKey?: boolean } = {},
): Row {
  const ends = endsOf((role) => {
    if (role === "nobody") return "unauthenticated";
    if (role === "half") return "mfa_required";
    return isKey(role) && !byKey ? "forbidden" : "done";
  }, but);
  return { ends, input, isOrganizations: false };
}

/** For whoever holds a permission in the organization that the input names, or in that of the thing it names. */
export function may(
  permission: Permission,
  input: Input,
  { bySession = false, ...but }: Exceptions & { readonly bySession?: boolean } = {},
): Row {
  const ends = endsOf((role) => {
    const standing = standings[role];
    if (standing.inside === null) return standing.outside;
    if (bySession && isKey(role)) return "forbidden";
    return can(standing.inside, permission) ? "done" : "forbidden";
  }, but);
  return { ends, input, isOrganizations: true };
}

/** For whoever holds a permission in the space that the input names. For those who are not in it there is none. */
export function maySpace(permission: SpacePermission, input: Input, but: Exceptions = {}): Row {
  const end = (role: Role) => {
    const standing = standings[role];
    if (standing.inside === null) return standing.outside;
    const counted = roleInSpace(standing.inside, standing.inSpace);
    if (counted === null) return "not_found";
    return canInSpace(counted, permission, standing.inside) ? "done" : "forbidden";
  };
  return ofPlace(end, input, but);
}

/** For whoever manages the event that the input names. For everybody else there is none. */
export function mayEvent(input: Input, but: Exceptions = {}): Row {
  const end = (role: Role) => {
    const standing = standings[role];
    if (standing.inside === null) return standing.outside;
    return managesEvent(standing.inside, standing.organizes) ? "done" : "not_found";
  };
  return ofPlace(end, input, but);
}

function ofPlace(end: (role: Role) => string, input: Input, but: Exceptions): Row {
  const hiddenFrom = roles.filter((role) => end(role) === "not_found");
  return { ends: endsOf(end, but), input, isOrganizations: true, hiddenFrom };
}

/** Whoever does it is another afterwards. */
export function alone(row: Row): Row {
  return { ...row, alone: true };
}

function endsOf(end: (role: Role) => string, but: Exceptions): Ends {
  return Object.assign(
    {
      owner: end("owner"),
      admin: end("admin"),
      member: end("member"),
      custodian: end("custodian"),
      guestCustodian: end("guestCustodian"),
      contributor: end("contributor"),
      viewer: end("viewer"),
      guest: end("guest"),
      organizer: end("organizer"),
      disabled: end("disabled"),
      stranger: end("stranger"),
      foreigner: end("foreigner"),
      half: end("half"),
      ownersKey: end("ownersKey"),
      adminsKey: end("adminsKey"),
      membersKey: end("membersKey"),
      custodiansKey: end("custodiansKey"),
      organizersKey: end("organizersKey"),
      disabledsKey: end("disabledsKey"),
      foreignersKey: end("foreignersKey"),
      elsewhereKey: end("elsewhereKey"),
      nobody: end("nobody"),
    },
    but,
  );
}

/** The same end for some, as exceptions. */
export function all(who: (role: Role) => boolean, end: string): Exceptions {
  return Object.fromEntries(roles.filter(who).map((role) => [role, end]));
}

/** One row of a matrix: its name, and its procedure with it. */
type Case = readonly [name: string, row: Row & { readonly procedure: string }];

/** The rows of a matrix, each by its procedure and door. */
export function casesOf(matrix: Matrix): readonly Case[] {
  return Object.entries(matrix).flatMap(([procedure, row]): Case[] => {
    if (isRow(row)) return [[procedure, { ...row, procedure }]];
    return Object.entries(row).map(([door, each]) => [`${procedure} (${door})`, { ...each, procedure }]);
  });
}

function isRow(row: Matrix[string]): row is Row {
  return typeof row.input === "function";
}

const mutations = new Set(
  restRoutes.filter(({ type }) => type === "mutation").map(({ procedure }) => procedure),
);

/** Calls as everybody. Whoever it is for is served and leaves a trace if it is a change; a refusal changes nothing. */
export async function expectAuthorization(
  foyer: TestFoyer,
  cast: Cast,
  { procedure, traceless = [], ...row }: Case[1],
): Promise<void> {
  const { ends } = row;
  const inputs = await inputsFor(foyer, cast, row);
  const call = async ({ role, browser }: Actor) => endOf(browser.call(procedure, inputs.get(role)));
  const callEach = (actors: readonly Actor[]) =>
    Promise.all(actors.map(async (actor) => [actor.role, await call(actor)]));
  const [done, refused] = [
    cast.actors.filter(({ role }) => ends[role] === "done"),
    cast.actors.filter(({ role }) => ends[role] !== "done"),
  ];

  const before = await marksOf(foyer);
  expect(await callEach(refused)).toEqual(refused.map(({ role }) => [role, ends[role]]));
  expect(await marksOf(foyer)).toEqual(before);

  if (!mutations.has(procedure)) {
    expect(await callEach(done)).toEqual(done.map(({ role }) => [role, "done"]));
    expect(await marksOf(foyer)).toEqual(before);
    return;
  }

  let marks = before;
  for (const actor of done) {
    expect([actor.role, await call(actor)]).toEqual([actor.role, "done"]);
    const now = await marksOf(foyer);
    if (traceless.includes(actor.role)) expect([actor.role, now]).toEqual([actor.role, marks]);
    else expect([actor.role, now]).not.toEqual([actor.role, marks]);
    marks = now;
  }
}

/** Calls as everybody inside, of whom a second factor is asked that nobody has set up. */
export async function expectMfaFirst(
  foyer: TestFoyer,
  cast: Cast,
  { procedure, ...row }: Case[1],
): Promise<void> {
  const policy = (to: string) =>
    foyer.sql`UPDATE organizations SET mfa_policy = ${to}::mfa_policy WHERE id = ${cast.organizationId}`;
  await policy("optional");
  const actors = cast.actors.filter(({ standing }) => standing.inside !== null);
  const refused = { ...row, ends: endsOf(() => "mfa_enrolment_required", {}) };
  const inputs = await inputsFor(foyer, { ...cast, actors }, refused);
  await policy("required");
  const before = await marksOf(foyer);
  const ends = await Promise.all(
    actors.map(async ({ role, browser }) => [role, await endOf(browser.call(procedure, inputs.get(role)))]),
  );
  // What no key may do is refused to a key first, and what is not theirs does not exist, whoever they are.
  const expected = (role: Role) => {
    const isNoKeys = isKey(role) && row.ends.foreignersKey === "forbidden";
    const isHidden = row.hiddenFrom?.includes(role) ?? false;
    return isNoKeys || isHidden ? row.ends[role] : "mfa_enrolment_required";
  };
  expect(ends).toEqual(actors.map(({ role }) => [role, expected(role)]));
  expect(await marksOf(foyer)).toEqual(before);
}

/** An input for everybody, made before anybody calls. One for all to whom the same one is refused: it stays as it is. */
async function inputsFor(
  { sql }: Pick<TestFoyer, "sql">,
  { organizationId, host, actors }: Cast,
  { ends, input, isOrganizations }: Pick<Row, "ends" | "input" | "isOrganizations">,
): Promise<ReadonlyMap<Role, unknown>> {
  const inputs = new Map<Role, unknown>();
  let refused: Promise<unknown> | undefined;
  for (const actor of actors) {
    const scene = { organizationId, host, actor };
    const isRefused = isOrganizations && ends[actor.role] !== "done" && !isSomebody(actor);
    inputs.set(actor.role, await (isRefused ? (refused ??= input(scene)) : input(scene)));
  }
  // The host has begun one for each thing. To look through thousands for a trace takes longer than all calls.
  await sql`DELETE FROM sessions WHERE user_id = ${host.userId}`;
  return inputs;
}

/** Whether somebody is more in one place than what they are in the organization. */
function isSomebody({ standing }: Actor): boolean {
  return standing.inside !== null && (standing.inSpace !== null || standing.organizes);
}
