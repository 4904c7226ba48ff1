import { useEditor } from "@/lib/client/editor/editor-context";
import { byId } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { Choice } from "@/components/ui/choice";

interface ZoneSettingProps {
  readonly zone: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (zone: string | null) => void;
}

/** Which trust boundary a node stands in; nothing where the map has none. */
export function ZoneSetting({ zone, isReadOnly, onChange }: ZoneSettingProps) {
  const zones = useEditor((state) => state.visible.zones);
  if (zones.size === 0) return null;
  const options = [
    { value: "", label: "None" },
    ...[...valuesOf(zones)].toSorted(byId).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Choice
      label="Zone"
      value={zone ?? ""}
      options={options}
      isReadOnly={isReadOnly}
      onChange={(id) => onChange(id === "" ? null : id)}
    />
  );
}
