import { sampleId, samples, things } from "./example-samples.ts";
import { isObject, type Json, type JsonObject, objectAt } from "./json.ts";

/** What comes with a value of a schema: the whole of it in an answer, and in a request what it can't do without. */
export type Whole = "answer" | "request";

/** Makes an example of what a schema describes. Deterministic, and valid for the schemas of the contract (a test says so). */
export function exampleOf(schema: JsonObject, components: JsonObject, whole: Whole): Json {
  return exampleIn({ schema, name: "", of: "", component: "" }, { components, whole });
}

/** The same of one field, as a request has it. */
export function exampleOfField(name: string, schema: JsonObject, components: JsonObject): Json {
  return exampleIn({ schema, name, of: "", component: "" }, { components, whole: "request" });
}

/** Of which field, of what, and what the schema itself is called. */
type Spot = {
  readonly schema: JsonObject;
  readonly name: string;
  readonly of: string;
  readonly component: string;
};
type Setting = { readonly components: JsonObject; readonly whole: Whole };

function exampleIn({ schema, name, of, component }: Spot, setting: Setting): Json {
  const { $ref, anyOf, oneOf } = schema;
  if (typeof $ref === "string") {
    const named = $ref.slice($ref.lastIndexOf("/") + 1);
    return exampleIn({ schema: objectAt(setting.components, named), name, of, component: named }, setting);
  }
  const types = [schema["type"]].flat();
  const sample = samples[name];
  if (sample === null && types.includes("null")) return null;
  if (schema["const"] !== undefined) return schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"][0] ?? null;
  const options = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : null;
  if (options) {
    if (sample === null && options.some((option) => isObject(option) && option["type"] === "null"))
      return null;
    const [first] = options;
    return isObject(first) ? exampleIn({ schema: first, name, of, component }, setting) : null;
  }
  if (types.includes("object")) return objectExample({ schema, name, of, component }, setting);
  if (types.includes("array")) {
    const items = objectAt(schema, "items");
    return [exampleIn({ schema: items, name: name.replace(/s$/, ""), of, component: "" }, setting)];
  }
  return plainExample({ schema, name, of, component });
}

function objectExample({ schema, name, component }: Spot, setting: Setting): Json {
  const sample = samples[name];
  const properties = Object.entries(objectAt(schema, "properties"));
  if (properties.length === 0) return isObject(sample) ? sample : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const isNeeded = ([key]: readonly [string, Json]) => setting.whole === "answer" || required.includes(key);
  const needed = properties.filter(isNeeded);
  // A change of nothing shows nothing.
  const shown = needed.length > 0 ? needed : properties.slice(0, 1);
  const own = { ...things[name], ...things[component] };
  return Object.fromEntries(
    shown.flatMap(([key, each]) =>
      isObject(each)
        ? [
            [
              key,
              key in own
                ? (own[key] ?? null)
                : exampleIn({ schema: each, name: key, of: component || name, component: "" }, setting),
            ],
          ]
        : [],
    ),
  );
}

function plainExample({ schema, name, of }: Spot): Json {
  const { type, format, minimum } = schema;
  const types = [type].flat();
  const sample = samples[name];
  if (format === "uuid") return sampleId(name === "id" ? idOf(of) : name);
  if (types.includes("boolean")) return typeof schema["default"] === "boolean" ? schema["default"] : true;
  if (types.includes("integer") || types.includes("number"))
    return Math.max(typeof sample === "number" ? sample : 1, typeof minimum === "number" ? minimum : 0);
  if (!types.includes("string")) return sample ?? null;
  if (format === "date") return "2027-03-01";
  if (format === "email") return "grace@example.com";
  if (typeof sample === "string" && (format !== "date-time" || !Number.isNaN(Date.parse(sample))))
    return sample;
  if (format === "date-time") return "2027-03-02T14:05:00.000Z";
  return `some ${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) || "text"}`;
}

/** `webhookId` for the `id` of a Webhook, however much of it is told, and of a field that has one. */
function idOf(component: string): string {
  if (/^(?:organizer|invitedBy|importedBy|actor|user|Profile)$/.test(component)) return "userId";
  const noun = component
    .replace(/(?:Details|WithSecret|Run)$/, "")
    .replace(/^(?:Created|Own|Mail|Webhook(?=Inv))/, "");
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}Id`;
}
