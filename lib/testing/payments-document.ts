import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { aPipeline } from "./builders";

const evidence = {
  id: "v1",
  title: "scan",
  result: "supports",
  effective: "2026-11-01",
  expires: "2099-01-01",
} as const;

/** From a laptop to a cluster, with one scan that current evidence proves. */
export const paymentsDocument: PipelineDocument = aPipeline("Payments API")
  .node("laptop", { name: "Ana", position: { x: 0, y: 0 } })
  .node("ci", { technologies: ["jenkins"], position: { x: 10, y: 0 } })
  .node("registry")
  .node("cluster", { technologies: ["kubernetes"] })
  .edge("laptop", "ci", { artifact: "code" })
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .claim("ci", "img-vuln-scan", { status: "implemented", evidence: [evidence] })
  .toDocument();
