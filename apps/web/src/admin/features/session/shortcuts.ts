import { useState } from "react";

const key = "shortcuts";

/**
 * Whether single letters act as shortcuts. They can be switched off for the session, because whoever speaks to their
 * computer types letters by accident (WCAG 2.1.4).
 */
export function useShortcutsSwitch(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => stored() !== "off");
  return [
    on,
    (next) => {
      setOn(next);
      try {
        sessionStorage.setItem(key, next ? "on" : "off");
      } catch {
        // Storage is switched off: the choice lasts until the page is left.
      }
    },
  ];
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
