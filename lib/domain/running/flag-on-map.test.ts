import { expect, it } from "vitest";
import { draw, drawnMap, findIn, givenAt, observe } from "@/lib/testing/observe-running";
import { aList, aPod, digestOf } from "@/lib/testing/running-fixtures";
import type { Evidence } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";

const rights = { securityContext: { privileged: true, runAsUser: 0 } };
const agent = {
  name: "agent",
  image: "harbor.acme.example/agent:1",
  digest: digestOf("a"),
  container: rights,
};
const day = givenAt.slice(0, 10);

/** The map with the workload, and what is claimed of it. */
const withClaim = (claim: Parameters<(typeof drawnMap)["claim"]>[2], control = "run-drop-privileges") =>
  drawnMap
    .node("agent", { kind: "workload", name: "agent" })
    .edge("cluster", "agent", { artifact: "container" })
    .claim("agent", control, claim);
const flagsIn = (pipeline: Pipeline, ...pods: readonly object[]) =>
  findIn(pipeline, observe(aList(...pods))).findings.filter(({ draws }) => draws?.does === "flag");
const kindsIn = (pipeline: Pipeline, ...pods: readonly object[]) =>
  flagsIn(pipeline, ...pods).map(({ kind, about, count }) => `${kind} ${about} ${count}`);
const saying = (pipeline: Pipeline, kind: string, ...pods: readonly object[]) => {
  const finding = flagsIn(pipeline, ...pods).find((one) => one.kind === kind);
  if (!finding) throw new Error(`There is no ${kind}.`);
  return draw(pipeline, finding);
};

it("a control that is missing for another reason hides nothing of what runs", () => {
  const pipeline = withClaim({ status: "missing", note: "It keeps all capabilities" }).build();
  expect(kindsIn(pipeline, aPod(agent))).toEqual([
    "privileged harbor.acme.example/agent 1",
    "root harbor.acme.example/agent 1",
  ]);
});

it("what is said of one deed is said of no other of the same control", () => {
  const after = saying(drawnMap.build(), "root", aPod(agent));
  expect(kindsIn(after, aPod(agent))).toEqual(["privileged harbor.acme.example/agent 1"]);
  const both = saying(after, "privileged", aPod(agent));
  expect(kindsIn(both, aPod(agent))).toEqual([]);
  const host = {
    ...agent,
    spec: { hostNetwork: true, volumes: [{ name: "engine", hostPath: { path: "/var/run/docker.sock" } }] },
    container: { volumeMounts: [{ name: "engine", mountPath: "/sock" }] },
  };
  expect(kindsIn(saying(drawnMap.build(), "host-network", aPod(host)), aPod(host))).toEqual([
    "docker-socket harbor.acme.example/agent 1",
  ]);
});

it("what is said of one namespace or image is said of no other, and one step says it of all namespaces", () => {
  const privileged = { ...agent, container: { securityContext: { privileged: true } } };
  const [staging, prod] = ["staging", "prod"].map((namespace) => aPod({ ...privileged, namespace }));
  const other = aPod({ ...privileged, namespace: "staging", image: "harbor.acme.example/side:1" });
  const after = saying(drawnMap.build(), "privileged", staging ?? {});
  expect(kindsIn(after, staging ?? {}, prod ?? {}, other)).toEqual([
    "privileged harbor.acme.example/agent 1",
    "privileged harbor.acme.example/side 1",
  ]);
  const all = saying(drawnMap.build(), "privileged", staging ?? {}, prod ?? {});
  expect(kindsIn(all, staging ?? {}, prod ?? {})).toEqual([]);
  expect([...all.nodes.values()].filter(({ kind }) => kind === "workload")).toHaveLength(1);
});

it("evidence that newer evidence overtook hides nothing, and nothing newer is hidden by what is said of it", () => {
  const claimed = withClaim({ status: "implemented" }).build();
  const said = saying(claimed, "privileged", aPod(agent));
  const [told] = said.claims.get("agent")?.get("run-drop-privileges")?.evidence ?? [];
  const evidence = (...more: readonly Partial<Evidence>[]) =>
    withClaim({
      status: "implemented",
      evidence: more.flatMap((one, index) => (told ? [{ ...told, ...one, id: `e${index}` }] : [])),
    }).build();
  const isHidden = (pipeline: Pipeline) =>
    !flagsIn(pipeline, aPod(agent)).some(({ kind }) => kind === "privileged");
  expect(isHidden(evidence({}))).toBe(true);
  const old = { effective: "2026-01-01" };
  const support = { result: "supports", effective: "2026-06-01", title: "Looked at", tool: "Trivy" } as const;
  expect(isHidden(evidence(old))).toBe(true);
  expect(isHidden(evidence(old, support))).toBe(false);
  expect(isHidden(evidence(support, { effective: day }))).toBe(true);
  expect(isHidden(evidence({ title: "given.json:1 something else" }))).toBe(false);
  // Said of what was given later, while only the older file counts again.
  expect(isHidden(evidence(support, { effective: "2027-01-01" }))).toBe(true);
});

it("names of any length are told apart, and their lines are said on the map whole", () => {
  const long = (end: string) => ({
    ...agent,
    name: `${"a".repeat(250)}${end}`,
    container: { securityContext: { privileged: true } },
  });
  const name = `${"x".repeat(280)}.json`;
  const given = (...pods: readonly object[]) => observe(aList(...pods), { name });
  const [finding] = findIn(drawnMap.build(), given(aPod(long("b")))).findings.filter(
    ({ kind }) => kind === "privileged",
  );
  const after = finding && draw(drawnMap.build(), finding);
  const open = (...pods: readonly object[]) =>
    after && findIn(after, given(...pods)).findings.filter(({ kind }) => kind === "privileged");
  expect(open(aPod(long("b")))).toEqual([]);
  expect(open(aPod(long("c")))).toMatchObject([{ count: 1 }]);
});
