import "server-only";
import { canonicalJson, sha256 } from "../catalogue/canonical";

/** What an entry of the log is hashed over: the RFC 8785 form of exactly these. */
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

/** The body is canonical already and the keys stand in their order, so that a million entries need not be parsed to be verified. */
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

/** What the first operation is chained to: the pipeline and the document that it was made from. */
export function genesisHash(pipelineId: string, documentHash: string): string {
  return sha256(canonicalJson({ pipelineId, revision: 0, documentHash }));
}
