import type { Show } from "../contract/shares";
import type {
  Acceptance,
  Claim,
  Evidence,
  Image,
  PipelineEdge,
  PipelineNode,
  Review,
  Zone,
} from "../pipeline/document";

/** Under which switch a field is shown; `always`: whatever the switches say. A field that is in no table is never copied. */
export type Shown = "always" | keyof Show;

type Table<T> = { readonly [Field in keyof Required<T>]: Shown };

/**
 * Where host names are hidden, addresses are taken out of each text besides, hosts and registries are called by what they
 * are, and references are written without their registry: see redact.ts.
 */
export const nodeFields: Table<PipelineNode> = {
  id: "always",
  kind: "always",
  technologies: "always",
  name: "always",
  stage: "always",
  version: "always",
  url: "hosts",
  position: "always",
  zone: "always",
  owner: "owners",
  note: "notes",
  environment: "always",
  buildsImages: "always",
  external: "always",
};

export const edgeFields: Table<PipelineEdge> = {
  id: "always",
  source: "always",
  target: "always",
  artifact: "always",
  automated: "always",
  pinned: "always",
  right: "rights",
  shortLived: "rights",
  images: "always",
  note: "notes",
};

export const zoneFields: Table<Zone> = { id: "always", name: "always", kind: "always" };

export const imageFields: Table<Image> = {
  id: "always",
  name: "always",
  names: "always",
  builtBy: "always",
  parents: "always",
  layers: "always",
};

export const parentFields: Table<NonNullable<Image["parents"]>[number]> = { ref: "always", digest: "always" };

export const layerFields: Table<NonNullable<Image["layers"]>[number]> = { kind: "always", title: "always" };

export const claimFields: Table<Claim> = {
  node: "always",
  control: "always",
  status: "always",
  owner: "owners",
  due: "always",
  note: "notes",
  ticket: "evidence",
  reason: "notes",
  review: "always",
  acceptance: "always",
  evidence: "evidence",
};

export const acceptanceFields: Table<Acceptance> = {
  by: "owners",
  until: "always",
  residual: "notes",
};

export const evidenceFields: Table<Evidence> = {
  id: "evidence",
  title: "evidence",
  tool: "evidence",
  result: "evidence",
  effective: "evidence",
  expires: "evidence",
  url: "evidence",
  digest: "evidence",
};

/** Of a confirmation that the claim still says; who gave it has no id in a copy. */
export const reviewFields: Table<Review> = {
  id: "always",
  node: "always",
  control: "always",
  reviewer: "always",
  name: "owners",
  on: "always",
  note: "notes",
  of: "always",
};

/** Fields that are no text: ids, words of a list, days and digests. Links are shown whole or not at all. */
const noText: ReadonlySet<string> = new Set(
  [
    "id node source target zone builtBy control reviewer",
    "kind stage environment artifact right status result",
    "due review until effective expires digest on",
    "url ticket",
  ].flatMap((fields) => fields.split(" ")),
);

/**
 * A new record with the fields of `record` that may be seen.
 * @param hide what is done to each text in it.
 */
export function pickShown<T extends object>(
  record: T,
  table: Table<T>,
  show: Show,
  hide: (text: string) => string,
): T {
  // Every required field is shown always, so that what is left is the same type with fewer optional fields.
  return Object.fromEntries(
    Object.entries(table as { readonly [field: string]: Shown }).flatMap(([field, shown]) => {
      const value = (record as { readonly [field: string]: unknown })[field];
      if (value === undefined || (shown !== "always" && !show[shown])) return [];
      return [[field, typeof value === "string" && !noText.has(field) ? hide(value) : value]];
    }),
  ) as T;
}
