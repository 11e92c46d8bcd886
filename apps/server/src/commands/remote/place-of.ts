import { type Asked, UsageError } from "../../command.ts";

/** The space or the event that was named, if any was. @throws UsageError if both were */
export function placeOf({ option }: Asked): { readonly spaceId?: string; readonly eventId?: string } {
  const [spaceId, eventId] = [option("space"), option("event")];
  if (spaceId !== "" && eventId !== "") throw new UsageError("Name a space or an event, not both.");
  return { ...(spaceId !== "" && { spaceId }), ...(eventId !== "" && { eventId }) };
}
