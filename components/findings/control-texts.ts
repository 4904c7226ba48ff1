import { controlTitle, findControl } from "@/lib/domain/catalogue/find-control";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import { controlProse } from "@/lib/domain/catalogue/prose";

export interface ControlText {
  readonly title: string;
  /** Why it matters; lists show its first sentence. */
  readonly why: string;
  readonly frameworks: { readonly [framework: string]: readonly string[] };
}

/** The title and meaning of a control. One that the catalogue lacks is shown by its id. */
export type ControlTexts = (control: string) => ControlText;

/** From the current catalogue and the pipeline's custom controls. */
export function textsIn(pipeline: Governed): ControlTexts {
  return (control) => {
    const prose = controlProse(control, pipeline);
    return {
      title: controlTitle(control, pipeline),
      why: prose?.why ?? "",
      frameworks: prose?.frameworks ?? {},
    };
  };
}

/** For two states of a map: from the second, else from the first. */
export function textsInBoth({
  before,
  after,
}: {
  readonly before: Governed;
  readonly after: Governed;
}): ControlTexts {
  const [was, is] = [textsIn(before), textsIn(after)];
  return (control) => (findControl(control, after) ? is : was)(control);
}

export function frozenTexts(controls: readonly (ControlText & { readonly id: string })[]): ControlTexts {
  const byId = new Map<string, ControlText>(controls.map((control) => [control.id, control]));
  return (control) => byId.get(control) ?? { title: control, why: "", frameworks: {} };
}
