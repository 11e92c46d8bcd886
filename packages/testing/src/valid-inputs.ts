import { randomUUID } from "node:crypto";
import { type Person, password } from "./factories.ts";
import type { TestFoyer } from "./test-foyer.ts";

/** An input of every procedure that has each of its fields, for an owner of an organization: to be changed by tests. */
export async function validInputs(foyer: TestFoyer, owner: Person): Promise<ReadonlyMap<string, unknown>> {
  const { organizationId } = owner;
  const byInvitation = async () => ({ invitationId: (await foyer.invitation({ by: owner })).id });
  const byToken = async () => ({ token: foyer.linkOf((await foyer.invitation({ by: owner })).id) });
  const list = { organizationId, cursor: "x", limit: 10, search: "x" };
  const byPerson = async () => ({ organizationId, userId: (await foyer.member({ organizationId })).userId });
  const profile = { clientCompany: "x", zohoAccount: "x", phone: "x", position: "x", department: "x" };
  const text = { message: "x", note: "x" };
  const time = "2026-05-01T12:00:00.000Z";
  const audit = {
    organizationId,
    act: "person.created",
    actorId: randomUUID(),
    subjectId: randomUUID(),
    search: "x",
    from: time,
    to: time,
  };
  const terms = { ...text, metadata: { x: { y: ["z"] } }, expiresInHours: 1, language: "de" };
  const more = { ...terms, send: false, sendAfterSeconds: 1, redirectTo: "https://app.example.com/x?y=z" };
  const { spaceId } = await foyer.space({ by: owner });
  const { eventId } = await foyer.event({ by: owner, capacity: 2 });
  const event = {
    ...{ name: "x", description: "x", location: "x", capacity: 2, offerHours: 1, organizerId: owner.userId },
    ...{
      startsAt: "2099-05-01T12:00:00.000Z",
      endsAt: "2099-05-01T13:00:00.000Z",
      timeZone: "Europe/Berlin",
    },
  };
  const from = { importId: randomUUID(), inviterId: owner.userId };
  const invitations = { ...from, organizationId, kind: "space", spaceId, status: "pending", search: "x" };
  const file = {
    target: { kind: "space", spaceId, role: "viewer" },
    csv: `name,email\nx,${foyer.address()}`,
    ...{ encoding: "utf-8", delimiter: ",", hasHeader: true, mapping: { email: 1, fullName: 0 } },
  };
  const byImport = async () => ({ importId: await foyer.imported({ by: owner }) });
  const attendees = { eventId, checkedIn: true, isVip: true, search: "x" };
  const bySpaceMember = async () => ({
    spaceId,
    userId: (await foyer.spaceMember(spaceId, "viewer")).userId,
  });
  const toEvent = async () => ({
    invitationId: (await foyer.eventInvitation({ by: owner, eventId, bypassCapacity: true })).id,
  });
  const toEventByToken = async () => ({ token: foyer.linkOf((await toEvent()).invitationId) });
  const byAttendee = async () => {
    const { attendee } = await foyer
      .callerFor(null)
      .invitations.accept({ ...(await toEventByToken()), fullName: "x" });
    return { eventId, attendeeId: attendee?.id };
  };
  const organizationOnly = { organizationId };
  const delivery = async () => {
    const { deliveryId } = await foyer.failedDelivery({ by: owner });
    return { organizationId, deliveryId };
  };
  const byWebhook = async () => {
    const { webhookId } = await foyer.webhook({ by: owner });
    return { organizationId, webhookId };
  };
  const byOptOut = async () => ({
    token: foyer.optOutOf((await foyer.invitation({ by: owner })).id),
  });
  const template = { organizationId, kind: "invitation", language: "de" };
  const texts = { subject: "x", headline: "x", previewText: "x", body: "x", button: "x", reason: "x" };
  const oauth2 = { issuer: "google", clientId: "x", tenantId: "x", clientSecret: "x", refreshToken: "x" };
  const smtp = { host: "mail.example.com", port: 587, security: "starttls", username: "x", perMinute: 1 };
  const office365 = { tenantId: "x", clientId: "x", sender: "x@example.com", perMinute: 1 };
  // A picture of one transparent pixel.
  const pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
  return new Map<string, unknown>([
    ["account.profile", {}],
    ["account.updateProfile", { name: "x", ...profile }],
    ["account.sessions", { cursor: "x", limit: 10 }],
    ["account.revokeSession", { sessionId: randomUUID() }],
    ["account.revokeOtherSessions", {}],
    ["account.invitations", { cursor: "x", limit: 10 }],
    ["account.notifications.get", organizationOnly],
    ["account.notifications.update", { organizationId, answers: "daily" }],
    ["account.loginHistory", { cursor: "x", limit: 10 }],
    ["account.mfa.status", {}],
    ["account.mfa.enroll", { password: "not the right one", code: "123456", recoveryCode: "x" }],
    ["account.mfa.confirm", { code: "123456" }],
    ["account.mfa.regenerateRecoveryCodes", { code: "123456" }],
    ["account.mfa.disable", { password: "not the right one", code: "123456", recoveryCode: "x" }],
    ["account.apiKeys.create", { organizationId, name: "x", expiresInDays: 1 }],
    ["account.apiKeys.list", { cursor: "x", limit: 10 }],
    ["account.apiKeys.revoke", { apiKeyId: randomUUID() }],
    ["account.changePassword", { currentPassword: "not the right one", newPassword: password }],
    ["activity.stream", { organizationId, spaceId, lastEventId: "x" }],
    ["audit.list", { ...audit, cursor: "x", limit: 10 }],
    ["audit.export", audit],
    ["auth.me", {}],
    ["auth.signIn", { email: owner.email, password: "not the right one" }],
    ["auth.signOut", {}],
    ["auth.verifyMfa", { code: "123456" }],
    ["auth.requestPasswordReset", { email: owner.email }],
    ["auth.resetPassword", { token: "x", password }],
    [
      "invitations.create",
      {
        target: { kind: "organization", organizationId, role: "member" },
        email: foyer.address(),
        fullName: "x",
        ...more,
      },
    ],
    [
      "invitations.createMany",
      {
        target: { kind: "event", eventId, isVip: true, bypassCapacity: true },
        invitees: [{ email: foyer.address(), fullName: "x" }, { email: foyer.address() }],
        ...more,
      },
    ],
    ["invitations.list", { ...invitations, attention: true, cursor: "x", limit: 10 }],
    ["invitations.export", { ...invitations, attention: true }],
    ["invitations.bulk", { filter: { ...invitations, attention: false }, action: "remind" }],
    ["invitations.stats", { ...from, organizationId, kind: "event", eventId, days: 7 }],
    ["invitations.compare", { organizationId, by: "event", cursor: "x", limit: 10 }],
    ["invitations.exportComparison", { organizationId, by: "space" }],
    ["invitations.previewImport", file],
    ["invitations.import", { ...file, ...more, fileName: "x.csv" }],
    ["invitations.imports.list", { organizationId, spaceId, cursor: "x", limit: 10 }],
    ["invitations.imports.get", await byImport()],
    [
      "invitations.imports.rows",
      { ...(await byImport()), outcome: "new", failed: true, cursor: "x", limit: 10 },
    ],
    ["invitations.imports.exportRows", { ...(await byImport()), outcome: "new", failed: true }],
    ["invitations.imports.cancel", await byImport()],
    ["invitations.get", await byInvitation()],
    [
      "invitations.update",
      {
        ...(await toEvent()),
        ...{ ...text, expiresInHours: 1, isVip: true, bypassCapacity: true, language: "es" },
      },
    ],
    ["invitations.cancel", await byInvitation()],
    ["invitations.resend", await byInvitation()],
    ["invitations.remind", await byInvitation()],
    ["invitations.copyLink", await byInvitation()],
    ["invitations.redeem", { code: (await foyer.arrival({ by: owner })).code }],
    ["invitations.view", await byToken()],
    ["invitations.recordOpened", await byToken()],
    ["invitations.accept", { ...(await byToken()), name: "x", password, profile, fullName: "x", phone: "x" }],
    ["invitations.joinWaitingList", { ...(await toEventByToken()), fullName: "x", phone: "x" }],
    ["invitations.calendar", await toEventByToken()],
    ["invitations.decline", await byToken()],
    ["invitations.requestLink", await byToken()],
    ["mail.settings.get", organizationOnly],
    [
      "mail.settings.update",
      {
        organizationId,
        provider: "smtp",
        from: { email: "x@example.com", name: "x" },
        smtp: { ...smtp, password: "x", oauth2 },
        office365: { ...office365, clientSecret: "x" },
        mailtrap: { perMinute: 1, apiKey: "x", webhookSecret: "x" },
      },
    ],
    ["mail.settings.test", organizationOnly],
    [
      "mail.deliveries.list",
      { ...list, status: "failed", purpose: "invitation", invitationId: (await byInvitation()).invitationId },
    ],
    [
      "mail.deliveries.export",
      { organizationId, status: "sent", purpose: "reminder", invitationId: randomUUID(), search: "x" },
    ],
    ["mail.deliveries.get", await delivery()],
    ["mail.deliveries.retry", await delivery()],
    [
      "mail.suppressions.list",
      { organizationId, email: "x@example.com", reason: "added", cursor: "x", limit: 10 },
    ],
    ["mail.suppressions.add", { organizationId, email: foyer.address() }],
    ["mail.suppressions.lift", await foyer.suppression({ by: owner })],
    ["mail.optOut.view", await byOptOut()],
    ["mail.optOut.confirm", await byOptOut()],
    ["mail.optOut.undo", await byOptOut()],
    ["mail.templates.list", organizationOnly],
    ["mail.templates.get", template],
    ["mail.templates.update", { ...template, texts }],
    ["mail.templates.preview", { ...template, texts, color: "#1f5c46" }],
    ["mail.templates.reset", template],
    ["mail.brand.get", organizationOnly],
    ["mail.brand.update", { organizationId, color: "#1f5c46", logo: `data:image/png;base64,${pixel}` }],
    ["organizations.list", { cursor: "x", limit: 10 }],
    ["organizations.create", { name: "x" }],
    ["organizations.get", { organizationId }],
    [
      "organizations.update",
      {
        ...{ organizationId, name: "x", defaultExpiryHours: 1, resendLimit: 1, renewalRule: "renew" },
        ...{ language: "fr", timeZone: "Europe/Paris", reminderRule: { afterDays: 3, atMost: 2 } },
        redirectOrigins: ["https://app.example.com"],
      },
    ],
    [
      "people.create",
      { organizationId, email: foyer.address(), name: "x", role: "member", message: "x", expiresInHours: 1 },
    ],
    ["people.list", { ...list, status: "invited", role: "member", mfaEnabled: true }],
    ["people.export", { organizationId, status: "active", role: "member", mfaEnabled: false, search: "x" }],
    ["people.get", { organizationId, userId: owner.userId }],
    ["people.update", { ...(await byPerson()), ...profile, name: "x", role: "member" }],
    ["people.setActive", { organizationId, userIds: [(await byPerson()).userId], active: true }],
    ["people.remove", await byPerson()],
    ["people.loginHistory", { ...(await byPerson()), cursor: "x", limit: 10 }],
    ["people.resetMfa", await byPerson()],
    ["people.signOutEverywhere", await byPerson()],
    ["security.policy.get", { organizationId }],
    [
      "security.policy.update",
      {
        organizationId,
        mfaPolicy: "optional",
        lockout: { attempts: 5, maxDelayMinutes: 15 },
        session: { idleHours: 10, lifetimeHours: 100 },
      },
    ],
    ["security.lockouts.list", { organizationId, cursor: "x", limit: 10 }],
    ["security.lockouts.lift", await byPerson()],
    ["spaces.list", list],
    ["spaces.create", { organizationId, name: "x" }],
    ["spaces.get", { spaceId }],
    ["spaces.update", { spaceId, name: "x" }],
    ["spaces.remove", { spaceId: (await foyer.space({ by: owner })).spaceId }],
    ["spaces.leave", { spaceId }],
    ["spaces.members.list", { spaceId, role: "viewer", search: "x", cursor: "x", limit: 10 }],
    ["spaces.members.setRole", { ...(await bySpaceMember()), role: "contributor" }],
    ["spaces.members.remove", await bySpaceMember()],
    ["events.list", { ...list, when: "ahead" }],
    ["events.create", { organizationId, ...event }],
    ["events.get", { eventId }],
    ["events.update", { eventId, ...event }],
    ["events.remove", { eventId: (await foyer.event({ by: owner })).eventId }],
    ["events.attendees.list", { ...attendees, cursor: "x", limit: 10 }],
    ["events.attendees.export", attendees],
    ["events.attendees.remove", await byAttendee()],
    ["events.attendees.checkIn", { ...(await byAttendee()), checkedIn: true }],
    ["events.waitingList", { eventId, cursor: "x", limit: 10 }],
    ["webhooks.list", { organizationId, cursor: "x", limit: 10 }],
    [
      "webhooks.create",
      { organizationId, url: "https://hooks.example.com/", description: "x", events: ["invitation.sent"] },
    ],
    ["webhooks.get", await byWebhook()],
    [
      "webhooks.update",
      {
        ...(await byWebhook()),
        ...{ url: "https://hooks.example.com/x", description: "x", events: ["member.added"], enabled: false },
      },
    ],
    ["webhooks.remove", await byWebhook()],
    ["webhooks.rotateSecret", await byWebhook()],
    ["webhooks.test", await byWebhook()],
    [
      "webhooks.deliveries.list",
      {
        ...{ organizationId, webhookId: randomUUID(), status: "failed", type: "invitation.created" },
        ...{ cursor: "x", limit: 10 },
      },
    ],
    ["webhooks.deliveries.get", await foyer.failedWebhookDelivery({ by: owner })],
    ["webhooks.deliveries.redeliver", await foyer.failedWebhookDelivery({ by: owner })],
    ["system.info", {}],
  ]);
}
