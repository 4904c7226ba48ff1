import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import type { WayStanding } from "@/lib/domain/posture/compare";
import { Figure, Rows } from "./figure";
import { standingWord } from "@/lib/domain/posture/words/entry-words";
import type { FiguresProps } from "./use-what-if";

/** Unprotected entry points, confirmed and assumed, with the places that differ. */
export function WayFigures({ scene, answer: { comparison, pipeline: after } }: FiguresProps) {
  const { proof, pipeline, surface } = scene;
  const { figures, waysIn } = comparison[proof];
  const [was, is] = [figures.before.waysIn, figures.after.waysIn];
  const figure = (field: "said" | "assumed", label: string, standing: WayStanding) => {
    const rows = waysIn.filter(({ before: one, after: other }) => one === standing || other === standing);
    return (
      <Figure key={field} label={label} isGood={false} before={was[field]} after={is[field]}>
        {rows.length === 0 ? (
          <p className="text-soft">{was[field] > 0 ? "No change." : "None."}</p>
        ) : (
          <Rows scene={scene} items={rows} keyOf={({ place }) => ("node" in place ? place.node : place.edge)}>
            {(change) => {
              const { place } = change;
              const map = change.after === undefined ? pipeline : after;
              const edge = "edge" in place ? map.edges.get(place.edge) : undefined;
              const node = "node" in place ? place.node : (edge?.target ?? "");
              return (
                <surface.NodePlace
                  node={node}
                  after={
                    <span className="block text-tiny font-bold">
                      {standingWord(change.before)} → {standingWord(change.after)}
                    </span>
                  }
                >
                  {wayInTitle(map, { places: [place] })}
                </surface.NodePlace>
              );
            }}
          </Rows>
        )}
      </Figure>
    );
  };
  return (
    <>
      {figure("said", "Entry points, unprotected", "unguarded")}
      {figure("assumed", "Entry points, assumed", "assumed")}
    </>
  );
}
