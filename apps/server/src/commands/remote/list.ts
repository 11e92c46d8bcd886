import type { Invitation, InvitationStatus } from "@foyer/client";
import { invitationStatus } from "@foyer/contract/invitations";
import { type Asked, UsageError } from "../../command.ts";
import { stylist, whenOf } from "./in-words.ts";
import { withRemote } from "./open-remote.ts";
import { placeOf } from "./place-of.ts";
import { plain } from "./plain.ts";
import { type Column, tableOf } from "./table.ts";

const usualLimit = 30;
// What the server gives in one answer.
const mostInPage = 100;

/** Lists invitations, the newest first: a table, or a line of JSON for each. @throws CommandError, UsageError */
export async function list(asked: Asked): Promise<void> {
  const { terminal, option, tell } = asked;
  const limit = limitOf(asked);
  const filter = {
    ...placeOf(asked),
    ...statusIn(option("status")),
    ...(option("search") !== "" && { search: option("search") }),
  };
  const table = tableOf(columns, {
    columns: terminal.columns,
    head: (line) => stylist(terminal)("bold", line),
  });

  await withRemote(asked, async ({ foyer, organizationId }) => {
    const input = { organizationId: await organizationId(), ...filter };
    let shown = 0;
    let cursor: string | null | undefined;
    do {
      const page = await foyer.invitations.list.query({
        ...input,
        limit: Math.min(mostInPage, limit - shown),
        ...(cursor && { cursor }),
      });
      const lines = page.items.length > 0 ? table(page.items) : [];
      for (const line of lines) tell(line);
      for (const each of page.items) asked.answer(each);
      shown += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== null && shown < limit && terminal.isUnheard?.() !== true);
    if (shown === 0) tell("There are none.");
    else if (cursor !== null && terminal.columns !== undefined)
      tell(`\nThere are more: see them by --all, or so many by --limit.`);
  });
}

function limitOf({ option, flag }: Asked): number {
  const text = option("limit");
  if (flag("all") && text !== "") throw new UsageError("Say --limit or --all, not both.");
  if (flag("all")) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,8}$|^$/.test(text))
    throw new UsageError("--limit is not usable: it must be a number above 0.");
  return text === "" ? usualLimit : Number(text);
}

function statusIn(text: string): { readonly status?: InvitationStatus } {
  return text === "" ? {} : { status: invitationStatus.parse(text) };
}

const columns: readonly Column<Invitation>[] = [
  { title: "ADDRESS", cell: ({ email }) => plain(email), shrinks: true },
  { title: "STATUS", cell: ({ status }) => status },
  { title: "TO", cell: whereTo, shrinks: true },
  { title: "E-MAIL", cell: ({ delivery }) => delivery?.status ?? "none", drops: true },
  { title: "WHEN", cell: when },
  { title: "ID", cell: ({ id }) => id, drops: true },
];

function whereTo({ role, space, event }: Invitation): string {
  const place = space ?? event;
  return [role, place && plain(place.name)].filter(Boolean).join(", ");
}

function when({ status, expiresAt, respondedAt, createdAt }: Invitation): string {
  if (status === "pending" || status === "expired")
    return `expire${status === "pending" ? "s" : "d"} ${whenOf(expiresAt)}`;
  return whenOf(respondedAt ?? createdAt);
}
