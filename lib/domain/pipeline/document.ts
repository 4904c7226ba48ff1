import * as z from "zod";
import { idSchema } from "../ids";
import { daySchema, digestSchema, linkSchema, nameSchema, noteSchema, textSchema } from "./fields";
import { limits } from "./limits";

export const stages = ["build", "distribute", "run"] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

export const nodeKinds = [
  "developer",
  "source-repository",
  "ci",
  "builder",
  "parent-registry",
  "production-registry",
  "delivery",
  "orchestrator",
  "host",
  "workload",
  "service",
] as const;
export const nodeKindSchema = z.enum(nodeKinds);
export type NodeKind = z.infer<typeof nodeKindSchema>;

export const artifacts = ["code", "parent-image", "image", "container", "manifest", "credential"] as const;
export const artifactSchema = z.enum(artifacts);
export type Artifact = z.infer<typeof artifactSchema>;

export const claimStatuses = ["missing", "planned", "partial", "implemented", "not-applicable"] as const;
export const claimStatusSchema = z.enum(claimStatuses);
export type ClaimStatus = z.infer<typeof claimStatusSchema>;

export const positionSchema = z.strictObject({ x: z.number().min(-1e6).max(1e6), y: z.number().min(-1e6).max(1e6) });
export type Position = z.infer<typeof positionSchema>;

export const nodeSchema = z.strictObject({
  id: idSchema,
  kind: nodeKindSchema,
  technologies: z.array(textSchema(limits.name)).max(limits.technologiesPerNode).optional(),
  name: nameSchema,
  stage: stageSchema,
  version: textSchema(limits.name).optional(),
  url: linkSchema.optional(),
  position: positionSchema,
  zone: idSchema.optional(),
  owner: textSchema(limits.name).optional(),
  note: noteSchema.optional(),
  environment: z.enum(["production", "staging", "test", "development"]).optional(),
  buildsImages: z.boolean().optional(),
});
export type PipelineNode = z.infer<typeof nodeSchema>;

export const edgeSchema = z.strictObject({
  id: idSchema,
  source: idSchema,
  target: idSchema,
  artifact: artifactSchema,
  automated: z.boolean().optional(),
  images: z.array(idSchema).max(limits.images).optional(),
  note: noteSchema.optional(),
});
export type PipelineEdge = z.infer<typeof edgeSchema>;

export const zoneSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  kind: z.enum(["account", "cluster", "network", "team", "other"]),
});
export type Zone = z.infer<typeof zoneSchema>;

const parentSchema = z.strictObject({ ref: textSchema(limits.url).min(1), digest: digestSchema.optional() });
const layerSchema = z.strictObject({ kind: z.enum(["parent", "dependencies", "application", "configuration", "other"]), title: nameSchema });
export const imageSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  builtBy: idSchema.optional(),
  parents: z.array(parentSchema).max(limits.parentsPerImage).optional(),
  layers: z.array(layerSchema).max(limits.layersPerImage).optional(),
});
export type Image = z.infer<typeof imageSchema>;

export const evidenceSchema = z.strictObject({
  id: idSchema,
  title: nameSchema,
  tool: textSchema(limits.name).optional(),
  result: z.enum(["supports", "contradicts"]),
  effective: daySchema,
  expires: daySchema.optional(),
  url: linkSchema.optional(),
  digest: digestSchema.optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const claimSchema = z.strictObject({
  node: idSchema,
  control: idSchema,
  status: claimStatusSchema.optional(),
  owner: textSchema(limits.name).optional(),
  due: daySchema.optional(),
  note: noteSchema.optional(),
  ticket: linkSchema.optional(),
  reason: noteSchema.optional(),
  review: daySchema.optional(),
  evidence: z.array(evidenceSchema).max(limits.evidencePerClaim).optional(),
});
export type Claim = z.infer<typeof claimSchema>;

/** The document as exported and imported, `blueline/pipeline/1`. Unknown keys are refused. */
export const documentSchema = z.strictObject({
  schema: z.literal("blueline/pipeline/1"),
  name: nameSchema,
  description: noteSchema.optional(),
  nodes: z.array(nodeSchema).max(limits.nodes),
  edges: z.array(edgeSchema).max(limits.edges),
  zones: z.array(zoneSchema).max(limits.zones),
  images: z.array(imageSchema).max(limits.images),
  claims: z.array(claimSchema).max(limits.claims),
});
export type PipelineDocument = z.infer<typeof documentSchema>;
