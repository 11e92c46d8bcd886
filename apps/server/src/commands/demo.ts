import { randomBytes } from "node:crypto";
import type { MemberRole } from "@foyer/contract/permissions";
import { type Context, contextOfFoyer, fromNowhere, type Services } from "@foyer/domain/context";
import { acceptInvitation } from "@foyer/domain/invitations/accept-invitation";
import { cancelInvitation } from "@foyer/domain/invitations/cancel-invitation";
import { copyLinkByHand } from "@foyer/domain/invitations/copy-link-by-hand";
import { createInvitation } from "@foyer/domain/invitations/create-invitation";
import { declineInvitation } from "@foyer/domain/invitations/decline-invitation";
import { recordOpened } from "@foyer/domain/invitations/record-opened";
import { remindInvitee } from "@foyer/domain/invitations/remind-invitee";
import { resendInvitation } from "@foyer/domain/invitations/resend-invitation";
import { setUpOrganization } from "@foyer/domain/organizations/set-up-organization";
import { createPerson } from "@foyer/domain/people/create-person";
import { setActive } from "@foyer/domain/people/set-active";
import type { Given } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";
import { demoEvents, demoSpace } from "./demo-places.ts";

/** Makes an organization to look around in, and says where and as whom. */
export async function demo(given: Given): Promise<void> {
  await withFoundation(given, async ({ services }) => {
    const made = await given.progress("Making people and invitations", () => makeDemo(services));
    given.print(
      [
        `${made.organization} is ready. Open ${made.address}, and sign in as`,
        `  ${made.email}`,
        `  ${made.password}`,
        `or, with the same password, as a space's custodian (${made.custodian}) or viewer (${made.viewer}).`,
        "Invitations that wait for your answer:",
        `  to the organization: ${made.link}`,
        `  to a space: ${made.spaceLink}`,
        `  to an event: ${made.eventLink}`,
      ].join("\n"),
      made,
    );
  });
}

async function makeDemo(services: Services) {
  // Each run makes an organization of its own, so that running it again disturbs nothing.
  const run = randomBytes(3).toString("hex");
  const organization = `Demo ${run}`;
  const password = `demo ${randomBytes(12).toString("base64url")}`;
  const addressOf = (name: string) => `${name}.${run}@example.com`;
  const { organizationId, invitationId } = await setUpOrganization(services, {
    organization,
    ownerEmail: addressOf("olive.owner"),
  });
  const letIn = (id: string, name: string) => callerWho(services, id, name, password);
  const owner = await letIn(invitationId, "Olive Owner");

  const invite = (name: string, fullName: string, role: MemberRole = "member") =>
    createInvitation(owner, {
      target: { kind: "organization", organizationId, role },
      email: addressOf(name),
      fullName,
      message: "We would love to have you with us.",
      send: true,
    });
  const tokenOf = async (id: string) => tokenIn(await copyLinkByHand(services, id));

  for (const [name, fullName, role] of members)
    await letIn((await invite(name, fullName, role)).id, fullName);
  const max = await letIn((await invite("max", "Max Member")).id, "Max Member");
  const ground = { services, organizationId, addressOf, letIn };
  const { answer, ...events } = await demoEvents(ground, max);
  const gone = await letIn((await invite("dora", "Dora Deactivated")).id, "Dora Deactivated");
  if (gone.caller) await setActive(owner, { organizationId, userIds: [gone.caller.userId], active: false });
  const opened = await invite("oscar", "Oscar Open");
  await recordOpened(contextOfFoyer(services), { token: await tokenOf(opened.id) });
  await remindInvitee(owner, { invitationId: opened.id });
  const declined = await invite("dana", "Dana Declined");
  await declineInvitation(contextOfFoyer(services), { token: await tokenOf(declined.id) });
  const cancelled = await invite("carl", "Carl Cancelled");
  await cancelInvitation(owner, { invitationId: cancelled.id });
  for (const [name, fullName] of [
    ["erin", "Erin Expired"],
    ["ravi", "Ravi Revived"],
  ] as const) {
    const { id } = await invite(name, fullName);
    // Nothing in Foyer makes an invitation older than it is, so the demonstration does it by hand.
    await services.database.read.$executeRaw`
      UPDATE invitations SET created_at = created_at - interval '8 days', expires_at = expires_at - interval '8 days'
      WHERE id = ${id}::uuid`;
    if (name === "ravi") await resendInvitation(owner, { invitationId: id });
  }
  await createPerson(owner, {
    organizationId,
    email: addressOf("nina"),
    name: "Nina Not-yet",
    role: "member",
  });
  const waiting = await invite("wanda", "Wanda Waiting", "admin");
  const space = await demoSpace(ground, max);
  await answer();

  return {
    organizationId,
    organization,
    address: `${services.publicUrl}/o/${organizationId}`,
    email: addressOf("olive.owner"),
    password,
    link: await copyLinkByHand(services, waiting.id),
    ...space,
    ...events,
  };
}

const members = [
  ["ada", "Ada Admin", "admin"],
  ["mia", "Mia Member", "member"],
] as const;

/** Lets the invitee of an invitation in, and returns the context of the person they have become. */
async function callerWho(
  services: Services,
  invitationId: string,
  name: string,
  password: string,
): Promise<Context> {
  const cookies: string[] = [];
  const anyone: Context = { ...contextOfFoyer(services), setCookie: (cookie) => cookies.push(cookie) };
  const token = tokenIn(await copyLinkByHand(services, invitationId));
  await recordOpened(anyone, { token });
  await acceptInvitation(anyone, { token, name, password });
  const caller = await services.sessions.find({
    ...fromNowhere,
    cookies: cookies.map((cookie) => cookie.split(";")[0]).join("; "),
  });
  return { ...anyone, caller };
}

function tokenIn(link: string): string {
  return new URL(link).hash.slice(1);
}
