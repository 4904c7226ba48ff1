import * as z from "zod/mini";
import { idsOnce } from "../each-once";
import { accountIdSchema, idSchema } from "../ids";
import {
  daySchema,
  digestSchema,
  linkSchema,
  nameSchema,
  noteSchema,
  parentRefSchema,
  shortTextSchema,
} from "./fields";
import {
  artifacts,
  claimStatuses,
  credentialRights,
  environments,
  nodeKinds,
  reviewables,
  stages,
  zoneKinds,
} from "./document-lists";
import { limits, storedLimits } from "./limits";
import { ownControlSchema, ownFrameworkSchema } from "./own-control-schemas";

export const stageSchema = z.enum(stages);

export const nodeKindSchema = z.enum(nodeKinds);

export const artifactSchema = z.enum(artifacts);
export const credentialRightSchema = z.enum(credentialRights);

export const claimStatusSchema = z.enum(claimStatuses);

const coordinateSchema = z.number().check(z.minimum(-1e6), z.maximum(1e6));
export const positionSchema = z.strictObject({ x: coordinateSchema, y: coordinateSchema });

export const nodeSchema = z.strictObject({
  id: idSchema,
  kind: nodeKindSchema,
  technologies: z.optional(z.array(shortTextSchema).check(z.maxLength(limits.technologiesPerNode))),
  name: nameSchema,
  stage: stageSchema,
  version: z.optional(shortTextSchema),
  url: z.optional(linkSchema),
  position: positionSchema,
  zone: z.optional(idSchema),
  owner: z.optional(shortTextSchema),
  note: z.optional(noteSchema),
  environment: z.optional(z.enum(environments)),
  buildsImages: z.optional(z.boolean()),
  /** A developer outside the organisation, who may propose changes, as from a fork. */
  external: z.optional(z.boolean()),
});

export const edgeSchema = z.strictObject({
  id: idSchema,
  source: idSchema,
  target: idSchema,
  artifact: artifactSchema,
  automated: z.optional(z.boolean()),
  /** Whether its name is fixed, by digest, commit or hashed lock file; absent: not answered. */
  pinned: z.optional(z.boolean()),
  /** Of a credential: what it lets its holder do; absent: unanswered, and read as `admin`. */
  right: z.optional(credentialRightSchema),
  /** Of a credential: it ends by itself within a day; absent: unanswered, and read as standing. */
  shortLived: z.optional(z.boolean()),
  images: z.optional(z.array(idSchema).check(z.maxLength(limits.images))),
  note: z.optional(noteSchema),
});

export const zoneSchema = z.strictObject({ id: idSchema, name: nameSchema, kind: z.enum(zoneKinds) });

const parentSchema = z.strictObject({ ref: parentRefSchema, digest: z.optional(digestSchema) });
export const layerSchema = z.strictObject({
  kind: z.enum(["parent", "dependencies", "application", "configuration", "other"]),
  title: nameSchema,
});
export const imageSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** Other names of the same image, such as in a second registry. */
  names: z.optional(z.array(parentRefSchema).check(z.maxLength(limits.namesPerImage))),
  builtBy: z.optional(idSchema),
  parents: z.optional(z.array(parentSchema).check(z.maxLength(limits.parentsPerImage))),
  layers: z.optional(z.array(layerSchema).check(z.maxLength(limits.layersPerImage))),
});

export const evidenceSchema = z.strictObject({
  id: idSchema,
  title: nameSchema,
  tool: z.optional(shortTextSchema),
  result: z.enum(["supports", "contradicts"]),
  effective: daySchema,
  expires: z.optional(daySchema),
  url: z.optional(linkSchema),
  digest: z.optional(digestSchema),
});
/** What a person says of it; its id is made. */
export const newEvidenceSchema = z.omit(evidenceSchema, { id: true });

/**
 * A known risk that is accepted until a day: it stays a gap. The reason is that of the claim. Approver and residual risk are
 * required on entry (needs-acceptance.ts), and may be missing in a shared copy.
 */
export const acceptanceSchema = z.strictObject({
  by: z.optional(shortTextSchema),
  until: daySchema,
  /** What can still happen while it is accepted. */
  residual: z.optional(noteSchema),
});

export const claimSchema = z.strictObject({
  node: idSchema,
  control: idSchema,
  status: z.optional(claimStatusSchema),
  owner: z.optional(shortTextSchema),
  due: z.optional(daySchema),
  note: z.optional(noteSchema),
  ticket: z.optional(linkSchema),
  reason: z.optional(noteSchema),
  review: z.optional(daySchema),
  acceptance: z.optional(acceptanceSchema),
  evidence: z.optional(z.array(evidenceSchema).check(z.maxLength(limits.evidencePerClaim))),
});

/** Two-person approval of a claim. `of` is the approved content: the approval is valid while the claim has it. */
export const reviewSchema = z.strictObject({
  id: idSchema,
  node: idSchema,
  control: idSchema,
  /** The account, and its name on that day. */
  reviewer: accountIdSchema,
  name: nameSchema,
  on: daySchema,
  note: z.optional(noteSchema),
  of: z.strictObject({
    status: claimStatusSchema,
    reason: z.optional(noteSchema),
    review: z.optional(daySchema),
    acceptance: z.optional(acceptanceSchema),
    evidence: z.optional(z.array(evidenceSchema).check(z.maxLength(limits.evidencePerClaim))),
  }),
});

/** What the workspace asks of every map. Only its settings change it. */
export const policySchema = z.strictObject({
  /** The statuses that count only with approval. */
  needsReview: z.optional(z.array(z.enum(reviewables)).check(z.maxLength(reviewables.length))),
  /** The workspace's own controls that were released, those retired since included. */
  controls: z.optional(z.array(ownControlSchema).check(z.maxLength(limits.ownControls), idsOnce)),
  frameworks: z.optional(z.array(ownFrameworkSchema).check(z.maxLength(limits.ownFrameworks), idsOnce)),
});

/** The document as stored and exported, `blueline/pipeline/1`. Unknown keys are refused. */
export const documentSchema = z.strictObject({
  schema: z.literal("blueline/pipeline/1"),
  name: nameSchema,
  description: z.optional(noteSchema),
  nodes: z.array(nodeSchema).check(z.maxLength(storedLimits.nodes)),
  edges: z.array(edgeSchema).check(z.maxLength(storedLimits.edges)),
  zones: z.array(zoneSchema).check(z.maxLength(limits.zones)),
  images: z.array(imageSchema).check(z.maxLength(limits.images)),
  claims: z.array(claimSchema).check(z.maxLength(storedLimits.claims)),
  reviews: z.optional(z.array(reviewSchema).check(z.maxLength(limits.reviews))),
  policy: z.optional(policySchema),
});

/** A document that comes in: no larger than a map may become. */
export const newDocumentSchema = z.extend(documentSchema, {
  nodes: atMost(limits.nodes, z.array(nodeSchema)),
  edges: atMost(limits.edges, z.array(edgeSchema)),
  claims: atMost(limits.claims, z.array(claimSchema)),
});

function atMost<Item extends z.core.$ZodType>(
  most: number,
  list: z.ZodMiniArray<Item>,
): z.ZodMiniArray<Item> {
  const error = ({ input }: { readonly input?: unknown }) =>
    `are ${Array.isArray(input) ? input.length.toLocaleString("en") : "more"}, and a map has at most ${most.toLocaleString("en")}`;
  return list.check(z.maxLength(most, { error }));
}
