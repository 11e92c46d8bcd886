import { Prisma } from "@foyer/db/database";

/** Who says what became of a message, and so of which messages their word is taken. */
export type Reporter =
  /** A mail server, to an address that only it and the recipient have been told. */
  | { readonly by: "return_path" }
  /** Mailtrap, by which the server's mail leaves: of nothing that an organization's own way has ever had. */
  | { readonly by: "servers_mailtrap" }
  /** Mailtrap, as an organization has chosen it. */
  | { readonly by: "own_mailtrap"; readonly organizationId: string };

/** What a mail server or provider says about a message that it was given. */
export type Report = {
  readonly deliveryId: string;
  readonly reporter: Reporter;
  readonly words: string;
  /**
   * When it happened, by the reporter's clock. What is said of an earlier attempt than the last that somebody asked for
   * counts for nothing. Null: not told, and so taken for news.
   */
  readonly at: Date | null;
};

/** The message `d` that a report is about, if it is the reporter's to speak of. */
export function reportedOn({ deliveryId, reporter, at }: Omit<Report, "words">): Prisma.Sql {
  return Prisma.sql`d.id = ${deliveryId}::uuid AND ${isTheirs(reporter)}
    AND (d.waits_since IS NULL OR ${at}::timestamptz IS NULL OR ${at}::timestamptz >= d.waits_since - ${oneSecond})`;
}

/** It may speak before our own note of the hand-over is there. */
const byMailtrap = Prisma.sql`COALESCE(d.provider, 'mailtrap') = 'mailtrap'`;

/** Providers tell times in whole seconds. */
const oneSecond = Prisma.sql`interval '1 second'`;

function isTheirs(reporter: Reporter): Prisma.Sql {
  switch (reporter.by) {
    case "return_path":
      return Prisma.sql`d.status <> 'link'`;
    case "servers_mailtrap":
      return Prisma.sql`${byMailtrap} AND NOT d.by_own_provider`;
    case "own_mailtrap":
      return Prisma.sql`${byMailtrap} AND d.by_own_provider AND d.organization_id = ${reporter.organizationId}::uuid`;
    default:
      return reporter satisfies never;
  }
}
