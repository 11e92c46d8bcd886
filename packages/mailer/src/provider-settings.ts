/** How to sign in to an SMTP server. */
export type SmtpSignIn =
  | { readonly by: "password"; readonly username: string; readonly password: string }
  | {
      /** XOAUTH2, with access tokens that the issuer gives out for a refresh token (RFC 6749 §6). */
      readonly by: "oauth2";
      readonly username: string;
      readonly issuer: "google" | "microsoft";
      /** Of Microsoft: the directory. */
      readonly tenantId: string | null;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
    };

/** An SMTP server. */
export type SmtpSettings = {
  readonly provider: "smtp";
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte; `starttls` is insisted on; `opportunistic` uses it where it is offered. */
  readonly security: "tls" | "starttls" | "opportunistic";
  readonly signIn: SmtpSignIn | null;
};

/** A mailbox of Microsoft 365, and the application that may send from it. */
export type Office365Settings = {
  readonly provider: "office365";
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The mailbox that sends. */
  readonly sender: string;
};

/** All that one way out needs to know, secrets included: to be kept in memory, and nowhere shown. */
export type ProviderSettings =
  | SmtpSettings
  | Office365Settings
  | { readonly provider: "mailtrap"; readonly apiKey: string };
