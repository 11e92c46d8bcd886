import { expect, test } from "vitest";
import { inviteesIn, judge, readAddresses, whatStops, writeAddress } from "./addresses.ts";

const emails = (text: string) => readAddresses(text).map(({ invitee }) => invitee?.email ?? null);
const people = (text: string) => readAddresses(text).map(({ invitee }) => invitee);
const problems = (text: string) => judge(readAddresses(text)).map(({ problem }) => problem?.kind ?? null);
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `p${index}@example.com`).join("\n");
const [ada, bob] = ["ada@example.com", "bob@example.com"];

test.each([
  `${ada},${bob}`,
  `${ada}; ${bob};`,
  `${ada}\n\n${bob}\n`,
  `${ada}\r\n${bob}`,
  `${ada} ${bob}`,
  `  ${ada}\t${bob}`,
  `Ada <${ada}>, "Bass, Bob" <${bob}>`,
  `Ada Alto ${ada}\nBob\t${bob}`,
  `mailto:${ada}?subject=Hello, <${bob}>`,
  `Ada <mailto:${ada}>\n${bob}.`,
  `Ada Alto,${ada}\nBob Bass,${bob}`,
  `First name\tLast name\tE-mail\r\nAda\tAlto\t${ada}\r\nBob\tBass\t${bob}`,
])("%j is two people", (text) => {
  expect(emails(text)).toEqual([ada, bob]);
});

test("names come along, with commas where they were quoted, and out of the columns of a sheet", () => {
  expect(people(`Ada  Alto <${ada}>; "Bass, Bob" <${bob}>\nCara\tcara@example.com`)).toEqual([
    { email: ada, fullName: "Ada Alto" },
    { email: bob, fullName: "Bass, Bob" },
    { email: "cara@example.com", fullName: "Cara" },
  ]);
  expect(people(`Name;Mail\nAda Alto;${ada}\nBob Bass;${bob}`)).toEqual([
    { email: ada, fullName: "Ada Alto" },
    { email: bob, fullName: "Bob Bass" },
  ]);
});

test("what is no address is kept as it was written", () => {
  expect(readAddresses(`${ada}, bob, bob@, Cara <cara@>, @`).filter(({ invitee }) => !invitee)).toEqual(
    ["bob", "bob@", "Cara <cara@>", "@"].map((text) => ({ text, invitee: null })),
  );
  expect(problems(`${ada}, bob`)).toEqual([null, "bad"]);
});

test("the same address twice is one person, in whichever letter case", () => {
  const text = `Ada <ADA@example.com>, ${ada}`;
  expect(problems(text)).toEqual([null, "twice"]);
  expect(inviteesIn(judge(readAddresses(text)))).toEqual([{ email: ada, fullName: "Ada" }]);
  expect(whatStops(judge(readAddresses(text)))).toBeNull();
});

test("a name that can't be kept does not keep the address out", () => {
  expect(people(`see https://example.com <${ada}>`)).toEqual([{ email: ada }]);
});

test("nothing is nobody, and says so", () => {
  expect(readAddresses(" ,;\n ")).toEqual([]);
  expect(whatStops([])).toBe("Write at least one e-mail address.");
});

test("nothing is sent before every address can be read, and what stands in the way is named", () => {
  const why = (text: string) => whatStops(judge(readAddresses(text)));
  expect(why("ada@example.com, bob")).toBe("“bob” is not an e-mail address. Mend it, or take it out.");
  expect(why("a,b,c,d,e,f,g,h@example.com")).toContain("“e” and 2 others are not");
});

test("more than the server takes at once is said before it is sent, and those beyond are marked", () => {
  expect(whatStops(judge(readAddresses(many(1000))))).toBeNull();
  expect(whatStops(judge(readAddresses(many(1001))))).toContain("these are 1,001");
  expect(problems(many(1001)).slice(-2)).toEqual([null, "too_many"]);
});

test("what the server refused is marked with its words until it is mended", () => {
  const refused = new Map([[bob, "Is in Choir already."]]);
  expect(judge(readAddresses(`${ada}, ${bob}`), refused).map(({ problem }) => problem?.words)).toEqual([
    undefined,
    "Is in Choir already.",
  ]);
});

test("what was written reads back", () => {
  const before = people(`Ada <${ada}>, "Bass, Bob" <${bob}>, c@example.com`);
  const written = before.map((invitee) => (invitee ? writeAddress(invitee) : "")).join("\n");
  expect(people(written)).toEqual(before);
});

test("a thousand lines, and hostile ones, are read at once", () => {
  expect(emails(many(1000))).toHaveLength(1000);
  expect(emails(`${'"'.repeat(20_000)}${"<".repeat(20_000)}`).filter(Boolean)).toEqual([]);
});
