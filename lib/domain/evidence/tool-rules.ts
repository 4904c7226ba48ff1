import { catalogue } from "../catalogue/load";
import { controlProse } from "../catalogue/prose";
import type { NodeKind } from "../pipeline/document";

/** What the catalogue asks of a tool for one control. */
export interface ToolControl {
  readonly control: string;
  readonly appliesTo: readonly NodeKind[];
  /** Without checks that the tool only prints as manual. */
  readonly rules: readonly string[];
}

/** The controls that name rules of this tool as their evidence. @param tool as the catalogue spells it: `kube-bench` */
export function controlsOfTool(tool: string): readonly ToolControl[] {
  return byTool.get(tool) ?? [];
}

const byTool = new Map<string, ToolControl[]>();
for (const { id, appliesTo } of catalogue.controls) {
  const rulesByTool = new Map<string, Set<string>>();
  for (const { tool, ids = [], manualIds = [] } of controlProse(id, {})?.evidence ?? []) {
    const rules = rulesByTool.get(tool) ?? new Set<string>();
    for (const rule of ids) if (!manualIds.includes(rule)) rules.add(rule);
    rulesByTool.set(tool, rules);
  }
  for (const [tool, rules] of rulesByTool)
    if (rules.size > 0)
      byTool.set(tool, [...(byTool.get(tool) ?? []), { control: id, appliesTo, rules: [...rules] }]);
}
