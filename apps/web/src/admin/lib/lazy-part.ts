import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** A part of a page that loads when it is first shown. Needs a `<Suspense>` around it. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load() }));
}
