import type { Catalogue } from "../catalogue/catalogue";
import type { Pipeline } from "../pipeline/pipeline";
import { createApplicable } from "./applicable";
import type { Place } from "./place";
import { nodesByFile, repositoriesOf, placeMachine, placeRepository, placeWorkload } from "./place-elsewhere";
import { createImagePlaces } from "./place-image";
import type { ReportSubject, Statement } from "./report";

/**
 * Finds the node of a statement if the map leaves no doubt; if it does, a person decides. Deterministic: depends on the map and
 * the statement only.
 */
export function createPlaceFinder(
  pipeline: Pipeline,
  catalogue: Catalogue,
): (statement: Pick<Statement, "control" | "subject">) => Place {
  const applicable = createApplicable(pipeline, catalogue);
  const placeImage = createImagePlaces(pipeline, applicable);
  let files: ReturnType<typeof nodesByFile> | undefined;
  return ({ control, subject }) => {
    switch (subject.kind) {
      case "image":
        return placeImage(control, subject);
      case "repository":
        return subject.name === undefined
          ? applicable.ask(control, unnamedWords("repository"))
          : placeRepository(pipeline, applicable, control, subject.name);
      case "file": {
        files ??= nodesByFile(pipeline);
        const made = files.get(subject.path.replace(/^\.\//, "")) ?? [];
        return applicable.choose(
          control,
          [made, repositoriesOf(pipeline, made)],
          `The map does not say what is made from ${subject.path}.`,
        );
      }
      case "cluster":
      case "host":
        return subject.name === undefined
          ? applicable.ask(control, unnamedWords(subject.kind))
          : placeMachine(pipeline, applicable, control, { kind: subject.kind, name: subject.name });
      case "workload":
        return placeWorkload(pipeline, catalogue, applicable, control, subject);
      case "unnamed":
        return applicable.ask(control, unnamedWords(subject.of));
    }
  };
}

function unnamedWords(of: Extract<ReportSubject, { kind: "unnamed" }>["of"]): string {
  return `The report does not name the ${of}: choose the node.`;
}
