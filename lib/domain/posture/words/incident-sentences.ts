import { capitalise } from "../../capitalise";
import type { EntryType } from "../../catalogue/entry-types";
import { controlTitle } from "../../catalogue/find-control";
import type { Incident } from "../../catalogue/incident";
import { kindRow } from "../../catalogue/kinds";
import type { Governed } from "../../catalogue/own/own-controls";
import { technologyName } from "../../catalogue/technologies";
import type { Pipeline } from "../../pipeline/pipeline";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { IncidentAnswer, MatchedEntry } from "../incidents/incident-answer";
import { type AnswerCounts, countAnswers } from "../incidents/rank-answers";
import { mostNamed, nodeName, nodeNames } from "./node-names";
import { wayInTitle } from "./place-names";

/** What the words need of a map. */
type NamedMap = Pick<Pipeline, "nodes" | "edges"> & Governed;

/**
 * Headline of the page of incidents, in two parts, what to stress and the rest: "4 of 10 incidents would have reached production"
 * and ". 1 of them is assumed, as questions are unanswered. 3 are blocked and 3 need an answer."
 * @param isPublished nothing runs on this map: others pull its images
 */
export function incidentsLead(
  answers: readonly Pick<IncidentAnswer, "result" | "said">[],
  isPublished = false,
): { readonly stress: string; readonly rest: string } {
  const counts = countAnswers(answers);
  if (counts.all === 0) return { stress: "The catalogue has no incidents", rest: "." };
  const where = isPublished ? "the images that you publish" : "production";
  return {
    stress: `${counts.reached} of ${counted(counts.all, "incident")} would have reached ${where}`,
    rest: restOf(counts),
  };
}

/**
 * The same of one incident at every pipeline: "12 of 40 pipelines would have been reached" and ". 3 of them are assumed, …".
 * @param pending pipelines that are not analysed yet
 */
export function everywhereLead(
  answers: readonly Pick<IncidentAnswer, "result" | "said">[],
  pending = 0,
): { readonly stress: string; readonly rest: string } {
  const counts = countAnswers(answers);
  if (counts.all === 0)
    return pending === 0
      ? { stress: "No pipeline yet", rest: "." }
      : { stress: "No pipeline is analysed yet", rest: "." };
  return {
    stress: `${counts.reached} of ${counted(counts.all, "pipeline")} would have been reached`,
    rest: restOf(counts),
  };
}

/** The result of an incident on this map, in one sentence. */
export function incidentSentence(pipeline: NamedMap, incident: Incident, answer: IncidentAnswer): string {
  const [worst] = answer.matches;
  switch (answer.result) {
    case "reached":
      return worst ? reachedSentence(pipeline, worst) : "It would have reached production.";
    case "depends":
      return "Depends on an answer: does the CI run branches with release rights?";
    case "stopped":
      return worst
        ? `Blocked ${stoppedWords(pipeline, worst)}.`
        : `Blocked at ${nodeNames(pipeline, answer.nodes)}${byWords(pipeline, answer.stoppedBy)}.`;
    case "set-aside":
      return `Excluded at ${worst ? wayInTitle(pipeline, { places: [worst.place] }) : nodeNames(pipeline, answer.nodes)}: each control that would close it is marked not applicable.`;
    case "not-drawn":
      return `Not on the map: ${questionOf(pipeline, incident, answer.nodes)}`;
    case "does-not-apply":
      return `Does not apply: ${lackWords(incident, answer)}.`;
  }
}

function restOf(counts: AnswerCounts): string {
  const be = (count: number) => plural(count, "is", "are");
  const others = joinWithAnd([
    ...(counts.depends > 0
      ? [`${counts.depends} ${plural(counts.depends, "depends", "depend")} on branch builds`]
      : []),
    ...(counts["set-aside"] > 0 ? [`${counts["set-aside"]} ${be(counts["set-aside"])} excluded`] : []),
    ...(counts["not-drawn"] > 0
      ? [`${counts["not-drawn"]} ${plural(counts["not-drawn"], "needs", "need")} an answer`]
      : []),
    ...(counts.stopped > 0 ? [`${counts.stopped} ${be(counts.stopped)} blocked`] : []),
    ...(counts["does-not-apply"] > 0
      ? [`${counts["does-not-apply"]} ${plural(counts["does-not-apply"], "does", "do")} not apply`]
      : []),
  ]);
  const assumed =
    counts.assumed === 0
      ? ""
      : counts.assumed === counts.reached
        ? ` ${plural(counts.assumed, "It is", "All of them are")} assumed, as questions are unanswered.`
        : ` ${counts.assumed} of them ${be(counts.assumed)} assumed, as questions are unanswered.`;
  return `.${assumed}${others === "" ? "" : ` ${capitalise(others)}.`}`;
}

function reachedSentence(pipeline: NamedMap, match: MatchedEntry): string {
  const way = wayOfMatch(pipeline, match).map((id) => nodeName(pipeline, id));
  const shown =
    way.length > mostSteps ? [...way.slice(0, 3), `${way.length - 5} more`, ...way.slice(-2)] : way;
  return `${match.said ? "Path" : "Assumed path"}: ${shown.join(" → ")}.`;
}

/** How many names of a path fit into a line. */
const mostSteps = 7;

/** The path node by node, from the entry point on: the source of a tool or a credential, before the node where it acts. */
function wayOfMatch({ edges }: Pick<Pipeline, "edges">, { place, way }: MatchedEntry): readonly string[] {
  if ("node" in place) return way[0] === place.node ? way : [place.node, ...way];
  const edge = edges.get(place.edge);
  return edge && way[0] === edge.target && edge.source !== edge.target ? [edge.source, ...way] : way;
}

function stoppedWords(pipeline: NamedMap, { stoppedBy, place }: MatchedEntry): string {
  const [first, ...others] = stoppedBy;
  // A pin closes it without a control.
  if (!first) return `at ${wayInTitle(pipeline, { places: [place] })}: it is pinned`;
  const more = others.length === 0 ? "" : `, and by ${others.length} more`;
  return `at ${nodeName(pipeline, first.node)} by “${controlTitle(first.control, pipeline)}” (${first.status})${more}`;
}

function byWords(pipeline: Governed, stoppedBy: IncidentAnswer["stoppedBy"]): string {
  const titles = [
    ...new Set(stoppedBy.map(({ control, status }) => `“${controlTitle(control, pipeline)}” (${status})`)),
  ];
  return titles.length === 0 ? "" : ` by ${joinWithAnd(titles, mostNamed)}`;
}

/** A question for each technique of the incident that the map would show by a connection. */
function questionOf(
  pipeline: NamedMap,
  { match: { entry } }: Pick<Incident, "match">,
  nodes: readonly string[],
): string {
  const at = nodeNames(pipeline, nodes);
  const questions = entry.flatMap((type) => asks[type]?.(at) ?? []);
  return `${questions.length === 0 ? `could an attacker start at ${at}` : questions.join(", or ")}?`;
}

const asks: { readonly [T in EntryType]?: (at: string) => string } = {
  "untrusted-change": (at) => `can outsiders open pull requests that run at ${at}`,
  "moved-tag": (at) => `do you use third-party actions, plugins, scanners or scripts at ${at}`,
  "hostile-dependency": (at) => `do you pull packages or parent images from outside at ${at}`,
  "leaked-secret": (at) => `is a credential for ${at} stored in a repository, a registry or an image`,
  "stored-secret": (at) => `are credentials for other systems stored at ${at}`,
  "trusted-service": (at) => `does an outside service hold rights on ${at}`,
};

function lackWords({ match }: Incident, { lacks }: IncidentAnswer): string {
  if (lacks === "kinds" && match.kinds)
    return `the map has no ${joinWithOr(match.kinds.map((kind) => kindRow(kind).name))} that leads to production`;
  if (lacks === "technologies" && match.technologies)
    return `no node on a path to production is ${joinWithOr(match.technologies.map(technologyName))}`;
  return "its technique works on no node that leads to production";
}

function joinWithOr(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : (words[0] ?? "");
}
