import type { Claim } from "../pipeline/document";
import { claimsOf, type NodeClaims, type Pipeline } from "../pipeline/pipeline";
import { changedRecords } from "../pipeline/changed-records";

type Collection = "nodes" | "edges" | "zones" | "images";

/** Where a value stands in a pipeline. `field` absent: the whole record, which is there on one side only. */
export interface Place {
  readonly of: "pipeline" | Collection | "claims";
  readonly id: string;
  readonly control?: string;
  readonly field?: string;
}

type Fields = { readonly [field: string]: unknown };

/** Every value that is another one in `after` than in `before`, which operations made it from: only what they touched is looked at. */
export function differences(before: Pipeline, after: Pipeline): readonly Place[] {
  const collections: readonly Collection[] = ["nodes", "edges", "zones", "images"];
  return [
    ...(["name", "description"] as const)
      .filter((field) => before[field] !== after[field])
      .map((field): Place => ({ of: "pipeline", id: "", field })),
    ...collections.flatMap((of) =>
      changedRecords<object>(before[of], after[of]).flatMap((change) =>
        fieldsThatDiffer({ of, id: change.id }, change),
      ),
    ),
    ...changedRecords(before.claims, after.claims).flatMap(({ id, before: was, after: is }) =>
      claimsThatDiffer(id, was, is),
    ),
  ];
}

/** What stands at a place: a field's value, or the whole record; undefined where there is none. */
export function valueAt(pipeline: Pipeline, { of, id, control, field }: Place): unknown {
  if (of === "pipeline") return field === "description" ? pipeline.description : pipeline.name;
  const record: object | undefined =
    of === "claims" ? claimsOf(pipeline, id).get(control ?? "") : pipeline[of].get(id);
  return field === undefined ? record : ({ ...record } as Fields)[field];
}

/** Values come from JSON; their keys may stand in another order. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const [mine, theirs] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    mine.length === theirs.size &&
    mine.every(([key, value]) => isSame(value, theirs.get(key)))
  );
}

function claimsThatDiffer(
  node: string,
  was: NodeClaims = new Map<string, Claim>(),
  is: NodeClaims = new Map<string, Claim>(),
): Place[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((control) =>
    fieldsThatDiffer(
      { of: "claims", id: node, control },
      { before: was.get(control), after: is.get(control) },
    ),
  );
}

function fieldsThatDiffer(
  place: Place,
  { before, after }: { readonly before: object | undefined; readonly after: object | undefined },
): Place[] {
  if (before === after) return [];
  if (before === undefined || after === undefined) return [place];
  const [was, is]: [Fields, Fields] = [{ ...before }, { ...after }];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !isSame(was[field], is[field]))
    .map((field) => ({ ...place, field }));
}
