import { expect } from "vitest";
import { stateOf } from "./dump.ts";
import type { Account, Person } from "./factories.ts";
import { endOf } from "./refusals.ts";
import type { TestFoyer } from "./test-foyer.ts";

/** What names a person beside the organization, with the rest of its input. */
export const byPerson = [
  ["people.get", {}],
  ["people.update", { role: "admin" }],
  ["people.remove", {}],
  ["people.loginHistory", {}],
  ["people.resetMfa", {}],
  ["people.signOutEverywhere", {}],
  ["security.lockouts.lift", {}],
] as const;

/** What names an invitation, and so its organization, with the rest of its input. */
export const byInvitation = [
  ["invitations.get", {}],
  ["invitations.update", { role: "admin" }],
  ["invitations.cancel", {}],
  ["invitations.resend", {}],
  ["invitations.remind", {}],
  ["invitations.copyLink", {}],
] as const;

/** What names a space and nothing else, with the rest of its input. */
export const bySpace = [
  ["spaces.get", {}],
  ["spaces.update", { name: "Theirs" }],
  ["spaces.remove", {}],
  ["spaces.leave", {}],
  ["spaces.members.list", {}],
] as const;

/** What names somebody in a space, with the rest of its input. */
export const bySpaceMember = [
  ["spaces.members.setRole", { role: "contributor" }],
  ["spaces.members.remove", {}],
] as const;

/** What names an event, with the rest of its input. */
export const byEvent = [
  ["events.get", {}],
  ["events.remove", {}],
  ["events.attendees.list", {}],
  ["events.attendees.export", {}],
  ["events.waitingList", {}],
] as const;

/** What names somebody who comes to an event, with the rest of its input. */
export const byAttendee = [
  ["events.attendees.remove", {}],
  ["events.attendees.checkIn", { checkedIn: true }],
] as const;

const csv = "email\nsomebody@example.com";

/** What invites to a place, with the rest of its input. */
export const byTarget = [
  ["invitations.create", { email: "somebody@example.com" }],
  ["invitations.createMany", { invitees: [{ email: "somebody@example.com" }] }],
  ["invitations.previewImport", { csv }],
  ["invitations.import", { csv }],
] as const;

/** What names a file that was imported. */
export const byImport = [
  "invitations.imports.get",
  "invitations.imports.rows",
  "invitations.imports.exportRows",
  "invitations.imports.cancel",
] as const;

/** What asks for the invitations of an organization, or of a place in it, and by whom or by which file they were made. */
export const byOrigin = ["invitations.list", "invitations.export", "invitations.stats"] as const;

/** What asks for anything else of an organization, or of a place in it. */
export const byPlace = [...byOrigin, "invitations.imports.list", "activity.stream"] as const;

/** What is asked for entries about somebody, or by somebody. */
export const byEntry = ["audit.list", "audit.export"] as const;

/** What names a message, with the rest of its input. */
export const byDelivery = ["mail.deliveries.get", "mail.deliveries.retry"] as const;

/** What names an endpoint, with the rest of its input. */
export const byWebhook = [
  ["webhooks.get", {}],
  ["webhooks.update", { enabled: false }],
  ["webhooks.remove", {}],
  ["webhooks.rotateSecret", {}],
  ["webhooks.test", {}],
] as const;

/** What names a delivery to one. */
export const byWebhookDelivery = ["webhooks.deliveries.get", "webhooks.deliveries.redeliver"] as const;

/** Each procedure whose input has ids that could be another organization's, with the names of those: all are tried. */
export const tried: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(byPerson.map(([procedure]) => [procedure, ["userId"]])),
  ...Object.fromEntries(byInvitation.map(([procedure]) => [procedure, ["invitationId"]])),
  ...Object.fromEntries(byEntry.map((procedure) => [procedure, ["actorId", "subjectId"]])),
  ...Object.fromEntries(bySpace.map(([procedure]) => [procedure, ["spaceId"]])),
  ...Object.fromEntries(bySpaceMember.map(([procedure]) => [procedure, ["spaceId", "userId"]])),
  ...Object.fromEntries(byEvent.map(([procedure]) => [procedure, ["eventId"]])),
  ...Object.fromEntries(byAttendee.map(([procedure]) => [procedure, ["attendeeId", "eventId"]])),
  ...Object.fromEntries(byTarget.map(([procedure]) => [procedure, ["eventId", "spaceId"]])),
  ...Object.fromEntries(byPlace.map((procedure) => [procedure, ["eventId", "spaceId"]])),
  ...Object.fromEntries(
    byOrigin.map((procedure) => [procedure, ["eventId", "importId", "inviterId", "spaceId"]]),
  ),
  ...Object.fromEntries(byImport.map((procedure) => [procedure, ["importId"]])),
  "invitations.bulk": ["eventId", "importId", "invitationIds", "inviterId", "spaceId"],
  ...Object.fromEntries(byDelivery.map((procedure) => [procedure, ["deliveryId"]])),
  "mail.deliveries.list": ["invitationId"],
  "mail.deliveries.export": ["invitationId"],
  "mail.suppressions.lift": ["suppressionId"],
  ...Object.fromEntries(byWebhook.map(([procedure]) => [procedure, ["webhookId"]])),
  ...Object.fromEntries(byWebhookDelivery.map((procedure) => [procedure, ["webhookDeliveryId"]])),
  "webhooks.deliveries.list": ["webhookId"],
  "events.create": ["organizerId"],
  "events.update": ["eventId", "organizerId"],
  "people.setActive": ["userIds"],
  "account.revokeSession": ["sessionId"],
  "account.apiKeys.revoke": ["apiKeyId"],
};

/** For somebody there is nothing behind these inputs: each is not found, and nothing changes. */
export async function expectNothingThere(
  foyer: TestFoyer,
  account: Account,
  calls: readonly (readonly [procedure: string, input: unknown])[],
): Promise<void> {
  const { call, api } = foyer.browser(account);
  await api.auth.me(); // has its session now
  const before = await stateOf(foyer);
  for (const [procedure, input] of calls)
    expect([procedure, input, await endOf(call(procedure, input))]).toEqual([procedure, input, "not_found"]);
  expect(await stateOf(foyer)).toEqual(before);
}

/** A space and an event of somebody's, and an invitation to each. */
export async function placesOf(foyer: TestFoyer, person: Person) {
  const [{ spaceId }, { eventId }] = [await foyer.space({ by: person }), await foyer.event({ by: person })];
  const { id: toSpace } = await foyer.spaceInvitation({ by: person, spaceId });
  const { id: toEvent } = await foyer.eventInvitation({ by: person, eventId });
  return { spaceId, eventId, toSpace, toEvent };
}
