import { createFoyer, type Foyer, failureOf } from "@foyer/client";
import { type Asked, CommandError, UsageError } from "../../command.ts";
import { plain } from "./plain.ts";
import { readGiven } from "./read-given.ts";

// With ever longer breaks between them, these take about half a minute.
const patience = 8;

/** A server, and the organization that the API key is for. */
export type Remote = {
  readonly foyer: Foyer;
  /** The same, for what goes on meanwhile: it bears with a server that starts again. */
  readonly patient: Foyer;
  /** @throws CommandError if the key opens none */
  readonly organizationId: () => Promise<string>;
};

/**
 * Calls a server with the API key that was given, and tells what it refuses in a sentence.
 * @throws UsageError where it is not clear which server or which key; CommandError for what the server refuses, or if it
 * can't be reached
 */
export async function withRemote(asked: Asked, work: (remote: Remote) => Promise<void>): Promise<void> {
  const url = urlOf(asked);
  const apiKey = await apiKeyOf(asked);
  const { retries } = asked.terminal;
  const foyer = createFoyer({ url, apiKey, ...(retries !== undefined && { retries }) });
  const patient = createFoyer({ url, apiKey, retries: retries ?? patience });
  const organizationId = async () => {
    const [organization] = (await foyer.auth.me.query()).organizations;
    if (!organization) throw new CommandError("This API key opens no organization any more.");
    return organization.id;
  };
  try {
    await work({ foyer, patient, organizationId });
  } catch (error) {
    throw inASentence(error, url);
  }
}

function urlOf({ option, terminal }: Asked): string {
  const given = option("url");
  const name = given === "" ? "FOYER_URL" : "--url";
  const text = given || terminal.variables["FOYER_URL"] || "http://localhost:3000";
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${name} is not usable: it must be a URL that starts with https:// or http://.`);
  if (`${url.username}${url.password}` !== "")
    throw new UsageError(`${name} is not usable: leave out the user and password in it.`);
  return text;
}

/** Never from the command line itself, which everybody on the machine can read in its list of processes. */
async function apiKeyOf(asked: Asked): Promise<string> {
  const file = asked.option("api-key-file");
  const key = file === "" ? asked.terminal.variables["FOYER_API_KEY"] : await textIn(asked, file);
  if (key === undefined || key === "") {
    throw new UsageError(
      "An API key is missing: make one under My account, API keys, and put it into FOYER_API_KEY or a file for --api-key-file.",
    );
  }
  // Anything else would not even fit into a header (RFC 9110 §5.5).
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new UsageError(
      `${file === "" ? "FOYER_API_KEY" : "--api-key-file"} is not usable: there is no API key in it.`,
    );
  return key;
}

async function textIn(asked: Asked, file: string): Promise<string> {
  return new TextDecoder().decode(await readGiven(asked, file)).trim();
}

/** Whether this is what the client says of a server that is not there, or is no Foyer. */
export function isUnreached(error: unknown): error is Error {
  return error instanceof Error && error.name === "FoyerUnreached";
}

function inASentence(error: unknown, url: string): unknown {
  const failure = failureOf(error);
  if (!failure) {
    return isUnreached(error) ? new CommandError(plain(error.message), { cause: error }) : error;
  }
  const issues = failure.reason === "invalid_input" ? failure.issues : [];
  const refusal = { reason: failure.reason, ...(issues.length > 0 && { issues }) };
  if (failure.reason === "unauthenticated") {
    const sentence = `${url} does not know this API key, or not any more: make another under My account, API keys.`;
    return new CommandError(sentence, { refusal, cause: error });
  }
  const details = issues.map(({ path, message }) => `${nameOf(path)}: ${message}`).join(" ");
  return new CommandError(plain(details || failure.message), { refusal, cause: error });
}

/** What a field of an input is called on the command line. */
function nameOf(path: string): string {
  const field = path.split(".").at(-1) ?? path;
  const options = new Map([
    ["spaceId", "--space"],
    ["eventId", "--event"],
    ["fullName", "--name"],
    ["csv", "The file"],
    ["mapping", "The file"],
  ]);
  return options.get(field) ?? `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
