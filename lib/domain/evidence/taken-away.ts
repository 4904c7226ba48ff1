import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { type Hash, pieceId } from "./evidence-piece";
import { saidNames } from "./image-names";
import type { KeptStatement } from "./kept-report";
import { subjectKey } from "./subject-key";

/** Of which report a statement is. */
interface About {
  readonly tool: { readonly name: string };
  /** `sha256:...` of the file. */
  readonly digest: string;
}

export type TakenAway = (report: About, statement: KeptStatement) => boolean;

/**
 * Whether the evidence of a statement was removed from its claim, other than by a newer report: by undo, by hand, with its node
 * or claim, or by a restore.
 * @param hash SHA-256 as hexadecimal digits
 */
export function createTakenAway(pipeline: Pipeline, hash: Hash): TakenAway {
  return ({ tool, digest }, { control, subject, state, ran = { tool } }) => {
    if (state.as !== "matched") return false;
    const id = pieceId(hash, { tool: ran.tool.name, subject: subjectKey(subject), control });
    // Other reports of that day decided the id, and they are not known now.
    const isOfDigest =
      subject.kind === "image" && subject.digest !== undefined && saidNames(subject).length === 0;
    const { evidence = [] } = claimsOf(pipeline, state.node).get(control) ?? {};
    return !evidence.some((piece) => (piece.digest ?? digest) === digest && (isOfDigest || piece.id === id));
  };
}
