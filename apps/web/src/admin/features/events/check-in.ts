import type { Attendee, AttendeePage } from "@foyer/contract/events";
import { type InfiniteData, useMutation } from "@tanstack/react-query";
import { toastFailure } from "../../components/ui/toasts.tsx";
import { queryClient, trpc } from "../../lib/trpc.ts";

type Pages = InfiniteData<AttendeePage>;

/**
 * Checks somebody in, or not after all. Every list shows it at once and keeps its rows where they are, whatever its filters
 * say: at a door nothing may jump away under a finger. What the server refuses is put back, and said.
 */
export function useCheckIn(attendee: Attendee): (checkedIn: boolean) => void {
  const { id: attendeeId, eventId } = attendee;
  const run = useMutation(
    trpc.events.attendees.checkIn.mutationOptions({
      // One after the other for one person: the last press is what counts.
      scope: { id: `check-in-${attendeeId}` },
      onMutate: async ({ checkedIn }) => {
        await queryClient.cancelQueries({ queryKey: trpc.events.attendees.list.pathKey() });
        show({ ...attendee, checkedInAt: checkedIn ? new Date().toISOString() : null });
        return attendee; // as they were
      },
      onSuccess: show,
      onError: (error, _, before) => {
        if (before) show(before);
        toastFailure(error);
      },
      onSettled: () =>
        // Other filters may find them now, or not any more; what is on the screen stays.
        queryClient.invalidateQueries({
          queryKey: trpc.events.attendees.list.pathKey(),
          refetchType: "none",
        }),
    }),
  );
  return (checkedIn) => run.mutate({ eventId, attendeeId, checkedIn });
}

function show(changed: Attendee): void {
  queryClient.setQueriesData<Pages>(
    { queryKey: trpc.events.attendees.list.pathKey() },
    (pages) => pages && withAttendee(pages, changed),
  );
}

/** The same pages with one attendee as they are now. */
export function withAttendee(pages: Pages, changed: Attendee): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((each) => (each.id === changed.id ? changed : each)),
    })),
  };
}
