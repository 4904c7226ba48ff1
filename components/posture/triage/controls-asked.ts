import { catalogue } from "@/lib/domain/catalog/load";
import { currentTexts } from "../control-texts";
import type { GapQuery } from "../gaps/gap-query";

/** The controls that support the asked framework and requirement; undefined where none is asked for. For the server, which has the prose. */
export function controlsAsked({ framework, requirement }: GapQuery): readonly string[] | undefined {
  if (framework === undefined && requirement === undefined) return undefined;
  const [of = "", id = ""] = requirement?.split(" ") ?? [];
  return catalogue.controls
    .filter((control) => {
      const cited = new Map(Object.entries(currentTexts(control.id).frameworks));
      return (framework === undefined || cited.has(framework)) && (requirement === undefined || cited.get(of)?.includes(id) === true);
    })
    .map((control) => control.id);
}
