import "server-only";
import type { Incident } from "@/lib/domain/catalogue/incident";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { IncidentAnswer } from "@/lib/domain/posture/incidents/incident-answer";
import { stepsOfMatch } from "@/lib/domain/posture/incidents/steps-of-match";
import { attackStepSentence } from "@/lib/domain/posture/words/attack-step-sentence";
import { incidentSentence, incidentsLead } from "@/lib/domain/posture/words/incident-sentences";
import { incidentWords } from "@/lib/domain/posture/words/incident-words";
import { formatDay } from "@/lib/domain/words/english";
import { type Outcome, MisuseError } from "./command";

/**
 * Each incident of the catalogue on this map, worst first. Exit status 1: one would have reached production.
 */
export function sayIncidents(
  answers: readonly IncidentAnswer[],
  pipeline: Pipeline,
  isPublished: boolean,
): Outcome {
  const { stress, rest } = incidentsLead(answers, isPublished);
  return {
    code: answers.some(isReached) ? 1 : 0,
    json: answers,
    text: [
      `${stress}${rest}`,
      ...answers.flatMap((answer) => {
        const incident = incidentOf(answer.incident);
        return [headOf(incident, answer), `    ${incidentSentence(pipeline, incident, answer)}`];
      }),
    ].join("\n"),
  };
}

/** One incident, with its attack path step by step. */
export function sayIncident(answers: readonly IncidentAnswer[], pipeline: Pipeline, id: string): Outcome {
  const incident = incidentOf(id);
  const answer = answers.find((one) => one.incident === id);
  if (!answer) throw new Error(`The incident ${id} was not replayed.`);
  const [worst] = answer.matches;
  const steps = worst ? stepsOfMatch(pipeline, worst) : [];
  return {
    code: isReached(answer) ? 1 : 0,
    json: { ...answer, title: incident.title, date: incident.date },
    text: [
      headOf(incident, answer),
      incidentSentence(pipeline, incident, answer),
      ...steps.map((step, index) => `  ${index + 1}. ${attackStepSentence(pipeline, step)}`),
      "",
      incident.story,
      "",
      "Would have blocked it:",
      ...incident.stoppedBy.map(({ control, why }) => `  ${controlTitle(control, {})} (${control}): ${why}`),
      "Did not help:",
      ...incident.didNotHelp.map(({ control, why }) => `  ${controlTitle(control, {})} (${control}): ${why}`),
      "Sources:",
      ...incident.sources.map(({ title, url }) => `  ${title}: ${url}`),
    ].join("\n"),
  };
}

function headOf({ id, title, date }: Incident, { result }: IncidentAnswer): string {
  return `${incidentWords[result].word.padEnd(16)}${title} (${id}, ${formatDay(date)})`;
}

function isReached({ result }: IncidentAnswer): boolean {
  return result === "reached";
}

function incidentOf(id: string): Incident {
  const incident = incidents.find((one) => one.id === id);
  if (!incident)
    throw new MisuseError(`Unknown incident "${id}". Known: ${incidents.map((one) => one.id).join(", ")}.`);
  return incident;
}
