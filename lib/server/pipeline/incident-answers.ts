import "server-only";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { IncidentAnswer } from "@/lib/domain/posture/incidents/incident-answer";
import { sortAnswers } from "@/lib/domain/posture/incidents/rank-answers";
import { replayIncidents } from "@/lib/domain/posture/incidents/replay-incidents";
import type { BothProofs, Proof } from "@/lib/domain/posture/posture";

const days = new Map(incidents.map(({ id, date }) => [id, date]));

interface Replayed {
  readonly day: string;
  readonly answers: Partial<BothProofs<readonly IncidentAnswer[]>>;
}

const replayed = new WeakMap<Pipeline, Replayed>();

/**
 * The outcome of every incident of the catalogue on a pipeline on a day, worst first. Replayed once per
 * state, without the unrequested proof.
 */
export function answersOf(pipeline: Pipeline, day: string, proof: Proof): readonly IncidentAnswer[] {
  const before = replayed.get(pipeline);
  const known = before?.day === day ? before.answers : {};
  const answers =
    known[proof] ??
    sortAnswers(
      replayIncidents(pipeline, mappedCatalogueOf(pipeline), incidents, day, proof),
      (id) => days.get(id) ?? "",
    );
  replayed.set(pipeline, { day, answers: { ...known, [proof]: answers } });
  return answers;
}
