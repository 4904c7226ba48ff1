import { catalogue } from "@/lib/domain/catalogue/load";
import { controlProse } from "@/lib/domain/catalogue/prose";
import { fallsShort } from "@/lib/domain/evidence/falls-short";
import { inCode, markdownTable } from "./markdown-table";

/** The tools with rules of their own whose reports are read. */
const tools = [
  "checkov",
  "docker-bench",
  "dockle",
  "hadolint",
  "kube-bench",
  "kube-bench-eks",
  "kube-linter",
  "kubescape",
  "poutine",
  "scorecard",
  "trivy",
  "zizmor",
] as const;

/** By tool, the rules that each control asks for. */
export function scannersPart(): string {
  return tools
    .map((tool) => {
      const rows = catalogue.controls.flatMap(({ id }) => {
        const rules = (controlProse(id, {})?.evidence ?? [])
          .filter((evidence) => evidence.tool === tool)
          .flatMap((evidence) => evidence.ids ?? []);
        const isShort = fallsShort[id]?.[tool] !== undefined;
        return rules.length > 0 ? [[inCode([id]), rules.join(", "), isShort ? "no" : "yes"]] : [];
      });
      return `### ${tool}\n\n${markdownTable(["Control", "Rules", "Can support"], rows)}`;
    })
    .join("\n\n");
}
