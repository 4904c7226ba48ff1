import { Disclosure } from "@/components/ui/disclosure";
import { frameworkHref } from "../frameworks/framework-query";
import { NumberLinks } from "../number-links";
import type { MatrixRow, MatrixRowGroup } from "./matrix-rows";
import { frameworkName } from "../../marks/framework-names";

interface MatrixSizeProps {
  /** `controls`, or the id of a framework. */
  readonly rows: string;
  readonly groups: readonly MatrixRowGroup[];
  readonly isShown: (row: MatrixRow) => boolean;
  /** Requirements that no control of the catalogue supports. */
  readonly without: number;
  readonly pipelinePath: string;
}

export function MatrixSize({ rows, groups, isShown, without, pipelinePath }: MatrixSizeProps) {
  const known = groups.flatMap((group) => group.rows);
  const others = known.filter((row) => !isShown(row));
  const what =
    rows === "controls"
      ? known.length === 1
        ? "control"
        : "controls"
      : `${frameworkName(rows)} requirements that controls here support`;
  return (
    <div className="text-soft tabular-nums">
      {others.length === 0 ? (
        <p>
          All {known.length} {what}.
        </p>
      ) : (
        <Disclosure
          summary={`${known.length - others.length} of ${known.length} ${what}. The others apply to nothing that is shown.`}
        >
          <ul className="gap-6 sm:columns-2">
            {others.map(({ id, title }) => (
              <li key={id} className="break-inside-avoid py-0.5 break-words">
                {title}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {without > 0 && (
        <p>
          <NumberLinks
            sentence={`${without} more are supported by no control of the catalogue.`}
            links={[
              {
                count: without,
                what: "requirements that no control supports",
                href: `${frameworkHref(`${pipelinePath}/frameworks`, { framework: rows, proof: "declared" })}#unsupported`,
              },
            ]}
          />
        </p>
      )}
    </div>
  );
}
