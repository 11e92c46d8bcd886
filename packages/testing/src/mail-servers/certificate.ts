import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/**
 * A key and the certificate that it signs for itself, for `localhost`, in PEM (X.509, RFC 5280). Made anew each time, so
 * that no key is kept anywhere; good for a day.
 */
export function selfSignedCertificate(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"));
  const name = sequence(set(sequence(objectId("550403"), element(0x0c, Buffer.from("localhost")))));
  const day = 24 * 3_600_000;
  const toBeSigned = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))), // version 3
    element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    element(
      0xa3,
      sequence(
        // basicConstraints: its own authority.
        sequence(
          objectId("551d13"),
          element(0x01, Buffer.from([0xff])),
          element(0x04, sequence(element(0x01, Buffer.from([0xff])))),
        ),
        // subjectAltName
        sequence(objectId("551d11"), element(0x04, sequence(element(0x82, Buffer.from("localhost"))))),
      ),
    ),
  );
  const signature = sign("sha256", toBeSigned, privateKey);
  const certificate = sequence(
    toBeSigned,
    ecdsaWithSha256,
    element(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString("base64")}\n-----END CERTIFICATE-----\n`,
  };
}

/** One element of DER (X.690): tag, length, content. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...elements: Buffer[]): Buffer {
  return element(0x30, Buffer.concat(elements));
}

function set(...elements: Buffer[]): Buffer {
  return element(0x31, Buffer.concat(elements));
}

function objectId(hex: string): Buffer {
  return element(0x06, Buffer.from(hex, "hex"));
}

function time(moment: number): Buffer {
  const digits = new Date(moment).toISOString().replace(/[-:T]|\.\d+/g, "");
  return element(0x18, Buffer.from(digits));
}
