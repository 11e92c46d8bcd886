import { lookAgainAt } from "./live-queries.ts";
import { type LiveEvent, type LiveScope, openStream } from "./live-stream.ts";

/** Until when, and whom to tell that nothing has come through for long, or does again. */
type Following = { readonly signal: AbortSignal; readonly onLost: (isLost: boolean) => void };

/** What the tab that has the stream tells the others. */
type Word =
  | { readonly kind: "event"; readonly event: LiveEvent }
  | { readonly kind: "gap" | "lost" | "found" };

/** Milliseconds after which a tab that nobody looks at follows no longer. */
const restAfter = 60_000;

/**
 * Follows a scope until the signal is given. Of all tabs that do, one has the stream and tells the others: browsers have six
 * connections to a server (HTTP/1.1), and ten tabs would leave none to ask by. Where there are no locks, as on plain http,
 * each has its own.
 */
export function follow(scope: LiveScope, { signal, onLost }: Following): void {
  let resting: AbortController | null = null;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    resting = new AbortController();
    takePart(scope, { signal: AbortSignal.any([signal, resting.signal]), onLost });
  }
  function look(): void {
    clearTimeout(restTimer);
    if (document.visibilityState === "hidden") {
      restTimer = setTimeout(() => {
        resting?.abort();
        resting = null;
      }, restAfter);
    } else if (!resting) {
      start();
      lookAgainAt({ type: "reset" });
    }
  }

  if (signal.aborted) return;
  document.addEventListener("visibilitychange", look, { signal });
  signal.addEventListener("abort", () => clearTimeout(restTimer));
  start();
}

function takePart(scope: LiveScope, { signal, onLost }: Following): void {
  const name = `foyer live ${JSON.stringify(scope)}`;
  const channel = new BroadcastChannel(name);
  let lastEventId: string | undefined;

  function hear(word: Word): void {
    switch (word.kind) {
      case "event":
        lastEventId = word.event.id;
        lookAgainAt(word.event.activity);
        break;
      case "gap":
        lookAgainAt({ type: "reset" });
        break;
      case "lost":
      case "found":
        onLost(word.kind === "lost");
    }
  }
  function say(word: Word): void {
    hear(word);
    // Of this origin alone: a channel has no other to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (!signal.aborted) channel.postMessage(word);
  }
  function lead(): void {
    openStream(scope, {
      signal,
      lastEventId: () => lastEventId,
      onEvent: (event) => say({ kind: "event", event }),
      onGap: () => say({ kind: "gap" }),
      onLost: (isLost) => say({ kind: isLost ? "lost" : "found" }),
    });
  }

  channel.addEventListener("message", ({ data }: MessageEvent<Word>) => hear(data));
  signal.addEventListener("abort", () => {
    onLost(false);
    channel.close();
  });
  // The type says otherwise, but there are no locks outside secure contexts.
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) lead();
  else locks.request(name, { signal }, () => untilAborted(signal, lead)).catch(() => {}); // gone before its turn came
}

/** Does something whose end is a signal. */
function untilAborted(signal: AbortSignal, work: () => void): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    work();
  });
}
