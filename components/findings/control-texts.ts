import { catalogue } from "@/lib/domain/catalogue/load";
import { controlProse } from "@/lib/domain/catalogue/prose";

export interface ControlText {
  readonly title: string;
  /** Why it matters; lists show its first sentence. */
  readonly why: string;
  readonly frameworks: { readonly [framework: string]: readonly string[] };
}

/** What a control is called and means. One that the catalogue does not have is shown by its id. */
export type ControlTexts = (control: string) => ControlText;

const titles = new Map(catalogue.controls.map(({ id, title }) => [id, title]));

export const currentTexts: ControlTexts = (control) => {
  const prose = controlProse(control);
  return {
    title: titles.get(control) ?? control,
    why: prose?.why ?? "",
    frameworks: prose?.frameworks ?? {},
  };
};

export function frozenTexts(controls: readonly (ControlText & { readonly id: string })[]): ControlTexts {
  const byId = new Map<string, ControlText>(controls.map((control) => [control.id, control]));
  return (control) => byId.get(control) ?? { title: control, why: "", frameworks: {} };
}
