import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { aList, aPod, digestOf } from "@/lib/testing/running-fixtures";
import { runningCommand } from "./running-command";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-running-"));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const map = put(
  "map.json",
  JSON.stringify(
    aPipeline()
      .node("registry", { name: "Harbor", url: "https://harbor.acme.example" })
      .node("cluster", { name: "Production" })
      .edge("registry", "cluster")
      .toDocument(),
  ),
);
const cluster = (image: string) =>
  put("cluster.json", aList(aPod({ name: "shop", image, digest: digestOf("a") })));

it("lists drift with the line, and ends with 1", async () => {
  const outcome = await runningCommand.run([cluster("redis:7")], { pipeline: map });
  expect(outcome.code).toBe(1);
  expect(outcome.text).toContain("redis runs on Production, but no path on this map leads here");
  expect(outcome.text).toMatch(/ {2}cluster\.json:\d+ {2}shop \/ Deployment\/shop \/ web: redis:7/);
  expect(outcome.json).toMatchObject({
    total: 2,
    findings: [{ kind: "no-way" }, { kind: "registry-not-drawn" }],
  });
});

it("ends with 0 where all is as drawn", async () => {
  const outcome = await runningCommand.run([cluster("harbor.acme.example/shop:1")], { pipeline: map });
  expect([outcome.code, outcome.text]).toEqual([0, "No drift: everything in these files matches the map."]);
});

it("is misused without a map, with a file that cannot be read, and with a node that is not on the map", async () => {
  const file = cluster("redis:7");
  await expect(runningCommand.run([file], {})).rejects.toThrow("--pipeline takes a file");
  await expect(runningCommand.run([map], { pipeline: map })).rejects.toThrow(
    "map.json: The format is not supported. Supported: kubectl, docker inspect, docker ps, ECS tasks, ECR images, or a registry's list of repositories or tags.",
  );
  await expect(runningCommand.run([file], { pipeline: map, node: "x" })).rejects.toThrow('no node "x"');
});
