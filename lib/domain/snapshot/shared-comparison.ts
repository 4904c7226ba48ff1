import * as z from "zod";
import { analysisVersion } from "../posture/analysis-version";
import { type CompareAnswer, compareAnswerSchema } from "../contract/compare";
import { type Show, showSchema } from "../contract/shares";
import type { Claim, Evidence, PipelineDocument } from "../pipeline/document";
import { documentSchema } from "../pipeline/document-schemas";
import { numberCopy } from "./copy-numbers";
import { pickDocument, underNumbers } from "./redact";

/** All that the public page of a link to a comparison knows: two redacted maps, what differs between them, and no log. */
export const sharedComparisonSchema = z.strictObject({
  schema: z.literal("blueline/share-comparison/1"),
  /** By which both were judged; absent: an earlier one. */
  analysis: z.literal(analysisVersion).exactOptional(),
  /** The snapshot that was shared, and the one that it is compared with. */
  numbers: z.strictObject({ of: z.number().int(), with: z.number().int() }),
  show: showSchema,
  answer: compareAnswerSchema,
  before: documentSchema,
  after: documentSchema,
});
export type SharedComparison = z.infer<typeof sharedComparisonSchema>;

interface Maps {
  readonly before: PipelineDocument;
  readonly after: PipelineDocument;
}

const nothingCounted = {
  posture: { coverage: { nodes: {} }, gaps: { asDeclared: [], asProven: [] } },
  settled: [],
};

/**
 * Redacts two states of one map alike, with the same new ids and names for the same records. Hidden evidence stays in for its
 * verdicts: the other functions here remove it from the comparison.
 */
export function redactPair({ before, after }: Maps, show: Show): Maps {
  const picked = { before: pickJudged(before, show), after: pickJudged(after, show) };
  const both: PipelineDocument = {
    ...picked.after,
    nodes: withGone(picked.after.nodes, picked.before.nodes),
    edges: withGone(picked.after.edges, picked.before.edges),
    zones: withGone(picked.after.zones, picked.before.zones),
    images: withGone(picked.after.images, picked.before.images),
    claims: [],
  };
  const numbers = numberCopy(both, nothingCounted);
  const named = underNumbers(both, numbers);
  const names = new Map([...named.nodes, ...named.zones].map(({ id, name }) => [id, name]));
  // What has no name of its own in both is counted once for both: it is not "Host" in one and "Host 2" in the other.
  const withNames = (document: PipelineDocument): PipelineDocument => ({
    ...document,
    nodes: document.nodes.map((node) =>
      node.name === "" ? { ...node, name: names.get(numbers.nodes.of(node.id)) ?? "" } : node,
    ),
    zones: document.zones.map((zone) =>
      zone.name === "" ? { ...zone, name: names.get(numbers.zones.of(zone.id)) ?? "" } : zone,
    ),
  });
  return {
    before: underNumbers(withNames(picked.before), numbers),
    after: underNumbers(withNames(picked.after), numbers),
  };
}

function pickJudged(document: PipelineDocument, show: Show): PipelineDocument {
  // What the workspace asks to be confirmed is judged by, and taken out by `documentAsShared`.
  const { policy } = document;
  const picked = pickDocument(document, { ...show, evidence: true });
  const asked = policy?.needsReview ? { policy: { ...picked.policy, needsReview: policy.needsReview } } : {};
  if (show.evidence) return { ...picked, ...asked };
  return {
    ...picked,
    ...asked,
    ...(picked.reviews
      ? {
          reviews: picked.reviews.map((review) => ({
            ...review,
            of: { ...review.of, ...(review.of.evidence ? { evidence: review.of.evidence.map(bare) } : {}) },
          })),
        }
      : {}),
    claims: picked.claims.map(({ ticket: _ticket, evidence, ...claim }) => ({
      ...claim,
      ...(evidence && {
        evidence: evidence.map(bare),
      }),
    })),
  };
}

/** What of a piece of evidence decides. */
function bare({ id, result, effective, expires }: Evidence): Evidence {
  return { id, title: "", result, effective, ...(expires === undefined ? {} : { expires }) };
}

function withGone<T extends { readonly id: string }>(now: readonly T[], then: readonly T[]): T[] {
  const ids = new Set(now.map(({ id }) => id));
  return [...now, ...then.filter(({ id }) => !ids.has(id))];
}

/** What differs, without a word of evidence: neither what it was nor that it is another. */
export function diffWithoutEvidence(diff: CompareAnswer["diff"]): CompareAnswer["diff"] {
  const { added, removed, changed } = diff.claims;
  return {
    ...diff,
    claims: {
      added: added.flatMap(claimWithout),
      removed: removed.flatMap(claimWithout),
      changed: changed.flatMap(({ fields, ...claim }) => {
        const left = fields.filter(({ field }) => field !== "evidence");
        return left.length === 0 ? [] : [{ ...claim, fields: left }];
      }),
    },
  };
}

/** The visible part of a judged document: without workspace rules, and without hidden evidence. */
export function documentAsShared(document: PipelineDocument, show: Show): PipelineDocument {
  const { policy, reviews, ...rest } = document;
  const shown = { ...rest, ...(policy?.controls ? { policy: { controls: policy.controls } } : {}) };
  if (show.evidence) return { ...shown, ...(reviews ? { reviews } : {}) };
  return {
    ...shown,
    claims: shown.claims.flatMap(claimWithout),
    ...(reviews
      ? {
          reviews: reviews.map((review) => {
            const { evidence: _evidence, ...of } = review.of;
            return { ...review, of };
          }),
        }
      : {}),
  };
}

/** None if nothing is left to show. */
function claimWithout({ evidence: _evidence, ...claim }: Claim): Claim[] {
  return Object.keys(claim).length > 2 ? [claim] : [];
}
