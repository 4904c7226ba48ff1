import type { Template } from "@/lib/domain/catalogue/templates/template";

/** A template with its variants: one card in the form, with a choice for each difference. */
export interface TemplateFamily {
  readonly id: string;
  readonly variants: readonly TemplateVariant[];
  readonly choices: readonly { readonly about: string; readonly options: readonly string[] }[];
  /** A completed map of a real repository. */
  readonly isWorked: boolean;
}

export interface TemplateVariant {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly chosen: { readonly [about: string]: string };
}

export function templateFamilies(templates: readonly Template[]): readonly TemplateFamily[] {
  return templates
    .filter((template) => template.variantOf === undefined)
    .map((base) => {
      const members = [base, ...templates.filter((template) => template.variantOf === base.id)];
      const choices = Object.keys(base.choices ?? {}).map((about) => ({
        about,
        options: [...new Set(members.flatMap(({ choices: chosen }) => chosen?.[about] ?? []))],
      }));
      return {
        id: base.id,
        choices,
        isWorked: base.isWorked === true,
        variants: members.map(({ id, name, summary, choices: chosen = {} }) => ({
          id,
          name,
          summary,
          chosen,
        })),
      };
    });
}

/** The variant with exactly these choices, else the family's first. */
export function chosenVariant(
  family: TemplateFamily,
  chosen: { readonly [about: string]: string },
): TemplateVariant | undefined {
  return (
    family.variants.find((variant) =>
      family.choices.every(({ about }) => variant.chosen[about] === chosen[about]),
    ) ?? family.variants[0]
  );
}
