import { CircleAlert, CircleCheck, X } from "lucide-react";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { classNames } from "../../lib/class-names.ts";
import { failureOf } from "../../lib/failure.ts";
import { toneText } from "./badge.tsx";
import { Button } from "./button.tsx";

type Toast = {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly message: ReactNode;
  /** Whether it goes by itself. */
  readonly passes: boolean;
};

const milliseconds = 6000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let count = 0;

/** Says for a moment what has just happened. */
export function toast(message: ReactNode): void {
  show({ id: ++count, tone: "good", message, passes: true });
}

/** The same for something that is not over yet: `draw` is told how it goes away, or passes like others from then on. */
export function standingToast(draw: (done: (how: "close" | "pass") => void) => ReactNode): void {
  const id = ++count;
  const done = (how: "close" | "pass") =>
    how === "close"
      ? close(id)
      : change(toasts.map((each) => (each.id === id ? { ...each, passes: true } : each)));
  show({ id, tone: "good", message: draw(done), passes: false });
}

/** Says what did not happen and why; it stays until it is closed. */
export function toastFailure(error: unknown): void {
  toastRefusal(failureOf(error).message);
}

/** The same where the page knows better words than the server. */
export function toastRefusal(message: ReactNode): void {
  show({ id: ++count, tone: "bad", message, passes: false });
}

function show(next: Toast) {
  change([...toasts.slice(-2), next]);
}

function close(id: number) {
  change(toasts.filter((each) => each.id !== id));
}

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Where toasts appear. The region is there from the start, because what appears together with its live region is not
 * read out.
 */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-60 grid justify-items-center gap-2 p-4 sm:justify-items-end print:hidden"
    >
      {shown.map((each) => (
        <ToastCard key={each.id} toast={each} />
      ))}
    </section>
  );
}

function ToastCard({ toast: { id, tone, message, passes: mayPass } }: { readonly toast: Toast }) {
  const [held, setHeld] = useState(false);
  const passes = mayPass && !held;
  useEffect(() => {
    if (!passes) return;
    const timer = setTimeout(close, milliseconds, id);
    return () => clearTimeout(timer);
  }, [id, passes]);
  const Icon = tone === "good" ? CircleCheck : CircleAlert;
  return (
    <div
      className="pointer-events-auto flex w-full max-w-md animate-rise items-start gap-3 rounded-card border border-edge bg-surface py-1.5 pr-1.5 pl-4 text-sm"
      onBlur={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
    >
      <Icon aria-hidden="true" className={classNames("mt-2.5 size-4 shrink-0", toneText[tone])} />
      <div className="min-w-0 grow py-2 wrap-anywhere">{message}</div>
      <Button aria-label="Close" onClick={() => close(id)} size="icon" variant="quiet">
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}
