import "server-only";
import type * as z from "zod";
import { frameworks } from "@/lib/domain/catalogue/frameworks";
import { kindDescriptions } from "@/lib/domain/catalogue/kind-descriptions";
import { kinds } from "@/lib/domain/catalogue/kinds";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import { controlProse } from "@/lib/domain/catalogue/prose";
import type { Control, Framework } from "@/lib/domain/catalogue/catalogue";
import type { catalogueAnswerSchema } from "@/lib/domain/contract/system";

type CatalogueAnswer = z.input<typeof catalogueAnswerSchema>;

/**
 * The catalogue with its prose. A snapshot freezes exactly this.
 * @param pipeline to include its custom controls and frameworks
 */
export function describeCatalogue(pipeline: Governed = {}): CatalogueAnswer {
  const catalogue = catalogueOf(pipeline);
  return {
    version: catalogue.version,
    kinds: kinds.map(({ id, name, stage }) => ({ id, name, stage, description: kindDescriptions[id] })),
    technologies: catalogue.technologies.map(({ id, name, kinds: canBe, products, hosted }) => ({
      id,
      name,
      kinds: [...canBe],
      ...(products ? { products: [...products] } : {}),
      ...(hosted === true ? { hosted: true } : {}),
    })),
    controls: catalogue.controls.map((control) => {
      const prose = controlProse(control.id, pipeline);
      return {
        id: control.id,
        title: control.title,
        appliesTo: [...control.appliesTo],
        ...(control.products ? { products: [...control.products] } : {}),
        ...whereItCounts(control),
        stage: control.stage,
        kind: control.kind,
        ...(control.gate ? { gate: control.gate } : {}),
        ...whatItCloses(control),
        weight: control.weight,
        ...(control.own === undefined ? {} : { own: control.own }),
        what: prose?.what ?? "",
        why: prose?.why ?? "",
        how: [...(prose?.how ?? [])],
        frameworks: Object.fromEntries(
          Object.entries(prose?.frameworks ?? {}).map(([framework, ids]) => [framework, [...ids]]),
        ),
      };
    }),
    frameworks: [...frameworks, ...(pipeline.policy?.frameworks ?? [])].map(
      ({ id, title, version, publisher, url, attribution }: Framework) => ({
        id,
        title,
        version,
        publisher,
        url,
        ...(attribution === undefined ? {} : { attribution }),
      }),
    ),
  };
}

function whereItCounts({ onlyIfFed, onlyIfEntered }: Control): Partial<CatalogueAnswer["controls"][number]> {
  const entered = Object.entries(onlyIfEntered ?? {}).map(([kind, artifacts]) => [kind, [...artifacts]]);
  return {
    ...(onlyIfFed === true ? { onlyIfFed } : {}),
    ...(onlyIfEntered ? { onlyIfEntered: Object.fromEntries(entered) } : {}),
  };
}

function whatItCloses(control: Control): Partial<CatalogueAnswer["controls"][number]> {
  const { closes, closesAt, closesOn, asDeclared, prevents, effort } = control;
  return {
    ...(closes ? { closes: [...closes] } : {}),
    ...(closesAt
      ? { closesAt: Object.fromEntries(Object.entries(closesAt).map(([type, at]) => [type, [...at]])) }
      : {}),
    ...(closesOn ? { closesOn: [...closesOn] } : {}),
    ...(asDeclared ? { asDeclared: [...asDeclared] } : {}),
    ...(prevents ? { prevents: [...prevents] } : {}),
    ...(effort === undefined ? {} : { effort }),
  };
}
