import { generateKeyPairSync, sign } from "node:crypto";

/** An issuer that signs whatever it is given, byte by byte: what a library would never write. Its keys are P-256. */
export function makeRawIssuer(issuer: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { ...publicKey.export({ format: "jwk" }), kid: "key-1", alg: "ES256", use: "sig" };
  /** Of a good token, as JSON; a text takes the place of a value as it is written. */
  const header = { alg: "ES256", kid: "key-1", typ: "JWT" };
  const claims = () => {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: issuer,
      aud: "https://blueline.example",
      sub: "repo:acme/shop:ref:refs/heads/main",
      iat: now,
      nbf: now,
      exp: now + 300,
    };
  };
  return {
    issuer,
    key,
    keys: JSON.stringify({ keys: [key] }),
    header,
    claims,
    /** A good token but for what is given; undefined takes a field away. */
    token(
      moreClaims: Readonly<Record<string, unknown>> = {},
      moreHeader: Readonly<Record<string, unknown>> = {},
    ): string {
      return this.signed(
        JSON.stringify({ ...header, ...moreHeader }),
        JSON.stringify({ ...claims(), ...moreClaims }),
      );
    },
    /** Signs two texts, whatever they say. */
    signed(headerText: string | Uint8Array, payloadText: string | Uint8Array): string {
      const content = [headerText, payloadText]
        .map((text) => Buffer.from(text as string).toString("base64url"))
        .join(".");
      const signature = sign("sha256", Buffer.from(content), { key: privateKey, dsaEncoding: "ieee-p1363" });
      return `${content}.${signature.toString("base64url")}`;
    },
  };
}
