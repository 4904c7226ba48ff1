import type { JWK } from "jose";
import type { Dialect } from "@/lib/server/database/database";

/** What is known of what was stored: how to get in, and what it showed. */
export interface StoredManifest {
  /** What the server signed and encrypted with. */
  readonly secret: string;
  /** Of a CI system that a rule trusts. */
  readonly issuerKey: JWK;
  /** Those of the time, in order. */
  readonly migrations: readonly string[];
  readonly databases: { readonly [In in Dialect]: StoredWorkspace };
}

/** By a name, what was made. */
export interface StoredWorkspace {
  /** The last moment of it, ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly people: Readonly<Record<string, StoredPerson>>;
  /** Ids. */
  readonly pipelines: Readonly<Record<string, string>>;
  readonly shares: Readonly<Record<string, StoredShare>>;
  readonly tokens: Readonly<Record<string, string>>;
  /** Secrets of links that work once, by what they are for. */
  readonly links: Readonly<Record<string, string>>;
  /** Of browsers. */
  readonly cookies: Readonly<Record<string, string>>;
  /** The hash of each thing that was shown then and shows the same for good. */
  readonly shown: Readonly<Record<string, string>>;
  /** What `blueline verify --json` found. */
  readonly verified: unknown;
  /** As `blueline heads` prints them. */
  readonly heads: unknown;
}

/** Somebody of a stored workspace, and how they sign in. */
export interface StoredPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** As an authenticator app read it; absent: they have no second factor. */
  readonly totpURI?: string | undefined;
  readonly recoveryCodes?: readonly string[] | undefined;
}

/** A link as its reader has it. */
export interface StoredShare {
  readonly id: string;
  readonly secret: string;
  readonly passphrase?: string | undefined;
}
