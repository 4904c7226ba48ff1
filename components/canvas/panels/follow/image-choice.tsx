import { byId, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";

interface ImageChoiceProps {
  readonly pipeline: Pick<Pipeline, "images">;
  /** Undefined: all of them. */
  readonly image: string | undefined;
  readonly onChange: (image: string | undefined) => void;
}

/** Which image to follow, or all of them. */
export function ImageChoice({ pipeline, image, onChange }: ImageChoiceProps) {
  return (
    <select
      aria-label="What to follow"
      value={image ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      className="min-h-8 max-w-44 min-w-0 rounded-control border border-control bg-panel px-2 text-ink"
    >
      <option value="">All images</option>
      {[...valuesOf(pipeline.images)].toSorted(byId).map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
