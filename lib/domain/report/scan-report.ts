import { redactSecrets } from "../importers/dockerfile/redact-secrets";
import type { PipelineDocument, Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { parentsByNode } from "../pipeline/parent-images";
import { byId, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { showTurns } from "../pipeline/texts";
import type { Posture } from "../posture/posture";
import { type AttackStep, stepsOfWayIn } from "../posture/ways-in/attack-steps";
import { groupWaysIn } from "../posture/ways-in/group-ways-in";
import type { WayIn } from "../posture/ways-in/way-in";
import { attackStepSentence } from "../posture/words/attack-step-sentence";
import { countsSentence } from "../posture/words/counts-sentence";
import { withDisambiguatedNames } from "../posture/words/disambiguate-names";
import { entryStateWords, entryWords, wayStateWords } from "../posture/words/entry-words";
import { gatesSentence } from "../posture/words/gates-sentence";
import { wayInTitle } from "../posture/words/place-names";
import type { SettlingQuestion } from "../posture/words/questions";
import { settlingQuestion } from "../posture/words/settling-question";
import { consequenceSentence, tellChanges } from "../posture/words/told-changes";
import { unansweredOfEdge, unansweredOfNode } from "../posture/words/unanswered";
import { wayInSentence } from "../posture/words/way-in-sentences";
import { countWaysIn, waysInLead } from "../posture/words/ways-in-sentence";
import { factWords } from "../scan/fact-words";
import { formatWord } from "../scan/format-words";
import type { LeftOut } from "../scan/left-out";
import { placeText } from "../scan/place-text";
import type { Scan } from "../scan/scan";
import { leftOutNotes } from "../scan/scan-answer";
import { type Place, quoteOf, type SourceFile } from "../scan/source";
import { handOverSentence } from "../words/connection-sentence";
import { counted, stageNames } from "../words/english";
import { nodeSubtitle } from "../words/node-subtitle";
import { type ReportedControls, reportedControls } from "./reported-controls";
import type { SourceLine } from "./source-line";

/** A scanned repository on one page, in words and numbers: the map, entry points, gaps, and what is not known. */
export interface ScanReport {
  readonly name: string;
  /** The headline, in two parts: what to stress, and the rest. */
  readonly lead: { readonly stress: string; readonly rest: string };
  /** Whether the headline names an attack path, a doubt, or neither. */
  readonly tone: "open" | "unknown" | "plain";
  /** Controls and gates, a sentence each. */
  readonly summary: readonly string[];
  readonly figures: Figures;
  /** Entry points that the files confirm, all unprotected. */
  readonly confirmed: readonly ReportedEntry[];
  /** Entry points that rest on an unanswered question. */
  readonly assumed: readonly ReportedEntry[];
  /** Protected, closed or excluded. */
  readonly others: readonly ReportedEntry[];
  /** The steps of the first confirmed entry point, for the picture. */
  readonly firstPath: readonly AttackStep[] | undefined;
  /** The best first changes. */
  readonly changes: readonly { readonly title: string; readonly effect: string }[];
  readonly stages: readonly ReportedStage[];
  readonly parts: readonly ReportedParts[];
  readonly unknown: ReportedUnknowns;
  readonly files: ReportedFiles;
}

export interface Figures {
  readonly confirmed: number;
  readonly assumed: number;
  readonly inPlace: number;
  readonly inScope: number;
  readonly questions: number;
}

/** A sentence, and the lines that prove it. */
export interface Proved {
  readonly words: string;
  readonly lines: readonly SourceLine[];
}

export interface ReportedEntry {
  readonly title: string;
  /** "Unprotected" or another state. */
  readonly state: string;
  readonly sentence: string;
  /** "Stolen account (open)" */
  readonly techniques: readonly string[];
  /** The question that settles an assumed one. */
  readonly question: string | undefined;
  readonly steps: readonly Proved[];
}

export interface ReportedStage extends ReportedControls {
  readonly stage: Stage;
  /** "60 of 62 controls in scope are open: ..." */
  readonly counts: string;
}

/** The nodes of a stage, or the connections or images, with their lines. */
export interface ReportedParts {
  readonly title: string;
  readonly rows: readonly Proved[];
}

export interface ReportedUnknowns {
  /** Questions that the files leave open. */
  readonly files: readonly { readonly question: string; readonly at: string }[];
  /** Questions on nodes and connections, with what counts until they are answered. */
  readonly map: readonly Pick<SettlingQuestion, "text" | "assumed">[];
  /** How many controls have no status. */
  readonly notAssessed: number;
  /** Lines that were not understood, and files that were not read. */
  readonly notUnderstood: readonly SourceLine[];
}

export interface ReportedFiles {
  readonly read: number;
  readonly withFacts: number;
  /** "18 Terraform files" by format, the most first. */
  readonly formats: readonly { readonly format: string; readonly count: number }[];
  /** "12 image builds" by kind, the most first. */
  readonly facts: readonly string[];
}

interface Scanned {
  readonly scan: Scan;
  readonly files: readonly SourceFile[];
  readonly leftOut: readonly LeftOut[];
  readonly posture: Posture;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly day: string;
}

/** How many first changes are told. */
const mostChanges = 3;

/**
 * The report on a scan. Declared and verified controls count as in place; a scan knows only what lines prove.
 * @param scanned `files`: as given to the scan, to quote their lines
 */
export function scanReport({ scan, files, leftOut, posture, day }: Scanned): ScanReport {
  const document = withDisambiguatedNames(scan.document);
  const pipeline = pipelineFromDocument(document);
  // A step tells what its lines prove, and not which of the map's images may pass there.
  const unnamed = pipelineFromDocument({ ...document, images: [] });
  const rows = groupWaysIn(posture.waysIn.declared, pipeline);
  const targets = posture.graph.targets.length;
  const linesOf = createLinesOf(scan, files);
  const tell = (row: WayIn) => reportedEntry(unnamed, row, targets, linesOf);
  const isAssumed = ({ state, said }: WayIn) => state === "depends" || (state === "unguarded" && !said);
  const confirmed = rows.filter(({ state, said }) => state === "unguarded" && said);
  const others = rows.filter((row) => !isAssumed(row) && row.state !== "unguarded");
  const counts = countWaysIn(rows);
  const inPlace = posture.coverage.pipeline.declared + posture.coverage.pipeline.verified;
  const unknown = unknownsOf(pipeline, scan, leftOut, posture.coverage.pipeline.notAssessed);
  return {
    name: document.name,
    lead: leadOf(pipeline, rows, targets),
    tone: counts.said > 0 ? "open" : counts.assumed + counts.depends > 0 ? "unknown" : "plain",
    summary: [
      countsSentence(posture.coverage.pipeline),
      gatesSentence(posture.gates.map(({ declared }) => declared)),
    ],
    figures: {
      confirmed: counts.said,
      assumed: counts.assumed + counts.depends,
      inPlace,
      inScope: posture.coverage.pipeline.inScope,
      questions: unknown.files.length + unknown.map.length,
    },
    confirmed: confirmed.map(tell),
    assumed: rows.filter(isAssumed).map(tell),
    others: others.map(tell),
    firstPath: confirmed[0] && stepsOfWayIn(pipeline, confirmed[0]),
    changes: tellChanges(pipeline, posture.waysIn.declared, posture.bestChanges)
      .changes.slice(0, mostChanges)
      .map((change) => ({ title: change.title, effect: consequenceSentence(change) })),
    stages: stages.map((stage) => ({
      stage,
      counts: countsSentence(posture.coverage.stages[stage]),
      ...reportedControls(pipeline, posture, stage, day),
    })),
    parts: partsOf(document, linesOf),
    unknown,
    files: filesOf(scan),
  };
}

/** The headline. If all is assumed, it begins with the doubt: most entry points of a scan wait for an answer. */
function leadOf(pipeline: Pipeline, rows: readonly WayIn[], targets: number): ScanReport["lead"] {
  const { said, assumed, depends } = countWaysIn(rows);
  const doubted = assumed + depends;
  if (targets === 0 || said > 0 || doubted === 0) return waysInLead(pipeline, rows, targets);
  const what = rows[0]?.published === true ? "the images that you publish" : "production";
  return {
    stress: `${counted(doubted, "entry point")} may lead to ${what} unprotected`,
    rest: ": the files confirm none of them, and rule none out. Each rests on an unanswered question.",
  };
}

type LinesOf = (id: string) => readonly SourceLine[];

/** The lines behind a node, a connection or an image: quoted, without secrets. */
function createLinesOf({ proofs }: Scan, files: readonly SourceFile[]): LinesOf {
  const byPath = new Map(files.map((file) => [showTurns(file.path), file]));
  const quote = (place: Place) => {
    const file = byPath.get(place.file);
    return file === undefined ? "" : quoted(quoteOf(file, place.line));
  };
  return (id) => (proofs.get(id) ?? []).map((place) => ({ at: placeText(place), text: quote(place) }));
}

/** A line that signs in may hold a password in any form, so it is not quoted. */
function quoted(line: string): string {
  return /\blogin\b|password-stdin/i.test(line) ? "" : showTurns(redactSecrets(withShortHashes(line)));
}

/** The commit or digest of a pin proves it, and is no secret. */
function withShortHashes(line: string): string {
  return line
    .replaceAll(/@([0-9a-f]{7})[0-9a-f]{33}\b/g, "@$1…")
    .replaceAll(/\bsha256:([0-9a-f]{12})[0-9a-f]{52}\b/g, "sha256:$1…");
}

function reportedEntry(pipeline: Pipeline, row: WayIn, targets: number, linesOf: LinesOf): ReportedEntry {
  const steps = stepsOfWayIn(pipeline, row);
  const question = settlingQuestion(pipeline, row);
  const [place] = row.places;
  const start = place && "node" in place ? place.node : undefined;
  const startLines = start === undefined ? [] : linesOf(start);
  const node = pipeline.nodes.get(start ?? "");
  return {
    title: wayInTitle(pipeline, row),
    state: wayStateWords[row.state].word,
    sentence: wayInSentence(pipeline, row, targets),
    techniques: row.entries.map(
      ({ type, state, said }) =>
        `${entryWords[type].word} (${entryStateWords[state].word.toLowerCase()}${state === "open" && !said ? ", assumed" : ""})`,
    ),
    question: question?.text,
    steps: [
      ...(node ? [{ words: `The attack starts at ${node.name}.`, lines: startLines }] : []),
      ...steps.map((step) => ({
        words: attackStepSentence(pipeline, step),
        lines: step.edge ? linesOf(step.edge.id) : [],
      })),
    ],
  };
}

function partsOf(document: PipelineDocument, linesOf: LinesOf): readonly ReportedParts[] {
  const { nodes, edges, images } = document;
  const parents = parentsByNode(document);
  const named = new Map(nodes.map((node) => [node.id, node]));
  const all: readonly ReportedParts[] = [
    ...stages.map((stage) => ({
      title: stageNames[stage],
      rows: nodes
        .filter((node) => node.stage === stage)
        .map((node) => ({
          words: `${node.name}, ${nodeSubtitle(node, parents.get(node.id))}`,
          lines: linesOf(node.id),
        })),
    })),
    {
      title: "Connections",
      rows: edges.flatMap((edge) => {
        const [source, target] = [named.get(edge.source), named.get(edge.target)];
        return source && target
          ? [{ words: handOverSentence(edge, source, target), lines: linesOf(edge.id) }]
          : [];
      }),
    },
    { title: "Images", rows: images.map(({ id, name }) => ({ words: name, lines: linesOf(id) })) },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

function unknownsOf(
  pipeline: Pipeline,
  { unknowns, notUnderstood }: Scan,
  leftOut: readonly LeftOut[],
  notAssessed: number,
): ReportedUnknowns {
  const nodes = [...pipeline.nodes.values()].toSorted(byId);
  const edges = [...pipeline.edges.values()].toSorted(byId);
  return {
    files: unknowns.map(({ question, at }) => ({ question, at: placeText(at) })),
    map: [
      ...nodes.flatMap((node) => unansweredOfNode(pipeline, node)),
      ...edges.flatMap((edge) => unansweredOfEdge(pipeline, edge)),
    ].map(({ text, assumed }) => ({ text, ...(assumed !== undefined && { assumed }) })),
    notAssessed,
    notUnderstood: [...notUnderstood, ...leftOutNotes(leftOut)].map(({ at, why }) => ({
      at: placeText(at),
      text: why,
    })),
  };
}

function filesOf({ files, facts }: Scan): ReportedFiles {
  const mostFirst = (names: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].toSorted(([, a], [, b]) => b - a);
  };
  return {
    read: files.length,
    withFacts: files.filter((file) => file.facts > 0).length,
    formats: mostFirst(files.flatMap(({ format }) => (format === undefined ? [] : [format]))).map(
      ([format, count]) => ({ format: formatWord(format), count }),
    ),
    facts: mostFirst(facts.map(({ kind }) => kind)).map(([kind, count]) =>
      // Only kinds of facts are counted.
      counted(count, ...factWords[kind as keyof typeof factWords]),
    ),
  };
}
