import type { BySize } from "./bench.ts";
import { manyInvitations, sizes } from "./many-invitations.ts";
import { type TimedList, timeLists } from "./time-lists.ts";

/** Pages of the list of invitations, where there are a thousand and where there are a million. */
export const list: BySize = {
  name: "list",
  title:
    "A page of 50 invitations, beside the same statement through bare pg (median of 41; goal ≥ 0.8, and the same at every size)",
  async runBySize() {
    const measured = [];
    for (const size of sizes) {
      const many = await manyInvitations(size);
      const { spaceId, eventId, inviterId, importId } = many;
      const lists: TimedList[] = [
        { what: "all", filter: {} },
        { what: "all", filter: {}, isDeep: true },
        { what: "pending", filter: { status: "pending" } },
        { what: "declined", filter: { status: "declined" }, isDeep: true },
        { what: "expired", filter: { status: "expired" } },
        { what: "to spaces", filter: { kind: "space" }, isDeep: true },
        { what: "to one space", filter: { spaceId } },
        { what: "to one event, cancelled", filter: { eventId, status: "cancelled" } },
        { what: "by one inviter", filter: { inviterId }, isDeep: true },
        { what: "of one file", filter: { importId } },
        { what: "in need of attention", filter: { attention: true } },
      ];
      measured.push(...(await timeLists(many, lists, 41)));
    }
    return measured.toSorted((a, b) => a.what.localeCompare(b.what) || a.rows - b.rows);
  },
};
