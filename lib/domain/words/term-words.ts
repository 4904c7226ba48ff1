import type { Word } from "./word";

/** Words that are more than one screen's, and no row of another table; the keys are what code and API call them. */
export const termWords = {
  control: {
    word: "Control",
    means:
      "What is done for security at a node, such as a scan. It is in place where somebody says so and nothing speaks against it; as proven, where current evidence supports it",
  },
  gap: { word: "Gap", means: "A control in scope that is not in place" },
  "not-assessed": {
    word: "Not assessed",
    means:
      "Not the same as missing. Where a sentence says how many of something are not in place, it says how many of them are missing, planned or contradicted, and how many nobody has assessed. What nobody has said anything of is never told as missing",
  },
  gate: { word: "Gate", means: "A control that an artifact has to pass" },
  bypass: {
    word: "Bypass",
    means: "A gate that is in place somewhere, and that some way to production avoids",
  },
  "open-gate": {
    word: "Open gate",
    means:
      "Something gets past it: it is bypassed, or nowhere known to be in place. It is in place nowhere where each node that could carry it is assessed, and not assessed where none is",
  },
  "open-way": {
    word: "Open way",
    means: "In the list of pipelines: an entry point, a bypass, or a gate in place nowhere",
  },
  target: {
    word: "Target",
    means: "A node where containers come to run: what attack paths lead to, and what gates protect",
  },
  "way-in": {
    word: "Entry point",
    means:
      "A node or connection where an attacker can start and reach a target. A row that stands for 30 alike places counts as 30",
  },
  entry: {
    word: "Technique",
    means:
      "What an attacker does at an entry point, such as moving a tag. What a change brings is counted in these, once for each target",
  },
  hostile: {
    word: "Attacker-controlled",
    means: "What an attacker who has a node controls too, such as a cluster whose credential lies there",
  },
  stops: {
    word: "Blocks",
    means:
      "What a gate does that judges for itself, or asks for a proof that the attacker cannot give; a scan only catches mistakes",
  },
  compromise: {
    word: "Blast radius",
    means:
      "Which targets a node would reach if an attacker had it, what is then attacker-controlled, what blocks it, and what only finds mistakes",
  },
  "what-if": {
    word: "What if",
    means:
      "What would change if a claim were assumed to be in place, or missing, or a connection or node to be another one",
  },
  reverse: {
    word: "Reverse direction",
    means: "A connection from B to A in place of one from A to B",
  },
  "trust-boundary": {
    word: "Trust boundary",
    means:
      "The border of a zone: an account, a cluster, a network, a team. A line that crosses one is marked",
  },
  service: {
    word: "Supporting services",
    means: "Secrets, identity, scanning and the like, which no container passes",
  },
  catalogue: {
    word: "Catalogue",
    means:
      "The controls, what each is for, and which requirements of which framework it supports. A snapshot keeps the version that it was judged by",
  },
  revision: { word: "Revision", means: "How often a map had been changed by then" },
  fingerprint: {
    word: "Fingerprint",
    means: "A checksum (SHA-256) of all that a snapshot holds: one changed byte gives another one",
  },
  thinned: {
    word: "Thinned",
    means: "A snapshot that keeps its figures and its place in the chain of proof, and its map no longer",
  },
  restore: {
    word: "Restore",
    means:
      "A snapshot's map is brought back, as a new revision of its pipeline or as a copy, which is a pipeline of its own",
  },
  "burn-down": {
    word: "Burn-down",
    means:
      "How many planned claims were left at the end of each day. One is overdue where its day has passed",
  },
  "target-by": {
    word: "The target by a day",
    means: "In a comparison alone: the map with what is planned, up to that day, as if done",
  },
  thread: {
    word: "Thread",
    means: "What people say to each other about one place: open until somebody resolves it",
  },
} as const satisfies { readonly [id: string]: Word };
