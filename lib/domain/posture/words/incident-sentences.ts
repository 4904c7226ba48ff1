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
 * The sentence that the page of incidents opens with, in two parts, what to stress and the rest: "4 of 10 would have reached
 * production here" and ", of 1 of them nobody has said anything. 3 are stopped and 3 are not drawn."
 * @param isPublished nothing runs on this map: it hands on what others pull
 */
export function incidentsLead(
  answers: readonly Pick<IncidentAnswer, "result" | "said">[],
  isPublished = false,
): { readonly stress: string; readonly rest: string } {
  const counts = countAnswers(answers);
  if (counts.all === 0) return { stress: "The catalogue has no incidents", rest: "." };
  const where = isPublished ? "what others pull from here" : "production here";
  return {
    stress: `${counts.reached} of ${counts.all} would have reached ${where}`,
    rest: restOf(counts),
  };
}

/**
 * The same of one incident at every pipeline: "12 of 40 pipelines would have been reached" and ", 3 of them as far as ...".
 * @param pending pipelines that are not worked out yet
 */
export function everywhereLead(
  answers: readonly Pick<IncidentAnswer, "result" | "said">[],
  pending = 0,
): { readonly stress: string; readonly rest: string } {
  const counts = countAnswers(answers);
  if (counts.all === 0)
    return pending === 0
      ? { stress: "There is no pipeline yet", rest: " that it could have reached." }
      : { stress: "No pipeline is worked out yet", rest: "." };
  return {
    stress: `${counts.reached} of ${counted(counts.all, "pipeline")} would have been reached`,
    rest: restOf(counts),
  };
}

/** What became of an incident on this map, in one sentence. */
export function incidentSentence(pipeline: NamedMap, incident: Incident, answer: IncidentAnswer): string {
  const [worst] = answer.matches;
  switch (answer.result) {
    case "reached":
      return worst ? reachedSentence(pipeline, worst) : "It would have come to production.";
    case "depends":
      return "Depends on an answer: does the CI run branches with release rights?";
    case "stopped":
      return worst
        ? `Stopped ${stoppedWords(pipeline, worst)}.`
        : `Kept out at ${nodeNames(pipeline, answer.nodes)}${byWords(pipeline, answer.stoppedBy)}.`;
    case "set-aside":
      return `Set aside at ${worst ? wayInTitle(pipeline, { places: [worst.place] }) : nodeNames(pipeline, answer.nodes)}: each control that would close it is marked not applicable.`;
    case "not-drawn":
      return `Not drawn: ${questionOf(pipeline, incident, answer.nodes)}`;
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
    ...(counts["set-aside"] > 0 ? [`${counts["set-aside"]} ${be(counts["set-aside"])} set aside`] : []),
    ...(counts["not-drawn"] > 0
      ? [`${counts["not-drawn"]} ${plural(counts["not-drawn"], "needs", "need")} an answer`]
      : []),
    ...(counts.stopped > 0 ? [`${counts.stopped} ${be(counts.stopped)} stopped`] : []),
    ...(counts["does-not-apply"] > 0
      ? [`${counts["does-not-apply"]} ${plural(counts["does-not-apply"], "does", "do")} not apply`]
      : []),
  ]);
  const assumed =
    counts.assumed === 0
      ? ""
      : counts.assumed === counts.reached
        ? `, as far as nobody has said ${plural(counts.assumed, "that it is", "that they are")} closed`
        : `, ${counts.assumed} of them as far as nobody has said that ${plural(counts.assumed, "it is", "they are")} closed`;
  return `${assumed}.${others === "" ? "" : ` ${capitalise(others)}.`}`;
}

function reachedSentence(pipeline: NamedMap, match: MatchedEntry): string {
  const way = wayOfMatch(pipeline, match).map((id) => nodeName(pipeline, id));
  const shown =
    way.length > mostSteps ? [...way.slice(0, 3), `${way.length - 5} more`, ...way.slice(-2)] : way;
  return `${match.said ? "By" : "Assumed, by"} this way: ${shown.join(" → ")}.`;
}

/** Names of a way that fit into a line. */
const mostSteps = 7;

/** The way node by node, with where it began: a tool acts where it runs and came from elsewhere, a key opens what it was not kept at. */
function wayOfMatch({ edges }: Pick<Pipeline, "edges">, { place, way }: MatchedEntry): readonly string[] {
  if ("node" in place) return way[0] === place.node ? way : [place.node, ...way];
  const edge = edges.get(place.edge);
  return edge && way[0] === edge.target && edge.source !== edge.target ? [edge.source, ...way] : way;
}

function stoppedWords(pipeline: NamedMap, { stoppedBy, place }: MatchedEntry): string {
  const [first, ...others] = stoppedBy;
  // A pin closes by itself.
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

/** What a person can answer who knows the pipeline: each of the ways to begin that a connection would show. */
function questionOf(
  pipeline: NamedMap,
  { match: { entry } }: Pick<Incident, "match">,
  nodes: readonly string[],
): string {
  const at = nodeNames(pipeline, nodes);
  const questions = entry.flatMap((type) => asks[type]?.(at) ?? []);
  return `${questions.length === 0 ? `could it begin at ${at}` : questions.join(", or ")}?`;
}

const asks: { readonly [T in EntryType]?: (at: string) => string } = {
  "untrusted-change": (at) => `can people from outside propose changes that run at ${at}`,
  "moved-tag": (at) => `do you use actions, plugins, scanners or scripts from outside at ${at}`,
  "hostile-dependency": (at) => `do packages or parent images from outside come in at ${at}`,
  "leaked-secret": (at) => `does a credential for ${at} lie in a repository, a registry or an image`,
  "stored-secret": (at) => `are credentials for other systems kept at ${at}`,
  "trusted-service": (at) => `does a service outside hold rights on ${at}`,
};

function lackWords({ match }: Incident, { lacks }: IncidentAnswer): string {
  if (lacks === "kinds" && match.kinds)
    return `the map has no ${joinWithOr(match.kinds.map((kind) => kindRow(kind).name))} that leads to production`;
  if (lacks === "technologies" && match.technologies)
    return `nothing on the way to production is ${joinWithOr(match.technologies.map(technologyName))}`;
  return "nothing that leads to production can be entered this way";
}

function joinWithOr(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : (words[0] ?? "");
}
