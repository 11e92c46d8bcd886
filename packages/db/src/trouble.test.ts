import { describe, expect, test } from "vitest";
import { Prisma } from "./generated/client.ts";
import { isConflict, isUnavailable, violatedUnique } from "./trouble.ts";

const known = (code: string, meta: Record<string, unknown> = {}) =>
  new Prisma.PrismaClientKnownRequestError("words", { code, clientVersion: "7", meta });

/** As the driver adapter describes a failure, inside Prisma's own error. */
const adapted = (cause: Record<string, unknown>) =>
  known("P2010", { driverAdapterError: Object.assign(new Error("words"), { cause }) });

describe("a database that can't do its work right now", () => {
  test.each<[string, unknown]>([
    ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"].map((code): [string, unknown] => [
      `Prisma's ${code}`,
      known(code),
    ]),
    ...[
      "DatabaseNotReachable",
      "ConnectionClosed",
      "SocketTimeout",
      "TooManyConnections",
      "TlsConnectionError",
    ].map((kind): [string, unknown] => [`the driver's ${kind}`, adapted({ kind })]),
    ...["57014", "57P01", "53300", "08006", "58030"].map((originalCode): [string, unknown] => [
      `PostgreSQL's ${originalCode}`,
      adapted({ kind: "postgres", originalCode }),
    ]),
    ...[
      "Connection terminated unexpectedly",
      "timeout exceeded when trying to connect",
      "Query read timeout",
      "connect ECONNREFUSED 127.0.0.1:5432",
      "read ECONNRESET",
      "Client has encountered a connection error and is not queryable",
    ].map((message): [string, unknown] => [`pg's "${message}"`, new Error(message)]),
    ["a failed start of Prisma", new Prisma.PrismaClientInitializationError("words", "7")],
    ["the same as the cause of something else", new Error("words", { cause: new Error("read ECONNRESET") })],
  ])("%s", (_, error) => {
    expect(isUnavailable(error)).toBe(true);
    expect(isConflict(error)).toBe(false);
  });
});

describe("what is no outage", () => {
  test.each<[string, unknown]>([
    ["a mistake in a query", adapted({ kind: "postgres", originalCode: "42P01" })],
    ["a violated constraint", known("P2002")],
    ["a row that is not there", known("P2025")],
    ["a mistake of ours", new TypeError("x is not a function")],
    ["a string", "ECONNREFUSED"],
    ["nothing", undefined],
    ["an object that looks like one", { code: "P1001" }],
  ])("%s", (_, error) => {
    expect(isUnavailable(error)).toBe(false);
  });
});

describe("a transaction that another one was in the way of", () => {
  test.each<[string, unknown]>([
    ["Prisma's P2034", known("P2034")],
    ["the driver's TransactionWriteConflict", adapted({ kind: "TransactionWriteConflict" })],
    ["a deadlock", adapted({ kind: "postgres", originalCode: "40P01" })],
    ["a serialization failure", adapted({ kind: "postgres", code: "40001" })],
  ])("%s", (_, error) => {
    expect(isConflict(error)).toBe(true);
    expect(isUnavailable(error)).toBe(false);
  });

  test("is nothing else", () => {
    expect(isConflict(known("P2002"))).toBe(false);
    expect(isConflict("40P01")).toBe(false);
  });
});

test("a violated unique index is told by its name, where the driver knows it", () => {
  const kind = "UniqueConstraintViolation";
  expect(violatedUnique(adapted({ kind, constraint: { index: "users_email_key" } }))).toBe("users_email_key");
  expect(violatedUnique(adapted({ kind, constraint: { fields: ["email"] } }))).toBeNull();
  expect(violatedUnique(adapted({ kind: "NullConstraintViolation", constraint: { index: "x" } }))).toBeNull();
});
