import { articleTemplates } from "./article";
import { manualTemplate } from "./manual";
import { stackTemplates } from "./stacks";
import type { Template } from "./template";

/** Every template, variants included, in the order of the list. */
export const templates: readonly Template[] = [...articleTemplates, manualTemplate, ...stackTemplates];

export function templateById(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
