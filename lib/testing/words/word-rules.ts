/** A rule of style: what of a text breaks it. */
export interface WordRule {
  readonly name: string;
  readonly breaks: (text: string) => boolean;
}

const matches = (name: string, pattern: RegExp): WordRule => ({ name, breaks: (text) => pattern.test(text) });

/** Words that have gone from screens, messages and docs, with the one in their place. */
const replaced: readonly (readonly [gone: RegExp, now: string])[] = [
  [/\bways? in\b(?! which)/i, "entry point"],
  [/\bhand-?overs?\b/i, "connection"],
  [/\bby hand\b/i, "manual"],
  [/\bopen ways?\b|\bways? to (begin|production)\b/i, "attack path, technique"],
  [/\b(un)?guarded\b/i, "protected, unprotected"],
  [/\bas (declared|proven)\b/i, "declared + verified, verified only"],
  [/\bset aside\b/i, "excluded"],
  [/\bsecurity record\b/i, "audit log"],
  [/\bown controls?\b/i, "custom control"],
  [/\bthinn(ed|ing|s)\b/i, "pruned"],
  [/\bchain of proof\b/i, "integrity check"],
  [/\bsecond (person|pair of eyes)\b/i, "two-person approval"],
  [/\bnot drawn\b/i, "not on the map"],
  [/\bnowhere\b/i, "not in place"],
  [/\bstranger('s|s')? (change|pull)/i, "untrusted pull request"],
  [/\bmoved tag\b/i, "tag hijack"],
  [/\bhostile release\b/i, "malicious release"],
  [/\b(lost|stolen) laptop\b/i, "compromised workstation"],
  [/\bacts? with (the attacker|him)\b/i, "attacker-controlled"],
  [/\breach if compromised\b/i, "blast radius"],
  [/\bfloating\b/i, "not pinned"],
  [/\bheld against\b/i, "compared with"],
  [/\bopen controls?\b/i, "gap"],
  [/\bwhat can still happen\b/i, "residual risk"],
  [/^(Make|Give|Say|Let) /, "create, upload, set"],
];

/** How many words of a sentence a reader takes in at once. */
const longest = { screen: 20, docs: 25 };

const frames = [
  matches("somebody, nobody, he", /\b(somebody|nobody|anybody|everybody|he|him|his)\b/i),
  matches("any more, otherwise", /\b(any more|any longer|otherwise)\b/i),
];

const gone = replaced.map(([pattern, now]) => matches(`gone: ${now}`, pattern));

export const screenRules: readonly WordRule[] = [
  ...frames,
  ...gone,
  { name: "begins with What, Who, Of", breaks: (text) => sentencesOf(text).some(beginsWithClause) },
  { name: `over ${longest.screen} words`, breaks: isOver(longest.screen) },
];

export const docRules: readonly WordRule[] = [
  ...frames,
  ...gone,
  { name: `over ${longest.docs} words`, breaks: isOver(longest.docs) },
];

export const commentRules: readonly WordRule[] = frames;

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?:;])\s+/);
}

function beginsWithClause(sentence: string): boolean {
  return (
    /^(What|Who|Of) [a-z]/.test(sentence) && !sentence.endsWith("?") && !/^What (if|changed)\b/.test(sentence)
  );
}

function isOver(words: number): (text: string) => boolean {
  return (text) => sentencesOf(text).some((sentence) => sentence.split(/\s+/).length > words);
}
