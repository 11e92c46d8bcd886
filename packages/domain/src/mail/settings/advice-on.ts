import type { MailProvider } from "@foyer/contract/mail";

/** Words that tell what is wrong, and what to mend then. The first that fits counts. */
type Advice = readonly (readonly [words: RegExp, advice: string])[];

const anyway: Advice = [
  [
    /not a host of the public internet/i,
    "The host leads into a private network, where Foyer does not go for an organization. Use a server that is reachable from outside, or ask whoever runs this Foyer to allow it.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ENODATA|EDNS|getaddrinfo|queryA|no such (host|name)/i,
    "There is no server of this name. Look for a typing error in the host.",
  ],
  [
    /ECONNREFUSED|connection refused/i,
    "Nothing listens at this port. Usual are 587 with STARTTLS, and 465 with TLS from the first byte.",
  ],
  [
    /self.signed|certificate|CERT_|altname|UNABLE_TO_(GET|VERIFY)/i,
    "The certificate of the server is not to be trusted: it has ended, is for another name, or nobody known has signed it. Enter the host by the name that stands in the certificate, or have the certificate renewed.",
  ],
];

const later: Advice = [
  [
    /greeting never received/i,
    "The server is silent. Port 465 wants TLS from the first byte, port 587 wants STARTTLS: see that port and security belong together.",
  ],
  [
    /tim(ed|e)[ -]?out|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|\bwithin \d+ seconds|no (final )?answer/i,
    "The server does not answer. A firewall may be in between, many networks let nothing out by port 25, or the port is not the right one: usual are 587 with STARTTLS, and 465 with TLS from the first byte.",
  ],
  [
    /\b429\b|too many|rate limit|throttl|^4\d\d[ -]|quota/i,
    "The provider takes no more at the moment. Try again later, and let Foyer send fewer a minute if this comes again.",
  ],
];

const smtp: Advice = [
  [
    /wrong version number|packet length too long|SSL routines|EPROTO|tls_get_more_records/i,
    "The server speaks no TLS from the first byte at this port. Choose STARTTLS, or port 465.",
  ],
  [
    /must issue a STARTTLS|STARTTLS (is )?required|encryption (is )?(required|needed)|\b538\b/i,
    "The server insists on encryption. Choose STARTTLS with port 587, or TLS with port 465.",
  ],
  [
    /no (matching|supported) auth|auth\S* (is )?not (supported|available)|missing credentials|\b50[234]\b.*auth/i,
    "The server does not take this way of signing in. Leave the username empty if it wants none, or choose another kind of security: many offer it over TLS alone.",
  ],
  [
    /STARTTLS|ETLS|upgrading connection|\b454\b|^50[02][ -].*(recogni|implement|unknown)/i,
    "The server does not begin TLS on this connection. Choose TLS from the first byte with port 465; only if the server knows no TLS at all, choose to use it where it is offered.",
  ],
  [
    /5\.7\.139|SmtpClientAuthentication is disabled|basic authentication is disabled/i,
    "Microsoft has switched off signing in by password for this mailbox. Choose Office 365 as the provider, sign in by OAuth2, or have an administrator allow authenticated SMTP for the mailbox.",
  ],
  [
    /invalid_grant|AADSTS(70008|700082|50173)/i,
    "The refresh token has ended or was taken back. Let the mailbox's owner agree anew, and enter the new one.",
  ],
  [
    /invalid_client|unauthorized_client|AADSTS7000215|AADSTS7000222/i,
    "The client id or its secret is not right. Enter the secret's value, not its id; one that has ended needs a new one.",
  ],
  [
    /application.specific password|app password|5\.7\.9|5\.7\.14|less secure|web browser|BadCredentials/i,
    "This provider takes no ordinary password from programs. Make an app password in the settings of the account (it needs a second factor there) and enter that, or sign in by OAuth2.",
  ],
  [
    /\b53[45]\b|EAUTH|invalid login|authentication (failed|unsuccessful|credentials)|bad username/i,
    "Username or password is not right. The username is often the whole address, and many providers want an app password where a second factor is on.",
  ],
  [
    /\b530\b|authentication (is )?required|relay(ing)? (access )?(is )?(denied|not (permitted|allowed))|5\.7\.0/i,
    "The server takes mail for others only from whoever signs in. Enter username and password, and look whether the sender address is one that this account may use.",
  ],
  [
    /sendasdenied|5\.7\.60|not (allowed|permitted|authori[sz]ed) to send|not owned by|sender.*(reject|verify|denied|not allowed|unknown)|(reject|denied).*sender|\bMAIL FROM\b|5\.1\.[78]\b|from address/i,
    "The server does not let this account send as the sender address. Enter the account's own address as the sender, or have the other one allowed there.",
  ],
  [
    /\bspf\b|dkim|dmarc|5\.7\.(1|2[3-7]|515)\b|policy|spam/i,
    "The server refuses the message by its rules. See that the sender's domain names this server in SPF, and signs with DKIM.",
  ],
];

const office365: Advice = [
  [/AADSTS7000222/i, "The client secret has ended. Make a new one in Entra's app registration."],
  [
    /AADSTS7000215|invalid_client/i,
    "The client secret is not right. In Entra's app registration copy the secret's value, not its id.",
  ],
  [
    /AADSTS700016|unauthorized_client/i,
    "This directory has no application of this client id. Check the client id and the tenant id, and that an administrator has agreed to the application.",
  ],
  [
    /AADSTS900(02|023|38)|invalid_request|tenant.*not found/i,
    "There is no directory of this tenant id. Copy it from the overview of Entra's app registration.",
  ],
  [
    /ErrorSendAsDenied|SendAsDenied|5\.7\.60/i,
    "The mailbox may not send as the sender address. Leave the sender address empty or enter the mailbox's own, or let an administrator grant it “Send as”.",
  ],
  [
    /MailboxNotEnabledForRESTAPI|MailboxNotSupportedForRESTAPI|ErrorMailboxNotEnabled/i,
    "The sender has no mailbox in Exchange Online: it lacks a licence, or the mailbox is on a server of your own.",
  ],
  [
    /ErrorInvalidUser|ErrorUserNotFound|ResourceNotFound|Request_ResourceNotFound|MailboxNotFound|\b404\b/i,
    "There is no such mailbox in this directory. Check the sender.",
  ],
  [
    /ErrorAccessDenied|Authorization_RequestDenied|access is denied|insufficient privileges|RBAC|\b403\b/i,
    "The application may not send. Give it the application permission Mail.Send of Microsoft Graph (not the delegated one), let an administrator agree, and see that no access policy leaves this mailbox out.",
  ],
  [
    /\b401\b|InvalidAuthenticationToken/i,
    "Microsoft does not take the sign-in. Check tenant id, client id and secret.",
  ],
];

const mailtrap: Advice = [
  [
    /domain.*(not (been )?(verified|allowed)|unverified|verif)|not verified|from.*(not allowed|domain)|demo domain/i,
    "Mailtrap does not know the domain of the sender address as yours. Add it under Sending Domains and enter the DNS records that it names, or send from an address of a domain that is verified there.",
  ],
  [
    /\b401\b|unauthori[sz]ed/i,
    "Mailtrap does not take this API key. Copy it anew from Settings, API Tokens; it is not the password of SMTP.",
  ],
  [
    /\b403\b|forbidden/i,
    "This API key may not send from the domain of the sender address. Give the token access to that domain in Mailtrap.",
  ],
];

const byProvider: Readonly<Record<Exclude<MailProvider, "server_default">, Advice>> = {
  smtp: [...anyway, ...smtp, ...later],
  office365: [...anyway, ...office365, ...later],
  mailtrap: [...anyway, ...mailtrap, ...later],
};

/** What to mend where a provider has answered so; null: nobody knows. */
export function adviceOn(reply: string, provider: Exclude<MailProvider, "server_default">): string | null {
  return byProvider[provider].find(([words]) => words.test(reply))?.[1] ?? null;
}
