import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import { pipelineFromDocument, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { createAnalyser } from "@/lib/domain/posture/create-analyser";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import { bigPipeline } from "./big-pipeline";
import { layeredPipeline } from "./layered-pipeline";
import { createHash } from "node:crypto";

const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const document = bigPipeline(1000);
const today = "2026-11-28";
function run(name: string, doc: ReturnType<typeof bigPipeline>) {
  let pipeline: Pipeline = pipelineFromDocument(doc);
  const again = createAnalyser(mappedCatalogue);
  const read = () => JSON.stringify(publishedPosture(again(pipeline, today)));
  const t0 = cpu(); read(); const first = cpu() - t0;
  const times: number[][] = [];
  const hash = createHash("sha256");
  for (let turn = 0; turn < 9; turn++) {
    const { node, control, status } = doc.claims[turn * (process.env["SPREAD"] ? 97 : 1)]!;
    const done = applyOperation(pipeline, { type: "claim.changed", node, control, set: { status: status === "implemented" ? "missing" : "implemented" } });
    if (!done.ok) throw new Error("x");
    pipeline = done.value.pipeline;
    const a = cpu(); const posture = again(pipeline, today); const b = cpu();
    void posture.waysIn.declared; void posture.waysIn.proven; void posture.gaps.declared; void posture.gaps.proven; const c = cpu();
    void posture.bestChanges; const d = cpu();
    const text = JSON.stringify(publishedPosture(posture)); const e = cpu();
    hash.update(JSON.stringify([posture.bestChanges, posture.handOvers]));
    if (process.env["SHOW"]) console.log(text.length);
    times.push([b - a, c - b, d - c, e - d]);
  }
  const med = (i: number) => times.map((t) => t[i]!).toSorted((x, y) => x - y)[4]!.toFixed(0);
  console.log(name, "first", first.toFixed(0), "analysis", med(0), "ways+gaps", med(1), "changes", med(2), "publish", med(3), hash.digest("hex").slice(0, 12));
}
run("big", document);
run("layered", layeredPipeline(1000));
