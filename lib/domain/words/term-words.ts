import type { Word } from "./word";

/** Words of more than one screen that are in no other table. The keys are the names in code and API. */
export const termWords = {
  control: {
    word: "Control",
    means:
      "A security measure at a node, such as a scan. It is in place if its status says so and no evidence contradicts it",
  },
  "own-control": {
    word: "Custom control",
    means: "A control that your workspace added to those of the catalogue",
    aliases: ["own control"],
  },
  claim: {
    word: "Status",
    means:
      "The answer on a control at a node, such as missing or in place. API and auditor documents call it a claim",
    aliases: ["claim", "assertion"],
  },
  gap: {
    word: "Gap",
    means: "A control in scope that is not in place. One without a status counts too",
    aliases: ["open control"],
  },
  "not-assessed": {
    word: "Not assessed",
    means: "No status recorded yet. Counted separately from missing",
  },
  residual: {
    word: "Residual risk",
    means: "The risk that remains while a missing control is an accepted risk",
    aliases: ["what can still happen", "risk acceptance", "exception"],
  },
  review: {
    word: "Two-person approval",
    means:
      "Some statuses count only after another person has approved them. Until then their approval is pending",
    aliases: ["second person", "second pair of eyes", "review pending", "four eyes"],
  },
  gate: {
    word: "Gate",
    means: "A control that can block an artifact before production",
    aliases: ["security gate"],
  },
  bypass: {
    word: "Bypass",
    means: "A path to production that avoids a gate in place elsewhere. The gate is then a bypassed gate",
  },
  "open-gate": {
    word: "Open gate",
    means: "A gate that an artifact can avoid, because it is bypassed or not in place",
  },
  "open-way": {
    word: "Attack path",
    means: "A path from an entry point to a target on which no control in place blocks an attacker",
    aliases: ["open way", "way to production"],
  },
  path: {
    word: "Path",
    means: "A chain of connections that an artifact takes to a target",
    aliases: ["way"],
  },
  target: {
    word: "Target",
    means: "A node where containers run: attack paths lead to it, and gates protect it",
    aliases: ["critical asset"],
  },
  "way-in": {
    word: "Entry point",
    means:
      "A node or connection where an attacker can start and reach a target. A row that stands for 30 alike places counts as 30",
    aliases: ["way in", "initial access"],
  },
  entry: {
    word: "Technique",
    means:
      "The way an attacker gains initial access at an entry point, such as a tag hijack. Changes count techniques once for each target",
    aliases: ["way to begin", "initial access technique"],
  },
  guarded: {
    word: "Protected",
    means: "A control in place blocks an attacker on each path. Without that: unprotected",
    aliases: ["guarded", "unguarded", "unprotected"],
  },
  hostile: {
    word: "Attacker-controlled",
    means:
      "Every node that an attacker controls after the first one, such as a cluster whose credential is stored there",
    aliases: ["acts with the attacker", "compromised"],
  },
  stops: {
    word: "Blocks",
    means:
      "A gate blocks an attacker if it decides by itself, or requires a proof that an attacker cannot give",
    aliases: ["stops", "preventive"],
  },
  catches: {
    word: "Detects",
    means: "A gate that only detects finds mistakes, as a scan does. It does not block an attacker",
    aliases: ["catches", "detective"],
  },
  compromise: {
    word: "Blast radius",
    means:
      "The targets that an attacker reaches from a compromised node, with the gates that block or detect them",
    aliases: ["reach if compromised"],
  },
  "choke-point": {
    word: "Choke point",
    means: "A node that every path to one or more targets passes, so a gate there protects them all",
  },
  "what-if": {
    word: "What if",
    means: "The effect of a change that you try without making it: on controls, connections or nodes",
  },
  edge: {
    word: "Connection",
    means: "An artifact that goes from one node to another, drawn as a line",
    aliases: ["hand-over", "data flow"],
  },
  automated: {
    word: "Manual or automated",
    means: "Whether a person or a tool moves an artifact along a connection",
    aliases: ["by hand", "who moves it"],
  },
  reverse: {
    word: "Reverse direction",
    means: "Turns a connection from A to B into one from B to A",
  },
  "not-drawn": {
    word: "Not on the map",
    means: "The map does not show it. It may exist all the same",
    aliases: ["not drawn"],
  },
  "parent-image": {
    word: "Parent image",
    means: "The image that another image is built on, as named by FROM in its Dockerfile",
    aliases: ["base image"],
  },
  pinned: {
    word: "Pinned",
    means: "Fixed to one content by digest, commit or hashed lock file. A tag that can move is not pinned",
    aliases: ["floating", "not pinned", "mutable tag"],
  },
  zone: {
    word: "Trust zone",
    means: "A part of the map with one level of trust: an account, a cluster, a network, a team",
    aliases: ["zone"],
  },
  "trust-boundary": {
    word: "Trust boundary",
    means: "The border of a trust zone. A connection that crosses it is marked",
  },
  service: {
    word: "Supporting services",
    means: "Secrets, identity, scanning and the like. No container passes them",
  },
  running: {
    word: "Runtime drift",
    means: "Differences between the map and the data of a cluster, container engine or registry",
    aliases: ["running", "held against"],
  },
  catalogue: {
    word: "Catalogue",
    means:
      "The list of controls, and the framework requirements that each supports. A snapshot keeps the version that it used",
  },
  revision: { word: "Revision", means: "The number of changes to a map up to then" },
  snapshot: {
    word: "Snapshot",
    means: "A frozen copy of a map, its statuses and its results, with a fingerprint",
  },
  fingerprint: {
    word: "Fingerprint",
    means: "A checksum (SHA-256) of everything in a snapshot. Any changed byte changes it",
  },
  "chain-of-proof": {
    word: "Integrity check",
    means: "Checks that no snapshot in the history was changed: each fingerprint includes the one before",
    aliases: ["chain of proof"],
  },
  thinned: {
    word: "Pruned",
    means: "A snapshot whose map and results are deleted. It keeps its figures and its place in the history",
    aliases: ["thinned", "retention"],
  },
  restore: {
    word: "Restore",
    means: "Brings back the map of a snapshot: as a new revision of its pipeline, or as a copy",
  },
  "burn-down": {
    word: "Burn-down",
    means:
      "The number of planned controls that were left at the end of each day. One is overdue once its day has passed",
  },
  "target-by": {
    word: "Planned state",
    means: "In a comparison: the map as if everything planned up to a day were done",
    aliases: ["target by a day", "target state"],
  },
  "security-record": {
    word: "Audit log",
    means: "The record of sign-ins, rights, tokens, links and settings: who did what, and when",
    aliases: ["security record"],
  },
  "access-log": {
    word: "Access log",
    means: "The record of who opened a share link, and when",
    aliases: ["who opened it"],
  },
  thread: {
    word: "Thread",
    means: "A discussion about one place. It is open until a person resolves it",
  },
} as const satisfies { readonly [id: string]: Word };
