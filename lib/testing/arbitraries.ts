import * as fc from "fast-check";
import { confirmedArbitrary, withConfirmed } from "./confirmed";
import type { Show } from "../domain/contract/shares";
import type {
  Claim,
  Evidence,
  Image,
  PipelineEdge,
  PipelineNode,
  Review,
  Zone,
} from "../domain/pipeline/document";
import {
  artifacts,
  claimStatuses,
  credentialRights,
  nodeKinds,
  stages,
} from "../domain/pipeline/document-lists";
import { nameSchema } from "../domain/pipeline/fields";
import { pipelineFromDocument, type Pipeline } from "../domain/pipeline/pipeline";

// Few ids, so that operations collide, and some that are traps in plain objects or look like numbers.
export const nodeIds = ["n1", "n2", "n3", "n4", "constructor", "7"] as const;
export const edgeIds = ["e1", "e2", "e3", "tostring", "10"] as const;
export const zoneIds = ["z1", "z2"] as const;
export const imageIds = ["i1", "i2", "i3"] as const;
export const controlIds = ["c-scan", "c-sign", "c-mirror", "c-jenkins", "c-host", "unknown"] as const;
const evidenceIds = ["v1", "v2", "v3"] as const;

const text = fc.oneof(
  fc.constantFrom(
    "Jenkins",
    "",
    " ",
    "Grüße \u{1F680}",
    "\u200F\u05E9\u05DC\u05D5\u05DD",
    "a\nb\tc",
    "</script>",
    "__proto__",
    "'; --",
  ),
  fc
    .string({ unit: "grapheme", maxLength: 12 })
    // oxlint-disable-next-line no-control-regex -- these are what a document refuses, or leaves out
    .filter((value) => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(value)),
);
export const nameArbitrary = text
  .map((value) => value.replaceAll(/[\n\t]/g, " ").slice(0, 200))
  .filter((value) => nameSchema.safeParse(value).data === value);
const link = fc.constantFrom("https://ci.example/a?b=1", "mailto:ana@ci.example", "HTTP://x");
const digest = fc.constantFrom(`sha256:${"0".repeat(64)}`, `sha256:${"ab".repeat(32)}`);
export const dayArbitrary = fc.constantFrom(
  "2024-02-29",
  "2025-12-31",
  "2026-11-23",
  "2026-11-24",
  "2026-11-25",
  "2027-01-01",
  "9999-12-31",
);
const position = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
});
const technologies = fc.array(fc.constantFrom("jenkins", "kubernetes", "eks", "our own tool"), {
  maxLength: 3,
});

/** A record that has the required fields and any of the others; absent ones are absent. */
const optional = { noNullPrototype: true } as const;

export const nodeArbitrary = (
  id: fc.Arbitrary<string> = fc.constantFrom(...nodeIds),
  zone: fc.Arbitrary<string> = fc.constantFrom(...zoneIds),
): fc.Arbitrary<PipelineNode> =>
  fc.record(
    {
      id,
      kind: fc.constantFrom(...nodeKinds),
      name: nameArbitrary,
      stage: fc.constantFrom(...stages),
      position,
      technologies,
      version: text,
      url: link,
      zone,
      owner: text,
      note: text,
      environment: fc.constantFrom("production", "staging", "test", "development"),
      buildsImages: fc.boolean(),
      external: fc.boolean(),
    },
    { ...optional, requiredKeys: ["id", "kind", "name", "stage", "position"] },
  );

export const edgeArbitrary = (
  id: fc.Arbitrary<string> = fc.constantFrom(...edgeIds),
  end: fc.Arbitrary<string> = fc.constantFrom(...nodeIds),
  image: fc.Arbitrary<string> = fc.constantFrom(...imageIds),
): fc.Arbitrary<PipelineEdge> =>
  fc.record(
    {
      id,
      source: end,
      target: end,
      artifact: fc.constantFrom(...artifacts),
      automated: fc.boolean(),
      pinned: fc.boolean(),
      right: fc.constantFrom(...credentialRights),
      shortLived: fc.boolean(),
      images: fc.uniqueArray(image, { maxLength: 3 }),
      note: text,
    },
    { ...optional, requiredKeys: ["id", "source", "target", "artifact"] },
  );

export const zoneArbitrary = (id: fc.Arbitrary<string> = fc.constantFrom(...zoneIds)): fc.Arbitrary<Zone> =>
  fc.record(
    { id, name: nameArbitrary, kind: fc.constantFrom("account", "cluster", "network", "team", "other") },
    optional,
  );

export const imageArbitrary = (
  id: fc.Arbitrary<string> = fc.constantFrom(...imageIds),
  builtBy: fc.Arbitrary<string> = fc.constantFrom(...nodeIds),
): fc.Arbitrary<Image> => {
  const parent = fc.record(
    { ref: fc.constantFrom("ubuntu:24.04", "alpine"), digest },
    { ...optional, requiredKeys: ["ref"] },
  );
  const layer = fc.record(
    {
      kind: fc.constantFrom("parent", "dependencies", "application", "configuration", "other"),
      title: nameArbitrary,
    },
    optional,
  );
  return fc.record(
    {
      id,
      name: nameArbitrary,
      names: fc.array(fc.constantFrom("ghcr.io/acme/shop", "shop:1.2"), { maxLength: 2 }),
      builtBy,
      parents: fc.array(parent, { maxLength: 2 }),
      layers: fc.array(layer, { maxLength: 3 }),
    },
    { ...optional, requiredKeys: ["id", "name"] },
  );
};

export const evidenceArbitrary = (
  id: fc.Arbitrary<string> = fc.constantFrom(...evidenceIds),
): fc.Arbitrary<Evidence> =>
  fc.record(
    {
      id,
      title: nameArbitrary,
      tool: text,
      result: fc.constantFrom("supports", "contradicts"),
      effective: dayArbitrary,
      expires: dayArbitrary,
      url: link,
      digest,
    },
    { ...optional, requiredKeys: ["id", "title", "result", "effective"] },
  );

/** What a claim says, without its subject and its evidence; maybe nothing. */
export const claimFieldsArbitrary = fc.record(
  {
    status: fc.constantFrom(...claimStatuses),
    owner: text,
    due: dayArbitrary,
    note: text,
    ticket: link,
    reason: text,
    review: dayArbitrary,
    acceptance: fc.record({ by: fc.constant("Ana"), until: dayArbitrary, residual: fc.constant("little") }),
  },
  { ...optional, requiredKeys: [] },
);

export const reviewIds = ["r1", "r2", "r3"] as const;

export const reviewArbitrary: fc.Arbitrary<Review> = fc.record({
  id: fc.constantFrom(...reviewIds),
  node: fc.constantFrom<string>(...nodeIds),
  control: fc.constantFrom<string>(...controlIds),
  reviewer: fc.constantFrom("Ben1", "Ana2"),
  name: fc.constantFrom("Ben", "Ana"),
  on: dayArbitrary,
  of: fc.record({ status: fc.constantFrom(...claimStatuses) }),
});

export const claimArbitrary = (
  node: fc.Arbitrary<string> = fc.constantFrom(...nodeIds),
): fc.Arbitrary<Claim> =>
  fc
    .record({
      subject: fc.record({ node, control: fc.constantFrom(...controlIds) }, optional),
      fields: claimFieldsArbitrary,
      evidence: fc.uniqueArray(evidenceArbitrary(), { maxLength: 3, selector: ({ id }) => id }),
    })
    .map(({ subject, fields, evidence }) => ({
      ...subject,
      ...fields,
      ...(evidence.length > 0 ? { evidence } : {}),
    }))
    .filter((claim) => Object.keys(claim).length > 2);

export const pipelineArbitrary: fc.Arbitrary<Pipeline> = fc
  .record({
    nodes: fc.subarray([...nodeIds]),
    zones: fc.subarray([...zoneIds]),
    images: fc.subarray([...imageIds]),
    edges: fc.subarray([...edgeIds]),
    name: nameArbitrary,
    description: fc.option(text, { nil: undefined }),
  })
  .chain(({ name, description, ...ids }) => {
    const hasNodes = ids.nodes.length > 0;
    const someNode = fc.constantFrom(...(hasNodes ? ids.nodes : nodeIds));
    const someImage = fc.constantFrom(...(ids.images.length > 0 ? ids.images : imageIds));
    return fc
      .record({
        nodes: each(ids.nodes, (id) =>
          nodeArbitrary(id).map((node) =>
            keepIf(node, "zone", (zone) => ids.zones.some((known) => known === zone)),
          ),
        ),
        edges: hasNodes
          ? each(ids.edges, (id) =>
              edgeArbitrary(id, someNode, someImage).map((edge) =>
                ids.images.length > 0 ? edge : keepIf(edge, "images", () => false),
              ),
            )
          : fc.constant<PipelineEdge[]>([]),
        zones: each(ids.zones, zoneArbitrary),
        images: each(ids.images, (id) =>
          imageArbitrary(id, someNode).map((image) => keepIf(image, "builtBy", () => hasNodes)),
        ),
        claims: hasNodes
          ? fc.uniqueArray(claimArbitrary(someNode), {
              maxLength: 8,
              selector: ({ node, control }) => `${node} ${control}`,
            })
          : fc.constant<Claim[]>([]),
        confirmed: confirmedArbitrary,
      })
      .map(({ confirmed, ...records }) =>
        pipelineFromDocument(
          withConfirmed(
            {
              schema: "blueline/pipeline/1",
              name,
              ...(description === undefined ? {} : { description }),
              ...records,
            },
            confirmed,
          ),
        ),
      );
  });

function each<T>(
  ids: readonly string[],
  make: (id: fc.Arbitrary<string>) => fc.Arbitrary<T>,
): fc.Arbitrary<T[]> {
  return fc.tuple(...ids.map((id) => make(fc.constant(id))));
}

function keepIf<T extends object, Key extends keyof T>(
  record: T,
  key: Key,
  isKept: (value: T[Key]) => boolean,
): T {
  if (!(key in record) || isKept(record[key])) return record;
  const { [key]: _dropped, ...rest } = record;
  // Only optional keys are dropped.
  return rest as T;
}

/** What a link is made to show. */
export const showArbitrary: fc.Arbitrary<Show> = fc.record({
  owners: fc.boolean(),
  notes: fc.boolean(),
  evidence: fc.boolean(),
  hosts: fc.boolean(),
  rights: fc.boolean(),
});
