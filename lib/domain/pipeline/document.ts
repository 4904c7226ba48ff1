import type * as z from "zod/mini";
import type {
  credentialRights,
  environments,
  gateAims,
  gatePoints,
  gateSubjects,
  reviewables,
} from "./document-lists";
import type {
  artifactSchema,
  acceptanceSchema,
  claimSchema,
  claimStatusSchema,
  documentSchema,
  edgeSchema,
  evidenceSchema,
  imageSchema,
  layerSchema,
  nodeKindSchema,
  nodeSchema,
  policySchema,
  positionSchema,
  reviewSchema,
  stageSchema,
  zoneSchema,
} from "./document-schemas";
import type { ownControlSchema, ownFrameworkSchema, writtenControlSchema } from "./own-control-schemas";

// Types alone: what checks a document is not carried by the map in its first second.

export type Stage = z.infer<typeof stageSchema>;
export type NodeKind = z.infer<typeof nodeKindSchema>;
export type Artifact = z.infer<typeof artifactSchema>;
export type CredentialRight = (typeof credentialRights)[number];
export type ClaimStatus = z.infer<typeof claimStatusSchema>;
export type Environment = (typeof environments)[number];
export type Position = z.infer<typeof positionSchema>;
export type PipelineNode = z.infer<typeof nodeSchema>;
export type PipelineEdge = z.infer<typeof edgeSchema>;
export type Zone = z.infer<typeof zoneSchema>;
export type Image = z.infer<typeof imageSchema>;
export type Layer = z.infer<typeof layerSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type Reviewable = (typeof reviewables)[number];
export type Acceptance = z.infer<typeof acceptanceSchema>;
export type Review = z.infer<typeof reviewSchema>;
export type Policy = z.infer<typeof policySchema>;
export type OwnControl = z.infer<typeof ownControlSchema>;
export type WrittenControl = z.infer<typeof writtenControlSchema>;
export type OwnFramework = z.infer<typeof ownFrameworkSchema>;
/** Where an artifact must stop to be checked. */
export type GatePoint = (typeof gatePoints)[number];
export type GateSubject = (typeof gateSubjects)[number];
/**
 * What a gate stops (Analysis 7). `mistake`: what is known to be bad, never an attacker. `any`: an independent
 * judgement. `swap`: whatever is not what was made. `stranger`: what comes from no registry. `outsider`: strangers' changes.
 */
export type GateAgainst = (typeof gateAims)[number];
export type PipelineDocument = z.infer<typeof documentSchema>;
