import type { CreateEvent, Event, UpdateEvent } from "@foyer/contract/events";

type Wanted = Omit<CreateEvent, "organizationId">;

/** What has to change about an event to make it as it is wanted: nothing else is sent, somebody else may be changing it. */
export function eventChanges(event: Event, wanted: Wanted): Omit<UpdateEvent, "eventId"> {
  const { name, description = null, startsAt, endsAt = null, timeZone = event.timeZone } = wanted;
  const { location = null, capacity = null } = wanted;
  const { offerHours = event.offerHours, organizerId = event.organizer.id } = wanted;
  return {
    ...(name !== event.name && { name }),
    ...(description !== event.description && { description }),
    ...(!isSameMoment(startsAt, event.startsAt) && { startsAt }),
    ...(!isSameMoment(endsAt, event.endsAt) && { endsAt }),
    ...(timeZone !== event.timeZone && { timeZone }),
    ...(location !== event.location && { location }),
    ...(capacity !== event.capacity && { capacity }),
    ...(offerHours !== event.offerHours && { offerHours }),
    ...(organizerId !== event.organizer.id && { organizerId }),
  };
}

/** Whether those who come are told of such a change: of what stands in their calendars. */
export function isTold(changes: Omit<UpdateEvent, "eventId">): boolean {
  return (["name", "description", "startsAt", "endsAt", "timeZone", "location"] as const).some(
    (field) => field in changes,
  );
}

function isSameMoment(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Date.parse(one) === Date.parse(other);
}
