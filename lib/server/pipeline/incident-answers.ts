import "server-only";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { IncidentAnswer } from "@/lib/domain/posture/incidents/incident-answer";
import { sortAnswers } from "@/lib/domain/posture/incidents/rank-answers";
import { replayIncidents } from "@/lib/domain/posture/incidents/replay-incidents";
import type { BothProofs, Proof } from "@/lib/domain/posture/posture";

const days = new Map(incidents.map(({ id, date }) => [id, date]));

const replayed = new WeakMap<
  Pipeline,
  { readonly day: string; readonly answers: BothProofs<readonly IncidentAnswer[]> }
>();

/** Every incident of the catalogue on a pipeline on a day, worst first; replayed once for each state of it. */
export function answersOf(pipeline: Pipeline, day: string): BothProofs<readonly IncidentAnswer[]> {
  const before = replayed.get(pipeline);
  if (before?.day === day) return before.answers;
  const replay = (proof: Proof) =>
    sortAnswers(
      replayIncidents(pipeline, mappedCatalogue, incidents, day, proof),
      (id) => days.get(id) ?? "",
    );
  const answers = { declared: replay("declared"), proven: replay("proven") };
  replayed.set(pipeline, { day, answers });
  return answers;
}
