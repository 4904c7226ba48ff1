import { shortNames } from "@/components/marks/framework-short-names";
import { useCommandContext, useMapState } from "../../state/map-context";
import { chooseLens } from "./choose-lens";
import { lensNames } from "./lens-names";

export function LensChoice() {
  const lens = useMapState((state) => state.lens);
  const framework = useMapState((state) => state.framework);
  const context = useCommandContext();
  return (
    <label className="flex items-center gap-1.5">
      <span className="max-sm:sr-only">Cards show</span>
      <select
        value={lens === "framework" ? framework : lens}
        onChange={(event) => void chooseLens(context, event.target.value)}
        className="min-h-6 max-w-40 rounded-control border border-transparent bg-transparent text-ink hover:border-line-strong"
      >
        {lensNames.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <optgroup label="A framework">
          {[...shortNames].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
