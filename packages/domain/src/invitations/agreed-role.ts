import { Prisma } from "@foyer/db/database";

/**
 * As what invitation `i` lets somebody in. An organization's role has a column of its own; other doors keep theirs, in
 * words of their own, among what else was agreed on.
 */
export const agreedRole = Prisma.sql`COALESCE(i.role::text, i.terms ->> 'role')`;
