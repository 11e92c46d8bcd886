import { Failure } from "@foyer/contract/failures";
import type { Person, UpdatePerson } from "@foyer/contract/people";
import type { Context } from "../context.ts";

export async function updatePerson(_ctx: Context, _input: UpdatePerson): Promise<Person> {
  throw new Failure("unavailable");
}
