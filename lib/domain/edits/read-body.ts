import { limits } from "../pipeline/limits";
import type { OperationBody } from "../pipeline/operations";
import {
  cleanText,
  linkRules,
  type Must,
  nameRules,
  noteRules,
  shortTextRules,
  textFault,
  textOf,
  turnFault,
} from "../pipeline/texts";
import { err, ok, type Result } from "../result";

const isDay: Must = [
  (text) => /^\d{4}-\d\d-\d\d$/.test(text) && isInCalendar(text),
  "must be a day as YYYY-MM-DD",
];
const dayRules = textOf(limits.name, isDay);

/** By the name of a field, which is of one kind in every record. Every other text is an id, or one of a list. */
const rulesOf = new Map([
  ["name", nameRules],
  ["title", nameRules],
  ["technologies", shortTextRules],
  ["version", shortTextRules],
  ["owner", shortTextRules],
  ["tool", shortTextRules],
  ["note", noteRules],
  ["reason", noteRules],
  ["description", noteRules],
  ["url", linkRules],
  ["ticket", linkRules],
  ["names", textOf(limits.url, [(text) => text !== "", "must not be empty"])],
  ["ref", textOf(limits.url, [(text) => text !== "", "must not be empty"])],
  ["digest", textOf(limits.url, [/^sha256:[0-9a-f]{64}$/, "must be sha256: and 64 hexadecimal digits"])],
  ["due", dayRules],
  ["review", dayRules],
  ["effective", dayRules],
  ["expires", dayRules],
  ["by", shortTextRules],
  ["until", dayRules],
  ["residual", noteRules],
  ["on", dayRules],
  ["text", textOf(limits.comment, [(text) => text !== "", "must not be empty"])],
]);
const mostOf = new Map([
  ["technologies", limits.technologiesPerNode],
  ["images", limits.images],
  ["parents", limits.parentsPerImage],
  ["names", limits.namesPerImage],
  ["layers", limits.layersPerImage],
  ["evidence", limits.evidencePerClaim],
  ["mentions", limits.mentionsPerComment],
]);
const farthest = 1e6;

/**
 * What the program made of something typed or dragged, as the server will read it: texts cleaned, without fields that are
 * undefined. The types answer for its form; this for what people put into it, in the rules that the schema of an operation has.
 * @returns or why the server would refuse it, in a sentence
 */
export function readBody(body: OperationBody): Result<OperationBody, string> {
  const faults: string[] = [];
  const read = (value: unknown, field: string): unknown => {
    const refuse = (words: string | undefined) =>
      void (words !== undefined && faults.push(`${field}: ${words}`));
    if (typeof value === "string") {
      const rules = rulesOf.get(field);
      if (!rules) return value;
      refuse(turnFault(value, field));
      const text = cleanText(value, rules.max);
      refuse(textFault(text, rules));
      return text;
    }
    if (typeof value === "number" && (field === "x" || field === "y") && !(Math.abs(value) <= farthest))
      refuse("is too far away");
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) {
      const most = mostOf.get(field);
      if (most !== undefined && value.length > most) refuse(`must have at most ${most} entries`);
      return value.map((entry) => read(entry, field));
    }
    const entries = Object.entries(value);
    if (entries.length === 0) refuse("must change something");
    return Object.fromEntries(
      entries.filter(([, part]) => part !== undefined).map(([name, part]) => [name, read(part, name)]),
    );
  };
  // Read as it was written: field by field.
  const cleaned = read(body, "") as OperationBody;
  return faults[0] === undefined ? ok(cleaned) : err(faults[0]);
}

/** Of a text as YYYY-MM-DD. */
function isInCalendar(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return date >= 1 && date <= days;
}
