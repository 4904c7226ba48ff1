import { technologyById } from "../catalogue/technologies";
import type { Artifact } from "../pipeline/document";
import { type Slot, slotRow, slotRows } from "./answers";

export const developerId = "iv-developer";
/** The outsider who proposes changes. */
export const strangerId = "iv-stranger";
/** The laptop build of images that are pushed past CI. */
export const laptopId = "iv-laptop";
/** Holds the parents if no built image is named. */
export const unnamedImage = { id: "iv-image-unnamed", name: "app" } as const;

/**
 * The same for the same tool, so that two people who answer at once create one node.
 * @param isTaken whether a node has this id; it may have become another tool since
 */
export function toolId(slot: Slot, technology: string, isTaken: (id: string) => boolean): string {
  const known = technologyById(technology) !== undefined && technology.length <= longestPart;
  return free(`${slotRow(slot).prefix}-${known ? technology : `own-${shortHash(technology)}`}`, isTaken);
}

/** For a tool with a name of its own, such as one of several; the same for the same name. */
export function namedToolId(slot: Slot, name: string, isTaken: (id: string) => boolean): string {
  return free(namedBase(slot, name), isTaken);
}

/** Whether a tool has a name of its own. */
export function isNamedTool(slot: Slot, id: string, name: string): boolean {
  const base = namedBase(slot, name);
  return id === base || id.startsWith(`${base}-`);
}

function namedBase(slot: Slot, name: string): string {
  return `${slotRow(slot).prefix}-named-${shortHash(name)}`;
}

export function imageId(name: string, isTaken: (id: string) => boolean): string {
  return free(`iv-image-${shortHash(name)}`, isTaken);
}

export function edgeId(source: string, target: string, artifact: Artifact): string {
  return `iv-edge-${shortHash(`${source} ${target} ${artifact}`)}`;
}

/** The question that a node with this id answers; undefined for a node that a person added. */
export function slotOfId(id: string): Slot | undefined {
  return slotRows.find(({ prefix }) => id.startsWith(`${prefix}-`))?.slot;
}

export function isInterviewImage(id: string): boolean {
  return id.startsWith("iv-image-");
}

const longestPart = 40;

function free(id: string, isTaken: (id: string) => boolean): string {
  let found = id;
  for (let number = 2; isTaken(found); number++) found = `${id}-${number}`;
  return found;
}

/** 53 bits (cyrb53) as letters and digits: no collisions between the names of one map. */
function shortHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
