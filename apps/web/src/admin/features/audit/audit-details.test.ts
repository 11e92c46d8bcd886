import { expect, test } from "vitest";
import { auditDetails } from "./audit-details.ts";

test.each([
  [{ role: "admin", sent: true }, ["Role: admin", "Sent: yes"]],
  [{ fields: ["name", "clientCompany"] }, ["Fields: name, client company"]],
  [{ role: { from: "member", to: "owner" } }, ["Role: member → owner"]],
  [{ outcome: "wrong_password" }, ["Outcome: wrong password"]],
  [
    { mfaPolicy: { from: "optional", to: "required_for_admins" } },
    ["Second factor: optional → required for admins"],
  ],
  [
    { lockout: { attempts: { from: 5, to: 10 }, maxDelayMinutes: 60 } },
    ["Lockout: attempts: 5 → 10", "Lockout: max delay minutes: 60"],
  ],
  [
    { name: "Backup of the choir_books", hint: "foyer_a1b2" },
    ["Name: Backup of the choir_books", "Hint: foyer_a1b2"],
  ],
  [{ strange: [{ a: 1 }], nothing: null, empty: [] }, ['Strange: {"a":1}', "Nothing: –", "Empty: –"]],
  [{ expiredAt: null, toString: 1 }, ["Expired at: –", "To string: 1"]],
  [{}, []],
])("%j is told in words", (details, told) => {
  expect(auditDetails(details).map(({ name, value }) => `${name}: ${value}`)).toEqual(told);
});
