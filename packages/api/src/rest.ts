import type { Permission } from "@foyer/contract/permissions";

/** What is known of a procedure beside what it does: where it stands in REST, and who may call it. */
export type Meta = {
  readonly rest?: {
    readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    /** With `{name}` for what stands in the path. */
    readonly path: `/${string}`;
    /** What it is called in the OpenAPI document. */
    readonly summary: string;
  };
  /**
   * Set by the step of the ladder that asks for it. `anyone`: whoever comes is treated alike. `onlooker`: nobody needs to be
   * signed in, and who is gets another answer. `signed_in`: a person or their API key. `in_person`: no key may.
   */
  readonly access?: "anyone" | "onlooker" | "signed_in" | "in_person";
  /** That it asks for in the organization. */
  readonly permission?: Permission;
};

type Method = NonNullable<Meta["rest"]>["method"];

/** Where a procedure stands in REST, and what it is called in the OpenAPI document. */
export function rest(method: Method, path: `/${string}`, summary: string): Meta {
  return { rest: { method, path, summary } };
}
