import * as account from "@foyer/contract/account";
import * as audit from "@foyer/contract/audit";
import * as auth from "@foyer/contract/auth";
import * as doors from "@foyer/contract/doors";
import * as events from "@foyer/contract/events";
import * as imports from "@foyer/contract/imports";
import * as invitations from "@foyer/contract/invitations";
import * as languages from "@foyer/contract/languages";
import * as mail from "@foyer/contract/mail";
import * as mailTemplates from "@foyer/contract/mail-templates";
import * as organizations from "@foyer/contract/organizations";
import * as people from "@foyer/contract/people";
import * as permissions from "@foyer/contract/permissions";
import * as security from "@foyer/contract/security";
import * as spaces from "@foyer/contract/spaces";
import * as statistics from "@foyer/contract/statistics";
import * as system from "@foyer/contract/system";
import * as webhooks from "@foyer/contract/webhooks";
import { z } from "zod";
import { failure, reason } from "./failure-schema.ts";

const modules: readonly object[] = [
  account,
  audit,
  auth,
  doors,
  events,
  imports,
  invitations,
  languages,
  mail,
  mailTemplates,
  organizations,
  people,
  permissions,
  security,
  spaces,
  statistics,
  system,
  webhooks,
  { failure, reason },
];

/**
 * What the contract calls its schemas: `Invitation` for `invitation`. Text and numbers stay where they are used, a name for
 * each would hide more than it tells.
 */
export const namedSchemas: ReadonlyMap<z.ZodType, string> = new Map(
  modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, schema]) =>
      isWorthAName(schema) ? [[schema, inPascal(name)]] : [],
    ),
  ),
);

function isWorthAName(schema: unknown): schema is z.ZodType {
  return schema instanceof z.ZodObject || schema instanceof z.ZodUnion || schema instanceof z.ZodEnum;
}

function inPascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
