import { articleTemplates } from "./article";
import { manualTemplate } from "./manual";
import { stackTemplates } from "./stacks";
import type { Template } from "./template";
import { workedExamples } from "./worked-examples";

/** Every template, variants included, in the order of the list; the worked examples last. */
export const templates: readonly Template[] = [
  ...articleTemplates,
  manualTemplate,
  ...stackTemplates,
  ...workedExamples,
];

export function templateById(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
