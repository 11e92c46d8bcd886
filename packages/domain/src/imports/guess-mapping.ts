import type { ColumnMapping } from "@foyer/contract/imports";
import { addressIn } from "./address-in.ts";

/** What people call their columns, in English, German, French and Spanish: in small letters, without accents and blanks. */
const names = {
  email: words(
    "email emails mail mails emailaddress emailaddresses mailaddress emailadresse emailadressen mailadresse mailadressen",
    "adresseemail adressemail adresseelectronique courriel courriels correo correos correoelectronico",
    "direcciondecorreo direcciondecorreoelectronico direccionemail useremail primaryemail workemail",
  ),
  /** May be where somebody lives. */
  address: words(
    "adresse adressen address addresses direccion recipient empfanger destinataire destinatario",
  ),
  fullName: words(
    "fullname displayname vollername vollstandigername anzeigename nomcomplet nometprenom prenometnom nombrecompleto",
    "nombreyapellido nombreyapellidos guest guestname gast invite invitee invitado contact contactname person",
  ),
  firstName: words(
    "firstname first givenname forename vorname vornamen prenom prenoms nombredepila primernombre",
  ),
  lastName: words(
    "lastname last surname familyname nachname familienname zuname nomdefamille apellido apellidos",
    "primerapellido",
  ),
  /** One half of a name where there is a column for the other, and all of it otherwise. */
  name: words("name names namen nom noms nombre nombres"),
} as const;

/**
 * Finds out in which columns the addresses and names are: by what the columns are called, or by which of them has
 * addresses. Null where there is no such column.
 */
export function guessMapping(
  header: readonly string[] | null,
  sample: readonly (readonly string[])[],
): ColumnMapping | null {
  const called = (header ?? []).map(plain);
  const email = emailColumn(called, sample);
  if (email < 0) return null;
  const columnCalled = (wanted: keyof typeof names) =>
    called.findIndex((name, place) => place !== email && names[wanted].has(name));
  const known = {
    fullName: columnCalled("fullName"),
    firstName: columnCalled("firstName"),
    lastName: columnCalled("lastName"),
  };
  return { email, ...found(withName(known, columnCalled("name"))) };
}

type NameColumns = { readonly fullName: number; readonly firstName: number; readonly lastName: number };

/** "Vorname, Name" and "Prénom, Nom" mean the last name by it, "Nombre, Apellidos" the first. */
function withName(known: NameColumns, name: number): NameColumns {
  if (name < 0) return known;
  if (known.firstName >= 0 && known.lastName < 0) return { ...known, lastName: name };
  if (known.lastName >= 0 && known.firstName < 0) return { ...known, firstName: name };
  return known.fullName < 0 && known.firstName < 0 ? { ...known, fullName: name } : known;
}

function found(columns: NameColumns): Partial<NameColumns> {
  return Object.fromEntries(Object.entries(columns).filter(([, place]) => place >= 0));
}

/** The column with addresses; of several the one that is called so, then the one that has most of them. */
function emailColumn(called: readonly string[], sample: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const cells of sample)
    for (const [place, cell] of cells.entries())
      if (addressIn(cell)) counts.set(place, (counts.get(place) ?? 0) + 1);
  const rank = (place: number) => {
    const name = called[place] ?? "";
    return names.email.has(name) ? 2 : names.address.has(name) ? 1 : 0;
  };
  const [best] = [...counts].toSorted(([a, ofA], [b, ofB]) => rank(b) - rank(a) || ofB - ofA);
  return best?.[0] ?? called.findIndex((name) => names.email.has(name));
}

function plain(name: string): string {
  return name.slice(0, 100).normalize("NFKD").replace(/\P{L}/gu, "").toLowerCase();
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
