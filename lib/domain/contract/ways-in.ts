import * as z from "zod";
import { entryTypes } from "../catalogue/entry-types";
import { effectiveStatuses } from "../posture/coverage/effective-status";
import { entryStates, insertKinds, wayStates } from "../posture/ways-in/way-in";

// The entry points, best changes and connections of a posture, as lib/domain/posture/ways-in/way-in.ts
// explains them.

const ids = z.array(z.string()).readonly();

export const controlAtSchema = z.strictObject({ node: z.string(), control: z.string() });

export const placeSchema = z.union([
  z.strictObject({ node: z.string() }),
  z.strictObject({ edge: z.string() }),
]);

export const wayInSchema = z.strictObject({
  places: z.array(placeSchema).readonly(),
  published: z.boolean(),
  state: z.enum(wayStates),
  said: z.boolean(),
  entries: z
    .array(
      z.strictObject({
        type: z.enum(entryTypes),
        state: z.enum(entryStates),
        said: z.boolean(),
        closers: z.array(controlAtSchema.extend({ status: z.enum(effectiveStatuses) })).readonly(),
      }),
    )
    .readonly(),
  reached: ids,
  unguarded: ids,
  witness: ids,
  stops: z.array(controlAtSchema).readonly(),
});

export const insertKindSchema = z.enum(insertKinds);

const count = z.number().int().min(0);

const singleChangeSchema = z.union([
  z.strictObject({ implement: controlAtSchema }),
  z.strictObject({ remove: z.string() }),
  z.strictObject({ revoke: z.string() }),
  z.strictObject({ lead: z.strictObject({ edge: z.string(), to: z.string() }) }),
  z.strictObject({ insert: z.strictObject({ edge: z.string(), kind: insertKindSchema }) }),
]);

/** A control that opens an attack path has a negative effect. */
const turned = z.number().int().exactOptional();

const changeOptionSchema = z.strictObject({
  change: z.union([singleChangeSchema, z.strictObject({ together: z.array(singleChangeSchema).readonly() })]),
  effort: z.number(),
  confirmed: turned,
  assumed: turned,
  depends: turned,
  ways: count,
  gates: count,
});

export const bestChangeSchema = changeOptionSchema.extend({
  /** In versions 1 and 2. */
  sure: count.exactOptional(),
  alternatives: z.array(changeOptionSchema).readonly().exactOptional(),
});

export const handOverSchema = z.strictObject({ edge: z.string(), gates: ids, pairs: count, ways: count });
