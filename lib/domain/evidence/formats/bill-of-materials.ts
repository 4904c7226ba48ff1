import { counted } from "../../words/english";
import type { ReportSubject, Statement } from "../report";
import { isOfImage } from "../subjects";

/**
 * That a list of components exists: for an image it supports `img-sbom`. An empty list, and a list of something else than an image,
 * show nothing of it.
 * @param kind as "CycloneDX 1.5"
 */
export function billStatements(
  kind: string,
  subject: ReportSubject,
  components: number,
): readonly Statement[] {
  if (!isOfImage(subject) || components === 0) return [];
  return [
    {
      control: "img-sbom",
      result: "supports",
      subject,
      fact: `${kind} lists ${counted(components, "component")}`,
      rules: [],
    },
  ];
}
