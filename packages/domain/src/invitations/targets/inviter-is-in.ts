import { Prisma } from "@foyer/db/database";
import { mayEnter } from "../../organizations/memberships.ts";

/** Whether the inviter of invitation `i` may still enter its organization. */
export const inviterIsIn = Prisma.sql`EXISTS (SELECT 1 FROM memberships m
  WHERE m.organization_id = i.organization_id AND m.user_id = i.inviter_id AND ${mayEnter})`;
