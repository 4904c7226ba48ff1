import type { Catalogue, Control } from "../catalogue/catalogue";
import { isSameCatalogue } from "../catalogue/own/is-same-catalogue";
import { isSame as isSameValue } from "../is-same";
import type { Claim, PipelineNode } from "../pipeline/document";
import { claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";
import {
  createControlsOf,
  type ControlsOf,
  surroundingsByNode,
} from "../posture/coverage/applicable-controls";
import { acceptedAmong, statusesOf } from "../posture/coverage/coverage";
import { type EffectiveStatus, effectiveStatus, nextChangeOf } from "../posture/coverage/effective-status";
import { type ChangeGroup, groupOf, type StatusStep, type StepCause } from "./change-groups";

/** A control on a node whose status is another one in the second state. Absent: it does not apply there. */
export interface ControlChange {
  readonly node: string;
  readonly control: string;
  readonly before?: EffectiveStatus;
  readonly after?: EffectiveStatus;
  readonly group: ChangeGroup;
  /** The steps from `before` to `after`, each from the end of the one before. */
  readonly steps: readonly StatusStep[];
  /** Its text: the reason if it is not applicable, else the note. */
  readonly why?: string;
}

/** What a state is judged by. */
export interface JudgedState {
  readonly pipeline: Pipeline;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly day: string;
  /** Of a snapshot the one that was frozen with it. */
  readonly catalogue: Catalogue;
}

/** The controls that apply to a node and the status of each, in parallel. */
export interface NodeStatuses {
  readonly controls: readonly Control[];
  readonly statuses: readonly EffectiveStatus[];
  /** Which of the controls are missing with their risk accepted. */
  readonly accepted: readonly string[];
}

const nothing: NodeStatuses = { controls: [], statuses: [], accepted: [] };

export interface ComparedControls {
  /** By node id, in either state; one object for a node with the same statuses in both. */
  readonly before: ReadonlyMap<string, NodeStatuses>;
  readonly after: ReadonlyMap<string, NodeStatuses>;
  /** By node and control. */
  readonly changes: readonly ControlChange[];
  /** The passing of time alone changed some status, or ended an acceptance. */
  readonly hasAged: boolean;
}

/**
 * The status of every control in both states, and the steps between: first the catalogue of the second state, then its day, then
 * its approval rules, then edits of the map. O(nodes x applicable controls).
 * @param said the nodes with changed claims, if known: claims of others are not compared again
 */
export function compareControls(
  before: JudgedState,
  after: JudgedState,
  said?: ReadonlySet<string>,
): ComparedControls {
  const isSame = isSameCatalogue(before.catalogue, after.catalogue);
  const controlsOf = createControlsOf(after.catalogue);
  const ownControlsOf = isSame ? controlsOf : createControlsOf(before.catalogue);
  const [was, is] = [createJudge(before.pipeline), createJudge(after.pipeline)];
  const isSameRule = isSameValue(before.pipeline.policy.needsReview, after.pipeline.policy.needsReview);
  const ruledBefore = isSameRule ? was : createJudge({ ...before.pipeline, policy: after.pipeline.policy });
  const changes: ControlChange[] = [];
  const [statusesBefore, statusesAfter] = [new Map<string, NodeStatuses>(), new Map<string, NodeStatuses>()];
  let hasAged = false;
  for (const id of idsOf(before.pipeline, after.pipeline)) {
    const shown = was(id, ownControlsOf, before.day);
    const recounted = isSame ? shown : was(id, controlsOf, before.day);
    const aged = before.day === after.day ? recounted : was(id, controlsOf, after.day);
    const ruled = isSameRule ? aged : ruledBefore(id, controlsOf, after.day);
    const now = is(id, controlsOf, after.day, said?.has(id) === false ? ruled : undefined);
    const isAged = !isAlike(recounted, aged);
    hasAged ||= isAged;
    const isUnchanged = !isAged && isAlike(shown, recounted) && isAlike(aged, ruled) && isAlike(ruled, now);
    if (before.pipeline.nodes.get(id)) statusesBefore.set(id, shown);
    if (after.pipeline.nodes.get(id)) statusesAfter.set(id, isUnchanged ? shown : now);
    if (isUnchanged) continue;
    changes.push(...changesAt(id, before, after, [shown, recounted, aged, ruled, now]));
  }
  return { before: statusesBefore, after: statusesAfter, changes, hasAged };
}

function createJudge(pipeline: Pipeline) {
  const surroundings = surroundingsByNode(pipeline);
  /** @param alike its statuses with the same claims, for the same applicable controls */
  return (id: string, controlsOf: ControlsOf, day: string, alike?: NodeStatuses): NodeStatuses => {
    const node = pipeline.nodes.get(id);
    if (!node) return nothing;
    const controls = controlsOf(node, surroundings.get(id));
    if (alike?.controls === controls) return alike;
    const claims = claimsOf(pipeline, id);
    return {
      controls,
      statuses: statusesOf(controls, claims, day, pipeline),
      accepted: acceptedAmong(controls, claims, day, pipeline),
    };
  };
}

/** Of either, sorted. */
function idsOf(before: Pipeline, after: Pipeline): readonly string[] {
  const ids = [...before.nodes.values(), ...after.nodes.values()].map(({ id }) => id);
  return [...new Set(ids)].toSorted(compareText);
}

/** Controls that apply to nodes alike are one list, so most nodes are compared without a look at their controls. */
function isAlike(a: NodeStatuses, b: NodeStatuses): boolean {
  return (
    a === b ||
    (a.controls === b.controls &&
      a.statuses.every((status, index) => status === b.statuses[index]) &&
      (a.accepted === b.accepted || isSameValue(a.accepted, b.accepted)))
  );
}

type Five<T> = readonly [T, T, T, T, T];

function changesAt(
  node: string,
  before: JudgedState,
  after: JudgedState,
  states: Five<NodeStatuses>,
): readonly ControlChange[] {
  const nodes = { before: before.pipeline.nodes.get(node), after: after.pipeline.nodes.get(node) };
  const [claimsBefore, claimsAfter] = [claimsOf(before.pipeline, node), claimsOf(after.pipeline, node)];
  const changes: ControlChange[] = [];
  for (const [control, on] of alignControls(states)) {
    const [from, , , , to] = on;
    if (from === to) continue;
    const claims = { before: claimsBefore.get(control), after: claimsAfter.get(control) };
    const steps = stepsOf(on, nodes, claims, [before, after]);
    const why = writtenSince(claims, to);
    changes.push({
      node,
      control,
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
      group: groupOf(from, to, steps),
      steps,
      ...(why ? { why } : {}),
    });
  }
  return changes.toSorted((a, b) => compareText(a.control, b.control));
}

/** What was written before speaks of how it was. */
function writtenSince(
  { before, after }: { readonly before: Claim | undefined; readonly after: Claim | undefined },
  to: EffectiveStatus | undefined,
): string | undefined {
  const why = to === "not-applicable" ? (after?.reason ?? after?.note) : after?.note;
  return why === before?.reason || why === before?.note ? undefined : why;
}

/** Each control that applies in some of the five, with its status in each. */
function* alignControls(
  states: Five<NodeStatuses>,
): Generator<readonly [string, Five<EffectiveStatus | undefined>]> {
  const { controls } = states[0];
  if (states.every((state) => state.controls === controls)) {
    for (const [index, { id }] of controls.entries())
      yield [id, inEach(states, ({ statuses }) => statuses[index])];
    return;
  }
  const known = inEach(states, byControl);
  for (const id of new Set(known.flatMap((one) => [...one.keys()])))
    yield [id, inEach(known, (one) => one.get(id))];
}

function inEach<T, U>([a, b, c, d, e]: Five<T>, of: (one: T) => U): Five<U> {
  return [of(a), of(b), of(c), of(d), of(e)];
}

function byControl({ controls, statuses }: NodeStatuses): ReadonlyMap<string, EffectiveStatus> {
  return new Map(controls.map(({ id }, index) => [id, statuses[index] ?? "not-assessed"]));
}

interface Both<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

function stepsOf(
  [shown, recounted, aged, ruled, now]: Five<EffectiveStatus | undefined>,
  nodes: Both<PipelineNode>,
  claims: Both<Claim>,
  [before, after]: readonly [JudgedState, JudgedState],
): readonly StatusStep[] {
  const step = (cause: StepCause, from?: EffectiveStatus, to?: EffectiveStatus, day?: string): StatusStep[] =>
    from === to
      ? []
      : [
          {
            cause,
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
            ...(day === undefined ? {} : { day }),
          },
        ];
  const day = aged === recounted ? undefined : firstDayOf(claims.before, aged, before, after.day);
  const isScope = (ruled === undefined) !== (now === undefined);
  return [
    ...step("catalogue", shown, recounted),
    ...step("time", recounted, aged, day),
    ...step("rule", aged, ruled),
    ...step(isScope ? scopeCause(nodes) : claimCause(claims), ruled, now),
  ];
}

function scopeCause({ before, after }: Both<PipelineNode>): StepCause {
  if (!before) return "node-added";
  if (!after) return "node-removed";
  const isAlikeNode =
    before.kind === after.kind &&
    before.buildsImages === after.buildsImages &&
    isSameValue(before.technologies ?? [], after.technologies ?? []);
  return isAlikeNode ? "connections" : "node-changed";
}

function claimCause({ before, after }: Both<Claim>): StepCause {
  if (before?.status !== after?.status || before?.review !== after?.review) return "claim";
  // The other fields of a claim decide whether its approval is still valid.
  return isSameValue(before?.evidence, after?.evidence) ? "review" : "evidence";
}

/** The day on which time alone changed it; none if time runs backwards. */
function firstDayOf(
  claim: Claim | undefined,
  status: EffectiveStatus | undefined,
  { pipeline, day: from }: JudgedState,
  to: string,
): string | undefined {
  let since: string | undefined;
  let was: EffectiveStatus | undefined;
  for (
    let day = claim && nextChangeOf(claim, from);
    claim && day !== undefined && day <= to;
    day = nextChangeOf(claim, day)
  ) {
    const is = effectiveStatus(claim, day, pipeline);
    if (is === status && was !== status) since = day;
    was = is;
  }
  return since;
}
