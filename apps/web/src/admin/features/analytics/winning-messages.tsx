import type { InvitationStats } from "@foyer/contract/statistics";
import { percent } from "../../components/charts/scale.ts";
import { Meter } from "../../components/ui/meter.tsx";
import { keysOf } from "../../lib/search-params.ts";

const messages: Record<keyof InvitationStats["acceptedBy"], string> = {
  first: "The first message",
  reminder: "A reminder",
  resend: "Sent again",
  link: "A copied link",
  other: "Something else",
};

/** Which message it was that people came by: a table whose rows have bars. */
export function WinningMessages({ acceptedBy }: { readonly acceptedBy: InvitationStats["acceptedBy"] }) {
  const all = keysOf(messages).reduce((sum, key) => sum + acceptedBy[key], 0);
  const shown = keysOf(messages).filter((key) => key !== "other" || acceptedBy.other > 0);
  return (
    <section className="rounded-card border">
      <header className="grid min-h-15 content-center gap-0.5 px-4 py-3 sm:px-5">
        <h2 className="text-sm font-semibold">Which message worked</h2>
        <p className="text-sm text-muted">By whose link they said yes</p>
      </header>
      <table
        aria-label="Which message worked"
        className="w-full border-collapse border-t text-sm tabular-nums"
      >
        <thead className="sr-only">
          <tr>
            <th scope="col">Message</th>
            <th scope="col">Accepted</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((key) => (
            <tr className="border-b last:border-b-0 [&>*]:py-2.5" key={key}>
              <th className="w-full px-4 text-left font-normal sm:px-5" scope="row">
                <span className="grid gap-1.5">
                  {messages[key]}
                  <Meter of={Math.max(1, all)} used={acceptedBy[key]} />
                </span>
              </th>
              <td className="text-right align-bottom font-medium">{acceptedBy[key].toLocaleString("en")}</td>
              <td className="min-w-16 pr-4 text-right align-bottom whitespace-nowrap text-muted sm:pr-5">
                {percent(acceptedBy[key], all)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
