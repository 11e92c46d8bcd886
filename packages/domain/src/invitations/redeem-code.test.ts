import { dumpOf, tracesOfLink } from "@foyer/testing/dump";
import type { Person } from "@foyer/testing/factories";
import { application } from "@foyer/testing/place-factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { applicationCode } from "./application-code.ts";

const foyer = testFoyer();

const page = `${application}/welcome?from=foyer`;

let owner: Person;
let host: ReturnType<typeof foyer.callerFor>;

beforeAll(async () => {
  owner = await foyer.owner();
  host = foyer.callerFor(owner);
  const { organizationId } = owner;
  await host.organizations.update({ organizationId, redirectOrigins: [application] });
});

const toOrganization = ({ organizationId }: Person) =>
  ({ kind: "organization", organizationId, role: "member" }) as const;

function invite(redirectTo?: string) {
  return host.invitations.create({ target: toOrganization(owner), email: foyer.address(), redirectTo });
}

/** Somebody of the invited address, who has an account, says yes. */
async function accept({ id, email }: { readonly id: string; readonly email: string }) {
  const guest = foyer.callerFor(await foyer.stranger(email));
  return guest.invitations.accept({ token: foyer.linkOf(id) });
}

async function secondsNow(): Promise<number> {
  const [now] = await foyer.sql<{ seconds: number }>`SELECT EXTRACT(EPOCH FROM now())::int AS seconds`;
  return now?.seconds ?? 0;
}

describe("an invitation leads on to an own application [S1.2]", () => {
  test("at an origin that the organization lists, as invitation and view say, also after it was sent again", async () => {
    const made = await invite(page);
    expect(made.redirectTo).toBe(page);
    expect(await host.invitations.resend({ invitationId: made.id })).toMatchObject({ redirectTo: page });
    const { view } = foyer.callerFor(null).invitations;
    expect(await view({ token: foyer.linkOf(made.id) })).toMatchObject({ redirectTo: page });

    const { redirectTo } = await accept(made);
    const url = new URL(redirectTo);
    expect(redirectTo.startsWith(`${page}#`)).toBe(true);
    expect(url.hash).toMatch(/^#foyer_code=[\w-]{48}$/);
    // Whoever comes back to the link later is led there too, without a code.
    expect(await view({ token: foyer.linkOf(made.id) })).toMatchObject({
      status: "accepted",
      redirectTo: page,
    });
  });

  test("or to Foyer, where it says nothing of that, or ended without a yes", async () => {
    const { organizationId } = owner;
    const made = await invite();
    expect(made.redirectTo).toBeNull();
    expect(await accept(made)).toMatchObject({ redirectTo: `/o/${organizationId}` });
    const { id } = await invite(page);
    await host.invitations.cancel({ invitationId: id });
    const seen = await foyer.callerFor(null).invitations.view({ token: foyer.linkOf(id) });
    expect(seen.redirectTo).toBeNull();
  });

  test("and of those of many, and of a file", async () => {
    const target = toOrganization(owner);
    const many = { target, invitees: [{ email: foyer.address() }, { email: foyer.address() }] };
    const { created } = await host.invitations.createMany({ ...many, redirectTo: page });
    expect(created.map(({ redirectTo }) => redirectTo)).toEqual([page, page]);
    const csv = `email\n${foyer.address()}`;
    const started = await host.invitations.import({ target, csv, redirectTo: page });
    const { organizationId } = owner;
    const { items } = await host.invitations.list({ organizationId, importId: started.import.id });
    expect(items).toMatchObject([{ redirectTo: page }]);
  });

  test.each([
    "https://evil.example/",
    "https://app.example.com.evil.example/",
    "https://app.example.com./",
    "https://app.example.com:8443/",
    "http://app.example.com/",
    "https://аpp.example.com/", // the first letter is Cyrillic
    "https://app.example.com@evil.example/",
    "https:\\\\evil.example/app.example.com",
    "//app.example.com/",
    "/\\evil.example",
    "javascript:alert(1)//https://app.example.com",
  ])("an open redirect is refused: %o", async (redirectTo) => {
    const [before] = await foyer.sql`SELECT count(*) FROM invitations`;
    const common = { target: toOrganization(owner), redirectTo };
    const refused = { reason: "invalid_input", issues: [{ path: "redirectTo" }] };
    for (const call of [
      () => host.invitations.create({ ...common, email: foyer.address() }),
      () => host.invitations.createMany({ ...common, invitees: [{ email: foyer.address() }] }),
      () => host.invitations.import({ ...common, csv: `email\n${foyer.address()}` }),
    ])
      expect(await refusalOf(call())).toMatchObject(refused);
    expect(await foyer.sql`SELECT count(*) FROM invitations`).toEqual([before]);
  });

  test("but not once that is no longer listed: then it leads to Foyer, as before", async () => {
    const other = await foyer.owner();
    const { organizationId } = other;
    const { organizations, invitations } = foyer.callerFor(other);
    await organizations.update({ organizationId, redirectOrigins: [application] });
    const target = toOrganization(other);
    const made = await invitations.create({ target, email: foyer.address(), redirectTo: page });
    await organizations.update({ organizationId, redirectOrigins: ["https://elsewhere.example"] });
    const { view } = foyer.callerFor(null).invitations;
    expect(await view({ token: foyer.linkOf(made.id) })).toMatchObject({ redirectTo: null });
    expect(await accept(made)).toMatchObject({ redirectTo: `/o/${organizationId}` });
  });

  test("which the owner alone lists, each once, as browsers write it", async () => {
    const other = await foyer.owner();
    const { organizationId } = other;
    const { organizations } = foyer.callerFor(other);
    const redirectOrigins = [
      "https://App.example.com/",
      "https://app.example.com:443",
      "http://localhost:5173",
    ];
    expect(await organizations.update({ organizationId, redirectOrigins })).toMatchObject({
      redirectOrigins: ["https://app.example.com", "http://localhost:5173"],
    });
    const evil = { organizationId, redirectOrigins: ["https://user@evil.example"] };
    expect(await endOf(organizations.update(evil))).toBe("invalid_input");
    const admin = foyer.callerFor(await foyer.admin({ organizationId }));
    expect(await endOf(admin.organizations.update({ organizationId, redirectOrigins: [] }))).toBe(
      "forbidden",
    );
  });
});

describe("a code tells an application who has come [S1.2]", () => {
  test("of an account, by the key of somebody who manages the place, and the audit says so", async () => {
    const { code, account, invitationId } = await foyer.arrival({ by: owner });
    const program = foyer.callerFor(null, { authorization: `Bearer ${await foyer.apiKey(owner)}` });
    expect(await program.invitations.redeem({ code })).toMatchObject({
      invitation: { id: invitationId, status: "accepted", email: account?.email, redirectTo: page },
      userId: account?.userId,
      attendee: null,
    });
    const { organizationId } = owner;
    const { items } = await host.audit.list({ organizationId, act: "invitation.redeemed" });
    expect(items).toMatchObject([
      {
        actor: { id: owner.userId },
        subject: { kind: "person", id: account?.userId, label: account?.email },
      },
    ]);
    // Which leaves the invitation's own timeline as it is.
    const { timeline } = await host.invitations.get({ invitationId });
    expect(timeline.at(-1)).toMatchObject({ type: "accepted" });
  });

  test("of an event's guest, who has no account", async () => {
    const { eventId } = await foyer.event({ by: owner });
    const { code, email } = await foyer.arrival({ by: owner, target: { kind: "event", eventId } });
    expect(await host.invitations.redeem({ code })).toMatchObject({
      invitation: { kind: "event", email },
      userId: null,
      attendee: { eventId, email, fullName: "Grace Hopper" },
    });
  });

  test("once: of 8 racing calls one learns it", async () => {
    const { code, invitationId } = await foyer.arrival({ by: owner });
    const calls = Array.from({ length: 8 }, () => () => host.invitations.redeem({ code }));
    const ends = await foyer.race({ table: "invitations", id: invitationId }, calls);
    const refused = ends.filter((end) => end.status === "rejected");
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) expect(await endOf(Promise.reject(reason))).toBe("invalid_code");
  });

  test("for ten minutes, by the database's clock", async () => {
    const { invitationId } = await foyer.arrival({ by: owner });
    const codeOf = (seconds: number) =>
      applicationCode(foyer.services.keys.applicationCode, { invitationId, seconds });
    const now = await secondsNow();
    expect(await endOf(host.invitations.redeem({ code: codeOf(now - 601) }))).toBe("invalid_code");
    expect(await host.invitations.redeem({ code: codeOf(now - 590) })).toMatchObject({
      invitation: { id: invitationId },
    });
  });

  test("as long as they are in: not of who was sent away, or has taken their yes back", async () => {
    const { organizationId } = owner;
    const { code, account } = await foyer.arrival({ by: owner });
    await host.people.remove({ organizationId, userId: account?.userId ?? "" });
    expect(await endOf(host.invitations.redeem({ code }))).toBe("invalid_code");

    const { eventId } = await foyer.event({ by: owner });
    const guest = await foyer.arrival({ by: owner, target: { kind: "event", eventId } });
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(guest.invitationId) });
    expect(await endOf(host.invitations.redeem({ code: guest.code }))).toBe("invalid_code");
  });

  test("and is nothing else: neither link nor made up, of another moment, nor of an invitation that waits", async () => {
    const { code, invitationId } = await foyer.arrival({ by: owner });
    const { id: pending } = await invite(page);
    const seconds = await secondsNow();
    const codes = [
      foyer.linkOf(invitationId),
      `${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`,
      "A".repeat(48),
      applicationCode(foyer.services.keys.applicationCode, { invitationId: pending, seconds }),
    ];
    for (const each of codes)
      expect(await endOf(host.invitations.redeem({ code: each }))).toBe("invalid_code");
    // Nor does it open what a link opens.
    expect(await endOf(foyer.callerFor(null).invitations.view({ token: code }))).toBe("invitation_not_found");
    expect(await host.invitations.redeem({ code })).toMatchObject({ invitation: { id: invitationId } });
  });

  test("and is kept nowhere: no table of any schema holds it, whole or in part", async () => {
    const { code } = await foyer.arrival({ by: owner });
    await host.invitations.redeem({ code });
    expect(tracesOfLink(code, await dumpOf(foyer.url))).toEqual([]);
  });
});

test("the accept page is told how the organization looks, as its e-mails do [S1.7]", async () => {
  const other = await foyer.owner();
  const { organizationId } = other;
  const { id } = await foyer.invitation({ by: other });
  const view = async () => {
    const { organization } = await foyer.callerFor(null).invitations.view({ token: foyer.linkOf(id) });
    return organization;
  };
  expect(await view()).toMatchObject({ id: organizationId, color: null, logoUrl: null });
  const pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
  const brand = await foyer
    .callerFor(other)
    .mail.brand.update({ organizationId, color: "#1F5c46", logo: `data:image/png;base64,${pixel}` });
  const { color, logoUrl } = await view();
  expect(color).toBe("#1f5c46");
  expect(logoUrl).toMatch(/^\/logos\/[0-9a-f]{64}$/);
  expect(`${foyer.services.publicUrl}${logoUrl}`).toBe(brand.logoUrl);
});
