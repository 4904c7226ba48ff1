import type { Claim, Review } from "../pipeline/document";
import { claimsOf, type NodeClaims, type Pipeline, reviewsOf } from "../pipeline/pipeline";
import { changedRecords } from "../pipeline/changed-records";
import { isSame } from "../is-same";

type Collection = "nodes" | "edges" | "zones" | "images";

/** The place of a value in a pipeline. `field` absent: the whole record, which one side lacks. */
export interface Place {
  readonly of: "pipeline" | Collection | "claims" | "reviews";
  readonly id: string;
  readonly control?: string;
  /** Of a confirmation, at the node and the control that it is of. */
  readonly review?: string;
  readonly field?: string;
}

type Fields = { readonly [field: string]: unknown };

/**
 * Every value of `after` that differs from `before`. If operations made one from the other, only touched records are compared.
 */
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
    ...changedRecords(before.reviews, after.reviews).flatMap(({ id, before: was, after: is }) =>
      reviewsThatDiffer(id, was, is),
    ),
  ];
}

/** The value of a place: a field, or the whole record; undefined if there is none. */
export function valueAt(pipeline: Pipeline, { of, id, control, field, review }: Place): unknown {
  if (of === "reviews") return reviewsOf(pipeline, id).find((one) => one.id === review);
  if (of === "pipeline") return field === "description" ? pipeline.description : pipeline.name;
  const record: object | undefined =
    of === "claims" ? claimsOf(pipeline, id).get(control ?? "") : pipeline[of].get(id);
  return field === undefined ? record : ({ ...record } as Fields)[field];
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

function reviewsThatDiffer(node: string, was: readonly Review[] = [], is: readonly Review[] = []): Place[] {
  const only = (these: readonly Review[], those: readonly Review[]) =>
    these.filter((review) => !those.some((other) => isSame(review, other)));
  return [...only(was, is), ...only(is, was)].map(({ id, control }) => ({
    of: "reviews",
    id: node,
    control,
    review: id,
  }));
}

function fieldsThatDiffer(
  place: Place,
  { before, after }: { readonly before: object | undefined; readonly after: object | undefined },
): Place[] {
  if (before === undefined || after === undefined) return before === after ? [] : [place];
  return differingFields(before, after).map((field) => ({ ...place, field }));
}

/** The names of the fields that differ between two records. */
export function differingFields(before: object, after: object): readonly string[] {
  // Maps that were read apart share no record, and nearly all of them say the same.
  if (isSame(before, after)) return [];
  const [was, is]: [Fields, Fields] = [{ ...before }, { ...after }];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => !isSame(was[field], is[field]),
  );
}
