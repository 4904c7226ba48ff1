import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Incident } from "@/lib/domain/catalogue/incident";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import type { ListedAnswer } from "@/lib/domain/contract/incidents";
import { compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { IncidentAnswer } from "@/lib/domain/posture/incidents/incident-answer";
import { rankOfAnswer } from "@/lib/domain/posture/incidents/rank-answers";
import { targetsOf } from "@/lib/domain/posture/graph/targets";
import type { BothProofs, Proof } from "@/lib/domain/posture/posture";
import { toolsNotDrawn } from "@/lib/domain/posture/ways-in/tools-not-drawn";
import { incidentSentence } from "@/lib/domain/posture/words/incident-sentences";
import { compareNames } from "@/lib/domain/posture/words/node-names";
import type { PipelineAccess, WorkspaceAccess } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { oncePerProcess } from "../process";
import { answersOf } from "./incident-answers";
import { keepState, stateAt, warmState } from "./document-cache";
import type { PipelineState } from "./pipeline-state";
import { currentState } from "./queries";
import { readHead } from "./read-log";

interface PipelineIncidents {
  readonly state: PipelineState;
  readonly answers: BothProofs<readonly IncidentAnswer[]>;
  /** This map runs nothing: it only passes artifacts on. */
  readonly isPublished: boolean;
  /** Ids of CI and builder nodes that lead to a target and have no tool drawn into them. */
  readonly toolsNotDrawn: readonly string[];
}

/** With the state that was analysed. */
export async function getIncidents(access: PipelineAccess, now = new Date()): Promise<PipelineIncidents> {
  const state = await currentState(access);
  const { nodes, edges } = state.pipeline;
  const { isPublished, judged } = targetsOf([...nodes.values()], [...edges.values()]);
  return {
    state,
    answers: {
      declared: answersOf(state.pipeline, dayOf(now), "declared"),
      proven: answersOf(state.pipeline, dayOf(now), "proven"),
    },
    isPublished,
    toolsNotDrawn: toolsNotDrawn(state.pipeline, { targets: judged }),
  };
}

/** Throws `not-found` for an id that is not in the catalogue. */
export function requireIncident(id: string): Incident {
  const incident = incidents.find((one) => one.id === id);
  if (!incident) throw new AppError("not-found", { detail: `There is no incident "${id}".` });
  return incident;
}

interface AnswersEverywhere {
  /** By the incident's id, worst first. */
  readonly listed: ReadonlyMap<string, readonly ListedAnswer[]>;
  /** Pipelines that a later call analyses. */
  readonly pending: number;
}

/** In milliseconds: a list must not become slow after an upgrade. */
const patience = 4_000;

/** The outcome of each incident at each unarchived pipeline of the workspace. */
export async function answersEverywhere(
  { workspaceId }: WorkspaceAccess,
  proof: Proof,
  now = new Date(),
): Promise<AnswersEverywhere> {
  const rows = await getDatabase().client.pipeline.findMany({
    where: { workspaceId, archivedAt: null },
    select: { id: true, name: true, revision: true, erasures: true },
  });
  const day = dayOf(now);
  const until = performance.now() + patience;
  const listed = new Map<string, ListedAnswer[]>(incidents.map(({ id }) => [id, []]));
  let pending = 0;
  for (const row of rows.toSorted((a, b) => compareText(a.id, b.id))) {
    const answers = await keptAnswers(row, day, proof, () => performance.now() < until);
    if (!answers) pending += 1;
    for (const { incident, ...answer } of answers ?? [])
      listed.get(incident)?.push({ id: row.id, name: row.name, ...answer });
  }
  for (const answers of listed.values())
    answers.sort(
      (a, b) => rankOfAnswer(a) - rankOfAnswer(b) || compareNames(a.name, b.name) || compareText(a.id, b.id),
    );
  return { listed, pending };
}

type KeptAnswer = Omit<ListedAnswer, "id" | "name"> & { readonly incident: string };

interface Kept {
  /** By document and day; the catalogue belongs to the process. */
  readonly key: string;
  readonly answers: readonly KeptAnswer[];
}

/** Some kilobytes each. */
const mostKept = 2_000;

/** Undefined if there is no time to analyse, or if the pipeline can't be read. */
async function keptAnswers(
  { id, revision, erasures }: { readonly id: string; readonly revision: number; readonly erasures: number },
  day: string,
  proof: Proof,
  isTimeLeft: () => boolean,
): Promise<Kept["answers"] | undefined> {
  const kept = oncePerProcess("incident-answers", () => new Map<string, Kept>());
  const key = JSON.stringify([revision, erasures, day]);
  const place = `${id} ${proof}`;
  const known = kept.get(place);
  if (known?.key === key) return known.answers;
  if (!isTimeLeft()) return undefined;
  try {
    // Yields to other requests of this process.
    await setImmediate();
    await warmState(id);
    const state = await stateAt(getDatabase().client, id, await readHead(id));
    keepState(id, state);
    const answers = listedAnswers(state.pipeline, day, proof);
    kept.delete(place);
    kept.set(place, { key, answers });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return answers;
  } catch (error) {
    // One broken pipeline must not break the list.
    getLog().warn({ event: "pipeline-not-replayed", error: describeError(error) });
    return undefined;
  }
}

function listedAnswers(pipeline: Pipeline, day: string, proof: Proof): Kept["answers"] {
  return answersOf(pipeline, day, proof).flatMap((answer): KeptAnswer[] => {
    const incident = incidents.find(({ id }) => id === answer.incident);
    const place = answer.matches[0]?.place;
    return incident
      ? [
          {
            incident: answer.incident,
            result: answer.result,
            said: answer.said,
            line: incidentSentence(pipeline, incident, answer),
            ...(place ? { place } : {}),
          },
        ]
      : [];
  });
}
