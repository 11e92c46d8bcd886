import type { DeliveryStatus, InvitationDetails } from "@foyer/contract/invitations";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { Beside } from "../../components/ui/beside.tsx";
import { Button } from "../../components/ui/button.tsx";
import { type Fact, Facts } from "../../components/ui/facts.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { PageOfOne } from "../../components/ui/page-of-one.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { useNow } from "../../lib/moment.ts";
import { invitationRoles } from "../../lib/space-roles.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { attention } from "./attention.ts";
import type { Host } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { useHost } from "./host.ts";
import { draftOf, InvitationActions, MessagesLeft } from "./invitation-actions.tsx";
import { InvitationDoor } from "./invitation-door.tsx";
import { InvitationStatusBadge } from "./invitation-status.tsx";
import { useInvite } from "./invite.ts";
import { TimelineList } from "./timeline-list.tsx";

const MessageTrouble = lazyPart(async () => (await import("../mail/message-trouble.tsx")).MessageTrouble);
const milliseconds = { queued: 4_000, retrying: 15_000 }; // until it is looked at again

/** An invitation with all that happened to it, and what can be done with it now. */
export function InvitationPage({
  invitationId,
  placeId,
  above,
}: {
  readonly invitationId: string;
  /** The space or event whose page it belongs to, where it is looked at from there. */
  readonly placeId?: string;
  /** The way back to the list. */
  readonly above: ReactNode;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const query = useQuery(
    trpc.invitations.get.queryOptions(
      { invitationId },
      { refetchInterval: ({ state }) => pauseOf(state.data) },
    ),
  );
  return (
    <PageOfOne
      above={above}
      // A custodian of two spaces may hold an id of the other one.
      isElsewhere={(found) => found.organizationId !== organizationId || !isOf(found, placeId)}
      missing="The address is wrong, or the invitation belongs somewhere else. The list has all that there are."
      noun="invitation"
      query={query}
    >
      {(invitation) => <KnownInvitation above={above} invitation={invitation} key={invitation.kind} />}
    </PageOfOne>
  );
}

function KnownInvitation({
  above,
  invitation,
}: {
  readonly above: ReactNode;
  readonly invitation: InvitationDetails;
}) {
  const host = useHost(invitation);
  return (
    <Page
      above={above}
      actions={<InvitationActions host={host} invitation={invitation} />}
      lead={
        <div className="grid gap-1">
          {invitation.fullName ? <p className="wrap-anywhere">{invitation.email}</p> : null}
          <InvitationStatusBadge invitation={invitation} />
        </div>
      }
      title={invitation.fullName ?? invitation.email}
    >
      <Beside
        facts={
          <Section title="Details">
            <InvitationFacts invitation={invitation} />
          </Section>
        }
      >
        <StuckNotice host={host} invitation={invitation} />
        <Section title="What happened">
          <TimelineList invitation={invitation} />
        </Section>
      </Beside>
    </Page>
  );
}

function StuckNotice({ invitation, host }: { readonly invitation: InvitationDetails; readonly host: Host }) {
  const why = attention(invitation, useNow());
  const left = <MessagesLeft host={host} invitation={invitation} />;
  if (!why) return <p className="text-sm text-muted empty:hidden">{left}</p>;
  return (
    <div className="grid gap-3">
      <Notice action={<WayOn host={host} invitation={invitation} />} title={why.what} tone={why.tone}>
        {why.advice}
      </Notice>
      <p className="text-sm text-muted empty:hidden">{left}</p>
    </div>
  );
}

/** What can be done about a message that does not arrive, for those who may. */
function WayOn({ invitation, host }: { readonly invitation: InvitationDetails; readonly host: Host }) {
  const { can } = usePermissions();
  const invite = useInvite();
  const { status, delivery } = invitation;
  if (status !== "pending" || !delivery || !troubles.includes(delivery.status)) return null;
  return (
    <>
      {can("mail.view") ? (
        <Suspense>
          <MessageTrouble invitation={invitation} status={delivery.status} />
        </Suspense>
      ) : null}
      {delivery.status === "bounced" && invite && host.may("invitation.create") ? (
        <Button onClick={() => invite({ ...draftOf(invitation), invitees: [] })} size="small">
          Invite the right address
        </Button>
      ) : null}
    </>
  );
}

const troubles: readonly DeliveryStatus[] = ["bounced", "failed", "retrying", "withdrawn"];

function pauseOf(invitation: InvitationDetails | undefined): number | false {
  const sent = invitation?.status === "pending" ? invitation.delivery?.status : undefined;
  return (sent === "queued" || sent === "retrying") && milliseconds[sent];
}

function InvitationFacts({ invitation }: { readonly invitation: InvitationDetails }) {
  const facts: Fact[] = [
    { name: "Leads to", value: <InvitationDoor invitation={invitation} /> },
    ...termsFacts(invitation),
    { name: "Invited by", value: invitation.invitedBy?.name ?? "Foyer, at set-up" },
    { name: "Invited", value: <Moment at={invitation.createdAt} date="beside" past /> },
  ];
  if (invitation.status === "pending")
    facts.push({ name: "Open until", value: <Moment at={invitation.expiresAt} date="beside" /> });
  if (invitation.status === "expired")
    facts.push({ name: "Expired", value: <Moment at={invitation.expiresAt} date="beside" /> });
  if (invitation.openedAt)
    facts.push({ name: "First opened", value: <Moment at={invitation.openedAt} date="beside" past /> });
  if (invitation.respondedAt)
    facts.push({ name: "Answered", value: <Moment at={invitation.respondedAt} date="beside" past /> });
  if (invitation.message)
    facts.push({ name: "Message", value: <span className="whitespace-pre-wrap">{invitation.message}</span> });
  if (invitation.note)
    facts.push({
      name: "Note for the team",
      value: <span className="whitespace-pre-wrap">{invitation.note}</span>,
    });
  if (invitation.redirectTo) facts.push({ name: "Goes on to", value: invitation.redirectTo });
  if (invitation.inviterIp) facts.push({ name: "Invited from", value: invitation.inviterIp });
  return <Facts facts={facts} />;
}

function termsFacts({ kind, role, isVip, bypassCapacity }: InvitationDetails): readonly Fact[] {
  if (role) {
    const { label, meaning } = invitationRoles[role];
    return [{ name: "Role", value: `${label}: ${lowerFirst(meaning)}` }];
  }
  if (doors[kind].terms !== "seat") return [];
  return [
    { name: "VIP", value: isVip ? "Yes" : "No" },
    {
      name: "Capacity",
      value: bypassCapacity ? "Gets a seat even when there is none left" : "Comes while there are seats",
    },
  ];
}

function isOf(invitation: InvitationDetails, placeId: string | undefined): boolean {
  return placeId === undefined || doors[invitation.kind].placeOf(invitation)?.id === placeId;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
