import type { Step, Way } from "./walk";

/** Which of several the step led to: "2 of 3"; nothing where there was no choice. */
export function choiceText({ to, choices }: Step): string {
  return choices.length > 1 ? `${choices.indexOf(to) + 1} of ${choices.length}` : "";
}

const nowhere: { readonly [W in Way]: (name: string) => string } = {
  forward: (name) => `${name} hands nothing on.`,
  back: (name) => `${name} gets nothing from anywhere.`,
  up: () => "No other branch above.",
  down: () => "No other branch below.",
};

export function nowhereText(name: string, way: Way): string {
  return nowhere[way](name);
}
