/** What somebody needs to know before the first call, in Markdown. */
export function introduction(publicUrl: string): string {
  return `Everything that Foyer's own pages do, over HTTP and JSON.

## First call

Make an API key under *My account → API keys*, and invite somebody:

\`\`\`sh
curl ${publicUrl}/api/invitations \\
  -H "Authorization: Bearer $FOYER_API_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -d '{"target": {"kind": "organization", "organizationId": "…", "role": "member"}, "email": "grace@example.com"}'
\`\`\`

## Requests

What changes something takes a JSON object as its body, at most 1 MB; what only looks takes a query string. Fields that nobody knows are
refused. Ids are UUIDs; times are ISO 8601 in UTC.

## Answers

200 with what was asked for, 201 with what was made, 204 where there is nothing to say. Lists come a page at a time: \`{items, nextCursor}\`.
Answers may come to have more fields: leave alone those that you do not know.

## Failures

Every failure has the same form. \`reason\` is a word for programs, each operation lists its own; \`message\` is a sentence for people; \`issues\`
says what is wrong with which field.

## Doing nothing twice

Send an \`Idempotency-Key\` with whatever changes something. After a lost connection, a 429 or a 503 make the same call again with the same
key: it is done once, and answered as it was the first time, for 24 hours.

## Limits

What strangers may call is limited for each network: 429, with \`Retry-After\` in seconds.

## Webhooks

Endpoints of your own are told what happens, signed as Standard Webhooks say. Libraries for many languages check the signature: give them the
secret (\`whsec_…\`), the headers and the raw body.`;
}
