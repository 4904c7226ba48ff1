import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { makeIssuer } from "../test-issuer";

const algorithm = "ES256";

/** The key of a CI system that a stored workspace trusts. */
export async function newIssuerKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return exportJWK(privateKey);
}

/** The same CI system, whenever. */
export async function issuerWith(key: JWK) {
  const { d: _secret, ...open } = key;
  const [privateKey, publicKey] = await Promise.all([importJWK(key, algorithm), importJWK(open, algorithm)]);
  // Of a key pair: only secrets that are shared are bytes.
  return makeIssuer(undefined, algorithm, {
    privateKey: privateKey as CryptoKey,
    publicKey: publicKey as CryptoKey,
  });
}
