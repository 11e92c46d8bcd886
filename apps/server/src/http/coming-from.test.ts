import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "@foyer/domain/context";
import { openJobs } from "@foyer/jobs/jobs";
import { smtpMailer } from "@foyer/mailer/smtp";
import { totpNow } from "@foyer/testing/authenticator";
import { type Mail, type Mailbox, openMailbox, tokenIn } from "@foyer/testing/mailbox";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { endpointsElsewhere } from "../../test/endpoints-elsewhere.ts";
import { testApp } from "../../test/test-app.ts";
import { textAt, type Walk, type Walker, walkThrough } from "../../test/walker.ts";
import { runCommandLine } from "../command-line.ts";
import { openLog } from "../log.ts";
import { openPost } from "../workers/post.ts";
import { startWorkers } from "../workers/start-workers.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: services() }));

const organization = "Harbour Choir";
const password = "a door ajar in the harbour";
const people = "/api/organizations/{organizationId}/people";

let mailbox: Mailbox;
let walk: Walk;
/** The owner's browser, and a program of theirs. */
let owner: Walker;
let admin: Walker;
/** Who has nothing but a link. */
let guest: Walker;
let organizationId: string;
const endings: (() => Promise<unknown>)[] = [];

function services(): Services {
  const open = async () => smtpMailer({ url: mailbox.url });
  return { ...foyer.services, mail: { ...foyer.services.mail, open } };
}

beforeAll(async () => {
  mailbox = await openMailbox();
  endings.push(() => mailbox.close());
});

// After the app of `testApp`: it listens, with workers beside it, and an owner comes in by the link that set-up prints.
beforeAll(async () => {
  const log = openLog("silent");
  const onTrouble = (error: Error) => {
    throw error;
  };
  const jobs = await openJobs({ url: foyer.url, mode: "work", onTrouble });
  const post = await openPost(services(), log);
  endings.push(() => post.office.close());
  endings.push(() => jobs.stop());
  await startWorkers(services(), jobs, post, log);

  walk = walkThrough(await app().listen({ host: "127.0.0.1", port: 0 }), "https://foyer.example");
  owner = walk.walker();
  guest = walk.walker();
  const made = await command("setup", "--organization", organization, "--owner-email", "olive@example.com");
  organizationId = textAt(made, "organizationId");
  const token = textAt(made, "link").split("#")[1];
  await owner.call(200, "POST /api/invitations/accept", { token, name: "Olive Owner", password });
  const input = { organizationId, name: "Our old scripts" };
  admin = walk.walker(textAt(await owner.call(201, "POST /api/account/api-keys", input), "key"));
});

afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

test("users whom an admin creates: lists, resending, the password by link, switching many off and on [S0.1, S0.2, S0.3, S0.4, S0.5, S0.6, S0.7, S0.8, S0.10, S0.11]", async () => {
  const made = await admin.call(201, `POST ${people}`, {
    organizationId,
    email: "ada@example.com",
    name: "Ada Alto",
    role: "member",
  });
  const userId = textAt(made, "userId");
  const invitationId = textAt(made, "invitation.id");
  expect(made).toMatchObject({ status: "invited", invitation: { status: "pending", resendCount: 0 } });
  const listed = async (status: string) => {
    const page = await admin.call(200, `GET ${people}`, { organizationId, status });
    return addressesIn(page, "ada@example.com");
  };
  expect([await listed("active"), await listed("inactive"), await listed("invited")]).toEqual([0, 1, 1]);
  const first = tokenIn(await mailTo("ada@example.com"));
  await admin.call(200, "POST /api/invitations/{invitationId}/resend", { invitationId });
  const second = tokenIn(await mailTo("ada@example.com", 2));
  expect(second).not.toBe(first);

  const link = { token: second };
  expect(await guest.call(200, "GET /api/invitations/verify/{token}", link)).toMatchObject({
    status: "pending",
    canAccept: true,
    fullName: "Ada Alto",
    needs: "new_account",
  });
  const ada = walk.walker();
  await ada.call(400, "POST /api/invitations/accept", { ...link, password: "short", name: "Ada Alto" });
  await ada.call(200, "POST /api/invitations/accept", { ...link, password, name: "Ada Alto" });
  expect(await refusal(guest, 400, "POST /api/invitations/accept", { token: first, password })).toBe(
    "invitation_accepted",
  );
  expect([await listed("active"), await listed("inactive")]).toEqual([1, 0]);

  expect(await refusal(guest, 401, `GET ${people}`, { organizationId })).toBe("unauthenticated");
  expect(await refusal(ada, 403, `GET ${people}`, { organizationId })).toBe("forbidden");
  expect(await ada.call(200, "GET /api/account/profile")).toMatchObject({ name: "Ada Alto" });

  const setActive = (active: boolean, ...userIds: string[]) =>
    admin.call(200, `POST ${people}/set-active`, { organizationId, userIds, active });
  const bob = await admin.call(201, `POST ${people}`, {
    organizationId,
    email: "bob@example.com",
    name: "Bob Bass",
    role: "member",
  });
  const both = [userId, textAt(bob, "userId")];
  expect(await setActive(false, ...both)).toMatchObject({ results: [{ reason: null }, { reason: null }] });
  await ada.call(401, "GET /api/organizations/{organizationId}", { organizationId });
  expect(await listed("inactive")).toBe(1);
  // Who was switched off before they had joined is invited anew; who has joined is switched on.
  expect(
    await admin.call(200, "POST /api/invitations/bulk", {
      target: { kind: "organization", organizationId, role: "member" },
      invitees: [{ email: "bob@example.com" }],
    }),
  ).toMatchObject({ created: [{ email: "bob@example.com" }] });
  expect(await setActive(true, userId)).toMatchObject({ results: [{ reason: null }] });
  await ada.call(200, "POST /api/auth/sign-in", { email: "ada@example.com", password });
  expect(await ada.call(200, "GET /api/organizations/{organizationId}", { organizationId })).toMatchObject({
    role: "member",
  });
  const filter = { organizationId, status: "pending" };
  expect(
    await admin.call(200, "POST /api/invitations/bulk-actions", { filter, action: "resend" }),
  ).toMatchObject({ results: [{ reason: null }] });

  await command("test-invitation", "--email", "tess@example.com", "--org", organization);
  expect((await mailTo("tess@example.com")).text).toContain(organization);
});

test("invitations with profiles and second factors: from creation to login history, e-mail and MFA settings [S1.1, S1.2, S1.3, S1.4, S1.5, S1.6, S1.7, S1.8, S1.10]", async () => {
  const invite = (email: string) =>
    admin.call(201, "POST /api/invitations", {
      target: { kind: "organization", organizationId, role: "member" },
      email,
      expiresInHours: 48,
      message: "Welcome to our choir!",
    });
  const one = { invitationId: textAt(await invite("carla@example.com"), "id") };
  expect(await admin.call(200, "GET /api/invitations/{invitationId}", one)).toMatchObject({
    status: "pending",
    message: "Welcome to our choir!",
    timeline: expect.arrayContaining([expect.objectContaining({ type: "created" })]),
  });
  expect(addressesIn(await listInvitations({ kind: "organization" }), "carla@example.com")).toBe(1);
  await admin.call(204, "DELETE /api/invitations/{invitationId}", one);
  const carlaAgain = { invitationId: textAt(await invite("carla@example.com"), "id") };
  await admin.call(200, "POST /api/invitations/{invitationId}/resend", carlaAgain);
  const token = tokenIn(await mailTo("carla@example.com", 2));
  await guest.call(200, "GET /api/invitations/verify/{token}", { token });
  await guest.call(404, "GET /api/invitations/verify/{token}", { token: "made up" });

  const carla = walk.walker();
  const profile = {
    clientCompany: "Acme Corporation",
    zohoAccount: "carla@acme.example",
    phone: "(123) 456-7890",
    position: "IT Director",
    department: "Information Technology",
  };
  const newcomer = { token, name: "Carla Contralto", password, profile };
  expect(await carla.call(200, "POST /api/invitations/accept", newcomer)).toMatchObject({ signedIn: true });
  const own = await carla.call(200, "GET /api/account/profile");
  expect(own).toMatchObject(profile);
  const userId = textAt(own, "id");
  await carla.call(200, "PUT /api/account/profile", { phone: "(123) 456-7891" });

  const enrol = async () => {
    const begun = await carla.call(200, "POST /api/account/mfa/enroll", { password });
    expect(textAt(begun, "qrCodeSvg")).toContain("<svg");
    const secret = textAt(begun, "manualEntryKey");
    await carla.call(400, "POST /api/account/mfa/confirm", { code: totpNow(secret, 20) });
    const confirmed = await carla.call(200, "POST /api/account/mfa/confirm", { code: totpNow(secret) });
    return { secret, codes: z.object({ recoveryCodes: z.array(z.string()) }).parse(confirmed).recoveryCodes };
  };
  const { secret, codes } = await enrol();
  await carla.call(200, "POST /api/auth/sign-out");
  const signIn = () => carla.call(200, "POST /api/auth/sign-in", { email: "carla@example.com", password });
  expect(await signIn()).toEqual({ status: "mfa_required" });
  expect(await refusal(carla, 403, "GET /api/account/profile")).toBe("mfa_required");
  await carla.call(200, "POST /api/auth/mfa", { recoveryCode: codes[0] });
  expect(await carla.call(200, "GET /api/account/mfa")).toMatchObject({
    enabled: true,
    recoveryCodesLeft: 9,
  });
  const code = totpNow(secret, 1); // the one of this half minute has been used
  const renewed = await carla.call(200, "POST /api/account/mfa/recovery-codes", { code });
  const recoveryCode = textAt(renewed, "recoveryCodes.0");
  await carla.call(204, "POST /api/account/mfa/disable", { password, recoveryCode });
  await enrol();
  await owner.call(204, `POST ${people}/{userId}/reset-mfa`, { organizationId, userId });
  expect(await signIn()).toEqual({ status: "signed_in" });

  const person = { organizationId, userId };
  expect(await admin.call(200, `GET ${people}/{userId}`, person)).toMatchObject({
    status: "active",
    profile: { ...profile, phone: "(123) 456-7891" },
  });
  await admin.call(200, `PATCH ${people}/{userId}`, { ...person, role: "admin", department: "Board" });
  expect(JSON.stringify(await admin.call(200, `GET ${people}/{userId}/login-history`, person))).toContain(
    "recovery_code",
  );
  expect(JSON.stringify(await carla.call(200, "GET /api/account/login-history"))).toContain("signed_in");

  await mailAndSecuritySettings();
  await admin.call(204, `DELETE ${people}/{userId}`, person);
  await admin.call(404, `GET ${people}/{userId}`, person);
  // Nobody comes in but by an invitation.
  expect(await refusal(guest, 401, "POST /api/auth/sign-in", { email: "nobody@example.com", password })).toBe(
    "invalid_credentials",
  );
});

/** Secrets go in and do not come out; a test message arrives. */
async function mailAndSecuritySettings(): Promise<void> {
  const mail = "/api/organizations/{organizationId}/mail";
  const office365 = {
    tenantId: "example.com",
    clientId: "an-id",
    clientSecret: "hush",
    sender: "choir@example.com",
  };
  await owner.call(200, `PATCH ${mail}`, { organizationId, provider: "office365", office365 });
  const settings = await admin.call(200, `GET ${mail}`, { organizationId });
  expect(settings).toMatchObject({ provider: "office365", office365: { hasClientSecret: true } });
  expect(JSON.stringify(settings)).not.toContain("hush");
  await owner.call(200, `PATCH ${mail}`, { organizationId, provider: "server_default" });
  expect(await owner.call(200, `POST ${mail}/test`, { organizationId })).toMatchObject({
    ok: true,
    to: "olive@example.com",
    reply: expect.stringMatching(/^250 /),
  });

  const security = "/api/organizations/{organizationId}/security";
  await owner.call(200, `PATCH ${security}`, { organizationId, mfaPolicy: "required" });
  expect(await refusal(admin, 403, `GET ${security}`, { organizationId })).toBe("mfa_enrolment_required");
  await foyer.sql`UPDATE organizations SET mfa_policy = 'optional' WHERE id = ${organizationId}`;
  expect(await admin.call(200, `GET ${security}`, { organizationId })).toMatchObject({
    mfaPolicy: "optional",
  });
}

test("tenants: an invitation with note, metadata and address, accepted, cancelled only while pending, expired by command [S2.1, S2.2, S2.3, S2.4, S2.5]", async () => {
  const tenant = textAt(await owner.call(201, "POST /api/organizations", { name: "Harbour Band" }), "id");
  const target = { kind: "organization", organizationId: tenant, role: "member" };
  const invite = async (email: string) => ({
    invitationId: textAt(
      await owner.call(201, "POST /api/invitations", {
        target,
        email,
        fullName: "John Doe",
        note: "Team member",
        metadata: { source: "the old system", id: 17 },
      }),
      "id",
    ),
  });
  const john = await invite("john@example.com");
  expect(await owner.call(200, "GET /api/invitations/{invitationId}", john)).toMatchObject({
    fullName: "John Doe",
    note: "Team member",
    metadata: { source: "the old system", id: 17 },
    inviterIp: "127.0.0.1",
  });
  // The other tenant's key opens nothing here.
  expect(await refusal(admin, 404, "GET /api/invitations/{invitationId}", john)).toBe("not_found");

  const token = tokenIn(await mailTo("john@example.com"));
  const newcomer = walk.walker();
  await newcomer.call(200, "POST /api/invitations/accept", { token, name: "John Doe", password });
  expect(await newcomer.call(200, "GET /api/auth/me")).toMatchObject({
    organizations: [{ id: tenant, role: "member" }],
  });
  const cancel = "DELETE /api/invitations/{invitationId}";
  expect(await refusal(owner, 400, cancel, john)).toBe("not_pending");
  const jane = await invite("jane@example.com");
  await owner.call(204, cancel, jane);
  expect(await refusal(owner, 400, cancel, jane)).toBe("not_pending");
  const lost = { token: tokenIn(await mailTo("jane@example.com")) };
  expect(await refusal(guest, 400, "POST /api/invitations/decline", lost)).toBe("invitation_cancelled");

  const jim = await invite("jim@example.com");
  const late = { token: tokenIn(await mailTo("jim@example.com")) };
  await foyer.letPass("7 days", jim.invitationId);
  expect(await command("expire")).toEqual({ expired: expect.any(Number) });
  const expired = await owner.call(200, "GET /api/invitations", {
    organizationId: tenant,
    status: "expired",
  });
  expect(addressesIn(expired, "jim@example.com")).toBe(1);
  expect(await guest.call(200, "GET /api/invitations/verify/{token}", late)).toMatchObject({
    status: "expired",
    isExpired: true,
    canAccept: false,
  });
  const answer = { ...late, name: "Jim", password };
  expect(await refusal(guest, 400, "POST /api/invitations/accept", answer)).toBe("invitation_expired");
  await guest.call(200, "POST /api/invitations/request-link", late);
});

test("attendees of an event: many at once, VIP and bypass, statistics, verify, accept, decline, capacity, and that document's next steps [S3.1, S3.2, S3.3, S3.4, S3.5, S3.6, S3.8, S3.9, S3.10, S3.11, S3.13]", async () => {
  const startsAt = "2091-06-01T16:00:00.000Z";
  const event = await admin.call(201, "POST /api/events", {
    organizationId,
    name: "Tech Conference",
    description: "A day about doors.",
    startsAt,
    capacity: 1,
  });
  const eventId = textAt(event, "id");
  const inviteMany = (names: readonly string[], terms = {}) =>
    admin.call(200, "POST /api/invitations/bulk", {
      target: { kind: "event", eventId, ...terms },
      invitees: names.map((name) => ({ email: `${name}@example.com`, fullName: name })),
      message: "You're invited!",
    });
  expect(await inviteMany(["una", "dua", "tria"])).toMatchObject({ created: [{}, {}, {}], rejected: [] });
  expect(await inviteMany(["una"])).toMatchObject({ created: [], rejected: [{ reason: "already_invited" }] });
  await inviteMany(["vip"], { isVip: true, bypassCapacity: true });

  const listed = await listInvitations({ eventId });
  expect(addressesIn(listed, "una@example.com")).toBe(1);
  const [vip] = z.object({ items: z.array(z.looseObject({ id: z.string() })) }).parse(listed).items;
  const vipInvitation = { invitationId: vip?.id };
  expect(await admin.call(200, "GET /api/invitations/{invitationId}", vipInvitation)).toMatchObject({
    email: "vip@example.com",
    isVip: true,
    bypassCapacity: true,
    event: { id: eventId },
  });
  await admin.call(200, "PATCH /api/invitations/{invitationId}", { ...vipInvitation, note: "front row" });

  const linkTo = async (name: string) => ({ token: tokenIn(await mailTo(`${name}@example.com`)) });
  const una = await linkTo("una");
  expect(await guest.call(200, "GET /api/invitations/verify/{token}", una)).toMatchObject({
    event: { name: "Tech Conference", description: "A day about doors.", seatsLeft: 1 },
    invitedBy: { name: "Olive Owner" },
    message: "You're invited!",
    canAccept: true,
    isExpired: false,
  });
  const accept = "POST /api/invitations/accept";
  expect(
    await guest.call(200, accept, { ...una, fullName: "Una Unison", phone: "+1234567890" }),
  ).toMatchObject({ attendee: { eventId, fullName: "Una Unison", phone: "+1234567890" } });
  expect(await refusal(guest, 409, accept, await linkTo("dua"))).toBe("event_full");
  await guest.call(200, accept, await linkTo("vip"));
  await guest.call(200, "POST /api/invitations/decline", await linkTo("tria"));
  expect(await admin.call(200, "GET /api/invitations/stats", { organizationId, eventId })).toMatchObject({
    totalSent: 4,
    pending: 1,
    accepted: 2,
    declined: 1,
    expired: 0,
    cancelled: 0,
    acceptanceRate: 50,
  });
  const attendees = await admin.call(200, "GET /api/events/{eventId}/attendees", { eventId });
  expect(attendees).toMatchObject({ items: [{ isVip: true }, { fullName: "Una Unison" }] });

  await nextStepsOf(eventId);
});

/** What that document still had before it. */
async function nextStepsOf(eventId: string): Promise<void> {
  const file = {
    target: { kind: "event", eventId },
    csv: "email,name\nquarta@example.com,Quarta\nnobody,No",
  };
  expect(await admin.call(200, "POST /api/invitations/import/preview", file)).toMatchObject({
    counts: { new: 1, invalid: 1 },
  });
  expect(await admin.call(200, "POST /api/invitations/import", file)).toMatchObject({
    import: { counts: { total: 2 } },
  });
  const template = { organizationId, kind: "invitation", language: "en" };
  const templates = "/api/organizations/{organizationId}/mail/templates/{kind}/{language}";
  const { texts } = z
    .object({ texts: z.looseObject({}) })
    .parse(await admin.call(200, `GET ${templates}`, template));
  await owner.call(200, `PUT ${templates}`, { ...template, texts });
  await admin.call(200, `POST ${templates}/preview`, { ...template, texts });
  await mailTo("quarta@example.com");
  const found = await listInvitations({ eventId, search: "quarta" });
  const invitationId = textAt(found, "items.0.id");
  await admin.call(200, "POST /api/invitations/{invitationId}/remind", { invitationId });
  await mailTo("quarta@example.com", 2);
  const compared = await admin.call(200, "GET /api/invitations/stats/compare", {
    organizationId,
    by: "event",
  });
  expect(compared).toMatchObject({ items: [{ name: "Tech Conference", accepted: 2 }] });
  const exported = "GET /api/invitations/export";
  expect(await admin.call(200, exported, { organizationId, eventId })).toContain("quarta@example.com");
  const about = { organizationId, by: "event" };
  const table = await admin.call(200, "GET /api/invitations/stats/compare/export", about);
  expect(table).toContain("Tech Conference");
  expect(await admin.call(200, "GET /api/events/{eventId}/attendees/export", { eventId })).toContain(
    "Una Unison",
  );
}

test("a family tree: a custodian invites, resends three times, the address has to match, duplicates and members are refused [S4.1, S4.2, S4.3, S4.4, S4.5, S4.6, S4.7]", async () => {
  const custodian = await letIn("custodian@example.com", "Cleo Custodian");
  const space = await custodian.call(201, "POST /api/spaces", { organizationId, name: "Family tree" });
  const spaceId = textAt(space, "id");
  const invite = (email: string) => ({ target: { kind: "space", spaceId, role: "viewer" }, email });
  const create = "POST /api/invitations";
  const made = await custodian.call(201, create, invite("vera@example.com"));
  const invitationId = textAt(made, "id");
  expect(made).toMatchObject({ kind: "space", role: "viewer", space: { name: "Family tree" } });
  const duplicate = await custodian.call(409, create, invite("VERA@example.com"));
  expect(duplicate).toMatchObject({ reason: "already_invited", data: { invitationId } });

  const again = "POST /api/invitations/{invitationId}/resend";
  for (let count = 0; count < 3; count++) await custodian.call(200, again, { invitationId });
  expect(await refusal(custodian, 400, again, { invitationId })).toBe("resend_limit_reached");
  const link = { token: tokenIn(await mailTo("vera@example.com", 4)) };
  expect(await guest.call(200, "GET /api/invitations/verify/{token}", link)).toMatchObject({
    space: { name: "Family tree" },
    email: "vera@example.com",
    needs: "new_account",
  });
  expect(await custodian.call(200, "GET /api/invitations", { organizationId, spaceId })).toMatchObject({
    items: [{ id: invitationId, resendCount: 3 }],
  });

  const accept = "POST /api/invitations/accept";
  expect(await refusal(custodian, 400, accept, link)).toBe("email_mismatch");
  const vera = walk.walker();
  const landed = await vera.call(200, accept, { ...link, name: "Vera Viewer", password });
  expect(textAt(landed, "redirectTo")).toContain(spaceId);
  expect(await vera.call(200, "GET /api/spaces/{spaceId}", { spaceId })).toMatchObject({ role: "viewer" });
  expect(await refusal(vera, 403, create, invite("wim@example.com"))).toBe("forbidden");
  expect(await refusal(guest, 401, create, invite("wim@example.com"))).toBe("unauthenticated");
  expect(await refusal(custodian, 400, create, invite("vera@example.com"))).toBe("already_member");
  expect(await refusal(custodian, 404, again, { invitationId: crypto.randomUUID() })).toBe("not_found");

  // Who has an account signs in to it: no link lets somebody in by itself.
  const known = textAt(await custodian.call(201, create, invite("olive@example.com")), "id");
  const toOlive = { token: tokenIn(await mailTo("olive@example.com", 2)) };
  expect(await refusal(guest, 401, accept, toOlive)).toBe("sign_in_required");
  await custodian.call(204, "DELETE /api/invitations/{invitationId}", { invitationId: known });
  expect(await refusal(owner, 400, accept, toOlive)).toBe("invitation_cancelled");
  await custodian.call(200, "GET /api/spaces/{spaceId}/members", { spaceId });
  expect(await command("cleanup")).toMatchObject({ invitations: expect.any(Number) });
});

test("every operation that the documentation gives for another one's exists, and was done above [S3.8, S4.7]", async () => {
  const rows = equivalentsIn(await documentation("coming-from"));
  // Nothing of theirs without something of ours.
  expect(rows.filter(({ ours }) => ours === "")).toEqual([]);
  expect(
    endpointsElsewhere.filter((each) => !rows.some(({ theirs }) => theirs.includes(`\`${each}\``))),
  ).toEqual([]);

  const document = openApi.parse(await guest.call(200, "GET /api/openapi.json"));
  const told = rows.flatMap(({ ours }) => [
    ...ours.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/api\/[^`]*)`( †)?/g),
  ]);
  const operations = [...new Set(told.map(([, operation = ""]) => operation))];
  expect(operations.length).toBeGreaterThan(40);
  const exists = (operation: string) => {
    const [method = "", path = ""] = operation.replace(/[?#].*/, "").split(" ");
    return document.paths[path.replace("/api", "")]?.[method.toLowerCase()] !== undefined;
  };
  expect(operations.filter((each) => !exists(each))).toEqual([]);
  const done = (operation: string) => {
    const [bare = "", query = ""] = operation.split("?");
    const named = query
      .split("&")
      .filter(Boolean)
      .map((each) => `${bare}?${each.split("=")[0]}`);
    return [bare, ...named].every((each) => walk.done.has(each));
  };
  expect(operations.filter((each) => !done(each))).toEqual([]);

  // A dagger stands with what no key may do, and only there.
  const forPeople = new Set(told.flatMap(([, operation = "", dagger]) => (dagger ? [operation] : [])));
  for (const operation of operations) {
    const { body } = await admin.ask(operation.replace(/\?.*/, ""));
    const isRefused = JSON.stringify(body).includes("An API key may not do this.");
    expect([operation, isRefused]).toEqual([operation, forPeople.has(operation)]);
  }

  const commands = rows
    .flatMap(({ ours }) => [...ours.matchAll(/`foyer ([\w-]+)/g)])
    .map(([, name = ""]) => name);
  const overview = await said("--help");
  expect(commands.filter((each) => !new RegExp(`^  ${each} `, "m").test(overview))).toEqual([]);

  const settings = rows.flatMap(({ ours }) => ours.match(/(?<=`)[A-Z][A-Z\d_]+(?=[`=])/g) ?? []);
  const known = await documentation("operating");
  expect(settings.filter((each) => !known.includes(`\`${each}\``))).toEqual([]);
});

const openApi = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

function documentation(page: string): Promise<string> {
  return readFile(join(import.meta.dirname, `../../../../docs/${page}.md`), "utf8");
}

/** The rows of a page's tables about theirs and ours: what stands in the first two columns. */
function equivalentsIn(page: string): { theirs: string; ours: string }[] {
  const tables = page.split(/^\| theirs \| in Foyer \|.*$/m).slice(1);
  return tables.flatMap((text) =>
    (/^(?:\n?\|.*)+/.exec(text)?.[0] ?? "").split("\n").flatMap((line) => {
      const [, theirs = "", ours = ""] = line.split("|").map((cell) => cell.trim());
      return theirs === "" || theirs.startsWith("---") ? [] : [{ theirs, ours }];
    }),
  );
}

/** Lets somebody new into the organization; answers their browser. */
async function letIn(email: string, name: string): Promise<Walker> {
  const target = { kind: "organization", organizationId, role: "member" };
  await admin.call(201, "POST /api/invitations", { target, email });
  const token = tokenIn(await mailTo(email));
  const newcomer = walk.walker();
  await newcomer.call(200, "POST /api/invitations/accept", { token, name, password });
  return newcomer;
}

function listInvitations(filter: Readonly<Record<string, string>>): Promise<unknown> {
  return admin.call(200, "GET /api/invitations", { organizationId, ...filter });
}

/** Why a call is refused. */
async function refusal(
  who: Walker,
  ...[status, operation, input]: Parameters<Walker["call"]>
): Promise<string> {
  return textAt(await who.call(status, operation, input), "reason");
}

/** How often an address is in a page of a list. */
function addressesIn(page: unknown, email: string): number {
  const { items } = z.object({ items: z.array(z.looseObject({ email: z.string() })) }).parse(page);
  return items.filter((each) => each.email === email).length;
}

/** The message of this number to an address, of those that have a link to answer by, as soon as it is there. */
function mailTo(email: string, number = 1): Promise<Mail> {
  const isTo = (mail: Mail) => mail.envelope.to.includes(email) && mail.text?.includes("/accept#") === true;
  return mailbox.next((mail) => isTo(mail) && mailbox.all().filter(isTo).indexOf(mail) === number - 1);
}

/** What a command answers to programs. */
async function command(...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await said(...args, "--json"));
}

/** What a command says. @throws Error if it fails */
async function said(...args: readonly string[]): Promise<string> {
  let text = "";
  const hear = (more: string) => {
    text += more;
  };
  const variables = {
    LOG_LEVEL: "silent",
    PUBLIC_URL: "https://foyer.example",
    DATABASE_URL: foyer.url,
    APP_SECRET: "this secret signs the links of the tests",
  };
  const code = await runCommandLine(args, { variables, say: hear, complain: hear });
  if (code !== 0) throw new Error(text);
  return text;
}
