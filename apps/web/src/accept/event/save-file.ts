import type { CalendarFile } from "@foyer/contract/invitations";

/** Hands a calendar file to the browser as a download. It is made here, so that the link's token stands in no address. */
export function saveFile({ filename, ics }: CalendarFile): void {
  const address = URL.createObjectURL(new Blob([ics], { type: "text/calendar;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: address, download: filename }).click();
  // Not at once: some browsers begin to read it only after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
