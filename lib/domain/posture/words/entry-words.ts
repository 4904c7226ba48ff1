import type { WayStanding } from "../compare";
import type { EntryType } from "../../catalogue/entry-types";
import type { Word } from "../../words/word";
import type { EntryState, WayState } from "../ways-in/way-in";

/** The initial access techniques. */
export const entryWords: { readonly [T in EntryType]: Word } = {
  "untrusted-change": {
    word: "Untrusted pull request",
    means: "An attacker opens a pull request from outside, and CI runs it before review.",
    aliases: ["stranger's change", "poisoned pipeline execution", "CICD-SEC-4"],
  },
  "moved-tag": {
    word: "Tag hijack",
    means: "An attacker moves a tag, so that the same name fetches other content.",
    aliases: ["moved tag", "mutable tag", "T1195.001"],
  },
  "hostile-dependency": {
    word: "Malicious release",
    means: "A new release of a fetched tool, package or image contains an attacker's code.",
    aliases: ["hostile release", "T1195.001"],
  },
  "leaked-secret": {
    word: "Leaked credential",
    means: "An attacker finds a credential in a place that others can read.",
    aliases: ["unsecured credentials", "T1552"],
  },
  "stored-secret": {
    word: "Stored credential",
    means: "An attacker copies a credential that is stored where jobs run.",
    aliases: ["unsecured credentials", "T1552"],
  },
  "stolen-account": {
    word: "Stolen account",
    means: "An attacker signs in with another person's account.",
    aliases: ["valid accounts", "T1078"],
  },
  "exposed-service": {
    word: "Exposed service",
    means: "An attacker gets in over the network without an account.",
    aliases: ["exploit public-facing application", "T1190"],
  },
  "unpatched-service": {
    word: "Unpatched service",
    means: "An attacker exploits a known flaw that is not patched here yet.",
    aliases: ["exploit public-facing application", "T1190"],
  },
  "trusted-service": {
    word: "Third-party access",
    means: "An attacker inside a connected service uses its rights here.",
    aliases: ["trusted service", "trusted relationship", "T1199", "CICD-SEC-8"],
  },
  "lost-laptop": {
    word: "Compromised workstation",
    means: "An attacker controls the workstation, or an account that is signed in on it.",
    aliases: ["lost laptop", "stolen laptop"],
  },
};

/** The state of a technique. */
export const entryStateWords: { readonly [S in EntryState]: Word } = {
  open: { word: "Open", means: "No control that closes it is known to be in place." },
  "set-aside": {
    word: "Excluded",
    means: "Each control that would close it is marked not applicable.",
  },
  "closed-as-declared": {
    word: "Closed, declared",
    means: "Closed by a declared control, or by a pin that lasts until the next update.",
  },
  closed: { word: "Closed", means: "A control that closes it is in place, with current evidence." },
};

/** The state of an entry point. */
export const wayStateWords: { readonly [S in WayState]: Word } = {
  unguarded: {
    word: "Unprotected",
    means: "A path leads from here to a target, and no control in place blocks an attacker on it.",
  },
  depends: {
    word: "Depends on branch builds",
    means: "Unprotected only if the CI runs branches with release rights, which is unanswered.",
  },
  guarded: {
    word: "Protected",
    means: "An attacker can start here, but a control blocks them on each path to a target.",
  },
  "set-aside": {
    word: "Excluded",
    means: "Each control that would close it is marked not applicable.",
  },
  closed: { word: "Closed", means: "Each technique here is closed or excluded." },
};

/** Whether an entry point is known or assumed. */
export const knownWords: { readonly [K in "said" | "assumed"]: Word } = {
  said: { word: "Confirmed", means: "The map shows it, or an answer says that nothing closes it." },
  assumed: { word: "Assumed", means: "A question about it, or about a step that it needs, is unanswered." },
};

/** How an entry point stands on one side of a comparison. */
const standingWords: { readonly [S in WayStanding]: string } = {
  unguarded: wayStateWords.unguarded.word,
  assumed: "Unprotected, assumed",
  depends: wayStateWords.depends.word,
  guarded: wayStateWords.guarded.word,
  "set-aside": wayStateWords["set-aside"].word,
  closed: wayStateWords.closed.word,
};

/** @param standing undefined if the other side alone has it on the map */
export function standingWord(standing: WayStanding | undefined): string {
  return standing === undefined ? "Not on the map" : standingWords[standing];
}
