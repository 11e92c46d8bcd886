import { expect, test } from "vitest";
import { readLogoFile } from "./logo-file.ts";

test("a picture becomes a data URL, byte by byte [S3.10]", async () => {
  const file = new File([new Uint8Array([0, 127, 128, 255])], "logo.png", { type: "image/png" });
  expect(await readLogoFile(file)).toEqual({ logo: "data:image/png;base64,AH+A/w==" });
});

test.each([
  ["a drawing", new File(["<svg/>"], "logo.svg", { type: "image/svg+xml" }), "neither a PNG nor a JPEG"],
  [
    "a picture that is too large",
    new File([new Uint8Array(131_073)], "logo.png", { type: "image/png" }),
    "this has 129 kB",
  ],
])("%s is refused before it is sent, in plain words", async (_what, file, words) =>
  expect(await readLogoFile(file)).toEqual({ problem: expect.stringContaining(words) }),
);
