/**
 * A server's words in one line of at most 500 characters, as they are kept and shown to people. Of the secrets, which a
 * server may repeat, nothing is left, written plainly, for a URL or in Base64.
 */
export function printable(reply: string, secrets: readonly string[] = []): string {
  return withoutSecrets(reply.toWellFormed(), secrets)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 500);
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return (
    secrets
      .filter((secret) => secret !== "")
      .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")])
      // The longest first: of one inside another, something would be left.
      .sort((one, another) => another.length - one.length)
      .reduce((left, secret) => left.replaceAll(secret, "…"), text)
  );
}
