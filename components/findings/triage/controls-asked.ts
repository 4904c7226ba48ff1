import { catalogue } from "@/lib/domain/catalog/load";
import { mitigatedBy } from "../answering-controls";
import { currentTexts } from "../control-texts";
import type { GapQuery } from "../gaps/gap-query";

/** The controls of the asked framework, requirement and technique; undefined where none is asked for. For the server, which has the prose. */
export function controlsAsked({
  framework,
  requirement,
  technique,
}: GapQuery): readonly string[] | undefined {
  if (framework === undefined && requirement === undefined && technique === undefined) return undefined;
  const [of = "", id = ""] = requirement?.split(" ") ?? [];
  return catalogue.controls
    .filter((control) => {
      const cited = new Map(Object.entries(currentTexts(control.id).frameworks));
      return (
        (framework === undefined || cited.has(framework)) &&
        (requirement === undefined || cited.get(of)?.includes(id) === true) &&
        (technique === undefined || mitigatedBy.get(control.id)?.includes(technique) === true)
      );
    })
    .map((control) => control.id);
}
