import type { Activity } from "@foyer/contract/activity";
import { queryClient } from "./trpc.ts";

type Change = Extract<Activity, { readonly type: "change" }>;

/** What of the server's answers may be another one after a change: the first parts of the procedures' names. */
export function touchedBy({
  act,
  subject,
  placeId,
}: Pick<Change, "act" | "subject" | "placeId">): readonly string[] {
  switch (subject.kind) {
    case "delivery":
      return ["invitations", "mail"];
    case "import":
      return act === "import.changed" ? ["invitations"] : ["invitations", "audit"];
    case "invitation":
      return act === "invitation.opened"
        ? ["invitations"]
        : ["invitations", "audit", ...(placeId === null ? ["people"] : ["events", "spaces"])];
    case "attendee":
      return ["events", "invitations", "audit"];
    case "event":
      return ["events", "invitations", "audit"];
    case "space":
      return ["spaces", "invitations", "audit", "auth"];
    case "webhook":
      return ["webhooks", "audit"];
    case "person":
      return act.startsWith("account.")
        ? ["people", "audit"]
        : ["people", "spaces", "events", "invitations", "mail", "security", "audit", "auth"];
    default: // the organization itself, or something newer than this page
      return [
        "organizations",
        "people",
        "spaces",
        "events",
        "invitations",
        "mail",
        "security",
        "webhooks",
        "audit",
        "auth",
      ];
  }
}

/** Milliseconds between two looks: the first change of a while is shown at once. */
const pauseBetween = 300;
const longest = 20; // pages: a longer list is looked at again when it is opened

const all = "all";
const touched = new Set<string>();
let isLooking = false;

/** Asks again for what is shown and may have changed; much that comes at once is asked for once. */
export function lookAgainAt(activity: Activity): void {
  if (activity.type === "reset") touched.add(all);
  else for (const name of touchedBy(activity)) touched.add(name);
  if (!isLooking) void look();
}

async function look(): Promise<void> {
  isLooking = true;
  while (touched.size > 0) {
    const names = new Set(touched);
    touched.clear();
    const began = performance.now();
    await queryClient.invalidateQueries({
      predicate: ({ queryKey: [path], state: { data } }) => {
        const name: unknown = Array.isArray(path) ? path[0] : undefined;
        return (names.has(all) || (typeof name === "string" && names.has(name))) && pagesOf(data) <= longest;
      },
    });
    // A slow server, or a long list, is not asked more often than it can answer.
    const took = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, Math.max(pauseBetween, took)));
  }
  isLooking = false;
}

function pagesOf(data: unknown): number {
  return typeof data === "object" && data !== null && "pages" in data && Array.isArray(data.pages)
    ? data.pages.length
    : 1;
}
