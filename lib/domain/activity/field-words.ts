import { kindRow } from "../catalogue/kinds";
import {
  acceptanceSchema,
  claimStatusSchema,
  credentialRightSchema,
  nodeKindSchema,
  stageSchema,
} from "../pipeline/document-schemas";
import type { OperationBody } from "../pipeline/operations";
import { claimStatusWords } from "../posture/words/status-words";
import { clipText, type Names } from "./names";
import { formatDay, stageNames } from "../words/english";
import { lifetimeWord, rightWords } from "../words/credential-words";
import { joinWithAnd } from "../words/join-with-and";

type SetOf<Type extends OperationBody["type"]> = Extract<OperationBody, { type: Type; set: unknown }>["set"];
/** A word for each field that can be set: one that is missing does not compile. */
type Nouns<Set> = { readonly [Field in keyof NonNullable<Set>]-?: string };
export type Fields = { readonly [field: string]: unknown };

export const pipelineNouns: Nouns<SetOf<"pipeline.changed">> = { name: "name", description: "description" };
export const nodeNouns: Nouns<SetOf<"node.changed">> = {
  kind: "kind",
  technologies: "technologies",
  name: "name",
  stage: "stage",
  version: "version",
  url: "link",
  zone: "zone",
  owner: "owner",
  note: "note",
  environment: "environment",
  buildsImages: "“builds images” answer",
  external: "“outside the organisation” answer",
};
export const edgeNouns: Nouns<SetOf<"edge.changed">> = {
  source: "start",
  target: "end",
  artifact: "artifact",
  automated: "automation",
  pinned: "pinning",
  right: "credential right",
  shortLived: "lifetime",
  images: "images",
  note: "note",
};
export const zoneNouns: Nouns<SetOf<"zone.changed">> = { name: "name", kind: "kind" };
export const imageNouns: Nouns<SetOf<"image.changed">> = {
  name: "name",
  names: "other names",
  builtBy: "builder",
  parents: "parents",
  layers: "layers",
};
export const claimNouns: Nouns<SetOf<"claim.changed">> = {
  status: "status",
  owner: "owner",
  due: "due date",
  note: "note",
  ticket: "ticket",
  reason: "reason",
  review: "review date",
  acceptance: "risk acceptance",
};

/** These may be pages long, so a sentence leaves out their value. */
const isLong = new Set(["note", "description", "reason"]);

/** A field's value for a sentence; undefined if it is too long or absent. */
export function valueText(field: string, value: unknown, names: Names): string | undefined {
  if (value === null || value === undefined || value === "" || isLong.has(field)) return undefined;
  if (typeof value === "boolean") return answerText(field, value);
  if (Array.isArray(value)) return listText(field, value, names);
  if (field === "acceptance") return acceptanceText(value);
  if (typeof value !== "string") return undefined;
  switch (field) {
    case "zone":
      return names.zone(value);
    case "builtBy":
    case "source":
    case "target":
      return names.node(value);
    case "stage":
      return stageSchema.safeParse(value).data === undefined ? value : stageNames[stageSchema.parse(value)];
    case "kind": {
      const kind = nodeKindSchema.safeParse(value);
      return kind.success ? kindRow(kind.data).name : value;
    }
    case "status": {
      const status = claimStatusSchema.safeParse(value);
      return status.success ? claimStatusWords[status.data].word.toLowerCase() : value;
    }
    case "right": {
      const right = credentialRightSchema.safeParse(value);
      return right.success ? rightWords[right.data].word.toLowerCase() : value;
    }
    case "artifact":
      return value.replaceAll("-", " ");
    case "due":
    case "review":
      return formatDay(value);
    default:
      return clipText(value.replaceAll(/\s+/g, " ").trim()) || undefined;
  }
}

/** "until 1 Mar 2027 by Ana". */
function acceptanceText(value: unknown): string | undefined {
  const parsed = acceptanceSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { until, by } = parsed.data;
  return `until ${formatDay(until)}${by === undefined ? "" : ` by ${clipText(by)}`}`;
}

function answerText(field: string, value: boolean): string {
  if (field === "automated") return value ? "automated" : "manual";
  if (field === "pinned") return value ? "pinned" : "not pinned";
  if (field === "shortLived") return lifetimeWord(value);
  return value ? "yes" : "no";
}

function listText(field: string, values: readonly unknown[], names: Names): string {
  if (values.length === 0) return "none";
  if (values.length > 3) return `${values.length} entries`;
  return clipText(joinWithAnd(values.map((value) => entryText(field, value, names))));
}

function entryText(field: string, value: unknown, names: Names): string {
  if (typeof value === "string") return field === "images" ? names.image(value) : value;
  if (typeof value !== "object" || value === null) return String(value);
  if ("ref" in value) return String(value.ref);
  return "title" in value ? String(value.title) : "an entry";
}

/** The changes to the fields of one record: "set the owner of Jenkins from Ben to Ana", "changed Jenkins: owner to Ana, note, version cleared". */
export function changesText(
  subject: string,
  nouns: Fields,
  set: Fields,
  before: Fields,
  names: Names,
): string {
  const fields = Object.keys(set);
  const nounOf = (field: string) => (typeof nouns[field] === "string" ? nouns[field] : field);
  const [only] = fields;
  if (fields.length !== 1 || only === undefined) {
    return `changed ${subject}: ${joinWithAnd(fields.map((field) => shortText(nounOf(field), set[field], valueText(field, set[field], names))))}`;
  }
  const [from, to] = [valueText(only, before[only], names), valueText(only, set[only], names)];
  if (set[only] === null)
    return `cleared the ${nounOf(only)} of ${subject}${from === undefined ? "" : `, which was ${from}`}`;
  if (to === undefined)
    return `${before[only] === undefined ? "wrote" : "changed"} the ${nounOf(only)} of ${subject}`;
  return `set the ${nounOf(only)} of ${subject}${from === undefined || from === to ? "" : ` from ${from}`} to ${to}`;
}

function shortText(noun: string, value: unknown, text: string | undefined): string {
  if (value === null) return `${noun} cleared`;
  return text === undefined ? noun : `${noun} to ${text}`;
}
