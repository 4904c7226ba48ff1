import { exportJWK, generateKeyPair, type GenerateKeyPairResult, type JWTPayload, SignJWT } from "jose";

/**
 * A CI system that signs identity tokens: its public keys are given out.
 * @param pair its keys; absent: they are made here
 */
export async function makeIssuer(
  issuer = "https://ci.example",
  algorithm = "ES256",
  pair?: GenerateKeyPairResult,
) {
  const { publicKey, privateKey } = pair ?? (await generateKeyPair(algorithm));
  const kid = "key-1";
  const keys = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid, alg: algorithm, use: "sig" }],
  });
  let count = 0;
  return {
    issuer,
    /** Its JWK set. */
    keys,
    /** @param more claims in place of those of a good token; undefined takes one away */
    sign(
      more: JWTPayload = {},
      header: { readonly kid?: string; readonly alg?: string } = {},
    ): Promise<string> {
      count += 1;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: issuer,
        aud: "https://blueline.example",
        sub: "repo:acme/shop:ref:refs/heads/main",
        iat: now,
        nbf: now,
        exp: now + 300,
        jti: `job-${count}-${now}`,
        ...more,
      };
      return new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid, ...header }).sign(privateKey);
    },
  };
}
