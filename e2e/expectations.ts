import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page } from "@playwright/test";
import type axeCore from "axe-core";

declare global {
  interface Window {
    readonly axe: typeof axeCore;
  }
}

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const desktop = { width: 1280, height: 800 };
const phone = { width: 320, height: 640 };
/** What dark colours can break. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/**
 * Expects that a page, as it is now, can be used by everybody: nothing that axe finds, light and dark; and on a phone no
 * part of it is cut off or scrolls sideways.
 */
export async function expectUsableByEverybody(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect(await violations(page, ...rulesOfColour)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(phone);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(desktop);
}

async function violations(page: Page, ...rules: string[]): Promise<string[]> {
  // Once for each document, and past the policy that lets no page load it.
  if (await page.evaluate(() => !("axe" in window))) {
    await page.evaluate(axe);
    await page.evaluate(stopTransitions);
  }
  return page.evaluate(async (runOnly) => {
    // What is still appearing has no colours yet.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    // Without `preload` it fetches no style sheets anew; no rule that runs here asks for them.
    const options = {
      resultTypes: ["violations" as const],
      preload: false,
      ...(runOnly.length > 0 && { runOnly }),
    };
    const found = await window.axe.run(document, options);
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }, rules);
}

/** Runs in the page: from now on colours change at once, so that none is looked at on its way from light to dark. */
function stopTransitions(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important }");
  document.adoptedStyleSheets.push(sheet);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(needed).toBeLessThanOrEqual(there ?? 0);
}

/** Goes to an element by the Tab key alone. Wherever the focus stops on the way, it can be seen. */
export async function tabTo(page: Page, target: Locator, { backwards = false } = {}): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
    expect(await page.evaluate(focusSeen)).toBe("seen");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("The Tab key does not lead there.");
}

/** Runs in the page: whether what has the focus is on the screen, with something around it that shows it. */
function focusSeen(): string {
  const element = document.activeElement;
  if (!element || element === document.body) return "seen"; // the browser's own turn
  const { top, bottom, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0 || bottom < 0 || top > innerHeight)
    return `off the screen: ${element.outerHTML}`;
  const shown = [element, ...element.querySelectorAll("*"), element.parentElement ?? element].some((each) =>
    [getComputedStyle(each), getComputedStyle(each, "::after")].some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
    ),
  );
  return shown ? "seen" : `not shown: ${element.outerHTML}`;
}
