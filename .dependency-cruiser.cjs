// Who may import whom (docs/ARCHITECTURE.md).

const tests = "\\.test\\.tsx?$";

/** What each may import, besides itself. */
const mayImport = {
  "packages/contract": [],
  "packages/db": ["packages/contract"],
  "packages/jobs": ["packages/contract", "packages/db"],
  "packages/emails": ["packages/contract"],
  "packages/mailer": ["packages/contract"],
  "packages/domain": [
    "packages/contract",
    "packages/db",
    "packages/jobs",
    // For previews, and for what a delivery needs.
    "packages/emails",
    "packages/mailer",
  ],
  "packages/api": ["packages/contract", "packages/db", "packages/jobs", "packages/domain"],
  "packages/openapi-generator": [],
  // For its types, and to check them. What is published stands alone.
  "packages/client": ["packages/contract", "packages/api"],
  "packages/testing": [
    "packages/contract",
    "packages/db",
    "packages/jobs",
    "packages/domain",
    "packages/api",
    "packages/emails",
    "packages/mailer",
  ],
  "apps/server": [
    "packages/contract",
    "packages/db",
    "packages/jobs",
    "packages/emails",
    "packages/mailer",
    "packages/domain",
    "packages/api",
    // For the commands that call a server elsewhere.
    "packages/client",
  ],
  "apps/web": ["packages/contract", "packages/api"],
  // From outside, as a browser and a mail server see it.
  e2e: ["packages/contract", "packages/db", "packages/testing", "packages/client"],
};

const layers = Object.entries(mayImport).flatMap(([folder, others]) => {
  const allowed = [folder, ...others].map((path) => `^${path}/`);
  return [
    {
      name: `${folder} imports only what it may`,
      severity: "error",
      from: { path: `^${folder}/`, pathNot: tests },
      to: { path: "^(apps|packages|e2e|scripts)/", pathNot: allowed },
    },
    {
      name: `tests of ${folder} import only what it may, and packages/testing`,
      severity: "error",
      from: { path: `^${folder}/.*${tests}` },
      to: {
        path: "^(apps|packages|e2e|scripts)/",
        pathNot: [...allowed, "^packages/(testing|openapi-generator)/"],
      },
    },
  ];
});

module.exports = {
  forbidden: [
    ...layers,
    {
      name: "every package is named above",
      severity: "error",
      from: { path: "^(apps|packages)/[^/]+/", pathNot: Object.keys(mayImport).map((path) => `^${path}/`) },
      to: {},
    },
    {
      name: "the pages know the api by its types alone",
      severity: "error",
      from: { path: "^apps/web/", pathNot: tests },
      to: { path: "^packages/api/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "what is published of the client stands alone",
      severity: "error",
      from: { path: "^packages/client/src/", pathNot: tests },
      to: { path: "^(packages/(?!client/)|apps/|scripts/)" },
    },
    {
      name: "inside the admin imports go lib ← components ← features ← app: lib",
      severity: "error",
      from: { path: "^apps/web/src/admin/lib/" },
      to: { path: "^apps/web/src/admin/(components|features|app)/" },
    },
    {
      name: "inside the admin imports go lib ← components ← features ← app: components",
      severity: "error",
      from: { path: "^apps/web/src/admin/components/" },
      to: { path: "^apps/web/src/admin/(features|app)/" },
    },
    {
      name: "inside the admin imports go lib ← components ← features ← app: features",
      severity: "error",
      from: { path: "^apps/web/src/admin/features/" },
      to: { path: "^apps/web/src/admin/app/" },
    },
    {
      name: "the admin and the accept page know nothing of each other",
      severity: "error",
      from: { path: "^apps/web/src/(admin|accept)/" },
      to: { path: "^apps/web/src/(admin|accept)/", pathNot: "^apps/web/src/$1/" },
    },
    {
      name: "in the server only the workers send and write e-mails",
      severity: "error",
      // What opens a mailer loads it when the first one is opened.
      from: {
        path: "^apps/server/",
        pathNot: ["^apps/server/src/(workers|bounces)/", "^apps/server/src/ways-out\\.ts$", tests],
      },
      to: { path: "^packages/(emails|mailer)/" },
    },
    {
      name: "invitations know the other nouns through their targets alone",
      severity: "error",
      from: {
        path: "^packages/domain/src/invitations/",
        pathNot: ["^packages/domain/src/invitations/targets/", tests],
      },
      to: { path: "^packages/domain/src/(accounts|people|organizations|spaces|events)/" },
    },
    {
      name: "only sessions.ts knows Lucia",
      comment: "Its upstream has ended: one file to replace.",
      severity: "error",
      from: { pathNot: "^packages/domain/src/accounts/sessions\\.ts$" },
      to: { path: "(^|/)node_modules/lucia/" },
    },
    {
      name: "the contract and the pages run in a browser",
      severity: "error",
      from: { path: "^(packages/contract|apps/web)/src/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "nothing imports a test",
      severity: "error",
      from: {},
      to: { path: tests },
    },
    {
      name: "no cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "every import leads somewhere",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "every dependency is in the package.json beside it",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    // What is built is checked as its sources.
    exclude: { path: "^apps/[^/]+/dist/" },
    // Prisma's generated client is imported, but what it does inside is Prisma's.
    doNotFollow: { path: ["node_modules", "^packages/db/src/generated/"] },
    // Types too: a type that is imported is a dependency, and `import type` is told from `import`.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["main", "types", "typings"],
    },
    cache: { folder: "node_modules/.cache/dependency-cruiser", strategy: "content" },
  },
};
