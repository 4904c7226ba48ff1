import { mapSvg } from "@/components/static-map/map-svg";
import { pngScale } from "@/components/static-map/png-scale";
import { nextFrame } from "@/lib/client/next-frame";
import { checkedNow } from "@/lib/client/posture/checked-now";
import { saveAsFile } from "@/lib/client/save-as-file";
import { today } from "@/lib/client/today";
import { documentFile } from "@/lib/domain/exporters/document-file";
import { slugOf } from "@/lib/domain/exporters/slug";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { EditorActions } from "@/lib/client/editor/editor-state";

/** Every current browser can draw this size. */
const limits = { side: 16_000, all: 64_000_000 };

const svgType = "image/svg+xml";
/** Above this many nodes, say that it takes time. */
const slow = 1000;

/** The pipeline as it is on screen, unsent changes included, to keep or to import elsewhere. */
export function saveDocument(shown: Pipeline): void {
  const { name, text } = documentFile(shown);
  saveAsFile(name, text);
}

export interface Shown {
  readonly pipeline: Pipeline;
  readonly say: EditorActions["say"];
  /** For screen readers. */
  readonly announce: (text: string) => void;
}

async function svgOf(shown: Pipeline): Promise<string> {
  const day = today();
  return mapSvg(shown, day, await checkedNow(shown, day));
}

export async function saveMapAsSvg({ pipeline: shown, announce }: Shown): Promise<void> {
  saveAsFile(`${slugOf(shown.name)}.svg`, await svgOf(shown), svgType);
  announce("Map saved as SVG.");
}

export async function saveMapAsPng({ pipeline: shown, say, announce }: Shown, asked: number): Promise<void> {
  if (shown.nodes.size > slow) {
    say(`Drawing ${shown.nodes.size.toLocaleString("en")} nodes. This takes a while.`);
    await nextFrame();
  }
  const drawn = await svgToPng(await svgOf(shown), asked);
  if (!drawn) return say("The map is too large for a PNG in this browser. Save it as SVG.", "error");
  saveAsFile(`${slugOf(shown.name)}${asked === 1 ? "" : `-${asked}x`}.png`, drawn.png, "image/png");
  if (drawn.scale < asked)
    say(
      `The map is too large for a PNG at ${asked}× size. It is saved at ${drawn.scale}×. SVG has no limit.`,
      "warning",
    );
  else announce("Map saved as PNG.");
}

/** Rasterises the SVG, smaller than requested if the browser can't draw that size; undefined if it can't draw it at all. */
async function svgToPng(
  svg: string,
  asked: number,
): Promise<{ readonly png: Blob; readonly scale: number } | undefined> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = pngScale({ width: image.naturalWidth, height: image.naturalHeight }, asked, limits);
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
