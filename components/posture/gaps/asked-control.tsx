import { frameworkById } from "@/lib/domain/catalog/frameworks";
import { currentTexts } from "../control-texts";
import { frameworkName } from "../framework-name";
import { Chip } from "./chip";
import { type GapQuery, gapsHref } from "./gap-query";
import { Narrowed } from "./narrowed";

interface AskedControlProps {
  readonly path: string;
  readonly query: GapQuery;
}

/** What the address narrows the list to that no other filter shows: one control, one requirement, or more than gaps. */
export function AskedControl({ path, query }: AskedControlProps) {
  const { control, requirement, show } = query;
  if (control === undefined && requirement === undefined && show === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {control !== undefined && <Narrowed what={currentTexts(control).title} href={gapsHref(path, query, { control: undefined })} />}
      {requirement !== undefined && <Narrowed what={requirementName(requirement)} href={gapsHref(path, query, { requirement: undefined })} />}
      <nav aria-label="Which controls" className="flex flex-wrap gap-2">
        <Chip href={gapsHref(path, query, { show: "all" })} isChosen={show === "all"}>
          All that apply
        </Chip>
        <Chip href={gapsHref(path, query, { show: undefined })} isChosen={show === undefined}>
          Gaps only
        </Chip>
      </nav>
    </div>
  );
}

function requirementName(key: string): string {
  const [framework = "", id = ""] = key.split(" ");
  const title = frameworkById(framework)?.items.find((item) => item.id === id)?.title;
  return `${frameworkName(framework)} ${id}${title === undefined ? "" : `: ${title}`}`;
}
