import { expect, test } from "vitest";
import { eventGroups, eventNames, eventsInWords } from "./event-types.ts";
import { chosenEvents, webhookFields } from "./webhook-form.ts";

const fields = { url: "https://app.example.com/foyer", scope: "chosen" } as const;

test("nothing chosen is refused: to the server no event means all of them [S1.10]", () => {
  const refused = webhookFields.safeParse({ ...fields, events: [] });
  expect(refused.error?.issues).toMatchObject([{ path: ["events"] }]);
  const everything = webhookFields.parse({ ...fields, scope: "all", events: ["member.added"] });
  expect(chosenEvents(everything)).toEqual([]);
});

test("every event can be chosen but the test, which is asked for", () => {
  const offered = eventGroups.flatMap(({ types }) => types);
  expect(Object.keys(eventNames).filter((type) => !offered.some((each) => each === type))).toEqual([
    "webhook.test",
  ]);
});

test.each([
  [[], "Everything"],
  [["member.added"], "member.added"],
  [["member.added", "member.removed"], "member.added, member.removed"],
  [["a", "b", "c"], "a and 2 others"],
])("what an endpoint is told of, in a line: %j", (events, words) => {
  expect(eventsInWords(events)).toBe(words);
});
