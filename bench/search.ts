import type { BySize } from "./bench.ts";
import { manyInvitations, sizes } from "./many-invitations.ts";
import { type TimedList, timeLists } from "./time-lists.ts";

const searches: readonly TimedList[] = [
  { what: "found everywhere", filter: { search: "example" } },
  { what: "found everywhere", filter: { search: "example" }, isDeep: true },
  { what: "a first name", filter: { search: "grace" } },
  { what: "a whole name", filter: { search: "Grace Hopper" } },
  { what: "one address", filter: { search: ".777@" } },
  { what: "found nowhere", filter: { search: "nobody at all" } },
  { what: "two letters", filter: { search: "gr" } },
  { what: "two letters, found nowhere", filter: { search: "qz" } },
  { what: "a name, declined", filter: { search: "lovelace", status: "declined" } },
];

/** Searching the list of invitations, where there are a thousand and where there are a million. */
export const search: BySize = {
  name: "search",
  title: "The first 50 invitations found, beside the same statement through bare pg (median of 21)",
  async runBySize() {
    const measured = [];
    for (const size of sizes) measured.push(...(await timeLists(await manyInvitations(size), searches, 21)));
    return measured.toSorted((a, b) => a.what.localeCompare(b.what) || a.rows - b.rows);
  },
};
