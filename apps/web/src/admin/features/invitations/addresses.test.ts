import { expect, test } from "vitest";
import { readAddresses, writeAddresses } from "./addresses.ts";

const emails = (text: string) => readAddresses(text).invitees.map(({ email }) => email);
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
  `mailto:${ada}, <${bob}>`,
])("%j is two people", (text) => {
  expect(emails(text)).toEqual([ada, bob]);
  expect(readAddresses(text).bad).toEqual([]);
});

test("names come along, with commas where they were quoted", () => {
  expect(readAddresses(`Ada  Alto <${ada}>; "Bass, Bob" <${bob}>\nCara\tcara@example.com`).invitees).toEqual([
    { email: ada, fullName: "Ada Alto" },
    { email: bob, fullName: "Bass, Bob" },
    { email: "cara@example.com", fullName: "Cara" },
  ]);
});

test("what is no address is named as it was written, once", () => {
  expect(readAddresses(`${ada}, bob, bob@, Cara <cara@>, bob, @`).bad).toEqual([
    "bob",
    "bob@",
    "Cara <cara@>",
    "@",
  ]);
});

test("the same address twice is one person, in whichever letter case", () => {
  expect(emails(`Ada <ADA@example.com>, ${ada}`)).toEqual([ada]);
});

test("a name that can't be kept does not keep the address out", () => {
  expect(readAddresses(`see https://example.com <${ada}>`).invitees).toEqual([{ email: ada }]);
});

test("nothing is nobody", () => {
  expect(readAddresses(" ,;\n ")).toEqual({ invitees: [], bad: [] });
});

test("what was written reads back", () => {
  const { invitees } = readAddresses(`Ada <${ada}>, "Bass, Bob" <${bob}>, c@example.com`);
  expect(readAddresses(writeAddresses(invitees)).invitees).toEqual(invitees);
});

test("a thousand lines, and hostile ones, are read at once", () => {
  const many = Array.from({ length: 1000 }, (_, index) => `p${index}@example.com`).join("\n");
  expect(emails(many)).toHaveLength(1000);
  expect(emails(`${'"'.repeat(20_000)}${"<".repeat(20_000)}`)).toEqual([]);
});
