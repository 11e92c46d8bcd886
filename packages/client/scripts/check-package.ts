// Looks whether a package, as npm gets it, is one that every runtime and compiler finds its way into.
//   node packages/client/scripts/check-package.ts file.tgz
import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const [file = ""] = process.argv.slice(2);
const tarball = await readFile(file);

const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
const complaints = messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);

// Only by `import`: neither compilers that know no `exports` nor `require` find their way, and are not meant to.
const notMeant = new Set(["node10", "node16-cjs"]);
const checked = await checkPackage(createPackageFromTarballData(tarball));
if (!("problems" in checked)) complaints.push("It has no types.");
for (const problem of "problems" in checked ? checked.problems : []) {
  const isMeant = !("resolutionKind" in problem) || !notMeant.has(problem.resolutionKind);
  if (isMeant) complaints.push(`Types: ${JSON.stringify(problem)}`);
}

for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;
