import "server-only";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { daySchema } from "@/lib/domain/pipeline/fields";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { publishedAnswer } from "@/lib/domain/contract/published-posture";
import { analyse } from "@/lib/domain/posture/analyse";
import { compromisedBy, reachersOf } from "@/lib/domain/posture/compromise";
import type { Posture } from "@/lib/domain/posture/posture";
import { dayOf } from "../clock";
import { type Command, MisuseError } from "./command";
import { answersOf } from "../pipeline/incident-answers";
import { sayIncident, sayIncidents } from "./describe-incidents";
import { rankingJson } from "./describe-changes";
import { describePosture, sayReached } from "./describe-posture";
import { sayWaysIn } from "./describe-ways-in";
import { readDocument } from "./read-document";

export const postureCommand: Command = {
  summary: "Analyse a pipeline file: unprotected entry points, first changes to make, gates that do not hold",
  usage:
    "FILE [--now DAY] [--as WAY] [--compromise NODE | --target NODE | --ways-in | --incidents | --incident ID]",
  help: `Reads a pipeline document (blueline/pipeline/1) from FILE, or from standard input if FILE is -, and
analyses it. Needs no database. Prints the unprotected entry points, the first attack path, the first three changes with
their effect, and the gates that do not hold. With --json it prints the whole posture, counted both ways, and the whole
ranking of changes with their alternatives (ranking).
  --now DAY          day to judge evidence by, such as 2026-11-24; default today
  --as WAY           declared (declared + verified controls) or proven (verified only); default declared
  --compromise NODE  blast radius: the nodes that this node reaches if compromised, and the gates that block
  --target NODE      the nodes that reach this target if compromised, and the gates that block them
  --ways-in          all entry points and the ranking of changes; exit status 1 if a confirmed one is unprotected
  --incidents        whether real incidents would have reached production; exit status 1 if one would have
  --incident ID      one of them, with its attack path step by step`,
  options: {
    now: { type: "string" },
    as: { type: "string" },
    compromise: { type: "string" },
    target: { type: "string" },
    "ways-in": { type: "boolean" },
    incidents: { type: "boolean" },
    incident: { type: "string" },
  },
  takes: [1, 1],
  async run([file = "-"], { now, as, compromise, target, "ways-in": waysIn, incidents: all, incident }) {
    const document = readDocument(file);
    if (now !== undefined && !daySchema.safeParse(now).success)
      throw new MisuseError("--now takes a day, for example 2026-11-24.");
    if (as !== undefined && as !== "declared" && as !== "proven")
      throw new MisuseError("--as takes declared or proven.");
    if ([compromise, target, waysIn, all, incident].filter((one) => one !== undefined).length > 1)
      throw new MisuseError("Use only one of --compromise, --target, --ways-in, --incidents and --incident.");
    const analysedAt = typeof now === "string" ? `${now}T00:00:00.000Z` : new Date().toISOString();
    const pipeline = pipelineFromDocument(document);
    const question = {
      pipeline,
      today: dayOf(new Date(analysedAt)),
      proof: as ?? "declared",
    } as const;
    const posture = analyse(pipeline, mappedCatalogueOf(pipeline), question.today);
    if (typeof compromise === "string")
      return sayReached(
        compromisedBy(
          pipeline,
          mappedCatalogueOf(pipeline),
          question.today,
          nodeOf(document, compromise),
          question.proof,
        ),
        pipeline,
      );
    if (typeof target === "string")
      return sayReached(
        reachersOf(
          pipeline,
          mappedCatalogueOf(pipeline),
          question.today,
          targetOf(posture, target),
          question.proof,
        ),
        pipeline,
      );
    if (waysIn === true) return sayWaysIn(posture, pipeline, question.proof);
    if (all === true || typeof incident === "string") {
      const answers = answersOf(pipeline, question.today, question.proof);
      return typeof incident === "string"
        ? sayIncident(answers, pipeline, incident)
        : sayIncidents(answers, pipeline, posture.graph.published === true);
    }
    return {
      code: 0,
      json: {
        ...publishedAnswer({ revision: 0, catalogue: mappedCatalogue.version, analysedAt, ...posture }),
        ranking: rankingJson(pipeline, posture),
      },
      text: describePosture(posture, question),
    };
  },
};

function nodeOf({ nodes }: PipelineDocument, node: string): string {
  if (!nodes.some(({ id }) => id === node)) throw new MisuseError(`The pipeline has no node "${node}".`);
  return node;
}

function targetOf({ graph: { targets } }: Posture, node: string): string {
  if (!targets.includes(node))
    throw new MisuseError(
      `"${node}" is not a target. ${targets.length === 0 ? "The map has no targets." : `Targets: ${targets.join(", ")}.`}`,
    );
  return node;
}
