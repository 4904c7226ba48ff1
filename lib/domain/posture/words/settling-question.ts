import { controlTitle } from "../../catalogue/find-control";
import { isolation } from "../../catalogue/named-controls";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import type { ControlAt, WayIn } from "../ways-in/way-in";
import { nodeName } from "./node-names";
import type { SettlingQuestion } from "./questions";
import { unansweredOfEdge } from "./unanswered";
import { toldEntries } from "./way-in-sentences";

/**
 * The question whose answer settles an assumed row: on the pin, or else on the first closer without status or evidence, or else on
 * the assumed step of its path. Undefined for a confirmed row, and if no answer is left.
 */
export function settlingQuestion(pipeline: Pipeline, row: WayIn): SettlingQuestion | undefined {
  if (row.said) return undefined;
  return pinQuestion(pipeline, row) ?? closerQuestion(pipeline, row) ?? stepQuestion(pipeline, row);
}

function pinQuestion(pipeline: Pipeline, row: WayIn): SettlingQuestion | undefined {
  const [place] = row.places;
  const fetched = toldEntries(row).some(({ type }) => type === "moved-tag" || type === "hostile-dependency");
  const edge = place && "edge" in place ? pipeline.edges.get(place.edge) : undefined;
  return fetched && edge ? unansweredOfEdge(pipeline, edge).find(({ about }) => isPin(about)) : undefined;
}

const isPin = (about: SettlingQuestion["about"]) => "asks" in about && about.asks === "pinned";

function closerQuestion(pipeline: Pipeline, row: WayIn): SettlingQuestion | undefined {
  const closers = toldEntries(row).flatMap((entry) => entry.closers);
  const open = closers.find(({ status }) => status === "not-assessed");
  if (open) return claimQuestion(pipeline, open);
  const unproven = closers.find(({ status }) => status === "stale" || status === "declared");
  return (
    unproven && {
      text: `Which current evidence shows that “${controlTitle(unproven.control, pipeline)}” is in place at ${nodeName(pipeline, unproven.node)}?`,
      asksEvidence: true,
      about: { claim: { node: unproven.node, control: unproven.control } },
    }
  );
}

/** A branch that runs before review is assumed to run with rights until that is answered. */
function stepQuestion(pipeline: Pipeline, { witness }: WayIn): SettlingQuestion | undefined {
  const node = witness.find((id) => {
    const kind = pipeline.nodes.get(id)?.kind;
    return (kind === "ci" || kind === "builder") && !claimsOf(pipeline, id).has(isolation);
  });
  return node === undefined ? undefined : claimQuestion(pipeline, { node, control: isolation });
}

function claimQuestion(pipeline: Pipeline, { node, control }: ControlAt): SettlingQuestion {
  return {
    text: `Is “${controlTitle(control, pipeline)}” in place at ${nodeName(pipeline, node)}?`,
    about: { claim: { node, control } },
  };
}
