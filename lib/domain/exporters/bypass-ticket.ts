import { tipsFor } from "../catalogue/tips-for";
import type { BypassCause } from "../posture/findings/bypass-causes";
import { controlTitle } from "../catalogue/find-control";
import { catalogueOf } from "../catalogue/own/catalogue-of";
import type { ControlProse } from "../catalogue/catalogue";
import type { Place } from "../edits/plan";
import { hopSentence } from "../follow/hop-sentences";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { ownerOf } from "../posture/coverage/assessments";
import { effectiveStatus } from "../posture/coverage/effective-status";
import type { Proof } from "../posture/posture";
import { statusText } from "../posture/words/claim-note";
import { fixSentence } from "../posture/words/fix-sentences";
import { impossibleSentence } from "../posture/words/impossible-sentence";
import { nodeName, nodeNames } from "../posture/words/node-names";
import { obstacleOn } from "../posture/words/obstacle-on";
import type { RankedGate } from "../posture/words/rank-gates";
import { openWaySentence } from "../posture/words/verdict-sentence";
import { hopsAlong } from "../posture/words/way-hops";
import { formatDay } from "../words/english";
import { linkText, markdownText, section } from "./ticket";

interface BypassTicket {
  readonly pipeline: Pipeline;
  /** The gate that is bypassed, with the way that is shown. */
  readonly gate: RankedGate;
  /** The connection that opens it; absent if the gate is not in place. */
  readonly cause: BypassCause | undefined;
  /** The places of a control that closes it; empty if nothing can. */
  readonly places: readonly Place[];
  readonly proof: Proof;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The catalogue's text of a control; absent if it could not be loaded. */
  readonly proseOf: (control: string) => ControlProse | undefined;
  /** The map with the bypass open. */
  readonly link: string;
}

/** Names of targets in the text; of more it says how many. */
const mostTargets = 12;

/**
 * A ticket about one bypass, as Markdown that also reads well as plain text: place, path step by step, reason, fix and owners.
 */
export function bypassTicketText(ticket: BypassTicket): string {
  const { pipeline, gate, cause, places, proof, today, proseOf, link } = ticket;
  const { control, verdict } = gate;
  const gates = cause?.gates ?? [control.id];
  const way = hopsAlong(pipeline, verdict.witness ?? [], control.gate?.about);
  const sentence = openWaySentence(
    pipeline,
    { catalogue: catalogueOf(pipeline), today },
    control,
    verdict,
    proof,
  );
  const why = proseOf(control.id)?.why ?? "";
  const lines = [
    `# ${markdownText(cause ? `Bypass: ${cause.hop.from.name} to ${cause.hop.to.name}` : `Bypass of “${control.title}”`)}`,
    "",
    `- Pipeline: ${markdownText(pipeline.name)}`,
    ...(cause ? [`- Where: ${markdownText(hopSentence(cause.hop))}`] : []),
    `- Bypassed gates: ${gates.map((id) => markdownText(controlTitle(id, pipeline))).join("; ")}`,
    `- Exposed: ${markdownText(nodeNames(pipeline, cause?.targets ?? verdict.exposedTargets, mostTargets))}`,
    ...section(
      "Path",
      way.map((hop, index) => `${index + 1}. ${markdownText(hopSentence(hop))}`),
    ),
    ...section("Why it matters", paragraphs([sentence ?? "", why])),
    ...section("Fix", howToClose(ticket)),
    ...section(
      "Owners",
      places.map((place) => `- ${whoWords(pipeline, place, today)}`),
    ),
    "",
    `In Blueline: <${linkText(link)}>`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The fix in one sentence, then the control's text and steps; if nothing closes it, why and what to change. */
function howToClose(ticket: BypassTicket): readonly string[] {
  const { pipeline, gate, places, today, proseOf } = ticket;
  const { control, verdict } = gate;
  const { fix, exposedTargets } = verdict;
  const [first] = places;
  const put =
    first === undefined || first.control === control.id
      ? fix && fixSentence(pipeline, control, fix, exposedTargets.length)
      : `Put “${controlTitle(first.control, pipeline)}” on ${nodeName(pipeline, first.node)}.`;
  const way = fix?.impossible;
  const never =
    fix && way
      ? impossibleSentence(
          pipeline,
          fix,
          way,
          obstacleOn(pipeline, catalogueOf(pipeline), today, control, way),
        )
      : "";
  const prose = first && proseOf(first.control);
  const node = first && pipeline.nodes.get(first.node);
  const how = prose?.how ?? [];
  const steps = (node ? tipsFor(how, node) : how).map((step) => `- ${markdownText(step)}`);
  const words = paragraphs([put ?? "", never, prose?.what ?? ""]);
  return [...words, ...(words.length > 0 && steps.length > 0 ? [""] : []), ...steps];
}

/** "“Image signature check” on EKS: Missing. Owner: Ana. Due: 1 Dec 2026." */
function whoWords(pipeline: Pipeline, { node, control }: Place, today: string): string {
  const [at, claim] = [pipeline.nodes.get(node), claimsOf(pipeline, node).get(control)];
  const status = statusText(effectiveStatus(claim, today, pipeline), claim, today, pipeline);
  const owner = (at && ownerOf({ node: at, claim })) ?? "nobody";
  const due = claim?.due === undefined ? "no date" : formatDay(claim.due);
  return markdownText(
    `“${controlTitle(control, pipeline)}” on ${nodeName(pipeline, node)}: ${status}. Owner: ${owner}. Due: ${due}.`,
  );
}

function paragraphs(texts: readonly string[]): readonly string[] {
  return texts
    .filter((text) => text !== "")
    .flatMap((text, index) => (index === 0 ? [markdownText(text)] : ["", markdownText(text)]));
}
