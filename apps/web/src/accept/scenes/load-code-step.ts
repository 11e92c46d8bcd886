import { Refusal } from "../call.ts";

/**
 * Fetches the step that asks for the code: few visitors need it, and only they load it.
 * @throws Refusal `unreachable`
 */
export function loadCodeStep() {
  return import("./code-step.tsx").then(
    (step) => ({ default: step.CodeStep }),
    () => {
      throw new Refusal("unreachable");
    },
  );
}
