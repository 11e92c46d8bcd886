import type { Command } from "../command.ts";

type Commands = Readonly<Record<string, Command>>;

const run: Commands = {
  start: {
    summary: "Start server and workers and, in development, the mailbox and PostgreSQL",
    details: ["Ctrl-C ends what is in hand first, a second one at once."],
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
    summary: "Create an organization to look around in",
    details: [
      "It has people, spaces, events and invitations in every state. Run it again and it makes another one.",
    ],
    examples: ["demo", "demo --json"],
    here: async () => (await import("./demo.ts")).demo,
  },
};

const lookAfter: Commands = {
  doctor: {
    summary: "Check what Foyer needs, and say what to mend",
    details: [
      "Database, migrations, queue, secrets, mail server, key and public URL. Exits with 1 if something is to be mended.",
    ],
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
    summary: "Write down which invitations have expired (by itself every minute)",
    examples: ["expire", "expire --json"],
    here: async () => (await import("./expire.ts")).expire,
  },
  cleanup: {
    summary: "Run the nightly clean-up now (by itself at 02:00 UTC)",
    examples: ["cleanup"],
    here: async () => (await import("./cleanup.ts")).cleanup,
  },
  recount: {
    summary: "Count all invitations anew, and say where the statistics differ",
    details: [
      "Nowhere, it should be: exits with 1 if they do. May run beside servers; of a million invitations it takes minutes.",
    ],
    options: { mend: { meaning: "write down what was counted" } },
    examples: ["recount", "recount --mend"],
    here: async () => (await import("./recount.ts")).recount,
  },
  "rotate-key": {
    summary: "Seal under the first secret what is sealed under a later one",
    details: [
      "APP_SECRET=new,old; when doctor finds nothing under the old one any more, it can be taken away.",
    ],
    examples: ["rotate-key"],
    here: async () => (await import("./rotate-key.ts")).rotateKey,
  },
};

/** Those that work on this installation: its configuration, its database. */
export const localCommands = { run, lookAfter };
