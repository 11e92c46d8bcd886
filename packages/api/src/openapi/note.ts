import type { Reason } from "@foyer/contract/failures";
import type { JsonObject } from "./json.ts";

/** What is said of a procedure beyond its summary and its schemas. */
export type Note = {
  /** One sentence or two, in Markdown. Who may call it, pages and keys are told by the procedure itself. */
  readonly says: string;
  /** The reasons that are its own: what every procedure of its kind may answer goes without saying. */
  readonly refuses?: readonly Reason[];
  /** A whole body to begin with. Default: made from the schema. */
  readonly body?: JsonObject;
};

export type Notes = Readonly<Record<string, Note>>;
