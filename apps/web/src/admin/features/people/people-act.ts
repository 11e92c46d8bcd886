import type { Person } from "@foyer/contract/people";
import { failureOf } from "../../lib/failure.ts";
import { client } from "../../lib/trpc.ts";

export type PeopleAct = "activate" | "deactivate" | "resend";

/** What became of one person: `problem` is null where it was done. */
export type ActResult = { readonly person: Person; readonly problem: string | null };

const atOnce = 100; // people that one call takes

/**
 * Does the same to many people. Never throws: who could not be reached, or was refused, is in the answer with the reason,
 * in the order that they came in.
 */
export async function runPeopleAct(act: PeopleAct, people: readonly Person[]): Promise<readonly ActResult[]> {
  if (act === "resend") return Promise.all(people.map(resend));
  const results: ActResult[] = [];
  // One after the other: a later hundred waits for the earlier, as one press is one act.
  for (let start = 0; start < people.length; start += atOnce)
    results.push(...(await setActive(people.slice(start, start + atOnce), act === "activate")));
  return results;
}

async function setActive(people: readonly Person[], active: boolean): Promise<readonly ActResult[]> {
  const [first] = people;
  if (!first) return [];
  try {
    const { results } = await client.people.setActive.mutate({
      organizationId: first.organizationId,
      userIds: people.map(({ userId }) => userId),
      active,
    });
    return people.map((person) => {
      const result = results.find(({ userId }) => userId === person.userId);
      if (!result) return { person, problem: "The server did not say what became of them." };
      return { person, problem: result.reason && (result.message ?? "This was refused.") };
    });
  } catch (error) {
    return people.map((person) => ({ person, problem: failureOf(error).message }));
  }
}

async function resend(person: Person): Promise<ActResult> {
  const { invitation } = person;
  if (!invitation || (invitation.status !== "pending" && invitation.status !== "expired"))
    return { person, problem: "No invitation of theirs is waiting, or has expired." };
  try {
    await client.invitations.resend.mutate({ invitationId: invitation.id });
    return { person, problem: null };
  } catch (error) {
    return { person, problem: failureOf(error).message };
  }
}
