import type { Member } from "./members.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it can stand in HTML. */
function html(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((before, part, place) => {
    const value = (values[place - 1] ?? "").replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? "");
    return before + value + part;
  });
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${html`${title}`}</title>
    <link rel="stylesheet" href="/members-area.css" />
  </head>
  <body>
    <main>
      <h1>${html`${title}`}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

/** For those who are in. */
export function membersArea(organization: string, me: Member): string {
  return page(
    `Members area of ${organization}`,
    `${html`<p>Good to see you, ${me.name}. You are signed in as ${me.email}.</p>`}
      <form method="post" action="/sign-out"><button>Sign out</button></form>`,
  );
}

/** For everybody else. */
export function closed(organization: string): string {
  return page(
    `Members area of ${organization}`,
    html`<p>This is for members of ${organization}, who come by invitation.</p>`,
  );
}

/** Where an invitee arrives from Foyer: the script takes the code from the address, and brings it here. */
export function welcome(organization: string): string {
  return page(
    `Welcome to ${organization}`,
    `<p role="status" id="says">One moment …</p>
      <noscript><p>This page needs JavaScript to let you in.</p></noscript>
      <script type="module" src="/welcome.js"></script>`,
  );
}

export const welcomeScript = `const code = new URLSearchParams(location.hash.slice(1)).get("foyer_code");
// It has done its work in the address bar, and shall not stay in the history.
history.replaceState(null, "", location.pathname);
const answer = await fetch("/session", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ code }),
}).catch(() => null);
if (answer?.ok) location.replace("/");
else document.getElementById("says").textContent = answer?.status === 401
  ? "This way in was used already, or is too old. Ask whoever invited you for another one."
  : "That did not work. Open the link of your invitation once more.";
`;

/** For whoever looks after the members. */
export function invite(members: readonly Member[], says: string): string {
  const rows = members.map((each) => html`<li>${each.name}, ${each.email}</li>`);
  return page(
    "Invite people",
    `${says && html`<p role="status">${says}</p>`}
      <form method="post" action="/invite">
        <label for="email">E-mail address</label>
        <input id="email" name="email" type="email" required />
        <label for="name">Name</label>
        <input id="name" name="name" maxlength="100" />
        <button>Invite</button>
      </form>
      <h2>Members</h2>
      <ul>${rows.join("")}</ul>`,
  );
}

export const style = `:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
main { max-width: 32rem; margin: 4rem auto; padding: 0 1rem; }
form { display: grid; gap: 0.5rem; }
input, button { font: inherit; padding: 0.5rem; }
button { justify-self: start; padding-inline: 1.5rem; }
`;
