import { hkdfSync } from "node:crypto";

/** A key for one purpose, in every version that is still honoured: the first signs, all verify. */
export type Key = { readonly current: Buffer; readonly all: readonly Buffer[] };

export type Keys = {
  readonly invitationLink: Key;
  readonly passwordReset: Key;
  /** Seals what must be read back (the secrets of authenticators and mail providers). */
  readonly sealing: Key;
  readonly knownDevice: Key;
  readonly optOut: Key;
  /** Signs the addresses to which mail servers send what they could not deliver. */
  readonly returnPath: Key;
  /** Signs what an own application learns of whoever comes to it from the accept page. */
  readonly applicationCode: Key;
  /** Seals what a call was answered, until whoever made it asks for the same no more. */
  readonly rememberedAnswer: Key;
  /** Makes fingerprints of what a call brought: it may be a password. */
  readonly inputFingerprint: Key;
};

/**
 * Derives a key for each purpose from `APP_SECRET` (HKDF-SHA-256, RFC 5869), so that what is signed for one purpose
 * means nothing for another.
 */
export function deriveKeys(secrets: readonly [string, ...string[]]): Keys {
  return {
    invitationLink: keyFor("foyer invitation link v1", secrets),
    passwordReset: keyFor("foyer password reset v1", secrets),
    sealing: keyFor("foyer sealing v1", secrets),
    knownDevice: keyFor("foyer known device v1", secrets),
    optOut: keyFor("foyer opt out v1", secrets),
    returnPath: keyFor("foyer return path v1", secrets),
    applicationCode: keyFor("foyer application code v1", secrets),
    rememberedAnswer: keyFor("foyer remembered answer v1", secrets),
    inputFingerprint: keyFor("foyer input fingerprint v1", secrets),
  };
}

function keyFor(purpose: string, [current, ...earlier]: readonly [string, ...string[]]): Key {
  const derive = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  const key = derive(current);
  return { current: key, all: [key, ...earlier.map(derive)] };
}
