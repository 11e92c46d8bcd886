import type { InvitationStats } from "@foyer/client";
import type { Asked } from "../../command.ts";
import { numberOf, stylist } from "./in-words.ts";
import { withRemote } from "./open-remote.ts";
import { placeOf } from "./place-of.ts";

const longestBar = 40;

/** Shows what came of invitations, and how far they got. @throws CommandError, UsageError */
export async function stats(asked: Asked): Promise<void> {
  const place = placeOf(asked);
  await withRemote(asked, async ({ foyer, organizationId }) => {
    const answer = await foyer.invitations.stats.query({ organizationId: await organizationId(), ...place });
    const style = stylist(asked.terminal);
    asked.print(
      [...numbersOf(answer), "", style("bold", "How far they got"), ...funnelOf(answer, asked)].join("\n"),
      answer,
    );
  });
}

function numbersOf(answer: InvitationStats): string[] {
  const { totalSent, acceptanceRate, medianHoursToAccept: median } = answer;
  const within = median !== null && median > 1 ? `${numberOf(median)} hours` : "an hour";
  const speed = median === null ? "" : `, half of them within ${within}`;
  const rows: readonly (readonly [string, number, string])[] = [
    ["Invited", totalSent, ""],
    ["Accepted", answer.accepted, `${acceptanceRate} %${speed}`],
    ["Pending", answer.pending, ""],
    ["Declined", answer.declined, ""],
    ["Expired", answer.expired, ""],
    ["Cancelled", answer.cancelled, ""],
  ];
  const width = numberOf(totalSent).length;
  return rows.map(([title, count, more]) =>
    `${title.padEnd(10)} ${numberOf(count).padStart(width)}  ${more}`.trimEnd(),
  );
}

function funnelOf({ funnel }: InvitationStats, { terminal }: Asked): string[] {
  const style = stylist(terminal);
  const width = numberOf(funnel.created).length;
  const room = Math.min(longestBar, Math.max(5, (terminal.columns ?? longestBar * 2) - width - 15));
  return (["created", "delivered", "opened", "accepted"] as const).map((step) => {
    const share = funnel.created === 0 ? 0 : Math.min(1, funnel[step] / funnel.created);
    const bar = style("green", "█".repeat(Math.round(share * room)));
    return `${step.padEnd(10)} ${numberOf(funnel[step]).padStart(width)}  ${bar}`.trimEnd();
  });
}
