import "server-only";
import { AppError } from "../errors";
import common from "./common-passwords.json";

const longPasswords = new Set(common.long.split(" "));
const words = new Set(common.words.split(" "));

/** What an attacker tries first for this person: their names, the product's, the workspace's. */
type Context = { readonly email?: string; readonly name?: string; readonly workspace?: string };

/** Refuses a password that is long enough and still among the first to be guessed. The length is the contract's matter. */
export function requireUncommonPassword(password: string, context: Context, field = "password"): void {
  const message = passwordFault(password, context);
  if (message !== undefined) throw new AppError("invalid", { errors: [{ path: field, message }] });
}

export function passwordFault(password: string, context: Context): string | undefined {
  const typed = password.normalize("NFKC").toLowerCase();
  if (longPasswords.has(typed) || isCommonWord(typed)) return "is among the passwords that are guessed first";
  if (isRepetition(typed) || isSequence(typed)) return "is a pattern that is guessed first";
  if (restWithout(typed, contextWords(context)).length < 8) {
    return "is made mostly of your name, your e-mail address, the workspace or the product";
  }
  return undefined;
}

/** A common word, once or repeated, with digits and signs around it and the usual swaps inside: P@ssw0rd2026! */
function isCommonWord(typed: string): boolean {
  return [core(typed), core(unswapped(core(typed))), core(unswapped(typed))].some(
    (word) => words.has(word) || words.has(period(word)),
  );
}

function core(text: string): string {
  return text.replace(/[^a-z]+$/, "").replace(/^[^a-z]+/, "");
}

const swaps: ReadonlyMap<string, string> = new Map([
  ["0", "o"],
  ["1", "i"],
  ["3", "e"],
  ["4", "a"],
  ["5", "s"],
  ["7", "t"],
  ["@", "a"],
  ["$", "s"],
  ["!", "i"],
]);

function unswapped(text: string): string {
  return [...text].map((character) => swaps.get(character) ?? character).join("");
}

/** The shortest text that gives this one when repeated. */
function period(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

function isRepetition(typed: string): boolean {
  const rests = [0, 1, 2].map((tail) => period(typed.slice(0, typed.length - tail)));
  return rests.some((unit) => unit.length > 0 && unit.length <= 4);
}

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
];
const sequences = [...rows, ...rows.map((row) => [...row].toReversed().join(""))];

/** Made of at most three runs along the alphabet, the digits or a keyboard: abcdefgh1234, qwertyuiop12. */
function isSequence(typed: string): boolean {
  let rest = typed.replace(/[^a-z0-9]/g, "");
  if (rest.length < typed.length - 2) return false;
  for (let runs = 0; runs < 3 && rest !== ""; runs += 1) rest = rest.slice(longestRun(rest));
  return rest === "";
}

function longestRun(text: string): number {
  let length = 1;
  while (length < text.length && sequences.some((sequence) => sequence.includes(text.slice(0, length + 1))))
    length += 1;
  return length;
}

function contextWords({ email = "", name = "", workspace = "" }: Context): readonly string[] {
  const own = [email, name, workspace].flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return ["blueline", "password", ...own].filter((word) => word.length >= 4);
}

/** What an attacker who knows the words still has to guess, without digits at the ends of words being counted twice. */
function restWithout(typed: string, known: readonly string[]): string {
  const withoutWords = known.reduce((text, word) => text.replaceAll(word, ""), typed);
  return withoutWords.length === typed.length ? typed : withoutWords.replace(/[^\p{L}\p{N}]/gu, "");
}
