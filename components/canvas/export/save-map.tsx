import { saveAsFile } from "@/lib/client/save-as-file";
import { today } from "@/lib/client/today";
import { catalogue } from "@/lib/domain/catalogue/load";
import { checkedHandOvers } from "@/lib/domain/follow/is-checked";
import { documentFile } from "@/lib/domain/exporters/document-file";
import { slugOf } from "@/lib/domain/exporters/slug";
import { documentFromPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { worstByNode } from "@/lib/domain/posture/coverage/worst";
import { coverageOf } from "@/lib/domain/posture/coverage/coverage-of";
import { mostNamed } from "@/components/static-map/map-card";
import { MapPicture } from "./map-picture";
import { nextFrame } from "@/lib/client/next-frame";
import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { CommandContext } from "../commands/command";

/** The tokens of app/globals.css in the light theme, by value: a picture that leaves the page has no style sheet. */
export const lightColours: ReadonlyMap<string, string> = new Map([
  ["bg", "#f6f7f9"],
  ["panel", "#ffffff"],
  ["lane", "#fbfcfd"],
  ["ink", "#0f172a"],
  ["soft", "#475569"],
  ["line", "#e2e8f0"],
  ["line-strong", "#cbd5e1"],
  ["control", "#7c8aa0"],
  ["blue", "#1d4ed8"],
  ["missing", "#b91c1c"],
  ["planned", "#1d4ed8"],
  ["partial", "#b45309"],
  ["standing", "#047857"],
  ["neutral", "#586579"],
  ["none", "none"],
]);

const paints: ReadonlyMap<string, string> = new Map([
  ["fill", "fill"],
  ["stroke", "stroke"],
  ["text", "color"],
]);

/**
 * What classes say of a shape, as attributes of the shape: "fill-standing/35" becomes a fill and its opacity,
 * "[stroke-dasharray:10_6]" the attribute of that name. Classes that say nothing of a colour or a line are left out.
 */
export function lookAttributes(classNames: string): readonly (readonly [name: string, value: string])[] {
  return classNames.split(/\s+/).flatMap((written) => {
    const className = written.replace(/^!/, "");
    const property = /^!?\[([\w-]+):(.+)\]$/.exec(className);
    if (property) return [[property[1] ?? "", (property[2] ?? "").replaceAll("_", " ")] as const];
    const paint = /^(fill|stroke|text)-([a-z-]+?)(?:\/(\d+))?$/.exec(className);
    const colour = lightColours.get(paint?.[2] ?? "");
    const attribute = paints.get(paint?.[1] ?? "");
    if (colour === undefined || attribute === undefined) return [];
    const opacity = paint?.[3];
    return opacity === undefined
      ? [[attribute, colour] as const]
      : [[attribute, colour] as const, [`${attribute}-opacity`, String(Number(opacity) / 100)] as const];
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What every current browser draws: at most so long a side, and so many pixels. */
const longestSide = 16_000;
const mostPixels = 64_000_000;

/** The scale at which a picture can be drawn: the one that was asked for, or as large as a browser can. */
export function pngScale({ width, height }: Size, asked: number): number {
  const largest = Math.min(longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  return largest >= asked ? asked : Math.floor(largest * 100) / 100;
}

const svgType = "image/svg+xml";
/** More nodes than this take long enough to be told of. */
const slow = 1000;

/** The pipeline as it is on screen, unsent changes included, to keep or to import elsewhere. */
export function saveDocument(shown: Pipeline): void {
  const { name, text } = documentFile(shown);
  saveAsFile(name, text);
}

export function saveMapAsSvg({ pipeline, map }: CommandContext): void {
  const shown = pipeline();
  saveAsFile(`${slugOf(shown.name)}.svg`, svgOf(shown), svgType);
  map.announce("The map is saved as SVG.");
}

export async function saveMapAsPng({ pipeline, map, editor }: CommandContext, asked: number): Promise<void> {
  const shown = pipeline();
  if (shown.nodes.size > slow) {
    editor.say(`Drawing a picture of ${shown.nodes.size.toLocaleString("en")} nodes takes a while.`);
    await nextFrame();
  }
  const drawn = await svgToPng(svgOf(shown), asked);
  if (!drawn)
    return editor.say(
      "This browser cannot draw a picture of a map this large. Save it as SVG, which has no limit.",
      "error",
    );
  saveAsFile(`${slugOf(shown.name)}${asked === 1 ? "" : `-${asked}x`}.png`, drawn.png, "image/png");
  if (drawn.scale < asked)
    editor.say(
      `The map is too large for a PNG at ${asked} times its size. It is saved at ${drawn.scale} times; an SVG has no limit.`,
      "warning",
    );
  else map.announce("The map is saved as PNG.");
}

function svgOf(pipeline: Pipeline): string {
  const day = today();
  return drawSvg(
    <MapPicture
      document={documentFromPipeline(pipeline)}
      coverage={coverageOf(pipeline, catalogue, day)}
      checked={checkedHandOvers(pipeline, catalogue, day)}
      worst={worstByNode(openControls(pipeline, day), mostNamed)}
      day={day}
    />,
  );
}

function* openControls(pipeline: Pipeline, day: string) {
  for (const { node, control, status } of assessmentsOf(pipeline, catalogue, day))
    yield { node: node.id, title: control.title, weight: control.weight, status };
}

/** Draws an SVG off the page, and writes it as a file that needs nothing else: every look is an attribute. */
function drawSvg(picture: ReactElement): string {
  const host = document.createElement("div");
  const root = createRoot(host);
  flushSync(() => root.render(picture));
  const svg = host.querySelector("svg");
  if (!svg) throw new Error("The picture is no SVG.");
  for (const element of [svg, ...svg.querySelectorAll("[class]")]) {
    for (const [name, value] of lookAttributes(element.getAttribute("class") ?? ""))
      element.setAttribute(name, value);
    element.removeAttribute("class");
  }
  const text = new XMLSerializer().serializeToString(svg);
  root.unmount();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

/** The browser draws an SVG of its own making. Smaller than asked for where that would be more than it can draw; undefined where it can't at all. */
async function svgToPng(
  svg: string,
  asked: number,
): Promise<{ readonly png: Blob; readonly scale: number } | undefined> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = pngScale({ width: image.naturalWidth, height: image.naturalHeight }, asked);
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(image.naturalWidth * scale);
    canvas.height = Math.floor(image.naturalHeight * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    return png ? { png, scale } : undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
