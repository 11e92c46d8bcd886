import type { Api } from "../browser.ts";
import type { Account, Person } from "../factories.ts";
import type { TestFoyer } from "../test-foyer.ts";
import { type HostName, hostNames, type Model, offerHours, resendLimit } from "./model.ts";

type Somebody = { readonly account: Account; readonly api: Api };

/** The same as the model, in a Foyer. */
export type World = {
  readonly foyer: TestFoyer;
  readonly organizationId: string;
  readonly spaceId: string;
  readonly eventId: string;
  readonly hosts: Readonly<Record<HostName, Somebody>>;
  readonly guests: readonly Somebody[];
};

export type Beginning = { readonly renews: boolean; readonly capacity: number | null };

const hoursToStart = 60;
const hoursToEnd = 66;

/** An organization with a space and an event, those who invite, and four who are in nothing yet; and the model of it. */
export async function begin(
  foyer: TestFoyer,
  { renews, capacity }: Beginning,
): Promise<{ model: Model; real: World }> {
  const organizationId = await foyer.organization({
    resendLimit,
    renewalRule: renews ? "renew" : "ask_inviter",
  });
  const people: Record<HostName, Person> = {
    owner: await foyer.owner({ organizationId }),
    admin: await foyer.admin({ organizationId }),
    custodian: await foyer.member({ organizationId }),
    organizer: await foyer.member({ organizationId }),
  };
  const { spaceId } = await foyer.space({ by: people.custodian });
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const { eventId } = await foyer.event({
    ...{ by: people.organizer, capacity, offerHours },
    ...{ startsAt: inHours(hoursToStart), endsAt: inHours(hoursToEnd) },
  });
  const somebody = (account: Account): Somebody => ({ account, api: foyer.callerFor(account) });
  const strangers = await Promise.all(Array.from({ length: 4 }, () => foyer.stranger()));
  const [owner, admin, custodian, organizer] = hostNames.map((name) => somebody(people[name]));
  if (!owner || !admin || !custodian || !organizer) throw new Error("Somebody is missing.");
  return {
    model: {
      now: 0,
      renews,
      hosts: {
        owner: { role: "owner", inSpace: null },
        admin: { role: "admin", inSpace: null },
        custodian: { role: "member", inSpace: "custodian" },
        organizer: { role: "member", inSpace: null },
      },
      guests: strangers.map(() => ({ role: null, inSpace: null })),
      invitations: [],
      space: { isRemoved: false },
      event: {
        isRemoved: false,
        organizer: "organizer",
        ...{ startsAt: hoursToStart, endsAt: hoursToEnd, capacity },
        ...{ seated: new Set(), line: [] },
      },
    },
    real: {
      ...{ foyer, organizationId, spaceId, eventId },
      hosts: { owner, admin, custodian, organizer },
      guests: strangers.map(somebody),
    },
  };
}

export function guestOf(real: World, number: number): Somebody {
  const guest = real.guests[number];
  if (!guest) throw new Error(`There is no guest ${number}.`);
  return guest;
}
