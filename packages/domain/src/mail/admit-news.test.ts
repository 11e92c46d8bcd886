import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { tellAttendees } from "../events/tell-attendees.ts";

const foyer = testFoyer();
const services = { messageCaps: { recipient: 1, inviter: 1_000, organization: 1_000 } };

/** An event that somebody has said yes to, by a link that was mailed to them or by one that the organizer copied. */
async function attended(by: Person, email: string, { isCopied }: { readonly isCopied: boolean }) {
  const { eventId } = await foyer.event({ by });
  const { invitations } = foyer.callerFor(by, { services });
  const target = { kind: "event", eventId } as const;
  const { id: invitationId } = await invitations.create({ target, email, send: !isCopied });
  const token = isCopied
    ? new URL((await invitations.copyLink({ invitationId })).url).hash.slice(1)
    : foyer.linkOf(invitationId);
  const guest = foyer.callerFor(null, { services });
  const optOut = async () => {
    const { optOutUrl } = await guest.invitations.view({ token });
    await guest.mail.optOut.confirm({ token: new URL(optOutUrl).hash.slice(1) });
  };
  const accept = () => guest.invitations.accept({ token, fullName: "Grace Hopper" });
  return { eventId, optOut, accept };
}

async function change(by: Person, eventId: string, times: number): Promise<void> {
  const { events } = foyer.callerFor(by, { services });
  for (let time = 0; time < times; time++) {
    await events.update({ eventId, name: `The ${time}. name` });
    await tellAttendees({ ...foyer.services, ...services }, eventId);
  }
}

const newsTo = async (email: string) =>
  (
    await foyer.sql`
      SELECT 1 FROM deliveries WHERE recipient = ${email} AND purpose NOT IN ('invitation', 'link')`
  ).length;

test("an event that changes again and again does not flood whoever said yes: five times the cap in a day [S3.10]", async () => {
  const owner = await foyer.owner();
  const email = foyer.address();
  const { eventId, accept } = await attended(owner, email, { isCopied: false });
  await accept();
  await change(owner, eventId, 6);
  expect(await newsTo(email)).toBe(5);
  await foyer.sql`UPDATE message_counts SET ends_at = now()`;
  await change(owner, eventId, 1);
  expect(await newsTo(email)).toBe(6);
});

test("mail bombing an address by many events that others accept in its name, by copied links, ends at the cap [S3.10]", async () => {
  const email = foyer.address();
  for (let organization = 0; organization < 2; organization++) {
    const owner = await foyer.owner();
    const { eventId, accept } = await attended(owner, email, { isCopied: true });
    await accept();
    await change(owner, eventId, 1);
  }
  expect(await newsTo(email)).toBe(1);
});

test("whoever wants no more invitations is told nothing of an event that somebody accepts in their name by a copied link [S3.10]", async () => {
  const owner = await foyer.owner();
  const email = foyer.address();
  const { eventId, optOut, accept } = await attended(owner, email, { isCopied: true });
  await optOut();
  await accept();
  await change(owner, eventId, 1);
  expect(await newsTo(email)).toBe(0);
});

test("whoever said yes by a mailed link is told what becomes of it, also when they want no more invitations [S3.10]", async () => {
  const owner = await foyer.owner();
  const email = foyer.address();
  const { eventId, optOut, accept } = await attended(owner, email, { isCopied: false });
  await accept();
  await optOut();
  await change(owner, eventId, 1);
  expect(await newsTo(email)).toBe(2);
});
