import { useEffect, useEffectEvent } from "react";

const openLayers = "[role=dialog], [role=alertdialog], [role=menu]";

/** Listens for a single letter, wherever the focus is but in something to type into. */
export function useHotkey(letter: string, act: () => void, enabled: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== letter || event.defaultPrevented || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector(openLayers)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!enabled) return;
    const listener = (event: KeyboardEvent) => press(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, [enabled]);
}

/**
 * Listens for ⌘ or Ctrl with a letter, also while somebody types. Where a dialog is open that `own` does not find, nothing
 * happens, and neither does what the browser does with these keys.
 */
export function useCommandKey(letter: string, own: string, act: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== letter || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    if (!event.repeat && (document.querySelector(own) || !document.querySelector(openLayers))) act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
