/** Foyer's mark, a door ajar. */
export const doorSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none">
<style>:root{--accent:#1f5c46;--on-accent:#fff}@media(prefers-color-scheme:dark){:root{--accent:#6fbf9b;--on-accent:#10231b}}</style>
<path d="M6 20.5V4.25C6 3.56 6.56 3 7.25 3h9.5c.69 0 1.25.56 1.25 1.25V20.5" stroke="var(--accent)" stroke-width="1.5"/>
<path d="M2.75 20.5h18.5" stroke="var(--accent)" stroke-linecap="round" stroke-width="1.5"/>
<path d="M6.75 3.5 13 6.1c.46.19.75.64.75 1.13v14.6c0 .5-.5.84-.96.65L6 19.75V4Z" fill="var(--accent)"/>
<circle cx="11.4" cy="14.2" fill="var(--on-accent)" r=".95"/>
</svg>`;

/** Fetches the list anew when told that it has changed: at most four times a second, and after every reconnection. */
export const script = `"use strict";
const list = document.querySelector("#messages");
let stale = false;
let busy = false;

async function refresh() {
  stale = true;
  if (busy) return;
  busy = true;
  while (stale) {
    stale = false;
    try {
      const answer = await fetch("/list?selected=" + encodeURIComponent(list.dataset.selected));
      if (answer.ok) show(await answer.text());
    } catch {
      // The server is away; the stream below reconnects and asks again.
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  busy = false;
}

function show(markup) {
  const focused = list.contains(document.activeElement) && document.activeElement.getAttribute("href");
  const from = list.scrollTop;
  list.innerHTML = markup;
  list.scrollTop = from;
  if (focused) list.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus();
}

new EventSource("/changes").onmessage = refresh;
`;

export const style = `:root {
  color-scheme: light dark;
  --paper: light-dark(#faf8f4, #171614);
  --sunken: light-dark(#f3f0e9, #272521);
  --ink: light-dark(#1f1d1a, #ece8e1);
  --muted: light-dark(#6b655c, #a39c90);
  --hairline: light-dark(#e4dfd5, #35322d);
  --edge: light-dark(#8c8478, #7d766b);
  --accent: light-dark(#1f5c46, #6fbf9b);
  --accent-wash: light-dark(#e8f1ec, #1d2c25);
  --danger: light-dark(#a3341f, #f0937f);
  --on-danger: light-dark(#fff, #2b0f08);
}

* { box-sizing: border-box; margin: 0; }

body {
  background: var(--paper);
  color: var(--ink);
  display: grid;
  font: 16px/24px ui-sans-serif, system-ui, sans-serif;
  grid-template-columns: minmax(320px, 384px) 1fr;
  height: 100dvh;
  overflow-wrap: anywhere;
}

a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
code, pre { font: 14px/22px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }

body > nav { border-right: 1px solid var(--hairline); display: flex; flex-direction: column; min-height: 0; }
header { padding: 24px 24px 16px; position: relative; }
header p { color: var(--muted); font-size: 14px; line-height: 20px; margin-top: 8px; }
header code { font-size: 13px; }
h1 { font-size: 18px; font-weight: 600; }
h1 a { align-items: center; color: inherit; display: inline-flex; gap: 8px; text-decoration: none; }

#messages { border-top: 1px solid var(--hairline); flex: 1; overflow-y: auto; }
.count { color: var(--muted); font-size: 14px; padding: 8px 24px; }
button {
  background: none;
  border: 0;
  border-radius: 6px;
  color: var(--muted);
  cursor: pointer;
  font: inherit;
  font-size: 14px;
  padding: 6px 8px;
}
.delete { position: absolute; right: 16px; top: 20px; }
nav:has(#messages > .none) .delete { display: none; }
button:hover { background: var(--sunken); color: var(--ink); }
[popover] {
  background: var(--paper);
  border: 1px solid var(--edge);
  border-radius: 10px;
  color: var(--ink);
  inset: 0;
  margin: auto;
  max-width: min(360px, calc(100vw - 32px));
  padding: 24px;
}
[popover]::backdrop { background: light-dark(rgb(31 29 26 / 0.4), rgb(0 0 0 / 0.6)); }
[popover] p { color: var(--ink); font-size: 16px; line-height: 24px; margin: 0 0 24px; }
[popover] form { display: flex; flex-wrap: wrap; gap: 8px; }
[popover] button { font-size: 16px; padding: 8px 16px; }
button.danger, button.danger:hover { background: var(--danger); color: var(--on-danger); }

ul { list-style: none; padding: 0; }
li { border-top: 1px solid var(--hairline); }
li:last-child { border-bottom: 1px solid var(--hairline); }
li a {
  color: inherit;
  column-gap: 16px;
  display: grid;
  grid-template-columns: 1fr auto;
  padding: 12px 24px;
  text-decoration: none;
}
li a:hover { background: var(--sunken); }
li a[aria-current] { background: var(--accent-wash); box-shadow: inset 3px 0 var(--accent); }
.to, .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.to { color: var(--muted); font-size: 14px; }
.subject { grid-column: 1 / -1; }
li time { color: var(--muted); font-size: 14px; font-variant-numeric: tabular-nums; }

main { display: flex; flex-direction: column; min-height: 0; min-width: 0; overflow-y: auto; }
.none { color: var(--muted); margin: auto; max-width: 40ch; padding: 48px 24px; text-align: center; text-wrap: balance; }
.none strong { color: var(--ink); display: block; font-weight: 600; }
article { display: flex; flex: 1; flex-direction: column; min-height: 0; }
.back { display: none; padding: 16px 24px 0; }
h2 { font-size: 20px; font-weight: 600; line-height: 28px; padding: 24px 32px 12px; }
article > dl:not(.headers) { font-size: 14px; padding: 0 32px 16px; }
dl div { display: grid; gap: 16px; grid-template-columns: 72px 1fr; }
dt { color: var(--muted); }
dd { margin: 0; min-width: 0; }
.views { border-bottom: 1px solid var(--hairline); display: flex; gap: 24px; padding: 0 32px; }
.views a { color: var(--muted); padding: 8px 0; text-decoration: none; }
.views a:hover { color: var(--ink); }
.views a[aria-current] { box-shadow: inset 0 -2px var(--accent); color: var(--ink); }
iframe { border: 0; flex: 1; min-height: 480px; width: 100%; }
pre { padding: 24px 32px; white-space: pre-wrap; }
.headers { font-size: 14px; padding: 8px 32px 24px; }
.headers div { border-bottom: 1px solid var(--hairline); grid-template-columns: minmax(96px, 200px) 1fr; padding: 8px 0; }

@media (max-width: 859px) {
  body { display: block; height: auto; min-height: 100dvh; }
  body > nav { border: 0; }
  .reading > nav, .listing > main { display: none; }
  main { height: 100dvh; }
  .back { display: block; }
  header, .count, h2 { padding-left: 16px; padding-right: 16px; }
  .back, .views, pre, li a, article > dl:not(.headers), .headers { padding-left: 16px; padding-right: 16px; }
  dl div { gap: 8px; }
  .headers div { gap: 0; grid-template-columns: 1fr; }
}

@media (prefers-contrast: more) {
  :root { --muted: var(--ink); --hairline: var(--edge); }
}
`;
