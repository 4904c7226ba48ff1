import { shortNames } from "@/components/posture/framework-short-names";
import { useEditorActions } from "@/lib/client/editor/editor-context";
import { useMapActions, useMapState } from "../map-state/map-context";
import { fetchFrameworks } from "./framework-controls";
import { lensNames } from "./lens-names";

/** What the cards show. */
export function LensChoice() {
  const lens = useMapState((state) => state.lens);
  const framework = useMapState((state) => state.framework);
  const { setLens } = useMapActions();
  const { say } = useEditorActions();
  const choose = async (value: string) => {
    const plain = lensNames.find(({ id }) => id === value);
    if (plain) return setLens(plain.id);
    if (await fetchFrameworks()) setLens("framework", value);
    else say("What the frameworks ask for could not be fetched. Try again when the server can be reached.", "error");
  };
  return (
    <label className="flex items-center gap-1.5">
      <span className="max-sm:sr-only">Cards show</span>
      <select
        value={lens === "framework" ? framework : lens}
        onChange={(event) => void choose(event.target.value)}
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
