import { describe, expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { controlTitle } from "../../catalogue/find-control";
import type { Compromise } from "../ways-in/way-in";
import { catchSentence, guardSentence, ownedSentence, reachersSentence } from "./compromise-sentences";

const pipeline = aPipeline()
  .node("laptop", { name: "Ana's laptop" })
  .node("ci", { name: "Jenkins" })
  .node("orchestrator", { kind: "orchestrator", name: "Kubernetes" })
  .node("hosts", { kind: "host", name: "Container hosts" })
  .build();
const signature = { id: "adm-image-signature", title: controlTitle("adm-image-signature", {}) };
const scan = { id: "img-vuln-scan", title: controlTitle("img-vuln-scan", {}) };

describe("what a compromised node reaches", () => {
  const unguarded = { node: "hosts", unguarded: true, stopping: [], catching: [scan.id] };
  const stopped = {
    ...unguarded,
    unguarded: false,
    stopping: [{ node: "orchestrator", control: signature.id }],
  };
  const at = (node: string, targets: Compromise["targets"], acting: readonly string[] = []) => ({
    node,
    hostile: [node, ...acting],
    targets,
  });
  test("is said with what it is out of, and with what acts with the attacker", () => {
    expect(ownedSentence(pipeline, at("ci", [unguarded]), ["hosts"])).toBe(
      "If Jenkins were compromised, it would reach 1 of 1 target, unprotected.",
    );
    expect(ownedSentence(pipeline, at("ci", [stopped]), ["hosts"])).toBe(
      `If Jenkins were compromised, it would reach 1 of 1 target, blocked by “${signature.title}” at Kubernetes.`,
    );
    expect(ownedSentence(pipeline, at("ci", []), ["hosts"])).toBe(
      "If Jenkins were compromised, it would reach no target.",
    );
    expect(ownedSentence(pipeline, at("hosts", [unguarded]), ["hosts"])).toBe(
      "Container hosts runs containers itself: anyone who compromises it is in production already.",
    );
    const staging = { ...unguarded, node: "orchestrator" };
    expect(ownedSentence(pipeline, at("ci", [unguarded, staging], ["laptop"]), ["hosts"])).toBe(
      "If Jenkins were compromised, it would reach 1 of 1 target and 1 target outside production, all of them unprotected; Ana's laptop would be attacker-controlled.",
    );
    expect(reachersSentence(pipeline, at("hosts", [{ ...unguarded, node: "ci" }]), 7)).toBe(
      "1 of 7 other nodes reaches Container hosts, unprotected.",
    );
  });

  test("names what stops an attacker and where, and apart from it what only catches mistakes", () => {
    expect(guardSentence(pipeline, unguarded)).toBe(
      "Unprotected: on some path no known control blocks an attacker.",
    );
    expect(guardSentence(pipeline, stopped)).toBe(
      `An attacker is blocked by “${signature.title}” at Kubernetes.`,
    );
    expect(catchSentence(pipeline, stopped)).toBe(
      `On every path “${scan.title}” finds mistakes; it does not block an attacker.`,
    );
    expect(catchSentence(pipeline, { ...stopped, catching: [] })).toBeUndefined();
  });
});
