import type { InvitationTarget } from "@foyer/contract/doors";
import type { CreateEvent } from "@foyer/contract/events";
import type { Invitation } from "@foyer/contract/invitations";
import type { OrganizationRole, SpaceRole } from "@foyer/contract/permissions";
import type { Services } from "@foyer/domain/context";
import type { Api } from "./browser.ts";
import type { Account, Factories, Person } from "./factories.ts";

/** A space, and somebody who has it in their care. */
export type TestSpace = {
  readonly spaceId: string;
  readonly organizationId: string;
  readonly custodian: Person;
};

/** An event, and who made it. */
export type TestEvent = {
  readonly eventId: string;
  readonly organizationId: string;
  readonly organizer: Person;
};

type Sent = {
  readonly by: Person;
  readonly email?: string;
  readonly fullName?: string;
  readonly message?: string;
  readonly expiresInHours?: number;
  readonly send?: boolean;
};

/** Makes what spaces and events are tested with, as people make it. */
export type PlaceFactories = {
  /** A space of whoever is named, who becomes its custodian; otherwise of a member of a new organization. */
  space(wish?: { readonly by?: Person; readonly name?: string }): Promise<TestSpace>;
  /** Lets somebody of its organization into a space. */
  joinSpace(person: Pick<Account, "userId">, spaceId: string, role: SpaceRole): Promise<void>;
  /** Somebody new in a space, a guest of its organization unless a role there is named. */
  spaceMember(
    spaceId: string,
    role: SpaceRole,
    place?: { readonly organizationRole?: OrganizationRole; readonly email?: string },
  ): Promise<Person>;
  /** An event of whoever is named; otherwise of a member of a new organization. In a week unless a time is named. */
  event(wish?: Partial<Omit<CreateEvent, "organizationId">> & { readonly by?: Person }): Promise<TestEvent>;
  /** A pending invitation to a space; as a viewer unless a role is named. */
  spaceInvitation(wish: Sent & { readonly spaceId: string; readonly role?: SpaceRole }): Promise<Invitation>;
  /** A pending invitation to an event. */
  eventInvitation(
    wish: Sent & { readonly eventId: string; readonly isVip?: boolean; readonly bypassCapacity?: boolean },
  ): Promise<Invitation>;
  /** A file that invites one person, imported; to the organization unless a target is named. Its id. */
  imported(wish: { readonly by: Person; readonly target?: InvitationTarget }): Promise<string>;
  /**
   * Somebody who has just accepted and goes on to an application of the organization's: their invitation, and the code that
   * they bring there. To the organization unless a target is named.
   */
  arrival(wish: { readonly by: Person; readonly target?: InvitationTarget }): Promise<Arrival>;
};

/** Somebody who has come to an application. */
export type Arrival = {
  readonly invitationId: string;
  readonly email: string;
  /** Null: this door needs no account. */
  readonly account: Account | null;
  readonly code: string;
};

/** What they stand on. */
type Ground = {
  readonly services: Services;
  callerFor(account: Account | null): Api;
  linkOf(invitationId: string): string;
};

let count = 0;

/** The application of the organizations here. */
export const application = "https://app.example.com";

/** Factories of spaces and events for a Foyer under test. */
export function placeFactoriesOn(
  foyer: Ground,
  people: Pick<Factories, "member" | "person" | "stranger" | "address">,
): PlaceFactories {
  const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();
  const { member, person, address } = people;
  const organizationOf = async (spaceId: string) => {
    const { read } = foyer.services.database;
    const select = { organizationId: true };
    return (await read.space.findUniqueOrThrow({ where: { id: spaceId }, select })).organizationId;
  };
  const factories: PlaceFactories = {
    async space({ by, name = `Space ${(count += 1)}` } = {}) {
      const custodian = by ?? (await member());
      const { organizationId } = custodian;
      const { id: spaceId } = await foyer.callerFor(custodian).spaces.create({ organizationId, name });
      return { spaceId, organizationId, custodian };
    },
    async joinSpace({ userId }, spaceId, role) {
      const organizationId = await organizationOf(spaceId);
      await foyer.services.database.read.spaceMember.create({
        data: { organizationId, spaceId, userId, role },
      });
    },
    async spaceMember(spaceId, role, { organizationRole = "guest", ...place } = {}) {
      const organizationId = await organizationOf(spaceId);
      const somebody = await person(organizationRole, { organizationId, ...place });
      await factories.joinSpace(somebody, spaceId, role);
      return somebody;
    },
    async event({ by, name = `Event ${(count += 1)}`, startsAt = inAWeek(), ...rest } = {}) {
      const organizer = by ?? (await member());
      const { organizationId } = organizer;
      const wish = { organizationId, name, startsAt, ...rest };
      const { id: eventId } = await foyer.callerFor(organizer).events.create(wish);
      return { eventId, organizationId, organizer };
    },
    async spaceInvitation({ by, spaceId, role = "viewer", email = address(), ...rest }) {
      const target = { kind: "space", spaceId, role } as const;
      return foyer.callerFor(by).invitations.create({ target, email, ...rest });
    },
    async eventInvitation({ by, eventId, isVip, bypassCapacity, email = address(), ...rest }) {
      const target = { kind: "event", eventId, isVip, bypassCapacity } as const;
      return foyer.callerFor(by).invitations.create({ target, email, ...rest });
    },
    async imported({ by, target }) {
      const { organizationId } = by;
      const file = await foyer.callerFor(by).invitations.import({
        target: target ?? { kind: "organization", organizationId, role: "member" },
        csv: `email\n${address()}`,
      });
      return file.import.id;
    },
    async arrival({ by, target }) {
      const { organizationId } = by;
      await foyer.services.database.read.organization.update({
        where: { id: organizationId },
        data: { redirectOrigins: [application] },
      });
      const invited = target ?? { kind: "organization", organizationId, role: "member" };
      const account = invited.kind === "event" ? null : await people.stranger();
      const { id: invitationId, email } = await foyer.callerFor(by).invitations.create({
        target: invited,
        email: account?.email ?? address(),
        fullName: "Grace Hopper",
        redirectTo: `${application}/welcome?from=foyer`,
      });
      const { redirectTo } = await foyer
        .callerFor(account)
        .invitations.accept({ token: foyer.linkOf(invitationId) });
      return { invitationId, email, account, code: redirectTo.split("#foyer_code=")[1] ?? "" };
    },
  };
  return factories;
}
