import * as z from "zod/mini";
import { idsOnce, namesOnce } from "../each-once";
import { idSchema } from "../ids";
import { linkSchema, nameSchema, textSchema } from "./fields";
import {
  controlKinds,
  gateSubjects,
  gateAims,
  gatePoints,
  nodeKinds,
  ownStates,
  stages,
} from "./document-lists";
import { limits } from "./limits";

const lineSchema = textSchema(limits.ownLine).check(z.minLength(1, "must not be empty"));
const proseSchema = textSchema(limits.ownProse).check(z.minLength(1, "must not be empty"));

/** As the catalogue writes them, with dots: `slsa-1.2`. */
const frameworkIdSchema = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9][a-z0-9.-]{0,63}$/,
      "must be 1 to 64 of a-z, 0-9, . and -, starting with a letter or digit",
    ),
  );
const requirementIdSchema = nameSchema;

/** Which combinations of the three there are, the catalogue says: lib/domain/catalogue/own/gate-forms.ts. */
const ownGateSchema = z.strictObject({
  point: z.enum(gatePoints),
  about: z.enum(gateSubjects),
  against: z.enum(gateAims),
});

/** What the author of a control writes. */
const writtenControl = {
  id: idSchema,
  title: nameSchema,
  /** Absent: nodes of every kind. */
  appliesTo: z.optional(z.array(z.enum(nodeKinds)).check(z.minLength(1, "must name a kind"), namesOnce)),
  /** Technology products that it is about; absent: all. */
  products: z.optional(
    z
      .array(idSchema)
      .check(z.minLength(1, "must name a product"), z.maxLength(limits.productsPerOwnControl), namesOnce),
  ),
  stage: z.enum(stages),
  kind: z.enum(controlKinds),
  gate: z.optional(ownGateSchema),
  weight: z.int().check(z.minimum(1, "must be 1 to 5"), z.maximum(5, "must be 1 to 5")),
  what: proseSchema,
  why: proseSchema,
  how: z.array(lineSchema).check(z.maxLength(limits.stepsPerOwnControl)),
  /** By framework, of the catalogue or of one's own: the requirements that it supports. */
  requirements: z.optional(
    z
      .record(
        frameworkIdSchema,
        z
          .array(requirementIdSchema)
          .check(
            z.minLength(1, "must name a requirement"),
            z.maxLength(limits.requirementsPerOwnControl),
            namesOnce,
          ),
      )
      .check(
        z.refine(
          (requirements) => Object.keys(requirements).length <= limits.frameworksPerOwnControl,
          `must name at most ${limits.frameworksPerOwnControl} frameworks`,
        ),
      ),
  ),
};

/** A control of one's own as it is written and uploaded. Its version and state are the workspace's to say. */
export const writtenControlSchema = z.strictObject(writtenControl);

/** A control of one's own as documents carry it. Drafts are in none. */
export const ownControlSchema = z.strictObject({
  ...writtenControl,
  version: z.int().check(z.minimum(1), z.maximum(limits.ownVersions)),
  state: z.enum(ownStates),
});

/** One's own framework, of the form of the files in lib/domain/catalogue/frameworks. */
export const ownFrameworkSchema = z.strictObject({
  id: frameworkIdSchema,
  title: nameSchema,
  version: lineSchema,
  publisher: lineSchema,
  url: linkSchema,
  licence: lineSchema,
  items: z
    .array(
      z.strictObject({
        id: requirementIdSchema,
        title: lineSchema,
        section: z.optional(nameSchema),
        url: z.optional(linkSchema),
      }),
    )
    .check(
      z.minLength(1, "must have an item"),
      z.maxLength(limits.itemsPerOwnFramework, `must have at most ${limits.itemsPerOwnFramework} items`),
      idsOnce,
    ),
});
