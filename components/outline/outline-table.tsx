"use client";
import { allOnNode } from "@/lib/client/comments/comment-marks";
import { OpenThreads } from "@/components/editor/comments/open-threads";
import { ArrowDown, ArrowUp, PanelRightOpen } from "lucide-react";
import { useIsReadOnly, useEditor } from "@/lib/client/editor/editor-context";
import { MoreRows, useGrowing } from "./more-rows";
import { useAsked, useOutline, useOutlineActions, useShownIds, useHandOvers } from "./outline-context";
import { memo, type ReactNode, useState } from "react";
import { OwnerSetting } from "@/components/editor/owner-setting";
import { kindOptions, stageOptions } from "@/components/marks/node-options";
import type { NodeKind, PipelineEdge, PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { nameSchema, shortTextSchema } from "@/lib/domain/pipeline/fields";
import type { Changes } from "@/lib/domain/edits/edit";
import { CellSelect, CellText, GapsLink, NodeLink, NodeName, RowButtons, TickBox, ZoneChoice } from "./cells";
import { TechnologyPicker } from "@/components/inspector/technology-picker";
import { technologyName } from "@/lib/domain/catalogue/technologies";
import { columnNames, columns, type ColumnName } from "./outline-query";
import { changeNode } from "@/lib/domain/edits/change-nodes";
import { renameNode } from "@/lib/domain/edits/rename-node";

/** One node of the table; redrawn only for its own changes. */
const TableRow = memo(Row);

export function OutlineTable() {
  const query = useAsked();
  const ids = useShownIds();
  const growing = useGrowing(ids.length, query);
  const isReadOnly = useIsReadOnly();
  return (
    <div
      role="region"
      aria-label="Nodes, as a table"
      tabIndex={0}
      className="outline-scroll mb-6 rounded-card bg-panel shadow-card"
    >
      <table className="outline-table border-collapse">
        <caption className="sr-only">
          The nodes of this pipeline, {ids.length} of them.{" "}
          {isReadOnly ? "" : "Each field saves when it is left."}
        </caption>
        <thead className="text-soft">
          <tr>
            {columnNames.map((name) => (
              <HeadCell key={name} name={name} />
            ))}
            {!isReadOnly && (
              <th scope="col" className="not-on-paper font-medium">
                Actions
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ids.slice(0, growing.drawn).map((id) => (
            <TableRow key={id} id={id} />
          ))}
        </tbody>
      </table>
      <MoreRows growing={growing} total={ids.length} />
    </div>
  );
}

/** Sorts by its column: ascending, then descending, then not at all. */
function HeadCell({ name }: { readonly name: ColumnName }) {
  const direction = useOutline(({ query }) =>
    query.sort !== name ? undefined : query.isDescending ? "descending" : "ascending",
  );
  const { ask } = useOutlineActions();
  const next = () => {
    if (direction === undefined) ask({ sort: name, isDescending: false });
    else if (direction === "ascending") ask({ isDescending: true });
    else ask({ sort: "order", isDescending: false });
  };
  return (
    <th scope="col" aria-sort={direction} className="font-medium">
      <button
        type="button"
        onClick={next}
        className="on-paper inline-flex min-h-7 min-w-6 items-center gap-1 rounded-control px-1 hover:text-ink"
      >
        {columns[name]}
        {direction === "ascending" && <ArrowUp aria-hidden size={13} />}
        {direction === "descending" && <ArrowDown aria-hidden size={13} />}
      </button>
    </th>
  );
}

function Row({ id }: { readonly id: string }) {
  const node = useEditor(({ visible }) => visible.nodes.get(id));
  const isReadOnly = useIsReadOnly();
  const { incoming, outgoing } = useHandOvers(id);
  const { perform, moveToStage } = useOutlineActions();
  if (!node) return null;
  const change = (set: Changes<"node">) => perform((pipeline) => changeNode(pipeline, id, set));
  return (
    <tr className="border-t border-line">
      <th scope="row" className="font-normal">
        <NodeCell node={node} />
      </th>
      <Cell column="kind">
        <CellSelect<NodeKind>
          label={`Kind of ${node.name}`}
          value={node.kind}
          options={kindOptions}
          onChange={(kind) => change({ kind })}
        />
      </Cell>
      <Cell column="technologies">
        <TechnologiesCell node={node} />
      </Cell>
      <Cell column="stage">
        <CellSelect<Stage>
          label={`Stage of ${node.name}`}
          value={node.stage}
          options={stageOptions}
          onChange={(stage) => moveToStage(id, stage)}
        />
      </Cell>
      <Cell column="zone">
        <ZoneChoice node={node} />
      </Cell>
      <Cell column="owner">
        {isReadOnly ? (
          <span className="[overflow-wrap:anywhere]">{node.owner}</span>
        ) : (
          <OwnerSetting
            isCell
            label={`Owner of ${node.name}`}
            value={node.owner}
            isReadOnly={false}
            onChange={(owner) => change({ owner })}
          />
        )}
      </Cell>
      <Cell column="version">
        <CellText
          label={`Version of ${node.name}`}
          value={node.version}
          schema={shortTextSchema}
          onChange={(version) => change({ version })}
        />
      </Cell>
      <Cell column="gaps">
        <GapsLink node={node} /> <OpenThreads place={allOnNode(node.id)} />
      </Cell>
      <Cell column="in">
        <Others edges={incoming} end="source" />
      </Cell>
      <Cell column="out">
        <Others edges={outgoing} end="target" />
      </Cell>
      {!isReadOnly && (
        <td className="not-on-paper">
          <span />
          <RowButtons node={node} />
        </td>
      )}
    </tr>
  );
}

function NodeCell({ node }: { readonly node: PipelineNode }) {
  const { perform } = useOutlineActions();
  const isReadOnly = useIsReadOnly();
  const rename = (name: string | null) =>
    name !== null && perform((pipeline) => renameNode(pipeline, node.id, name));
  if (isReadOnly) return <NodeName node={node}>{node.name}</NodeName>;
  return (
    <span className="flex items-start gap-0.5">
      <TickBox node={node} />
      <span className="min-w-0 flex-1 font-medium">
        <CellText
          label={`Name of ${node.name}`}
          value={node.name}
          schema={nameSchema}
          isRequired
          onChange={rename}
        />
      </span>
      <span className="not-on-paper">
        <NodeName node={node}>
          <PanelRightOpen aria-hidden size={16} className="m-1.5" />
        </NodeName>
      </span>
    </span>
  );
}

/** If the row is a card, the cell shows its own label; its field has a name of its own. */
function Cell({ column, children }: { readonly column: ColumnName; readonly children: ReactNode }) {
  return (
    <td>
      <span className="narrow-only text-soft">{columns[column]}</span>
      {children}
    </td>
  );
}

function Others({
  edges,
  end,
}: {
  readonly edges: readonly PipelineEdge[];
  readonly end: "source" | "target";
}) {
  const ids = [...new Set(edges.map((edge) => edge[end]))];
  if (ids.length === 0) return <span className="text-faint">none</span>;
  return (
    <ul className="flex flex-wrap gap-x-2 py-1">
      {ids.map((id) => (
        <li key={id} className="[overflow-wrap:anywhere]">
          <NodeLink id={id} />
        </li>
      ))}
    </ul>
  );
}

function TechnologiesCell({ node }: { readonly node: PipelineNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const isReadOnly = useIsReadOnly();
  const { perform } = useOutlineActions();
  const chosen = node.technologies ?? [];
  const names = chosen.map(technologyName).join(", ");
  if (isReadOnly) return <span className="[overflow-wrap:anywhere]">{names}</span>;
  return (
    <div className="min-w-0">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="on-paper min-h-8 w-full rounded-control border border-transparent px-2.5 py-1 text-left [overflow-wrap:anywhere] hover:border-control"
      >
        <span className="sr-only">Technologies of {node.name}: </span>
        {names === "" ? <span className="not-on-paper text-faint">Add</span> : names}
      </button>
      {isOpen && (
        <TechnologyPicker
          kind={node.kind}
          chosen={chosen}
          isReadOnly={false}
          onChange={(technologies) => perform((pipeline) => changeNode(pipeline, node.id, { technologies }))}
        />
      )}
    </div>
  );
}
