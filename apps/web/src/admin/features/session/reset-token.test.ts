import { expect, test } from "vitest";
import { resetTokenIn } from "./reset-token.ts";

test("the token is found, with or without what a mail program adds", () => {
  expect(["#Ab-9_z", "Ab-9_z", "#Ab-9_z.", "#Ab-9_z>", '#Ab-9_z",', "#Ab-9_z%20"].map(resetTokenIn)).toEqual(
    Array.from({ length: 6 }, () => "Ab-9_z"),
  );
});

test("where there is none, there is none", () => {
  expect(["", "#", "#.", "#%20"].map(resetTokenIn)).toEqual(["", "", "", ""]);
});
