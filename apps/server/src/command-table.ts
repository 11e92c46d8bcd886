import type { Command } from "./command.ts";
import { localCommands } from "./commands/local-commands.ts";
import { remoteCommands } from "./commands/remote/remote-commands.ts";

export type CommandGroup = {
  readonly title: string;
  readonly commands: Readonly<Record<string, Command>>;
};

const completion: Command = {
  summary: "Print a script that completes commands and options by the Tab key",
  details: [
    'For bash, put this line into ~/.bashrc; for zsh, the same with "zsh" behind compinit in ~/.zshrc:\n  source <(foyer completion bash)',
    "For fish: foyer completion fish > ~/.config/fish/completions/foyer.fish",
  ],
  operands: {
    name: "SHELL",
    meaning: "bash, zsh or fish",
    count: "one",
    values: ["bash", "zsh", "fish"],
  },
  examples: ["completion bash", "completion fish > ~/.config/fish/completions/foyer.fish"],
  anywhere: async () => (await import("./completion.ts")).completionOf(commands),
};

/** Every command, in the order in which help tells of them. */
export const commandGroups: readonly CommandGroup[] = [
  { title: "Run it", commands: localCommands.run },
  { title: "Look after it", commands: localCommands.lookAfter },
  { title: "Invite from anywhere, with an API key", commands: remoteCommands },
  { title: "More", commands: { completion } },
];

/** All of them by name. */
export const commands: Readonly<Record<string, Command>> = Object.fromEntries(
  commandGroups.flatMap((group) => Object.entries(group.commands)),
);
