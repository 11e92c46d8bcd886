import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Mail, UserRound } from "lucide-react";
import { useEffect, useState } from "react";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { whenWords } from "../events/when-words.ts";
import { doors } from "../invitations/doors/doors.ts";
import { doorInWords } from "../invitations/invitation-door.tsx";
import { invitationStatuses } from "../invitations/invitation-status.tsx";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { stillFits } from "./matching-entries.ts";
import type { PaletteEntry, PaletteGroup } from "./palette-entry.ts";

const pause = 150; // milliseconds without a key before the server is asked
const offered = 5;

/** The people, invitations, spaces and events that a text names, once nobody has typed for a moment. */
export function useFoundEntries(text: string): {
  readonly groups: readonly PaletteGroup[];
  readonly isPending: boolean;
  /** What went wrong, in words; null: nothing. */
  readonly problem: string | null;
} {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const search = useSettled(text.trim());
  const navigate = useNavigate();

  const input = { organizationId, search, limit: offered };
  const asked = (allowed: boolean) => ({
    enabled: allowed && search !== "",
    placeholderData: keepPreviousData,
    // What nobody waits for any more is taken back.
    trpc: { abortOnUnmount: true },
  });
  const people = useQuery(trpc.people.list.queryOptions(input, asked(can("person.list"))));
  const invitations = useQuery(trpc.invitations.list.queryOptions(input, asked(can("invitation.view"))));
  const spaces = useQuery(trpc.spaces.list.queryOptions(input, asked(can("space.list"))));
  const events = useQuery(trpc.events.list.queryOptions(input, asked(can("event.list"))));

  const groups: PaletteGroup[] = [
    {
      label: "People",
      items: (people.data?.items ?? []).map(({ userId, name, email }) => ({
        id: userId,
        label: name,
        detail: email,
        icon: UserRound,
        leads: true,
        run: () =>
          void navigate({ to: "/o/$organizationId/people/$userId", params: { organizationId, userId } }),
      })),
    },
    {
      label: "Invitations",
      items: (invitations.data?.items ?? []).map((invitation) => ({
        id: invitation.id,
        label: invitation.fullName ?? invitation.email,
        detail: [
          invitation.fullName && invitation.email,
          doorInWords(invitation),
          invitationStatuses[invitation.status].label,
        ]
          .filter(Boolean)
          .join(" · "),
        icon: Mail,
        leads: true,
        run: () =>
          void navigate({
            to: "/o/$organizationId/invitations/$invitationId",
            params: { organizationId, invitationId: invitation.id },
          }),
      })),
    },
    {
      label: doors.space.label,
      items: (spaces.data?.items ?? []).map(({ id: spaceId, name }) => ({
        id: spaceId,
        label: name,
        icon: doors.space.icon,
        leads: true,
        run: () =>
          void navigate({ to: "/o/$organizationId/spaces/$spaceId", params: { organizationId, spaceId } }),
      })),
    },
    {
      label: doors.event.label,
      items: (events.data?.items ?? []).map((event) => ({
        id: event.id,
        label: event.name,
        detail: whenWords(event, event.timeZone),
        icon: doors.event.icon,
        leads: true,
        run: () =>
          void navigate({
            to: "/o/$organizationId/events/$eventId",
            params: { organizationId, eventId: event.id },
          }),
      })),
    },
  ];
  const all = [people, invitations, spaces, events];
  const failed = all.find(({ isError }) => isError);
  // Until the answer to this very text is there, what is shown has to fit it by itself.
  const late = search !== text.trim() || all.some(({ isPlaceholderData }) => isPlaceholderData);
  return {
    groups: text.trim() === "" ? [] : groups.map((group) => (late ? fitting(group, text) : group)),
    isPending: text.trim() !== "" && (late || all.some(({ isLoading }) => isLoading)),
    problem: failed && search !== "" ? failureOf(failed.error).message : null,
  };
}

function fitting({ label, items }: PaletteGroup, text: string): PaletteGroup {
  return { label, items: items.filter((entry: PaletteEntry) => stillFits(entry, text)) };
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
