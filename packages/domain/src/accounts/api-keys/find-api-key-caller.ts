import { Failure } from "@foyer/contract/failures";
import type { Caller } from "../../caller.ts";
import type { Services, Visitor } from "../../context.ts";

export async function findApiKeyCaller(
  _services: Services,
  _visitor: Visitor,
  _authorization: string,
  _options: { readonly note: boolean },
): Promise<Caller> {
  throw new Failure("unauthenticated");
}
