import type { InvitationKind } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { ImportRow } from "@foyer/contract/imports";
import type { Host } from "../authorize.ts";
import type { Services } from "../context.ts";
import { alreadyInvited, pendingTo } from "../invitations/issue-invitations.ts";
import { mayNotReturn } from "../invitations/require-may-return.ts";
import { targets } from "../invitations/targets/targets.ts";
import { whoIsSuppressed } from "../mail/suppressions/who-is-suppressed.ts";
import type { ReadFile } from "./read-file.ts";

type Led = { readonly kind: InvitationKind; readonly host: Host; readonly placeId: string };

// So many addresses are looked for by a statement.
const chunk = 5_000;

/** What would become of every row of a file now. Changes nothing, and promises nothing: the database decides when it is done. */
export async function findOutcomes(
  services: Services,
  led: Led,
  rows: ReadFile["rows"],
): Promise<ImportRow[]> {
  const firsts = new Map<string, number>();
  for (const { email, isInvalid, line } of rows)
    if (!isInvalid && !firsts.has(email)) firsts.set(email, line);
  const inTheWay = await obstaclesOf(services, led, [...firsts.keys()]);
  return rows.map(({ line, email, fullName, isInvalid, message }) => {
    const first = firsts.get(email);
    if (isInvalid) return { line, email, fullName, outcome: "invalid", message };
    if (first !== line) return { line, email, fullName, outcome: "duplicate_in_file", message: twice(first) };
    return { line, email, fullName, ...(inTheWay.get(email) ?? { outcome: "new", message }) };
  });
}

function twice(line: number | undefined): string {
  return `This address stands in line ${line} already.`;
}

type Obstacle = Pick<ImportRow, "outcome" | "message">;

/** What keeps addresses from being invited, as `issueInvitations` would find it. */
async function obstaclesOf(
  services: Services,
  { kind, host, placeId }: Led,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Obstacle>> {
  const { organizationId } = host;
  const { read } = services.database;
  const place = { organizationId, placeId };
  const found = new Map<string, Obstacle>();
  for (let at = 0; at < emails.length; at += chunk) {
    const some = emails.slice(at, at + chunk);
    const note = (these: Iterable<string>, outcome: Obstacle["outcome"], { message }: Failure) => {
      for (const email of these) found.set(email, { outcome, message });
    };
    note(
      await whoIsSuppressed(services, read, { organizationId, emails: some }),
      "refused",
      new Failure("address_suppressed"),
    );
    note((await pendingTo(read, place, some)).keys(), "already_invited", alreadyInvited(undefined));
    note(await targets[kind].whoIsIn(read, place, some), "already_member", new Failure("already_member"));
    note(await targets[kind].whoMayNotReturn(read, host, some), "refused", mayNotReturn());
  }
  return found;
}
