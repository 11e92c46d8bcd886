import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { trpc } from "../../lib/trpc.ts";
import { doors } from "../invitations/doors/doors.ts";
import type { PeriodFilter, Scope } from "./analytics-filters.ts";

/** Of what the numbers are, and the way back to those of everything. */
export function ScopeNotice({
  organizationId,
  scope,
  days,
}: { readonly organizationId: string; readonly scope: Scope } & PeriodFilter): ReactNode {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-card bg-sunken px-4 py-3 text-sm sm:px-5">
      <span className="min-w-0 wrap-anywhere">
        <span className="text-muted">Only </span>
        <ScopeName organizationId={organizationId} scope={scope} />
      </span>
      <Link
        className="inline-flex min-h-6 items-center gap-1.5 rounded-control text-muted underline decoration-edge underline-offset-3 hover:text-ink [&_svg]:size-4"
        params={{ organizationId }}
        search={{ days }}
        to="/o/$organizationId/analytics"
      >
        <ArrowLeft aria-hidden="true" />
        All invitations
      </Link>
    </p>
  );
}

function ScopeName({ organizationId, scope }: { readonly organizationId: string; readonly scope: Scope }) {
  const { kind, spaceId, eventId, importId, inviterId } = scope;
  if (spaceId) return <SpaceName organizationId={organizationId} spaceId={spaceId} />;
  if (eventId) return <EventName eventId={eventId} organizationId={organizationId} />;
  if (importId) return <ImportName importId={importId} organizationId={organizationId} />;
  if (inviterId) return <InviterName organizationId={organizationId} userId={inviterId} />;
  if (kind === "organization") return <Strong>invitations to the organization itself</Strong>;
  return <Strong>invitations to {kind ? doors[kind].label.toLowerCase() : "places"}</Strong>;
}

function SpaceName(params: { readonly organizationId: string; readonly spaceId: string }) {
  const { data } = useQuery(trpc.spaces.get.queryOptions({ spaceId: params.spaceId }, { retry: false }));
  return (
    <>
      <span className="text-muted">the space </span>
      <Link className={linkClass} params={params} to="/o/$organizationId/spaces/$spaceId">
        {data?.name ?? "that was chosen"}
      </Link>
    </>
  );
}

function EventName(params: { readonly organizationId: string; readonly eventId: string }) {
  const { data } = useQuery(trpc.events.get.queryOptions({ eventId: params.eventId }, { retry: false }));
  return (
    <>
      <span className="text-muted">the event </span>
      <Link className={linkClass} params={params} to="/o/$organizationId/events/$eventId">
        {data?.name ?? "that was chosen"}
      </Link>
    </>
  );
}

function ImportName(params: { readonly organizationId: string; readonly importId: string }) {
  const { data } = useQuery(
    trpc.invitations.imports.get.queryOptions({ importId: params.importId }, { retry: false }),
  );
  return (
    <>
      <span className="text-muted">the import </span>
      <Link className={linkClass} params={params} to="/o/$organizationId/imports/$importId">
        {data ? (data.fileName ?? "without a name") : "that was chosen"}
      </Link>
    </>
  );
}

function InviterName(params: { readonly organizationId: string; readonly userId: string }) {
  const { data } = useQuery(trpc.people.get.queryOptions(params, { retry: false }));
  return (
    <>
      <span className="text-muted">invitations by </span>
      <Link className={linkClass} params={params} to="/o/$organizationId/people/$userId">
        {data?.name ?? "somebody"}
      </Link>
    </>
  );
}

function Strong({ children }: { readonly children: ReactNode }) {
  return <span className="font-medium">{children}</span>;
}

const linkClass =
  "rounded-control font-medium underline decoration-edge underline-offset-3 hover:decoration-ink";
