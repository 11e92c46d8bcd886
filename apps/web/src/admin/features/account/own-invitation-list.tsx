import type { OwnInvitation } from "@foyer/contract/invitations";
import type { ReactNode } from "react";
import { buttonClass } from "../../components/ui/button.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { capitalized } from "../../lib/capitalized.ts";
import { invitationRoles } from "../../lib/space-roles.ts";
import { doors } from "../invitations/doors/doors.ts";

/** Invitations to the caller, each with the way to its answer. */
export function OwnInvitationList({
  invitations,
}: {
  readonly invitations: readonly OwnInvitation[];
}): ReactNode {
  return (
    <ul aria-label="Invitations" className="grid gap-3">
      {invitations.map((invitation) => (
        <OwnInvitationCard invitation={invitation} key={invitation.invitationId} />
      ))}
    </ul>
  );
}

function OwnInvitationCard({ invitation }: { readonly invitation: OwnInvitation }) {
  const { kind, invitedBy, message, expiresAt, url } = invitation;
  const name = placeName(invitation);
  const Icon = doors[kind].icon;
  return (
    <li className="grid gap-3 rounded-card border p-4 text-sm sm:flex sm:items-start sm:gap-4">
      <div className="flex min-w-0 grow gap-3">
        <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
        <div className="grid min-w-0 gap-1">
          <p className="font-medium wrap-anywhere">{name}</p>
          <p className="wrap-anywhere text-muted">
            {whatItIs(invitation)}
            {invitedBy ? ` · from ${invitedBy.name}` : null}
          </p>
          {message ? (
            <p className="line-clamp-3 border-l-2 pl-3 whitespace-pre-wrap wrap-anywhere">{message}</p>
          ) : null}
          <p className="text-xs text-muted">
            Ends <Moment at={expiresAt} date="beside" />
          </p>
        </div>
      </div>
      <a className={`${buttonClass({ variant: "primary" })} justify-self-start max-sm:ml-7`} href={url}>
        Answer<span className="sr-only"> the invitation to {name}</span>
      </a>
    </li>
  );
}

function placeName(invitation: OwnInvitation): string {
  return (doors[invitation.kind].placeOf(invitation) ?? invitation.organization).name;
}

function whatItIs({ kind, organization, role, isVip }: OwnInvitation): string {
  const { aPlace, idField } = doors[kind];
  const what = capitalized(idField === null ? aPlace : `${aPlace} of ${organization.name}`);
  const as = role ? invitationRoles[role].label.toLowerCase() : isVip && "VIP";
  return as ? `${what} · as ${as}` : what;
}
