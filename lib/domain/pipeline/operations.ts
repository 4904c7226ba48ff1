import * as z from "zod/mini";
import { accountIdSchema, idSchema, operationIdSchema } from "../ids";
import { nameSchema, noteSchema, textSchema } from "./fields";
import { limits, storedLimits } from "./limits";
import {
  claimSchema,
  edgeSchema,
  evidenceSchema,
  imageSchema,
  nodeSchema,
  policySchema,
  positionSchema,
  reviewSchema,
  zoneSchema,
} from "./document-schemas";

const changesSomething = z.refine<object>((set) => Object.keys(set).length > 0, "must change something");

/** A missing field is unchanged; null clears it, if the record allows that. */
function changesOf<Shape extends z.core.$ZodShape>(shape: Shape) {
  const changes = Object.fromEntries(
    Object.entries(shape).map(([key, field]) => [
      key,
      z.optional(field instanceof z.ZodMiniOptional ? z.nullable(field.def.innerType) : field),
    ]),
  ) as {
    [Key in keyof Shape]: Shape[Key] extends z.ZodMiniOptional<infer Field>
      ? z.ZodMiniOptional<z.ZodMiniNullable<Field>>
      : z.ZodMiniOptional<Shape[Key]>;
  };
  return z.strictObject(changes).check(changesSomething);
}

const { id: _nodeId, position: _position, ...nodeFields } = nodeSchema.shape;
const { id: _edgeId, ...edgeFields } = edgeSchema.shape;
const { id: _zoneId, ...zoneFields } = zoneSchema.shape;
const { id: _imageId, ...imageFields } = imageSchema.shape;
const { node: _claimNode, control: _claimControl, evidence: _evidence, ...claimFields } = claimSchema.shape;

const nodeChangesSchema = changesOf(nodeFields);
const edgeChangesSchema = changesOf(edgeFields);
const zoneChangesSchema = changesOf(zoneFields);
const imageChangesSchema = changesOf(imageFields);
const claimChangesSchema = changesOf(claimFields);

const policyChangesSchema = changesOf(policySchema.shape);

/** A node, one of its controls, or a connection. */
export const commentPlaceSchema = z.union([
  z.strictObject({ node: idSchema, control: z.optional(idSchema) }),
  z.strictObject({ edge: idSchema }),
]);
export type CommentPlace = z.infer<typeof commentPlaceSchema>;

const commentSchema = z.strictObject({
  id: idSchema,
  /** The thread that it answers in, by the id of its first comment; absent: it begins one. */
  thread: z.optional(idSchema),
  about: commentPlaceSchema,
  text: textSchema(limits.comment).check(z.minLength(1)),
  /** Accounts that are notified. */
  mentions: z.optional(z.array(accountIdSchema).check(z.maxLength(limits.mentionsPerComment))),
});

const positionsSchema = z.record(idSchema, positionSchema).check(
  z.refine((positions) => Object.keys(positions).length > 0, "must move something"),
  z.refine(
    (positions) => Object.keys(positions).length <= storedLimits.nodes,
    `must move at most ${storedLimits.nodes} nodes`,
  ),
);

const bodies = [
  z.strictObject({
    type: z.literal("pipeline.changed"),
    set: z
      .strictObject({ name: z.optional(nameSchema), description: z.optional(z.nullable(noteSchema)) })
      .check(changesSomething),
  }),
  z.strictObject({ type: z.literal("node.added"), node: nodeSchema }),
  z.strictObject({ type: z.literal("node.changed"), node: idSchema, set: nodeChangesSchema }),
  z.strictObject({ type: z.literal("nodes.moved"), positions: positionsSchema }),
  z.strictObject({ type: z.literal("node.removed"), node: idSchema }),
  z.strictObject({ type: z.literal("edge.added"), edge: edgeSchema }),
  z.strictObject({ type: z.literal("edge.changed"), edge: idSchema, set: edgeChangesSchema }),
  z.strictObject({ type: z.literal("edge.removed"), edge: idSchema }),
  z.strictObject({ type: z.literal("zone.added"), zone: zoneSchema }),
  z.strictObject({ type: z.literal("zone.changed"), zone: idSchema, set: zoneChangesSchema }),
  z.strictObject({ type: z.literal("zone.removed"), zone: idSchema }),
  z.strictObject({ type: z.literal("image.added"), image: imageSchema }),
  z.strictObject({ type: z.literal("image.changed"), image: idSchema, set: imageChangesSchema }),
  z.strictObject({ type: z.literal("image.removed"), image: idSchema }),
  z.strictObject({
    type: z.literal("claim.changed"),
    node: idSchema,
    control: idSchema,
    set: z.nullable(claimChangesSchema),
  }),
  z.strictObject({
    type: z.literal("evidence.added"),
    node: idSchema,
    control: idSchema,
    evidence: evidenceSchema,
  }),
  z.strictObject({
    type: z.literal("evidence.removed"),
    node: idSchema,
    control: idSchema,
    evidence: idSchema,
  }),
  z.strictObject({ type: z.literal("review.added"), review: reviewSchema }),
  z.strictObject({
    type: z.literal("review.withdrawn"),
    node: idSchema,
    control: idSchema,
    withdrawn: idSchema,
  }),
  z.strictObject({ type: z.literal("policy.changed"), set: policyChangesSchema }),
  z.strictObject({ type: z.literal("comment.added"), comment: commentSchema }),
  z.strictObject({ type: z.literal("comment.removed"), comment: idSchema, about: commentPlaceSchema }),
  z.strictObject({ type: z.literal("thread.resolved"), thread: idSchema, about: commentPlaceSchema }),
  z.strictObject({ type: z.literal("thread.reopened"), thread: idSchema, about: commentPlaceSchema }),
] as const;

/** What happened, without the id that the client gives it: what `invert` returns and the editor emits. */
export const operationBodySchema = z.discriminatedUnion("type", bodies);
export type OperationBody = z.infer<typeof operationBodySchema>;

/** One change to a pipeline, a past-tense fact. Types are never renamed or reused: old logs must replay. */
export type Operation = OperationBody & { readonly id: string };
// The cast only restores what `map` forgets: each member is its body plus the id.
const operations = bodies.map((body) =>
  z.extend(body, { id: operationIdSchema }),
) as unknown as typeof bodies;
export const operationSchema = z.discriminatedUnion(
  "type",
  operations,
) as unknown as z.ZodMiniType<Operation>;
