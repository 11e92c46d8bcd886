import { expect, test } from "vitest";
import { base64Of } from "./base64.ts";

test("every byte of a file arrives, also of one that is longer than a call takes arguments [S3.9]", async () => {
  const bytes = Uint8Array.from({ length: 200_001 }, (_, place) => place % 251);
  expect(await base64Of(new Blob([bytes]))).toBe(Buffer.from(bytes).toString("base64"));
});
