import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { catalogue } from "@/lib/domain/catalogue/load";
import { AppError } from "../errors";
import { oncePerProcess } from "../process";

/** An attacker's first guesses for this person: their names, the product's, the workspace's. */
type Context = { readonly email?: string; readonly name?: string; readonly workspace?: string };

/** Guesses that a stolen hash must withstand, as a power of ten: zxcvbn's best score begins there. */
const leastGuesses = 10;
/** For a link's passphrase: guessing also requires the link. */
const leastGuessesBesidesLink = 8;
/** Words that tempt container teams, beside the names of their tools. */
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

/** Refuses a password that is long enough but easy to guess. The contract checks the length. */
export function requireUncommonPassword(password: string, context: Context, field = "password"): void {
  const message = passwordFault(password, context);
  if (message !== undefined) throw new AppError("invalid", { errors: [{ path: field, message }] });
}

/** The same for the passphrase of a link, which may be shorter. */
export function requireUncommonPassphrase(passphrase: string, context: Context): void {
  const message = passwordFault(passphrase, context, leastGuessesBesidesLink);
  if (message !== undefined) throw new AppError("invalid", { errors: [{ path: "passphrase", message }] });
}

/**
 * @returns why the password is easy to guess, by zxcvbn's estimate over its 49,000 common ones; undefined if
 * it is not
 */
export function passwordFault(password: string, context: Context, least = leastGuesses): string | undefined {
  const own = contextWords(context);
  const { guessesLog10, sequence } = estimator().check(password.normalize("NFKC"), [...own, ...knownWords()]);
  if (guessesLog10 >= least) return undefined;
  const isOwn = sequence.some(({ token }) => own.some((word) => token.toLowerCase().includes(word)));
  if (isOwn) return "consists mostly of your name, your e-mail address, the workspace or the product";
  const found = new Set<string>(sequence.map(({ pattern }) => pattern));
  const isPattern = ["repeat", "sequence", "spatial"].some((pattern) => found.has(pattern));
  return isPattern && !found.has("dictionary")
    ? "follows a pattern that attackers guess first"
    : "is among the passwords that attackers guess first";
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
