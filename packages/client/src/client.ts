export { createFoyer } from "./create-foyer.ts";
export {
  type FoyerError,
  type FoyerFailure,
  failureOf,
  type Issue,
  isFailure,
} from "./failure-of.ts";
export type { FoyerOptions } from "./foyer-options.ts";
export type {
  CallOptions,
  List,
  MutateOptions,
  Mutation,
  Query,
  SubscribeOptions,
  Subscription,
  Told,
} from "./procedure.ts";
export type * from "./procedures.ts";
