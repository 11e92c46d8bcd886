import type { InvitationStatus } from "@foyer/contract/invitations";
import {
  can,
  type MemberRole,
  mayGrant,
  memberRole,
  type OrganizationRole,
  type Permission,
} from "@foyer/contract/permissions";
import type { Api } from "@foyer/testing/browser";
import type { Account } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expireInvitations } from "./expire-invitations.ts";
import { outcome, statusAt, type TransitionName } from "./lifecycle.ts";

const foyer = testFoyer();

const resendLimit = 2;
const addresses = 2;
const hour = 3_600_000;

type Host = "owner" | "admin";

/** An invitation as the lifecycle says it must be. Times are hours since the beginning. */
type Expected = {
  id: string;
  readonly guest: number;
  status: InvitationStatus;
  role: OrganizationRole;
  by: Host;
  hours: number;
  expiresAt: number;
  resends: number;
  links: number;
  readonly acts: string[];
};

type Model = {
  now: number;
  readonly renews: boolean;
  readonly hosts: Record<Host, OrganizationRole>;
  /** By the guest's number; null: not in. */
  readonly members: (OrganizationRole | null)[];
  readonly invitations: Expected[];
};

type Real = {
  readonly organizationId: string;
  readonly hosts: Record<Host, { readonly account: Account; readonly api: Api }>;
  readonly guests: readonly { readonly account: Account; readonly api: Api }[];
};

type Command = fc.AsyncCommand<Model, Real>;

/** What the model and the world say of one call; where it is done, the model has followed. */
type Step = (model: Model, real: Real) => Promise<{ readonly expected: string; readonly actual: string }>;

function statusOf({ now }: Model, { status, expiresAt }: Expected): InvitationStatus {
  return statusAt({ status, expiresAt: new Date(expiresAt * hour) }, new Date(now * hour));
}

/** Why the lifecycle refuses, or null. */
function refusal(model: Model, invitation: Expected, name: TransitionName): string | null {
  const result = outcome(statusOf(model, invitation), name);
  return "refusal" in result ? result.refusal : null;
}

const mayNot = (model: Model, host: Host, permission: Permission) =>
  can(model.hosts[host], permission) ? null : "forbidden";
const mayNotGrant = (model: Model, host: Host, role: OrganizationRole) =>
  mayGrant(model.hosts[host], role) ? null : "forbidden";
const overLimit = ({ resends }: Expected) => (resends < resendLimit ? null : "resend_limit_reached");
const lostAuthority = (model: Model, { by, role }: Expected) =>
  mayGrant(model.hosts[by], role) ? null : "inviter_lost_authority";
const isIn = (model: Model, guest: number) => (model.members[guest] ? "already_member" : null);
const isInvited = (model: Model, guest: number, except?: Expected) =>
  model.invitations.some(
    (each) => each !== except && each.guest === guest && statusOf(model, each) === "pending",
  )
    ? "already_invited"
    : null;

function create(host: Host, guest: number, role: MemberRole, hours: number): Step {
  return async (model, real) => {
    const expected =
      mayNot(model, host, "invitation.create") ??
      mayNotGrant(model, host, role) ??
      isIn(model, guest) ??
      isInvited(model, guest) ??
      "done";
    let id = "";
    const actual = await endOf(
      real.hosts[host].api.invitations
        .create({
          target: { kind: "organization", organizationId: real.organizationId, role },
          email: real.guests[guest]?.account.email ?? "",
          expiresInHours: hours,
        })
        .then((created) => {
          id = created.id;
        }),
    );
    if (expected === "done") {
      const times = { hours, expiresAt: model.now + hours };
      const acts = ["created"];
      model.invitations.push({
        id,
        guest,
        status: "pending",
        role,
        by: host,
        ...times,
        resends: 0,
        links: 1,
        acts,
      });
    }
    return { expected, actual };
  };
}

/** A step on one of the invitations there are. */
type On = (model: Model, real: Real, invitation: Expected) => Promise<{ expected: string; actual: string }>;

const accept =
  (link: number): On =>
  async (model, real, invitation) => {
    const expected =
      refusal(model, invitation, "accept") ??
      lostAuthority(model, invitation) ??
      isIn(model, invitation.guest) ??
      "done";
    const actual = await answer(real, invitation, link, "accept");
    if (expected === "done") {
      invitation.status = "accepted";
      invitation.acts.push("accepted");
      model.members[invitation.guest] = invitation.role;
    }
    return { expected, actual };
  };

const decline =
  (link: number): On =>
  async (model, real, invitation) => {
    const expected = refusal(model, invitation, "decline") ?? "done";
    const actual = await answer(real, invitation, link, "decline");
    if (expected === "done") {
      invitation.status = "declined";
      invitation.acts.push("declined");
    }
    return { expected, actual };
  };

/** By the link of any message so far: all of them stay as good as the newest. */
function answer(
  real: Real,
  { id, guest, links }: Expected,
  link: number,
  how: "accept" | "decline",
): Promise<string> {
  const token = foyer.linkOf(id, 1 + (link % links));
  const { invitations } = guestOf(real, guest).api;
  return endOf(how === "accept" ? invitations.accept({ token }) : invitations.decline({ token }));
}

const cancel =
  (host: Host): On =>
  async (model, real, invitation) => {
    const expected =
      mayNot(model, host, "invitation.cancel") ?? refusal(model, invitation, "cancel") ?? "done";
    const actual = await endOf(real.hosts[host].api.invitations.cancel({ invitationId: invitation.id }));
    if (expected === "done") {
      invitation.status = "cancelled";
      invitation.acts.push("cancelled");
    }
    return { expected, actual };
  };

const resend =
  (host: Host): On =>
  async (model, real, invitation) => {
    const expected =
      mayNot(model, host, "invitation.resend") ??
      refusal(model, invitation, "resend") ??
      overLimit(invitation) ??
      isInvited(model, invitation.guest, invitation) ??
      mayNotGrant(model, host, invitation.role) ??
      isIn(model, invitation.guest) ??
      "done";
    const actual = await endOf(real.hosts[host].api.invitations.resend({ invitationId: invitation.id }));
    if (expected === "done") {
      invitation.by = host;
      renewed(model, invitation, "resent");
    }
    return { expected, actual };
  };

const requestLink: On = async (model, real, invitation) => {
  const renews =
    model.renews &&
    statusOf(model, invitation) === "expired" &&
    [
      overLimit(invitation),
      isInvited(model, invitation.guest, invitation),
      isIn(model, invitation.guest),
      lostAuthority(model, invitation),
    ].every((reason) => reason === null);
  const { api } = guestOf(real, invitation.guest);
  const actual = await endOf(api.invitations.requestLink({ token: foyer.linkOf(invitation.id) }));
  if (renews) renewed(model, invitation, "renewed");
  return { expected: "done", actual };
};

function renewed(model: Model, invitation: Expected, act: string): void {
  invitation.status = "pending";
  invitation.expiresAt = model.now + invitation.hours;
  invitation.resends += 1;
  invitation.links += 1;
  invitation.acts.push(act);
}

const remind =
  (host: Host): On =>
  async (model, real, invitation) => {
    const expected =
      mayNot(model, host, "invitation.remind") ??
      refusal(model, invitation, "remind") ??
      overLimit(invitation) ??
      mayNotGrant(model, host, invitation.role) ??
      "done";
    const actual = await endOf(real.hosts[host].api.invitations.remind({ invitationId: invitation.id }));
    if (expected === "done") {
      invitation.resends += 1;
      invitation.links += 1;
      invitation.acts.push("reminded");
    }
    return { expected, actual };
  };

const copyLink =
  (host: Host): On =>
  async (model, real, invitation) => {
    const expected =
      mayNot(model, host, "invitation.copyLink") ??
      refusal(model, invitation, "copyLink") ??
      mayNotGrant(model, host, invitation.role) ??
      "done";
    const actual = await endOf(real.hosts[host].api.invitations.copyLink({ invitationId: invitation.id }));
    if (expected === "done") {
      invitation.links += 1;
      invitation.acts.push("link_copied");
    }
    return { expected, actual };
  };

const update =
  (host: Host, change: { role: MemberRole | undefined; expiresInHours: number | undefined }): On =>
  async (model, real, invitation) => {
    const { role, expiresInHours } = change;
    const expected =
      mayNot(model, host, "invitation.update") ??
      (role && mayNotGrant(model, host, role)) ??
      refusal(model, invitation, "update") ??
      mayNotGrant(model, host, invitation.role) ??
      "done";
    const actual = await endOf(
      real.hosts[host].api.invitations.update({ invitationId: invitation.id, ...change }),
    );
    if (expected === "done") {
      if (role) Object.assign(invitation, { role, by: host });
      if (expiresInHours)
        Object.assign(invitation, { hours: expiresInHours, expiresAt: model.now + expiresInHours });
      invitation.acts.push("updated");
    }
    return { expected, actual };
  };

/** What happens without anybody asking Foyer for it. */
function event(happen: (model: Model, real: Real) => Promise<unknown>): Step {
  return async (model, real) => {
    await happen(model, real);
    return { expected: "done", actual: "done" };
  };
}

const sweep = event((model) => {
  for (const invitation of model.invitations) invitation.status = statusOf(model, invitation);
  return expireInvitations(foyer.services);
});

const letPass = (hours: number) =>
  event((model, { organizationId }) => {
    model.now += hours;
    return foyer.sql`
      UPDATE invitations SET expires_at = expires_at - make_interval(hours => ${hours})
      WHERE organization_id = ${organizationId}`;
  });

const setAdmin = (role: OrganizationRole) =>
  event((model, { organizationId, hosts }) => {
    model.hosts.admin = role;
    return foyer.sql`
      UPDATE memberships SET role = ${role}
      WHERE organization_id = ${organizationId} AND user_id = ${hosts.admin.account.userId}`;
  });

const leave = (guest: number) =>
  event((model, real) => {
    model.members[guest] = null;
    return foyer.sql`
      DELETE FROM memberships
      WHERE organization_id = ${real.organizationId} AND user_id = ${guestOf(real, guest).account.userId}`;
  });

/** Through another door than an invitation's. */
const join = (guest: number) =>
  event((model, real) => {
    model.members[guest] ??= "member";
    return foyer.sql`
      INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
      VALUES (gen_random_uuid(), ${real.organizationId}, ${guestOf(real, guest).account.userId}, 'member', true, now())
      ON CONFLICT DO NOTHING`;
  });

function guestOf(real: Real, number: number): Real["guests"][number] {
  const guest = real.guests[number];
  if (!guest) throw new Error(`There is no guest ${number}.`);
  return guest;
}

/** The world as Foyer tells it and the database keeps it, against the model. */
async function expectAgreement(model: Model, real: Real): Promise<void> {
  const { organizationId, hosts, guests } = real;
  const [{ items }, kept, members] = await Promise.all([
    hosts.owner.api.invitations.list({ organizationId, limit: 100 }),
    foyer.sql`
      SELECT i.id, i.delivery_count AS links, round(extract(epoch FROM i.expires_at - now()) / 3600)::int AS left,
        (SELECT array_agg(replace(a.act, 'invitation.', '') ORDER BY a.act) FROM audit_entries a
          WHERE a.subject_id = i.id AND a.act NOT IN ('invitation.expired', 'invitation.link_requested')) AS acts
      FROM invitations i WHERE i.organization_id = ${organizationId} ORDER BY i.id`,
    foyer.sql`
      SELECT u.email::text, m.role FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.organization_id = ${organizationId} AND m.active
        AND u.id <> ${hosts.owner.account.userId} AND u.id <> ${hosts.admin.account.userId} ORDER BY u.email`,
  ]);

  const told = items.map(({ id, email, status, role, resendCount, invitedBy }) => {
    return { id, email, status, role, resendCount, by: invitedBy?.id };
  });
  const wanted = model.invitations.map((invitation) => ({
    id: invitation.id,
    email: guests[invitation.guest]?.account.email,
    status: statusOf(model, invitation),
    role: invitation.role,
    resendCount: invitation.resends,
    by: hosts[invitation.by].account.userId,
  }));
  expect(told.sort(byId)).toEqual(wanted.sort(byId));

  const keepable = model.invitations.map(({ id, links, expiresAt, acts }) => {
    return { id, links, left: expiresAt - model.now, acts: [...acts].sort() };
  });
  expect(kept).toEqual(keepable.sort(byId));

  const expectedMembers = model.members.flatMap((role, guest) => {
    return role ? [{ email: guests[guest]?.account.email ?? "", role }] : [];
  });
  expect(members).toEqual(expectedMembers.sort((a, b) => (a.email < b.email ? -1 : 1)));
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** Makes a command of a step. What it says of itself is what a failing run prints. */
function command(step: Step, name: string, needsInvitation = false): Command {
  return {
    check: ({ invitations }) => !needsInvitation || invitations.length > 0,
    async run(model, real) {
      const { expected, actual } = await step(model, real);
      expect(actual, name).toBe(expected);
      await expectAgreement(model, real);
    },
    toString: () => name,
  };
}

function commandOn(number: number, on: On, name: string): Command {
  const step: Step = (model, real) => {
    // The newest are where things happen; of the others one now and then.
    const invitation = model.invitations.at(-1 - (number % model.invitations.length));
    if (!invitation) throw new Error("There is no invitation yet.");
    return on(model, real, invitation);
  };
  return command(step, `${name} #-${number}`, true);
}

const host = fc.constantFrom<Host>("owner", "admin", "admin");
const guest = fc.nat(addresses - 1);
const role = fc.constantFrom(...memberRole.options);
const hours = fc.constantFrom(10, 24, 48);
const which = fc.constantFrom(0, 0, 0, 1, 1, 2);
const link = fc.nat(5);

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const wishes: readonly fc.WeightedArbitrary<Command>[] = [
  {
    weight: 5,
    arbitrary: fc
      .tuple(host, guest, role, hours)
      .map((wish) => command(create(...wish), `create ${wish.join(" ")}`)),
  },
  { weight: 3, arbitrary: by(link, (of) => [accept(of), `accept by link ${of}`]) },
  { weight: 1, arbitrary: by(link, (of) => [decline(of), `decline by link ${of}`]) },
  { weight: 1, arbitrary: by(host, (who) => [cancel(who), `cancel by ${who}`]) },
  { weight: 5, arbitrary: by(host, (who) => [resend(who), `resend by ${who}`]) },
  { weight: 2, arbitrary: by(host, (who) => [remind(who), `remind by ${who}`]) },
  { weight: 1, arbitrary: by(host, (who) => [copyLink(who), `copy link by ${who}`]) },
  {
    weight: 2,
    arbitrary: by(fc.tuple(host, maybe(role), maybe(hours)), ([who, to, expiresInHours]) => [
      update(who, { role: to, expiresInHours }),
      `update by ${who} to ${to} ${expiresInHours}`,
    ]),
  },
  { weight: 3, arbitrary: by(fc.constant(null), () => [requestLink, "request link"]) },
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 4, max: 30 })
      .map((passed) => command(letPass(passed), `${passed} hours pass`)),
  },
  { weight: 2, arbitrary: fc.constant(command(sweep, "sweep")) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<OrganizationRole>("admin", "member", "owner")
      .map((to) => command(setAdmin(to), `admin becomes ${to}`)),
  },
  { weight: 2, arbitrary: guest.map((who) => command(leave(who), `guest ${who} leaves`)) },
  { weight: 1, arbitrary: guest.map((who) => command(join(who), `guest ${who} joins otherwise`)) },
];

const sequences = fc.array(fc.oneof(...wishes), { minLength: 1, maxLength: 80, size: "max" });

function by<Value>(value: fc.Arbitrary<Value>, make: (value: Value) => [On, string]): fc.Arbitrary<Command> {
  return fc.tuple(which, value).map(([number, chosen]) => commandOn(number, ...make(chosen)));
}

test("whatever people do in whatever order, every invitation is what the lifecycle says [S1.2, S2.3, S2.4, S4.2, S4.5]", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), sequences, async (renews, sequence) => {
      await fc.asyncModelRun(() => beginning(renews), sequence);
    }),
    { numRuns: 25 },
  );
});

async function beginning(renews: boolean): Promise<{ model: Model; real: Real }> {
  const organizationId = await foyer.organization({
    resendLimit,
    renewalRule: renews ? "renew" : "ask_inviter",
  });
  const [owner, admin] = [await foyer.owner({ organizationId }), await foyer.admin({ organizationId })];
  const guests = await Promise.all(
    Array.from({ length: addresses }, async () => {
      const account = await foyer.stranger();
      return { account, api: foyer.callerFor(account) };
    }),
  );
  const hosts = {
    owner: { account: owner, api: foyer.callerFor(owner) },
    admin: { account: admin, api: foyer.callerFor(admin) },
  };
  const members = guests.map(() => null);
  return {
    model: { now: 0, renews, hosts: { owner: "owner", admin: "admin" }, members, invitations: [] },
    real: { organizationId, hosts, guests },
  };
}
