import { expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "../../testing/builders";
import { catalogue } from "../catalogue/load";
import { checkedHandOvers } from "./checked-connections";

const today = "2026-11-24";
const implemented = { status: "implemented" } as const;

/** A CI that scans what it builds, a registry and a cluster that asks for signatures. */
const line = (automated?: boolean) =>
  aPipeline()
    .node("ci", { kind: "ci", buildsImages: true })
    .node("registry", { kind: "production-registry" })
    .node("cluster", { kind: "orchestrator" })
    .edge("ci", "registry", { artifact: "image", ...(automated === undefined ? {} : { automated }) })
    .edge("registry", "cluster", { artifact: "image", automated: true })
    .claim("ci", "img-vuln-scan", implemented)
    .claim("cluster", "adm-image-signature", implemented);
const checked = (map: PipelineBuilder, unprotected: readonly string[] | undefined = []) => [
  ...checkedHandOvers(map.build(), catalogue, today, unprotected),
];

test("a connection is checked where it is automated and a gate in place looks at what passes", () => {
  expect(checked(line(true))).toEqual(["ci-registry"]);
  expect(checked(line(false))).toEqual([]);
  expect(checked(line())).toEqual([]);
});

test("none is on the path of an open, unprotected entry, nor while nobody knows where these run", () => {
  expect(checked(line(true), ["ci-registry"])).toEqual([]);
  expect([...checkedHandOvers(line(true).build(), catalogue, today, undefined)]).toEqual([]);
});

test("a check of signatures counts where what passes is signed", () => {
  expect(checked(line(true).claim("ci", "img-sign", implemented))).toEqual([
    "ci-registry",
    "registry-cluster",
  ]);
});
