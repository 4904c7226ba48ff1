import "server-only";
import { mapSvg } from "@/components/static-map/map-svg";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { checkedHandOvers } from "@/lib/domain/posture/checked-connections";
import type { PictureFormat } from "@/lib/domain/exporters/formats";
import type { ExportSource } from "@/lib/domain/exporters/export-source";
import { noChecksSentence } from "@/lib/domain/posture/words/not-analysed";
import { ifAnalysed } from "../pipeline/analyse-watched";
import { pngOf } from "./map-png";

/** The map as the page components draw it: only this folder of the server may import them. */
export async function drawMap(
  format: PictureFormat,
  source: ExportSource,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const { pipeline } = source;
  const day = source.at.slice(0, 10);
  const { is: posture, whyNot } = ifAnalysed(() => source.posture);
  const checked = checkedHandOvers(
    pipeline,
    catalogueOf(pipeline),
    day,
    posture?.unprotectedHandOvers?.declared,
  );
  const svg = mapSvg(pipeline, day, checked, whyNot && noChecksSentence(whyNot));
  return format === "svg" ? svg : pngOf(svg);
}
