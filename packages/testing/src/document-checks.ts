import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** What is wrong with a value, by a schema that stands somewhere in a document; empty: nothing. */
export type Check = (place: readonly string[], value: unknown) => readonly string[];

/**
 * Checks values against the schemas of an OpenAPI 3.1 document, which are JSON Schema 2020-12 and lead to each other by
 * `$ref` within it.
 */
export function checksBy(document: object): Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat("base64", true);
  ajv.addSchema(document, "document");
  return (place, value) => {
    const pointer = place.map((each) => encodeURIComponent(each.replaceAll("~", "~0").replaceAll("/", "~1")));
    const check = ajv.getSchema(`document#/${pointer.join("/")}`);
    if (!check) throw new Error(`There is no schema at ${place.join(" > ")}.`);
    if (check(value)) return [];
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
