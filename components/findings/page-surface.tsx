import { StatusMark } from "@/components/marks/status";
import { Disclosure } from "@/components/ui/disclosure";
import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import type { Proof } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/english";
import { TryOnMap } from "./changes/try-on-map";
import { gapsHref } from "./gaps/gap-query";
import { type AllRows, moreClass, type NodePlaceProps, type Surface } from "./scene";
import { HopList } from "./ways/hop-list";

/** Plain links: a page has hundreds of them, and none needs a script. */
export function pageSurface(mapPath: string, proof: Proof): Surface {
  const mapHref = (query: Readonly<Record<string, string>>) => `${mapPath}?${new URLSearchParams(query)}`;
  const hrefOf = (all: AllRows) =>
    "finding" in all
      ? mapHref({ finding: all.finding })
      : gapsHref(`${mapPath}/gaps`, {
          control: all.claimsOn,
          show: "all",
          proof,
          sort: "priority",
          page: 1,
        });
  const NodeLink = ({ node, control, children }: NodePlaceProps) => (
    <a
      href={mapHref({ node, ...(control === undefined ? {} : { control }) })}
      className="inline-block min-h-6 max-w-full py-0.5 max-sm:pointer-coarse:py-3 max-sm:pointer-coarse:min-w-11 break-words underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue"
    >
      {children}
    </a>
  );
  const surface: Surface = {
    NodePlace: ({ status, after, figure, ...place }) =>
      status === undefined ? (
        <>
          <NodeLink {...place} />
          {after}
          {figure}
        </>
      ) : (
        <div className="grid grid-cols-[7.75rem_minmax(0,1fr)] gap-x-2">
          <span className="py-0.5">
            <StatusMark status={status} />
          </span>
          <span className="min-w-0 break-words">
            <NodeLink {...place} />
            {after}
            {figure}
          </span>
        </div>
      ),
    HandOverPlace: ({ hop: { edge, from, to }, children }) =>
      children === undefined ? (
        <>
          <NodeLink node={from.id}>{from.name}</NodeLink> to <NodeLink node={to.id}>{to.name}</NodeLink>:{" "}
          {artifactRows[edge.artifact].word}
        </>
      ) : (
        <NodeLink node={to.id}>{children}</NodeLink>
      ),
    GatePlace: ({ control, children }) => (
      <a
        href={mapHref({ finding: control })}
        className="font-bold max-sm:pointer-coarse:inline-block max-sm:pointer-coarse:py-3 hover:text-blue hover:underline"
      >
        {children}
      </a>
    ),
    Rest: ({ count, all, children }) => {
      const more = `and ${count.toLocaleString("en")} more`;
      return all ? (
        <a href={hrefOf(all)} className={moreClass}>
          {more}
        </a>
      ) : (
        <details className="closed-on-paper">
          <summary className={`${moreClass} list-none [&::-webkit-details-marker]:hidden`}>{more}</summary>
          {children()}
        </details>
      );
    },
    Way: ({ hops }) =>
      hops.length > 0 && (
        <Disclosure summary={`Path: ${hops.length} ${plural(hops.length, "connection", "connections")}`}>
          <HopList hops={hops} surface={surface} />
        </Disclosure>
      ),
    TryChange: (props) => <TryOnMap mapPath={mapPath} {...props} />,
    nextChanges: 2,
    Heading: "h2",
    look: {
      card: "border-line bg-panel px-4 py-3.5 shadow-card",
      list: "rounded-card border border-line bg-panel shadow-card",
      item: "keep-together border-t border-line px-4 py-2.5 first:border-t-0",
      steps: "text-tiny",
      details: "text-tiny text-soft print:hidden",
    },
  };
  return surface;
}
