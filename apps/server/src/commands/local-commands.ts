import type { Command } from "../command.ts";

type Commands = Readonly<Record<string, Command>>;

const run: Commands = {
  start: {
    summary: "Start Foyer: server, workers and, in development, the mailbox and PostgreSQL",
    examples: ["start", "start --json"],
    here: async () => (await import("./start.ts")).start,
  },
  migrate: {
    summary: "Bring database and queue to the form this version needs",
    examples: ["migrate"],
    here: async () => (await import("./migrate.ts")).migrate,
  },
  setup: {
    summary: "Create an organization and invite its owner",
    details: ["Run it again and it answers the same, as long as the invitation waits."],
    options: {
      organization: { value: "NAME", meaning: "what the organization is called", required: true },
      "owner-email": { value: "ADDRESS", meaning: "the address of its owner-to-be", required: true },
    },
    examples: ['setup --organization "Example Ltd" --owner-email olive@example.com'],
    here: async () => (await import("./setup.ts")).setup,
  },
  demo: {
    summary:
      "Create an organization with people, spaces, events and invitations in every state, to look around in",
    examples: ["demo", "demo --json"],
    here: async () => (await import("./demo.ts")).demo,
  },
};

const lookAfter: Commands = {
  doctor: {
    summary: "Check database, queue, secrets, mail server, key and public URL, and say what to mend",
    examples: ["doctor", "doctor --json"],
    here: async () => (await import("./doctor.ts")).doctor,
  },
  "test-invitation": {
    summary: "Invite an address to an organization as a member, to see that it arrives",
    options: {
      email: { value: "ADDRESS", meaning: "who is invited", required: true },
      org: { value: "NAME", meaning: "the organization's name", required: true },
    },
    examples: ['test-invitation --email you@example.com --org "Example Ltd"'],
    here: async () => (await import("./test-invitation.ts")).testInvitation,
  },
  expire: {
    summary: "Write down which invitations have expired (it happens every minute by itself)",
    examples: ["expire", "expire --json"],
    here: async () => (await import("./expire.ts")).expire,
  },
  cleanup: {
    summary: "Run the nightly clean-up now (it runs at 02:00 UTC by itself)",
    examples: ["cleanup"],
    here: async () => (await import("./cleanup.ts")).cleanup,
  },
  recount: {
    summary:
      "Count all invitations anew, and say where the numbers of the statistics differ: nowhere, it should be",
    options: { mend: { meaning: "write down what was counted" } },
    examples: ["recount", "recount --mend"],
    here: async () => (await import("./recount.ts")).recount,
  },
  "rotate-key": {
    summary: "Seal everything under the first secret of APP_SECRET that is under a later one",
    examples: ["rotate-key"],
    here: async () => (await import("./rotate-key.ts")).rotateKey,
  },
};

/** Those that work on this installation: its configuration, its database. */
export const localCommands = { run, lookAfter };
