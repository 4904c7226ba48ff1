import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { articleTemplates } from "@/lib/domain/catalogue/templates/article";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { sortAnswers } from "@/lib/domain/posture/incidents/rank-answers";
import { replayIncidents } from "@/lib/domain/posture/incidents/replay-incidents";
import { incidentSentence } from "@/lib/domain/posture/words/incident-sentences";
import { incidentWords } from "@/lib/domain/posture/words/incident-words";
import { formatDay } from "@/lib/domain/words/english";
import { markdownTable } from "./markdown-table";

/** The result of every incident on the article's map as the template has it. */
export function incidentsPart(): string {
  const [article] = articleTemplates;
  if (!article) throw new Error("The article's map is gone.");
  const pipeline = pipelineFromDocument(article.document);
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  const answers = sortAnswers(
    replayIncidents(pipeline, mappedCatalogue, incidents, "2026-11-27", "declared"),
    (id) => byId.get(id)?.date ?? "",
  );
  const rows = answers.map((answer) => {
    const incident = byId.get(answer.incident);
    if (!incident) throw new Error("An answer to no incident.");
    const word = `${incidentWords[answer.result].word}${answer.result === "reached" && !answer.said ? ", assumed" : ""}`;
    return [incident.title, formatDay(incident.date), word, incidentSentence(pipeline, incident, answer)];
  });
  return markdownTable(["Incident", "Known since", "Result", "Path or reason"], rows);
}
