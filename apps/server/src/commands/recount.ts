import { openDatabase } from "@foyer/db/database";
import { countedOrganizations, type Recounted, recount as recountOne } from "@foyer/domain/tallies/recount";
import { CommandError, type Given } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";

// Milliseconds. A statement looks through all invitations of an organization.
const patience = 3_600_000;
const mostShown = 20;

/** Counts anew, and says what differs. @throws CommandError if something does, and was not mended */
export async function recount(given: Given): Promise<void> {
  const mends = given.flag("mend");
  await withFoundation(given, async ({ databaseUrl }) => {
    const database = openDatabase({ url: databaseUrl, connections: 1, patience });
    try {
      const wrong: Recounted[] = [];
      const organizations = await countedOrganizations(database);
      await given.progress("Counting organizations", async (report) => {
        for (const [place, organizationId] of organizations.entries()) {
          report(place, organizations.length);
          const recounted = await recountOne(database, { organizationId, mends });
          if (recounted.numbers.length + recounted.reach > 0) wrong.push(recounted);
        }
      });
      const all = `${organizations.length} organizations counted.`;
      given.print([...wrong.flatMap(linesOf), all].join("\n"), {
        organizations: organizations.length,
        wrong,
      });
      if (wrong.length > 0 && !mends) {
        throw new CommandError(`The numbers of ${wrong.length} differ: run foyer recount --mend.`);
      }
    } finally {
      await database.close();
    }
  });
}

function linesOf({ organizationId, numbers, reach }: Recounted): string[] {
  const shown = numbers
    .slice(0, mostShown)
    .map(
      ({ scope, scopeId, measure, bucket, missing }) =>
        `  ${scope} ${scopeId}, ${measure} ${bucket}: ${missing > 0 ? `${missing} missing` : `${-missing} too many`}`,
    );
  const more = numbers.length - shown.length;
  return [
    `${organizationId}: ${numbers.length} numbers differ, and how far messages got of ${reach} invitations.`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
