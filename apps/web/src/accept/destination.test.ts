import { expect, test } from "vitest";
import { application, destination, signInAddress } from "./destination.ts";

const origin = "https://foyer.example";

test("a path of this server is followed", () => {
  expect(destination("/o/1?tab=people#top", origin)).toBe("https://foyer.example/o/1?tab=people#top");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example/o/1",
  "https://foyer.example.evil.example",
  "https://foyer.example@evil.example",
  "http://foyer.example/o/1",
  "javascript:alert(1)",
  "data:text/html,hello",
  "/\t/evil.example",
])("an open redirect is refused: %o", (path) => {
  expect(destination(path, origin)).toBe("https://foyer.example/");
});

test("a path that only looks like another host stays here", () => {
  expect(new URL(destination("/.//evil.example", origin)).origin).toBe(origin);
});

test("the way over the sign-in page leads on to the same place", () => {
  expect(signInAddress("/o/1?tab=people", origin)).toBe(
    "https://foyer.example/sign-in?next=%2Fo%2F1%3Ftab%3Dpeople",
  );
});

test("the way over the sign-in page leads on to no other host", () => {
  expect(signInAddress("//evil.example", origin)).toBe("https://foyer.example/sign-in?next=%2F");
});

test("an application that the server names is gone to, under the name that it has in the address bar", () => {
  const url = application("https://app.example.com/welcome?from=foyer#foyer_code=x");
  expect(url).toMatchObject({ host: "app.example.com", hash: "#foyer_code=x" });
  expect(application("http://localhost:4000/welcome")?.host).toBe("localhost:4000");
});

test.each([
  "/o/1",
  "//evil.example/",
  "/\\evil.example/",
  "https:\\\\evil.example\\",
  "https:evil.example",
  "HTTPS://evil.example/",
  " https://evil.example/",
  "https://evil.example",
  "https://\tevil.example/",
  "https://\u0430pp.example.com/", // the first letter is Cyrillic
  "javascript:alert(1)",
  "data:text/html,hello",
  "",
])("what no browser would write as the address of a page is none: %o", (address) => {
  expect(application(address)).toBeNull();
});
