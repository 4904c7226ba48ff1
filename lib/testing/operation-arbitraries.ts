import * as fc from "fast-check";
import { type OperationBody, type Operation, operationBodySchema } from "../domain/pipeline/operations";
import {
  claimFieldsArbitrary,
  controlIds,
  edgeArbitrary,
  edgeIds,
  evidenceArbitrary,
  imageArbitrary,
  imageIds,
  nameArbitrary,
  nodeArbitrary,
  nodeIds,
  zoneArbitrary,
  reviewArbitrary,
  reviewIds,
  zoneIds,
} from "./arbitraries";
import { reviewables } from "../domain/pipeline/document-lists";

const node = fc.constantFrom<string>(...nodeIds);
const edge = fc.constantFrom<string>(...edgeIds);
const zone = fc.constantFrom<string>(...zoneIds);
const image = fc.constantFrom<string>(...imageIds);
const control = fc.constantFrom<string>(...controlIds);

const about = fc.oneof(fc.record({ node }), fc.record({ node, control }), fc.record({ edge }));

/**
 * A `set` of some fields of a record, each with a value or, if it may be absent, null. A `kept` key is never in it.
 */
function changes<T extends object>(
  record: fc.Arbitrary<T>,
  kept: readonly string[],
  clearable: readonly string[],
): fc.Arbitrary<{ [key: string]: unknown }> {
  return fc
    .record({
      from: record,
      dropped: fc.uniqueArray(fc.nat({ max: 13 })),
      cleared: fc.subarray([...clearable], { maxLength: Math.min(2, clearable.length) }),
    })
    .map(({ from, dropped, cleared }) => {
      const fields = Object.entries(from).filter(
        ([key], index) => !kept.includes(key) && !dropped.includes(index),
      );
      return Object.fromEntries([...fields, ...cleared.map((key): [string, unknown] => [key, null])]);
    })
    .filter((set) => Object.keys(set).length > 0);
}

const nodeSet = changes(
  nodeArbitrary(),
  ["id", "position"],
  ["technologies", "version", "url", "zone", "owner", "note", "environment", "buildsImages", "external"],
);
const edgeSet = changes(
  edgeArbitrary(),
  ["id"],
  ["automated", "pinned", "right", "shortLived", "images", "note"],
);
const zoneSet = changes(zoneArbitrary(), ["id"], []);
const imageSet = changes(imageArbitrary(), ["id"], ["names", "builtBy", "parents", "layers"]);
const claimSet = changes(
  claimFieldsArbitrary,
  [],
  ["status", "owner", "due", "note", "ticket", "reason", "review", "acceptance"],
);
const pipelineSet = changes(
  fc.record({ name: nameArbitrary, description: nameArbitrary }),
  [],
  ["description"],
);
const positions = fc.dictionary(
  node,
  fc.record(
    { x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) },
    { noNullPrototype: true },
  ),
  {
    minKeys: 1,
    maxKeys: 3,
    noNullPrototype: true,
  },
);

const unparsed = fc.oneof(
  fc.record({ type: fc.constant("pipeline.changed"), set: pipelineSet }),
  { arbitrary: fc.record({ type: fc.constant("node.added"), node: nodeArbitrary() }), weight: 3 },
  { arbitrary: fc.record({ type: fc.constant("node.changed"), node, set: nodeSet }), weight: 2 },
  fc.record({ type: fc.constant("nodes.moved"), positions }),
  fc.record({ type: fc.constant("node.removed"), node }),
  { arbitrary: fc.record({ type: fc.constant("edge.added"), edge: edgeArbitrary() }), weight: 3 },
  fc.record({ type: fc.constant("edge.changed"), edge, set: edgeSet }),
  fc.record({ type: fc.constant("edge.removed"), edge }),
  fc.record({ type: fc.constant("zone.added"), zone: zoneArbitrary() }),
  fc.record({ type: fc.constant("zone.changed"), zone, set: zoneSet }),
  fc.record({ type: fc.constant("zone.removed"), zone }),
  fc.record({ type: fc.constant("image.added"), image: imageArbitrary() }),
  fc.record({ type: fc.constant("image.changed"), image, set: imageSet }),
  fc.record({ type: fc.constant("image.removed"), image }),
  {
    arbitrary: fc.record({
      type: fc.constant("claim.changed"),
      node,
      control,
      set: fc.option(claimSet, { freq: 4 }),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      type: fc.constant("evidence.added"),
      node,
      control,
      evidence: evidenceArbitrary(),
    }),
    weight: 2,
  },
  fc.record({
    type: fc.constant("evidence.removed"),
    node,
    control,
    evidence: fc.constantFrom("v1", "v2", "v3"),
  }),
  { arbitrary: fc.record({ type: fc.constant("review.added"), review: reviewArbitrary }), weight: 2 },
  fc.record({
    type: fc.constant("review.withdrawn"),
    node,
    control,
    withdrawn: fc.constantFrom(...reviewIds),
  }),
  fc.record({
    type: fc.constant("policy.changed"),
    set: fc.record({ needsReview: fc.option(fc.subarray([...reviewables])) }),
  }),
  fc.record({
    type: fc.constant("comment.added"),
    comment: fc.record({ id: fc.constantFrom("t1", "t2"), about, text: nameArbitrary }),
  }),
  fc.record({
    type: fc.constantFrom("thread.resolved", "thread.reopened"),
    thread: fc.constantFrom("t1", "t2"),
    about,
  }),
);

/** Any operation that the schema accepts, on subjects that may or may not be there. */
export const operationBodyArbitrary: fc.Arbitrary<OperationBody> = unparsed.map((body) =>
  operationBodySchema.parse(body),
);

export const operationArbitrary: fc.Arbitrary<Operation> = fc
  .tuple(operationBodyArbitrary, fc.uuid())
  .map(([body, id]) => ({ ...body, id }));
