import { Refusal } from "../call.ts";
import type { Scene } from "../visit.ts";
import { sayMore } from "../words.ts";

/** What is not for whoever comes for the first time and needs an account: in a chunk of its own, so that they wait for less. */
export let lateScenes: typeof import("./late-scenes.ts").scenes;

/**
 * Fetches what a visitor is shown next, unless it is there, with its words: with the question for the password that for the
 * code. Nobody waits for it who has something to fill in first.
 * @throws Refusal `unreachable`
 */
export async function fetchScene(of: Scene): Promise<void> {
  const fetched = fetchAll();
  if (of !== "new_account" && of !== "signed_in") await fetched;
  else fetched.catch(() => {});
}

async function fetchAll(): Promise<void> {
  const chunk = import("./late-scenes.ts").catch(() => {
    throw new Refusal("unreachable");
  });
  await sayMore("late");
  lateScenes = (await chunk).scenes;
}
