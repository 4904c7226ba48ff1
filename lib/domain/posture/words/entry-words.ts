import type { WayStanding } from "../compare";
import type { EntryType } from "../../catalogue/entry-types";
import type { Word } from "../../words/word";
import type { EntryState, WayState } from "../ways-in/way-in";

/** What each way to begin is called, and what somebody does there. */
export const entryWords: { readonly [T in EntryType]: Word } = {
  "untrusted-change": {
    word: "Stranger's change",
    means: "Somebody from outside proposes a change, and it is run before anybody has reviewed it.",
  },
  "moved-tag": {
    word: "Moved tag",
    means: "Somebody moves a tag, so that the name that is fetched brings something else.",
  },
  "hostile-dependency": {
    word: "Hostile release",
    means: "A new release of what is fetched brings an attacker's code.",
  },
  "leaked-secret": {
    word: "Leaked credential",
    means: "Somebody finds a credential that lies where others can read it.",
  },
  "stored-secret": {
    word: "Stored credential",
    means: "Somebody copies a credential that is kept where jobs run.",
  },
  "stolen-account": {
    word: "Stolen account",
    means: "Somebody signs in with an account that is not theirs.",
  },
  "exposed-service": {
    word: "Exposed service",
    means: "Somebody gets at it over the network without an account.",
  },
  "unpatched-service": {
    word: "Unpatched service",
    means: "Somebody uses a known flaw that is not mended here yet.",
  },
  "trusted-service": {
    word: "Trusted service",
    means: "Somebody who is inside a connected service uses the rights that it has here.",
  },
  "lost-laptop": {
    word: "Lost laptop",
    means: "Somebody has the laptop, or the account that is signed in on it.",
  },
};

/** How a way to begin stands. */
export const entryStateWords: { readonly [S in EntryState]: Word } = {
  open: { word: "Open", means: "Nothing that would close it is known to be in place." },
  "set-aside": {
    word: "Excluded",
    means: "Each control that would close it is marked not applicable.",
  },
  "closed-as-declared": {
    word: "Closed as declared",
    means: "By what is said alone, or by a pin, which holds until the next update.",
  },
  closed: { word: "Closed", means: "Something that closes it is in place, with current evidence." },
};

/** How a place where somebody can begin stands. */
export const wayStateWords: { readonly [S in WayState]: Word } = {
  unguarded: {
    word: "Unprotected",
    means: "A path leads from here to a target, and no control in place stops an attacker on it.",
  },
  depends: {
    word: "Depends on branch builds",
    means: "Unprotected only if the CI runs branches with release rights, which is unanswered.",
  },
  guarded: {
    word: "Protected",
    means: "An attacker can start here, and something in place stops them on each path to a target.",
  },
  "set-aside": {
    word: "Excluded",
    means: "Each control that would close it is marked not applicable.",
  },
  closed: { word: "Closed", means: "Each technique here is closed, or excluded." },
};

/** On what a way in rests. */
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
