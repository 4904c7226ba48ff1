import { frameworkById, techniques } from "@/lib/domain/catalogue/frameworks";
import { currentTexts } from "../control-texts";
import { Chip } from "./chip";
import { type GapQuery, gapsHref, type Show, shows } from "./gap-query";
import { Narrowed } from "./narrowed";
import { frameworkName } from "../../marks/framework-names";

interface AskedControlProps {
  readonly path: string;
  readonly query: GapQuery;
}

const showNames: { readonly [S in Show]: string } = {
  all: "All that apply",
  scope: "In scope",
  standing: "What stands",
  implemented: "Claimed as implemented",
};

/** What the address narrows the list to that no other filter shows: one control, one requirement, one technique, or others than gaps. */
export function AskedControl({ path, query }: AskedControlProps) {
  const { control, requirement, technique, show } = query;
  if (control === undefined && requirement === undefined && technique === undefined && show === undefined)
    return null;
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {control !== undefined && (
        <Narrowed what={currentTexts(control).title} href={gapsHref(path, query, { control: undefined })} />
      )}
      {requirement !== undefined && (
        <Narrowed
          what={requirementName(requirement)}
          href={gapsHref(path, query, { requirement: undefined })}
        />
      )}
      {technique !== undefined && (
        <Narrowed what={techniqueName(technique)} href={gapsHref(path, query, { technique: undefined })} />
      )}
      <nav aria-label="Which controls" className="flex flex-wrap gap-2">
        {shows.map((one) => (
          <Chip key={one} href={gapsHref(path, query, { show: one })} isChosen={show === one}>
            {showNames[one]}
          </Chip>
        ))}
        <Chip href={gapsHref(path, query, { show: undefined })} isChosen={show === undefined}>
          Gaps only
        </Chip>
      </nav>
    </div>
  );
}

function techniqueName(id: string): string {
  return `against ${id} ${techniques.find((technique) => technique.id === id)?.title ?? ""}`.trim();
}

function requirementName(key: string): string {
  const [framework = "", id = ""] = key.split(" ");
  const title = frameworkById(framework)?.items.find((item) => item.id === id)?.title;
  return `${frameworkName(framework)} ${id}${title === undefined ? "" : `: ${title}`}`;
}
