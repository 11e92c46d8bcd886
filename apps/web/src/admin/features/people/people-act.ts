import type { ActedOnInvitations, ActOnInvitations } from "@foyer/contract/invitations";
import type { Person, SetActive, SetActiveResult } from "@foyer/contract/people";
import { failureOf } from "../../lib/failure.ts";
import { client } from "../../lib/trpc.ts";

export type PeopleAct = "activate" | "deactivate" | "resend";

/** What became of one person: `problem` is null where it was done. */
export type ActResult = { readonly person: Person; readonly problem: string | null };

const atOnce = { setActive: 100, resend: 1000 }; // that one call takes

type Calls = {
  readonly setActive: (input: SetActive) => Promise<SetActiveResult>;
  readonly bulk: (input: ActOnInvitations) => Promise<ActedOnInvitations>;
};

const server: Calls = {
  setActive: (input) => client.people.setActive.mutate(input),
  bulk: (input) => client.invitations.bulk.mutate(input),
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
  const results: ActResult[] = [];
  const step = atOnce[act === "resend" ? "resend" : "setActive"];
  for (let start = 0; start < people.length; start += step) {
    const some = people.slice(start, start + step);
    // One after the other: each call holds the organization, and the second would only wait for the first.
    results.push(
      ...(await (act === "resend" ? resend(some, calls) : setActive(some, act === "activate", calls))),
    );
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

async function resend(people: readonly Person[], calls: Calls): Promise<readonly ActResult[]> {
  const open = people.flatMap(({ invitation }) => (isOpen(invitation) ? [invitation.id] : []));
  if (open.length === 0) return people.map((person) => ({ person, problem: nothingOpen }));
  try {
    const { results } = await calls.bulk({ action: "resend", invitationIds: open });
    const known = new Map(results.map((result) => [result.invitationId, result]));
    return people.map((person) => {
      if (!isOpen(person.invitation)) return { person, problem: nothingOpen };
      const result = known.get(person.invitation.id);
      return { person, problem: result ? refusal(result) : "The server did not say what became of it." };
    });
  } catch (error) {
    const problem = failureOf(error).message;
    return people.map((person) => ({ person, problem: isOpen(person.invitation) ? problem : nothingOpen }));
  }
}

const nothingOpen = "No invitation of theirs is waiting, or has expired.";

function isOpen(invitation: Person["invitation"]): invitation is NonNullable<Person["invitation"]> {
  return invitation?.status === "pending" || invitation?.status === "expired";
}

function refusal({ reason, message }: ActedOnInvitations["results"][number]): string | null {
  return reason && (message ?? "This was refused.");
}
