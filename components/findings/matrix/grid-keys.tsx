"use client";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

interface GridKeysProps {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

type Way = "left" | "right" | "up" | "down" | "first" | "last" | "top" | "bottom";

const ways: ReadonlyMap<string, Way> = new Map([
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["Home", "first"],
  ["End", "last"],
]);

/** A table of links as a grid: one tab stop, the arrows move from link to link, Enter opens. Without a script each is a tab stop. */
export function GridKeys({ label, className, children }: GridKeysProps) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const links = linksIn(region.current);
    for (const link of links.slice(1)) link.tabIndex = -1;
  });
  const move = (event: KeyboardEvent) => {
    const asked = ways.get(event.key);
    const here = event.target instanceof HTMLElement ? event.target.closest("a") : null;
    if (!asked || !here || event.altKey || event.metaKey) return;
    const way =
      event.ctrlKey && asked === "first" ? "top" : event.ctrlKey && asked === "last" ? "bottom" : asked;
    const next = nextLink(linksIn(region.current), here, way);
    event.preventDefault();
    if (!next || next === here) return;
    here.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys go from link to link
    <section ref={region} aria-label={label} onKeyDown={move} className={className}>
      {children}
    </section>
  );
}

function linksIn(region: HTMLElement | null): readonly HTMLAnchorElement[] {
  return [...(region?.querySelectorAll<HTMLAnchorElement>("td a, thead a, tfoot a") ?? [])];
}

function nextLink(
  links: readonly HTMLAnchorElement[],
  here: HTMLAnchorElement,
  way: Way,
): HTMLAnchorElement | undefined {
  const index = links.indexOf(here);
  const row = here.closest("tr");
  const inRow = links.filter((link) => link.closest("tr") === row);
  switch (way) {
    case "left":
      return inRow[inRow.indexOf(here) - 1];
    case "right":
      return inRow[inRow.indexOf(here) + 1];
    case "first":
      return inRow[0];
    case "last":
      return inRow.at(-1);
    case "top":
      return links[0];
    case "bottom":
      return links.at(-1);
    case "up":
      return links.slice(0, index).findLast((link) => isBelow(link, here));
    case "down":
      return links.slice(index + 1).find((link) => isBelow(link, here));
  }
}

/** Whether both are in one column. */
function isBelow(one: HTMLAnchorElement, other: HTMLAnchorElement): boolean {
  return one.closest("td, th") instanceof HTMLTableCellElement && columnOf(one) === columnOf(other);
}

function columnOf(link: HTMLAnchorElement): number | undefined {
  const cell = link.closest<HTMLTableCellElement>("td, th");
  return cell?.cellIndex;
}
