import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import { kindDescriptions } from "@/lib/domain/catalogue/kind-descriptions";
import { kinds } from "@/lib/domain/catalogue/kinds";
import { acceptanceMoveWords, changeGroupWords } from "@/lib/domain/compare/change-words";
import { insertWords } from "@/lib/domain/posture/words/change-words";
import { chainWords } from "@/lib/domain/posture/words/chain-sentence";
import {
  entryStateWords,
  entryWords,
  knownWords,
  wayStateWords,
} from "@/lib/domain/posture/words/entry-words";
import { gapListWords } from "@/lib/domain/posture/words/gap-list-words";
import { incidentWords } from "@/lib/domain/posture/words/incident-words";
import { proofWords } from "@/lib/domain/posture/words/proof-words";
import { requirementWords, threatWords } from "@/lib/domain/posture/words/result-words";
import { claimStatusWords, statusWords } from "@/lib/domain/posture/words/status-words";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { ownerWords } from "@/lib/domain/owners/owner-words";
import { scheduleWords } from "@/lib/domain/snapshot/schedule";
import { stageNames } from "@/lib/domain/words/english";
import { rightWords } from "@/lib/domain/words/credential-words";
import { environmentWords } from "@/lib/domain/words/environment-words";
import { layerKindNames } from "@/lib/domain/words/image-words";
import type { Word } from "@/lib/domain/words/word";
import { zoneKindNames } from "@/lib/domain/words/zone-kind-names";
import { lineWords } from "@/components/marks/line-look";

import { termWords } from "@/lib/domain/words/term-words";
import { capitalise } from "@/lib/domain/capitalise";

/** A word of the product, its meaning as a sentence, its aliases, and its name in code, API and files. */
interface WordRow {
  readonly word: string;
  readonly means: string;
  readonly aliases: readonly string[];
  readonly id: string;
}

export interface WordTable {
  /** The table's title. */
  readonly of: string;
  readonly rows: readonly WordRow[];
}

const chains = {
  "signed-never-checked":
    "The image is signed, but no known control verifies the signature on at least one path to production",
  "checked-not-signed":
    "Signatures are verified, but no known control signs the image on at least one path. Unless it is signed there, it is refused or passes as an exception",
  "signed-too-early": "A later build creates another image, and nothing signs that one",
} as const;
const stages = {
  build: "From commit to finished image",
  distribute: "Storage, promotion and deployment of images",
  run: "Running containers",
} as const;
const artifacts = {
  code: "Source code, with the Dockerfile",
  "parent-image": "An image that others are built on",
  tool: "Code that runs inside the receiving node: an action, plugin, package, scanner, script or cache",
  image: "An image that is built, stored or deployed",
  container: "A running container",
  manifest: "A deployment description: which image runs where, and how",
  credential: "A key, a token or an account",
} as const;
const zones = {
  account: "Everything in one account of a cloud or a service",
  cluster: "Everything in one cluster",
  network: "Everything in one network",
  team: "Everything that one team maintains",
  other: "Any other trust boundary",
} as const;
const layers = {
  parent: "Layers of the parent image",
  dependencies: "Packages that the application needs",
  application: "The application itself",
  configuration: "Settings",
  other: "Anything else",
} as const;
const schedules = {
  off: "Snapshots are taken manually",
  daily: "A snapshot is taken after each midnight UTC, unless nothing changed",
  weekly: "A snapshot is taken each Monday, unless nothing changed",
} as const;
const owners = {
  member: "The name of a member of the workspace",
  team: "The name of a team",
  former: "The name of a former member",
  text: "None of these",
} as const;

/** @param meanings for words whose table has no meaning of its own */
function tableOf<Id extends string>(
  of: string,
  words: { readonly [One in Id]: Word | string },
  meanings?: { readonly [One in Id]: string },
): WordTable {
  const rows = (Object.keys(words) as Id[]).map((id) => {
    const one = words[id];
    const {
      word,
      means,
      aliases = [],
    }: Word = typeof one === "string" ? { word: one, means: meanings?.[id] ?? "" } : one;
    return { word, means: asSentence(means), aliases, id };
  });
  return { of, rows };
}

/** From a capital to a full stop. */
function asSentence(meaning: string): string {
  return `${capitalise(meaning).replace(/\.$/, "")}.`;
}

/** All words of the product, from the tables that its screens use (docs/reference/glossary.md). */
export const wordTables: readonly WordTable[] = [
  tableOf("Term", termWords),
  tableOf("Answer on a control", claimStatusWords),
  tableOf("Status of a control", statusWords),
  tableOf("Way of counting", proofWords),
  tableOf("List of gaps", gapListWords),
  tableOf("Entry point", wayStateWords),
  tableOf("Entry point, how it is known", knownWords),
  tableOf("Technique", entryWords),
  tableOf("Technique, how it stands", entryStateWords),
  tableOf("Put into a connection", insertWords),
  tableOf("Verdict on a gate", verdictWords),
  tableOf("Finding on signatures", chainWords, chains),
  tableOf("Incident on a map", incidentWords),
  tableOf("Threat", threatWords),
  tableOf("Requirement", requirementWords),
  tableOf("Change between two states", changeGroupWords),
  tableOf("Accepted risk between two states", acceptanceMoveWords),
  tableOf("Line", lineWords),
  {
    of: "Artifact",
    rows: Object.entries(artifactRows).map(([id, { name }]) => ({
      word: name,
      means: asSentence(artifacts[id as keyof typeof artifacts]),
      aliases: [],
      id,
    })),
  },
  tableOf("Credential right", rightWords),
  tableOf("Stage", stageNames, stages),
  {
    of: "Environment",
    rows: Object.entries(environmentWords).map(([id, { word, mark, short }]) => ({
      word,
      means: asSentence(`${mark}${short === mark ? "" : ` or ${short}`} on a card`),
      aliases: [],
      id,
    })),
  },
  {
    of: "Node",
    rows: kinds.map(({ id, name }) => ({
      word: name,
      means: asSentence(kindDescriptions[id]),
      aliases: [],
      id,
    })),
  },
  tableOf("Zone", zoneKindNames, zones),
  tableOf("Layer", layerKindNames, layers),
  tableOf("Automatic snapshots", scheduleWords, schedules),
  tableOf("Owner", ownerWords, owners),
];
