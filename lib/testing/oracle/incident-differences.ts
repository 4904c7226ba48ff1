import * as fc from "fast-check";
import type { MappedCatalogue } from "../../domain/catalogue/catalogue";
import { entryTypes } from "../../domain/catalogue/entry-types";
import type { Incident, IncidentMatch } from "../../domain/catalogue/incident";
import { artifacts, nodeKinds } from "../../domain/pipeline/document-lists";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { replayIncidents } from "../../domain/posture/incidents/replay-incidents";
import { bothProofs, Differences } from "./differences";
import { replay } from "./incidents";
import type { World } from "./world";

const some = <T>(list: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: 3 });

/** What incidents of any kind could be about. */
export const randomMatch: fc.Arbitrary<IncidentMatch> = fc
  .record(
    {
      entry: some(entryTypes),
      kinds: some(nodeKinds),
      from: some(nodeKinds),
      technologies: some(["github-actions", "jenkins", "harbor", "kubernetes", "npm", "our-own"]),
      artifacts: some(artifacts),
    },
    { requiredKeys: ["entry"], noNullPrototype: true },
  )
  .map((match) => ({ ...match, stops: [] }));

export function incidentOf(id: string, match: IncidentMatch): Incident {
  return {
    id,
    title: id,
    date: "2026-01-01",
    stage: "build",
    story: "",
    match,
    stoppedBy: [],
    didNotHelp: [],
    sources: [],
    confidence: "low",
  };
}

/** Analysis 9 of one map, for each incident. */
export function incidentDifferencesOf(
  document: PipelineDocument,
  catalogue: MappedCatalogue,
  today: string,
  world: World,
  incidents: readonly Incident[],
): readonly string[] {
  const found = new Differences();
  for (const proof of bothProofs) {
    const answers = replayIncidents(pipelineFromDocument(document), catalogue, incidents, today, proof);
    for (const { id, match } of incidents) {
      const expected = replay(world, match, proof);
      const answer = answers.find(({ incident }) => incident === id);
      const topic = `${proof} incident ${JSON.stringify({ ...match, stops: undefined })}`;
      found.compare(`${topic} result`, expected.result, answer?.result);
      found.compare(`${topic} said`, expected.said, answer?.said);
      found.compare(
        `${topic} matches`,
        expected.matches.map(({ type, place, result }) => `${type} ${place} ${result}`).toSorted(),
        (answer?.matches ?? [])
          .map(
            ({ type, place, result }) =>
              `${type} ${"edge" in place ? `edge:${place.edge}` : place.node} ${result}`,
          )
          .toSorted(),
      );
      if (expected.result === "not-drawn")
        found.compare(`${topic} asked`, expected.places.toSorted(), [...(answer?.nodes ?? [])].toSorted());
    }
  }
  return found.lines;
}
