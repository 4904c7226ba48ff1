import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../catalogue/load";
import type { Claim } from "../pipeline/document";
import { applyOperation } from "../pipeline/apply-operation";
import { claimsOf, pipelineFromDocument } from "../pipeline/pipeline";
import { effectiveStatus } from "../posture/coverage/effective-status";
import { scanFiles } from "../scan/scan";
import { usualExpiry } from "./expiry";
import { keepReport } from "./kept-report";
import { planEvidence } from "./plan-evidence";
import { readReports } from "./read-reports";

const today = "2026-11-28";
const corpus = "../shared/corpus";
const there = existsSync(`${corpus}/linked/linked.json`);
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

for (const name of ["podinfo", "example-voting-app"])
  it.runIf(there)(name, () => {
    const root = `${corpus}/pipelines/${name}`;
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile() && f.name !== "expected.json")
      .map((f) => {
        const at = path.join(f.parentPath, f.name);
        return { path: path.relative(root, at), text: readFileSync(at, "utf8") };
      });
    const pipeline = pipelineFromDocument(scanFiles(files, { name, day: today }).document);
    for (const file of readdirSync(`${corpus}/linked/${name}`)) {
      const text = readFileSync(`${corpus}/linked/${name}/${file}`, "utf8");
      const r = readReports({ name: file, text });
      console.log("=====", file, r.ok ? "" : r.error.message);
      if (!r.ok) continue;
      const kept = keepReport(r.value as never, `${today}T10:00:00Z`);
      console.log(JSON.stringify({ ...kept, statements: kept.statements.length }).slice(0, 600));
      const plan = planEvidence(
        pipeline,
        kept.statements.map((s, i) => ({
          key: String(i),
          tool: kept.tool,
          digest: "sha256:" + hash(text),
          effective: kept.effective,
          ...s,
        })),
        {
          catalogue,
          expiry: usualExpiry,
          today,
          hash,
          sightings: [{ day: kept.effective, subjects: kept.subjects }],
          timeOf: () => undefined,
        },
      );
      kept.statements.forEach((s, i) =>
        console.log(
          "  ",
          s.control,
          s.result,
          JSON.stringify(s.subject).slice(0, 150),
          "|",
          s.fact,
          "|",
          JSON.stringify(plan.states.get(String(i))).slice(0, 200),
        ),
      );
    }
  });
