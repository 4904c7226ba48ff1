import { environmentOptions, kindOptions, stageOptions } from "@/components/marks/node-options";
import type { NodeKind, PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { linkSchema, noteSchema, shortTextSchema } from "@/lib/domain/pipeline/fields";
import type { Changes } from "@/lib/domain/edits/edit";
import { Choice } from "@/components/ui/choice";
import { TechnologyPicker } from "./technology-picker";
import { OwnerSetting } from "@/components/editor/owner-setting";
import { TextSetting } from "@/components/editor/text-setting";
import { useEditor } from "@/lib/client/editor/editor-context";
import { hasEnvironment } from "@/lib/domain/pipeline/runners";
import { kindName } from "@/lib/domain/words/kind-name";
import { byId } from "@/lib/domain/pipeline/pipeline";

/** Once set, it is a mark on the card. */
const unsaidEnvironment = { value: "unsaid", label: "Not set: counts as production" } as const;

interface NodeSettingsProps {
  readonly node: PipelineNode;
  readonly onChange: (set: Changes<"node">) => void;
  /** Moving to another stage also moves the card into its lane. */
  readonly onMoveTo: (stage: Stage) => void;
  readonly isReadOnly: boolean;
}

export function NodeSettings({ node, onChange, onMoveTo, isReadOnly }: NodeSettingsProps) {
  return (
    <div className="flex flex-col gap-3">
      {/* The longest kind, "Development registry", must fit in the closed list. */}
      <div className="grid grid-cols-[3fr_2fr] gap-3">
        <Choice<NodeKind>
          label="Kind"
          value={node.kind}
          options={kindOptionsOf(node)}
          isReadOnly={isReadOnly}
          onChange={(kind) => onChange({ kind })}
        />
        <Choice<Stage>
          label="Stage"
          value={node.stage}
          options={stageOptions}
          isReadOnly={isReadOnly}
          onChange={onMoveTo}
        />
      </div>
      <TechnologyPicker
        kind={node.kind}
        chosen={node.technologies ?? []}
        isReadOnly={isReadOnly}
        onChange={(technologies) => onChange({ technologies })}
      />
      {node.kind === "ci" && (
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-primary"
            checked={node.buildsImages === true}
            disabled={isReadOnly}
            onChange={(event) => onChange({ buildsImages: event.target.checked ? true : null })}
          />
          Builds images itself
        </label>
      )}
      {node.kind === "developer" && (
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-primary"
            checked={node.external === true}
            disabled={isReadOnly}
            onChange={(event) => onChange({ external: event.target.checked ? true : null })}
          />
          Outside your organisation
        </label>
      )}
      {hasEnvironment(node) && (
        <Choice
          label="Environment"
          value={node.environment ?? "unsaid"}
          options={
            node.environment === undefined ? [unsaidEnvironment, ...environmentOptions] : environmentOptions
          }
          isReadOnly={isReadOnly}
          onChange={(environment) => environment !== "unsaid" && onChange({ environment })}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <TextSetting
          label="Version"
          value={node.version}
          schema={shortTextSchema}
          isReadOnly={isReadOnly}
          onChange={(version) => onChange({ version })}
        />
        <OwnerSetting
          label="Owner"
          value={node.owner}
          isReadOnly={isReadOnly}
          onChange={(owner) => onChange({ owner })}
        />
      </div>
      <ZoneSetting zone={node.zone} isReadOnly={isReadOnly} onChange={(zone) => onChange({ zone })} />
      <TextSetting
        label="Address"
        type="url"
        value={node.url}
        schema={linkSchema}
        placeholder="https://"
        isReadOnly={isReadOnly}
        onChange={(url) => onChange({ url })}
      />
      <TextSetting
        label="Note"
        value={node.note}
        schema={noteSchema}
        isLong
        isReadOnly={isReadOnly}
        onChange={(note) => onChange({ note })}
      />
    </div>
  );
}

/** Its own kind reads as it does elsewhere: "Staging registry". */
function kindOptionsOf(node: PipelineNode) {
  return kindOptions.map((option) =>
    option.value === node.kind ? { ...option, label: kindName(node) } : option,
  );
}

interface ZoneSettingProps {
  readonly zone: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (zone: string | null) => void;
}

function ZoneSetting({ zone, isReadOnly, onChange }: ZoneSettingProps) {
  const zones = useEditor((state) => state.visible.zones);
  if (zones.size === 0) return null;
  const options = [
    { value: "", label: "None" },
    ...[...zones.values()].toSorted(byId).map(({ id, name }) => ({ value: id, label: name })),
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
