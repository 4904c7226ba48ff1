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
  /** What these are words of. */
  readonly of: string;
  readonly rows: readonly WordRow[];
}

const chains = {
  "signed-never-checked":
    "Something signs the image, and on some way to production nothing is known to check the signature",
  "checked-not-signed":
    "Something checks signatures, and on some way nothing is known to sign: unless something does, the image is refused, or there is an exception",
  "signed-too-early": "After the signing, a later build makes another image that nothing signs",
} as const;
const stages = {
  build: "From the check-in to the finished image",
  distribute: "Where images are kept, promoted and ordered to run",
  run: "Where containers run",
} as const;
const artifacts = {
  code: "Source code, with the Dockerfile",
  "parent-image": "An image that others are built on",
  tool: "What runs inside its end: an action, a plugin, a package, a scanner, a script or a cache",
  image: "An image that comes to run",
  container: "A running container",
  manifest: "An order: which image runs where, and how",
  credential: "A key, a token or an account",
} as const;
const zones = {
  account: "Everything in one account of a cloud or a service",
  cluster: "Everything in one cluster",
  network: "Everything in one network",
  team: "Everything that one team looks after",
  other: "Any other border of trust",
} as const;
const layers = {
  parent: "What comes with the parent image",
  dependencies: "Packages that the application needs",
  application: "The application itself",
  configuration: "Settings",
  other: "Anything else",
} as const;
const schedules = {
  off: "A snapshot is there when somebody takes one",
  daily: "One is taken after each midnight UTC, unless nothing changed",
  weekly: "One is taken on each Monday, unless nothing changed",
} as const;
const owners = {
  member: "The name of a member of the workspace",
  team: "The name of a team",
  former: "The name of somebody who was removed from the members",
  text: "None of these",
} as const;

/** @param meanings where the screens have the word alone */
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
    of: "What travels",
    rows: Object.entries(artifactRows).map(([id, { name }]) => ({
      word: name,
      means: asSentence(artifacts[id as keyof typeof artifacts]),
      aliases: [],
      id,
    })),
  },
  tableOf("What a credential allows", rightWords),
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
