import type { Person, SetActive, SetActiveResult } from "@foyer/contract/people";
import { failureOf } from "../../lib/failure.ts";
import { client } from "../../lib/trpc.ts";

export type PeopleAct = "activate" | "deactivate" | "resend";

/** What became of one person: `problem` is null where it was done. */
export type ActResult = { readonly person: Person; readonly problem: string | null };

const atOnce = 100; // people that one call takes

type Calls = {
  readonly setActive: (input: SetActive) => Promise<SetActiveResult>;
  readonly resend: (input: { readonly invitationId: string }) => Promise<unknown>;
};

const server: Calls = {
  setActive: (input) => client.people.setActive.mutate(input),
  resend: (input) => client.invitations.resend.mutate(input),
};

/**
 * Does the same to many people of one organization. Never throws: who could not be reached, or was refused, is in the
 * answer with the reason, in the order that they came in.
 */
export async function runPeopleAct(
  act: PeopleAct,
  people: readonly Person[],
  calls: Calls = server,
): Promise<readonly ActResult[]> {
  if (act === "resend") return Promise.all(people.map((person) => resend(person, calls)));
  const results: ActResult[] = [];
  for (let start = 0; start < people.length; start += atOnce) {
    // One after the other: each call holds the organization, and the second would only wait for the first.
    results.push(...(await setActive(people.slice(start, start + atOnce), act === "activate", calls)));
  }
  return results;
}

async function setActive(
  people: readonly Person[],
  active: boolean,
  calls: Calls,
): Promise<readonly ActResult[]> {
  const [first] = people;
  if (!first) return [];
  try {
    const { results } = await calls.setActive({
      organizationId: first.organizationId,
      userIds: people.map(({ userId }) => userId),
      active,
    });
    return people.map((person) => {
      const result = results.find(({ userId }) => userId === person.userId);
      return { person, problem: result ? inWords(result) : "The server did not say what became of them." };
    });
  } catch (error) {
    return people.map((person) => ({ person, problem: failureOf(error).message }));
  }
}

function inWords({ reason, message }: SetActiveResult["results"][number]): string | null {
  if (reason === "not_found") return "They are not in this organization any more.";
  return reason && (message ?? "This was refused.");
}

async function resend(person: Person, calls: Calls): Promise<ActResult> {
  const { invitation } = person;
  if (!invitation || (invitation.status !== "pending" && invitation.status !== "expired"))
    return { person, problem: "No invitation of theirs is waiting, or has expired." };
  try {
    await calls.resend({ invitationId: invitation.id });
    return { person, problem: null };
  } catch (error) {
    return { person, problem: failureOf(error).message };
  }
}
