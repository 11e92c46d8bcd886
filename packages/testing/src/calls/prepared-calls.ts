import { type Person, password } from "../factories.ts";
import { endOf } from "../refusals.ts";
import type { TestFoyer } from "../test-foyer.ts";

export type Input = Readonly<Record<string, unknown>>;

/** A call with everything it needs made: who calls (nobody unless named), and with what. */
export type Prepared = { readonly account?: Person; readonly half?: boolean; readonly input?: Input };
export type Prepare = () => Promise<Prepared>;

/** Procedures by their names, each prepared as it is to be called. */
export type Calls = Readonly<Record<string, Prepare>>;

export const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

export const notThere = crypto.randomUUID();

export const inTheFuture = "2091-06-01T16:00:00.000Z";

/** Where an invitation to an organization leads. */
export const target = ({ organizationId }: Person) => ({
  kind: "organization",
  organizationId,
  role: "member",
});

/** What most calls are prepared with, made in a Foyer. */
export function preparing(foyer: TestFoyer) {
  /** Somebody who may everything, calling with what `input` makes of them. */
  function asOwner(input: (owner: Person) => Input | Promise<Input>): Prepare {
    return async () => {
      const account = await foyer.owner({ organizationId: await foyer.organization({ name: "Example" }) });
      return { account, input: await input(account) };
    };
  }

  return {
    asOwner,
    ofOrganization: (more: Input = {}) => asOwner(({ organizationId }) => ({ organizationId, ...more })),
    withInvitation: (more: Input = {}) =>
      asOwner(async (by) => ({ invitationId: (await foyer.invitation({ by })).id, ...more })),
    withMember: (more: Input = {}) =>
      asOwner(async ({ organizationId }) => {
        const { userId } = await foyer.member({ organizationId });
        return { organizationId, userId, ...more };
      }),
    withToken: (more: Input = {}): Prepare => {
      return async () => ({ input: { token: foyer.linkOf((await foyer.invitation()).id), ...more } });
    },
    /** Somebody of the organization who has signed in, once in vain. */
    async signedIn({ email }: Person): Promise<void> {
      const { auth } = foyer.callerFor(null);
      await endOf(auth.signIn({ email, password: "not the right one" }));
      await auth.signIn({ email, password });
    },
  };
}
