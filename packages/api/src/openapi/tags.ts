import type { RestRoute } from "../rest-routes.ts";
import type { JsonObject } from "./json.ts";

/** The chapters of the document, in the order in which somebody needs them, and what belongs into each. */
const chapters: readonly { readonly name: string; readonly description: string; readonly has: RegExp }[] = [
  {
    name: "Answering",
    description:
      "What the holder of an invitation's link can do: look, accept, decline, ask for a fresh link. The token of the link is all it needs.",
    has: /^invitations\.(view|recordOpened|accept|decline|requestLink|joinWaitingList|calendar)$/,
  },
  {
    name: "Imports",
    description: "Inviting everybody in a CSV file: a look at what would happen first, then row by row.",
    has: /^invitations\.(previewImport|import|imports\..*)$/,
  },
  {
    name: "Invitations",
    description:
      "Making invitations to organizations, spaces and events, following them, and what came of them.",
    has: /^invitations\./,
  },
  {
    name: "Organizations",
    description: "An organization has people, spaces and events, and settings for all of them.",
    has: /^organizations\./,
  },
  {
    name: "People",
    description: "Those who belong to an organization, or were invited to it.",
    has: /^people\./,
  },
  {
    name: "Spaces",
    description: "Places inside an organization that let in some of its people, and guests.",
    has: /^spaces\./,
  },
  {
    name: "Events",
    description: "What people come to: seats, who comes, and who stands in line.",
    has: /^events\./,
  },
  {
    name: "Webhooks",
    description: "Endpoints of your own that are told what happens, and what became of each message to them.",
    has: /^webhooks\./,
  },
  {
    name: "Opting out",
    description: "What the holder of the link in the small print of an invitation can do.",
    has: /^mail\.optOut\./,
  },
  { name: "Mail", description: "How e-mail leaves, what it says, and what became of it.", has: /^mail\./ },
  {
    name: "Signing in",
    description: "Sessions of people, in browsers. Programs have API keys.",
    has: /^auth\./,
  },
  {
    name: "Account",
    description: "What a person does for themselves. API keys are made here.",
    has: /^account\./,
  },
  { name: "Security", description: "What an organization asks of those who sign in.", has: /^security\./ },
  { name: "Audit", description: "Who did what, for good.", has: /^audit\./ },
  { name: "System", description: "What is running.", has: /^system\./ },
];

/** The chapter that a procedure stands in. */
export function tagOf({ procedure }: RestRoute): string {
  const chapter = chapters.find(({ has }) => has.test(procedure));
  if (!chapter) throw new Error(`${procedure} belongs into no chapter.`);
  return chapter.name;
}

// What belongs into a chapter is asked in the order above; making invitations is what most come for.
const first = ["Invitations", "Answering", "Imports"];

/** All chapters, for the document. */
export const tags: readonly JsonObject[] = chapters
  .map(({ name, description }) => ({ name, description }))
  .toSorted((a, b) => rank(a.name) - rank(b.name));

function rank(name: string): number {
  const found = first.indexOf(name);
  return found < 0 ? first.length : found;
}
