import type { Command, Option } from "../../command.ts";

type Options = Readonly<Record<string, Option>>;

const server: Options = {
  url: { value: "URL", meaning: "the server; default: FOYER_URL, or http://localhost:3000" },
  "api-key-file": {
    value: "FILE",
    meaning: "where the API key stands, - for standard input; default: the key in FOYER_API_KEY",
    values: "file",
  },
};

const place: Options = {
  space: { value: "ID", meaning: "of a space" },
  event: { value: "ID", meaning: "of an event" },
};

const terms: Options = {
  role: {
    value: "ROLE",
    meaning: "owner, admin or member (default); of a space custodian, contributor or viewer (default)",
    values: ["owner", "admin", "member", "custodian", "contributor", "viewer"],
  },
  space: { value: "ID", meaning: "to this space instead of the organization" },
  event: { value: "ID", meaning: "to this event" },
  vip: { meaning: "of an event: somebody to look after" },
  "bypass-capacity": { meaning: "of an event: gets a seat even if there is none left" },
  message: { value: "TEXT", meaning: "a personal message" },
  "expires-in-hours": { value: "N", meaning: "1 to 2160; default: the organization's setting" },
  "redirect-to": { value: "URL", meaning: "where the invitee goes on to after accepting" },
  "no-send": { meaning: "send no e-mail now; resend does it later" },
};

const addresses: Options = {
  file: {
    value: "FILE",
    meaning: "also those in this file, one a line, - for standard input",
    values: "file",
  },
};

const key = "The API key decides which organization it is. Make one under My account, API keys.";

/** Those that call a server, with an API key: they need nothing of the installation. */
export const remoteCommands: Readonly<Record<string, Command>> = {
  invite: {
    summary: "Invite one address or many",
    details: [
      key,
      "A line for each address says what became of it. Exits with 1 if any of them was not invited.",
    ],
    operands: { name: "ADDRESS", meaning: 'ada@example.com or "Ada <ada@example.com>"', count: "any" },
    options: {
      ...terms,
      name: { value: "NAME", meaning: "of the invitee, where it is one" },
      ...addresses,
      ...server,
    },
    examples: [
      "invite ada@example.com",
      'invite bob@example.com grace@example.com --role admin --message "Welcome."',
      "invite hedy@example.com --space 0198c2f0-7a3e-7d52-9a41-3f6f0b1c2d3e --role viewer",
      "invite --event 0198c2f0-7a3e-7d52-9a41-3f6f0b1c2d3e --vip --file guests.txt",
      "invite --file - --json < guests.txt",
    ],
    anywhere: async () => (await import("./invite.ts")).invite,
  },
  list: {
    summary: "List invitations, the newest first",
    details: ["With --json, each is a line of JSON of its own.", key],
    options: {
      status: {
        value: "STATUS",
        meaning: "pending, accepted, declined, cancelled or expired",
        values: ["pending", "accepted", "declined", "cancelled", "expired"],
      },
      ...place,
      search: { value: "TEXT", meaning: "part of an address or a name" },
      limit: { value: "N", meaning: "so many at most; default: 30" },
      all: { meaning: "without a limit" },
      ...server,
    },
    examples: [
      "list --status pending",
      "list --search example.com --limit 100",
      "list --all --json > invitations.jsonl",
    ],
    anywhere: async () => (await import("./list.ts")).list,
  },
  cancel: {
    summary: "Take invitations back",
    details: [
      "An address stands for the invitation that waits for its answer; where there are several, it is said which. Exits with 1 if any was not cancelled.",
      key,
    ],
    operands: { name: "ID|ADDRESS", meaning: "of an invitation", count: "any" },
    options: { ...addresses, ...place, ...server },
    examples: ["cancel ada@example.com", "cancel 0198c2f0-7a3e-7d52-9a41-3f6f0b1c2d3e --json"],
    anywhere: async () => (await import("./act-on-invitations.ts")).cancel,
  },
  resend: {
    summary: "Send invitations again, with their full time anew",
    details: [
      "An address stands for the invitation that waits for its answer, or has expired; where there are several, it is said which. Exits with 1 if any was not sent.",
      key,
    ],
    operands: { name: "ID|ADDRESS", meaning: "of an invitation", count: "any" },
    options: { ...addresses, ...place, ...server },
    examples: ["resend bob@example.com", "resend --file late.txt"],
    anywhere: async () => (await import("./act-on-invitations.ts")).resend,
  },
  import: {
    summary: "Invite the people of a CSV file, up to 50,000",
    details: [
      "Columns, delimiter and encoding are found out. To import a file again invites nobody twice.",
      "Exits with 1 if there are rows that can't be used. Whoever is invited or in already is none of them.",
      key,
    ],
    operands: {
      name: "FILE",
      meaning: "with a column of addresses, - for standard input",
      count: "one",
      values: "file",
    },
    options: {
      "dry-run": { meaning: "say what would become of the rows, and change nothing" },
      failed: { value: "FILE", meaning: "write the rows that were not invited here, as CSV", values: "file" },
      ...terms,
      ...server,
    },
    examples: [
      "import guests.csv --dry-run",
      "import guests.csv --event 0198c2f0-7a3e-7d52-9a41-3f6f0b1c2d3e --failed failed.csv",
    ],
    anywhere: async () => (await import("./import-file.ts")).importFile,
  },
  stats: {
    summary: "Show what came of invitations",
    details: [key],
    options: { ...place, ...server },
    examples: ["stats", "stats --event 0198c2f0-7a3e-7d52-9a41-3f6f0b1c2d3e --json"],
    anywhere: async () => (await import("./stats.ts")).stats,
  },
};
