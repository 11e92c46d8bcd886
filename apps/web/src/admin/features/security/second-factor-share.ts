/** A number of people; `more` where it was not counted to the end. */
export type Count = { readonly number: number; readonly more: boolean };

/** How many are on a page, and whether there are others behind it. */
export function counted(page: {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}): Count {
  return { number: page.items.length, more: page.nextCursor !== null };
}

/** How many have a second factor and how many don't, in a sentence that claims nothing that was not counted. */
export function shareWords(having: Count, lacking: Count): string {
  if (lacking.number === 0) {
    if (having.number === 1 && !having.more) return "The only active person has one.";
    return having.more ? "Everybody has one." : `All ${having.number} active people have one.`;
  }
  if (!having.more && !lacking.more) {
    const verb = having.number === 1 ? "has" : "have";
    const all = having.number + lacking.number;
    return all === 1
      ? "The only active person has none."
      : `${having.number} of ${all} active people ${verb} one; these don't:`;
  }
  const sentence = `${words(having)} have one; ${words(lacking)} don't, among them:`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function words({ number, more }: Count): string {
  return more ? `more than ${number}` : String(number);
}
