import { expect, test } from "vitest";
import { adviceOn } from "./advice-on.ts";

/** What providers and Node say, as they say it, and a word of what is advised then. */
test.each([
  ["smtp", "mail.example.com:587: getaddrinfo ENOTFOUND mail.example.com", "typing error"],
  ["smtp", "mail.example.com:2525: connect ECONNREFUSED 203.0.113.7:2525", "587 with STARTTLS"],
  ["smtp", "intranet.example.com is not a host of the public internet", "private network"],
  ["smtp", "mail.example.com:25: no connection within 10 seconds", "firewall"],
  ["smtp", "mail.example.com:587: Connection timeout", "firewall"],
  ["smtp", "No final answer within 25 seconds.", "firewall"],
  ["smtp", "mail.example.com:465: Greeting never received", "belong together"],
  [
    "smtp",
    "mail.example.com:587: 80A2:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number",
    "Choose STARTTLS, or port 465",
  ],
  ["smtp", "530 5.7.0 Must issue a STARTTLS command first", "insists on encryption"],
  ["smtp", "mail.example.com:25: Error upgrading connection with STARTTLS", "does not begin TLS"],
  ["smtp", "454 4.7.0 TLS not available due to local problem", "does not begin TLS"],
  ["smtp", "mail.example.com:587: self-signed certificate", "certificate"],
  ["smtp", "mail.example.com:587: certificate has expired", "certificate"],
  [
    "smtp",
    "x:465: Hostname/IP does not match certificate's altnames: Host: x. is not in the cert's altnames",
    "certificate",
  ],
  ["smtp", "535 5.7.8 Authentication credentials invalid", "Username or password"],
  [
    "smtp",
    "535-5.7.8 Username and Password not accepted. For more information, go to 535 5.7.8 https://support.google.com/mail/?p=BadCredentials x - gsmtp",
    "app password",
  ],
  ["smtp", "534-5.7.9 Application-specific password required.", "app password"],
  ["smtp", "534-5.7.14 Please log in via your web browser and then try again.", "app password"],
  [
    "smtp",
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.",
    "Office 365",
  ],
  ["smtp", "oauth2.googleapis.com: 400 invalid_grant: Token has been expired or revoked.", "refresh token"],
  [
    "smtp",
    "login.microsoftonline.com: 401 invalid_client: AADSTS7000215: Invalid client secret",
    "secret's value",
  ],
  ["smtp", "530 5.7.1 Authentication required", "Enter username and password"],
  ["smtp", "554 5.7.1 <ada@example.com>: Relay access denied", "Enter username and password"],
  ["smtp", "553 5.7.1 <me@example.org>: Sender address rejected: not owned by user ada", "sender address"],
  ["smtp", "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "sender address"],
  [
    "smtp",
    "554 5.2.252 SendAsDenied; ada@example.com not allowed to send as me@example.com",
    "sender address",
  ],
  ["smtp", "550 5.7.26 This mail has been blocked because the sender is unauthenticated. SPF", "SPF"],
  ["smtp", "421 4.7.0 Too many connections", "Try again later"],
  [
    "office365",
    "login.microsoftonline.com: 401 invalid_client: AADSTS7000215: Invalid client secret provided.",
    "secret's value",
  ],
  [
    "office365",
    "login.microsoftonline.com: 401 invalid_client: AADSTS7000222: The keys are expired.",
    "has ended",
  ],
  ["office365", "login.microsoftonline.com: 400 unauthorized_client: AADSTS700016: not found", "client id"],
  [
    "office365",
    "login.microsoftonline.com: 400 invalid_request: AADSTS90002: Tenant not found.",
    "tenant id",
  ],
  ["office365", "403 ErrorSendAsDenied: The user account doesn't have the right to send.", "Send as"],
  ["office365", "403 ErrorAccessDenied: Access is denied. Check credentials and try again.", "Mail.Send"],
  [
    "office365",
    "404 MailboxNotEnabledForRESTAPI: The mailbox is either inactive or hosted on-premise.",
    "licence",
  ],
  ["office365", "404 ErrorInvalidUser: The requested user 'x' is invalid.", "no such mailbox"],
  [
    "office365",
    "429 ApplicationThrottled: Application is over its MailboxConcurrency limit.",
    "Try again later",
  ],
  ["mailtrap", "401 Unauthorized", "API key"],
  ["mailtrap", "403 Forbidden", "access to that domain"],
  ["mailtrap", "403 Sending from domain example.org is not allowed", "verified"],
  ["mailtrap", "400 'from' domain is not verified", "verified"],
] as const)("by %s, “%s”: %s [S3.10]", (provider, reply, advice) => {
  expect(adviceOn(reply, provider)).toContain(advice);
});

test("what nobody knows is not guessed at", () => {
  expect(adviceOn("What a lovely day", "smtp")).toBeNull();
});
