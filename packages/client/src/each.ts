import { call } from "./call.ts";
import type { Line } from "./line.ts";
import type { CallOptions } from "./procedure.ts";

type Listing = {
  readonly procedure: string;
  readonly input: object | undefined;
  readonly options: CallOptions | undefined;
};

/** The items of all pages of a list, each page asked for when the one before is used up. */
export async function* each(line: Line, { procedure, input, options }: Listing): AsyncGenerator {
  let cursor: string | null | undefined;
  do {
    const page = await call(line, {
      type: "query",
      procedure,
      // As many at once as a list gives.
      input: { limit: 100, ...input, ...(cursor !== undefined && { cursor }) },
      options,
    });
    const { items, nextCursor } = pageIn(page, procedure);
    yield* items;
    cursor = nextCursor;
  } while (cursor !== null);
}

function pageIn(answer: unknown, procedure: string): { items: unknown[]; nextCursor: string | null } {
  if (typeof answer === "object" && answer !== null && "items" in answer && "nextCursor" in answer) {
    const { items, nextCursor } = answer;
    if (Array.isArray(items) && (typeof nextCursor === "string" || nextCursor === null))
      return { items, nextCursor };
  }
  throw new TypeError(`${procedure} does not answer with a page.`);
}
