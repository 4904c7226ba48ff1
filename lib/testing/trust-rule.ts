import { generateKeyPairSync } from "node:crypto";
import type { NewTrustRule } from "@/lib/domain/contract/tokens";

const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** A rule for the CI of a repository, whose issuer's other half of the key nobody has. */
export function aTrustRule(more: Partial<NewTrustRule> = {}): NewTrustRule {
  return {
    name: "acme/shop",
    issuer: "https://ci.example",
    audience: "https://blueline.example",
    subject: "repo:acme/shop:*",
    scopes: ["read", "import", "evidence", "snapshot"],
    keys: JSON.stringify({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig" }] }),
    ...more,
  };
}
