import "server-only";
import { canonicalJson, sha256 } from "../catalogue/canonical";

/** The hashed content of a log entry: the RFC 8785 form of exactly these. */
export type HashedOperation = {
  readonly pipelineId: string;
  readonly revision: number;
  readonly body: string;
  readonly actorId: string;
  readonly clientId: string;
  readonly at: Date;
  readonly outcome: string;
  readonly previousHash: string;
};

/**
 * The body is canonical already and the keys are sorted, so that a million entries can be verified without
 * parsing.
 */
export function operationHash({
  pipelineId,
  revision,
  body,
  actorId,
  clientId,
  at,
  outcome,
  previousHash,
}: HashedOperation): string {
  const field = (key: string, value: string | number) => `"${key}":${JSON.stringify(value)}`;
  return sha256(
    `{${field("actorId", actorId)},${field("at", at.toISOString())},${field("clientId", clientId)},"operation":${body},${field("outcome", outcome)},${field("pipelineId", pipelineId)},${field("previousHash", previousHash)},${field("revision", revision)}}`,
  );
}

/** The start of the chain: the pipeline and its first document. */
export function genesisHash(pipelineId: string, documentHash: string): string {
  return sha256(canonicalJson({ pipelineId, revision: 0, documentHash }));
}
