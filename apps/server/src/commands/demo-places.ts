import type { SpaceRole } from "@foyer/contract/permissions";
import { type Context, contextOfFoyer, type Services } from "@foyer/domain/context";
import { createEvent } from "@foyer/domain/events/create-event";
import { acceptInvitation } from "@foyer/domain/invitations/accept-invitation";
import { copyLinkByHand } from "@foyer/domain/invitations/copy-link-by-hand";
import { createInvitation } from "@foyer/domain/invitations/create-invitation";
import { createInvitations } from "@foyer/domain/invitations/create-invitations";
import { declineInvitation } from "@foyer/domain/invitations/decline-invitation";
import { joinWaitingList } from "@foyer/domain/invitations/join-waiting-list";
import { linkToken } from "@foyer/domain/invitations/link";
import { recordOpened } from "@foyer/domain/invitations/record-opened";
import { createSpace } from "@foyer/domain/spaces/create-space";

/** Whose organization it is, and how its people are called and let in. */
export type DemoGround = {
  readonly services: Services;
  readonly organizationId: string;
  readonly addressOf: (name: string) => string;
  /** Lets the invitee of an invitation in by a new account. */
  readonly letIn: (invitationId: string, name: string) => Promise<Context>;
};

/** A space in somebody's care, with a guest in each of the other roles and two who have not answered. */
export async function demoSpace(ground: DemoGround, custodian: Context) {
  const { services, organizationId, addressOf, letIn } = ground;
  const { id: spaceId } = await createSpace(custodian, { organizationId, name: "Family tree" });
  const invite = (name: string, fullName: string, role: SpaceRole) =>
    createInvitation(custodian, {
      target: { kind: "space", spaceId, role },
      email: addressOf(name),
      fullName,
      message: "Have a look at what we have found out about great-grandmother.",
      send: true,
    });
  await letIn((await invite("cora", "Cora Contributor", "contributor")).id, "Cora Contributor");
  await letIn((await invite("vera", "Vera Viewer", "viewer")).id, "Vera Viewer");
  await invite("peter", "Peter Pending", "custodian");
  const waiting = await invite("paula", "Paula Pending", "viewer");
  return {
    spaceId,
    custodian: custodian.caller?.email ?? "",
    contributor: addressOf("cora"),
    viewer: addressOf("vera"),
    spaceLink: await copyLinkByHand(services, waiting.id),
  };
}

/** An event that is full, with a VIP and somebody in line, and one that has seats for whoever is invited. */
export async function demoEvents(ground: DemoGround, organizer: Context) {
  const { services, organizationId, addressOf } = ground;
  const anybody = contextOfFoyer(services);
  const party = await createEvent(organizer, {
    organizationId,
    name: "Summer party",
    description: "Food, music and a boat.\nBring somebody to dance with.",
    startsAt: daysFromNow(30, 17),
    endsAt: daysFromNow(30, 22),
    timeZone: "Europe/Berlin",
    location: "The old mill, Berlin",
    capacity: 2,
  });
  const openDay = await createEvent(organizer, {
    organizationId,
    name: "Open day",
    startsAt: daysFromNow(45, 8),
    endsAt: daysFromNow(45, 16),
    timeZone: "Europe/Berlin",
    location: "Our workshop",
    capacity: 40,
  });
  const invite = (eventId: string, [name, fullName]: readonly [string, string], isVip = false) =>
    createInvitation(organizer, {
      target: { kind: "event", eventId, isVip, bypassCapacity: isVip },
      email: addressOf(name),
      fullName,
      message: "We would love to see you there.",
      send: true,
    });
  const tokenOf = async (id: string) => new URL(await copyLinkByHand(services, id)).hash.slice(1);

  for (const person of [
    ["gina", "Gina Guest"],
    ["gus", "Gus Guest"],
  ] as const) {
    const { id } = await invite(party.id, person);
    await acceptInvitation(anybody, {
      token: await tokenOf(id),
      fullName: person[1],
      phone: "+49 30 5550100",
    });
  }
  const vip = await invite(party.id, ["victor", "Victor Vip"], true);
  await acceptInvitation(anybody, { token: await tokenOf(vip.id), fullName: "Victor Vip" });
  const inLine = await invite(party.id, ["lina", "Lina In-line"]);
  await joinWaitingList(anybody, { token: await tokenOf(inLine.id), fullName: "Lina In-line" });
  const declined = await invite(party.id, ["dino", "Dino Declined"]);
  await declineInvitation(anybody, { token: await tokenOf(declined.id) });
  await invite(party.id, ["pablo", "Pablo Pending"]);
  const { created: crowd } = await createInvitations(organizer, {
    target: { kind: "event", eventId: openDay.id },
    invitees: neighbours.map((name) => ({
      email: addressOf(name.toLowerCase()),
      fullName: `${name} Neighbour`,
    })),
    message: "Come and see what we make.",
    send: true,
  });
  const waiting = await invite(openDay.id, ["pia", "Pia Pending"]);
  return {
    /** To be called as late as can be, so that there is something in the mail to answer to. */
    answer: () => answers(services, crowd),
    eventId: openDay.id,
    fullEventId: party.id,
    eventLink: await copyLinkByHand(services, waiting.id),
  };
}

/** Lets a crowd do what crowds do: most look, most of those come, some don't, and the rest say nothing. */
async function answers(
  services: Services,
  crowd: readonly { readonly id: string; readonly fullName: string | null }[],
) {
  const anybody = contextOfFoyer(services);
  for (const [index, { id: invitationId, fullName }] of crowd.entries()) {
    // As it stands in the first message.
    const token = linkToken(services.keys.invitationLink, { invitationId, number: 1 });
    if (index % 4 === 3) continue;
    await recordOpened(anybody, { token });
    if (index % 8 === 4) await declineInvitation(anybody, { token });
    else if (index % 8 !== 6) await acceptInvitation(anybody, { token, fullName: fullName ?? "A neighbour" });
  }
}

const neighbours = [
  "Anna",
  "Bilal",
  "Clara",
  "Deniz",
  "Elif",
  "Felix",
  "Greta",
  "Hugo",
  "Irene",
  "Jonas",
  "Karla",
  "Luis",
  "Maren",
  "Noah",
  "Olga",
  "Pavel",
  "Quirin",
  "Rosa",
  "Selim",
  "Tilda",
  "Uwe",
  "Vito",
  "Wilma",
  "Yara",
];

function daysFromNow(days: number, hour: number): string {
  const time = new Date(Date.now() + days * 86_400_000);
  time.setUTCHours(hour, 0, 0, 0);
  return time.toISOString();
}
