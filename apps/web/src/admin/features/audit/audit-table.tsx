import type { AuditEntry } from "@foyer/contract/audit";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import type { Listing } from "../../components/ui/list.tsx";
import { LongTable } from "../../components/ui/long-table.tsx";
import { absoluteTime, relativeTime, useNow } from "../../lib/moment.ts";
import { auditActName } from "./audit-acts.ts";
import { auditDetails } from "./audit-details.ts";
import { AuditLine } from "./audit-line.tsx";
import { auditSentence } from "./audit-sentence.ts";
import { AuditSubject } from "./audit-subject.tsx";

const columns = [
  { label: "Time", className: "w-44" },
  { label: "Who", className: "w-36" },
  { label: "What", className: "w-44 xl:w-56" },
  { label: "To whom or what" },
  { label: "Address", className: "hidden w-36 xl:table-cell" },
  { label: "Details", className: "w-9", silent: true },
] as const;

const idOf = ({ id }: AuditEntry) => id;

/** What was written down, row by row. Where there is no room for columns, each is one sentence. */
export function AuditTable({
  entries,
  listing,
  organizationId,
}: {
  readonly entries: readonly AuditEntry[];
  readonly listing: Listing<AuditEntry>;
  readonly organizationId: string;
}): ReactNode {
  return (
    <LongTable heads={columns} headsFrom="md" items={entries} keyOf={idOf} label="Audit" listing={listing}>
      {(entry, rowIndex) => <AuditRow entry={entry} organizationId={organizationId} rowIndex={rowIndex} />}
    </LongTable>
  );
}

const cell = "hidden py-2.5 pr-4 align-top md:table-cell";

function AuditRow({
  entry,
  rowIndex,
  organizationId,
}: {
  readonly entry: AuditEntry;
  readonly rowIndex: number;
  readonly organizationId: string;
}) {
  const [open, setOpen] = useState(false);
  const { actor } = auditSentence(entry);
  const { act, at, subject, ip } = entry;
  return (
    <>
      <tr aria-rowindex={rowIndex} className={open ? undefined : "hover:bg-sunken"}>
        <td className={`${cell} text-muted tabular-nums`}>
          <ExactTime at={at} />
        </td>
        <td className={`${cell} font-medium wrap-anywhere`}>{actor}</td>
        <td className={`${cell} wrap-anywhere`}>{auditActName(act)}</td>
        <td className={cell}>
          <AuditSubject alone organizationId={organizationId} subject={subject} />
        </td>
        <td className="hidden py-2.5 pr-4 align-top wrap-anywhere text-muted xl:table-cell">
          {ip ?? <span aria-label="none">–</span>}
        </td>
        <td className="py-2.5 md:hidden">
          <AuditLine entry={entry} organizationId={organizationId} />
          <p className="text-xs text-muted">
            <ExactTime at={at} />
            {ip ? ` · ${ip}` : null}
          </p>
          {open ? <AuditEntryDetails entry={entry} /> : null}
        </td>
        <td className="w-9 py-1 text-right align-top">
          <Button
            aria-expanded={open}
            aria-label={`Details of ${auditActName(act).toLowerCase()}, ${absoluteTime(at)}`}
            onClick={() => setOpen(!open)}
            size="icon"
            variant="quiet"
          >
            <ChevronDown
              aria-hidden="true"
              className={open ? "rotate-180 transition-transform" : "transition-transform"}
            />
          </Button>
        </td>
      </tr>
      {open ? (
        <tr className="hidden md:table-row">
          {/* One less than there are at most: a span wider than the columns shown would add another. */}
          <td className="pb-3" colSpan={columns.length - 1}>
            <AuditEntryDetails entry={entry} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** To the second: an audit is compared with other logs. */
function ExactTime({ at }: { readonly at: string }) {
  return (
    <time className="whitespace-nowrap" dateTime={at} title={relativeTime(at, useNow())}>
      {exactTime.format(new Date(at))}
    </time>
  );
}

const exactTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

function AuditEntryDetails({
  entry: { id, at, subject, details, ip, actor },
}: {
  readonly entry: AuditEntry;
}) {
  const facts = [
    ...auditDetails(details),
    { name: "Time (UTC)", value: at },
    { name: "Address", value: ip ?? "none" },
    ...(actor ? [{ name: "Id of who did it", value: actor.id }] : []),
    ...(subject.id ? [{ name: `Id of the ${subject.kind}`, value: subject.id }] : []),
    { name: "Id of this entry", value: id },
  ];
  return (
    <dl className="grid gap-x-6 max-md:mt-2 gap-y-2.5 rounded-control bg-sunken px-4 py-3 text-sm sm:grid-cols-2 lg:grid-cols-3">
      {facts.map(({ name, value }) => (
        <div className="grid gap-0.5" key={name}>
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
