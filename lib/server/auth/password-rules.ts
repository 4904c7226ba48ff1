import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { catalogue } from "@/lib/domain/catalogue/load";
import { AppError } from "../errors";
import { oncePerProcess } from "../process";

/** What an attacker tries first for this person: their names, the product's, the workspace's. */
type Context = { readonly email?: string; readonly name?: string; readonly workspace?: string };

/** So many guesses, as a power of ten, a stolen hash must be worth: zxcvbn's best score begins there. */
const leastGuesses = 10;
/** Of a link's passphrase: who guesses it must have the link as well. */
const leastGuessesBesidesLink = 8;
/** What those who run containers are tempted by, besides the names of their tools. */
const fieldWords = [
  "blueline",
  "administrator",
  "container",
  "pipeline",
  "production",
  "staging",
  "registry",
  "security",
  "changeme",
  "correcthorsebatterystaple",
];

/** Refuses a password that is long enough and still among the first to be guessed. The length is the contract's matter. */
export function requireUncommonPassword(password: string, context: Context, field = "password"): void {
  const message = passwordFault(password, context);
  if (message !== undefined) throw new AppError("invalid", { errors: [{ path: field, message }] });
}

/** Likewise of the passphrase of a link, which may be shorter. */
export function requireUncommonPassphrase(passphrase: string, context: Context): void {
  const message = passwordFault(passphrase, context, leastGuessesBesidesLink);
  if (message !== undefined) throw new AppError("invalid", { errors: [{ path: "passphrase", message }] });
}

/** @returns why the password is guessed too soon, by zxcvbn's estimate over its 49,000 common ones; undefined where it is not */
export function passwordFault(password: string, context: Context, least = leastGuesses): string | undefined {
  const own = contextWords(context);
  const { guessesLog10, sequence } = estimator().check(password.normalize("NFKC"), [...own, ...knownWords()]);
  if (guessesLog10 >= least) return undefined;
  const isOwn = sequence.some(({ token }) => own.some((word) => token.toLowerCase().includes(word)));
  if (isOwn) return "is made mostly of your name, your e-mail address, the workspace or the product";
  const found = new Set<string>(sequence.map(({ pattern }) => pattern));
  const isPattern = ["repeat", "sequence", "spatial"].some((pattern) => found.has(pattern));
  return isPattern && !found.has("dictionary")
    ? "is a pattern that is guessed first"
    : "is among the passwords that are guessed first";
}

function estimator(): ZxcvbnFactory {
  return oncePerProcess("passwords", () => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));
}

function knownWords(): readonly string[] {
  return [...fieldWords, ...catalogue.technologies.flatMap(({ name }) => wordsOf(name))];
}

function contextWords({ email = "", name = "", workspace = "" }: Context): readonly string[] {
  const texts = [email, name, workspace];
  const joined = texts.map((text) => wordsOf(text).join(""));
  return [...new Set([...texts.flatMap(wordsOf), ...joined])].filter((word) => word.length >= 3);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
}
