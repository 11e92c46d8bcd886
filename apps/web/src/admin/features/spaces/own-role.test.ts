import { expect, test } from "vitest";
import { ownRoleWords } from "./own-role.ts";

test("one's own role in a space comes before what one counts as", () => {
  expect(ownRoleWords({ role: "viewer" }, "owner")).toBe("Viewer");
  expect(ownRoleWords({ role: null }, "owner")).toBe("As owner");
  expect(ownRoleWords({ role: null }, "admin")).toBe("As admin");
});
