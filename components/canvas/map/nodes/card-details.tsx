import dynamic from "next/dynamic";
import { useMapState } from "../../state/map-context";
import { CardCoverage } from "./card-coverage";
import { shownPart } from "@/lib/client/parts/shown-part";

const LensLine = dynamic(
  shownPart(() => import("../../panels/lens/lens-line").then((module) => module.LensLine)),
  // Without one of its own, waiting for it would hide the whole map.
  { loading: () => null },
);

/** The lower half of a card: how its controls stand, or what the lens that was chosen shows. */
export function CardDetails({ id }: { readonly id: string }) {
  const isLens = useMapState(({ lens }) => lens !== "status");
  return isLens ? <LensLine id={id} /> : <CardCoverage id={id} />;
}
