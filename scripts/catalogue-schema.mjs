import * as z from "zod";

// The words of the domain's types (lib/domain/pipeline/document.ts, lib/domain/catalogue/catalogue.ts), which
// plain JavaScript can't import. lib/domain/catalogue/load.test.ts fails if they differ.
export const nodeKind = z.enum([
  "developer",
  "source-repository",
  "ci",
  "builder",
  "parent-registry",
  "package-registry",
  "production-registry",
  "delivery",
  "orchestrator",
  "host",
  "workload",
  "service",
]);
const stage = z.enum(["build", "distribute", "run"]);
const gatePoint = z.enum([
  "commit",
  "pipeline-trigger",
  "parent-pull",
  "image-build",
  "registry-push",
  "promotion",
  "registry-pull",
  "deploy",
  "admission",
]);

const artifact = z.enum(["code", "parent-image", "tool", "image", "container", "manifest", "credential"]);
const entryType = z.enum([
  "untrusted-change",
  "moved-tag",
  "hostile-dependency",
  "leaked-secret",
  "stored-secret",
  "stolen-account",
  "exposed-service",
  "unpatched-service",
  "trusted-service",
  "lost-laptop",
]);
const closedType = z.enum([
  ...entryType.options,
  "shared-state",
  "job-rights",
  "signing-key",
  "escape",
  "lone-release",
]);

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "must be 1 to 64 of a-z, 0-9 and -");
const fileId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, "must be 1 to 64 of a-z, 0-9, . and -");
const line = z.string().regex(/^\S(.*\S)?$/, "must be one line of text, without spaces at its ends");
const some = (schema) =>
  z
    .array(schema)
    .min(1)
    .refine((values) => new Set(values).size === values.length, "must not contain duplicates");

export const controlSchema = z.strictObject({
  id,
  title: line,
  /** For cards, which have room for no more. */
  shortTitle: line.max(28),
  appliesTo: some(nodeKind),
  products: some(id).optional(),
  onlyIfFed: z.boolean().optional(),
  onlyIfEntered: z.partialRecord(nodeKind, some(artifact)).optional(),
  stage,
  kind: z.enum(["preventive", "detective", "corrective"]),
  gate: z
    .strictObject({
      point: gatePoint,
      about: z.enum(["content", "orders", "any"]),
      against: z.enum(["mistake", "any", "swap", "stranger", "outsider"]),
      with: id.optional(),
      provedBy: id.optional(),
    })
    .optional(),
  closes: some(closedType).optional(),
  closesAt: z.partialRecord(closedType, some(nodeKind)).optional(),
  closesOn: some(artifact).optional(),
  asDeclared: some(closedType).optional(),
  prevents: some(entryType).optional(),
  effort: z.int().min(1).max(3).optional(),
  weight: z.number().min(1).max(5),
  what: line,
  why: line,
  how: some(line),
  mitigates: z.array(line),
  frameworks: z.record(fileId, some(line)),
  evidence: z.array(
    z.strictObject({
      tool: line,
      ids: some(line).optional(),
      manualIds: some(line).optional(),
      output: line.optional(),
    }),
  ),
});

export const technologiesSchema = z.array(
  z.strictObject({
    id,
    name: line,
    kinds: some(nodeKind),
    products: some(id).optional(),
    hosted: z.boolean().optional(),
    icon: z
      .string()
      .regex(/^[a-z0-9]+$/)
      .optional(),
    /** Other names; only for search. */
    names: some(line).optional(),
    aliases: some(line).optional(),
  }),
);

const question = z
  .string()
  .regex(/^[A-Z].*[^ ]\?$/, "must be one question that ends with a question mark")
  .max(160);

/**
 * By control: the interview's question, and its wording for a technology. `{tool}` becomes the tool's name.
 */
export const questionsSchema = z.record(
  id,
  z.strictObject({ question, in: z.record(id, question).optional() }),
);

/** By technology or kind: the controls that the interview asks about before those with the greatest weight. */
export const firstSchema = z.record(id, some(id).max(5));

const requirement = z.strictObject({
  id: line,
  title: line,
  section: line.optional(),
  type: line.optional(),
  track: line.optional(),
  level: z.union([z.number(), line]).optional(),
  implementer: line.optional(),
  counterpart: line.optional(),
  url: z.url().optional(),
  tactics: some(line).optional(),
  mitigations: z.array(line).optional(),
  v19Tactics: some(line).optional(),
  replacedBy: line.optional(),
});

export const frameworkSchema = z.strictObject({
  id: fileId,
  title: line,
  version: line,
  publisher: line,
  url: z.url(),
  licence: line,
  attribution: line.optional(),
  mitigationNames: z.record(line, line).optional(),
  items: z.array(requirement).min(1),
});

const judged = z.array(z.strictObject({ control: id, why: line }));

/** A real incident, and the entries and controls of a map that it concerns (Analysis 9). */
export const incidentSchema = z.strictObject({
  id,
  title: line,
  date: z.iso.date(),
  stage,
  story: line,
  match: z.strictObject({
    entry: some(entryType),
    /** Kinds of the reached node, and of its origin; absent: any. */
    kinds: some(nodeKind).optional(),
    from: some(nodeKind).optional(),
    technologies: some(id).optional(),
    artifacts: some(artifact).optional(),
    stops: some(id),
  }),
  stoppedBy: judged.min(1),
  didNotHelp: judged,
  sources: z
    .array(
      z.strictObject({
        title: line,
        url: z.url({ protocol: /^https$/ }),
        kind: z.enum(["primary", "secondary"]),
        read: z.boolean(),
      }),
    )
    .min(1),
  confidence: z.enum(["high", "medium", "low"]),
});

const dotted = z.string().regex(/^\d+(\.\d+)+$/, "must be numbers separated by dots");

/** Known exploited vulnerabilities, by affected product. */
export const exploitedSchema = z.strictObject({
  /** The day of the last update of the list. */
  date: z.iso.date(),
  rows: z
    .array(
      z.strictObject({
        cve: z.string().regex(/^CVE-\d{4}-\d{4,}$/, "must be CVE, a year and a number"),
        title: line,
        technologies: some(id),
        /** From, inclusive, to the fixed version; `parts`: only versions with so many numbers. */
        affected: z
          .array(
            z.strictObject({
              from: dotted.optional(),
              before: dotted,
              parts: z.int().min(2).optional(),
            }),
          )
          .min(1),
        since: z.iso.date(),
        source: z.url({ protocol: /^https$/ }),
      }),
    )
    .min(1)
    .refine((rows) => new Set(rows.map(({ cve }) => cve)).size === rows.length, "must not list a CVE twice"),
});

export const versionSchema = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{1,2}\.\d+$/, "must be year.month.number"),
});
