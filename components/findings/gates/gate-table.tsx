import { VerdictMark } from "@/components/marks/verdict";
import { Disclosure } from "@/components/ui/disclosure";
import type { GateGroup, RankedGate } from "@/lib/domain/posture/words/rank-gates";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { plural } from "@/lib/domain/words/plural";
import { GateFix } from "../fix/gate-fix";
import "../gaps/gap-table.css";
import { NodeList } from "../node-list";
import type { Scene } from "../scene";
import type { GatePlaces } from "./gate-places";
import { GateReasons, GateSentence } from "./gate-reasons";

interface GateTableProps {
  readonly scene: Scene;
  readonly groups: readonly GateGroup[];
  readonly placesOf: GatePlaces;
}

const head = "px-3 py-2 font-medium print:px-1.5";
const cell = "px-3 py-2.5 align-top print:px-1.5";

/** Every gate with its verdict, the way past it and what would close it; on a narrow screen each is a card. */
export function GateTable({ scene, groups, placesOf }: GateTableProps) {
  const count = groups.reduce((sum, { gates }) => sum + gates.length, 0);
  return (
    <table className="gap-table w-full table-fixed border-collapse rounded-card bg-panel text-left shadow-card">
      <caption className="sr-only">Gates</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className={`${head} w-[9.75rem] print:w-[15%]`}>
            Verdict
          </th>
          <th scope="col" className={head}>
            Gate, and the shortest way past it
          </th>
          <th scope="col" className={`${head} w-[8.5rem] print:w-[13%]`}>
            Exposed
          </th>
          <th scope="col" className={`${head} w-[19rem] max-lg:w-[15rem] print:w-[30%]`}>
            Cheapest fix
          </th>
        </tr>
      </thead>
      {groups.map(({ verdict, gates }) => (
        <tbody key={verdict} id={verdict}>
          <tr className="border-t border-line">
            <th scope="rowgroup" colSpan={4} className="bg-bg px-3 py-2 text-left font-bold tabular-nums">
              {verdictWords[verdict].word}: {gates.length} of {count} {plural(count, "gate", "gates")}
              <span className="font-normal text-soft"> {verdictWords[verdict].means}</span>
            </th>
          </tr>
          {gates.map((gate) => (
            <GateEntry key={gate.control.id} scene={scene} gate={gate} placesOf={placesOf} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface GateEntryProps extends Pick<GateTableProps, "scene" | "placesOf"> {
  readonly gate: RankedGate;
}

function GateEntry({ scene, gate, placesOf }: GateEntryProps) {
  const { targets, surface } = scene;
  const { control, verdict } = gate;
  const exposed = verdict.exposedTargets.length;
  const isOpen = exposed > 0;
  return (
    <tr id={`gate-${control.id}`} className="gap-entry scroll-mt-16 border-t border-line">
      <td className={cell}>
        <VerdictMark verdict={verdict.verdict} />
      </td>
      <th scope="row" colSpan={isOpen ? 1 : 3} className={`${cell} text-left font-normal break-words`}>
        <surface.GatePlace control={control.id}>{control.title}</surface.GatePlace>
        <GateSentence scene={scene} gate={gate} />
        <div className="mt-1 flex flex-wrap gap-x-5 text-tiny text-soft print:hidden">
          <GateReasons scene={scene} gate={gate} places={placesOf(control.id)} />
        </div>
      </th>
      {isOpen && (
        <td className={`${cell} break-words tabular-nums md:pt-2`}>
          <Disclosure
            summary={
              <>
                <b className="font-bold">
                  {exposed} of {targets.length} {plural(targets.length, "target", "targets")}
                </b>
                <span className="narrow-only"> exposed</span>
              </>
            }
          >
            <NodeList scene={scene} nodes={verdict.exposedTargets} all={{ finding: control.id }} />
          </Disclosure>
        </td>
      )}
      {isOpen && (
        <td className={`${cell} break-words`}>
          <div className="flex flex-col gap-1.5">
            <GateFix scene={scene} gate={gate} />
          </div>
        </td>
      )}
    </tr>
  );
}
