import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { Incident } from "@/lib/domain/catalogue/incident";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { type EffectiveStatus, isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { IncidentAnswer, IncidentResult } from "@/lib/domain/posture/incidents/incident-answer";
import { stepsOfMatch } from "@/lib/domain/posture/incidents/steps-of-match";
import type { Proof } from "@/lib/domain/posture/posture";
import { attackStepSentence } from "@/lib/domain/posture/words/attack-step-sentence";
import { entryWords } from "@/lib/domain/posture/words/entry-words";
import { incidentSentence } from "@/lib/domain/posture/words/incident-sentences";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { plural } from "@/lib/domain/words/english";

export interface IncidentControl {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Its status on this map, in a few words. */
  readonly here: string;
  /** Whether it applies to a node here, so that the gaps can list it. */
  readonly isHere: boolean;
}

/** An incident on a map as its row and details show it: made on the server, so that the browser needs no catalogue. */
export interface IncidentRow extends Pick<
  Incident,
  "id" | "title" | "date" | "stage" | "story" | "sources" | "confidence"
> {
  readonly result: IncidentResult;
  readonly said: boolean;
  readonly line: string;
  /** Whether the map can show anything of it: its path, its blocks, or the nodes to ask about. */
  readonly isOnMap: boolean;
  readonly steps: readonly string[];
  /** The controls that block it, each with its node and status. */
  readonly stops: readonly string[];
  /** Every place where it could have started, worst first. */
  readonly places: readonly {
    readonly name: string;
    readonly entry: string;
    readonly result: IncidentResult;
  }[];
  readonly stoppedBy: readonly IncidentControl[];
  readonly didNotHelp: readonly IncidentControl[];
}

/** @param answers in their order */
export function incidentRows(
  pipeline: Pipeline,
  incidents: readonly Incident[],
  answers: readonly IncidentAnswer[],
  { proof, today }: { readonly proof: Proof; readonly today: string },
): readonly IncidentRow[] {
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  const statuses = statusesByControl(pipeline, today);
  return answers.flatMap((answer) => {
    const incident = byId.get(answer.incident);
    if (!incident) return [];
    const { id, title, date, stage, story, sources, confidence } = incident;
    const [worst] = answer.matches;
    const stoppedBy = worst?.result === "stopped" ? worst.stoppedBy : answer.stoppedBy;
    const control = (one: { readonly control: string; readonly why: string }) =>
      controlHere(one, statuses.get(one.control) ?? [], proof);
    return [
      {
        id,
        title,
        date,
        stage,
        story,
        sources,
        confidence,
        result: answer.result,
        said: answer.said,
        line: incidentSentence(pipeline, incident, answer),
        isOnMap: worst !== undefined || answer.nodes.length > 0,
        steps: worst ? stepsOfMatch(pipeline, worst).map((step) => attackStepSentence(pipeline, step)) : [],
        stops: stoppedBy.map(
          (stop) =>
            `“${controlTitle(stop.control, pipeline)}” at ${nodeName(pipeline, stop.node)} (${stop.status})`,
        ),
        places: answer.matches.map((match) => ({
          name: wayInTitle(pipeline, { places: [match.place] }),
          entry: entryWords[match.type].word,
          result: match.result,
        })),
        stoppedBy: incident.stoppedBy.map(control),
        didNotHelp: incident.didNotHelp.map(control),
      },
    ];
  });
}

function statusesByControl(
  pipeline: Pipeline,
  today: string,
): ReadonlyMap<string, readonly EffectiveStatus[]> {
  const statuses = new Map<string, EffectiveStatus[]>();
  for (const { control, status } of assessmentsOf(pipeline, mappedCatalogueOf(pipeline), today)) {
    const before = statuses.get(control.id);
    if (before) before.push(status);
    else statuses.set(control.id, [status]);
  }
  return statuses;
}

function controlHere(
  { control, why }: { readonly control: string; readonly why: string },
  statuses: readonly EffectiveStatus[],
  proof: Proof,
): IncidentControl {
  const inPlace = statuses.filter((status) => isEffective(status, proof)).length;
  const unassessed = statuses.filter((status) => status === "not-assessed").length;
  const all = statuses.length;
  const word = proof === "proven" ? "verified" : "in place";
  const here =
    all === 0
      ? "Applies to no node on this map."
      : `Here: ${word} on ${inPlace} of ${all} ${plural(all, "node")}${unassessed > 0 ? `, not assessed on ${unassessed}` : ""}.`;
  return { id: control, title: controlTitle(control, {}), why, here, isHere: all > 0 };
}
