import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { aptInstall, canInstall, isExecutable } from "./machine.mjs";
import { environment, StepFailed } from "./prepare.mjs";
import { run } from "./process.mjs";

// The first one has no window to look after, which is a quarter of the work.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/**
 * The browser for the browser tests: CHROMIUM_PATH, a Chromium or Chrome on PATH, or the one Playwright has installed.
 * @returns {string | undefined}
 */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, playwrightsOwn()].find(isExecutable);
}

/**
 * Finds a browser, or installs one: with apt as root on Debian, otherwise with Playwright.
 * @returns {Promise<string>}
 * @throws StepFailed saying what to do where neither works
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  process.stderr.write("Installing a browser …\n");
  if (canInstall()) await aptInstall(["chromium-headless-shell", "fonts-liberation"]);
  else await run("playwright", ["install", "chromium"], { env: environment });
  const installed = findBrowser();
  if (installed) return installed;
  throw new StepFailed(
    "The browser tests need Chromium or Chrome, and it could not be installed. Install one, or name its program in CHROMIUM_PATH.",
    1,
  );
}

function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)("@playwright/test");
    return chromium.executablePath();
  } catch {
    // Not installed yet.
    return "";
  }
}
